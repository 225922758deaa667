#!/usr/bin/env python3
"""Times the built command `physix`: lines scored a second on two cores, and the start of its smallest command.

    command_line.py PHYSIX [--quick]      prints JSON Lines of kind `score` and `start`

Both are wall times as a user sees them, the best of several runs, because other work on the machine only ever adds.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path


def wall_seconds(command: list[str], output: Path) -> float:
    """One run of a command that must succeed."""
    with output.open("wb") as sink:
        start = time.perf_counter()
        subprocess.run(command, stdout=sink, check=True)
        return time.perf_counter() - start


def score_lines(count: int) -> str:
    """Proposals for as many different episodes of the damped spring, in turn right and wrong."""
    params = {"k": 11.0, "m": 1.25, "b": 0.45}
    equations = ["d2x/dt2 = -(k/m)*x - (b/m)*vx", "d2x/dt2 = -(k/m)*x"]
    lines = (
        {"id": n, "system_id": "damped_spring", "seed": n, "equation": equations[n % 2], "params": params}
        for n in range(count)
    )
    return "".join(json.dumps(line) + "\n" for line in lines)


def main() -> None:
    physix, quick = sys.argv[1], "--quick" in sys.argv[2:]
    count, repeats = (20_000, 3) if quick else (200_000, 5)
    with tempfile.TemporaryDirectory() as directory:
        source, output = Path(directory, "lines.jsonl"), Path(directory, "scores.jsonl")
        source.write_text(score_lines(count))
        score = [physix, "score", "--input", str(source), "--jobs", "2"]
        seconds = min(wall_seconds(score, output) for _ in range(repeats))
        answers = output.read_text().splitlines()
        if len(answers) != count or any(json.loads(answer)["error"] for answer in answers[:100]):
            raise SystemExit("physix score: the answers are not what the benchmark expects")
        print(json.dumps({"kind": "score", "name": "damped_spring", "lines_per_second": count / seconds}))
        start = min(wall_seconds([physix, "systems"], output) for _ in range(10 * repeats))
        print(json.dumps({"kind": "start", "name": "systems", "ms": start * 1e3}))


if __name__ == "__main__":
    main()
