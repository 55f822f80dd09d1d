"""The scene: patches itself from (before, after), and knows what stands where."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from math import ceil, floor

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QGraphicsScene

from circuit_editor.engine import Mark
from circuit_editor.layout import sizes
from circuit_editor.layout.labels import place_labels
from circuit_editor.layout.routes import MARGIN, Route, Router, curve_between, node_boxes
from circuit_editor.model import EMPTY, Circuit, Pin, Place
from circuit_editor.model.document import without
from circuit_editor.ui import theme as look
from circuit_editor.ui.canvas.block_item import BlockItem, FrameItem
from circuit_editor.ui.canvas.node_item import NodeItem
from circuit_editor.ui.canvas.wire_item import WireItem
from circuit_editor.ui.session import Session
from circuit_editor.ui.theme import Appearance, Theme

WORLD = QRectF(-1.2e6, -1.2e6, 2.4e6, 2.4e6)
CAREFUL_UP_TO = 150  # wires; beyond that they run straight on, numbers in their middle


class CircuitScene(QGraphicsScene):
    """One item per node and per wire, in two dictionaries; the document decides what is there.

    `preview` shows nodes elsewhere while they are dragged, without touching the document.
    """

    hover_changed = Signal()

    def __init__(
        self, session: Session, appearance: Appearance, parent: QObject | None = None
    ) -> None:
        super().__init__(WORLD, parent)
        self.session = session
        self.appearance = appearance
        self.nodes: dict[str, NodeItem] = {}
        self.wires: dict[Pin, WireItem] = {}
        self.hovered_node: str | None = None
        self.hovered_pin: Pin | None = None
        self.lifted_wire: Pin | None = None  # being re-plugged
        self.is_wiring = False
        self._driving: set[Pin] = set()  # the outputs that go somewhere
        self.plain = False  # only the picture: no selection, no pins, no sliders
        self.setItemIndexMethod(QGraphicsScene.ItemIndexMethod.BspTreeIndex)
        self._shown = EMPTY.root  # what the items show now
        session.document_changed.connect(self._sync)
        session.place_changed.connect(self._sync)
        session.run_changed.connect(self.update)
        session.selection_changed.connect(self.update)
        appearance.changed.connect(self.update)
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
        if self.mark_at(id_) is not None:
            return True
        return self.session.shown.nodes[id_].face is not None and any(
            each.at.startswith(f"{self.session.path_of(id_)}/")
            for each in self.session.problems_at(id_)
        )

    def is_wired(self, pin: Pin) -> bool:
        """True where a wire arrives at the pin, or leaves it."""
        return pin in self._driving or pin in self.wires

    def node_at(self, point: QPointF) -> NodeItem | None:
        """The uppermost node whose body lies under a point."""
        for item in self._nodes_near(point, 1.0):
            if item.body.contains(item.mapFromScene(point)):
                return item
        return None

    def slider_at(self, point: QPointF) -> NodeItem | None:
        """The node whose slider lies under a point."""
        for item in self._nodes_near(point, 1.0):
            grip = item.slider_rect().adjusted(-8, -2, 8, 2)
            if item.has_slider and grip.contains(item.mapFromScene(point)):
                return item
        return None

    def pin_at(self, point: QPointF, reach: float = look.PIN_REACH) -> Pin | None:
        """The pin nearest to a point, if it is within `reach` scene units.

        What stands in a block that is open in place is looked at there, and wired inside.
        """
        best, best_distance = None, reach
        for item in self._nodes_near(point, reach):
            if item.id not in self.session.circuit.nodes:
                continue
            if item.body.contains(item.mapFromScene(point)):
                best_distance = min(best_distance, look.PIN_REACH_INSIDE)
            for pin in item.pins():
                offset = item.pin_point(pin.port) - point
                distance = (offset.x() ** 2 + offset.y() ** 2) ** 0.5
                if distance < best_distance:
                    best, best_distance = pin, distance
        return best

    def wire_at(self, point: QPointF) -> WireItem | None:
        """The wire under a point, or the one whose numbers stand there."""
        around = QRectF(point.x() - 4, point.y() - 4, 8, 8)
        for item in self.items(around):
            if isinstance(item, WireItem) and item.is_near(point):
                return item
        return None

    def nodes_within(self, rect: QRectF) -> list[str]:
        """The ids of nodes whose bodies touch a rectangle."""
        return [
            item.id
            for item in self.items(rect)
            if isinstance(item, NodeItem) and rect.intersects(item.mapRectToScene(item.body))
        ]

    def content(self, ids: Iterable[str] | None = None) -> QRectF:
        """The rectangle that holds these nodes (all unless told) with captions and numbers."""
        chosen = self.nodes.values() if ids is None else [self.nodes[id_] for id_ in ids]
        rect = QRectF()
        for item in chosen:
            rect = rect.united(item.sceneBoundingRect())
        if ids is None:
            for wire in self.wires.values():
                rect = rect.united(wire.boundingRect())
        return rect

    def hover(self, node: str | None, pin: Pin | None) -> None:
        """Remember what the pointer is over, and show its pins."""
        if (node, pin) != (self.hovered_node, self.hovered_pin):
            for id_ in {self.hovered_node, node} - {None}:
                if id_ in self.nodes:
                    self.nodes[id_].update()
            self.hovered_node, self.hovered_pin = node, pin
            self.hover_changed.emit()

    def set_wiring(self, wiring: bool, lifted: Pin | None = None) -> None:
        """Show every pin while a wire is drawn; `lifted` is the wire it may replace."""
        self.is_wiring, self.lifted_wire = wiring, lifted
        self.update()

    def preview(self, places: Mapping[str, Place]) -> None:
        """Show nodes at other places than the document's, their wires following."""
        for id_, place in places.items():
            self.nodes[id_].setPos(*place)
        for wire in self._wires_of(places):
            wire.lay(self._direct(wire))

    def settle(self, touched: Iterable[str] | None = None) -> None:
        """Lay the wires clear of the nodes, and give the numbers on them their best places.

        Every wire and number may have to make room for a moved node's; only in large circuits it
        is just the wires of the nodes `touched` that are laid anew.
        """
        if len(self.wires) > CAREFUL_UP_TO:
            for wire in self.wires.values() if touched is None else self._wires_of(touched):
                wire.lay(self._direct(wire))
            return
        circuit = self._solid()
        router = Router(node_boxes(circuit, circuit.places, MARGIN))
        routes = {
            target: router.route(wire.source, self._end(wire.source), target, self._end(target))
            for target, wire in sorted(self.wires.items())  # the same picture every time
        }
        spots = place_labels(circuit, circuit.places, routes)
        for target, wire in self.wires.items():
            wire.lay(routes[target], spots[target])

    def _sync(self) -> None:
        """Patch the items so that they show what is to be shown; what is the same is left alone."""
        old, new = self._shown, self.session.shown
        self._shown = new
        touched: set[str] = set()
        if old.wires is not new.wires:
            touched |= self._remove_wires(new)
        if old.nodes is not new.nodes or old.labels is not new.labels:
            touched |= self._replace_nodes(new)
        if old.places is not new.places:
            touched |= self._move_nodes(new)
        if old.wires is not new.wires:
            touched |= self._add_wires(new)
            self._driving = set(new.wires.values())
        if touched:
            self.settle(touched)
        self.update()

    def _remove_wires(self, new: Circuit) -> set[str]:
        gone = [
            target for target, wire in self.wires.items() if new.wires.get(target) != wire.source
        ]
        for target in gone:
            self.removeItem(self.wires.pop(target))
        return {target.node for target in gone}

    def _add_wires(self, new: Circuit) -> set[str]:
        added = [target for target in new.wires if target not in self.wires]
        for target in sorted(added):
            self.wires[target] = WireItem(target, new.wires[target], self)
            self.addItem(self.wires[target])
        return {target.node for target in added}

    def _replace_nodes(self, new: Circuit) -> set[str]:
        """Remove the items of nodes that are gone or changed; make those that are missing."""
        stale = [
            id_
            for id_, item in self.nodes.items()
            if new.nodes.get(id_) is not item.node
            or new.label(id_) != item.label
            or self.session.picture.frames.get(id_) != item.frame
        ]
        for id_ in stale:
            self.removeItem(self.nodes.pop(id_))
        added = sorted(id_ for id_ in new.nodes if id_ not in self.nodes)
        for id_ in added:
            item = self._item_for(id_, new)
            item.setPos(*new.places[id_])
            self.addItem(item)
            self.nodes[id_] = item
        return {*stale, *added}

    def _item_for(self, id_: str, circuit: Circuit) -> NodeItem:
        node, label = circuit.nodes[id_], circuit.label(id_)
        frame = self.session.picture.frames.get(id_)
        if frame is not None:
            return FrameItem(id_, node, label, self, frame)
        return (NodeItem if node.face is None else BlockItem)(id_, node, label, self)

    def _solid(self) -> Circuit:
        """What is shown without the frames: wires may run through those."""
        shown, frames = self.session.shown, self.session.picture.frames
        if not frames:
            return shown
        return replace(shown, nodes=without(shown.nodes, frames))

    def _move_nodes(self, new: Circuit) -> set[str]:
        moved = [id_ for id_, item in self.nodes.items() if (item.x(), item.y()) != new.places[id_]]
        for id_ in moved:
            self.nodes[id_].setPos(*new.places[id_])
        return set(moved)

    def _end(self, pin: Pin) -> Place:
        point = self.nodes[pin.node].pin_point(pin.port)
        return point.x(), point.y()

    def _direct(self, wire: WireItem) -> Route:
        return (curve_between(self._end(wire.source), self._end(wire.target)),)

    def _wires_of(self, ids: Iterable[str]) -> list[WireItem]:
        chosen = set(ids)
        return [
            wire
            for wire in self.wires.values()
            if wire.target.node in chosen or wire.source.node in chosen
        ]

    def _nodes_near(self, point: QPointF, reach: float) -> list[NodeItem]:
        around = QRectF(point.x() - reach, point.y() - reach, 2 * reach, 2 * reach)
        return [item for item in self.items(around) if isinstance(item, NodeItem)]

    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        painter.fillRect(rect, QColor(self.theme.canvas))
        zoom = painter.worldTransform().m11()
        if self.plain or zoom < 0.4:
            return
        painter.setPen(QPen(QColor(self.theme.dots), 2 / zoom))
        spacing = 2 * sizes.GRID
        columns = range(floor(rect.left() / spacing), ceil(rect.right() / spacing) + 1)
        rows = range(floor(rect.top() / spacing), ceil(rect.bottom() / spacing) + 1)
        painter.drawPoints([QPointF(x * spacing, y * spacing) for x in columns for y in rows])
