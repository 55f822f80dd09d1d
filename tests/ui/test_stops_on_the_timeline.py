"""A teacher's stops and notes by hand: put, written, undone, saved, and shown when reached."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from windows import CTRL, LEFT, NEURON, SHIFT, SIGMOID, Desk

from circuit_editor import files
from circuit_editor.model import Pin, Stop, edits

Key = Qt.Key


@pytest.fixture
def desk(qtbot, tmp_path):
    desk = Desk(qtbot, tmp_path)
    desk.open(NEURON)
    desk.key(Key.Key_F9)
    desk.stepping = desk.window.classroom.stepping
    desk.panel = desk.window.classroom.timeline
    desk.track = desk.panel.track
    return desk


def at_step(desk: Desk, position: int) -> QPoint:
    """The point of the line where a step stands."""
    room, knob = desk.track.width() - 16, 8
    share = (position + 1) / desk.stepping.count
    return QPoint(round(knob + room * share), desk.track.height() // 2)


def paste(desk: Desk, text: str) -> None:
    QApplication.clipboard().setText(text)
    desk.key(Key.Key_V, CTRL)


def test_enter_puts_a_stop_and_its_note_is_typed(desk):
    for _ in range(3):
        desk.key(Key.Key_Right)
    desk.key(Key.Key_Return)
    field = desk.panel.note_field
    assert field.hasFocus() and desk.stepping.stop_positions == [2]
    desk.type("why 6? 為什麼")
    desk.key(Key.Key_Return, SHIFT)
    desk.type("think")
    desk.key(Key.Key_Return)
    assert not field.isVisible() and desk.track.hasFocus()
    assert [stop.note for stop in desk.session.document.stops] == ["why 6? 為什麼\nthink"]
    assert desk.panel.note.text() == "why 6? 為什麼\nthink"
    desk.key(Key.Key_Right)
    assert not desk.panel.note.isVisible()
    desk.key(Key.Key_Left)
    assert desk.panel.note.isVisible()


def test_each_change_is_one_undo_step(desk):
    desk.key(Key.Key_Right)
    desk.key(Key.Key_Return)
    desk.type("one")
    desk.key(Key.Key_Return)
    desk.key(Key.Key_Return)  # at the stop: its note again
    assert desk.panel.note_field.toPlainText() == "one"
    desk.type(" two")
    desk.key(Key.Key_Return)
    notes = [desk.stepping.note]
    while desk.session.undo_label is not None:
        desk.window.undo()
        notes.append(desk.stepping.note if desk.stepping.stops else None)
    assert notes == ["one two", "one", "", None]
    desk.window.redo()
    desk.window.redo()
    assert desk.panel.note.text() == "one" and desk.stepping.position == 0


def test_a_double_click_at_a_flag_opens_its_note_and_esc_gives_it_up(desk):
    desk.key(Key.Key_End)
    desk.key(Key.Key_Return)
    desk.type("end")
    desk.key(Key.Key_Return)
    desk.key(Key.Key_Home)
    point = at_step(desk, desk.stepping.count - 1) - QPoint(3, 0)
    QTest.mouseClick(desk.track, LEFT, pos=point)
    QTest.mouseDClick(desk.track, LEFT, pos=point)
    assert desk.stepping.is_at_end and desk.panel.note_field.toPlainText() == "end"
    before = desk.session.document
    desk.type(" of all")
    desk.key(Key.Key_Escape)
    assert desk.session.document is before and desk.panel.note.text() == "end"
    assert desk.stepping.is_on and desk.track.hasFocus()


def test_a_click_near_a_flag_means_it_on_a_long_line(qtbot, tmp_path):
    desk = Desk(qtbot, tmp_path)
    document = files.load(NEURON)
    last = "mul1"
    for _ in range(1_200):
        document = edits.add(document, id_ := f"exp{len(document.root.nodes)}", "exp", (0, 0))
        document = edits.connect(document, Pin(last, "out"), Pin(id_, "x"))
        last = id_
    desk.open(edits.set_stop(document, ("backward", "mul1"), "here"))
    desk.key(Key.Key_F9)
    desk.stepping, desk.track = desk.window.classroom.stepping, desk.window.classroom.timeline.track
    (flag,) = desk.stepping.stop_positions
    assert desk.track.width() < desk.stepping.count
    QTest.mouseClick(desk.track, LEFT, pos=at_step(desk, flag) - QPoint(4, 0))
    assert desk.stepping.position == flag and desk.stepping.note == "here"


def test_delete_takes_a_stop_away_and_no_gate(desk):
    desk.session.select({"mul1"})
    desk.track.setFocus()
    for key in (Key.Key_Delete, Key.Key_Backspace):
        desk.stepping.go(1)
        desk.key(Key.Key_Return)
        desk.key(Key.Key_Return)
        assert desk.stepping.stop_positions == [1]
        desk.key(key)
        assert desk.stepping.stops == () and "mul1" in desk.session.circuit.nodes


def test_before_the_first_step_there_is_nothing_to_stop_at(desk):
    desk.key(Key.Key_Return)
    assert desk.stepping.stops == () and not desk.panel.note_field.isVisible()
    assert "go on to one first" in desk.said[-1]


def test_a_note_is_taken_when_one_goes_on_or_elsewhere(desk):
    desk.key(Key.Key_Right)
    desk.key(Key.Key_Return)
    desk.type("given")
    desk.key(Key.Key_F10)
    assert desk.stepping.position == 1 and not desk.panel.note_field.isVisible()
    assert desk.stepping.stops == (Stop("forward", "", "given"),)
    desk.key(Key.Key_Return)
    desk.type("left")
    desk.view.setFocus()
    assert [stop.note for stop in desk.stepping.stops] == ["given", "left"]


def test_a_note_that_is_being_typed_is_saved_and_read_again(desk, tmp_path):
    desk.session.path = tmp_path / "stopped.circuit"
    desk.key(Key.Key_Right)
    desk.key(Key.Key_Return)
    desk.type("saved?")
    desk.key(Key.Key_S, CTRL)
    assert not desk.session.is_unsaved
    assert files.load(tmp_path / "stopped.circuit").stops == (Stop("forward", "", "saved?"),)
    desk.open(NEURON)
    assert desk.stepping.stops == ()
    desk.open(tmp_path / "stopped.circuit")
    desk.key(Key.Key_F10)
    assert desk.panel.note.text() == "saved?"


def test_a_note_too_long_is_refused_and_what_was_there_stays(desk):
    desk.key(Key.Key_Right)
    desk.key(Key.Key_Return)
    desk.type("kept")
    paste(desk, "x" * 20_000)
    assert "20,000" in desk.said[-1] and desk.panel.note_field.toPlainText() == "kept"
    paste(desk, "x" * 19_996)
    desk.key(Key.Key_Return)
    assert len(desk.stepping.note) == 20_000
    assert len(desk.panel.note.text()) < 700  # the panel keeps its size


def test_markup_in_a_note_is_text(desk):
    desk.key(Key.Key_Right)
    desk.key(Key.Key_Return)
    paste(desk, "<b>x</b>")
    desk.key(Key.Key_Return)
    assert desk.panel.note.text() == "<b>x</b>"
    assert desk.panel.note.textFormat() == Qt.TextFormat.PlainText


def test_a_stop_goes_with_its_gate_and_comes_back_with_it(desk):
    desk.stepping.go_to("forward", "exp1")
    desk.track.setFocus()
    desk.key(Key.Key_Return)
    desk.type("inside?")
    desk.key(Key.Key_Return)
    block = desk.group("sigmoid", *SIGMOID)
    assert desk.stepping.stop_positions == []  # a closed block has one step of its own
    desk.session.expand([block], open_=True)
    (at,) = desk.stepping.stop_positions
    desk.stepping.go(at)
    assert desk.stepping.note == "inside?"
    desk.undo_all()
    assert desk.stepping.stops == ()


def test_the_note_of_another_file_is_not_overwritten(desk):
    desk.key(Key.Key_Right)
    desk.key(Key.Key_Return)
    desk.type("mine")
    other = edits.set_stop(files.load(NEURON), ("forward", ""), "theirs")
    desk.session.open(other, None)
    assert desk.session.document is other
