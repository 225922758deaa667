"""What this process and all that it has started use of the processors."""

from __future__ import annotations

import os
import pathlib
import threading
from typing import Self

TICKS = os.sysconf("SC_CLK_TCK")


class Meter:
    """The processor time that is used while it is entered, in `seconds`.

    Processes end in between, and nobody tells what they had used: it looks ten times a second.
    """

    def __init__(self) -> None:
        self._first: dict[int, float] = {}
        self._last: dict[int, float] = {}
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._look)
        self.seconds = 0.0

    def __enter__(self) -> Self:
        self._first = _used()
        self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._last |= _used()
        self._end.set()
        self._thread.join()
        self.seconds = sum(time - self._first.get(process, 0.0) for process, time in self._last.items())

    def _look(self) -> None:
        while not self._end.wait(0.1):
            self._last |= _used()


def _used() -> dict[int, float]:
    """The seconds in user and system mode of this process and of each below it."""
    parents: dict[int, int] = {}
    used: dict[int, float] = {}
    for entry in pathlib.Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        try:
            fields = (entry / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            # It has just ended.
            continue
        parents[int(entry.name)] = int(fields[1])
        used[int(entry.name)] = (int(fields[11]) + int(fields[12])) / TICKS
    return {process: time for process, time in used.items() if _is_below(process, os.getpid(), parents)}


def _is_below(process: int, ancestor: int, parents: dict[int, int]) -> bool:
    while process > 1:
        if process == ancestor:
            return True
        process = parents.get(process, 0)
    return False
