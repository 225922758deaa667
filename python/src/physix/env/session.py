"""An episode that outlives its connection."""

from __future__ import annotations

import secrets
import time
import weakref
from typing import TYPE_CHECKING, Any, cast

from websockets.exceptions import ConnectionClosed

from physix.env.client import PhysiXEnv
from physix.env.messages import PhysiXAction, PhysiXObservation, ResetArguments

if TYPE_CHECKING:
    from openenv.core.client_types import StepResult
    from typing_extensions import Unpack


class EpisodeLost(RuntimeError):
    """An episode cannot go on: the server is out of reach, is full, or plays it otherwise than before."""


class Session:
    """Blocking play over a connection of its own, which is opened when it is first needed.

    Episodes are functions of their seed and their actions. Where a connection ends, a new one is opened, and the turns
    so far are played again; the caller notices nothing but the time. An episode without a seed gets one at random.

    Not for several threads at once.
    """

    def __init__(self, base_url: str, *, timeout_s: float = 60.0, attempts: int = 5) -> None:
        """Prepares a session; nothing is sent yet.

        Args:
            base_url: Where the server is, such as "http://localhost:8000".
            timeout_s: How long an answer may take.
            attempts: How often a call is tried, with pauses of 0.25, 0.5, 1, 2 … seconds between.
        """
        self.base_url = base_url
        self._timeout_s = timeout_s
        self._attempts = attempts
        self._clients: list[Any] = []
        # Not by __del__: it would run when the client's thread is gone already, and wait for it for ever.
        self._end = weakref.finalize(self, _close, self._clients)
        self._arguments: ResetArguments = {}
        self._actions: list[PhysiXAction] = []
        self._rewards: list[float | None] = []
        self._is_playing = False

    def begin(self, **arguments: Unpack[ResetArguments]) -> None:
        """Says which episode comes next; it is started with its first turn, or by `start`, in the same breath."""
        self._arguments = cast("ResetArguments", {key: value for key, value in arguments.items() if value is not None})
        self._arguments.setdefault("seed", secrets.randbits(48))
        self._actions = []
        self._rewards = []
        self._is_playing = False

    def start(self, **arguments: Unpack[ResetArguments]) -> PhysiXObservation:
        """Starts an episode and returns its first observation."""
        self.begin(**arguments)
        result = self._call(lambda client: client.reset(**self._arguments))
        self._is_playing = True
        return cast("PhysiXObservation", result.observation)

    def step(self, action: PhysiXAction) -> StepResult[PhysiXObservation]:
        """Takes a turn."""

        def turn(client: Any) -> StepResult[PhysiXObservation]:
            if not self._is_playing:
                self._play_again(client)
            return cast("StepResult[PhysiXObservation]", client.step(action))

        result = self._call(turn)
        self._actions.append(action)
        self._rewards.append(result.reward)
        return result

    def close(self) -> None:
        """Ends the connection; the next call opens another."""
        self._is_playing = False
        _close(self._clients)

    def __enter__(self) -> Session:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _play_again(self, client: Any) -> None:
        client.reset(**self._arguments)
        for action, reward in zip(self._actions, self._rewards, strict=True):
            found = client.step(action).reward
            if found != reward:
                raise EpisodeLost(
                    f"the server at {self.base_url} rewards a turn with {found} that it rewarded with {reward} before; "
                    "it is another version, or knows other systems"
                )
        self._is_playing = True

    def _call(self, work: Any) -> StepResult[PhysiXObservation]:
        for attempt in range(self._attempts):
            if attempt > 0:
                time.sleep(0.25 * 2 ** (attempt - 1))
            try:
                if not self._clients:
                    self._clients.append(PhysiXEnv(self.base_url, message_timeout_s=self._timeout_s).sync())
                return cast("StepResult[PhysiXObservation]", work(self._clients[0]))
            except (ConnectionClosed, OSError, TimeoutError) as error:
                reason: Exception = error
            except RuntimeError as error:
                # Full now, maybe not in a moment: sessions that ended are still being taken down.
                if "CAPACITY_REACHED" not in str(error):
                    raise
                reason = error
            self.close()
        raise EpisodeLost(
            f"no answer from {self.base_url} in {self._attempts} attempts: {reason}; "
            "is `physix serve` running there, with --max-sessions for all rollouts?"
        ) from reason


def _close(clients: list[Any]) -> None:
    while clients:
        clients.pop().close()
