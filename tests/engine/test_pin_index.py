"""Numbers at many pins at once are those at each of them."""

import numpy as np
import pytest
from block_strategies import documents_with_blocks
from draw import draw, first_example
from hypothesis import given

from circuit_editor.engine import PinIndex, Readings, State, Visibility, kernel, run_document
from circuit_editor.engine.execute import execute
from circuit_editor.model import OUT, Pin
from circuit_editor.text import Quantity


@pytest.fixture(autouse=True, scope="module")
def has_kernel():
    """Let the kernel run what is large; not while tests are collected, for all of them wait."""
    assert kernel.warm()


class Covers:
    """Covers the gradients at some pins."""

    hides_anything = True
    hides_characters = False

    def __init__(self, *pins):
        self.pins = pins

    def state(self, what, pin):
        is_covered = what is Quantity.GRADIENT and pin in self.pins
        return State.COVERED if is_covered else State.VALUE

    def follow(self):
        pass


def pins_of(document):
    wires = document.root.wires
    return [*wires, *{*wires.values()}, Pin("nobody", OUT)]


@given(documents_with_blocks())
def test_they_are_those_at_each_pin(document):
    run = run_document(document)
    shown, index = Readings(run), PinIndex(pins_of(document))
    for what, one in ((Quantity.VALUE, shown.value), (Quantity.GRADIENT, shown.gradient)):
        found = shown.numbers_at(what, index)
        each = [one(pin).array for pin in index.pins]
        expected = [np.nan if number is None else float(number) for number in each]
        np.testing.assert_array_equal(found, expected)


def test_they_follow_from_run_to_run_and_from_tape_to_tape():
    index = PinIndex([Pin("p", "b"), Pin("q", OUT)])
    one, other = first_example(), draw({"y": 2}, {"q": ("exp", "y"), "p": ("mul", "q", "q")}, "p")
    for document in (one, other, one):
        run = run_document(document)
        expected = [float(run.gradient(pin)) for pin in index.pins]
        assert Readings(run).numbers_at(Quantity.GRADIENT, index).tolist() == expected
    tape = run_document(one).tape
    for x in (1.0, 3.0):
        run = execute(tape, {"x": np.array(x), "y": np.array(1.0), "z": np.array(2.0)})
        expected = [float(run.gradient(pin)) for pin in index.pins]
        assert Readings(run).numbers_at(Quantity.GRADIENT, index).tolist() == expected


def test_of_an_array_it_is_the_entry_farthest_from_0():
    document = draw({"v": [1.0, -3.0, 2.0]}, {"s": ("square", "v")}, loss=None)
    found = Readings(run_document(document)).numbers_at(
        Quantity.VALUE, PinIndex([Pin("v", OUT), Pin("s", OUT)])
    )
    assert found.tolist() == [-3.0, 9.0]


def test_what_is_covered_is_not_among_them():
    hidden = Pin("p", "b")
    index = PinIndex([hidden, Pin("p", "a")])
    shown = Readings(run_document(first_example()), Visibility([Covers(hidden)]))
    found = shown.numbers_at(Quantity.GRADIENT, index)
    assert np.isnan(found[0])
    assert found[1] == pytest.approx(float(shown.gradient(Pin("p", "a")).array))
