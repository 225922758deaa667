"""Answers of language models, read as in live play."""

from __future__ import annotations

import pytest

import physix


@pytest.mark.parametrize(
    ("text", "equation", "params"),
    [
        ('{"equation": "d2y/dt2 = -g", "params": {"g": 9.81}, "rationale": "it falls"}', "d2y/dt2 = -g", {"g": 9.81}),
        (
            "<think>{'equation': 'no'}</think> So: {'eqn': 'dx/dt = -k*x', 'params': {'k': '0.5'},}",
            "dx/dt = -k*x",
            {"k": 0.5},
        ),
        ('```json\n{"equation": "dx/dt = 1"}\n``` as you see', "dx/dt = 1", {}),
        ("it falls", "", {}),
        ("", "", {}),
        ("\ud800 \x00 {", "", {}),
    ],
)
def test_any_text_is_a_proposal(text: str, equation: str, params: dict[str, float]) -> None:
    proposal = physix.read_completion(text)
    assert (proposal.equation, proposal.params) == (equation, params)


def test_what_was_wrong_with_an_answer_is_said() -> None:
    assert physix.read_completion("it falls").remark == "the answer has no JSON object"
    assert physix.read_completion('{"equation": "dx/dt = 1"}').remark is None
    with pytest.raises(physix.InputError, match="text is a int"):
        physix.read_completion(5)  # type: ignore[arg-type]
