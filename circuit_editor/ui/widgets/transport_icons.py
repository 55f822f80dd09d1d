"""Icons of the timeline's buttons, drawn in the theme's ink: seen in light and in dark."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap, QPolygonF

from circuit_editor.ui.app import theme as look
from circuit_editor.ui.app.theme import Theme

START, BACK, PLAY, PAUSE, ON, END = "start", "back", "play", "pause", "on", "end"
SIZE = 18  # pixels
RATIOS = (1, 2, 3)  # of screens

# Each sign in a square of 18: triangles point from their first x to their second, bars are (left,
# width). An icon of the platform's style would be black whatever it stands on.
TRIANGLES = {
    START: ((15, 5),),
    BACK: ((9, 2), (16, 9)),
    PLAY: ((4, 15),),
    ON: ((2, 9), (9, 16)),
    END: ((3, 13),),
}
BARS = {START: ((2.5, 2.5),), PAUSE: ((4, 3.5), (10.5, 3.5)), END: ((13, 2.5),)}
TOP, BOTTOM = 3.0, 15.0


def icon(sign: str, theme: Theme) -> QIcon:
    """A sign for a button."""
    made = QIcon()
    for ratio in RATIOS:
        pixmap = QPixmap(SIZE * ratio, SIZE * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        with QPainter(pixmap) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour(theme.ink))
            for base, tip in TRIANGLES.get(sign, ()):
                corners = [(base, TOP), (base, BOTTOM), (tip, (TOP + BOTTOM) / 2)]
                painter.drawPolygon(QPolygonF([QPointF(*each) for each in corners]))
            for left, width in BARS.get(sign, ()):
                painter.drawRect(QRectF(left, TOP, width, BOTTOM - TOP))
        made.addPixmap(pixmap)
    return made
