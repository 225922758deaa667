#!/usr/bin/env python3
"""Writes Tests/PhysiXKernelTests/References/elementary.txt: values of the elementary functions from mpmath, 50 digits.

A line is: function, x, y (0 where unused), the value rounded to double, what the rounding took away in units of its
last place. Hexadecimal, so that nothing is lost. Run from the root of the repository; the output is the same every time. Needs mpmath.
"""
import math
import random
from mpmath import mp, mpf, sin, cos, tan, exp, log, power

mp.dps = 50
random.seed(20231)


def logarithmic(low, high):
    return math.ldexp(random.uniform(1, 2), random.randint(low, high))


def signed(x):
    return math.copysign(x, random.random() - 0.5)


multiples = [k * math.pi / 2 for k in (1, 2, 3, 4, 5, 11, 355 * 2, 12345, 333333, 667543)]
angles = [signed(x) for x in multiples]
angles += [random.uniform(-7, 7) for _ in range(60)]
angles += [signed(logarithmic(-40, 19)) for _ in range(60)]
angles += [2.0**20, 1048576.0000000001, 1647099.5, 1e22, math.ldexp(6381956970095103, 797), 1.7976931348623157e308]
angles += [signed(logarithmic(20, 1022)) for _ in range(60)]
exponents = [1e-300, 2.0**-60, 0.34657359027997264, -0.34657359027997264, 709.782712893384, -708.3964185322641]
exponents += [-708.5, -720.25, -744.0, -745.1332191019411]
exponents += [random.uniform(-708, 709) for _ in range(80)] + [random.uniform(-1, 1) for _ in range(60)]
positives = [5e-324, 2.0**-1022, 1.7976931348623157e308, 0.7071067811865475, 0.7071067811865476, 1.4142135623730951]
positives += [1 + 2.0**-52, 1 - 2.0**-53, 2.0, 10.0]
positives += [random.uniform(0.5, 2) for _ in range(60)] + [logarithmic(-1074, 1023) for _ in range(60)]
powers = [(-3.0, 3.0), (-2.0, -5.0), (-0.5, 10.0), (5e-324, 0.5), (2.0, -1074.0), (1.0000000000000002, 1e18)]
for _ in range(100):
    x = logarithmic(-1022, 1022)
    powers.append((x, random.uniform(-708, 708) / math.log(x)))
for _ in range(60):
    powers.append((random.uniform(0, 10), random.uniform(-5, 5)))
for _ in range(60):
    x = 1 + signed(logarithmic(-45, -2))
    powers.append((x, random.uniform(-708, 708) / math.log(x)))
for _ in range(30):
    x = random.uniform(2, 50)
    powers.append((x, -random.uniform(709, 744) / math.log(x)))

with open("Tests/PhysiXKernelTests/References/elementary.txt", "w") as file:
    def row(name, value, x, y=0.0):
        head = float(value)
        rest = float((value - mpf(head)) / math.ulp(head))
        file.write(f"{name} {x.hex()} {y.hex()} {head.hex()} {rest.hex()}\n")

    for x in angles:
        for name, function in (("sin", sin), ("cos", cos), ("tan", tan)):
            mp.dps = 400
            value = function(mpf(x))
            mp.dps = 50
            row(name, value, x)
    for x in exponents:
        row("exp", exp(mpf(x)), x)
    for x in positives:
        row("log", log(mpf(x)), x)
    for x, y in powers:
        row("power", power(mpf(x), mpf(y)), x, y)
