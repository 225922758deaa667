"""Laws from samples: what is found, how it is told, and how a search is ended."""

from __future__ import annotations

import math
import signal
import subprocess
import sys
import threading

import numpy as np
import pandas as pd
import pytest
import sympy

import physix

T = np.linspace(0, 10, 120)
NOISE = np.random.default_rng(3)


@pytest.fixture(scope="module")
def oscillator() -> physix.Discovery:
    """x'' = -4 x - 0.3 x', measured with noise from t = 100 on; the velocity is hidden."""
    rate = math.sqrt(4 - 0.15**2)
    x = np.exp(-0.15 * T) * np.cos(rate * T)
    return physix.discover(100 + T, x + 0.005 * NOISE.normal(size=len(T)), state_variables="x")


def test_a_law_with_a_hidden_velocity_is_found(oscillator: physix.Discovery) -> None:
    assert oscillator.state_variables == ("x", "vx")
    (equation,) = oscillator.sympy()
    t = sympy.Symbol("t")
    x = sympy.Function("x")(t)
    assert equation.lhs == x.diff(t, 2)
    assert float(equation.rhs.coeff(x)) == pytest.approx(-4, rel=0.01)
    assert float(equation.rhs.coeff(x.diff(t))) == pytest.approx(-0.3, rel=0.05)
    assert oscillator.r_squared["x"] > 0.999
    assert oscillator.noise["x"] == pytest.approx(0.005, rel=0.3)
    assert all(0 < value < 0.02 for value in oscillator.uncertainty.values())
    assert oscillator.candidates[0].equation == oscillator.equation
    assert not oscillator.was_stopped
    assert oscillator.initial_state["x"] == pytest.approx(1, abs=0.01)


def test_predictions_are_the_laws_solution(oscillator: physix.Discovery) -> None:
    rate = math.sqrt(4 - 0.15**2)
    later = np.array([110.0, 111.5, 113.0])
    exact = np.exp(-0.15 * (later - 100)) * np.cos(rate * (later - 100))
    assert oscillator.predict(later)[:, 0] == pytest.approx(exact, abs=0.01)
    for state in ({"x": 2.0, "vx": 0.0}, {"vx": 0.0, "x": 2.0}, [2.0, 0.0]):
        swing = oscillator.predict([7.0, 7.0 + math.pi / rate], state)
        assert swing.shape == (2, 1)
        assert swing[:, 0] == pytest.approx([2, -2 * math.exp(-0.15 * math.pi / rate)], rel=0.02)
    for state in ([2.0], {"x": 2.0}, {"x": 2.0, "vx": 0.0, "q": 1.0}):
        with pytest.raises(physix.InputError, match="y0 has"):
            oscillator.predict([7.0, 8.0], state)
    with pytest.raises(physix.InputError, match="before the first sample"):
        oscillator.predict([99.0, 101.0])


def test_a_notebook_shows_formula_and_plot(oscillator: physix.Discovery) -> None:
    page = oscillator._repr_html_()
    assert page.count("<svg") == page.count("</svg>") == 1
    assert page.count("<circle") == len(T)
    assert "<math" in page
    assert "±" in page
    assert "<script" not in page
    assert oscillator.latex() == oscillator._repr_latex_().removeprefix("$\\displaystyle ").removesuffix("$")
    assert r"\frac{\mathrm{d}^{2} x}{\mathrm{d} t^{2}} =" in oscillator.latex()
    assert str(oscillator).startswith(oscillator.equation)


def test_the_number_of_threads_changes_nothing() -> None:
    problem = physix.Problem.sample("lotka_volterra", 3)
    one, three = (
        physix.discover(problem.t, problem.y, state_variables=problem.state_variables, workers=workers)
        for workers in (1, 3)
    )
    assert one.details == three.details


def test_several_experiments_have_one_law() -> None:
    starts = [0.4, 2.5]
    tables = [pd.DataFrame({"x": start * np.exp(-0.7 * T[:40])}) for start in starts]
    found = physix.discover([T[:40], T[:40] + 3], tables)
    assert found.equation == "dx/dt = -c1*x" or found.params == pytest.approx({next(iter(found.params)): 0.7})
    assert [state[0] for state in found.details["initial_states"]] == pytest.approx(starts, rel=1e-3)
    # The same times for all need not be repeated.
    assert physix.discover(T[:40], tables).equation == found.equation


def test_a_driven_law_counts_time_from_the_first_sample() -> None:
    x = np.sin(1.5 * T) / 1.5
    found = physix.discover(50 + T, x, state_variables="x", driven=True, order=1)
    assert "cos" in found.equation
    assert "t" in found.equation
    assert found.predict([50.0, 52.0])[1, 0] == pytest.approx(math.sin(3) / 1.5, abs=1e-3)


def test_wild_values_are_left_out_and_named() -> None:
    x = np.exp(-0.3 * T) + 0.002 * NOISE.normal(size=len(T))
    x[17] = 40.0
    found = physix.discover(T, x)
    assert any("x0 = 40 at" in note for note in found.notes)
    assert found.r_squared["x0"] > 0.99


def test_a_budget_ends_a_search_with_the_best_law_so_far() -> None:
    problem = physix.Problem.sample("three_body_planar", 1)
    found = physix.discover(problem.t, problem.y, state_variables=problem.state_variables, effort=10**9, budget=2)
    assert found.was_stopped
    assert any("the budget was spent" in note for note in found.notes)


def test_progress_is_told_and_may_end_the_search() -> None:
    problem = physix.Problem.sample("three_body_planar", 1)
    seen: list[float] = []

    def progress(spent: float) -> None:
        seen.append(spent)
        if len(seen) == 3:
            raise RuntimeError("enough")

    with pytest.raises(RuntimeError, match="enough"):
        physix.discover(problem.t, problem.y, effort=10**9, progress=progress)
    assert all(0 <= spent <= 1 for spent in seen)
    # Nothing of it goes on.
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("physix-search")]


SEARCH = """
import physix, signal, threading
# A shell that runs the tests in the background has it ignored, and that is inherited.
signal.signal(signal.SIGINT, signal.default_int_handler)
problem = physix.Problem.sample("three_body_planar", 1)
told = []
def progress(spent):
    if not told: print("searching", flush=True)
    told.append(spent)
try:
    physix.discover(problem.t, problem.y, effort=10**9, progress=progress)
except KeyboardInterrupt:
    print("interrupted", threading.active_count(), flush=True)
"""


def test_control_c_ends_a_search() -> None:
    # Without it the search would take hours.
    with subprocess.Popen([sys.executable, "-c", SEARCH], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "searching\n"
        process.send_signal(signal.SIGINT)
        assert process.communicate(timeout=120)[0] == "interrupted 1\n"
        assert process.returncode == 0
