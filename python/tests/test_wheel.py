"""The wheel, installed into an environment of its own that knows nothing else."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import urllib.request
import venv
from pathlib import Path

import pytest

SCORE = """
import physix, sys
problem = physix.Problem.sample("free_fall_drag", 3)
print(physix.score(problem, "d2y/dt2 = -g + k*vy**2", {"g": 9.81, "k": 0.0445}).total)
print(physix.__file__.startswith(sys.prefix))
print([line for line in open("/proc/self/maps") if "libswift" in line])
"""


@pytest.fixture(scope="module")
def python(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The interpreter of an environment with the wheel in it."""
    wheel = request.config.getoption("--wheel")
    if wheel is None:
        pytest.skip("without --wheel there is nothing to install")
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=True)
    interpreter = folder / "bin" / "python"
    subprocess.run([interpreter, "-m", "pip", "install", "--quiet", Path(wheel).resolve()], check=True)
    return interpreter


def environment() -> dict[str, str]:
    """Nothing but what a program that was built for tests needs to find its libraries."""
    return {name: value for name, value in os.environ.items() if name == "LD_LIBRARY_PATH"}


def test_the_library_needs_nothing_of_swift(python: Path) -> None:
    run = subprocess.run([python, "-I", "-c", SCORE], env={}, capture_output=True, text=True, check=True, cwd="/")
    assert run.stdout.splitlines() == ["0.9599349747393637", "True", "[]"]


def test_the_program_comes_along(python: Path, tmp_path: Path) -> None:
    (tmp_path / "fall.csv").write_text("t,y\n" + "".join(f"{i / 10},{30 - 4.905 * (i / 10) ** 2}\n" for i in range(30)))
    run = subprocess.run([python, "-m", "physix", "discover", "fall.csv", "--json"], env=environment(), cwd=tmp_path,
                         capture_output=True, text=True, check=True)  # fmt: skip
    found = json.loads(run.stdout)
    assert found["equation"] == "d2y/dt2 = -g"
    assert found["params"]["g"] == pytest.approx(9.81, rel=1e-3)
    failed = subprocess.run([python.parent / "physix", "discover", "none.csv"], env=environment(), cwd=tmp_path,
                            capture_output=True, text=True)  # fmt: skip
    assert failed.returncode != 0
    assert "none.csv" in failed.stderr


def test_the_server_comes_along(python: Path) -> None:
    command = [str(python), "-m", "physix", "serve", "--port", "0", "--no-database"]
    with subprocess.Popen(
        command, env=environment(), stderr=subprocess.STDOUT, stdout=subprocess.PIPE, text=True
    ) as server:
        assert server.stdout is not None
        address = next(found[0] for line in server.stdout if (found := re.search(r"http://127\.0\.0\.1:\d+", line)))
        with urllib.request.urlopen(f"{address}/health") as answer:
            assert answer.status == 200
        server.send_signal(signal.SIGTERM)
        server.communicate(timeout=120)
        assert server.returncode == 0


def test_it_says_its_version_and_whose_work_is_in_it(python: Path) -> None:
    code = "import physix; print(physix.__version__); print(*physix.__path__)"
    run = subprocess.run([python, "-I", "-c", code], env={}, capture_output=True, text=True, check=True, cwd="/")
    version, folder = run.stdout.splitlines()
    assert re.fullmatch(r"\d+\.\d+\.\d+", version)
    licenses = Path(folder) / "_native" / "licenses"
    assert "Runtime Library Exception" in (licenses / "swift-LICENSE.txt").read_text()
    names = {path.name for path in licenses.iterdir()}
    assert {"GRDB.swift-LICENSE", "Yams-LICENSE", "swift-nio-LICENSE.txt", "swift-nio-NOTICE.txt"} <= names


def test_types_are_known_to_those_who_use_it(python: Path, tmp_path: Path) -> None:
    (tmp_path / "use.py").write_text("import physix\nreveal_type(physix.score_batch)\n")
    run = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--python-executable", python, "use.py"],
        cwd=tmp_path, env={"PATH": os.environ["PATH"]}, capture_output=True, text=True,
    )  # fmt: skip
    assert run.returncode == 0, run.stdout
    assert "-> physix.scoring.ScoreBatch" in run.stdout
