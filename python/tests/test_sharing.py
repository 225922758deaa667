"""Parts of a work among threads."""

from __future__ import annotations

import threading

import pytest

from physix._sharing import shared_out

PARTS = [range(start, start + 3) for start in range(0, 300, 3)]


@pytest.mark.parametrize("threads", [1, 2, 7, 200])
def test_every_part_is_done_once_and_in_order(threads: int) -> None:
    results = shared_out(lambda part: str(part.start).encode(), PARTS, threads)
    assert results == [(part, str(part.start).encode()) for part in PARTS]


def test_a_failure_of_another_thread_is_raised_here_and_ends_the_work() -> None:
    here, failed, done = threading.current_thread(), threading.Event(), []

    def work(part: range) -> bytes:
        if threading.current_thread() is not here:
            failed.set()
            raise MemoryError("no room")
        failed.wait(10)
        done.append(part)
        return b""

    with pytest.raises(MemoryError, match="no room"):
        shared_out(work, PARTS, 2)
    assert len(done) < len(PARTS)


def test_an_interruption_waits_for_no_more_than_the_parts_in_hand() -> None:
    here, started, done = threading.current_thread(), threading.Event(), []

    def work(part: range) -> bytes:
        if threading.current_thread() is here:
            started.wait(10)
            raise KeyboardInterrupt
        done.append(part)
        started.set()
        threading.Event().wait(0.05)
        return b""

    with pytest.raises(KeyboardInterrupt):
        shared_out(work, PARTS, 3)
    assert len(done) < len(PARTS)
