#!/usr/bin/env python3
"""Measures `physix.score_batch` beside the same reward in sympy and scipy, and what the binding costs.

    python_rewards.py PHYSIX_REWARD_BENCH [--json FILE]

The work is one step of GRPO: 1,024 completions of 8 systems. Of ten proposals four are right, three have wrong
constants, two a wrong structure, and one cannot be read or simulated; one answer in ten is no JSON. The binding's cost
is the CPU time of `score_batch` without that of the same work in Swift alone (`physix-reward-bench`), where there is
neither Python nor C. Times are the least of several rounds, because other work on the machine only ever adds.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np

import physix

sys.path.insert(0, str(Path(__file__).parent / "peers"))

from python_reward import RewardPool, Task

COMPLETIONS, GROUP = 1024, 128
ROUNDS, SCIPY_ROUNDS = 61, 3

Work = list[tuple[int, str]]


def proposal(truth: dict[str, Any], generator: random.Random) -> tuple[str, dict[str, float]]:
    """An equation and its params, right or wrong."""
    equation, params = truth["equation"], dict(truth["params"])
    kind = generator.random()
    if 0.3 <= kind < 0.6:
        params = {name: value * generator.uniform(0.6, 1.4) for name, value in params.items()}
    elif 0.6 <= kind < 0.8:
        equation = equation.replace("-", "- 0.5*", 1) + " + 0.2" if kind < 0.7 else equation + " - 0.1"
    elif 0.8 <= kind < 0.9:
        equation += " + exp(exp(9))" if kind < 0.83 else generator.choice([" + q*2", " +", ")"])
    return equation, {name: round(value, 4) for name, value in params.items()}


def completion(truth: dict[str, Any], generator: random.Random) -> str:
    """What a model might have written."""
    equation, params = proposal(truth, generator)
    answer = json.dumps({"equation": equation, "params": params, "rationale": "it follows from the samples"})
    style = generator.random()
    if style < 0.1:
        return "The motion looks like a decaying oscillation, but I am not sure about the equation."
    if style < 0.4:
        thought = "<think>The amplitude shrinks, so there is friction. I estimate the constants.</think>"
        return f"{thought}\n```json\n{answer}\n```"
    return answer if style < 0.8 else f"Here is my proposal:\n{answer}"


def step() -> tuple[list[physix.Problem], Work]:
    """The problems, and for each completion its problem and text; the completions of a problem are a group."""
    generator = random.Random(1)
    problems = [physix.Problem.sample(system["system_id"], 7) for system in physix.systems()[: COMPLETIONS // GROUP]]
    truths = [problem.truth for problem in problems]
    return problems, [
        (place, completion(truth, generator)) for place, truth in enumerate(truths) if truth for _ in range(GROUP)
    ]


def in_scipy(problems: list[physix.Problem], work: Work, processes: int) -> tuple[list[float], float, float]:
    """The rewards, and the least wall and CPU time of a process pool."""
    tasks = [
        Task(problem.state_variables, tuple((problem.initial_state or {}).values()), problem.t, problem.y)
        for problem in problems
    ]
    pool = RewardPool(tasks, processes, work[0])
    walls, cpus = [], []
    for _ in range(SCIPY_ROUNDS):
        start = time.perf_counter()
        rewards, cpu = pool.rewards(work)
        walls.append(time.perf_counter() - start)
        cpus.append(cpu)
    pool.close()
    return rewards, min(walls), min(cpus)


def in_physix(problems: list[physix.Problem], work: Work, workers: int) -> tuple[np.ndarray, float, float]:
    """The rewards, and the least wall and CPU time."""
    each = [problems[place] for place, _ in work]
    texts = [text for _, text in work]
    walls, cpus = [], []
    for _ in range(ROUNDS):
        wall, cpu = time.perf_counter(), time.process_time()
        batch = physix.score_batch(each, completions=texts, workers=workers)
        walls.append(time.perf_counter() - wall)
        cpus.append(time.process_time() - cpu)
    return batch.total, min(walls), min(cpus)


def in_swift(program: str, problems: list[physix.Problem], work: Work) -> tuple[float, float]:
    """The sum of the rewards, and the CPU time of the same work without a binding."""
    document = {
        "problems": [json.dumps(problem.to_dict()) for problem in problems],
        "places": [place for place, _ in work],
        "texts": [text for _, text in work],
    }
    run = subprocess.run([program], input=json.dumps(document), capture_output=True, text=True, check=True)
    line = json.loads(run.stdout)
    return line["total"], line["ns"] / 1e9


def main() -> None:
    """Measures and prints."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("program", help="physix-reward-bench")
    arguments.add_argument("--json", type=Path, help="writes the figures to a file")
    options = arguments.parse_args()
    cores = len(os.sched_getaffinity(0))
    problems, work = step()

    expected, scipy_wall, scipy_cpu = in_scipy(problems, work, cores)
    swift_sum, swift = in_swift(options.program, problems, work)
    one, one_wall, one_cpu = in_physix(problems, work, 1)
    two, two_wall, two_cpu = in_physix(problems, work, 2)
    swift = min(swift, in_swift(options.program, problems, work)[1])
    if not np.array_equal(one, two) or sum(one.tolist()) != swift_sum:
        raise SystemExit("the rewards differ between Python and Swift")
    differing = int(np.sum(np.abs(one - expected) > 1e-3))
    if differing > COMPLETIONS // 100:
        raise SystemExit(f"{differing} of {COMPLETIONS} rewards are not those of sympy and scipy")

    figures = {
        "scipy_rows_per_second": COMPLETIONS / scipy_wall,
        "scipy_cpu_us_per_row": scipy_cpu / COMPLETIONS * 1e6,
        "physix_rows_per_second_one_thread": COMPLETIONS / one_wall,
        "physix_rows_per_second_two_threads": COMPLETIONS / two_wall,
        "physix_cpu_us_per_row": one_cpu / COMPLETIONS * 1e6,
        "times_faster_wall": scipy_wall / two_wall,
        "times_faster_cpu": scipy_cpu / one_cpu,
        "swift_us_per_row": swift / COMPLETIONS * 1e6,
        "binding_us_per_row_one_thread": (one_cpu - swift) / COMPLETIONS * 1e6,
        "binding_us_per_row_two_threads": (two_cpu - swift) / COMPLETIONS * 1e6,
        "rewards_that_differ": differing,
    }
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1) + "\n")
    report(figures, cores, float(np.mean(one > 0)), float(np.mean(one > 0.8)))


def report(figures: dict[str, float], cores: int, read: float, right: float) -> None:
    """Prints the figures beside their goals."""
    print(f"{COMPLETIONS} completions of 8 systems, {read:.0%} of them equations, {right:.0%} right; {cores} cores")
    rows = [
        (f"sympy + scipy, {cores} processes", "scipy_rows_per_second", "rows/s", None),
        ("sympy + scipy, CPU time of a row", "scipy_cpu_us_per_row", "us", None),
        ("score_batch, 1 thread", "physix_rows_per_second_one_thread", "rows/s", None),
        ("score_batch, 2 threads", "physix_rows_per_second_two_threads", "rows/s", None),
        ("score_batch, CPU time of a row", "physix_cpu_us_per_row", "us", None),
        ("times faster, wall time, 2 threads", "times_faster_wall", "times", "reach 200"),
        ("times faster, CPU time", "times_faster_cpu", "times", "reach 200"),
        ("the same work in Swift alone", "swift_us_per_row", "us", None),
        ("binding, of a row, 1 thread", "binding_us_per_row_one_thread", "us", "reach 5"),
        ("binding, of a row, 2 threads", "binding_us_per_row_two_threads", "us", "reach 5"),
        ("rewards that differ by over 0.001", "rewards_that_differ", "", None),
    ]
    for name, key, unit, goal in rows:
        print(f"{name:36} {figures[key]:12,.1f} {unit:7} {goal or ''}".rstrip())


if __name__ == "__main__":
    main()
