"""Solutions against scipy, equations against sympy."""

from __future__ import annotations

import numpy as np
import pytest
import sympy
from scipy.integrate import solve_ivp

import physix


def test_solutions_are_those_of_scipy() -> None:
    params = {"mu": 3.0, "w": 1.2}
    t = np.linspace(0, 8, 81)
    found = physix.simulate(
        "d2x/dt2 = mu*(1 - x**2)*vx - x + cos(w*t)",
        params,
        initial_state={"x": 1, "vx": -0.5},
        t=t,
        rtol=1e-10,
        atol=1e-12,
    )
    expected = solve_ivp(
        lambda t, s: [s[1], 3 * (1 - s[0] ** 2) * s[1] - s[0] + np.cos(1.2 * t)],
        (0, 8), [1, -0.5], t_eval=t, method="DOP853", rtol=1e-12, atol=1e-13,
    )  # fmt: skip
    assert found.state_variables == ("x", "vx")
    assert found.ending is None
    assert np.abs(found.y - expected.y.T).max() < 1e-7
    assert found["vx"].tolist() == found.y[:, 1].tolist()


def test_what_is_not_reached_is_nan_and_says_why() -> None:
    found = physix.simulate("dx/dt = x**2", initial_state={"x": 1}, t=[0, 0.5, 2])
    assert found.y[1, 0] == pytest.approx(2, rel=1e-5)
    assert np.isnan(found.y[2, 0])
    assert found.ending == "the solution blows up at t=1.0s"


def test_equations_are_those_of_sympy() -> None:
    read = physix.Equation.read("d2x/dt2 = -(k/m)*x - abs(vx)*sin(x)**2; dz/dt = exp(-z)", {"k": 2, "m": 4})
    t = sympy.Symbol("t")
    x, z = sympy.Function("x")(t), sympy.Function("z")(t)
    right = -0.5 * x - sympy.Abs(x.diff(t)) * sympy.sin(x) ** 2
    first, second = read.sympy()
    assert first.lhs == x.diff(t, 2)
    assert sympy.simplify(first.rhs - right) == 0
    assert second == sympy.Eq(z.diff(t), sympy.exp(-z))
    assert read.state_variables == ("x", "z", "vx")
    assert read.parameters == ("k", "m")
    # -, /, *, -, abs, *, sin, ** and then exp, -.
    assert read.complexity == 10
    assert r"\frac{-2}{4} x" in read.latex
    assert read.latex.startswith(r"\begin{aligned}")
    assert all(formula.startswith("<math") for formula in read.mathml)
    assert physix.Equation.read(read.text, {"k": 2, "m": 4}).text == read.text == str(read)


def test_scipys_source_is_the_same_law() -> None:
    read = physix.Equation.read("dx/dt = -a*x + b", {"a": 2.0, "b": 1.0})
    namespace: dict[str, object] = {}
    exec(read.scipy(), namespace)
    function = namespace["right_hand_side"]
    solution = solve_ivp(function, (0, 1), [3.0], rtol=1e-10)
    assert solution.y[0, -1] == pytest.approx(0.5 + 2.5 * np.exp(-2), rel=1e-6)


def test_systems_are_told_with_their_laws() -> None:
    known = {system["system_id"]: system for system in physix.systems()}
    assert known["free_fall_drag"]["equation"] == "d2y/dt2 = -g + k*vy**2"
    assert known["projectile_drag"]["tier"] == 3
    assert len(known) == 20
