"""Numbers and values as JSON data: what may stand in a file, and how it is written."""

from __future__ import annotations

import binascii
import json
import math
from base64 import b64decode, b64encode
from typing import Any

import numpy as np

from circuit_editor.files.limits import why_not_shape
from circuit_editor.model import Place, Value
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence

LONGEST_LIST = 256  # numbers of an array that version 2 still writes as lists
PACKED = {"shape", "f64"}

NOT_PACKED = Sentence.of(
    QT_TRANSLATE_NOOP(
        "Sentence",
        'A packed array is {{ "shape": [...], "f64": "..." }}: its lengths, from 1 on, and as many '
        "numbers of 8 bytes, the lowest first, in base64.",
    )
)
NOT_FINITE = Sentence.of(
    QT_TRANSLATE_NOOP("Sentence", "A packed array holds numbers that are not finite.")
)


def is_number(data: Any) -> bool:
    """True for JSON numbers, which parsing made sure are finite; true and false are none."""
    return type(data) is float or type(data) is int


def value_from(data: Any) -> Value | Sentence:
    """The value that JSON data means, or what is wrong with it.

    A number, or lists of equal length nested in each other with a number at every end; no list
    may be empty. Or an array packed in base64.
    """
    if is_number(data):
        return Value(data)
    if isinstance(data, dict) and data.keys() == PACKED:
        return _unpacked(data["shape"], data["f64"])
    level: list[Any] = [data]
    shape: tuple[int, ...] = ()
    while isinstance(level[0], list):
        length = len(level[0])
        if length == 0:
            return Sentence.of(QT_TRANSLATE_NOOP("Sentence", "A list of numbers cannot be empty."))
        if not all(isinstance(each, list) and len(each) == length for each in level):
            return Sentence.of(
                QT_TRANSLATE_NOOP("Sentence", "The rows of the value differ in length.")
            )
        shape += (length,)
        too_large = why_not_shape(shape)
        if too_large is not None:
            return too_large
        level = [item for each in level for item in each]
    if not all(map(is_number, level)):
        if any(isinstance(each, list) for each in level):
            return Sentence.of(
                QT_TRANSLATE_NOOP("Sentence", "The value mixes numbers and lists in one row.")
            )
        return Sentence.of(
            QT_TRANSLATE_NOOP("Sentence", "A value must be a number, or lists of numbers.")
        )
    return Value(data)


def _unpacked(shape: Any, text: Any) -> Value | Sentence:
    """The array of a packed value; its size is asked of its shape before anything is decoded."""
    if not isinstance(shape, list) or not all(type(n) is int and n >= 1 for n in shape):
        return NOT_PACKED
    too_large = why_not_shape(tuple(shape))
    if too_large is not None:
        return too_large
    if not isinstance(text, str) or len(text) != 4 * -(-8 * math.prod(shape) // 3):
        return NOT_PACKED
    try:
        numbers = np.frombuffer(b64decode(text, validate=True), "<f8")
    except (binascii.Error, ValueError):
        return NOT_PACKED
    if len(numbers) != math.prod(shape):
        return NOT_PACKED
    return Value(numbers.reshape(shape)) if np.isfinite(numbers).all() else NOT_FINITE


def packed_text(value: Value) -> str:
    """A value as version 2 writes it: a long array in base64, all else as before."""
    array = value.array
    if array.size <= LONGEST_LIST:
        return value_text(array.tolist())
    text = b64encode(np.ascontiguousarray(array, "<f8").tobytes()).decode("ascii")
    return f'{{"shape": {list(array.shape)}, "f64": "{text}"}}'


def number_text(number: float) -> str:
    """The shortest text from which the same number is read; whole numbers without ".0"."""
    if not math.isfinite(number):
        return json.dumps(number)  # Infinity or NaN: `read` refuses it, and says where it stands
    text = repr(number)
    # not "-0": most readers take that for an integer, which has no sign at zero
    return text if text == "-0.0" else text.removesuffix(".0")


def place_text(place: Place) -> str:
    """A place, as a value of two numbers is written."""
    return f"[{number_text(place[0])}, {number_text(place[1])}]"


def value_text(nested: Any) -> str:
    """A number or nested lists on one line, as `ndarray.tolist()` gives them."""
    if isinstance(nested, list):
        return "[" + ", ".join(map(value_text, nested)) + "]"
    return number_text(nested)
