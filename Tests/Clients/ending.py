"""Holds a session open until the server ends, and prints with which code.

usage: ending.py BASE_URL
"""

import asyncio
import sys

import websockets


async def main():
    async with websockets.connect(sys.argv[1].replace("http", "ws", 1) + "/ws") as ws:
        await ws.send('{"type":"reset"}')
        await ws.recv()
        print("open", flush=True)
        try:
            await ws.recv()
        except websockets.ConnectionClosed as end:
            print(end.rcvd.code, end.rcvd.reason)


asyncio.run(main())
