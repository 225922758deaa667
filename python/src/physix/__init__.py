"""PhysiX: finds the equation of motion behind a noisy trajectory, and scores those that others propose."""

from physix.completion import Proposal, read_completion
from physix.discovery import Candidate, Discovery, discover
from physix.equation import Equation
from physix.errors import (
    DiscoveryError,
    EquationError,
    InputError,
    LibraryError,
    PhysiXError,
    ProblemError,
    UnknownSystemError,
)
from physix.estimator import EquationDiscovery, NotFittedError
from physix.problem import Problem
from physix.reward import Score, ScoreError
from physix.scoring import ScoreBatch, score, score_batch
from physix.simulation import Simulation, simulate, systems

__all__ = [
    "Candidate",
    "Discovery",
    "DiscoveryError",
    "Equation",
    "EquationDiscovery",
    "EquationError",
    "InputError",
    "LibraryError",
    "NotFittedError",
    "PhysiXError",
    "Problem",
    "ProblemError",
    "Proposal",
    "Score",
    "ScoreBatch",
    "ScoreError",
    "Simulation",
    "UnknownSystemError",
    "discover",
    "read_completion",
    "score",
    "score_batch",
    "simulate",
    "systems",
]
