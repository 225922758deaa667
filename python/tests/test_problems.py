"""Problems: drawn, measured, from frames and dictionaries, pickled, after a fork."""

from __future__ import annotations

import gc
import multiprocessing
import pickle

import numpy as np
import pandas as pd
import pytest

import physix


def test_a_drawn_problem_has_samples_and_truth(fall: physix.Problem) -> None:
    assert fall.state_variables == ("y", "vy")
    assert len(fall) == 100
    assert fall.t.shape == (100,)
    assert fall.y.shape == (100, 2)
    assert fall.y.dtype == np.dtype(np.float64)
    assert (fall.t[0], fall.t[-1]) == (0, 6)
    assert fall.system_id == "free_fall_drag"
    assert "air resistance" in fall.hint
    assert not fall.driven
    assert fall.truth is not None
    assert physix.score(fall, fall.truth["equation"], fall.truth["params"]).match > 0.999
    with pytest.raises(ValueError, match="read-only"):
        fall.y[0, 0] = 0


def test_noise_has_the_deviation_that_was_asked_for() -> None:
    quiet = physix.Problem.sample("spring_mass", 4, noise=0, samples=2000)
    noisy = physix.Problem.sample("spring_mass", 4, noise=0.1, samples=2000)
    ratio = (noisy.y - quiet.y).std(axis=0) / quiet.y.std(axis=0)
    assert ratio == pytest.approx(0.1, rel=0.1)


def test_anonymous_problems_tell_nothing() -> None:
    problem = physix.Problem.sample("damped_spring", 1, reveal="anonymous")
    assert problem.state_variables == ("x1", "vx1")
    assert problem.system_id == "anonymous"
    assert "spring" not in problem.hint


def test_arrays_and_dictionaries_come_back_as_they_were() -> None:
    t = np.sort(np.random.default_rng(1).uniform(-5, 5, 50))
    y = np.random.default_rng(2).normal(size=(50, 3))
    y[7, 1] = y[0, 2] = np.nan
    problem = physix.Problem.from_arrays(
        t, y, ["a", "b", "c"], initial_state={"a": 1.5}, hint="h", driven=True, system_id="i"
    )
    assert problem.t.tolist() == t.tolist()
    assert np.array_equal(problem.y, y, equal_nan=True)
    assert problem.initial_state == {"a": 1.5}
    assert (problem.hint, problem.driven, problem.system_id) == ("h", True, "i")
    again = physix.Problem.from_dict(problem.to_dict())
    assert again == problem
    assert hash(again) == hash(problem)
    assert again != physix.Problem.from_arrays(t, y, ["a", "b", "c"])


def test_one_variable_needs_no_second_dimension() -> None:
    assert physix.Problem.from_arrays([0, 1], [2, 3], "x").y.tolist() == [[2], [3]]
    assert physix.Problem.from_arrays((0, 1), ((2,), (3,)), ["x"]).y.tolist() == [[2], [3]]


def test_a_frame_is_a_problem() -> None:
    frame = pd.DataFrame({"time": [0.0, 1.0, 2.0], "x": [1, 2, None], "z": [0, 0, 0], "y": [4, 5, 6]})
    problem = physix.Problem.from_frame(frame, time="time", state_variables=["y", "x"])
    assert problem.state_variables == ("y", "x")
    assert np.array_equal(problem.y, np.array([[4, 1], [5, 2], [6, np.nan]]), equal_nan=True)
    assert physix.Problem.from_frame(frame.rename(columns={"time": "t"})).state_variables == ("x", "z", "y")
    nullable = frame.convert_dtypes()
    assert np.isnan(physix.Problem.from_frame(nullable, time="time").y[2, 0])
    with pytest.raises(physix.InputError, match="no column `w`"):
        physix.Problem.from_frame(frame, time="time", state_variables=["w"])


def test_pickled_problems_score_the_same(fall: physix.Problem) -> None:
    copy = pickle.loads(pickle.dumps(fall))
    assert copy == fall
    assert physix.score(copy, "d2y/dt2 = -9.81") == physix.score(fall, "d2y/dt2 = -9.81")


def score_in_child(problem: physix.Problem) -> list[float]:
    texts = ["d2y/dt2 = -9.81"] * 200
    return [float(physix.score_batch(problem, texts, workers=workers).total[-1]) for workers in (1, 4)]


@pytest.mark.filterwarnings("ignore:.*fork")  # Python 3.12 warns of what is shown to work here.
@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_problems_work_in_other_processes(fall: physix.Problem, method: str) -> None:
    # The parent has used its threads before, which a fork does not copy.
    expected = score_in_child(fall)
    with multiprocessing.get_context(method).Pool(2) as pool:
        assert pool.map(score_in_child, [fall] * 4) == [expected] * 4


@pytest.mark.filterwarnings("ignore:.*fork")
def test_a_search_works_after_a_fork(spring: physix.Problem) -> None:
    expected = search_in_child(spring)
    with multiprocessing.get_context("fork").Pool(1) as pool:
        assert pool.apply(search_in_child, (spring,)) == expected


def search_in_child(problem: physix.Problem) -> str:
    found = physix.discover(problem.t, problem.y, state_variables=problem.state_variables, workers=3)
    return f"{found.equation} {found.params}"


def test_a_batch_keeps_what_it_needs() -> None:
    batch = physix.score_batch(
        [physix.Problem.sample("free_fall", seed) for seed in range(5)],
        [str(text) for text in ["d2y/dt2 = -9.81", "d2y/dt2 = -9", "dy/dt = 1", "?", ""]],
    )
    gc.collect()
    assert [score.total for score in batch] == batch.total.tolist()
    assert batch[2:4] == [batch[2], batch[3]]
