"""The program's own canvas as it is measured: in its window with all panels, or the bare view.

python stage_ours.py window|view
"""

from __future__ import annotations

import atexit
import shutil
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QEventLoop, QPoint, QRectF, QSettings
from PySide6.QtWidgets import QApplication
from stage import SIZE, Stage, bare_view, serve

from circuit_editor import files
from circuit_editor.engine import kernel
from circuit_editor.model import EMPTY
from circuit_editor.ui.app.application import application
from circuit_editor.ui.app.settings import PanelChoice, Settings
from circuit_editor.ui.app.theme import Appearance
from circuit_editor.ui.canvas.view import CanvasView
from circuit_editor.ui.session.session import Session
from circuit_editor.ui.shell.panels.side_panels import INSPECTOR, PALETTE
from circuit_editor.ui.shell.window import Window


def window_of_its_own() -> Window:
    """A shown window with fresh settings, its canvas of the size that all have."""
    kernel.warm()  # the window fetches it once, after its first paint
    folder = tempfile.mkdtemp(prefix="circuit-editor-bench-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    settings = Settings(QSettings(str(Path(folder, "settings.ini")), QSettings.Format.IniFormat))
    for panel in (PALETTE, INSPECTOR):  # it stays open: else a large circuit gets a wider canvas
        settings.keep_panel(panel, PanelChoice(open_from=1))
    window = Window(settings, Appearance("light"))
    window.show()
    QApplication.processEvents()
    for _ in range(3):  # the panels take their share of what the window gets
        window.resize(window.size() + SIZE - window.view.viewport().size())
        QApplication.processEvents()
    assert window.view.viewport().size() == SIZE, window.view.viewport().size()
    return window


class View(Stage):
    """The canvas alone, with a session but without the window around it."""

    def __init__(self) -> None:
        self._session = Session()
        canvas = CanvasView(self._session, Appearance("light"))
        super().__init__(canvas)
        self.canvas = canvas
        bare_view(canvas)

    def open(self, path: Path) -> None:
        self._session.open(files.load(path), path)
        self.canvas.fit()

    def clear(self) -> None:
        self._session.open(EMPTY, None)

    def forget_pictures(self) -> None:
        self.canvas.circuit_scene.looks_different()

    def is_complete(self) -> bool:
        return bool(self.canvas.session.circuit.nodes)

    def fit(self, rect: QRectF) -> None:
        self.canvas.fit()

    def at_full_size(self, rect: QRectF) -> None:
        self.canvas.zoom_to_full_size()
        self.canvas.centerOn(rect.center())

    def pan(self, pixels: int) -> None:
        self.canvas.pan(QPoint(pixels, 0))

    def zoom(self, factor: float) -> None:
        self.canvas.set_zoom(self.canvas.zoom * factor)


class InWindow(View):
    """The canvas in the window, opened as the File menu does."""

    def __init__(self) -> None:
        self.window = window_of_its_own()
        Stage.__init__(self, self.window.view)
        self.canvas = self.window.view

    def open(self, path: Path) -> None:
        commands = self.window.file_commands
        assert commands.open_path(path)
        while commands.is_loading:  # on a thread, which polling would hold up
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        assert self.canvas.viewport().size() == SIZE, self.canvas.viewport().size()

    def clear(self) -> None:
        self.window.file_commands.show_document(EMPTY, None)


if __name__ == "__main__":
    application()
    serve({"window": InWindow, "view": View}[sys.argv[1]]())
