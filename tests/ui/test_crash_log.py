"""What is known of a crash is written down, and offered at the next start to be copied."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from canvases import first_example
from left_copies import leave
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtGui import Qt as QtText
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from windows import let_go

from circuit_editor.files import locks
from circuit_editor.model import EMPTY, edits
from circuit_editor.ui.app import crash_log, crash_report
from circuit_editor.ui.app.crash_log import CrashLog
from circuit_editor.ui.app.crash_report import find_report
from circuit_editor.ui.app.settings import Settings
from circuit_editor.ui.app.startup import Application, crash_folder
from circuit_editor.ui.shell.files import autosave
from circuit_editor.ui.shell.help.crash_card import CrashCard

# The program, which dies in the way that is asked for as soon as its window is shown.
DIES = """
import ctypes, os, sys, threading
from PySide6.QtCore import QTimer, qFatal
from PySide6.QtWidgets import QApplication
from circuit_editor.ui.app import startup

def raises():
    thread = threading.Thread(target=raises_there)
    thread.start()
    thread.join()
    QTimer.singleShot(0, QApplication.quit)
    raise ValueError("größe <b>\\x1b[31m\\u202e of " + os.path.expanduser("~/papers/secret"))

def raises_there():
    raise ValueError("in a thread")

WAYS = {
    "reads null": lambda: ctypes.string_at(0),
    "qt": lambda: qFatal("nothing more can be done"),
    "raises": raises,
}
loop = QApplication.exec

def begin(app):
    QTimer.singleShot(0, WAYS[sys.argv[1]])
    return loop()

QApplication.exec = begin
sys.exit(startup.main())
"""


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Path:
    """Where this test's programs keep crash logs."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return crash_folder()


def die(tmp_path: Path, way: str) -> subprocess.CompletedProcess[str]:
    """A program that ends in this way."""
    there = {f"XDG_{name}_HOME": str(tmp_path / name.lower()) for name in ("CONFIG", "STATE")}
    own = {"HOME": str(tmp_path / "home of Ada"), "QT_QPA_PLATFORM": "offscreen"}
    environment = {**os.environ, **there, **own, "PYTHONPATH": os.pathsep.join(sys.path)}
    environment.pop("PYTHONFAULTHANDLER", None)
    run = [sys.executable, "-c", DIES, way]
    return subprocess.run(run, capture_output=True, text=True, env=environment, timeout=60)


@pytest.mark.parametrize(
    ("way", "said"),
    [
        ("reads null", ["Fatal Python error: Segmentation fault", "string_at"]),
        ("qt", ["  Qt: [A qFatal", "Fatal Python error: Aborted"]),
    ],
)
def test_a_crash_leaves_a_report(tmp_path, folder, way, said):
    done = die(tmp_path, way)
    assert done.returncode < 0, done.stderr
    (path,) = folder.iterdir()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    report = find_report(folder)
    assert report is not None and report.has_died
    for each in ("Circuit Editor 0.", "PySide6 6.", f"Python 3.{sys.version_info.minor}.", *said):
        assert each in report.text
    assert str(Path.home()) + os.sep not in report.text


def test_exceptions_are_reported(tmp_path, folder):
    done = die(tmp_path, "raises")
    assert done.returncode == 0
    assert done.stderr.count("ValueError") == 2
    assert "\x1b" not in done.stderr
    report = find_report(folder)
    assert report is not None and not report.has_died
    assert "  ValueError: größe <b>\ufffd[31m\ufffd of ~/papers/secret" in report.text
    assert "  ValueError: in a thread" in report.text
    assert "home of Ada" not in report.text
    report.forget()
    assert not [*folder.iterdir()]


def test_who_ends_in_order_or_is_killed_leaves_no_report(folder):
    CrashLog(folder).end()
    assert not [*folder.iterdir()]
    killed = CrashLog(folder)
    assert len([*folder.iterdir()]) == 1
    locks.let_go(killed._file)  # as the system does
    assert find_report(folder) is None
    assert not [*folder.iterdir()]


def test_a_program_that_runs_keeps_its_log_to_itself(folder):
    log = CrashLog(folder)
    log.note(ValueError("one"))
    assert find_report(folder) is None
    log.end()
    report = find_report(folder)
    assert report is not None and "ValueError: one" in report.text
    report.keep()
    assert find_report(folder) is None  # it was copied, and is offered once
    assert len([*folder.iterdir()]) == 1


def raised(text: str) -> ValueError:
    try:
        raise ValueError(text)
    except ValueError as error:
        return error


def test_it_grows_no_larger_than_it_may(folder):
    log = CrashLog(folder)
    for at in range(30):
        log.note(raised(f"again {at}"))  # from one line: written once
        log.note(ValueError("long " * 3000))
    log.end()
    (path,) = folder.iterdir()
    assert path.read_text("utf-8").count("again") == 1
    assert crash_log.LARGEST / 2 < path.stat().st_size <= crash_log.LARGEST
    for at in range(9):
        other = CrashLog(folder)
        other.note(ValueError(f"number {at}"))
        other.end()
        os.utime(other._path, (10**9 + at, 10**9 + at))
    report = find_report(folder)
    assert report is not None and "number 8" in report.text and "number 3" not in report.text
    assert len([*folder.iterdir()]) == crash_report.MOST_KEPT


def test_no_line_of_a_strangers_passes_for_a_crash(folder):
    log = CrashLog(folder)
    log.note(ValueError("x\nFatal Python error: none\n\n\nFatal Python error:\x1b[2J"))
    log.end()
    report = find_report(folder)
    assert report is not None and not report.has_died
    assert "\x1b" not in report.text


def test_where_nothing_can_be_written_it_is_silent(tmp_path):
    (tmp_path / "file").write_text("")
    log = CrashLog(tmp_path / "file" / "crashes")
    log.note(ValueError("lost"))
    log.end()
    assert find_report(tmp_path / "file" / "crashes") is None
    assert find_report(tmp_path / "nowhere") is None


def test_damaged_logs_and_other_files_are_no_obstacle(folder, tmp_path):
    folder.mkdir(parents=True)
    (folder / "1-a.log").write_bytes(b"\xff\0\x1b" * 100_000)
    (folder / "2-b.log").mkdir()
    (folder / "3-c.log").symlink_to(tmp_path / "elsewhere")
    (folder / "notes.txt").write_text("mine")
    assert find_report(folder) is None
    (folder / "4-d.log").write_bytes(b"x\n\n" + b"\xff\0\x1b" * 100_000)
    report = find_report(folder)
    assert report is not None and len(report.text) <= crash_report.MOST_SHOWN
    assert report.text.isprintable() or "\n" in report.text
    assert (folder / "notes.txt").exists() and not (tmp_path / "elsewhere").exists()


@pytest.fixture
def program(qtbot, tmp_path, folder, monkeypatch):
    """A program that keeps a log."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    log, made = CrashLog(folder), Application(Settings(settings))
    made.keep_log(log)
    made.window.show()
    yield made
    log.end()
    let_go(made.window)
    made.window.close()
    made.window.deleteLater()


def card_of(program: Application) -> CrashCard | None:
    return program.window.view.findChild(CrashCard)


def test_it_is_offered_once_and_copied(qtbot, folder, program):
    left = CrashLog(folder)
    left.note(ValueError("<img src='file:///nowhere.png'>"))
    left.end()
    program.offer_report()
    card, view = card_of(program), program.window.view
    assert card is not None and card.isVisible()
    assert view.rect().contains(card.geometry())
    (text,) = [each.text() for each in card.findChildren(QLabel) if each.text()]
    assert card.accessibleName() == text and "went wrong" in text
    program.window.appearance.present(on=True, height=720)
    assert not card.isVisible()
    program.window.appearance.present(on=False)
    assert card.isVisible()
    assert not QtText.mightBeRichText(card.copy.toolTip())
    view.setFocus()
    card.copy.setFocus()
    QTest.keyClick(card.copy, Qt.Key.Key_Space)
    assert "ValueError: <img src='file:///nowhere.png'>" in QGuiApplication.clipboard().text()
    assert QGuiApplication.clipboard().mimeData().formats() == ["text/plain"]
    assert not card.isVisible() and view.hasFocus()
    assert "copied" in program.window.statusBar().currentMessage()
    assert find_report(folder) is None


def test_it_keeps_clear_of_work_that_is_offered_after_the_same_crash(qtbot, folder, program):
    left = CrashLog(folder)
    left.note(ValueError("x"))
    left.end()
    window = program.window
    window.resize(1280, 690)
    qtbot.waitUntil(lambda: window.view.width() > 800)
    window.file_commands.show_document(edits.add(EMPTY, "a", "add", (0, 0)), None)
    assert window.notice.isVisible()  # at the lower edge
    program.offer_report()
    leave(autosave.folder(), first_example(), None)
    window.recovery.begin()
    qtbot.waitUntil(window.recovery.card.isVisible)
    card = card_of(program)
    for each in (window.recovery.card, window.notice):
        assert not card.geometry().intersects(each.geometry())


def test_it_can_be_forgotten(folder, program):
    left = CrashLog(folder)
    left.note(ValueError("x"))
    left.end()
    program.offer_report()
    card = card_of(program)
    assert card is not None
    QTest.mouseClick(card.forget, Qt.MouseButton.LeftButton)
    assert not card.isVisible()
    assert len([*folder.iterdir()]) == 1  # this program's own


def test_where_all_ended_well_nothing_is_offered(program):
    program.offer_report()
    assert card_of(program) is None


def test_what_goes_wrong_is_written_down_and_told(qtbot, folder, program, capsys):
    said: list[str] = []
    program.window.session.message.connect(said.append)
    thread = threading.Thread(target=lambda: 1 / 0)
    thread.start()
    thread.join()
    assert said == []  # not from there
    QApplication.processEvents()
    (told,) = said
    assert "your work is kept" in told and "division by zero" in told
    assert capsys.readouterr().err.count("ZeroDivisionError") == 1
    (path,) = folder.iterdir()
    assert "  ZeroDivisionError: division by zero" in path.read_text("utf-8")


def test_what_goes_wrong_with_a_file_is_written_down_too(folder, program, monkeypatch):
    told: list[str] = []
    commands = program.window.file_commands
    monkeypatch.setattr(commands, "tell", lambda title, text: told.append(text))
    monkeypatch.setattr(commands, "_save", lambda: 1 / 0)
    assert not commands.save()
    assert "your work is kept" in told[0]
    (path,) = folder.iterdir()
    assert "  ZeroDivisionError: division by zero" in path.read_text("utf-8")


def test_a_disk_without_locks_is_left_as_it_was(folder, monkeypatch):
    def refuse(descriptor):
        raise OSError(errno.ENOLCK, "no locks available")

    monkeypatch.setattr(locks, "lock", refuse)
    log = CrashLog(folder)
    log.note(ValueError("lost"))
    log.end()
    assert not [*folder.iterdir()]
