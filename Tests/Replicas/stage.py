"""Three replicas and nginx in front of them, on free ports of this machine and in a folder of their own."""

from __future__ import annotations

import os
import pathlib
import re
import signal
import socket
import subprocess
import time
from types import TracebackType

import httpx

ROOT = pathlib.Path(__file__).parents[2]
NAMES = ("1", "2", "3")


def free_ports(count: int) -> list[int]:
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [taken.getsockname()[1] for taken in sockets]
    for taken in sockets:
        taken.close()
    return ports


class Stage:
    """What is tried: the replicas by name, and the address of nginx."""

    def __init__(self, program: str, folder: pathlib.Path) -> None:
        self.program = program
        self.folder = folder
        front, *ports = free_ports(1 + len(NAMES))
        self.ports = dict(zip(NAMES, ports, strict=True))
        self.url = f"http://127.0.0.1:{front}"
        self.processes: dict[str, subprocess.Popen[bytes]] = {}
        self.nginx: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Stage:
        for name in NAMES:
            self.start(name)
        for name in NAMES:
            wait_for(f"{self.direct(name)}/health")
        self.nginx = subprocess.Popen(["nginx", "-p", str(self.folder), "-c", self.configuration()])
        wait_for(f"{self.url}/health")
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        everything = [*self.processes.values(), *([self.nginx] if self.nginx else [])]
        for process in everything:
            process.terminate()
        for process in everything:
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()

    def direct(self, name: str) -> str:
        """The address of a replica itself."""
        return f"http://127.0.0.1:{self.ports[name]}"

    def start(self, name: str) -> None:
        arguments = ["serve", "--public", "--port", str(self.ports[name]), "--replica", name, "--log-level", "warning"]
        arguments += ["--database", str(self.folder / f"{name}.sqlite"), "--max-sessions-per-address", "1024"]
        with open(self.folder / f"{name}.log", "ab") as log:
            self.processes[name] = subprocess.Popen([self.program, *arguments], stdout=log, stderr=log)

    def kill(self, name: str) -> None:
        self.processes[name].send_signal(signal.SIGKILL)
        self.processes[name].wait()

    def active(self, name: str) -> int:
        """How many sessions of OpenEnv a replica has."""
        return int(httpx.get(f"{self.direct(name)}/ready").json()["active_sessions"])

    def configuration(self) -> str:
        """The repository's file as it is, but for the ports, within the least that nginx needs around it."""
        text = (ROOT / "Deploy/nginx.conf").read_text()
        text = re.sub(r"listen 80;", f"listen {self.url.removeprefix('http://')};", text)
        for number, port in enumerate(self.ports.values(), 1):
            text = text.replace(f"127.0.0.1:800{number}", f"127.0.0.1:{port}")
        (self.folder / "physix.conf").write_text(text)
        places = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        lines = [
            "daemon off;",
            "worker_processes 2;",
            f"pid {self.folder}/nginx.pid;",
            f"error_log {self.folder}/nginx.log warn;",
            "events { worker_connections 4096; }",
            "http {",
            "access_log off;",
            *[f"{place}_temp_path {self.folder}/{place};" for place in places],
            f"include {self.folder}/physix.conf;",
            "}",
        ]
        if os.geteuid() == 0:
            lines.insert(0, "user root;")
        (self.folder / "nginx.conf").write_text("\n".join(lines) + "\n")
        return str(self.folder / "nginx.conf")


def wait_for(url: str, seconds: float = 10) -> float:
    """Waits until an address answers; returns how long it took."""
    begun = time.monotonic()
    while True:
        try:
            if httpx.get(url, timeout=1).status_code == 200:
                return time.monotonic() - begun
        except httpx.TransportError:
            pass
        if time.monotonic() - begun > seconds:
            raise AssertionError(f"{url} does not answer")
        time.sleep(0.02)
