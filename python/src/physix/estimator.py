"""An estimator with scikit-learn's conventions, for code that was written around PySINDy."""

from __future__ import annotations

import inspect
from collections.abc import Mapping, Sequence
from typing import Any, Self

import numpy as np
from numpy.typing import ArrayLike, NDArray

from physix._numbers import array, number
from physix._samples import Experiments
from physix.discovery import Discovery, Order, discover
from physix.equation import Equation
from physix.errors import InputError, PhysiXError
from physix.problem import Problem
from physix.scoring import score


class NotFittedError(PhysiXError, AttributeError):
    """The estimator has not been fitted yet."""


class EquationDiscovery:
    """Finds the differential equation behind time series: `fit(X, t)`, then `equations()`, `predict`, `score`.

    It stands where `pysindy.SINDy` stood: `fit(x, t=…)`, `print()`, `predict`, `score`, `simulate`. What it finds are
    readable laws, not coefficients of a library, and it needs no derivatives, no library and no threshold.

    Attributes:
        discovery_: The `Discovery` of the last fit, with uncertainties, candidates and notes.
        feature_names_in_: The names of the variables.
        n_features_in_: How many there are.
    """

    def __init__(
        self,
        *,
        order: Order = 1,
        driven: bool = False,
        hint: str = "",
        terms: Sequence[str] = (),
        forbid: Sequence[str] = (),
        effort: int = 8000,
        budget: float | None = None,
        workers: int | None = None,
        feature_names: Sequence[str] | None = None,
    ) -> None:
        """An estimator; the arguments are those of `physix.discover`.

        Args:
            order: 1 as in PySINDy; "auto" and 2 allow laws with velocities that were not measured.
            driven: Whether the law may depend on `t`.
            hint: A sentence about the experiment.
            terms: Terms that the law may contain.
            forbid: Terms or families that it must not contain.
            effort: How much work the search may take at most.
            budget: After so many seconds the search ends with the best law so far.
            workers: How many threads work.
            feature_names: The names of the columns; a data frame's, or x0, x1 and so on, unless given.
        """
        self.order = order
        self.driven = driven
        self.hint = hint
        self.terms = terms
        self.forbid = forbid
        self.effort = effort
        self.budget = budget
        self.workers = workers
        self.feature_names = feature_names

    def get_params(self, deep: bool = True) -> dict[str, Any]:
        """The arguments that it was made with; `deep` changes nothing, because none is an estimator."""
        return {name: getattr(self, name) for name in _parameter_names()}

    def set_params(self, **params: Any) -> Self:
        """Changes arguments that it was made with.

        Raises:
            InputError: There is no such argument.
        """
        for name, value in params.items():
            if name not in _parameter_names():
                raise InputError(f"there is no parameter `{name}`", f"there are {', '.join(_parameter_names())}")
            setattr(self, name, value)
        return self

    def fit(
        self,
        X: ArrayLike | Sequence[ArrayLike],
        t: float | ArrayLike | Sequence[ArrayLike] = 1.0,
        *,
        feature_names: Sequence[str] | None = None,
    ) -> Self:
        """Searches for the law.

        Args:
            X: n × d values, or a list of such tables, each an experiment on the same law.
            t: The n times, a list of them for several experiments, or the step between samples.
            feature_names: The names of the columns, instead of the constructor's.

        Raises:
            InputError: An argument has a wrong type, shape or value.
            DiscoveryError: The samples cannot be searched.
        """
        variables = self.feature_names if feature_names is None else feature_names
        self.discovery_: Discovery = discover(
            _times(X, t) if np.ndim(t) == 0 else t,  # type: ignore[arg-type]
            X,
            state_variables=variables,
            order=self.order,
            driven=self.driven,
            hint=self.hint,
            terms=self.terms,
            forbid=self.forbid,
            effort=self.effort,
            budget=self.budget,
            workers=self.workers,
        )
        self.feature_names_in_ = np.array(self.discovery_.experiments.state_variables, dtype=object)
        self.n_features_in_ = len(self.feature_names_in_)
        return self

    @property
    def _fitted(self) -> Discovery:
        if not hasattr(self, "discovery_"):
            raise NotFittedError(f"this {type(self).__name__} is not fitted yet", "call `fit` first")
        return self.discovery_

    def __sklearn_is_fitted__(self) -> bool:
        """Whether `fit` has found a law."""
        return hasattr(self, "discovery_")

    def equations(self, precision: int = 3) -> list[str]:
        """The right side of each equation, with its constants rounded to so many significant digits."""
        law = self._fitted
        numbers = {name: float(f"{value:.{max(1, precision)}g}") for name, value in law.params.items()}
        read = Equation.read(law.equation, numbers, list(law.experiments.state_variables))
        return [side.split(" = ", 1)[1] for side in read.numeric.split("; ")]

    def print(self, precision: int = 3) -> None:
        """Prints the equations, a line for each."""
        law = self._fitted
        for left, right in zip(law.equation.split("; "), self.equations(precision), strict=True):
            print(f"{left.split(' = ', 1)[0]} = {right}")

    def predict(self, X: ArrayLike, t: ArrayLike | None = None) -> NDArray[np.float64]:
        """The time derivatives at states, as PySINDy's `predict`.

        Args:
            X: n × k states: the measured variables, and then hidden velocities where the law has some.
            t: The n times, where the law depends on them.

        Raises:
            NotFittedError: There is no law yet.
            InputError: The states do not fit.
        """
        law = self._fitted
        states = array("X", X)
        if states.ndim == 1:
            states = states[:, np.newaxis] if len(law.state_variables) == 1 else states[np.newaxis, :]
        if states.ndim != 2 or states.shape[1] != len(law.state_variables):
            raise InputError(f"X has the shape {states.shape}", f"the state is {', '.join(law.state_variables)}")
        moments = np.zeros(len(states)) if t is None else array("t", t) - law.experiments.origin
        if moments.shape not in ((), (len(states),)):
            raise InputError(f"t has the shape {moments.shape} and there are {len(states)} states")
        namespace: dict[str, Any] = {}
        # The library's own text, made of checked names and numbers alone.
        exec(law.read().scipy(), namespace)
        with np.errstate(all="ignore"):
            rates = namespace["right_hand_side"](moments, states.T)
        return np.stack([np.broadcast_to(np.asarray(rate, dtype=np.float64), len(states)) for rate in rates], axis=1)

    def score(self, X: ArrayLike | Sequence[ArrayLike], t: float | ArrayLike | Sequence[ArrayLike] = 1.0) -> float:
        """R² of the law's solution through samples, the mean over the variables and experiments.

        The start of each experiment is fitted to it. Unlike the score of derivatives that PySINDy computes, it does not
        suffer from noise that derivatives make larger.
        """
        law = self._fitted
        given = Experiments.of(
            _times(X, t) if np.ndim(t) == 0 else t,  # type: ignore[arg-type]
            X,
            list(law.experiments.state_variables),
        )
        scores = []
        for times, values in zip(given.t, given.y, strict=True):
            shifted = times - law.experiments.origin
            problem = Problem.from_arrays(shifted, values, given.state_variables, driven=True)
            found = score(problem, law.equation, law.params)
            scores += list(found.r_squared.values()) if found.error is None else [float("-inf")]
        return float(np.mean(scores))

    def simulate(self, x0: Mapping[str, float] | ArrayLike, t: ArrayLike) -> NDArray[np.float64]:
        """The solution of the law from the state `x0` at the times `t`, n × d; NaN where it does not reach."""
        return self._fitted.predict(t, x0)

    def __repr__(self) -> str:
        """How it was made, as far as that differs from the defaults."""
        defaults = {name: parameter.default for name, parameter in _signature().items()}
        chosen = {
            name: value
            for name, value in self.get_params().items()
            if value is not defaults[name] and value != defaults[name]
        }
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in chosen.items())})"


def _signature() -> dict[str, inspect.Parameter]:
    parameters = dict(inspect.signature(EquationDiscovery.__init__).parameters)
    return {name: parameter for name, parameter in parameters.items() if name != "self"}


def _parameter_names() -> list[str]:
    return sorted(_signature())


def _times(X: ArrayLike | Sequence[ArrayLike], step: Any) -> list[NDArray[np.float64]] | NDArray[np.float64]:
    """Times at a constant step, for a table or for each of several."""
    width = number("t", step)
    if not width > 0:
        raise InputError(f"t is {width}", "the step between samples must be above 0")
    if isinstance(X, (list, tuple)) and len(X) > 0 and np.ndim(X[0]) == 2:
        return [width * np.arange(len(table), dtype=np.float64) for table in X]
    return width * np.arange(len(X), dtype=np.float64)  # type: ignore[arg-type]
