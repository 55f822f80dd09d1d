"""What the hand does on the canvas, and what it leaves in the document."""

from __future__ import annotations

import pytest
from canvases import first_example
from hand import CTRL, SHIFT, move_to
from panels import type_text
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from circuit_editor.model import OUT, Pin
from circuit_editor.text import exact
from circuit_editor.ui.palette.palette_items import GATE_MIME

LEFT = Qt.MouseButton.LeftButton


def test_a_wire_is_drawn_from_output_to_input(hand, session):
    hand.wire(Pin("x", OUT), Pin("add1", "a"))
    assert session.circuit.wires[Pin("add1", "a")] == Pin("x", OUT)
    assert session.undo_label == "Connect x → +"


def test_a_wire_is_drawn_from_input_to_output(hand, session):
    hand.wire(Pin("add1", "b"), Pin("y", OUT))
    assert session.circuit.wires[Pin("add1", "b")] == Pin("y", OUT)


def test_a_wire_is_made_by_two_clicks(hand, session):
    hand.click(*hand.pin("x", OUT))
    assert not session.circuit.wires
    hand.click(*hand.pin("add1", "a"))
    assert session.circuit.wires[Pin("add1", "a")] == Pin("x", OUT)


def test_a_wire_dropped_on_a_gate_takes_its_first_free_input(hand, session):
    hand.wire(Pin("x", OUT), Pin("add1", "a"))
    hand.drag(hand.pin("y", OUT), hand.node("add1"))
    assert session.circuit.wires[Pin("add1", "b")] == Pin("y", OUT)


def test_a_wire_dropped_on_nothing_leaves_nothing_to_undo(hand, session):
    before = session.document
    hand.drag(hand.pin("x", OUT), (300, 300))
    assert session.document is before
    assert session.undo_label is None


def test_escape_gives_a_wire_up(hand, session):
    before = session.document
    hand.press(*hand.pin("x", OUT))
    hand.move(*hand.pin("add1", "a"))
    hand.key(Qt.Key.Key_Escape)
    hand.release(*hand.pin("add1", "a"))
    assert session.document is before


def test_a_loop_is_refused_while_the_wire_is_drawn(hand, session, view):
    hand.wire(Pin("add1", OUT), Pin("mul1", "a"))
    before = session.document
    hand.press(*hand.pin("mul1", OUT))
    hand.move(*hand.pin("add1", "a"))
    bubble = view.bubble
    assert bubble.isVisible()
    assert "loop" in bubble.text() and "+ → × → +" in bubble.text()
    hand.release(*hand.pin("add1", "a"))
    assert session.document is before
    assert not bubble.isVisible()


def test_a_plugged_wire_is_taken_elsewhere_in_one_step(hand, session):
    hand.wire(Pin("x", OUT), Pin("add1", "a"))
    hand.drag(hand.pin("add1", "a"), hand.pin("mul1", "a"))
    assert dict(session.circuit.wires) == {Pin("mul1", "a"): Pin("x", OUT)}
    session.undo()
    assert dict(session.circuit.wires) == {Pin("add1", "a"): Pin("x", OUT)}


def test_a_plugged_wire_dropped_on_nothing_is_deleted(hand, session):
    hand.wire(Pin("x", OUT), Pin("add1", "a"))
    hand.drag(hand.pin("add1", "a"), (300, 300))
    assert not session.circuit.wires


def test_a_new_wire_replaces_the_old_one(hand, session):
    hand.wire(Pin("x", OUT), Pin("add1", "a"))
    hand.wire(Pin("y", OUT), Pin("add1", "a"))
    assert dict(session.circuit.wires) == {Pin("add1", "a"): Pin("y", OUT)}


def test_nodes_move_on_the_grid_and_one_drag_is_one_step(hand, session):
    before = session.document
    hand.drag((220, 60), (263, 118))
    assert session.circuit.places["add1"] == (260, 120)
    session.undo()
    assert session.document is before


def test_a_move_keeps_nodes_and_wires_the_same_objects(hand, session):
    before, tape = session.document, session.run.tape
    hand.drag((220, 60), (300, 60))
    assert session.circuit.nodes is before.root.nodes
    assert session.run.tape is tape


def test_selected_nodes_move_together(hand, session):
    hand.click(0, 0)
    hand.click(0, 120, SHIFT)
    hand.drag((0, 0), (0, 40))
    assert session.circuit.places["x"] == (0, 40)
    assert session.circuit.places["y"] == (0, 160)
    assert session.circuit.places["z"] == (0, 240)


def test_escape_puts_moved_nodes_back(hand, session, view):
    before = session.document
    hand.press(220, 60)
    hand.move(300, 160)
    assert view.circuit_scene.nodes["add1"].place[1] == 160
    hand.key(Qt.Key.Key_Escape)
    hand.release(300, 160)
    assert session.document is before
    assert view.circuit_scene.nodes["add1"].place[1] == 60


def test_a_rubber_band_selects_what_it_touches(hand, session):
    hand.drag((-100, -60), (60, 150))
    assert session.selection == {"x", "y"}
    hand.drag((150, 0), (280, 110), SHIFT)
    assert session.selection == {"x", "y", "add1"}
    hand.click(300, 320)
    assert not session.selection


def test_shift_click_adds_and_takes_away(hand, session):
    hand.click(0, 0)
    hand.click(220, 60, SHIFT)
    assert session.selection == {"x", "add1"}
    hand.click(0, 0, SHIFT)
    assert session.selection == {"add1"}


def test_a_clicked_wire_is_selected_and_deleted(hand, session, view):
    session.open(first_example(), None)
    middle = view.circuit_scene.wires.bounds(Pin("mul1", "a")).center()
    hand.click(middle.x(), middle.y())
    assert session.selected_wire == Pin("mul1", "a")
    session.delete_selected()
    assert Pin("mul1", "a") not in session.circuit.wires
    session.undo()
    assert Pin("mul1", "a") in session.circuit.wires


def test_a_slider_drag_is_live_and_one_undo_step(hand, session, view):
    session.open(first_example(), None)
    before = session.document
    track = view.circuit_scene.nodes["x"].slider_rect()
    y = track.center().y()
    seen = []
    session.run_changed.connect(lambda: seen.append(float(session.run.loss)))
    hand.drag((track.left() + 0.3 * track.width(), y), (track.right() + 40, y))
    assert float(session.circuit.values["x"]) == 5
    assert float(session.run.loss) == -40
    assert len(seen) >= 3
    session.undo()
    assert session.document is before
    session.redo()
    assert float(session.circuit.values["x"]) == 5


def test_escape_takes_a_slider_drag_back(hand, session, view):
    session.open(first_example(), None)
    before = session.document
    track = view.circuit_scene.nodes["x"].slider_rect()
    hand.press(track.center().x(), track.center().y())
    hand.move(track.right(), track.center().y())
    assert session.document is not before
    hand.key(Qt.Key.Key_Escape)
    hand.release(track.right(), track.center().y())
    assert session.document is before
    assert session.undo_label is None and session.redo_label is None


def test_a_value_is_typed_in_place(hand, session):
    session.open(first_example(), None)
    hand.double_click(0, 0)
    hand.type("3")
    hand.key(Qt.Key.Key_Return)
    assert float(session.circuit.values["x"]) == 3
    assert float(session.run.loss) == -32


def test_digits_typed_over_a_selected_input_are_its_value(hand, session):
    hand.click(0, 0)
    hand.type("-2.5")
    hand.key(Qt.Key.Key_Return)
    assert float(session.circuit.values["x"]) == -2.5


def test_what_is_no_number_is_refused_with_a_sentence(hand, session, view):
    hand.double_click(0, 0)
    hand.type("abc")
    said = []
    session.message.connect(said.append)
    hand.key(Qt.Key.Key_Return)
    assert float(session.circuit.values["x"]) == -2
    assert said and '"abc" is no number' in said[0]
    hand.key(Qt.Key.Key_Escape)
    assert float(session.circuit.values["x"]) == -2


# R134 R136
@pytest.mark.parametrize(
    ("typed", "number"), [("1,5", 1.5), ("1/2", 0.5), ("½", 0.5), ("2*pi", 6.283185307179586)]
)
def test_a_number_is_typed_on_the_card_as_people_write_it(hand, session, view, typed, number):
    hand.double_click(0, 0)
    type_text(QApplication.focusWidget(), typed)
    hand.key(Qt.Key.Key_Return)
    assert float(session.circuit.values["x"]) == number
    hand.double_click(0, 0)
    assert QApplication.focusWidget().text() == exact(number)


@pytest.mark.parametrize(
    ("typed", "said"), [("1e400", "too large"), ("1,000", "1000 or 1"), ("1.000,5", "decimal sign")]
)
def test_a_number_on_the_card_that_may_be_two_or_none_is_asked_about(hand, session, typed, said):
    hand.double_click(0, 0)
    told = []
    session.message.connect(told.append)
    type_text(QApplication.focusWidget(), typed)
    hand.key(Qt.Key.Key_Return)
    assert len(told) == 1 and said in told[0]
    assert float(session.circuit.values["x"]) == -2
    hand.key(Qt.Key.Key_Escape)


def test_a_long_number_is_seen_from_its_front_when_it_is_edited(hand, session):
    session.set_value("x", 1234567890.1234567)
    hand.double_click(0, 0)
    line = QApplication.focusWidget()
    assert line.selectedText() == "1234567890.1234567"
    assert line.cursorPosition() == 0
    assert line.fontMetrics().horizontalAdvance(line.text()) < line.width()


def test_tab_goes_to_the_next_value(hand, session):
    hand.double_click(0, 0)
    hand.type("1")
    hand.key(Qt.Key.Key_Tab)
    hand.type("2")
    hand.key(Qt.Key.Key_Tab)
    hand.type("3")
    hand.key(Qt.Key.Key_Return)
    assert [float(session.circuit.values[each]) for each in "xyz"] == [1, 2, 3]


def test_arrows_step_a_value_that_is_being_edited_and_escape_restores(hand, session):
    before = session.document
    hand.double_click(0, 0)
    hand.key(Qt.Key.Key_Up)
    hand.key(Qt.Key.Key_Up)
    assert float(session.circuit.values["x"]) == pytest.approx(-1.8)
    hand.key(Qt.Key.Key_Escape)
    assert session.document is before


def test_the_constant_inside_a_gate_is_edited_in_place(hand, session, view):
    view.placing.put("add_constant", QPointF(420, 20))
    (id_,) = session.selection
    hand.double_click(420, 20)
    hand.type("7")
    hand.key(Qt.Key.Key_Return)
    assert session.circuit.nodes[id_].attrs["c"] == 7


def test_a_picked_gate_is_put_down_by_a_click(hand, session, view):
    view.pick("exp")
    hand.move(300, 250)
    hand.click(303, 248)
    (id_,) = session.selection
    assert session.circuit.nodes[id_].kind == "exp"
    assert session.circuit.places[id_] == (300, 250)


def test_escape_puts_a_picked_gate_away(hand, session, view, qtbot):
    before = session.document
    view.pick("exp")
    hand.move(300, 250)
    with qtbot.waitSignal(view.gate_placed):
        hand.key(Qt.Key.Key_Escape)
    hand.click(300, 250)
    assert session.document is before


def test_a_gate_is_dropped_from_the_palette(hand, session, view):
    data = QMimeData()
    data.setData(GATE_MIME, b"tanh")
    pixel = hand.point(300, 280)
    actions, buttons = Qt.DropAction.CopyAction, LEFT
    none = Qt.KeyboardModifier.NoModifier
    for event in (
        QDragEnterEvent(pixel, actions, data, buttons, none),
        QDragMoveEvent(pixel, actions, data, buttons, none),
        QDropEvent(QPointF(pixel), actions, data, buttons, none),
    ):
        QApplication.sendEvent(view.viewport(), event)
    (id_,) = session.selection
    assert session.circuit.nodes[id_].kind == "tanh"
    assert session.circuit.places[id_] == (300, 280)


def test_the_wheel_zooms_around_the_pointer(hand, view):
    pixel = hand.point(220, 60)
    event = QWheelEvent(
        QPointF(pixel),
        view.viewport().mapToGlobal(QPointF(pixel)),
        QPointF(0, 0).toPoint(),
        QPointF(0, 120).toPoint(),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    before = view.zoom
    QApplication.sendEvent(view.viewport(), event)
    assert view.zoom == pytest.approx(before * 1.2)
    assert (hand.point(220, 60) - pixel).manhattanLength() <= 2


def test_the_middle_button_pans(hand, view):
    before, grip = hand.point(220, 60), hand.point(300, 250)
    middle, viewport = Qt.MouseButton.MiddleButton, view.viewport()
    QTest.mousePress(viewport, middle, pos=grip)
    for step in (10, 25, 40):
        QTest.mouseMove(viewport, grip + QPoint(step, step // 2))
    QTest.mouseRelease(viewport, middle, pos=grip + QPoint(40, 20))
    assert hand.point(220, 60) - before == QPoint(40, 20)


def test_space_held_and_a_drag_pan_and_select_nothing(session, view):
    before, document = view.scrolled, session.document
    start = view.mapFromScene(QPointF(220, 60))
    QTest.keyPress(view, Qt.Key.Key_Space)
    QTest.mousePress(view.viewport(), LEFT, pos=start)
    for by in (QPoint(20, 10), QPoint(40, 20)):
        move_to(view, start + by)
    QTest.mouseRelease(view.viewport(), LEFT, pos=start + by)
    QTest.keyRelease(view, Qt.Key.Key_Space)
    assert view.scrolled == (before[0] - 40, before[1] - 20)
    assert session.document is document and not session.selection


def test_a_wire_is_made_by_keys_alone(hand, session, view):
    hand.key(Qt.Key.Key_Right)  # nothing selected: the first node
    assert session.selection == {"x"}
    view.start_wire()
    hand.key(Qt.Key.Key_Right)
    hand.key(Qt.Key.Key_Left)
    hand.key(Qt.Key.Key_Return)
    assert dict(session.circuit.wires) == {Pin("add1", "a"): Pin("x", OUT)}


def test_arrows_with_alt_move_nothing_they_go_in_and_out_of_blocks(hand, session):
    session.select({"x"})
    before = session.document
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right):
        hand.key(key, Qt.KeyboardModifier.AltModifier)
    assert session.document is before
    assert session.selection == {"x"}


def test_arrows_move_the_selected_node_and_ctrl_walks_the_wires(hand, session):
    session.open(first_example(), None)
    hand.click(0, 0)
    hand.key(Qt.Key.Key_Down)
    hand.key(Qt.Key.Key_Down, SHIFT)
    assert session.circuit.places["x"] == (0, 120)
    session.undo()
    assert session.circuit.places["x"] == (0, 0)
    hand.key(Qt.Key.Key_Right, CTRL)
    assert session.selection == {"add1"}
    hand.key(Qt.Key.Key_Right, CTRL)
    assert session.selection == {"mul1"}
    hand.key(Qt.Key.Key_Left, CTRL)
    assert session.selection == {"add1"}


def test_a_letter_over_the_canvas_looks_for_a_gate(hand, view, qtbot):
    with qtbot.waitSignal(view.letter_typed) as caught:
        hand.type("s")
    assert caught.args == ["s"]


def test_a_flag_dropped_on_an_open_end_is_wired_to_it(hand, session, view):
    view.pick("output")
    hand.click(450, 140)
    (flag,) = (id_ for id_, node in session.circuit.nodes.items() if node.kind == "output")
    assert session.document.loss == flag
    assert session.circuit.wires[Pin(flag, "x")] == Pin("mul1", OUT)
    session.undo()
    assert flag not in session.circuit.nodes


def test_a_flag_dropped_elsewhere_waits_for_its_wire(hand, session, view):
    view.pick("output")
    hand.click(300, 290)
    assert session.document.loss is not None
    assert not session.circuit.wires
