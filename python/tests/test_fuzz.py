"""Whatever is given: a result, or a PhysiXError; never a crash of the interpreter, never another exception."""

from __future__ import annotations

import contextlib
from typing import Any

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

import physix

PROBLEMS = [physix.Problem.sample(system["system_id"], 5) for system in physix.systems()[:10]] + [
    physix.Problem.from_arrays(np.linspace(0, 3, 20), np.sin(np.linspace(0, 3, 20)), "x", driven=True)
]

settings.register_profile(
    "fuzz", deadline=None, max_examples=150, suppress_health_check=list(HealthCheck), derandomize=True
)
settings.load_profile("fuzz")

tokens = st.sampled_from(
    [*"=+-*/^();,.xytgkL[]{}:'\"\né\ud800\0%", "dx/dt", "d2x/dt2", "d2y/dt2", "dy/dt", "d2theta/dt2", "**", "vx", "vy",
     "theta", "sin", "cos", "exp", "log", "sqrt", "abs", "Abs", "tan", "0", "1", "2.5", "1e308", "1e-308", "-1", ".5",
     "1e", "0x1", "lambda", "!=", "==", "<=", "and", "if", "d2x/dt2 =", "dx/dt ="]
)  # fmt: skip
equations = st.one_of(st.lists(tokens, max_size=40).map(" ".join), st.text(max_size=200))
names = st.one_of(st.sampled_from(["g", "k", "L", "x", "t", "sin", "", "é", "a b", "\ud800"]), st.text(max_size=5))
params = st.dictionaries(names.filter(lambda name: "\n" not in name), st.floats() | st.integers(), max_size=4)
anything: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.binary(max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)
numbers = st.floats() | st.integers(-3, 3) | st.sampled_from([0.1, 1e300, -1e300, 1e-320])
tables = arrays.arrays(np.float64, st.tuples(st.integers(0, 12), st.integers(0, 3)), elements=numbers)
times = st.one_of(
    st.integers(0, 12).map(lambda count: np.arange(count, dtype=float)),
    arrays.arrays(np.float64, st.integers(0, 12), elements=numbers),
)


def refused() -> contextlib.AbstractContextManager[None]:
    return contextlib.suppress(physix.PhysiXError)


@given(st.lists(st.tuples(st.sampled_from(PROBLEMS), equations, params), max_size=8), st.integers(1, 3))
def test_any_equations(batch: list[tuple[physix.Problem, str, dict[str, float]]], workers: int) -> None:
    with refused():
        scores = physix.score_batch([one[0] for one in batch], [one[1] for one in batch], [one[2] for one in batch],
                                    workers=workers)  # fmt: skip
        assert ((scores.values >= 0) & (scores.values <= 1)).all()
        assert [error is None for error in scores.errors] == [total > 0 for total in scores.total]
        assert [score.total for score in scores] == scores.total.tolist()


@given(st.sampled_from(PROBLEMS), st.lists(st.one_of(equations, st.text(), anything.map(repr)), max_size=8))
def test_any_completions(problem: physix.Problem, texts: list[str]) -> None:
    scores = physix.score_batch(problem, completions=[f'{text} {{"equation": "{text}"}}' for text in texts])
    assert np.isfinite(scores.values).all()


@given(anything, anything, anything, anything, anything)
def test_any_arguments_of_scores(problems: Any, texts: Any, numbers: Any, matches: Any, workers: Any) -> None:
    for problem in (problems, PROBLEMS[0]):
        with refused():
            physix.score_batch(problem, texts, numbers, previous_matches=matches, workers=workers)
        with refused():
            physix.score_batch(problem, completions=texts, previous_matches=matches)
        with refused():
            physix.score(problem, texts, numbers)
        with refused():
            physix.score(problem, "dx/dt = 0", numbers, previous_match=matches)


samples = st.lists(
    st.dictionaries(st.sampled_from(["t", "x", "y", "é"]), anything | st.floats(), max_size=3), max_size=4
)
documents = st.fixed_dictionaries(
    {},
    optional={
        "state_variables": st.lists(names, max_size=3) | anything,
        "trajectory": samples | anything,
        "initial_state": params | anything,
        "hint": st.text(max_size=5) | anything,
        "driven": anything,
        "system_id": anything,
        "more": anything,
    },
)


@given(documents)
def test_any_documents(document: dict[str, Any]) -> None:
    with refused():
        problem = physix.Problem.from_dict(document)
        assert physix.Problem.from_dict(problem.to_dict()) == problem


@given(times | anything, tables | anything, st.lists(names, max_size=3) | anything, params | anything)
def test_any_arrays(t: Any, y: Any, state_variables: Any, initial_state: Any) -> None:
    with refused():
        problem = physix.Problem.from_arrays(t, y, state_variables, initial_state=initial_state)
        name = problem.state_variables[0]
        physix.score_batch(problem, [f"d{name}/dt = 1", f"d2{name}/dt2 = -{name}", f"d{name}/dt = {name}**3"])


@given(anything | names, anything, anything, anything)
def test_any_sampling(system: Any, seed: Any, noise: Any, count: Any) -> None:
    for name in (system, "lorenz"):
        with refused():
            physix.Problem.sample(name, seed, noise=noise, samples=count if not isinstance(count, int) else count % 500)


@given(equations, params | anything, params | anything, times | anything, numbers, numbers)
def test_any_simulations(equation: str, given: Any, start: Any, t: Any, rtol: Any, atol: Any) -> None:
    with refused():
        physix.simulate(equation, given, initial_state=start, t=t)
    with refused():
        physix.simulate("dx/dt = -x", initial_state={"x": 1}, t=t, rtol=rtol, atol=atol)


@given(equations, params | anything, st.none() | st.lists(names, max_size=3) | anything)
def test_any_equations_to_be_written(equation: str, given: Any, state_variables: Any) -> None:
    with refused():
        read = physix.Equation.read(equation, given, state_variables)
        assert physix.Equation.read(read.text, given, state_variables).text == read.text


@settings(max_examples=60)
@given(
    times | anything,
    tables | anything,
    st.none() | st.lists(names, max_size=3) | anything,
    st.sampled_from(["auto", 1, 2, "3"]),
    anything,
)
def test_any_searches(t: Any, y: Any, state_variables: Any, order: Any, hint: Any) -> None:
    with refused():
        physix.discover(t, y, state_variables=state_variables, order=order, effort=5)
    values = np.resize(y, 12) if isinstance(y, np.ndarray) and y.size else y
    with refused():
        physix.discover(np.arange(12.0), values, order=order, hint=hint, effort=5, workers=2)
    with refused():
        physix.discover(
            range(12), range(12), terms=hint, forbid=hint, effort=order, bootstrap=order, seed=hint, budget=hint
        )
