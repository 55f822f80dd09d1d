"""What is new and dropped on a pin stands beside its node, and is wired to the pin at once."""

from __future__ import annotations

import pytest
from canvases import first_example, small_circuit
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QImage
from PySide6.QtWidgets import QApplication

from circuit_editor.model import OUT, Pin
from circuit_editor.ui.palette.palette_items import GATE_MIME

ALT = Qt.KeyboardModifier.AltModifier
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def drag(view, kind, at, modifiers=NONE):
    """Drag a gate from the palette to a point of the scene, as the system would; not yet drop."""
    data = QMimeData()
    data.setData(GATE_MIME, kind.encode())
    pixel, copy = view.mapFromScene(*at), Qt.DropAction.CopyAction
    for event in (
        QDragEnterEvent(pixel, copy, data, LEFT, NONE),
        QDragMoveEvent(pixel, copy, data, LEFT, modifiers),
    ):
        QApplication.sendEvent(view.viewport(), event)
    return QDropEvent(pixel.toPointF(), copy, data, LEFT, modifiers)


def drop(view, kind, at, modifiers=NONE):
    QApplication.sendEvent(view.viewport(), drag(view, kind, at, modifiers))


def test_a_gate_dropped_on_an_output_reads_it_and_stands_behind(hand, session, view):
    before = session.document
    dropping = drag(view, "mul", hand.pin("add1", OUT))
    assert view.bubble.isVisible()
    assert view.bubble.text() == "Release: × reads +. Alt: do not wire."
    QApplication.sendEvent(view.viewport(), dropping)
    assert dict(session.circuit.wires) == {Pin("mul2", "a"): Pin("add1", OUT)}
    (x0, y0), (x, y) = session.circuit.places["add1"], session.circuit.places["mul2"]
    assert x > x0 + 60 and abs(y - y0) <= 60
    assert session.selection == {"mul2"} and not view.bubble.isVisible()
    session.undo()
    assert session.document is before


def test_an_input_dropped_on_a_free_input_feeds_it_and_stands_before(hand, session, view):
    before = session.document
    drop(view, "parameter", hand.pin("mul1", "b"))
    (new,) = session.selection
    assert dict(session.circuit.wires) == {Pin("mul1", "b"): Pin(new, OUT)}
    assert session.circuit.places[new][0] < session.circuit.places["mul1"][0] - 60
    session.undo()
    assert session.document is before


def test_a_picked_gate_clicked_on_a_card_reads_it(hand, session, view):
    view.pick("tanh")
    hand.click(*hand.node("x"))
    view.pick("exp")
    hand.click(*hand.node("x"))
    wires = session.circuit.wires
    assert wires[Pin("tanh1", "x")] == wires[Pin("exp1", "x")] == Pin("x", OUT)


def test_a_flag_says_which_open_end_it_will_flag(hand, session, view):
    view.pick("output")
    hand.move(*hand.node("mul1"))
    assert view.bubble.text() == "Release: loss flag reads ×. Alt: do not wire."
    hand.click(*hand.node("mul1"))
    (flag,) = session.selection
    assert session.circuit.wires[Pin(flag, "x")] == Pin("mul1", OUT)


@pytest.mark.parametrize(
    ("kind", "pin", "modifiers"),
    [
        ("input", Pin("mul1", "b"), NONE),  # it has its wire
        ("input", Pin("mul1", OUT), NONE),  # it reads nothing
        ("tanh", Pin("x", OUT), ALT),
    ],
)
def test_what_does_not_fit_or_is_kept_out_is_only_put_down(
    hand, session, view, kind, pin, modifiers
):
    session.open(first_example(), None)
    wires = dict(session.circuit.wires)
    drop(view, kind, hand.pin(*pin), modifiers)
    assert dict(session.circuit.wires) == wires and len(session.selection) == 1


def test_right_on_an_output_it_branches_off_and_on_its_wire_it_is_inserted(hand, session, view):
    session.open(first_example(), None)
    drop(view, "tanh", hand.pin("add1", OUT))
    assert session.circuit.wires[Pin("tanh1", "x")] == Pin("add1", OUT)
    assert session.circuit.wires[Pin("mul1", "a")] == Pin("add1", OUT)
    session.undo()
    middle = view.circuit_scene.wires.path(Pin("mul1", "a")).pointAtPercent(0.5)
    drop(view, "tanh", (middle.x(), middle.y()))
    assert session.circuit.wires[Pin("mul1", "a")] == Pin("tanh1", OUT)


def test_the_wire_that_will_be_is_seen_and_goes_again(hand, session, view):
    start = view.mapFromScene(*hand.pin("add1", OUT))
    items = len(view.circuit_scene.items())

    def accent_pixels():
        image = view.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        accent = view.circuit_scene.theme.accent
        return sum(
            image.pixelColor(start.x() + 20, start.y() + dy).name() == accent for dy in range(-8, 9)
        )

    view.pick("tanh")
    hand.move(300.0, 250.0)
    assert accent_pixels() == 0
    hand.move(*hand.pin("add1", OUT))
    assert accent_pixels() >= 1
    hand.key(Qt.Key.Key_Escape)
    assert accent_pixels() == 0 and len(view.circuit_scene.items()) == items


def test_what_it_was_held_over_may_go_meanwhile(hand, session, view):
    session.open(small_circuit(), None)
    view.pick("tanh")
    at = hand.pin("mul1", OUT)
    hand.move(*at)
    session.select({"mul1"})
    session.delete_selected()
    hand.click(*at)
    assert not session.circuit.wires and session.selection == {"tanh1"}


def test_a_block_of_the_library_is_wired_by_the_ports_it_gets(hand, session, view):
    view.catalog.load()
    for what in ("library:softplus-from-gates", "library:sigmoid-gate-by-gate"):
        drop(view, what, hand.pin("x", OUT))
        (new,) = session.selection
        port = session.circuit.nodes[new].gate.inputs[0]
        assert session.circuit.wires[Pin(new, port)] == Pin("x", OUT)
