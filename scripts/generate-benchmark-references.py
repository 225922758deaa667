#!/usr/bin/env python3
"""Figures that PhysiXBenchmarkTests compare with: scikit-learn's R², and the corruption written down a second time.

Run with numpy and scikit-learn installed; it prints Swift literals.
"""
import math

import numpy as np
from sklearn.metrics import r2_score

MASK = 2**64 - 1


def variance_weighted():
    t = np.arange(12) / 4
    tables = {
        "close": (np.c_[t**3, 100 * t**2], np.c_[t**3 + 0.1 * t, 100 * t**2 - 3 * t]),
        "bad": (np.c_[t**2, 1 / (1 + t)], np.c_[-3 * t, -t]),
        "constant": (np.c_[t**2, 0 * t + 2], np.c_[0.8 * t**2, 0 * t + 5]),
        "still": (np.c_[0 * t + 1, 0 * t + 2], np.c_[0 * t + 1, 0 * t + 5]),
    }
    for name, (truth, prediction) in tables.items():
        print(name, repr(float(r2_score(truth, prediction, multioutput="variance_weighted"))))


class Xoshiro:
    """xoshiro256** filled by SplitMix64; stream k starts k jumps further on."""

    JUMP = [0x180EC6D33CFD0ABA, 0xD5A61266F0C9392C, 0xA9582618E03FC9AA, 0x39ABDC4529B1661C]

    def __init__(self, seed, stream):
        self.s = []
        for _ in range(4):
            seed = (seed + 0x9E3779B97F4A7C15) & MASK
            z = (seed ^ seed >> 30) * 0xBF58476D1CE4E5B9 & MASK
            z = (z ^ z >> 27) * 0x94D049BB133111EB & MASK
            self.s.append(z ^ z >> 31)
        for _ in range(stream):
            total = [0] * 4
            for word in self.JUMP:
                for bit in range(64):
                    if word >> bit & 1:
                        total = [a ^ b for a, b in zip(total, self.s)]
                    self.next()
            self.s = total

    def next(self):
        s = self.s
        x = s[1] * 5 & MASK
        result = ((x << 7 | x >> 57) & MASK) * 9 & MASK
        shifted = s[1] << 17 & MASK
        s[2] ^= s[0]
        s[3] ^= s[1]
        s[1] ^= s[2]
        s[0] ^= s[3]
        s[2] ^= shifted
        s[3] = (s[3] << 45 | s[3] >> 19) & MASK
        return result

    def uniform(self):
        return (self.next() >> 11) * 2.0**-53

    def gaussian(self):
        while True:
            x, y = 2 * self.uniform() - 1, 2 * self.uniform() - 1
            square = x * x + y * y
            if 0 < square < 1:
                return x * math.sqrt(-2 * math.log(square) / square)


def corruption(system, seed, count, fraction):
    value = 0xCBF29CE484222325
    for byte in f"{system}#{seed}".encode():
        value = (value ^ byte) * 0x100000001B3 & MASK
    noise, choice = Xoshiro(value, 0), Xoshiro(value, 1)
    print(system, seed, "noise", [noise.gaussian() for _ in range(6)])
    wanted, kept = count - int(fraction * count), []
    for index in range(count):
        if choice.uniform() * (count - index) < wanted:
            kept.append(index)
            wanted -= 1
    print(system, seed, "kept", kept)


variance_weighted()
corruption("56", 0, 20, 0.5)
corruption("56", 4, 20, 0.5)
