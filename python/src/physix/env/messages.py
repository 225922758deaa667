"""What travels between the environment and its client, as typed values."""

from __future__ import annotations

from typing import Any, TypedDict

from openenv.core.env_server.types import Action, Observation, State
from pydantic import BaseModel, ConfigDict, Field, FiniteFloat


class ResetArguments(TypedDict, total=False):
    """What a reset may be given; all of it may be left out or be None."""

    seed: int | None
    """From 0; the same arguments with the same seed give the same problem."""
    episode_id: str | None
    system_id: str | None
    """A system, such as "damped_spring"; without one the seed chooses among those for training."""
    max_turns: int | None
    """1 to 64; 8 where it is left out."""
    noise: float | None
    """The standard deviation of the noise, as a fraction of each variable's own; 0.01 where it is left out."""
    samples: int | None
    """2 to 2000; 100 where it is left out."""
    reveal: str | None
    """"full" or "anonymous"."""
    variant: str | None
    """"original" or "altered"."""
    with_prompt: bool | None
    """Whether observations carry the prompt for the next proposal."""
    split: str | None
    """"train", "validation" or "test": the split of the task API that the system is from."""
    index: int | None
    """Which task of the split."""


class PhysiXAction(Action):
    """A proposal: equations of motion, and the numbers in them."""

    equation: str = Field(default="", description="Equations such as d2y/dt2 = -g, separated by `;`")
    params: dict[str, FiniteFloat] = Field(default_factory=dict, description="The value of each parameter")
    rationale: str = Field(default="", description="Why; nothing depends on it")


class HistoryEntry(BaseModel):
    """A turn that was taken."""

    turn: int
    equation: str
    params: dict[str, float]
    reward_total: float
    reward_components: dict[str, float]
    mismatch_summary: str


class Prompt(BaseModel):
    """What a language model is asked for the next proposal: the very text of live play."""

    system: str
    user: str

    @property
    def messages(self) -> list[dict[str, str]]:
        """The same as messages of a chat."""
        return [{"role": "system", "content": self.system}, {"role": "user", "content": self.user}]


class PhysiXObservation(Observation):
    """What the agent sees at the start of an episode and after each turn."""

    # Keys that a later server adds are no reason to refuse what it says.
    model_config = ConfigDict(extra="ignore")

    trajectory: list[dict[str, float | None]] = Field(default_factory=list)
    """The samples: `t` and each state variable; None where nothing was measured."""
    state_variables: list[str] = Field(default_factory=list)
    hint: str = ""
    history: list[HistoryEntry] = Field(default_factory=list)
    mismatch_summary: str = ""
    """What is off in the last proposal, as one sentence."""
    turn: int = 0
    """How many turns were taken."""
    turn_remaining: int = 0
    system_id: str = ""
    stats: dict[str, float] = Field(default_factory=dict)
    reward_breakdown: dict[str, float] = Field(default_factory=dict)
    """The parts of the last turn's reward, each from 0 to 1."""

    @property
    def prompt(self) -> Prompt | None:
        """The prompt for the next proposal; None unless the reset had `with_prompt`."""
        prompt: Any = self.metadata.get("prompt")
        return None if prompt is None else Prompt.model_validate(prompt)


class PhysiXState(State):
    """Where an episode stands."""

    max_turns: int = 8
    last_r_match: float = 0.0
    system_id: str | None = None
    converged: bool = False
    done: bool = False
