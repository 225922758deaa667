"""Work that several threads share."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Sequence


def shared_out(work: Callable[[range], bytes], parts: Sequence[range], threads: int) -> list[tuple[range, bytes]]:
    """Each part and what the work makes of it; this thread is one of those that take the next part until none is left.

    A pool of other threads would have this one hand out parts and wait, which takes as long as ten proposals each.
    """
    waiting = deque(parts)
    done: list[tuple[range, bytes]] = []
    failures: list[BaseException] = []

    def take() -> None:
        while True:
            try:
                part = waiting.popleft()
            except IndexError:
                return
            done.append((part, work(part)))

    def help_out() -> None:
        try:
            take()
        except BaseException as failure:
            failures.append(failure)
            waiting.clear()

    helpers = [threading.Thread(target=help_out, daemon=True) for _ in range(min(threads, len(parts)) - 1)]
    for helper in helpers:
        helper.start()
    try:
        take()
    finally:
        waiting.clear()
        for helper in helpers:
            helper.join()
    if failures:
        raise failures[0]
    return sorted(done, key=lambda one: one[0].start)
