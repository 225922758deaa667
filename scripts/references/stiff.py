#!/usr/bin/env python3
"""Writes Tests/PhysiXKernelTests/References/stiff.txt: two stiff problems by scipy's Radau at a tolerance of 1e-12.

A line is: problem, t, the state. Run from the root of the repository. Needs scipy.
"""
import numpy as np
from scipy.integrate import solve_ivp


def van_der_pol(t, y):
    return [y[1], 1000 * (1 - y[0] ** 2) * y[1] - y[0]]


def van_der_pol_jacobian(t, y):
    return [[0, 1], [-2000 * y[0] * y[1] - 1, 1000 * (1 - y[0] ** 2)]]


def robertson(t, y):
    slow, fast, pair = 0.04 * y[0], 3e7 * y[1] ** 2, 1e4 * y[1] * y[2]
    return [pair - slow, slow - pair - fast, fast]


def robertson_jacobian(t, y):
    return [
        [-0.04, 1e4 * y[2], 1e4 * y[1]],
        [0.04, -1e4 * y[2] - 6e7 * y[1], -1e4 * y[1]],
        [0, 6e7 * y[1], 0],
    ]


problems = {
    "vanderpol": (van_der_pol, van_der_pol_jacobian, [2.0, 0.0], np.linspace(0, 2000, 41)),
    "robertson": (robertson, robertson_jacobian, [1.0, 0.0, 0.0], np.concatenate([[0.0], 10.0 ** np.arange(-4, 7)])),
}
with open("Tests/PhysiXKernelTests/References/stiff.txt", "w") as file:
    for name, (f, jacobian, start, times) in problems.items():
        solution = solve_ivp(f, (0, times[-1]), start, "Radau", times, rtol=1e-12, atol=1e-16, jac=jacobian)
        assert solution.success
        for t, y in zip(solution.t, solution.y.T):
            file.write(" ".join([name, repr(float(t))] + [repr(float(v)) for v in y]) + "\n")
