"""What the journal of unsaved work costs a slider under a real mouse: with and without, in turns.

The hand moves as often as a screen shows a picture. All that is compared happens within one drag:
the journal is switched off and on again every few seconds of it, so that both meet the same
machine. Times are those of the thread that draws: what else the machine does is not counted.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import NamedTuple

import numpy as np
from bench_slider import REACH, SKIPPED, p95, send, track_of
from circuits import Graph, random_dag
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtWidgets import QApplication
from stage_ours import InWindow
from table import Table, milliseconds, ratio, times

from circuit_editor import files
from circuit_editor.engine import kernel
from circuit_editor.model import Document, edits
from circuit_editor.ui.app.application import application
from circuit_editor.ui.shell.window import Window

SIZES = (1_000, 10_000)
TURNS = (False, True, True, False) * 2  # neither always comes first
MOVES = 100  # a turn, 1.7 s: the journal is written in it
FRAME = 1 / 60
PATIENCE = 60.0  # s until a document's text is put together
ARRAY = (1_000, 100)
LONGEST, FARTHEST = 0.002, 2.0  # s
MOST = 1.05  # times the p95 without a journal


class Case(NamedTuple):
    """A circuit whose slider is dragged."""

    name: str
    graph: Graph
    document: Document


def cases(sizes: Sequence[int], shape: tuple[int, int]) -> Iterator[Case]:
    """Circuits of these sizes, and a small one beside a large array."""
    for size in sizes:
        graph = random_dag(size, unary=0.0)
        yield Case(f"{size:,} gates", graph, graph.document())
    graph = random_dag(100, unary=0.0)
    numbers = np.random.default_rng(0).normal(size=shape)
    with_array = edits.add(
        graph.document(), "many", "input", (0, -900), label="many", value=numbers
    )
    yield Case("100 gates and an array of {} x {}".format(*shape), graph, with_array)


def table(
    sizes: Sequence[int] = SIZES,
    turns: Sequence[bool] = TURNS,
    moves: int = MOVES,
    shape: tuple[int, int] = ARRAY,
) -> Table:
    """Drag a slider in each circuit, with the journal and without, in turns."""
    application()
    kernel.warm()
    found = Table(
        "Journal: mouse event to painted frame while a slider is dragged; ms of the thread",
        (
            *("circuit", "journal", "median", "p95", "max", "p95 / without", "longest slice"),
            "most behind",
        ),
        words=2,
    )
    stage = InWindow()
    folder = tempfile.TemporaryDirectory()  # a file that went while it is open would be told of
    path = Path(folder.name, "graph.circuit")
    slices, lags = timed_slices(stage.window), Lags(stage.window)
    for case in cases(sizes, shape):
        files.save(case.document, path)
        slices.clear()
        lags.most = 0.0
        took = drag(stage, case, path, turns, moves, lags)
        for is_on in (False, True):
            found.row(
                case.name,
                "on" if is_on else "off",
                milliseconds(median(took[is_on])),
                milliseconds(p95(took[is_on])),
                milliseconds(max(took[is_on])),
                times(ratio(p95(took[is_on]), p95(took[False]))),
                milliseconds(max(slices)) if is_on else "",
                milliseconds(lags.most) if is_on else "",
            )
        costs = ratio(p95(took[True]), p95(took[False]))
        found.target(f"{case.name}: p95 with a journal", costs, most=MOST)
        found.target(f"{case.name}: a slice of the journal", max(slices), most=LONGEST, shown=_ms)
        found.target(f"{case.name}: behind an edit", lags.most, most=FARTHEST, shown=_ms)
        stage.clear()
        stage.window.session.mark_saved(None)
    stage.window.close()
    folder.cleanup()
    return found


def timed_slices(window: Window) -> list[float]:
    """How long the journal holds the interpreter each time while a slider is dragged."""
    kept, slices = window.autosave, list[float]()
    put_together = kept._put_together

    def timed() -> bool:
        start = time.thread_time()
        is_done = put_together()
        if window.session.is_held:
            slices.append(time.thread_time() - start)
        return is_done

    kept._put_together = timed  # type: ignore[method-assign]
    return slices


class Lags:
    """How old the first edit was that was not on the disk, at most."""

    def __init__(self, window: Window) -> None:
        self.most = 0.0
        self._edits: list[tuple[Document, float]] = []
        self._session, self._kept = window.session, window.autosave
        self._session.document_changed.connect(self._note)
        is_kept = self._kept._is_kept

        def kept() -> None:
            self._look()
            is_kept()

        self._kept._is_kept = kept  # type: ignore[method-assign]

    def forget(self) -> None:
        """What was edited so far, while nobody told the journal, does not count."""
        self._edits.clear()

    def _note(self, before: Document, document: Document) -> None:
        if self._session.is_unsaved:
            self._edits.append((document, time.perf_counter()))
        else:
            self._edits.clear()

    def _look(self) -> None:
        """The document that is written now was made when?"""
        known = [at for at, (each, _) in enumerate(self._edits) if each is self._kept._document]
        if known:
            self.most = max(self.most, time.perf_counter() - self._edits[0][1])
            del self._edits[: known[-1] + 1]


@contextmanager
def without_journal(window: Window) -> Iterator[None]:
    """Nobody tells the journal meanwhile what is edited."""
    kept, session = window.autosave, window.session
    told = (
        (session.file_changed, kept._look),
        (session.opened, kept._forget),
        (window.view.hand_changed, kept.follow_hand),
    )
    kept._stop()
    for signal, slot in told:
        signal.disconnect(slot)
    try:
        yield
    finally:
        for signal, slot in told:
            signal.connect(slot)


def _ms(seconds: float) -> str:
    return f"{milliseconds(seconds)} ms"


def drag(
    stage: InWindow, case: Case, path: Path, turns: Sequence[bool], moves: int, lags: Lags
) -> dict[bool, list[float]]:
    """Open the circuit and drag a slider to and fro; seconds of work for each frame, on and off."""
    stage.open(path)
    weights = [at for at, kind in enumerate(case.graph.kinds) if kind == "parameter"]
    track = track_of(stage, case.graph, weights[-1])
    session, kept = stage.canvas.session, stage.window.autosave
    settled = time.perf_counter() + PATIENCE
    while kept._journal is None or kept._journal.document.root is not session.document.root:
        QApplication.processEvents()
        assert time.perf_counter() < settled, "no journal is put together"
    send(stage.canvas.viewport(), QEvent.Type.MouseMove, track)
    send(stage.canvas.viewport(), QEvent.Type.MouseButtonPress, track)
    QApplication.processEvents()
    took: dict[bool, list[float]] = {False: [], True: []}
    _moved(stage, track, SKIPPED)
    for is_on in turns:
        if is_on:
            size = kept._on_disk
            lags.forget()
            took[True] += _moved(stage, track, moves)
            assert kept._on_disk > size, "no journal was kept that could be measured"
        else:
            with without_journal(stage.window):
                took[False] += _moved(stage, track, moves)
    send(stage.canvas.viewport(), QEvent.Type.MouseButtonRelease, track)
    return took


def _moved(stage: InWindow, track: QPoint, moves: int) -> list[float]:
    """Move the hand so often, a frame each time; seconds of work until it is painted."""
    took: list[float] = []
    for index in range(moves):
        at = track + QPoint((index * 13) % (2 * REACH + 1) - REACH, 0)
        start, painted = time.perf_counter(), stage.paints.count
        worked = time.thread_time()
        send(stage.canvas.viewport(), QEvent.Type.MouseMove, at)
        while stage.paints.count == painted:
            QApplication.processEvents()
        took.append(time.thread_time() - worked)
        while time.perf_counter() < start + FRAME:
            QApplication.processEvents()
    return took


if __name__ == "__main__":
    table().show()
