"""Rewards for proposals: one at a time, or any number on all cores."""

from __future__ import annotations

import ctypes
import json
import os
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import overload

import numpy as np
from numpy.typing import ArrayLike, NDArray

from physix._library import PARTS, library, taken
from physix._proposals import Params, Proposals
from physix._sharing import shared_out
from physix.errors import InputError
from physix.problem import Problem
from physix.reward import Score, ScoreError

_LEAST_FOR_THREADS = 64
"""A batch of fewer is done before threads have started."""
_MOST_AT_ONCE = 4096
"""How many proposals the library gets at once, so that Ctrl-C is heard."""


class ScoreBatch(Sequence[Score]):
    """The scores of a batch: an array for each part of the reward, in the order of the proposals.

    Attributes:
        values: n × 10 numbers, the parts of each reward; the arrays below are its columns.
    """

    def __init__(
        self,
        proposals: Proposals,
        values: NDArray[np.float64],
        errors: list[tuple[range, bytes]],
        ends: NDArray[np.uint64],
    ) -> None:
        """What `score_batch` returns; not to be called."""
        self._proposals = proposals
        self.values = values
        self._errors = errors
        self._ends = ends

    @property
    def match(self) -> NDArray[np.float64]:
        """The mean over the variables of R² floored at 0."""
        return self.values[:, 0]

    @property
    def progress(self) -> NDArray[np.float64]:
        """How much the match has grown since the turn before."""
        return self.values[:, 1]

    @property
    def simplicity(self) -> NDArray[np.float64]:
        """1 − 0.05 for each operator; 0 where the match is below 0.1."""
        return self.values[:, 2]

    @property
    def format(self) -> NDArray[np.float64]:
        """1 where the proposal could be read and simulated."""
        return self.values[:, 3]

    @property
    def total(self) -> NDArray[np.float64]:
        """The reward: 0.5 match + 0.2 progress + 0.2 simplicity + 0.1 format."""
        return self.values[:, 4]

    @property
    def match_dense(self) -> NDArray[np.float64]:
        """The square root of the match."""
        return self.values[:, 5]

    @property
    def correctness(self) -> NDArray[np.float64]:
        """1 where the match is 0.7 or more."""
        return self.values[:, 6]

    @property
    def shape(self) -> NDArray[np.float64]:
        """How well the curves correlate; no part of the reward, as the next two."""
        return self.values[:, 7]

    @property
    def freq(self) -> NDArray[np.float64]:
        """How well the dominant frequencies agree."""
        return self.values[:, 8]

    @property
    def amplitude(self) -> NDArray[np.float64]:
        """How well the standard deviations agree."""
        return self.values[:, 9]

    @cached_property
    def errors(self) -> list[ScoreError | None]:
        """Why proposals failed; None for those that did not."""
        errors: list[ScoreError | None] = []
        for places, text in self._errors:
            start = 0
            for end in self._ends[places.start : places.stop].tolist():
                errors.append(ScoreError.from_dict(json.loads(text[start:end])) if end > start else None)
                start = end
        return errors

    def __len__(self) -> int:
        """The number of proposals."""
        return len(self.values)

    @overload
    def __getitem__(self, place: int) -> Score: ...
    @overload
    def __getitem__(self, place: slice) -> list[Score]: ...
    def __getitem__(self, place: int | slice) -> Score | list[Score]:
        """Everything about one proposal, which is verified again for it."""
        if isinstance(place, slice):
            return [self[index] for index in range(*place.indices(len(self)))]
        index = range(len(self))[place]
        answer = taken(library.physix_score_fully(ctypes.byref(self._proposals.struct), index))
        return Score.from_dict(json.loads(answer))

    def __iter__(self) -> Iterator[Score]:
        """Everything about each proposal."""
        return (self[place] for place in range(len(self)))

    def __repr__(self) -> str:
        """How many there are and what they earned."""
        mean = f", mean total {self.total.mean():.3f}" if len(self) else ""
        return f"<ScoreBatch of {len(self)}{mean}>"


def score(
    problem: Problem,
    equation: str | None = None,
    params: Params | None = None,
    *,
    completion: str | None = None,
    previous_match: float = 0.0,
) -> Score:
    """Scores one proposal.

    A proposal that is no equation or cannot be simulated has a reward of 0 and an error that says why.

    Args:
        problem: What it is about.
        equation: The equations of motion, separated by `;`.
        params: The parameters in them.
        completion: Instead of both, a language model's whole answer, read as in live play.
        previous_match: The match of the turn before, from 0 to 1.

    Raises:
        InputError: An argument has a wrong type or value.
    """
    if not isinstance(problem, Problem):
        raise InputError(f"problem is of type {type(problem).__name__}", "it must be a physix.Problem")
    proposals = Proposals(
        problem,
        None if equation is None else [equation],
        None if params is None else [params],
        None if completion is None else [completion],
        [previous_match],
    )
    answer = taken(library.physix_score_fully(ctypes.byref(proposals.struct), 0))
    return Score.from_dict(json.loads(answer))


def score_batch(
    problems: Problem | Sequence[Problem],
    equations: Sequence[str] | None = None,
    params: Params | Sequence[Params | None] | None = None,
    *,
    completions: Sequence[str] | None = None,
    previous_matches: float | ArrayLike | None = None,
    workers: int | None = None,
) -> ScoreBatch:
    """Scores any number of proposals on all cores, without the interpreter's lock.

    The scores do not depend on the number of threads, the order, or the other proposals.

    Args:
        problems: What each proposal is about, or one problem for all.
        equations: The n proposals.
        params: The parameters of each, or one mapping for all.
        completions: Instead of both, n whole answers of language models, read as in live play.
        previous_matches: The match of the turn before each, or one for all, from 0 to 1; 0 unless given.
        workers: How many threads work; as many as this process may use cores unless given.

    Raises:
        InputError: An argument has a wrong type, length or value; the message names its place.
    """
    proposals = Proposals(problems, equations, params, completions, previous_matches)
    count = proposals.count
    values = np.empty((count, len(PARTS)), dtype=np.float64)
    ends = np.empty(count, dtype=np.uint64)
    row = values.ctypes.data_as(ctypes.POINTER(ctypes.c_double))
    end = ends.ctypes.data_as(ctypes.POINTER(ctypes.c_uint64))
    batch = ctypes.byref(proposals.struct)

    def scored(places: range) -> bytes:
        return taken(library.physix_score_batch(batch, places.start, places.stop, row, end))

    threads = _threads(workers, count)
    # Small parts, because a stiff or hostile proposal takes as long as a hundred others.
    size = _MOST_AT_ONCE if threads == 1 else min(_MOST_AT_ONCE, max(16, count // (8 * threads)))
    errors = shared_out(scored, [range(start, min(count, start + size)) for start in range(0, count, size)], threads)
    return ScoreBatch(proposals, values, errors, ends)


def _threads(workers: int | None, count: int) -> int:
    if workers is not None and (isinstance(workers, bool) or not isinstance(workers, int) or not 1 <= workers <= 256):
        raise InputError(f"workers is {workers!r}", "it must be a whole number from 1 to 256")
    if count < _LEAST_FOR_THREADS:
        return 1
    return workers if workers is not None else len(os.sched_getaffinity(0))
