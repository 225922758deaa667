"""Proposals of all kinds: right, with wrong constants, of wrong structure, not to be read, not to be simulated."""

from __future__ import annotations

import json
import random

import physix


def wrong(equation: str, generator: random.Random) -> str:
    """An equation with something else in it."""
    return generator.choice([
        equation.replace("-", "+", 1),
        equation + " + 0.3",
        equation.split("=")[0] + "= -1",
        equation.replace("*", "**", 1),
        equation + " + undeclared*2",
        equation + " )",
        equation + " + sqrt(-1)",
        equation + " + 1/(t - t)",
        "",
        "d²y/dt² = −g",
        "dx/dt = x**2; dy/dt = y**2",
    ])  # fmt: skip


def proposals(count: int, seed: int) -> list[tuple[physix.Problem, int, str, str, dict[str, float]]]:
    """So many (problem, seed, system, equation, params) of eight systems, in random order."""
    generator = random.Random(seed)
    chosen = []
    problems: dict[tuple[str, int], physix.Problem] = {}
    for number in range(count):
        system = generator.choice([system["system_id"] for system in physix.systems()[:8]])
        key = (system, generator.randrange(3))
        problem = problems.setdefault(key, physix.Problem.sample(*key))
        assert problem.truth is not None
        equation, params = problem.truth["equation"], dict(problem.truth["params"])
        if number % 3 == 1:
            params = {name: value * generator.uniform(0.5, 1.5) for name, value in params.items()}
        elif number % 3 == 2:
            equation = wrong(equation, generator)
        chosen.append((problem, key[1], system, equation, params))
    return chosen


def completion(equation: str, params: dict[str, float], generator: random.Random) -> str:
    """What a model might write around a proposal."""
    answer = json.dumps({"equation": equation, "params": params, "rationale": "it fits"})
    return generator.choice([
        answer,
        f"<think>Let me see… {{draft}}</think>\n```json\n{answer}\n```",
        f"The answer is {answer} I think.",
        answer.replace('"', "'"),
        answer[:-1] + ",}",
        answer.replace("equation", "eqn"),
        answer[: len(answer) // 2],
        "I do not know.",
    ])  # fmt: skip
