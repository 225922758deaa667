"""Bad input is an exception of one hierarchy that says what is wrong and where."""

from __future__ import annotations

import math
import pickle
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import numpy as np
import pytest

import physix

FALL = physix.Problem.sample("free_fall", 1)
LAW = "d2y/dt2 = -9.81"
T, Y = [0.0, 1.0, 2.0], [1.0, 2.0, 4.0]

ARGUMENTS: list[tuple[Callable[[], Any], type[physix.PhysiXError], str]] = [
    # Problems
    (lambda: physix.Problem.sample("free_fal"), physix.UnknownSystemError, "did you mean `free_fall`"),
    (lambda: physix.Problem.sample(3), physix.InputError, "system_id must be a str"),  # type: ignore[arg-type]
    (lambda: physix.Problem.sample("free_fall", -1), physix.InputError, "seed is -1; it must be from 0"),
    (lambda: physix.Problem.sample("free_fall", 2**64), physix.InputError, "seed is 18446744073709551616"),
    (lambda: physix.Problem.sample("free_fall", 1.5), physix.InputError, "seed is 1.5"),  # type: ignore[arg-type]
    (lambda: physix.Problem.sample("free_fall", noise=-1), physix.ProblemError, "`noise` must be a number from 0 to 1000"),
    (lambda: physix.Problem.sample("free_fall", noise=math.nan), physix.InputError, "noise is nan"),
    (lambda: physix.Problem.sample("free_fall", noise="much"), physix.InputError, "noise is 'much'"),  # type: ignore[arg-type]
    (lambda: physix.Problem.sample("free_fall", samples=1), physix.ProblemError, "`samples` must be a whole number from 2"),
    (lambda: physix.Problem.sample("free_fall", samples=10**9), physix.ProblemError, "`samples` must be"),
    (lambda: physix.Problem.sample("free_fall", reveal="some"), physix.InputError, "reveal is 'some'"),  # type: ignore[arg-type]
    (lambda: physix.Problem.from_arrays(T, [1, 2], "y"), physix.InputError, "y has 2 rows and there are 3 times"),
    (lambda: physix.Problem.from_arrays(T, [[1], [2, 3], [4]], "y"), physix.InputError, "same length"),
    (lambda: physix.Problem.from_arrays(T, Y, ["y", "z"]), physix.InputError, "y has 1 columns and there are 2 state"),
    (lambda: physix.Problem.from_arrays(T, np.zeros((3, 1, 1)), "y"), physix.InputError, "y has 3 dimensions"),
    (lambda: physix.Problem.from_arrays([[0, 1, 2]], Y, "y"), physix.InputError, "t has 2 dimensions"),
    (lambda: physix.Problem.from_arrays([0], [1], "y"), physix.InputError, "t has 1 times; 2 are the least"),
    (lambda: physix.Problem.from_arrays([0, 2, 1], Y, "y"), physix.InputError, r"t\[2\] = 1.0 is not later than t\[1\]"),
    (lambda: physix.Problem.from_arrays([0, math.nan, 1], Y, "y"), physix.InputError, r"t\[1\] is nan"),
    (lambda: physix.Problem.from_arrays(T, [1, math.inf, 2], "y"), physix.InputError, r"y\[1, 0\] is infinite"),
    (lambda: physix.Problem.from_arrays(T, ["a", "b", "c"], "y"), physix.InputError, "y has the type <U1"),
    (lambda: physix.Problem.from_arrays(T, [1, object(), 2], "y"), physix.InputError, r"y\[1\] is <object"),
    (lambda: physix.Problem.from_arrays(T, [1, 2j, 2], "y"), physix.InputError, "y has the type complex128"),
    (lambda: physix.Problem.from_arrays(T, np.array([1, 2, 3], "M8[s]"), "y"), physix.InputError, "datetime64"),
    (lambda: physix.Problem.from_arrays(T, [math.nan] * 3, "y"), physix.ProblemError, "`y` was never measured"),
    (lambda: physix.Problem.from_arrays(T, Y, "1y"), physix.ProblemError, "the state variable `1y` is not a name"),
    (lambda: physix.Problem.from_arrays(T, Y, "sin"), physix.ProblemError, "`sin` has the name of a function"),
    (lambda: physix.Problem.from_arrays(T, Y, [7]), physix.InputError, r"state_variables\[0\] is 7"),  # type: ignore[list-item]
    (lambda: physix.Problem.from_arrays(T, Y, "y", initial_state={"q": 1}), physix.ProblemError, "has `q`, which is neither"),
    (lambda: physix.Problem.from_arrays(T, Y, "y", initial_state={"y": "1"}), physix.InputError, r"initial_state\['y'\] is '1'"),  # type: ignore[dict-item]
    (lambda: physix.Problem.from_dict({"trajectory": []}), physix.ProblemError, "there are no state variables"),
    (lambda: physix.Problem.from_dict({"trajectories": []}), physix.ProblemError, "unknown key `trajectories`"),
    (lambda: physix.Problem.from_dict({"hint": object()}), physix.InputError, "cannot be written as JSON"),
    (lambda: physix.Problem.from_dict({"trajectory": [{"t": math.nan}]}), physix.InputError, "cannot be written as JSON"),
    (lambda: physix.Problem.from_dict({"trajectory": [{"t": 0, "y": "a"}]}), physix.InputError, 'found a string, behind `.*"y": `'),
    (lambda: physix.Problem.from_dict([]), physix.InputError, "must be a mapping, not list"),  # type: ignore[arg-type]
    # Scores
    (lambda: physix.score("free_fall", LAW), physix.InputError, "problem is of type str"),  # type: ignore[arg-type]
    (lambda: physix.score(FALL), physix.InputError, "either equations or completions"),
    (lambda: physix.score(FALL, LAW, completion=LAW), physix.InputError, "either equations or completions"),
    (lambda: physix.score(FALL, params={}, completion=LAW), physix.InputError, "params belong to equations"),
    (lambda: physix.score(FALL, LAW, {"g": "9"}), physix.InputError, r"params\[0\] is no mapping from names to numbers"),  # type: ignore[dict-item]
    (lambda: physix.score(FALL, LAW, previous_match=math.nan), physix.InputError, r"previous_matches\[0\] is nan"),
    (lambda: physix.score_batch([FALL], [LAW, LAW]), physix.InputError, "there are 1 problems and 2 proposals"),
    (lambda: physix.score_batch([FALL, None], [LAW, LAW]), physix.InputError, r"problems\[1\] is of type NoneType"),  # type: ignore[list-item]
    (lambda: physix.score_batch(7, [LAW]), physix.InputError, "problems is of type int"),  # type: ignore[arg-type]
    (lambda: physix.score_batch(FALL, LAW), physix.InputError, "equations is one str; give a list of them"),
    (lambda: physix.score_batch(FALL, [LAW, 3]), physix.InputError, r"equations\[1\] is of type int"),  # type: ignore[list-item]
    (lambda: physix.score_batch(FALL, completions=[LAW, b"x"]), physix.InputError, r"completions\[1\] is of type bytes"),  # type: ignore[list-item]
    (lambda: physix.score_batch(FALL, completions=7), physix.InputError, "completions is of type int"),  # type: ignore[arg-type]
    (lambda: physix.score_batch(FALL, [LAW] * 3, [{}, {}]), physix.InputError, "there are 2 params and 3 equations"),
    (lambda: physix.score_batch(FALL, [LAW] * 2, [{}, {"g": None}]), physix.InputError, r"params\[1\]"),  # type: ignore[dict-item]
    (lambda: physix.score_batch(FALL, [LAW] * 2, [{}, {7: 1.0}]), physix.InputError, r"params\[1\]"),  # type: ignore[dict-item]
    (lambda: physix.score_batch(FALL, [LAW] * 2, [{}, [1]]), physix.InputError, r"params\[1\]"),  # type: ignore[list-item]
    (lambda: physix.score_batch(FALL, [LAW] * 2, [{}, {"g": 10**400}]), physix.InputError, r"params\[1\]"),
    (lambda: physix.score_batch(FALL, [LAW] * 2, [{}, {"a\nb": 1.0}]), physix.InputError, r"params\[1\] has a name with a line feed"),
    (lambda: physix.score_batch(FALL, [LAW], previous_matches=[0.1, 0.2]), physix.InputError, "previous_matches has the shape"),
    (lambda: physix.score_batch(FALL, [LAW] * 2, previous_matches=[0.1, 1.2]), physix.InputError, r"previous_matches\[1\] is 1.2"),
    (lambda: physix.score_batch(FALL, [LAW] * 2, previous_matches=["a", 1]), physix.InputError, "previous_matches has the type"),
    (lambda: physix.score_batch(FALL, [LAW], workers=0), physix.InputError, "workers is 0"),
    # Simulations and equations
    (lambda: physix.simulate("dx/dt = y", initial_state={"x": 1}, t=T), physix.EquationError, "unknown name `y`"),
    (lambda: physix.simulate("d2x/dt2 = 0", initial_state={"x": 1}, t=T), physix.EquationError, "lacks the velocity `vx`"),
    (lambda: physix.simulate("dx/dt = 0", initial_state={"x": math.inf}, t=T), physix.InputError, r"initial_state\['x'\] is inf"),
    (lambda: physix.simulate("dx/dt = 0", initial_state=[1], t=T), physix.InputError, "initial_state must map names"),  # type: ignore[arg-type]
    (lambda: physix.simulate("dx/dt = 0", initial_state={}, t=T), physix.EquationError, "there are no state variables"),
    (lambda: physix.simulate("dx/dt = 0", initial_state={"x": 1}, t=[]), physix.InputError, "t has 0 times"),
    (lambda: physix.simulate("dx/dt = 0", initial_state={"x": 1}, t=T, rtol=0), physix.ProblemError, "tolerance is out of range"),
    (lambda: physix.simulate(b"dx/dt = 0", initial_state={"x": 1}, t=T), physix.InputError, "which is no str"),  # type: ignore[arg-type]
    (lambda: physix.Equation.read("dx/dt = "), physix.EquationError, "ends"),
    (lambda: physix.Equation.read("dx/dt = x", state_variables=["x", "x"]), physix.EquationError, "x"),
    # Searches
    (lambda: physix.discover(T, Y), physix.DiscoveryError, "`x0` has 3 values, too few"),
    (lambda: physix.discover([1, 0] * 20, [1.0] * 40), physix.InputError, r"t\[1\] = 0.0 is not later"),
    (lambda: physix.discover(range(40), np.ones((40, 13))), physix.DiscoveryError, "there are 13 variables"),
    (lambda: physix.discover(range(40), np.ones((40, 2)), state_variables=["a"]), physix.InputError, "1 names and 2 columns"),
    (lambda: physix.discover(range(40), range(40), order=3), physix.InputError, "order is 3"),  # type: ignore[arg-type]
    (lambda: physix.discover(range(40), range(40), terms=["sin("]), physix.DiscoveryError, "the term `sin\\(` cannot be read"),
    (lambda: physix.discover(range(40), range(40), forbid=["magic"]), physix.DiscoveryError, "`magic` is neither a family"),
    (lambda: physix.discover(range(40), range(40), effort=0), physix.InputError, "effort is 0"),
    (lambda: physix.discover(range(40), range(40), budget=0), physix.InputError, "budget is 0"),
    (lambda: physix.discover([range(9)], [np.ones((9, 1)), np.ones((9, 2))]), physix.InputError, "times for 1 experiments"),
    (lambda: physix.discover(range(9), [np.ones((9, 1)), np.ones((8, 1))]), physix.InputError, r"y\[1\] has 8 rows"),
    (lambda: physix.discover(range(9), [np.ones((9, 1)), np.ones((9, 2))]), physix.InputError, r"y\[1\] has 2 columns"),
    # The estimator
    (lambda: physix.EquationDiscovery().predict(Y), physix.NotFittedError, "not fitted yet; call `fit` first"),
    (lambda: physix.EquationDiscovery().fit(Y, 0.0), physix.InputError, "t is 0.0"),
    (lambda: physix.EquationDiscovery().set_params(alpha=1), physix.InputError, "there is no parameter `alpha`"),
]  # fmt: skip


@pytest.mark.parametrize(("call", "kind", "message"), ARGUMENTS, ids=range(len(ARGUMENTS)))
def test_bad_arguments_say_what_and_where(
    call: Callable[[], Any], kind: type[physix.PhysiXError], message: str
) -> None:
    with pytest.raises(kind, match=message) as caught:
        call()
    assert type(caught.value) is kind
    assert isinstance(caught.value, ValueError)


def test_an_equations_error_has_its_place_and_survives_pickling() -> None:
    with pytest.raises(physix.EquationError) as caught:
        physix.simulate("dx/dt = x + yy", initial_state={"x": 1}, t=T)
    error = pickle.loads(pickle.dumps(caught.value))
    assert error.range == (12, 14)
    assert (error.message, error.hint) == (caught.value.message, caught.value.hint)
    assert str(error) == str(caught.value)


def test_what_is_a_number_to_python_is_one_here() -> None:
    values = [1, True, Decimal("1.5"), np.float32(2.5)]
    problem = physix.Problem.from_arrays([0, 1, 2, 3], values, "y")
    assert problem.y[:, 0].tolist() == [1, 1, 1.5, 2.5]
