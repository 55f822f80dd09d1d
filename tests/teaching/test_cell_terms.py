"""The products that a number of an array is told to be made of: they add up to it."""

from __future__ import annotations

import math
import os
import sys
from pathlib import Path

import numpy as np
import pytest

sys.path.insert(0, str(Path(__file__).parents[1]))
from array_documents import random_document
from dice import Dice

from circuit_editor.engine import run_document
from circuit_editor.engine.visibility import HiddenError, State, Visibility
from circuit_editor.expression import document_from
from circuit_editor.gates import OUT, input_cells
from circuit_editor.gates.gate import HALTS, PUTS_BACK
from circuit_editor.model import EMPTY, Pin, edits
from circuit_editor.teaching.explain.cell_terms import gradient_terms, jacobian_of, value_terms

CELLS = int(os.environ.get("CELLS", "200"))
WANTED = {"matmul", "softmax", "sum", "mul", "tanh", "mse"}


def adds_up(found) -> bool:
    """True where the products add up to the total to 1e-12, or that of the largest of them."""
    products = [each.product for each in found.terms]
    if not math.isfinite(found.total):
        return not all(map(math.isfinite, products))
    largest = max([abs(found.total), *map(abs, products)], default=0.0)
    largest = max(1.0, largest)
    return abs(math.fsum(products) - found.total) <= 1e-12 * largest


def a_cell(dice: Dice, shape: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(int(dice.integers(0, length)) for length in shape)


def test_the_terms_of_random_cells_add_up_to_the_numbers_that_are_shown():
    told = {"gradients": 0, "values": 0, "partners": 0}
    dice, kinds = Dice(7), set()
    while told["gradients"] < CELLS or min(told.values()) < CELLS / 10 or not kinds >= WANTED:
        run = run_document(random_document(dice))
        for step in run.tape.steps:
            if not step.sources:
                continue
            for port in step.gate.inputs:
                pin = Pin(step.path, port)
                sent = run.gradient(pin)
                if sent is None:
                    continue
                index = a_cell(dice, np.shape(sent))
                found = gradient_terms(run, pin, index)
                if found is None:
                    assert not np.isfinite(run.value(Pin(step.path, OUT))).all()
                    continue
                assert np.array_equal(found.total, np.asarray(sent)[index], equal_nan=True)
                assert adds_up(found), (step.gate.kind, found)
                sizes = [abs(each.product) for each in found.terms if each.product == each.product]
                assert sizes == sorted(sizes, reverse=True)
                told["gradients"] += 1
                kinds.add(step.gate.kind)
                for each in found.terms:
                    if each.partner is not None:
                        other, cell = each.partner
                        met = np.asarray(run.value(Pin(step.path, other)))[cell]
                        assert np.array_equal(each.factor, met, equal_nan=True), step.gate.kind
                        told["partners"] += 1
            out = run.value(Pin(step.path, OUT))
            if out is not None:
                found = value_terms(run, step.path, a_cell(dice, np.shape(out)))
                assert found is not None
                assert not found.adds_up or adds_up(found), (step.gate.kind, found)
                told["values"] += found.adds_up


def product(a, b):
    document = edits.add(EMPTY, "a", "parameter", (0, 0), value=a)
    document = edits.add(document, "b", "parameter", (0, 0), value=b)
    document = edits.add(document, "m", "matmul", (0, 0))
    document = edits.add(document, "s", "sum", (0, 0))
    for source, target in (("a", "m.a"), ("b", "m.b"), ("m", "s.x")):
        document = edits.connect(document, Pin(source, OUT), Pin(*target.split(".")))
    return edits.flag(document, Pin("s", OUT), (0, 0))


A, B = [[1.0, 2.0], [3.0, -4.0], [0.5, 0.0]], [[5.0, 6.0, 7.0], [-1.0, 2.0, 0.25]]


def test_a_weight_gets_the_inputs_of_its_row_times_what_arrives_in_its_column():
    found = gradient_terms(run_document(product(A, B)), Pin("m", "b"), (1, 2))
    told = [(each.cell, each.partner, each.product) for each in found.terms]
    two = [((1, 2), ("a", (1, 1)), -4.0), ((0, 2), ("a", (0, 1)), 2.0)]
    assert told == [*two, ((2, 2), ("a", (2, 1)), 0.0)]
    assert found.total == -2.0
    assert found.cells == {OUT: [(1, 2), (0, 2), (2, 2)], "a": [(1, 1), (0, 1), (2, 1)]}


ZERO_TERMS = [
    # text, the gate, the cell, the cells of its output that it has part in, whatever they bring
    ("sum(relu(x))", {"x": [1.0, -1.0]}, "relu", (1,), [(1,)]),
    ("sum(x @ W)", {"x": [[0.0, 0.0]], "W": [[1.0, 2.0]] * 2}, "matmul", (0, 1), [(0, 0), (0, 1)]),
    ("sum(amax(x))", {"x": [1.0, 3.0]}, "amax", (0,), [()]),
    ("sum(amax(x, axis=1))", {"x": [[1.0, 3.0], [4.0, 2.0]]}, "amax", (1, 1), [(1,)]),
    ("sum(square(softmax(x)))", {"x": [[2e3, 1.0], [0, 1]]}, "softmax", (0, 1), [(0, 0), (0, 1)]),
    ("sum(max_pool(x))", {"x": [np.eye(4).tolist()]}, "max_pool", (0, 2, 1), [(0, 1, 0)]),
    ("sum(x * y)", {"x": [1.0, 2.0], "y": [[0.0, 1.0], [3.0, 0.0]]}, "mul", (1,), [(0, 1), (1, 1)]),
    ("sum(x[1:])", {"x": [1.0, 2.0]}, "slice", (0,), []),
    ("sum(embedding(x, t))", {"x": [[1.0], [2.0]], "t": [1, 1]}, "embedding", (0, 0), []),
    ("mse(x, y)", {"x": [1.0, 2.0], "y": [1.0, 2.0]}, "mse", (1,), [()]),
]


@pytest.mark.parametrize(("text", "values", "kind", "index", "cells"), ZERO_TERMS)
def test_a_product_that_is_0_is_told_wherever_the_cell_has_part(text, values, kind, index, cells):
    run = run_document(document_from(f"L = {text}", values))
    (gate,) = [each for each in run.tape.steps if each.gate.kind == kind]
    found = gradient_terms(run, Pin(gate.path, gate.gate.inputs[0]), index)
    assert sorted(each.cell for each in found.terms) == cells
    assert adds_up(found)
    sizes = [abs(each.product) for each in found.terms]
    assert sizes == sorted(sizes, reverse=True)


@pytest.mark.parametrize("count", [300, pytest.param(20_000, marks=pytest.mark.soak)])
def test_every_cell_that_an_output_is_made_of_has_its_product_in_it(count):
    """Of gates whose derivative is 0 here and there, too: what the declared cells say is told."""
    dice, seen = Dice(5), 0
    while seen < count:
        run = run_document(random_document(dice))
        for step in run.tape.steps:
            out = run.value(Pin(step.path, OUT)) if step.sources else None
            if out is None or step.gate.word in (PUTS_BACK, HALTS):
                continue
            arriving = run.inputs(run.tape.slots[step.path])
            shapes = [np.shape(each) for each in arriving]
            for place, port in enumerate(step.gate.inputs):
                pin = Pin(step.path, port)
                if run.gradient(pin) is None:
                    continue
                index = a_cell(dice, shapes[place])
                found = gradient_terms(run, pin, index)
                if found is None:
                    continue
                made_of = {
                    cell
                    for cell in np.ndindex(*np.shape(out))
                    if input_cells(step.gate, cell, shapes, step.arguments)[place][index]
                }
                assert {each.cell for each in found.terms} == made_of, step.gate.kind
                seen += 1


def test_a_number_of_a_product_is_a_row_times_a_column():
    found = value_terms(run_document(product(A, B)), "m", (1, 0))
    told = [(each.port, each.cell, each.partner, each.product) for each in found.terms]
    assert told == [("a", (1, 0), ("b", (0, 0)), 15.0), ("a", (1, 1), ("b", (1, 0)), 4.0)]
    assert found.total == 19.0 and found.adds_up


@pytest.mark.parametrize(
    ("a", "b"), [((2,), (2,)), ((2,), (2, 3)), ((4, 3, 2), (2,)), ((4, 1, 2), (1, 2, 3))]
)
def test_vectors_and_batches_meet_in_the_right_places(a, b):
    dice = Dice(3)
    run = run_document(product(dice.normal(a), dice.normal(b)))
    for port, shape in (("a", a), ("b", b)):
        for index in np.ndindex(*shape):
            found = gradient_terms(run, Pin("m", port), index)
            assert adds_up(found)
            for each in found.terms:
                other, cell = each.partner
                assert each.factor == run.value(Pin("m", other))[cell]


def test_upstream_times_the_jacobian_is_what_is_sent_back():
    dice, seen = Dice(11), 0
    while seen < 40:
        run = run_document(random_document(dice))
        for step in run.tape.steps:
            for port in step.gate.inputs if step.sources else ():
                pin = Pin(step.path, port)
                sent, table = run.gradient(pin), jacobian_of(run, pin)
                if sent is None or table is None or not np.isfinite(table).all():
                    continue
                upstream = np.asarray(run.gradient(Pin(step.path, OUT))).ravel()
                if np.isfinite(upstream).all():
                    seen += 1
                    size = max(1.0, float(np.abs(table).max()) * float(np.abs(upstream).max()))
                    close = 1e-11 * size
                    assert upstream @ table == pytest.approx(np.ravel(sent), abs=close)


def test_no_table_is_made_that_nobody_could_read():
    run = run_document(product(np.ones((9, 8)), np.ones((8, 2))))
    assert jacobian_of(run, Pin("m", "a")) is None
    assert jacobian_of(run, Pin("m", "b")).shape == (18, 16)


def test_what_is_no_sum_of_products_only_says_what_it_is_made_of():
    run = run_document(document_from("f = exp(x)", {"x": 2.0}))
    (gate,) = [each.path for each in run.tape.steps if each.gate.kind == "exp"]
    found = value_terms(run, gate, ())
    assert not found.adds_up
    assert [(each.port, each.number) for each in found.terms] == [("x", 2.0)]


class Cover:
    hides_anything, hides_characters = True, False

    def __init__(self, pin):
        self.pin = pin

    def state(self, what, pin):
        return State.COVERED if pin == self.pin else State.VALUE

    def follow(self): ...


@pytest.mark.parametrize("pin", [Pin("a", OUT), Pin("m", OUT), Pin("m", "b")])
def test_nothing_is_told_of_what_is_covered(pin):
    run = Visibility([Cover(pin)]).before(run_document(product(A, B)))
    with pytest.raises(HiddenError):
        gradient_terms(run, Pin("m", "b"), (1, 2))
