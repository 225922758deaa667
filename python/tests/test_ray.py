"""Scoring and discovery over Ray Data, on a Ray of this machine alone; `scripts/test-ray` has a cluster."""

from __future__ import annotations

import json
import os
import re
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
ray = pytest.importorskip("ray", reason="the extra `ray` is not installed")
pytestmark = pytest.mark.filterwarnings("ignore")

import pyarrow as pa
import pyarrow.parquet as pq

from physix import Problem, score, score_batch
from physix.ray import REWARDS, discover_dataset, discover_to, score_dataset, score_to
from physix.ray.discovery import Discoverer
from physix.ray.problems import ProblemCache
from physix.ray.proposals import Proposal, proposals
from physix.ray.scoring import Scorer


@pytest.fixture(scope="module")
def started() -> Iterator[None]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        ray.init(num_cpus=3, object_store_memory=200 * 1024**2, include_dashboard=False, logging_level="ERROR")
        ray.data.DataContext.get_current().enable_progress_bars = False
        yield
        ray.shutdown()


def rows(**columns: list[Any]) -> pa.Table:
    return pa.table(columns)


DROP: dict[str, Any] = {"system_id": "free_fall_drag", "seed": 3}
TRUTH: dict[str, Any] = {"equation": "d2y/dt2 = -g + k*vy**2", "params": {"g": 9.81, "k": 0.0445}}


class TestProblems:
    def test_rows_about_the_same_problem_share_it(self) -> None:
        cache = ProblemCache(most=8)
        found = cache.problems(rows(system_id=["free_fall"] * 5 + ["spring_mass"] * 5, seed=[1] * 4 + [2] + [1] * 5))
        assert len({id(problem) for problem in found}) == 3
        assert cache.drawn == 3
        assert found[0] == Problem.sample("free_fall", 1)

    def test_the_one_that_was_not_used_for_longest_makes_room(self) -> None:
        cache = ProblemCache(most=2)
        for seed in (1, 2, 1, 3, 1):
            cache.problems(rows(system_id=["free_fall"], seed=[seed]))
        assert cache.drawn == 3

    def test_a_problem_is_an_object_or_its_text(self) -> None:
        problem = Problem.sample("free_fall", 1).to_dict()
        found = ProblemCache(most=8).problems(rows(problem=[json.dumps(problem)]))
        assert found == [Problem.from_dict(problem)]
        assert ProblemCache(most=8).problems(rows(problem=[problem])) == found

    def test_options_are_those_of_sample(self) -> None:
        [found] = ProblemCache(most=8).problems(rows(system_id=["free_fall"], seed=[1], noise=[0.0], samples=[20]))
        assert found == Problem.sample("free_fall", 1, noise=0.0, samples=20)

    def test_what_cannot_be_a_problem_is_a_sentence(self) -> None:
        table = rows(system_id=["nothing", None, "free_fall", "free_fall"], seed=[1, 1, None, -1])
        sentences = ProblemCache(most=8).problems(table)
        assert all(isinstance(sentence, str) for sentence in sentences)
        assert "nothing" in str(sentences[0])
        assert sentences[1] == sentences[2] == "the row has neither `problem` nor `system_id` and `seed`"
        assert "seed" in str(sentences[3])
        [broken] = ProblemCache(most=8).problems(rows(problem=["{"]))
        assert isinstance(broken, str)


class TestProposals:
    def test_params_are_an_object_a_map_or_text(self) -> None:
        expected = [Proposal("dx/dt = a", {"a": 1.5}, None)]
        assert list(proposals(rows(equation=["dx/dt = a"], params=[{"a": 1.5}]))) == expected
        assert list(proposals(rows(equation=["dx/dt = a"], params=['{"a": 1.5}']))) == expected
        pairs = pa.array([[("a", 1.5)]], pa.map_(pa.string(), pa.float64()))
        assert list(proposals(pa.table({"equation": ["dx/dt = a"], "params": pairs}))) == expected

    def test_names_that_only_other_rows_have_are_no_params(self) -> None:
        table = rows(equation=["dx/dt = a", "dx/dt = b"], params=[{"a": 1.0}, {"b": 2.0}])
        params = [proposal.params for proposal in proposals(table) if isinstance(proposal, Proposal)]
        assert params == [{"a": 1.0}, {"b": 2.0}]

    def test_what_cannot_be_read_is_a_sentence(self) -> None:
        table = rows(equation=[None, "dx/dt = a", "dx/dt = a"], params=["{}", "no", "[1]"])
        sentences = list(proposals(table))
        assert "neither" in sentences[0]
        assert all("`params` cannot be read" in sentence for sentence in sentences[1:])


class TestScorer:
    def test_rewards_are_those_of_score_batch_bit_for_bit(self) -> None:
        texts = [json.dumps(TRUTH | {"params": {"g": 9 + place / 10, "k": 0.04}}) for place in range(20)]
        texts[7] = "no equation"
        table = rows(system_id=["free_fall_drag"] * 20, seed=list(range(20)), completion=texts)
        scored = Scorer()(table)
        alone = score_batch([Problem.sample("free_fall_drag", seed) for seed in range(20)], completions=texts)
        for name in REWARDS:
            assert np.array_equal(scored[name].to_numpy(), getattr(alone, name)), name
        assert scored["error_kind"].to_pylist() == [None] * 7 + ["parse"] + [None] * 12
        assert scored["completion"] == table["completion"]

    def test_equations_and_completions_may_stand_side_by_side(self) -> None:
        table = rows(
            system_id=["free_fall_drag"] * 3,
            seed=[3] * 3,
            equation=[TRUTH["equation"], None, "d2y/dt2 = -9"],
            params=[TRUTH["params"], None, None],
            completion=[None, json.dumps(TRUTH), None],
            previous_match=[0.5, None, 0.0],
        )
        scored = Scorer(prefix="r_")(table)
        total = scored["r_total"].to_pylist()
        problem = Problem.sample(**DROP)
        assert total[0] == score(problem, **TRUTH, previous_match=0.5).total
        assert total[1] == score(problem, **TRUTH).total
        assert total[2] == score(problem, "d2y/dt2 = -9").total

    def test_a_row_that_cannot_be_scored_is_in_nobodys_way(self) -> None:
        table = rows(
            system_id=["free_fall", "nothing", "free_fall"],
            seed=[1, 1, 1],
            equation=["d2y/dt2 = -9.81"] * 3,
            params=['{"g": NaN}', "{}", "{}"],
        )
        scored = Scorer()(table).to_pylist()
        assert scored[1]["total"] is None
        assert scored[1]["error_kind"] == "input"
        assert "nothing" in scored[1]["error"]
        assert scored[2]["total"] > 0.9
        assert scored[2]["error"] is None

    def test_no_rows_are_no_rows_with_all_columns(self) -> None:
        empty = pa.table({"system_id": pa.array([], pa.string()), "seed": pa.array([], pa.int64())})
        assert Scorer()(empty).column_names == ["system_id", "seed", *REWARDS, "error_kind", "error"]


class TestDiscoverer:
    def test_a_row_gets_its_law_and_what_cannot_be_searched_a_sentence(self) -> None:
        t = np.linspace(0, 3, 60)
        y = 20 - 9.81 / 2 * t**2
        table = rows(
            t=[t.tolist(), [0.0, 1.0], None],
            y=[y.tolist(), [1.0, 2.0, 3.0], [1.0]],
        )
        found = Discoverer({"workers": 1}, prefix="law_")(table).to_pylist()
        assert found[0]["law_equation"].startswith("d2x0/dt2 = ")
        assert json.loads(found[0]["law_params"]).keys() == json.loads(found[0]["law_uncertainty"]).keys()
        assert found[0]["law_r_squared"] > 0.9999
        assert found[0]["law_error"] is None
        assert [row["law_equation"] for row in found[1:]] == [None, None]
        assert found[1]["law_error"]
        assert "no `t`" in found[2]["law_error"]

    def test_several_variables_are_lists_of_lists(self) -> None:
        t = np.linspace(0, 3, 60)
        y = np.stack([20 - 9.81 / 2 * t**2, -9.81 * t], axis=1)
        table = rows(t=[t.tolist()], y=[y.tolist()], state_variables=[["y", "vy"]])
        [found] = Discoverer({"workers": 1})(table).to_pylist()
        assert found["equation"].startswith("d2y/dt2 = ")

    def test_columns_win_over_options_and_nulls_were_not_measured(self) -> None:
        t = np.linspace(0, 3, 60)
        y = [None if place == 7 else float(value) for place, value in enumerate(20 - 9.81 / 2 * t**2)]
        table = rows(t=[t.tolist()], y=[y], state_variables=[["h"]])
        [found] = Discoverer({"workers": 1, "state_variables": ["z"]})(table).to_pylist()
        assert found["equation"].startswith("d2h/dt2 = ")


@pytest.mark.usefixtures("started")
class TestRay:
    def test_a_dataset_gets_its_rewards(self) -> None:
        ds = ray.data.from_items([{"id": place} | DROP | TRUTH for place in range(100)])
        scored = score_dataset(ds, concurrency=1, batch_size=16).take_all()
        assert {row["id"] for row in scored} == set(range(100))
        assert {row["total"] for row in scored} == {score(Problem.sample(**DROP), **TRUTH).total}

    def test_a_pool_that_leaves_no_processor_is_warned_of(self) -> None:
        ds = ray.data.from_items([DROP | TRUTH])
        with pytest.warns(UserWarning, match="read and write"):
            score_dataset(ds, concurrency=3)

    def test_rows_that_were_written_are_not_computed_again(self, tmp_path: Path) -> None:
        output = str(tmp_path / "scored")
        items = [{"id": f"row {place}"} | DROP | TRUTH for place in range(100)]
        score_to(ray.data.from_items(items), output, id_column="id", concurrency=1)
        first = written(output)
        score_to(ray.data.from_items([*items, {"id": "another"} | DROP | TRUTH]), output, id_column="id", concurrency=1)
        second = written(output)
        assert first.items() < second.items()
        kept = ray.data.read_parquet(output).take_all()
        assert sorted(row["id"] for row in kept) == sorted(["another", *(item["id"] for item in items)])
        score_to(ray.data.from_items(items), output, id_column="id", concurrency=1)
        assert written(output) == second

    def test_a_file_without_an_end_is_written_again(self, tmp_path: Path) -> None:
        ds = ray.data.from_items([{"id": place} | DROP | TRUTH for place in range(10)])
        score_to(ds, str(tmp_path), id_column="id", concurrency=1)
        [file] = tmp_path.iterdir()
        file.write_bytes(file.read_bytes()[:-100])
        score_to(ds, str(tmp_path), id_column="id", concurrency=1)
        assert sorted(row["id"] for row in ray.data.read_parquet(str(tmp_path)).take_all()) == list(range(10))

    def test_nothing_is_added_to_other_results(self, tmp_path: Path) -> None:
        pq.write_table(rows(other=[1]), tmp_path / "mine.parquet")
        with pytest.raises(ValueError, match="no column `id`"):
            score_to(ray.data.from_items([{"id": 1} | DROP | TRUTH]), str(tmp_path), id_column="id")

    def test_laws_are_found_once_and_by_several_actors(self, tmp_path: Path) -> None:
        t = np.linspace(0, 3, 60)
        ds = ray.data.from_items([{"id": place, "t": t, "y": 20 - (place + 5) * t**2} for place in range(6)])
        for _ in range(2):
            discover_to(ds, str(tmp_path), id_column="id", concurrency=2, rows_at_once=2)
        found = sorted(ray.data.read_parquet(str(tmp_path)).take_all(), key=lambda row: row["id"])
        assert [row["id"] for row in found] == list(range(6))
        assert all(row["equation"].startswith("d2x0/dt2") for row in found)

    def test_a_budget_ends_a_rows_search(self) -> None:
        problem = Problem.sample("lorenz", 1, noise=0.2, samples=1000)
        ds = ray.data.from_items([{"t": problem.t, "y": problem.y.tolist()}])
        [found] = discover_dataset(ds, concurrency=1, budget=0.5).take_all()
        assert found["was_stopped"] or "budget" in found["error"]

    def test_the_documents_examples_run(self, capsys: pytest.CaptureFixture[str]) -> None:
        text = (Path(__file__).parents[2] / "Docs/Scaling.md").read_text()
        blocks = [block for block in re.findall(r"```python\n(.*?)```", text, re.DOTALL) if "from_items" in block]
        assert len(blocks) == 2
        names: dict[str, Any] = {}
        for block in blocks:
            exec(block, names)
        printed = capsys.readouterr().out
        assert "parse error" in printed or "equation" in printed
        assert printed.count("d2x0/dt2 = ") == 3


def written(folder: str) -> dict[str, int]:
    return {file.name: file.stat().st_mtime_ns for file in Path(folder).iterdir()}
