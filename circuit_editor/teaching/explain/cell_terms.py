"""The chain rule of an array, cell by cell: the products that add up to one number of it.

The gradient at one cell of an input is a sum: over all cells of the output that it has part in,
what arrives there × how that cell moves with this one. The value of a cell is one, too, where a
gate only multiplies and adds. The terms are worked out from what the gate declares, and never from
the number they are to add up to.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import chain, islice

import numpy as np

from circuit_editor.engine.run import Run
from circuit_editor.gates import Array, Gate, downstream, input_cells, jvp, vjp
from circuit_editor.gates.attributes import Attribute
from circuit_editor.gates.gate import HALTS, PUTS_BACK, Shape
from circuit_editor.model import OUT, Pin
from circuit_editor.named_tuple import NamedTuple

MOST_CELLS = 200_000  # of an output: more are not worked out at each move of a hand
MOST_TRIED = 4_096  # of an output, one by one, where none of them moves just now
MOST_ACROSS = 64  # entries of an output, and of an input, whose table is shown
CLOSE = 1e-12


class CellTerm(NamedTuple):
    """One product: the number at `cell` × `factor`.

    Backwards `cell` is one of the output, its number the gradient that arrives there, and `factor`
    the local derivative; forwards it is one of the input `port`. Where the factor is itself an
    entry of the other input, `partner` is that input and its cell.
    """

    port: str
    cell: Shape
    number: float
    factor: float
    product: float
    partner: tuple[str, Shape] | None = None


class CellSum(NamedTuple):
    """One number of an array as a sum of products, the strongest first.

    `adds_up` is False for a value that is no sum of products, as that of an exponential: then its
    terms only say what it is made of.
    """

    terms: tuple[CellTerm, ...]
    total: float
    adds_up: bool = True

    @property
    def cells(self) -> dict[str, list[Shape]]:
        """The cells that have part in it, by the pin of the gate they are at."""
        found: dict[str, list[Shape]] = {}
        for each in self.terms:
            found.setdefault(each.port, []).append(each.cell)
            if each.partner is not None:
                found.setdefault(each.partner[0], []).append(each.partner[1])
        return found


def gradient_terms(run: Run, pin: Pin, index: Shape) -> CellSum | None:
    """The terms of the gradient that an input sends back for one of its cells.

    A product that is 0 is one of them, too, wherever the cell has part in that one of the output.
    None where there is none, or where too many cells have part in it. Of a run behind a filter this
    raises HiddenError where one of the numbers may not be seen.
    """
    slot = run.tape.slots.get(pin.node)
    if slot is None:
        return None
    step, arriving, out = run.tape.steps[slot], run.inputs(slot), run.values[slot]
    gate = step.gate
    if arriving is None or out is None or pin.port not in gate.inputs or np.size(out) > MOST_CELLS:
        return None
    sent, upstream = run.gradient(pin), run.gradients[slot]
    run.locals(slot)  # which may be what is asked for
    if sent is None or upstream is None:
        return None
    place = gate.inputs.index(pin.port)
    column = _column(gate, place, index, arriving, out, step.arguments)
    with np.errstate(all="ignore"):
        whole = np.broadcast_to(upstream, np.shape(out))
        chosen = gate.choices(arriving, step.arguments)[place]
        products = downstream(whole, column, chosen)
        products = np.broadcast_to(products, np.shape(out))
    total = float(sent[index])
    shapes = [np.shape(each) for each in arriving]
    terms = []
    for row in np.argwhere(_moved(gate, place, index, shapes, column, step.arguments)).tolist():
        cell = tuple(row)
        partner = _partner(gate, place, index, cell, shapes, step.arguments)
        numbers = float(whole[cell]), float(column[cell]), float(products[cell])
        terms.append(CellTerm(OUT, cell, *numbers, partner))
    if math.isfinite(total) and not all(math.isfinite(each.product) for each in terms):
        return None  # of numbers that the gate refuses it sends what was agreed upon
    return CellSum(_strongest_first(terms), total)


def jacobian_of(run: Run, pin: Pin) -> Array | None:
    """How each entry of a gate's output moves with each of an input: a row for each of the former.

    Both are counted row by row. None where there are none, or more than a table shows. Of a run
    behind a filter this raises HiddenError where one of the numbers may not be seen.
    """
    slot = run.tape.slots.get(pin.node)
    if slot is None:
        return None
    step, arriving, out = run.tape.steps[slot], run.inputs(slot), run.values[slot]
    if arriving is None or out is None:
        return None
    run.locals(slot)
    place = step.gate.inputs.index(pin.port)
    shape = np.shape(arriving[place])
    if np.size(out) > MOST_ACROSS or math.prod(shape) > MOST_ACROSS:
        return None
    columns = [
        _column(step.gate, place, index, arriving, out, step.arguments).ravel()
        for index in np.ndindex(*shape)
    ]
    return np.stack(columns, axis=1)


def value_terms(run: Run, path: str, index: Shape) -> CellSum | None:
    """The terms of one cell of a gate's output, or what it is made of; None where it has none.

    In the forward pass its factors are no secret: what is sent back later is told by them alone.
    """
    slot = run.tape.slots.get(path)
    if slot is None:
        return None
    step, arriving, out = run.tape.steps[slot], run.inputs(slot), run.values[slot]
    gate = step.gate
    if arriving is None or out is None or max(map(np.size, (out, *arriving))) > MOST_CELLS:
        return None
    run.ask_for_factors(slot)
    unit = np.zeros(np.shape(out))
    unit[index] = 1.0
    shapes = [np.shape(each) for each in arriving]
    with np.errstate(all="ignore"):
        rows = vjp(gate, unit, tuple(map(np.asarray, arriving)), np.asarray(out), step.arguments)
    masks = input_cells(gate, index, shapes, step.arguments)
    every: list[list[CellTerm]] = []
    for place, (port, row, mask) in enumerate(zip(gate.inputs, rows, masks, strict=True)):
        numbers, row = np.asarray(arriving[place]), np.broadcast_to(row, shapes[place])
        found = []
        for each in np.argwhere(mask).tolist():
            cell = tuple(each)
            number, factor = float(numbers[cell]), float(row[cell])
            partner = _partner(gate, place, cell, index, shapes, step.arguments)
            with np.errstate(all="ignore"):
                product = float(np.float64(number) * factor)
            found.append(CellTerm(port, cell, number, factor, product, partner))
        every.append(found)
    total = float(np.asarray(out)[index])
    if gate.meets is not None:
        return CellSum(_strongest_first(every[0]), total)  # each pair once
    terms = [term for found in every for term in found]
    if not _is_sum(terms, total):
        return CellSum(_strongest_first(terms), total, adds_up=False)
    kept = [each for each in terms if each.factor != 0.0] or terms
    return CellSum(_strongest_first(kept), total)


def _column(
    gate: Gate,
    place: int,
    index: Shape,
    arriving: tuple[Array, ...],
    out: Array,
    attrs: Mapping[str, Attribute],
) -> Array:
    """How each cell of the output moves with one cell of an input."""
    tangents = [np.zeros(np.shape(each)) for each in arriving]
    tangents[place][index] = 1.0
    given = tuple(map(np.asarray, arriving)) if gate.is_of_arrays else arriving
    with np.errstate(all="ignore"):
        moved = jvp(gate, tuple(tangents), given, out, attrs)
    return np.broadcast_to(np.asarray(moved, dtype=np.float64), np.shape(out))


def _moved(
    gate: Gate,
    place: int,
    index: Shape,
    shapes: Sequence[Shape],
    column: Array,
    attrs: Mapping[str, Attribute],
) -> Array:
    """The cells of the output that one cell of an input has part in, as booleans.

    It has part in one, too, where its local derivative, of the `column`, happens to be 0.
    """
    if not gate.is_of_arrays:
        own = np.zeros(shapes[place], bool)
        own[index] = True
        return np.broadcast_to(own, column.shape)
    if gate.meets is not None:  # then it has part in all that it would move with ones beside it
        ones = tuple(map(np.ones, shapes))
        return np.not_equal(_column(gate, place, index, ones, column, attrs), 0.0)
    moved = np.array(np.isfinite(column) & (column != 0.0))
    if gate.word in (PUTS_BACK, HALTS):
        return moved  # what comes from where is said by its numbers and not by its shape

    def has_part(cell: Shape) -> bool:
        return bool(input_cells(gate, cell, shapes, attrs)[place][index])

    known = map(tuple, np.argwhere(moved)[:1].tolist())
    tried = filter(has_part, islice(np.ndindex(*column.shape), MOST_TRIED))
    first: Shape | None = next(chain(known, tried), None)
    if first is None:
        return moved
    along = [  # each axis by itself, for they are one cell, a row or a window
        [has_part((*first[:axis], at, *first[axis + 1 :])) for at in range(length)]
        for axis, length in enumerate(column.shape)
    ]
    moved[np.ix_(*along) if along else ()] = True
    return moved


def _partner(
    gate: Gate,
    place: int,
    own: Shape,
    output: Shape,
    shapes: Sequence[Shape],
    attrs: Mapping[str, Attribute],
) -> tuple[str, Shape] | None:
    """The cell of the other input that a local derivative is, where it is one."""
    if gate.meets is None:
        return None
    return gate.inputs[1 - place], gate.meets(place, own, output, *shapes, **attrs)


def _strongest_first(terms: list[CellTerm]) -> tuple[CellTerm, ...]:
    return tuple(sorted(terms, key=lambda each: -_size(each.product)))


def _size(number: float) -> float:
    return math.inf if math.isnan(number) else abs(number)


def _is_sum(terms: Sequence[CellTerm], total: float) -> bool:
    """True where the products add up to the total, whatever numbers they are of."""
    products = [each.product for each in terms]
    if not all(map(math.isfinite, [*products, total])):
        return False
    return abs(math.fsum(products) - total) <= CLOSE * max(1e-300, *map(abs, [*products, total]))
