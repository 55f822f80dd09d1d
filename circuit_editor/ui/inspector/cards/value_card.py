"""The card of an input's value: a slider, a field, and the range the slider runs over."""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QSlider, QStyle, QStyleOptionSlider, QVBoxLayout, QWidget

from circuit_editor.engine import Reading
from circuit_editor.model import OUT, Pin, rules
from circuit_editor.text import exact
from circuit_editor.ui.app.translate import say
from circuit_editor.ui.session.session import Session
from circuit_editor.ui.widgets.fields import (
    NumberField,
    TypedField,
    step_number,
    step_of,
)
from circuit_editor.ui.widgets.labels import (
    NO_MARGINS,
    REFUSED,
    SMALL,
    Paragraph,
    Text,
    fill_layout,
    font_of,
)
from circuit_editor.ui.widgets.slider_steps import on_step, slider_step
from circuit_editor.ui.widgets.wheel_notches import WheelNotches, step_factor
from circuit_editor.ui.widgets.wrapping_row import WrappingRow

POSITIONS = 1000
FIELD_WIDTH = 92
KEYS = {
    Qt.Key.Key_Right: 1.0,
    Qt.Key.Key_Up: 1.0,
    Qt.Key.Key_Left: -1.0,
    Qt.Key.Key_Down: -1.0,
    Qt.Key.Key_PageUp: 10.0,
    Qt.Key.Key_PageDown: -10.0,
}


class ValueSlider(QSlider):
    """A slider that goes where it is pressed, and tells dragging from keys and wheel."""

    dragged = Signal(float)  # the share of the range, from 0 to 1
    stepped = Signal(float)  # how many steps up
    grabbed = Signal()
    rested = Signal()
    escaped = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._notches = WheelNotches()
        self.setRange(0, POSITIONS)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_share(self, share: float) -> None:
        """Stand at this share of the range, clamped to its ends."""
        share = min(1.0, max(0.0, share)) if math.isfinite(share) else 0.0
        with QSignalBlocker(self):
            self.setValue(round(share * POSITIONS))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.setSliderDown(True)
        self.grabbed.emit()
        self.dragged.emit(self._share_at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self.dragged.emit(self._share_at(event.position().x()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self.setSliderDown(False)
            self.rested.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape and self.isSliderDown():
            self.setSliderDown(False)
            self.escaped.emit()
        elif key in KEYS:
            self.stepped.emit(KEYS[Qt.Key(key)] * step_factor(event.modifiers()))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.dragged.emit(0.0 if key == Qt.Key.Key_Home else 1.0)
        else:
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if not event.isAutoRepeat() and not self.isSliderDown():
            self.rested.emit()
        super().keyReleaseEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        steps = self._notches.steps_at(self, event)
        if steps:
            self.stepped.emit(steps)

    def _share_at(self, x: float) -> float:
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        handle = self.style().pixelMetric(QStyle.PixelMetric.PM_SliderLength, option, self)
        room = max(1, self.width() - handle)
        return min(1.0, max(0.0, (x - handle / 2) / room))


class ValueCard(QWidget):
    """Shows and edits the value of one input, parameter or constant that is a single number."""

    def __init__(self, session: Session, id_: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._id = id_
        self._held: tuple[float, float] | None = None  # the range, while the hand is on the slider
        self.slider = ValueSlider(self)
        self.slider.setAccessibleName(self.tr("Value"))
        policy = self.slider.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # where it stands would tell a covered number
        self.slider.setSizePolicy(policy)
        refusal = Paragraph(REFUSED, "", self)
        self.field = NumberField(
            self.tr("Value"),
            self._type,
            self,
            nudge=self.step,
            rest=session.seal,
            sentence=refusal,
        )
        self.field.setFixedWidth(FIELD_WIDTH)
        self.low = self._end(self.tr("Slider from"), refusal, lambda low: (low, self._ends[1]))
        self.high = self._end(self.tr("Slider to"), refusal, lambda high: (self._ends[0], high))
        row = fill_layout(QHBoxLayout(), self.slider, self.field, spacing=12, wide=[self.slider])
        row.setAlignment(self.slider, Qt.AlignmentFlag.AlignVCenter)
        row.setAlignment(self.field, Qt.AlignmentFlag.AlignTop)
        both = QWidget(self)
        parts = (self.low, Text(SMALL, self.tr("to"), both), self.high)
        wide = [self.low, self.high]
        fill_layout(QHBoxLayout(both), *parts, margins=NO_MARGINS, spacing=8, wide=wide)
        ends = WrappingRow((Text(SMALL, self.tr("Slider from"), self), both), self, spacing=8)
        fill_layout(QVBoxLayout(self), row, refusal, ends, margins=NO_MARGINS, spacing=8)
        for signal, slot in (
            (self.slider.grabbed, self._grab),
            (self.slider.dragged, self._drag),
            (self.slider.stepped, self.step),
            (self.slider.rested, self._rest),
            (self.slider.escaped, self._give_up),
        ):
            signal.connect(slot)

    @property
    def fields(self) -> list[TypedField]:
        """What can be typed into here."""
        return [self.field, self.low, self.high]

    def refresh(self) -> None:
        """Show the value and the range as they are now."""
        low, high = self._range
        reading = self._reading
        self.field.show_text(reading.exact)
        self.low.show_text(exact(low))
        self.high.show_text(exact(high))
        self.slider.setVisible(not reading.is_hidden or self._held is not None)
        if reading.array is not None:
            self.slider.show_share((float(reading.array) - low) / (high - low))

    @property
    def _range(self) -> tuple[float, float]:
        return self._held or self._ends

    @property
    def _reading(self) -> Reading:
        """What may be shown of the number."""
        return self._session.value(Pin(self._id, OUT))

    @property
    def _number(self) -> float:
        """The number as it is, seen or not."""
        number = self._session.number_of(self._id)
        assert number is not None
        return float(number)

    def _put(self, number: float, *, live: bool) -> None:
        """Set the number; live ones are one undo step until the next rest."""
        self._session.set_value(self._id, number, live=live)

    def _type(self, number: float) -> None:
        self._session.seal()
        self._put(number, live=False)

    def _grab(self) -> None:
        self._session.hold()
        self._held = self._ends

    def _drag(self, share: float) -> None:
        low, high = self._range
        step = slider_step(high - low, self.slider.width())
        self._put(on_step(low + share * (high - low), step), live=True)

    def _rest(self) -> None:
        self._held = None
        self._session.release()

    def _give_up(self) -> None:
        self._held = None
        self._session.abandon()

    def step(self, by: float) -> None:
        """Move the number by so many steps, in what is one undo step until the next rest."""
        low, high = self._ends
        self._put(step_number(self._number, by, step_of(high - low)), live=True)

    def _why_not_range(self, low: float, high: float) -> str:
        sentence = rules.why_not_range(low, high)
        return say(sentence) if sentence is not None else ""

    @property
    def _ends(self) -> tuple[float, float]:
        return self._session.range_of(self._id)

    def _end(
        self, name: str, refusal: Paragraph, moved: Callable[[float], tuple[float, float]]
    ) -> NumberField:
        """The field of one end of the range; `moved` is the range with that end elsewhere."""
        field = NumberField(
            name,
            lambda end: self._session.set_range(self._id, *moved(end)),
            self,
            judge=lambda end: self._why_not_range(*moved(end)),
            sentence=refusal,
        )
        field.line.setFont(font_of(SMALL))
        return field
