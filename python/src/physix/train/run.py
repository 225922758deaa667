"""A training run: its folder, its record, its curves, its end."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from physix.train import curves, data, models
from physix.train.failure import TrainingError
from physix.train.profiles import Profile


@dataclass(frozen=True)
class Run:
    """What was asked for on the command line."""

    kind: str
    """`sft` or `grpo`."""
    out: Path
    data: Path
    heldout: Path | None
    profile: Profile
    model: str
    seed: int
    resume: bool
    lora: bool
    overrides: dict[str, Any]
    """Arguments of TRL's configuration that replace the profile's."""

    def prepare(self) -> None:
        """Makes the folder.

        Raises:
            TrainingError: There is another run in it, or none to go on with.
        """
        started = (self.out / "run.json").exists()
        if started and not self.resume:
            raise TrainingError(f"{self.out} holds a run already; --resume goes on with it, another --out begins anew")
        self.out.mkdir(parents=True, exist_ok=True)

    def configuration(self, settings: dict[str, Any]) -> dict[str, Any]:
        """The arguments of TRL's configuration: the profile's, what every run has, and what was asked for."""
        import torch

        gpu = torch.cuda.is_available()
        common: dict[str, Any] = {
            "output_dir": str(self.out), "seed": self.seed, "data_seed": self.seed, "logging_steps": 5,
            "save_steps": 50, "save_total_limit": 2, "report_to": [], "bf16": gpu, "use_cpu": not gpu,
            "disable_tqdm": True, "dataloader_pin_memory": gpu,
        }  # fmt: skip
        if not gpu:
            # It saves memory that a processor has, for time that it has not.
            common["activation_checkpointing"] = False
        return {**settings, **common, **self.overrides}

    def peft(self, model: Any) -> Any:
        """The adapter to train; None where all weights are, or where the model brings its own."""
        if self.profile.lora is None or not self.lora or hasattr(model, "peft_config"):
            return None
        from peft import LoraConfig

        return LoraConfig(task_type="CAUSAL_LM", **self.profile.lora)

    def record(self, trainer: Any) -> None:
        """Writes what the run is made of, next to it."""
        trained, total = models.parameter_count(trainer.model)
        written = {
            "kind": self.kind,
            "command": ["python", "-m", "physix.train", *sys.argv[1:]],
            "profile": self.profile.name,
            "model": self.model,
            "parameters": {"trained": trained, "total": total},
            "data": {"file": str(self.data), "sha256": data.digest(self.data)},
            "seed": self.seed,
            "device": str(trainer.args.device),
            "settings": trainer.args.to_dict(),
            "versions": versions(),
        }
        (self.out / "run.json").write_text(json.dumps(written, indent=2, default=str) + "\n", encoding="utf-8")

    def train(self, trainer: Any) -> None:
        """Trains, goes on where a run was stopped, and leaves model, record and curves in the folder."""
        from transformers import PrinterCallback
        from transformers.trainer_utils import get_last_checkpoint

        checkpoint = get_last_checkpoint(str(self.out)) if self.resume else None
        # It prints each log as a dictionary; ours says the same in a line.
        trainer.remove_callback(PrinterCallback)
        trainer.add_callback(curves.Drawing(self.out))
        self.record(trainer)
        trainer.train(resume_from_checkpoint=checkpoint)
        trainer.save_model(str(self.out))
        trainer.processing_class.save_pretrained(str(self.out))
        print(f"The model is in {self.out}, its curves are in {self.out / 'curves.svg'}.")


def versions() -> dict[str, str]:
    """The versions of what a result depends on."""
    found = {"python": sys.version.split()[0]}
    for name in ("physix", "torch", "transformers", "trl", "peft", "datasets", "openenv", "openenv-core"):
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found
