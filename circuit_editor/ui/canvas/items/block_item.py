"""Block items: a collapsed block is a card with a gate's numbers, an opened one a frame."""

from __future__ import annotations

from collections.abc import Hashable
from functools import cached_property
from math import floor
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPen

from circuit_editor.layout import sizes
from circuit_editor.layout.picture import Frame
from circuit_editor.layout.routing.frames import TITLE
from circuit_editor.layout.space.boxes import Box
from circuit_editor.layout.space.solid_shapes import BEHIND
from circuit_editor.layout.tiles import shape_text
from circuit_editor.model import BlockInterface, Node, Pin, Place, Port
from circuit_editor.text import printable
from circuit_editor.ui.app import theme as look
from circuit_editor.ui.canvas.items.node_item import AROUND_NUMBERS, MARGIN, NodeItem, tab_shape

if TYPE_CHECKING:
    from circuit_editor.ui.canvas.paint_context import PaintContext

ROUND = 11.0
APART = 8.0  # two numbers on a card, at least
BEHIND_A_NAME = 7.0
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter


class BlockItem(NodeItem):
    """A collapsed block: its name, what leaves it, and its local derivatives in one step."""

    @property
    def interface(self) -> BlockInterface:
        """The ports and the name."""
        assert self.node.interface is not None
        return self.node.interface

    @property
    def card(self) -> QRectF:
        """The card, which is the whole body but where tiles stand behind it."""
        return self.body

    def drawn(self, zoom: float) -> QRectF:
        """The two cards with the caption below them."""
        return super().drawn(zoom).united(self.body.adjusted(0, 0, BEHIND, BEHIND))

    def _shape(self) -> QPainterPath:
        path = QPainterPath()
        path.addRoundedRect(self.card, ROUND, ROUND)
        return path

    @cached_property
    def _look(self) -> Hashable:
        return self.interface, self.label

    def paint_still(self, painter: QPainter, zoom: float) -> None:
        """Draw a second card behind the first, then everything a node has."""
        theme = self._scene.theme
        painter.setPen(QPen(look.colour(theme.ink), look.OUTLINE_WIDTH))
        painter.setBrush(look.colour(theme.accent_soft))
        painter.drawRoundedRect(self.card.translated(BEHIND, BEHIND), ROUND, ROUND)
        super().paint_still(painter, zoom)

    def _caption_texts(self, with_words: bool) -> tuple[str, ...]:
        return (self.label,) if self.label else ()  # its own name stands on it

    def _paint_words(self, painter: QPainter, growth: float) -> None:
        painter.setPen(look.colour(self._scene.theme.ink))
        if sizes.has_one_way(self.interface):
            upper = self.card.adjusted(6, 4, -6, -self.card.height() / 2 + 4)
            painter.setFont(look.font((look.SYMBOL_POINTS + 1) * growth))
            painter.drawText(upper, CENTRE, printable(self.interface.name))
        else:
            self._paint_ports(painter, growth)

    def _paint_numbers(self, painter: QPainter, zoom: float) -> None:
        inside = self._scene.writing(zoom).inside
        if sizes.has_one_way(self.interface):
            self._paint_one_way(painter, inside)
        else:
            self._paint_derivatives(painter, inside)
        self._paint_uses(painter)

    def _paint_one_way(self, painter: QPainter, growth: float) -> None:
        """Below the name, the value beside the local derivative."""
        theme, session = self._scene.theme, self._scene.session
        lower = self.card.adjusted(9, self.card.height() / 2 + 2, -9, -5)
        if not self.interface.outputs:
            return
        shapes = self._shapes()
        has_tile = bool(shapes.get(self.interface.outputs[0].id))
        value = session.value(Pin(self.id, self.interface.outputs[0].id)).on_canvas
        value, local = "" if has_tile else value, ""
        if self.interface.inputs and not shapes:
            output, by = self.interface.outputs[0].id, self.interface.inputs[0].id
            local = session.block_local(self.id, output, by).text
        said = QCoreApplication.translate("NodeItem", "local {number}").format(number=local)
        if shapes:
            ports = (*self.interface.inputs, *self.interface.outputs)
            said = " → ".join(shapes.get(each.id, "") for each in ports).strip()
        elif not local:
            said = ""
        fit = min(1.0, lower.width() / _width_beside(value, said, growth))
        painter.setFont(look.font(look.LABEL_POINTS * growth * fit, bold=True))
        painter.setPen(look.colour(theme.value))
        painter.drawText(lower, LEFT, value)
        painter.setFont(look.font(look.LABEL_POINTS * growth * fit))
        painter.setPen(look.colour(theme.ink))
        painter.drawText(lower, RIGHT, said)

    def _shapes(self) -> dict[str, str]:
        """The shapes of arrays at its ports, as they are written; single numbers have none."""
        session = self._scene.session
        shapes = session.shapes_at(self.id) if session.shapes else {}
        return {port: shape_text(shape) for port, shape in shapes.items() if shape}

    def _paint_ports(self, painter: QPainter, growth: float) -> None:
        """The name above a line, and below it the ports, each beside its pin."""
        theme, body = self._scene.theme, self.card
        title = QRectF(body.left(), body.top(), body.width(), sizes.BLOCK_TITLE)
        painter.setPen(look.colour(theme.ink))
        painter.setFont(look.font(look.SYMBOL_POINTS * growth))
        painter.drawText(title.adjusted(6, 0, -6, 0), CENTRE, printable(self.interface.name))
        painter.setPen(QPen(look.colour(theme.line), 1))
        painter.drawLine(title.bottomLeft() + QPointF(1, 0), title.bottomRight() - QPointF(1, 0))
        painter.setPen(look.colour(theme.ink))
        painter.setFont(look.font(look.CAPTION_POINTS * growth, italic=True))
        for port in self.interface.inputs:
            painter.drawText(self._row(port), LEFT, printable(port.name))
        for port in self.interface.outputs:
            painter.drawText(self._row(port), RIGHT, printable(port.name))

    def _paint_derivatives(self, painter: QPainter, growth: float) -> None:
        """Behind the name of each input, the local derivatives by it, or its shape; so of outputs.

        What leaves the only output as an array has its shape above its tile.
        """
        names = QFontMetricsF(look.font(look.CAPTION_POINTS * growth, italic=True))
        numbers = QFontMetricsF(look.font(look.LABEL_POINTS * growth))
        ends = max(
            (names.horizontalAdvance(each.name) for each in self.interface.outputs), default=0
        )
        told: list[tuple[QRectF, str]] = []
        fit = 1.0  # of all alike
        shapes = self._shapes()
        for port in self.interface.inputs:
            local = self._local_of(port)
            if local or port.id in shapes:
                behind = names.horizontalAdvance(port.name) + BEHIND_A_NAME
                room = self._row(port).adjusted(behind, 0, -ends - APART, 0)
                told.append((room, f"∂ {local}" if local else shapes[port.id]))
                fit = min(fit, room.width() / numbers.horizontalAdvance(told[-1][1]))
        points = max(look.CAPTION_POINTS, floor(look.LABEL_POINTS * fit)) * growth
        painter.setFont(look.font(points))
        painter.setPen(look.colour(self._scene.theme.quiet))
        for room, text in told:
            painter.drawText(room, LEFT | Qt.TextFlag.TextDontClip, text)
        for port in self.interface.outputs if len(self.interface.outputs) > 1 else ():
            before = names.horizontalAdvance(port.name) + BEHIND_A_NAME
            painter.drawText(
                self._row(port).adjusted(0, 0, -before, 0), RIGHT, shapes.get(port.id, "")
            )

    def _row(self, port: Port) -> QRectF:
        """The line of a port on the card."""
        _, y = self.pin_offset(port.id)
        return QRectF(self.card.left() + 10, y - 11, self.card.width() - 20, 22)

    def _local_of(self, port: Port) -> str:
        """The derivatives by an input, of each output in order; "" where there are too many."""
        outputs = self.interface.outputs
        if not 0 < len(outputs) <= sizes.MOST_DERIVATIVES:
            return ""
        session = self._scene.session
        numbers = [session.block_local(self.id, each.id, port.id).text for each in outputs]
        return ", ".join(numbers) if all(numbers) else ""

    def _paint_uses(self, painter: QPainter) -> None:
        """How often the definition is used, where it is shared."""
        scene = self._scene
        uses = scene.session.uses(self.interface.block)
        if uses < 2 or scene.plain:
            return
        painter.setFont(look.font(look.CAPTION_POINTS, bold=True))
        text = f"×{uses}"
        width = painter.fontMetrics().horizontalAdvance(text) + 12
        badge = QRectF(self.card.left() - 6, self.card.top() - 10, width, 19)
        painter.setPen(QPen(look.colour(scene.theme.canvas), 2))
        painter.setBrush(look.colour(scene.theme.accent))
        painter.drawRoundedRect(badge, 9, 9)
        painter.setPen(look.colour(scene.theme.canvas))
        painter.drawText(badge, CENTRE, text)


def _width_beside(value: str, local: str, growth: float) -> float:
    """The room that a value and a local derivative take beside each other."""
    bold = QFontMetricsF(look.font(look.LABEL_POINTS * growth, bold=True))
    plain = QFontMetricsF(look.font(look.LABEL_POINTS * growth))
    return bold.horizontalAdvance(value) + APART + plain.horizontalAdvance(local)


class FrameItem(BlockItem):
    """A block opened in place: a frame around its gates, its ports on the frame.

    Only the strip with the title is its body: between the gates the canvas is the canvas.
    """

    def __init__(
        self,
        id_: str,
        node: Node,
        label: str,
        place: Place,
        scene: PaintContext,
        frame: Frame,
    ) -> None:
        super().__init__(id_, node, label, place, scene)
        self.frame: Frame = frame
        self.width, self.height = frame.size

    @property
    def whole(self) -> QRectF:
        """The frame."""
        return super().body

    @property
    def body(self) -> QRectF:
        """The strip with the title."""
        return QRectF(-self.width / 2, -self.height / 2, self.width, TITLE)

    def drawn(self, zoom: float) -> QRectF:
        """The frame: all that is written stands in it."""
        return self.whole

    @cached_property
    def sources(self) -> list[Pin]:
        """Wires leave inside from its inputs, outside from its outputs."""
        return [Pin(self.id, port) for port in self.frame.ports]

    def _caption_texts(self, with_words: bool) -> tuple[str, ...]:
        return ()

    def still_bounds(self, zoom: float) -> QRectF:
        """The frame, and a little around it."""
        return self.whole.adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN)

    def _reach(self) -> Box:
        half, above = self.width / 2 + AROUND_NUMBERS, self.height / 2 + MARGIN
        return -half, -above, half, above

    def pin_offset(self, port: str) -> Place:
        """Where a pin stands, from the frame's middle."""
        return self.frame.ports[port]

    def start_offset(self, port: str) -> Place:
        """From an input the wire inside begins at its tab."""
        x, _ = place = self.frame.ports[port]
        return self.frame.inside(port) if x < 0 else place

    def end_offset(self, port: str) -> Place:
        """At an output the wire inside ends at its tab."""
        x, _ = place = self.frame.ports[port]
        return self.frame.inside(port) if x > 0 else place

    def paint_still(self, painter: QPainter, zoom: float) -> None:
        """Draw the frame, its title, and its ports with their names."""
        theme, selected = self._scene.theme, self.is_selected
        painter.setPen(QPen(look.colour(theme.accent), 2.4 if selected else 1.2))
        painter.setBrush(look.colour(theme.frame))
        painter.drawRoundedRect(self.whole, ROUND, ROUND)
        if zoom < look.SMALLEST_READABLE:
            return
        growth = self._scene.writing(zoom).inside
        name = printable(self.interface.name)
        title = f"{name} · {self.label}" if self.label else name
        painter.setPen(look.colour(theme.ink))
        painter.setFont(look.font(look.NAME_POINTS * growth, bold=True))
        painter.drawText(self.body.adjusted(14, 2, -14, 0), LEFT, title)
        for port in self.frame.ports:
            self._paint_tab(painter, port, growth)

    def _paint_numbers(self, painter: QPainter, zoom: float) -> None:
        self._paint_uses(painter)

    def _paint_tab(self, painter: QPainter, port: str, growth: float) -> None:
        """A port as it stands inside the block: the wire inside begins, or ends, at its tab."""
        theme, (x, y), width = self._scene.theme, self.frame.tab(port), self.frame.tabs[port]
        tab = QRectF(x - width / 2, y - sizes.PORT_HEIGHT / 2, width, sizes.PORT_HEIGHT)
        painter.setPen(QPen(look.colour(theme.accent), 1.2))
        painter.setBrush(look.colour(theme.panel))
        painter.drawPolygon(tab_shape(tab))
        painter.setPen(look.colour(theme.ink))
        painter.setFont(look.font((look.NAME_POINTS - 1) * growth, italic=True))
        painter.drawText(tab.adjusted(4, 0, -10, 0), CENTRE, printable(self.frame.names[port]))
