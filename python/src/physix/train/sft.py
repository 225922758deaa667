"""Supervised training: the true law as the answer to each question."""

from __future__ import annotations

from physix.train import data, models
from physix.train.run import Run


def train(run: Run) -> None:
    """Trains a model on the lines of `physix generate --format sft`."""
    from datasets import Dataset
    from trl import SFTConfig, SFTTrainer

    found = data.rows(run.data, "messages")
    heldout = None
    if run.heldout is not None:
        other = data.rows(run.heldout, "messages")
        data.check_apart(found, other, run.heldout)
        heldout = Dataset.from_list(data.conversations(other))
    run.prepare()
    model, tokenizer = models.load(run.model, trainable=True)
    settings = run.configuration(run.profile.sft)
    if heldout is not None:
        settings = {"eval_strategy": "steps", "eval_steps": settings["save_steps"], **settings}
    trainer = SFTTrainer(
        model=model,
        args=SFTConfig(**settings),
        train_dataset=Dataset.from_list(data.conversations(found)),
        eval_dataset=heldout,
        processing_class=tokenizer,
        peft_config=run.peft(model),
    )
    run.train(trainer)
