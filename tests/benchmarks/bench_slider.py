"""A slider under a real mouse: from the event to the painted frame, in the window at 100 %."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median, quantiles
from typing import NamedTuple

from circuits import Graph, random_dag
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication
from stage_ours import InWindow
from table import Table, milliseconds

from circuit_editor import files
from circuit_editor.engine import kernel
from circuit_editor.layout.sizes import node_size
from circuit_editor.model import OUT, Pin
from circuit_editor.ui.app.application import application

SIZES = (100, 1_000, 10_000)
MOVES = {100: 150, 1_000: 100, 10_000: 60}
SKIPPED = 5  # moves until caches are warm: glyphs, and what is worked out at the first press
REACH = 34  # pixels to both sides that the hand travels, within the slider's track
SLIDER_DROP = 9.0  # from a card's lower edge to its slider
SMALL, ALL = "a late weight", "all numbers change"
MOST = {1_000: 0.008, 10_000: 0.0167}


class Times(NamedTuple):
    """Seconds from a mouse event to the painted frame, and until nothing is left to do."""

    painted: list[float]
    idle: list[float]


def table(sizes: Sequence[int] = SIZES, moves: int | None = None) -> Table:
    """Drag two sliders in circuits of each size: one with little behind it, and one with all."""
    application()
    kernel.warm()  # the window fetches it once, after its first paint
    found = Table(
        "Slider: mouse event to painted frame, in the window at 100 %; ms",
        ("gates", "slider", "numbers that change", "median", "p95", "max", "p95 until idle"),
        words=2,
    )
    stage = InWindow()
    for size in sizes:
        for name in (SMALL, ALL):
            graph = random_dag(size, unary=0.0, fed=name == ALL)
            times, changed = drag(stage, graph, name, moves or MOVES.get(size, 20))
            slowest = p95(times.painted)
            found.row(
                f"{size:,}",
                name,
                f"{changed:,}",
                milliseconds(median(times.painted)),
                milliseconds(slowest),
                milliseconds(max(times.painted)),
                milliseconds(p95(times.idle)),
            )
            if size in MOST:
                found.target(f"{size:,} gates, {name}: p95", slowest, most=MOST[size], shown=_ms)
    stage.clear()
    stage.window.session.mark_saved(None)
    stage.window.close()
    return found


def _ms(seconds: float) -> str:
    return f"{milliseconds(seconds)} ms"


def p95(times: list[float]) -> float:
    """What all but one of twenty are below."""
    return quantiles(times, n=20)[-1]


def drag(stage: InWindow, graph: Graph, name: str, moves: int) -> tuple[Times, int]:
    """Open the circuit, go to the slider at 100 % and drag it to and fro; how many numbers turn."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "graph.circuit")
        files.save(graph.document(), path)
        stage.open(path)
        found = _drag(stage, graph, name, moves)
        stage.clear()  # a file that went while it is open would be told of
    return found


def _drag(stage: InWindow, graph: Graph, name: str, moves: int) -> tuple[Times, int]:
    weights = [at for at, kind in enumerate(graph.kinds) if kind == "parameter"]
    source = graph.changing[0] if name == ALL else weights[-1]
    track = track_of(stage, graph, source)
    before = _numbers(stage, graph)
    times = Times([], [])
    send(stage, QEvent.Type.MouseMove, track)
    send(stage, QEvent.Type.MouseButtonPress, track)
    QApplication.processEvents()
    for index in range(moves + SKIPPED):
        # to and fro by odd steps: every event brings another value
        at = track + QPoint((index * 13) % (2 * REACH + 1) - REACH, 0)
        start, painted = time.perf_counter(), stage.paints.count
        send(stage, QEvent.Type.MouseMove, at)
        while stage.paints.count == painted:
            QApplication.processEvents()
        shown = time.perf_counter()
        while stage.paints.count != painted:
            painted = stage.paints.count
            QApplication.processEvents()
        if index >= SKIPPED:
            times.painted.append(shown - start)
            times.idle.append(time.perf_counter() - start)
    after = _numbers(stage, graph)
    changed = sum(a != b for a, b in zip(before, after, strict=True))
    assert changed, "the slider did not follow the hand"
    send(stage, QEvent.Type.MouseButtonRelease, track)
    stage.window.session.mark_saved(None)
    return times, changed


def track_of(stage: InWindow, graph: Graph, source: int) -> QPoint:
    """Go to a slider at 100 %, and where the hand takes it."""
    x, y = graph.places[source]
    canvas = stage.canvas
    canvas.zoom_to_full_size()
    canvas.centerOn(QPointF(x, y))
    QApplication.processEvents()
    circuit, id_ = canvas.session.shown, graph.id(source)
    height = node_size(circuit.nodes[id_], circuit.label(id_))[1]
    return canvas.mapFromScene(QPointF(x, y + height / 2 + SLIDER_DROP))


def _numbers(stage: InWindow, graph: Graph) -> list[float]:
    """All values and gradients as they can be read now, without those that are not there."""
    session = stage.canvas.session
    found = []
    for at in range(len(graph.kinds) - 1):
        pin = Pin(graph.id(at), OUT)
        for reading in (session.value(pin), session.gradient(pin)):
            found.append(0.0 if reading.array is None else float(reading.array))
    return found


def send(stage: InWindow, kind: QEvent.Type, at: QPoint) -> None:
    """One event of the left button, as the window system would send it to the canvas."""
    viewport = stage.canvas.viewport()
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    button = none if kind is QEvent.Type.MouseMove else left
    held = none if kind is QEvent.Type.MouseButtonRelease else left
    place = QPointF(at)
    event = QMouseEvent(
        kind, place, QPointF(viewport.mapToGlobal(at)), button, held, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(viewport, event)


if __name__ == "__main__":
    table().show()
