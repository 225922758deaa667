"""Scores completions on a Ray cluster of several nodes, and compares every bit with one process.

usage: python Tests/Cluster [ROWS | --figures]

ROWS are a million unless said otherwise. The figures, which can be had alone, are of this machine at this moment.
"""

from __future__ import annotations

import pathlib
import subprocess
import sys
import tempfile
import threading
import time

import pyarrow.parquet as pq
from nodes import BLOCK, cluster, node
from ray.data import Dataset, read_parquet
from processors import Meter
from rows import digest, scored_alone, write

from physix.ray import score_dataset, score_to

BATCH = 2048
begun = time.monotonic()


def say(text: str) -> None:
    print(f"{time.monotonic() - begun:6.1f} s  {text}", flush=True)


def computed(dataset: Dataset) -> tuple[float, float, float]:
    """The seconds until a dataset's first rows are there, and for each later one, by the clock and of processors."""
    start = time.monotonic()
    bundles = iter(dataset.iter_internal_ref_bundles())
    next(bundles)
    first = time.monotonic()
    with Meter() as meter:
        rows = sum(bundle.num_rows() or 0 for bundle in bundles)
    assert rows > 0, "so few rows come all at once; take a million"
    return first - start, (time.monotonic() - first) / rows, meter.seconds / rows


def compare_speeds(folder: pathlib.Path, count: int) -> None:
    """Prints rows per second alone and over Ray, and what both take of the processors, the reading included."""
    write(folder / "some", count)
    for cores in (1, 2):
        start = time.monotonic()
        with Meter() as meter:
            scored_alone(folder / "some", cores)
        alone, alone_used = (time.monotonic() - start) / count, meter.seconds / count
        with cluster(cores):
            rows = read_parquet(str(folder / "some"))
            first, pace, used = computed(score_dataset(rows, concurrency=cores, batch_size=BATCH))
        say(
            f"{cores} core{'s' * (cores - 1)}: {1 / alone:,.0f} rows/s by score_batch alone, {1 / pace:,.0f} over Ray, "
            f"whose first rows come after {first:.1f} s"
        )
        say(
            f"    of processors a thousand rows take {1e6 * alone_used:.1f} ms alone and {1e6 * used:.1f} ms over Ray: "
            f"it costs {1e6 * (used - alone_used):.1f} ms"
        )


def survive_a_dead_node(folder: pathlib.Path, expected: str, count: int) -> None:
    """Scores all rows while a node is killed with SIGKILL, and another one comes."""
    with cluster(2) as made:
        scored = score_dataset(read_parquet(str(folder / "rows")), concurrency=(1, 2), batch_size=BATCH)
        writing = threading.Thread(target=scored.write_parquet, args=[str(folder / "scored")])
        writing.start()
        while files(folder / "scored") < 5:
            assert writing.is_alive(), "all was written before a node could be killed; take a million rows"
            time.sleep(0.2)
        written = files(folder / "scored")
        made.remove_node(next(iter(made.worker_nodes)), allow_graceful=False)
        say(f"a node was killed when {written} files were written")
        time.sleep(3)
        made.add_node(**node(1))
        writing.join()
    result = pq.read_table(folder / "scored")
    assert result.num_rows == count, result.num_rows
    assert digest(result) == expected, "the rewards differ from those of one process"
    say(f"{count:,} rows are there, each once, and every bit is that of one process: {expected[:16]}")


def resume(folder: pathlib.Path, expected: str, count: int) -> None:
    """Stops a driver with SIGKILL while it writes, calls it again, and looks at what was written twice."""
    output = folder / "resumed"
    with cluster(2) as made:
        driver = subprocess.Popen(
            [sys.executable, __file__, "--write", made.address, str(folder / "rows"), str(output)]
        )
        while files(output) < 3:
            assert driver.poll() is None, "the driver ended by itself"
            time.sleep(0.1)
        driver.kill()
        driver.wait()
        time.sleep(3)
        kept = {file: file.stat().st_mtime_ns for file in output.iterdir()}
        rows = read_parquet(str(folder / "rows"))
        say(f"the driver was killed when there were {len(kept)} files")
        score_to(rows, str(output), id_column="id", concurrency=2, batch_size=BATCH)
        added = sum(pq.read_metadata(file).num_rows for file in output.iterdir() if file not in kept)
        there = {file: file.stat().st_mtime_ns for file in output.iterdir()}
        score_to(rows, str(output), id_column="id", concurrency=2, batch_size=BATCH)
        assert there == {file: file.stat().st_mtime_ns for file in output.iterdir()}, "a third call did something"
    result = pq.read_table(output)
    assert result.num_rows == count, result.num_rows
    assert digest(result) == expected, "the rewards differ from those of one process"
    assert 0 < added < count, added
    say(f"the second call computed the missing {added:,}, together they are those of one process; a third did nothing")


def files(folder: pathlib.Path) -> int:
    return len(list(folder.glob("*.parquet")))


def write_in_a_driver(address: str, source: str, output: str) -> None:
    import ray

    ray.init(address=address, log_to_driver=False, logging_level="ERROR")
    ray.data.DataContext.get_current().enable_progress_bars = False
    ray.data.DataContext.get_current().target_max_block_size = BLOCK
    score_to(read_parquet(source), output, id_column="id", concurrency=2, batch_size=BATCH)


def figures() -> None:
    with tempfile.TemporaryDirectory(prefix="physix-ray-") as place:
        compare_speeds(pathlib.Path(place), 400_000)


def main(count: int) -> None:
    with tempfile.TemporaryDirectory(prefix="physix-ray-") as place:
        folder = pathlib.Path(place)
        write(folder / "rows", count)
        say(f"{count:,} completions about 8 systems are written")
        compare_speeds(folder, count // 4)
        start = time.monotonic()
        expected = digest(scored_alone(folder / "rows", 2))
        say(f"one process scored all of them in {time.monotonic() - start:.0f} s")
        survive_a_dead_node(folder, expected, count)
        resume(folder, expected, count)
    print("ok cluster")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--write"]:
        write_in_a_driver(*sys.argv[2:])
    elif sys.argv[1:] == ["--figures"]:
        figures()
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
