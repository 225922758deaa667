"""Speaks the session protocol frame by frame: what the client libraries never send, and many sessions at once.

usage: frames.py BASE_URL
"""

import asyncio
import json
import socket
import sys
import time
import urllib.request

import websockets

URL = sys.argv[1]
SOCKET = URL.replace("http", "ws", 1)


def connect(path="/ws", **options):
    return websockets.connect(SOCKET + path, max_size=None, **options)


async def ask(ws, message):
    await ws.send(message if isinstance(message, (str, bytes)) else json.dumps(message))
    return json.loads(await asyncio.wait_for(ws.recv(), 20))


async def closes(ws, code):
    try:
        await asyncio.wait_for(ws.recv(), 5)
    except websockets.ConnectionClosed as end:
        assert end.rcvd is not None and end.rcvd.code == code, end
        return end.rcvd.reason
    raise AssertionError("the socket stays open")


def call(method, params=None):
    body = json.dumps({"jsonrpc": "2.0", "id": 1, "method": method, "params": params or {}}).encode()
    request = urllib.request.Request(URL + "/mcp", body, {"content-type": "application/json"})
    return json.load(urllib.request.urlopen(request))


async def every_error_code():
    async with connect() as ws:
        for message, code in [
            ("{bad", "INVALID_JSON"),
            ("", "INVALID_JSON"),
            ({"type": "bogus"}, "UNKNOWN_TYPE"),
            ({"type": "reset", "data": {"seed": -1}}, "VALIDATION_ERROR"),
            ({"type": "step", "data": {"params": {"g": []}}}, "VALIDATION_ERROR"),
        ]:
            answer = await ask(ws, message)
            assert answer["type"] == "error" and answer["data"]["code"] == code, answer
        await ask(ws, {"type": "reset", "data": {"max_turns": 1}})
        await ask(ws, {"type": "step", "data": {}})
        answer = await ask(ws, {"type": "step", "data": {}})
        assert answer["data"]["code"] == "EXECUTION_ERROR", answer
        answer = await ask(ws, "[1]")
        assert answer["data"]["code"] == "SESSION_ERROR", answer
        await closes(ws, 1000)
    async with connect() as ws:
        answer = await ask(ws, b'{"type":"reset"}')
        assert answer["data"]["code"] == "SESSION_ERROR", answer
        await closes(ws, 1000)
    async with connect("/ws?session_id=zzz") as ws:
        answer = json.loads(await ws.recv())
        assert answer["data"] == {"message": "Unknown session_id: zzz", "code": "SESSION_ERROR"}, answer
        await closes(ws, 1000)


async def close_is_normal_and_unanswered():
    async with connect() as ws:
        await ws.send('{"type":"close"}')
        await closes(ws, 1000)


async def frames_of_all_kinds():
    async with connect(subprotocols=["x"], origin="http://x.test") as ws:
        await asyncio.wait_for(await ws.ping(), 5)
        await ws.send(['{"type":', '"reset","data":{"seed":1,', '"samples":2000}}'])
        assert json.loads(await ws.recv())["type"] == "observation"
        for message in ['{"type":"step","data":{}}'] * 20 + ['{"type":"state"}']:
            await ws.send(message)
        kinds = [json.loads(await ws.recv())["type"] for _ in range(21)]
        assert kinds == ["observation"] * 8 + ["error"] * 12 + ["state"], kinds
        long = '{"type":"step","data":{"rationale":"%s"}}' % ("x" * 15_000_000)
        assert (await ask(ws, long))["data"]["code"] == "EXECUTION_ERROR"
        try:
            await ws.send('{"type":"step","data":{"rationale":"%s"}}' % ("x" * 17_000_000))
        except websockets.ConnectionClosed:
            pass  # it may close before all was sent
        assert await closes(ws, 1009) == "frame exceeds limit of 16777216 bytes"


async def refused_handshakes():
    for path in ("/ws/", "/wsx"):
        try:
            async with connect(path):
                raise AssertionError("accepted")
        except websockets.InvalidStatus as refusal:
            assert refusal.response.status_code == 403 and not refusal.response.body, refusal
    # A request with an Upgrade header that leads nowhere is answered as an ordinary one.
    for head in ("Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings", "Upgrade: websocket\r\nConnection: keep-alive"):
        host, port = URL.removeprefix("http://").split(":")
        with socket.create_connection((host, int(port))) as connection:
            connection.sendall(f"GET /health HTTP/1.1\r\nHost: {host}\r\n{head}\r\n\r\n".encode())
            assert connection.recv(4096).startswith(b"HTTP/1.1 "), head


async def sessions_over_http():
    first = call("openenv/session/create")["result"]["session_id"]
    async with connect(f"/ws?session_id={first}") as ws:
        await ask(ws, {"type": "reset", "data": {"seed": 1, "episode_id": "kept"}})
        async with connect(f"/ws?session_id={first}") as second:
            answer = json.loads(await second.recv())
            assert answer["data"]["message"] == f"Session {first} already has an attached WebSocket", answer
        turn = call("tools/call", {"name": "submit_equation", "session_id": first, "arguments": {"equation": ""}})
        assert turn["result"]["data"]["turn"] == 1, turn
    await asyncio.sleep(0.2)
    async with connect(f"/ws?session_id={first}") as ws:
        state = (await ask(ws, {"type": "state"}))["data"]
        assert state["episode_id"] == "kept" and state["step_count"] == 1, state
        assert call("openenv/session/close", {"session_id": first})["result"]["closing"] is True
    await asyncio.sleep(0.2)
    assert call("openenv/session/close", {"session_id": first})["error"]["code"] == -32602


async def two_hundred_sessions():
    async def play(seed):
        async with connect() as ws:
            start = await ask(ws, {"type": "reset", "data": {"seed": seed % 10}})
            for _ in range(4):
                step = await ask(ws, {"type": "step", "data": {"equation": "d2x/dt2 = -k*x", "params": {"k": 2}}})
                assert step["type"] == "observation", step
            await barrier.wait()
            return json.dumps([start, step])

    barrier = asyncio.Barrier(200)
    answers = await asyncio.gather(*(play(seed) for seed in range(200)))
    assert all(len({answers[seed + 10 * i] for i in range(20)}) == 1 for seed in range(10)), "equal seeds differ"


async def health_under_hostile_steps():
    async def attack():
        async with connect() as ws:
            await ask(ws, {"type": "reset", "data": {"system_id": "lorenz", "seed": 1, "max_turns": 64}})
            while not over.is_set():
                await ask(ws, {"type": "step", "data": {"equation": "dx/dt=1000*(y-x); dy/dt=x*(900-z)-y; dz/dt=x*y-z"}})

    over = asyncio.Event()
    attacks = [asyncio.create_task(attack()) for _ in range(64)]
    await asyncio.sleep(0.3)
    loop = asyncio.get_running_loop()
    waits = []
    for _ in range(50):
        start = time.perf_counter()
        await loop.run_in_executor(None, lambda: urllib.request.urlopen(URL + "/health").read())
        waits.append(time.perf_counter() - start)
    over.set()
    await asyncio.gather(*attacks, return_exceptions=True)
    print(f"health while 64 sessions step with hostile equations: worst {max(waits) * 1000:.0f} ms")


async def main():
    for check in (
        every_error_code, close_is_normal_and_unanswered, frames_of_all_kinds, refused_handshakes, sessions_over_http,
        two_hundred_sessions, health_under_hostile_steps,
    ):
        await check()
        print("ok", check.__name__)


asyncio.run(main())
