"""What a proposal earned, and why it earned nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, Self


@dataclass(frozen=True, slots=True)
class ScoreError:
    """Why a proposal failed.

    Attributes:
        kind: "parse" where it is no equation of motion, "simulation" where it could not be integrated.
        message: What is wrong and what to do.
        range: The bytes of the equation at fault, the first and the one after the last; None where there are none.
    """

    kind: Literal["parse", "simulation"]
    message: str
    range: tuple[int, int] | None = None

    @classmethod
    def from_dict(cls, error: Mapping[str, Any]) -> Self:
        """An error from the member `error` of an answer."""
        place = error.get("range")
        return cls(error["kind"], error["message"], None if place is None else (place[0], place[1]))


@dataclass(frozen=True, slots=True)
class Score:
    """A reward and its parts, each from 0 to 1 (Docs/Contract.md §4).

    Attributes:
        match: The mean over the measured variables of R² floored at 0.
        progress: How much the match has grown since the turn before.
        simplicity: 1 − 0.05 for each operator; 0 where the match is below 0.1.
        format: 1 where the proposal could be read and simulated.
        total: The reward, 0.5 match + 0.2 progress + 0.2 simplicity + 0.1 format.
        match_dense: The square root of the match.
        correctness: 1 where the match is 0.7 or more.
        shape: How well the curves correlate; no part of the reward, as the next two.
        freq: How well the dominant frequencies agree.
        amplitude: How well the standard deviations agree.
        r_squared: R² of each measured variable; empty where the proposal failed.
        mismatch_summary: What is off, in one sentence.
        error: Why it failed; None where it did not.
        fitted_initial_state: The initial state where it had to be fitted, hidden velocities included; else None.
    """

    match: float
    progress: float
    simplicity: float
    format: float
    total: float
    match_dense: float
    correctness: float
    shape: float
    freq: float
    amplitude: float
    r_squared: dict[str, float]
    mismatch_summary: str
    error: ScoreError | None
    fitted_initial_state: dict[str, float] | None

    @classmethod
    def from_dict(cls, answer: Mapping[str, Any]) -> Self:
        """A score from an answer of `physix score`."""
        error = answer["error"]
        parts = {name: float(value) for name, value in answer["reward_breakdown"].items()}
        return cls(
            **parts,
            r_squared=answer["r_squared"],
            mismatch_summary=answer["mismatch_summary"],
            error=None if error is None else ScoreError.from_dict(error),
            fitted_initial_state=answer.get("fitted_initial_state"),
        )
