"""The figures of two servers and the table that shows them beside their goals."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Figures:
    """What was measured of one server; the dictionaries are the load generator's lines."""

    start_ms: float
    idle_mib: float
    busy: dict[str, Any]
    at_rest: dict[str, Any]
    crowd: dict[str, Any]
    paced: dict[str, Any]
    many: dict[str, Any]
    health_ms: float

    @property
    def step_us(self) -> float:
        return 1e6 * self.busy["processor_seconds"] / max(1, self.busy["steps"])

    @property
    def steps_per_second(self) -> float:
        return float(self.busy["steps"] / self.busy["seconds"])

    @property
    def session_kib(self) -> float:
        added = self.at_rest["resident_kib"] - self.at_rest["resident_kib_before"]
        return float(added / max(1, self.at_rest["open"]))

    @property
    def many_without_error(self) -> float:
        """Sessions that stepped; 0 where any failed."""
        return 0 if self.many["failed"] else float(self.many["stepped"])


@dataclass(frozen=True)
class Row:
    """A figure of both servers; a goal that is a ratio is for theirs over ours, or ours over theirs."""

    what: str
    unit: str
    value: Callable[[Figures], float]
    at_most: float | None = None
    at_least: float | None = None
    times: float | None = None
    more_is_better: bool = False

    def ratio(self, ours: float, theirs: float) -> float | None:
        """How many times better ours is."""
        over, under = (ours, theirs) if self.more_is_better else (theirs, ours)
        return over / under if under else None

    def goal(self) -> str:
        parts = [f"≤ {self.at_most:g} {self.unit}"] if self.at_most is not None else []
        parts += [f"≥ {self.at_least:g} {self.unit}".rstrip()] if self.at_least is not None else []
        parts += [f"≥ {self.times:g} times"] if self.times is not None else []
        return ", ".join(parts)

    def is_reached(self, ours: float, theirs: float) -> bool:
        ratio = self.ratio(ours, theirs)
        return (
            (self.at_most is None or ours <= self.at_most)
            and (self.at_least is None or ours >= self.at_least)
            and (self.times is None or (ratio is not None and ratio >= self.times))
        )


ROWS = [
    Row("server CPU per step, 64 sessions", "us", lambda f: f.step_us, at_most=60, times=50),
    Row("steps per second, 64 sessions", "/s", lambda f: f.steps_per_second, times=30, more_is_better=True),
    Row("resident, idle", "MiB", lambda f: f.idle_mib, at_most=32),
    Row("resident per idle session, of 500", "KiB", lambda f: f.session_kib, at_most=64),
    Row("start to first healthy answer", "ms", lambda f: f.start_ms, at_most=50),
    Row("p50, 500 sessions at full speed", "ms", lambda f: f.crowd["p50_ms"]),
    Row("p99, 500 sessions at full speed", "ms", lambda f: f.crowd["p99_ms"], at_most=50),
    Row("p50, 500 sessions, 4 steps/s each", "ms", lambda f: f.paced["p50_ms"]),
    Row("p99, 500 sessions, 4 steps/s each", "ms", lambda f: f.paced["p99_ms"], at_most=50),
    Row("p99 of /health, 64 hostile sessions", "ms", lambda f: f.health_ms, at_most=100),
    Row("2,000 sessions: stepped, no error", "", lambda f: f.many_without_error, at_least=2000, more_is_better=True),
    Row("  their steps per second", "/s", lambda f: f.many["steps"] / f.many["seconds"], more_is_better=True),
]


def number(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def print_report(ours: Figures, theirs: Figures) -> None:
    """Prints the table."""
    print(f"\n{'':36}{'PhysiX':>12}{'OpenEnv':>12}{'times better':>14}  goal")
    for row in ROWS:
        mine, peer = row.value(ours), row.value(theirs)
        ratio = row.ratio(mine, peer)
        cells = "".join(f"{f'{number(value)} {row.unit}'.strip():>12}" for value in (mine, peer))
        verdict = ("reached" if row.is_reached(mine, peer) else "NOT REACHED") if row.goal() else ""
        times = number(ratio) if ratio else "–"
        print(f"{row.what:36}{cells}{times:>14}  {row.goal():22}{verdict}".rstrip())
