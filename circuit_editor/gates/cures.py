"""Cures of shapes that do not fit: the single edits after which a gate can compute.

They are data, in the order in which they are offered. Each was tried on the shapes: whoever applies
it gets a gate that has a value, and of two inputs that would both be stretched only one is.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from functools import lru_cache

from circuit_editor.gates import kinds
from circuit_editor.gates.attributes import Attribute
from circuit_editor.gates.gate import Gate, Shape
from circuit_editor.gates.vjp import output_shape
from circuit_editor.named_tuple import NamedTuple
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence
from circuit_editor.text.typed_shapes import write_shape

MOST_CURES = 4
BECOME = QT_TRANSLATE_NOOP(
    "Sentence",
    "({first}) and ({second}) become {whole}: each number of one meets every number of the other.",
)
MEANT = QT_TRANSLATE_NOOP(
    "Sentence", "({first}) and ({second}) become {whole}: did you mean ({meant})?"
)


class CureKind(Enum):
    """The kinds of edits that cure."""

    TRANSPOSE = "an input is transposed"
    SWAP = "the two inputs change places"
    RESHAPE = "an input gets another shape"
    OPTION = "an attribute gets another value"
    REDUCE = "all numbers become one"
    REPLACE = "the gate becomes another one"


class Cure(NamedTuple):
    """One edit: of the input at `place`, or of the gate.

    `shape` is what a reshaped input gets, `option` the name of an attribute and its value, `gate`
    the kind that reduces, or that takes the place of this one.
    """

    kind: CureKind
    place: int = 0
    shape: Shape = ()
    option: tuple[str, Attribute] | None = None
    gate: str = ""


def stretches_both(shapes: Sequence[Shape]) -> bool:
    """True where each of two inputs is stretched along some axis: a table of all with all."""
    if len(shapes) != 2:
        return False
    rank = max(map(len, shapes))
    first, second = ((1,) * (rank - len(each)) + each for each in shapes)
    pairs = [*zip(first, second, strict=True)]
    return any(a == 1 < b for a, b in pairs) and any(b == 1 < a for a, b in pairs)


@lru_cache(maxsize=256)
def tell_outer(gate: Gate, shapes: tuple[Shape, ...]) -> Sentence | None:
    """What is said where a gate would stretch both of its inputs, and what was meant; else None."""
    if gate.is_of_arrays or not stretches_both(shapes):
        return None
    whole = output_shape(gate, shapes, {})
    if isinstance(whole, Sentence):
        return None
    found = (each.shape for each in cures_of(gate, shapes, {}) if each.kind is CureKind.RESHAPE)
    meant = next(found, None)
    told = {"first": write_shape(shapes[0]), "second": write_shape(shapes[1])}
    told["whole"] = write_shape(whole)
    if meant is None:
        return Sentence.of(BECOME, **told)
    return Sentence.of(MEANT, **told, meant=write_shape(meant))


def reductions() -> tuple[Cure, ...]:
    """The edits after any of which a loss that is an array is one number."""
    return tuple(Cure(CureKind.REDUCE, gate=kind) for kind in (kinds.MEAN, kinds.SUM))


def misfits(gate: Gate, shapes: Sequence[Shape], attrs: Mapping[str, Attribute]) -> bool:
    """True where a gate cannot take inputs of these shapes, or would stretch both of them."""
    if isinstance(output_shape(gate, shapes, attrs), Sentence):
        return True
    return not gate.is_of_arrays and stretches_both(shapes)


def cures_of(
    gate: Gate, shapes: Sequence[Shape], attrs: Mapping[str, Attribute]
) -> tuple[Cure, ...]:
    """The edits after any of which these inputs fit; none where they fit already."""
    if not misfits(gate, shapes, attrs):
        return ()
    found: list[Cure] = []
    is_single = not all(shapes)
    if gate.kind == kinds.MATMUL and is_single and not stretches_both(shapes):
        found.append(Cure(CureKind.REPLACE, gate=kinds.MUL))
    for cure, after, with_attrs in _tried(gate, shapes, attrs):
        if not misfits(gate, after, with_attrs) and cure not in found:
            found.append(cure)
    turned = [each for each in found if each.kind in (CureKind.TRANSPOSE, CureKind.SWAP)]
    if gate.is_of_arrays and turned:  # nobody means another axis then
        found = [each for each in found if each.kind is not CureKind.RESHAPE]
    return tuple(found[:MOST_CURES])


def _tried(
    gate: Gate, shapes: Sequence[Shape], attrs: Mapping[str, Attribute]
) -> Iterator[tuple[Cure, list[Shape], Mapping[str, Attribute]]]:
    """The edits that may cure, each with the shapes and the attributes it leads to."""
    if not gate.is_of_arrays:  # entries keep their partners
        yield from _reshaped(shapes, attrs)
    for place in (1, 0)[2 - len(shapes) :]:
        if len(shapes[place]) == 2:
            turned = [*shapes]
            turned[place] = shapes[place][::-1]
            yield Cure(CureKind.TRANSPOSE, place), turned, attrs
    if len(shapes) == 2:
        yield Cure(CureKind.SWAP), [*shapes[::-1]], attrs
    for name, value in _options(gate, shapes):
        if value != attrs.get(name, gate.options[name].default):
            yield Cure(CureKind.OPTION, option=(name, value)), [*shapes], {**attrs, name: value}
    yield from _reshaped(shapes, attrs)


def _reshaped(
    shapes: Sequence[Shape], attrs: Mapping[str, Attribute]
) -> Iterator[tuple[Cure, list[Shape], Mapping[str, Attribute]]]:
    for place in (1, 0)[2 - len(shapes) :]:
        for shape in _shapes(shapes, place):
            reshaped = [*shapes]
            reshaped[place] = shape
            yield Cure(CureKind.RESHAPE, place, shape), reshaped, attrs


def _shapes(shapes: Sequence[Shape], place: int) -> list[Shape]:
    """Other shapes that the numbers of an input fill: the other input's, or axes of length 1."""
    own = shapes[place]
    others = [each for at, each in enumerate(shapes) if at != place]
    found = [*others, *(each[:-1] for each in others if each)]
    found += [(*own, 1), (1, *own), tuple(n for n in own if n != 1)]
    found += [(1, 1, *own), (math.prod(own),)]
    distinct = dict.fromkeys(each for each in found if each != own)
    return [each for each in distinct if math.prod(each) == math.prod(own) and (each or not own)]


def _options(gate: Gate, shapes: Sequence[Shape]) -> Iterator[tuple[str, Attribute]]:
    """Values of the gate's attributes that suit many shapes."""
    rank = max(map(len, shapes), default=0)
    for name, option in gate.options.items():
        if option.is_shape:
            yield name, (-1,)
        elif option.schema.get("type") == "array":
            if option.default is None:
                yield name, None
            yield from ((name, (axis,)) for axis in range(rank - 1, -1, -1))
        elif name == "padding":
            yield name, max((length // 2 for each in shapes[1:] for length in each[-2:]), default=0)
        elif isinstance(option.default, int) and not isinstance(option.default, bool):
            yield name, option.default
