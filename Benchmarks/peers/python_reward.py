"""The reward that PhysiX gives, written with sympy, scipy's `odeint` and numpy for a process pool.

It is `python_verification.py` with what a trainer needs around it: the JSON object is found in the model's text,
operators are counted with Python's own parser, and whatever fails earns nothing. It compares no frequencies, writes no
sentence about what is wrong, and bounds no work.
"""

from __future__ import annotations

import ast
import json
import os
import re
import time
import warnings
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass

import numpy as np
from problems import Problem
from python_verification import integrate, match, prepare

_OBJECT = re.compile(r"\{.*\}", re.DOTALL)
_COUNTED = (ast.BinOp, ast.UnaryOp, ast.Call)


@dataclass(frozen=True)
class Task:
    """What completions are about: samples, and the true initial state."""

    state_variables: tuple[str, ...]
    initial_state: tuple[float, ...]
    times: np.ndarray
    observed: np.ndarray


_tasks: list[Task] = []


def _begin(tasks: list[Task]) -> None:
    _tasks[:] = tasks
    warnings.filterwarnings("ignore")
    # LSODA complains from Fortran.
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)


def _operators(equation: str) -> int:
    sides = (line.split("=", 1)[1].strip() for line in equation.split(";"))
    return sum(isinstance(node, _COUNTED) for side in sides for node in ast.walk(ast.parse(side, mode="eval")))


def _reward(work: tuple[int, str]) -> float:
    """The total of one completion."""
    task, text = _tasks[work[0]], work[1]
    try:
        found = _OBJECT.search(text)
        if found is None:
            return 0.0
        answer = json.loads(found[0])
        params = {str(name): float(value) for name, value in answer.get("params", {}).items()}
        problem = Problem(
            "", task.state_variables, answer["equation"], params, task.initial_state, float(task.times[-1])
        )
        with np.errstate(all="ignore"):
            predicted = integrate(problem, prepare(problem), task.times, 1e-6)
        if not np.isfinite(predicted).all():
            return 0.0
        fit = match(task.observed, predicted)
        simplicity = max(0.0, 1 - 0.05 * _operators(answer["equation"])) if fit >= 0.1 else 0.0
        return 0.7 * fit + 0.2 * simplicity + 0.1
    except Exception:
        return 0.0


def _timed(work: tuple[int, str]) -> tuple[float, float]:
    """The total of one completion, and the CPU time it took."""
    start = time.process_time()
    return _reward(work), time.process_time() - start


class RewardPool:
    """Processes that are ready: modules are imported and sympy has parsed once."""

    def __init__(self, tasks: list[Task], processes: int, warm: tuple[int, str]) -> None:
        """Starts so many processes and waits for them."""
        self._pool = ProcessPoolExecutor(processes, initializer=_begin, initargs=(tasks,))
        list(self._pool.map(_reward, [warm] * (8 * processes)))

    def rewards(self, work: list[tuple[int, str]]) -> tuple[list[float], float]:
        """The rewards of completions in their order, and the CPU time of all, without what the pool itself takes."""
        answers = list(self._pool.map(_timed, work, chunksize=16))
        return [reward for reward, _ in answers], sum(seconds for _, seconds in answers)

    def close(self) -> None:
        """Ends the processes."""
        self._pool.shutdown()
