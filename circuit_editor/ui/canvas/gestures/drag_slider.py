"""Dragging a slider on a card: coarse steps of a pixel, or the last digit that is shown."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt

from circuit_editor.model import OUT, Pin
from circuit_editor.named_tuple import NamedTuple
from circuit_editor.text import QT_TRANSLATE_NOOP
from circuit_editor.ui.canvas.canvas_host import CanvasGesture, CanvasHost
from circuit_editor.ui.canvas.items.node_item import NodeItem
from circuit_editor.ui.widgets.labels import shorten_name
from circuit_editor.ui.widgets.slider_steps import last_digit, on_step, slider_step

FINE = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class FineSteps(NamedTuple):
    """The beginning of fine steps: the place and the value there, and what a pixel turns."""

    at: float
    value: float
    step: float


class DragSlider(CanvasGesture):
    """Turns an input's value; the whole drag is one undo step."""

    told = QT_TRANSLATE_NOOP(
        "Sentence", "Ctrl or Shift turns it digit by digit. Esc takes the old value back."
    )

    def __init__(
        self, view: CanvasHost, item: NodeItem, start: QPointF, modifiers: Qt.KeyboardModifier
    ) -> None:
        super().__init__(view)
        self._id = item.id
        self._range = self.session.range_of(item.id)
        self._last = start
        self._fine: FineSteps | None = None  # once Ctrl or Shift was held
        self.session.select({item.id})
        self.session.hold()
        if not modifiers & FINE:  # a finer hand begins where the value is
            self.move(start, modifiers)
        else:
            self._begin_fine_steps(start)

    def move(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        low, high = self._range
        item = self.scene.nodes[self._id]
        if modifiers & FINE or self._fine is not None:  # who lets the key go first loses no digit
            fine = self._fine or self._begin_fine_steps(self._last)
            pixels = round((point.x() - fine.at) * self.view.zoom)
            value = on_step(fine.value + pixels * fine.step, fine.step)
            value = min(max(value, min(low, fine.value)), max(high, fine.value))
        else:
            track = item.slider_rect()
            share = (item.within(point).x() - track.left()) / track.width()
            value = on_step(low + min(1.0, max(0.0, share)) * (high - low), self._coarse)
        self._last = point
        self.view.set_value(self._id, value)
        self.view.show_bubble(self._number_from_afar(), point)

    def _number_from_afar(self) -> str | None:
        """The value that one turns, where it is not written on the card."""
        value = self.session.value(Pin(self._id, OUT)).text
        if not value or self.scene.nodes[self._id].writes_value(self.view.zoom):
            return None
        name = shorten_name(self.session.shown.name(self._id))
        return f"{name} = {value}"

    def _begin_fine_steps(self, point: QPointF) -> FineSteps:
        """From here on a pixel turns the last digit that is shown, or less where it did already."""
        number = self.session.number_of(self._id)
        now = 0.0 if number is None else float(number)
        self._fine = FineSteps(point.x(), now, min(last_digit(now), self._coarse))
        return self._fine

    @property
    def _coarse(self) -> float:
        low, high = self._range
        track = self.scene.nodes[self._id].slider_rect()
        return slider_step(high - low, track.width() * self.view.zoom)

    def release(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> bool:
        self.let_go()
        return False

    def cancel(self) -> None:
        self.session.abandon()
        self.view.show_bubble(None, self._last)

    def is_valid(self) -> bool:
        item = self.scene.nodes.get(self._id)
        return item is not None and item.has_slider

    def let_go(self) -> None:
        self.session.release()
        self.view.show_bubble(None, self._last)
