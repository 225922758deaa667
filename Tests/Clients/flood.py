"""Opens a hundred thousand sessions over HTTP on one connection, and leaves each alone at once.

usage: flood.py BASE_URL, of a public server, where an address's own abandoned sessions make room
"""

import json
import socket
import sys
import urllib.parse

COUNT, AT_ONCE = 100_000, 50
HELLO = {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"protocolVersion": "2025-11-25"}}
BODY = json.dumps(HELLO).encode()
HEAD = "POST /mcp HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
REQUEST = (HEAD % len(BODY)).encode() + BODY


def answer(stream):
    """The status of the next answer."""
    status = stream.readline().split()[1]
    length = 0
    while (line := stream.readline()) not in (b"\r\n", b""):
        name, value = line.split(b":", 1)
        if name.lower() == b"content-length":
            length = int(value)
    stream.read(length)
    return status


url = urllib.parse.urlsplit(sys.argv[1])
with socket.create_connection((url.hostname, url.port)) as connection, connection.makefile("rb") as stream:
    for _ in range(COUNT // AT_ONCE):
        connection.sendall(REQUEST * AT_ONCE)
        for _ in range(AT_ONCE):
            status = answer(stream)
            assert status == b"200", status
print("ok flood")
