"""Readings: what is not computed is blank, and never 0."""

import numpy as np
import pytest
from draw import draw, first_example

from circuit_editor.engine import Reading, Readings, State, run_document
from circuit_editor.model import OUT, Pin


def readings(document):
    return Readings(run_document(document))


def test_a_value_and_a_gradient_are_shown_as_numbers():
    shown = readings(first_example())
    assert shown.value(Pin("q", OUT)) == Reading(State.VALUE, np.asarray(3.0))
    assert shown.value(Pin("q", OUT)).text == "3.00"
    assert shown.gradient(Pin("q", OUT)).text == "−4.00"
    assert shown.gradient(Pin("p", "b")).text == "3.00"


def test_upstream_times_local_is_downstream():
    shown = readings(first_example())
    upstream = shown.gradient(Pin("p", OUT)).array
    for port in ("a", "b"):
        local = shown.local(Pin("p", port)).array
        assert upstream * local == shown.gradient(Pin("p", port)).array
    assert [shown.local(Pin("p", port)).text for port in ("a", "b")] == ["−4.00", "3.00"]


@pytest.mark.parametrize("pin", [Pin("half", OUT), Pin("half", "b"), Pin("next", "x")])
def test_what_is_not_computed_is_blank(pin):
    shown = readings(
        draw({"x": 2}, {"half": ("add", "x", ""), "next": ("exp", "half")}, loss="next")
    )
    for reading in (shown.value(pin), shown.gradient(pin), shown.local(pin)):
        assert reading.state is State.NOT_COMPUTED
        assert reading.array is None
        assert reading.text == ""


@pytest.mark.parametrize("pin", [Pin("nobody", OUT), Pin("q", "c"), Pin("q", OUT), Pin("x", OUT)])
def test_there_is_no_local_derivative_but_at_an_input(pin):
    assert readings(first_example()).local(pin).text == ""


def test_a_gradient_that_does_not_arrive_is_blank_and_one_that_is_0_is_not():
    shown = readings(
        draw(
            {"x": 2, "y": 3, "idle": 4, "c": 1},
            {"m": ("max", "x", "y"), "f": ("mul", "m", "c")},
            loss="f",
            kinds={"c": "constant"},
        )
    )
    assert shown.gradient(Pin("x", OUT)).text == "0.00"
    assert shown.gradient(Pin("idle", OUT)).text == ""
    assert shown.gradient(Pin("c", OUT)).text == ""
    assert shown.value(Pin("c", OUT)).text == "1.00"


@pytest.mark.parametrize(
    ("x", "on_a_wire", "in_a_sentence"),
    [
        ([5], "[5]", "[5.00]"),
        ([1, 2], "[1, 2]", "[1.00, 2.00]"),
        ([1.5, 2], "[1.50, 2.00]", "[1.50, 2.00]"),
        ([2e6], "[2.0e6]", "[2.0e6]"),
        ([1, 2, 3], "[1, 2, 3]", "[1.00, 2.00, 3.00]"),
        ([1.5, 2.25, 30], "3 numbers", "[1.50, 2.25, 30.00]"),
        ([8.5, 27.25], "[8.5, 27.2]", "[8.50, 27.25]"),
        ([-1, 1e-9, 2e7], "3 numbers", "[−1.00, 1.0e−9, 2.0e7]"),
        ([[1, 2]], "1 × 2 array", "[[1.00, 2.00]]"),
        ([1, 2, 3, 4, 5], "5 numbers", "5 numbers"),
        ([1] * 100_000, "100000 numbers", "100000 numbers"),
        ([[1, 2, 3], [4, 5, 6]], "2 × 3 array", "2 × 3 array"),
        (np.ones((1,) * 11), *[" × ".join("1" * 11) + " array"] * 2),
    ],
)
def test_an_array_is_shown_by_its_numbers_or_in_words(x, on_a_wire, in_a_sentence):
    """Never by a shape in brackets, which reads as a value."""
    shown = readings(draw({"x": x}, {"f": ("add_constant", "x", {"c": 0})}, loss=None))
    reading = shown.value(Pin("f", OUT))
    assert (reading.text, str(reading.told)) == (on_a_wire, in_a_sentence)


@pytest.mark.parametrize(
    ("kind", "x", "text"),
    [("log", -1, "nan"), ("reciprocal", 0, "∞"), ("log", 0, "−∞"), ("exp", -20, "2.1e−9")],
)
def test_numbers_out_of_the_ordinary_are_shown(kind, x, text):
    shown = readings(draw({"x": x}, {"f": (kind, "x")}, loss="f"))
    assert shown.value(Pin("f", OUT)).text == text


def test_what_is_covered_shows_that_there_is_something_and_not_what():
    assert Reading(State.COVERED).text == "?"
    assert Reading(State.NOT_REACHED).text == ""
