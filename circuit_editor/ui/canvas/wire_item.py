"""A wire on the canvas with its two numbers: the value above it, the gradient below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPainterPathStroker, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from circuit_editor.layout.labels import Spot, plain_spot
from circuit_editor.layout.routes import Route
from circuit_editor.layout.sizes import LABEL_HEIGHT, LABEL_WIDTH
from circuit_editor.model import Pin
from circuit_editor.ui import theme as look

if TYPE_CHECKING:
    from circuit_editor.ui.canvas.scene import CircuitScene

HALO = 4.0


class WireItem(QGraphicsItem):
    """Paints one wire, named by the input it arrives at; its numbers come from the session."""

    def __init__(self, target: Pin, source: Pin, scene: CircuitScene) -> None:
        super().__init__()
        self.target = target
        self.source = source
        self._circuit_scene = scene
        self.spot = Spot((0, 0), (0, 0))
        self._path = QPainterPath()
        self._bounds = QRectF()
        self.setZValue(1)

    def lay(self, route: Route, spot: Spot | None = None) -> None:
        """Run along `route`, with the numbers at `spot` (its middle unless told)."""
        self.prepareGeometryChange()
        self.spot = spot or plain_spot(route)
        self._path = path_of(route)
        self._bounds = self._path.boundingRect().adjusted(-6, -6, 6, 6)
        for rect in self._label_rects(look.MOST_GROWTH):
            self._bounds = self._bounds.united(rect)
        self.update()

    def boundingRect(self) -> QRectF:
        return self._bounds

    def is_near(self, point: QPointF) -> bool:
        """True where a click at this point of the scene means this wire or its numbers."""
        if any(rect.contains(point) for rect in self._label_rects()):
            return True
        stroker = QPainterPathStroker()
        stroker.setWidth(2 * look.WIRE_REACH)
        return stroker.createStroke(self._path).contains(point)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        """Draw the curve and, where they can be read, the two numbers."""
        scene, theme = self._circuit_scene, self._circuit_scene.theme
        selected = scene.session.selected_wire == self.target and not scene.plain
        pen = QPen(QColor(theme.accent if selected else theme.wire), look.WIRE_WIDTH)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        if selected:
            pen.setWidthF(look.WIRE_WIDTH_SELECTED)
        if self.target == scene.lifted_wire:
            pen.setStyle(Qt.PenStyle.DotLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(self._path)
        zoom = option.levelOfDetailFromTransform(painter.worldTransform())
        if zoom < look.SMALLEST_READABLE:
            return
        growth = look.growth(zoom)
        painter.setFont(look.font(look.LABEL_POINTS * growth, bold=True))
        above, below = self._label_rects(growth)
        self._number(painter, above, scene.session.value(self.target).text, theme.value)
        self._number(painter, below, scene.session.gradient(self.target).text, theme.gradient)

    def _number(self, painter: QPainter, rect: QRectF, text: str, colour: str) -> None:
        """Write one number with a halo of paper, so that no line runs through it."""
        if not text:
            return
        width = painter.fontMetrics().horizontalAdvance(text) + HALO
        halo = QRectF(rect.center().x() - width / 2, rect.top(), width, rect.height())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._paper))
        painter.drawRoundedRect(halo, 3, 3)
        painter.setPen(QColor(colour))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)

    @property
    def _paper(self) -> str:
        """What the wire is drawn on: the canvas, or the frame of an opened block."""
        theme = self._circuit_scene.theme
        in_frame = "/" in self.target.node or "/" in self.source.node
        return theme.frame if in_frame else theme.canvas

    def _label_rects(self, growth: float = 1.0) -> tuple[QRectF, QRectF]:
        (value_x, above), (gradient_x, below) = self.spot
        width, height = LABEL_WIDTH * growth, LABEL_HEIGHT * growth
        return (
            QRectF(value_x - width / 2, above - height, width, height),
            QRectF(gradient_x - width / 2, below, width, height),
        )


def path_of(route: Route) -> QPainterPath:
    """The route as Qt draws it."""
    path = QPainterPath(QPointF(*route[0][0]))
    for _, first, second, end in route:
        path.cubicTo(QPointF(*first), QPointF(*second), QPointF(*end))
    return path
