"""What a language model answered, read as in live play."""

from __future__ import annotations

import json
from dataclasses import dataclass

from physix._library import library, taken
from physix.errors import InputError


@dataclass(frozen=True)
class Proposal:
    """What an answer proposes; empty where it proposes nothing.

    Attributes:
        equation: The equations of motion, separated by `;`.
        params: The numbers in them.
        rationale: Why.
        remark: What was wrong with the answer's form, or None.
    """

    equation: str
    params: dict[str, float]
    rationale: str
    remark: str | None


def read_completion(text: str) -> Proposal:
    """Reads any text as a proposal, which never fails.

    Args:
        text: The whole answer: one JSON object in it counts, wherever it stands (Docs/Contract.md, section 6).

    Raises:
        InputError: It is no str.
    """
    if not isinstance(text, str):
        raise InputError(f"text is a {type(text).__name__}", "it must be a str")
    document = text.encode("utf-8", errors="replace")
    answer = json.loads(taken(library.physix_completion_read(document, len(document))))
    action = answer["action"]
    return Proposal(action["equation"], action["params"], action["rationale"], answer["remark"])
