"""What a screen reader is told of the circuit: names, numbers, actions, and what was done."""

from __future__ import annotations

import os

import pytest
from listener import Listener, Role, Text, everything, names_in
from PySide6.QtCore import QEvent, QSettings, Qt
from PySide6.QtGui import QAccessible, QAccessibleActionInterface
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid
from windows import CTRL, CTRL_SHIFT, NEURON, Desk

from circuit_editor import resources
from circuit_editor.model import OUT, Pin
from circuit_editor.model.edits.notes_and_frames import add_frame, add_note
from circuit_editor.ui.accessible.canvas_interface import (
    AccessibleCircuit,
    CircuitPart,
    accessible_circuit,
)
from circuit_editor.ui.app.settings import Settings
from circuit_editor.ui.app.theme import Appearance
from circuit_editor.ui.shell.window import Window

FIRST = resources.folder() / "examples" / "first-example.circuit"
Key = Qt.Key
ROUNDS = int(os.environ.get("WINDOWS", "3"))  # more of them to soak


@pytest.fixture
def listener(monkeypatch):
    listener = Listener(monkeypatch)
    yield listener
    listener.stop()


@pytest.fixture
def desk(qtbot, tmp_path, listener):
    desk = Desk(qtbot, tmp_path)
    desk.window.screen_reader.wake()
    desk.open(FIRST)
    listener.take()
    return desk


def node(desk, name: str):
    """The interface of a node, by its label."""
    tree = QAccessible.queryAccessibleInterface(desk.view)
    id_ = desk.session.circuit.find(name)
    return tree.child([*accessible_circuit(desk.view).nodes_in("")].index(id_))


def test_nodes_and_pins_are_a_tree_with_names_and_numbers(desk):
    tree = QAccessible.queryAccessibleInterface(desk.view)
    assert (tree.role(), tree.text(Text.Name)) == (Role.List, "Circuit")
    assert tree.text(Text.Description) == "nodes: 6, f is −12.00"
    names = names_in(desk.view)
    assert "x, input, value −2.00, gradient −4.00" in names
    assert "q, add gate, x + y, value 3.00, gradient −4.00" in names
    assert "2nd input, from z, value −4.00, gradient 3.00" in names
    q = node(desk, "q")
    assert q.text(Text.Description) == "fed by x, y; feeds f"
    for each in everything(q):
        parent = each.parent()
        assert parent.child(parent.indexOfChild(each)) is each
    middle = q.rect().center()
    assert tree.childAt(middle.x(), middle.y()) is q


def test_walking_says_where_one_is_and_editing_what_was_done(desk, listener):
    desk.key(Key.Key_Right, CTRL)
    desk.key(Key.Key_Right, CTRL)
    q = "→ q, add gate, x + y, value 3.00, gradient −4.00; fed by x, y; feeds f"
    assert listener.take() == [
        "→ x, input, value −2.00, gradient −4.00; feeds q",
        q,
    ]
    assert node(desk, "q").state().focused and node(desk, "q").state().selected
    desk.key(Key.Key_Delete)
    assert listener.take() == [
        "deleted: q; left: 5",
        'The mul gate f still waits for a wire at its input "a".',
    ]
    desk.key(Key.Key_Z, CTRL)
    back, added, undone = listener.take()
    assert (back, undone) == (q, "Taken back: Delete")
    assert added.startswith("added: q, add gate, x + y; wired: x to the 1st input of q; ")
    desk.key(Key.Key_Left, CTRL)
    listener.take()
    desk.type("3")
    desk.key(Key.Key_Return)
    assert "x, value 3.00; f is −32.00" in listener.take()


def test_what_is_covered_is_said_to_be_covered(desk, listener):
    classroom = desk.window.classroom
    desk.view.fit()
    before = names_in(desk.view)
    assert any("gradient −4.00" in name for name in before)
    desk.key(Key.Key_P, CTRL)
    assert classroom.predicting.is_on
    names = names_in(desk.view)
    assert "x, input, value −2.00, gradient covered" in names
    assert not [name for name in names if "gradient −4" in name or "gradient 3" in name]
    assert not [name for name in listener.take() if "−4" in name.replace("value −4.00", "")]


def test_actions_select_open_and_set(desk, listener, qtbot):
    actions = QAccessibleActionInterface
    x = node(desk, "x")
    id_ = desk.session.circuit.find("x")
    x.actionInterface().doAction(actions.pressAction())
    QApplication.processEvents()
    assert desk.session.selection == {id_}
    assert desk.view.hasFocus()
    number = x.valueInterface()
    assert number.currentValue() == -2.0
    number.setCurrentValue(1.5)
    QApplication.processEvents()
    assert float(desk.session.value(Pin(id_, OUT)).array) == 1.5
    step = number.minimumStepSize()
    x.actionInterface().doAction(actions.increaseAction())
    QApplication.processEvents()
    assert float(desk.session.value(Pin(id_, OUT)).array) == pytest.approx(1.5 + step)
    x.actionInterface().doAction(actions.pressAction())
    QApplication.processEvents()
    assert QApplication.focusWidget() is not desk.view  # the field of its value
    desk.key(Key.Key_Escape)
    assert node(desk, "q").valueInterface() is None


def test_a_block_is_opened_and_what_is_inside_is_there(desk, listener):
    desk.open(NEURON)
    desk.select(*{"mul_constant1", "exp1", "add_constant1", "reciprocal1"})
    block = desk.group("sigmoid")
    listener.take()
    circuit = accessible_circuit(desk.view)
    part = circuit.node(block)
    assert part.text(Text.Name).startswith("sigmoid(… + w2), block sigmoid, value 0.73")
    assert part.state().expandable and not part.state().expanded
    part.actionInterface().doAction(QAccessibleActionInterface.toggleAction())
    QApplication.processEvents()
    inside = [each.text(Text.Name) for each in everything(circuit.node(block))]
    assert circuit.node(block).state().expanded
    assert any("exp gate" in name for name in inside)
    desk.session.enter(block)
    assert listener.take()[-1] == "inside the block sigmoid, nodes: 6"
    assert not isValid(part)  # it was of another circuit


def test_windows_come_and_go_while_somebody_listens(qtbot, tmp_path, listener):
    """Interfaces go with their window, and neither Qt nor Python deletes one twice."""
    for round_ in range(ROUNDS):
        stored = QSettings(str(tmp_path / f"{round_}.ini"), QSettings.Format.IniFormat)
        window = Window(Settings(stored), Appearance("light"))
        window.show()
        window.screen_reader.wake()
        assert window.file_commands.open_path(FIRST)
        parts = [*everything(QAccessible.queryAccessibleInterface(window.view))]
        parts = [part for part in parts if isinstance(part, CircuitPart)]
        assert len(parts) > 10
        for _ in range(5):
            window.session.select_all()
            window.session.delete_selected()
            QApplication.processEvents()
            window.undo()
            names_in(window.view)
        assert not any(map(isValid, parts))
        last = accessible_circuit(window.view).node(window.session.circuit.find("x"))
        window.session.mark_saved(None)
        window.close()
        window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        assert not isValid(last)
        del window


def test_nobody_listens_and_nothing_is_made(qtbot, tmp_path):
    assert not QAccessible.isActive()
    desk = Desk(qtbot, tmp_path)
    assert not desk.window.screen_reader.wake()
    desk.open(FIRST)
    desk.key(Key.Key_Right, CTRL)
    desk.key(Key.Key_Delete)
    assert desk.view.findChild(AccessibleCircuit) is None


def test_notes_and_frames_are_read_walked_to_and_told(desk, listener):
    document = desk.session.document
    q = desk.session.circuit.find("q")
    note, frame = "note1", "frame1"
    document = add_note(document, note, "Add first\nthen multiply", (0.0, -200.0))
    document = add_frame(document, frame, "The sum", [q], (0.0, 0.0), (100.0, 100.0))
    desk.open(document)
    told = names_in(desk.view)
    assert "note: Add first then multiply" in told
    assert "frame The sum" in told
    circuit = accessible_circuit(desk.view)
    assert circuit.node(frame).text(Text.Description) == "holds q"
    assert not circuit.node(note).rect().isEmpty()
    listener.take()
    desk.session.select({note})
    assert listener.take() == ["→ note: Add first then multiply"]
    desk.key(Key.Key_Delete)
    assert "deleted: note: Add first then multiply" in listener.take()[0]


def test_the_sentence_of_a_step_is_said_once_also_on_stage(desk, listener):
    desk.key(Key.Key_F10)
    desk.key(Key.Key_F10)
    heard = listener.take()
    sentence = desk.window.classroom.stepping.sentence
    assert sentence and heard.count(sentence) == 1
    desk.key(Key.Key_F5)
    assert desk.window.classroom.presenting.is_on
    listener.take()
    desk.key(Key.Key_Right)
    heard = listener.take()
    sentence = desk.window.classroom.stepping.sentence
    assert sentence and heard.count(sentence) == 1
    desk.key(Key.Key_F5)


def test_what_the_ring_is_at_and_a_question_are_said(desk, listener):
    desk.key(Key.Key_A, CTRL_SHIFT)
    told = listener.take()
    desk.key(Key.Key_Down)
    told += listener.take()
    desk.key(Key.Key_Return)
    told += listener.take()
    assert "not selected: y, input, value 5.00, gradient −4.00" in told
    assert "selected: y, input, value 5.00, gradient −4.00" in told
    desk.key(Key.Key_Escape)
    listener.take()
    desk.window.ask_about_sharing("neuron", 2)
    (asked,) = listener.take()
    assert asked.split("\n")[0] == "Changed in all 2 uses of “neuron”."
    assert "Make this one unique" in asked
