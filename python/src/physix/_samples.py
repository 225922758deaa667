"""Measurements of one experiment or several, as arguments of a search."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

import numpy as np
from numpy.typing import ArrayLike, NDArray

from physix._json import rows
from physix._numbers import matrix, names, times
from physix.errors import InputError


@dataclass(frozen=True)
class Experiments:
    """Experiments on the same variables.

    Attributes:
        t: The times of each.
        y: The values of each, n × d.
        state_variables: The d names.
    """

    t: list[NDArray[np.float64]]
    y: list[NDArray[np.float64]]
    state_variables: list[str]

    @classmethod
    def of(
        cls,
        t: ArrayLike | Sequence[ArrayLike],
        y: ArrayLike | Sequence[ArrayLike],
        state_variables: Sequence[str] | str | None,
    ) -> Experiments:
        """Reads the arguments of a search; a list of tables is several experiments."""
        several = isinstance(y, (list, tuple)) and len(y) > 0 and _dimensions(y[0]) == 2
        tables: list[Any] = list(cast("Sequence[Any]", y)) if several else [y]
        listed = several and _is_listed(t, len(tables))
        moments: list[Any] = list(cast("Sequence[Any]", t)) if listed else [t] * len(tables)
        if state_variables is None and hasattr(tables[0], "columns"):
            state_variables = [str(column) for column in tables[0].columns]
        checked_t, checked_y = [], []
        for place, (time, table) in enumerate(zip(moments, tables, strict=True)):
            suffix = f"[{place}]" if several else ""
            checked_t.append(times(time, name=f"t{suffix}"))
            checked_y.append(matrix(f"y{suffix}", table, rows=len(checked_t[-1])))
        width = checked_y[0].shape[1]
        for place, table in enumerate(checked_y):
            if table.shape[1] != width:
                raise InputError(f"y[{place}] has {table.shape[1]} columns and y[0] has {width}")
        variables = [f"x{place}" for place in range(width)] if state_variables is None else names(state_variables)
        if len(variables) != width:
            raise InputError(f"there are {len(variables)} names and {width} columns of values")
        return cls(checked_t, checked_y, variables)

    @property
    def origin(self) -> float:
        """The time from which a law's time counts: that of the first sample."""
        return float(self.t[0][0])

    def document(self) -> list[dict[str, object]]:
        """The experiments for the library, their time counted from the origin."""
        return [{"t": (t - self.origin).tolist(), "y": rows(y)} for t, y in zip(self.t, self.y, strict=True)]


def _dimensions(table: object) -> int:
    """The dimensions of a table, 0 where it is none; rows of different length are refused later."""
    try:
        return int(np.ndim(table))  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return 0


def _is_listed(t: object, count: int) -> bool:
    """Whether there are times for each experiment, rather than the same for all."""
    if not isinstance(t, (list, tuple)) or len(t) == 0 or _dimensions(t[0]) == 0:
        return False
    if len(t) != count:
        raise InputError(f"there are times for {len(t)} experiments and values for {count}")
    return True
