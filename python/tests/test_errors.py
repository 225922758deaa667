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
from physix import (
    DiscoveryError,
    EquationError,
    InputError,
    NotFittedError,
    PhysiXError,
    ProblemError,
    UnknownSystemError,
)

px: Any = physix
"""The package for those who do not look at its types."""
FALL = physix.Problem.sample("free_fall", 1)
LAW = "d2y/dt2 = -9.81"
T, Y = [0.0, 1.0, 2.0], [1.0, 2.0, 4.0]

ARGUMENTS: list[tuple[Callable[[], Any], type[PhysiXError], str]] = [
    # Problems
    (lambda: px.Problem.sample("free_fal"), UnknownSystemError, "did you mean `free_fall`"),
    (lambda: px.Problem.sample(3), InputError, "system_id must be a str"),
    (lambda: px.Problem.sample("free_fall", -1), InputError, "seed is -1; it must be from 0"),
    (lambda: px.Problem.sample("free_fall", 2**64), InputError, "seed is 18446744073709551616"),
    (lambda: px.Problem.sample("free_fall", 1.5), InputError, "seed is 1.5"),
    (lambda: px.Problem.sample("free_fall", noise=-1), ProblemError, "`noise` must be a number from 0 to 1000"),
    (lambda: px.Problem.sample("free_fall", noise=math.nan), InputError, "noise is nan"),
    (lambda: px.Problem.sample("free_fall", noise="much"), InputError, "noise is 'much'"),
    (lambda: px.Problem.sample("free_fall", samples=1), ProblemError, "`samples` must be a whole number from 2"),
    (lambda: px.Problem.sample("free_fall", samples=10**9), ProblemError, "`samples` must be"),
    (lambda: px.Problem.sample("free_fall", reveal="some"), InputError, "reveal is 'some'"),
    (lambda: px.Problem.from_arrays(T, [1, 2], "y"), InputError, "y has 2 rows and there are 3 times"),
    (lambda: px.Problem.from_arrays(T, [[1], [2, 3], [4]], "y"), InputError, "same length"),
    (lambda: px.Problem.from_arrays(T, Y, ["y", "z"]), InputError, "y has 1 columns and there are 2 state"),
    (lambda: px.Problem.from_arrays(T, np.zeros((3, 1, 1)), "y"), InputError, "y has 3 dimensions"),
    (lambda: px.Problem.from_arrays([[0, 1, 2]], Y, "y"), InputError, "t has 2 dimensions"),
    (lambda: px.Problem.from_arrays([0], [1], "y"), InputError, "t has 1 times; 2 are the least"),
    (lambda: px.Problem.from_arrays([0, 2, 1], Y, "y"), InputError, r"t\[2\] = 1.0 is not later than t\[1\]"),
    (lambda: px.Problem.from_arrays([0, math.nan, 1], Y, "y"), InputError, r"t\[1\] is nan"),
    (lambda: px.Problem.from_arrays(T, [1, math.inf, 2], "y"), InputError, r"y\[1, 0\] is infinite"),
    (lambda: px.Problem.from_arrays(T, ["a", "b", "c"], "y"), InputError, "y has the type <U1"),
    (lambda: px.Problem.from_arrays(T, [1, object(), 2], "y"), InputError, r"y\[1\] is <object"),
    (lambda: px.Problem.from_arrays(T, [1, 2j, 2], "y"), InputError, "y has the type complex128"),
    (lambda: px.Problem.from_arrays(T, np.array([1, 2, 3], "M8[s]"), "y"), InputError, "datetime64"),
    (lambda: px.Problem.from_arrays(T, [math.nan] * 3, "y"), ProblemError, "`y` was never measured"),
    (lambda: px.Problem.from_arrays(T, Y, "1y"), ProblemError, "the state variable `1y` is not a name"),
    (lambda: px.Problem.from_arrays(T, Y, "sin"), ProblemError, "`sin` has the name of a function"),
    (lambda: px.Problem.from_arrays(T, Y, [7]), InputError, r"state_variables\[0\] is 7"),
    (lambda: px.Problem.from_arrays(T, Y, "y", initial_state={"q": 1}), ProblemError, "has `q`, which is neither"),
    (lambda: px.Problem.from_arrays(T, Y, "y", initial_state={"y": "1"}), InputError, r"initial_state\['y'\] is '1'"),
    (lambda: px.Problem.from_dict({"trajectory": []}), ProblemError, "there are no state variables"),
    (lambda: px.Problem.from_dict({"trajectories": []}), ProblemError, "unknown key `trajectories`"),
    (lambda: px.Problem.from_dict({"hint": object()}), InputError, "cannot be written as JSON"),
    (lambda: px.Problem.from_dict({"trajectory": [{"t": math.nan}]}), InputError, "cannot be written as JSON"),
    (lambda: px.Problem.from_dict({"trajectory": [{"t": 0, "y": "a"}]}), InputError, 'a string, behind `.*"y": `'),
    (lambda: px.Problem.from_dict([]), InputError, "must be a mapping, not list"),
    # Scores
    (lambda: px.score("free_fall", LAW), InputError, "problem is of type str"),
    (lambda: px.score(FALL), InputError, "either equations or completions"),
    (lambda: px.score(FALL, LAW, completion=LAW), InputError, "either equations or completions"),
    (lambda: px.score(FALL, params={}, completion=LAW), InputError, "params belong to equations"),
    (lambda: px.score(FALL, LAW, {"g": "9"}), InputError, r"params\[0\] is no mapping from names to numbers"),
    (lambda: px.score(FALL, LAW, previous_match=math.nan), InputError, r"previous_matches\[0\] is nan"),
    (lambda: px.score_batch([FALL], [LAW, LAW]), InputError, "there are 1 problems and 2 proposals"),
    (lambda: px.score_batch([FALL, None], [LAW, LAW]), InputError, r"problems\[1\] is of type NoneType"),
    (lambda: px.score_batch(7, [LAW]), InputError, "problems is of type int"),
    (lambda: px.score_batch(FALL, LAW), InputError, "equations is one str; give a list of them"),
    (lambda: px.score_batch(FALL, [LAW, 3]), InputError, r"equations\[1\] is of type int"),
    (lambda: px.score_batch(FALL, completions=[LAW, b"x"]), InputError, r"completions\[1\] is of type bytes"),
    (lambda: px.score_batch(FALL, completions=7), InputError, "completions is of type int"),
    (lambda: px.score_batch(FALL, [LAW] * 3, [{}, {}]), InputError, "there are 2 params and 3 equations"),
    (lambda: px.score_batch(FALL, [LAW] * 2, [{}, {"g": None}]), InputError, r"params\[1\]"),
    (lambda: px.score_batch(FALL, [LAW] * 2, [{}, {7: 1.0}]), InputError, r"params\[1\]"),
    (lambda: px.score_batch(FALL, [LAW] * 2, [{}, [1]]), InputError, r"params\[1\]"),
    (lambda: px.score_batch(FALL, [LAW] * 2, [{}, {"g": 10**400}]), InputError, r"params\[1\]"),
    (lambda: px.score_batch(FALL, [LAW] * 2, [{}, {"a\nb": 1.0}]), InputError, r"params\[1\] has a name with a line"),
    (lambda: px.score_batch(FALL, [LAW], previous_matches=[0.1, 0.2]), InputError, "previous_matches has the shape"),
    (lambda: px.score_batch(FALL, [LAW] * 2, previous_matches=[0.1, 1.2]), InputError, r"previous_matches\[1\] is 1.2"),
    (lambda: px.score_batch(FALL, [LAW] * 2, previous_matches=["a", 1]), InputError, "previous_matches has the type"),
    (lambda: px.score_batch(FALL, [LAW], workers=0), InputError, "workers is 0"),
    # Simulations and equations
    (lambda: px.simulate("dx/dt = y", initial_state={"x": 1}, t=T), EquationError, "unknown name `y`"),
    (lambda: px.simulate("d2x/dt2 = 0", initial_state={"x": 1}, t=T), EquationError, "lacks the velocity `vx`"),
    (lambda: px.simulate("dx/dt = 0", initial_state={"x": math.inf}, t=T), InputError, r"initial_state\['x'\] is inf"),
    (lambda: px.simulate("dx/dt = 0", initial_state=[1], t=T), InputError, "initial_state must map names"),
    (lambda: px.simulate("dx/dt = 0", initial_state={}, t=T), EquationError, "there are no state variables"),
    (lambda: px.simulate("dx/dt = 0", initial_state={"x": 1}, t=[]), InputError, "t has 0 times"),
    (lambda: px.simulate("dx/dt = 0", initial_state={"x": 1}, t=T, rtol=0), ProblemError, "tolerance is out of range"),
    (lambda: px.simulate(b"dx/dt = 0", initial_state={"x": 1}, t=T), InputError, "which is no str"),
    (lambda: px.Equation.read("dx/dt = "), EquationError, "ends"),
    (lambda: px.Equation.read("dx/dt = x", state_variables=["x", "x"]), EquationError, "x"),
    # Searches
    (lambda: px.discover(T, Y), DiscoveryError, "`x0` has 3 values, too few"),
    (lambda: px.discover([1, 0] * 20, [1.0] * 40), InputError, r"t\[1\] = 0.0 is not later"),
    (lambda: px.discover(range(40), np.ones((40, 13))), DiscoveryError, "there are 13 variables"),
    (lambda: px.discover(range(40), np.ones((40, 2)), state_variables=["a"]), InputError, "1 names and 2 columns"),
    (lambda: px.discover(range(40), range(40), order=3), InputError, "order is 3"),
    (lambda: px.discover(range(40), range(40), terms=["sin("]), DiscoveryError, "the term `sin\\(` cannot be read"),
    (lambda: px.discover(range(40), range(40), forbid=["magic"]), DiscoveryError, "`magic` is neither a family"),
    (lambda: px.discover(range(40), range(40), effort=0), InputError, "effort is 0"),
    (lambda: px.discover(range(40), range(40), budget=0), InputError, "budget is 0"),
    (lambda: px.discover([range(9)], [np.ones((9, 1)), np.ones((9, 2))]), InputError, "times for 1 experiments"),
    (lambda: px.discover(range(9), [np.ones((9, 1)), np.ones((8, 1))]), InputError, r"y\[1\] has 8 rows"),
    (lambda: px.discover(range(9), [np.ones((9, 1)), np.ones((9, 2))]), InputError, r"y\[1\] has 2 columns"),
    # The estimator
    (lambda: px.EquationDiscovery().predict(Y), NotFittedError, "not fitted yet; call `fit` first"),
    (lambda: px.EquationDiscovery().fit(Y, 0.0), InputError, "t is 0.0"),
    (lambda: px.EquationDiscovery().set_params(alpha=1), InputError, "there is no parameter `alpha`"),
]  # fmt: skip


@pytest.mark.parametrize(("call", "kind", "message"), ARGUMENTS, ids=range(len(ARGUMENTS)))
def test_bad_arguments_say_what_and_where(call: Callable[[], Any], kind: type[PhysiXError], message: str) -> None:
    with pytest.raises(kind, match=message) as caught:
        call()
    assert type(caught.value) is kind
    assert isinstance(caught.value, ValueError)


def test_an_equations_error_has_its_place_and_survives_pickling() -> None:
    with pytest.raises(EquationError) as caught:
        physix.simulate("dx/dt = x + yy", initial_state={"x": 1}, t=T)
    error = pickle.loads(pickle.dumps(caught.value))
    assert error.range == (12, 14)
    assert (error.message, error.hint) == (caught.value.message, caught.value.hint)
    assert str(error) == str(caught.value)


def test_what_is_a_number_to_python_is_one_here() -> None:
    values = [1, True, Decimal("1.5"), np.float32(2.5)]
    problem = px.Problem.from_arrays([0, 1, 2, 3], values, "y")
    assert problem.y[:, 0].tolist() == [1, 1, 1.5, 2.5]
