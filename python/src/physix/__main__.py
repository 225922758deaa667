"""`python -m physix …`: the program `physix` of the wheel, with all its commands."""

from __future__ import annotations

import os
import sys

from physix._paths import NATIVE


def main() -> None:
    """Becomes the program; its exit status and signals are this process' own."""
    program = NATIVE / "physix"
    if not program.exists():
        sys.exit(f"The program {program} is missing; install the wheel, or run scripts/physix in the repository.")
    os.execv(program, ["physix", *sys.argv[1:]])


if __name__ == "__main__":
    main()
