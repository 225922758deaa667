"""Why PhysiX refused something: one class for each kind of input that can be wrong."""

from __future__ import annotations

import json


class PhysiXError(ValueError):
    """Wrong input; every error of this package is one.

    Attributes:
        message: What is wrong, naming the offender and, in a batch, its place.
        hint: What to do about it, or None.
    """

    def __init__(self, message: str, hint: str | None = None) -> None:
        """An error from what is wrong and what to do."""
        super().__init__(message, hint)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        """What is wrong, and what to do."""
        return f"{self.message}; {self.hint}" if self.hint else self.message


class InputError(PhysiXError):
    """An argument has the wrong type, shape, length or value."""


class EquationError(PhysiXError):
    """A text is no equation of motion.

    Attributes:
        range: The first byte of the text at fault and the one after the last, or None where it is about the whole.
    """

    def __init__(self, message: str, hint: str | None = None, range: tuple[int, int] | None = None) -> None:
        """An error from what is wrong, what to do, and where."""
        super().__init__(message, hint)
        self.args = (message, hint, range)
        self.range = range


class ProblemError(PhysiXError):
    """Samples, or the options of a drawn problem, cannot be used."""


class UnknownSystemError(PhysiXError):
    """There is no system of this name."""


class DiscoveryError(PhysiXError):
    """Samples or options with which no law can be searched for."""


class LibraryError(ImportError):
    """The native library is missing or does not fit this package."""


_KINDS: dict[str, type[PhysiXError]] = {
    "document": InputError,
    "problem": ProblemError,
    "system": UnknownSystemError,
    "discovery": DiscoveryError,
}


def refusal(document: bytes, source: bytes = b"") -> PhysiXError:
    """The error that the native library described, about the JSON `source`."""
    what = json.loads(document)
    if what["kind"] == "equation":
        place = what["range"]
        return EquationError(what["message"], what["hint"], None if place is None else (place[0], place[1]))
    if what["kind"] == "document" and what["range"] is not None:
        start = what["range"][0]
        excerpt = source[max(0, start - 40) : start].decode("utf-8", "replace")
        return InputError(f"{what['message']}, behind `{excerpt}`", what["hint"])
    return _KINDS[what["kind"]](what["message"], what["hint"])
