"""The environment's client: typed actions in, typed observations out."""

from __future__ import annotations

import asyncio
import contextlib
from typing import TYPE_CHECKING, Any

from openenv.core.client_types import StepResult
from openenv.core.env_client import EnvClient
from websockets.exceptions import ConnectionClosed
from websockets.protocol import State

from physix.env.messages import PhysiXAction, PhysiXObservation, PhysiXState, ResetArguments

if TYPE_CHECKING:
    from typing_extensions import Unpack

_CLOSING: set[asyncio.Task[None]] = set()
"""Sockets on their way out: a task that nobody holds may be collected before its end."""


class PhysiXEnv(EnvClient[PhysiXAction, PhysiXObservation, PhysiXState]):
    """A session with `physix serve`, over one WebSocket.

    It works with `openenv` 0.10 and with `openenv-core` 0.3, asynchronously and, by `sync()`, blocking:

        with PhysiXEnv("http://localhost:8000").sync() as env:
            result = env.reset(seed=7, system_id="damped_spring")
            result = env.step(PhysiXAction(equation="d2x/dt2 = -k*x", params={"k": 16}))
            print(result.reward, result.observation.mismatch_summary)

        async with PhysiXEnv("http://localhost:8000") as env:
            result = await env.reset(seed=7)

    A refusal of the server is a `RuntimeError` with its code, such as `VALIDATION_ERROR`. Where the connection ended or
    an answer did not come in time, the episode is lost: turns are a `ConnectionError` until the next reset, which opens
    a new session. `physix.env.Session` goes on with the old episode instead.
    """

    _ws: Any
    _home: Any = None
    """The socket on which the episode was begun."""

    def reset(self, **arguments: Unpack[ResetArguments]) -> Any:
        """Starts an episode.

        Args:
            **arguments: What to draw; see `ResetArguments`.

        Returns:
            A `StepResult` with the first observation, or an awaitable of it in asynchronous code.
        """
        return super().reset(**arguments)

    def _step_payload(self, action: PhysiXAction) -> dict[str, Any]:
        payload: dict[str, Any] = action.model_dump(exclude_defaults=True)
        return payload

    def _parse_result(self, payload: dict[str, Any]) -> StepResult[PhysiXObservation]:
        reward, done = payload.get("reward"), bool(payload.get("done", False))
        observation = PhysiXObservation.model_validate(
            {**payload.get("observation", {}), "reward": reward, "done": done}
        )
        return StepResult(observation=observation, reward=reward, done=done)

    def _parse_state(self, payload: dict[str, Any]) -> PhysiXState:
        state: PhysiXState = PhysiXState.model_validate(payload)
        return state

    async def _send_and_receive(self, message: dict[str, Any]) -> dict[str, Any]:
        """Asks on the socket that the episode lives on, and lets go of one on which an answer may be under way.

        By themselves, the newer client would take a turn of another episode on a new socket, and the older one would
        ask a closed socket, or read a late answer as the one to its next question.
        """
        begins = message["type"] == "reset"
        if self._ws is not None and self._ws.state is not State.OPEN:
            self._ws = None
        if not begins and self._home is not None and self._ws is not self._home:
            raise ConnectionError("the connection ended, and the episode with it; a reset begins another")
        try:
            response: dict[str, Any] = await super()._send_and_receive(message)
        except (TimeoutError, ConnectionClosed, OSError, asyncio.CancelledError):
            socket: Any = self._ws
            self._ws = None
            if socket is not None:
                task = asyncio.ensure_future(_close(socket))
                _CLOSING.add(task)
                task.add_done_callback(_CLOSING.discard)
            raise
        if begins:
            self._home = self._ws
        return response


async def _close(socket: Any) -> None:
    with contextlib.suppress(Exception):
        await socket.close()
