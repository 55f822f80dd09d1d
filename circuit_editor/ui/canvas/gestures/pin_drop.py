"""Dropping something new on a pin: it stands beside the node, and is wired to the pin at once."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QColor, QPen
from PySide6.QtWidgets import QGraphicsPathItem

from circuit_editor.gates.kinds import OUTPUT
from circuit_editor.layout.routing.routes import curve_between
from circuit_editor.layout.sizes import pin_offset
from circuit_editor.layout.space import free_space
from circuit_editor.model import Document, Node, Pin, Place, edits
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence
from circuit_editor.ui.app import theme as look
from circuit_editor.ui.app.translate import say
from circuit_editor.ui.canvas.canvas_host import CanvasHost
from circuit_editor.ui.canvas.gestures.insertion import ALT, name_on_canvas
from circuit_editor.ui.canvas.gestures.place_nodes import (
    NAME,
    circuit_as_drawn,
    open_end_at,
    place_of_flag,
)
from circuit_editor.ui.canvas.items.wires import path_of

COVERED = 24.0  # so near to a pin, in scene units, it would lie on the node


class PinDrop:
    """The pin that something new would be wired to if it were put down now.

    An output feeds its first input, a free input reads its first output; a flag flags an open end.
    """

    def __init__(self, view: CanvasHost, kind: str, node: Node) -> None:
        self._view, self._scene, self._session = view, view.circuit_scene, view.session
        self._kind, self._node = kind, node
        self._name = name_on_canvas(node)
        self._wire = QGraphicsPathItem()
        self._wire.setZValue(10)
        self._wire.hide()
        self._scene.addItem(self._wire)
        self.pin: Pin | None = None
        self.place: Place = (0.0, 0.0)  # where it will stand, in the circuit
        self.seen_at = QPointF()  # and where that is seen: beside what is open in place

    def look(self, point: QPointF, modifiers: Qt.KeyboardModifier, *, closely: bool) -> bool:
        """Find the pin at a point, and show what would be done; False where there is none.

        `closely`: only one that is pointed right at.
        """
        pin = None if modifiers & ALT else self._pin_at(point, closely=closely)
        if pin is None:
            return False
        if pin != self.pin:
            self.pin, self.place = pin, self._best_place(pin)
            self._show(pin)
        self._view.show_bubble(say(self._told(pin)), point)
        return True

    def clear(self) -> None:
        """Show nothing any more."""
        if self.pin is not None:
            self.pin = None
            self._wire.hide()
            self._scene.hover(None, None)

    def remove(self) -> None:
        """Take away what shows it."""
        self.clear()
        self._scene.removeItem(self._wire)

    def connect(self, document: Document, new: str) -> Document:
        """The document in which the new node is wired to the pin.

        A block of the library may have got other ports, where those it has were there already.
        """
        assert self.pin is not None
        gate, is_fed = document.root.nodes[new].gate, self._session.circuit.is_output(self.pin)
        end = Pin(new, (gate.inputs if is_fed else gate.outputs)[0])
        return edits.connect(document, *((self.pin, end) if is_fed else (end, self.pin)))

    def _pin_at(self, point: QPointF, *, closely: bool) -> Pin | None:
        if self._kind == OUTPUT:
            return None if closely else open_end_at(self._view, point)
        circuit, scene = self._session.circuit, self._scene
        least = max(scene.reach, look.PIN_REACH) if closely else max(scene.reach, COVERED)
        over = None if closely else scene.node_at(point)
        best = None
        for shape in scene.nodes.near(point, least):
            if shape.id not in circuit.nodes:
                continue
            for pin in shape.pins():
                away = QLineF(shape.pin_point(pin.port), point).length()
                if (away < least or (shape is over and best is None)) and self._fits(pin):
                    best, least = pin, min(away, least)
        return best

    def _fits(self, pin: Pin) -> bool:
        circuit, gate = self._session.circuit, self._node.gate
        if circuit.is_output(pin):
            return bool(gate.inputs)
        return bool(gate.outputs) and pin not in circuit.wires

    def _port(self, pin: Pin) -> str:
        """The pin of the new node that will be wired."""
        gate = self._node.gate
        return (gate.inputs if self._session.circuit.is_output(pin) else gate.outputs)[0]

    def _best_place(self, pin: Pin) -> Place:
        circuit = circuit_as_drawn(self._session)
        if self._kind == OUTPUT:
            return place_of_flag(circuit, pin)
        if circuit.is_output(pin):
            return free_space.place_after(circuit, self._node, NAME, [pin])
        return free_space.place_before(circuit, self._node, NAME, pin)

    def _show(self, pin: Pin) -> None:
        at = self._scene.nodes[pin.node].pin_point(pin.port)
        aside = at - QPointF(*free_space.pin_place(self._session.circuit, pin))
        self.seen_at = QPointF(*self.place) + aside
        end = self.seen_at + QPointF(*pin_offset(self._node, NAME, self._port(pin)))
        start, end = (at, end) if self._session.circuit.is_output(pin) else (end, at)
        self._wire.setPath(path_of((curve_between(start.toTuple(), end.toTuple()),)))
        self._wire.setPen(QPen(QColor(self._scene.theme.accent), 2))
        self._wire.show()
        self._scene.hover(pin.node, pin)

    def _told(self, pin: Pin) -> Sentence:
        circuit = self._session.circuit
        told = (
            QT_TRANSLATE_NOOP("Sentence", "Release: {name} reads {other}. Alt: do not wire.")
            if circuit.is_output(pin)
            else QT_TRANSLATE_NOOP("Sentence", "Release: {name} feeds {other}. Alt: do not wire.")
        )
        other = name_on_canvas(circuit.nodes[pin.node], circuit.label(pin.node))
        return Sentence.of(told, name=self._name, other=other)
