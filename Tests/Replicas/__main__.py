"""Plays at three replicas behind nginx, kills one of them under load, and looks at who notices.

usage: python Tests/Replicas PROGRAM

PROGRAM is physix. The Python needs the package openenv 0.10. It takes about half a minute.
"""

from __future__ import annotations

import asyncio
import collections
import pathlib
import subprocess
import sys
import tempfile
import time
from subprocess import PIPE, STDOUT

import httpx

import people
from episodes import Crowd, expected_rewards
from openenv import GenericEnvClient
from stage import NAMES, ROOT, Stage, wait_for

PLAYERS, PERSONS, VICTIM = 100, 60, "2"
begun = time.monotonic()


def say(text: str) -> None:
    print(f"{time.monotonic() - begun:5.1f} s  {text}", flush=True)


def check_clients(stage: Stage) -> None:
    """The clients that the server is tested with meet their sessions again, wherever those are named."""
    checks = [("session.py", sys.executable), ("tools.py", sys.executable)]
    contexts = ROOT / ".build-test/mcp/bin/python3"
    if contexts.exists():
        checks.append(("context.py", str(contexts)))
    running = [
        (
            script,
            subprocess.Popen([python, str(ROOT / "Tests/Clients" / script), stage.url], stdout=PIPE, stderr=STDOUT),
        )
        for script, python in checks
    ]
    for script, process in running:
        output, _ = process.communicate(timeout=60)
        assert process.returncode == 0, f"{script}: {output.decode()}"
    say(f"{', '.join(script for script, _ in checks)} play through nginx")


async def check_people(stage: Stage, client: httpx.AsyncClient) -> list[people.Person]:
    persons = [await people.begin(client) for _ in range(PERSONS)]
    spread = collections.Counter(person.replica for person in persons)
    assert set(spread) == set(NAMES) and min(spread.values()) >= PERSONS // 6, spread
    for _ in range(3):
        names = await people.begin_as_a_browser(stage.url)
        assert len({name.split("-")[0] for name in names}) == 1, names
    own = {(await people.begin(client, people.OWNER)).name for _ in range(4)}
    headers = {"X-PhysiX-Owner": people.OWNER}
    listed = (await client.get("/interactive/sessions", headers=headers)).json()["sessions"]
    assert {entry["session_id"] for entry in listed} == own, listed
    for person in persons[:3]:
        await people.watch_a_turn(client, person)
    # What a client says about its address is not believed, and figures are not for everybody.
    assert (await client.get("/metrics")).status_code == 404
    say(f"{PERSONS} interactive sessions at replicas {dict(sorted(spread.items()))}; lists are whole, events at once")
    return persons


async def check_newcomers(stage: Stage, client: httpx.AsyncClient, count: int = 20) -> None:
    for number in range(count):
        async with GenericEnvClient(base_url=stage.url) as env:
            await env.reset(seed=number)
            await env.step({"equation": "d2y/dt2 = -9"})
        person = await people.begin(client)
        assert person.replica != VICTIM, person
        assert await person.step(client)


async def check_absent(client: httpx.AsyncClient, absent: list[people.Person]) -> None:
    for person in absent:
        answer = await client.get(person.path)
        assert answer.status_code == 503 and answer.headers["retry-after"] == "5", answer
        assert "Nothing is lost" in answer.json()["detail"], answer.text
    answer = await client.post("/mcp", json={"jsonrpc": "2.0"}, headers={"Mcp-Session-Id": f"{VICTIM}-00"})
    assert answer.status_code == 404 and "begin another one" in answer.json()["error"]["message"], answer.text


async def check_return(client: httpx.AsyncClient, returned: list[people.Person]) -> int:
    """The sessions go on where they were; returns how many turns were taken that nobody was told of."""
    untold = 0
    for person in returned:
        seen = (await client.get(person.path)).json()
        ahead = seen["turn"] - person.turns
        assert ahead in (0, 1), (person, seen["turn"])
        equations = [entry["equation"] for entry in seen["observation"]["history"]]
        taken = [people.equation(turn) for turn in range(1, seen["turn"] + 1)]
        assert equations == taken[-len(equations) :], equations
        untold += ahead
        person.turns = seen["turn"]
        assert await person.step(client)
    return untold


async def main(program: str) -> None:
    with tempfile.TemporaryDirectory() as folder, Stage(program, pathlib.Path(folder)) as stage:
        say(f"three replicas and nginx at {stage.url}")
        await asyncio.to_thread(check_clients, stage)
        limits = httpx.Limits(max_connections=200)
        async with httpx.AsyncClient(base_url=stage.url, timeout=20, limits=limits) as client:
            persons = await check_people(stage, client)
            await under_load(stage, client, persons)
        for name in NAMES:
            errors = [
                line for line in (pathlib.Path(folder) / f"{name}.log").read_text().splitlines() if "error" in line
            ]
            assert not errors, errors[:5]


async def under_load(stage: Stage, client: httpx.AsyncClient, persons: list[people.Person]) -> None:
    expected = await expected_rewards(stage.direct("1"))
    crowd = Crowd(PLAYERS, stage.url, expected)
    end = asyncio.Event()
    playing = [asyncio.create_task(person.play(client, end)) for person in persons]
    await asyncio.sleep(3)
    assert not crowd.interrupted and not any(person.refusals for person in persons)
    sockets = {name: stage.active(name) for name in NAMES}
    say(f"{PLAYERS} episodes at a time at replicas {sockets}; replica {VICTIM} is killed now")

    stage.kill(VICTIM)
    await check_newcomers(stage, client)
    say("40 new sessions went to the others")
    absent = [person for person in persons if person.replica == VICTIM]
    await check_absent(client, absent)
    await asyncio.sleep(2)
    stage.start(VICTIM)
    seconds = await asyncio.to_thread(wait_for, f"{stage.direct(VICTIM)}/health")
    await asyncio.sleep(1)
    end.set()
    await asyncio.gather(*playing)
    await crowd.leave()

    assert not any(player.wrong for player in crowd.players), [player.wrong[:2] for player in crowd.players]
    assert all(player.is_done for player in crowd.players), "a player gave up"
    # Who had just ended an episode begins the next one elsewhere, and was not interrupted.
    assert len(crowd.moved) == sockets[VICTIM] >= len(crowd.interrupted) > 0, (len(crowd.moved), sockets)
    assert all(player in crowd.moved for player in crowd.interrupted)
    assert all(len(player.interruptions) == 1 for player in crowd.interrupted)
    reasons = (text.partition(" (code")[0] for player in crowd.interrupted for text in player.interruptions)
    say(f"{sum(player.turns for player in crowd.players)} turns of episodes, each with the right reward")
    say(f"{len(crowd.moved)} players met another replica, {len(crowd.interrupted)} of them within an episode:")
    for reason, count in collections.Counter(reasons).most_common():
        say(f"    {count} were told: {reason}")

    disturbed = [answer.text for person in persons if person.replica != VICTIM for answer in person.refusals]
    assert not disturbed, disturbed[:3]
    untold = await check_return(client, absent)
    say(f"replica {VICTIM} is back after {seconds:.1f} s; its {len(absent)} interactive sessions go on")
    say(f"    {untold} turns in them were taken that nobody was told of")
    # A monitor, whose requests show nginx that the replica is back.
    for _ in range(8):
        assert (await client.get("/health")).status_code == 200
        await asyncio.sleep(0.4)
    crowd = Crowd(30, stage.url, expected)
    await asyncio.sleep(1)
    again = stage.active(VICTIM)
    await crowd.leave()
    assert again >= 5 and not crowd.interrupted, again
    say(f"{again} of 30 new episodes are at replica {VICTIM} again")


asyncio.run(main(sys.argv[1]))
print("ok replicas")
