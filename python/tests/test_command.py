"""Python and the command `physix` say the same, to the last bit."""

from __future__ import annotations

import json
import random
import subprocess
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import physix
from proposals import completion, proposals

ROOT = Path(__file__).resolve().parents[2]


def lines_of(program: Path, *arguments: str, given: str = "") -> list[dict[str, Any]]:
    run = subprocess.run([program, *arguments], input=given, capture_output=True, text=True, check=True)
    return [json.loads(line) for line in run.stdout.splitlines()]


def answers(program: Path, lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return lines_of(program, "score", given="".join(json.dumps(line) + "\n" for line in lines))


def check(batch: physix.ScoreBatch, expected: list[dict[str, Any]]) -> None:
    for name in ("match", "progress", "simplicity", "format", "total", "match_dense", "correctness", "shape", "freq",
                 "amplitude"):  # fmt: skip
        assert getattr(batch, name).tolist() == [answer["reward_breakdown"][name] for answer in expected], name
    for error, answer in zip(batch.errors, expected, strict=True):
        assert error == (None if answer["error"] is None else physix.ScoreError.from_dict(answer["error"]))
    for score, answer in zip(batch, expected, strict=True):
        assert score == physix.Score.from_dict(answer)


def test_equations_score_as_the_command_scores_them(program: Path) -> None:
    chosen = proposals(300, seed=1)
    expected = answers(program, [
        {"system_id": system, "seed": seed, "equation": equation, "params": params}
        for _, seed, system, equation, params in chosen
    ])  # fmt: skip
    batch = physix.score_batch([one[0] for one in chosen], [one[3] for one in chosen], [one[4] for one in chosen])
    check(batch, expected)
    # The mixture is what it claims to be.
    kinds = {error.kind for error in batch.errors if error}
    assert kinds == {"parse", "simulation"}
    assert (batch.match > 0.99).any()
    assert ((batch.match > 0.05) & (batch.match < 0.9)).any()


def test_completions_score_as_the_command_scores_them(program: Path) -> None:
    generator = random.Random(2)
    chosen = [(*one, completion(one[3], one[4], generator)) for one in proposals(300, seed=2)]
    expected = answers(program, [
        {"system_id": system, "seed": seed, "completion": text} for _, seed, system, _, _, text in chosen
    ])  # fmt: skip
    batch = physix.score_batch([one[0] for one in chosen], completions=[one[5] for one in chosen])
    check(batch, expected)
    assert (batch.match > 0.99).any()


def test_measured_problems_score_as_the_command_scores_them(program: Path) -> None:
    t = np.linspace(0, 4, 40)
    y = 2 * np.cos(1.7 * t)
    y[5] = np.nan
    problem = physix.Problem.from_arrays(t, y, "x", hint="a swing")
    line = {"problem": problem.to_dict(), "equation": "d2x/dt2 = -k*x", "params": {"k": 2.9}}
    (expected,) = answers(program, [line])
    score = physix.score(problem, "d2x/dt2 = -k*x", {"k": 2.9})
    assert score == physix.Score.from_dict(expected)
    assert score.fitted_initial_state is not None
    assert score.fitted_initial_state["x"] == pytest.approx(2, rel=1e-3)


def test_drawn_problems_are_those_of_the_command(program: Path) -> None:
    words = ["--noise", "0.05", "--samples", "33", "--seed", "11", "--json"]
    for system in physix.systems():
        name = system["system_id"]
        (expected,) = lines_of(program, "simulate", "--system", name, *words)
        problem = physix.Problem.sample(name, 11, noise=0.05, samples=33)
        assert problem.to_dict() == expected
        assert physix.Problem.from_dict(expected) == problem


def test_systems_are_those_of_the_command(program: Path) -> None:
    run = subprocess.run([program, "systems", "--json"], capture_output=True, text=True, check=True)
    assert physix.systems() == json.loads(run.stdout)


def test_discoveries_are_those_of_the_command(program: Path) -> None:
    file = ROOT / "Examples" / "lynx-hare.csv"
    (expected,) = lines_of(program, "discover", str(file), "--json", "--bootstrap", "3")
    rows = [line for line in file.read_text().splitlines() if line and not line.startswith("#")]
    names = [name.split("(")[0].split("[")[0].strip() for name in rows[0].split(",")]
    table = np.array([[float(cell) for cell in row.split(",")] for row in rows[1:]])
    found = physix.discover(table[:, 0], table[:, 1:], state_variables=names[1:], bootstrap=3)
    laws = ["equation", "params", "uncertainty", "r_squared", "complexity", "initial_state", "candidates"]
    for key in [*laws, "conserved", "rivals", "bootstrap"]:
        assert found.details[key] == expected[key], key
    assert found.experiments.origin == expected["time_origin"]
    assert found.equation == expected["equation"]
    assert found.params == expected["params"]
