"""Arguments as numbers, or an exception that says what is wrong and where."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from physix.errors import InputError


def array(name: str, values: ArrayLike) -> NDArray[np.float64]:
    """Values as an array of doubles; text, objects and complex numbers are refused."""
    try:
        given = np.asarray(values)
    except (TypeError, ValueError) as error:
        raise InputError(f"{name} is no array of numbers: {error}", "rows must have the same length") from error
    if given.dtype.kind == "O":
        return _from_objects(name, given)
    if given.dtype.kind not in "biuf":
        raise InputError(f"{name} has the type {given.dtype}", "it must hold real numbers")
    return given.astype(np.float64)


def _from_objects(name: str, given: NDArray[np.object_]) -> NDArray[np.float64]:
    """Objects that are numbers, such as None for what is missing, Decimal, or pandas' own."""
    result = np.empty(given.shape, dtype=np.float64)
    for place, value in np.ndenumerate(given):
        if value is None or type(value).__name__ == "NAType":
            result[place] = math.nan
            continue
        try:
            if isinstance(value, (str, bytes)):
                raise TypeError
            result[place] = value
        except (TypeError, ValueError, OverflowError):
            where = ", ".join(map(str, place))
            raise InputError(f"{name}[{where}] is {_shown(value)}, which is no number") from None
    return result


def times(t: ArrayLike, least: int = 2, name: str = "t") -> NDArray[np.float64]:
    """Finite times, strictly increasing, `least` or more."""
    moments = array(name, t)
    if moments.ndim != 1:
        raise InputError(f"{name} has {moments.ndim} dimensions", "it must have one")
    if len(moments) < least:
        raise InputError(f"{name} has {len(moments)} times", f"{least} are the least")
    if not np.isfinite(moments).all():
        place = int(np.argmin(np.isfinite(moments)))
        raise InputError(f"{name}[{place}] is {moments[place]}", "times must be finite")
    steps = np.diff(moments)
    if not (steps > 0).all():
        place = int(np.argmin(steps > 0)) + 1
        raise InputError(
            f"{name}[{place}] = {moments[place]} is not later than {name}[{place - 1}] = {moments[place - 1]}",
            "sort the samples by time and keep one for each time",
        )
    return moments


def matrix(name: str, values: ArrayLike, *, rows: int, columns: int | None = None) -> NDArray[np.float64]:
    """Values with a row for each time; NaN is allowed, infinities are not.

    One column may come without its dimension.
    """
    given = array(name, values)
    if given.ndim == 1:
        given = given[:, np.newaxis]
    if given.ndim != 2:
        raise InputError(
            f"{name} has {given.ndim} dimensions", "it must have a row for each time and a column for each variable"
        )
    if given.shape[0] != rows:
        raise InputError(f"{name} has {given.shape[0]} rows and there are {rows} times")
    if columns is not None and given.shape[1] != columns:
        raise InputError(f"{name} has {given.shape[1]} columns and there are {columns} state variables")
    if np.isinf(given).any():
        row, column = (int(place[0]) for place in np.nonzero(np.isinf(given)))
        raise InputError(f"{name}[{row}, {column}] is infinite", "write NaN where nothing was measured")
    return given


def names(given: Sequence[str] | str) -> list[str]:
    """State variables as a list; one name may come alone."""
    if isinstance(given, str):
        return [given]
    try:
        listed = list(given)
    except TypeError:
        raise InputError(f"state_variables must be names, not {_shown(given)}") from None
    for place, name in enumerate(listed):
        if not isinstance(name, str):
            raise InputError(f"state_variables[{place}] is {_shown(name)}, which is no str")
    return listed


def text(name: str, given: str) -> str:
    """A str."""
    if not isinstance(given, str):
        raise InputError(f"{name} is {_shown(given)}, which is no str")
    # Half of a surrogate pair is no text that could be written as UTF-8.
    return given.encode("utf-8", "replace").decode()


def named(name: str, numbers: Mapping[str, float]) -> dict[str, float]:
    """A mapping from names to finite numbers."""
    if not isinstance(numbers, Mapping):
        raise InputError(f"{name} must map names to numbers; it is {_shown(numbers)}")
    result = {}
    for key, value in numbers.items():
        if not isinstance(key, str):
            raise InputError(f"{name} has the key {_shown(key)}, which is no str")
        finite = _number(value)
        if finite is None:
            where = name if name == key else f"{name}[{key!r}]"
            raise InputError(f"{where} is {_shown(value)}, which is no finite number")
        result[key] = finite
    return result


def number(name: str, value: float) -> float:
    """A finite number."""
    return named(name, {name: value})[name]


def whole(name: str, value: int, least: int, most: int) -> int:
    """A whole number in a range."""
    if isinstance(value, bool) or not isinstance(value, (int, np.integer)):
        raise InputError(f"{name} is {_shown(value)}, which is no whole number")
    if not least <= value <= most:
        raise InputError(f"{name} is {value}; it must be from {least} to {most}")
    return int(value)


def _number(value: object) -> float | None:
    if isinstance(value, (str, bytes)):
        return None
    try:
        converted = float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError, OverflowError):
        return None
    return converted if math.isfinite(converted) else None


def _shown(value: object) -> str:
    """A value, as long as it fits into a sentence."""
    text = repr(value)
    return text if len(text) <= 40 else f"{text[:37]}..."
