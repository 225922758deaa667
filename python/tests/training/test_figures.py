"""Intervals and tables, compared with closed forms and published figures."""

from __future__ import annotations

import math

import pytest

pytest.importorskip("matplotlib")

from physix.train import evaluate, grpo
from physix.train.episodes import Outcome
from physix.train.failure import TrainingError
from physix.train.profiles import profiles
from physix.train.statistics import Z95, bootstrap_mean, wilson

# What the libraries warn about is theirs.
pytestmark = pytest.mark.filterwarnings("default")


def outcome(solved: bool, match: float, tier: int = 1) -> Outcome:
    return Outcome("free_fall", tier, 0, solved, match, match, match, 1.0, 1)


def test_wilson_s_interval_is_that_of_newcombe_s_table() -> None:
    # R. G. Newcombe, Statistics in Medicine 17 (1998), table I: 81 of 263, 15 of 148, 0 of 20, 1 of 29.
    for successes, trials, low, high in [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ]:
        found = wilson(successes, trials)
        assert found.low == pytest.approx(low, abs=5e-5)
        assert found.high == pytest.approx(high, abs=5e-5)
    assert wilson(20, 20).high == 1
    assert math.isnan(wilson(0, 0).value)


def test_the_bootstrap_of_a_mean_approaches_the_normal_interval() -> None:
    values = [(i % 100) / 99 for i in range(2000)]
    half = Z95 * math.sqrt(sum((v - 0.5) ** 2 for v in values) / 2000 / 2000)
    found = bootstrap_mean(values)
    assert found.value == pytest.approx(0.5)
    assert found.high - found.low == pytest.approx(2 * half, rel=0.05)
    assert bootstrap_mean(values) == found
    assert bootstrap_mean([0.3]).low == pytest.approx(0.3)


def test_a_difference_is_one_of_pairs() -> None:
    # Better by 0.1 on each problem, though problems differ by far more.
    before = [outcome(False, match / 20) for match in range(18)]
    after = [outcome(False, match / 20 + 0.1) for match in range(18)]
    found = evaluate.differences({"base": before, "tuned": after})["match"]
    assert found.value == pytest.approx(0.1)
    assert found.low == pytest.approx(0.1)
    assert "more than chance" in evaluate.table({"base": before, "tuned": after})


def test_tiers_are_counted_apart_and_together() -> None:
    outcomes = [outcome(True, 1.0), outcome(False, 0.5), outcome(True, 0.95, tier=3)]
    found = evaluate.summary(outcomes)
    assert list(found) == ["all", "tier 1", "tier 3"]
    assert found["all"]["solved"].value == pytest.approx(2 / 3)
    assert found["tier 1"]["solved"].value == 0.5
    assert found["tier 3"]["match"].value == 0.95


def test_every_profile_fits_the_trainers_and_has_groups_that_fill_batches() -> None:
    trl = pytest.importorskip("trl")
    for profile in profiles().values():
        for configuration, settings in ((trl.SFTConfig, profile.sft), (trl.GRPOConfig, profile.grpo)):
            configuration(output_dir="unused", report_to=[], bf16=False, use_cpu=True, **settings)
        assert profile.grpo["per_device_train_batch_size"] % profile.grpo["num_generations"] == 0
    assert {"qwen2.5-1.5b", "qwen2.5-3b", "qwen2.5-7b"} <= set(profiles())


def test_weights_of_rewards_are_read() -> None:
    assert grpo.weights("total:1, match_dense:0.5,format") == {"total": 1.0, "match_dense": 0.5, "format": 1.0}
    with pytest.raises(TrainingError, match="the weight of `total` is no number"):
        grpo.weights("total:much")
