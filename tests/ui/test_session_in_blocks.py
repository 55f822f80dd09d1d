"""The session in blocks: entering, leaving, editing for all, numbers for one, undo from outside."""

from __future__ import annotations

from dataclasses import replace

import pytest
from immutables import Map

from circuit_editor.model import (
    OUT,
    Block,
    Circuit,
    Document,
    Node,
    Pin,
    Value,
    blocks,
    edits,
    node,
)
from circuit_editor.ui.session.session import Session


def two_neurons() -> Document:
    """f = w x + w' x: one definition, two instances that have a weight each."""
    inside = Circuit(
        nodes=Map(
            {
                "in1": node("inlet"),
                "w1": node("parameter"),
                "mul1": node("mul"),
                "out1": node("outlet"),
            }
        ),
        wires=Map(
            {
                Pin("mul1", "a"): Pin("in1", OUT),
                Pin("mul1", "b"): Pin("w1", OUT),
                Pin("out1", "x"): Pin("mul1", OUT),
            }
        ),
        values=Map({"w1": Value(2.0)}),
        labels=Map({"in1": "x", "w1": "w", "out1": "y"}),
        places=Map({"in1": (0, 0), "w1": (0, 80), "mul1": (160, 40), "out1": (300, 40)}),
    )
    document = blocks.put(Document(), "neuron", Block("neuron", inside))
    instance = Node("block", interface=document.blocks["neuron"].interface("neuron"))
    root = Circuit(
        nodes=Map(
            {
                "x": node("input"),
                "n1": instance,
                "n2": instance,
                "add1": node("add"),
                "f": node("output"),
            }
        ),
        wires=Map(
            {
                Pin("n1", "in1"): Pin("x", OUT),
                Pin("n2", "in1"): Pin("x", OUT),
                Pin("add1", "a"): Pin("n1", "out1"),
                Pin("add1", "b"): Pin("n2", "out1"),
                Pin("f", "x"): Pin("add1", OUT),
            }
        ),
        values=Map({"x": Value(3.0), "n2/w1": Value(5.0)}),
        labels=Map({"x": "x", "f": "f"}),
        places=Map(
            {"x": (0, 0), "n1": (200, -80), "n2": (200, 80), "add1": (400, 0), "f": (520, 0)}
        ),
    )
    return replace(document, root=root, loss="f")


@pytest.fixture
def session(qapp):
    made = Session()
    made.open(two_neurons(), None)
    return made


def value(session, id_, port=OUT):
    return float(session.value(Pin(id_, port)).array)


def test_two_instances_have_own_weights(session):
    assert value(session, "n1", "out1") == 6.0
    assert value(session, "n2", "out1") == 15.0
    assert float(session.loss_value.array) == 21.0
    assert session.uses("neuron") == 2


@pytest.mark.parametrize(("instance", "weight"), [("n1", 2.0), ("n2", 5.0)])
def test_entering_shows_the_numbers_of_that_instance(session, instance, weight):
    session.enter(instance)
    assert session.where == (instance,)
    assert value(session, "w1") == weight
    assert value(session, "in1") == 3.0
    assert float(session.gradient(Pin("in1", OUT)).array) == weight
    assert session.range_of("w1") == (-5.0, 5.0)


def test_a_value_belongs_to_the_instance_one_is_in(session):
    session.enter("n1")
    session.set_value("w1", 7.0)
    assert float(session.loss_value.array) == 36.0
    session.leave()
    session.enter("n2")
    assert value(session, "w1") == 5.0


def test_a_range_belongs_to_the_instance_one_is_in(session):
    session.enter("n1")
    session.set_range("w1", 0.0, 1.0)
    assert session.range_of("w1") == (0.0, 1.0)
    session.go(("n2",))
    assert session.range_of("w1") == (-5.0, 5.0)


def test_an_edit_inside_changes_all_instances(session):
    session.enter("n1")
    session.edit("Square", edits.connect, Pin("in1", OUT), Pin("mul1", "b"))
    assert float(session.loss_value.array) == 18.0
    assert session.problems == []


def test_undo_from_outside_returns_the_same_object_and_the_same_place(session):
    before = session.document
    session.enter("n1")
    session.select({"mul1"})
    session.edit("Delete", edits.remove, ["mul1"])
    session.leave()
    session.select({"x"})
    session.undo()
    assert session.document is before
    assert session.where == ("n1",)
    assert session.selection == {"mul1"}
    session.leave()
    session.redo()
    assert session.where == ("n1",)


def test_leaving_selects_the_block_that_was_left(session):
    session.enter("n1")
    session.leave()
    assert session.where == ()
    assert session.selection == {"n1"}
    session.leave()  # outside there is nothing to leave
    assert session.selection == {"n1"}


def test_what_no_longer_leads_anywhere_is_left(session):
    session.enter("n1")
    session.replace("Delete", edits.remove(session.document, ["n1"]))
    assert session.where == ()


def test_opening_in_place_is_no_undo_step_and_nothing_to_save(session):
    before = session.document
    session.expand(["n1"], open_=True)
    assert session.expanded == {"n1"}
    assert session.document is before and not session.is_unsaved and session.undo_label is None
    assert session.to_save().expanded == {"n1"}
    session.expand(["n1"], open_=False)
    assert session.to_save().expanded == frozenset()


def test_a_document_opens_as_it_was_prepared(session):
    session.open(replace(two_neurons(), expanded=frozenset({"n2"})), None)
    assert session.expanded == {"n2"}
    assert not session.is_unsaved


def test_a_change_of_a_value_keeps_the_picture(session):
    session.expand(["n1"], open_=True)
    picture = session.picture
    session.set_value("x", 4.0)
    assert session.picture is picture


def test_deleting_what_stands_in_an_opened_block_is_refused_in_words(session, qtbot):
    session.expand(["n1"], open_=True)
    session.selection = frozenset({"n1/mul1"})
    before = session.document
    with qtbot.waitSignal(session.message):
        session.delete_selected()
    assert session.document is before


def test_the_last_use_takes_the_definition_along_and_undo_brings_it_back(session):
    session.select({"n1", "n2"})
    session.delete_selected()
    assert session.document.blocks == Map()
    session.undo()
    assert session.uses("neuron") == 2


def test_a_history_of_edits_inside_shares_what_they_did_not_touch(session):
    root = session.document.root
    session.enter("n1")
    session.edit("Move", edits.move, {"mul1": (170.0, 40.0)})
    assert session.document.root is root
