"""The texts of the numbers on the canvas, kept as long as the numbers stay the same.

While one value is turned most numbers stay. They are compared all at once, and only those that
are others now are read and written anew.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import isnan
from operator import is_not

import numpy as np

from circuit_editor.engine import PinIndex, Reading
from circuit_editor.engine.readings import read
from circuit_editor.model import Pin
from circuit_editor.text import Quantity
from circuit_editor.text.numbers import chosen_format
from circuit_editor.ui.session.session import Session

MOST_KEPT = 2_000  # numbers: more than are seen at once
FEW = 20  # numbers that are as quickly read one by one
BOTH = (Quantity.VALUE, Quantity.GRADIENT)


class NumberTexts:
    """The numbers at pins as they are written there, or on their wires."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._texts: dict[Quantity, dict[Pin, str]] = {what: {} for what in BOTH}
        # the numbers that were read, nan for what was none, in the order of their index
        self._read: dict[Quantity, dict[Pin, float]] = {what: {} for what in BOTH}
        self._indices: dict[Quantity, PinIndex] = {what: PinIndex(()) for what in BOTH}
        self._of: tuple[object, ...] = (None,) * 5
        self._is_old = True
        self._changes = 0

    def forget(self) -> None:
        """The numbers are new, or other ones may be seen."""
        self._is_old = True

    @property
    def changes(self) -> int:
        """How often any of them became another."""
        if self._is_old:
            self._compare()
        return self._changes

    def text(self, pin: Pin, what: Quantity) -> str:
        """The value at a pin, or the gradient."""
        if self._is_old:
            self._compare()
        found = self._texts[what].get(pin)
        if found is None:
            number = self._read[what].get(pin, np.nan)
            reading = self._ask(pin, what) if isnan(number) else read(np.asarray(number))
            found = self._texts[what][pin] = reading.on_canvas
        return found

    def look_up(self, keys: Sequence[tuple[Pin, Quantity]]) -> None:
        """Read all at once that will be asked for; arrays, and what is hidden, when it is."""
        if self._is_old:
            self._compare()
        if self._session.shapes:
            return
        for what in BOTH:
            read_before = self._read[what]
            pins = [pin for pin, wanted in keys if wanted is what and pin not in read_before]
            if len(pins) > FEW:
                index = self._session.index_of(pins)
                found = self._session.numbers_at(what, index).tolist()
                read_before.update(zip(pins, found, strict=True))

    def _ask(self, pin: Pin, what: Quantity) -> Reading:
        """A number as the session tells it; compared from now on, where it is a single one."""
        session = self._session
        reading = session.value(pin) if what is Quantity.VALUE else session.gradient(pin)
        number = reading.array
        is_single = number is not None and not number.shape
        self._read[what][pin] = float(number) if number is not None and is_single else np.nan
        return reading

    def _compare(self) -> None:
        """Forget the texts of numbers that are others now."""
        self._is_old = False
        session = self._session
        of = (session.shown.nodes, session.shown.wires, session.where, chosen_format())
        is_other = any(map(is_not, of, self._of))
        self._of = of
        are_arrays = bool(session.shapes)  # which are read one by one
        for what in BOTH:
            texts, numbers = self._texts[what], self._read[what]
            if is_other or are_arrays or len(numbers) > MOST_KEPT:
                self._changes += bool(texts)
                texts.clear()
                numbers.clear()
            if len(self._indices[what].pins) != len(numbers) or is_other:
                self._indices[what] = session.index_of(numbers)
            index = self._indices[what]
            if not numbers:
                continue
            before = np.fromiter(numbers.values(), float, len(numbers))
            now = session.numbers_at(what, index)
            changed = np.flatnonzero(now != before)  # with all that is nan, as what is hidden
            self._changes += bool(len(changed))
            for at, number in zip(changed.tolist(), now[changed].tolist(), strict=True):
                pin = index.pins[at]
                numbers[pin] = number
                texts.pop(pin, None)
