"""Proposals as the native library takes them: texts one behind the other, numbers in arrays."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from physix._library import Batch
from physix._numbers import array as numbers
from physix.errors import InputError
from physix.problem import Problem

Params = Mapping[str, float]


class Proposals:
    """A batch: it keeps everything alive that the library's struct points to."""

    def __init__(
        self,
        problems: Problem | Sequence[Problem],
        equations: Sequence[str] | None,
        params: Params | Sequence[Params | None] | None,
        completions: Sequence[str] | None,
        previous_matches: float | ArrayLike | None,
    ) -> None:
        """Checks the arguments of `score_batch`; what does not fit is an InputError with its place."""
        if (equations is None) == (completions is None):
            raise InputError("a batch has either equations or completions", "give one of them")
        if completions is not None and params is not None:
            raise InputError("params belong to equations; those of completions stand in their texts")
        name, texts = ("completions", completions) if equations is None else ("equations", equations)
        self.texts = _listed(name, texts)
        self.count = len(self.texts)
        self.problems = _problems(problems, self.count)
        self._keep: list[object] = []
        self.struct = Batch()
        addresses = [problem.address for problem in self.problems]
        self.struct.problems = self._address(np.array(addresses, dtype=np.uint64))
        self.struct.texts, self.struct.text_ends = self._joined(name, self.texts)
        if equations is not None:
            self._add_parameters(params)
        if previous_matches is not None:
            self.struct.previous_matches = self._address(_matches(previous_matches, self.count))

    def _address(self, values: NDArray[Any]) -> int:
        self._keep.append(values)
        return values.ctypes.data

    def _joined(self, name: str, texts: list[str]) -> tuple[bytes, int]:
        """All texts as bytes, and the address of where each ends."""
        try:
            joined = "".join(texts)
        except TypeError:
            place = next(place for place, text in enumerate(texts) if not isinstance(text, str))
            raise InputError(f"{name}[{place}] is of type {type(texts[place]).__name__}", "it must be a str") from None
        if joined.isascii():
            data, lengths = joined.encode(), map(len, texts)
        else:
            # Half of a surrogate pair becomes three bytes that are no UTF-8, and those become U+FFFD.
            encoded = [text.encode("utf-8", "surrogatepass") for text in texts]
            data, lengths = b"".join(encoded), map(len, encoded)
        return data, self._ends(lengths, len(texts))

    def _ends(self, lengths: Iterable[int], count: int) -> int:
        return self._address(np.cumsum(np.fromiter(lengths, dtype=np.uint64, count=count), dtype=np.uint64))

    def _add_parameters(self, params: Params | Sequence[Params | None] | None) -> None:
        given = _parameters(params, self.count)
        joined: list[str] = []
        counts: list[int] = []
        values = array("d")
        try:
            for one in given:
                joined.append("\n".join(one) if one else "")
                values.extend(one.values() if one else ())
                counts.append(len(one) if one else 0)
        except (TypeError, OverflowError, AttributeError) as error:
            raise InputError(f"params[{len(counts)}] is no mapping from names to numbers: {error}") from None
        for place, text in enumerate(joined):
            if text.count("\n") > max(0, counts[place] - 1):
                raise InputError(f"params[{place}] has a name with a line feed in it")
        self.struct.names, self.struct.name_ends = self._joined("params", joined)
        self.struct.values = self._address(np.array(values, dtype=np.float64))
        self.struct.value_ends = self._ends(counts, self.count)


def _listed(name: str, texts: Sequence[str] | None) -> list[str]:
    if texts is None or isinstance(texts, (str, bytes)):
        raise InputError(f"{name} is one {type(texts).__name__}", "give a list of them")
    try:
        return list(texts)
    except TypeError:
        raise InputError(f"{name} is of type {type(texts).__name__}", "give a list of str") from None


def _problems(problems: Problem | Sequence[Problem], count: int) -> list[Problem]:
    if isinstance(problems, Problem):
        return [problems] * count
    try:
        listed = list(problems)
    except TypeError:
        raise InputError(f"problems is of type {type(problems).__name__}", "give a Problem or a list of them") from None
    if len(listed) != count:
        raise InputError(
            f"there are {len(listed)} problems and {count} proposals", "give a problem for each, or one for all"
        )
    if not all(issubclass(kind, Problem) for kind in set(map(type, listed))):
        place = next(place for place, problem in enumerate(listed) if not isinstance(problem, Problem))
        raise InputError(f"problems[{place}] is of type {type(listed[place]).__name__}", "it must be a physix.Problem")
    return listed


def _parameters(params: Params | Sequence[Params | None] | None, count: int) -> list[Params | None]:
    if params is None:
        return [None] * count
    if isinstance(params, Mapping):
        return [params] * count
    try:
        listed = list(params)
    except TypeError:
        raise InputError(f"params is of type {type(params).__name__}", "give a dict or a list of them") from None
    if len(listed) != count:
        raise InputError(f"there are {len(listed)} params and {count} equations", "give one for each, or one for all")
    return listed


def _matches(given: float | ArrayLike, count: int) -> NDArray[np.float64]:
    matches = numbers("previous_matches", given)
    if matches.ndim == 0:
        matches = np.full(count, float(matches))
    if matches.shape != (count,):
        raise InputError(f"previous_matches has the shape {matches.shape} and there are {count} proposals")
    outside = ~((matches >= 0) & (matches <= 1))
    if outside.any():
        place = int(np.argmax(outside))
        raise InputError(f"previous_matches[{place}] is {matches[place]}", "a match is from 0 to 1")
    return np.ascontiguousarray(matches)
