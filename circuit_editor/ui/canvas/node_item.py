"""A node on the canvas: a card for what holds a value, a circle or pill for a gate, a flag."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from circuit_editor.layout import sizes
from circuit_editor.layout.picture import Frame
from circuit_editor.model import OUT, Node, Pin
from circuit_editor.ui import theme as look

if TYPE_CHECKING:
    from circuit_editor.ui.canvas.scene import CircuitScene

SLIDER_DROP = 9.0  # from the card's lower edge to the slider's track
SLIDER_INSET = 10.0
KNOB = 5.0
MARGIN = 12.0
CAPTION_REACH = 180.0  # what a caption may take when it is written large


class NodeItem(QGraphicsItem):
    """Paints one node from the session's readings; holds nothing but its id and its shape."""

    frame: Frame | None = None  # of a block that is open in place

    def __init__(self, id_: str, node: Node, label: str, scene: CircuitScene) -> None:
        super().__init__()
        self.id = id_
        self._circuit_scene = scene
        self.node = node
        self.label = label
        width, height = sizes.node_size(node, label)
        self.body = QRectF(-width / 2, -height / 2, width, height)
        self._bounds = self.body.adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN + sizes.CAPTION_HEIGHT)
        if sizes.CAPTION_HEIGHT and not node.gate.is_source:
            self._bounds = self._bounds.united(
                QRectF(-CAPTION_REACH / 2, 0, CAPTION_REACH, self._bounds.bottom())
            )
        self.setZValue(2)

    def boundingRect(self) -> QRectF:
        return self._bounds

    def pins(self) -> list[Pin]:
        """The node's pins: its inputs from top to bottom, then its output."""
        gate = self.node.gate
        return [Pin(self.id, port) for port in (*gate.inputs, *gate.outputs)]

    def pin_point(self, port: str) -> QPointF:
        """Where a pin stands, in the scene."""
        return self.pos() + QPointF(*sizes.pin_offset(self.node, self.label, port))

    @property
    def has_slider(self) -> bool:
        """True for inputs and parameters whose value is a single number."""
        if not (self.node.gate.is_source and self.node.gate.takes_gradient):
            return False
        value = self._circuit_scene.session.number_of(self.id)
        return value is not None and value.shape == ()

    @property
    def _is_loss(self) -> bool:
        session = self._circuit_scene.session
        return self.node.gate.is_flag and session.document.loss == self.id

    def slider_rect(self) -> QRectF:
        """The slider's track, in the item's coordinates; one can grab a little around it."""
        y = self.body.bottom() + SLIDER_DROP
        left, right = self.body.left() + SLIDER_INSET, self.body.right() - SLIDER_INSET
        return QRectF(left, y - 7, right - left, 14)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        """Draw the body, its words, the pins that matter now, and a mark."""
        scene = self._circuit_scene
        theme = scene.theme
        zoom = option.levelOfDetailFromTransform(painter.worldTransform())
        selected = self.id in scene.session.selection and not scene.plain
        outline = QPen(QColor(theme.accent if selected else theme.ink), look.OUTLINE_WIDTH)
        if selected:
            painter.setPen(QPen(QColor(theme.accent_soft), 9))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(self._shape())
            outline.setWidthF(2.4)
        elif self.node.gate.is_source:
            outline.setColor(QColor(theme.quiet if theme.name == "dark" else theme.wire))
            outline.setWidthF(1.2)
        if self.node.kind == "constant":
            outline.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(outline)
        painter.setBrush(QColor(theme.ink if self._is_loss else theme.panel))
        painter.drawPath(self._shape())
        if zoom < look.SMALLEST_READABLE:
            return
        self._paint_inside(painter, look.growth(zoom))
        if not scene.plain:
            self._paint_pins(painter)
        if scene.is_marked(self.id):
            self._paint_mark(painter)

    def _paint_inside(self, painter: QPainter, growth: float) -> None:
        """Draw what stands in the body, and the caption below it."""
        gate = self.node.gate
        if gate.is_source:
            self._paint_card(painter, min(growth, look.INSIDE_GROWTH))
        elif gate.is_port:
            self._paint_port(painter, min(growth, look.INSIDE_GROWTH))
        elif gate.is_flag:
            self._paint_flag(painter, growth)
        else:
            self._paint_gate(painter, growth)

    def _shape(self) -> QPainterPath:
        path = QPainterPath()
        gate = self.node.gate
        if gate.is_source:
            path.addRoundedRect(self.body, 9, 9)
        elif gate.is_flag or gate.is_port:
            body = self.body
            notch = 12.0
            path.addPolygon(
                QPolygonF(
                    [
                        body.topLeft(),
                        QPointF(body.right() - notch, body.top()),
                        QPointF(body.right(), body.center().y()),
                        QPointF(body.right() - notch, body.bottom()),
                        body.bottomLeft(),
                        body.topLeft(),
                    ]
                )
            )
        elif sizes.is_circle(gate):
            path.addEllipse(self.body)
        else:
            path.addRoundedRect(self.body, self.body.height() / 2, self.body.height() / 2)
        return path

    def _paint_card(self, painter: QPainter, growth: float) -> None:
        scene, theme, body = self._circuit_scene, self._circuit_scene.theme, self.body
        pin = Pin(self.id, OUT)
        gradient = scene.session.gradient(pin).text
        text = body.adjusted(12 / growth, 2, -11 / growth, -2)
        painter.setPen(QColor(theme.ink))
        painter.setFont(look.font(look.NAME_POINTS * growth, italic=True))
        painter.drawText(
            text, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self.label
        )
        if self.node.kind == "parameter":  # what training may turn bears a mark
            stripe = QRectF(body.left() + 4, body.top() + 8, 3, body.height() - 16)
            painter.fillRect(stripe, QColor(theme.quiet))
        half = text.height() / 2
        upper, lower = text.adjusted(0, 1, 0, -half), text.adjusted(0, half, 0, 0)
        painter.setFont(look.font(look.LABEL_POINTS * growth, bold=True))
        painter.setPen(QColor(theme.value))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(upper if gradient else text, right, scene.session.value(pin).text)
        painter.setPen(QColor(theme.gradient))
        painter.drawText(lower, right, gradient)
        if self.has_slider and not scene.plain:
            self._paint_slider(painter)

    def _paint_slider(self, painter: QPainter) -> None:
        scene, theme = self._circuit_scene, self._circuit_scene.theme
        track = self.slider_rect()
        low, high = scene.session.range_of(self.id)
        number = scene.session.number_of(self.id)
        value = float(number) if number is not None else low
        share = min(1.0, max(0.0, (value - low) / (high - low)))
        y = track.center().y()
        x = track.left() + share * track.width()
        active = scene.hovered_node == self.id or self.id in scene.session.selection
        painter.setPen(QPen(QColor(theme.line), 3, c=Qt.PenCapStyle.RoundCap))
        painter.drawLine(QPointF(track.left(), y), QPointF(track.right(), y))
        if active:
            painter.setPen(QPen(QColor(theme.accent), 3, c=Qt.PenCapStyle.RoundCap))
            painter.drawLine(QPointF(track.left(), y), QPointF(x, y))
        painter.setPen(QPen(QColor(theme.accent if active else theme.quiet), 1.5))
        painter.setBrush(QColor(theme.panel))
        radius = KNOB + 1 if active else KNOB - 1
        painter.drawEllipse(QPointF(x, y), radius, radius)

    def _paint_port(self, painter: QPainter, growth: float) -> None:
        """A block's port as it stands inside: a tab with its name, and its default."""
        theme = self._circuit_scene.theme
        painter.setPen(QColor(theme.ink))
        painter.setFont(look.font((look.NAME_POINTS - 1) * growth, italic=True))
        text = self.body.adjusted(4, 0, -10, 0)
        painter.drawText(text, Qt.AlignmentFlag.AlignCenter, self.label or self.id)

    def _paint_flag(self, painter: QPainter, growth: float) -> None:
        theme = self._circuit_scene.theme
        painter.setPen(QColor(theme.canvas if self._is_loss else theme.ink))
        size = look.NAME_POINTS * min(growth, look.INSIDE_GROWTH)
        painter.setFont(look.font(size, italic=True, bold=self._is_loss))
        painter.drawText(
            self.body.adjusted(0, 0, -8, 0), Qt.AlignmentFlag.AlignCenter, self.label or "f"
        )
        caption = (
            QCoreApplication.translate("NodeItem", "loss")
            if self._is_loss
            else QCoreApplication.translate("NodeItem", "output")
        )
        self._paint_caption(painter, caption, growth)

    def _paint_gate(self, painter: QPainter, growth: float) -> None:
        theme, gate = self._circuit_scene.theme, self.node.gate
        symbol = gate.symbol_with(self.node.attrs)
        arithmetic = sizes.is_circle(gate)
        painter.setPen(QColor(theme.ink))
        size = look.SYMBOL_POINTS + 5 if arithmetic and len(symbol) == 1 else look.SYMBOL_POINTS - 1
        painter.setFont(look.font(size * min(growth, look.INSIDE_GROWTH)))
        painter.drawText(self.body, Qt.AlignmentFlag.AlignCenter, symbol)
        session = self._circuit_scene.session
        loss = session.document.root.label(session.document.loss or "")
        label = self.label if self.label != loss else ""  # its flag beside it says that already
        name = label or gate.kind.removesuffix("_constant").replace("_", " ")
        word = QCoreApplication.translate("Gate", gate.word) if gate.word else ""
        if growth > look.INSIDE_GROWTH:  # from afar there is room for the lesson's word alone
            name = "" if word else name
        self._paint_caption(painter, " · ".join(part for part in (name, word) if part), growth)

    def _paint_caption(self, painter: QPainter, text: str, growth: float) -> None:
        painter.setPen(QColor(self._circuit_scene.theme.quiet))
        painter.setFont(look.font(look.CAPTION_POINTS * growth))
        half = CAPTION_REACH / 2
        below = QRectF(-half, self.body.bottom() + 3, 2 * half, sizes.CAPTION_HEIGHT)
        painter.drawText(below, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, text)

    def _paint_pins(self, painter: QPainter) -> None:
        """Rings at pins that wait for a wire, dots at the others while the pointer is near."""
        scene, theme = self._circuit_scene, self._circuit_scene.theme
        near = scene.hovered_node == self.id or scene.is_wiring
        for pin in self.pins():
            connected = scene.is_wired(pin)
            if connected and not near:
                continue
            point = self.pin_point(pin.port) - self.pos()
            aimed = scene.hovered_pin == pin
            colour = theme.accent if aimed else theme.quiet
            radius = look.PIN_RADIUS + 2 if aimed else look.PIN_RADIUS
            painter.setPen(QPen(QColor(colour), 1.6))
            painter.setBrush(QColor(theme.accent if aimed else theme.canvas))
            painter.drawEllipse(point, radius, radius)

    def _paint_mark(self, painter: QPainter) -> None:
        theme = self._circuit_scene.theme
        corner = self.body.topRight() + QPointF(-2, 2)
        triangle = QPolygonF(
            [corner + QPointF(0, -10), corner + QPointF(10, 7), corner + QPointF(-10, 7)]
        )
        painter.setPen(QPen(QColor(theme.canvas), 2))
        painter.setBrush(QColor(theme.amber))
        painter.drawPolygon(triangle)
        painter.setPen(QColor("#1d2127"))
        painter.setFont(look.font(11, bold=True))
        painter.drawText(
            QRectF(corner.x() - 8, corner.y() - 7, 16, 15), Qt.AlignmentFlag.AlignCenter, "!"
        )
