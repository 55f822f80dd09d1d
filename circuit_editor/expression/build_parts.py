"""Parts of arrays in a circuit: z.chunk(2)[0], x.split(3), a, b = x, and arrays like others.

chunk, split        slice
unbind              slice and squeeze, as x[0] is
zeros_like(x)       an array that is written out
"""

from __future__ import annotations

import numpy as np

from circuit_editor.expression import composed_functions as functions
from circuit_editor.expression.build_circuit import Operand
from circuit_editor.expression.build_entries import EntryDraft
from circuit_editor.gates.gate import Shape
from circuit_editor.model import Value
from circuit_editor.text import QT_TRANSLATE_NOOP, Template

SHAPE_WANTED = Template(
    QT_TRANSLATE_NOOP(
        "Sentence", "{name} needs the shape, which is not known here. Give the input a value."
    )
)
OTHER_AXES = Template(
    QT_TRANSLATE_NOOP("Sentence", "{name} is not read of an array of the shape {shape}.")
)
WHICH_PART = Template(
    QT_TRANSLATE_NOOP(
        "Sentence", "{name} gives several arrays. Write which, as in x.{name}(2)[0], or a, b = …"
    )
)
NO_SUCH_PART = Template(
    QT_TRANSLATE_NOOP(
        "Sentence", "There are {count} parts here, and {part} is none of 0 to {last}."
    )
)
AS_MANY = Template(
    QT_TRANSLATE_NOOP(
        "Sentence", "Before the = stand {names} names, and what is behind it has {count} parts."
    )
)
NO_SIZES = Template(
    QT_TRANSLATE_NOOP("Sentence", "The parts {sizes} do not make up {count} entries.")
)


class PartDraft(EntryDraft):
    """A circuit with parts of arrays."""

    def _known(self, name: str, operand: Operand) -> Shape:
        shape = self._shape(operand)
        if shape is None:
            raise self._error(SHAPE_WANTED(name=name))
        return shape

    def _length_along(self, name: str, x: Operand, axis: int) -> int:
        shape = self._known(name, x)
        if not -len(shape) <= axis < len(shape):
            raise self._error(OTHER_AXES(name=name, shape=str(shape)))
        return shape[axis]

    def _chunk(
        self,
        x: Operand,
        *,
        chunks: int = 1,
        axis: tuple[int, ...] = (0,),
        part: int | None = None,
        count: int | None = None,
    ) -> Operand:
        length = self._length_along(functions.CHUNK, x, axis[0])
        size = -(-length // chunks)
        sizes = [min(size, length - start) for start in range(0, length, size)]
        return self._part(functions.CHUNK, x, axis[0], sizes, part, count)

    def _split(
        self,
        x: Operand,
        *,
        size: tuple[int, ...] = (1,),
        axis: tuple[int, ...] = (0,),
        part: int | None = None,
        count: int | None = None,
    ) -> Operand:
        """Parts of a size or of several; -n are n parts of one size, as NumPy has it."""
        length = self._length_along(functions.SPLIT, x, axis[0])
        sizes = list(size)
        if len(size) == 1 and size[0] > 0:
            sizes = [min(size[0], length - start) for start in range(0, length, size[0])]
        elif len(size) == 1 and size[0] < 0:
            sizes = [length // -size[0]] * -size[0]
        elif sizes[-1] == -1:
            sizes[-1] = length - sum(sizes[:-1])
        if sum(sizes) != length or min(sizes) < 1:
            raise self._error(NO_SIZES(sizes=str(sizes), count=length))
        return self._part(functions.SPLIT, x, axis[0], sizes, part, count)

    def _part(
        self,
        name: str,
        x: Operand,
        axis: int,
        sizes: list[int],
        part: int | None,
        count: int | None,
    ) -> Operand:
        at = self._place_of(name, len(sizes), part, count)
        start = sum(sizes[:at])
        return x if len(sizes) == 1 else self._cut(x, axis, slice(start, start + sizes[at]))

    def _place_of(self, name: str, there: int, part: int | None, count: int | None) -> int:
        """Which part it is, counted from 0."""
        if part is None:
            raise self._error(WHICH_PART(name=name))
        if count is not None and count != there:
            raise self._error(AS_MANY(names=count, count=there))
        if not -there <= part < there:
            raise self._error(NO_SUCH_PART(count=there, part=part, last=there - 1))
        return part % there

    def _unbound(
        self,
        x: Operand,
        *,
        axis: tuple[int, ...] = (0,),
        part: int | None = None,
        count: int | None = None,
    ) -> Operand:
        shape = self._known(functions.UNBIND, x)
        if count is not None and not shape:
            raise self._error(AS_MANY(names=count, count=1))
        length = self._length_along(functions.UNBIND, x, axis[0])
        at = self._place_of(functions.UNBIND, length, part, count)
        return self._picked(x, (*[slice(None)] * (axis[0] % len(shape)), at), [])

    def _zeros_like(self, x: Operand) -> Operand:
        return self._like(functions.ZEROS_LIKE, x, 0.0)

    def _ones_like(self, x: Operand) -> Operand:
        return self._like(functions.ONES_LIKE, x, 1.0)

    def _like(self, name: str, x: Operand, number: float) -> Operand:
        shape = self._known(name, x)
        return Value(np.full(shape, number)) if shape else number
