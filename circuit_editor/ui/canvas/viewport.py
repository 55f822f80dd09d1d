"""The viewport as a plain QWidget, so that PySide need not build every widget type."""

from __future__ import annotations

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QWidget


def plain_viewport() -> QWidget:
    """A plain viewport.

    Asked for Qt's own, PySide first makes every kind of widget there is, to see whether it is one:
    that takes longer than all else the view is made of.
    """
    glass = QWidget()
    glass.setBackgroundRole(QPalette.ColorRole.Base)
    glass.setAutoFillBackground(True)
    return glass
