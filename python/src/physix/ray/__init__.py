"""Scoring and discovery on several machines, over Ray Data.

A row is a proposal or a measurement, a column is what is known about it, and what PhysiX finds out becomes more
columns. Ray spreads the rows over machines, holds back what nobody can take yet, and asks again where a machine has
gone; nothing here does that itself.

    import ray
    from physix.ray import score_dataset

    rows = ray.data.read_parquet("/shared/completions")  # system_id, seed, completion
    score_dataset(rows).write_parquet("/shared/scored")

It needs the extra `ray`: `pip install "physix[ray]"`.
"""

from physix.ray.discovery import FOUND, discover_dataset, discover_to
from physix.ray.scoring import REWARDS, score_dataset, score_to

__all__ = ["FOUND", "REWARDS", "discover_dataset", "discover_to", "score_dataset", "score_to"]
