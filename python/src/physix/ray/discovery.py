"""Laws of measurements, over Ray Data."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import numpy as np
import pyarrow as pa
import ray
from ray.data import Dataset

from physix import DiscoveryError, EquationError, InputError, discover
from physix.ray.pool import Concurrency, pool
from physix.ray.resuming import Finished, Ids, write_the_rest

FOUND = pa.schema(
    [
        ("equation", pa.string()),
        ("params", pa.string()),
        ("uncertainty", pa.string()),
        ("r_squared", pa.float64()),
        ("complexity", pa.int64()),
        ("probability", pa.float64()),
        ("was_stopped", pa.bool_()),
        ("elapsed_s", pa.float64()),
        ("notes", pa.list_(pa.string())),
        ("error", pa.string()),
    ]
)
"""The columns that discovery adds. `params` and `uncertainty` are JSON; `r_squared` is the mean over the variables."""


class Discoverer:
    """Searches for the laws of rows, one after the other; one lives in each of Ray's actors."""

    def __init__(
        self,
        options: Mapping[str, Any],
        prefix: str = "",
        id_column: str = "",
        finished: ray.ObjectRef[Ids] | None = None,
    ) -> None:
        """A search with options of `physix.discover`; columns of the same names win over them.

        Args:
            options: What `physix.discover` is called with besides the samples.
            prefix: What the names of the new columns begin with.
            id_column: What tells rows apart, where some are left out.
            finished: The ids of those, sorted.
        """
        self._options = dict(options)
        self._prefix = prefix
        self._finished = None if finished is None else Finished(id_column, finished)

    def __call__(self, table: pa.Table) -> pa.Table:
        """The rows in the same order with the columns of `FOUND`."""
        if self._finished is not None:
            table = self._finished.left(table)
        found = [self._found(row) for row in table.to_pylist()]
        for field in FOUND:
            column = pa.array([row.get(field.name) for row in found], field.type)
            table = table.append_column(self._prefix + field.name, column)
        return table

    def _found(self, row: Mapping[str, Any]) -> dict[str, Any]:
        own = {name: row[name] for name in ("state_variables", "hint", "order", "driven") if row.get(name) is not None}
        try:
            law = discover(_numbers(row, "t"), _numbers(row, "y"), **(self._options | own))
        except (InputError, DiscoveryError, EquationError) as error:
            return {"error": str(error)}
        return {
            "equation": law.equation,
            "params": json.dumps(law.params),
            "uncertainty": json.dumps({name: _finite(value) for name, value in law.uncertainty.items()}),
            "r_squared": float(np.mean(list(law.r_squared.values()))),
            "complexity": law.complexity,
            "probability": law.candidates[0].probability,
            "was_stopped": law.was_stopped,
            "elapsed_s": law.elapsed_s,
            "notes": law.notes,
        }


def _numbers(row: Mapping[str, Any], name: str) -> Any:
    """A list of numbers or of lists of them, NaN where there is none."""
    value = row.get(name)
    if value is None:
        raise InputError(f"the row has no `{name}`", f"a list of numbers is expected{', or of rows' * (name == 'y')}")
    if isinstance(value, list) and any(isinstance(part, list) for part in value):
        return [[np.nan if number is None else number for number in part or []] for part in value]
    return [np.nan if number is None else number for number in value]


def _finite(value: float) -> float | None:
    return value if np.isfinite(value) else None


def discover_dataset(
    ds: Dataset,
    *,
    concurrency: Concurrency = None,
    threads: int = 1,
    rows_at_once: int = 16,
    budget: float | None = None,
    effort: int = 8000,
    prefix: str = "",
    **options: Any,
) -> Dataset:
    """The rows with the laws behind them.

    A row has measurements, `t` with n times and `y` with n numbers or n lists of d, where a null was not measured.
    `state_variables` (d names), `hint`, `order` and `driven` may be columns, too, and then win over the options.

    Added are the columns of `FOUND`. A row whose samples cannot be searched has nulls and a sentence in `error`; the
    others go on. Without a budget the laws are the same on every machine and for any number of actors.

    Args:
        ds: The rows.
        concurrency: How many actors search: a number, the least and the most, or as many as the cluster has room for.
        threads: How many threads, and processors of its machine, an actor has. Many rows are done fastest with 1.
        rows_at_once: How many rows an actor takes at once, and the most that is lost where its machine goes down.
        budget: After so many seconds a row's search ends with the best law so far, and `was_stopped` says so.
        effort: How much work a row's search may take at most, in integrations.
        prefix: What the names of the added columns begin with, where they would meet others.
        options: What else `physix.discover` takes, such as `terms` and `forbid`.

    Returns:
        A dataset that is computed when it is asked for, as any of Ray's is.
    """
    options = options | {"budget": budget, "effort": effort, "workers": threads}
    return _mapped(ds, {"options": options, "prefix": prefix}, concurrency, threads, rows_at_once)


def discover_to(
    ds: Dataset,
    path: str,
    *,
    id_column: str,
    concurrency: Concurrency = None,
    threads: int = 1,
    rows_at_once: int = 16,
    budget: float | None = None,
    effort: int = 8000,
    prefix: str = "",
    **options: Any,
) -> None:
    """Searches for the laws of the rows and writes them as Parquet, besides those that are there.

    It goes on where it was stopped, as `score_to` does.

    Args:
        ds: The rows, as for `discover_dataset`.
        path: The folder of the results, as for `score_to`.
        id_column: A column of whole numbers or texts that tells rows apart.
        concurrency: As for `discover_dataset`, as are all below.
        threads: How many threads an actor has.
        rows_at_once: How many rows an actor takes at once, and the most that is lost where the run is stopped.
        budget: After so many seconds a row's search ends with the best law so far.
        effort: How much work a row's search may take at most, in integrations.
        prefix: What the names of the added columns begin with.
        options: What else `physix.discover` takes.

    Raises:
        ValueError: The folder has a file without that column.
    """
    options = options | {"budget": budget, "effort": effort, "workers": threads}

    def found(finished: ray.ObjectRef[Ids]) -> Dataset:
        arguments = {"options": options, "prefix": prefix, "id_column": id_column, "finished": finished}
        return _mapped(ds, arguments, concurrency, threads, rows_at_once)

    write_the_rest(found, path, id_column)


def _mapped(
    ds: Dataset, arguments: dict[str, Any], concurrency: Concurrency, threads: int, rows_at_once: int
) -> Dataset:
    # A file's rows would all be one actor's, and a search takes from a tenth of a second to minutes.
    return ds.repartition(target_num_rows_per_block=rows_at_once).map_batches(
        Discoverer,
        fn_constructor_kwargs=arguments,
        compute=pool(concurrency, threads),
        batch_size=None,
        batch_format="pyarrow",
        num_cpus=threads,
    )
