"""What a full server says, and that a place is free again as soon as its session ends.

usage: capacity.py BASE_URL, of a server with --max-sessions 1
"""

import asyncio
import json
import sys
import urllib.request

import websockets

from session import connect

URL = sys.argv[1]
SOCKET = URL.replace("http", "ws", 1)
FULL = "Server at capacity: 1/1 sessions active. Cannot accept new connections."


def post(path, body):
    request = urllib.request.Request(URL + path, json.dumps(body).encode(), {"content-type": "application/json"})
    return json.load(urllib.request.urlopen(request))


async def refused(path):
    async with websockets.connect(SOCKET + path) as ws:
        answer = json.loads(await asyncio.wait_for(ws.recv(), 5))
        try:
            await asyncio.wait_for(ws.recv(), 5)
            raise AssertionError("the socket stays open")
        except websockets.ConnectionClosed as end:
            assert end.rcvd.code == 1000, end
        return answer


async def plays(ws):
    await ws.send('{"type":"reset"}')
    return json.loads(await ws.recv())["type"] == "observation"


async def main():
    async with websockets.connect(SOCKET + "/ws") as ws:
        assert await plays(ws)
        answer = await refused("/ws")
        counts = {"active_sessions": 1, "max_sessions": 1}
        assert answer == {"type": "error", "data": {"message": FULL, "code": "CAPACITY_REACHED", **counts}}, answer
        answer = await refused("/mcp")
        assert answer["id"] is None and answer["error"] == {"code": -32000, "message": FULL, "data": counts}, answer
        create = {"jsonrpc": "2.0", "id": 1, "method": "openenv/session/create"}
        assert post("/mcp", create)["error"]["code"] == -32000
        assert post("/reset", {})["done"] is False, "calls without a session take no place"
    async with websockets.connect(SOCKET + "/ws") as ws:
        assert await plays(ws), "a place is free after its socket was closed"
        ws.transport.abort()
    for attempt in range(50):
        async with websockets.connect(SOCKET + "/ws") as ws:
            if await plays(ws):
                break
        await asyncio.sleep(0.1)
    else:
        raise AssertionError("no place is free after its connection was cut")


asyncio.run(main())
with connect(URL) as first:
    first.reset(seed=1)
    try:
        with connect(URL) as second:
            second.reset(seed=1)
        raise AssertionError("a second client was let in")
    except (RuntimeError, websockets.ConnectionClosed) as error:
        print("a second client is told:", error)
print("ok capacity")
