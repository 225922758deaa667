"""The environment's client against the built server."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest

openenv = pytest.importorskip("openenv.core.env_client")

from pydantic import ValidationError
from websockets.exceptions import ConnectionClosed

import physix
from physix.env import (
    EpisodeLost,
    PhysiXAction,
    PhysiXEnv,
    PhysiXObservation,
    PhysiXState,
    PhysiXToolEnv,
    Session,
)

TRUTH = PhysiXAction(equation="d2y/dt2 = -g + k*vy**2", params={"g": 9.81, "k": 0.0445})
GUESS = PhysiXAction(equation="d2y/dt2 = -g", params={"g": 9.81}, rationale="free fall")
DRAWN: dict[str, Any] = {"system_id": "free_fall_drag", "seed": 3}


def test_an_episode_is_played_with_types(serve: Callable[..., Any]) -> None:
    with PhysiXEnv(serve().url).sync() as env:
        start = env.reset(**DRAWN, episode_id="e-1")
        assert isinstance(start.observation, PhysiXObservation)
        assert (start.reward, start.done, start.observation.turn) == (None, False, 0)
        assert len(start.observation.trajectory) == 100
        assert start.observation.prompt is None

        turn = env.step(GUESS)
        assert 0 < turn.reward < 0.9
        assert turn.observation.reward == turn.reward
        assert turn.observation.history[0].equation == "d2y/dt2 = -g"
        assert turn.observation.history[0].params == {"g": 9.81}

        last = env.step(TRUTH)
        assert last.done
        assert last.observation.reward_breakdown["match"] > 0.99
        state = env.state()
        assert isinstance(state, PhysiXState)
        assert (state.episode_id, state.step_count, state.converged) == ("e-1", 2, True)
        with pytest.raises(RuntimeError, match="EXECUTION_ERROR"):
            env.step(TRUTH)
        with pytest.raises(RuntimeError, match="VALIDATION_ERROR"):
            env.reset(system_id="no_fall")


def test_the_same_asynchronously(serve: Callable[..., Any]) -> None:
    async def play(url: str) -> float:
        async with PhysiXEnv(url) as env:
            await env.reset(**DRAWN)
            result = await env.step(TRUTH)
            assert isinstance(result.observation, PhysiXObservation)
            return float(result.reward)

    async def several(url: str) -> list[float]:
        return await asyncio.gather(*(play(url) for _ in range(8)))

    rewards = asyncio.run(several(serve().url))
    assert len(set(rewards)) == 1
    assert rewards[0] > 0.9


def test_rewards_are_those_of_the_library(serve: Callable[..., Any]) -> None:
    problem = physix.Problem.sample("free_fall_drag", 3)
    with PhysiXEnv(serve().url).sync() as env:
        env.reset(**DRAWN)
        breakdown = env.step(GUESS).observation.reward_breakdown
    score = physix.score(problem, GUESS.equation, GUESS.params)
    assert breakdown["match"] == score.match
    assert breakdown["total"] == score.total


def test_no_turn_is_taken_of_another_episode_where_the_connection_ended(serve: Callable[..., Any]) -> None:
    server = serve()
    with PhysiXEnv(server.url).sync() as env:
        start = env.reset(**DRAWN)
        server.kill()
        server.start()
        for _ in range(2):
            with pytest.raises((ConnectionError, ConnectionClosed)):
                env.step(GUESS)
        assert env.reset(**DRAWN).observation == start.observation
        assert env.step(TRUTH).done


def test_prompts_come_with_observations_where_they_are_wanted(serve: Callable[..., Any]) -> None:
    with PhysiXEnv(serve().url).sync() as env:
        prompt = env.reset(**DRAWN, with_prompt=True).observation.prompt
        assert prompt is not None
        assert [m["role"] for m in prompt.messages] == ["system", "user"]
        assert "HISTORY: none yet" in prompt.user
        later = env.step(GUESS).observation.prompt
        assert later is not None
        assert "HISTORY (the last 1 of 1)" in later.user


def test_an_action_with_a_number_that_is_none_is_refused_before_it_is_sent() -> None:
    for params in ({"g": float("nan")}, {"g": "heavy"}):
        with pytest.raises(ValidationError):
            PhysiXAction(equation="d2y/dt2 = -g", params=params)


def test_a_session_goes_on_where_the_server_was_killed(serve: Callable[..., Any]) -> None:
    server = serve()
    with Session(server.url) as session:
        start = session.start(**DRAWN)
        first = session.step(GUESS)
        server.kill()
        server.start()
        second = session.step(TRUTH)
        assert second.done
        assert [e.equation for e in second.observation.history] == [GUESS.equation, TRUTH.equation]
        assert second.observation.history[0].reward_total == first.reward
        assert second.observation.trajectory == start.trajectory


def test_an_episode_without_a_seed_goes_on_as_the_same_one(serve: Callable[..., Any]) -> None:
    server = serve()
    with Session(server.url) as session:
        start = session.start(system_id="free_fall")
        server.kill()
        server.start()
        assert session.step(GUESS).observation.trajectory == start.trajectory


def test_a_program_ends_though_its_sessions_are_open(serve: Callable[..., Any]) -> None:
    program = f"""
from physix.env import PhysiXToolEnv, Session
sessions = [Session({serve().url!r}) for _ in range(3)]
for session in sessions:
    session.start(seed=1)
env = PhysiXToolEnv({serve().url!r})
env.reset(seed=1, prompt="TRAJECTORY")
env.submit_equation("d2y/dt2 = -9.81")
"""
    assert subprocess.run([sys.executable, "-c", program], timeout=60, check=False).returncode == 0


def test_a_server_that_stays_away_is_named() -> None:
    with Session("http://127.0.0.1:9", attempts=2) as session, pytest.raises(EpisodeLost, match=r"127\.0\.0\.1:9"):
        session.start(**DRAWN)


def test_a_full_server_is_waited_for(serve: Callable[..., Any]) -> None:
    url = serve("--max-sessions", "1").url
    with Session(url, attempts=3) as one:
        one.start(**DRAWN)
        with Session(url, attempts=2) as other, pytest.raises(EpisodeLost, match="--max-sessions"):
            other.start(**DRAWN)
        one.close()
        with Session(url) as other:
            assert other.start(**DRAWN).turn == 0


ROW = {
    "prompt": [{"role": "system", "content": "…"}, {"role": "user", "content": "TRAJECTORY (12 of 100 samples):"}],
    "system_id": "free_fall_drag", "seed": 3, "noise": 0.01, "samples": 100, "reveal": "full", "variant": "original",
    "tier": 1, "split": "heldout", "turn": 1, "previous_match": 0.0,
}  # fmt: skip


def test_a_model_plays_by_a_tool(serve: Callable[..., Any]) -> None:
    env = PhysiXToolEnv(serve().url)
    assert "submit_equation" in env.reset(**ROW)
    assert (env.get_reward(), env.done, env.observation) == (0.0, False, None)
    told = json.loads(env.submit_equation("d2y/dt2 = -g", {"g": 9.81}))
    assert told["turn_remaining"] == 7
    assert told["mismatch_summary"].startswith("predicted ")
    assert env.get_reward() == pytest.approx(told["reward_total"], abs=5e-4)
    assert "parse error" in env.submit_equation("d2y/dt2 = -q")
    best = env.submit_equation(TRUTH.equation, TRUTH.params)
    assert best.endswith("The episode has ended.")
    assert env.done
    assert env.get_reward() > 0.8
    assert "no proposal counts" in env.submit_equation("d2y/dt2 = 0")
    assert env.reset(**ROW)
    assert (env.get_reward(), env.done) == (0.0, False)


def test_a_tool_s_episode_takes_no_more_round_trips_than_turns(
    serve: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[str] = []
    send = PhysiXEnv._send_and_receive

    async def counting(self: PhysiXEnv, message: dict[str, Any]) -> dict[str, Any]:
        sent.append(message["type"])
        return await send(self, message)

    monkeypatch.setattr(PhysiXEnv, "_send_and_receive", counting)
    env = PhysiXToolEnv(serve().url)
    env.reset(**ROW)
    assert sent == [], "a rollout that never proposes costs nothing"
    env.submit_equation("d2y/dt2 = -5")
    env.submit_equation("d2y/dt2 = -6")
    assert sent == ["reset", "step", "step"]


def test_a_row_without_a_prompt_gets_it_from_the_environment(serve: Callable[..., Any]) -> None:
    text = PhysiXToolEnv(serve().url).reset(system_id="free_fall", seed=1, prompt=[{"role": "user", "content": ""}])
    assert "GRAMMAR:" in text
    assert "SYSTEM_ID: free_fall" in text
    assert "submit_equation" in text


def test_what_a_model_calls_a_tool_with_never_raises(serve: Callable[..., Any]) -> None:
    env = PhysiXToolEnv(serve().url)
    env.reset(**ROW)
    for equation, params in [
        (5, {}),
        ("d2y/dt2 = -g", {"g": "x"}),
        ("d2y/dt2 = -g", {"g": float("inf")}),
        (None, None),
    ]:
        assert isinstance(env.submit_equation(equation, params), str)  # type: ignore[arg-type]
    assert env.get_reward() == 0
