"""How training ends where it cannot go on: with a sentence instead of a stack."""

from __future__ import annotations

import importlib.util

EXTRAS = ("accelerate", "datasets", "matplotlib", "openenv", "peft", "torch", "transformers", "trl")
"""The modules that `pip install 'physix[train]'` brings."""


class TrainingError(Exception):
    """What is wrong and what to do, for whoever typed the command."""


def silence() -> None:
    """Turns off the libraries' own progress bars, of which a run has a dozen."""
    from datasets import disable_progress_bars
    from transformers.utils import logging

    disable_progress_bars()
    logging.disable_progress_bar()


def check_extras() -> None:
    """Makes sure that everything is installed.

    Raises:
        TrainingError: Something is not.
    """
    missing = [name for name in EXTRAS if importlib.util.find_spec(name) is None]
    if missing:
        raise TrainingError(f"training needs {', '.join(missing)}: pip install 'physix[train]'")
