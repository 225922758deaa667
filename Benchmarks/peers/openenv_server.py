#!/usr/bin/env python3
"""The server that PhysiX is compared with: OpenEnv's own, around an environment that scores with sympy and scipy.

    openenv_server.py PORT SESSIONS

The environment is the damped spring, with the observation that PhysiX sends, and does less for it: no law is
hidden behind parameters of its own, no frequencies are compared and no sentence is written about what is wrong.
"""

from __future__ import annotations

import logging
import sys
import uuid
from typing import Any

import numpy as np
import uvicorn
from openenv.core.env_server import Action, Environment, Observation, State, create_app
from problems import SAMPLES, compile_right_hand_side, parse
from pydantic import Field
from scipy.integrate import odeint

VARIABLES = ("x", "vx")
TIMES = np.linspace(0, 10, SAMPLES)


class EquationAction(Action):
    """What an agent sends: an equation and the values of its parameters."""

    equation: str = ""
    params: dict[str, float] = Field(default_factory=dict)
    rationale: str = ""


class TrajectoryObservation(Observation):
    """What an agent sees: the samples, and its turns so far."""

    trajectory: list[dict[str, float]]
    state_variables: list[str]
    hint: str
    history: list[dict[str, Any]]
    mismatch_summary: str
    turn: int
    turn_remaining: int
    system_id: str
    stats: dict[str, float]
    reward_breakdown: dict[str, float]


class DampedSpring(Environment[EquationAction, TrajectoryObservation, State]):
    """An episode at a time, as PhysiX plays it."""

    SUPPORTS_CONCURRENT_SESSIONS = True

    def __init__(self) -> None:
        """An environment before its first episode."""
        super().__init__()
        self._begin(None, None, 8)

    def _begin(self, seed: int | None, episode_id: str | None, max_turns: int) -> None:
        random = np.random.default_rng(seed)
        initial = (random.uniform(0.5, 1.5), 0.0)
        law = "d2x/dt2 = -(k/m)*x - (b/m)*vx"
        params = {"k": random.uniform(5, 15), "m": random.uniform(0.5, 2), "b": random.uniform(0.1, 0.6)}
        exact = integrate(law, params, initial)
        self._observed = np.round(exact + random.normal(0, 0.01 * exact.std(axis=0), exact.shape), 5)
        self._initial = self._observed[0]
        self._trajectory = [
            {"t": round(float(t), 5), "x": float(x), "vx": float(vx)} for t, (x, vx) in zip(TIMES, self._observed)
        ]
        self._history: list[dict[str, Any]] = []
        self._max_turns = max_turns
        self._state = State(episode_id=episode_id or str(uuid.uuid4()), step_count=0)

    def reset(self, seed: int | None = None, episode_id: str | None = None, **options: Any) -> TrajectoryObservation:
        """Draws a problem."""
        self._begin(seed, episode_id, options.get("max_turns", 8))
        return self._observation(None, {}, "")

    def step(self, action: EquationAction, timeout_s: float | None = None, **_: Any) -> TrajectoryObservation:
        """Scores an equation by the mean of R² over the variables."""
        try:
            predicted = integrate(action.equation, action.params, self._initial)
            residual = np.sum((self._observed - predicted) ** 2, axis=0)
            total = np.sum((self._observed - self._observed.mean(axis=0)) ** 2, axis=0)
            match = float(np.mean(np.maximum(0.0, 1.0 - residual / total)))
            summary = "" if match > 0.9 else "the prediction is off"
        except (ValueError, SyntaxError, TypeError, NameError) as error:
            match, summary = 0.0, str(error)
        reward = 0.9 * match + 0.1
        self._state.step_count += 1
        self._history.append(
            {
                "turn": self._state.step_count,
                "equation": action.equation,
                "params": action.params,
                "reward_total": reward,
                "reward_components": {"match": match, "format": 1.0},
                "mismatch_summary": summary,
            }
        )
        return self._observation(reward, {"match": match, "format": 1.0, "total": reward}, summary)

    @property
    def state(self) -> State:
        """Where the episode stands."""
        return self._state

    def _observation(self, reward: float | None, breakdown: dict[str, float], summary: str) -> TrajectoryObservation:
        turn = self._state.step_count
        x, vx = self._observed.T
        return TrajectoryObservation(
            trajectory=self._trajectory,
            state_variables=list(VARIABLES),
            hint="A mass on a spring is released from rest and some friction acts on it.",
            history=self._history,
            mismatch_summary=summary,
            turn=turn,
            turn_remaining=self._max_turns - turn,
            system_id="damped_spring",
            stats={"x_min": float(x.min()), "x_max": float(x.max()), "vx_min": float(vx.min()), "duration": 10.0},
            reward_breakdown=breakdown,
            reward=reward,
            done=turn >= self._max_turns,
        )


def integrate(equation: str, params: dict[str, float], initial: Any) -> np.ndarray:
    """The states at the times of the samples."""
    function = compile_right_hand_side(parse(equation, VARIABLES, tuple(params)), VARIABLES, tuple(params))
    return odeint(
        function, initial, TIMES, args=tuple(params.values()), tfirst=True, rtol=1e-6, atol=1e-8, mxstep=100_000
    )


def main() -> None:
    port, sessions = int(sys.argv[1]), int(sys.argv[2])
    logging.disable(logging.WARNING)
    app = create_app(DampedSpring, EquationAction, TrajectoryObservation, "damped_spring", max_concurrent_envs=sessions)
    uvicorn.run(app, host="127.0.0.1", port=port, log_level="error", backlog=4096)


if __name__ == "__main__":
    main()
