"""The one QApplication, for the window and for pictures drawn without one."""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QApplication

NAME = "Circuit Editor"


def application() -> QApplication:
    """The one QApplication, made and dressed at the first call."""
    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    app = QApplication(sys.argv[:1])
    app.setApplicationName(NAME)
    app.setApplicationDisplayName(NAME)
    app.setOrganizationName("circuit-editor")
    app.setDesktopFileName("circuit-editor")
    app.setStyle("Fusion")
    return app
