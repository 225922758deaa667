"""From measurements to the equations behind them."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from physix._numbers import array, named, number, text, times, whole
from physix._samples import Experiments
from physix._search import RunningSearch
from physix._shown import shown_numbers
from physix.equation import Equation
from physix.errors import InputError
from physix.simulation import simulate

if TYPE_CHECKING:
    import sympy

Order = Literal["auto", 1, 2]


@dataclass(frozen=True, slots=True)
class Candidate:
    """One of the laws that were compared.

    Attributes:
        equation: The equations of motion.
        params: Its constants.
        r_squared: For each measured variable the part of its variance that is explained, 1 at best.
        complexity: The number of operators.
        probability: How probable it is among all that were compared to the end.
    """

    equation: str
    params: dict[str, float]
    r_squared: dict[str, float]
    complexity: int
    probability: float

    @classmethod
    def _from(cls, law: Mapping[str, Any]) -> Candidate:
        return cls(*(law[name] for name in ("equation", "params", "r_squared", "complexity", "probability")))


@dataclass(frozen=True, slots=True, eq=False)
class Discovery:
    """What a search found.

    Attributes:
        equation: The equations of the best law.
        params: Its constants.
        uncertainty: The standard error of each constant; infinite where the samples do not determine it.
        r_squared: For each measured variable the part of its variance that is explained, 1 at best.
        complexity: The number of operators.
        initial_state: The fitted state at the first sample, hidden velocities included; of the first experiment.
        candidates: The best law, and then the best ones of other complexities.
        rivals: Laws that the samples hardly tell from the best one and that predict something else elsewhere.
        noise: The estimated standard deviation of each variable's noise.
        notes: What a person should know about the samples and the search.
        was_stopped: Whether the search ended early, by its budget.
        elapsed_s: How long it took, in seconds.
        details: Everything else that was found, as in `physix discover --json`.
    """

    equation: str
    params: dict[str, float]
    uncertainty: dict[str, float]
    r_squared: dict[str, float]
    complexity: int
    initial_state: dict[str, float]
    candidates: list[Candidate]
    rivals: list[Candidate]
    noise: dict[str, float]
    notes: list[str]
    was_stopped: bool
    elapsed_s: float
    details: dict[str, Any] = field(repr=False)
    experiments: Experiments = field(repr=False)

    @property
    def state_variables(self) -> tuple[str, ...]:
        """The names of the state, hidden velocities after the measured variables."""
        return tuple(self.initial_state)

    @property
    def shown_params(self) -> dict[str, float]:
        """The constants, as exact as their uncertainty allows."""
        return shown_numbers(self.params, self.uncertainty)

    def read(self) -> Equation:
        """The best law, to be written in other languages."""
        return Equation.read(self.equation, self.params, list(self.experiments.state_variables))

    def sympy(self) -> list[sympy.Eq]:
        """The best law as equations of sympy, with its constants in them; needs the extra `sympy`."""
        return self.read().sympy()

    def latex(self) -> str:
        """The best law as a formula for math mode, with its constants as exact as their uncertainty allows."""
        return self._shown().latex

    def _shown(self) -> Equation:
        return Equation.read(self.equation, self.shown_params, list(self.experiments.state_variables))

    def predict(self, t: ArrayLike, y0: Mapping[str, float] | ArrayLike | None = None) -> NDArray[np.float64]:
        """The solution of the best law.

        Args:
            t: n times, strictly increasing, by the clock of the samples.
            y0: The state at t[0]: a number for each state variable by name or in the order of `state_variables`.
                Without it the solution goes on from the fitted start, and no time may be before the first sample.

        Returns:
            n × d values of the measured variables; NaN where the solution does not reach.

        Raises:
            InputError: The times or the state cannot be used.
        """
        moments = times(t, least=1)
        inner = moments - self.experiments.origin
        begins_later = False
        if y0 is None:
            if inner[0] < 0:
                raise InputError(
                    f"t[0] = {moments[0]} is before the first sample at {self.experiments.origin}",
                    "begin there, or give the state y0 at t[0]",
                )
            begins_later = bool(inner[0] > 0)
        start = self.initial_state if y0 is None else self._state(y0)
        asked = np.concatenate([[0.0], inner]) if begins_later else inner
        solution = simulate(self.equation, self.params, initial_state=start, t=asked)
        return solution.y[1 if begins_later else 0 :, : len(self.experiments.state_variables)]

    def _state(self, y0: Mapping[str, float] | ArrayLike) -> dict[str, float]:
        variables = self.state_variables
        if isinstance(y0, Mapping):
            given = named("y0", y0)
            if missing := [name for name in variables if name not in given]:
                raise InputError(f"y0 has no `{missing[0]}`", f"the state is {', '.join(variables)}")
            if unknown := [name for name in given if name not in variables]:
                raise InputError(
                    f"y0 has `{unknown[0]}`, which is no state variable", f"they are {', '.join(variables)}"
                )
            return {name: given[name] for name in variables}
        values = array("y0", y0).reshape(-1)
        if len(values) != len(variables):
            raise InputError(f"y0 has {len(values)} numbers", f"the state is {', '.join(variables)}")
        return named("y0", dict(zip(variables, values.tolist(), strict=True)))

    def __str__(self) -> str:
        """The equations with their constants, each with its uncertainty."""
        numbers = ", ".join(
            f"{name} = {value:.6g} ± {self.uncertainty[name]:.2g}" for name, value in self.params.items()
        )
        fit = ", ".join(f"{name} {value:.4f}" for name, value in self.r_squared.items())
        return "\n".join([self.equation, *([numbers] if numbers else []), f"R² {fit}"])

    def _repr_latex_(self) -> str:
        return f"$\\displaystyle {self.latex()}$"

    def _repr_html_(self) -> str:
        from physix._page import page

        return page(self, self._shown())


def discover(
    t: ArrayLike | Sequence[ArrayLike],
    y: ArrayLike | Sequence[ArrayLike],
    *,
    state_variables: Sequence[str] | str | None = None,
    order: Order = "auto",
    driven: bool = False,
    hint: str = "",
    terms: Sequence[str] = (),
    forbid: Sequence[str] = (),
    effort: int = 8000,
    bootstrap: int = 0,
    seed: int = 0,
    budget: float | None = None,
    workers: int | None = None,
    progress: Callable[[float], object] | None = None,
) -> Discovery:
    """Searches for the law behind measurements, on all cores; Ctrl-C ends it.

    The same samples give the same laws on every machine and any number of threads, unless `budget` ends the search.

    Args:
        t: n times, strictly increasing; a list of them where there are several experiments.
        y: n × d values, n for one variable, or a pandas data frame; NaN where nothing was measured. A list of tables is
            several experiments on the same law.
        state_variables: The d names; a data frame's columns, or x0, x1 and so on, unless given. `vx` is the velocity of
            `x`.
        order: The order of the law for variables whose velocity was not measured; "auto" lets the data decide.
        driven: Whether the law may depend on the time itself, `t`.
        hint: A sentence about the experiment, which makes some terms likelier.
        terms: Terms that the law may contain, such as "x*log(x/K)"; new names are constants.
        forbid: Families of terms, such as "trigonometric", or terms, that the law must not contain.
        effort: How much work the search may take at most, in integrations.
        bootstrap: How often the law is fitted again to samples with new noise, for intervals; `details["bootstrap"]`.
        seed: The seed of `bootstrap`; the search itself has none.
        budget: After so many seconds the search ends with the best law so far.
        workers: How many threads work; as many as this process may use cores unless given.
        progress: Called several times a second with the part of the effort that is spent, from 0 to 1.

    Raises:
        InputError: An argument has a wrong type, shape or value.
        DiscoveryError: The samples cannot be searched, or the budget was spent before any law was found.
        EquationError: A name cannot be used in equations.
    """
    experiments = Experiments.of(t, y, state_variables)
    if order not in ("auto", 1, 2):
        raise InputError(f"order is {order!r}", 'it must be "auto", 1 or 2')
    document = {
        "state_variables": experiments.state_variables,
        "experiments": experiments.document(),
        "order": str(order),
        "driven": bool(driven),
        "hint": text("hint", hint),
        "terms": _texts("terms", terms),
        "forbid": _texts("forbid", forbid),
        "effort": whole("effort", effort, 1, 2**62),
        "bootstrap": whole("bootstrap", bootstrap, 0, 100_000),
        "seed": whole("seed", seed, 0, 2**64 - 1),
    }
    if budget is not None and not 0 < (budget := number("budget", budget)) <= 366 * 86400:
        raise InputError(f"budget is {budget}", "it must be a number of seconds above 0, a year's at most")
    search = RunningSearch(document, None if workers is None else whole("workers", workers, 1, 256), budget)
    start = time.perf_counter()
    found = search.run(progress)
    return _discovery(found, experiments, time.perf_counter() - start)


def _texts(name: str, texts: Sequence[str]) -> list[str]:
    if isinstance(texts, str):
        return [text(name, texts)]
    try:
        listed = list(texts)
    except TypeError:
        raise InputError(f"{name} is of type {type(texts).__name__}", "give a list of str") from None
    return [text(f"{name}[{place}]", one) for place, one in enumerate(listed)]


def _discovery(found: dict[str, Any], experiments: Experiments, elapsed: float) -> Discovery:
    return Discovery(
        equation=found["equation"],
        params=found["params"],
        uncertainty={name: float("inf") if value is None else value for name, value in found["uncertainty"].items()},
        r_squared=found["r_squared"],
        complexity=found["complexity"],
        initial_state=found["initial_state"],
        candidates=[Candidate._from(law) for law in found["candidates"]],
        rivals=[Candidate._from(law) for law in found["rivals"]],
        noise=found["noise"],
        notes=[*_outliers(found, experiments), *found["notes"], *_warnings(found, experiments)],
        was_stopped=found["was_stopped"],
        elapsed_s=elapsed,
        details=found,
        experiments=experiments,
    )


def _outliers(found: dict[str, Any], experiments: Experiments) -> list[str]:
    count = len(found["outliers"])
    if count == 0:
        return []
    places = []
    for outlier in found["outliers"][:8]:
        experiment, row, name = outlier["experiment"], outlier["row"], outlier["variable"]
        value = experiments.y[experiment][row, experiments.state_variables.index(name)]
        places.append(f"{name} = {value:.4g} at {experiments.t[experiment][row]:.10g}")
    rest = f" and {count - len(places)} more" if count > len(places) else ""
    lie = "1 value lies" if count == 1 else f"{count} values lie"
    return [f"{lie} far from the law and from its neighbours, and the law was found without: {', '.join(places)}{rest}"]


def _warnings(found: dict[str, Any], experiments: Experiments) -> list[str]:
    origin = experiments.origin
    notes = [
        f"`{jump['variable']}` jumps by {jump['rise']:.2g} between {jump['from'] + origin:.10g} and "
        f"{jump['to'] + origin:.10g}, and no law was found that does; if something was moved there, what comes before "
        "and after are two experiments: give them as a list"
        for jump in found["jumps"]
    ]
    if found["seems_driven"]:
        notes.append(
            "a law with the time in it follows the samples much better: something drives them, or they drift; "
            "driven=True allows it"
        )
    if found["was_stopped"]:
        notes.append("the budget was spent before the search ended; this is the best law so far")
    return notes
