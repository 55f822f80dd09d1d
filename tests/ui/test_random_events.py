"""Random hands on the whole window: nothing they do may raise, warn, or be beyond undo.

The short rounds run with every test; the soak runs for ten minutes (or SOAK_SECONDS), with one seed
after the other (or with these alone: SOAK_SEEDS="1000 1007"):

    python3 packaging/dev.py test -m soak tests/ui/test_random_events.py
"""

from __future__ import annotations

import itertools
import os
import time
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from random_hands import ANSWER, Monkey, agree
from random_watch import follow_beginnings
from windows import let_go, with_worker

from circuit_editor.ui.app.settings import Settings
from circuit_editor.ui.app.theme import Appearance
from circuit_editor.ui.shell.files.file_commands import FileCommands
from circuit_editor.ui.shell.window import Window


def play(window: Window, seed: int, deeds: int) -> None:
    """One round: random deeds, then all of it undone and done again."""
    window.file_commands.show_document(type(window.session.document)(), None)
    session = window.session
    begun = [session.document]
    follow_beginnings(session, begun)
    monkey = Monkey(window, seed)
    for deed in range(deeds):
        monkey.act()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # as a running program does
        if deed % 50 == 49:
            agree(window)
    for each in (window.classroom.presenting, window.classroom.stepping):
        each.stop()
    window.classroom.predicting.stop()
    window.view.cancel_gesture()
    window.activateWindow()
    window.view.commit_value() or QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    window.view.setFocus()  # a name that is being typed is taken
    while window.session.redo_label is not None:  # the last deed may have been an undo
        window.session.redo()
    last = window.session.document
    while window.session.undo_label is not None:
        window.session.undo()
    assert window.session.document is begun[-1]
    agree(window)
    while window.session.redo_label is not None:
        window.session.redo()
    assert window.session.document is last
    agree(window)


def answer_by_turns(turns: Iterator[bool]) -> Callable[[QDialog], int]:
    """Make what stands for `exec`: a dialog is shown, and accepted or put away by turns."""

    def answer(dialog: QDialog) -> int:
        dialog.show()
        QApplication.processEvents()
        dialog.accept() if next(turns) else dialog.reject()
        if (parent := dialog.parentWidget()) is not None:
            parent.window().activateWindow()  # no system does so here
        return dialog.result()

    return answer


@pytest.fixture
def window(qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr(FileCommands, "may_leave", lambda self, asked="": True)
    monkeypatch.setattr(QDialog, "exec", answer_by_turns(itertools.cycle((True, False))))
    with_worker(monkeypatch, ANSWER)
    settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    window = Window(Settings(settings), Appearance("light"))
    qtbot.addWidget(window, before_close_func=let_go)
    with qtbot.waitExposed(window):
        window.show()
    return window


@pytest.mark.parametrize("seed", range(2))
def test_a_short_round(window, seed):
    play(window, seed, deeds=50)


@pytest.mark.soak
def test_ten_minutes(window):
    until = time.monotonic() + float(os.environ.get("SOAK_SECONDS", "600"))
    chosen = [int(seed) for seed in os.environ.get("SOAK_SEEDS", "").replace(",", " ").split()]
    for seed in chosen or itertools.count(1000):
        if time.monotonic() > until:
            break
        print(f"seed {seed}")  # the last one is told where it fails
        play(window, seed, deeds=1500)
