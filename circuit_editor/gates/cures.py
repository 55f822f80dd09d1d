"""Cures for shapes that do not fit: single edits after which the gate can compute, as data.

A cure is only named where it is one: what it makes of the shapes was asked of the gate.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum

from circuit_editor.gates import GATES, kinds
from circuit_editor.gates.attributes import Attribute
from circuit_editor.gates.gate import Gate, Shape
from circuit_editor.gates.vjp import output_shape
from circuit_editor.named_tuple import NamedTuple
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence, Template

MOST = 4  # chips beside a sentence: whoever has more to choose from knows better
NO_OPTIONS: Mapping[str, Attribute] = {}


class CureKind(Enum):
    """The kind of a cure: it puts a gate before an input, swaps both, or changes the gate."""

    INSERT = "insert"
    SWAP = "swap"
    SET = "set"
    REPLACE = "replace"


class Cure(NamedTuple):
    """One edit: what it does, at which input, with a gate of which kind and which attributes.

    INSERT puts a gate of this kind before the input in this place; SWAP lets the two inputs change
    places; SET gives the gate itself these attributes; REPLACE makes it one of this kind.
    """

    does: CureKind
    place: int = 0
    kind: str = ""
    options: Mapping[str, Attribute] = NO_OPTIONS


PLACES = (QT_TRANSLATE_NOOP("Sentence", "the first"), QT_TRANSLATE_NOOP("Sentence", "the second"))
TRANSPOSE = Template(QT_TRANSLATE_NOOP("Sentence", "transpose {which}"))
SWAP = Sentence.of(QT_TRANSLATE_NOOP("Sentence", "swap both"))
RESHAPE = Template(QT_TRANSLATE_NOOP("Sentence", "reshape {which} to {shape}"))
WIDEN = Template(QT_TRANSLATE_NOOP("Sentence", "give {which} one more axis, at {axis}"))
ALONG = Template(QT_TRANSLATE_NOOP("Sentence", "along the axis {axis}"))
OTHER_GATE = Template(QT_TRANSLATE_NOOP("Sentence", "take {symbol} instead"))


def cures(gate: Gate, shapes: Sequence[Shape], attrs: Mapping[str, Attribute]) -> tuple[Cure, ...]:
    """The single edits after which a gate can take inputs of these shapes; none where it can."""
    if len(shapes) != len(gate.inputs) or len(shapes) != 2:
        return ()
    if not isinstance(output_shape(gate, shapes, attrs), Sentence):
        return ()
    found: list[Cure] = []
    for each in _candidates(gate, shapes, attrs):
        if each not in found and _is_one(each, gate, shapes, attrs):
            found.append(each)
    return tuple(found[:MOST])


def said(cure: Cure, names: Sequence[str | Sentence] = ()) -> Sentence:
    """What a chip says; `names` are what the two inputs are called where they have names."""
    which = names[cure.place] if names else Sentence.of(PLACES[cure.place])
    if cure.does is CureKind.SWAP:
        return SWAP
    if cure.does is CureKind.SET:
        return ALONG(axis=_one(cure.options["axis"]))
    if cure.does is CureKind.REPLACE:
        return OTHER_GATE(symbol=GATES[cure.kind].symbol)
    if cure.kind == kinds.TRANSPOSE:
        return TRANSPOSE(which=which)
    if cure.kind == kinds.UNSQUEEZE:
        return WIDEN(which=which, axis=_one(cure.options.get("axis", (0,))))
    return RESHAPE(which=which, shape=str(cure.options["shape"]))


def _one(axis: Attribute) -> int:
    assert isinstance(axis, tuple)
    return axis[0]


def after(
    cure: Cure, gate: Gate, shapes: Sequence[Shape], attrs: Mapping[str, Attribute]
) -> Shape | Sentence:
    """The output's shape after the edit, or why there is none."""
    if cure.does is CureKind.SWAP:
        return output_shape(gate, [*reversed(shapes)], attrs)
    if cure.does is CureKind.SET:
        return output_shape(gate, shapes, {**attrs, **cure.options})
    if cure.does is CureKind.REPLACE:
        return output_shape(GATES[cure.kind], shapes, {})
    made = output_shape(GATES[cure.kind], [shapes[cure.place]], cure.options)
    if isinstance(made, Sentence):
        return made
    changed = [*shapes]
    changed[cure.place] = made
    return output_shape(gate, changed, attrs)


def _is_one(
    cure: Cure, gate: Gate, shapes: Sequence[Shape], attrs: Mapping[str, Attribute]
) -> bool:
    return not isinstance(after(cure, gate, shapes, attrs), Sentence)


def _candidates(
    gate: Gate, shapes: Sequence[Shape], attrs: Mapping[str, Attribute]
) -> Iterator[Cure]:
    """What may help, the likeliest first."""
    for place in (1, 0):  # mostly it is the weights that are turned
        yield from _turned(place, shapes[place])
    if not gate.is_symmetric:
        yield Cure(CureKind.SWAP)
    for place in (1, 0):
        yield from _as_the_other(place, shapes)
    for place in (1, 0):
        if shapes[place]:
            for axis in (-1, 0):
                options = {"axis": (axis,)} if axis else NO_OPTIONS
                yield Cure(CureKind.INSERT, place, kinds.UNSQUEEZE, options)
    if gate.options.get("axis") is not None and "axis" in gate.options:
        for axis in range(max(map(len, shapes))):
            yield Cure(CureKind.SET, options={"axis": (axis,)})
    if gate.kind == kinds.MATMUL:
        yield Cure(CureKind.REPLACE, kind=kinds.MUL)


def _turned(place: int, shape: Shape) -> Iterator[Cure]:
    """The last two axes change places."""
    if len(shape) == 2:
        yield Cure(CureKind.INSERT, place, kinds.TRANSPOSE)
    elif len(shape) > 2:
        rank = len(shape)
        axes = (*range(rank - 2), rank - 1, rank - 2)
        yield Cure(CureKind.INSERT, place, kinds.TRANSPOSE, {"axes": axes})


def _as_the_other(place: int, shapes: Sequence[Shape]) -> Iterator[Cure]:
    """The shape of the other input, or as many numbers in a column, a row or a vector."""
    own, other = shapes[place], shapes[1 - place]
    count = math.prod(own)
    for wanted in (other, other[:-1], (count,), (count, 1), (1, count)):
        if wanted and math.prod(wanted) == count and wanted != own:
            yield Cure(CureKind.INSERT, place, kinds.RESHAPE, {"shape": tuple(wanted)})
