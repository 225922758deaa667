"""Models from a folder or a hub, with or without an adapter."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from physix.train.failure import TrainingError


def load(name: str, *, trainable: bool) -> tuple[Any, Any]:
    """Loads a causal language model and its tokenizer.

    Args:
        name: An id of the Hugging Face hub or a folder; a folder may hold an adapter of PEFT alone, whose base is then
            loaded as well.
        trainable: Whether an adapter's weights will be trained further.

    Returns:
        The model and its tokenizer. On a GPU the weights are in bfloat16, elsewhere in float32.

    Raises:
        TrainingError: There is no such model.
    """
    import torch
    from peft import PeftConfig, PeftModel
    from transformers import AutoModelForCausalLM, AutoTokenizer

    has_adapter = (Path(name) / "adapter_config.json").exists()
    try:
        base = PeftConfig.from_pretrained(name).base_model_name_or_path if has_adapter else name
        tokenizer = AutoTokenizer.from_pretrained(name)
        gpu = torch.cuda.is_available()
        model: Any = AutoModelForCausalLM.from_pretrained(base, dtype=torch.bfloat16 if gpu else torch.float32)
    except (OSError, ValueError) as error:
        reason = str(error).strip().splitlines()[0]
        raise TrainingError(f"cannot load the model `{name}`: {reason}") from error
    if has_adapter:
        model = PeftModel.from_pretrained(model, name, is_trainable=trainable)
    if tokenizer.pad_token_id is None:
        tokenizer.pad_token = tokenizer.eos_token
    if not tokenizer.chat_template:
        raise TrainingError(f"the model `{name}` has no chat template; take an Instruct model")
    return model.to("cuda") if gpu else model, tokenizer


def parameter_count(model: Any) -> tuple[int, int]:
    """How many parameters are trained, and how many there are."""
    counts = [(p.numel() if p.requires_grad else 0, p.numel()) for p in model.parameters()]
    return sum(c for c, _ in counts), sum(c for _, c in counts)
