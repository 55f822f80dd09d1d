"""Unsaved work outlives the program: a copy a moment behind the hand, offered at the next start."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from canvases import first_example
from hand import CTRL
from left_copies import copies, journal_of, kept_in, leave
from PySide6.QtCore import QEvent, QSettings, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QPushButton
from windows import Desk, let_go

from circuit_editor import files, resources
from circuit_editor.dataclass import replace
from circuit_editor.files import disk, locks, recovery
from circuit_editor.files.journal import read_journal
from circuit_editor.files.repair import RepairedFile
from circuit_editor.model import EMPTY, Document, Pin, edits
from circuit_editor.model.edits.bends import set_bends
from circuit_editor.model.edits.notes_and_frames import add_frame
from circuit_editor.ui.app import language
from circuit_editor.ui.app.deferred_loading import DeferredLoading
from circuit_editor.ui.app.settings import Settings
from circuit_editor.ui.app.startup import Application
from circuit_editor.ui.app.theme import Appearance
from circuit_editor.ui.shell.files import autosave, recovery_card
from circuit_editor.ui.shell.window import Window

KILLED = 9
# A program that leaves a copy of a document behind, as it is killed before it can do anything more.
LEAVES = """
import os, sys
from pathlib import Path
sys.path.append(sys.argv[1])
from left_copies import leave
from circuit_editor.files import load
leave(Path(sys.argv[2]), load(sys.argv[3]), Path(sys.argv[3]))
os._exit(9)
"""


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Path:
    """Where this test's programs keep copies."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return autosave.folder()


@pytest.fixture
def quick(monkeypatch):
    """The hand need not rest long."""
    monkeypatch.setattr(autosave, "REST", 0)
    monkeypatch.setattr(autosave, "LATEST", 0)


@pytest.fixture
def desk(qtbot, tmp_path, folder) -> Desk:
    return Desk(qtbot, tmp_path)


@pytest.fixture
def english(qtbot, tmp_path):
    """Starts the program in English."""
    font, started = QApplication.font(), []

    def start() -> Application:
        settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
        settings.setValue(Settings.language.key, "en")
        program = Application(Settings(settings))
        program.window.show()
        started.append(program)
        return program

    yield start
    for program in started:
        let_go(program.window)
        program.window.close()
        program.window.deleteLater()
    language.speak(language.ENGLISH)
    QApplication.setFont(font)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def kept(folder: Path) -> Document:
    """What the one copy there holds."""
    (path,) = copies(folder)
    return kept_in(path)


def left_behind(folder: Path, origin: Path | None = None, x: float = 7) -> Path:
    """What a program leaves behind that ends without a word."""
    return leave(folder, changed(x), origin)


def changed(x: float = 7) -> Document:
    return edits.set_value(first_example(), "x", x)


def offered(qtbot, tmp_path) -> Desk:
    """A program that has just been started, with its offer."""
    desk = Desk(qtbot, tmp_path)
    qtbot.waitUntil(lambda: desk.window.recovery.card.isVisible())
    return desk


def shown(desk: Desk) -> str:
    return "\n".join(
        each.text() for each in desk.window.recovery.card.findChildren(QLabel) if each.isVisible()
    )


def press(desk: Desk, text: str) -> None:
    """Click the first button of the offer that is called so."""
    buttons = desk.window.recovery.card.findChildren(QPushButton)
    button = next(each for each in buttons if each.text() == text and each.isVisible())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def answer(button: QMessageBox.StandardButton) -> None:
    """Answer the next question."""

    def click() -> None:
        QApplication.activeModalWidget().button(button).click()

    QTimer.singleShot(0, click)


# --- the copy ----------------------------------------------------------------------------------


def test_unsaved_work_is_kept_and_goes_with_the_save(qtbot, desk, folder, quick, tmp_path):
    window, session = desk.window, desk.session
    window.file_commands.show_document(first_example(), tmp_path / "a.circuit")
    QApplication.processEvents()
    assert not folder.exists()  # nothing is unsaved
    session.set_value("x", 3)
    qtbot.waitUntil(lambda: len(copies(folder)) == 1)
    assert kept(folder).root == session.document.root
    session.set_value("x", 4)
    qtbot.waitUntil(lambda: kept(folder).root == session.document.root)
    window.undo()
    window.undo()
    qtbot.waitUntil(lambda: not copies(folder))  # as it was opened: nothing to keep
    window.redo()
    qtbot.waitUntil(lambda: len(copies(folder)) == 1)
    assert window.file_commands.save()
    qtbot.waitUntil(lambda: not copies(folder))


@pytest.mark.skipif(os.name != "posix", reason="modes are those of POSIX")
def test_a_copy_is_nobody_elses_business(qtbot, desk, folder, quick):
    desk.window.file_commands.show_document(first_example(), None)
    desk.session.set_value("x", 3)
    qtbot.waitUntil(lambda: len(copies(folder)) == 1)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(copies(folder)[0].stat().st_mode) == 0o600


@pytest.mark.parametrize("button", ["Discard", "Save", "Cancel"])
def test_the_copy_goes_when_one_closes_and_gives_the_work_up_or_saves_it(
    qtbot, desk, folder, quick, tmp_path, button
):
    desk.window.file_commands.show_document(first_example(), tmp_path / "a.circuit")
    desk.session.set_value("x", 3)
    qtbot.waitUntil(lambda: len(copies(folder)) == 1)
    answer(getattr(QMessageBox.StandardButton, button))
    assert desk.window.close() == (button != "Cancel")
    assert len(copies(folder)) == (button == "Cancel")
    assert len(os.listdir(folder)) == (2 if button == "Cancel" else 0)  # and its lock


def test_a_lessons_circuit_is_kept_too(qtbot, desk, folder, quick):
    desk.window.classroom.toggle_lessons()
    lessons = desk.window.classroom.lessons
    assert lessons.start(lessons.all()[1])
    source = next(id_ for id_, each in desk.session.circuit.nodes.items() if each.gate.is_source)
    desk.session.set_value(source, 41)
    qtbot.waitUntil(lambda: len(copies(folder)) == 1)
    assert float(kept(folder).root.values[source]) == 41


def test_a_lesson_goes_on_at_its_step_with_the_work_in_it(qtbot, desk, folder, quick):
    desk.window.classroom.toggle_lessons()
    lessons = desk.window.classroom.lessons
    assert lessons.start(lessons.all()[1])
    lessons.next()
    began = desk.session.document
    source = next(id_ for id_, each in desk.session.circuit.nodes.items() if each.gate.is_source)
    desk.session.set_value(source, 41)
    qtbot.waitUntil(lambda: len(copies(folder)) == 1)
    data = copies(folder)[0].read_bytes()
    desk.session.undo()
    qtbot.waitUntil(lambda: not copies(folder))
    lessons.stop()
    desk.window.classroom.toggle_lessons()
    desk.window.file_commands.show_document(EMPTY, None)
    (folder / f"4194999-{'0' * 16}.journal").write_bytes(data)  # as a killed program leaves it
    desk.window.recovery.ask()
    qtbot.waitUntil(lambda: desk.window.recovery.card.isVisible())
    assert f"{lessons.all()[1].title.in_('en')} (lesson)" in shown(desk)
    press(desk, "Recover")
    assert (lessons.lesson, lessons.at) == (lessons.all()[1], 1)
    assert desk.window.classroom.shows_lessons and desk.session.is_unsaved
    assert float(desk.session.document.root.values[source]) == 41
    desk.session.undo()
    assert desk.session.document == began


def test_a_copy_that_cannot_be_written_is_said_once_and_disturbs_nobody(
    qtbot, desk, folder, quick, monkeypatch
):
    tried: list[object] = []

    def full(*_: object) -> None:
        tried.append(_)
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    desk.window.file_commands.show_document(first_example(), None)
    with monkeypatch.context() as broken:
        broken.setattr(os, "fsync", full)
        for x in range(3, 6):
            tried.clear()
            desk.session.set_value("x", x)
            qtbot.waitUntil(lambda: bool(tried) and desk.window.autosave._writing is None)
        qtbot.waitUntil(lambda: desk.window.crash_bar.isVisible())
        told = desk.window.crash_bar.sentence
        assert "A crash would lose your unsaved work" in told and "No space left on device" in told
        assert desk.button(desk.window.crash_bar, "Save now")
        desk.press(desk.window.crash_bar, "Leave it")
        tried.clear()
        desk.session.set_value("x", 7)
        qtbot.waitUntil(lambda: bool(tried) and desk.window.autosave._writing is None)
        assert not desk.window.crash_bar.isVisible()  # it is said once
    desk.session.set_value("x", 6)
    qtbot.waitUntil(lambda: len(copies(folder)) == 1)
    qtbot.waitUntil(lambda: desk.window.autosave._kept is desk.session.document)
    assert not desk.window.crash_bar.isVisible()


def test_a_warning_of_crashes_stands_until_the_work_is_saved(
    qtbot, desk, folder, quick, monkeypatch, tmp_path
):
    folder.parent.mkdir(parents=True)
    folder.write_bytes(b"in the way")
    desk.window.file_commands.show_document(first_example(), tmp_path / "a.circuit")
    desk.session.set_value("x", 3)
    qtbot.waitUntil(lambda: desk.window.crash_bar.isVisible())
    desk.key(Qt.Key.Key_F6)
    assert QApplication.focusWidget().text() == "Save now"
    desk.key(Qt.Key.Key_Return)
    assert files.load(tmp_path / "a.circuit") == desk.session.document
    assert not desk.window.crash_bar.isVisible()


def test_in_another_language_the_copy_goes_on(qtbot, folder, quick, english):
    program = english()
    program.window.file_commands.show_document(first_example(), None)
    program.window.session.set_value("x", 3)
    qtbot.waitUntil(lambda: len(copies(folder)) == 1)
    (path,) = copies(folder)
    program.speak("zh_Hans")
    program.window.session.set_value("x", 4)
    qtbot.waitUntil(lambda: float(kept(folder).root.values["x"]) == 4)
    assert copies(folder) == [path]
    let_go(program.window)
    program.window.close()
    assert not os.listdir(folder)


def test_what_is_put_together_in_slices_is_the_document(qtbot, desk, folder, quick, monkeypatch):
    monkeypatch.setattr(autosave, "SLICE", 0.0)  # one piece at a time
    desk.open(resources.folder() / "examples" / "sigmoid-neuron.circuit")
    desk.session.select(desk.session.circuit.nodes)
    desk.session.delete_selected()
    desk.window.undo()
    desk.session.set_value(next(iter(desk.session.document.root.values)), 2.5)
    qtbot.waitUntil(lambda: len(copies(folder)) == 1)
    assert kept(folder).root == desk.session.document.root
    assert kept(folder).loss == desk.session.document.loss


def test_a_program_that_is_killed_leaves_its_copy(folder, tmp_path):
    source = tmp_path / "left.circuit"
    files.save(changed(), source)
    tests = Path(__file__).parent.parent
    done = subprocess.run([sys.executable, "-c", LEAVES, tests, folder, source], check=False)
    assert done.returncode == KILLED
    (found,) = recovery.find_copies(folder)
    assert (found.document, found.origin) == (changed(), source)
    found.copy.let_go()
    found.copy.wait(30)


# --- the offer ---------------------------------------------------------------------------------


def test_a_window_that_was_closed_takes_no_copy(qtbot, folder, tmp_path):
    desk = Desk(qtbot, tmp_path)
    (waiting,) = desk.window.findChild(DeferredLoading).findChildren(QTimer)
    assert waiting.isActive()
    desk.window.close()
    assert not waiting.isActive()


def test_what_was_left_behind_is_offered_and_recovered_with_its_file(qtbot, folder, tmp_path):
    origin = tmp_path / "<b>work.circuit"
    files.save(first_example(), origin)
    path = left_behind(folder, origin)
    desk = offered(qtbot, tmp_path)
    assert "<b>work.circuit" in shown(desk)
    assert desk.session.document is EMPTY  # nothing is restored unasked
    assert not desk.window.invitation.isVisible()  # it would stand in the way
    press(desk, "Recover")
    assert desk.session.document == changed()
    assert desk.session.path == origin
    assert desk.window.isWindowModified()
    assert not desk.window.recovery.card.isVisible()
    assert copies(folder) == [path]  # until it is saved
    assert files.load(origin) == first_example()
    assert desk.window.file_commands.save()
    assert files.load(origin) == changed()
    desk.window.close()
    assert not os.listdir(folder)


def test_copies_are_told_apart_by_what_they_began_with_and_their_nodes(qtbot, folder, tmp_path):
    path = leave(folder, edits.remove(first_example(), {"add1"}), example="first.circuit")
    os.utime(path, (0, 1_790_000_000))
    left_behind(folder)
    desk = offered(qtbot, tmp_path)
    told = shown(desk)
    assert "First (example)" in told and "Untitled" in told
    assert "5 nodes, never saved" in told and "6 nodes, never saved" in told
    assert "September 2026, " in told and "Copies were kept." in told


def test_untitled_work_is_discarded_by_a_click_and_had_back_by_another(qtbot, folder, tmp_path):
    path = left_behind(folder)
    desk = offered(qtbot, tmp_path)
    assert "Untitled" in shown(desk) and "never saved" in shown(desk)
    press(desk, "Discard")
    qtbot.waitUntil(lambda: not copies(folder))
    assert "Untitled is discarded." in shown(desk) and "For 7 days" in shown(desk)
    press(desk, "Undo")
    qtbot.waitUntil(lambda: copies(folder) == [path])
    assert "never saved" in shown(desk) and "discarded" not in shown(desk)
    press(desk, "Discard")
    press(desk, "Close")
    assert not desk.window.recovery.card.isVisible()
    assert desk.session.document is EMPTY
    assert desk.window.invitation.isVisible()


def test_what_was_discarded_is_found_for_some_days_by_whoever_asks(
    qtbot, folder, tmp_path, monkeypatch
):
    left_behind(folder)
    desk = offered(qtbot, tmp_path)
    press(desk, "Discard")
    desk.window.close()
    assert not copies(folder) and len(os.listdir(folder)) == 1
    desk = Desk(qtbot, tmp_path)
    with qtbot.waitSignal(desk.window.recovery.searched):
        desk.window.recovery.begin()
    assert not desk.window.recovery.offered  # it is not offered by itself
    desk.window.actions_by_id["recover"].trigger()
    qtbot.waitUntil(lambda: desk.window.recovery.card.isVisible())
    assert ", discarded " in shown(desk)
    press(desk, "Recover")
    assert desk.session.document == changed() and desk.session.is_unsaved
    assert len(copies(folder)) == 1  # a copy of unsaved work, as before
    desk.window.autosave.end()
    left_behind(folder)
    (found,) = recovery.find_copies(folder)
    found.copy.discard()
    found.copy.let_go()
    found.copy.wait(30)
    monkeypatch.setattr(recovery, "DAYS_KEPT", -1)
    assert not [*recovery.find_copies(folder, asked=True)] and not os.listdir(folder)


def test_what_is_found_comes_before_the_invitation(qtbot, folder, tmp_path):
    left_behind(folder)
    desk = Desk(qtbot, tmp_path)
    assert not desk.window.invitation.isVisible()  # before anything was looked for
    qtbot.waitUntil(lambda: desk.window.recovery.card.isVisible())
    press(desk, "Later")
    assert desk.window.invitation.isVisible()
    desk.window.close()
    path = copies(folder)[0]
    held = locks.hold(path.with_suffix(recovery.LOCK))  # a program that runs has it
    desk = Desk(qtbot, tmp_path)
    qtbot.waitUntil(lambda: desk.window.invitation.isVisible())
    locks.let_go(held)


def test_a_repaired_copy_keeps_its_name(qtbot, folder, desk, quick, tmp_path):
    session = desk.session
    repaired = RepairedFile(tmp_path / "torn.circuit", ())
    session.open(first_example(), None, is_saved=False, repaired=repaired)
    qtbot.waitUntil(lambda: bool(copies(folder)))
    data = copies(folder)[0].read_bytes()
    desk.window.autosave.end()
    desk.window.close_unasked()
    (folder / f"1-{'0' * 16}{recovery.EXTENSION}").write_bytes(data)
    desk = offered(qtbot, tmp_path)
    assert "torn.circuit (repaired copy)" in shown(desk)
    press(desk, "Recover")
    assert desk.window.file_name == "torn.circuit (repaired copy)"
    assert not desk.window.actions_by_id["show-repair"].isEnabled()


def test_later_means_the_next_start(qtbot, folder, tmp_path):
    path = left_behind(folder)
    desk = offered(qtbot, tmp_path)
    press(desk, "Later")
    assert not desk.window.recovery.card.isVisible()
    desk.window.close()
    assert copies(folder) == [path]
    desk = offered(qtbot, tmp_path)
    desk.window.close()  # no answer is Later, too
    assert copies(folder) == [path]
    offered(qtbot, tmp_path)


def test_the_card_takes_no_keyboard_at_the_start_and_is_reached_by_tab(qtbot, folder, tmp_path):
    left_behind(folder)
    desk = offered(qtbot, tmp_path)
    assert QApplication.focusWidget() is desk.view
    desk.key(Qt.Key.Key_Tab)
    assert QApplication.focusWidget().text() == "Recover"
    desk.key(Qt.Key.Key_Escape)
    assert not desk.window.recovery.card.isVisible()
    assert QApplication.focusWidget() is desk.view


def test_the_keyboard_answers(qtbot, folder, tmp_path):
    left_behind(folder, x=1)
    left_behind(folder, x=2)
    desk = offered(qtbot, tmp_path)
    desk.window.actions_by_id["recover"].trigger()
    assert QApplication.focusWidget().text() == "Recover"
    desk.key(Qt.Key.Key_Tab)
    assert QApplication.focusWidget().text() == "Discard"
    desk.key(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(copies(folder)) == 1)
    assert QApplication.focusWidget().text() == "Recover"  # of the other
    desk.key(Qt.Key.Key_Escape)
    assert not desk.window.recovery.card.isVisible()
    for _ in range(2):
        desk.window.actions_by_id["recover"].trigger()
        qtbot.waitUntil(lambda: QApplication.focusWidget() is not desk.view)
        desk.key(Qt.Key.Key_Return)
    values = [
        each.session.document.root.values["x"] for each in desk.window.window_commands.windows.all
    ]
    assert sorted(map(float, values)) == [1, 2]
    desk.window.window_commands.windows.all[-1].actions_by_id["recover"].trigger()
    desk.window.actions_by_id["recover"].trigger()
    qtbot.waitUntil(lambda: desk.said[-1:] == ["There is no unsaved work to recover."])


def test_work_in_the_window_stays_and_other_work_is_recovered_beside_it(
    qtbot, folder, tmp_path, quick
):
    origin = tmp_path / "a.circuit"
    files.save(first_example(), origin)
    left_behind(folder, x=1)
    left_behind(folder, origin, x=2)
    desk = offered(qtbot, tmp_path)
    desk.window.file_commands.show_document(first_example(), None)
    desk.session.set_value("x", 5)
    qtbot.waitUntil(lambda: len(copies(folder)) == 3)
    windows = desk.window.window_commands.windows
    windows.open_file(origin, desk.window)  # where a file is open as it was saved
    press(desk, "Recover")
    press(desk, "Recover")
    assert not desk.window.recovery.card.isVisible()
    assert [float(each.session.document.root.values["x"]) for each in windows.all] == [5, 2, 1]
    assert [each.session.path for each in windows.all] == [None, origin, None]
    assert all(each.session.is_unsaved for each in windows.all)
    assert len(copies(folder)) == 3


def test_two_copies_of_one_file_are_recovered_side_by_side(qtbot, folder, tmp_path):
    origin = tmp_path / "a.circuit"
    files.save(first_example(), origin)
    for x in (1, 2):
        left_behind(folder, origin, x=x)
    desk = offered(qtbot, tmp_path)
    press(desk, "Recover")
    press(desk, "Recover")
    windows = desk.window.window_commands.windows.all
    assert [each.session.path for each in windows] == [origin, origin]
    assert sorted(float(each.session.document.root.values["x"]) for each in windows) == [1, 2]


def test_another_window_takes_the_offer_over_that_is_asked_for_there(qtbot, folder, tmp_path):
    left_behind(folder)
    desk = offered(qtbot, tmp_path)
    windows = desk.window.window_commands.windows
    other = Desk.at(windows.open(desk.window))
    other.window.actions_by_id["recover"].trigger()
    qtbot.waitUntil(lambda: other.window.recovery.card.isVisible())
    assert not desk.window.recovery.card.isVisible()
    press(other, "Recover")
    assert len(windows.all) == 2 and other.session.document == changed()


@pytest.mark.parametrize("data", [b"", b"\0" * 900, b'{"format": "circuit-editor"', b"[" * 90_000])
def test_a_copy_that_cannot_be_read_is_said_and_stops_nothing(qtbot, folder, tmp_path, data):
    path = left_behind(folder)
    path.write_bytes(data)
    desk = offered(qtbot, tmp_path)
    assert "cannot be read" in shown(desk)
    buttons = desk.window.recovery.card.findChildren(QPushButton)
    assert {each.text() for each in buttons} == {"Discard", "Later"}
    desk.window.file_commands.show_document(first_example(), None)
    press(desk, "Discard")
    qtbot.waitUntil(lambda: not copies(folder))


def test_the_work_of_a_program_that_runs_is_not_offered(qtbot, folder, tmp_path):
    path = left_behind(folder)
    held = locks.hold(path.with_suffix(recovery.LOCK))
    assert list(recovery.find_copies(folder)) == []
    locks.let_go(held)
    (found,) = recovery.find_copies(folder)
    assert list(recovery.find_copies(folder)) == []  # it is offered elsewhere now
    found.copy.let_go()
    found.copy.wait(30)


def test_what_a_killed_program_left_beside_its_copy_is_swept(folder, tmp_path):
    path = left_behind(folder)
    path.unlink()
    (folder / f"{disk.TEMPORARY}{disk._computer()}-4194999-{'0' * 16}").write_bytes(b"x")
    assert len(os.listdir(folder)) == 2
    assert list(recovery.find_copies(folder)) == []
    assert os.listdir(folder) == []


def test_a_copy_says_where_it_belongs_whatever_the_name(folder, tmp_path):
    for name in ("a b", "ü", "名", "%41", os.fsdecode(b"\xff\xfe")):
        path = left_behind(folder, tmp_path / name)
        (found,) = recovery.find_copies(folder)
        assert (found.origin, found.document) == (tmp_path / name, changed())
        found.copy.remove()
        found.copy.let_go()
        found.copy.wait(30)
        assert not path.exists()


def test_a_folder_for_copies_that_is_none_stops_nothing(qtbot, folder, tmp_path, quick):
    folder.parent.mkdir(parents=True)
    folder.write_bytes(b"")
    desk = Desk(qtbot, tmp_path)
    desk.window.file_commands.show_document(first_example(), None)
    desk.session.set_value("x", 3)
    qtbot.waitUntil(lambda: desk.window.crash_bar.isVisible())
    window = Window(desk.window.settings, Appearance("light"))
    qtbot.addWidget(window, before_close_func=let_go)
    window.recovery.ask()
    assert not window.recovery._found


def test_in_another_language_the_offer_goes_on(qtbot, folder, english):
    path = left_behind(folder)
    program = english()
    qtbot.waitUntil(lambda: program.window.recovery.card.isVisible())
    program.speak("zh_Hant")
    assert program.window.recovery.card.isVisible()
    program.window.close()
    assert copies(folder) == [path]


def test_a_search_for_copies_that_goes_wrong_is_said_and_stops_nothing(
    qtbot, desk, folder, monkeypatch
):
    def failing(_: object, **options: object) -> None:
        raise RuntimeError("nobody foresaw this")

    left_behind(folder)
    monkeypatch.setattr(recovery, "find_copies", failing)
    desk.window.recovery.begin()
    assert "nobody foresaw this" in desk.said[-1]


def test_on_stage_the_offer_waits_and_is_made_again_afterwards(qtbot, folder, tmp_path):
    path = left_behind(folder)
    desk = offered(qtbot, tmp_path)
    desk.open(first_example())
    desk.key(Qt.Key.Key_F5)
    assert desk.window.classroom.presenting.is_on
    assert not desk.window.recovery.card.isVisible()
    desk.key(Qt.Key.Key_Escape)
    assert not desk.window.classroom.presenting.is_on
    assert desk.window.recovery.card.isVisible() and "Untitled" in shown(desk)
    press(desk, "Later")
    desk.key(Qt.Key.Key_F5)
    desk.key(Qt.Key.Key_F5)
    assert not desk.window.recovery.card.isVisible()
    assert copies(folder) == [path]


# --- the journal -------------------------------------------------------------------------------


def test_an_edit_adds_a_line_and_rewrites_nothing(qtbot, desk, folder, quick):
    desk.open(resources.folder() / "examples" / "sigmoid-neuron.circuit")
    source = next(iter(desk.session.document.root.values))
    desk.session.set_value(source, 2.5)
    qtbot.waitUntil(lambda: len(copies(folder)) == 1)
    (path,) = copies(folder)
    about, first = path.stat(), path.read_bytes()
    desk.session.set_value(source, 3.5)
    qtbot.waitUntil(lambda: path.stat().st_size > about.st_size)
    qtbot.waitUntil(lambda: desk.window.autosave._writing is None)
    added = path.read_bytes()[len(first) :]
    assert path.stat().st_ino == about.st_ino and path.read_bytes().startswith(first)
    assert added.count(b"\n") == 2 and b'"value": 3.5' in added
    assert kept(folder).root == desk.session.document.root


def test_a_slider_in_hand_is_recovered_as_one_step(qtbot, desk, folder, quick, tmp_path):
    desk.window.file_commands.show_document(first_example(), None)
    session = desk.session
    session.hold()
    for x in (3, 4, 5):
        session.set_value("x", x, live=True)
    qtbot.waitUntil(lambda: bool(copies(folder)))
    qtbot.waitUntil(lambda: float(kept(folder).root.values["x"]) == 5)
    data = copies(folder)[0].read_bytes()
    session.abandon()
    qtbot.waitUntil(lambda: not copies(folder))
    (folder / f"4194999-{'0' * 16}.journal").write_bytes(data)  # as a killed program leaves it
    desk.window.recovery.ask()
    qtbot.waitUntil(lambda: desk.window.recovery.card.isVisible())
    press(desk, "Recover")
    session = desk.window.window_commands.windows.all[-1].session  # the other was not left
    assert float(session.document.root.values["x"]) == 5 and session.is_unsaved
    session.undo()
    assert session.document == first_example() and session.undo_label is None


def test_a_copy_of_an_older_version_is_recovered_and_kept_on_in_a_journal(
    qtbot, folder, tmp_path, quick
):
    origin = tmp_path / "a.circuit"
    files.save(first_example(), origin)
    told = changed().extra.set(recovery.FIELD, {"path": str(origin)})
    folder.mkdir(parents=True)
    files.save(replace(changed(), extra=told), folder / f"4194999-{'0' * 16}.circuit")
    desk = offered(qtbot, tmp_path)
    press(desk, "Recover")
    assert desk.session.document == changed() and desk.session.path == origin
    desk.session.set_value("x", 8)
    qtbot.waitUntil(lambda: not [*folder.glob("*.circuit")])
    assert float(kept(folder).root.values["x"]) == 8
    assert desk.window.file_commands.save()
    desk.window.close()
    qtbot.waitUntil(lambda: not os.listdir(folder))


def test_of_a_copy_whose_end_is_damaged_what_is_whole_is_offered(qtbot, folder, tmp_path):
    path = left_behind(folder)
    path.write_bytes(journal_of(changed(1), changed(2))[:-5])
    desk = offered(qtbot, tmp_path)
    assert "last moments" in shown(desk)
    press(desk, "Recover")
    assert desk.session.document == changed(1)


def test_a_copy_that_ended_the_program_twice_is_left_alone_until_it_is_asked_for(
    qtbot, folder, tmp_path
):
    left_behind(folder, tmp_path / "prepared.circuit")
    for _ in range(2):  # killed while it is read
        (found,) = recovery.find_copies(folder)
        assert found.document == changed()
        found.copy.let_go()
        found.copy.wait(30)
    left_behind(folder, x=1)
    for _ in range(2):  # it is offered at each start, and hides behind no other
        desk = offered(qtbot, tmp_path)
        told = shown(desk)
        assert "ended twice" in told and "damaged" not in told
        assert "prepared.circuit" in told and "Untitled" in told
        press(desk, "Later")
        desk.window.close()
    desk = offered(qtbot, tmp_path)
    press(desk, "Try again")
    told = shown(desk)
    assert "ended twice" not in told and "6 nodes, from" in told
    (found,) = [each for each in desk.window.recovery.offered if each.origin is not None]
    assert found.document == changed()


def test_whatever_goes_wrong_in_autosave_a_save_goes_on(qtbot, desk, folder, quick, tmp_path):
    def failing(*_: object) -> None:
        raise RuntimeError("nobody foresaw this")

    desk.window.file_commands.show_document(first_example(), tmp_path / "a.circuit")
    desk.window.autosave._session = failing  # of all that it asks
    desk.session.set_value("x", 3)
    desk.session.set_value("x", 4)
    assert desk.window.file_commands.save()
    assert files.load(tmp_path / "a.circuit") == desk.session.document


def test_a_journal_that_grew_is_begun_anew_when_nothing_is_done(
    qtbot, desk, folder, quick, monkeypatch
):
    monkeypatch.setattr(autosave, "SMALL", 0)
    desk.window.file_commands.show_document(first_example(), None)
    desk.window.autosave._prepare.stop()  # while that works nothing is begun anew
    rest = desk.window.autosave._idle
    for x in range(3, 30):
        desk.session.set_value("x", x)
        qtbot.waitUntil(lambda: desk.window.autosave._kept is desk.session.document)
        if rest.isActive():
            break
    else:
        pytest.fail("it grows and grows")
    grown = copies(folder)[0].stat().st_size
    rest.start(0)
    qtbot.waitUntil(lambda: copies(folder)[0].stat().st_size < grown)
    steps = copies(folder)[0].read_bytes().count(b"\n=")
    assert steps <= 2  # the base, and the last step where that came after it
    assert kept(folder).root == desk.session.document.root


def test_a_journal_that_outgrew_all_is_begun_anew_while_somebody_works(
    qtbot, desk, folder, quick, monkeypatch
):
    monkeypatch.setattr(autosave, "LARGEST", 0)
    monkeypatch.setattr(autosave, "GROWN", 0.6)
    desk.window.file_commands.show_document(first_example(), None)
    sizes = [0]
    for x in range(3, 30):
        desk.session.set_value("x", x)
        qtbot.waitUntil(lambda: bool(copies(folder)))
        qtbot.waitUntil(lambda x=x: float(kept(folder).root.values["x"]) == x)
        sizes.append(copies(folder)[0].stat().st_size)
        if sizes[-1] < sizes[-2]:
            return
    pytest.fail("it grows and grows")


def test_what_is_moved_and_not_put_down_yet_is_recovered_as_one_step(
    qtbot, desk, folder, quick, monkeypatch
):
    desk.open(first_example())
    desk.window.autosave._moving.setInterval(0)
    session, hand = desk.session, desk.hand
    x, y = desk.middle("mul1")
    before = session.document
    hand.press(x, y)
    hand.move(x + 30, y + 10)
    hand.move(x + 60, y + 40)
    qtbot.waitUntil(lambda: bool(copies(folder)))
    qtbot.waitUntil(lambda: kept(folder).root.places["mul1"] == (x + 60, y + 40))
    found = read_journal(copies(folder)[0].read_bytes())
    assert session.document is before == found.before
    assert {
        key
        for key in before.root.places
        if found.document.root.places[key] != before.root.places[key]
    } == {"mul1"}
    desk.key(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not copies(folder))  # nothing is unsaved


def test_a_frame_and_a_bend_in_hand_are_recovered_as_they_are_shown(qtbot, desk, folder, quick):
    document = add_frame(first_example(), "frame1", "F", ["mul1"], (420.0, 140.0), (260.0, 260.0))
    wire = Pin("mul1", "a")
    desk.open(set_bends(document, wire, [(320.0, -20.0)]))
    desk.window.autosave._moving.setInterval(0)
    session, hand, before = desk.session, desk.hand, desk.session.document
    session.select({"frame1"})
    hand.press(420.0, 270.0)
    hand.move(420.0, 300.0)
    hand.move(420.0, 330.0)
    qtbot.waitUntil(lambda: bool(copies(folder)))
    qtbot.waitUntil(lambda: kept(folder).root.frames["frame1"].size == (260.0, 320.0))
    assert session.document is before
    desk.key(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not copies(folder))
    session.select((), wire=wire)
    hand.press(320.0, -20.0)
    hand.move(330.0, -40.0)
    hand.move(340.0, -60.0, CTRL)
    qtbot.waitUntil(lambda: bool(copies(folder)))
    qtbot.waitUntil(lambda: kept(folder).root.bends[wire].points == ((340.0, -60.0),))
    assert session.document is before == read_journal(copies(folder)[0].read_bytes()).before
    hand.release(340.0, -60.0, CTRL)
    assert session.circuit.bends[wire].points == ((340.0, -60.0),)


# --- compared with the file ---------------------------------------------------------------------


def test_a_copy_is_compared_with_its_file_before_it_is_recovered(qtbot, folder, tmp_path):
    origin = tmp_path / "work.circuit"
    files.save(first_example(), origin)
    os.utime(origin, (0, 1_790_000_000))
    left_behind(folder, origin)
    desk = offered(qtbot, tmp_path)
    (row,) = desk.window.recovery.card.findChildren(recovery_card.CopyRow)
    qtbot.waitUntil(row.compare.isVisible)
    assert not row._remark.isVisible()
    seen: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None:
            QTimer.singleShot(5, look)
            return
        seen.extend(dialog.panel.list.item(at).text() for at in range(dialog.panel.list.count()))
        QTest.mouseClick(dialog.buttons["recover"], Qt.MouseButton.LeftButton)

    QTimer.singleShot(5, look)
    press(desk, "Compare…")
    qtbot.waitUntil(lambda: desk.session.path == origin)
    assert seen == ["x: −2.00 in the file, 7.00 in the copy"]
    assert desk.session.document == changed()


def test_a_copy_says_that_its_file_was_changed_since_and_when_it_cannot_be_read(
    qtbot, folder, tmp_path
):
    origin, gone = tmp_path / "work.circuit", tmp_path / "gone.circuit"
    origin.write_text("no circuit")
    os.utime(left_behind(folder, origin), (0, 1_780_000_000))
    left_behind(folder, gone)
    desk = offered(qtbot, tmp_path)
    rows = desk.window.recovery.card.findChildren(recovery_card.CopyRow)
    here = next(each for each in rows if each._found.origin == origin)
    there = next(each for each in rows if each._found.origin == gone)
    qtbot.waitUntil(here.compare.isVisible)
    assert here._remark.text().startswith("The file was written again after ")
    assert not there.compare.isVisible()
    QTest.mouseClick(here.compare, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: here._remark.text().startswith("The file cannot be read: "))
    assert desk.session.document is EMPTY
