#!/usr/bin/env python3
"""check_systems.py FILE.json: makes sure that a file of benchmark systems is fit for use, independently of PhysiX.

Every system must have a source and, from both initial states, a solution (LSODA, relative tolerance 1e-10) that is finite and
moves: each system as a whole by at least 5 % of its largest magnitude, and still by 0.5 % in the second half or away from its
start. Where systems have a `split`, it must be the documented one: within each dimension the ids are ranked by the
SHA-256 of `physix-textbook-1:ID`, and the ranks belong to the two sides in turn.
"""
import hashlib
import json
import sys

import numpy as np
from scipy.integrate import solve_ivp

FUNCTIONS = {name: getattr(np, name) for name in ("sin", "cos", "tan", "exp", "log", "sqrt", "abs", "tanh", "sinh", "cosh")}


def solution(system, start):
    sides = [compile(text, "", "eval")
             for text in system["equations"]]

    def derivative(t, state):
        names = FUNCTIONS | {f"x_{index}": value for index, value in enumerate(state)} | {"t": t}
        return [eval(side, {"__builtins__": {}}, names) for side in sides]

    times = np.linspace(*system["t_span"], system["n_points"])
    with np.errstate(all="raise"):
        return solve_ivp(derivative, system["t_span"], start, "LSODA", times, rtol=1e-10, atol=1e-12)


def flaws(system):
    if not system.get("source"):
        yield "has no source"
    if len(system["equations"]) != system["dimension"]:
        yield "has another dimension than it says"
    for number, start in enumerate(system["initial_conditions"], 1):
        try:
            motion = solution(system, start)
        except FloatingPointError as error:
            yield f"start {number}: {error}"
            continue
        if not motion.success or not np.isfinite(motion.y).all():
            yield f"start {number}: {motion.message}"
            continue
        ranges = np.ptp(motion.y, axis=1) / np.abs(motion.y).max(axis=1)
        if ranges.max() < 0.05:
            yield f"start {number}: it hardly moves: {ranges}"
        if ranges.min() < 1e-3:
            yield f"start {number}: a component stands still: {ranges}"


def expected_split(systems):
    sides = ("development", "held-out")
    for dimension in {system["dimension"] for system in systems}:
        ids = [system["id"] for system in systems if system["dimension"] == dimension]
        ids.sort(key=lambda name: hashlib.sha256(f"physix-textbook-1:{name}".encode()).hexdigest())
        for rank, name in enumerate(ids):
            yield name, sides[(rank + dimension + 1) % 2]


systems = json.load(open(sys.argv[1]))
found = [f"{system['id']}: {flaw}" for system in systems for flaw in flaws(system)]
if any("split" in system for system in systems):
    sides = dict(expected_split(systems))
    found += [f"{s['id']}: belongs to {sides[s['id']]}" for s in systems if s.get("split") != sides[s["id"]]]
print("\n".join(found) or f"{len(systems)} systems are fit for use")
sys.exit(bool(found))
