"""Earlier versions of a file: listed, compared with what is open, copied, gone back to."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from canvases import first_example
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox
from windows import Desk

from circuit_editor import files
from circuit_editor.files import backups as kept_versions
from circuit_editor.model import Document, edits
from circuit_editor.ui.shell.files.earlier_versions import EarlierVersions

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton


def changed(x: float) -> Document:
    return edits.set_value(first_example(), "x", x)


@pytest.fixture
def desk(qtbot, tmp_path, monkeypatch) -> Desk:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return Desk(qtbot, tmp_path)


@pytest.fixture
def path(desk, tmp_path) -> Path:
    """A file that is open, with three versions before it: the newest a stranger's, one damaged."""
    path = tmp_path / "work.circuit"
    files.save(first_example(), path)
    assert desk.window.file_commands.open_path(path)
    backups = desk.window.file_commands.others_changes.backups
    for x, kind in ((1.0, kept_versions.EARLIER), (2.0, kept_versions.FOREIGN)):
        backups.keep(path, files.dump(changed(x)), kind)
    damaged = backups.keep(path, b"no circuit", kept_versions.EARLIER)
    os.utime(damaged.path, (0, 1_790_000_000))
    return path


@pytest.fixture
def ask(qtbot, desk):
    """Opens the dialog by its command, and does something in it once all is read."""

    def ask(do) -> None:
        failures = []

        def run() -> None:
            dialog = QApplication.activeModalWidget()
            if not isinstance(dialog, EarlierVersions) or dialog._search.is_busy:
                QTimer.singleShot(5, run)
                return
            try:
                do(dialog)
            except Exception as error:
                failures.append(error)
            finally:
                dialog.reject()

        QTimer.singleShot(0, run)
        desk.window.window_commands.show_earlier_versions()
        assert not failures, failures

    return ask


def choose(qtbot, dialog: EarlierVersions, row: int) -> None:
    at = dialog.list.visualItemRect(dialog.list.item(row)).center()
    QTest.mouseClick(dialog.list.viewport(), LEFT, pos=at)
    qtbot.waitUntil(lambda: not dialog._reading.is_busy)


def differences(dialog: EarlierVersions) -> list[str]:
    return [dialog.panel.list.item(at).text() for at in range(dialog.panel.list.count())]


def test_they_are_listed_compared_and_one_step_leads_back(qtbot, desk, path, ask):
    def look(dialog: EarlierVersions) -> None:
        rows = [dialog.list.item(at).text() for at in range(dialog.list.count())]
        assert len(rows) == 3 and all("\n" in each and each[-1] != "\n" for each in rows)
        assert rows[0].startswith("21 September 2026, ") and rows[0].endswith("\n10 bytes")
        assert [each.endswith("changed by another program") for each in rows] == [0, 1, 0]
        qtbot.waitUntil(lambda: not dialog._reading.is_busy)
        assert dialog.told.text().startswith("This version cannot be read: ")
        assert not dialog.back.isEnabled() and not dialog.copy.isEnabled()
        choose(qtbot, dialog, 1)
        assert differences(dialog) == ["x: 2.00 earlier, −2.00 now"]
        QTest.mouseClick(dialog.back, LEFT)

    ask(look)
    assert desk.session.document == changed(2.0)
    assert desk.session.path == path and desk.session.is_unsaved
    assert desk.session.undo_label.startswith("Go back to the version of ")
    found = desk.window.file_commands.others_changes.backups.of(path)
    assert all(each.is_answered for each in found)
    desk.window.undo()
    assert desk.session.document == first_example() and not desk.session.is_unsaved


def test_one_is_opened_as_a_copy_and_the_work_stays(qtbot, desk, path, ask):
    desk.session.set_value("x", 9)

    def copy(dialog: EarlierVersions) -> None:
        QTest.keyClick(dialog.list, Key.Key_End)
        qtbot.waitUntil(lambda: not dialog._reading.is_busy)
        assert differences(dialog) == ["x: 1.00 earlier, 9.00 now"]
        QTest.mouseClick(dialog.copy, LEFT)

    ask(copy)
    assert float(desk.session.document.root.values["x"]) == 9 and desk.session.path == path
    other = desk.window.window_commands.windows.all[-1]
    assert other is not desk.window
    assert other.session.document == changed(1.0) and other.session.path is None
    assert other.session.is_unsaved
    other.session.open(first_example(), None)  # nothing to ask about
    other.close()


def test_where_there_are_none_that_is_said(qtbot, desk, tmp_path, ask):
    path = tmp_path / "fresh.circuit"
    files.save(first_example(), path)
    desk.open(path)
    said = []
    ask(lambda dialog: said.append(dialog.told.text()))
    desk.window.settings.backups = 0
    ask(lambda dialog: said.append(dialog.told.text()))
    assert said[0].startswith("There are no earlier versions yet.")
    assert said[1].startswith("No earlier versions are kept")


@pytest.mark.parametrize("damage", ["emptied", "torn", "deleted"])
def test_of_a_file_that_cannot_be_opened_an_earlier_version_is_offered_first(
    qtbot, desk, path, damage
):
    if damage == "deleted":
        path.unlink()
    else:
        path.write_bytes(files.dump(first_example())[: 0 if damage == "emptied" else 400])
    said = []

    def look() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        said.append(box.informativeText())
        QTimer.singleShot(0, choose_one)
        QTest.keyClick(box, Key.Key_Return)

    def choose_one() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, EarlierVersions) or dialog._search.is_busy:
            QTimer.singleShot(5, choose_one)
            return
        choose(qtbot, dialog, 1)
        assert not dialog.panel.list.isVisible() and dialog.panel.pictures[0].isVisible()
        QTest.keyClick(dialog.list, Key.Key_Return)

    desk.window.file_commands.show_document(first_example(), None)
    QTimer.singleShot(0, look)
    assert desk.window.file_commands.open_path(path)
    assert "An earlier version is kept, of " in said[0]
    assert desk.session.document == changed(2.0)
    assert desk.session.path == path and desk.session.is_unsaved
    assert desk.window.file_commands.save() and files.load(path) == changed(2.0)
