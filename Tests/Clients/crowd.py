"""What an address is told that has as many sessions as it may, on a WebSocket and over HTTP.

usage: crowd.py BASE_URL N, of a server with --max-sessions 8 on which one address may have N
"""

import asyncio
import contextlib
import json
import sys
import urllib.error
import urllib.request

import websockets

URL, MOST = sys.argv[1], int(sys.argv[2])
SOCKET = URL.replace("http", "ws", 1) + "/ws"
HELLO = {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"protocolVersion": "2025-11-25"}}


def send(path, body=None):
    data = body and json.dumps(body).encode()
    request = urllib.request.Request(URL + path, data, {"content-type": "application/json"})
    try:
        with urllib.request.urlopen(request) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as error:
        return error.code, json.load(error)


async def main():
    async with contextlib.AsyncExitStack() as open_sockets:
        for _ in range(MOST):
            socket = await open_sockets.enter_async_context(websockets.connect(SOCKET))
            await socket.send('{"type":"state"}')
            assert json.loads(await socket.recv())["type"] == "state"
        async with websockets.connect(SOCKET) as socket:
            refusal = json.loads(await asyncio.wait_for(socket.recv(), 5))["data"]
            assert refusal["code"] == "CAPACITY_REACHED", refusal
            assert refusal["active_sessions"] == refusal["max_sessions"] == MOST, refusal
        # 429 is for who has too much; a server that is full for everyone is unavailable.
        expected = 429 if MOST < 8 else 503
        status, answer = await asyncio.to_thread(send, "/mcp", HELLO)
        assert status == expected and answer["error"]["code"] == -32000, (status, answer)
    # Sessions that were created over HTTP and left alone make room for new ones, so that none of these is refused.
    for _ in range(200 if MOST < 8 else 8):
        status, answer = await asyncio.to_thread(send, "/mcp", HELLO)
        assert status == 200, (status, answer)
    assert send("/ready")[1]["active_sessions"] == MOST
    print("ok crowd")


asyncio.run(main())
