#!/usr/bin/env python3
"""Writes the reference solutions `Tests/PhysiXKernelTests/References/<id>.json` (needs numpy, scipy, sympy).

    scripts/references/trajectories.py [ID…]

One file for each of the thirteen problems of `Benchmarks/problems.json`, and `kepler_orbit`. Each is one object:

    id, equation, state_variables, driven, stiff   as in Docs/Contract.md §3
    params          object name -> value, in the order in which the equation's parameters are declared
    initial_state   the state at time 0, in the order of `state_variables`
    method          what computed the solution
    accuracy        its estimated error: the largest difference from a second solution at three times the tolerance,
                    relative to each variable's largest magnitude
    times           100 times from 0 to the duration, evenly spaced
    states          100 rows, one for each time, in the order of `state_variables`

Numbers are the shortest decimals that read back as the same Double. Non-stiff problems are integrated by scipy's
DOP853 at rtol 1e-13, stiff ones by its Radau with an exact Jacobian at rtol 1e-12; Kepler's orbit is his equation,
solved.
"""

from __future__ import annotations

import json
import math
import sys
from pathlib import Path

import numpy as np
import sympy
from scipy.integrate import solve_ivp

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "Benchmarks" / "peers"))
from problems import REFERENCES, SAMPLES, Problem, compile_right_hand_side, load_problems, parse  # noqa: E402


def integrate(problem: Problem, times: np.ndarray, method: str, tolerance: float) -> np.ndarray:
    """The states at `times`, one row each."""
    names, parameters = problem.state_variables, tuple(problem.params)
    derivatives = parse(problem.equation, names, parameters)
    right_hand_side = compile_right_hand_side(derivatives, names, parameters)
    gradients = sympy.Matrix(derivatives).jacobian(sympy.symbols(names)).tolist()
    jacobian = compile_right_hand_side(gradients, names, parameters)
    # Each variable's own magnitude decides what is negligible: Robertson's second species stays below 4e-5.
    smallest = 1e-5 if problem.id == "robertson" else 1.0
    solution = solve_ivp(
        right_hand_side,
        (times[0], times[-1]),
        problem.initial_state,
        method=method,
        t_eval=times,
        args=tuple(problem.params.values()),
        rtol=tolerance,
        atol=tolerance * 1e-2 * smallest,
        **({"jac": jacobian} if method == "Radau" else {}),
    )
    if not solution.success:
        raise RuntimeError(f"{problem.id}: {solution.message}")
    return solution.y.T


def solve(problem: Problem) -> dict[str, object]:
    """A problem's reference solution, by integration."""
    times = np.linspace(0, problem.duration, SAMPLES)
    method, tolerance = ("Radau", 1e-12) if problem.stiff else ("DOP853", 1e-13)
    states = integrate(problem, times, method, tolerance)
    coarser = integrate(problem, times, method, 3 * tolerance)
    accuracy = np.max(np.abs(states - coarser) / np.max(np.abs(states), axis=0))
    return describe(problem, f"scipy {method}, rtol {tolerance:g}", float(accuracy), times, states)


def kepler_orbit() -> dict[str, object]:
    """An orbit of eccentricity 0.5 and semi-major axis 1 from its perihelion, over rather more than three periods."""
    eccentricity, duration = 0.5, 20.0
    minor = math.sqrt(1 - eccentricity**2)
    problem = Problem(
        id="kepler_orbit",
        state_variables=("x", "y", "vx", "vy"),
        equation="d2x/dt2 = -mu*x/(x**2 + y**2)**1.5; d2y/dt2 = -mu*y/(x**2 + y**2)**1.5",
        params={"mu": 1.0},
        initial_state=(1 - eccentricity, 0.0, 0.0, minor / (1 - eccentricity)),
        duration=duration,
    )
    times = np.linspace(0, duration, SAMPLES)
    anomaly = times.copy()
    for _ in range(50):  # Newton's method for E - e sin E = t; it converges from E = t for e = 0.5
        anomaly -= (anomaly - eccentricity * np.sin(anomaly) - times) / (1 - eccentricity * np.cos(anomaly))
    rate = 1 / (1 - eccentricity * np.cos(anomaly))
    states = np.column_stack(
        [
            np.cos(anomaly) - eccentricity,
            minor * np.sin(anomaly),
            -np.sin(anomaly) * rate,
            minor * np.cos(anomaly) * rate,
        ]
    )
    return describe(problem, "Kepler's equation", 1e-14, times, states)


def describe(
    problem: Problem, method: str, accuracy: float, times: np.ndarray, states: np.ndarray
) -> dict[str, object]:
    """The object that the file holds."""
    return {
        "id": problem.id,
        "equation": problem.equation,
        "state_variables": problem.state_variables,
        "driven": problem.driven,
        "stiff": problem.stiff,
        "params": problem.params,
        "initial_state": problem.initial_state,
        "method": method,
        "accuracy": float(f"{accuracy:.1e}"),
        "times": times.tolist(),
        "states": states.tolist(),
    }


def write(reference: dict[str, object]) -> None:
    """Writes the file, one row of states a line."""
    fields = [f"  {json.dumps(key)}: {json.dumps(value)}" for key, value in reference.items() if key != "states"]
    rows = ",\n".join(f"    {json.dumps(row)}" for row in reference["states"])
    path = REFERENCES / f"{reference['id']}.json"
    path.write_text("{\n" + ",\n".join(fields) + f',\n  "states": [\n{rows}\n  ]\n}}\n')
    print(f"{path.name}: {reference['method']}, accuracy {reference['accuracy']:.1e}")


def main() -> None:
    wanted = set(sys.argv[1:])
    REFERENCES.mkdir(parents=True, exist_ok=True)
    for problem in load_problems():
        if not wanted or problem.id in wanted:
            write(solve(problem))
    if not wanted or "kepler_orbit" in wanted:
        write(kepler_orbit())


if __name__ == "__main__":
    main()
