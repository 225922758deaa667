#!/usr/bin/env python3
"""Counts the instructions of five verifications with callgrind and compares them with the stored counts.

    check_instructions.py PHYSIX-BENCH REFERENCES [--update]

Instruction counts repeat on a noisy machine where times do not. Growth of more than 3 % fails; `--update` stores the
counts of now in `Benchmarks/instructions.json`. Only the verification itself is counted: the executable warms up, and
callgrind collects inside one function.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

STORED = Path(__file__).with_name("instructions.json")
FIXED = ["free_fall_drag", "simple_pendulum", "damped_spring", "projectile_drag", "stiff_van_der_pol"]
LARGEST_GROWTH = 0.03


def instructions(executable: str, references: str, problem: str) -> int:
    """The instructions of one verification, after warm-up."""
    command = [
        "valgrind",
        "--tool=callgrind",
        "--callgrind-out-file=/dev/null",
        "--collect-atstart=no",
        "--toggle-collect=physix_bench_fixed_verification",
        executable,
        references,
        "--fixed",
        problem,
    ]
    result = subprocess.run(command, capture_output=True, text=True)
    collected = re.search(r"Collected : (\d+)", result.stderr)
    if result.returncode != 0 or collected is None or collected[1] == "0":
        sys.exit(f"callgrind counted nothing for {problem}:\n{result.stderr}")
    return int(collected[1])


def main() -> None:
    executable, references, *options = sys.argv[1:]
    counts = {problem: instructions(executable, references, problem) for problem in FIXED}
    if "--update" in options:
        STORED.write_text(json.dumps(counts, indent=2) + "\n")
        print(f"stored in {STORED.name}: {counts}")
        return
    stored = json.loads(STORED.read_text())
    grown = False
    print(f"{'instructions of one verification':36}{'stored':>12}{'now':>12}{'growth':>9}")
    for problem, count in counts.items():
        growth = count / stored[problem] - 1
        grown |= growth > LARGEST_GROWTH
        verdict = "  more than 3 %" if growth > LARGEST_GROWTH else ""
        print(f"{problem:36}{stored[problem]:12,}{count:12,}{growth:9.1%}{verdict}")
    if grown:
        sys.exit("A verification needs more instructions than before: make it cheaper, or `scripts/bench --update`.")


if __name__ == "__main__":
    main()
