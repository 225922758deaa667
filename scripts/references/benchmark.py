"""Figures that PhysiXBenchmarkTests compare with: scikit-learn's R², and the corruption written down a second time.

Run with numpy and scikit-learn installed; it prints Swift literals.
"""
import numpy as np
from sklearn.metrics import r2_score

from randomness import MASK, Generator


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


def corruption(system, seed, count, fraction):
    value = 0xCBF29CE484222325
    for byte in f"{system}#{seed}".encode():
        value = (value ^ byte) * 0x100000001B3 & MASK
    noise, choice = Generator(value, 0), Generator(value, 1)
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
