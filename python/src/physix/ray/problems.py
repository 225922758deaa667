"""The problems that a batch of rows is about, each drawn once."""

from __future__ import annotations

import functools
import json
from collections.abc import Iterator, Mapping
from typing import Any

import pyarrow as pa

from physix import Problem

#: The columns that a problem can be drawn from.
DRAWN_FROM = ("system_id", "seed", "noise", "samples")


class ProblemCache:
    """Problems by what they were made from, so that a million rows about a hundred problems draw a hundred.

    Args:
        most: How many are remembered; the one that was not used for longest makes room.
    """

    def __init__(self, most: int) -> None:
        self._drawn = functools.lru_cache(maxsize=most)(_draw)
        self._read = functools.lru_cache(maxsize=most)(_read)

    def problems(self, table: pa.Table) -> list[Problem | str]:
        """The problem of each row, or a sentence about why there is none.

        Args:
            table: Rows with a column `problem` (an object as in the contract's §10, or its JSON text), or with
                `system_id` and `seed` and perhaps `noise` and `samples`. Where there are both, a row's `problem`
                counts unless it is null.
        """
        return list(self._of_each(table))

    def _of_each(self, table: pa.Table) -> Iterator[Problem | str]:
        names = set(table.column_names)
        nothing = [None] * table.num_rows
        given = table["problem"].to_pylist() if "problem" in names else nothing
        drawn = [table[name].to_pylist() if name in names else nothing for name in DRAWN_FROM]
        for problem, *parts in zip(given, *drawn, strict=True):
            try:
                yield self._one(problem, parts)
            except (ValueError, TypeError, KeyError) as error:
                yield str(error)

    def _one(self, problem: object, parts: list[object]) -> Problem:
        if isinstance(problem, str):
            return self._read(problem)
        if isinstance(problem, Mapping):
            return self._read(json.dumps(without_nulls(problem)))
        if problem is not None:
            raise ValueError(f"a problem is an object or its JSON text, not {type(problem).__name__}")
        if parts[0] is None or parts[1] is None:
            raise ValueError("the row has neither `problem` nor `system_id` and `seed`")
        return self._drawn(*parts)

    @property
    def drawn(self) -> int:
        """How many problems were made, those that were forgotten since included."""
        return self._drawn.cache_info().misses + self._read.cache_info().misses


def _draw(system_id: str, seed: int, noise: float | None, samples: int | None) -> Problem:
    return Problem.sample(system_id, seed, noise=noise, samples=samples)


def _read(text: str) -> Problem:
    return Problem.from_dict(json.loads(text))


def without_nulls(value: Any) -> Any:
    """The value without the members that Arrow has added because other rows have them."""
    if isinstance(value, Mapping):
        return {key: without_nulls(member) for key, member in value.items() if member is not None}
    if isinstance(value, list):
        return [without_nulls(member) for member in value]
    return value
