"""The example of a batch that is held: which one, and what it contributes. Nothing of it is saved.

While one is held its rows stand out in all tiles that have one for each example, and the gradient
of a weight is its share. Shapes say where examples are; shares pass the filters of readings.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from circuit_editor.engine import Reading
from circuit_editor.gates import Array
from circuit_editor.model import Pin
from circuit_editor.teaching.explain.batch_examples import Examples, loss_share, shares

if TYPE_CHECKING:
    from circuit_editor.ui.session.session_numbers import SessionNumbers

NO_SHARES: Mapping[int, Array] = {}


class HeldExample(QObject):
    """The example that is held in a session, counted from 0; None: the whole batch is shown."""

    changed = Signal()  # another one, or another number of them

    def __init__(self, session: SessionNumbers) -> None:
        super().__init__(session)
        self._session = session
        self._held: int | None = None
        self._examples: Examples | None = None
        self._known: tuple[object, object] = (None, None)  # what they were looked for in
        self._shares: Mapping[int, Array] | None = None
        session.kept_is_old.connect(self._follow)
        self._look()

    @property
    def number(self) -> int:
        """How many examples the batch has; 0 where no input counts any."""
        return 0 if self._examples is None else self._examples.number

    @property
    def held(self) -> int | None:
        """The one that is held."""
        return self._held

    def hold(self, example: int | None) -> None:
        """Hold an example, or the nearest there is; None: show the whole batch."""
        if example is not None:
            example = max(0, min(self.number - 1, example)) if self.number else None
        if example != self._held:
            self._held, self._shares = example, None
            self._session.numbers_shown_changed()
            self.changed.emit()

    def show_all(self) -> None:
        """Show the whole batch."""
        self.hold(None)

    def axis_at(self, pin: Pin) -> int | None:
        """The axis that counts examples in the array at an output that is shown."""
        slot = self._slot(pin)
        return None if self._examples is None or slot is None else self._examples.axes.get(slot)

    def share_at(self, pin: Pin) -> Array | None:
        """What the held example contributes to a gradient that is a sum over all; else None."""
        slot = self._slot(pin)
        if slot is None or self._held is None or self._examples is None:
            return None
        if self._shares is None:
            told = self._session.explained(shares, self._examples, self._held)
            self._shares = NO_SHARES if told is None else told
        return self._shares.get(slot)

    def told_share(self, pin: Pin, gradient: Reading) -> Reading | None:
        """A gradient that is read, as the held example's share of it; None where it has none."""
        if self._held is None or gradient.array is None:
            return None
        share = self.share_at(pin)
        return None if share is None else Reading(gradient.state, share)

    @property
    def loss_share(self) -> float | None:
        """What the held example contributes to the loss; None where that is no sum over all."""
        if self._held is None or self._examples is None:
            return None
        return self._session.explained(loss_share, self._examples, self._held)

    def _slot(self, pin: Pin) -> int | None:
        tape, path = self._session.tape, self._session.path_of(pin.node)
        alias = tape.aliases.get(Pin(path, pin.port))
        return tape.slots.get(path, None if alias is None else alias.slot)

    def _follow(self) -> None:
        self._shares = None
        before = self.number, self._held
        self._look()
        if self._held is not None:
            self._held = min(self._held, self.number - 1) if self.number else None
        if before != (self.number, self._held):
            self.changed.emit()

    def _look(self) -> None:
        """Look for the examples where the circuit or its shapes are others than before."""
        tape, shapes = self._session.tape, self._session.shapes
        if self._known[0] is not tape or self._known[1] != shapes:
            self._known = tape, shapes
            self._examples = self._session.batch() if shapes else None
