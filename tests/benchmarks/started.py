"""The program as it is started by hand, up to the moment when its window can be used.

    python started.py [FILE]

prints that moment, when the canvas was painted with the circuit of the file on it, and the next one
at which the window would take an event; then it ends. Qt's loop is replaced, and nothing else.
"""

from __future__ import annotations

import os
import sys
import time

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QGraphicsView

from circuit_editor.cli import main

PATIENCE = 60.0  # s


class FirstPaint(QObject):
    """Waits for the canvas to be painted with what it shall show."""

    def __init__(self, canvas: QGraphicsView, wants_circuit: bool) -> None:
        super().__init__(canvas)
        self._canvas, self._wants_circuit = canvas, wants_circuit
        self.seen = False
        canvas.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            has_circuit = bool(self._canvas.session.circuit.nodes)
            self.seen = has_circuit or not self._wants_circuit
        return False


def until_painted(*_: object) -> int:
    """Take the place of Qt's event loop: handle events until the window can be used."""
    wants_circuit = len(sys.argv) > 1
    end = time.monotonic() + PATIENCE
    paint = None
    while paint is None or not paint.seen:
        if paint is None:
            paint = next(
                (
                    FirstPaint(window.view, wants_circuit)
                    for window in QApplication.topLevelWidgets()
                    if hasattr(window, "view") and window.isVisible()
                ),
                None,
            )
        QApplication.processEvents()
        if time.monotonic() > end:
            raise TimeoutError("the window was not painted")
    painted = time.clock_gettime_ns(time.CLOCK_MONOTONIC)
    QApplication.processEvents()  # what was put off till after the first paint
    print(painted, time.clock_gettime_ns(time.CLOCK_MONOTONIC), flush=True)
    os._exit(0)  # what is left to tidy up is not measured


if __name__ == "__main__":
    QApplication.exec = until_painted
    sys.exit(main(sys.argv[1:]))
