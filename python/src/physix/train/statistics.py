"""How sure a figure is."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Z95 = 1.959963984540054
"""The quantile of the normal distribution for intervals of 95 %."""


@dataclass(frozen=True)
class Estimate:
    """A figure and its interval of 95 %."""

    value: float
    low: float
    high: float


def wilson(successes: int, trials: int) -> Estimate:
    """A share, with E. B. Wilson's interval, which is right for few trials and for none or all of them, too."""
    if trials == 0:
        return Estimate(math.nan, 0.0, 1.0)
    share = successes / trials
    scale = 1 + Z95**2 / trials
    center = (share + Z95**2 / (2 * trials)) / scale
    half = Z95 / scale * math.sqrt(share * (1 - share) / trials + Z95**2 / (4 * trials**2))
    return Estimate(share, max(0.0, center - half), min(1.0, center + half))


def bootstrap_mean(values: Sequence[float], *, resamples: int = 4000, seed: int = 0) -> Estimate:
    """A mean, with the percentile bootstrap's interval; for differences of pairs as well."""
    if not values:
        return Estimate(math.nan, math.nan, math.nan)
    sample: NDArray[np.float64] = np.asarray(values, dtype=np.float64)
    generator = np.random.default_rng(seed)
    means = sample[generator.integers(0, len(sample), (resamples, len(sample)))].mean(axis=1)
    low, high = np.quantile(means, [0.025, 0.975])
    return Estimate(float(sample.mean()), float(low), float(high))
