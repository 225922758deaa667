"""A small model from scratch: untrained weights, and a tokenizer made of the very texts that it will be trained on."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from physix.train import data
from physix.train.failure import TrainingError


@dataclass(frozen=True)
class Size:
    """How large a model is."""

    vocabulary: int
    width: int
    layers: int
    heads: int


SIZES = {
    "tiny": Size(vocabulary=512, width=32, layers=2, heads=2),
    "small": Size(vocabulary=768, width=128, layers=4, heads=4),
    "medium": Size(vocabulary=2048, width=256, layers=6, heads=4),
}
"""Sizes by name: about 0.05, 1 and 7 million parameters."""

SPECIAL = [
    "<|endoftext|>",
    "<|im_start|>",
    "<|im_end|>",
    "<tool_call>",
    "</tool_call>",
    "<tool_response>",
    "</tool_response>",
]


def create(path: Path, out: Path, size: Size, *, seed: int) -> int:
    """Makes a Qwen2 with random weights, and its tokenizer.

    Args:
        path: A file of `physix generate --format sft`, from whose texts the tokenizer is made.
        out: The folder that receives the model.
        size: How large it is.
        seed: The seed of the weights.

    Returns:
        How many parameters it has.

    Raises:
        TrainingError: The file cannot be used, or the folder holds a model already.
    """
    from transformers import Qwen2Config, Qwen2ForCausalLM, set_seed

    if (out / "config.json").exists():
        raise TrainingError(f"{out} holds a model already; name another folder by --out")
    tokenizer = _tokenizer([row["messages"] for row in data.rows(path, "messages")], size.vocabulary)
    set_seed(seed)
    model: Any = Qwen2ForCausalLM(
        Qwen2Config(
            vocab_size=len(tokenizer), hidden_size=size.width, intermediate_size=size.width * 4,
            num_hidden_layers=size.layers, num_attention_heads=size.heads, num_key_value_heads=size.heads,
            max_position_embeddings=8192, tie_word_embeddings=True, bos_token_id=None,
            eos_token_id=tokenizer.eos_token_id, pad_token_id=tokenizer.pad_token_id,
        )
    )  # fmt: skip
    model.generation_config.eos_token_id = tokenizer.eos_token_id
    model.generation_config.pad_token_id = tokenizer.pad_token_id
    model.save_pretrained(str(out))
    tokenizer.save_pretrained(str(out))
    return int(model.num_parameters())


def _tokenizer(conversations: list[list[dict[str, str]]], vocabulary: int) -> Any:
    """Qwen2's way of cutting text, with a vocabulary made of other texts, in which the system's message is one token.

    That message is the same in all prompts. As one token it costs a small model nothing, and its context shrinks to the
    problem itself.
    """
    from tokenizers import AddedToken
    from transformers import Qwen2Tokenizer

    texts = [m["content"] for c in conversations for m in c if m["role"] != "system"]
    # The template's own words, which every conversation has.
    texts += ["user\n", "assistant\n", "system\n"] * len(conversations)
    start: Any = Qwen2Tokenizer()
    tokenizer = start.train_new_from_iterator(
        texts, vocab_size=vocabulary, new_special_tokens=SPECIAL, show_progress=False
    )
    systems = Counter(m["content"] for c in conversations for m in c if m["role"] == "system")
    tokenizer.add_tokens([AddedToken(text, normalized=False) for text in systems])
    tokenizer.eos_token, tokenizer.pad_token = "<|im_end|>", "<|endoftext|>"
    # The template of Qwen2.5, which TRL recognises: it knows how tools are called in it.
    tokenizer.chat_template = files("trl").joinpath("chat_templates/qwen2_5.jinja").read_text(encoding="utf-8")
    return tokenizer


def describe(out: Path) -> str:
    """A sentence about a model that was made."""
    config = json.loads((out / "config.json").read_text(encoding="utf-8"))
    return f"{config['num_hidden_layers']} layers of width {config['hidden_size']}, {config['vocab_size']} tokens"
