#!/usr/bin/env python3
"""Reads the JSON Lines of one benchmark run and prints what was reached.

    report.py RUN.jsonl [--tables] [--json FILE]

**At equal error.** A method's work–precision curve is its CPU time and error at tolerances from 1e-3 to 1e-10. Its time
at an error e is the least of: the times at tolerances where its error is at most e, and, between two neighbouring
tolerances of which one has a larger and one a smaller error, the time where the straight line between the two points in
logarithms crosses e. It is thus the best that the method can do, also where its curve is not monotonic. A method that
never gets down to e has no time at e. The best SUNDIALS integrator of an equation is the one with the least time at
Swift's own error at rtol 1e-6, and the ratio is that time over Swift's. Errors below 1e-10 count as 1e-10: there the
rounding of the methods and the references themselves begins.

The exit status is 0 whether or not every figure was reached: a benchmark measures; `scripts/bench --check` judges.
"""

from __future__ import annotations

import argparse
import json
import math
import signal
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

ROUNDING = 1e-10
DEFAULT_TOLERANCE = 1e-6

Line = dict[str, object]


@dataclass(frozen=True)
class Point:
    """One tolerance of a work–precision curve."""

    tolerance: float
    nanoseconds: float
    error: float


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
        if self.measured is None:
            return "not measured"
        reached = self.measured <= self.goal if self.at_most else self.measured >= self.goal
        return "reached" if reached else "NOT REACHED"


def geometric_mean(values: Iterable[float]) -> float | None:
    logarithms = [math.log(value) for value in values]
    return math.exp(sum(logarithms) / len(logarithms)) if logarithms else None


def time_at_error(curve: list[Point], error: float) -> float | None:
    """The least CPU time, in nanoseconds, at which a method's error is at most `error`; see above."""
    points = [(max(point.error, ROUNDING), point.nanoseconds) for point in sorted(curve, key=lambda p: -p.tolerance)]
    error = max(error, ROUNDING)
    times = [nanoseconds for reached, nanoseconds in points if reached <= error]
    for (e0, t0), (e1, t1) in zip(points, points[1:]):
        if (e0 > error) != (e1 > error):
            fraction = math.log(error / e0) / math.log(e1 / e0)
            times.append(math.exp(math.log(t0) + fraction * math.log(t1 / t0)))
    return min(times, default=None)


class Run:
    """The lines of one run, by kind."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self.curves: dict[str, dict[tuple[str, str], list[Point]]] = defaultdict(lambda: defaultdict(list))
        self.others: dict[str, list[Line]] = defaultdict(list)
        for line in lines:
            if line["kind"] == "integration":
                point = Point(line["rtol"], line["ns"], line["error"])
                self.curves[line["problem"]][line["peer"], line["method"]].append(point)
            else:
                self.others[line["kind"]].append(line)

    def at_default(self, problem: str, peer: str) -> Point | None:
        """The peer's only method at the tolerance of every verification."""
        for (name, _), curve in self.curves[problem].items():
            if name == peer:
                return next((point for point in curve if math.isclose(point.tolerance, DEFAULT_TOLERANCE)), None)
        return None

    def best(self, problem: str, peer: str, error: float) -> tuple[str, float] | None:
        """The peer's fastest method at an error, and its time."""
        times = [
            (time, method)
            for (name, method), curve in self.curves[problem].items()
            if name == peer and (time := time_at_error(curve, error)) is not None
        ]
        return (min(times)[1], min(times)[0]) if times else None

    def against_sundials(self) -> dict[str, tuple[str, float]]:
        """For each problem the best integrator and how many times its time is Swift's."""
        ratios = {}
        for problem in self.curves:
            if ours := self.at_default(problem, "swift"):
                if best := self.best(problem, "sundials", ours.error):
                    ratios[problem] = (best[0], best[1] / ours.nanoseconds)
        return ratios

    def against_c(self) -> dict[str, float]:
        """For each problem how many times C's time Swift takes, at the same tolerance."""
        ratios = {}
        for problem in self.curves:
            ours, theirs = self.at_default(problem, "swift"), self.at_default(problem, "c")
            if ours and theirs:
                ratios[problem] = ours.nanoseconds / theirs.nanoseconds
        return ratios

    def verifications(self) -> dict[str, dict[str, Line]]:
        """Peer, then problem, to the line."""
        table: dict[str, dict[str, Line]] = defaultdict(dict)
        for line in self.others["verification"]:
            table[line["peer"]][line["problem"]] = line
        return table

    def against_python(self) -> dict[str, float]:
        """For each problem how many times Swift's whole verification Python's takes."""
        table = self.verifications()
        return {
            problem: theirs["whole_ns"] / table["swift"][problem]["whole_ns"]
            for problem, theirs in table["python"].items()
            if problem in table["swift"]
        }

    def values(self, kind: str, key: str) -> dict[str, float]:
        """For lines that hold one figure: name to value."""
        return {line["name"]: line[key] for line in self.others[kind]}


def extreme(values: dict[str, float], choose=max) -> tuple[float | None, str]:
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
        Row("two threads", "one", threads, 1.9, False, "x"),
        Row("worst hostile equation", "", None if hostile is None else hostile / 1e6, 2, True, "ms", hostile_name),
        Row("physix score, damped_spring", "", score, 40_000, False, "lines/s"),
        Row("physix systems, start to end", "", start, 30, True, "ms"),
    ]


def spread(values: dict[str, float]) -> str:
    return f"{min(values.values()):.3g} … {max(values.values()):.3g}" if values else ""


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
