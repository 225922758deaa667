#!/usr/bin/env python3
"""The Python peer: a whole verification with sympy, scipy's odeint and numpy, timed part by part.

    python_verification.py [--quick] [ID…]      prints JSON Lines to standard output

A line of kind `verification` gives the median CPU time of a verification and of its parts, a line of kind
`integration` the CPU time and the error of odeint alone at one tolerance. Times are nanoseconds of this thread.

It is what a careful programmer writes: names resolved by a local dictionary, a right-hand side compiled for plain
floats (`modules="math"`, which beats numpy scalars several times), parameters passed as arguments, one odeint call.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import time
from collections.abc import Callable

import numpy as np
from problems import REFERENCES, Problem, RightHandSide, compile_right_hand_side, load_problems, parse
from scipy.integrate import odeint

TOLERANCES = [10.0**-digits for digits in range(3, 11)]


def prepare(problem: Problem) -> RightHandSide:
    """Text to a compiled function."""
    names, parameters = problem.state_variables, tuple(problem.params)
    return compile_right_hand_side(parse(problem.equation, names, parameters), names, parameters)


def integrate(problem: Problem, function: RightHandSide, times: np.ndarray, tolerance: float) -> np.ndarray:
    """The states at `times`, by LSODA; the absolute tolerance is a hundredth of the relative one."""
    return odeint(
        function,
        problem.initial_state,
        times,
        args=tuple(problem.params.values()),
        tfirst=True,
        rtol=tolerance,
        atol=tolerance * 1e-2,
        mxstep=100_000,
    )


def match(observed: np.ndarray, predicted: np.ndarray) -> float:
    """The mean over the variables of R², floored at 0 (Docs/Contract.md §4; every variable here varies)."""
    residual = np.sum((observed - predicted) ** 2, axis=0)
    total = np.sum((observed - observed.mean(axis=0)) ** 2, axis=0)
    return float(np.mean(np.maximum(0.0, 1.0 - residual / total)))


def nanoseconds(action: Callable[[], object], seconds: float) -> float:
    """The median thread CPU time of `action`, called again and again for about so many seconds."""
    durations: list[int] = []
    while sum(durations) < seconds * 1e9 or len(durations) < 5:
        start = time.thread_time_ns()
        action()
        durations.append(time.thread_time_ns() - start)
    return statistics.median(durations)


def verification(problem: Problem, seconds: float) -> dict[str, object]:
    """One line of kind `verification`, at rtol 1e-6 and atol 1e-8."""
    reference = json.loads((REFERENCES / f"{problem.id}.json").read_text())
    times, observed = np.array(reference["times"]), np.array(reference["states"])
    function = prepare(problem)
    predicted = integrate(problem, function, times, 1e-6)

    def whole() -> float:
        return match(observed, integrate(problem, prepare(problem), times, 1e-6))

    return {
        "kind": "verification",
        "peer": "python",
        "problem": problem.id,
        "match": whole(),
        "parse_compile_ns": nanoseconds(lambda: prepare(problem), seconds),
        "integrate_ns": nanoseconds(lambda: integrate(problem, function, times, 1e-6), seconds),
        "r_squared_ns": nanoseconds(lambda: match(observed, predicted), seconds),
        "whole_ns": nanoseconds(whole, seconds),
    }


def integration(problem: Problem, tolerance: float, seconds: float) -> dict[str, object]:
    """One line of kind `integration`: a point of the work–precision curve."""
    reference = json.loads((REFERENCES / f"{problem.id}.json").read_text())
    times, exact = np.array(reference["times"]), np.array(reference["states"])
    function = prepare(problem)
    error = np.max(np.abs(integrate(problem, function, times, tolerance) - exact) / np.max(np.abs(exact), axis=0))
    return {
        "kind": "integration",
        "peer": "scipy",
        "method": "odeint",
        "problem": problem.id,
        "rtol": tolerance,
        "ns": nanoseconds(lambda: integrate(problem, function, times, tolerance), seconds),
        "error": float(error),
    }


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--quick", action="store_true", help="fewer repeats and tolerances")
    arguments.add_argument("problems", nargs="*", metavar="ID")
    options = arguments.parse_args()
    seconds, step = (0.05, 3) if options.quick else (0.3, 1)
    for problem in load_problems():
        if options.problems and problem.id not in options.problems:
            continue
        print(json.dumps(verification(problem, seconds)))
        for tolerance in TOLERANCES[::step]:
            print(json.dumps(integration(problem, tolerance, seconds / 5)))
        sys.stdout.flush()


if __name__ == "__main__":
    main()
