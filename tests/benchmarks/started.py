"""The program as it is started by hand, up to the moment when its window can be used.

    python started.py [FILE]

prints that moment, when the canvas was painted with the circuit of the file on it, and the next one
at which the window would take an event; then it ends. Qt's loop is replaced, and nothing else: Qt
is imported by the program itself, when and in the order in which it does that.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from typing import Any

from circuit_editor.cli import main

PATIENCE = 60.0  # s


class LoopReplaced:
    """A finder that finds no module, but sees what is imported: once Qt is, it has another loop."""

    def __init__(self, loop: Callable[..., int]) -> None:
        self._loop = loop

    def find_spec(self, name: str, path: Any = None, target: Any = None) -> None:
        widgets: Any = sys.modules.get("PySide6.QtWidgets")
        if name.startswith("circuit_editor.ui.") and hasattr(widgets, "QApplication"):
            widgets.QApplication.exec = self._loop
            sys.meta_path.remove(self)


def start(loop: Callable[..., int]) -> None:
    """Start the program as its command does, with another loop than Qt's."""
    sys.meta_path.insert(0, LoopReplaced(loop))
    sys.exit(main(sys.argv[1:]))


def wait_for_paint() -> None:
    """Handle events until the canvas was painted with what it shall show."""
    from PySide6.QtCore import QEvent, QObject
    from PySide6.QtWidgets import QApplication

    class Painted(QObject):
        """Sees when the canvas is painted with the circuit on it."""

        def __init__(self, canvas: Any) -> None:
            super().__init__(canvas)
            self._canvas, self.is_seen = canvas, False
            canvas.viewport().installEventFilter(self)

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                has_circuit = bool(self._canvas.session.circuit.nodes)
                self.is_seen = has_circuit or len(sys.argv) < 2
            return False

    end = time.monotonic() + PATIENCE
    painted = None
    while painted is None or not painted.is_seen:
        for window in QApplication.topLevelWidgets() if painted is None else ():
            if hasattr(window, "view") and window.isVisible():
                painted = Painted(window.view)
        QApplication.processEvents()
        if time.monotonic() > end:
            raise TimeoutError("the window was not painted")


def until_painted(*_: object) -> int:
    """Take the place of Qt's event loop: end once the window can be used."""
    wait_for_paint()
    painted = time.clock_gettime_ns(time.CLOCK_MONOTONIC)
    from PySide6.QtWidgets import QApplication

    QApplication.processEvents()  # what was put off till after the first paint
    print(painted, time.clock_gettime_ns(time.CLOCK_MONOTONIC), flush=True)
    os._exit(0)  # what is left to tidy up is not measured


if __name__ == "__main__":
    start(until_painted)
