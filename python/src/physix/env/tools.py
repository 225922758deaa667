"""The environment as TRL's `environment_factory` takes it: a model plays by calling a tool."""

from __future__ import annotations

import json
import os
from typing import Any, cast, get_type_hints

from pydantic import ValidationError

from physix.env.messages import PhysiXAction, PhysiXObservation, ResetArguments
from physix.env.session import Session

_ARGUMENTS = frozenset(get_type_hints(ResetArguments))
_ADVICE = (
    "\n\nPropose by calling the tool submit_equation instead of writing JSON. It tells what is off; propose again "
    "until it says that the episode has ended."
)


class PhysiXToolEnv:
    """One rollout's environment, for `GRPOTrainer(environment_factory=…)` of TRL.

        GRPOTrainer(model, environment_factory=PhysiXToolEnv, train_dataset=prompts, …)
        GRPOTrainer(model, environment_factory=lambda: PhysiXToolEnv("http://host:8000"), …)

    The data set's rows are those of `physix generate --format trl`; only its first turns are of use. Each instance has
    a session of its own, so the server needs as many as a generation batch has rollouts (`--max-sessions`, 1024 by
    default). A reset sends nothing where the row brings its prompt: the first proposal takes the reset with it, each
    later one is a single question and answer.

    Attributes:
        reward: The best reward of the episode's turns, from 0 to 1; 0 before the first.
        done: Whether the episode has ended.
        observation: What the last turn brought; None before the first.
    """

    def __init__(self, base_url: str | None = None) -> None:
        """Prepares an environment.

        Args:
            base_url: Where the server is; PHYSIX_URL or http://localhost:8000 unless given.
        """
        self.reward = 0.0
        self.done = False
        self.observation: PhysiXObservation | None = None
        self._session = Session(base_url or os.environ.get("PHYSIX_URL") or "http://localhost:8000")

    def reset(self, **row: Any) -> str:
        """Starts the episode of a row.

        Args:
            **row: All columns of the data set; those that a reset knows are used.

        Returns:
            What is added to the row's last message: how to propose, after the whole prompt where the row has none.
        """
        self.reward = 0.0
        self.done = False
        self.observation = None
        arguments = cast("ResetArguments", {key: value for key, value in row.items() if key in _ARGUMENTS})
        # TRL's rows of the heldout split name a split that the server's tasks do not have; the system says it all.
        if arguments.get("system_id") is not None:
            arguments.pop("split", None)
        if _has_prompt(row.get("prompt")):
            self._session.begin(**arguments)
            return _ADVICE
        arguments["with_prompt"] = True
        prompt = self._session.start(**arguments).prompt
        if prompt is None:
            raise RuntimeError(f"the server at {self._session.base_url} hands over no prompts; it is an older version")
        return f"{prompt.system}\n\n{prompt.user}{_ADVICE}"

    def submit_equation(self, equation: str, params: dict[str, float] | None = None) -> str:
        """Proposes equations of motion, which are integrated and compared with the samples.

        Args:
            equation: One or more equations separated by `;`, such as "d2y/dt2 = -g + k*vy**2".
            params: The value of each parameter in them, such as {"g": 9.81, "k": 0.02}.

        Returns:
            The reward, its parts, and one sentence about what is off.
        """
        if self.done:
            return "The episode has ended; no proposal counts any more."
        try:
            action = PhysiXAction(equation=equation, params=params or {})
        except ValidationError as error:
            return "; ".join(f"{'.'.join(map(str, issue['loc']))}: {issue['msg']}" for issue in error.errors())
        result = self._session.step(action)
        self.observation = result.observation
        self.reward = max(self.reward, result.reward or 0.0)
        self.done = result.done
        return _verdict(result.observation)

    def get_reward(self) -> float:
        """The best reward of the episode's turns, from 0 to 1."""
        return self.reward


def _has_prompt(prompt: Any) -> bool:
    """Whether a row's prompt shows a problem, as those of `physix generate` do."""
    text = prompt if isinstance(prompt, str) else json.dumps(prompt)
    return "TRAJECTORY" in text


def _verdict(observation: PhysiXObservation) -> str:
    entry = observation.history[-1]
    told = {
        "turn": entry.turn,
        "reward_total": round(entry.reward_total, 3),
        "reward_components": {key: round(value, 3) for key, value in entry.reward_components.items()},
        "mismatch_summary": entry.mismatch_summary,
        "turn_remaining": observation.turn_remaining,
    }
    return json.dumps(told) + (" The episode has ended." if observation.done else "")
