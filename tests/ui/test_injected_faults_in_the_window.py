"""Whatever goes wrong with a disk, the window keeps the work, says what to do, and goes on.

What is written without a window, with each fault and at each moment, is in
`tests/files/test_injected_faults.py`; settings are in `test_settings_not_kept.py`.
"""

from __future__ import annotations

import os

import pytest
from canvases import first_example
from injected_faults import FAULTS, Place
from PySide6.QtCore import QEvent, QSettings
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox
from test_nothing_is_lost import Here
from windows import let_go_alone

from circuit_editor import files, resources
from circuit_editor.files import library
from circuit_editor.files.open_files import OpenNote
from circuit_editor.model import edits
from circuit_editor.ui.app import deferred_loading
from circuit_editor.ui.app.crash_log import CrashLog
from circuit_editor.ui.app.settings import Settings
from circuit_editor.ui.app.startup import Application
from circuit_editor.ui.palette import palette_items
from circuit_editor.ui.shell.files import autosave, last_windows
from circuit_editor.ui.shell.files.last_windows import KeptWindows

pytestmark = pytest.mark.skipif(not os.path.isdir("/proc/self/fd"), reason="asks /proc")
ONE_BLOCK = resources.folder() / "examples" / "sigmoid-as-one-block.circuit"


@pytest.fixture
def here(qtbot, monkeypatch, tmp_path):
    for name in ("STATE", "DATA"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    folder = tmp_path / "work"
    folder.mkdir()
    return Here(qtbot, monkeypatch, folder)


@pytest.mark.parametrize("action", ["save", "save-as", "close"])
def test_work_that_cannot_be_saved_stays_in_the_window(here, monkeypatch, action):
    new = here.folder / "new.circuit"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(new), ""))
    target = new if action == "save-as" else here.file
    for fault in FAULTS:
        here.work_on_it()
        place = Place(here.folder, target)
        with FAULTS[fault](place, monkeypatch):
            here.do(action)
            told = here.said[-1]
            assert here.session.document is here.work, fault
            assert here.window.isWindowModified() and here.window.isVisible(), fault
            assert told.startswith("Not saved") and told.count(". ") >= 1, f"{fault}: {told}"
            assert "Errno" not in told
        assert place.reached, fault
        assert files.load(here.file) == first_example(), fault  # the old bytes
        here.do("save")  # and it goes on
        assert files.load(here.file) == here.work and not here.window.isWindowModified(), fault
        if new.exists():
            new.unlink()


def test_work_that_cannot_be_kept_meanwhile_is_said_and_can_be_saved(here, qtbot, monkeypatch):
    for name in ("REST", "LATEST"):
        monkeypatch.setattr(autosave, name, 0)
    folder = autosave.folder()
    keeper = here.window.autosave

    def told() -> str:
        return here.window.crash_bar.sentence

    for number, fault in enumerate(FAULTS):
        here.work_on_it()
        qtbot.waitUntil(lambda: keeper._kept is here.session.document)
        place = Place(folder, keeper._copy.path)
        place.may_be_taken = True  # with the save the copy goes
        with FAULTS[fault](place, monkeypatch):
            here.session.set_value("x", 10 + number)
            qtbot.waitUntil(lambda: bool(told()) or keeper._kept is here.session.document)
            if told():
                assert told().startswith("A crash would lose your unsaved work"), fault
            here.do("save")
            assert not told()
            assert files.load(here.file) == here.session.document, fault
            keeper._copy.wait(5)


def test_a_block_that_cannot_be_kept_is_said(here, monkeypatch):
    folder = here.folder / "blocks"
    folder.mkdir()
    monkeypatch.setattr(palette_items, "folder_of_mine", lambda: folder)
    document = files.load(ONE_BLOCK)
    here.window.file_commands.show_document(document, None)
    (block, definition), *_ = document.blocks.items()
    target = folder / f"{library._stem(definition.name)}{files.EXTENSION}"
    for fault in FAULTS:
        place = Place(folder, target)
        with FAULTS[fault](place, monkeypatch):
            here.said.clear()
            here.window.blocks._catalog.save(block)
            assert here.session.document is document
            told = here.said[-1]
        assert place.reached, fault
        assert told.startswith("Not saved") or library.my_blocks(folder)[0], f"{fault}: {told}"
        for each in folder.iterdir():
            each.unlink()


@pytest.mark.parametrize("moment", ["use", "close"])
def test_a_list_of_windows_that_cannot_be_kept_is_said(here, monkeypatch, capfd, moment):
    for fault in FAULTS:
        windows = here.window.window_commands.windows
        kept = KeptWindows(windows, here.window.settings)
        kept._keep()
        kept._file.wait(5)
        place = Place(last_windows.folder(), kept._file.path)
        here.said.clear()
        with FAULTS[fault](place, monkeypatch):
            if moment == "use":
                kept._keep()
                kept._file.wait(5)
                kept._look()
            else:
                kept.end()
        told = here.said if moment == "use" else capfd.readouterr().err.splitlines()
        assert len(told) == 1 and told[0].startswith("The list of open windows cannot"), fault
        kept._has_ended = True
        kept.deleteLater()
        kept._file.remove()
        kept._file.let_go()
        kept._file.wait(5)


def test_a_program_starts_whatever_is_wrong_with_its_folders(qtbot, monkeypatch, tmp_path):
    """Where it keeps copies, lists, blocks and settings, and where the file is it should open."""
    monkeypatch.setattr(deferred_loading, "PAUSE", 600_000)
    said: list[str] = []
    monkeypatch.setattr(
        QMessageBox, "exec", lambda box: said.append(box.informativeText()) or box.StandardButton.Ok
    )
    font = QApplication.font()
    for number, fault in enumerate(FAULTS):
        folder = tmp_path / str(number) / "all"
        for name in ("STATE", "DATA"):
            monkeypatch.setenv(f"XDG_{name}_HOME", str(folder / name.lower()))
        file = folder / "a.circuit"
        folder.mkdir(parents=True)
        files.save(first_example(), file)
        with FAULTS[fault](Place(folder, file), monkeypatch):
            settings = Settings(QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat))
            program = Application(settings)
            window = program.window
            window.session.message.connect(said.append)
            window.show()
            window.recovery.begin()
            is_open = window.file_commands.open_path(file)
            assert is_open or said[-1].count(".") >= 1, fault
            window.file_commands.show_document(edits.set_value(first_example(), "x", 3), None)
            window.session.set_value("x", 4)
            assert window.isWindowModified() and window.isVisible(), fault
        let_go_alone(window)
        window.close_unasked()
        program.windows.delete_closed()
        window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        assert files.load(file) == first_example(), fault
    QApplication.setFont(font)


@pytest.mark.parametrize("moment", ["start", "use", "close"])
def test_what_only_helps_hinders_nobody(tmp_path, monkeypatch, moment):
    """The log of crashes, and the notes of open files: nothing comes of it where they fail."""
    for number, fault in enumerate(FAULTS):
        folder = tmp_path / str(number)
        folder.mkdir()
        place = Place(folder, folder / "1.log")
        note = OpenNote(folder, tmp_path / "a.circuit")
        log = None if moment == "start" else CrashLog(folder)
        if moment == "close":
            note.put()
            place.target = log._path
            place.may_be_taken = True  # it is the program's own
        with FAULTS[fault](place, monkeypatch):
            log = log or CrashLog(folder)
            if moment != "close":
                log.note(RuntimeError("of nobody's making"))
                note.put()
            assert note.others() == 0
            note.take_back()
            log.end()
