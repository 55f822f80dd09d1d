"""Dialects of the export: NumPy by its own names, other targets by a table of renames."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from circuit_editor.export.recording import CALL, NAME, NUMBER, RAISED, Recorded
from circuit_editor.text.brackets import in_brackets

# how tightly Python binds; of what stands alone
COMPARES, ALLOWS, JOINS, ADDS, MULTIPLIES, NEGATES, RAISES, ALONE = range(8)
INFIX = {
    "add": ("+", ADDS),
    "subtract": ("-", ADDS),
    "multiply": ("*", MULTIPLIES),
    "divide": ("/", MULTIPLIES),
    "bitwise_and": ("&", JOINS),
    "bitwise_or": ("|", ALLOWS),
    "equal": ("==", COMPARES),
    "not_equal": ("!=", COMPARES),
    "less": ("<", COMPARES),
    "less_equal": ("<=", COMPARES),
    "greater": (">", COMPARES),
    "greater_equal": (">=", COMPARES),
    RAISED: ("**", RAISES),
}
TURNED = {"add": "-", "subtract": "+"}  # x + -1 is x - 1, to the last bit


@dataclass(frozen=True, slots=True)
class Dialect:
    """A target: the module of its functions, and those it calls otherwise than NumPy does.

    In a template of `calls` the {} is what the function is called with.
    """

    module: str
    calls: Mapping[str, str] = field(default_factory=dict)

    def of_arrays(self) -> Dialect:
        """The same for arrays: what is one number's function is called for each of them."""
        each = {"erf": "np.vectorize(math.erf)({})", "erfc": "np.vectorize(math.erfc)({})"}
        return replace(self, calls={**self.calls, **each})

    def text(self, expression: Recorded, known: Mapping[str, str]) -> str:
        """The expression with as few brackets as it can have; `known` are names for its names."""
        return self._written(expression, known)[0]

    def factor(self, expression: Recorded, known: Mapping[str, str]) -> str:
        """The same as the first factor of a product: what has two sides stands in brackets."""
        text, binds = self._written(expression, known)
        return in_brackets(text, binds, NEGATES)

    def result(self, expression: Recorded) -> str:
        """What a function returns: a single number, where NumPy would make an array of one."""
        text = self.text(expression, {})
        return f"{self.module}.float64({text})" if expression.operation == "where" else text

    def number(self, number: float) -> str:
        """A number with every digit it has."""
        if math.isnan(number):
            return f"{self.module}.nan"
        if math.isinf(number):
            return f"{'-' * (number < 0)}{self.module}.inf"
        return repr(number if isinstance(number, int) else float(number))

    def _written(self, expression: Recorded, known: Mapping[str, str]) -> tuple[str, int]:
        operation, parts = expression.operation, expression.parts
        if operation == NAME:
            return known.get(expression.of, expression.of), ALONE
        if operation == NUMBER:
            text = self.number(expression.of)
            return text, NEGATES if text.startswith("-") else ALONE
        if operation in INFIX:
            return self._infix(operation, *(self._written(each, known) for each in parts))
        if operation == "negative":
            text, binds = self._written(parts[0], known)
            plain = binds >= NEGATES and not text.startswith("-")
            return f"-{text}" if plain else f"-({text})", NEGATES
        inputs = ", ".join(self.text(each, known) for each in parts)
        if operation == CALL:
            return f"{expression.of.name}({inputs})", ALONE
        return self.calls.get(operation, f"{self.module}.{operation}({{}})").format(inputs), ALONE

    def _infix(
        self, operation: str, left: tuple[str, int], right: tuple[str, int]
    ) -> tuple[str, int]:
        sign, binds = INFIX[operation]
        from_right = operation == RAISED  # x ** y ** z is x ** (y ** z), and x ** -y can be read
        lowest = binds + 1 if from_right or binds == COMPARES else binds
        one = in_brackets(*left, lowest)
        if operation in TURNED and right[1] == NEGATES and _is_below_zero(right[0]):
            return f"{one} {TURNED[operation]} {right[0][1:]}", binds
        lowest = NEGATES if from_right else binds + 1
        return f"{one} {sign} {in_brackets(*right, lowest)}", binds


def _is_below_zero(text: str) -> bool:
    try:
        return float(text) < 0
    except ValueError:
        return False


NUMPY = Dialect(
    "np",
    {
        "absolute": "np.abs({})",
        "erf": "np.float64(math.erf({}))",
        "erfc": "np.float64(math.erfc({}))",
    },
)
