"""The entries of the grammar's operator stack: operators and open parentheses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from circuit_editor.expression.postfix import Role
from circuit_editor.expression.tokens import Token


class Operator(NamedTuple):
    """A sign that waits for what stands behind it: `kind` is its gate, "" for a plain +x."""

    kind: str
    arity: int
    tightness: int
    position: int
    role: Role = Role.OPERATOR
    power: float | None = None  # of sin^2 x


@dataclass(slots=True)
class Parenthesis:
    """An open parenthesis or bar, its function, and how many arguments have begun."""

    position: int
    sign: str
    function: Token | None = None
    kind: str = ""
    arguments: int = 1
    power: float | None = None  # of sin^2(x)
    wraps: bool = False  # it is the call in Value(2.0): the value goes through
