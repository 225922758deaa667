"""What a batch of rows proposes."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import NamedTuple

import pyarrow as pa


class Proposal(NamedTuple):
    """An equation with its parameters, or a completion that has them in it."""

    equation: str | None
    params: dict[str, float]
    completion: str | None


def proposals(table: pa.Table) -> Iterator[Proposal | str]:
    """The proposal of each row, or a sentence about why there is none.

    Args:
        table: Rows with a column `completion`, or `equation` and perhaps `params` (an object, a map or JSON text).
            Where there are both, a row's `completion` counts unless it is null.
    """
    names = set(table.column_names)
    nothing = [None] * table.num_rows
    columns = [table[name].to_pylist() if name in names else nothing for name in Proposal._fields]
    for equation, params, completion in zip(*columns, strict=True):
        if isinstance(completion, str):
            yield Proposal(None, {}, completion)
        elif not isinstance(equation, str):
            yield "the row has neither a text in `completion` nor one in `equation`"
        else:
            try:
                yield Proposal(equation, _params(params), None)
            except (ValueError, TypeError) as error:
                yield f"`params` cannot be read: {error}"


def _params(value: object) -> dict[str, float]:
    if isinstance(value, str):
        value = json.loads(value)
    if value is None:
        return {}
    # Arrow writes a map as pairs, and an object with a null for each name that only other rows have.
    pairs = value.items() if isinstance(value, Mapping) else value
    if not isinstance(pairs, (list, type({}.items()))):
        raise ValueError(f"an object is expected, not {value!r}")
    return {str(name): float(number) for name, number in pairs if number is not None}
