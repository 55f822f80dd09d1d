"""What the grammar makes of a line: words in the order of computing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple


class Role(Enum):
    """What a word does: a number or a name is laid down, the others take what lies on top."""

    NUMBER = "number"
    NAME = "name"
    CONSTANT = "constant"
    OPERATOR = "operator"
    CALL = "call"


class Word(NamedTuple):
    """One step of computing. `what` is a number, a name, the kind of a gate, or a block's function.

    `arity` is how many results before it an operator or a call takes; `position` is where it
    stands in the text.
    """

    role: Role
    what: float | str
    arity: int
    position: int


@dataclass(frozen=True, slots=True)
class Assignment:
    """One line of a program: the name that is assigned, and the words of its value."""

    name: str
    words: list[Word]
