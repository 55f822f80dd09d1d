"""What is carried over a wire is inserted on it, or kept off it."""

from __future__ import annotations

from itertools import combinations

import pytest
from canvases import first_example
from hand import CTRL
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QImage
from PySide6.QtWidgets import QApplication

from circuit_editor import files, resources
from circuit_editor.layout.space.boxes import overlap
from circuit_editor.layout.space.free_space import body_of
from circuit_editor.model import OUT, Pin, edits
from circuit_editor.ui.palette.palette_items import GATE_MIME

ALT = Qt.KeyboardModifier.AltModifier
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
WIRE = Pin("mul1", "a")  # of the first example: + to ×


@pytest.fixture
def first(session, view):
    session.open(first_example(), None)
    view.set_zoom(1.0)
    view.centerOn(300.0, 120.0)
    return session.document


def middle_of(view, target):
    point = view.circuit_scene.wires.path(target).pointAtPercent(0.5)
    return point.x(), point.y()


def bodies_apart(circuit):
    boxes = [body_of(circuit, id_) for id_ in circuit.nodes]
    return not any(overlap(one, other) for one, other in combinations(boxes, 2))


def on_a_wire(view, id_):
    """The foreign wires that run through a node's body."""
    shape = view.circuit_scene.nodes[id_]
    through = view.circuit_scene.wires.through(shape.on_canvas(shape.body))
    return [each for each in through if each not in view.circuit_scene.wires.of([id_])]


def drop(view, kind, at, modifiers=NONE):
    """Drag a gate from the palette to a point of the scene, as the system would."""
    data = QMimeData()
    data.setData(GATE_MIME, kind.encode())
    pixel = view.mapFromScene(*at)
    copy = Qt.DropAction.CopyAction
    for event in (
        QDragEnterEvent(pixel, copy, data, LEFT, NONE),
        QDragMoveEvent(pixel, copy, data, LEFT, modifiers),
        QDropEvent(pixel.toPointF(), copy, data, LEFT, modifiers),
    ):
        QApplication.sendEvent(view.viewport(), event)


def test_a_picked_gate_over_a_wire_lights_it_tells_and_is_inserted(hand, session, view, first):
    at = middle_of(view, WIRE)
    view.pick("tanh")
    hand.move(*at)
    assert view.circuit_scene.lit_wires == {WIRE}
    assert view.bubble.isVisible()
    assert view.bubble.text() == "Release: tanh goes between + and ×. Alt: do not insert."
    hand.click(*at)
    wires = session.circuit.wires
    assert wires[WIRE] == Pin("tanh1", OUT)
    assert wires[Pin("tanh1", "x")] == Pin("add1", OUT)
    assert bodies_apart(session.circuit)
    assert session.selection == {"tanh1"}
    assert not view.circuit_scene.lit_wires and not view.bubble.isVisible()
    assert session.undo_label == "Add tanh"
    session.undo()
    assert session.document is first


def test_the_wire_is_seen_to_light_up(hand, view, first):
    at = middle_of(view, WIRE)
    view.pick("tanh")

    def accent_pixels():
        image = view.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        accent = view.circuit_scene.theme.accent
        start = view.mapFromScene(*hand.pin("add1", OUT))
        return sum(
            image.pixelColor(start.x() + 4, start.y() + dy).name() == accent for dy in range(-4, 5)
        )

    hand.move(100.0, 300.0)
    assert accent_pixels() == 0
    hand.move(*at)
    assert accent_pixels() >= 2


@pytest.mark.parametrize("kind", ["tanh", "power", "mul_constant"])
def test_a_gate_dropped_from_the_palette_is_inserted_by_its_first_input(session, view, first, kind):
    drop(view, kind, middle_of(view, WIRE))
    (new,) = session.selection
    gate = session.circuit.nodes[new].gate
    assert session.circuit.wires[WIRE] == Pin(new, OUT)
    assert session.circuit.wires[Pin(new, gate.inputs[0])] == Pin("add1", OUT)
    assert bodies_apart(session.circuit)


@pytest.mark.parametrize("kind", ["tanh", "input", "output"])
@pytest.mark.parametrize("target", [WIRE, Pin("mul1", "b"), Pin("add1", "b")])
def test_what_is_not_inserted_is_kept_off_the_wire(session, view, first, kind, target):
    drop(view, kind, middle_of(view, target), ALT)
    (new,) = session.selection
    assert dict(session.circuit.wires) == dict(first.root.wires)
    assert not on_a_wire(view, new)
    assert bodies_apart(session.circuit)


def test_alt_pressed_meanwhile_keeps_it_out_and_let_go_takes_it_in(hand, session, view, first):
    at = middle_of(view, WIRE)
    view.pick("tanh")
    hand.move(*at)
    assert view.circuit_scene.lit_wires
    hand.move(at[0] + 1, at[1], ALT)
    assert not view.circuit_scene.lit_wires and not view.bubble.isVisible()
    hand.move(*at)
    assert view.circuit_scene.lit_wires


def test_what_cannot_stand_on_a_wire_says_why(hand, view, first):
    view.pick("input")
    hand.move(*middle_of(view, WIRE))
    assert "has no input" in view.bubble.text()
    assert not view.circuit_scene.lit_wires


def test_an_unwired_gate_that_is_moved_over_a_wire_is_inserted(hand, session, view, first):
    session.edit("", edits.add, "exp1", "exp", (300.0, 260.0))
    before = session.document
    hand.drag((300.0, 260.0), middle_of(view, WIRE))
    assert session.circuit.wires[WIRE] == Pin("exp1", OUT)
    assert session.circuit.wires[Pin("exp1", "x")] == Pin("add1", OUT)
    assert bodies_apart(session.circuit)
    assert session.undo_label == "Insert on wire"
    session.undo()
    assert session.document is before


def test_moved_with_alt_it_stands_beside_the_wire(hand, session, view, first):
    session.edit("", edits.add, "exp1", "exp", (300.0, 260.0))
    hand.press(300.0, 260.0)
    hand.move(310.0, 200.0)
    hand.move(*middle_of(view, WIRE), ALT)
    hand.release(*middle_of(view, WIRE), ALT)
    assert dict(session.circuit.wires) == dict(first.root.wires)
    assert session.circuit.places["exp1"] != (300.0, 260.0)
    assert not on_a_wire(view, "exp1")


def test_a_wired_gate_that_crosses_a_wire_is_never_inserted(hand, session, view, first):
    session.edit("", edits.add, "exp1", "exp", (300.0, 260.0))
    session.edit("", edits.connect, Pin("x", OUT), Pin("exp1", "x"))
    wires = dict(session.circuit.wires)
    hand.drag((300.0, 260.0), middle_of(view, WIRE))
    assert dict(session.circuit.wires) == wires


def test_escape_puts_what_would_be_inserted_back(hand, session, view, first):
    session.edit("", edits.add, "exp1", "exp", (300.0, 260.0))
    before = session.document
    hand.press(300.0, 260.0)
    hand.move(300.0, 200.0)
    hand.move(*middle_of(view, WIRE))
    assert view.circuit_scene.lit_wires == {WIRE}
    hand.key(Qt.Key.Key_Escape)
    assert session.document is before
    assert not view.circuit_scene.lit_wires and not view.bubble.isVisible()


def test_neighbours_make_room_for_its_tiles(session, view):
    path = resources.folder() / "examples" / "two-layer-network-in-matrices.circuit"
    session.open(files.read(path.read_bytes()), None)
    view.fit()
    w = session.circuit.find("b1")
    (target,) = [pin for pin, each in session.circuit.wires.items() if each == Pin(w, OUT)]
    drop(view, "tanh", middle_of(view, target))
    assert session.circuit.wires[target] == Pin("tanh2", OUT)
    assert session.shown.nodes["tanh2"].shape == (3,)
    assert bodies_apart(session.shown)


def test_neighbours_make_room_and_nothing_else_moves(hand, session, view, first):
    before = session.circuit.places
    drop(view, "mul_constant", middle_of(view, WIRE))
    (new,) = session.selection
    after = session.circuit.places
    assert after["mul1"][0] > before["mul1"][0]
    for id_ in ("x", "y", "add1"):
        assert after[id_] == before[id_]
    left, right = body_of(session.circuit, new)[0], body_of(session.circuit, "mul1")[0]
    assert left > body_of(session.circuit, "add1")[2] + 60 and right > left + 100


def test_inside_a_shared_block_it_is_inserted_in_all_uses(hand, session, view, first):
    from circuit_editor.model.edits.grouping import group

    document, block = group(first_example(), ["add1", "mul1"], "part")
    session.open(document, None)
    session.enter(block)
    view.fit()
    (target,) = (
        each for each in session.circuit.wires if session.circuit.wires[each].node == "add1"
    )
    drop(view, "tanh", middle_of(view, target))
    assert session.circuit.wires[target].node == "tanh1"
    assert session.uses(session.inside) == 1


def test_ctrl_drag_duplicates_and_one_drag_is_one_step(hand, session, view, first):
    session.select({"add1", "mul1"})
    hand.drag((220.0, 60.0), (220.0, 260.0), CTRL)
    new = session.selection
    assert len(new) == 2 and not new & set(first.root.nodes)
    assert {session.circuit.places[id_] for id_ in new} == {(220.0, 260.0), (420.0, 340.0)}
    inner = [t for t, s in session.circuit.wires.items() if t.node in new or s.node in new]
    assert len(inner) == 1  # the wire between them; those from outside stay where they are
    assert session.circuit.places["add1"] == (220.0, 60.0)
    assert session.undo_label == "Duplicate"
    session.undo()
    assert session.document is first


def test_a_duplicate_dropped_on_a_wire_is_inserted(hand, session, view, first):
    session.edit("", edits.add, "exp1", "exp", (300.0, 260.0))
    hand.drag((300.0, 260.0), middle_of(view, WIRE), CTRL)
    assert session.circuit.wires[WIRE] == Pin("exp2", OUT)


def test_a_ctrl_click_adds_and_takes_away(hand, session, first):
    hand.click(0, 0)
    hand.click(0, 120, CTRL)
    assert session.selection == {"x", "y"}
    hand.click(0, 0, CTRL)
    assert session.selection == {"y"}
    assert session.document is first


def test_alt_drag_takes_a_node_out_of_its_wires_where_the_desktop_lets_it(
    hand, session, view, first
):
    session.edit("", edits.add, "exp1", "exp", (320.0, 260.0))
    for source, target in ((Pin("add1", OUT), Pin("exp1", "x")), (Pin("exp1", OUT), WIRE)):
        session.edit("", edits.connect, source, target)
    hand.drag((320.0, 260.0), (320.0, 300.0), ALT)
    assert dict(session.circuit.wires) == dict(first.root.wires)
    assert session.circuit.places["exp1"] == (320.0, 300.0)
    assert session.undo_label == "Detach"


def test_it_is_inserted_on_the_wire_of_a_block_and_names_are_only_text(hand, session, view, first):
    session.edit("", edits.rename, "z", "z_b")
    view.pick("tanh")
    hand.move(*middle_of(view, Pin("mul1", "b")))
    assert "z_b" in view.bubble.text() and view.bubble.textFormat() == Qt.TextFormat.PlainText


def test_by_keys_what_is_added_goes_on_the_wire_that_is_selected(session, view, first):
    session.select((), wire=WIRE)
    view.placing.put_in_view("tanh")
    assert session.circuit.wires[WIRE] == Pin("tanh1", OUT)
    assert session.selection == {"tanh1"}
    session.undo()
    session.select((), wire=WIRE)
    view.placing.put_in_view("input")  # through which no wire leads
    assert dict(session.circuit.wires) == dict(first.root.wires)


def test_a_block_of_the_library_is_inserted_by_its_ports(session, view, first):
    view.catalog.load()
    what = next(each.what for each in view.catalog.entries if each.what.startswith("library:"))
    drop(view, what, middle_of(view, WIRE))
    (new,) = session.selection
    gate = session.circuit.nodes[new].gate
    assert gate.is_block
    assert session.circuit.wires[WIRE] == Pin(new, gate.outputs[0])
    assert session.circuit.wires[Pin(new, gate.inputs[0])] == Pin("add1", OUT)
    assert bodies_apart(session.circuit)
    session.undo()
    assert session.document is first


def test_beside_a_block_that_is_open_in_place_it_stands_where_it_was_put(session, view, first):
    from circuit_editor.model.edits.grouping import group

    document, block = group(first_example(), ["add1"], "part")
    session.open(document, None)
    session.expand([block], open_=True)
    view.fit()
    at = middle_of(view, WIRE)
    drop(view, "tanh", at)
    assert session.circuit.wires[WIRE] == Pin("tanh1", OUT)
    frame, new = view.circuit_scene.nodes[block], view.circuit_scene.nodes["tanh1"]
    reader = view.circuit_scene.nodes["mul1"]
    assert frame.place[0] + frame.width / 2 < new.place[0] - new.width / 2
    assert new.place[0] + new.width / 2 < reader.place[0] - reader.width / 2


def test_what_a_gesture_would_do_is_told(hand, session, view, first):
    view.pick("tanh")
    assert "with Alt neither" in view.gesture.help()
    hand.key(Qt.Key.Key_Escape)
    session.edit("", edits.add, "exp1", "exp", (300.0, 260.0))
    for start, told in (((300.0, 260.0), "inserted"), ((220.0, 60.0), "puts it down here")):
        hand.press(*start)
        assert told in view.gesture.help()
        hand.release(*start)
