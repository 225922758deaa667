"""Who plays: a local model that is asked in batches."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from physix.train import models

Messages = list[dict[str, str]]


class Player(Protocol):
    """Whoever answers prompts."""

    def answers(self, prompts: Sequence[Messages]) -> list[str]:
        """An answer for each prompt."""
        ...


class LocalModel:
    """A model of transformers, greedy unless a temperature is given."""

    def __init__(self, name: str, *, batch_size: int, max_tokens: int, temperature: float) -> None:
        """Loads the model.

        Args:
            name: A folder or an id of the hub; an adapter counts as the model that it belongs to.
            batch_size: How many prompts are answered at once.
            max_tokens: How long an answer may be.
            temperature: 0 for the most likely tokens, above for samples.

        Raises:
            TrainingError: There is no such model.
        """
        self._model, self._tokenizer = models.load(name, trainable=False)
        self._model.eval()
        self._tokenizer.padding_side = "left"
        self._batch_size = batch_size
        self._options: dict[str, Any] = {"max_new_tokens": max_tokens, "do_sample": temperature > 0}
        # Defaults of a model's own for sampling are warned about where nothing is sampled.
        self._options |= {"temperature": temperature if temperature > 0 else None, "top_p": None, "top_k": None}

    def answers(self, prompts: Sequence[Messages]) -> list[str]:
        """An answer for each prompt."""
        found: list[str] = []
        for start in range(0, len(prompts), self._batch_size):
            found += self._batch(prompts[start : start + self._batch_size])
        return found

    def _batch(self, prompts: Sequence[Messages]) -> list[str]:
        import torch

        texts = [self._tokenizer.apply_chat_template(p, tokenize=False, add_generation_prompt=True) for p in prompts]
        inputs = self._tokenizer(texts, return_tensors="pt", padding=True, add_special_tokens=False)
        inputs = inputs.to(self._model.device)
        with torch.inference_mode():
            output = self._model.generate(**inputs, pad_token_id=self._tokenizer.pad_token_id, **self._options)
        texts = self._tokenizer.batch_decode(output[:, inputs["input_ids"].shape[1] :], skip_special_tokens=True)
        return [str(text) for text in texts]
