"""The window at work, in milliseconds of the processor: opening, a first gate, looking around.

Each number is the least of several: what else the machine does meanwhile hardly tells in it, so two
versions of the program can be held against each other by their tables.
"""

from __future__ import annotations

import gc
import tempfile
import time
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path

from circuits import Graph, mlp, random_dag
from PySide6.QtCore import QMimeData, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from stage_ours import InWindow
from table import Table, milliseconds

from circuit_editor import files
from circuit_editor.engine import kernel
from circuit_editor.ui.app.application import application
from circuit_editor.ui.app.deferred_loading import HOUSE, MODULES
from circuit_editor.ui.palette.palette_items import GATE_MIME

SIZES = (100, 310, 1_000, 10_000)
TRIES = {100: 12, 310: 12, 1_000: 8, 10_000: 3}
MOVES = 12  # pans in one direction
PAN, ZOOM = 40, 1.2  # pixels; a step of the wheel
DROPS = 4
FIRST = QPoint(300, 300)
APART = QPoint(170, 0)  # pixels, from gate to gate
REST = 0.3  # s, for what is done once the window rests
NEXT, ON = "pan to and fro", "pan on"
OPENED, LOOKS = "as it opens", ("from afar", "at 100 %")


def table(sizes: Sequence[int] = SIZES, tries: int | None = None) -> Table:
    """Drop gates on an empty canvas, then open circuits and look around in them."""
    application()
    kernel.warm()  # the window fetches it once, after its first paint
    found = Table(
        "Looking: least time of the processor, 1400 x 900, Qt's raster engine; ms",
        ("circuit", "work", "ms"),
        words=2,
    )
    stage = InWindow()
    make_ready(stage)
    for at, took in enumerate(drops(stage), 1):
        found.row("an empty canvas", f"drop gate {at} from the list", milliseconds(took))
    stage.window.session.mark_saved(None)
    for size in sizes:
        for name, graph in (("DAG", random_dag(size, unary=0.0)), ("MLP", mlp(size))):
            for work, took in looked_at(stage, graph, tries or TRIES.get(size, 3)).items():
                found.row(f"{name}, {graph.gates:,} gates", work, milliseconds(took))
    stage.window.close()
    return found


def make_ready(stage: InWindow) -> None:
    """Let the window load what it loads once it is seen."""
    done: list[bool] = []
    stage.window.do_afterwards(lambda: done.append(True))
    while not done:
        QApplication.processEvents()
        time.sleep(0.002)
    for module in MODULES:
        import_module(HOUSE + module)
    rest()


def rest() -> None:
    """Let the window do what it puts off."""
    end = time.monotonic() + REST
    while time.monotonic() < end:
        QApplication.processEvents()
        time.sleep(0.002)


def took(stage: InWindow, do: Callable[[], object]) -> float:
    """Seconds of the processor that it takes to do something and to paint what is new."""
    begun = time.process_time()
    stage.until_painted(do)
    return time.process_time() - begun


def drops(stage: InWindow) -> list[float]:
    """What each gate takes that is dragged from the list: coming to the canvas, and being put."""
    found = []
    for number in range(DROPS):
        at = FIRST + number * APART
        found.append(took(stage, lambda: drop(stage, at)))  # noqa: B023
        rest()
    return found


def drop(stage: InWindow, at: QPoint) -> None:
    """Let a gate that is dragged come to the canvas, and put it there."""
    viewport, mime = stage.canvas.viewport(), QMimeData()
    mime.setData(GATE_MIME, b"mul")
    held = Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(viewport, QDragEnterEvent(at, *held, none))
    QApplication.sendEvent(viewport, QDragMoveEvent(at, *held, none))
    viewport.repaint()
    QApplication.sendEvent(viewport, QDropEvent(QPointF(at), *held, none))


def looked_at(stage: InWindow, graph: Graph, tries: int) -> dict[str, float]:
    """The least that opening a circuit takes, and each way of looking around in it."""
    found: dict[str, float] = {}

    def keep(work: str, seconds: float) -> None:
        found[work] = min(seconds, found.get(work, seconds))

    across, down = zip(*graph.places, strict=True)
    area = QRectF(QPointF(min(across), min(down)), QPointF(max(across), max(down)))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "graph.circuit")
        files.save(graph.document(), path)
        for _ in range(tries):
            stage.clear()
            QApplication.processEvents()
            gc.collect()
            keep("open, painted", took(stage, lambda: stage.open(path)))
        for _ in range(tries):
            for look, go in ((OPENED, lambda area: None), (LOOKS[0], stage.fit)):
                stage.open(path)
                rest()
                go(area)
                rest()
                keep(f"drop a gate, {look}", took(stage, lambda: drop(stage, FIRST)))
                stage.window.session.mark_saved(None)
        stage.open(path)
        for look, go in zip(LOOKS, (stage.fit, stage.at_full_size), strict=True):
            go(area)
            rest()
            for _ in range(tries):
                for by in (PAN, -PAN):
                    keep(f"{NEXT}, {look}", took(stage, lambda: stage.pan(by)))  # noqa: B023
            for by in (PAN, -PAN):
                every = [took(stage, lambda: stage.pan(by)) for _ in range(MOVES)]  # noqa: B023
                keep(f"{ON}, {look}", sum(every) / MOVES)
            for _ in range(tries):
                for by in (ZOOM, 1 / ZOOM):
                    keep(f"zoom, {look}", took(stage, lambda: stage.zoom(by)))  # noqa: B023
        stage.clear()
    return found


if __name__ == "__main__":
    table().show()
