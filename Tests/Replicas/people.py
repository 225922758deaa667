"""Interactive sessions over plain HTTP, without cookies, that know what turns were told to them."""

from __future__ import annotations

import asyncio
import dataclasses

import httpx

OWNER = "00112233445566778899aabbccddeeff"


def equation(turn: int) -> str:
    """What is proposed in a turn: always something that rises, so that no episode ends before its last turn."""
    return f"d2y/dt2 = {turn}"


@dataclasses.dataclass
class Person:
    """Somebody who plays one session."""

    name: str
    turns: int = 0
    refusals: list[httpx.Response] = dataclasses.field(default_factory=list)

    @property
    def replica(self) -> str:
        return self.name.split("-")[0]

    @property
    def path(self) -> str:
        return f"/interactive/sessions/{self.name}"

    async def step(self, client: httpx.AsyncClient) -> bool:
        answer = await client.post(f"{self.path}/step", json={"equation": equation(self.turns + 1)})
        if answer.status_code != 200:
            self.refusals.append(answer)
            return False
        self.turns += 1
        seen = answer.json()["observation"]
        assert (seen["turn"], len(seen["history"])) == (self.turns, self.turns), (self.name, seen["turn"], self.turns)
        return True

    async def play(self, client: httpx.AsyncClient, end: asyncio.Event) -> None:
        while not end.is_set() and self.turns < 60:
            if not await self.step(client):
                return
            await asyncio.sleep(0.2)


async def begin(client: httpx.AsyncClient, owner: str | None = None) -> Person:
    headers = {"X-PhysiX-Owner": owner} if owner else {}
    body = {"system_id": "free_fall", "seed": 7, "max_turns": 64}
    answer = await client.post("/interactive/sessions", json=body, headers=headers)
    assert answer.status_code == 200, answer.text
    return Person(answer.json()["session_id"])


async def begin_as_a_browser(url: str) -> list[str]:
    """Begins sessions with the cookie of the first one, and returns their names after seeing them all in the list."""
    async with httpx.AsyncClient(base_url=url) as browser:
        first = await begin(browser)
        # The cookie is for https alone, as in public mode; the browser of this test speaks plain HTTP.
        pairs = {cookie.name: cookie.value for cookie in browser.cookies.jar}
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in pairs.items())}
        names = [first.name]
        for _ in range(3):
            answer = await browser.post("/interactive/sessions", json={"system_id": "free_fall"}, headers=headers)
            names.append(answer.json()["session_id"])
        listed = (await browser.get("/interactive/sessions", headers=headers)).json()["sessions"]
        assert {entry["session_id"] for entry in listed} == set(names), (names, listed)
        return names


async def watch_a_turn(client: httpx.AsyncClient, person: Person) -> None:
    """A turn is told while the stream is open: nothing in between gathers it first."""
    async with client.stream("GET", f"{person.path}/events", timeout=5) as stream:
        lines = stream.aiter_lines()
        assert await anext(lines) == "event: state"
        assert await person.step(client)
        async for line in lines:
            if line == "event: turn":
                return
    raise AssertionError("the turn was not told")
