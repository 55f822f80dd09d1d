"""The windows of last time: open again after a clean end, only offered after another."""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path

import pytest
from canvases import first_example
from left_copies import leave
from PySide6.QtCore import QEvent, QSettings, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from windows import CTRL, Desk, let_go

from circuit_editor import files, resources
from circuit_editor.files import window_list
from circuit_editor.files.known_bytes import NOTHING
from circuit_editor.model import EMPTY, edits
from circuit_editor.ui.app import language, startup
from circuit_editor.ui.app.settings import Settings
from circuit_editor.ui.shell.files import autosave, last_windows, loading
from circuit_editor.ui.shell.files.earlier_versions import EarlierVersions

ONE_BLOCK = resources.folder() / "examples" / "sigmoid-as-one-block.circuit"


@pytest.fixture
def start(qtbot, tmp_path, monkeypatch):
    """Starts the program as its command does, without Qt's loop; ends what runs at the end."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    settings = Settings(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))
    font, hook, started = QApplication.font(), startup.sys.excepthook, []
    monkeypatch.setattr(startup, "Settings", lambda: settings)
    monkeypatch.setattr(startup, "_collect_garbage", lambda: None)  # it would freeze garbage
    made = startup.Application.__init__

    def note(program, *args, **options):
        made(program, *args, **options)
        started.append(program)

    monkeypatch.setattr(startup.Application, "__init__", note)
    monkeypatch.setattr(QApplication, "exec", lambda *args: 0)

    def begin(path: Path | None = None, **options: bool) -> startup.Application:
        startup.main(None if path is None else str(path), **options)
        return started[-1]

    begin.settings = settings
    yield begin
    for program in started:
        let_go(program.window)
        program.window.close_unasked()
        program.window.deleteLater()
    startup.sys.excepthook = hook
    language.speak(language.ENGLISH)
    QApplication.setFont(font)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def saved(tmp_path) -> list[Path]:
    paths = [tmp_path / f"{name}.circuit" for name in ("one", "two", "three")]
    for path in paths:
        files.save(first_example(), path)
    return paths


def shown(program) -> list[str]:
    return [each.file_name for each in program.windows.all]


def end(program) -> None:
    """Quit by the key."""
    QApplication.processEvents()
    Desk.at(program.window).key(Qt.Key.Key_Q, CTRL)
    program.windows.delete_closed()
    assert not any(each.isVisible() for each in program.windows.all)


def asked(window) -> str:
    label = window.question.findChild(QLabel)
    return label.text() if window.question.isVisible() else ""


def answer(program, text: str) -> None:
    (button,) = (each for each in program.window.question.buttons if each.text() == text)
    button.click()


def silent(monkeypatch, *names: str) -> threading.Event:
    """Let the disk say nothing of files called so until the event is set, as a dead network."""
    back, real = threading.Event(), os.path.isfile

    def isfile(path) -> bool:
        if Path(path).name in names:
            assert threading.current_thread() is not threading.main_thread()
            back.wait(30)
        return real(path)

    monkeypatch.setattr(os.path, "isfile", isfile)
    return back


def test_what_was_open_at_the_end_is_open_again_as_it_stood(start, saved):
    program = start()
    first = Desk.at(program.window)
    first.open(ONE_BLOCK)
    (block,) = (id_ for id_, each in first.session.circuit.nodes.items() if each.gate.is_block)
    first.session.enter(block)
    program.windows.open_file(saved[0], first.window)
    second = Desk.at(program.windows.all[1])
    second.window.resize(640, 500)
    second.view.set_zoom(1.7)
    second.view.pan(second.view.viewport().rect().center() / 3)
    program.windows.open(first.window)  # nothing is in it, and nothing of it is kept
    program.windows.bring(second.window)
    looked = (second.view.zoom, second.view.scrolled, second.window.geometry())
    end(program)
    program = start()
    assert shown(program) == ["Sigmoid as one block (example)", "one.circuit"]
    before, again = program.windows.all
    assert before.session.where == (block,) and program.window is again
    assert (again.view.zoom, again.view.scrolled, again.geometry()) == looked
    assert not any(each.session.is_unsaved for each in program.windows.all)
    end(program)
    assert shown(start(saved[2])) == ["three.circuit"]  # a file that is named is opened alone


def test_an_end_that_was_none_only_offers(start, saved):
    program = start()
    program.windows.open_file(saved[0], program.window)
    program.windows.open_file(saved[1], program.window)
    left = last_windows.KeptWindows(program.windows, start.settings)
    left._keep()
    left._file.let_go()  # as the system does when a program is killed
    left._file.wait(30)
    left._has_ended = True
    program._kept = left
    program = start()
    assert shown(program) == ["Untitled"]
    assert asked(program.window).endswith("with these files open: one.circuit, two.circuit")
    answer(program, "Open them again")
    wait_for(lambda: len(program.windows.all) == 2)
    assert shown(program) == ["one.circuit", "two.circuit"]
    assert not asked(program.window)


def test_a_file_with_a_copy_of_unsaved_work_is_offered_by_that_alone(start, saved):
    program = start()
    for path in saved:
        program.windows.open_file(path, program.window)
    left = last_windows.KeptWindows(program.windows, start.settings)
    left._keep()
    left._has_ended = True
    program._kept = left
    end(program)
    changed = edits.set_value(first_example(), "x", 7)
    leave(autosave.folder(), changed, saved[0])
    leave(autosave.folder(), changed, example=ONE_BLOCK.name)
    left._file.let_go()
    left._file.wait(30)
    program = start()
    window = program.window
    told = "with these files open: two.circuit, three.circuit"
    wait_for(lambda: asked(window))
    assert asked(window).endswith(told) and window.recovery.card.isVisible()
    for _ in range(2):
        buttons = window.recovery.card.findChildren(QPushButton)
        next(each for each in buttons if each.text() == "Recover" and each.isVisible()).click()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        assert asked(window).endswith(told)  # it is not answered by that
    assert sorted(shown(program)) == ["Sigmoid as one block (example)", "one.circuit"]
    (button,) = (each for each in window.question.buttons if each.text() == "Leave it")
    button.click()
    assert not asked(window)


def test_a_start_waits_for_no_file_that_cannot_be_reached(start, saved, monkeypatch):
    program = start()
    for path in saved:
        program.windows.open_file(path, program.window)
    end(program)
    saved[2].unlink()
    back = silent(monkeypatch, "two.circuit")
    monkeypatch.setattr(last_windows, "PATIENCE_AGAIN", 0.0)
    begun = time.monotonic()
    program = start()
    assert time.monotonic() - begun < 5
    assert shown(program) == ["one.circuit"]
    told = "Could not be reached: two.circuit, three.circuit"
    assert asked(program.window) == told
    answer(program, "Retry")
    wait_for(lambda: asked(program.window) == told)  # as before
    assert shown(program) == ["one.circuit"]
    back.set()
    monkeypatch.setattr(last_windows, "PATIENCE_AGAIN", 10.0)
    answer(program, "Retry")
    wait_for(lambda: len(program.windows.all) == 2)
    assert shown(program) == ["one.circuit", "two.circuit"]
    assert asked(program.window) == "Could not be reached: three.circuit"


def test_a_named_file_that_cannot_be_reached_is_told_and_opened_later(start, saved, monkeypatch):
    back = silent(monkeypatch, "one.circuit")
    program = start(saved[0], is_silent=True)
    assert shown(program) == ["Untitled"]
    assert asked(program.window) == "Could not be reached: one.circuit"
    back.set()
    answer(program, "Retry")
    wait_for(lambda: shown(program) == ["one.circuit"])
    assert not asked(program.window)


def test_of_a_file_that_is_gone_an_earlier_version_is_offered(start, saved, monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    program = start()
    program.windows.open_file(saved[0], program.window)
    backups = program.window.file_commands.others_changes.backups
    backups.keep(saved[0], saved[0].read_bytes())
    document = program.window.session.document
    end(program)
    saved[0].unlink()
    program = start()
    wait_for(lambda: "An earlier version is kept, of " in asked(program.window))
    dialog = []

    def take() -> None:
        dialog.append(QApplication.activeModalWidget())
        if not isinstance(dialog[-1], EarlierVersions) or not dialog[-1].back.isEnabled():
            QTimer.singleShot(5, take)
            return
        QTest.keyClick(dialog[-1].list, Qt.Key.Key_Return)

    QTimer.singleShot(0, take)
    answer(program, "See it…")
    assert program.window.session.document == document and program.window.session.is_unsaved
    assert program.window.session.path == saved[0] and not asked(program.window)


def test_a_file_that_was_known_to_be_deleted_is_not_asked_for_again(start, saved):
    program = start()
    program.windows.open_file(saved[0], program.window)
    saved[0].unlink()
    program.window.session.note_found(NOTHING, is_lost=True)

    def discard() -> None:
        box = QApplication.activeModalWidget()
        if box is None:
            QTimer.singleShot(5, discard)
            return
        QTest.keyClick(box, Qt.Key.Key_D)

    discard()
    end(program)
    assert not asked(start().window)


def test_what_is_offered_after_a_crash_is_offered_after_the_next(start, saved):
    program = start()
    program.windows.open_file(saved[0], program.window)
    for _ in range(3):  # killed each time, and what is asked was never answered
        left = last_windows.KeptWindows(program.windows, start.settings)
        left._keep()
        left._file.let_go()
        left._file.wait(30)
        left._has_ended = True
        program._kept = left
        program = start()
        assert asked(program.window).endswith("with this file open: one.circuit")
    answer(program, "Leave it")
    assert not program.windows.offered


def test_a_start_with_nothing_is_a_choice(start, saved):
    program = start()
    action = program.window.actions_by_id["restore-windows"]
    assert action.isChecked()
    action.trigger()
    assert not action.isChecked() and not start.settings.restores_windows
    program.windows.open_file(saved[0], program.window)
    end(program)
    program = start()
    assert shown(program) == ["Untitled"]
    assert program.window.session.document is EMPTY and program.window.invitation.isVisible()
    assert not asked(program.window)
    assert not list(last_windows.folder().glob(f"*{window_list.EXTENSION}"))


def wait_for(done, patience: float = 5.0) -> None:
    """Handle events until something is so."""
    until = time.monotonic() + patience
    while not done():
        assert time.monotonic() < until
        QApplication.processEvents()


def test_a_large_file_of_last_time_is_read_while_its_window_lives(start, saved, monkeypatch, qtbot):
    program = start()
    program.windows.open_file(saved[0], program.window)
    program.windows.open_file(saved[1], program.window)
    end(program)
    gate, real = threading.Event(), last_windows.open_known

    def open_known(path):
        assert gate.wait(10)
        return real(path)

    monkeypatch.setattr(last_windows, "open_known", open_known)
    monkeypatch.setattr(loading, "LARGE", -1)
    again = start()
    first, second = again.windows.all
    assert first.file_commands.is_loading and second.file_commands.is_loading
    assert shown(again) == ["Untitled", "Untitled"]
    second.file_commands.loading.cancel()
    assert again.windows.all == [first]
    assert "two.circuit" in asked(first)
    gate.set()
    qtbot.waitUntil(lambda: not first.file_commands.is_loading)
    assert shown(again) == ["one.circuit"]
