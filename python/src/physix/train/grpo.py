"""Training by reward: the verifier judges what the model proposes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from physix import rewards
from physix.train import data, models
from physix.train.failure import TrainingError
from physix.train.run import Run


def weights(text: str) -> dict[str, float]:
    """Reads `total:1,match_dense:0.5`; a name alone has the weight 1.

    Raises:
        TrainingError: A name is no reward function, or a weight no number.
    """
    found = {}
    for part in text.split(","):
        name, _, weight = part.strip().partition(":")
        if name not in rewards.FUNCTIONS:
            raise TrainingError(f"there is no reward `{name}`; there are {', '.join(rewards.FUNCTIONS)}")
        try:
            found[name] = float(weight or 1)
        except ValueError:
            raise TrainingError(f"the weight of `{name}` is no number: {weight}") from None
    return found


def train(run: Run, chosen: dict[str, float], environment: Callable[[], Any] | None) -> None:
    """Trains a model on the prompts of `physix generate --format trl`.

    Args:
        run: What to train.
        chosen: The weights of the reward functions; not used where there is an environment, which has its own reward.
        environment: What makes an environment for each rollout, whose tools the model then calls.
    """
    from datasets import Dataset
    from trl import GRPOConfig, GRPOTrainer

    found = data.rows(run.data, "prompt")
    if environment is not None and any(row.get("turn", 1) > 1 for row in found):
        raise TrainingError(
            f"{run.data} has later turns, and an environment begins with the first: write it with --turns 1"
        )
    run.prepare()
    model, tokenizer = models.load(run.model, trainable=True)
    settings = run.configuration(run.profile.grpo)
    functions = [] if environment is not None else [rewards.FUNCTIONS[name] for name in chosen]
    if environment is None:
        settings = {"reward_weights": list(chosen.values()), **settings}
    trainer = GRPOTrainer(
        model=model,
        args=GRPOConfig(**settings),
        reward_funcs=functions,
        train_dataset=Dataset.from_list(found),
        processing_class=tokenizer,
        peft_config=run.peft(model),
        environment_factory=environment,
    )
    run.train(trainer)
