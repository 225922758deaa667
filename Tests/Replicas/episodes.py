"""Episodes of OpenEnv's unmodified client, whose every reward is compared with what the seed must give."""

from __future__ import annotations

import asyncio
import dataclasses

from openenv import GenericEnvClient
from websockets.exceptions import ConnectionClosed

TURNS = 4
SYSTEMS = ("free_fall", "spring_mass", "damped_pendulum", "simple_pendulum")
EQUATIONS = {
    "free_fall": "d2y/dt2 = -{}",
    "spring_mass": "d2x/dt2 = -{}*x",
    "damped_pendulum": "d2theta/dt2 = -{}*sin(theta)",
    "simple_pendulum": "d2theta/dt2 = -{}*theta",
}
SEEDS = range(40)


def begin(seed: int) -> dict[str, object]:
    return {"seed": seed, "system_id": SYSTEMS[seed % len(SYSTEMS)], "max_turns": 64, "samples": 20}


def action(seed: int, turn: int) -> dict[str, object]:
    return {"equation": EQUATIONS[SYSTEMS[seed % len(SYSTEMS)]].format(1 + seed % 7 + turn / 10)}


async def expected_rewards(url: str) -> dict[int, list[float]]:
    """What each seed's turns are worth, asked of one server without anything in between."""
    rewards: dict[int, list[float]] = {}
    async with GenericEnvClient(base_url=url) as env:
        for seed in SEEDS:
            await env.reset(**begin(seed))
            rewards[seed] = []
            for turn in range(TURNS):
                result = await env.step(action(seed, turn))
                rewards[seed].append(result.reward)
                if result.done:
                    break
    return rewards


@dataclasses.dataclass
class Player:
    """One client that plays one episode after the other, and begins the next one where its server has gone."""

    number: int
    pause: float
    turns: int = 0
    connections: set[int] = dataclasses.field(default_factory=set)
    interruptions: list[str] = dataclasses.field(default_factory=list)
    wrong: list[str] = dataclasses.field(default_factory=list)
    is_done: bool = False

    async def play(self, url: str, expected: dict[int, list[float]], end: asyncio.Event) -> None:
        seed = self.number % len(SEEDS)
        async with GenericEnvClient(base_url=url) as env:
            while not end.is_set():
                try:
                    await env.reset(**begin(seed))
                    for turn, reward in enumerate(expected[seed]):
                        await asyncio.sleep(self.pause)
                        result = await env.step(action(seed, turn))
                        # The client tells nobody that it has connected anew.
                        self.connections.add(env._ws.local_address[1])
                        seen = (result.observation["turn"], result.reward)
                        if seen != (turn + 1, reward):
                            self.wrong.append(f"seed {seed}, turn {turn + 1}: {seen}")
                        self.turns += 1
                except (ConnectionClosed, ConnectionError, RuntimeError) as error:
                    self.interruptions.append(f"{type(error).__name__}: {error}")
                    if len(self.interruptions) > 20:
                        return
                    await asyncio.sleep(0.05)
                seed = (seed + 1) % len(SEEDS)
        self.is_done = True


class Crowd:
    """Many players at once. Every other one thinks between its turns, so that its server may go while it does."""

    def __init__(self, count: int, url: str, expected: dict[int, list[float]]) -> None:
        self.players = [Player(number, 0.1 if number % 2 else 0.5) for number in range(count)]
        self.end = asyncio.Event()
        self.tasks = [asyncio.create_task(player.play(url, expected, self.end)) for player in self.players]

    @property
    def interrupted(self) -> list[Player]:
        return [player for player in self.players if player.interruptions]

    @property
    def moved(self) -> list[Player]:
        return [player for player in self.players if len(player.connections) > 1]

    async def leave(self) -> None:
        self.end.set()
        await asyncio.gather(*self.tasks)
