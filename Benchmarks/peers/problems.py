"""The thirteen equations of `Benchmarks/problems.json`, read, parsed and compiled with sympy.

The first eight are systems of tiers 1 to 3 with the middle of each parameter's range. The others are textbook
figures: Van der Pol mu 5 and, stiff, mu 1000, both from (2, 0); Lorenz's 10, 28, 8/3 from (1, 1, 1); Duffing's
two-well oscillator driven at omega 1.2; Robertson's kinetics from (1, 0, 0) over its original 40 seconds.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import sympy
from sympy.parsing.sympy_parser import parse_expr

ROOT = Path(__file__).resolve().parents[2]
REFERENCES = ROOT / "Tests" / "PhysiXKernelTests" / "References"

SAMPLES = 100

RightHandSide = Callable[..., list[float]]

_FUNCTIONS = {name: getattr(sympy, name) for name in ("sin", "cos", "tan", "exp", "log", "sqrt", "Abs")}
_LEFT_SIDE = re.compile(r"\s*d(?P<order>2?)(?P<name>\w+)/dt(?P=order)\s*$")


@dataclass(frozen=True)
class Problem:
    """An initial value problem: states in the order of `state_variables`, times in seconds."""

    id: str
    state_variables: tuple[str, ...]
    equation: str
    params: dict[str, float]
    initial_state: tuple[float, ...]
    duration: float
    driven: bool = False
    stiff: bool = False


def load_problems() -> list[Problem]:
    """All thirteen, in the order of the file."""
    entries = json.loads((ROOT / "Benchmarks" / "problems.json").read_text())
    return [
        Problem(**entry | {key: tuple(entry[key]) for key in ("state_variables", "initial_state")}) for entry in entries
    ]


def parse(equation: str, state_variables: Sequence[str], parameters: Sequence[str]) -> list[sympy.Expr]:
    """The derivatives of the state variables, as expressions in the state, the parameters and `t`."""
    names = _FUNCTIONS | {name: sympy.Symbol(name) for name in (*state_variables, *parameters, "t")}
    derivatives: dict[str, sympy.Expr] = {}
    for line in equation.split(";"):
        left, right = line.split("=", 1)
        match = _LEFT_SIDE.match(left)
        if match is None:
            raise ValueError(f"not a derivative: {left.strip()}")
        variable = match["name"]
        if match["order"]:
            velocity = next(name for name in ("v" + variable, "d" + variable) if name in state_variables)
            derivatives[variable] = names[velocity]
            variable = velocity
        derivatives[variable] = parse_expr(right, local_dict=names)
    return [derivatives[name] for name in state_variables]


def compile_right_hand_side(
    derivatives: Sequence[sympy.Expr], state_variables: Sequence[str], parameters: Sequence[str]
) -> RightHandSide:
    """A function `f(t, y, *parameters)` of plain floats, several times faster than one of numpy scalars."""
    arguments = [sympy.Symbol("t"), sympy.symbols(state_variables), *map(sympy.Symbol, parameters)]
    return sympy.lambdify(arguments, derivatives, modules="math")
