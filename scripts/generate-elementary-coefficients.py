#!/usr/bin/env python3
"""Minimax coefficients and constants of Sources/PhysiXKernel/Evaluation/Elementary, printed as hexadecimal doubles.

Remez exchange in 80 digits: the polynomial p of a degree that makes the largest |weight * (p - f)| on an interval
smallest. The printed bound is measured after rounding the coefficients to double. Needs mpmath.
"""
from mpmath import mp, mpf, exp, sin, cos, log, sqrt, pi, matrix, lu_solve, floor, ldexp

mp.dps = 80


def remez(f, weight, low, high, degree):
    n = degree + 2
    nodes = [(low + high) / 2 - (high - low) / 2 * cos(pi * (2 * i + mpf("1.1")) / (2 * n)) for i in range(n)]
    for _ in range(12):
        a = matrix(n, n)
        b = matrix(n, 1)
        for i, x in enumerate(nodes):
            for j in range(degree + 1):
                a[i, j] = x**j
            a[i, degree + 1] = (-1) ** i / weight(x)
            b[i] = f(x)
        coefficients = list(lu_solve(a, b))[: degree + 1]
        nodes = extrema(lambda x: weight(x) * (horner(coefficients, x) - f(x)), low, high, n)
    return coefficients


def rounded(f, weight, low, high, degree):
    """The lowest coefficient rounded to double, the others fitted again to what it leaves, and so on.

    On an interval around 0 all are rounded at once: the remainder has a pole there.
    """
    coefficients = remez(f, weight, low, high, degree)
    if low < 0 or degree == 0:
        return [float(c) for c in coefficients]
    first = float(coefficients[0])
    rest = rounded(lambda x: (f(x) - first) / x, lambda x: weight(x) * x, low, high, degree - 1)
    return [first] + rest


def extrema(error, low, high, n):
    grid = [(low + high) / 2 - (high - low) / 2 * cos(pi * i / 601) for i in range(602)]
    values = [error(x) for x in grid]
    runs = [[0]]
    for i in range(1, len(grid)):
        if (values[i] > 0) == (values[i - 1] > 0):
            runs[-1].append(i)
        else:
            runs.append([i])
    peaks = [max(run, key=lambda i: abs(values[i])) for run in runs]
    while len(peaks) > n:
        peaks.pop(0 if abs(values[peaks[0]]) < abs(values[peaks[-1]]) else -1)
    assert len(peaks) == n, (len(peaks), n)
    return [grid[i] for i in peaks]


def horner(coefficients, x):
    total = mpf(0)
    for c in reversed(coefficients):
        total = total * x + c
    return total


def show(name, f, weight, low, high, degree):
    low, high = mpf(low), mpf(high)
    coefficients = rounded(f, weight, low, high, degree)
    points = [low + (high - low) * i / 3001 for i in range(3002)]
    bound = max(abs(weight(x) * (horner(coefficients, x) - f(x))) for x in points)
    print(f"{name}: relative error below 2^{float(log(bound, 2)):.1f}")
    for c in coefficients:
        print(f"    {c.hex()}")


def parts(name, value, widths):
    """`value` as a sum of doubles with so many significant bits each; the last is rounded to 53."""
    print(name)
    rest = mpf(value)
    for width in widths:
        scale = width - 1 - int(floor(log(abs(rest), 2)))
        part = float(ldexp(floor(ldexp(rest, scale)), -scale)) if width < 53 else float(rest)
        print(f"    {part.hex()}")
        rest -= mpf(part)


def words(name, count):
    """The first 64 * count fraction bits of 2/pi."""
    print(name)
    digits = int(floor(ldexp(2 / pi, 64 * count)))
    for i in range(count):
        print(f"    0x{(digits >> (64 * (count - 1 - i))) & (2**64 - 1):016x}")


edge = log(2) / 2 * mpf("1.0001")
quarter = (pi / 4 * mpf("1.0001")) ** 2
ratio = ((sqrt(2) - 1) / (sqrt(2) + 1) * mpf("1.0001")) ** 2
tiny = mpf("1e-9")
show("exp: (e^r - 1 - r - r^2/2) / r^3", lambda r: (exp(r) - 1 - r - r**2 / 2) / r**3,
     lambda r: abs(r) ** 3 / exp(r), -edge, edge, 8)
show("sin: (sin r - r) / r^3, z = r^2", lambda z: (sin(sqrt(z)) / sqrt(z) - 1) / z,
     lambda z: z * sqrt(z) / sin(sqrt(z)), tiny, quarter, 5)
show("cos: (cos r - 1 + z/2) / z^2, z = r^2", lambda z: (cos(sqrt(z)) - 1 + z / 2) / z**2,
     lambda z: z**2 / cos(sqrt(z)), tiny, quarter, 5)


def tail(z):
    s = sqrt(z)
    return (log((1 + s) / (1 - s)) / s - 2) / z


show("log: (log((1+s)/(1-s)) - 2 s) / s^3, z = s^2", tail, lambda z: z / (2 + z * tail(z)), tiny, ratio, 6)
show("power: (3/2 log((1+s)/(1-s)) - 3 s - s^3) / s^5, z = s^2",
     lambda z: (mpf(3) / 2 * tail(z) - 1) / z, lambda z: z**2 / (3 + mpf(3) / 2 * z * tail(z)), tiny, ratio, 7)
parts("pi/2", pi / 2, [33, 33, 33, 53])
parts("pi/2, two parts", pi / 2, [53.0, 53])
parts("ln 2", log(2), [42, 53])
mp.dps = 500
words("2/pi", 20)
