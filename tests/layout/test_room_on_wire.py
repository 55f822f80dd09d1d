"""A node inserted on a wire gets room, and only what is in its way moves."""

from __future__ import annotations

from itertools import combinations

import pytest

from circuit_editor.layout.space.boxes import overlap
from circuit_editor.layout.space.free_space import AFTER, body_of
from circuit_editor.layout.space.room_on_wire import room_on_wire
from circuit_editor.model import EMPTY, OUT, Pin, edits
from circuit_editor.model.edits.splice import insert_on_wire


def row(*xs, gap=None):
    """An exp after an exp, at these x, an input before them, and one more above all."""
    document = edits.add(EMPTY, "x", "input", (-200.0, 0.0), label="x")
    before = "x"
    for at, x in enumerate(xs):
        document = edits.add(document, f"exp{at}", "exp", (x, 0.0))
        document = edits.connect(document, Pin(before, OUT), Pin(f"exp{at}", "x"))
        before = f"exp{at}"
    return edits.add(document, "aside", "exp", (xs[-1], -200.0))


def inserted(document, target, wanted, kind="tanh"):
    """The circuit with a new gate on a wire, everything where it then stands."""
    document = insert_on_wire(edits.add(document, "new", kind, wanted), "new", target)
    moved = room_on_wire(document.root, "new", target, wanted, {})
    return edits.move(document, moved).root, moved


def bodies_apart(circuit):
    boxes = [body_of(circuit, id_) for id_ in circuit.nodes]
    return not any(overlap(one, other) for one, other in combinations(boxes, 2))


def test_where_there_is_room_nothing_moves():
    _, moved = inserted(row(0.0, 400.0), Pin("exp1", "x"), (200.0, 0.0))
    assert moved == {"new": (200.0, 0.0)}


def test_what_is_fed_makes_room_and_what_follows_it_too():
    circuit, moved = inserted(row(0.0, 120.0, 240.0), Pin("exp1", "x"), (60.0, 0.0))
    left, _, right, _ = body_of(circuit, "new")
    assert left - body_of(circuit, "exp0")[2] >= AFTER
    assert body_of(circuit, "exp1")[0] - right >= AFTER
    assert set(moved) == {"new", "exp1", "exp2"}
    assert bodies_apart(circuit)
    assert all(value % 10 == 0 for place in moved.values() for value in place)


@pytest.mark.parametrize("wanted", [0.0, 90.0, 119.0, 150.0])
def test_it_never_lies_on_what_it_stands_between(wanted):
    circuit, _ = inserted(row(0.0, 120.0), Pin("exp1", "x"), (wanted, 0.0))
    assert bodies_apart(circuit)
    assert circuit.places["exp0"][0] < circuit.places["new"][0] < circuit.places["exp1"][0]


def test_what_stands_where_it_is_dropped_goes_up_or_down():
    document = edits.add(row(0.0, 400.0), "there", "input", (200.0, 30.0))
    circuit, moved = inserted(document, Pin("exp1", "x"), (200.0, 0.0))
    assert set(moved) == {"new", "there"}
    assert moved["there"][0] == 200.0 and moved["there"][1] > 30.0
    assert bodies_apart(circuit)


@pytest.mark.parametrize(("y", "stands"), [(14.0, 0.0), (21.0, 21.0)])
def test_it_stands_on_the_wire_where_it_was_put_near_it(y, stands):
    _, moved = inserted(row(0.0, 400.0), Pin("exp1", "x"), (200.0, y))
    assert moved["new"] == (200.0, stands)


def test_on_a_wire_that_leads_back_it_stands_where_it_was_put():
    circuit, moved = inserted(row(0.0, -400.0), Pin("exp1", "x"), (-100.0, 80.0))
    assert moved == {"new": (-100.0, 80.0)}
    assert bodies_apart(circuit)


def test_it_stands_between_an_input_and_its_reader():
    circuit, moved = inserted(row(0.0), Pin("exp0", "x"), (-100.0, 0.0))
    assert set(moved) == {"new", "exp0"}
    assert bodies_apart(circuit)
