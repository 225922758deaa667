"""Problems: what a proposal is about."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, Self

import numpy as np
from numpy.typing import ArrayLike, NDArray

from physix._library import Handle, library, taken
from physix._numbers import matrix, named, names, number, times, whole
from physix.errors import InputError

if TYPE_CHECKING:
    import pandas as pd


class Problem:
    """A measured trajectory, the names that equations may use, and a hint. It never changes.

    Make one with `sample`, `from_arrays`, `from_frame` or `from_dict`. Problems can be pickled, compared, hashed, and
    used by any number of threads at once.
    """

    __slots__ = ("__dict__", "_handle", "address")
    _handle: Handle
    address: int

    def __init__(self, document: bytes) -> None:
        """A problem in JSON, in UTF-8, as `physix score` reads it (Docs/Contract.md §10)."""
        self._hold(Handle("physix_problem_read", document))

    def _hold(self, handle: Handle) -> None:
        self._handle = handle
        self.address = handle.address

    @classmethod
    def sample(
        cls,
        system_id: str,
        seed: int = 0,
        *,
        noise: float | None = None,
        samples: int | None = None,
        reveal: Literal["full", "anonymous"] = "full",
        variant: Literal["original", "altered"] = "original",
    ) -> Self:
        """Draws a problem from a system; the same arguments give the same bits everywhere.

        Args:
            system_id: The system; `physix.systems()` lists them.
            seed: From 0 to 2**64 - 1; parameters, initial state and noise depend on it.
            noise: Its standard deviation as a fraction of each variable's own, from 0 to 1000; 0.01 unless given.
            samples: How many samples are taken, 2 or more; 100 unless given.
            reveal: "anonymous" hides id and hint, and calls the variables x1, vx1 and so on.
            variant: "altered" bends the law, so that only the data can tell.

        Raises:
            UnknownSystemError: There is no such system.
            ProblemError: A number is out of range.
            InputError: An argument has a wrong type.
        """
        if not isinstance(system_id, str):
            raise InputError(f"system_id must be a str, not {type(system_id).__name__}")
        drawing: dict[str, object] = {
            "system_id": system_id,
            "seed": whole("seed", seed, 0, 2**64 - 1),
            "reveal": _choice("reveal", reveal, ("full", "anonymous")),
            "variant": _choice("variant", variant, ("original", "altered")),
        }
        if noise is not None:
            drawing["noise"] = number("noise", noise)
        if samples is not None:
            drawing["samples"] = whole("samples", samples, 0, 2**31)
        problem = cls.__new__(cls)
        problem._hold(Handle("physix_problem_draw", json.dumps(drawing).encode()))
        return problem

    @classmethod
    def from_arrays(
        cls,
        t: ArrayLike,
        y: ArrayLike,
        state_variables: Sequence[str] | str,
        *,
        initial_state: Mapping[str, float] | None = None,
        hint: str = "",
        driven: bool = False,
        system_id: str = "",
    ) -> Self:
        """A problem from samples of one's own.

        Args:
            t: n times, strictly increasing.
            y: n × d values, or n where there is one variable; NaN where nothing was measured.
            state_variables: The d names, without `t`. `vx` is the velocity of `x`.
            initial_state: The true state at the first time; what is missing is fitted together with every score.
            hint: A sentence about the system.
            driven: Whether equations may use `t`.
            system_id: A name for the problem.

        Raises:
            InputError: Shapes, types or values do not fit.
            ProblemError: The names or samples cannot be used.
        """
        variables = names(state_variables)
        moments = times(t)
        values = matrix("y", y, rows=len(moments), columns=len(variables))
        columns = [[None if value != value else value for value in column] for column in values.T.tolist()]
        keys = ["t", *variables]
        document: dict[str, object] = {
            "state_variables": variables,
            "trajectory": [dict(zip(keys, row, strict=True)) for row in zip(moments.tolist(), *columns, strict=True)],
            "hint": hint,
            "driven": bool(driven),
            "system_id": system_id,
        }
        if initial_state is not None:
            document["initial_state"] = named("initial_state", initial_state)
        return cls.from_dict(document)

    @classmethod
    def from_frame(
        cls,
        frame: pd.DataFrame,
        *,
        time: str = "t",
        state_variables: Sequence[str] | None = None,
        initial_state: Mapping[str, float] | None = None,
        hint: str = "",
        driven: bool = False,
        system_id: str = "",
    ) -> Self:
        """A problem from a pandas data frame: a column of times, and one for each variable.

        Args:
            frame: The samples; NaN where nothing was measured.
            time: The column of times.
            state_variables: The columns of values; all others unless given.
            initial_state: As for `from_arrays`.
            hint: As for `from_arrays`.
            driven: As for `from_arrays`.
            system_id: As for `from_arrays`.

        Raises:
            InputError: A column is missing or holds no numbers.
            ProblemError: The names or samples cannot be used.
        """
        present = [str(column) for column in frame.columns]
        wanted = [name for name in present if name != time] if state_variables is None else names(state_variables)
        for name in (time, *wanted):
            if name not in present:
                raise InputError(f"the frame has no column `{name}`", f"it has {', '.join(present)}")
        return cls.from_arrays(
            frame[time].to_numpy(),
            frame[wanted].to_numpy(),
            wanted,
            initial_state=initial_state,
            hint=hint,
            driven=driven,
            system_id=system_id,
        )

    @classmethod
    def from_dict(cls, problem: Mapping[str, Any]) -> Self:
        """A problem from the members of its JSON: state_variables, trajectory, initial_state, hint, driven, system_id.

        Raises:
            InputError: It is not such an object.
            ProblemError: The names or samples cannot be used.
        """
        if not isinstance(problem, Mapping):
            raise InputError(f"a problem must be a mapping, not {type(problem).__name__}")
        try:
            document = json.dumps(dict(problem), allow_nan=False)
        except (TypeError, ValueError, RecursionError) as error:
            raise InputError(f"the problem cannot be written as JSON: {error}") from error
        return cls(document.encode())

    def to_dict(self) -> dict[str, Any]:
        """The members of its JSON, as an agent may see them: without the truth."""
        document: dict[str, Any] = json.loads(self._document)
        return document

    @property
    def _document(self) -> bytes:
        return taken(library.physix_problem_write(self.address))

    @cached_property
    def _members(self) -> dict[str, Any]:
        return self.to_dict()

    @property
    def state_variables(self) -> tuple[str, ...]:
        """The names of the measured variables."""
        return tuple(self._members["state_variables"])

    @cached_property
    def t(self) -> NDArray[np.float64]:
        """The n times, read-only."""
        moments = np.array([sample["t"] for sample in self._members["trajectory"]], dtype=np.float64)
        moments.flags.writeable = False
        return moments

    @cached_property
    def y(self) -> NDArray[np.float64]:
        """The n × d values, NaN where nothing was measured, read-only."""
        rows = [[sample[name] for name in self.state_variables] for sample in self._members["trajectory"]]
        values = np.array(rows, dtype=np.float64)
        values.flags.writeable = False
        return values

    @property
    def initial_state(self) -> dict[str, float] | None:
        """The true state at the first time as far as it is known; None where it is fitted."""
        return self._members.get("initial_state")

    @property
    def hint(self) -> str:
        """The sentence about the system."""
        return str(self._members["hint"])

    @property
    def system_id(self) -> str:
        """The system's name, or "measured"."""
        return str(self._members["system_id"])

    @property
    def driven(self) -> bool:
        """Whether equations may use `t`."""
        return bool(self._members.get("driven", False))

    @cached_property
    def truth(self) -> dict[str, Any] | None:
        """The equation and params behind a problem that was drawn; None for others, and after pickling."""
        document = taken(library.physix_problem_truth(self.address))
        return json.loads(document) if document else None

    def __len__(self) -> int:
        """The number of samples."""
        return len(self._members["trajectory"])

    def __eq__(self, other: object) -> bool:
        """Whether both show the same."""
        return self._document == other._document if isinstance(other, Problem) else NotImplemented

    def __hash__(self) -> int:
        """The hash of what it shows."""
        return hash(self._document)

    def __repr__(self) -> str:
        """What it is, without the samples."""
        return f"<Problem {self.system_id}: {len(self)} samples of {', '.join(self.state_variables)}>"

    def __reduce__(self) -> tuple[type[Self], tuple[bytes]]:
        """Pickles the document; the truth stays behind."""
        return type(self), (self._document,)


def _choice(name: str, value: str, choices: tuple[str, ...]) -> str:
    if value not in choices:
        raise InputError(f"{name} is {value!r}", f"it must be {' or '.join(map(repr, choices))}")
    return value
