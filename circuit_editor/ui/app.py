"""Starting the program: Qt, the theme, the window, a word where something goes wrong."""

from __future__ import annotations

import gc
import sys
import traceback
from types import TracebackType

from PySide6.QtCore import QSettings, QSize, QTimer

from circuit_editor.ui.application import application
from circuit_editor.ui.hastening import Hastening
from circuit_editor.ui.theme import SYSTEM, Appearance
from circuit_editor.ui.window import Window

TITLE_BAR = QSize(4, 36)  # and a frame, which a small screen has to hold as well


def main(path: str | None = None) -> int:
    """Open the window, with the circuit in `path` if one is named; return the exit code."""
    app = application()
    settings = QSettings()
    appearance = Appearance(str(settings.value("theme", SYSTEM)), app)
    appearance.apply()
    window = Window(settings, appearance)
    Hastening(window.session)
    sys.excepthook = _tell_of(window)
    room = window.screen().availableGeometry().size()
    window.resize(window.size().boundedTo(room - TITLE_BAR))
    window.show()
    if path is not None:
        window.filing.open_path(path)
    QTimer.singleShot(0, _collect_garbage)
    return app.exec()


def _collect_garbage() -> None:
    """From now on there may be some; what was loaded is none, and is never looked through again."""
    gc.freeze()
    gc.enable()


def _tell_of(window: Window):
    """An exception nobody caught: written in full to stderr, and told in the status line."""

    def told(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        traceback.print_exception(kind, error, trace)
        window.session.message.emit(
            window.tr("Something went wrong inside the program; your work is kept: {error}").format(
                error=error
            )
        )

    return told
