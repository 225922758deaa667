"""A tiny model and its data, made once."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

pytest.importorskip("torch")
pytest.importorskip("trl")

from physix.train.cli import main


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory, program: Path) -> Path:
    """A folder with `sft.jsonl`, `prompts.jsonl`, `heldout.jsonl` and an untrained model `tiny`."""
    found = tmp_path_factory.mktemp("training")
    for name, options in {
        "sft": "--format sft --count 8 --turns 2",
        "sft-heldout": "--format sft --split heldout --count 2",
        "prompts": "--format trl --seeds 8..15",
        "later": "--format trl --seeds 8..9 --turns 3",
        "heldout": "--format trl --split heldout --systems free_fall,spring_mass --count 2",
    }.items():
        subprocess.run([program, "generate", *options.split(), "--out", found / f"{name}.jsonl"], check=True)
    assert main(["create", "--data", str(found / "sft.jsonl"), "--out", str(found / "tiny"), "--size", "tiny"]) == 0
    return found
