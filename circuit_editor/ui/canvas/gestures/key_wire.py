"""Wires that are drawn by keys: arrows go from one fitting pin to the next, Enter connects."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt

from circuit_editor.model import Pin, Place
from circuit_editor.text import QT_TRANSLATE_NOOP
from circuit_editor.ui.accessible.node_texts import end_text
from circuit_editor.ui.app.announcements import announce
from circuit_editor.ui.canvas.canvas_host import CanvasHost, Rearranged
from circuit_editor.ui.canvas.gestures.draw_wire import DrawWire, MoveWires


class ByKeys(DrawWire):
    """Base class of wires that keys lead from pin to pin; the pointer does not."""

    scrolls = False
    told = QT_TRANSLATE_NOOP(
        "Sentence", "Arrow keys choose the pin and Enter connects, or click it. Esc gives up."
    )

    def __init__(self, view: CanvasHost, pin: Pin) -> None:
        super().__init__(view, pin, view.circuit_scene.nodes[pin.node].pin_point(pin.port))
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
            point = self._point_of(self._choices[self._at])
            self.view.ensureVisible(QRectF(point, point).adjusted(-60, -60, 60, 60))
            super().move(point, Qt.KeyboardModifier.NoModifier)
            announce(self.view, end_text(self.session, self._choices[self._at]))

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
        fitting = [pin for pin in pins if self._fits(pin) and self._why_not(pin) is None]
        return sorted(fitting, key=lambda pin: (pin in circuit.wires, *self._order(pin)))

    def _order(self, pin: Pin) -> Place:
        point = self._point_of(pin)
        return point.x(), point.y()


class KeyWire(ByKeys):
    """Draws a wire from a pin; letters look for something that it will lead to."""

    told = QT_TRANSLATE_NOOP(
        "Sentence",
        "Arrow keys choose the pin and Enter connects, or click it; letters find a gate. "
        "Esc gives up.",
    )

    def __init__(self, view: CanvasHost, pin: Pin, rearranged: Rearranged) -> None:
        super().__init__(view, pin)
        self._rearranged = rearranged


class KeyMoveWires(ByKeys, MoveWires):
    """Takes all wires of an output to another one."""
