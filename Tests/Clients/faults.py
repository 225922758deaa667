"""Does to a server what broken and hostile clients do, and checks that it answers others all the while.

usage: faults.py BASE_URL
"""

import contextlib
import json
import socket
import struct
import sys
import threading
import time
import urllib.request

URL = sys.argv[1]
HOST, PORT = URL.removeprefix("http://").split(":")
HANDSHAKE = (
    "GET /ws HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"
).encode()
TEXT, CLOSE, PING = 1, 8, 9
RESET = b'{"type":"reset","data":{"seed":1,"max_turns":64}}'
STEP = b'{"type":"step","data":{"equation":"d2x/dt2 = -x"}}'


def frame(opcode, payload=b"", *, fin=True, reserved=0, masked=True, length=None):
    """A frame, of which everything can be wrong; `length` is what its head says."""
    length = len(payload) if length is None else length
    head = bytes([fin << 7 | reserved << 4 | opcode])
    mask_bit = masked << 7
    if length < 126:
        head += bytes([mask_bit | length])
    elif length < 1 << 16:
        head += bytes([mask_bit | 126]) + struct.pack(">H", length)
    else:
        head += bytes([mask_bit | 127]) + struct.pack(">Q", length)
    key = b"\x11\x22\x33\x44"
    return head + (key + bytes(b ^ key[i % 4] for i, b in enumerate(payload)) if masked else payload)


class Client:
    """A socket and the frames that come from it."""

    def __init__(self, *, upgraded=True, receive_buffer=None, more=b""):
        """Connects, and opens a WebSocket unless that is not wanted."""
        self.socket = socket.socket()
        if receive_buffer:
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
        self.socket.settimeout(10)
        self.socket.connect((HOST, int(PORT)))
        if upgraded:
            self.send(HANDSHAKE + more)
            answer = b""
            while not answer.endswith(b"\r\n\r\n"):
                answer += self.exactly(1)
            assert answer.startswith(b"HTTP/1.1 101"), answer

    def send(self, data):
        self.socket.sendall(data)

    def exactly(self, count):
        data = b""
        while len(data) < count:
            piece = self.socket.recv(count - len(data))
            if not piece:
                raise EOFError
            data += piece
        return data

    def receive(self):
        opcode, length = self.exactly(2)
        if length == 126:
            length = struct.unpack(">H", self.exactly(2))[0]
        elif length == 127:
            length = struct.unpack(">Q", self.exactly(8))[0]
        return opcode & 15, self.exactly(length)

    def ask(self, message):
        self.send(frame(TEXT, message))
        opcode, data = self.receive()
        assert opcode == TEXT, (opcode, data)
        return json.loads(data)

    def closing_code(self):
        """The code with which the server closes; `None` where it just does."""
        with contextlib.suppress(EOFError, ConnectionError):
            while True:
                opcode, data = self.receive()
                if opcode == CLOSE:
                    return struct.unpack(">H", data[:2])[0]
        return None

    def cut(self):
        """Ends the connection with a reset instead of a farewell."""
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.socket.close()


def plays():
    client = Client()
    answer = client.ask(RESET)
    assert answer["type"] == "observation", answer
    answer = client.ask(STEP)
    assert answer["type"] == "observation" and answer["data"]["observation"]["turn"] == 1, answer
    client.cut()


def is_healthy():
    with urllib.request.urlopen(URL + "/health", timeout=10) as answer:
        return json.load(answer) == {"status": "healthy"}


def all_places_become_free(limit=64):
    """The server was started with this many places: all of them can be taken again."""
    for _ in range(100):
        clients = [Client() for _ in range(limit)]
        kinds = {client.ask(RESET)["type"] for client in clients[:limit - 1]}
        free = kinds == {"observation"}
        for client in clients:
            client.cut()
        if free:
            return
        time.sleep(0.1)
    raise AssertionError("places were lost")


def disconnects_in_each_phase():
    def before_the_request(client):
        pass

    def in_the_head(client):
        client.send(HANDSHAKE[:40])

    def after_the_handshake(client):
        client.send(HANDSHAKE)

    def in_a_body(client):
        client.send(b"POST /step HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{")

    def upgraded(client):
        pass

    def in_the_head_of_a_frame(client):
        client.send(frame(TEXT, RESET)[:1])

    def in_a_frame(client):
        client.send(frame(TEXT, RESET)[:-5])

    def between_fragments(client):
        client.send(frame(TEXT, RESET[:9], fin=False))

    def between_request_and_answer(client):
        client.send(frame(TEXT, RESET))

    def between_many_requests_and_their_answers(client):
        client.send(frame(TEXT, RESET) + 50 * frame(TEXT, STEP))

    def in_an_answer(client):
        client.send(frame(TEXT, RESET))
        client.exactly(100)

    def after_a_closing_frame(client):
        client.send(frame(CLOSE, struct.pack(">H", 1000)))

    plain = [before_the_request, in_the_head, after_the_handshake, in_a_body]
    sockets = [
        upgraded, in_the_head_of_a_frame, in_a_frame, between_fragments, between_request_and_answer,
        between_many_requests_and_their_answers, in_an_answer, after_a_closing_frame,
    ]
    for phase in plain + sockets:
        for ending in (Client.cut, lambda client: client.socket.close()):
            for _ in range(10):
                client = Client(upgraded=phase in sockets)
                phase(client)
                ending(client)
        assert is_healthy(), phase.__name__
        plays()
    all_places_become_free()


def malformed_frames_close_with_their_code():
    cases = {
        "a reserved opcode": (frame(3, b"x"), {1002}),
        "a reserved control opcode": (frame(11), {1002}),
        "a fragmented ping": (frame(PING, b"x", fin=False), {1002}),
        "a long ping": (frame(PING, b"x" * 200), {1002}),
        "a continuation of nothing": (frame(0, b"x"), {1002}),
        "a message within a message": (frame(TEXT, b"{", fin=False) + frame(TEXT, b"}"), {1002}),
        "a length that is none": (b"\x81\xff" + b"\xff" * 8 + b"mask", {1009}),
        "a frame without a mask": (frame(TEXT, RESET, masked=False), {1002}),
        "a frame of an extension": (frame(TEXT, RESET, reserved=4), {1002}),
        "an oversized frame": (frame(TEXT, b"{", length=1 << 24 | 1), {1009}),
        "fragments that are oversized together": (
            frame(TEXT, b" " * 9_000_000, fin=False) + frame(0, b" " * 9_000_000), {1009}),
    }
    for name, (data, codes) in cases.items():
        client = Client()
        # It may close before all was sent.
        with contextlib.suppress(ConnectionError):
            client.send(data)
        try:
            code = client.closing_code()
        except TimeoutError:
            raise AssertionError(f"{name}: neither an answer nor an end") from None
        print(f"{name}: {code}")
        assert code in codes, (name, code)
        client.cut()
    assert is_healthy()
    all_places_become_free()


def text_that_is_no_utf8_is_no_json():
    client = Client()
    assert client.ask(b'{"type":"\xff\xfe"}')["data"]["code"] == "INVALID_JSON"
    client.cut()


def frames_that_come_with_the_handshake_are_answered():
    client = Client(more=frame(TEXT, RESET) + 3 * frame(TEXT, STEP))
    turns = [json.loads(client.receive()[1])["data"]["observation"]["turn"] for _ in range(4)]
    assert turns == [0, 1, 2, 3], turns
    assert client.ask(STEP)["data"]["observation"]["turn"] == 4
    client.cut()


def five_hundred_idle_connections_are_in_nobodys_way():
    idle = [Client(upgraded=False) for _ in range(500)]
    for client in idle[::2]:
        client.send(b"GET /hea")
    assert is_healthy()
    plays()
    for client in idle:
        client.cut()


def readers_that_stop_are_in_nobodys_way():
    def flood(client):
        # What the server does not read comes back to the sender, who then waits.
        client.socket.settimeout(1)
        with contextlib.suppress(OSError):
            client.send(frame(TEXT, RESET) + 20_000 * frame(TEXT, STEP))

    deaf = [Client(receive_buffer=4096) for _ in range(16)]
    threads = [threading.Thread(target=flood, args=[client]) for client in deaf]
    for thread in threads:
        thread.start()
    for thread in threads:
        assert is_healthy()
        thread.join()
    plays()
    for client in deaf:
        client.cut()
    all_places_become_free()


def slow_senders_are_in_nobodys_way():
    slow = [Client(upgraded=number % 2 == 0) for number in range(32)]
    requests = [frame(TEXT, RESET), b"POST /reset HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 2\r\n\r\n{}"]
    for place in range(12):
        for number, client in enumerate(slow):
            client.send(requests[number % 2][place:place + 1])
        assert is_healthy()
    for number, client in enumerate(slow):
        client.send(requests[number % 2][12:])
        client.exactly(12)
        client.cut()


for check in (
    disconnects_in_each_phase, malformed_frames_close_with_their_code, text_that_is_no_utf8_is_no_json,
    frames_that_come_with_the_handshake_are_answered,
    five_hundred_idle_connections_are_in_nobodys_way, slow_senders_are_in_nobodys_way,
    readers_that_stop_are_in_nobodys_way,
):
    check()
    print("ok", check.__name__, flush=True)
