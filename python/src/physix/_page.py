"""What a notebook shows of a discovery: the formula, its constants, and a plot of samples and solution."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from physix._plot import Series, plot
from physix.simulation import simulate

if TYPE_CHECKING:
    from physix.discovery import Discovery
    from physix.equation import Equation

_CURVE_POINTS = 200


def page(found: Discovery, shown: Equation) -> str:
    """A fragment of HTML without scripts; its colours are those of the notebook's text."""
    formulas = "".join(f"<div style='margin:.4em 0'>{formula}</div>" for formula in shown.mathml)
    fit = ", ".join(f"{escape(name)} {value:.4f}" for name, value in found.r_squared.items())
    notes = "".join(f"<li>{escape(note)}</li>" for note in found.notes)
    return (
        f"<div>{formulas}{_constants(found)}"
        f"<div>R² {fit}; complexity {found.complexity}</div>"
        f"{_plots(found)}{f'<ul>{notes}</ul>' if notes else ''}</div>"
    )


def _constants(found: Discovery) -> str:
    if not found.params:
        return ""
    numbers = found.shown_params
    rows = "".join(
        f"<tr><td>{escape(name)}</td><td>{numbers[name]:.10g}</td><td>± {found.uncertainty[name]:.2g}</td></tr>"
        for name in found.params
    )
    return f"<table><thead><tr><th>constant</th><th>value</th><th></th></tr></thead><tbody>{rows}</tbody></table>"


def _plots(found: Discovery) -> str:
    """A plot for each variable of the first experiment."""
    t, y = found.experiments.t[0], found.experiments.y[0]
    times = np.unique(np.concatenate([np.linspace(0.0, t[-1] - t[0], _CURVE_POINTS), [t[-1] - t[0]]]))
    solution = simulate(found.equation, found.params, initial_state=found.initial_state, t=times).y
    curve_times: NDArray[np.float64] = times + t[0]
    return "".join(
        plot(name, Series(t, y[:, place]), Series(curve_times, solution[:, place]))
        for place, name in enumerate(found.experiments.state_variables)
    )
