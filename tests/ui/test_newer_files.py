"""A file of a later version in the window: marked read-only, usable, and never written over."""

import pytest
from hand import CTRL
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QMessageBox
from windows import Desk

import circuit_editor as ce
from circuit_editor import files
from circuit_editor.model import edits

DOCUMENT = ce.circuit("f = (x + y) * z", x=-2, y=5, z=-4).document
BUTTON = QMessageBox.StandardButton


@pytest.fixture
def desk(qtbot, tmp_path):
    return Desk(qtbot, tmp_path)


@pytest.fixture
def newer(tmp_path):
    path = tmp_path / "newer.circuit"
    data = files.dump(DOCUMENT).replace(b'"version": 1', b'"version": 5')
    path.write_bytes(data.replace(b'"kind": "add"', b'"kind": "add", "shade": 3'))
    return path


def answered(*buttons):
    """Answer the next boxes; what they said."""
    said, last = [], []

    def press():
        box = QApplication.activeModalWidget()
        if not isinstance(box, QMessageBox) or box in last:  # the next is not there yet
            QTimer.singleShot(0, press)
            return
        last.append(box)
        said.append(f"{box.text()}\n{box.informativeText()}")
        if len(said) < len(buttons):
            QTimer.singleShot(0, press)
        box.button(buttons[len(said) - 1]).click()

    QTimer.singleShot(0, press)
    return said


def test_it_is_marked_and_can_be_used_and_only_a_copy_is_saved(desk, newer, monkeypatch, tmp_path):
    before, window = newer.read_bytes(), desk.window
    desk.open(newer)
    assert window.windowTitle() == "newer.circuit (read-only)[*] – Circuit Editor"
    states = {each.text() for each in window.findChildren(QLabel)}
    assert "read-only" in states
    assert desk.said[-1].startswith("Made with format 5; this program knows up to 2. Opened read-")
    assert float(desk.session.run.loss) == -12
    x = desk.session.circuit.find("x")
    desk.session.edit("value", edits.set_value, x, 3.0)
    assert float(desk.session.run.loss) == -32
    # Ctrl+S tells why not, and offers another name
    said = answered(BUTTON.Cancel)
    desk.view.setFocus()
    desk.key(Qt.Key.Key_S, CTRL)
    assert said[0].startswith("newer.circuit was made with format 5; this program writes format 2.")
    assert newer.read_bytes() == before
    assert desk.session.is_unsaved
    # who names the same file is refused, who names another has a copy with all that was unknown
    names = [str(newer), str(tmp_path / "newer-copy.circuit")]
    suggested = []

    def choose(parent, title, name, kinds):
        suggested.append(name)
        return names[len(suggested) - 1], ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    refused = answered(BUTTON.Save, BUTTON.Ok)
    assert not window.file_commands.save()
    assert "would lose what is new in it" in refused[1]
    assert newer.read_bytes() == before
    answered(BUTTON.Save)
    assert window.file_commands.save_as()
    assert suggested == [str(tmp_path / "newer-copy.circuit")] * 2
    assert b'"shade": 3' in (tmp_path / "newer-copy.circuit").read_bytes()
    assert newer.read_bytes() == before
    assert window.windowTitle() == "newer-copy.circuit[*] – Circuit Editor"
    assert window.file_commands.save()  # nothing is asked any more


def test_the_bar_says_so_too(desk, newer, qtbot):
    desk.open(newer)
    bar = desk.window.question
    qtbot.waitUntil(lambda: not bar.isHidden())
    assert bar.sentence.startswith("Made with format 5; this program knows up to 2.")
    assert len(bar.buttons) == 2


def test_what_is_pasted_may_be_newer(desk):
    desk.open(DOCUMENT)
    data = files.dump(DOCUMENT).replace(b'"version": 1', b'"version": 5')
    QApplication.clipboard().setText(data.decode())
    desk.key(Qt.Key.Key_V, CTRL)
    assert len(desk.session.circuit.nodes) == 2 * len(DOCUMENT.root.nodes)
