"""No window of a benchmark is left to the tests that come after it."""

from __future__ import annotations

import sys
from collections.abc import Generator

import pytest


@pytest.fixture(autouse=True)
def no_window_is_left() -> Generator[None]:
    """Delete all windows after a test: only closed, each would hold its circuit, of 10,000 gates.

    A change of the theme would go through all of their widgets, too.
    """
    yield
    if "PySide6.QtWidgets" not in sys.modules:
        return
    from PySide6.QtCore import QCoreApplication, QEvent
    from PySide6.QtWidgets import QApplication

    for each in QApplication.topLevelWidgets():
        if each.parent() is None:
            each.close()
            each.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
