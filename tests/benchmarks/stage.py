"""A canvas that is measured, in a process of its own: it is asked by lines of JSON.

All canvases are 1400 x 900 pixels, drawn by Qt's raster engine. A frame is a forced repaint of
the real widget, all of it drawn anew; a step is the move itself and all that is painted until
nothing is left to paint.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt
from PySide6.QtWidgets import QApplication, QFrame, QGraphicsView, QWidget

SIZE = QSize(1400, 900)
PAN = 40  # pixels
ZOOM = 1.2
PATIENCE = 60.0  # s until something that was changed must be painted
AROUND = 120.0  # scene units of room around the places of all nodes


class Paints(QObject):
    """Counts how often a widget is painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return False


class Stage:
    """A canvas on which a graph can be shown; what differs is overridden."""

    def __init__(self, view: QGraphicsView) -> None:
        self.view = view
        self.paints = Paints(view.viewport())

    def open(self, path: Path) -> None:
        """Show the graph in a file."""
        raise NotImplementedError

    def clear(self) -> None:
        """Show nothing, and let go of all that was shown."""
        raise NotImplementedError

    def fit(self, rect: QRectF) -> None:
        """Bring a part of the scene, with all nodes, into view."""
        self.view.fitInView(rect, Qt.AspectRatioMode.KeepAspectRatio)

    def at_full_size(self, rect: QRectF) -> None:
        """Show the middle at 100 %."""
        self.view.resetTransform()
        self.view.centerOn(rect.center())

    def pan(self, pixels: int) -> None:
        """Move the paper a step."""
        bar = self.view.horizontalScrollBar()
        bar.setValue(bar.value() + pixels)

    def zoom(self, factor: float) -> None:
        """Go a step nearer."""
        self.view.scale(factor, factor)

    def forget_pictures(self) -> None:
        """Keep nothing that could be copied: the next frame is drawn anew."""

    def is_complete(self) -> bool:
        """True where all that was to be opened is there to be painted."""
        return True

    def until_painted(self, do: Callable[[], object]) -> float:
        """Seconds of the processor that it takes to do something and to paint what is new."""
        begun, start, before = time.process_time(), time.perf_counter(), self.paints.count
        do()
        while self.paints.count == before or not self.is_complete():
            QApplication.processEvents()
            if time.perf_counter() - start > PATIENCE and self.is_complete():
                raise TimeoutError("nothing was painted")
        while self.paints.count != before:  # what is put off till after the first frame, too
            before = self.paints.count
            QApplication.processEvents()
        return time.process_time() - begun

    def frame(self, repeats: int) -> float:
        """Seconds of the processor for a frame that is drawn anew, the mean of so many."""
        viewport, before = self.view.viewport(), self.paints.count
        start = time.process_time()
        for _ in range(repeats):
            self.forget_pictures()
            viewport.repaint()
        took = (time.process_time() - start) / repeats
        assert self.paints.count == before + repeats
        return took


def bare_view(view: QGraphicsView) -> None:
    """Show a view alone, of the size that all have."""
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.resize(SIZE)
    view.show()
    QApplication.processEvents()
    assert view.viewport().size() == SIZE, view.viewport().size()


def serve(stage: Stage) -> None:
    """Do what the lines on the standard input ask, and answer each with a number."""
    area, there_and_back = QRectF(), 1
    for line in sys.stdin:
        asked: dict[str, Any] = json.loads(line)
        what = asked["what"]
        answer: Any = None
        if what == "open":
            area = QRectF(*asked["area"]).adjusted(-AROUND, -AROUND, AROUND, AROUND)
            answer = stage.until_painted(lambda: stage.open(Path(asked["path"])))  # noqa: B023
        elif what == "clear":
            stage.clear()
            QApplication.processEvents()
        elif what == "fit":
            stage.fit(area)
            QApplication.processEvents()
        elif what == "full size":
            stage.at_full_size(area)
            QApplication.processEvents()
        elif what == "frame":
            answer = stage.frame(asked["repeats"])
        elif what == "pan":
            there_and_back = -there_and_back
            answer = stage.until_painted(lambda: stage.pan(there_and_back * PAN))  # noqa: B023
        elif what == "zoom":
            there_and_back = -there_and_back
            factor = ZOOM**there_and_back
            answer = stage.until_painted(lambda: stage.zoom(factor))  # noqa: B023
        elif what == "picture":
            stage.view.grab().save(asked["path"])
        print(json.dumps(answer), flush=True)
