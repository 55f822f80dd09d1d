"""A number that records the operations applied to it: gates called with it yield their source.

It answers Python's operators and NumPy's functions, so that nothing is declared twice. What cannot
matter is left out as it is recorded: the branch that a known constant never takes, a power of 1.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

NAME, NUMBER, CALL = "name", "number", "call"
RAISED = "**"  # Python's operator: np.power rounds its last digit otherwise
CHOICES = {"where", "equal", "not_equal", "less", "less_equal", "greater", "greater_equal"}
CHOICES |= {"bitwise_and", "bitwise_or"}
COMMUTE = {"add", "multiply"}


def _operator(name: str) -> Any:
    return lambda self, other: apply(name, self, other)


def _reflected(name: str) -> Any:
    return lambda self, other: apply(name, other, self)


@dataclass(frozen=True, slots=True, eq=False)
class Recorded:
    """An expression: an operation by NumPy's name, and what it is applied to.

    A NAME, a NUMBER and the CALL of a function have what they are of in `of`.
    """

    operation: str
    parts: tuple[Recorded, ...] = ()
    of: Any = None

    __add__, __radd__ = _operator("add"), _reflected("add")
    __sub__, __rsub__ = _operator("subtract"), _reflected("subtract")
    __mul__, __rmul__ = _operator("multiply"), _reflected("multiply")
    __truediv__, __rtruediv__ = _operator("divide"), _reflected("divide")
    __pow__, __rpow__ = _operator(RAISED), _reflected(RAISED)
    __and__, __rand__ = _operator("bitwise_and"), _reflected("bitwise_and")
    __or__, __ror__ = _operator("bitwise_or"), _reflected("bitwise_or")
    __lt__, __le__ = _operator("less"), _operator("less_equal")
    __gt__, __ge__ = _operator("greater"), _operator("greater_equal")
    __eq__, __ne__ = _operator("equal"), _operator("not_equal")
    __hash__ = object.__hash__

    def __neg__(self) -> Any:
        return apply("negative", self)

    def __getitem__(self, index: Any) -> Recorded:
        if index != ():
            raise TypeError("a recorded number is a single one")
        return self

    def __bool__(self) -> bool:
        raise TypeError("nothing can branch on a recorded number: it has no value")

    def __array_ufunc__(self, ufunc: Any, method: str, *inputs: Any, **options: Any) -> Any:
        return NotImplemented if method != "__call__" or options else apply(ufunc.__name__, *inputs)

    def __array_function__(self, function: Any, types: Any, inputs: Any, options: Any) -> Any:
        return NotImplemented if function is not np.where or options else apply("where", *inputs)

    @property
    def is_number(self) -> bool:
        """True for a number that is known as it is recorded."""
        return self.operation == NUMBER

    def same_as(self, other: Recorded) -> bool:
        """True where both do the same to the last bit: sums and products may be turned round."""
        return self._key() == other._key()

    def _key(self) -> tuple[Any, ...]:
        parts = [each._key() for each in self.parts]
        if self.operation in COMMUTE:
            parts.sort(key=repr)
        of = float(self.of) if self.is_number else self.of
        return self.operation, repr(of) if self.is_number else of, *parts

    def walk(self) -> Iterator[Recorded]:
        """Every part as often as it is used, itself among them, inputs first."""
        for each in self.parts:
            yield from each.walk()
        yield self

    def with_names(self, known: Mapping[str, Recorded]) -> Recorded:
        """The same of other names or numbers."""
        if self.operation == NAME:
            return known.get(self.of, self)
        parts = tuple(each.with_names(known) for each in self.parts)
        return Recorded(self.operation, parts, self.of) if parts else self


def name(text: str) -> Recorded:
    """A number that bears this name in the program."""
    return Recorded(NAME, of=text)


def record(thing: Any) -> Recorded:
    """What was recorded as it is; anything else as a number."""
    return thing if isinstance(thing, Recorded) else Recorded(NUMBER, of=thing)


def apply(operation: str, *inputs: Any) -> Any:
    """An operation as it is recorded; a number or a part of it where no more is left to do."""
    if operation == "where" and not _is_open(inputs[0]):
        return inputs[1] if _known(inputs[0]) else inputs[2]
    if operation == "bitwise_and":
        for one, other in (inputs, inputs[::-1]):
            if not _is_open(one):
                return other if _known(one) else False
    if operation == "power" and not _is_open(inputs[1]) and _known(inputs[1]) == 1:
        return inputs[0]
    return Recorded(operation, tuple(record(each) for each in inputs))


def names(texts: Iterable[str]) -> dict[str, Recorded]:
    """Numbers by the names they bear."""
    return {text: name(text) for text in texts}


def _is_open(thing: Any) -> bool:
    return isinstance(thing, Recorded) and not thing.is_number


def _known(thing: Any) -> Any:
    return thing.of if isinstance(thing, Recorded) else thing
