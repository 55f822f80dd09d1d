"""Postfix code: the instructions that compute the value of a line, operands before operators."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any, NamedTuple

from circuit_editor.model import Value

NO_OPTIONS: Mapping[str, Any] = {}


class Role(Enum):
    """The role of an instruction: push a value or a name, or take operands from the stack."""

    NUMBER = "number"
    ARRAY = "array"
    NAME = "name"
    CONSTANT = "constant"
    OPERATOR = "operator"
    CALL = "call"


class Instruction(NamedTuple):
    """One step of computing. `what` is a value, a name, the kind of a gate, or a block's function.

    `arity` is how many results before it an operator or a call takes; `position` is where it
    stands in the text. `options` are the attributes that a call of a gate of arrays names.
    """

    role: Role
    what: float | str | Value
    arity: int
    position: int
    options: Mapping[str, Any] = NO_OPTIONS


@dataclass(frozen=True, slots=True)
class Assignment:
    """One line of a program: the name that is assigned, and the instructions for its value."""

    name: str
    code: list[Instruction]
    in_place: bool = False  # x += 1, which changes the array itself

    @property
    def names(self) -> set[str]:
        """The names that its value is computed from."""
        return {str(each.what) for each in self.code if each.role is Role.NAME}
