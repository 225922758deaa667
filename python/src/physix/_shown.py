"""Numbers as people write them."""

from __future__ import annotations

import math
from collections.abc import Mapping


def shown(value: float, uncertainty: float | None = None) -> float:
    """A value with as many decimals as its standard uncertainty is worth, or with five digits."""
    if uncertainty is not None and 0 < uncertainty < math.inf and abs(value) < 1e7:
        decimals = 1 - math.floor(math.log10(uncertainty))
        if 0 <= decimals <= 9:
            return round(value, decimals)
    return float(f"{value:.5g}")


def shown_numbers(values: Mapping[str, float], uncertainty: Mapping[str, float]) -> dict[str, float]:
    """Constants, each as exact as its uncertainty allows."""
    return {name: shown(value, uncertainty.get(name)) for name, value in values.items()}
