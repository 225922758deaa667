"""Solutions of equations of motion, and the systems that problems are drawn from."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from physix._json import call
from physix._library import library, taken
from physix._numbers import named, number, text, times
from physix.errors import InputError


@dataclass(frozen=True, slots=True, eq=False)
class Simulation:
    """A solution of equations of motion.

    Attributes:
        t: The n times.
        y: n × d states; NaN where the solution does not reach.
        state_variables: The d names, hidden velocities after the others.
        ending: Why it ends early, such as "the solution blows up at t=1.5s"; None where it does not.
    """

    t: NDArray[np.float64]
    y: NDArray[np.float64]
    state_variables: tuple[str, ...]
    ending: str | None

    def __getitem__(self, name: str) -> NDArray[np.float64]:
        """The values of one variable."""
        if name not in self.state_variables:
            raise InputError(f"there is no variable {name!r}", f"there are {', '.join(self.state_variables)}")
        return self.y[:, self.state_variables.index(name)]


def simulate(
    equation: str,
    params: Mapping[str, float] | None = None,
    *,
    initial_state: Mapping[str, float],
    t: ArrayLike,
    rtol: float = 1e-6,
    atol: float = 1e-8,
) -> Simulation:
    """Solves equations of motion, with the integrator and the tolerances that the reward uses.

    A solution that blows up, has a singularity or takes too much work is no error but a `Simulation` that ends early.

    Args:
        equation: The equations, separated by `;`; they may use `t`.
        params: The parameters in them.
        initial_state: A number for each variable at the first time, velocities included.
        t: The times, strictly increasing.
        rtol: The relative tolerance, from 1e-14 to 1.
        atol: The absolute tolerance, above 0.

    Raises:
        EquationError: The equations cannot be read.
        ProblemError: A tolerance is out of range.
        InputError: An argument has a wrong type, shape or value.
    """
    moments = times(t, least=1)
    document = {
        "equation": text("equation", equation),
        "params": named("params", params or {}),
        "initial_state": named("initial_state", initial_state),
        "t": moments.tolist(),
        "rtol": number("rtol", rtol),
        "atol": number("atol", atol),
    }
    answer = call("physix_simulate", document)
    return Simulation(
        moments,
        np.array(answer["y"], dtype=np.float64),
        tuple(answer["state_variables"]),
        answer["ending"],
    )


def systems() -> list[dict[str, Any]]:
    """The systems that problems can be drawn from, the simplest first, as `physix systems --json` prints them.

    Each has system_id, tier, state_variables, equation, altered, parameters, decoys, start, driven, duration and hint.
    """
    known: list[dict[str, Any]] = json.loads(taken(library.physix_systems()))
    return known
