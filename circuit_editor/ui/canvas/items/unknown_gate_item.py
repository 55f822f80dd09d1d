"""Items of gates that this program does not know: grey cards with dashed edges, ports by name."""

from __future__ import annotations

from collections.abc import Hashable
from functools import cached_property

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPainterPath

from circuit_editor.layout import sizes
from circuit_editor.ui.app import theme as look
from circuit_editor.ui.canvas.items.block_item import CENTRE, LEFT, RIGHT, ROUND
from circuit_editor.ui.canvas.items.node_item import NodeItem

BESIDE = 8.0  # a port's name from its edge


class UnknownGateItem(NodeItem):
    """A gate of an unknown kind: what it is called in the file, and which ports wires name."""

    @cached_property
    def _outline_look(self) -> Hashable:
        return self.node.gate.group, self.width, self.height

    @cached_property
    def _look(self) -> Hashable:
        return self.node.kind, self.node.placeholder, self.label

    def _shape(self) -> QPainterPath:
        path = QPainterPath()
        path.addRoundedRect(self.body, ROUND, ROUND)
        return path

    def _paint_words(self, painter: QPainter, growth: float) -> None:
        gate, body = self.node.gate, self.body
        painter.setPen(look.colour(self._scene.theme.ink))
        painter.setFont(look.font(look.BODY_POINTS * growth))
        if not sizes.names_ports(gate):
            painter.drawText(body, CENTRE, sizes.kind_name(gate))
            return
        title = QRectF(body.left(), body.top(), body.width(), sizes.UNKNOWN_TITLE)
        painter.drawText(title, CENTRE, sizes.kind_name(gate))
        painter.setFont(look.font(look.CAPTION_POINTS * growth, italic=True))
        for ports, side in ((gate.inputs, LEFT), (gate.outputs, RIGHT)):
            for port in ports:
                _, y = self.pin_offset(port)
                row = QRectF(body.left() + BESIDE, y - 9, body.width() - 2 * BESIDE, 18)
                painter.drawText(row, side, sizes.port_name(port))
