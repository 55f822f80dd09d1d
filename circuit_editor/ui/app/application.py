"""The one QApplication, for the window and for pictures drawn without one."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from PySide6.QtCore import QMessageLogContext

NAME = "Circuit Editor"
STYLE = ("-style", "Fusion")  # setStyle() answers with a style, for which PySide makes all of them
UNUSABLE = 2  # the exit code of a program that has no screen to use


def application() -> QApplication:
    """The one QApplication, made and dressed at the first call."""
    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    before = qInstallMessageHandler(_tell_of_no_screen)
    app = QApplication([*sys.argv[:1], *STYLE])
    qInstallMessageHandler(before)
    app.setApplicationName(NAME)
    app.setApplicationDisplayName(NAME)
    app.setOrganizationName("circuit-editor")
    app.setDesktopFileName("circuit-editor")
    return app


def _tell_of_no_screen(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
    """While Qt starts: it aborts where it reaches no screen; say so, and leave first."""
    if kind is QtMsgType.QtFatalMsg:
        print(
            "circuit-editor: the window needs a screen, and none can be reached. Check DISPLAY, "
            "or set QT_QPA_PLATFORM=offscreen.",
            file=sys.stderr,
            flush=True,
        )
        os._exit(UNUSABLE)
