"""What the tests share: problems, the program to compare with, and servers of their own."""

from __future__ import annotations

import signal
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import physix

ROOT = Path(__file__).resolve().parents[2]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--program", type=Path, help="the program physix that answers are compared with")
    parser.addoption("--wheel", type=Path, help="the wheel to be installed and tried")


@pytest.fixture(scope="session")
def program(request: pytest.FixtureRequest) -> Path:
    """The program `physix`; scripts/test-python names it."""
    given = request.config.getoption("--program")
    if given is None:
        pytest.skip("without --program there is nothing to compare with")
    path = Path(given).resolve()
    assert path.exists(), f"there is no program at {path}"
    return path


@pytest.fixture(scope="session")
def fall() -> physix.Problem:
    return physix.Problem.sample("free_fall_drag", 3)


@pytest.fixture(scope="session")
def spring() -> physix.Problem:
    return physix.Problem.sample("damped_spring", 7)


class Server:
    """A `physix serve` of its own; it can be killed and come back on the same port."""

    def __init__(self, program: Path, *options: str) -> None:
        self._program = program
        self._options = options
        self.port = 0
        self.start()

    def start(self) -> None:
        """Starts it, on the port that it had before."""
        options = ["serve", "--port", str(self.port), "--no-database", "--no-models", "--log-level", "warning"]
        self._process = subprocess.Popen(
            [str(self._program), *options, *self._options], stdout=subprocess.PIPE, text=True
        )
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        self.url = next(word for word in line.split() if word.startswith("http"))
        self.port = int(self.url.rsplit(":", 1)[1])

    def kill(self) -> None:
        """Ends it as a crash does, in the middle of whatever it does."""
        self._process.send_signal(signal.SIGKILL)
        self._process.wait()
        if self._process.stdout is not None:
            self._process.stdout.close()


@pytest.fixture
def serve(program: Path) -> Iterator[Callable[..., Server]]:
    """Starts servers that end with the test."""
    started: list[Server] = []

    def start(*options: str) -> Server:
        started.append(Server(program, *options))
        return started[-1]

    yield start
    for server in started:
        server.kill()
