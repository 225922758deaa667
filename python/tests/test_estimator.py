"""The estimator in the places where scikit-learn's conventions and PySINDy's calls are expected."""

from __future__ import annotations

import copy
import inspect

import numpy as np
import pandas as pd
import pytest
from numpy.typing import NDArray
from scipy.integrate import solve_ivp

import physix

T = np.linspace(0, 8, 160)


def volterra(_t: float, s: NDArray[np.float64]) -> list[float]:
    return [s[0] - 0.5 * s[0] * s[1], -0.75 * s[1] + 0.25 * s[0] * s[1]]


X = solve_ivp(volterra, (0, 8), [4.0, 1.0], t_eval=T, rtol=1e-10, atol=1e-12).y.T
NOISY = X * (1 + 0.01 * np.random.default_rng(1).normal(size=X.shape))


@pytest.fixture(scope="module")
def model() -> physix.EquationDiscovery:
    return physix.EquationDiscovery().fit(NOISY, t=T)


def test_it_stands_where_pysindy_stood(model: physix.EquationDiscovery, capsys: pytest.CaptureFixture[str]) -> None:
    model.print()
    lines = capsys.readouterr().out.splitlines()
    assert [line.split(" = ")[0] for line in lines] == ["dx0/dt", "dx1/dt"]
    assert [line.split(" = ")[1] for line in lines] == model.equations()
    derivatives = model.predict(X)
    exact = np.array([volterra(0, state) for state in X])
    assert derivatives.shape == X.shape
    assert np.abs(derivatives - exact).max() < 0.05 * np.abs(exact).max()
    assert model.score(X, t=T) > 0.99
    simulated = model.simulate(X[0], T)
    assert np.abs(simulated - X).max() < 0.2
    assert model.n_features_in_ == 2
    assert model.feature_names_in_.tolist() == ["x0", "x1"]


def test_a_step_may_stand_for_the_times(model: physix.EquationDiscovery) -> None:
    by_step = physix.EquationDiscovery().fit(NOISY, t=T[1])
    assert [one.split("*")[-1] for one in by_step.equations()] == [one.split("*")[-1] for one in model.equations()]
    both = physix.EquationDiscovery().fit([NOISY[:80], NOISY[80:]], t=float(T[1]))
    assert both.score([X[:80], X[80:]], t=float(T[1])) > 0.99


def test_names_come_from_frame_constructor_or_fit() -> None:
    frame = pd.DataFrame(NOISY, columns=["prey", "predator"])
    for model in (
        physix.EquationDiscovery().fit(frame, T),
        physix.EquationDiscovery(feature_names=["prey", "predator"]).fit(NOISY, T),
        physix.EquationDiscovery().fit(NOISY, T, feature_names=["prey", "predator"]),
    ):
        assert model.feature_names_in_.tolist() == ["prey", "predator"]
        assert "prey*predator" in model.equations()[0]


def test_it_follows_the_conventions_of_scikit_learn(model: physix.EquationDiscovery) -> None:
    parameters = inspect.signature(physix.EquationDiscovery).parameters
    assert model.get_params() == {name: parameter.default for name, parameter in parameters.items()}
    # What sklearn.base.clone does.
    chosen = physix.EquationDiscovery(order=2, hint="a spring", effort=100)
    clone = physix.EquationDiscovery(**copy.deepcopy(chosen.get_params()))
    assert clone.get_params() == chosen.get_params()
    assert not clone.__sklearn_is_fitted__()
    assert model.__sklearn_is_fitted__()
    assert chosen.set_params(order=1, effort=9) is chosen
    assert (chosen.order, chosen.effort) == (1, 9)
    assert repr(chosen) == "EquationDiscovery(effort=9, hint='a spring')"
    with pytest.raises(AttributeError):
        clone.predict(X)


def test_derivatives_of_a_law_with_a_hidden_velocity_need_it() -> None:
    model = physix.EquationDiscovery(order=2).fit(np.cos(2 * T), T)
    assert model.discovery_.state_variables == ("x0", "vx0")
    states = np.stack([np.cos(2 * T), -2 * np.sin(2 * T)], axis=1)
    exact = np.stack([states[:, 1], -4 * states[:, 0]], axis=1)
    assert model.predict(states) == pytest.approx(exact, abs=0.02)
    assert model.score(np.cos(2 * T), T) > 0.999
    with pytest.raises(physix.InputError, match="the state is x0, vx0"):
        model.predict(np.cos(2 * T))


def test_a_law_without_variables_has_a_derivative_for_each_state() -> None:
    model = physix.EquationDiscovery().fit(3 * T, T)
    assert model.predict(np.zeros((5, 1))) == pytest.approx(3 * np.ones((5, 1)), rel=1e-3)
