"""The environment over the network: a typed OpenEnv client, and what TRL plays with.

Needs `pip install 'physix[openenv]'` and a server, `python -m physix serve`.
"""

from __future__ import annotations

try:
    import openenv.core.env_client  # noqa: F401
except ImportError as error:
    raise ImportError("the environment's client needs openenv: pip install 'physix[openenv]'") from error

from physix.env.client import PhysiXEnv
from physix.env.messages import (
    HistoryEntry,
    PhysiXAction,
    PhysiXObservation,
    PhysiXState,
    Prompt,
    ResetArguments,
)
from physix.env.session import EpisodeLost, Session
from physix.env.tools import PhysiXToolEnv

__all__ = [
    "EpisodeLost",
    "HistoryEntry",
    "PhysiXAction",
    "PhysiXEnv",
    "PhysiXObservation",
    "PhysiXState",
    "PhysiXToolEnv",
    "Prompt",
    "ResetArguments",
    "Session",
]
