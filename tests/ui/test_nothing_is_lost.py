"""Whatever the disk does while one starts, saves or closes: no work is lost, and it is said."""

from __future__ import annotations

import errno
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import product
from pathlib import Path

import pytest
from canvases import first_example
from PySide6.QtCore import QEvent, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QMessageBox
from windows import let_go

from circuit_editor import files, resources
from circuit_editor.files import disk, self_check
from circuit_editor.files.reachable_paths import FileProbe
from circuit_editor.model import edits
from circuit_editor.ui.app import deferred_loading
from circuit_editor.ui.app.settings import Settings
from circuit_editor.ui.app.theme import Appearance
from circuit_editor.ui.shell.window import Window

CODES = ("EACCES", "ENOENT", "ESTALE", "ENOSPC", "EIO", "ENAMETOOLONG")
FAULTS = {
    **{code: OSError(getattr(errno, code), os.strerror(getattr(errno, code))) for code in CODES},
    "no memory": MemoryError(),
    "a mistake": RuntimeError("a mistake of ours"),
}
# What is asked of the disk, and what is put in its place.
CALLS = {
    "os.open": (os, "open"),
    "os.stat": (os, "stat"),
    "os.fsync": (os, "fsync"),
    "os.fdopen": (os, "fdopen"),
    "os.replace": (os, "replace"),
    "os.access": (os, "access"),
    "Path.stat": (Path, "stat"),
    "Path.is_file": (Path, "is_file"),
    "Path.exists": (Path, "exists"),
    "Path.read_bytes": (Path, "read_bytes"),
    "Path.absolute": (Path, "absolute"),
    "os.path.isfile": (os.path, "isfile"),
    "os.path.realpath": (os.path, "realpath"),
}


class Here:
    """A window with unsaved work in a file, what it asks and says, and what it is answered."""

    def __init__(self, qtbot, monkeypatch, folder: Path) -> None:
        self.monkeypatch = monkeypatch
        monkeypatch.setattr(
            deferred_loading, "PAUSE", 600_000
        )  # what comes later is not what is tried
        self.folder = folder
        self.file = folder / "work.circuit"
        files.save(first_example(), self.file)
        self.settings = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)
        self.window = Window(Settings(self.settings), Appearance("light"))
        qtbot.addWidget(self.window, before_close_func=let_go)
        self.session = self.window.session
        self.work_on_it()
        self.said: list[str] = []
        self.answers: list[QMessageBox.StandardButton] = []
        self.session.message.connect(self.said.append)
        monkeypatch.setattr(QMessageBox, "exec", lambda box: self._answer(box))

    def work_on_it(self) -> None:
        """Show the window with the file in it, and edit."""
        self.window.show()
        files.save(first_example(), self.file)
        self.window.file_commands.show_document(first_example(), self.file)
        self.session.set_value("x", 3)
        self.work = self.session.document

    def _answer(self, box: QMessageBox) -> QMessageBox.StandardButton:
        self.said.append(f"{box.text()} {box.informativeText()}")
        button = QMessageBox.StandardButton
        if box.standardButtons() & button.Save:
            return self.answers.pop(0) if self.answers else button.Cancel
        return button.Ok

    def do(self, action: str) -> None:
        """What one does in the window; where a question comes, one wants to save."""
        self.answers = [QMessageBox.StandardButton.Save]
        self.said.clear()
        if action == "close":
            self.window.close()
        else:
            self.window.actions_by_id[action].trigger()

    @contextmanager
    def failing(self, call: str, fault: BaseException) -> Iterator[None]:
        """Let a call fail meanwhile."""

        def failing(*_: object, **__: object) -> None:
            raise fault

        with self.monkeypatch.context() as broken:
            broken.setattr(*CALLS[call], failing)
            yield

    @property
    def is_safe(self) -> bool:
        """The work is in the window, and told to be unsaved; or it is in the file."""
        if self.window.isVisible() and self.session.document is self.work:
            return self.window.isWindowModified() or files.load(self.file) == self.work
        return files.load(self.file) == self.work

    @property
    def old_file_is_whole(self) -> bool:
        return files.load(self.file) in (first_example(), self.work)


@pytest.fixture
def here(qtbot, monkeypatch, tmp_path):
    return Here(qtbot, monkeypatch, tmp_path)


@pytest.mark.parametrize(
    ("call", "action", "names"),
    [
        pytest.param(call, action, names, marks=marks)
        for at, (call, action) in enumerate(product(CALLS, ["save", "close"]))
        for names, marks in (([[*FAULTS][at % len(FAULTS)]], ()), ([*FAULTS], pytest.mark.soak))
    ],
)
def test_saving_and_closing_lose_nothing_whatever_fails(here, capfd, call, action, names):
    for fault in map(FAULTS.get, names):
        here.work_on_it()
        with here.failing(call, fault):
            here.do(action)
        assert here.is_safe
        assert here.old_file_is_whole
        assert here.said, f"{fault!r}: nothing is said"
        assert not [each for each in os.listdir(here.folder) if each.startswith(disk.TEMPORARY)]


@pytest.mark.parametrize("action", ["new", "open", "close"])
@pytest.mark.parametrize("place", ["question", "commit", "dump"])
def test_an_exception_on_the_way_out_keeps_the_work(here, capfd, action, place):
    def failing(*_: object, **__: object) -> None:
        raise RuntimeError("nobody foresaw this")

    where = {
        "question": (QMessageBox, "setDefaultButton"),
        "commit": (here.window.file_commands, "_commit"),
        "dump": (self_check, "dump"),
    }
    with here.monkeypatch.context() as broken:  # and whole again when the window closes at last
        broken.setattr(*where[place], failing)
        broken.setattr(QFileDialog, "getOpenFileName", failing)
        here.do(action)
    assert here.window.isVisible()
    assert here.session.document is here.work and here.session.is_unsaved
    assert any("nobody foresaw this" in each for each in here.said)
    assert "RuntimeError" in capfd.readouterr().err


def test_a_disk_that_lies_while_one_closes_costs_neither_file_nor_work(here):
    with here.monkeypatch.context() as lying:
        lying.setattr(Path, "read_bytes", lambda _: b"other")
        here.do("close")
    assert here.window.isVisible() and here.session.is_unsaved
    assert files.load(here.file) == first_example()
    assert any("gives back other bytes" in each for each in here.said)


# --- files that cannot be reached --------------------------------------------------------------


def unreachable(monkeypatch, folder: Path, code: int) -> None:
    """Let everything in a folder be out of reach, as an ordinary user sees it."""
    asked = os.stat

    def stat(path, *rest, **options):
        if str(path).startswith(str(folder)):
            raise OSError(code, os.strerror(code))
        return asked(path, *rest, **options)

    monkeypatch.setattr(os, "stat", stat)


@pytest.mark.parametrize("code", CODES)
def test_a_recent_file_that_cannot_be_reached_stops_neither_start_nor_save(
    qtbot, here, tmp_path, code
):
    away, near = tmp_path / "away", tmp_path / "near.circuit"
    files.save(first_example(), near)
    here.settings.setValue("recent", [str(away / "a.circuit"), str(near)])
    unreachable(here.monkeypatch, away, getattr(errno, code))
    window = Window(Settings(here.settings), Appearance("light"))
    qtbot.addWidget(window, before_close_func=let_go)
    window.show()
    assert window.file_commands.recent == [near]
    window.file_commands.show_document(edits.set_value(first_example(), "x", 4), None)
    target = tmp_path / "new.circuit"
    here.monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    window.session.set_value("x", 5)
    assert window.file_commands.save()
    assert files.load(target) == window.session.document
    assert window.file_commands.recent == [target, near]
    # a network comes back: what could not be reached is not forgotten
    assert str(away / "a.circuit") in here.settings.value("recent")


def test_recent_files_are_asked_for_when_their_menu_is_opened(here, tmp_path):
    (menu,) = [each for each in here.window.findChildren(QMenu) if each.title() == "Open &recent"]
    assert not menu.isEnabled()
    here.do("save")
    assert menu.isEnabled() and menu.isEmpty()
    menu.aboutToShow.emit()
    assert [each.text().replace("&", "") for each in menu.actions()] == [str(here.file)]
    here.file.unlink()
    menu.aboutToShow.emit()
    (told,) = menu.actions()
    assert "reached" in told.text() and not told.isEnabled()


def test_a_disk_that_never_answers_keeps_nobody_waiting(tmp_path, monkeypatch):
    dead, near = tmp_path / "dead" / "a.circuit", tmp_path / "near.circuit"
    near.write_bytes(b"")
    answer, asked, isfile = threading.Event(), [], os.path.isfile

    def hanging(path):
        asked.append(path)
        return answer.wait() if path == dead else isfile(path)

    monkeypatch.setattr(os.path, "isfile", hanging)
    reach = FileProbe()
    assert reach.of([dead, near], patience=0.05) == [near]
    assert reach.of([dead, near], patience=30) == [near]  # it is not asked again, nor waited for
    assert asked.count(dead) == 1
    answer.set()


def test_a_start_asks_no_disk_for_recent_files(qtbot, here, tmp_path):
    here.settings.setValue("recent", [str(tmp_path / "a.circuit")])
    with here.failing("os.path.isfile", AssertionError("asked")):
        window = Window(Settings(here.settings), Appearance("light"))
        qtbot.addWidget(window, before_close_func=let_go)
        window.show()
        assert window.file_commands.has_recent


def test_a_window_without_its_examples_says_so_and_works(qtbot, here):
    def failing() -> Path:
        raise FileNotFoundError("no resources folder; install the program anew")

    here.monkeypatch.setattr(resources, "folder", failing)
    window = Window(Settings(here.settings), Appearance("light"))
    qtbot.addWidget(window, before_close_func=let_go)
    window.show()
    window.examples.aboutToShow.emit()  # or once the window is seen: see `DeferredLoading`
    assert "install the program anew" in window.statusBar().currentMessage()
    assert window.file_commands.open_path(here.file)


def test_a_start_in_a_folder_that_is_gone(qtbot, here, tmp_path):
    gone = tmp_path / "gone"
    gone.mkdir()
    here.monkeypatch.chdir(gone)
    gone.rmdir()
    window = Window(Settings(here.settings), Appearance("light"))
    qtbot.addWidget(window, before_close_func=let_go)
    assert not here.window.file_commands.open_path("a.circuit")
    assert any('There is no file "a.circuit"' in each for each in here.said)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


# R174
def build_from_the_bar(here: Here) -> None:
    """Type an expression and press Enter."""
    here.window.show_expression_bar()
    here.window.expression_bar.field.setPlainText("g = a * b")
    QTest.keyClick(here.window.expression_bar.field, Qt.Key.Key_Return)


def test_to_build_an_expression_asks_about_unsaved_work_first(here):
    build_from_the_bar(here)
    told = "The new circuit takes its place. Save the changes first?"
    assert here.said == [f"work.circuit has unsaved changes. {told}"]
    assert here.session.document is here.work
    assert here.session.path == here.file
    assert here.window.expression_bar.isVisible()  # what was typed is still there


def test_to_build_an_expression_saves_the_work_where_that_is_wanted(here):
    here.answers = [QMessageBox.StandardButton.Save]
    build_from_the_bar(here)
    assert files.load(here.file) == here.work
    assert here.session.path is None
    assert here.session.is_unsaved


def test_what_was_built_is_asked_about_too(here):
    here.answers = [QMessageBox.StandardButton.Discard]
    build_from_the_bar(here)
    assert files.load(here.file) == first_example()
    here.said.clear()
    here.window.close()
    assert here.said == ["This circuit has unsaved changes. Save them before you go on?"]
    assert here.window.isVisible()


def test_undo_brings_back_what_a_built_circuit_replaced_and_its_file(here):
    here.answers = [QMessageBox.StandardButton.Discard]
    build_from_the_bar(here)
    session, built = here.session, here.session.document
    here.window.view.set_zoom(3.0)
    here.window.undo()
    assert here.window.view.is_fitted and here.window.view.zoom < 3
    assert (session.document, session.path) == (here.work, here.file)
    assert session.is_unsaved
    here.window.file_commands.save()
    here.window.redo()
    assert (session.document, session.path) == (built, None)
    assert session.is_unsaved
    session.mark_saved(here.file.with_name("built.circuit"))
    session.go_to_step(0)
    assert (session.path, session.is_unsaved) == (here.file, True)  # its first step is not saved
    session.go_to_step(session.history.count)
    assert session.path == here.file.with_name("built.circuit")
    assert not session.is_unsaved


@pytest.mark.parametrize("busy", ["step-on", "predict-backward"])
def test_what_was_under_way_ends_where_a_built_circuit_is_shown(here, busy):
    here.session.open(here.work, None, is_saved=False)
    here.window.actions_by_id[busy].trigger()
    classroom = here.window.classroom
    assert classroom.stepping.is_on or classroom.predicting.is_on
    build_from_the_bar(here)
    assert not (classroom.stepping.is_on or classroom.predicting.is_on)
    here.window.undo()
    assert here.session.document is here.work


def test_what_no_file_holds_gives_way_to_an_expression_without_a_question(here):
    """As where a formula is pasted: undo brings all back."""
    here.session.open(here.work, None, is_saved=False)
    here.session.select({"x"})
    for _ in range(2):
        build_from_the_bar(here)
    assert here.said == []
    here.window.undo()
    assert here.session.undo_label == "Build circuit"
    here.window.undo()
    assert here.session.document is here.work
    assert here.session.selection == {"x"}


def test_an_example_is_named_when_it_is_asked_about(here):
    here.session.mark_saved(here.file)
    here.window.file_commands.open_path(
        resources.folder() / "examples" / "two-layer-network.circuit"
    )
    here.window.view.set_value("x1", 3)
    here.window.close()
    assert here.said == ["Two layer network has unsaved changes. Save them before you go on?"]


def test_a_saved_circuit_gives_way_to_an_expression_without_a_question(here):
    here.session.mark_saved(here.file)
    build_from_the_bar(here)
    assert here.said == []
    assert here.session.path is None
