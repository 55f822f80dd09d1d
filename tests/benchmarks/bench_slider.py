"""A slider under a real mouse: from the event to the painted frame, in the window at 100 %.

The weight of a network of arrays is turned in the inspector, all tiles of its batch in view.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median, quantiles
from typing import NamedTuple

import numpy as np
from array_circuits import mlp
from circuits import Graph, random_dag
from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget
from stage_ours import InWindow
from table import Table, milliseconds

from circuit_editor import files
from circuit_editor.engine import kernel
from circuit_editor.gates import Array
from circuit_editor.layout.picture import root_as_drawn
from circuit_editor.layout.places.tidy import tidy
from circuit_editor.layout.sizes import node_size
from circuit_editor.model import OUT, Pin, edits
from circuit_editor.ui.app.application import application
from circuit_editor.ui.inspector.cards.array_card import ArrayCard

SIZES = (100, 1_000, 10_000)
MOVES = {100: 150, 1_000: 100, 10_000: 60}
SKIPPED = 5  # moves until caches are warm: glyphs, and what is worked out at the first press
REACH = 34  # pixels to both sides that the hand travels, within the slider's track
SLIDER_DROP = 9.0  # from a card's lower edge to its slider
SMALL, ALL = "a late weight", "all numbers change"
MOST = {1_000: 0.008, 10_000: 0.0167}
BATCH, WEIGHT, CANVAS = 32, "w1", QSize(1900, 1000)
ARRAYS, MOVES_OF_ARRAYS, MOST_OF_ARRAYS = f"MLP, batch {BATCH}, all tiles", 120, 0.0167


class Times(NamedTuple):
    """Seconds from a mouse event to the painted frame, and until nothing is left to do."""

    painted: list[float]
    idle: list[float]


def table(
    sizes: Sequence[int] = SIZES, moves: int | None = None, *, with_arrays: bool = True
) -> Table:
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
            found.row(f"{size:,}", name, f"{changed:,}", *_told(times))
            if size in MOST:
                found.target(f"{size:,} gates, {name}: p95", slowest, most=MOST[size], shown=_ms)
    if with_arrays:
        times, changed = drag_a_weight(stage, moves or MOVES_OF_ARRAYS)
        found.row(ARRAYS, f"one cell of {WEIGHT}", f"{changed:,}", *_told(times))
        slowest = p95(times.painted)
        found.target(f"{ARRAYS}: p95", slowest, most=MOST_OF_ARRAYS, shown=_ms)
    stage.clear()
    stage.window.session.mark_saved(None)
    stage.window.close()
    return found


def _told(times: Times) -> list[str]:
    """Median, p95 and most until it is painted, and p95 until nothing is left to do."""
    painted = times.painted
    told = median(painted), p95(painted), max(painted), p95(times.idle)
    return [milliseconds(each) for each in told]


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
    times = turn(stage, stage.canvas.viewport(), track, moves)
    after = _numbers(stage, graph)
    changed = sum(a != b for a, b in zip(before, after, strict=True))
    assert changed, "the slider did not follow the hand"
    return times, changed


def drag_a_weight(stage: InWindow, moves: int) -> tuple[Times, int]:
    """Turn one cell of a weight of arrays in the inspector, and how many numbers turn with it."""
    document = mlp(BATCH).document()
    document = edits.move(document, tidy(root_as_drawn(document)))
    stage.clear()
    window, canvas = stage.window, stage.canvas
    window.file_commands.show_document(document, None)
    before = window.size()
    window.resize(before + CANVAS - canvas.viewport().size())
    QApplication.processEvents()
    canvas.fit()
    canvas.session.select([WEIGHT])
    QApplication.processEvents()
    slider = window.findChildren(ArrayCard)[-1].cell.slider
    was = _entries(stage)
    times = turn(stage, slider, slider.rect().center(), moves)
    changed = sum(int(np.count_nonzero(a != b)) for a, b in zip(was, _entries(stage), strict=True))
    assert changed, "the slider did not follow the hand"
    window.resize(before)
    return times, changed


def _entries(stage: InWindow) -> list[Array]:
    """All arrays of values and gradients that there are."""
    session = stage.canvas.session
    pins = [Pin(id_, OUT) for id_, node in session.shown.nodes.items() if node.gate.outputs]
    readings = (each for pin in pins for each in (session.value(pin), session.gradient(pin)))
    return [each.array.copy() for each in readings if each.array is not None]


def turn(stage: InWindow, widget: QWidget, track: QPoint, moves: int) -> Times:
    """Press a slider at the middle of its track and move it to and fro, then let it go."""
    times = Times([], [])
    send(widget, QEvent.Type.MouseMove, track)
    send(widget, QEvent.Type.MouseButtonPress, track)
    QApplication.processEvents()
    for index in range(moves + SKIPPED):
        # to and fro by odd steps: every event brings another value
        at = track + QPoint((index * 13) % (2 * REACH + 1) - REACH, 0)
        start, painted = time.perf_counter(), stage.paints.count
        send(widget, QEvent.Type.MouseMove, at)
        QApplication.sendPostedEvents()  # the frame, without what is done after it
        while stage.paints.count == painted:
            QApplication.processEvents()
        shown = time.perf_counter()
        while stage.paints.count != painted:
            painted = stage.paints.count
            QApplication.processEvents()
        if index >= SKIPPED:
            times.painted.append(shown - start)
            times.idle.append(time.perf_counter() - start)
    send(widget, QEvent.Type.MouseButtonRelease, track)
    stage.window.session.mark_saved(None)
    return times


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


def send(widget: QWidget, kind: QEvent.Type, at: QPoint) -> None:
    """One event of the left button, as the window system would send it to a widget."""
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    button = none if kind is QEvent.Type.MouseMove else left
    held = none if kind is QEvent.Type.MouseButtonRelease else left
    place = QPointF(at)
    event = QMouseEvent(
        kind, place, QPointF(widget.mapToGlobal(at)), button, held, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(widget, event)


if __name__ == "__main__":
    table().show()
