"""A formula as mathematics: a picture in the colour of the text, never wider than its panel."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QByteArray, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from circuit_editor.formula_worker.typesetting import INK
from circuit_editor.text import printable_lines
from circuit_editor.ui.app import theme as look
from circuit_editor.ui.app.guarded_painting import guard_measure, guard_paint
from circuit_editor.ui.app.plain_text import plain_tip

SMALLEST = 0.66  # of its size that a formula may shrink to; a longer one is text of many lines


class FormulaView(QWidget):
    """Shows one typeset formula; `text` is what a screen reader says."""

    def __init__(
        self, picture: Mapping[str, Any], text: str, parent: QWidget | None = None
    ) -> None:
        """`picture` is a PIECE as `formula_worker.answers` has it."""
        super().__init__(parent)
        self._svg: str = picture["svg"]
        self._natural = self._size = (float(picture["width"]), float(picture["height"]))
        self._letters: Sequence[Sequence[Any]] = picture["letters"]
        self._drawn: tuple[str, QSvgRenderer] | None = None
        self.setAccessibleName(printable_lines(text))
        self.setToolTip(plain_tip(text))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def enlarge(self, scale: float) -> None:
        """Draw it so much larger than at a desk."""
        width, height = self._natural
        if self._size != (width * scale, height * scale):
            self._size = width * scale, height * scale
            self.updateGeometry()
            self.update()

    @staticmethod
    def fits(width: float, room: float) -> bool:
        """True where a formula of this width can still be read in so much room."""
        return width * SMALLEST <= room

    @guard_measure(QSize(120, 24))
    def sizeHint(self) -> QSize:
        width, height = self._size
        return QSize(round(width), round(height))

    @guard_measure(QSize(120, 24))
    def minimumSizeHint(self) -> QSize:
        width, height = self._size
        return QSize(min(round(width), 120), round(height * SMALLEST))

    @guard_measure(24)
    def heightForWidth(self, room: int) -> int:
        return round(self._size[1] * self._scale(room))

    @guard_paint
    def paintEvent(self, event: QPaintEvent) -> None:
        width, height = self._size
        scale = self._scale(self.width())
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._renderer().render(painter, QRectF(0, 0, width * scale, height * scale))
            scale *= width / self._natural[0]
            painter.scale(scale, scale)
            painter.setPen(self.palette().windowText().color())
            for letter, x, y, size in self._letters:
                painter.setFont(look.font(size))
                painter.drawText(QPointF(x, y), letter)

    def _scale(self, room: float) -> float:
        return min(1.0, room / self._size[0])

    def _renderer(self) -> QSvgRenderer:
        """The picture in the colour of the text, made anew when the theme changes."""
        ink = self.palette().windowText().color().name()
        if self._drawn is None or self._drawn[0] != ink:
            renderer = QSvgRenderer(QByteArray(self._svg.replace(INK, ink).encode()), self)
            renderer.setAspectRatioMode(Qt.AspectRatioMode.KeepAspectRatio)
            self._drawn = (ink, renderer)
        return self._drawn[1]
