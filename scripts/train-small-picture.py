"""Draws what scripts/train-small left: train-small-picture.py FOLDER PICTURE."""

import json
import sys
from pathlib import Path

from matplotlib.figure import Figure

folder, picture = Path(sys.argv[1]), Path(sys.argv[2])


def curve(run: str, key: str) -> tuple[list[int], list[float]]:
    """The steps and values of a figure in a run's log."""
    log = [
        json.loads(line)
        for line in (folder / run / "log.jsonl").read_text().splitlines()
    ]
    points = [(entry["step"], float(entry[key])) for entry in log if key in entry]
    return [step for step, _ in points], [value for _, value in points]


def solved(evaluation: str, model: str) -> dict[str, float]:
    """The share that a model solved, and its interval."""
    document = json.loads((folder / evaluation / "evaluation.json").read_text())
    share: dict[str, float] = document["models"][model]["summary"]["all"]["solved"]
    return share


figure = Figure(figsize=(10, 2.8), layout="constrained")
supervised, reward, shares = figure.subplots(1, 3)
supervised.plot(*curve("sft", "loss"), label="learnt from")
supervised.plot(*curve("sft", "eval_loss"), "o-", label="held out")
supervised.set_yscale("log")
supervised.set_title("supervised: loss", fontsize=10)
supervised.legend(fontsize=8)
reward.plot(*curve("grpo", "rewards/total/mean"), label="reward")
reward.plot(*curve("grpo", "rewards/match_dense/mean"), label="√match")
reward.set_title("by reward: means of sampled answers", fontsize=10)
reward.legend(fontsize=8)
bars = [
    solved("after-sft", "base"),
    solved("after-sft", "tuned"),
    solved("after-grpo", "tuned"),
]
values = [bar["value"] for bar in bars]
# Wilson's interval of nothing begins a rounding error above it.
errors = [
    [max(0.0, bar["value"] - bar["low"]) for bar in bars],
    [max(0.0, bar["high"] - bar["value"]) for bar in bars],
]
shares.bar(["untrained", "supervised", "and by reward"], values, yerr=errors, capsize=4)
shares.set_ylim(0, 1)
shares.set_title("held out problems solved in one turn", fontsize=10)
for axes in (supervised, reward):
    axes.set_xlabel("step", fontsize=9)
for axes in (supervised, reward, shares):
    axes.grid(visible=True, alpha=0.3)
    axes.tick_params(labelsize=8)
figure.savefig(picture)
