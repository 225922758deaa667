"""The measurements of one benchmark run, and what they say about Swift against each peer.

**At equal error.** A method's work–precision curve is its CPU time and error at tolerances from 1e-3 to 1e-10. Its time
at an error e is the least of: the times at tolerances where its error is at most e, and, between two neighbouring
tolerances of which one has a larger and one a smaller error, the time where the straight line between the two points in
logarithms crosses e. It is thus the best that the method can do, also where its curve is not monotonic. A method that
never gets down to e has no time at e. The best SUNDIALS integrator of an equation is the one with the least time at
Swift's own error at rtol 1e-6, and the ratio is that time over Swift's. Errors below 1e-10 count as 1e-10: there the
rounding of the methods and the references themselves begins.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

ROUNDING = 1e-10
DEFAULT_TOLERANCE = 1e-6
# The least match of a verification that found the true equation true.
SOLVED = 0.999

Line = dict[str, Any]


@dataclass(frozen=True)
class Point:
    """One tolerance of a work–precision curve."""

    tolerance: float
    nanoseconds: float
    error: float


def geometric_mean(values: Iterable[float]) -> float | None:
    logarithms = [math.log(value) for value in values]
    return math.exp(sum(logarithms) / len(logarithms)) if logarithms else None


def time_at_error(curve: list[Point], error: float) -> float | None:
    """The least CPU time, in nanoseconds, at which a method's error is at most `error`; see above."""
    points = [(max(point.error, ROUNDING), point.nanoseconds) for point in sorted(curve, key=lambda p: -p.tolerance)]
    error = max(error, ROUNDING)
    times = [nanoseconds for reached, nanoseconds in points if reached <= error]
    for (e0, t0), (e1, t1) in pairwise(points):
        if (e0 > error) != (e1 > error):
            fraction = math.log(error / e0) / math.log(e1 / e0)
            times.append(math.exp(math.log(t0) + fraction * math.log(t1 / t0)))
    return min(times, default=None)


class Run:
    """The lines of one run, by kind."""

    def __init__(self, lines: Iterable[Line]) -> None:
        """Sorts the lines by kind; `curves` are those of kind `integration`, by problem, peer and method."""
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
            ours = self.at_default(problem, "swift")
            if ours and (best := self.best(problem, "sundials", ours.error)):
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
        """For each problem that Swift solved, how many times its whole verification Python's takes."""
        table = self.verifications()
        return {
            problem: theirs["whole_ns"] / table["swift"][problem]["whole_ns"]
            for problem, theirs in table["python"].items()
            if problem in table["swift"] and table["swift"][problem]["match"] > SOLVED
        }

    def values(self, kind: str, key: str) -> dict[str, float]:
        """For lines that hold one figure: name to value."""
        return {line["name"]: line[key] for line in self.others[kind]}
