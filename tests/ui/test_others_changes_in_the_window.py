"""A file that another program changed is asked about at saving; no answer loses a version."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from canvases import first_example
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QPushButton
from windows import CTRL, Desk

from circuit_editor import files
from circuit_editor.files import disk, locks, recovery, saving
from circuit_editor.model import Document, edits
from circuit_editor.ui.shell.files import autosave, disk_events, file_watch
from circuit_editor.ui.shell.files.compare_documents import CompareDialog
from circuit_editor.ui.shell.files.others_changes import OthersChanges

THEIRS = edits.set_value(first_example(), "y", 70)


class Shared:
    """A desk at a file that another program writes too, and the answers to what is asked."""

    def __init__(self, desk: Desk, path: Path) -> None:
        self.desk, self.path, self.asked = desk, path, []
        files.save(first_example(), path)
        assert desk.window.file_commands.open_path(path)
        desk.session.set_value("x", 3)
        self.mine = desk.session.document
        self.answers: list[Qt.Key] = []
        self._last: QMessageBox | None = None

    @property
    def changes(self) -> OthersChanges:
        return self.desk.window.file_commands.others_changes

    def save(self, *answers: Qt.Key) -> None:
        """Press Ctrl+S, and a key in each question that follows."""
        self.answers = [*answers]
        QTimer.singleShot(0, self._answer)
        self.desk.key(Qt.Key.Key_S, CTRL)
        assert self.answers == []

    def _answer(self) -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, QMessageBox) or box is self._last:  # the next is not there yet
            QTimer.singleShot(0, self._answer)
            return
        self._last = box
        self.asked.append(box.text())
        if len(self.answers) > 1:
            QTimer.singleShot(0, self._answer)
        QTest.keyClick(box, self.answers.pop(0))

    def kept(self) -> list[Document]:
        return [files.load(each.path) for each in self.changes.backups.of(self.path)]


@pytest.fixture
def shared(qtbot, tmp_path, monkeypatch) -> Shared:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    (tmp_path / "shared").mkdir()
    return Shared(Desk(qtbot, tmp_path), tmp_path / "shared" / "work.circuit")


def test_nothing_is_written_until_it_is_answered(shared):
    files.save(THEIRS, shared.path)
    shared.save(Qt.Key.Key_Escape)
    assert shared.asked == ["work.circuit was changed by another program."]
    assert files.load(shared.path) == THEIRS
    assert shared.desk.session.is_unsaved and shared.desk.session.document is shared.mine


def test_mine_is_kept_and_theirs_is_an_earlier_version(shared):
    files.save(THEIRS, shared.path)
    shared.save(Qt.Key.Key_K)
    assert files.load(shared.path) == shared.mine and not shared.desk.session.is_unsaved
    assert shared.kept() == [THEIRS]
    (kept,) = shared.changes.backups.of(shared.path)
    assert kept.is_foreign and kept.is_answered
    shared.desk.session.set_value("x", 4)
    assert shared.desk.window.file_commands.save()
    assert files.load(shared.path) == shared.desk.session.document  # it is not asked again


def test_theirs_is_taken_as_one_step_and_mine_is_one_undo_away(shared):
    files.save(THEIRS, shared.path)
    shared.save(Qt.Key.Key_T)
    assert shared.desk.session.document == THEIRS and not shared.desk.session.is_unsaved
    assert shared.kept() == [shared.mine]
    shared.desk.window.actions_by_id["undo"].trigger()
    assert shared.desk.session.document is shared.mine and shared.desk.session.is_unsaved
    assert shared.desk.window.file_commands.save()
    assert files.load(shared.path) == shared.mine


def test_mine_is_saved_beside_and_worked_on_there(shared):
    files.save(THEIRS, shared.path)
    shared.path.with_name("work (2).circuit").touch()
    shared.save(Qt.Key.Key_B)
    beside = shared.path.with_name("work (3).circuit")
    assert files.load(shared.path) == THEIRS and files.load(beside) == shared.mine
    assert shared.desk.session.path == beside and not shared.desk.session.is_unsaved


def test_what_changes_while_it_is_asked_about_is_asked_about_again(shared):
    files.save(THEIRS, shared.path)
    later = edits.set_value(THEIRS, "z", 9)
    answer = shared._answer

    def change_then_answer() -> None:
        if shared.asked == []:
            files.save(later, shared.path)
        answer()

    shared._answer = change_then_answer
    shared.save(Qt.Key.Key_K, Qt.Key.Key_K)
    assert len(shared.asked) == 2
    assert files.load(shared.path) == shared.mine
    assert shared.kept() == [later]


@pytest.mark.parametrize("answer", [Qt.Key.Key_K, Qt.Key.Key_T, Qt.Key.Key_B, Qt.Key.Key_Escape])
def test_what_is_written_in_the_last_moment_is_asked_about_afterwards(shared, monkeypatch, answer):
    compare = disk._compare

    def write_and_compare(*args: object) -> None:
        monkeypatch.setattr(disk, "_compare", compare)
        files.save(THEIRS, shared.path)
        compare(*args)

    monkeypatch.setattr(disk, "_compare", write_and_compare)
    shared.save(answer)
    assert shared.asked == ["work.circuit was changed by another program while it was saved."]
    session, path = shared.desk.session, shared.path
    beside = path.with_name("work (2).circuit")
    waiting = [each for each in shared.changes.backups.of(path) if not each.is_answered]
    assert not session.is_unsaved and len(waiting) == (answer == Qt.Key.Key_Escape)
    if answer == Qt.Key.Key_T:
        assert files.load(path) == session.document == THEIRS
        assert shared.mine in shared.kept()
        session.undo()
        assert session.document is shared.mine
    elif answer == Qt.Key.Key_B:
        assert files.load(path) == THEIRS and files.load(beside) == session.document == shared.mine
        assert session.path == beside
    else:
        assert files.load(path) == session.document == shared.mine
        assert THEIRS in shared.kept()


def test_a_damaged_file_is_not_offered_and_what_it_held_is_kept(shared):
    shared.path.write_bytes(b"torn")
    shared.save(Qt.Key.Key_Return)  # mine, for there is nothing else to be had
    assert shared.asked == ["work.circuit was changed by another program, and is damaged now."]
    assert files.load(shared.path) == shared.mine and not shared.desk.session.is_unsaved
    (kept,) = shared.changes.backups.of(shared.path)
    assert kept.path.read_bytes() == b"torn"


def test_a_backup_that_cannot_be_made_is_told_with_the_save(shared, tmp_path):
    (tmp_path / "data").write_bytes(b"in the way")
    assert shared.desk.window.file_commands.save()
    assert shared.desk.said[-1].startswith("Saved, but the version before cannot be kept")
    assert files.load(shared.path) == shared.mine
    assert os.listdir(shared.path.parent) == ["work.circuit"]


# --- what is told in the bar ---------------------------------------------------------------------


@pytest.fixture
def watched(shared, qtbot, monkeypatch) -> Callable[[], str]:
    """Looks at the disk as when the window comes to the front; what the bar says then."""
    monkeypatch.setenv("XDG_STATE_HOME", str(shared.path.parent.parent / "state"))
    watch = shared.desk.window.file_watch

    def looked() -> str:
        qtbot.waitUntil(lambda: not watch._work.is_busy)
        application = QApplication.instance()
        application.focusWindowChanged.emit(shared.desk.window.windowHandle())
        qtbot.waitUntil(lambda: not watch._work.is_busy)
        return shared.desk.window.question.sentence

    return looked


def press(shared: Shared, at: int) -> None:
    """Click an answer in the bar."""
    button = shared.desk.window.question.buttons[at]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_file_that_was_changed_is_shown_anew_where_that_is_wanted(shared, watched):
    shared.desk.window.file_commands.save()
    assert watched() == ""
    files.save(THEIRS, shared.path)
    assert watched() == "work.circuit was changed by another program."
    press(shared, 0)
    assert shared.desk.session.document == THEIRS and not shared.desk.session.is_unsaved
    assert watched() == ""
    shared.desk.session.undo()
    assert shared.desk.session.document is shared.mine


def test_what_was_saved_in_another_window_is_no_other_programs(shared, watched):
    shared.desk.window.file_commands.save()
    saving.save_over(THEIRS, shared.path, None, shared.changes.backups)  # a second process
    assert watched() == "work.circuit was saved in another window."
    shared.desk.session.set_value("x", 8)
    told = shared.desk.window.question.sentence
    assert told == "work.circuit was saved in another window, and changed here, too."
    shared.save(Qt.Key.Key_K)
    assert shared.asked == ["work.circuit was saved by this program since this work was begun."]
    kept = shared.changes.backups.of(shared.path)
    assert THEIRS in shared.kept() and not any(each.is_foreign for each in kept)


@pytest.mark.parametrize("answer", [Qt.Key.Key_R, Qt.Key.Key_A, Qt.Key.Key_Escape])
def test_what_cannot_be_saved_is_tried_again_or_saved_elsewhere(shared, monkeypatch, answer):
    elsewhere = shared.path.parent.parent / "elsewhere.circuit"
    shared.path.unlink()
    shared.path.parent.rmdir()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(elsewhere), ""))
    given = shared._answer

    def mend_then_answer() -> None:
        if isinstance(QApplication.activeModalWidget(), QMessageBox):
            shared.path.parent.mkdir()
        given()

    shared._answer = mend_then_answer
    shared.save(answer)
    assert shared.asked[0].startswith("Not saved: there is no folder ")
    session = shared.desk.session
    saved = {Qt.Key.Key_R: shared.path, Qt.Key.Key_A: elsewhere}.get(answer)
    assert session.is_unsaved is (saved is None)
    assert saved is None or files.load(saved) == session.document == shared.mine


def test_what_was_left_is_not_asked_again_until_it_changes_again(shared, watched):
    shared.desk.window.file_commands.save()
    files.save(THEIRS, shared.path)
    assert watched()
    press(shared, 1)
    assert watched() == ""
    files.save(edits.set_value(THEIRS, "z", 8), shared.path)
    assert watched()
    shared.save(Qt.Key.Key_K)  # and what was answered at saving is asked no more
    assert shared.desk.window.question.sentence == watched() == ""


def test_with_unsaved_work_one_decides(shared, watched):
    files.save(THEIRS, shared.path)
    assert watched() == "work.circuit was changed by another program, and here, too."
    shared.answers = [Qt.Key.Key_K]
    QTimer.singleShot(0, shared._answer)
    press(shared, 0)
    assert files.load(shared.path) == shared.mine and shared.kept() == [THEIRS]


def test_a_file_that_is_gone_is_saved_again_where_that_is_wanted(shared, watched):
    shared.path.unlink()
    assert watched() == "work.circuit is not there any more: it was moved or deleted."
    press(shared, 0)
    assert files.load(shared.path) == shared.mine
    assert watched() == ""


def state(shared: Shared) -> str:
    """What the tool bar says of the file."""
    return shared.desk.window._toolbar._state.text()


def leave(shared: Shared, answer: Qt.Key) -> str:
    """Close the window, and press a key in the question; what that was."""
    asked = []

    def press_key() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        asked.append(box.text())
        QTest.keyClick(box, answer)

    QTimer.singleShot(0, press_key)
    shared.desk.window.close()
    assert asked  # the window never closes without a word
    return asked[0]


def test_work_whose_file_is_torn_is_unsaved_until_it_is_whole_again(shared, watched):
    session, path = shared.desk.session, shared.path
    shared.desk.window.file_commands.save()
    whole = path.read_bytes()
    assert state(shared) == "saved"
    path.write_bytes(whole[:300])
    assert watched() == "work.circuit is damaged now. What you see here is whole."
    assert state(shared) == "not in the file" and session.is_unsaved
    assert leave(shared, Qt.Key.Key_Escape).startswith("work.circuit was deleted, moved or damaged")
    path.write_bytes(whole)
    assert watched() == "" and state(shared) == "saved" and not session.is_unsaved
    path.write_bytes(b"")
    assert watched()
    press(shared, 0)  # save it again
    assert path.read_bytes() == whole and state(shared) == "saved" and watched() == ""
    path.write_bytes(whole[:200])
    assert watched()
    press(shared, 1)  # save beside
    beside = path.with_name("work (2).circuit")
    assert beside.read_bytes() == whole and session.path == beside and not session.is_unsaved


def test_work_whose_file_was_deleted_is_unsaved_and_kept_in_the_journal(
    shared, watched, monkeypatch, qtbot
):
    monkeypatch.setattr(autosave, "REST", 0)
    shared.desk.window.file_commands.save()
    shared.path.unlink()
    assert watched() and state(shared) == "not in the file"
    press(shared, 1)  # leave it
    qtbot.waitUntil(lambda: bool(recovery.copies_in(autosave.folder())))
    assert leave(shared, Qt.Key.Key_S).startswith("work.circuit was deleted")
    assert files.load(shared.path) == shared.mine
    shared.path.unlink()
    shared.path.parent.rmdir()


def test_a_file_whose_folder_is_gone_is_saved_elsewhere(shared, watched, monkeypatch):
    elsewhere = shared.path.parent.parent / "elsewhere.circuit"
    shared.path.unlink()
    shared.path.parent.rmdir()
    assert watched() == "work.circuit is not there any more, and neither is its folder."
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(elsewhere), ""))
    press(shared, 0)
    assert files.load(elsewhere) == shared.mine and state(shared) == "saved"


def test_an_edit_changes_what_is_asked_of_a_changed_file(shared, watched):
    session = shared.desk.session
    shared.desk.window.file_commands.save()
    files.save(THEIRS, shared.path)
    assert watched() == "work.circuit was changed by another program."
    assert state(shared) == "file changed"
    session.set_value("x", 9)
    assert shared.desk.window.question.sentence.endswith("and here, too.")
    session.undo()
    assert shared.desk.window.question.sentence == "work.circuit was changed by another program."
    press(shared, 1)  # leave it: what is shown is in no file, and stays within reach
    assert shared.kept()[0] == shared.mine
    session.set_value("x", 9)
    assert shared.desk.window.question.sentence == ""  # it was answered


def test_what_was_not_answered_at_a_save_is_asked_when_it_is_opened(shared, request):
    mark = disk.writer_mark().replace(f"-{os.getpid()}-", "-4194999-")  # a process that was killed
    of = f"{saving._mark(shared.path)}-{'0' * 8}-{'1' * 8}"
    left = shared.path.with_name(f"{saving.REPLACED}{mark}-{of}")
    left.write_bytes(files.dump(THEIRS))
    watched = request.getfixturevalue("watched")
    assert watched() == "work.circuit was changed by another program while it was saved."
    shared.answers = [Qt.Key.Key_K]
    QTimer.singleShot(0, shared._answer)
    press(shared, 0)
    assert [each.is_answered for each in shared.changes.backups.of(shared.path)] == [True]
    assert not left.exists()
    assert watched() == ""


def test_a_second_process_with_the_file_open_is_told(shared, watched):
    assert watched() == ""
    folder = file_watch.folder()
    (note,) = folder.iterdir()
    other = folder / note.name.replace(f"-{os.getpid()}-", "-1-")
    other.touch()  # what a process that was killed left
    assert watched() == "" and not other.exists()
    held = locks.hold(other)
    assert watched().startswith("work.circuit is open in the program a second time.")
    files.save(THEIRS, shared.path)  # which is more important
    assert watched() == "work.circuit was changed by another program, and here, too."
    files.save(first_example(), shared.path)
    assert watched().startswith("work.circuit is open in the program a second time.")
    press(shared, 0)
    assert watched() == ""
    locks.let_go(held)
    shared.desk.session.mark_saved(shared.path)
    shared.desk.window.close()
    assert not note.exists()


# --- what is told as soon as it happens ----------------------------------------------------------


@pytest.fixture
def told(shared, watched, monkeypatch, qtbot) -> Callable[[], str]:
    """What the bar says once all that was noticed of the disk was looked at."""
    monkeypatch.setattr(disk_events, "SETTLE", 1)
    events = shared.desk.window.file_watch._events
    noticed: list[bool] = []
    events.settled.connect(lambda: noticed.append(True))
    assert watched() == ""
    if events._watcher is None or not events._watcher.files():
        pytest.skip("the system tells of no changes here")

    def then() -> str:
        qtbot.waitUntil(lambda: bool(noticed))
        qtbot.waitUntil(
            lambda: not events._soon.isActive() and not shared.desk.window.file_watch._work.is_busy
        )
        noticed.clear()
        return shared.desk.window.question.sentence

    return then


def test_a_change_is_told_soon_and_takes_nothing_from_the_hand(shared, told):
    window = shared.desk.window
    focus = window.focusWidget()
    files.save(THEIRS, shared.path)  # replaced
    sentence = "work.circuit was changed by another program, and here, too."
    assert told() == sentence and window.focusWidget() is focus
    buttons = window.question.buttons
    later = edits.set_value(THEIRS, "z", 9)
    files.save(later, shared.path)
    assert told() == sentence and window.question.buttons is buttons  # asked once
    shared.answers = [Qt.Key.Key_K]
    QTimer.singleShot(0, shared._answer)
    press(shared, 0)
    assert len(shared.asked) == 1  # about the file as it is now
    assert files.load(shared.path) == shared.mine and shared.kept() == [later]


def test_what_is_written_into_the_file_is_told_after_it_was_replaced(shared, told):
    assert shared.desk.window.file_commands.save()
    assert told() == ""  # an own save
    shared.path.write_bytes(files.dump(THEIRS))
    assert told() == "work.circuit was changed by another program."
    shared.path.unlink()
    assert told() == "work.circuit is not there any more: it was moved or deleted."


def test_nothing_is_told_while_a_button_is_down(shared, told, monkeypatch, qtbot):
    asked, is_down = [], [True]

    def buttons() -> Qt.MouseButton:
        asked.append(True)
        return Qt.MouseButton.LeftButton if is_down[0] else Qt.MouseButton.NoButton

    monkeypatch.setattr(disk_events.QGuiApplication, "mouseButtons", buttons)
    files.save(THEIRS, shared.path)
    qtbot.waitUntil(lambda: len(asked) > 3)
    assert shared.desk.window.question.sentence == ""
    is_down[0] = False
    assert told().startswith("work.circuit was changed")


def test_a_file_of_a_network_is_not_watched(shared, watched, monkeypatch):
    monkeypatch.setattr(file_watch, "is_on_local_disk", lambda _: False)
    assert watched() == ""
    assert shared.desk.window.file_watch._events._watcher is None


def test_work_that_is_recovered_knows_what_its_file_was(shared):
    digest = shared.desk.session.known.digest.hex()
    copy = recovery.RecoveryCopy.in_folder(shared.path.parent)
    found = recovery.FoundCopy(copy, shared.mine, shared.path, 0.0, digest=digest)
    shared.desk.session.undo()
    assert shared.desk.window.file_commands.recover(found)
    assert shared.desk.window.file_commands.save() and shared.asked == []
    shared.desk.window.file_commands.show_document(first_example(), None)
    files.save(THEIRS, shared.path)
    assert shared.desk.window.file_commands.recover(found)
    shared.save(Qt.Key.Key_K)
    assert shared.kept()[0] == THEIRS


def test_both_are_seen_before_it_is_answered(shared):
    files.save(THEIRS, shared.path)
    seen = []

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, CompareDialog):  # it is not there yet
            QTimer.singleShot(0, answer)
            return
        seen.extend(each.text() for each in dialog.panel.titles)
        (keep,) = [each for each in dialog.findChildren(QPushButton) if "Keep" in each.text()]
        QTest.mouseClick(keep, Qt.MouseButton.LeftButton)

    QTimer.singleShot(0, answer)
    shared.save(Qt.Key.Key_S)
    assert seen == ["Yours", "Theirs"]
    assert files.load(shared.path) == shared.mine and shared.kept() == [THEIRS]
