"""A server of one's own, for as long as it is needed."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from physix._paths import NATIVE
from physix.train.failure import TrainingError


def program() -> Path:
    """Where the program `physix` is: in PHYSIX_PROGRAM, in the wheel, or on the path.

    Raises:
        TrainingError: It is nowhere.
    """
    named = os.environ.get("PHYSIX_PROGRAM")
    if named:
        return Path(named)
    packed = NATIVE / "physix"
    found = packed if packed.exists() else shutil.which("physix")
    if found is None:
        raise TrainingError("the program physix is not on the path; name it by PHYSIX_PROGRAM, or a server by --server")
    return Path(found)


@contextlib.contextmanager
def served(url: str | None) -> Iterator[str]:
    """The address of a server: the one that is named, or one that is started on a free port and ended afterwards.

    Raises:
        TrainingError: It does not start.
    """
    if url is not None:
        yield url
        return
    command = [str(program()), "serve", "--port", "0", "--no-database", "--no-models", "--log-level", "error"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            line = process.stdout.readline() if process.stdout else ""
            address = next((word for word in line.split() if word.startswith("http")), None)
            if address is None:
                raise TrainingError(f"{' '.join(command)} did not start")
            yield address
        finally:
            process.terminate()
