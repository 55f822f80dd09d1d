"""Drawing a wire by the mouse, and taking all wires of an output elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QColor, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsPathItem

from circuit_editor.layout.routing.routes import Bezier, curve_between
from circuit_editor.model import (
    Path,
    Pin,
    edits,
    rules,
)
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence, Template
from circuit_editor.ui.app import theme as look
from circuit_editor.ui.app.translate import say
from circuit_editor.ui.canvas.canvas_host import CanvasGesture, CanvasHost, Rearranged
from circuit_editor.ui.canvas.gestures.insertion import name_on_canvas
from circuit_editor.ui.canvas.items.wires import path_of

IT_REPLACES = Template(
    QT_TRANSLATE_NOOP("Sentence", "Takes the place of the wire from {other} to {name}."),
    quoted=("other", "name"),
)
IT_REPLACED = Template(
    QT_TRANSLATE_NOOP("Sentence", "The wire from {other} to {name} gave way. Undo brings it back."),
    quoted=("other", "name"),
)


class DrawWire(CanvasGesture):
    """Draws a wire from a pin to another, in either direction, and says why where it may not end.

    A press and release on the same pin leaves the wire on the pointer until the next click.
    `lifted` is the input whose wire is being taken elsewhere: dropped on nothing, it is deleted.
    """

    scrolls = True
    told = QT_TRANSLATE_NOOP(
        "Sentence",
        "Release on a pin or a gate to connect, on empty canvas to find a gate. Esc gives up.",
    )
    told_hanging = QT_TRANSLATE_NOOP(
        "Sentence",
        "Click a pin or a gate to connect, the empty canvas to find a gate. Esc gives up.",
    )
    told_lifted = QT_TRANSLATE_NOOP(
        "Sentence",
        "Release on another pin to plug it in there, on empty canvas to cut it. Esc gives up.",
    )

    def __init__(
        self, view: CanvasHost, pin: Pin, start: QPointF, lifted: Pin | None = None
    ) -> None:
        super().__init__(view)
        self._pin, self._start, self._lifted = pin, start, lifted
        self._rearranged: Rearranged | None = None  # a hand knows where it puts things
        self._hangs = False  # it waits on the pointer, with no button held
        self._leads_away = self.session.circuit.is_output(pin)
        self._draft = QGraphicsPathItem()
        self._draft.setZValue(5)
        self.scene.addItem(self._draft)
        self.scene.set_wiring(True, lifted)
        self.move(start, Qt.KeyboardModifier.NoModifier)

    @property
    def pin(self) -> Pin:
        """Where the wire begins."""
        return self._pin

    def help(self) -> str:
        told = self.told if self._lifted is None else self.told_lifted
        return say(Sentence.of(self.told_hanging if self._hangs else told))

    def move(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        aim = self._aim(point)
        self.scene.hover(aim.node if aim else None, aim)
        refusal = told = None
        end = point
        if aim is not None:
            end = self._point_of(aim)
            refusal = self._why_not(aim)
            told = refusal or self._sentence_of_replaced(IT_REPLACES, aim)
        self._draw(end, refused=refusal is not None, aimed=aim is not None)
        self.view.show_bubble(say(told) if told is not None else None, point)

    def release(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> bool:
        if not self.view.is_drag(self._start, point):
            if self._lifted is None:
                self._hangs = True
                return True
            self.cancel()
            self.session.select((), wire=self._lifted)
            return False
        aim = self._aim(point)
        self.cancel()
        if aim is None:
            if self._lifted is not None:
                self.session.edit(
                    QT_TRANSLATE_NOOP("Sentence", "Unplug"),
                    edits.disconnect,
                    [self._lifted],
                )
            elif self.scene.node_at(point) is None:
                self.view.search_for_wire(self._pin, point)
            return False
        self._plug(aim)
        return False

    def is_valid(self) -> bool:
        is_lifted = (
            self._lifted is None or self.session.circuit.wires.get(self._lifted) == self._pin
        )
        return is_lifted and self.scene.has_pin(self._pin)

    def let_go(self) -> None:
        self.scene.removeItem(self._draft)
        self.scene.set_wiring(False)
        self.scene.hover(None, None)
        self.view.show_bubble(None, QPointF())

    def _plug(self, aim: Pin) -> None:
        """Make the wire to this pin, or say why it may not be."""
        refusal = self._why_not(aim)
        if refusal is not None:
            self.session.message.emit(say(refusal))
        else:
            self._connect(aim)

    def _connect(self, aim: Pin) -> None:
        told = self._sentence_of_replaced(IT_REPLACED, aim)
        # a gate that was wired stays where it is: only what is built finds its place
        rearranged = self._rearranged if told is None else None
        if self.view.plug(*self._ends(aim), self._lifted, rearranged) and told is not None:
            self.session.message.emit(say(told))

    def _sentence_of_replaced(self, told: Template, aim: Pin) -> Sentence | None:
        """What is told of the wire whose place this one takes at a pin; None where none is."""
        circuit = self.session.circuit
        source, target = self._ends(aim)
        before = circuit.wires.get(target)
        if target == self._lifted or before in (None, source):
            return None
        other, name = (
            name_on_canvas(circuit.nodes[pin.node], circuit.label(pin.node))
            for pin in (before, target)
        )
        return told(other=other, name=name)

    def _why_not(self, aim: Pin) -> Sentence | None:
        """Why the wire may not end there."""
        return rules.why_not_connect(self.session.circuit, *self._ends(aim))

    def _ends(self, aim: Pin) -> tuple[Pin, Pin]:
        """The source and the target of the wire that would be made."""
        return (self._pin, aim) if self._leads_away else (aim, self._pin)

    def _aim(self, point: QPointF) -> Pin | None:
        """The pin meant by `point`: the nearest, or the nearest fitting one of its node.

        A pin that has its wire is meant where one points right at it, else one that is free.
        """
        pin = self.scene.pin_at(point)
        if pin == self._pin:
            return None
        node = self.scene.nodes[pin.node] if pin is not None else self.scene.node_at(point)
        if pin is not None and not self._fits(pin):
            node = self.scene.node_at(point)
        if node is None or node.id == self._pin.node or Path(node.id).is_nested:
            return pin
        away = {
            each: QLineF(self._point_of(each), point).length()
            for each in node.pins()
            if self._fits(each)
        }
        if not away:
            return pin
        nearest = min(away, key=away.__getitem__)
        free = [each for each in away if self._is_free(each)]
        if away[nearest] <= look.PIN_REACH or not free:
            return nearest
        return min(free, key=away.__getitem__)

    def _is_free(self, pin: Pin) -> bool:
        return pin == self._lifted or pin not in self.session.circuit.wires

    def _fits(self, pin: Pin) -> bool:
        """True where one of the two ends is an output, and the other an input."""
        return self.session.circuit.is_output(pin) != self._leads_away

    def _point_of(self, pin: Pin) -> QPointF:
        return self.scene.nodes[pin.node].pin_point(pin.port)

    def _curves(self, end: QPointF) -> Iterator[Bezier]:
        """The wires that would be made."""
        start = self._point_of(self._pin)
        if not self._leads_away:
            start, end = end, start
        yield curve_between((start.x(), start.y()), (end.x(), end.y()))

    def _draw(self, end: QPointF, *, refused: bool, aimed: bool) -> None:
        colour = self.scene.theme.refused if refused else self.scene.theme.accent
        style = Qt.PenStyle.SolidLine if aimed and not refused else Qt.PenStyle.DashLine
        self._draft.setPen(QPen(QColor(colour), 2.4, style))
        path = QPainterPath()
        for curve in self._curves(end):
            path.addPath(path_of((curve,)))
        self._draft.setPath(path)


class MoveWires(DrawWire):
    """Takes all wires of an output to another output; dropped on nothing, they stay."""

    told = QT_TRANSLATE_NOOP("Sentence", "Release on another output moves all wires. Esc gives up.")
    told_hanging = QT_TRANSLATE_NOOP(
        "Sentence", "Click another output to move all wires there. Esc gives up."
    )

    def __init__(self, view: CanvasHost, pin: Pin, start: QPointF) -> None:
        self._readers = view.circuit_scene.wires.leaving(pin)
        super().__init__(view, pin, start)

    def is_valid(self) -> bool:
        return super().is_valid() and all(map(self.scene.has_pin, self._readers))

    def _connect(self, aim: Pin) -> None:
        from circuit_editor.model.edits import splice

        label = QT_TRANSLATE_NOOP("Sentence", "Move wires")
        self.session.edit(label, splice.rewire_output, self._pin, aim)

    def _why_not(self, aim: Pin) -> Sentence | None:
        return rules.why_not_rewire(self.session.circuit, self._pin, aim)

    def _fits(self, pin: Pin) -> bool:
        return pin != self._pin and self.session.circuit.is_output(pin)

    def _curves(self, end: QPointF) -> Iterator[Bezier]:
        for reader in self._readers:
            point = self._point_of(reader)
            yield curve_between((end.x(), end.y()), (point.x(), point.y()))
