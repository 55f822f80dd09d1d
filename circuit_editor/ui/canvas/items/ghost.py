"""The ghost of a new node: a dashed outline where it will stand, and the wire that waits for it."""

from __future__ import annotations

from functools import reduce

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsPathItem, QGraphicsScene, QGraphicsSimpleTextItem

from circuit_editor.layout.routing.routes import curve_between
from circuit_editor.layout.sizes import node_size
from circuit_editor.model import Node
from circuit_editor.ui.app import theme as look
from circuit_editor.ui.app.theme import Theme
from circuit_editor.ui.canvas.items.wires import path_of

ABOVE = 10  # everything else
WIDTH = 2.0


class Ghost:
    """Shows in a scene where something new will stand; changes nothing."""

    def __init__(self, scene: QGraphicsScene) -> None:
        self._scene = scene
        self._outline, self._wire = QGraphicsPathItem(), QGraphicsPathItem()
        self._symbol = QGraphicsSimpleTextItem()
        self._number = QGraphicsSimpleTextItem()
        self._parts = (self._wire, self._outline, self._symbol, self._number)
        for each in self._parts:
            each.setZValue(ABOVE)
            each.hide()
            scene.addItem(each)

    @property
    def rect(self) -> QRectF:
        """Where the node and its number are shown, in the scene; nowhere where none is."""
        shown = (each for each in (self._outline, self._number) if each.isVisible())
        return reduce(QRectF.united, (each.sceneBoundingRect() for each in shown), QRectF())

    def show(self, outline: QPainterPath, symbol: str, number: str, theme: Theme) -> None:
        """Show an outline with a symbol in it, and the number that comes out of it."""
        self._outline.setPath(outline)
        box = outline.boundingRect()
        self._outline.setPen(QPen(QColor(theme.accent), WIDTH, Qt.PenStyle.DashLine))
        self._write(self._symbol, symbol, look.SYMBOL_POINTS, QColor(theme.accent), bold=False)
        self._symbol.setPos(box.center() - self._symbol.boundingRect().center())
        self._write(self._number, number, look.LABEL_POINTS, QColor(theme.value), bold=True)
        beside = QPointF(box.right() + look.LABEL_POINTS / 2, box.center().y())
        self._number.setPos(beside - QPointF(0, self._number.boundingRect().height() / 2))
        self._outline.show()

    def show_wire(self, start: QPointF, end: QPointF, theme: Theme) -> None:
        """Show the wire that will lead there."""
        curve = curve_between((start.x(), start.y()), (end.x(), end.y()))
        self._wire.setPath(path_of((curve,)))
        self._wire.setPen(QPen(QColor(theme.accent), WIDTH, Qt.PenStyle.DashLine))
        self._wire.show()

    def hide(self) -> None:
        """Show no node; a wire that waits goes on being shown."""
        for each in (self._outline, self._symbol, self._number):
            each.hide()

    def remove(self) -> None:
        """Take all of it away."""
        for each in self._parts:
            self._scene.removeItem(each)

    def _write(
        self, item: QGraphicsSimpleTextItem, text: str, points: float, colour: QColor, *, bold: bool
    ) -> None:
        item.setFont(look.font(points, bold=bold))
        item.setBrush(colour)
        item.setText(text)
        item.setVisible(bool(text))


def ghost_of(made: Node, label: str = "x") -> QPainterPath:
    """The outline of a new node like this one, around its centre."""
    width, height = node_size(made, label)
    path = QPainterPath()
    is_card = made.gate.is_source or made.gate.is_block
    radius = 9 if is_card else height / 2
    path.addRoundedRect(QRectF(-width / 2, -height / 2, width, height), radius, radius)
    return path
