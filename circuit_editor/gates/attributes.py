"""Typed attributes of gates: axes, shapes, counts, switches, choices; their checks and defaults.

A constant inside, such as the c of +c, is a number that the gate computes with. What is declared
here is of another sort: it says along which axis a gate adds, or into which shape it brings, and
no derivative is asked by it. In a circuit file it stands beside the constants.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeAlias

from circuit_editor.named_tuple import NamedTuple
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence

Attribute: TypeAlias = float | int | bool | str | tuple[int, ...] | None

MOST_AXES = 16
LARGEST = 1_000_000  # of a length, a stride, a padding

NOT_AXES = Sentence.of(
    QT_TRANSLATE_NOOP("Sentence", "Axes are a list of whole numbers, each once, as in [0] or [-1].")
)
NOT_ONE_AXIS = Sentence.of(
    QT_TRANSLATE_NOOP("Sentence", "One axis is wanted: a list of one whole number, as in [-1].")
)
NOT_A_SHAPE = Sentence.of(
    QT_TRANSLATE_NOOP(
        "Sentence",
        "A shape is a list of lengths from 1 on, of which one may be -1: whatever is left.",
    )
)
NOT_A_SWITCH = Sentence.of(QT_TRANSLATE_NOOP("Sentence", "This must be true or false."))
NOT_WHOLE = Sentence.of(QT_TRANSLATE_NOOP("Sentence", "This must be a whole number."))
TOO_SMALL = QT_TRANSLATE_NOOP("Sentence", "This must be a whole number from {least} on.")
NOT_ONE_OF = QT_TRANSLATE_NOOP("Sentence", "This must be one of {choices}.")
NOT_POSITIVE = Sentence.of(QT_TRANSLATE_NOOP("Sentence", "This must be a positive number."))

NOT_BELOW_1 = Sentence.of(
    QT_TRANSLATE_NOOP("Sentence", "This must be a number from 0 on and below 1.")
)


class AttributeType(NamedTuple):
    """The type of an attribute: its default, and how data of a file or a call becomes one.

    `read` takes JSON data, or a value of Python, and returns the attribute or what is wrong with
    it. `schema` is the JSON Schema of what a file may hold. `is_shape`: its whole numbers are
    lengths, and so written as those of a shape.
    """

    default: Attribute
    read: Callable[[Any], Attribute | Sentence]
    schema: dict[str, Any]
    is_shape: bool = False


WHOLE: dict[str, Any] = {"type": "integer", "minimum": -LARGEST, "maximum": LARGEST}


def axes(default: tuple[int, ...] | None = None) -> AttributeType:
    """Some axes; None for all of them."""

    def read(data: Any) -> Attribute | Sentence:
        if data is None:
            return None
        found = _whole_numbers([data] if type(data) is int else data)
        distinct = found is not None and len(set(found)) == len(found) <= MOST_AXES
        return found if found is not None and distinct else NOT_AXES

    return AttributeType(
        default, read, {"type": "array", "items": WHOLE, "maxItems": MOST_AXES, "uniqueItems": True}
    )


def axis(default: int) -> AttributeType:
    """One axis, in a list as all axes are."""

    def read(data: Any) -> Attribute | Sentence:
        found = _whole_numbers([data] if type(data) is int else data)
        return found if found is not None and len(found) == 1 else NOT_ONE_AXIS

    return AttributeType(
        (default,), read, {"type": "array", "items": WHOLE, "minItems": 1, "maxItems": 1}
    )


def lengths() -> AttributeType:
    """A shape, in which -1 once stands for whatever is left."""

    def read(data: Any) -> Attribute | Sentence:
        found = _whole_numbers([data] if type(data) is int else data)
        if found is None or len(found) > MOST_AXES or found.count(-1) > 1:
            return NOT_A_SHAPE
        return found if all(each >= 1 or each == -1 for each in found) else NOT_A_SHAPE

    schema = {"type": "array", "items": {**WHOLE, "minimum": -1}, "maxItems": MOST_AXES}
    return AttributeType((-1,), read, schema, is_shape=True)


def switch(*, default: bool) -> AttributeType:
    """True or false."""

    def read(data: Any) -> Attribute | Sentence:
        return data if type(data) is bool else NOT_A_SWITCH

    return AttributeType(default, read, {"type": "boolean"})


def whole(default: int | None, least: int = -LARGEST) -> AttributeType:
    """A whole number, not below the least; None where the default is none."""

    def read(data: Any) -> Attribute | Sentence:
        if data is None and default is None:
            return None
        if type(data) is not int or abs(data) > LARGEST:
            return NOT_WHOLE
        return data if data >= least else Sentence.of(TOO_SMALL, least=least)

    return AttributeType(default, read, {**WHOLE, "minimum": least})


def choice(*choices: str) -> AttributeType:
    """One of some words, by default the first."""

    def read(data: Any) -> Attribute | Sentence:
        if isinstance(data, str) and data in choices:
            return data
        return Sentence.of(NOT_ONE_OF, choices=", ".join(choices))

    return AttributeType(choices[0], read, {"enum": list(choices)})


def small_number(default: float) -> AttributeType:
    """A positive number that keeps a divisor from 0."""

    def read(data: Any) -> Attribute | Sentence:
        is_number = type(data) in (int, float)
        return float(data) if is_number and 0 < data < float("inf") else NOT_POSITIVE

    return AttributeType(default, read, {"type": "number", "exclusiveMinimum": 0})


def probability(default: float) -> AttributeType:
    """A number from 0 up to 1, but not 1."""

    def read(data: Any) -> Attribute | Sentence:
        return float(data) if type(data) in (int, float) and 0 <= data < 1 else NOT_BELOW_1

    return AttributeType(default, read, {"type": "number", "minimum": 0, "exclusiveMaximum": 1})


def _whole_numbers(data: Any) -> tuple[int, ...] | None:
    if not isinstance(data, list | tuple):
        return None
    found: Iterable[Any] = data
    if not all(type(each) is int and abs(each) <= LARGEST for each in found):
        return None
    return tuple(data)
