"""What the tests share: problems, and the program to compare with."""

from __future__ import annotations

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
