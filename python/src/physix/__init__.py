"""PhysiX: finds the equation of motion behind a noisy trajectory, and scores those that others propose."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Any

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

if TYPE_CHECKING:
    from physix.env import PhysiXAction, PhysiXEnv, PhysiXObservation

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
    "PhysiXAction",
    "PhysiXEnv",
    "PhysiXError",
    "PhysiXObservation",
    "Problem",
    "ProblemError",
    "Proposal",
    "Score",
    "ScoreBatch",
    "ScoreError",
    "Simulation",
    "UnknownSystemError",
    "__version__",
    "discover",
    "read_completion",
    "score",
    "score_batch",
    "simulate",
    "systems",
]

try:
    __version__ = version("physix")
except PackageNotFoundError:
    # Imported from the repository, where nothing was installed.
    __version__ = "0+unknown"

_CLIENT = ("PhysiXAction", "PhysiXEnv", "PhysiXObservation")


def __getattr__(name: str) -> Any:
    """The environment's client, which is imported when it is first asked for: it needs `openenv`."""
    if name not in _CLIENT:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from physix import env

    return getattr(env, name)
