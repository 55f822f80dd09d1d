"""Alignment guides: what a dragged node lines up with, from just within reach to just beyond."""

from __future__ import annotations

import pytest

from circuit_editor.layout.space.free_space import pin_place
from circuit_editor.layout.space.guides import guides_of_node
from circuit_editor.model import EMPTY, OUT, Pin, edits

REACH = 6.0


def circuit_of(**places):
    document = EMPTY
    for id_, place in places.items():
        document = edits.add(document, id_, "add", place)
    return document


def lined(document, dragged, travelled, otherwise=(99.0, 99.0)):
    circuit = document.root
    wires = [(to, out) for to, out in circuit.wires.items() if dragged in (to.node, out.node)]
    return guides_of_node(circuit, dragged, circuit.nodes, wires).line_up(
        travelled, otherwise, REACH
    )


@pytest.mark.parametrize(("off", "is_lined"), [(5.9, True), (6.1, False), (-5.9, True)])
def test_a_middle_lines_up_within_reach(off, is_lined):
    document = circuit_of(a=(0.0, 0.0), b=(300.0, 200.0))
    found = lined(document, "b", (0.0, -200.0 + off))
    assert found.shift == pytest.approx((99.0, -200.0 if is_lined else 99.0))
    assert bool(found.guides) is is_lined


def test_both_axes_at_once_each_with_its_line():
    document = circuit_of(a=(0.0, 0.0), b=(300.0, 200.0), c=(700.0, 500.0))
    found = lined(document, "c", (-398.0, -497.0))
    assert found.shift == pytest.approx((-400.0, -500.0))
    upright, flat = found.guides
    assert upright.begin[0] == upright.end[0] == 300.0
    assert flat.begin[1] == flat.end[1] == 0.0
    assert flat.begin[0] < 0.0 < 300.0 < flat.end[0]


def test_a_wire_becomes_straight():
    document = circuit_of(a=(0.0, 0.0), b=(300.0, 200.0))
    document = edits.connect(document, Pin("a", OUT), Pin("b", "b"))
    circuit = document.root
    _, height = pin_place(circuit, Pin("b", "b"))
    assert height != 200.0
    found = lined(document, "b", (0.0, -height + 2.0))
    assert found.shift[1] == pytest.approx(-height)
    assert {found.guides[0].begin[1], found.guides[0].end[1]} == {0.0}


@pytest.mark.parametrize("axis", (0, 1))
@pytest.mark.parametrize("order", (("a", "b", "x"), ("a", "x", "b"), ("x", "a", "b")))
def test_gaps_become_equal(axis, order):
    along = dict(zip(order, (0.0, 200.0, 400.0), strict=True))
    aside = {"a": 0.0, "b": 7.0, "x": 14.0}  # in a row, with no line in common
    document = circuit_of(
        **{id_: (along[id_], aside[id_])[:: 1 if axis == 0 else -1] for id_ in order}
    )
    away = (4.0, 1.0) if axis == 0 else (1.0, 4.0)
    found = lined(document, "x", away, away)
    assert found.shift[axis] == pytest.approx(0.0)
    gaps = [each for each in found.guides if each.is_gap and each.begin[axis] != each.end[axis]]
    lengths = [each.end[axis] - each.begin[axis] for each in gaps]
    assert len(lengths) == 2
    assert lengths[0] == pytest.approx(lengths[1])


def test_alone_there_is_nothing_to_line_up_with():
    found = lined(circuit_of(a=(0.0, 0.0)), "a", (3.0, 4.0), (0.0, 10.0))
    assert found.shift == (0.0, 10.0)
    assert found.guides == ()
