#!/usr/bin/env python3
"""Measures `physix serve` beside OpenEnv's Python server, with the same load, and prints both beside the goals.

    server_load.py PHYSIX LOAD [--quick] [--soak MINUTES] [--json FILE]

LOAD is the generator in `Benchmarks/load`. It shares the processors with the servers, so that their CPU time per step
says more than steps per second. A server's CPU time includes the resets, one for eight steps.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from server_report import Figures, print_report

SESSIONS = 4096
# After a second at rest PhysiX lets go of what only its start needed.
REST_SECONDS = 2
HOSTILE = "d2x/dt2 = 1000*(1 - x*x)*vx - x + 1000*sin(1000*vx)*cos(900*x)"
PEER = Path(__file__).parent / "peers" / "openenv_server.py"


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


def is_healthy(port: int) -> bool:
    """Whether GET /health is answered with 200."""
    try:
        with socket.create_connection(("127.0.0.1", port), 5) as connection:
            connection.sendall(b"GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")
            return connection.recv(64).startswith(b"HTTP/1.1 200")
    except OSError:
        return False


class Server:
    """A server's process and how long it took to answer."""

    def __init__(self, command: list[str], port: int) -> None:
        """Starts it and waits until it answers."""
        self.port = port
        begin = time.perf_counter()
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while not is_healthy(port):
            if self.process.poll() is not None or time.perf_counter() - begin > 120:
                raise SystemExit(f"{command[0]} does not answer")
            time.sleep(0.0005)
        self.start_ms = (time.perf_counter() - begin) * 1e3

    @property
    def resident_mib(self) -> float:
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS"))) / 1024

    def end(self) -> None:
        self.process.terminate()
        try:
            self.process.wait(2)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


@contextmanager
def served(name: str, physix: str) -> Iterator[Server]:
    port = free_port()
    commands = {
        "physix": [physix, "serve", "--port", str(port), "--max-sessions", str(SESSIONS), "--log-level", "error"],
        "openenv": [sys.executable, str(PEER), str(port), str(SESSIONS)],
    }
    server = Server(commands[name], port)
    try:
        yield server
    finally:
        server.end()


def generator(
    load: str, server: Server, sessions: int, seconds: float, think_ms: float = 0, *equation: str
) -> subprocess.Popen[str]:
    command = [load, str(server.port), str(server.process.pid), str(sessions), str(seconds), str(think_ms), *equation]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def drive(load: str, server: Server, sessions: int, seconds: float, think_ms: float = 0) -> dict[str, Any]:
    """What the generator saw."""
    output = generator(load, server, sessions, seconds, think_ms).communicate()[0]
    return json.loads(output)


def health_under_attack(load: str, server: Server, seconds: float) -> float:
    """The 99th percentile in milliseconds of GET /health, while 64 sessions step with a stiff, wild equation."""
    attack = generator(load, server, 64, seconds, 0, HOSTILE)
    time.sleep(1)
    waits = []
    while attack.poll() is None:
        begin = time.perf_counter()
        is_healthy(server.port)  # without an answer it returns after five seconds, which count
        waits.append((time.perf_counter() - begin) * 1e3)
        time.sleep(0.01)
    return sorted(waits)[int(0.99 * (len(waits) - 1))]


def measure(name: str, options: argparse.Namespace) -> Figures:
    """All figures of one server; each load gets a fresh process, so that none inherits the memory of another."""
    seconds = 2.0 if options.quick else 5.0

    def load(what: str, sessions: int, seconds: float, think_ms: float = 0) -> dict[str, Any]:
        print(f"{name}: {what}", file=sys.stderr)
        with served(name, options.physix) as server:
            if seconds == 0:  # What a server allocates or loads once is no session's.
                time.sleep(REST_SECONDS)
                drive(options.load, server, 16, 0)
            return drive(options.load, server, sessions, seconds, think_ms)

    starts = []
    for _ in range(1 if name == "openenv" else 5):
        with served(name, options.physix) as server:
            starts.append(server.start_ms)
            time.sleep(REST_SECONDS)
            idle = server.resident_mib
    busy = load("64 sessions at full speed", 64, seconds)
    at_rest = load("500 idle sessions", 500, 0)
    crowd = load("500 sessions at full speed", 500, seconds)
    paced = load("500 sessions, 4 steps a second each", 500, seconds, 250)
    many = load("2,000 sessions", 2000, seconds if name == "physix" else 4 * seconds)
    print(f"{name}: /health under attack", file=sys.stderr)
    with served(name, options.physix) as server:
        health = health_under_attack(options.load, server, seconds)
    return Figures(min(starts), idle, busy, at_rest, crowd, paced, many, health)


def soak(options: argparse.Namespace) -> None:
    """Full load for minutes: what is kept would show as memory that grows."""
    with served("physix", options.physix) as server:
        print(f"idle: {server.resident_mib:.1f} MiB", flush=True)
        load = generator(options.load, server, 500, 60 * options.soak)
        minute = 0
        while load.poll() is None:
            try:
                load.wait(60)
            except subprocess.TimeoutExpired:
                minute += 1
                print(f"minute {minute}: {server.resident_mib:.1f} MiB", flush=True)
        seen = json.loads(load.communicate()[0])
        print(f"{seen['steps']:,} steps, {seen['failed']} sessions failed, {server.resident_mib:.1f} MiB at the end")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("physix")
    arguments.add_argument("load")
    arguments.add_argument("--quick", action="store_true", help="two seconds of load instead of five")
    arguments.add_argument("--soak", type=float, metavar="MINUTES", help="only full load for so long, and the memory")
    arguments.add_argument("--json", type=Path, metavar="FILE", help="write what was measured")
    options = arguments.parse_args()
    limit = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (limit, limit))
    os.environ.pop("SPACE_ID", None)
    if options.soak:
        return soak(options)
    ours, theirs = measure("physix", options), measure("openenv", options)
    print_report(ours, theirs)
    if options.json:
        figures = {"physix": vars(ours), "openenv": vars(theirs)}
        options.json.write_text(json.dumps(figures, indent=2) + "\n")


if __name__ == "__main__":
    main()
