"""The reward functions, as TRL calls them."""

from __future__ import annotations

import json
import threading
from typing import Any

import pytest

import physix
from physix import rewards

LAW = json.dumps({"equation": "d2y/dt2 = -g + k*vy**2", "params": {"g": 9.81, "k": 0.0445}, "rationale": "drag"})
COLUMNS = {"system_id": ["free_fall_drag"] * 4, "seed": [3] * 4, "noise": [0.01] * 4, "variant": ["original"] * 4}
ANSWERS = [
    LAW,
    "<think>maybe</think> ```json\n{'equation': 'd2y/dt2 = -9'}\n```",
    '{"equation": "d2y/dt2 = q*y"}',
    "it falls down",
]


def asked(name: str, completions: list[Any], **columns: Any) -> list[float]:
    """What TRL does with a function: all columns, and things of its own."""
    return rewards.FUNCTIONS[name](
        prompts=["?"] * len(completions), completions=completions, completion_ids=[[1]] * len(completions),
        trainer_state=object(), log_extra=None, log_metric=None, **columns,
    )  # fmt: skip


def test_every_function_is_a_part_of_the_reward() -> None:
    problem = physix.Problem.sample("free_fall_drag", 3)
    for place, answer in enumerate(ANSWERS):
        score = physix.score(problem, completion=answer)
        for name in rewards.FUNCTIONS:
            found = asked(name, ANSWERS, **COLUMNS)
            assert found[place] == getattr(score, name), name
            assert type(found[place]) is float


def test_a_batch_is_scored_once_though_all_functions_ask(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[int] = []

    def counting(problems: Any, **given: Any) -> physix.ScoreBatch:
        calls.append(len(problems))
        return physix.score_batch(problems, **given)

    monkeypatch.setattr(rewards, "score_batch", counting)
    monkeypatch.setattr(rewards, "_BATCHES", rewards._Batches(4))
    for name in rewards.FUNCTIONS:
        asked(name, list(ANSWERS), **COLUMNS)
    assert calls == [4]
    asked("total", [*ANSWERS[:3], "something else"], **COLUMNS)
    assert calls == [4, 4]
    asked("total", list(ANSWERS), **{**COLUMNS, "seed": [3, 3, 3, 8]})
    assert calls == [4, 4, 4]
    asked("match", list(ANSWERS), **COLUMNS)
    assert calls == [4, 4, 4], "earlier batches are remembered for a while"


def test_threads_that_ask_at_once_share_one_scoring(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[int] = []

    def counting(problems: Any, **given: Any) -> physix.ScoreBatch:
        calls.append(len(problems))
        return physix.score_batch(problems, **given)

    monkeypatch.setattr(rewards, "score_batch", counting)
    monkeypatch.setattr(rewards, "_BATCHES", rewards._Batches(4))
    threads = [threading.Thread(target=asked, args=(name, ANSWERS), kwargs=COLUMNS) for name in rewards.FUNCTIONS]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert calls == [4]


def test_conversations_count_by_their_last_answer() -> None:
    conversations = [
        [{"role": "assistant", "content": ANSWERS[0]}],
        [
            {"role": "assistant", "content": ANSWERS[0]},
            {"role": "user", "content": "again"},
            {"role": "assistant", "content": ANSWERS[1]},
        ],
        [{"role": "assistant", "content": [{"type": "text", "text": ANSWERS[2]}]}],
        [{"role": "assistant", "content": None, "tool_calls": []}],
    ]
    assert asked("total", conversations, **COLUMNS)[:3] == asked("total", list(ANSWERS), **COLUMNS)[:3]
    assert asked("format", conversations, **COLUMNS) == [1, 1, 0, 0]


def test_progress_counts_from_the_turn_before() -> None:
    first = asked("total", [LAW], system_id=["free_fall_drag"], seed=[3])[0]
    later = asked("total", [LAW], system_id=["free_fall_drag"], seed=[3], previous_match=[0.0])[0]
    assert first == later
    match = asked("match", [LAW], system_id=["free_fall_drag"], seed=[3])[0]
    assert match > 0
    found = asked("total", [LAW], system_id=["free_fall_drag"], seed=[3], previous_match=[match])[0]
    assert found == pytest.approx(first - 0.2 * match)


def test_a_problem_may_come_as_json_or_as_an_object() -> None:
    problem = physix.Problem.sample("free_fall", 3).to_dict()
    answer = '{"equation": "d2y/dt2 = -9.81"}'
    drawn = asked("total", [answer], system_id=["free_fall"], seed=[3])
    assert asked("total", [answer], problem=[json.dumps(problem)]) == drawn
    assert asked("total", [answer], problem=[problem]) == drawn


def test_the_drawing_counts() -> None:
    answer = '{"equation": "d2x1/dt2 = -9.81"}'
    hidden = asked("format", [answer, answer], system_id=["free_fall"] * 2, seed=[3, 3], reveal=["full", "anonymous"])
    assert hidden == [0, 1]
    bent = asked("match", [LAW] * 2, system_id=["free_fall_drag"] * 2, seed=[3, 3], variant=["original", "altered"])
    assert bent[0] != bent[1]


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        ({}, "row 0 says nothing about its problem"),
        ({"system_id": ["free_fall"]}, "needs the columns `system_id` and `seed`"),
        ({"system_id": ["free_fall"], "seed": [1, 2]}, "the column `seed` has 2 values for 1 completions"),
        ({"system_id": ["fall"], "seed": [1]}, "fall"),
        ({"system_id": ["free_fall"], "seed": [1], "previous_match": [1.5]}, "previous_matches"),
    ],
)
def test_columns_that_are_missing_or_wrong_are_named(columns: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        asked("total", ["{}"], **columns)
