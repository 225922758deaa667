"""Reward functions with TRL's signature: give some of them to a `GRPOTrainer`.

    from physix import rewards

    GRPOTrainer(model, reward_funcs=[rewards.total, rewards.match_dense], train_dataset=prompts, …)

The data set has the columns that `physix generate --format trl` writes. Each function returns a number from 0 to 1 for
each completion. A batch of completions is read and integrated once, by all cores, however many of these functions ask.
"""

from __future__ import annotations

import functools
import json
import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from typing import Any, cast

from physix import Problem, ScoreBatch, score_batch

__all__ = ["FUNCTIONS", "correctness", "format", "match", "match_dense", "score_completions", "simplicity", "total"]

Completion = str | Sequence[Mapping[str, Any]]
"""What a model answered: text, or the messages of a conversation."""

_DRAWING = ("seed", "noise", "samples", "reveal", "variant")


def match(completions: Sequence[Completion], **columns: Any) -> list[float]:
    """How well each equation reproduces the samples: the mean R² of the state variables, floored at 0."""
    return _rewards("match", completions, columns)


def match_dense(completions: Sequence[Completion], **columns: Any) -> list[float]:
    """The square root of the match, which tells poor equations apart more finely."""
    return _rewards("match_dense", completions, columns)


def correctness(completions: Sequence[Completion], **columns: Any) -> list[float]:
    """1 where the match is 0.7 or more, else 0."""
    return _rewards("correctness", completions, columns)


def simplicity(completions: Sequence[Completion], **columns: Any) -> list[float]:
    """1 less 0.05 for each operator; 0 where the match is below 0.1."""
    return _rewards("simplicity", completions, columns)


def format(completions: Sequence[Completion], **columns: Any) -> list[float]:
    """1 where the completion holds an equation that can be integrated, else 0."""
    return _rewards("format", completions, columns)


def total(completions: Sequence[Completion], **columns: Any) -> list[float]:
    """The environment's reward: 0.5 match + 0.2 progress + 0.2 simplicity + 0.1 format."""
    return _rewards("total", completions, columns)


FUNCTIONS: Mapping[str, Callable[..., list[float]]] = {
    function.__name__: function for function in (match, match_dense, correctness, simplicity, format, total)
}
"""All of them by name."""


def score_completions(completions: Sequence[Completion], **columns: Any) -> ScoreBatch:
    """Everything that there is to know about a batch of completions.

    Args:
        completions: Texts, or conversations, of which the last message of the assistant counts.
        **columns: The data set's columns, a value for each completion: `system_id` and `seed`, and where they differ
            from the defaults `noise`, `samples`, `reveal` and `variant`; or `problem`, as JSON or an object.
            `previous_match` is the match of the turn before. Others are passed over.

    Returns:
        The scores, as arrays with a number for each completion.

    Raises:
        ValueError: Columns are missing, or have another length than the completions.
    """
    texts = tuple(_text(completion) for completion in completions)
    problems = _problem_keys(columns, len(texts))
    previous = tuple(float(value or 0.0) for value in _column(columns, "previous_match", len(texts)))
    return _BATCHES.get((texts, problems, previous))


def _rewards(name: str, completions: Sequence[Completion], columns: Mapping[str, Any]) -> list[float]:
    return cast("list[float]", getattr(score_completions(completions, **columns), name).tolist())


def _text(completion: Completion) -> str:
    """The text that a completion proposes by."""
    if isinstance(completion, str):
        return completion
    for message in reversed(completion):
        if message.get("role", "assistant") == "assistant":
            content = message.get("content")
            if isinstance(content, str):
                return content
            return "".join(part.get("text", "") for part in content or [] if isinstance(part, Mapping))
    return ""


def _column(columns: Mapping[str, Any], name: str, count: int) -> Sequence[Any]:
    values = columns.get(name)
    if values is None:
        return [None] * count
    if hasattr(values, "tolist"):
        values = values.tolist()
    if isinstance(values, str) or not isinstance(values, Sequence):
        values = [values] * count
    if len(values) != count:
        raise ValueError(f"the column `{name}` has {len(values)} values for {count} completions")
    return values


def _problem_keys(columns: Mapping[str, Any], count: int) -> tuple[_ProblemKey, ...]:
    whole = _column(columns, "problem", count)
    ids = _column(columns, "system_id", count)
    drawn = [_column(columns, name, count) for name in _DRAWING]
    keys: list[_ProblemKey] = []
    for row, (problem, system_id) in enumerate(zip(whole, ids, strict=True)):
        if problem is not None:
            keys.append(problem if isinstance(problem, str) else json.dumps(problem))
        elif system_id is not None and drawn[0][row] is not None:
            keys.append((system_id, *(values[row] for values in drawn)))
        else:
            raise ValueError(
                f"row {row} says nothing about its problem: the data set needs the columns `system_id` and `seed`, or "
                "`problem`, as `physix generate --format trl` writes them"
            )
    return tuple(keys)


_ProblemKey = str | tuple[Any, ...]
_BatchKey = tuple[tuple[str, ...], tuple[_ProblemKey, ...], tuple[float, ...]]


@functools.lru_cache(maxsize=4096)
def _problem(key: _ProblemKey) -> Problem:
    if isinstance(key, str):
        return Problem.from_dict(json.loads(key))
    system_id, *drawn = key
    options = {name: value for name, value in zip(_DRAWING, drawn, strict=True) if value is not None}
    return Problem.sample(system_id, **options)


class _Batches:
    """The scores of the last few batches; a class because TRL may ask from several threads."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._scores: OrderedDict[_BatchKey, ScoreBatch] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: _BatchKey) -> ScoreBatch:
        # Held while scoring, so that a second asker waits for the first one's scores instead of making them again.
        with self._lock:
            found = self._scores.get(key)
            if found is None:
                texts, problems, previous = key
                found = score_batch(
                    [_problem(p) for p in problems], completions=list(texts), previous_matches=list(previous)
                )
                self._scores[key] = found
                while len(self._scores) > self._size:
                    self._scores.popitem(last=False)
            return found


_BATCHES = _Batches(4)
