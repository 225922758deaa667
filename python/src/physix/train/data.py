"""The lines of `physix generate` as data sets."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from physix.train.failure import TrainingError

Row = dict[str, Any]


def rows(path: Path, key: str) -> list[Row]:
    """Reads the lines of a file.

    Args:
        path: A file that `physix generate` wrote.
        key: What each line must have: `messages` (of `--format sft`) or `prompt` (of `--format trl`).

    Raises:
        TrainingError: The file cannot be read, is empty, or is of the other format.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
        found = [json.loads(line) for line in lines if line.strip()]
    except OSError as error:
        raise TrainingError(f"cannot read {path}: {error.strerror}") from error
    except ValueError as error:
        raise TrainingError(f"{path} is no file of JSON Lines: {error}") from error
    wanted = "sft" if key == "messages" else "trl"
    if not found:
        raise TrainingError(f"{path} is empty; `physix generate --format {wanted} --out {path}` fills it")
    for number, row in enumerate(found, 1):
        if not isinstance(row, dict) or key not in row:
            raise TrainingError(
                f"line {number} of {path} has no `{key}`; `physix generate --format {wanted}` writes such lines"
            )
    return found


def conversations(found: Sequence[Row]) -> list[Row]:
    """Supervised examples as TRL's prompts and completions, so that only the answer is learnt.

    A row of one's own may have `tools`, the JSON schemas of functions that its answer calls.
    """
    tools = [{"tools": row["tools"]} if "tools" in row else {} for row in found]
    return [
        {"prompt": row["messages"][:-1], "completion": row["messages"][-1:], **offered}
        for row, offered in zip(found, tools, strict=True)
    ]


def problem_of(row: Mapping[str, Any]) -> tuple[Any, ...]:
    """What tells a row's problem from others."""
    return (row.get("system_id"), row.get("seed"), row.get("variant", "original"))


def check_apart(train: Iterable[Row], other: Iterable[Row], name: Path) -> None:
    """Makes sure that what tells how well a model learnt was not learnt.

    Raises:
        TrainingError: A problem is in both.
    """
    learnt = {problem_of(row) for row in train}
    for row in other:
        if problem_of(row) in learnt:
            raise TrainingError(
                f"{name} has {row.get('system_id')} with seed {row.get('seed')}, which is learnt from as well; "
                "write it with another --split, such as heldout"
            )


def digest(path: Path) -> str:
    """The SHA-256 of a file, by which a record names its data."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
