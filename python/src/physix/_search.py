"""Runs the library's search with this process' threads, so that it can be watched and interrupted."""

from __future__ import annotations

import ctypes
import os
import threading
import time
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import Any

from physix._json import call
from physix._library import GOES_ON, PERFORM, Search

_Part = Callable[[int | None, int], None]
_TICK = 0.1
"""How often progress is told, in seconds."""


class RunningSearch:
    """One call of `physix_discover`, on a thread of its own: signals reach the thread that waits for it."""

    def __init__(self, document: Mapping[str, object], workers: int | None, budget: float | None) -> None:
        """A search that has not begun.

        Args:
            document: What to search for.
            workers: How many threads work; as many as this process may use cores unless given.
            budget: After so many seconds it ends with the best law so far.
        """
        self._document = document
        self._width = workers if workers is not None else len(os.sched_getaffinity(0))
        self._deadline = None if budget is None else time.monotonic() + budget
        self._stopped = threading.Event()
        self._ended = threading.Event()
        self._spent = 0.0
        self._answer: dict[str, Any] | None = None
        self._failure: BaseException | None = None
        self.ran_out = False
        """Whether the budget was spent before the search had ended."""

    def run(self, progress: Callable[[float], object] | None) -> dict[str, Any]:
        """Searches and returns the answer.

        Args:
            progress: Called several times a second with the part of the effort that is spent, from 0 to 1.

        Raises:
            KeyboardInterrupt: The user pressed Ctrl-C; so with whatever else `progress` or a signal raises. The search
                has ended then.
        """
        thread = threading.Thread(target=self._search, name="physix-search", daemon=True)
        thread.start()
        try:
            # Not by `join`: before Python 3.13 a Ctrl-C there takes a thread that runs for one that has ended.
            while not self._ended.wait(_TICK):
                if progress is not None:
                    progress(self._spent)
        finally:
            self._stopped.set()
            self._ended.wait()
            thread.join()
        if self._failure is not None:
            raise self._failure
        assert self._answer is not None
        return self._answer

    def _search(self) -> None:
        try:
            with ThreadPoolExecutor(self._width, thread_name_prefix="physix-search") as pool:

                def perform(_context: int | None, count: int, part: _Part, work: int | None) -> None:
                    futures: list[Future[None]] = []
                    for index in range(count):
                        try:
                            futures.append(pool.submit(part, work, index))
                        except RuntimeError:
                            # No thread can be had, as while the interpreter ends.
                            part(work, index)
                    wait(futures)

                search = Search(None, GOES_ON(self._goes_on), PERFORM(perform), self._width)
                self._answer = call("physix_discover", self._document, ctypes.byref(search))
        except BaseException as failure:
            self._failure = failure
        finally:
            self._ended.set()

    def _goes_on(self, _context: int | None, spent: float) -> int:
        self._spent = spent
        if self._deadline is not None and time.monotonic() > self._deadline:
            self.ran_out = True
            return 0
        return 0 if self._stopped.is_set() else 1
