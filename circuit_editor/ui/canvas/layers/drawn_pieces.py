"""The pieces that a kept picture of the circuit shows: an edit leaves most of them as they are.

How nodes, wires, numbers and names were drawn is known, so that after an edit the picture is drawn
anew only where one of them is another, with all that stands there. Where something is seen that is
not known in pieces (notes, frames, arrays, blocks, what one points at), none are listed, and all is
drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath, QPen, QRegion, QTransform

from circuit_editor.model import OUT, Pin, Place
from circuit_editor.named_tuple import NamedTuple
from circuit_editor.ui.app import theme as look
from circuit_editor.ui.canvas.items.wire_numbers import AROUND, writings_of
from circuit_editor.ui.canvas.layers.background_layer import MOST_WIDE
from circuit_editor.ui.canvas.layers.far_zoom import BADGE

if TYPE_CHECKING:
    from circuit_editor.ui.canvas.items.node_item import NodeItem
    from circuit_editor.ui.canvas.items.number_table import NumberWriting, PlacedNumber
    from circuit_editor.ui.canvas.items.pixmap_cache import CachedPixmap
    from circuit_editor.ui.canvas.layers.background_layer import BackgroundLayer
    from circuit_editor.ui.canvas.shown_circuit import ShownCircuit

EDGE = 3  # pixels, for what is not sharp
MARK = 18  # pixels that a mark reaches from the corner of its node
MOST_NODES = 1_500  # that are looked at: of more some are left out where they are overplotted
MOST_CHANGED = 120  # pieces that are drawn anew: of more all is drawn as soon

K = TypeVar("K", bound=Hashable)
T = TypeVar("T")
StillPart = Callable[["NodeItem"], "CachedPixmap"]


class DrawnNode(NamedTuple):
    """A node where it stands, the picture of its still part, and what its live part tells."""

    shape: NodeItem
    place: Place
    still: CachedPixmap
    live: tuple[object, ...]  # empty where it is not drawn
    is_marked: bool

    def room(self, at: QTransform) -> QRectF:
        """What it takes in the window, in pixels."""
        picture, across, down = self.still
        corner = at.map(QPointF(*self.place)) + QPointF(across, down)
        room = QRectF(corner, picture.deviceIndependentSize())
        if self.live:
            room = room.united(at.mapRect(self.shape.bounds.translated(*self.place)))
        beyond = MARK if self.is_marked else 0
        return room.adjusted(-beyond, -beyond, beyond, beyond)


class DrawnWire(NamedTuple):
    """A wire, the pen it is drawn with, and how wide it is in pixels."""

    path: QPainterPath
    pen: QPen
    wide: float

    def room(self, at: QTransform) -> QRectF:
        """What it takes in the window, in pixels."""
        half = self.wide / 2
        return at.mapRect(self.path.controlPointRect()).adjusted(-half, -half, half, half)


class DrawnPieces(NamedTuple):
    """The pieces that are drawn in a view: how they look, and where they are."""

    at: QTransform
    looks: tuple[object, ...]  # of all of it
    nodes: Mapping[str, DrawnNode]
    wires: Mapping[Hashable, DrawnWire]
    numbers: Mapping[PlacedNumber, NumberWriting]
    words: Mapping[Hashable, QRectF]  # names and badges, by all that they tell

    def changed_since(self, before: DrawnPieces | None) -> QRegion | None:
        """Where in the window something else is drawn than before; None: perhaps anywhere."""
        if before is None or before.at != self.at or before.looks != self.looks:
            return None
        at, around = self.at, (-AROUND, -AROUND, AROUND, AROUND)
        rooms = [each.room(at) for each in _others(before.nodes, self.nodes)]
        rooms += [each.room(at) for each in _others(before.wires, self.wires)]
        rewritten = _others(before.numbers, self.numbers)
        rooms += [at.mapRect(each.paper.adjusted(*around)) for each in rewritten]
        rooms += _others(before.words, self.words)
        if len(rooms) > MOST_CHANGED:
            return None
        region = QRegion()
        for room in rooms:
            region += room.toAlignedRect().adjusted(-EDGE, -EDGE, EDGE, EDGE)
        return region


def pieces_near(
    scene: ShownCircuit,
    ground: BackgroundLayer,
    still_of: StillPart,
    at: QTransform,
    exposed: QRectF,
) -> DrawnPieces | None:
    """The pieces that are drawn where numbers are written, or could be."""
    zoom, session, rows = at.m11(), scene.session, scene.wires.rows_in(exposed)
    shapes = scene.nodes.seen(exposed)
    if (
        _is_more(scene)
        or any(each.node.interface is not None for each in shapes)
        or scene.points_to_a_wire
        or scene.has_marks
        or scene.flow is not None
        or session.shows_a_step
        or session.shapes
        or session.examples.held is not None
        or (scene.is_far(zoom) and len(rows) > MOST_WIDE)  # where not all are seen they are wider
    ):
        return None
    written = scene.writing(zoom)
    looks = (*_looks(scene), scene.is_wiring, scene.lifted_wire, scene.has_widths, written)
    wires = _wires(scene, ground, ground.by_pen(rows, zoom), zoom)
    numbers = scene.numbers.seen(exposed, written.growth) if written.has_numbers else []
    nodes = {
        shape.id: DrawnNode(
            shape, shape.place, still_of(shape), _live(scene, shape), scene.is_marked(shape.id)
        )
        for shape in shapes
    }
    return DrawnPieces(at, looks, nodes, wires, writings_of(scene, numbers, zoom), {})


def pieces_far(
    scene: ShownCircuit,
    ground: BackgroundLayer,
    still_of: StillPart,
    at: QTransform,
    exposed: QRectF,
) -> DrawnPieces | None:
    """The pieces that are drawn where no number is written."""
    zoom, overview = at.m11(), ground.overview
    if _is_more(scene) or zoom < look.SMALLEST_SHAPE:
        return None
    looks = (*_looks(scene), *overview.structure(zoom))
    wires = _wires(scene, ground, overview.largest(zoom), zoom)
    words: dict[Hashable, QRectF] = {
        (each.rect.getRect(), each[1:]): each.rect.translated(at.dx(), at.dy())
        for each in overview.names(zoom)
    }
    for middle in overview.badges(at):
        around = QRectF(middle, middle).adjusted(-BADGE, -BADGE, BADGE, BADGE)
        words[middle.toTuple()] = around
    nodes = {
        shape.id: DrawnNode(shape, shape.place, still_of(shape), (), False)
        for shape in scene.nodes.seen(exposed)
    }
    return DrawnPieces(at, looks, nodes, wires, {}, words)


def _is_more(scene: ShownCircuit) -> bool:
    """True where more is drawn than the pieces that are listed here."""
    is_annotated = scene.annotations is not None
    return is_annotated or bool(scene.nodes.frames()) or len(scene.nodes) > MOST_NODES


def _looks(scene: ShownCircuit) -> tuple[object, ...]:
    """What all the picture looks like."""
    return scene.theme, scene.has_paper, scene.session.where, scene.cuts_lit_wires


def _wires(
    scene: ShownCircuit,
    ground: BackgroundLayer,
    by_pen: Iterable[tuple[QPen, list[int]]],
    zoom: float,
) -> dict[Hashable, DrawnWire]:
    """The wires in these rows, and what is drawn around those that a gesture would change."""
    wires, drawn = scene.wires, dict[Hashable, DrawnWire]()
    halo = ground.lit_width(zoom) * look.LIT_HALO * zoom
    for target in scene.lit_wires:
        if target in wires:
            drawn["lit", target] = DrawnWire(wires.path(target), QPen(), halo)
    for pen, rows in by_pen:
        wide = pen.widthF() * (1.0 if pen.isCosmetic() else zoom)
        for row in rows:
            drawn[wires.target_in(row)] = DrawnWire(wires.path_in(row), pen, wide)
    return drawn


def _live(scene: ShownCircuit, shape: NodeItem) -> tuple[object, ...]:
    """What the live part of a node tells, besides whether the node is marked."""
    session, pin = scene.session, Pin(shape.id, OUT)
    open_pins = tuple(scene.open_pins(shape.id, shape.pins))
    hovered = scene.hovered_node == shape.id and (scene.hovered_pin,)
    if not shape.node.gate.is_source:
        return shape.exchanged, open_pins, hovered
    turned: tuple[object, ...] = ()
    if shape.shows_slider:
        number = session.number_of(shape.id)
        is_hidden = session.value(pin).is_hidden
        turned = None if number is None else float(number), session.range_of(shape.id), is_hidden
    return open_pins, hovered, scene.numbers_at(pin), turned


def _others(before: Mapping[K, T], after: Mapping[K, T]) -> Iterator[T]:
    """What is only in one of two pictures, or looks another way there."""
    for these, those in ((before, after), (after, before)):
        for key, each in these.items():
            if those.get(key) != each:
                yield each
