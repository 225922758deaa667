"""Problems drawn in Python and solved by scipy: the rows that GoldenProblemTests pins.

Run: python3 scripts/references/drawing.py
"""

import math

import numpy
from scipy.integrate import solve_ivp

from randomness import Generator


def free_fall(draw):
    draw(0.5, 5)  # the mass, a decoy
    return 3, [draw(20, 60), 0], lambda t, s: [s[1], -9.81]


def simple_pendulum(draw):
    length = draw(0.5, 2)
    return 10, [draw(0.2, 1.2), 0], lambda t, s: [s[1], -9.81 / length * math.sin(s[0])]


def damped_spring(draw):
    k, m, b = draw(2, 20), draw(0.5, 2), draw(0.1, 0.8)
    return 10, [draw(0.3, 2), 0], lambda t, s: [s[1], -k / m * s[0] - b / m * s[1]]


def projectile_drag(draw):
    k, speed, angle = draw(0.005, 0.02), draw(15, 30), math.radians(draw(30, 70))

    def slope(t, s):
        drag = k * math.hypot(s[2], s[3])
        return [s[2], s[3], -drag * s[2], -9.81 - drag * s[3]]

    return 5, [0, 0, speed * math.cos(angle), speed * math.sin(angle)], slope


def lorenz(draw):
    rho, beta = draw(24, 32), draw(2.4, 3)
    start = [draw(1, 5), draw(1, 5), draw(15, 25)]
    return 4, start, lambda t, s: [10 * (s[1] - s[0]), s[0] * (rho - s[2]) - s[1], s[0] * s[1] - beta * s[2]]


for system in (free_fall, simple_pendulum, damped_spring, projectile_drag, lorenz):
    duration, start, slope = system(Generator(42, 0).uniform)
    times = [round(duration / 99 * i, 5) for i in range(100)]
    solution = solve_ivp(slope, (0, duration), start, "DOP853", times, rtol=1e-13, atol=1e-13).y.T
    noise = Generator(42, 1)
    sigma = 0.01 * solution.std(axis=0)
    observed = numpy.array([[value + s * noise.gaussian() for value, s in zip(row, sigma)] for row in solution])
    for sample in (2, 99):
        print(system.__name__, times[sample], *(round(float(value), 5) for value in observed[sample]))
