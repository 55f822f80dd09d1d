"""What the output is called: another name where something else bears that of its flag."""

import pytest

from circuit_editor.expression import document_from
from circuit_editor.model import OUT, Pin
from circuit_editor.model.edits import add, add_block, connect, rename
from circuit_editor.model.edits.grouping import group
from circuit_editor.model.edits.splice import insert_on_wire
from circuit_editor.model.output_names import has_own_name, output_symbol


def product():
    """f = x × y, the gate called as its flag is."""
    return document_from("f = x * y", {"x": 3, "y": 4})


def with_gate_before_flag(document, kind="neg"):
    """A gate put on the wire to the flag."""
    document = add(document, "new", kind, (0, 0))
    return insert_on_wire(document, "new", Pin(document.loss, "x"))


def test_the_gate_before_the_flag_may_be_called_as_it_is():
    assert has_own_name(product())
    assert output_symbol(product()) == "f"


def test_two_numbers_never_have_one_name():
    document = with_gate_before_flag(product())
    assert not has_own_name(document)
    assert output_symbol(document) == "output"
    (gate,) = (id_ for id_, node in document.root.nodes.items() if node.kind == "mul")
    assert output_symbol(rename(document, gate, "g")) == "f"
    assert output_symbol(rename(document, "x", "output")) == "output′"


def test_a_loss_is_called_one():
    document = with_gate_before_flag(document_from("L = x * y"))
    assert output_symbol(document) == "loss"


@pytest.mark.parametrize("uses", [1, 2])
def test_names_inside_blocks_count_where_they_are_others(uses):
    """What is inside the block before the flag is the output, unless the block is used twice."""
    document = product()
    (gate,) = (id_ for id_, node in document.root.nodes.items() if node.kind == "mul")
    document, block = group(document, [gate], "product")
    assert has_own_name(document)
    interface = document.root.nodes[block].interface
    if uses == 2:
        document = add_block(document, "again", interface, (0, 0))
        document = connect(document, Pin("x", OUT), Pin("again", interface.inputs[0].id))
    inside = document.blocks[interface.block].circuit
    assert "f" in inside.labels.values()
    assert has_own_name(document) == (uses == 1)
