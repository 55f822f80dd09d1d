"""A block on the canvas: collapsed it is a card with a gate's numbers, opened a frame."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from circuit_editor.layout import sizes
from circuit_editor.layout.picture import Frame
from circuit_editor.model import Face, Node, Pin, Port
from circuit_editor.ui import theme as look
from circuit_editor.ui.canvas.node_item import MARGIN, NodeItem

if TYPE_CHECKING:
    from circuit_editor.ui.canvas.scene import CircuitScene

ROUND = 11.0
BEHIND = 5.0  # how far the card behind peeps out: there is something inside
APART = 8.0  # two numbers on a card, at least
TITLE = 30.0  # of a frame
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter


class BlockItem(NodeItem):
    """A collapsed block: its name, what leaves it, and its local derivatives in one step."""

    @property
    def face(self) -> Face:
        """The ports and the name."""
        assert self.node.face is not None
        return self.node.face

    def _shape(self) -> QPainterPath:
        path = QPainterPath()
        path.addRoundedRect(self.body, ROUND, ROUND)
        return path

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        """Draw a second card behind the first, then everything a node has."""
        theme = self._circuit_scene.theme
        painter.setPen(QPen(QColor(theme.ink), look.OUTLINE_WIDTH))
        painter.setBrush(QColor(theme.accent_soft))
        painter.drawRoundedRect(self.body.translated(BEHIND, BEHIND), ROUND, ROUND)
        super().paint(painter, option, widget)

    def _paint_inside(self, painter: QPainter, growth: float) -> None:
        inside = min(growth, look.INSIDE_GROWTH)
        if sizes.has_one_way(self.face):
            self._paint_one_way(painter, inside)
        else:
            self._paint_ports(painter, inside)
        self._paint_uses(painter)
        kind = QCoreApplication.translate("NodeItem", "block")
        painter.translate(0, BEHIND)
        self._paint_caption(painter, self.label or kind, growth)
        painter.translate(0, -BEHIND)

    def _paint_one_way(self, painter: QPainter, growth: float) -> None:
        """The name, and below it the value beside the local derivative."""
        theme, session = self._circuit_scene.theme, self._circuit_scene.session
        upper = self.body.adjusted(6, 4, -6, -self.body.height() / 2 + 4)
        lower = self.body.adjusted(9, self.body.height() / 2 + 2, -9, -5)
        painter.setPen(QColor(theme.ink))
        painter.setFont(look.font((look.SYMBOL_POINTS + 1) * growth))
        painter.drawText(upper, CENTRE, self.face.name)
        if not (self.face.inputs and self.face.outputs):
            return
        value = session.value(Pin(self.id, self.face.outputs[0].id)).text
        local = session.block_local(self.id, self.face.outputs[0].id, self.face.inputs[0].id).text
        said = QCoreApplication.translate("NodeItem", "local {number}").format(number=local)
        said = said if local else ""
        fit = min(1.0, lower.width() / _width_beside(value, said, growth))
        painter.setFont(look.font(look.LABEL_POINTS * growth * fit, bold=True))
        painter.setPen(QColor(theme.value))
        painter.drawText(lower, LEFT, value)
        painter.setFont(look.font((look.LABEL_POINTS - 1) * growth * fit))
        painter.setPen(QColor(theme.ink))
        painter.drawText(lower, RIGHT, said)

    def _paint_ports(self, painter: QPainter, growth: float) -> None:
        """The name above a line, and below it the ports, each beside its pin."""
        theme, body = self._circuit_scene.theme, self.body
        title = QRectF(body.left(), body.top(), body.width(), sizes.BLOCK_TITLE)
        painter.setPen(QColor(theme.ink))
        painter.setFont(look.font(look.SYMBOL_POINTS * growth))
        painter.drawText(title.adjusted(6, 0, -6, 0), CENTRE, self.face.name)
        painter.setPen(QPen(QColor(theme.line), 1))
        painter.drawLine(title.bottomLeft() + QPointF(1, 0), title.bottomRight() - QPointF(1, 0))
        for port in self.face.inputs:
            self._paint_name(painter, port, LEFT, self._local_of(port), growth)
        for port in self.face.outputs:
            self._paint_name(painter, port, RIGHT, "", growth)

    def _local_of(self, port: Port) -> str:
        """The derivatives by an input, of each output in order; "" where there are too many."""
        outputs = self.face.outputs
        if not 0 < len(outputs) <= sizes.MOST_DERIVATIVES:
            return ""
        session = self._circuit_scene.session
        numbers = [session.block_local(self.id, each.id, port.id).text for each in outputs]
        return ", ".join(numbers) if all(numbers) else ""

    def _paint_name(
        self,
        painter: QPainter,
        port: Port,
        side: Qt.AlignmentFlag,
        local: str,
        growth: float,
    ) -> None:
        theme = self._circuit_scene.theme
        at = self.pin_point(port.id) - self.pos()
        row = QRectF(self.body.left() + 10, at.y() - 11, self.body.width() - 20, 22)
        painter.setFont(look.font(look.CAPTION_POINTS * growth, italic=True))
        painter.setPen(QColor(theme.ink))
        painter.drawText(row, side, port.name)
        if local:
            name = painter.fontMetrics().horizontalAdvance(port.name)
            painter.setFont(look.font(look.CAPTION_POINTS * growth))
            painter.setPen(QColor(theme.quiet))
            painter.drawText(row.adjusted(name + 7, 0, 0, 0), side, f"∂ {local}")

    def _paint_uses(self, painter: QPainter) -> None:
        """How often the definition is used, where it is shared."""
        scene = self._circuit_scene
        uses = scene.session.uses(self.face.block)
        if uses < 2 or scene.plain:
            return
        painter.setFont(look.font(look.CAPTION_POINTS, bold=True))
        text = f"×{uses}"
        width = painter.fontMetrics().horizontalAdvance(text) + 12
        badge = QRectF(self.body.left() - 6, self.body.top() - 10, width, 19)
        painter.setPen(QPen(QColor(scene.theme.canvas), 2))
        painter.setBrush(QColor(scene.theme.accent))
        painter.drawRoundedRect(badge, 9, 9)
        painter.setPen(QColor(scene.theme.canvas))
        painter.drawText(badge, CENTRE, text)


def _width_beside(value: str, local: str, growth: float) -> float:
    """The room that a value and a local derivative take beside each other."""
    bold = QFontMetricsF(look.font(look.LABEL_POINTS * growth, bold=True))
    plain = QFontMetricsF(look.font((look.LABEL_POINTS - 1) * growth))
    return bold.horizontalAdvance(value) + APART + plain.horizontalAdvance(local)


class FrameItem(BlockItem):
    """A block opened in place: a frame around its gates, its ports on the frame.

    Only the strip with the title is its body: between the gates the canvas is the canvas.
    """

    def __init__(self, id_: str, node: Node, label: str, scene: CircuitScene, frame: Frame) -> None:
        super().__init__(id_, node, label, scene)
        self.frame = frame
        self._ports = frame.ports
        width, height = frame.size
        self.whole = QRectF(-width / 2, -height / 2, width, height)
        self.body = QRectF(-width / 2, -height / 2, width, TITLE)
        self._bounds = self.whole.adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN)
        self.setZValue(0.01 * id_.count("/"))  # below the wires; a frame in a frame above it

    def pin_point(self, port: str) -> QPointF:
        """Where a pin stands, in the scene."""
        return self.pos() + QPointF(*self._ports[port])

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        """Draw the frame, its title, and its ports with their names."""
        scene, theme = self._circuit_scene, self._circuit_scene.theme
        zoom = option.levelOfDetailFromTransform(painter.worldTransform())
        selected = self.id in scene.session.selection and not scene.plain
        painter.setPen(QPen(QColor(theme.accent), 2.4 if selected else 1.2))
        painter.setBrush(QColor(theme.frame))
        painter.drawRoundedRect(self.whole, ROUND, ROUND)
        if zoom < look.SMALLEST_READABLE:
            return
        growth = min(look.growth(zoom), look.INSIDE_GROWTH)
        title = self.face.name if not self.label else f"{self.face.name} · {self.label}"
        painter.setPen(QColor(theme.ink))
        painter.setFont(look.font(look.NAME_POINTS * growth, bold=True))
        painter.drawText(self.body.adjusted(14, 2, -14, 0), LEFT, title)
        for port in (*self.face.inputs, *self.face.outputs):
            self._paint_port_name(painter, port, growth)
        if not scene.plain:
            self._paint_pins(painter)
        if scene.is_marked(self.id):
            self._paint_mark(painter)
        self._paint_uses(painter)

    def _paint_port_name(self, painter: QPainter, port: Port, growth: float) -> None:
        theme, at = self._circuit_scene.theme, QPointF(*self._ports[port.id])
        painter.setPen(QPen(QColor(theme.accent), 1.2))
        painter.setBrush(QColor(theme.frame))
        painter.drawEllipse(at, look.PIN_RADIUS, look.PIN_RADIUS)
        painter.setPen(QColor(theme.quiet))
        painter.setFont(look.font(look.CAPTION_POINTS * growth, italic=True))
        left = QRectF(at.x() + 6, at.y() - 46, 90, 20)  # above the wire's numbers
        right = QRectF(at.x() - 96, at.y() - 46, 90, 20)
        if at.x() < 0:
            painter.drawText(left, LEFT, port.name)
        else:
            painter.drawText(right, RIGHT, port.name)
