"""Completions about eight systems, as a model in training writes them: right, nearly right, wrong, and no JSON."""

from __future__ import annotations

import hashlib
import json
import pathlib
from collections.abc import Iterator

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from physix import Problem, score_batch
from physix.ray import REWARDS

#: For each system the forms that are proposed for it, the true one first.
FORMS: dict[str, tuple[tuple[str, dict[str, float]], ...]] = {
    "free_fall": (("d2y/dt2 = -g", {"g": 9.81}), ("d2y/dt2 = -g - k*vy", {"g": 9.0, "k": 0.1})),
    "free_fall_drag": (("d2y/dt2 = -g + k*vy**2", {"g": 9.81, "k": 0.03}), ("d2y/dt2 = -g", {"g": 7.0})),
    "simple_pendulum": (("d2theta/dt2 = -w*sin(theta)", {"w": 8.0}), ("d2theta/dt2 = -w*theta", {"w": 8.0})),
    "damped_pendulum": (
        ("d2theta/dt2 = -w*sin(theta) - b*dtheta", {"w": 8.0, "b": 0.15}),
        ("d2theta/dt2 = -w*theta", {"w": 8.0}),
    ),
    "spring_mass": (("d2x/dt2 = -k*x", {"k": 8.0}), ("d2x/dt2 = -k*x**3", {"k": 8.0})),
    "damped_spring": (("d2x/dt2 = -k*x - b*vx", {"k": 8.0, "b": 0.3}), ("d2x/dt2 = -k*x + z", {"k": 8.0})),
    "projectile_drag": (
        ("d2x/dt2 = -k*vx; d2y/dt2 = -g - k*vy", {"g": 9.81, "k": 0.2}),
        ("d2x/dt2 = 0; d2y/dt2 = -g", {"g": 9.81}),
    ),
    "charged_particle": (("d2x/dt2 = w*vy; d2y/dt2 = -w*vx", {"w": 1.5}), ("d2x/dt2 = 0; d2y/dt2 = 0", {})),
}
SYSTEMS = tuple(FORMS)
SEEDS, GROUP = 8, 128
_DRAFTS = (
    "{}",
    "<think>The curve bends, so there is a force.</think>\n{}",
    "Here is my answer:\n```json\n{}\n```",
    "I cannot tell; perhaps {:.20}",
)


def about(row: int) -> tuple[str, int]:
    """What a row is about: rows come in groups, as the completions of one prompt do."""
    group = row // GROUP
    return SYSTEMS[group % len(SYSTEMS)], group // len(SYSTEMS) % SEEDS


def completion(row: int, random: np.random.Generator) -> str:
    form, draft, *factors = random.random(8)
    forms = FORMS[about(row)[0]]
    equation, params = forms[0] if form < 0.7 else forms[1]
    drawn = {
        name: round(value * (0.8 + 0.4 * factor), 4)
        for (name, value), factor in zip(params.items(), factors, strict=False)
    }
    text = json.dumps({"equation": equation, "params": drawn, "rationale": f"attempt {row}"})
    return _DRAFTS[min(3, int(draft * 3.15))].format(text)


def blocks(count: int, size: int) -> Iterator[pa.Table]:
    for first in range(0, count, size):
        ids = range(first, min(count, first + size))
        random = np.random.default_rng(first)
        systems, seeds = zip(*(about(row) for row in ids), strict=True)
        texts = [completion(row, random) for row in ids]
        yield pa.table({"id": list(ids), "system_id": systems, "seed": seeds, "completion": texts})


def write(folder: pathlib.Path, count: int, size: int = 10_000) -> None:
    """Writes the rows as Parquet, some thousands to a file."""
    folder.mkdir()
    for number, table in enumerate(blocks(count, size)):
        pq.write_table(table, folder / f"{number:05}.parquet")


def scored_alone(folder: pathlib.Path, workers: int) -> pa.Table:
    """The rows with their rewards, by `score_batch` in this process."""
    problems = {place: Problem.sample(*place) for place in {about(row * GROUP) for row in range(len(SYSTEMS) * SEEDS)}}
    tables = []
    for file in sorted(folder.iterdir()):
        table = pq.read_table(file)
        places = zip(table["system_id"].to_pylist(), table["seed"].to_pylist(), strict=True)
        of_rows = [problems[place] for place in places]
        scores = score_batch(of_rows, completions=table["completion"].to_pylist(), workers=workers)
        for name in REWARDS:
            table = table.append_column(name, pa.array(getattr(scores, name)))
        for name, part in (("error_kind", "kind"), ("error", "message")):
            reasons = [error and getattr(error, part) for error in scores.errors]
            table = table.append_column(name, pa.array(reasons, pa.string()))
        tables.append(table)
    return pa.concat_tables(tables)


def digest(table: pa.Table) -> str:
    """A hash of all columns with their rows in order: of every bit of every reward."""
    table = table.sort_by("id")
    hashed = hashlib.sha256()
    for name in sorted(table.column_names):
        column = table[name].combine_chunks()
        hashed.update(name.encode())
        if pa.types.is_floating(column.type):
            assert column.null_count == 0, name
            hashed.update(column.to_numpy().tobytes())
        else:
            hashed.update(json.dumps(column.to_pylist()).encode())
    return hashed.hexdigest()
