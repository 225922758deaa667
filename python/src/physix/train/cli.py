"""`python -m physix.train`: the command line."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from physix.train.failure import TrainingError, check_extras, silence
from physix.train.profiles import Profile, profiles

if TYPE_CHECKING:
    from physix.train.run import Run

_EPILOG = """examples:
  physix generate --format sft --count 500 --turns 3 --out sft.jsonl
  physix generate --format trl --seeds 500..999 --out prompts.jsonl
  physix generate --format trl --split heldout --count 20 --out heldout.jsonl
  python -m physix.train sft --data sft.jsonl --out runs/sft
  python -m physix.train grpo --data prompts.jsonl --model runs/sft --out runs/grpo
  python -m physix.train evaluate --data heldout.jsonl --model Qwen/Qwen2.5-1.5B-Instruct \\
    --tuned runs/grpo --out runs/evaluation
"""


def parser() -> argparse.ArgumentParser:
    """The parser of the command line."""
    top = argparse.ArgumentParser(
        prog="python -m physix.train",
        description="Trains language models to find equations of motion, and tells how well they do.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = top.add_subparsers(dest="command", required=True, metavar="create | sft | grpo | evaluate")
    create = commands.add_parser("create", help="a small model from scratch, to be trained without a hub or a GPU")
    create.add_argument(
        "--data", type=Path, required=True, metavar="FILE", help="a file of `physix generate --format sft`"
    )
    create.add_argument("--out", type=Path, required=True, metavar="FOLDER", help="where the model goes")
    create.add_argument("--size", choices=("tiny", "small", "medium"), default="small", help="(default: %(default)s)")
    create.add_argument("--seed", type=int, default=0, metavar="N")
    sft = commands.add_parser("sft", help="supervised: the true law as the answer to each question")
    _add_training(sft, "a file of `physix generate --format sft`")
    sft.add_argument(
        "--heldout", type=Path, metavar="FILE", help="such a file to measure the loss with, not learnt from"
    )
    grpo = commands.add_parser("grpo", help="by reward: the verifier judges what the model proposes")
    _add_training(grpo, "a file of `physix generate --format trl`")
    grpo.add_argument(
        "--rewards", default="total:1,match_dense:0.5", metavar="NAME:WEIGHT,…",
        help="which parts of the reward count, and how much (default: %(default)s)",
    )  # fmt: skip
    grpo.add_argument(
        "--environment", action="store_true", help="play whole episodes by calling a tool of the environment"
    )
    grpo.add_argument("--server", metavar="URL", help="the environment's server; one is started unless given")
    _add_evaluation(commands.add_parser("evaluate", help="plays episodes with a model, and with what was made of it"))
    return top


def _add_training(command: argparse.ArgumentParser, data: str) -> None:
    about = "; ".join(f"{p.name}: {p.about}" for p in profiles().values())
    command.add_argument("--data", type=Path, required=True, metavar="FILE", help=data)
    command.add_argument("--out", type=Path, required=True, metavar="FOLDER", help="where model, record and curves go")
    command.add_argument("--profile", choices=list(profiles()), default="qwen2.5-1.5b", help=f"{about} (%(default)s)")
    command.add_argument("--model", metavar="ID", help="a folder or an id of the hub; the profile's own unless given")
    command.add_argument("--no-lora", action="store_true", help="train all weights instead of an adapter")
    command.add_argument("--steps", type=int, metavar="N", help="end after so many steps")
    command.add_argument("--seed", type=int, default=0, metavar="N")
    command.add_argument("--resume", action="store_true", help="go on where the run in --out was stopped")
    command.add_argument(
        "--set", action="append", default=[], metavar="NAME=VALUE", type=_setting,
        help="an argument of TRL's configuration, such as learning_rate=1e-5; repeat it for more",
    )  # fmt: skip


def _add_evaluation(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--data", type=Path, required=True, metavar="FILE", help="problems: a file of `physix generate --format trl`"
    )
    command.add_argument("--out", type=Path, required=True, metavar="FOLDER", help="where figures and picture go")
    command.add_argument("--model", required=True, metavar="ID", help="a folder or an id of the hub")
    command.add_argument("--tuned", metavar="ID", help="what was trained from it, to be compared")
    command.add_argument(
        "--turns", type=int, default=8, metavar="N", help="the turns of an episode (default: %(default)s)"
    )
    command.add_argument("--limit", type=int, metavar="N", help="only the first N problems")
    command.add_argument("--server", metavar="URL", help="the environment's server; one is started unless given")
    command.add_argument(
        "--batch-size", type=int, default=16, metavar="N", help="prompts at once (default: %(default)s)"
    )
    command.add_argument("--max-tokens", type=int, default=512, metavar="N", help="of an answer (default: %(default)s)")
    command.add_argument(
        "--temperature", type=float, default=0.0, metavar="T", help="0 is greedy (default: %(default)s)"
    )
    command.add_argument("--seed", type=int, default=0, metavar="N")


def _setting(text: str) -> tuple[str, Any]:
    name, separator, value = text.partition("=")
    if not separator or not name.isidentifier():
        raise argparse.ArgumentTypeError(f"`{text}` is not of the form NAME=VALUE")
    try:
        return name, json.loads(value)
    except ValueError:
        return name, value


def _run(arguments: argparse.Namespace) -> Run:
    from physix.train.run import Run

    profile: Profile = profiles()[arguments.profile]
    model = arguments.model or profile.model
    if model is None:
        raise TrainingError(f"the profile {profile.name} has no model of its own; name one by --model")
    overrides = dict(arguments.set)
    if arguments.steps is not None:
        overrides["max_steps"] = arguments.steps
    return Run(
        kind=arguments.command, out=arguments.out, data=arguments.data, heldout=getattr(arguments, "heldout", None),
        profile=profile, model=model, seed=arguments.seed, resume=arguments.resume, lora=not arguments.no_lora,
        overrides=overrides,
    )  # fmt: skip


def _grpo(arguments: argparse.Namespace) -> None:
    from physix.train import grpo
    from physix.train.server import served

    chosen = grpo.weights(arguments.rewards)
    if arguments.environment:
        from physix.env import PhysiXToolEnv

        with served(arguments.server) as url:
            grpo.train(_run(arguments), chosen, lambda: PhysiXToolEnv(url))
    else:
        grpo.train(_run(arguments), chosen, None)


def _create(arguments: argparse.Namespace) -> None:
    from physix.train import create

    count = create.create(arguments.data, arguments.out, create.SIZES[arguments.size], seed=arguments.seed)
    print(f"{arguments.out} has a model of {count:,} parameters: {create.describe(arguments.out)}.")


def _evaluate(arguments: argparse.Namespace) -> None:
    from transformers import set_seed

    from physix.train import data, episodes, evaluate
    from physix.train.players import LocalModel
    from physix.train.server import served

    found = data.rows(arguments.data, "prompt")
    # A problem is played once, however many of its turns the file has.
    found = list({data.problem_of(row): row for row in found}.values())[: arguments.limit]
    results = {}
    with served(arguments.server) as url:
        for label, name in (("base", arguments.model), ("tuned", arguments.tuned)):
            if name is None:
                continue
            set_seed(arguments.seed)
            player = LocalModel(
                name,
                batch_size=arguments.batch_size,
                max_tokens=arguments.max_tokens,
                temperature=arguments.temperature,
            )
            results[label] = episodes.play(player, found, url, turns=arguments.turns, tell=_telling(label))
    asked = {key: value for key, value in vars(arguments).items() if key != "command"}
    evaluate.write(results, arguments.out, {key: str(v) if isinstance(v, Path) else v for key, v in asked.items()})
    print(evaluate.table(results))


def _telling(label: str) -> Callable[[str], None]:
    return lambda text: print(f"{label}, {text}", file=sys.stderr, flush=True)


def main(given: list[str] | None = None) -> int:
    """Runs a command.

    Returns:
        The exit status: 0, or 1 where something was wrong, which is said on standard error.
    """
    arguments = parser().parse_args(given)
    try:
        check_extras()
        silence()
        from physix.env import EpisodeLost

        try:
            if arguments.command == "create":
                _create(arguments)
            elif arguments.command == "sft":
                from physix.train import sft

                sft.train(_run(arguments))
            elif arguments.command == "grpo":
                _grpo(arguments)
            else:
                _evaluate(arguments)
        except EpisodeLost as error:
            raise TrainingError(str(error)) from error
    except TrainingError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("stopped; --resume goes on from the last checkpoint", file=sys.stderr)
        return 130
    return 0
