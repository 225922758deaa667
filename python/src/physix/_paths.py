"""Where the wheel has what was compiled."""

from __future__ import annotations

from pathlib import Path
from typing import Final

NATIVE: Final = Path(__file__).resolve().parent / "_native"
"""The folder of the library and the program."""
