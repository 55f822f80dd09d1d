"""The items of the circuit on the canvas, and hit tests: what lies under a point."""

from __future__ import annotations

from collections.abc import Iterable
from operator import is_not
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF

from circuit_editor.layout.labels.label_places import Labels
from circuit_editor.model import Pin, Place
from circuit_editor.ui.app import theme as look
from circuit_editor.ui.app.theme import Appearance
from circuit_editor.ui.canvas.items.node_item import NodeItem
from circuit_editor.ui.canvas.items.nodes import NodeItems
from circuit_editor.ui.canvas.items.number_table import KeptWriting, NumberTable
from circuit_editor.ui.canvas.paint_context import UNMEASURED, PaintContext
from circuit_editor.ui.session.session import Session

if TYPE_CHECKING:
    from circuit_editor.ui.canvas.items.annotations import Annotations, Grip

MOST_WHOLES = 16  # zooms
MOST_MEASURED = 2_000  # nodes that stand out; of more it is taken for granted how far they do
MOST_WRITTEN = 12_000  # numbers, of which it is kept how they are written
ON_A_WIRE = 4.0  # pixels: nearer to it than this a wire over a note is meant


class ShownCircuit(PaintContext):
    """The items of all nodes and wires. What paints them reads it; the scene patches it."""

    def __init__(self, session: Session, appearance: Appearance) -> None:
        super().__init__(session, appearance)
        self.nodes = NodeItems()
        self.annotations: Annotations | None = None  # made when there is a note or a frame
        self.numbers = NumberTable(self.wires, self.nodes)
        self._wholes: dict[float, QRectF] = {}  # by zoom, until something is drawn elsewhere
        self._wholes_of: tuple[object, ...] = (None,) * 4
        self._writing_kept: KeptWriting = {}
        self._kept_for: tuple[object, ...] = ((0.0, 0), None, None)

    @property
    def has_marks(self) -> bool:
        """True where something was ever marked."""
        return "step_marks" in self.__dict__

    def has_pin(self, pin: Pin) -> bool:
        """True where a pin is shown that one can wire."""
        shape = self.nodes.get(pin.node)
        return shape is not None and pin in shape.pins()

    def shows(self, id_: str) -> bool:
        """True for a node, a note or a frame that is shown."""
        return id_ in self.nodes or (self.annotations is not None and id_ in self.annotations)

    def node_at(self, point: QPointF) -> NodeItem | None:
        """The uppermost node whose body lies under a point."""
        for shape in self.nodes.near(point, 1.0):
            if shape.body.contains(shape.within(point)):
                return shape
        return None

    def annotation_at(self, point: QPointF) -> Grip | None:
        """The note or frame that one takes hold of at a point; wires lie over both."""
        if self.annotations is None:
            return None
        grip = self.annotations.at(point, self.zoom)
        near = ON_A_WIRE / self.zoom
        return grip if grip is None or self.wires.at(point, near) is None else None

    def titled_frame_at(self, place: Place) -> str | None:
        """The innermost frame with a title in which a place lies; None outside of all."""
        if self.annotations is None:
            return None
        return self.annotations.frame_around(QPointF(*place))

    def frame_at(self, point: QPointF) -> str | None:
        """The innermost block open in place in whose frame a point lies; None outside of all."""
        frames = reversed(self.nodes.frames())
        inside = (each for each in frames if each.drawn(self.zoom).contains(each.within(point)))
        return next((each.id for each in inside), None)

    @property
    def zoom(self) -> float:
        """Pixels of the screen per scene unit, where the circuit is on a screen."""
        return 1.0

    @property
    def reach(self) -> float:
        """How near the pointer must come to what is thin or small, in scene units.

        The same on the screen at any zoom; where not even shapes are drawn nothing is aimed at.
        """
        return look.REACH / max(self.zoom, look.SMALLEST_SHAPE)

    def slider_at(self, point: QPointF) -> NodeItem | None:
        """The node whose slider is nearest to a point and within reach; no body lies between."""
        best, least = None, self.reach
        for shape in self.nodes.near(point, least):
            x, y = shape.within(point).toTuple()
            track = shape.slider_rect()
            beside = max(track.left() - x, x - track.right(), 0.0)
            distance = (beside**2 + (y - track.center().y()) ** 2) ** 0.5
            if y >= track.top() - 2 and distance < least and shape.has_slider:
                best, least = shape, distance
        return best if self.node_at(point) in (None, best) else None

    def pin_at(self, point: QPointF, reach: float | None = None) -> Pin | None:
        """The pin nearest to a point, if it is within `reach` scene units.

        What stands in a block that is open in place is looked at there, and wired inside. Over a
        node's body the reach is shorter: it is there to be moved.
        """
        best, best_distance = None, max(self.reach, look.PIN_REACH) if reach is None else reach
        own = self.session.circuit.nodes
        near = [shape for shape in self.nodes.near(point, best_distance) if shape.id in own]
        for shape in near:
            if shape.body.contains(shape.within(point)):
                inside = max(look.PIN_REACH_INSIDE, look.PIN_SHARE_INSIDE * shape.width)
                best_distance = min(best_distance, inside)
        for shape in near:
            for pin in shape.pins():
                offset = shape.pin_point(pin.port) - point
                distance = (offset.x() ** 2 + offset.y() ** 2) ** 0.5
                if distance < best_distance:
                    best, best_distance = pin, distance
        return best

    def handled_wires(self) -> list[Pin]:
        """The wires whose bends can be taken hold of: the selected and the hovered one."""
        bends, session = self.session.circuit.bends, self.session
        if not bends:
            return []
        wires = dict.fromkeys([session.selected_wire, self.hovered_wire])
        return [wire for wire in wires if wire is not None and wire in bends]

    def bends_of(self, target: Pin) -> tuple[Place, ...]:
        """The points that a wire passes through as it is shown, while it is dragged, too."""
        if self.bends_drawn is not None and self.bends_drawn[0] == target:
            return self.bends_drawn[1]
        return self.session.shown.bends[target].points

    def bend_at(self, point: QPointF) -> tuple[Pin, int] | None:
        """The bend whose handle is nearest to a point and within reach: its wire, and which."""
        x, y = point.x(), point.y()
        away = {
            (target, at): ((x - across) ** 2 + (y - down) ** 2) ** 0.5
            for target in self.handled_wires()
            for at, (across, down) in enumerate(self.bends_of(target))
        }
        nearest = min(away, key=away.__getitem__, default=None)
        if nearest is None or away[nearest] > look.REACH / self.zoom:
            return None
        return nearest

    def wire_at(self, point: QPointF) -> Pin | None:
        """The wire near a point, or the one whose numbers stand there, by where it arrives."""
        key = self.numbers.at(point)
        if key is None:
            return self.wires.at(point, self.reach)
        if not key.leaves:
            return key.pin
        wires = self.wires.leaving(key.pin)
        return wires[0] if len(wires) == 1 else None

    def lay_labels(self, labels: Labels | None, touched: Iterable[str] | None = None) -> None:
        """Write all where places were found for it; None: where the rule alone says.

        `touched` are the nodes that are others, or have other wires, where all else is as it was.
        """
        if labels is None:
            self.numbers.follow_rule(touched)
            self.captions, self.rooms = None, UNMEASURED
        else:
            self.numbers.lay(labels)
            self.captions, self.rooms = labels.captions, labels.rooms
        self.forget_wholes()

    def kept_writing(self, zoom: float) -> KeptWriting:
        """How numbers were written, as long as all are written alike: while one pans."""
        written_at = zoom, 0 if self.annotations is None else self.annotations.changes
        before, theme, rooms = self._kept_for
        is_other = before != written_at or theme is not self.theme or rooms is not self.rooms
        if is_other or len(self._writing_kept) > MOST_WRITTEN:
            self._kept_for = written_at, self.theme, self.rooms
            self._writing_kept = {}
        return self._writing_kept

    def nodes_within(self, rect: QRectF) -> list[str]:
        """The ids of nodes whose bodies touch a rectangle."""
        near = [*self.nodes.frames(), *self.nodes.meeting(rect)]
        return [shape.id for shape in near if rect.intersects(shape.on_canvas(shape.body))]

    def things_within(self, rect: QRectF) -> list[str]:
        """The nodes and notes that touch a rectangle, and the frames that stand wholly in it."""
        found = self.nodes_within(rect)
        return found if self.annotations is None else found + self.annotations.within(rect)

    def content(self, ids: Iterable[str] | None = None, zoom: float = 1.0) -> QRectF:
        """The rectangle that holds these nodes (all, with their wires, unless told).

        With captions and numbers as large as they are written at a zoom; there is room for numbers
        that are not shown yet, but none for nodes that are not.
        """
        if ids is not None:
            return self._rect_of(ids, zoom)
        drawn_from = self.nodes.bodies(), self.rooms, self.theme, self.shows_characters
        is_other = any(map(is_not, drawn_from, self._wholes_of))
        if is_other or len(self._wholes) > MOST_WHOLES:
            self._wholes, self._wholes_of = {}, drawn_from
        if zoom not in self._wholes:
            self._wholes[zoom] = self._whole(zoom)
        return QRectF(self._wholes[zoom])

    def forget_wholes(self) -> None:
        """Something stands elsewhere: all that is drawn may take another rectangle."""
        self._wholes = {}

    def _rect_of(self, ids: Iterable[str], zoom: float) -> QRectF:
        """The rectangle around some nodes and what is written at them."""
        growth, rect, ids = self._growth(zoom), QRectF(), [*ids]
        for shape in map(self.nodes.get, ids):
            if shape is not None:
                rect = rect.united(self._drawn(shape, zoom, growth))
        if self.annotations is not None:
            for id_ in (each for each in ids if each in self.annotations):
                rect = rect.united(self.annotations.rect(id_))
        return rect

    def _whole(self, zoom: float) -> QRectF:
        """The rectangle around all nodes and wires."""
        growth, rect = self._growth(zoom), self.nodes.whole()
        if self.annotations is not None:
            rect = rect.united(self.annotations.whole(zoom))
        shapes = self.nodes.beyond(rect) if growth else []  # else only bodies are drawn
        if len(shapes) > MOST_MEASURED:
            shapes, rect = [], rect.united(self.nodes.reach())
        for shape in shapes:
            written = self.numbers.reach_at(shape, growth)
            is_held = written is not None and rect.contains(written)
            rect = rect.united(self._drawn(shape, zoom, 0.0 if is_held else growth))
        across, down = room = self.numbers.room(growth)
        rows = self.wires.beyond(rect, room)
        if len(rows) > MOST_MEASURED:
            rows, rect = [], rect.united(self.wires.reach())
        for row in rows:
            path = self.wires.path_in(row).boundingRect()
            rect = rect.united(path)
            is_held = not growth or rect.contains(path.adjusted(-across, -down, across, down))
            for number in () if is_held else self.numbers.on_row(row):
                rect = rect.united(number.rect(growth))
        return rect

    def _growth(self, zoom: float) -> float:
        """How large numbers are written at a zoom; 0 where they are not."""
        written = self.writing(zoom)
        return written.growth if written.has_numbers else 0.0

    def _drawn(self, shape: NodeItem, zoom: float, growth: float) -> QRectF:
        """The rectangle around a node, its caption and its numbers."""
        rect = shape.on_canvas(shape.drawn(zoom))
        for number in self.numbers.at_node(shape) if growth else ():
            rect = rect.united(number.rect(growth))
        return rect
