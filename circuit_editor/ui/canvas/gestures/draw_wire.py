"""Drawing a wire, by the mouse or by keys."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPen
from PySide6.QtWidgets import QGraphicsPathItem

from circuit_editor.layout.routes import curve_between
from circuit_editor.model import (
    Path,
    Pin,
    Place,
    edits,
    rules,
)
from circuit_editor.text import QT_TRANSLATE_NOOP
from circuit_editor.ui.app.translate import say
from circuit_editor.ui.canvas.canvas_host import CanvasGesture, CanvasHost, Rearranged
from circuit_editor.ui.canvas.items.wires import path_of


class DrawWire(CanvasGesture):
    """Draws a wire from a pin to another, in either direction, and says why where it may not end.

    A press and release on the same pin leaves the wire on the pointer until the next click.
    `lifted` is the input whose wire is being taken elsewhere: dropped on nothing, it is deleted.
    """

    told = QT_TRANSLATE_NOOP("Sentence", "Release on a pin or a gate connects. Esc gives up.")

    def __init__(
        self, view: CanvasHost, pin: Pin, start: QPointF, lifted: Pin | None = None
    ) -> None:
        super().__init__(view)
        self._pin, self._start, self._lifted = pin, start, lifted
        self._rearranged: Rearranged | None = None  # a hand knows where it puts things
        self._leads_away = self.session.circuit.is_output(pin)
        self._draft = QGraphicsPathItem()
        self._draft.setZValue(5)
        self.scene.addItem(self._draft)
        self.scene.set_wiring(True, lifted)
        self.move(start, Qt.KeyboardModifier.NoModifier)

    def move(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        aim = self._aim(point)
        self.scene.hover(aim.node if aim else None, aim)
        refusal = None
        end = point
        if aim is not None:
            end = self.scene.nodes[aim.node].pin_point(aim.port)
            sentence = rules.why_not_connect(self.session.circuit, *self._ends(aim))
            refusal = say(sentence) if sentence is not None else None
        self._draw(end, refused=refusal is not None, aimed=aim is not None)
        self.view.show_bubble(refusal, point)

    def release(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> bool:
        if not self.view.is_drag(self._start, point):
            if self._lifted is None:
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
        source, target = self._ends(aim)
        refusal = rules.why_not_connect(self.session.circuit, source, target)
        if refusal is not None:
            self.session.message.emit(say(refusal))
        else:
            self.view.plug(source, target, self._lifted, self._rearranged)

    def _ends(self, aim: Pin) -> tuple[Pin, Pin]:
        """The source and the target of the wire that would be made."""
        return (self._pin, aim) if self._leads_away else (aim, self._pin)

    def _aim(self, point: QPointF) -> Pin | None:
        """The pin meant by `point`: the nearest, or a fitting one of the node that lies there."""
        pin = self.scene.pin_at(point)
        if pin == self._pin:
            return None
        if pin is not None and self._fits(pin):
            return pin
        node = self.scene.node_at(point)
        if node is None or node.id == self._pin.node or Path(node.id).is_nested:
            return pin
        fitting = [each for each in node.pins() if self._fits(each)]
        free = [each for each in fitting if each not in self.session.circuit.wires]
        return next(iter(free or fitting), pin)

    def _fits(self, pin: Pin) -> bool:
        """True where one of the two ends is an output, and the other an input."""
        return self.session.circuit.is_output(pin) != self._leads_away

    def _draw(self, end: QPointF, *, refused: bool, aimed: bool) -> None:
        start = self.scene.nodes[self._pin.node].pin_point(self._pin.port)
        if not self._leads_away:
            start, end = end, start
        colour = self.scene.theme.refused if refused else self.scene.theme.accent
        style = Qt.PenStyle.SolidLine if aimed and not refused else Qt.PenStyle.DashLine
        self._draft.setPen(QPen(QColor(colour), 2.4, style))
        curve = curve_between((start.x(), start.y()), (end.x(), end.y()))
        self._draft.setPath(path_of((curve,)))


class KeyWire(DrawWire):
    """Draws a wire by keys: arrows go from one fitting pin to the next, Enter connects."""

    told = QT_TRANSLATE_NOOP("Sentence", "Arrow keys choose the pin, Enter connects, Esc gives up.")

    def __init__(self, view: CanvasHost, pin: Pin, rearranged: Rearranged) -> None:
        super().__init__(view, pin, view.circuit_scene.nodes[pin.node].pin_point(pin.port))
        self._rearranged = rearranged
        self._choices = self._fitting()
        self._at = -1
        self.step(1)

    @property
    def has_choices(self) -> bool:
        """False where no pin of the circuit fits."""
        return bool(self._choices)

    def step(self, by: int) -> None:
        """Aim at the next fitting pin, or the one before."""
        if self._choices:
            self._at = (self._at + by) % len(self._choices)
            pin = self._choices[self._at]
            point = self.scene.nodes[pin.node].pin_point(pin.port)
            self.view.ensureVisible(QRectF(point, point).adjusted(-60, -60, 60, 60))
            super().move(point, Qt.KeyboardModifier.NoModifier)

    def move(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """The pointer does not lead this wire."""

    def is_valid(self) -> bool:
        return super().is_valid() and all(self.scene.has_pin(pin) for pin in self._choices)

    def connect(self) -> None:
        """Make the wire that is aimed at."""
        self.cancel()
        if self._choices:
            self._plug(self._choices[self._at])  # other wires may have come since it was chosen

    def _fitting(self) -> list[Pin]:
        circuit = self.session.circuit
        items = [item for item in self.scene.nodes.values() if item.id in circuit.nodes]
        pins = [pin for item in items for pin in item.pins()]
        fitting = [
            pin
            for pin in pins
            if self._fits(pin) and rules.why_not_connect(circuit, *self._ends(pin)) is None
        ]
        return sorted(fitting, key=lambda pin: (pin in circuit.wires, *self._order(pin)))

    def _order(self, pin: Pin) -> Place:
        point = self.scene.nodes[pin.node].pin_point(pin.port)
        return point.x(), point.y()
