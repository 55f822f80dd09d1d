"""Inserting on a wire what a hand carries over it: the wire is lit and told, a release inserts."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt

from circuit_editor.dataclass import replace
from circuit_editor.layout.picture import places_behind, shapes_inside, with_shapes
from circuit_editor.layout.sizes import SNAP, node_size
from circuit_editor.layout.space.room_on_wire import room_on_wire
from circuit_editor.model import Circuit, Document, Node, Pin, Place, edits, rules
from circuit_editor.model.edits import splice
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence
from circuit_editor.ui.app.translate import name_of, say
from circuit_editor.ui.canvas.canvas_host import CanvasHost

ALT = Qt.KeyboardModifier.AltModifier
STEPS_ASIDE = 12  # of the grid, in which a place beside a wire is looked for
BESIDE_A_WIRE = 8.0  # scene units between a wire and what stands beside it


class Insertion:
    """The wire that a node would be inserted on if it were put down now.

    `taken` is the node's id where it stands on the canvas already; it has no wires then, or leaves
    those it has.
    """

    def __init__(self, view: CanvasHost, node: Node, label: str, taken: str = "") -> None:
        self._view, self._scene, self._session = view, view.circuit_scene, view.session
        self._node, self._taken = node, taken
        self._size = node_size(node, label)
        self._name = name_on_canvas(node, label)
        self._over: Pin | None = None  # the wire it lies over
        self.target: Pin | None = None  # where that wire arrives, if the node would be inserted

    def look(self, middle: QPointF, pointer: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Find the wire under the node where its middle is now, and show what would be done."""
        reach = max(self._size[1] / 2, self._scene.reach)
        found = self._scene.wires.near(middle, reach, self._may_lie_on)
        self._over = found[0] if found is not None else None
        refusal = rules.why_not_through(self._node, self._name)
        is_meant = self._over is not None and not modifiers & ALT
        self.target = self._over if is_meant and refusal is None else None
        self._scene.light_wires({self.target} if self.target is not None else frozenset())
        told = None
        if self.target is not None:
            told = self._told(self.target)
        elif is_meant and refusal is not None:
            told = refusal
        self._view.show_bubble(say(told) if told is not None else None, pointer)

    def help(self) -> str:
        """What a release would do, over a wire and elsewhere."""
        told = QT_TRANSLATE_NOOP(
            "Sentence",
            "Release puts it down, on a wire it is inserted; Alt: not. Esc puts it back.",
        )
        return say(Sentence.of(told))

    def forget(self) -> None:
        """Insert it nowhere: something else would be done with it now."""
        self._over, self.target = None, None
        self._scene.light_wires(frozenset())

    def clear(self) -> None:
        """Show nothing any more."""
        self._scene.light_wires(frozenset())
        self._view.show_bubble(None, QPointF())

    def insert(self, document: Document, id_: str, wanted: Place) -> Document:
        """Lead the wire through a node that is put near a place, and make room around it."""
        assert self.target is not None
        session, source = self._session, document.root.wires[self.target]
        document = splice.insert_on_wire(document, id_, self.target)
        root, frames = document.root, self._scene.nodes.frames()
        shown = {each: place for each, place in session.shown.places.items() if each in root.places}
        boxes = {}
        for frame in frames:
            if frame.id in root.nodes:
                body = frame.on_canvas(frame.body)
                boxes[frame.id] = (body.left(), body.top(), body.right(), body.bottom())
        seen = replace(root, places=root.places.update({**shown, id_: wanted}))
        shapes = shapes_inside(session.shapes, session.where)
        if source in shapes:  # most gates make an array as large of one
            shapes = {**shapes, Pin(id_, self._node.gate.outputs[0]): shapes[source]}
        stands = room_on_wire(with_shapes(seen, shapes), id_, self.target, wanted, boxes)
        if not boxes:
            return edits.move(document, stands)
        aside = root.places[self.target.node], seen.places[self.target.node]
        own = {**root.places, id_: _shifted(wanted, aside[1], aside[0])}
        guess = {
            each: _shifted(own[each], seen.places[each], place) for each, place in stands.items()
        }
        opened = frozenset(session.picture.frames)
        return edits.move(document, places_behind(document, (), opened, guess, stands, shapes))

    def show(self) -> None:
        """Show all again where all was shown before the neighbours made room."""
        view = self._view
        if view.is_fitted and not view.is_in_sight(view.content()):
            view.fit()

    def beside(self, wanted: Place) -> Place:
        """The place nearest to one that is wanted where the node lies on no wire it is not on.

        A gate that lies on a wire looks as if it were wired.
        """
        if self._over is None:
            return wanted
        aside = sorted(range(-STEPS_ASIDE, STEPS_ASIDE + 1), key=abs)
        places = [(wanted[0], wanted[1] + step * SNAP) for step in aside]
        return next((place for place in places if self._is_clear(place)), wanted)

    def _is_clear(self, place: Place) -> bool:
        (x, y), (width, height) = place, self._size
        body = QRectF(x - width / 2, y - height / 2, width, height)
        around = body.adjusted(-BESIDE_A_WIRE, -BESIDE_A_WIRE, BESIDE_A_WIRE, BESIDE_A_WIRE)
        if any(self._may_lie_on(each) for each in self._scene.wires.through(around)):
            return False
        return not set(self._scene.nodes_within(body)) - {self._taken}

    def _may_lie_on(self, target: Pin) -> bool:
        """True for the wires of this circuit that are not the node's own."""
        source = self._session.circuit.wires.get(target)
        return source is not None and self._taken not in (source.node, target.node)

    def _told(self, target: Pin) -> Sentence:
        circuit = self._session.circuit
        return Sentence.of(
            QT_TRANSLATE_NOOP(
                "Sentence",
                "Release: {name} goes between {before} and {after}. Alt: do not insert.",
            ),
            name=self._name,
            before=_name_in(circuit, circuit.wires[target].node),
            after=_name_in(circuit, target.node),
        )


def name_on_canvas(node: Node, label: str = "") -> str:
    """What one reads on a node, or will read on a new one: its symbol, or its name."""
    if node.interface is not None:
        return node.interface.name
    if node.gate.is_source or node.gate.is_port or node.gate.is_flag:
        return label or name_of(node.gate)
    return node.gate.symbol_with(node.attrs) or name_of(node.gate)


def _shifted(place: Place, before: Place, after: Place) -> Place:
    """A place, moved as far as it is from one to another."""
    return place[0] + after[0] - before[0], place[1] + after[1] - before[1]


def _name_in(circuit: Circuit, id_: str) -> str:
    return name_on_canvas(circuit.nodes[id_], circuit.label(id_))
