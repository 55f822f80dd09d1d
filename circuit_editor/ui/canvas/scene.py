"""The scene: patches itself from (before, after), and knows what stands where."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QRectF, Signal
from PySide6.QtWidgets import QGraphicsScene

from circuit_editor.engine import Mark
from circuit_editor.layout import frames
from circuit_editor.layout.labels import place_labels
from circuit_editor.layout.picture import Frame
from circuit_editor.layout.routes import Route, Wire
from circuit_editor.model import EMPTY, Circuit, Pin, Place
from circuit_editor.model.document import changes
from circuit_editor.model.loss_names import marks_a_loss
from circuit_editor.model.problems import faulty_blocks
from circuit_editor.ui import theme as look
from circuit_editor.ui.canvas.block_shape import BlockShape, FrameShape
from circuit_editor.ui.canvas.node_shape import NodeShape
from circuit_editor.ui.canvas.shapes import Shapes
from circuit_editor.ui.canvas.sheet import Sheet
from circuit_editor.ui.canvas.wires import Ends, Wires
from circuit_editor.ui.session import Session
from circuit_editor.ui.theme import Appearance, Theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from circuit_editor.ui.canvas.step_marks import StepMarks

WORLD = QRectF(-1.2e6, -1.2e6, 2.4e6, 2.4e6)
CAREFUL_UP_TO = 400  # wires; beyond that they run straight on, numbers in their middle


class CircuitScene(QGraphicsScene):
    """Knows where every node and wire stands; one item, the sheet, paints them all.

    `preview` shows nodes elsewhere while they are dragged, without touching the document.
    """

    hover_changed = Signal()

    def __init__(
        self, session: Session, appearance: Appearance, parent: QObject | None = None
    ) -> None:
        super().__init__(WORLD, parent)
        self.session = session
        self.appearance = appearance
        self.nodes = Shapes()
        self.wires = Wires()
        self.hovered_node: str | None = None
        self.hovered_pin: Pin | None = None
        self.lifted_wire: Pin | None = None  # being re-plugged
        self.is_wiring = False
        self.plain = False  # only the picture: no selection, no pins, no sliders
        self.setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)
        self._shown = EMPTY.root  # what is shown now
        self._frames: Mapping[str, Frame] = {}
        self.shows_characters = True  # of gates, in a word
        self.marks_a_loss = False
        self._numbers: dict[Pin, tuple[str, str]] = {}  # as they are written, until they change
        self._open_pins: dict[str, list[Pin]] = {}  # those that wait for a wire, until wires change
        self._marked: dict[str, bool] = {}
        self._faulty: frozenset[str] | None = None  # definitions, until something changes
        self._sheet = Sheet(self)
        self.addItem(self._sheet)
        session.document_changed.connect(self._sync)
        session.place_changed.connect(self._sync)
        session.run_changed.connect(self._renumber)
        session.selection_changed.connect(self._looks_different)
        appearance.changed.connect(self._looks_different)
        self._sync()

    @property
    def theme(self) -> Theme:
        """The colours to paint with."""
        return self.appearance.theme

    def mark_at(self, id_: str) -> Mark | None:
        """What is remarkable about a node's numbers, if anything is."""
        return next(iter(self.session.marks_at(id_)), None)

    def is_marked(self, id_: str) -> bool:
        """True where something is remarkable about a node, or wrong inside a block."""
        marked = self._marked.get(id_)
        if marked is None:
            marked = self._marked[id_] = self.mark_at(id_) is not None or self._is_wrong(id_)
        return marked

    def _is_wrong(self, id_: str) -> bool:
        face = self.session.shown.nodes[id_].face
        if face is None:
            return False
        if self._faulty is None:
            shapes = self.session.shape_problems  # those are of one use only
            drawn = [each for each in self.session.problems if each not in shapes]
            self._faulty = faulty_blocks(self.session.document, drawn)
        return face.block in self._faulty or bool(self.session.problems_at(id_))

    def is_wired(self, pin: Pin) -> bool:
        """True where a wire arrives at the pin, or leaves it."""
        return pin in self.wires or any(
            self.wires.source(target) == pin for target in self.wires.of([pin.node])
        )

    def open_pins(self, shape: NodeShape) -> list[Pin]:
        """The pins of a node that wait for a wire."""
        found = self._open_pins.get(shape.id)
        if found is None:
            found = [pin for pin in shape.pins() if not self.is_wired(pin)]
            self._open_pins[shape.id] = found
        return found

    def numbers_on(self, target: Pin) -> tuple[str, str]:
        """The value and the gradient of a wire as they are written on it."""
        numbers = self._numbers.get(target)
        if numbers is None:
            session = self.session
            numbers = session.value(target).text, session.gradient(target).text
            self._numbers[target] = numbers
        return numbers

    def has_pin(self, pin: Pin) -> bool:
        """True where a pin is shown that one can wire."""
        shape = self.nodes.get(pin.node)
        return shape is not None and pin in shape.pins()

    def node_at(self, point: QPointF) -> NodeShape | None:
        """The uppermost node whose body lies under a point."""
        for shape in self.nodes.near(point, 1.0):
            if shape.body.contains(shape.within(point)):
                return shape
        return None

    def slider_at(self, point: QPointF) -> NodeShape | None:
        """The node whose slider lies under a point."""
        for shape in self.nodes.near(point, 1.0):
            grip = shape.slider_rect().adjusted(-8, -2, 8, 2)
            if grip.contains(shape.within(point)) and shape.has_slider:
                return shape
        return None

    def pin_at(self, point: QPointF, reach: float = look.PIN_REACH) -> Pin | None:
        """The pin nearest to a point, if it is within `reach` scene units.

        What stands in a block that is open in place is looked at there, and wired inside.
        """
        best, best_distance = None, reach
        for shape in self.nodes.near(point, reach):
            if shape.id not in self.session.circuit.nodes:
                continue
            if shape.body.contains(shape.within(point)):
                best_distance = min(best_distance, look.PIN_REACH_INSIDE)
            for pin in shape.pins():
                offset = shape.pin_point(pin.port) - point
                distance = (offset.x() ** 2 + offset.y() ** 2) ** 0.5
                if distance < best_distance:
                    best, best_distance = pin, distance
        return best

    def wire_at(self, point: QPointF) -> Pin | None:
        """The wire under a point, or the one whose numbers stand there, by where it arrives."""
        return self.wires.at(point)

    def nodes_within(self, rect: QRectF) -> list[str]:
        """The ids of nodes whose bodies touch a rectangle."""
        near = [*self.nodes.frames(), *self.nodes.meeting(rect)]
        return [shape.id for shape in near if rect.intersects(shape.on_canvas(shape.body))]

    def content(self, ids: Iterable[str] | None = None) -> QRectF:
        """The rectangle that holds these nodes (all unless told) with captions and numbers.

        What is not shown takes no room.
        """
        if ids is None:
            return self.nodes.whole().united(self.wires.whole())
        rect = QRectF()
        for id_ in ids:
            shape = self.nodes.get(id_)
            if shape is not None:
                rect = rect.united(shape.on_canvas(shape.bounds))
        return rect

    def hover(self, node: str | None, pin: Pin | None) -> None:
        """Remember what the pointer is over, and show its pins."""
        if (node, pin) != (self.hovered_node, self.hovered_pin):
            for id_ in {self.hovered_node, node}:
                if id_ is not None and id_ in self.nodes:
                    self._update(self.nodes[id_])
            self.hovered_node, self.hovered_pin = node, pin
            self.hover_changed.emit()

    def set_wiring(self, wiring: bool, lifted: Pin | None = None) -> None:
        """Show every pin while a wire is drawn; `lifted` is the wire it may replace."""
        self.is_wiring, self.lifted_wire = wiring, lifted
        self._sheet.looks_different()

    def preview(self, places: Mapping[str, Place]) -> None:
        """Show nodes at other places than the document's, their wires following."""
        for id_, place in places.items():
            self.nodes.move(id_, place)
        for target in self.wires.of(places):
            self.wires.move(target, self._ends(self.wires.source(target), target))
        self._sheet.looks_different(moved=True)

    def settle(self, touched: Iterable[str] | None = None) -> None:
        """Lay the wires clear of the nodes, and give the numbers on them their best places.

        Every wire and number may have to make room for a moved node's; only in large circuits it
        is just the wires of the nodes `touched` that are laid anew.
        """
        if len(self.wires) > CAREFUL_UP_TO:
            for target in self.wires if touched is None else self.wires.of(touched):
                self.wires.move(target, self._ends(self.wires.source(target), target))
        else:
            self._lay_carefully()
        self._sheet.looks_different(moved=True)

    def _looks_different(self) -> None:
        """Paint anew. Told through the scene: Qt forgets its slots with it, a sheet's it keeps."""
        self._sheet.looks_different()

    def _lay_carefully(self) -> None:
        shown = self.session.picture
        on_floors: dict[str, list[Wire]] = {}
        for target in sorted(self.wires):  # the same picture every time
            source = self.wires.source(target)
            x1, y1, x2, y2 = self._ends(source, target)
            floor = on_floors.setdefault(frames.floor_of(shown, source, target), [])
            floor.append((source, (x1, y1), target, (x2, y2)))
        laying = frames.routers(shown)
        routes: dict[Pin, Route] = {}
        for name, wires in on_floors.items():
            laid = laying[name].routes(wires)
            routes |= {wire[2]: route for wire, route in zip(wires, laid, strict=True)}
        clear = frames.clear_of(shown)
        spots = place_labels(
            clear, clear.places, {target: routes[target] for target in sorted(routes)}
        )
        for target, route in routes.items():
            self.wires.lay(target, route, spots[target])

    def _sync(self) -> None:
        """Patch what is shown; what is the same is left alone."""
        old, new = self._shown, self.session.shown
        self._shown = new
        document = self.session.document
        self.marks_a_loss = marks_a_loss(document)
        unplugged, plugged = changes(old.wires, new.wires)
        self.wires.remove([*unplugged, *(target for target in plugged if target in self.wires)])
        touched = {target.node for target in (*unplugged, *plugged)}
        touched |= self._replace_nodes(old, new)
        touched |= self._move_nodes(old, new)
        wires = [(target, new.wires[target]) for target in sorted(plugged)]
        self.wires.add(wires, [self._ends(source, target) for target, source in wires])
        if touched:
            self._open_pins.clear()
            self.settle(touched)
        self._renumber()

    def _renumber(self) -> None:
        """The numbers are new, or stand at other wires."""
        self._numbers.clear()
        self._marked.clear()
        self._faulty = None
        self.update()
        if self.shows_characters is self.session.hides_characters:
            self.shows_characters = not self.shows_characters
            self._looks_different()

    def _replace_nodes(self, old: Circuit, new: Circuit) -> set[str]:
        """Remove the shapes of nodes that are gone or changed; make those that are missing."""
        opened, framed = self.session.picture.frames, self._frames
        self._frames = opened
        gone, fresh = changes(old.nodes, new.nodes)
        unnamed, renamed = changes(old.labels, new.labels)
        reframed = [id_ for id_ in {*framed, *opened} if framed.get(id_) != opened.get(id_)]
        stale = {*gone, *fresh, *unnamed, *renamed, *reframed}
        self.nodes.remove([id_ for id_ in stale if id_ in self.nodes])
        added = sorted(id_ for id_ in stale if id_ in new.nodes)
        self.nodes.add([self._shape_of(id_, new) for id_ in added])
        return stale

    def _shape_of(self, id_: str, circuit: Circuit) -> NodeShape:
        node, label, place = circuit.nodes[id_], circuit.label(id_), circuit.places[id_]
        frame = self.session.picture.frames.get(id_)
        if frame is not None:
            return FrameShape(id_, node, label, place, self, frame)
        return (NodeShape if node.face is None else BlockShape)(id_, node, label, place, self)

    def _move_nodes(self, old: Circuit, new: Circuit) -> set[str]:
        _, moved = changes(old.places, new.places)
        for id_ in moved:
            self.nodes.move(id_, new.places[id_])
        return set(moved)

    def _ends(self, source: Pin, target: Pin) -> Ends:
        """Where a wire between two pins leaves and arrives."""
        leaves, arrives = self.nodes[source.node], self.nodes[target.node]
        (x1, y1), (x2, y2) = leaves.place, arrives.place
        (dx1, dy1), (dx2, dy2) = leaves.start_offset(source.port), arrives.end_offset(target.port)
        return x1 + dx1, y1 + dy1, x2 + dx2, y2 + dy2

    @cached_property
    def step_marks(self) -> StepMarks:
        """What marks a step; made when there is one, and the window opens without."""
        from circuit_editor.ui.canvas.step_marks import StepMarks

        return StepMarks(self)

    @property
    def has_marks(self) -> bool:
        """True where something was ever marked."""
        return "step_marks" in self.__dict__

    def paint_marks(self, painter: QPainter) -> None:
        """Draw the marks, where there are any."""
        if self.has_marks:
            self.step_marks.paint(painter)

    def repaint_marks(self) -> None:
        """What marks a step is new, or has moved."""
        self._sheet.update()

    def _update(self, shape: NodeShape) -> None:
        self._sheet.update(shape.on_canvas(shape.bounds))
