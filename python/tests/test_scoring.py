"""Rewards against the contract's formulas, computed by scipy and numpy."""

from __future__ import annotations

import concurrent.futures
import dataclasses
import math
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.integrate import solve_ivp

import physix
from proposals import proposals

NEAR = "d2y/dt2 = -9.81 + 0.04*vy**2"
"""An equation that is nearly that of the fall."""


def r_squared(observed: NDArray[np.float64], predicted: NDArray[np.float64]) -> NDArray[np.float64]:
    """Docs/Contract.md §4, for variables that vary."""
    residual = np.sum((observed - predicted) ** 2, axis=0)
    return 1 - residual / np.sum((observed - observed.mean(axis=0)) ** 2, axis=0)  # type: ignore[no-any-return]


def test_a_proposal_is_scored_as_scipy_and_the_contract_say(fall: physix.Problem) -> None:
    k = 0.03
    start = fall.initial_state
    assert start is not None
    solution = solve_ivp(
        lambda t, s: [s[1], -9.81 + k * s[1] ** 2],
        (fall.t[0], fall.t[-1]),
        [start["y"], start["vy"]],
        t_eval=fall.t,
        method="DOP853",
        rtol=1e-11,
        atol=1e-12,
    )
    expected = r_squared(fall.y, solution.y.T)
    score = physix.score(fall, "d2y/dt2 = -g + k*vy**2", {"g": 9.81, "k": k})
    assert list(score.r_squared.values()) == pytest.approx(expected, rel=1e-5)
    match = float(np.mean(np.maximum(0, expected)))
    assert 0.1 < match < 0.93
    assert score.match == pytest.approx(match, rel=1e-5)
    assert score.match_dense == pytest.approx(math.sqrt(score.match))
    # -, +, *, ** are four operators.
    assert score.simplicity == pytest.approx(0.8)
    assert score.total == pytest.approx(0.7 * match + 0.2 * 0.8 + 0.1, rel=1e-5)
    correlations = [np.corrcoef(fall.y[:, i], solution.y[i])[0, 1] for i in range(2)]
    assert score.shape == pytest.approx(np.mean(correlations), rel=1e-5)
    ratios = solution.y.std(axis=1) / fall.y.std(axis=0)
    assert score.amplitude == pytest.approx(np.mean(np.minimum(ratios, 1 / ratios)), rel=1e-5)


def test_progress_counts_from_the_match_before(fall: physix.Problem) -> None:
    alone = physix.score(fall, NEAR)
    later = physix.score(fall, NEAR, previous_match=0.5 * alone.match)
    assert alone.progress == alone.match > 0
    assert later.progress == alone.match - 0.5 * alone.match
    batch = physix.score_batch(fall, [NEAR] * 2, previous_matches=[0, 0.5 * alone.match])
    assert batch.progress.tolist() == [alone.progress, later.progress]
    assert [batch[0], batch[-1]] == [alone, later]


def test_a_failure_says_where_and_earns_nothing(fall: physix.Problem) -> None:
    batch = physix.score_batch(
        fall, ["d2y/dt2 = -9.81 + q", "d2y/dt2 = sqrt(-y**2 - 1)", "d2y/dt2 = -9.81"], {"g": 9.81}
    )
    parse, simulation, fine = batch.errors
    assert parse is not None
    assert (parse.kind, parse.range) == ("parse", (18, 19))
    assert "unknown name `q`" in parse.message
    assert simulation is not None
    assert simulation.kind == "simulation"
    assert "t=0.0s" in simulation.message
    assert fine is None
    assert batch.values[:2].tolist() == [[0.0] * 10] * 2
    assert "unknown name `q`" in batch[0].mismatch_summary


def test_a_parameter_that_is_not_finite_is_the_proposals_fault(fall: physix.Problem) -> None:
    for value in (math.nan, math.inf):
        score = physix.score(fall, "d2y/dt2 = -g", {"g": value})
        assert score.error is not None
        assert "`g` is not a finite number" in score.error.message


def test_params_may_be_any_real_numbers(fall: physix.Problem) -> None:
    numbers: list[Any] = [{"g": 10}, {"g": np.float32(10)}, {"g": np.int64(10)}, {"g": True}, None]
    batch = physix.score_batch(fall, ["d2y/dt2 = -g + 0.04*vy**2"] * 4 + ["d2y/dt2 = -10 + 0.04*vy**2"], numbers)
    assert batch.match[0] == batch.match[1] == batch.match[2] == batch.match[4] > 0
    assert batch.format.tolist() == [1] * 5


def test_text_of_any_kind_is_a_completion(fall: physix.Problem) -> None:
    good = '{"equation": "d2y/dt2 = -9.81"}'
    texts = [good, "日本語 " + good, "\ud800 " + good, "\0" + good + "\0", "🎈" * 100 + good, ""]
    batch = physix.score_batch(fall, completions=texts)
    assert batch.format.tolist() == [1, 1, 1, 1, 1, 0]
    assert len(set(batch.match[:5].tolist())) == 1


def test_scores_do_not_depend_on_threads_order_or_neighbours() -> None:
    chosen = proposals(400, seed=5)
    problems, equations, params = [one[0] for one in chosen], [one[3] for one in chosen], [one[4] for one in chosen]
    whole = physix.score_batch(problems, equations, params, workers=1)
    for workers in (2, 7):
        other = physix.score_batch(problems[::-1], equations[::-1], params[::-1], workers=workers)
        assert np.array_equal(other.values[::-1], whole.values)
        assert other.errors[::-1] == whole.errors
    alone = [physix.score(*one) for one in zip(problems, equations, params, strict=True)]
    assert [score.total for score in alone] == whole.total.tolist()
    assert alone == list(whole)


def test_many_threads_may_score_the_same_problems_at_once() -> None:
    chosen = proposals(200, seed=6)
    problems, equations, params = [one[0] for one in chosen], [one[3] for one in chosen], [one[4] for one in chosen]
    expected = physix.score_batch(problems, equations, params, workers=1).values

    def work(_: int) -> bool:
        return np.array_equal(physix.score_batch(problems, equations, params, workers=2).values, expected)

    with concurrent.futures.ThreadPoolExecutor(16) as pool:
        assert all(pool.map(work, range(32)))


def test_empty_batches_are_fine(fall: physix.Problem) -> None:
    batch = physix.score_batch(fall, [])
    assert len(batch) == 0
    assert batch.errors == []
    assert batch.values.shape == (0, 10)


def test_a_huge_batch_is_scored(fall: physix.Problem) -> None:
    count = 200_000
    batch = physix.score_batch(fall, completions=["nothing"] * count + ['{"equation": "d2y/dt2 = -9.81"}'])
    assert batch.format.sum() == 1
    assert batch.total[-1] > 0
    assert batch.errors[count // 2] == physix.score(fall, completion="nothing").error


def test_a_score_is_a_value(fall: physix.Problem) -> None:
    score = physix.score(fall, "d2y/dt2 = -9.81")
    with pytest.raises(dataclasses.FrozenInstanceError):
        score.match = 1.0  # type: ignore[misc]
    assert score == dataclasses.replace(score)
