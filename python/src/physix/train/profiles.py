"""Settings that suit models of a size: data in `profiles.json`, in the words of TRL's and PEFT's own configurations."""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib.resources import files
from typing import Any


@dataclass(frozen=True)
class Profile:
    """What a kind of model is trained with."""

    name: str
    about: str
    """What it asks of the machine."""
    model: str | None
    """The model that it is for; None where one has to be named."""
    lora: dict[str, Any] | None
    """Arguments of PEFT's `LoraConfig`; None where all weights are trained."""
    sft: dict[str, Any]
    """Arguments of TRL's `SFTConfig`."""
    grpo: dict[str, Any]
    """Arguments of TRL's `GRPOConfig`."""


def profiles() -> dict[str, Profile]:
    """All profiles by name."""
    text = files("physix.train").joinpath("profiles.json").read_text(encoding="utf-8")
    return {name: Profile(name=name, **values) for name, values in json.loads(text).items()}
