"""How well models play: solve rates and matches with intervals, a model beside what it was trained from."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from physix.train.episodes import Outcome
from physix.train.run import versions
from physix.train.statistics import Estimate, bootstrap_mean, wilson

Results = Mapping[str, Sequence[Outcome]]
"""The outcomes of each contestant, by its name, on the same problems in the same order."""


def summary(outcomes: Sequence[Outcome]) -> dict[str, dict[str, Any]]:
    """The figures of each tier, and of all together, by the name of the group."""
    groups: dict[str, Sequence[Outcome]] = {"all": outcomes}
    for tier in sorted({outcome.tier for outcome in outcomes}):
        groups[f"tier {tier}"] = [outcome for outcome in outcomes if outcome.tier == tier]
    return {
        name: {
            "episodes": len(group),
            "solved": wilson(sum(outcome.solved for outcome in group), len(group)),
            "match": bootstrap_mean([outcome.match for outcome in group]),
            "first_match": bootstrap_mean([outcome.first_match for outcome in group]),
            "reward": bootstrap_mean([outcome.reward for outcome in group]),
            "readable": bootstrap_mean([outcome.readable for outcome in group]),
        }
        for name, group in groups.items()
    }


def differences(results: Results) -> dict[str, Estimate]:
    """By how much the second contestant is better than the first, over pairs of the same problem; empty for one."""
    if len(results) < 2:
        return {}
    before, after = list(results.values())[:2]
    pairs = list(zip(before, after, strict=True))
    return {
        "solved": bootstrap_mean([float(b.solved) - float(a.solved) for a, b in pairs]),
        "match": bootstrap_mean([b.match - a.match for a, b in pairs]),
    }


def table(results: Results) -> str:
    """The figures as lines of text."""
    rows = [["model", "problems", "episodes", "solved", "mean match", "first turn", "readable"]]
    for model, outcomes in results.items():
        for group, figures in summary(outcomes).items():
            cells = [_percent(figures["solved"]), *(_number(figures[k]) for k in ("match", "first_match", "readable"))]
            rows.append([model, group, str(figures["episodes"]), *cells])
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    lines.insert(1, "  ".join("─" * width for width in widths))
    for name, difference in differences(results).items():
        unlike = "" if difference.low <= 0 <= difference.high else ", more than chance"
        lines.append(f"{name}: {difference.value:+.3f} (95 %: {difference.low:+.3f} to {difference.high:+.3f}{unlike})")
    return "\n".join(lines)


def write(results: Results, folder: Path, asked: Mapping[str, Any]) -> None:
    """Writes `evaluation.json`, with every episode, and `evaluation.svg`."""
    folder.mkdir(parents=True, exist_ok=True)
    document = {
        "asked": dict(asked),
        "versions": versions(),
        "differences": {name: asdict(value) for name, value in differences(results).items()},
        "models": {
            model: {
                "summary": {
                    group: {key: value if isinstance(value, int) else asdict(value) for key, value in figures.items()}
                    for group, figures in summary(outcomes).items()
                },
                "episodes": [outcome.as_dict() for outcome in outcomes],
            }
            for model, outcomes in results.items()
        },
    }
    (folder / "evaluation.json").write_text(json.dumps(document, indent=2, default=str) + "\n", encoding="utf-8")
    draw(results, folder / "evaluation.svg")


def draw(results: Results, path: Path) -> None:
    """Draws solve rates and matches of each tier, with their intervals."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(8, 3.2), layout="constrained")
    for place, (key, title) in enumerate((("solved", "share solved"), ("match", "mean match")), 1):
        axes = figure.add_subplot(1, 2, place)
        groups: list[str] = []
        for number, (model, outcomes) in enumerate(results.items()):
            found = summary(outcomes)
            groups = list(found)
            figures = [found[group][key] for group in groups]
            values = [f.value for f in figures]
            errors = [[max(0.0, f.value - f.low) for f in figures], [max(0.0, f.high - f.value) for f in figures]]
            width = 0.8 / len(results)
            places = [index + (number - (len(results) - 1) / 2) * width for index in range(len(groups))]
            axes.bar(places, values, width, yerr=errors, capsize=3, label=model)
        axes.set_xticks(range(len(groups)), groups)
        axes.set_ylim(0, 1)
        axes.set_title(title, fontsize=10)
        axes.grid(visible=True, axis="y", alpha=0.3)
        if place == 1 and len(results) > 1:
            axes.legend(fontsize=8)
    figure.savefig(path)


def _percent(estimate: Estimate) -> str:
    return f"{100 * estimate.value:.0f} % ({100 * estimate.low:.0f}–{100 * estimate.high:.0f})"


def _number(estimate: Estimate) -> str:
    return f"{estimate.value:.3f} ({estimate.low:.3f}–{estimate.high:.3f})"
