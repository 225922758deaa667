"""Plots as SVG, so that a notebook needs no other package."""

from __future__ import annotations

import math
from dataclasses import dataclass
from html import escape

import numpy as np
from numpy.typing import NDArray

from physix._axis import Axis

_WIDTH, _HEIGHT = 480, 180
_LEFT, _RIGHT, _TOP, _BOTTOM = 56, 8, 8, 28
_MOST_POINTS = 400
"""More would only make the notebook's file larger."""


@dataclass(frozen=True)
class Series:
    """Values over time; what is not finite is a gap."""

    t: NDArray[np.float64]
    values: NDArray[np.float64]

    def thinned(self) -> Series:
        """No more points than can be told apart."""
        step = max(1, math.ceil(len(self.t) / _MOST_POINTS))
        return Series(self.t[::step], self.values[::step])


def plot(name: str, samples: Series, curve: Series) -> str:
    """Samples as dots and a curve through them, as an `svg` element."""
    samples = samples.thinned()
    horizontal = Axis.over(samples.t, curve.t, at=(_LEFT, _WIDTH - _RIGHT))
    vertical = Axis.over(samples.values, _near(curve.values, samples.values), at=(_HEIGHT - _BOTTOM, _TOP))
    dots = "".join(
        f'<circle cx="{horizontal(t):.1f}" cy="{vertical(value):.1f}" r="2"/>'
        for t, value in zip(samples.t, samples.values, strict=True)
        if math.isfinite(value)
    )
    label = escape(name)
    return (
        f'<svg viewBox="0 0 {_WIDTH} {_HEIGHT}" width="{_WIDTH}" height="{_HEIGHT}" role="img" '
        f'aria-label="{label} over time: samples and the solution of the law" '
        'style="max-width:100%;display:block" font-family="sans-serif" font-size="11" fill="currentColor">'
        f"{horizontal.ticks(_tick_below)}{vertical.ticks(_tick_left)}"
        f'<text x="4" y="14" font-style="italic">{label}</text>'
        f'<g fill="currentColor" fill-opacity=".45">{dots}</g>'
        f'<path d="{_path(curve, horizontal, vertical)}" fill="none" stroke="#d9480f" stroke-width="1.8"/></svg>'
    )


def _near(values: NDArray[np.float64], seen: NDArray[np.float64]) -> NDArray[np.float64]:
    """The values that are near the samples: a curve that runs away shall not decide the scale."""
    finite = seen[np.isfinite(seen)]
    if len(finite) == 0:
        return values
    room = max(float(np.ptp(finite)), 1e-12)
    return np.clip(values, finite.min() - room / 2, finite.max() + room / 2)


def _path(curve: Series, horizontal: Axis, vertical: Axis) -> str:
    steps = []
    is_down = False
    for t, value in zip(curve.t, curve.values, strict=True):
        is_inside = math.isfinite(value) and vertical.low <= value <= vertical.high
        if is_inside:
            steps.append(f"{'L' if is_down else 'M'}{horizontal(t):.1f} {vertical(value):.1f}")
        is_down = is_inside
    return "".join(steps)


def _tick_below(x: float, text: str) -> str:
    return (
        f'<path d="M{x:.1f} {_TOP}V{_HEIGHT - _BOTTOM}" stroke="currentColor" stroke-opacity=".15"/>'
        f'<text x="{x:.1f}" y="{_HEIGHT - 10}" text-anchor="middle">{text}</text>'
    )


def _tick_left(y: float, text: str) -> str:
    return (
        f'<path d="M{_LEFT} {y:.1f}H{_WIDTH - _RIGHT}" stroke="currentColor" stroke-opacity=".15"/>'
        f'<text x="{_LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{text}</text>'
    )
