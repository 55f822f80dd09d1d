"""Frames and what they do not hold: it stands clear of them, however they came there."""

from __future__ import annotations

import pytest
from canvases import first_example
from PySide6.QtCore import Qt
from windows import CTRL, Desk

from circuit_editor.model import Document
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
    return not [
        id_
        for frame in shown.frames
        for id_, rect in rects.items()
        if id_ != frame
        and shown.rect(frame).intersects(rect)
        and id_ not in circuit.frames[frame].nodes
        and (id_ not in circuit.frames or frame not in circuit.frames[id_].nodes)
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
