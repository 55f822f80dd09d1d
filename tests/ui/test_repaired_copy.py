"""A file that cannot be opened: a repaired copy is offered, untitled, with a list of changes."""

import json

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel, QMessageBox, QPushButton
from windows import Desk

import circuit_editor as ce
from circuit_editor import files
from circuit_editor.ui.shell.files import repaired_copy

DOCUMENT = ce.circuit("f = (x + y) * z", x=-2, y=5, z=-4).document


@pytest.fixture
def desk(qtbot, tmp_path):
    return Desk(qtbot, tmp_path)


@pytest.fixture
def damaged(tmp_path):
    """A file with a wire that leads from nowhere, and a name that is markup."""
    path = tmp_path / "<b>torn.circuit"
    data = files.dump(DOCUMENT)
    path.write_bytes(data.replace(b'"from": "add1.out"', b'"from": "<img src=x>.out"'))
    return path


@pytest.fixture
def pressed():
    """Press these buttons of message boxes by their text, one box each; what they said."""
    said = []

    def press(*texts):
        waiting = list(texts)

        def do():
            box = QApplication.activeModalWidget()
            assert isinstance(box, QMessageBox)
            assert box.textFormat() == Qt.TextFormat.PlainText
            said.append(box.informativeText())
            wanted = waiting.pop(0)
            if waiting:
                QTimer.singleShot(0, do)
            (button,) = [each for each in box.buttons() if wanted in each.text().replace("&", "")]
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)

        QTimer.singleShot(0, do)
        return said

    return press


def listed(window):
    """The list of what was changed, where it is shown."""
    shown = [each for each in window.findChildren(QDialog) if each.isVisible()]
    return shown[0] if shown else None


def test_a_repaired_copy_is_untitled_and_unsaved_and_tells_what_it_changed(
    desk, damaged, pressed, monkeypatch, tmp_path
):
    before = damaged.read_bytes()
    said = pressed("repaired copy")
    assert desk.window.file_commands.open_path(damaged)
    assert 'Wire 3 (from): There is no node "<img src=x>".' in said[0]
    assert len(desk.session.circuit.wires) == len(DOCUMENT.root.wires) - 1
    assert desk.session.path is None
    assert desk.session.is_unsaved
    assert "<b>torn.circuit (repaired copy)" in desk.window.windowTitle()
    dialog = listed(desk.window)
    assert not dialog.isModal()
    assert "The wire was left out." in dialog.list.toPlainText()
    assert "<img src=x>" in dialog.list.toPlainText()
    assert "<b>torn.circuit" in dialog.findChildren(QLabel)[0].text()
    assert all(each.textFormat() == Qt.TextFormat.PlainText for each in dialog.findChildren(QLabel))
    copy = next(each for each in dialog.findChildren(QPushButton) if "Copy" in each.text())
    QTest.mouseClick(copy, Qt.MouseButton.LeftButton)
    assert QApplication.clipboard().text() == dialog.list.toPlainText()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    QApplication.processEvents()
    assert desk.view.hasFocus()
    # it can be seen again, and the copy is saved beside the file, which nobody touched
    desk.window.actions_by_id["show-repair"].trigger()
    assert "The wire was left out." in listed(desk.window).list.toPlainText()
    offered = []

    def choose(parent, title, suggested, kinds):
        offered.append(suggested)
        return suggested, ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    assert desk.window.file_commands.save()
    assert offered == [str(tmp_path / "<b>torn-repaired.circuit")]
    assert files.load(offered[0]) == desk.session.document
    assert damaged.read_bytes() == before
    assert desk.window.actions_by_id["show-repair"].isEnabled()
    desk.window.file_commands.show_document(DOCUMENT, None)
    assert not desk.window.actions_by_id["show-repair"].isEnabled()


def test_a_large_file_is_repaired_while_the_window_lives(
    desk, damaged, pressed, monkeypatch, qtbot
):
    monkeypatch.setattr(repaired_copy, "QUICKLY", 0)
    shown = desk.open(DOCUMENT)
    instead = []
    for is_cancelled in (True, False):
        pressed("repaired copy")
        assert desk.window.file_commands.open_path(damaged, lambda: instead.append(1))
        work = desk.window.file_commands.loading
        assert work.is_busy and desk.session.locked and desk.session.document is shown
        if is_cancelled:
            work._show_card()
            QTest.keyClick(work.card, Qt.Key.Key_Escape)
            assert "<b>torn.circuit was not opened." in desk.said and instead == [1]
        qtbot.waitUntil(lambda: not work.is_busy)  # noqa: B023
        assert desk.session.repaired is None or not is_cancelled
    assert len(desk.session.circuit.wires) == len(DOCUMENT.root.wires) - 1
    assert "The wire was left out." in listed(desk.window).list.toPlainText()
    assert instead == [1]


def test_who_wants_no_copy_keeps_what_there_was(desk, damaged, pressed):
    shown = desk.open(DOCUMENT)
    pressed("Close")
    assert not desk.window.file_commands.open_path(damaged)
    assert desk.session.document is shown
    assert listed(desk.window) is None


def test_of_a_merge_conflict_each_side_is_offered(desk, pressed, tmp_path):
    data = files.dump(DOCUMENT)
    line = next(each for each in data.splitlines(True) if b'"value": -2' in each)
    both = b"<<<<<<< a\n" + line + b"=======\n" + line.replace(b"-2", b"7") + b">>>>>>> b\n"
    path = tmp_path / "torn.circuit"
    path.write_bytes(data.replace(line, both))
    pressed("their side")
    assert desk.window.file_commands.open_path(path)
    values = [float(each) for each in desk.session.circuit.values.values()]
    assert 7 in values
    assert -2 not in values


@pytest.mark.parametrize("data", [b"<!doctype html>", b"%PDF-1.4\n%%EOF", b""])
def test_what_is_no_circuit_is_not_offered_for_repair(desk, tmp_path, data):
    path = tmp_path / "page.circuit"
    path.write_bytes(data)
    buttons = []

    def look():
        box = QApplication.activeModalWidget()
        buttons.extend(box.buttons())
        box.close()

    QTimer.singleShot(0, look)
    assert not desk.window.file_commands.open_path(path)
    assert len(buttons) == 1


def test_a_file_of_which_nothing_is_left_says_so(desk, pressed, tmp_path):
    path = tmp_path / "torn.circuit"
    path.write_bytes(b'{"format": "circuit-editor", "version": 1, "nodes": [')
    said = pressed("repaired copy", "OK")
    assert not desk.window.file_commands.open_path(path)
    assert "a repaired copy keeps what stands before it" in said[0]
    assert "look for a copy" not in said[0]
    assert "Nothing of the circuit is left" in said[1]


def test_what_is_wrong_is_told_in_short_and_without_what_merely_follows(desk, tmp_path):
    data = files.dump(DOCUMENT).replace(b'"id": "input2"', b'"id": "input1"')
    path = tmp_path / "twice.circuit"
    path.write_bytes(data)
    told, details = [], []

    def look():
        box = QApplication.activeModalWidget()
        told.append(box.informativeText())
        details.append(box.detailedText())
        QTest.keyClick(box, Qt.Key.Key_Escape)

    QTimer.singleShot(0, look)
    assert not desk.window.file_commands.open_path(path)
    why, offered = told[0].split("\n\n")
    assert why == 'input1 (id): Another node has the id "input1" already.'
    assert offered.startswith("A repaired copy holds all that can be read of it.")
    assert "wires[" in details[0] and "nodes.input1.id: " in details[0]


@pytest.mark.parametrize(("count", "last"), [(19, "… and 16 more"), (20, "… and more")])
def test_where_the_reader_gave_up_nobody_says_how_much_is_wrong(qapp, count, last):
    nodes = [{"id": f"n{at}", "kind": "add"} for at in range(count)]  # without a place
    data = {"format": "circuit-editor", "version": 1, "nodes": nodes, "wires": [], "loss": None}
    with pytest.raises(files.FileError) as refused:
        files.read(json.dumps(data).encode())
    assert repaired_copy.told_plainly(refused.value).splitlines()[3:] == [last]
