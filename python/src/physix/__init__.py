"""PhysiX: finds the equation of motion behind a noisy trajectory, and scores those that others propose."""

from physix.errors import (
    DiscoveryError,
    EquationError,
    InputError,
    LibraryError,
    PhysiXError,
    ProblemError,
    UnknownSystemError,
)
from physix.problem import Problem
from physix.reward import Score, ScoreError
from physix.scoring import ScoreBatch, score, score_batch

__all__ = [
    "DiscoveryError",
    "EquationError",
    "InputError",
    "LibraryError",
    "PhysiXError",
    "Problem",
    "ProblemError",
    "Score",
    "ScoreBatch",
    "ScoreError",
    "UnknownSystemError",
    "score",
    "score_batch",
]
