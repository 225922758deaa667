#!/usr/bin/env python3
"""Reads the JSON Lines of one benchmark run and prints what was reached.

    report.py RUN.jsonl [--tables] [--json FILE]

The exit status is 0 whether or not every figure was reached: a benchmark measures; `scripts/bench --check` judges.
"""

from __future__ import annotations

import argparse
import json
import signal
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from measurements import Run, geometric_mean


@dataclass(frozen=True)
class Row:
    """One figure beside its goal. `measured` is `None` where the run holds no measurement for it."""

    what: str
    peer: str
    measured: float | None
    goal: float
    at_most: bool
    unit: str
    detail: str = ""

    @property
    def verdict(self) -> str:
        """Whether the goal was reached, for people."""
        if self.measured is None:
            return "not measured"
        reached = self.measured <= self.goal if self.at_most else self.measured >= self.goal
        return "reached" if reached else "NOT REACHED"


def extreme(values: dict[str, float], choose: Callable[..., str] = max) -> tuple[float | None, str]:
    """The largest (or smallest) value and a word about where it occurred."""
    if not values:
        return None, ""
    name = choose(values, key=values.__getitem__)
    return values[name], name


def rows(run: Run) -> list[Row]:
    """Every goal of the core, in the order of the specification."""
    python, sundials, c = run.against_python(), run.against_sundials(), run.against_c()
    lowest, hardest = extreme({problem: ratio for problem, (_, ratio) in sundials.items()}, min)
    slowest, slow_problem = extreme(c)
    lanes = run.values("ensemble", "times_faster_per_lane")
    hostile, hostile_name = extreme(run.values("hostile", "ns"))
    most, greedy = extreme(run.values("allocations", "count"))
    threads = extreme(run.values("threads", "times_faster"))[0]
    by_cpu = extreme(run.values("threads", "times_faster_by_cpu"))[0]
    score = extreme(run.values("score", "lines_per_second"))[0]
    start = extreme(run.values("start", "ms"))[0]
    verifier = "sympy + odeint + numpy"
    return [
        Row("whole verification", verifier, geometric_mean(python.values()), 250, False, "x", spread(python)),
        Row("integration", "best of SUNDIALS", geometric_mean(r for _, r in sundials.values()), 15, False, "x"),
        Row("  the least of them", "best of SUNDIALS", lowest, 5, False, "x", hardest),
        Row("integration", "C, geometric mean", geometric_mean(c.values()), 1.8, True, "x", spread(c)),
        Row("  the worst of them", "C", slowest, 1.8, True, "x", slow_problem),
        Row("8 parameter sets, per lane", "one alone", geometric_mean(lanes.values()), 3, False, "x", spread(lanes)),
        Row("allocations per verification", "", most, 0, True, "", greedy),
        Row("two threads", "one", threads, 1.9, False, "x", f"by CPU time {by_cpu:.3g}" if by_cpu else ""),
        Row("worst hostile equation", "", None if hostile is None else hostile / 1e6, 2, True, "ms", hostile_name),
        Row("physix score, damped_spring", "", score, 40_000, False, "lines/s"),
        Row("physix systems, start to end", "", start, 30, True, "ms"),
    ]


def spread(values: dict[str, float]) -> str:
    """The range, and how many there are."""
    return f"{min(values.values()):.3g} … {max(values.values()):.3g}, {len(values)} problems" if values else ""


def number(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def print_rows(table: list[Row]) -> None:
    print(f"\n{'':32}{'against':26}{'measured':>16}{'goal':>18}   ")
    for row in table:
        measured = "–" if row.measured is None else f"{number(row.measured)} {row.unit}".strip()
        goal = f"{'≤' if row.at_most else '≥'} {number(row.goal)} {row.unit}".strip()
        print(f"{row.what:32}{row.peer:26}{measured:>16}{goal:>18}   {row.verdict:13}{row.detail}".rstrip())


def print_verifications(run: Run) -> None:
    python, swift, ratios = run.verifications()["python"], run.verifications()["swift"], run.against_python()
    parts = ("parse_compile_ns", "integrate_ns", "r_squared_ns", "whole_ns")
    print("\nOne verification, CPU time in µs: parse and compile, integrate, R², whole")
    print(f"{'':20}{'Python':>40}{'Swift':>40}{'times':>9}")
    for problem in python:
        theirs = "".join(f"{python[problem][part] / 1e3:10,.1f}" for part in parts)
        ours = "".join(f"{swift[problem][part] / 1e3:10.2f}" for part in parts) if problem in swift else ""
        ratio = f"{ratios[problem]:9.0f}" if problem in ratios else ""
        print(f"{problem:20}{theirs}{ours:>40}{ratio}")


def print_integrations(run: Run) -> None:
    sundials, c = run.against_sundials(), run.against_c()
    print("\nIntegration at rtol 1e-6: CPU time in µs, the peers at Swift's error")
    print(f"{'':20}{'error':>10}{'Swift':>9}{'C':>9}{'ratio':>7}{'odeint':>10}{'SUNDIALS':>10}{'ratio':>7}  integrator")
    for problem in run.curves:
        ours = run.at_default(problem, "swift") or run.at_default(problem, "c")
        if ours is None:
            continue
        cells = f"{problem:20}{ours.error:10.1e}"
        swift, native = run.at_default(problem, "swift"), run.at_default(problem, "c")
        cells += "".join(f"{point.nanoseconds / 1e3:9.2f}" if point else f"{'–':>9}" for point in (swift, native))
        cells += f"{c[problem]:7.2f}" if problem in c else f"{'–':>7}"
        for peer in ("scipy", "sundials"):
            best = run.best(problem, peer, ours.error)
            cells += f"{best[1] / 1e3:10,.1f}" if best else f"{'–':>10}"
        cells += f"{sundials[problem][1]:7.1f}  {sundials[problem][0]}" if problem in sundials else ""
        print(cells)


def print_curves(run: Run) -> None:
    for problem, curves in run.curves.items():
        tolerances = sorted({point.tolerance for curve in curves.values() for point in curve}, reverse=True)
        print(f"\n{problem}: error at CPU time in µs, by rtol")
        print(" " * 32 + "".join(f"{tolerance:>16.0e}" for tolerance in tolerances))
        for (peer, method), curve in curves.items():
            points = {point.tolerance: point for point in curve}
            cells = (points.get(tolerance) for tolerance in tolerances)
            text = "".join(f"{p.error:>8.0e}{p.nanoseconds / 1e3:>8,.1f}" if p else f"{'–':>16}" for p in cells)
            print(f"{peer + ' ' + method:32}{text}")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("run", type=Path)
    arguments.add_argument("--tables", action="store_true", help="print the work–precision tables too")
    arguments.add_argument("--json", type=Path, metavar="FILE", help="write the figures beside their goals")
    options = arguments.parse_args()
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    run = Run(json.loads(line) for line in options.run.read_text().splitlines())
    if options.tables:
        print_curves(run)
    print_verifications(run)
    print_integrations(run)
    table = rows(run)
    print_rows(table)
    if options.json:
        figures = [asdict(row) | {"verdict": row.verdict} for row in table]
        options.json.write_text(json.dumps({"figures": figures}, indent=2, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
