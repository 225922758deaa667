"""Plays episodes through the unmodified OpenEnv client, whichever version is installed.

usage: session.py BASE_URL
"""

import inspect
import sys

from openenv.core.generic_client import GenericEnvClient

TRUTH = {"equation": "d2y/dt2 = -g + k*vy**2", "params": {"g": 9.81, "k": 0.0445}}


def connect(url):
    client = GenericEnvClient(base_url=url)
    # The older client is asynchronous only; its wrapper has the same methods.
    probe = getattr(client, "reset")
    return client.sync() if inspect.iscoroutinefunction(probe) else client


def refusal(call, *arguments):
    try:
        call(*arguments)
    except RuntimeError as error:
        return str(error)
    raise AssertionError("nothing was refused")


def plays(url):
    with connect(url) as env:
        start = env.reset(seed=3, system_id="free_fall_drag", episode_id="e-1", unknown=[1])
        assert start.reward is None and start.done is False, start
        seen = start.observation
        assert seen["turn"] == 0 and seen["turn_remaining"] == 8 and seen["history"] == [], seen
        assert len(seen["trajectory"]) == 100 and seen["state_variables"] == ["y", "vy"], seen
        assert "reward" not in seen and "done" not in seen, seen

        first = env.step({"equation": "d2y/dt2 = -9.81"})
        assert 0 < first.reward < 0.9 and first.done is False, first
        assert first.observation["history"][0]["turn"] == 1, first

        second = env.step(TRUTH)
        assert second.reward > 0.7 and second.done is True, second
        state = env.state()
        state = state if isinstance(state, dict) else state.model_dump()
        assert state["episode_id"] == "e-1" and state["step_count"] == 2, state
        assert state["converged"] is True and state["max_turns"] == 8, state

        assert "EXECUTION_ERROR" in refusal(env.step, TRUTH)
        assert "VALIDATION_ERROR" in refusal(env.step, {"foo": 1})
        assert "VALIDATION_ERROR" in refusal(env.step, {"equation": 5})
        again = env.reset(seed=3, system_id="free_fall_drag")
        assert again.observation == seen, "equal seeds give equal problems"


def reconnects(url):
    for turn in range(3):
        with connect(url) as env:
            state = env.reset(seed=turn).observation
            assert state["turn"] == 0
            env.step({"equation": "d2x/dt2 = 0"})


def differs(url):
    with connect(url) as one, connect(url) as other:
        equal = [one.reset(seed=11).observation, other.reset(seed=11).observation]
        assert equal[0] == equal[1]
        assert one.reset(seed=12).observation != equal[0]
        drawn = [one.reset().observation["stats"] for _ in range(3)]
        assert drawn[0] != drawn[1] or drawn[1] != drawn[2], "without a seed problems are drawn at random"
        hidden = one.reset(seed=1, reveal="anonymous", samples=20, noise=0.0, max_turns=2).observation
        assert hidden["system_id"] == "anonymous" and len(hidden["trajectory"]) == 20, hidden
        assert hidden["turn_remaining"] == 2 and hidden["state_variables"][0] == "x1", hidden
        test = one.reset(split="test", index=0, seed=4).observation
        assert test["system_id"] in ("charged_particle", "projectile_drag"), test


if __name__ == "__main__":
    for check in (plays, reconnects, differs):
        check(sys.argv[1])
        print("ok", check.__name__)
