#!/usr/bin/env python3
"""pysindy_answers.py CASES.jsonl ANSWERS.jsonl [--jobs N]: what PySINDy finds in the cases of `physix bench --dump-cases`.

The variants are those of Docs/Benchmarks.md: polynomials up to degree 3 chosen by the error of derivatives, the same chosen by
integration, and the weak form chosen by integration. Derivatives come from finite differences, with and without smoothing.
Answers that stand in the file already are kept. Seconds are processor time, everything that a variant needs included.
"""
import argparse
import json
import multiprocessing
import os
import time
import warnings

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ.setdefault(name, "1")

import numpy as np
import pysindy
from scipy.integrate import solve_ivp
from sklearn.metrics import r2_score

warnings.filterwarnings("ignore")
DEGREES = (1, 2, 3)
THRESHOLDS = (0.01, 0.05, 0.1, 0.2)
RIDGE = 0.05
WINDOW = 15
# What the equation language accepts; only dense cubic laws of four variables have more.
MOST_OPERATORS = 250


class Law:
    """A polynomial right side: coefficients, a row for each variable, and the exponents of each column."""

    def __init__(self, coefficients, powers):
        kept = np.abs(coefficients).max(axis=0) > 0
        self.coefficients = coefficients[:, kept]
        self.powers = powers[kept]

    def derivatives(self, states):
        features = np.prod(states[:, None, :] ** self.powers[None], axis=2)
        return features @ self.coefficients.T

    def motion(self, start, times, bound):
        def beyond(_, state):
            return bound - np.abs(state).max()

        beyond.terminal = True
        deadline = time.process_time() + 2

        def derivative(_, state):
            if time.process_time() > deadline:
                raise TimeoutError
            return self.coefficients @ np.prod(state**self.powers, axis=1)

        try:
            solution = solve_ivp(
                derivative, (times[0], times[-1]), start, "LSODA", times, events=beyond, rtol=1e-6, atol=1e-8)
        except (TimeoutError, ValueError):
            return None
        return solution.y.T if solution.success and solution.y.shape[1] == len(times) else None

    def text(self):
        lines, operators = [], 0
        for index, row in enumerate(self.coefficients):
            terms = []
            for value, powers in zip(row, self.powers):
                if value == 0:
                    continue
                factors = [f"x_{k}**{n}" if n > 1 else f"x_{k}" for k, n in enumerate(powers) if n]
                terms.append("*".join([f"({float(value)!r})", *factors]))
                operators += 2 + sum(1 + (n > 1) for n in powers if n)
            lines.append(f"dx_{index}/dt = " + (" + ".join(terms) or "0"))
        return "\n".join(lines) if operators <= MOST_OPERATORS else None


def polynomial_powers(width, degree):
    return pysindy.PolynomialLibrary(degree=degree).fit(np.zeros((3, width))).powers_


def fits(times, states):
    """Polynomial laws with their differentiation methods, fitted to all samples."""
    methods = [pysindy.FiniteDifference(order=2)]
    if len(times) > WINDOW:
        methods.append(pysindy.SmoothedFiniteDifference(smoother_kws={"window_length": WINDOW}))
    for method in methods:
        for degree in DEGREES:
            for threshold in THRESHOLDS:
                model = pysindy.SINDy(
                    optimizer=pysindy.STLSQ(threshold=threshold, alpha=RIDGE),
                    feature_library=pysindy.PolynomialLibrary(degree=degree), differentiation_method=method)
                yield model, method, degree


def fitted(model, times, states, powers):
    try:
        model.fit(states, t=times)
        coefficients = np.asarray(model.coefficients())
    except (ValueError, np.linalg.LinAlgError):
        return None
    return Law(coefficients, powers) if np.isfinite(coefficients).all() else None


def by_derivative(times, states):
    """Trained on the first 70 % and chosen by the error of the derivatives in the rest, then fitted to everything."""
    split = int(0.7 * len(times))
    best = (-np.inf, None, None)
    for model, method, degree in fits(times, states):
        powers = polynomial_powers(states.shape[1], degree)
        law = fitted(model, times[:split], states[:split], powers)
        if law is None or law.text() is None:
            continue
        measured = np.asarray(method._differentiate(states, times))[split:]
        predicted = law.derivatives(states[split:])
        if not np.isfinite(predicted).all():
            continue
        score = r2_score(measured, predicted, multioutput="variance_weighted")
        if score > best[0]:
            best = (score, model, powers)
    return fitted(best[1], times, states, best[2]) if best[1] else None


def weak_laws(times, states):
    for degree in DEGREES:
        functions = pysindy.PolynomialLibrary(degree=degree, include_bias=True)
        for width in (0.05, 0.1):
            span = times[-1] - times[0]
            try:
                np.random.seed(0)
                library = pysindy.WeakPDELibrary(
                    functions, spatiotemporal_grid=times, K=100, H_xt=[width * span], is_uniform=False)
            except (ValueError, TypeError):
                continue
            for threshold in THRESHOLDS:
                model = pysindy.SINDy(
                    optimizer=pysindy.STLSQ(threshold=threshold, alpha=RIDGE), feature_library=library)
                law = fitted(model, times, states, polynomial_powers(states.shape[1], degree))
                if law:
                    yield law


def by_trajectory(times, states, laws):
    """The law whose motion from the first sample follows the samples best."""
    best, chosen = -np.inf, None
    bound = 1000 * max(1, np.abs(states).max())
    for law in laws:
        if law is None or law.text() is None:
            continue
        motion = law.motion(states[0], times, bound)
        if motion is None or not np.isfinite(motion).all():
            continue
        score = r2_score(states, motion, multioutput="variance_weighted")
        if score > best:
            best, chosen = score, law
    return chosen


def strong_laws(times, states):
    for model, _, degree in fits(times, states):
        yield fitted(model, times, states, polynomial_powers(states.shape[1], degree))


VARIANTS = {
    "PySINDy, by derivative": by_derivative,
    "PySINDy, by trajectory": lambda times, states: by_trajectory(times, states, strong_laws(times, states)),
    "PySINDy, weak form": lambda times, states: by_trajectory(times, states, weak_laws(times, states)),
}


def answers(case):
    times, states = np.array(case["times"]), np.array(case["states"])
    lines = []
    for policy, find in VARIANTS.items():
        start = time.process_time()
        law = find(times, states)
        seconds = time.process_time() - start
        key = {name: case[name] for name in ("id", "noise", "subsample", "seed")}
        lines.append({"policy": policy, **key, "equation": law.text() if law else "", "seconds": seconds})
    return lines


def identity(line):
    return line["id"], line["noise"], line["subsample"], line["seed"]


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("cases")
    parser.add_argument("answers")
    parser.add_argument("--jobs", type=int, default=1)
    options = parser.parse_args()
    done = set()
    if os.path.exists(options.answers):
        with open(options.answers) as file:
            done = {identity(json.loads(line)) for line in file}
    with open(options.cases) as file:
        cases = [case for case in map(json.loads, file) if identity(case) not in done]
    with multiprocessing.Pool(options.jobs) as pool, open(options.answers, "a") as file:
        for lines in pool.imap_unordered(answers, cases):
            file.write("".join(json.dumps(line) + "\n" for line in lines))
            file.flush()
