"""The data: frozen, shared, equal by the bit."""

import dataclasses

import numpy as np
import pytest

from circuit_editor.gates import GATES
from circuit_editor.model import EMPTY, OUT, Circuit, Document, Pin, Value, node
from circuit_editor.model.edits import add


def test_a_value_is_a_frozen_float64_array():
    given = np.array([[1, 2], [3, 4]], dtype=np.int32)
    value = Value(given)
    assert value.array.dtype == np.float64
    assert value.array.shape == (2, 2)
    given[0, 0] = 9
    assert value.array[0, 0] == 1
    with pytest.raises(ValueError, match="read-only"):
        value.array[0, 0] = 9
    with pytest.raises(AttributeError, match="never changes"):
        value.array = given


def test_a_number_is_an_array_of_no_axes():
    assert Value(3).array.shape == ()
    assert float(Value(3)) == 3.0
    assert Value([3]).array.shape == (1,)


@pytest.mark.parametrize("same", [3.0, np.nan, np.inf, -0.0, [1.0, np.nan], [[1.0], [2.0]], []])
def test_values_are_equal_where_every_bit_is(same):
    assert Value(same) == Value(same)
    assert hash(Value(same)) == hash(Value(same))


@pytest.mark.parametrize(("a", "b"), [(0.0, -0.0), (1.0, [1.0]), ([1.0, 2.0], [[1.0, 2.0]])])
def test_values_differ_where_a_bit_or_the_shape_does(a, b):
    assert Value(a) != Value(b)
    assert Value(1.0) != 1.0


def test_documents_are_frozen():
    for each, field in ((EMPTY, "loss"), (EMPTY.root, "nodes"), (node("exp"), "kind")):
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(each, field, None)


def test_documents_are_equal_by_what_they_hold():
    assert Document() == EMPTY
    once, again = (add(EMPTY, "x", "input", (0, 0), value=np.nan) for _ in range(2))
    assert once == again
    assert once is not again
    assert once != add(EMPTY, "x", "input", (0, 1), value=np.nan)


def test_a_node_knows_its_gate_and_has_all_its_constants():
    made = node("leaky_relu")
    assert made.gate is GATES["leaky_relu"]
    assert dict(made.attrs) == {"slope": 0.01}
    assert dict(node("leaky_relu", {"slope": 1}).attrs) == {"slope": 1.0}


def test_a_pin_reads_as_node_and_port():
    assert str(Pin("mul1", "a")) == "mul1.a"


def test_a_node_is_called_by_its_label_or_its_id():
    root = add(add(EMPTY, "input1", "input", (0, 0)), "mul1", "mul", (0, 0)).root
    assert [root.label(id_) for id_ in ("input1", "mul1", "nobody")] == ["x", "", ""]
    assert [root.name(id_) for id_ in ("input1", "mul1", "nobody")] == ["x", "mul1", "nobody"]


def test_the_sources_of_a_node_stand_in_the_order_of_its_inputs():
    wires = Circuit().wires.set(Pin("d", "b"), Pin("x", OUT))
    circuit = dataclasses.replace(add(EMPTY, "d", "div", (0, 0)).root, wires=wires)
    assert circuit.sources("d") == [None, Pin("x", OUT)]


def test_an_input_is_found_by_its_label_before_any_gate_of_the_same_label():
    document = add(EMPTY, "a", "exp", (0, 0), label="w")
    document = add(document, "z", "input", (0, 0), label="w")
    document = add(document, "b", "exp", (0, 0), label="v")
    document = add(document, "c", "exp", (0, 0), label="v")
    assert document.root.find("w") == "z"
    assert document.root.find("v") == "b"
    assert document.root.find("u") is None
