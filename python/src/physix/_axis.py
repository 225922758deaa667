"""Axes of plots."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_TICKS = 4


@dataclass(frozen=True)
class Axis:
    """A range of values, and where its ends are drawn."""

    low: float
    high: float
    start: float
    end: float

    @classmethod
    def over(cls, *values: NDArray[np.float64], at: tuple[float, float]) -> Axis:
        """An axis over all finite values, with a little room where all are the same."""
        finite = np.concatenate([one[np.isfinite(one)] for one in values])
        low, high = (float(finite.min()), float(finite.max())) if len(finite) else (0.0, 1.0)
        if not high - low > 1e-12 * max(abs(low), abs(high)):
            room = max(abs(low), 1.0) / 2
            low, high = low - room, high + room
        return cls(low, high, *at)

    def __call__(self, value: float) -> float:
        """Where a value is drawn."""
        return self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start)

    def ticks(self, draw: Callable[[float, str], str]) -> str:
        """What `draw` makes of the place and text of each tick, at round numbers."""
        step = self._step
        first = math.ceil(self.low / step)
        marks = []
        for index in range(first, first + 2 * _TICKS + 2):
            value = index * step
            if value > self.high:
                break
            marks.append(draw(self(value), f"{value:.10g}"))
        return "".join(marks)

    @property
    def _step(self) -> float:
        """One, two or five times a power of ten."""
        raw = (self.high - self.low) / _TICKS
        power = 10.0 ** math.floor(math.log10(raw))
        return next(factor * power for factor in (1, 2, 5, 10) if factor * power >= raw * 0.999)
