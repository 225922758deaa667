"""Equations of motion for other programs and for people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from physix._json import call
from physix._numbers import named, names, text

if TYPE_CHECKING:
    import sympy


@dataclass(frozen=True, slots=True)
class Equation:
    """Equations of motion that were read, with the numbers of their parameters.

    Attributes:
        text: As they are printed; reading that gives the same again.
        state_variables: The names of the state, hidden velocities after the others.
        parameters: The names of the parameters.
        params: The numbers of the parameters, as far as they are known.
        numeric: The equations with their numbers in the places of names where all are known.
        complexity: The number of operators, as the reward counts them.
        latex: A formula for math mode, with the numbers in it where all are known.
        mathml: The same for web pages, an element for each equation.
    """

    text: str
    state_variables: tuple[str, ...]
    parameters: tuple[str, ...]
    params: dict[str, float]
    numeric: str
    complexity: int
    latex: str
    mathml: tuple[str, ...]
    _sympy: str = field(repr=False)
    _scipy: str = field(repr=False)

    @classmethod
    def read(
        cls, equation: str, params: Mapping[str, float] | None = None, state_variables: Sequence[str] | None = None
    ) -> Equation:
        """Reads equations.

        Args:
            equation: The equations, separated by `;`.
            params: Numbers for the parameters; without any, names that are no variables are parameters.
            state_variables: The measured variables; those on left sides unless given.

        Raises:
            EquationError: The equations cannot be read.
            InputError: An argument has a wrong type or value.
        """
        numbers = named("params", params or {})
        document = {
            "equation": text("equation", equation),
            "params": numbers,
            "state_variables": [] if state_variables is None else names(state_variables),
        }
        answer = call("physix_equation", document)
        return cls(
            answer["equation"],
            tuple(answer["state_variables"]),
            tuple(answer["parameters"]),
            numbers,
            answer["numeric"],
            answer["complexity"],
            answer["latex"],
            tuple(answer["mathml"]),
            answer["sympy"],
            answer["scipy"],
        )

    def sympy(self) -> list[sympy.Eq]:
        """The equations for sympy, with the numbers of the parameters in them; needs the extra `sympy`."""
        namespace: dict[str, Any] = {}
        # The library's own text, made of checked names and numbers alone.
        exec(self._sympy, namespace)
        numbers = {namespace["sp"].Symbol(name): value for name, value in self.params.items()}
        return [equation.subs(numbers) for equation in namespace["equations"]]

    def scipy(self) -> str:
        """The source of a function `right_hand_side(t, state, …)` for `scipy.integrate.solve_ivp`."""
        return self._scipy

    def _repr_latex_(self) -> str:
        return f"$\\displaystyle {self.latex}$"

    def __str__(self) -> str:
        """The equations."""
        return self.text
