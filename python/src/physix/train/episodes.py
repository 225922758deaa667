"""Episodes of a model in the real environment."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Any, cast

from pydantic import ValidationError

from physix import read_completion
from physix.env import PhysiXAction, PhysiXObservation, ResetArguments, Session
from physix.train.data import Row
from physix.train.failure import TrainingError
from physix.train.players import Player


@dataclass(frozen=True)
class Outcome:
    """How an episode ended."""

    system_id: str
    tier: int
    seed: int
    solved: bool
    """Whether a proposal agreed with the samples: a match of 0.93 or more."""
    match: float
    """The best of the episode's turns."""
    first_match: float
    """That of its first turn."""
    reward: float
    """The best of its turns."""
    readable: float
    """The share of its turns whose proposal could be integrated."""
    turns: int

    def as_dict(self) -> dict[str, Any]:
        """The same as members of JSON."""
        return asdict(self)


def play(
    player: Player, found: Sequence[Row], url: str, *, turns: int, tell: Callable[[str], None] = lambda _: None
) -> list[Outcome]:
    """Plays the problem of each row; all episodes go on together, so that a model is asked in batches.

    Args:
        player: Who proposes.
        found: Rows of `physix generate`; only what their problems are drawn with is used.
        url: Where the server is.
        turns: How many turns an episode has.
        tell: Gets a sentence about how far it is after each turn.

    Raises:
        EpisodeLost: The server is out of reach.
        TrainingError: A row names no problem that a server could draw.
    """
    with contextlib.ExitStack() as stack:
        sessions = [stack.enter_context(Session(url)) for _ in found]
        seen = [s.start(**_arguments(row, turns)) for s, row in zip(sessions, found, strict=True)]
        for turn in range(1, turns + 1):
            active = [place for place, observation in enumerate(seen) if not observation.done]
            if not active:
                break
            answers = player.answers([_messages(seen[place]) for place in active])
            for place, answer in zip(active, answers, strict=True):
                seen[place] = sessions[place].step(_action(answer)).observation
            solved = sum(observation.reward_breakdown["match"] >= 0.93 for observation in seen)
            tell(f"turn {turn} of {turns}: {solved} of {len(seen)} solved")
        return [_outcome(row, observation) for row, observation in zip(found, seen, strict=True)]


def _arguments(row: Row, turns: int) -> ResetArguments:
    if row.get("system_id") is None or row.get("seed") is None or row.get("problem") is not None:
        raise TrainingError("an evaluation draws its problems by `system_id` and `seed`, not from a file of one's own")
    names = ("system_id", "seed", "noise", "samples", "reveal", "variant")
    drawn = {name: row[name] for name in names if row.get(name) is not None}
    return cast("ResetArguments", {**drawn, "max_turns": turns, "with_prompt": True})


def _messages(observation: PhysiXObservation) -> list[dict[str, str]]:
    if observation.prompt is None:
        raise TrainingError("the server hands over no prompts; it is an older version")
    return observation.prompt.messages


def _action(answer: str) -> PhysiXAction:
    proposal = read_completion(answer)
    try:
        return PhysiXAction(equation=proposal.equation, params=proposal.params)
    except ValidationError:
        return PhysiXAction(equation=proposal.equation)


def _outcome(row: Row, observation: PhysiXObservation) -> Outcome:
    history = observation.history
    matches = [entry.reward_components["match"] for entry in history]
    return Outcome(
        system_id=str(row["system_id"]),
        tier=int(row.get("tier", 0)),
        seed=int(row["seed"]),
        solved=max(matches) >= 0.93,
        match=max(matches),
        first_match=matches[0],
        reward=max(entry.reward_total for entry in history),
        readable=sum(entry.reward_components["format"] for entry in history) / len(history),
        turns=len(history),
    )
