"""Frames and what they do not hold: it stands clear of them, however they came there."""

from __future__ import annotations

import pytest
from canvases import first_example
from PySide6.QtCore import QPointF, QRectF, Qt
from windows import CTRL, Desk

from circuit_editor import files, resources
from circuit_editor.model import Document, records
from circuit_editor.model.edits import remove
from circuit_editor.model.edits.notes_and_frames import add_frame, add_note

KEY = Qt.Key


@pytest.fixture
def desk(qtbot, tmp_path):
    return Desk(qtbot, tmp_path)


def open_(desk, document: Document) -> Document:
    desk.open(document)
    desk.view.set_zoom(1.0)
    desk.view.centerOn(320.0, 180.0)
    return desk.session.document


def title_of(desk, id_: str) -> tuple[float, float]:
    """A point of a frame's title, beside its letters."""
    rect = desk.view.circuit_scene.annotations.rect(id_)
    return rect.right() - 12.0, rect.top() + 12.0


def are_clear(desk) -> bool:
    """Nothing is drawn in a frame, or across its edge, that it does not hold."""
    scene, circuit = desk.view.circuit_scene, desk.session.circuit
    shown = scene.annotations
    rects = {id_: item.on_canvas(item.body) for id_, item in scene.nodes.items()}
    rects |= {id_: shown.rect(id_) for id_ in (*shown.notes, *shown.frames)}
    within = records.holders(circuit)
    return not [
        id_
        for frame in shown.frames
        for id_, rect in rects.items()
        if id_ != frame
        and shown.rect(frame).intersects(rect)
        and frame not in records.around(within, id_)
        and id_ not in records.around(within, frame)
    ]


def test_what_is_framed_lets_others_out_in_the_same_step(desk):
    document = open_(desk, first_example())
    desk.select("x", "mul1")
    desk.key(KEY.Key_J, CTRL)
    desk.type("Ends")
    desk.key(KEY.Key_Return)
    circuit = desk.session.circuit
    ((_, frame),) = circuit.frames.items()
    assert frame.nodes == {"x", "mul1"}
    assert circuit.places["x"] == document.root.places["x"]
    assert circuit.places["add1"] != document.root.places["add1"]
    assert are_clear(desk)
    desk.window.undo()
    assert desk.session.document is document


def test_what_a_frame_grows_over_by_arrow_keys_makes_room(desk):
    """A node goes to its frame's edge and further: one undo step, however often the key is hit."""
    document = add_frame(first_example(), "frame1", "Sum", ["x", "add1"], (0.0, 0.0), (0.0, 0.0))
    document = open_(desk, document)
    desk.select("add1")
    for _ in range(4):
        desk.key(KEY.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    circuit = desk.session.circuit
    assert circuit.places["add1"][0] > document.root.places["add1"][0]
    assert circuit.places["mul1"] != document.root.places["mul1"]
    assert are_clear(desk)
    desk.window.undo()
    assert desk.session.document is document


def test_what_a_frame_is_dropped_on_makes_room_for_it(desk):
    document = add_note(first_example(), "note1", "why?", (220.0, 340.0))
    document = open_(desk, add_frame(document, "frame1", "F", ["mul1"], (420.0, 140.0), (0.0, 0.0)))
    x, y = title_of(desk, "frame1")
    desk.hand.drag((x, y), (x - 180.0, y - 80.0))
    circuit = desk.session.circuit
    assert circuit.places["mul1"] == (240.0, 60.0)
    assert circuit.places["add1"] != document.root.places["add1"]
    assert circuit.frames["frame1"].nodes == {"mul1"}
    assert are_clear(desk)
    desk.window.undo()
    assert desk.session.document is document
    rect = desk.view.circuit_scene.annotations.rect("frame1")
    start = rect.left(), rect.center().y()
    desk.hand.drag(start, (start[0] - 150.0, start[1]))  # its edge comes upon the other gate
    assert "add1" not in desk.session.circuit.frames["frame1"].nodes
    assert desk.view.circuit_scene.annotations.rect("frame1").left() < 240.0
    assert are_clear(desk)


def test_tidying_holds_together_what_a_frame_holds_and_a_frame_is_tidied_alone(desk):
    document = open_(
        desk, add_frame(first_example(), "frame1", "F", ["x", "mul1"], (0.0, 0.0), (0.0, 0.0))
    )
    assert not are_clear(desk)
    desk.key(KEY.Key_T, CTRL)
    assert desk.session.circuit.places != document.root.places
    assert are_clear(desk)
    desk.window.undo()
    desk.view.set_zoom(1.0)
    desk.view.centerOn(320.0, 180.0)
    desk.hand.click(*title_of(desk, "frame1"))
    tidy = desk.window.actions_by_id["tidy-selection"]
    assert tidy.isEnabled()
    tidy.trigger()
    circuit = desk.session.circuit
    assert {id_ for id_, place in circuit.places.items() if place != document.root.places[id_]} >= {
        "x",
        "mul1",
    }
    assert circuit.places["y"] == document.root.places["y"]
    assert are_clear(desk)
    desk.window.undo()
    assert desk.session.document is document


def test_what_is_pasted_in_a_frame_joins_it_and_what_came_in_one_stays_there(desk):
    document = first_example()
    document = add_frame(document, "frame1", "F", document.root.nodes, (320.0, 130.0), (860, 560))
    document = open_(desk, add_frame(document, "frame2", "Y", ["y"], (0.0, 120.0), (0.0, 0.0)))
    desk.view.session.select({"z"})
    desk.key(KEY.Key_C, CTRL)
    desk.hand.move(320.0, 300.0)
    desk.key(KEY.Key_V, CTRL)
    (copy,) = desk.session.selection
    assert copy in desk.session.circuit.frames["frame1"].nodes
    assert are_clear(desk)
    desk.window.undo()
    assert desk.session.document is document
    desk.hand.move(320.0, 480.0)  # outside
    desk.key(KEY.Key_V, CTRL)
    (copy,) = desk.session.selection
    assert not any(copy in each.nodes for each in desk.session.circuit.frames.values())
    assert are_clear(desk)
    desk.window.undo()
    desk.view.session.select({"frame2", "y"})
    desk.key(KEY.Key_C, CTRL)
    desk.hand.move(240.0, 280.0)
    desk.key(KEY.Key_V, CTRL)
    circuit = desk.session.circuit
    assert circuit.frames["frame3"].nodes == desk.session.selected - {"frame3"}
    assert "frame3" in circuit.frames["frame1"].nodes
    desk.window.undo()
    assert desk.session.document is document


def test_notes_and_frames_inside_are_seen_in_a_block_that_is_open_in_place(desk):
    document = files.load(resources.folder() / "examples" / "sigmoid-as-one-block.circuit")
    open_(desk, document)
    (block,) = (id_ for id_, node in document.root.nodes.items() if node.gate.is_block)
    desk.session.enter(block)
    gates = [id_ for id_, each in desk.session.circuit.nodes.items() if not each.gate.is_port]
    x, y = desk.session.circuit.places[gates[0]]
    desk.session.edit("", add_note, "note1", "why?", (x, y - 120.0))
    desk.session.edit("", add_frame, "frame1", "Both", gates[:2], (x, y), (0.0, 0.0))
    desk.session.leave()
    desk.session.select({block})
    desk.key(KEY.Key_E, CTRL)
    shown, scene = desk.view.circuit_scene.annotations, desk.view.circuit_scene
    (note,), (frame,) = shown.inner_notes.values(), shown.inner_frames.values()
    left, top, right, bottom = scene.nodes[block].box()
    around = QRectF(QPointF(left, top), QPointF(right, bottom))
    assert around.contains(note.rect) and around.contains(frame.rect)
    bodies = {id_: item.on_canvas(item.body) for id_, item in scene.nodes.items() if "/" in id_}
    held = {id_ for id_, body in bodies.items() if frame.rect.contains(body)}
    assert held == {f"{block}/{id_}" for id_ in gates[:2]}
    assert not any(note.rect.intersects(body) for body in bodies.values())
    desk.view.fit()
    middle = desk.view.mapFromScene(frame.rect.topRight() + QPointF(-6.0, 6.0))
    grabbed = desk.view.viewport().grab().toImage().pixelColor(middle)
    desk.session.enter(block)
    desk.session.edit("", remove, ["frame1"])
    desk.session.leave()
    desk.view.fit()
    assert not shown.inner_frames
    desk.hand.click(note.rect.center().x(), note.rect.center().y())  # of the block, not of it
    assert desk.session.selected <= {block}
    assert desk.view.viewport().grab().toImage().pixelColor(middle) != grabbed
