"""Random hands that edit, each deed watched: nothing raises, warns, differs, or is beyond undo.

Some hundred deeds, of several keys and clicks each, run with every test. A hundred thousand, of
which every five thousand the memory is measured, by

    python3 packaging/dev.py test -m soak tests/ui/test_random_editing.py -s

or as many as SOAK_DEEDS says, or those of the seeds SOAK_SEEDS="5000 5001" alone. What they do
depends on the order of sets, too: with PYTHONHASHSEED=0 they do the same again.
"""

from __future__ import annotations

import ctypes
import gc
import os
import statistics
import sys
import time
from pathlib import Path

import pytest
from listener import Listener, names_in
from PySide6.QtCore import QEvent, QObject, QSettings
from PySide6.QtWidgets import QApplication
from random_editing import Editor, Hands
from random_hands import ANSWER, WITH_A_BLOCK, agree
from random_watch import Watch, assert_saves, follow_beginnings, undo_and_redo_all
from windows import let_go, with_worker

from circuit_editor import files, resources
from circuit_editor.model import EMPTY
from circuit_editor.ui.accessible.canvas_interface import CircuitPart
from circuit_editor.ui.app.deferred_loading import make_single_shot
from circuit_editor.ui.app.settings import Settings
from circuit_editor.ui.app.theme import Appearance
from circuit_editor.ui.shell.files.file_commands import FileCommands
from circuit_editor.ui.shell.window import Window

ROUND, SHORT_ROUND, SHORTER_ROUND = 1000, 60, 30  # deeds
FIRST_SEED = 5000
MEASURED_EVERY = 5  # rounds
WARM_AFTER = 3  # measures: until then caches fill
MOST_GROWTH = 6.0  # megabytes from one measure to the next, by the line that fits them best
PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096
BEGINNINGS = ("first-example", "sigmoid-as-one-block", "sigmoid-neuron")


def play(window: Window, seed: int, deeds: int, qtlog, folder: Path) -> None:
    """One round of deeds, each watched; then all is undone, done again and saved."""
    editor, watch = Editor(window, seed), Watch(window)
    names = BEGINNINGS[: seed % (len(BEGINNINGS) + 1)][-1:]
    paths = [resources.folder() / "examples" / f"{name}.circuit" for name in names]
    begun = [EMPTY if not paths else files.load(paths[0])]
    window.file_commands.show_document(begun[0], None)
    window.view.fit()
    follow = follow_beginnings(window.session, begun)
    deed = 0
    try:
        with watch.listen(qtlog):
            for deed in range(deeds):
                editor.act()
                QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
                watch.look()
                if deed % 50 == 49:
                    agree(window)
            rest(window)
            undo_and_redo_all(window, begun[-1])
            agree(window)
            assert_saves(window, folder)
            watch.look()
    except BaseException:
        print(f"seed {seed}, deed {deed}: {editor.last}; open {watch.opened()}")
        raise
    finally:
        window.session.opened.disconnect(follow)
        editor.elsewhere.close()
        editor.elsewhere.deleteLater()


def play_in_several(window: Window, seed: int, deeds: int, qtlog, folder: Path) -> None:
    """A round in several windows: each is watched and ends alike, whatever happens in others."""
    window.file_commands.show_document(files.load(WITH_A_BLOCK), None)
    hands = Hands(window, seed)
    try:
        with hands.watches[window].listen(qtlog):
            for _ in range(deeds):
                hands.act()
                QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
                for watch in hands.watches.values():
                    watch.look()
            for each, begun in hands.begun.items():
                hands.go(each)
                rest(each)
                undo_and_redo_all(each, begun[-1])
                agree(each)
                assert_saves(each, folder)
            hands.end()
            hands.watches[window].look()
    except BaseException:
        print(f"several windows, seed {seed}, deed {hands.deeds}: {hands.last}")
        raise


def rest(window: Window) -> None:
    """Let the hand rest: nothing is open, typed, carried, played or presented any more."""
    popup = QApplication.activePopupWidget()
    if popup is not None:
        popup.close()
    classroom = window.classroom
    for each in (classroom.presenting, classroom.stepping, classroom.predicting):
        each.stop()
    classroom.end()
    window.view.search.leave()
    window.view.cancel_gesture()
    if not window.view.commit_value():
        window.view.in_place.let_go()
    if "key_page" in vars(window.help_commands):
        window.help_commands.key_page.close()
    window.activateWindow()
    window.view.setFocus()
    QApplication.processEvents()
    while window.session.redo_label is not None:
        window.session.redo()


@pytest.fixture
def window(qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr(FileCommands, "may_leave", lambda self, asked="": True)
    with_worker(monkeypatch, ANSWER)
    settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    window = Window(Settings(settings), Appearance("light"))
    qtbot.addWidget(window, before_close_func=let_go)
    with qtbot.waitExposed(window):
        window.show()
    return window


def test_a_short_round(window, qtlog, tmp_path):
    play(window, 0, SHORT_ROUND, qtlog, tmp_path)


def test_a_short_round_in_several_windows(window, qtlog, tmp_path):
    play_in_several(window, 0, SHORTER_ROUND, qtlog, tmp_path)


@pytest.mark.soak
def test_a_hundred_thousand_deeds_in_several_windows(window, qtlog, tmp_path):
    begun, used = time.monotonic(), []
    rounds = int(os.environ.get("SOAK_DEEDS", "100000")) // ROUND
    for at, seed in enumerate(range(FIRST_SEED, FIRST_SEED + rounds), 1):
        play_in_several(window, seed, ROUND, qtlog, tmp_path)
        window.file_commands.show_document(EMPTY, None)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()
        used.append(memory())
        spent = time.monotonic() - begun
        print(f"{at * ROUND} deeds, {spent:.0f} s, {used[-1]:.1f} MB", flush=True)
    warm = used[WARM_AFTER * MEASURED_EVERY :: MEASURED_EVERY]
    assert len(warm) < 2 or statistics.linear_regression(range(len(warm)), warm).slope < MOST_GROWTH


@pytest.mark.soak
def test_a_hundred_thousand_deeds(window, qtlog, tmp_path):
    wanted = [int(seed) for seed in os.environ.get("SOAK_SEEDS", "").replace(",", " ").split()]
    rounds = int(os.environ.get("SOAK_DEEDS", "100000")) // ROUND
    begun, used = time.monotonic(), []
    for at, seed in enumerate(wanted or range(FIRST_SEED, FIRST_SEED + rounds), 1):
        play(window, seed, ROUND, qtlog, tmp_path)
        if at % MEASURED_EVERY == 0:
            window.file_commands.show_document(EMPTY, None)
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            gc.collect()
            objects, items = len(window.findChildren(QObject)), len(window.view.scene().items())
            used.append(memory())
            print(
                f"{at * ROUND} deeds, {time.monotonic() - begun:.0f} s, {used[-1]:.1f} MB, "
                f"{objects} objects, {items} items",
                flush=True,
            )
    warm = used[WARM_AFTER:]
    assert len(warm) < 2 or statistics.linear_regression(range(len(warm)), warm).slope < MOST_GROWTH


@pytest.mark.soak
def test_deeds_while_a_screen_reader_reads_all(window, qtlog, tmp_path, monkeypatch):
    """Whoever reads the canvas after every change keeps nothing of it alive, and nothing twice."""
    listener = Listener(monkeypatch)
    window.screen_reader.wake()
    read: list[int] = []

    def read_all() -> None:
        read.append(len(names_in(window.view)))
        listener.take_nothing()

    soon = make_single_shot(read_all, window)
    for signal in (window.session.document_changed, window.session.place_changed):
        signal.connect(lambda: soon.start())
    rounds = int(os.environ.get("SOAK_DEEDS", "3000")) // ROUND
    for seed in range(FIRST_SEED, FIRST_SEED + rounds):
        play(window, seed, ROUND, qtlog, tmp_path)
        gc.collect()
        parts = sum(isinstance(each, CircuitPart) for each in gc.get_objects())
        print(f"{len(read)} times read, {parts} interfaces, {memory():.1f} MB", flush=True)
    listener.stop()
    assert len(read) > 100 * rounds


def memory() -> float:
    """Megabytes of this process that are in memory, once what is free was given back."""
    if not sys.platform.startswith("linux"):
        return 0.0
    ctypes.CDLL(None).malloc_trim(0)
    return int(Path("/proc/self/statm").read_text().split()[1]) * PAGE / 1e6
