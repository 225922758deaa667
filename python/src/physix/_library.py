"""The native library: where it is, its functions and their types (Sources/CPhysiX/include/physix.h)."""

from __future__ import annotations

import ctypes
from ctypes import POINTER, byref, c_char_p, c_double, c_int32, c_size_t, c_uint64, c_void_p
from typing import Final

from physix._paths import NATIVE
from physix.errors import LibraryError, refusal

INTERFACE: Final = 1
"""The version of the header that this module was written for."""

PARTS: Final = (
    "match", "progress", "simplicity", "format", "total", "match_dense", "correctness", "shape", "freq", "amplitude",
)  # fmt: skip
"""The parts of a reward in the order of the library's rows."""


class Batch(ctypes.Structure):
    """The struct `physix_batch`."""

    _fields_ = [
        ("problems", c_void_p),
        ("texts", c_char_p),
        ("text_ends", c_void_p),
        ("names", c_char_p),
        ("name_ends", c_void_p),
        ("values", c_void_p),
        ("value_ends", c_void_p),
        ("previous_matches", c_void_p),
    ]


GOES_ON = ctypes.CFUNCTYPE(c_int32, c_void_p, c_double)
PART = ctypes.CFUNCTYPE(None, c_void_p, c_size_t)
PERFORM = ctypes.CFUNCTYPE(None, c_void_p, c_size_t, PART, c_void_p)


class Search(ctypes.Structure):
    """The struct `physix_search`."""

    _fields_ = [("context", c_void_p), ("goes_on", GOES_ON), ("perform", PERFORM), ("width", c_size_t)]


def _load() -> ctypes.CDLL:
    path = NATIVE / "libphysixc.so"
    if not path.exists():
        raise LibraryError(
            f"the native library {path} is missing; install the wheel, or run scripts/build-library in the repository"
        )
    try:
        library = ctypes.CDLL(str(path))
    except OSError as error:
        raise LibraryError(f"the native library cannot be loaded: {error}") from error
    signatures: dict[str, tuple[object, list[object]]] = {
        "physix_interface": (c_int32, []),
        "physix_free": (None, [c_void_p]),
        "physix_problem_read": (c_int32, [c_char_p, c_size_t, POINTER(c_void_p), POINTER(c_void_p)]),
        "physix_problem_draw": (c_int32, [c_char_p, c_size_t, POINTER(c_void_p), POINTER(c_void_p)]),
        "physix_problem_write": (c_void_p, [c_void_p]),
        "physix_problem_truth": (c_void_p, [c_void_p]),
        "physix_problem_release": (None, [c_void_p]),
        "physix_systems": (c_void_p, []),
        "physix_simulate": (c_int32, [c_char_p, c_size_t, POINTER(c_void_p)]),
        "physix_equation": (c_int32, [c_char_p, c_size_t, POINTER(c_void_p)]),
        "physix_discover": (c_int32, [c_char_p, c_size_t, POINTER(Search), POINTER(c_void_p)]),
        "physix_score_batch": (c_void_p, [POINTER(Batch), c_size_t, c_size_t, POINTER(c_double), POINTER(c_uint64)]),
        "physix_score_fully": (c_void_p, [POINTER(Batch), c_size_t]),
        "physix_completion_read": (c_void_p, [c_char_p, c_size_t]),
    }
    for name, (result, arguments) in signatures.items():
        function = getattr(library, name)
        function.restype, function.argtypes = result, arguments
    if library.physix_interface() != INTERFACE:
        raise LibraryError(f"{path} has another interface than this package; install both from one wheel")
    return library


library: Final = _load()


def taken(text: int | None) -> bytes:
    """A text that the library returned, which is given back to it."""
    if text is None:
        return b""
    try:
        return ctypes.string_at(text)
    finally:
        library.physix_free(text)


class Handle:
    """What the library holds of a problem, until nothing in Python refers to it any more."""

    __slots__ = ("address",)
    address: int

    def __init__(self, function: str, document: bytes) -> None:
        """Makes a problem by `physix_problem_read` or `physix_problem_draw`; a refusal becomes an exception."""
        self.address = 0
        problem, text = c_void_p(), c_void_p()
        status = getattr(library, function)(document, len(document), byref(problem), byref(text))
        if status != 0 or problem.value is None:
            raise refusal(taken(text.value), document)
        self.address = problem.value

    def __del__(self) -> None:
        """Gives the problem back."""
        if self.address:
            library.physix_problem_release(self.address)
            self.address = 0
