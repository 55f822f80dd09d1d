"""Placing of nodes: from the palette, by keys, and the flag on an open end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF

from circuit_editor.dataclass import replace
from circuit_editor.gates.kinds import OUTPUT
from circuit_editor.layout import sizes
from circuit_editor.layout.picture import with_shapes
from circuit_editor.layout.space.boxes import Box
from circuit_editor.model import (
    Circuit,
    Document,
    Node,
    Path,
    Pin,
    Place,
    edits,
    wiring,
)
from circuit_editor.model.document import without
from circuit_editor.model.graph import group_by_key
from circuit_editor.text import QT_TRANSLATE_NOOP
from circuit_editor.ui.canvas.gestures.gesture import snap_to_grid
from circuit_editor.ui.palette.palette_items import AlsoDone, as_it_is
from circuit_editor.ui.shell.commands import CIRCUIT, ON_NODES, ON_PIN, Registrar, can_put_flag

if TYPE_CHECKING:
    from circuit_editor.ui.canvas.canvas_host import CanvasHost
    from circuit_editor.ui.session.session import Session

NAME = "x0"  # what is new gets a name about as long
FLAG_REACH = 50.0  # how near to an open end the flag must be dropped to flag it
command = Registrar("view.placing")


class NodePlacing(QObject):
    """Places new nodes. Each is one undo step, and selected."""

    def __init__(self, view: CanvasHost) -> None:
        super().__init__(view)
        self._view = view
        self._session = view.session
        self._put_by_keys: set[tuple[str, Place]] = set()  # nodes, each with where keys put it
        self._taken: tuple[Circuit, list[Box]] | None = None  # of what is shown, once it was asked
        self._session.opened.connect(self._put_by_keys.clear)

    def put(self, kind: str, point: QPointF, then: AlsoDone = as_it_is) -> None:
        """Put down what the catalog calls so; a flag on an open end flags it.

        `then` is done in the same step.
        """
        if kind == OUTPUT and self._session.where:
            self._session.message.emit(
                self.tr("The loss stands outside of blocks. An output port leads out of this one.")
            )
            return
        if kind == OUTPUT and self._flag_at(point, then):
            return
        place = snap_to_grid(point.x()), snap_to_grid(point.y())
        if then is as_it_is:
            then = self.keeping(place)
        self._view.catalog.put(kind, place, self.in_frame(place, then))
        self._view.setFocus()

    def put_in_view(self, kind: str) -> None:
        """Put a new node where the user looks, or where it can be wired to what is selected.

        A gate stands right of what is selected, an input before what reads it or below another.
        """
        self._view.cancel_gesture()  # a double click picked the gate before it asked for it
        before = self._session.document
        node = self._view.catalog.node_of(kind)
        wire = self.wire_for(node, kind)
        if wire is not None:
            self.put_on_wire(wire, node, kind)
            return
        if (end := self.end_for(kind)) is not None:
            self.put_flag(end)
        else:
            self.put(kind, QPointF(*self.place_in_view(node)))
        if self._session.document is not before:
            self.stands_by_keys()

    def end_for(self, kind: str) -> Pin | None:
        """The open end that what is put down without a point flags: the only one, if any."""
        return self._session.flag_offer if kind == OUTPUT else None

    def place_in_view(self, node: Node, label: str = NAME) -> Place:
        """Where such a node stands best that nobody gave a place: see `put_in_view`."""
        if (end := self.end_for(node.kind)) is not None:
            return place_of_flag(circuit_as_drawn(self._session), end)
        selected = sorted(self._session.selection & set(self._session.circuit.nodes))
        if selected:
            return self._beside(node, selected)
        point = self._view.mapToScene(self._view.viewport().rect().center())
        return self._free(node, label, (snap_to_grid(point.x()), snap_to_grid(point.y())))

    def place_near(self, node: Node, label: str, wanted: Place) -> Place:
        """Where such a node stands that was asked for at a place: there, if nothing is there."""
        (width, height), (x, y) = sizes.node_size(node, label), wanted
        left, top, right, bottom = self._view.circuit_scene.nodes.bodies().T
        is_beside = (right <= x - width / 2) | (left >= x + width / 2)
        is_clear = (
            is_beside | (bottom + sizes.CAPTION_HEIGHT <= y - height / 2) | (top >= y + height / 2)
        )
        return wanted if is_clear.all() else self._free(node, label, wanted)

    def keeping(self, shown: Place, then: AlsoDone = as_it_is) -> AlsoDone:
        """What is done to a new node, and moves it to be shown at a place, or near to it."""
        session = self._session
        if not session.picture.frames:
            return then
        from circuit_editor.ui.canvas.gestures.beside_open_blocks import keep_shown

        return lambda document, id_: keep_shown(session, then(document, id_), {id_: shown})

    def in_frame(self, place: Place, then: AlsoDone) -> AlsoDone:
        """What is done to a new node, and puts it into the frame in which it stands."""
        frame = self._view.circuit_scene.titled_frame_at(place)
        if frame is None:
            return then
        from circuit_editor.model.edits import notes_and_frames

        return lambda document, id_: notes_and_frames.put_into_frame(
            then(document, id_), {id_: frame}
        )

    def stands_by_keys(self) -> None:
        """Remember that keys put down what is selected, and bring it into sight."""
        places = self._session.circuit.places
        new = {id_: places[id_] for id_ in self._session.selection if id_ in places}
        self._put_by_keys |= {*new.items()}
        self._view.bring_back(new)

    def wire_for(self, node: Node, kind: str) -> Pin | None:
        """The selected wire, by where it arrives, if a new node can be inserted on it."""
        wire = self._session.selected_wire
        if wire is None or wire not in self._session.circuit.wires:
            return None
        from circuit_editor.model.rules import why_not_through

        return wire if why_not_through(node, kind) is None else None

    def middle_of(self, wire: Pin) -> Place:
        """The middle of a wire, on the grid."""
        middle = self._view.circuit_scene.wires.path(wire).pointAtPercent(0.5)
        return snap_to_grid(middle.x()), snap_to_grid(middle.y())

    def put_on_wire(self, wire: Pin, node: Node, kind: str, then: AlsoDone = as_it_is) -> None:
        """Insert a new node on a wire; `then` is done in the same step."""
        from circuit_editor.ui.canvas.gestures.insertion import Insertion

        insertion = Insertion(self._view, node, "")
        insertion.target = wire
        wanted = self.middle_of(wire)

        def inserted(document: Document, new: str) -> Document:
            return then(insertion.insert(document, new, wanted), new)

        self.put(kind, QPointF(*wanted), inserted)
        self._view.bring_back(self._session.selection)
        insertion.show()

    def _beside(self, node: Node, selected: list[str]) -> Place:
        """A readable place for a new node among those that are selected."""
        from circuit_editor.layout.space import free_space

        circuit = circuit_as_drawn(self._session)
        nodes = circuit.nodes
        *_, last = sorted(selected, key=lambda id_: circuit.places[id_][1])
        outputs = [
            Pin(id_, nodes[id_].gate.main_port) for id_ in selected if nodes[id_].gate.outputs
        ]
        if not node.gate.is_source:
            if outputs:
                return free_space.place_after(circuit, node, NAME, outputs)
            free = next((pin for pin in _inputs(circuit, last) if pin not in circuit.wires), None)
            if free is not None:
                return free_space.place_before(circuit, node, NAME, free)
        elif nodes[last].gate.is_source or not nodes[last].gate.inputs:
            return free_space.place_below(circuit, node, NAME, last)
        else:
            pins = _inputs(circuit, last)
            reader = next((pin for pin in pins if pin not in circuit.wires), pins[0])
            return free_space.place_before(circuit, node, NAME, reader)
        return free_space.free_place(circuit, node, NAME, circuit.places[last])

    def rearranged(self, circuit: Circuit, source: Pin, target: Pin) -> dict[str, Place]:
        """Where what was put down by keys, and never moved, stands best now that it is wired."""
        from circuit_editor.layout.space import free_space

        circuit = with_shapes(circuit, self._session.shapes)
        readers = group_by_key((each.node, pin) for pin, each in circuit.wires.items())
        moved = {}
        if self._stands_as_put(circuit, target.node) and target.node not in readers:
            rest = _without(circuit, target.node)
            node, label = circuit.nodes[target.node], circuit.label(target.node)
            drivers = [pin for pin in circuit.sources(target.node) if pin is not None]
            moved[target.node] = free_space.place_after(rest, node, label, drivers)
        elif self._stands_as_put(circuit, source.node) and readers[source.node] == [target]:
            node, label = circuit.nodes[source.node], circuit.label(source.node)
            if node.gate.is_source:
                rest = _without(circuit, source.node)
                moved[source.node] = free_space.place_before(rest, node, label, target)
        self._put_by_keys |= {*moved.items()}
        return moved

    def _stands_as_put(self, circuit: Circuit, id_: str) -> bool:
        return (id_, circuit.places[id_]) in self._put_by_keys

    @command(
        "flag",
        QT_TRANSLATE_NOOP("Action", "Put the &loss flag here"),
        keys="Ctrl+Shift+L",
        menus={CIRCUIT: 230, ON_NODES: 170, ON_PIN: 130},
        when=can_put_flag,
    )
    def put_flag(self, end: Pin | None = None, then: AlsoDone = as_it_is) -> None:
        """Put the loss flag behind an open end: this one, or the one the session offers.

        `then` is done in the same step.
        """
        end = end or self._session.flag_offer
        if end is None:
            return
        from circuit_editor.model import fresh_names

        place = place_of_flag(circuit_as_drawn(self._session), end)
        flag = fresh_names.fresh_id(self._session.document, OUTPUT)
        label = QT_TRANSLATE_NOOP("Sentence", "Put the loss flag")

        def put(document: Document) -> Document:
            return then(edits.flag(document, end, place), flag)

        if self._session.edit(label, put, select=[flag]):
            self._view.ensureVisible(self._view.circuit_scene.content({flag}), 20, 20)

    def put_flag_on_number(self) -> None:
        """Put the loss flag where it is offered; there behind the mean, where that is an array."""
        end = self._session.flag_offer
        is_array = end is not None and self._session.holds_array(end)
        self.put_flag(end, of_mean if is_array else as_it_is)

    def _free(self, node: Node, label: str, wanted: Place) -> Place:
        """The place nearest to this one where such a node covers nothing that is shown."""
        from circuit_editor.layout.space import free_space

        shown = self._session.shown
        if self._taken is None or self._taken[0] is not shown:
            frames = [shape.box() for shape in self._view.circuit_scene.nodes.frames()]
            opened = self._session.picture.frames
            self._taken = shown, [*free_space.taken(shown, opened), *frames]
        room = sizes.room_of(node, label, wanted)
        dx, dy = free_space.free_shift(self._taken[1], [room])
        return wanted[0] + dx, wanted[1] + dy

    def _flag_at(self, point: QPointF, then: AlsoDone) -> bool:
        """Flag the open output at a point; False where there is none."""
        end = open_end_at(self._view, point)
        if end is None:
            return False
        self.put_flag(end, then)
        return True


def open_end_at(view: CanvasHost, point: QPointF) -> Pin | None:
    """The open end at a point or near it, where a flag that is dropped there belongs."""
    circuit, scene = view.session.circuit, view.circuit_scene
    item = scene.node_at(point)
    end = Pin(item.id, item.node.gate.main_port) if item else scene.pin_at(point, FLAG_REACH)
    return end if end is not None and wiring.is_open_end(circuit, end) else None


def circuit_as_drawn(session: Session) -> Circuit:
    """The circuit that is edited, with the shapes of its arrays: what is new keeps clear of them.

    Blocks that are open in place count as closed.
    """
    return with_shapes(session.circuit, session.shapes, Path.of(*session.where).prefix)


def place_of_flag(circuit: Circuit, end: Pin) -> Place:
    """Where a flag stands behind an open end."""
    x, y = circuit.places[end.node]
    width, _ = sizes.node_size(circuit.nodes[end.node], circuit.label(end.node))
    return x + width / 2 + sizes.LAYER_GAP + sizes.GRID, y


def _without(circuit: Circuit, id_: str) -> Circuit:
    return replace(circuit, nodes=without(circuit.nodes, [id_]))


def _inputs(circuit: Circuit, id_: str) -> list[Pin]:
    return [Pin(id_, port) for port in circuit.nodes[id_].gate.inputs]


def of_mean(document: Document, flag: str) -> Document:
    """The document with the flag at the mean of the array that it stands behind."""
    from circuit_editor.gates.cures import reductions
    from circuit_editor.layout.space.apply_cure import apply_cure

    return apply_cure(document, flag, reductions()[0])
