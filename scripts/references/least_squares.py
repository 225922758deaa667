#!/usr/bin/env python3
"""Writes Tests/PhysiXKernelTests/References/initial-states.json: initial states fitted by scipy's least_squares.

Each case has noisy samples of some variables, null where nothing was measured, and the initial state that minimises the
sum of 1 − R² over the measured variables, with that sum. Prints a fit of the NIST's Misra1a besides, which
LevenbergMarquardtTests pins. Needs numpy and scipy. Run from the root of the repository:
python3 scripts/references/least_squares.py
"""

import json
import math
from pathlib import Path

import numpy
from scipy.integrate import solve_ivp
from scipy.optimize import least_squares

FILE = Path("Tests/PhysiXKernelTests/References/initial-states.json")


def damped_spring(t, s):
    return [s[1], -6 * s[0] - 0.3 * s[1]]


def pendulum(t, s):
    return [s[1], -9.81 * math.sin(s[0])]


def lotka_volterra(t, s):
    return [0.6 * s[0] - 0.03 * s[0] * s[1], 0.02 * s[0] * s[1] - 0.8 * s[1]]


def samples(slopes, start, times, noise, missing, generator):
    """Noisy samples of the variables that `missing` has a share for, rounded as problems are."""
    states = solve_ivp(slopes, (0, times[-1]), start, "DOP853", times, rtol=1e-11, atol=1e-12).y[: len(missing)].T
    states = numpy.round(states + noise * generator.standard_normal(states.shape), 5)
    states[generator.uniform(size=states.shape) < missing] = math.nan
    return states


def fit(slopes, observed, times, guess):
    """The initial state with the least sum of 1 − R², and that sum."""
    spread = numpy.sqrt(numpy.nansum((observed - numpy.nanmean(observed, axis=0)) ** 2, axis=0))

    def residuals(start):
        states = solve_ivp(slopes, (0, times[-1]), start, "DOP853", times, rtol=1e-11, atol=1e-12).y
        misfit = (states[: observed.shape[1]].T - observed) / spread
        return misfit[~numpy.isnan(misfit)]

    found = least_squares(residuals, guess, x_scale="jac", jac="3-point", xtol=1e-12, ftol=1e-14, gtol=1e-14)
    assert found.success
    return found.x, 2 * found.cost


CASES = [
    # name, equation, variables, slopes, start, guess of the fit, times, noise, share of missing samples
    ("damped spring", "d2x/dt2 = -6*x - 0.3*vx", ["x"], damped_spring, [0.4, 2.5], [0.4, 2],
     numpy.linspace(0, 10, 60), 0.03, [0]),
    ("pendulum", "d2theta/dt2 = -9.81*sin(theta)", ["theta"], pendulum, [1.2, 4.1], [1.2, 4],
     numpy.linspace(0, 8, 80), 0.04, [0.1]),
    ("Lotka–Volterra", "dx/dt = 0.6*x - 0.03*x*y; dy/dt = 0.02*x*y - 0.8*y", ["x", "y"], lotka_volterra, [25, 12],
     [24, 13], numpy.linspace(0, 20, 50), 0.8, [0.3, 0.7]),
]


def misra1a():
    """The NIST's Misra1a, of lower difficulty, from its first start."""
    x = numpy.array([77.6, 114.9, 141.1, 190.8, 239.9, 289, 332.8, 378.4, 434.8, 477.3, 536.8, 593.1, 689.1, 760])
    y = numpy.array(
        [10.07, 14.73, 17.94, 23.93, 29.61, 35.18, 40.02, 44.82, 50.76, 55.05, 61.01, 66.4, 75.47, 81.78])
    found = least_squares(
        lambda b: b[0] * (1 - numpy.exp(-b[1] * x)) - y, [500, 1e-4], method="lm", x_scale=[1, 1e-4],
        xtol=1e-15, ftol=1e-15, gtol=1e-15)
    print("Misra1a:", found.x.tolist(), 2 * found.cost)


def main():
    generator = numpy.random.default_rng(20261123)
    entries = []
    for name, equation, variables, slopes, start, guess, times, noise, missing in CASES:
        times = numpy.round(times, 4)
        observed = samples(slopes, start, times, noise, missing, generator)
        fitted, cost = fit(slopes, observed, times, guess)
        print(f"{name}: {fitted.tolist()}, {cost}")
        rows = [[None if math.isnan(value) else value for value in row] for row in observed.tolist()]
        entry = {
            "name": name, "equation": equation, "state_variables": variables, "fitted": fitted.tolist(), "cost": cost,
            "times": times.tolist(), "states": rows,
        }
        fields = [f"    {json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}" for key, value in entry.items()]
        entries.append("  {\n" + ",\n".join(fields) + "\n  }")
    FILE.write_text("[\n" + ",\n".join(entries) + "\n]\n", encoding="utf-8")
    misra1a()


if __name__ == "__main__":
    main()
