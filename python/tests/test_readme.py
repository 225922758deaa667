"""What the documents show works as they show it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def blocks(file: str, heading: str = "") -> list[str]:
    """The blocks of Python in a file that use the package, from a heading on."""
    text = (ROOT / file).read_text()
    found = re.findall(r"```python\n(.*?)```", text[text.index(heading) :], re.DOTALL)
    return [block for block in found if "import physix\n" in block]


EXAMPLES = blocks("python/README.md") + blocks("README.md", "## Python")


@pytest.mark.parametrize("example", EXAMPLES, ids=range(len(EXAMPLES)))
def test_examples_run(example: str, capsys: pytest.CaptureFixture[str]) -> None:
    exec(example, {})
    printed = capsys.readouterr().out
    assert "d2" in printed or "0." in printed


def test_there_are_examples() -> None:
    assert len(EXAMPLES) >= 3
