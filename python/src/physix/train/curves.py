"""A run's log as a picture."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from transformers import TrainerCallback

SHOWN = {
    "loss": "loss",
    "eval_loss": "loss, held out",
    "mean_token_accuracy": "tokens right",
    "reward": "reward",
    "entropy": "entropy",
    "kl": "divergence from the start",
    "completions/mean_length": "tokens of an answer",
    "tools/call_frequency": "calls of tools",
    "learning_rate": "learning rate",
}
"""What of a log is drawn, in this order; the means of single rewards come after."""


class Drawing(TrainerCallback):
    """Keeps `log.jsonl` and `curves.svg` up to date, so that a run that is stopped has them, too."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def on_log(self, args: Any, state: Any, control: Any, logs: Any = None, **kwargs: Any) -> None:
        """Tells how far the run is."""
        if state.is_world_process_zero and logs:
            shown = {key: logs[key] for key in ("loss", "reward", "eval_loss") if key in logs}
            print(f"step {state.global_step} of {state.max_steps}: " + _sentence(shown), flush=True)

    def on_save(self, args: Any, state: Any, control: Any, **kwargs: Any) -> None:
        """Draws what there is with each checkpoint."""
        self._write(state)

    def on_train_end(self, args: Any, state: Any, control: Any, **kwargs: Any) -> None:
        """Draws the whole run."""
        self._write(state)

    def _write(self, state: Any) -> None:
        if not state.is_world_process_zero:
            return
        lines = "".join(json.dumps(entry) + "\n" for entry in state.log_history)
        (self._folder / "log.jsonl").write_text(lines, encoding="utf-8")
        draw(state.log_history, self._folder / "curves.svg")


def _sentence(values: Mapping[str, Any]) -> str:
    return ", ".join(f"{key} {float(value):.4g}" for key, value in values.items()) or "done"


def series(log: Sequence[Mapping[str, Any]]) -> dict[str, tuple[list[int], list[float]]]:
    """The steps and values of each figure that is drawn, by its title."""
    titles = dict(SHOWN)
    for entry in log:
        for key in entry:
            if key.startswith("rewards/") and key.endswith("/mean"):
                titles[key] = f"reward: {key.split('/')[1]}"
    found: dict[str, tuple[list[int], list[float]]] = {}
    for key, title in titles.items():
        points = [(entry["step"], float(entry[key])) for entry in log if key in entry and "step" in entry]
        if points:
            found[title] = ([step for step, _ in points], [value for _, value in points])
    return found


def draw(log: Sequence[Mapping[str, Any]], path: Path) -> None:
    """Draws the curves of a log; nothing where there are none."""
    from matplotlib.figure import Figure

    found = series(log)
    if not found:
        return
    columns = min(3, len(found))
    lines = -(-len(found) // columns)
    figure = Figure(figsize=(4 * columns, 2.6 * lines), layout="constrained")
    for place, (title, (steps, values)) in enumerate(found.items(), 1):
        axes = figure.add_subplot(lines, columns, place)
        axes.plot(steps, values, color="#2a6fb0", linewidth=1.2, marker="." if len(steps) < 40 else None)
        axes.set_title(title, fontsize=9)
        axes.tick_params(labelsize=8)
        axes.grid(visible=True, alpha=0.3)
    figure.savefig(path)
