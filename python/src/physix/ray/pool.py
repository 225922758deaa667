"""How many of Ray's actors work at once."""

from __future__ import annotations

import warnings

import ray
from ray.data import ActorPoolStrategy

Concurrency = int | tuple[int, int] | None
"""How many actors: a number, the least and the most, or None for as many as the cluster has room for."""


def pool(concurrency: Concurrency, processors: float) -> ActorPoolStrategy:
    """The pool of actors that this asks for, each with so many processors.

    Warns where its least would leave no processor to read and write with: Ray would wait for one for ever.
    """
    least = 1 if concurrency is None else concurrency if isinstance(concurrency, int) else concurrency[0]
    if ray.is_initialized():
        there = ray.cluster_resources().get("CPU", 0)
        if there - least * processors < 1:
            warnings.warn(
                f"{least} actors with {processors:g} processors each leave less than one of the cluster's {there:g} to "
                "read and write with; Ray waits for more, which come only where the cluster grows by itself",
                stacklevel=3,
            )
    if concurrency is None:
        return ActorPoolStrategy(min_size=1, max_size=None)
    if isinstance(concurrency, int):
        return ActorPoolStrategy(size=concurrency)
    least, most = concurrency
    return ActorPoolStrategy(min_size=least, max_size=most)
