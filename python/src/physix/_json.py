"""Documents to and from the native library."""

from __future__ import annotations

import ctypes
import json
from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from physix._library import library, taken
from physix.errors import InputError, refusal


def encoded(document: Mapping[str, object]) -> bytes:
    """A document as JSON."""
    try:
        return json.dumps(document, allow_nan=False).encode()
    except (TypeError, ValueError, RecursionError) as error:
        raise InputError(f"an argument cannot be written as JSON: {error}") from error


def call(function: str, document: Mapping[str, object], *arguments: object) -> dict[str, Any]:
    """Calls a function that takes a document and answers with one; a refusal becomes an exception."""
    data = encoded(document)
    answer = ctypes.c_void_p()
    status = getattr(library, function)(data, len(data), *arguments, ctypes.byref(answer))
    text = taken(answer.value)
    if status != 0:
        raise refusal(text, data)
    result: dict[str, Any] = json.loads(text)
    return result


def rows(values: NDArray[np.float64]) -> list[list[float | None]]:
    """Values as rows of JSON, where NaN is null."""
    return [[None if value != value else value for value in row] for row in values.tolist()]
