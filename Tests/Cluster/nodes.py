"""A Ray cluster of several nodes on this machine, each with processes of its own."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator

# Ray would tell its makers.
os.environ["RAY_USAGE_STATS_ENABLED"] = "0"

import ray
from ray.cluster_utils import Cluster
from ray.data import DataContext

MEBIBYTE = 1024**2
BLOCK = 2 * MEBIBYTE
"""What Ray hands out at once: some thousand rows, so that there are many blocks."""


@contextlib.contextmanager
def cluster(workers: int) -> Iterator[Cluster]:
    """A head that only looks after the others, and nodes with a processor each; this process is their driver."""
    made = Cluster(initialize_head=True, head_node_args=node(1) | {"include_dashboard": False})
    try:
        for _ in range(workers):
            made.add_node(**node(1))
        ray.init(address=made.address, log_to_driver=False, logging_level="ERROR")
        context = DataContext.get_current()
        context.enable_progress_bars = False
        context.target_max_block_size = BLOCK
        yield made
    finally:
        ray.shutdown()
        made.shutdown()


def node(processors: int) -> dict[str, object]:
    return {"num_cpus": processors, "object_store_memory": 512 * MEBIBYTE}
