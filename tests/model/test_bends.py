"""Bends stay with their wires: moved, replugged, led through a node, joined, straightened."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from immutables import Map
from strategies import documents

from circuit_editor.model import OUT, Document, Pin, edits
from circuit_editor.model.edits import bends, splice
from circuit_editor.model.edits.replace_gate import replace_gate
from circuit_editor.model.record_limits import MOST_BENDS
from circuit_editor.model.rules import why_not_grow

MUL = Pin("mul1", "a")
WAY = ((100.0, 50.0), (200.0, -50.0))


@pytest.fixture
def bent() -> Document:
    """f = tanh(x * y), far apart, with bends on the way to the product and from it."""
    document = Document()
    for id_, kind, x in (("x", "input", 0.0), ("y", "input", 0.0), ("mul1", "mul", 300.0)):
        document = edits.add(document, id_, kind, (x, 100.0 if id_ == "y" else 0.0))
    document = edits.add(document, "tanh1", "tanh", (600.0, 0.0))
    document = edits.connect(document, Pin("x", OUT), MUL)
    document = edits.connect(document, Pin("y", OUT), Pin("mul1", "b"))
    document = edits.connect(document, Pin("mul1", OUT), Pin("tanh1", "x"))
    document = bends.set_bends(document, MUL, WAY)
    return bends.set_bends(document, Pin("tanh1", "x"), [(450.0, 80.0)])


def points(document: Document, *target: str) -> tuple[tuple[float, float], ...]:
    return bends.points_of(document.root, Pin(*target))


def test_points_are_added_moved_and_removed_one_by_one(bent):
    more = bends.set_bends(bent, MUL, (WAY[0], (150.0, 0.0), WAY[1]))
    assert points(more, *MUL) == (WAY[0], (150.0, 0.0), WAY[1])
    moved = bends.move_bend(more, MUL, 1, (150.0, 9.0))
    assert points(moved, *MUL)[1] == (150.0, 9.0)
    assert bends.remove_bend(moved, MUL, 1) == bent
    assert bends.move_bend(bent, MUL, 0, WAY[0]) is bent
    straight = bends.straighten(bent, [MUL])
    assert MUL not in straight.root.bends
    assert bends.straighten(straight, [MUL]) is straight


def test_what_is_laid_out_anew_has_its_wires_straight(bent):
    moved = bends.move_straight(bent, {"x": (0.0, 0.0), "y": (0.0, 0.0), "tanh1": (9.0, 0.0)})
    assert list(moved.root.bends) == [MUL]
    assert not bends.move_straight(bent, {"mul1": (9.0, 0.0)}).root.bends


def test_nothing_is_bent_where_no_wire_is(bent):
    assert bends.set_bends(bent, Pin("x", "a"), WAY) is bent


def test_they_go_along_where_both_ends_are_moved_alike(bent):
    both = edits.move(bent, {"x": (10.0, 20.0), "mul1": (310.0, 20.0)})
    assert points(both, *MUL) == ((110.0, 70.0), (210.0, -30.0))
    assert points(both, "tanh1", "x") == ((450.0, 80.0),)
    assert edits.move(bent, Map({"x": (10.0, 20.0), "mul1": (310.0, 20.0)})) == both
    assert points(edits.move(bent, {"x": (10.0, 20.0)}), *MUL) == WAY
    apart = edits.move(bent, {"x": (10.0, 20.0), "mul1": (300.0, 99.0)})
    assert points(apart, *MUL) == WAY
    assert edits.move(bent, {"y": (5.0, 5.0)}).root.bends is bent.root.bends


def test_another_wire_has_none_of_those_it_replaces(bent):
    assert points(edits.connect(bent, Pin("y", OUT), MUL), *MUL) == ()
    assert edits.connect(bent, Pin("x", OUT), MUL) is bent
    assert points(edits.disconnect(bent, [MUL]), *MUL) == ()
    assert not edits.remove(bent, ["mul1"]).root.bends
    assert points(edits.remove(bent, ["x"]), *MUL) == ()


def test_a_wire_that_is_plugged_elsewhere_keeps_them(bent):
    document = splice.rewire_input(
        edits.disconnect(bent, [Pin("mul1", "b")]), MUL, Pin("mul1", "b")
    )
    assert points(document, "mul1", "b") == WAY
    assert MUL not in document.root.wires
    document = splice.rewire_output(bent, Pin("x", OUT), Pin("y", OUT))
    assert document.root.wires[MUL] == Pin("y", OUT)
    assert points(document, *MUL) == WAY


@pytest.mark.parametrize(("x", "before"), [(20.0, 0), (150.0, 1), (290.0, 2)])
def test_a_node_on_a_wire_parts_them_where_it_stands(bent, x, before):
    document = edits.add(bent, "exp1", "exp", (x, 0.0))
    document = splice.insert_on_wire(document, "exp1", MUL)
    assert points(document, "exp1", "x") == WAY[:before]
    assert points(document, *MUL) == WAY[before:]
    healed = splice.bypass(document, ["exp1"])
    assert healed.root.bends == bent.root.bends


def test_what_is_taken_out_of_its_wires_leaves_them_to_the_wire_that_is_joined(bent):
    document = splice.detach(bent, ["mul1"])
    assert points(document, "tanh1", "x") == (*WAY, (450.0, 80.0))
    assert list(document.root.bends) == [Pin("tanh1", "x")]


def test_a_gate_of_another_kind_keeps_the_bends_of_its_wires(bent):
    document = replace_gate(replace_gate(bent, "mul1", "div"), "tanh1", "exp")
    assert sorted(each.points for each in document.root.bends.values()) == sorted(
        each.points for each in bent.root.bends.values()
    )
    assert set(document.root.bends) <= set(document.root.wires)


def test_more_than_there_may_be_are_refused(bent):
    many = bends.set_bends(bent, MUL, [(float(at), 0.0) for at in range(MOST_BENDS)])
    assert why_not_grow(bent, many) is None
    refusal = why_not_grow(
        many, bends.set_bends(many, MUL, ((0.0, 0.0), *bends.points_of(many.root, MUL)))
    )
    assert "at most 100 bends" in str(refusal)


@given(documents(), st.data())
def test_whatever_is_done_to_wires_no_bend_is_left_without_one(document, data):
    ids = sorted(document.root.nodes)
    some = data.draw(st.sets(st.sampled_from(ids))) if ids else set()
    for change in (edits.remove, splice.bypass, splice.detach, splice.cut_wires):
        after = change(document, some)
        assert set(after.root.bends) <= set(after.root.wires)
        had = {point for each in document.root.bends.values() for point in each.points}
        assert {point for each in after.root.bends.values() for point in each.points} <= had
    places = {id_: (0.5, 0.5) for id_ in some}
    after = bends.move_straight(document, places)
    assert {target for target in after.root.bends if target.node in some} <= {
        target for target in document.root.bends if document.root.places[target.node] == (0.5, 0.5)
    }
