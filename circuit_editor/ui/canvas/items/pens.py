"""The pen that draws a wire at a zoom."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPen

from circuit_editor.ui.app import theme as look
from circuit_editor.ui.app.theme import Theme

THIN = 1.0  # pixels on the screen: up to here Qt draws a line the quick way
FAINTEST = 0.55  # a wire that is much thinner than a pixel


def wire_pen(theme: Theme, zoom: float, drawn: float = look.WIRE_WIDTH) -> QPen:
    """The pen of a wire: where it would be thinner than a pixel, one pixel and fainter."""
    width = drawn * theme.strength * zoom
    if width > THIN:
        pen = QPen(look.colour(theme.wire), drawn * theme.strength)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        return pen
    faint = QColor(theme.wire)
    faint.setAlphaF(max(FAINTEST, width))
    pen = QPen(faint, THIN)
    pen.setCosmetic(True)
    return pen
