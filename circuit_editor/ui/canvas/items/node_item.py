"""Node items: a card for what holds a value, a circle or pill for a gate, a flag."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPolygonF

from circuit_editor.gates import GATES, kinds
from circuit_editor.layout import sizes
from circuit_editor.layout.labels import captions
from circuit_editor.layout.labels.captions import CaptionForms
from circuit_editor.layout.labels.label_growth import MOST_GROWTH
from circuit_editor.layout.picture import Frame
from circuit_editor.layout.space.boxes import Box
from circuit_editor.model import OUT, Node, Pin, Place
from circuit_editor.named_tuple import NamedTuple
from circuit_editor.text import Quantity, printable
from circuit_editor.ui.app import theme as look
from circuit_editor.ui.app.guarded_painting import each, keep_painter_state
from circuit_editor.ui.app.translate import name_of
from circuit_editor.ui.canvas.items.card_sizes import sizes_on_card
from circuit_editor.ui.canvas.items.text_metrics import (
    drop,
    in_parts,
    number_width,
    word_width,
    write_numbers_at,
)

if TYPE_CHECKING:
    from circuit_editor.ui.canvas.paint_context import PaintContext

SLIDER_DROP = 9.0  # from the card's lower edge to the slider's track
SLIDER_INSET = 10.0
KNOB = 6.0
BESIDE_CARD, STRIPE = 6.0, 3.0  # inside of a card's edges, and for the mark of a parameter
NAME_SHARE = 0.6  # of the height of numbers: a name in a hall
NOTCH = 12.0  # of a tab
MARGIN = 12.0
SELECTED_HALO = 5.0  # width of its line: half of it is beyond the body, clear of numbers
AROUND_NUMBERS = 60.0  # beside the body, for numbers that stand a little aside
ABOVE = sizes.LABEL_HEIGHT * MOST_GROWTH  # for the number over it
BELOW = ABOVE + captions.HEIGHT * MOST_GROWTH  # for that under it, and the caption


class CardSizes(NamedTuple):
    """The sizes in which a card's name and numbers are written, 0 where not, and their rooms."""

    name: float
    name_room: QRectF
    numbers: tuple[str, str]  # value and gradient
    sizes: tuple[float, ...]
    rooms: tuple[QRectF, QRectF]


class PlacedTile(NamedTuple):
    """The tile of a value or of a gradient: its upper left corner, and the room that it takes."""

    what: Quantity
    corner: QPointF
    room: QRectF


class NodeItem:
    """One node as it stands on the canvas, and how it is painted from the session's readings.

    Rectangles and paths are in the node's own coordinates, its middle at 0, 0; `on_canvas` and
    `within` lead to the scene's and back. What it looks like is painted in two parts: a still one,
    the same for all nodes with the same `still_key`, and a live one with its numbers.
    """

    frame: Frame | None = None  # of a block that is open in place
    exchanged = False  # its two inputs are drawn from bottom to top: see `layout.pin_order`

    def __init__(self, id_: str, node: Node, label: str, place: Place, scene: PaintContext) -> None:
        self.id = id_
        self.node = node
        self.label = printable(label)  # as it is drawn
        self.place = place
        self.row = -1  # in the scene's table of boxes
        self._is_flag = node.gate.is_flag
        self._scene = scene
        self.width, self.height = sizes.node_size(node, label)

    @property
    def body(self) -> QRectF:
        """What one takes hold of."""
        return QRectF(-self.width / 2, -self.height / 2, self.width, self.height)

    @property
    def symbol_box(self) -> QRectF:
        """Where a gate's symbol stands."""
        return self.body

    @property
    def bounds(self) -> QRectF:
        """All that is painted."""
        left, top, right, bottom = self._reach()
        return QRectF(QPointF(left, top), QPointF(right, bottom))

    def box(self) -> Box:
        """All that is painted, in the scene."""
        (x, y), (left, top, right, bottom) = self.place, self._reach()
        return x + left, y + top, x + right, y + bottom

    def drawn(self, zoom: float) -> QRectF:
        """The body with its caption as it is written at a zoom."""
        caption = self._caption_room(zoom)
        return self.body if caption is None else self.body.united(caption)

    def _reach(self) -> Box:
        half, high = self.width / 2 + MARGIN, self.height / 2 + MARGIN
        if self.node.gate.is_source:
            return -half, -high, half + look.PIN_RADIUS, high + sizes.CAPTION_HEIGHT
        half = max(half + AROUND_NUMBERS, captions.WIDEST / 2)
        return -half, -high - ABOVE, half, high + BELOW

    def still_bounds(self, zoom: float) -> QRectF:
        """What the still part takes at a zoom."""
        bounds = self.body.adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN)
        caption = self.caption_rect(zoom)
        return bounds if caption is None else bounds.united(caption.adjusted(-2, -2, 2, 2))

    @cached_property
    def sources(self) -> list[Pin]:
        """The pins that wires may leave."""
        return [Pin(self.id, port) for port in self.node.gate.outputs]

    @property
    def middle(self) -> QPointF:
        """Where the node stands in the scene."""
        return QPointF(*self.place)

    def on_canvas(self, rect: QRectF) -> QRectF:
        """One of the node's rectangles as the scene knows it."""
        return rect.translated(*self.place)

    def within(self, point: QPointF) -> QPointF:
        """A point of the scene as the node knows it."""
        return point - self.middle

    @property
    def tiles(self) -> Sequence[PlacedTile]:
        """Where its tiles stand, of a node whose output is an array."""
        return ()

    def pins(self) -> list[Pin]:
        """The node's pins: its inputs from top to bottom, then its output."""
        gate = self.node.gate
        inputs = gate.inputs[::-1] if self.exchanged else gate.inputs
        return [Pin(self.id, port) for port in (*inputs, *gate.outputs)]

    def pin_offset(self, port: str) -> Place:
        """Where a pin stands, from the node's middle."""
        return sizes.pin_offset(self.node, self.label, port, exchanged=self.exchanged)

    def start_offset(self, port: str) -> Place:
        """Where a wire that leaves from this pin begins."""
        return self.pin_offset(port)

    def end_offset(self, port: str) -> Place:
        """Where a wire that arrives at this pin ends."""
        return self.pin_offset(port)

    def pin_point(self, port: str) -> QPointF:
        """Where a pin stands, in the scene."""
        return self.middle + QPointF(*self.pin_offset(port))

    @property
    def has_slider(self) -> bool:
        """True for inputs and parameters whose value is a single number."""
        if not (self.node.gate.is_source and self.node.gate.takes_gradient):
            return False
        value = self._scene.session.number_of(self.id)
        return value is not None and value.shape == ()

    @property
    def shows_slider(self) -> bool:
        """True while its slider is drawn: under the pointer, and while it is selected."""
        is_near = self._scene.hovered_node == self.id or self.is_selected
        return is_near and not self._scene.plain and self.has_slider

    @property
    def is_selected(self) -> bool:
        """True where it is to be painted as selected."""
        return self.id in self._scene.session.selection and not self._scene.plain

    @property
    def _is_loss(self) -> bool:
        return self._is_flag and self._scene.session.document.loss == self.id

    def slider_rect(self) -> QRectF:
        """The slider's track; one can grab a little around it."""
        y = self.body.bottom() + SLIDER_DROP
        left, right = self.body.left() + SLIDER_INSET, self.body.right() - SLIDER_INSET
        return QRectF(left, y - 7, right - left, 14)

    # --- the still part -------------------------------------------------------------------

    def still_key(self, zoom: float = 1.0) -> Hashable:
        """Two nodes with the same key look the same at a zoom, but for numbers and pins."""
        scene = self._scene
        flagged = self._is_loss and (True, scene.marks_a_loss)
        level = scene.level_at(self.id, zoom)
        if zoom < look.SMALLEST_READABLE:  # without words
            return self._outline_look, self.is_selected, flagged, level
        form = self._form_at(zoom)
        nearer = self._caption_nearer(zoom) if form else (0.0, 0.0)
        return self._look, scene.shows_characters, self.is_selected, flagged, form, nearer, level

    @cached_property
    def _outline_look(self) -> Hashable:
        """What the body is drawn from, besides what the scene knows."""
        node = self.node
        gate, is_constant = node.gate, node.kind == kinds.CONSTANT
        shape = gate.is_source, gate.is_flag or gate.is_port, sizes.is_circle(gate), is_constant
        return node.interface is not None, shape, self.width, self.height

    @cached_property
    def _look(self) -> Hashable:
        """What the still part is drawn from, besides what the scene knows."""
        gate = self.node.gate
        if gate.is_source:
            return self.node.kind, self.width
        return self.node.kind, self.label, gate.symbol_with(self.node.attrs)

    def paint_still(self, painter: QPainter, zoom: float) -> None:
        """Draw the body and the words that do not change with the numbers."""
        theme, gate = self._scene.theme, self.node.gate
        selected = self.is_selected
        outline = QPen(look.colour(theme.accent if selected else theme.ink))
        outline.setWidthF(look.OUTLINE_WIDTH * theme.strength)
        path = self._shape()
        if selected:
            painter.setPen(QPen(look.colour(theme.accent_soft), SELECTED_HALO))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(path)
            outline.setWidthF(2.4 * theme.strength)
        elif gate.is_source:
            outline.setColor(
                look.colour(theme.quiet if theme.name.startswith("dark") else theme.wire)
            )
            outline.setWidthF(1.2 * theme.strength)
        if self.node.kind == kinds.CONSTANT or gate.is_unknown:
            outline.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(outline)
        paper = theme.line if gate.is_unknown else theme.panel
        painter.setBrush(look.colour(theme.ink if self._is_loss else paper))
        painter.drawPath(path)
        level = self._scene.level_at(self.id, zoom)
        if level:
            from circuit_editor.ui.canvas.items.size_pens import far_brush

            painter.setBrush(far_brush(theme, level))
            painter.drawPath(path)
        if zoom >= look.SMALLEST_READABLE:
            self._paint_words(painter, self._scene.writing(zoom).inside)
            self._paint_caption(painter, zoom)

    def _paint_words(self, painter: QPainter, growth: float) -> None:
        gate = self.node.gate
        if self.node.gate.is_trainable:  # what training may turn bears a mark
            body = self.body
            stripe = QRectF(body.left() + 4, body.top() + 8, 2.5, body.height() - 16)
            painter.fillRect(stripe, look.colour(self._scene.theme.quiet))
        elif gate.is_port:
            self._paint_port(painter, growth)
        elif gate.is_flag:
            self._paint_flag(painter, growth)
        elif not gate.is_source:
            self._paint_gate(painter, growth)

    def outline(self, around: float) -> QPainterPath:
        """A line around the body, so far from it; tiles that may not be there yet lie outside."""
        path, gate = QPainterPath(), self.node.gate
        body = self.symbol_box.adjusted(-around, -around, around, around)
        if gate.is_flag or gate.is_port:
            path.addPolygon(tab_shape(body))
        elif sizes.is_circle(gate):
            path.addEllipse(body)
        else:
            path.addRoundedRect(body, 10 + around, 10 + around)
        return path

    def _shape(self) -> QPainterPath:
        path = QPainterPath()
        gate = self.node.gate
        if gate.is_source:
            path.addRoundedRect(self.body, 9, 9)
        elif gate.is_flag or gate.is_port:
            path.addPolygon(tab_shape(self.body))
        elif sizes.is_circle(gate):
            path.addEllipse(self.body)
        else:
            path.addRoundedRect(self.body, self.body.height() / 2, self.body.height() / 2)
        return path

    def _paint_port(self, painter: QPainter, growth: float) -> None:
        """A block's port as it stands inside: a tab with its name, and its default."""
        painter.setPen(look.colour(self._scene.theme.ink))
        painter.setFont(look.font((look.NAME_POINTS - 1) * growth, italic=True))
        painter.drawText(
            self.body.adjusted(4, 0, -10, 0), Qt.AlignmentFlag.AlignCenter, self.label or self.id
        )

    def _paint_flag(self, painter: QPainter, growth: float) -> None:
        theme = self._scene.theme
        painter.setPen(look.colour(theme.canvas if self._is_loss else theme.ink))
        size = look.NAME_POINTS * growth
        painter.setFont(look.font(size, italic=True, bold=self._is_loss))
        painter.drawText(
            self.body.adjusted(0, 0, -8, 0), Qt.AlignmentFlag.AlignCenter, self.label or "f"
        )

    def _paint_gate(self, painter: QPainter, growth: float) -> None:
        theme, gate = self._scene.theme, self.node.gate
        symbol = gate.symbol_with(self.node.attrs)
        arithmetic = sizes.is_circle(gate)
        painter.setPen(look.colour(theme.ink))
        size = look.SYMBOL_POINTS + 5 if arithmetic and len(symbol) == 1 else look.SYMBOL_POINTS - 1
        painter.setFont(look.font(size * growth))
        painter.drawText(self.symbol_box, Qt.AlignmentFlag.AlignCenter, symbol)

    def caption(self) -> str:
        """What may stand under a gate: its name and what it does to the gradient."""
        return next(iter(self._caption_texts(self._scene.shows_characters)), "")

    def caption_forms(self) -> CaptionForms:
        """How wide each form of the caption is, the fullest first; words that are hidden, too."""
        widths = [word_width(text, look.CAPTION_POINTS) for text in self._caption_texts(True)]
        return CaptionForms(tuple(widths), self._has_name)

    def caption_rect(self, zoom: float) -> QRectF | None:
        """Where the caption is written at a zoom; None where it is not."""
        rect = self._caption_room(zoom)
        if rect is None:
            return None
        return rect.translated(*self._caption_nearer(zoom))

    def _caption_nearer(self, zoom: float) -> Place:
        """How far right and down of its room the caption stands as long as a number is missing.

        With nothing between it and its gate one would not know what it belongs to.
        """
        scene = self._scene
        place = (scene.captions or {}).get(self.id)
        if place is None or not place.moved or len(self.sources) != 1:
            return 0.0, 0.0
        what = Quantity.VALUE if place.is_above else Quantity.GRADIENT
        is_there = bool(scene.number_at(self.sources[0], what))
        return 0.0, 0.0 if is_there else -scene.writing(zoom).growth * place.moved

    def _caption_room(self, zoom: float) -> QRectF | None:
        """Where the caption is written once all numbers are there."""
        found = self.written_caption(zoom)
        if found is None:
            return None
        text, top, growth = found
        width = word_width(text, look.CAPTION_POINTS * growth)
        return QRectF(-width / 2, top, width, captions.HEIGHT * growth)

    @property
    def _has_name(self) -> bool:
        """True where the caption ends in a name that somebody gave."""
        return bool(self.label) and not self.node.gate.is_flag

    def _caption_texts(self, with_words: bool) -> tuple[str, ...]:
        """The forms of the caption, the fullest first."""
        gate = self.node.gate
        if gate.is_flag:
            is_loss = self._is_loss and self._scene.marks_a_loss
            return (
                QCoreApplication.translate("NodeItem", "loss")
                if is_loss
                else QCoreApplication.translate("NodeItem", "output"),
            )
        if gate.is_source or gate.is_port:
            return ()
        name = self.label or name_of(GATES.get(gate.kind.removesuffix("_constant"), gate))
        word = QCoreApplication.translate("Gate", gate.word) if gate.word else ""
        if not word:
            return (name,)
        # the symbol says what kind it is: where there is room for one, for what it was called
        if not with_words:
            return name, self.label
        return f"{name} · {word}", self.label or word

    def _form_at(self, zoom: float) -> tuple[int, float, float] | None:
        """Which form of the caption is written at a zoom, where its upper edge is, how large."""
        scene = self._scene
        written = scene.writing(zoom)
        if (
            not written.has_numbers or scene.captions is None
        ):  # or nobody looked for what there is room
            return None
        place = scene.captions.get(self.id)
        if place is None:
            return None
        growth, form = written.growth, place.form_at(written.growth)
        if form is not None:
            return form, place.top(growth), growth
        if place.small_at(growth) and look.is_name_legible(growth, zoom):
            return len(place.limits) - 1, place.top(growth, captions.SMALL), captions.SMALL * growth
        return None

    def written_caption(self, zoom: float) -> tuple[str, float, float] | None:
        """What is written as the caption at a zoom, where its upper edge is, and how large."""
        found = self._form_at(zoom)
        texts = self._caption_texts(self._scene.shows_characters) if found else ()
        if found is None or not texts:
            return None
        form, top, growth = found
        text = texts[min(form, len(texts) - 1)]
        return (text, top, growth) if text else None

    def _paint_caption(self, painter: QPainter, zoom: float) -> None:
        found = self.written_caption(zoom)
        if found is None:
            return
        text, top, growth = found
        painter.setPen(look.colour(self._scene.theme.quiet))
        painter.setFont(look.font(look.CAPTION_POINTS * growth))
        half = captions.WIDEST / 2
        room = QRectF(-half, top, 2 * half, captions.HEIGHT * growth)
        room.translate(*self._caption_nearer(zoom))
        painter.drawText(room, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter, text)

    # --- the live part --------------------------------------------------------------------

    def paint_live(self, painter: QPainter, zoom: float) -> None:
        """Draw the numbers, the slider, the pins that matter now, and a mark."""
        self._paint_numbers(painter, zoom)
        if not self._scene.plain:
            self._paint_pins(painter)
        if self._scene.is_marked(self.id):
            self._paint_mark(painter, zoom)

    def _paint_numbers(self, painter: QPainter, zoom: float) -> None:
        """Only what holds a value has numbers of its own; a gate's stand at it, or on wires."""
        if self.node.gate.is_source:
            self._paint_card(painter, zoom)

    def writes_value(self, zoom: float) -> bool:
        """True where the value on a card is written at a zoom."""
        return bool(self._card_sizes(zoom).sizes[0])

    def _card_sizes(self, zoom: float) -> CardSizes:
        """How large a card's name and numbers are written at a zoom, and where."""
        theme, body = self._scene.theme, self.body
        numbers = self._scene.numbers_at(Pin(self.id, OUT))
        growth = min(
            max(1.0, theme.wanted / (look.LABEL_POINTS * zoom)),
            body.height() / 2 / look.LABEL_POINTS,
        )
        text = body.adjusted(BESIDE_CARD + STRIPE, 1, -BESIDE_CARD, -1)
        legible = theme.legible / zoom, max(theme.legible, NAME_SHARE * theme.wanted) / zoom
        of_name, sizes = sizes_on_card(text.width(), self.label, numbers, growth, *legible)
        half = text.height() / 2
        upper, lower = text.adjusted(0, 1, 0, -half), text.adjusted(0, half, 0, 0)
        rooms, name_room = (upper if numbers[1] else text, lower), text
        if numbers[1] and not sizes[1]:  # too long to stand beside the name: then below it
            beside, (of_value, _) = sizes_on_card(
                text.width(), self.label, (numbers[0], ""), growth, *legible
            )
            _, (_, of_gradient) = sizes_on_card(
                text.width(), "", ("", numbers[1]), growth, *legible
            )
            if of_value and of_gradient:
                of_name, sizes, name_room = beside, (of_value, of_gradient), upper
        written_beside = self._scene.writing(zoom)
        if all(numbers) and not any(sizes) and written_beside.has_numbers:
            # one below the other they are illegible: then the value alone
            growth = min(written_beside.growth, text.height() / look.LABEL_POINTS)
            of_name, (of_value, _) = sizes_on_card(
                text.width(), self.label, (numbers[0], ""), growth, *legible
            )
            sizes, rooms = (of_value, 0.0), (text, lower)
        written = tuple(size if text else 0.0 for size, text in zip(sizes, numbers, strict=True))
        return CardSizes(of_name, name_room, numbers, written, rooms)

    def _paint_card(self, painter: QPainter, zoom: float) -> None:
        theme = self._scene.theme
        of_name, name_room, numbers, sizes, rooms = self._card_sizes(zoom)
        painter.setPen(look.colour(theme.ink))
        painter.setFont(look.font(look.NAME_POINTS * of_name, italic=True))
        centre = Qt.AlignmentFlag.AlignVCenter
        whole = Qt.TextFlag.TextDontClip
        painter.drawText(name_room, Qt.AlignmentFlag.AlignLeft | centre | whole, self.label)
        for number, size, room, colour in zip(
            numbers, sizes, rooms, (theme.value, theme.gradient), strict=True
        ):
            if size:
                points = in_parts(look.LABEL_POINTS * size)
                left = room.right() - number_width(number, points)
                painter.setPen(look.colour(colour))
                at = QPointF(left, room.center().y() + drop(points))
                write_numbers_at(painter, points, [(at, number)])
        if self.shows_slider:
            self._paint_slider(painter)

    def _paint_slider(self, painter: QPainter) -> None:
        scene, theme = self._scene, self._scene.theme
        track = self.slider_rect()
        low, high = scene.session.range_of(self.id)
        number = scene.session.number_of(self.id)
        value = float(number) if number is not None else low
        share = min(1.0, max(0.0, (value - low) / (high - low)))
        y = track.center().y()
        x = track.left() + share * track.width()
        painter.setPen(QPen(look.colour(theme.line), 3, c=Qt.PenCapStyle.RoundCap))
        painter.drawLine(QPointF(track.left(), y), QPointF(track.right(), y))
        if scene.session.value(Pin(self.id, OUT)).is_hidden and not scene.session.is_held:
            return  # where the knob stands would tell the number
        painter.setPen(QPen(look.colour(theme.accent), 3, c=Qt.PenCapStyle.RoundCap))
        painter.drawLine(QPointF(track.left(), y), QPointF(x, y))
        painter.setPen(QPen(look.colour(theme.accent), 1.5))
        painter.setBrush(look.colour(theme.panel))
        painter.drawEllipse(QPointF(x, y), KNOB, KNOB)

    def _paint_pins(self, painter: QPainter) -> None:
        """Rings at pins that wait for a wire, dots at the others while the pointer is near."""
        scene, theme = self._scene, self._scene.theme
        near = scene.hovered_node == self.id or scene.is_wiring
        for pin in self.pins() if near else scene.open_pins(self.id, self.pins):
            aimed = scene.hovered_pin == pin
            colour = theme.accent if aimed else theme.quiet
            painter.setPen(QPen(look.colour(colour), 1.6))
            painter.setBrush(look.colour(theme.accent if aimed else theme.canvas))
            painter.drawEllipse(self.ring(pin.port, is_aimed=aimed))

    def ring(self, port: str, *, is_aimed: bool = False) -> QRectF:
        """The ring that is drawn at a pin; a card's stands outside, beside its numbers."""
        radius = look.PIN_RADIUS + 2 if is_aimed else look.PIN_RADIUS
        x, y = self.pin_offset(port)
        if self.node.gate.is_source:
            x += radius
        return QRectF(x - radius, y - radius, 2 * radius, 2 * radius)

    def _paint_mark(self, painter: QPainter, zoom: float) -> None:
        """A triangle at the corner; on the screen it is never smaller than at 100 %."""
        theme, size = self._scene.theme, max(1.0, 1 / zoom)
        with keep_painter_state(painter):
            painter.translate(self.body.topRight() + QPointF(-2, 2))
            painter.scale(size, size)
            corner = QPointF(0, 0)
            triangle = QPolygonF(
                [corner + QPointF(0, -10), corner + QPointF(10, 7), corner + QPointF(-10, 7)]
            )
            painter.setPen(QPen(look.colour(theme.canvas), 2))
            painter.setBrush(look.colour(theme.amber))
            painter.drawPolygon(triangle)
            painter.setPen(look.colour("#1d2127"))
            painter.setFont(look.font(11, bold=True))
            painter.drawText(
                QRectF(corner.x() - 8, corner.y() - 7, 16, 15), Qt.AlignmentFlag.AlignCenter, "!"
            )


def draw_still(painter: QPainter, shapes: Iterable[NodeItem], zoom: float) -> None:
    """Draw the still part of nodes with lines, each in its place."""
    _draw_in_place(painter, shapes, lambda shape: shape.paint_still(painter, zoom))


def draw_live(painter: QPainter, shapes: Iterable[NodeItem], zoom: float) -> None:
    """Draw the live part of nodes, each in its place."""
    _draw_in_place(painter, shapes, lambda shape: shape.paint_live(painter, zoom))


def _draw_in_place(
    painter: QPainter, shapes: Iterable[NodeItem], paint: Callable[[NodeItem], None]
) -> None:
    """Draw nodes in their places, from the same origin: going back would sum up roundings."""
    origin = painter.worldTransform()

    def draw(shape: NodeItem) -> None:
        painter.translate(*shape.place)
        paint(shape)
        painter.setWorldTransform(origin)

    each(painter, shapes, draw)


def tab_shape(body: QRectF) -> QPolygonF:
    """A tab that points to the right: a port, or the flag."""
    return QPolygonF(
        [
            body.topLeft(),
            QPointF(body.right() - NOTCH, body.top()),
            QPointF(body.right(), body.center().y()),
            QPointF(body.right() - NOTCH, body.bottom()),
            body.bottomLeft(),
            body.topLeft(),
        ]
    )
