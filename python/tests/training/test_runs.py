"""Training and evaluation from the command line, with a tiny model: the real trainers, verifier and server."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("torch")
pytest.importorskip("trl")

from transformers.utils import get_json_schema

from physix.env import PhysiXToolEnv
from physix.train.cli import main

# What the libraries warn about is theirs.
pytestmark = pytest.mark.filterwarnings("default")

SMALL = ["--profile", "small", "--set", "logging_steps=1", "--set", "per_device_train_batch_size=4"]


def run(*arguments: object) -> int:
    return main([str(argument) for argument in arguments])


def log(out: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (out / "log.jsonl").read_text().splitlines()]


def sft(folder: Path, out: Path, *more: object) -> int:
    return run("sft", "--data", folder / "sft.jsonl", "--model", folder / "tiny", "--out", out, *SMALL, *more)


def grpo(folder: Path, out: Path, *more: object, data: str = "prompts") -> int:
    short = ["--set", "num_generations=4", "--set", "max_completion_length=16"]
    given = ["--data", folder / f"{data}.jsonl", "--model", folder / "tiny", "--out", out]
    return run("grpo", *given, *SMALL, *short, *more)


def test_supervised_training_learns_and_leaves_record_model_and_curves(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "run"
    heldout = ["--heldout", folder / "sft-heldout.jsonl", "--set", "eval_steps=10"]
    quick = ["--set", "learning_rate=1e-2", "--set", "warmup_steps=0"]
    assert sft(folder, out, "--steps", 20, *heldout, *quick) == 0
    losses = [entry["loss"] for entry in log(out) if "loss" in entry]
    assert len(losses) == 20
    assert losses[-1] < losses[0] - 0.5
    assert any("eval_loss" in entry for entry in log(out))
    record = json.loads((out / "run.json").read_text())
    assert record["settings"]["max_steps"] == 20
    assert record["parameters"]["trained"] == record["parameters"]["total"]
    assert len(record["data"]["sha256"]) == 64
    assert {"torch", "trl", "transformers", "python"} <= set(record["versions"])
    assert "<svg" in (out / "curves.svg").read_text()
    assert (out / "model.safetensors").exists()
    assert (out / "tokenizer.json").exists()


def test_a_run_that_was_stopped_goes_on_as_if_it_had_not_been(folder: Path, tmp_path: Path) -> None:
    whole, halves = tmp_path / "whole", tmp_path / "halves"
    constant = ["--set", "lr_scheduler_type=constant", "--set", "save_steps=4", "--set", "num_train_epochs=2"]
    assert sft(folder, whole, "--steps", 8, *constant) == 0
    assert sft(folder, halves, "--steps", 4, *constant) == 0
    assert sft(folder, halves, "--steps", 8, *constant) == 1, "a folder with a run in it is refused"
    assert sft(folder, halves, "--steps", 8, *constant, "--resume") == 0
    losses = [[(e["step"], round(e["loss"], 4)) for e in log(out) if "loss" in e] for out in (whole, halves)]
    assert [step for step, _ in losses[1]] == list(range(1, 9))
    assert losses[0] == losses[1]


def test_an_adapter_is_trained_and_trained_further(folder: Path, tmp_path: Path) -> None:
    # The profile of Qwen2.5, whose adapter fits any model.
    given = [
        "--data",
        folder / "sft.jsonl",
        "--profile",
        "qwen2.5-1.5b",
        "--steps",
        2,
        "--set",
        "per_device_train_batch_size=2",
    ]
    assert run("sft", *given, "--model", folder / "tiny", "--out", tmp_path / "one") == 0
    record = json.loads((tmp_path / "one/run.json").read_text())
    assert 0 < record["parameters"]["trained"] < record["parameters"]["total"]
    assert (tmp_path / "one/adapter_model.safetensors").exists()
    assert grpo(folder, tmp_path / "two", "--model", tmp_path / "one", "--steps", 1) == 0
    assert json.loads((tmp_path / "two/adapter_config.json").read_text())["base_model_name_or_path"] == str(
        folder / "tiny"
    )


def test_training_by_reward_asks_the_verifier(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "run"
    assert grpo(folder, out, "--steps", 3, "--rewards", "total:1,match_dense:0.5,format") == 0
    rewards = [entry for entry in log(out) if "reward" in entry]
    assert len(rewards) == 3
    assert all({"rewards/total/mean", "rewards/match_dense/mean", "rewards/format/mean"} <= set(e) for e in rewards)
    assert json.loads((out / "run.json").read_text())["settings"]["reward_weights"] == [1.0, 0.5, 1.0]
    assert "<svg" in (out / "curves.svg").read_text()


def test_later_turns_are_trained_by_reward_too(folder: Path, tmp_path: Path) -> None:
    assert grpo(folder, tmp_path / "run", "--steps", 1, data="later") == 0


def test_training_plays_in_the_environment(folder: Path, tmp_path: Path, serve: Callable[..., Any]) -> None:
    out = tmp_path / "run"
    assert grpo(folder, out, "--steps", 2, "--environment", "--server", serve().url) == 0
    assert all("rewards/PhysiXToolEnv/mean" in entry for entry in log(out) if "reward" in entry)
    assert any("tools/call_frequency" in entry for entry in log(out))


def test_a_model_that_calls_the_tool_is_rewarded_by_the_environment(
    folder: Path, tmp_path: Path, serve: Callable[..., Any]
) -> None:
    # A model that always calls the tool with the law of free fall, learnt by heart: on free fall it solves an episode.
    call = '{"name": "submit_equation", "arguments": {"equation": "d2y/dt2 = -9.81", "params": {}}}'
    rows = [json.loads(line) for line in (folder / "sft.jsonl").read_text().splitlines()]
    environment = PhysiXToolEnv("http://unused")
    for row in rows:
        row["tools"] = [get_json_schema(environment.submit_equation)]
        row["messages"][1]["content"] += environment.reset(prompt=row["messages"])
        row["messages"][2]["content"] = f"<tool_call>\n{call}\n</tool_call>"
    (tmp_path / "sft.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    by_heart = ["--set", "learning_rate=1e-2", "--set", "warmup_steps=0", "--steps", 120]
    given = ["--data", tmp_path / "sft.jsonl", "--model", folder / "tiny", "--out", tmp_path / "caller"]
    assert run("sft", *given, *SMALL, *by_heart) == 0

    prompts = [json.loads(line) for line in (folder / "prompts.jsonl").read_text().splitlines()]
    falls = [prompt for prompt in prompts if prompt["system_id"] == "free_fall"]
    (tmp_path / "prompts.jsonl").write_text("".join(json.dumps(prompt) + "\n" for prompt in falls))
    out = tmp_path / "run"
    options = ["--set", "num_generations=4", "--set", "max_completion_length=160", "--set", "temperature=0.2"]
    given = ["--data", tmp_path / "prompts.jsonl", "--model", tmp_path / "caller", "--out", out]
    assert run("grpo", *given, *SMALL, *options, "--steps", 1, "--environment", "--server", serve().url) == 0
    logged = next(entry for entry in log(out) if "reward" in entry)
    assert logged["tools/call_frequency"] > 0
    assert logged["tools/failure_frequency"] == 0
    assert logged["reward"] > 0.5


def test_an_evaluation_plays_whole_episodes_and_compares(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "evaluation"
    given = ["--data", folder / "heldout.jsonl", "--model", folder / "tiny", "--tuned", folder / "tiny"]
    assert run("evaluate", *given, "--out", out, "--turns", 3, "--max-tokens", 8, "--batch-size", 3) == 0
    document = json.loads((out / "evaluation.json").read_text())
    base, tuned = document["models"]["base"], document["models"]["tuned"]
    assert base == tuned, "the same model with the same seed plays the same"
    assert base["summary"]["all"]["episodes"] == 4
    assert [episode["turns"] for episode in base["episodes"]] == [3] * 4
    assert document["differences"]["match"]["value"] == 0
    assert "<svg" in (out / "evaluation.svg").read_text()
    printed = capsys.readouterr().out
    assert "tier 1" in printed
    assert "tier 2" in printed


def test_an_answer_that_is_right_is_solved(folder: Path, tmp_path: Path, serve: Callable[..., Any]) -> None:
    from physix.train import data, episodes

    class Scripted:
        """Answers wrongly at first, then with the law of free fall."""

        def answers(self, prompts: Any) -> list[str]:
            return [
                "let me see"
                if "none yet" in prompt[1]["content"]
                else 'It is {"equation": "d2y/dt2 = -g", "params": {"g": "9.81"}}'
                for prompt in prompts
            ]

    found = data.rows(folder / "heldout.jsonl", "prompt")
    outcomes = episodes.play(Scripted(), found, serve().url, turns=4)
    assert [(o.system_id, o.solved, o.turns) for o in outcomes] == [
        ("free_fall", True, 2), ("spring_mass", False, 4), ("free_fall", True, 2), ("spring_mass", False, 4),
    ]  # fmt: skip
    assert outcomes[0].readable == 0.5
    assert outcomes[0].first_match == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["sft", "--data", "prompts.jsonl", "--model", "tiny"], "line 1 of prompts.jsonl has no `messages`"),
        (["sft", "--data", "none.jsonl", "--model", "tiny"], "cannot read none.jsonl"),
        (["sft", "--data", "sft.jsonl", "--model", "nothing", "--profile", "small"], "cannot load the model `nothing`"),
        (["sft", "--data", "sft.jsonl", "--profile", "small"], "the profile small has no model of its own"),
        (["sft", "--data", "sft.jsonl", "--heldout", "sft.jsonl", "--model", "tiny"], "which is learnt from as well"),
        (["grpo", "--data", "prompts.jsonl", "--model", "tiny", "--rewards", "luck"], "there is no reward `luck`"),
        (
            ["grpo", "--data", "later.jsonl", "--model", "tiny", "--environment", "--server", "http://localhost:1"],
            "later.jsonl has later turns",
        ),
        (
            [
                "evaluate",
                "--data",
                "heldout.jsonl",
                "--model",
                "tiny",
                "--server",
                "http://localhost:1",
                "--turns",
                "1",
            ],
            "no answer from http://localhost:1",
        ),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence(
    arguments: list[str], message: str, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.chdir(folder)
    assert run(*arguments, "--out", tmp_path / "run") == 1
    assert message in capsys.readouterr().err
