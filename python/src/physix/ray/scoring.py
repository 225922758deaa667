"""Rewards of proposals, over Ray Data."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa
import ray
from ray.data import Dataset

from physix import InputError, Problem, ScoreBatch, score_batch
from physix.ray.pool import Concurrency, pool
from physix.ray.problems import ProblemCache
from physix.ray.proposals import Proposal, proposals
from physix.ray.resuming import Finished, Ids, write_the_rest

REWARDS = (
    "match",
    "progress",
    "simplicity",
    "format",
    "total",
    "match_dense",
    "correctness",
    "shape",
    "freq",
    "amplitude",
)
"""The columns of numbers that scoring adds; the others are `error_kind` and `error`."""


Row = tuple[int, Problem, Proposal]


class Scorer:
    """Scores batches of rows; one lives in each of Ray's actors and remembers its problems."""

    def __init__(
        self,
        prefix: str = "",
        most_problems: int = 4096,
        threads: int = 1,
        id_column: str = "",
        finished: ray.ObjectRef[Ids] | None = None,
    ) -> None:
        """A scorer without problems.

        Args:
            prefix: What the names of the new columns begin with.
            most_problems: How many problems are remembered.
            threads: How many threads score a batch.
            id_column: What tells rows apart, where some are left out.
            finished: The ids of those, sorted.
        """
        self.problems = ProblemCache(most_problems)
        self._prefix = prefix
        self._threads = threads
        self._finished = None if finished is None else Finished(id_column, finished)

    def __call__(self, table: pa.Table) -> pa.Table:
        """The rows in the same order with the columns of `REWARDS`, `error_kind` and `error`."""
        if self._finished is not None:
            table = self._finished.left(table)
        batch = _Batch(table, self.problems.problems(table), list(proposals(table)))
        batch.score(self._threads)
        for name, column in batch.columns():
            table = table.append_column(self._prefix + name, column)
        return table


class _Batch:
    """Rows on their way to rewards: some cannot be scored, and equations are scored apart from completions."""

    def __init__(self, table: pa.Table, problems: list[Problem | str], found: list[Proposal | str]) -> None:
        self._rewards = {name: np.zeros(table.num_rows) for name in REWARDS}
        self._kinds: list[str | None] = [None] * table.num_rows
        self._errors: list[str | None] = [None] * table.num_rows
        self._matches = _numbers(table, "previous_match")
        self._rows: list[Row] = []
        for place, (problem, proposal) in enumerate(zip(problems, found, strict=True)):
            if isinstance(problem, str):
                self._refuse(place, problem)
            elif isinstance(proposal, str):
                self._refuse(place, proposal)
            else:
                self._rows.append((place, problem, proposal))

    def columns(self) -> list[tuple[str, pa.Array]]:
        is_unscored = np.array([kind == "input" for kind in self._kinds], dtype=bool)
        rewards = [(name, pa.array(self._rewards[name], pa.float64(), mask=is_unscored)) for name in REWARDS]
        errors = [("error_kind", pa.array(self._kinds, pa.string())), ("error", pa.array(self._errors, pa.string()))]
        return rewards + errors

    def score(self, threads: int) -> None:
        self._score([row for row in self._rows if row[2].completion is None], threads)
        self._score([row for row in self._rows if row[2].completion is not None], threads)

    def _score(self, rows: list[Row], threads: int) -> None:
        if not rows:
            return
        try:
            scores = _scores(rows, [self._matches[place] for place, _, _ in rows], threads)
        except InputError as error:
            # A number that is none, or a name that is none, somewhere: the others are scored without that row.
            if len(rows) == 1:
                self._refuse(rows[0][0], str(error))
                return
            self._score(rows[: len(rows) // 2], threads)
            self._score(rows[len(rows) // 2 :], threads)
            return
        places = [place for place, _, _ in rows]
        for name in REWARDS:
            self._rewards[name][places] = getattr(scores, name)
        for place, reason in zip(places, scores.errors, strict=True):
            if reason is not None:
                self._kinds[place], self._errors[place] = reason.kind, reason.message

    def _refuse(self, place: int, reason: str) -> None:
        self._kinds[place], self._errors[place] = "input", reason


def _scores(rows: list[Row], matches: list[float], threads: int) -> ScoreBatch:
    problems = [problem for _, problem, _ in rows]
    texts = [proposal.completion for _, _, proposal in rows if proposal.completion is not None]
    if texts:
        return score_batch(problems, completions=texts, previous_matches=matches, workers=threads)
    equations = [proposal.equation or "" for _, _, proposal in rows]
    params = [proposal.params for _, _, proposal in rows]
    return score_batch(problems, equations, params, previous_matches=matches, workers=threads)


def _numbers(table: pa.Table, name: str) -> list[float]:
    if name not in table.column_names:
        return [0.0] * table.num_rows
    return [float(number or 0) for number in table[name].to_pylist()]


def score_dataset(
    ds: Dataset,
    *,
    concurrency: Concurrency = None,
    batch_size: int = 1024,
    threads: int = 1,
    prefix: str = "",
    most_problems: int = 4096,
) -> Dataset:
    """The rows with their rewards.

    A row says what it is about, by `problem` (an object as in the contract's §10, or its JSON text) or by `system_id`
    and `seed` with optional `noise` and `samples`; and what is proposed, by `completion` or by `equation` with optional
    `params`. With `previous_match`, `progress` is counted from there. Other columns stay as they are.

    Added are the columns of `REWARDS`, and `error_kind` and `error`, which are null where the proposal was read and
    integrated. A text that is no equation (`parse`) or fails to integrate (`simulation`) earns zeros. A row that cannot
    be scored at all (`input`) has nulls; the others go on.

    Args:
        ds: The rows.
        concurrency: How many actors score: a number, the least and the most, or as many as the cluster has room for.
        batch_size: How many rows an actor takes at once. Rows about one problem are scored fastest together.
        threads: How many threads, and processors of its machine, an actor has.
        prefix: What the names of the added columns begin with, where they would meet others.
        most_problems: How many problems each actor remembers; one takes about 10 KB.

    Returns:
        A dataset that is computed when it is asked for, as any of Ray's is.
    """
    options = {"prefix": prefix, "most_problems": most_problems, "threads": threads}
    return _mapped(ds, options, concurrency, batch_size, threads)


def score_to(
    ds: Dataset,
    path: str,
    *,
    id_column: str,
    concurrency: Concurrency = None,
    batch_size: int = 1024,
    threads: int = 1,
    prefix: str = "",
    most_problems: int = 4096,
) -> None:
    """Scores the rows and writes them with their rewards as Parquet, besides those that are there.

    Stopped at any point, by Ctrl-C, a machine that went down or a job's time limit, the same call computes only what
    is missing. Once all are there it does nothing.

    Args:
        ds: The rows, as for `score_dataset`.
        path: The folder of the results, which all machines can write to: an absolute path or an address such as
            `s3://…`. A file in it that was not written to its end is deleted.
        id_column: A column of whole numbers or texts that tells rows apart.
        concurrency: As for `score_dataset`, as are all below.
        batch_size: How many rows an actor takes at once.
        threads: How many threads an actor has.
        prefix: What the names of the added columns begin with.
        most_problems: How many problems each actor remembers.

    Raises:
        ValueError: The folder has a file without that column.
    """

    def scored(finished: ray.ObjectRef[Ids]) -> Dataset:
        options = {"prefix": prefix, "most_problems": most_problems, "threads": threads}
        options |= {"id_column": id_column, "finished": finished}
        return _mapped(ds, options, concurrency, batch_size, threads)

    write_the_rest(scored, path, id_column)


def _mapped(ds: Dataset, options: dict[str, Any], concurrency: Concurrency, batch_size: int, threads: int) -> Dataset:
    return ds.map_batches(
        Scorer,
        fn_constructor_kwargs=options,
        compute=pool(concurrency, threads),
        batch_size=batch_size,
        batch_format="pyarrow",
        num_cpus=threads,
    )
