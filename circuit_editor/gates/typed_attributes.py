"""Attributes of gates as texts: how each is written in a field, and what was typed there."""

from __future__ import annotations

from typing import Any

from circuit_editor.gates.attributes import Attribute, AttributeType
from circuit_editor.text import MINUS, QT_TRANSLATE_NOOP, Sentence, exact
from circuit_editor.text.typed_numbers import typed_number
from circuit_editor.text.typed_shapes import NOT_WHOLE_NUMBERS, typed_whole_numbers, write_shape

# What an attribute says, for people who meet its name for the first time.
MEANINGS = {
    "axis": QT_TRANSLATE_NOOP("Gate", "along which axis: 0 is the first, −1 the last"),
    "axes": QT_TRANSLATE_NOOP("Gate", "the axes in their new order"),
    "keepdims": QT_TRANSLATE_NOOP("Gate", "whether an axis of length 1 stays"),
    "shape": QT_TRANSLATE_NOOP("Gate", "the new lengths; −1 is whatever is left"),
    "start": QT_TRANSLATE_NOOP("Gate", "the first that is taken, counted from 0"),
    "stop": QT_TRANSLATE_NOOP("Gate", "the first that is not taken any more"),
    "step": QT_TRANSLATE_NOOP("Gate", "every how manieth is taken"),
    "reduction": QT_TRANSLATE_NOOP("Gate", "what is made of the losses of all entries"),
    "eps": QT_TRANSLATE_NOOP("Gate", "added before the root, so that nothing is divided by 0"),
    "stride": QT_TRANSLATE_NOOP("Gate", "by how many cells the window moves"),
    "padding": QT_TRANSLATE_NOOP("Gate", "rows and columns of zeros around the image"),
    "delta": QT_TRANSLATE_NOOP("Gate", "from which error on the loss is straight"),
    "classes": QT_TRANSLATE_NOOP("Gate", "how many classes there are"),
    "p": QT_TRANSLATE_NOOP("Gate", "which share is stopped in training"),
    "examples": QT_TRANSLATE_NOOP("Gate", "whether the first axis counts the examples of a batch"),
    "size": QT_TRANSLATE_NOOP("Gate", "rows and columns of the window"),
}

# What an attribute that is not given stands for.
ABSENT = {
    "axis": QT_TRANSLATE_NOOP("Gate", "all"),
    "axes": QT_TRANSLATE_NOOP("Gate", "reversed"),
    "stop": QT_TRANSLATE_NOOP("Gate", "to the end"),
    "stride": QT_TRANSLATE_NOOP("Gate", "as the size"),
}


def written_attribute(option: AttributeType, value: Attribute) -> str:
    """An attribute as it stands in a field; "" where it is not given."""
    if value is None:
        return ""
    if isinstance(value, tuple):
        if option.is_shape:
            return write_shape(value).replace("-", MINUS)
        return ", ".join(map(str, value)).replace("-", MINUS)
    if isinstance(value, float):
        return exact(value)
    return str(value).replace("-", MINUS)


def typed_attribute(option: AttributeType, text: str) -> Attribute | Sentence:
    """The attribute that was typed, or a sentence that says why it is none."""
    if not text.strip() and option.default is None:
        return None
    kind = option.schema.get("type")
    data: Any
    if kind == "array":
        data = typed_whole_numbers(text)
        if data is None:
            return NOT_WHOLE_NUMBERS(text=text.strip())
    else:
        data = typed_number(text)
        if isinstance(data, Sentence):
            return data
        if kind == "integer" and data.is_integer():
            data = int(data)
    return option.read(data)
