"""Base class of gestures: one press, some moves, and a release (or Esc).

A gesture shows what it would do while it lasts and makes at most one edit when it ends; Esc
leaves nothing to undo. Gestures read positions and modifiers only, never which buttons are down.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QPointF, Qt

from circuit_editor.layout.sizes import SNAP
from circuit_editor.model import Document, Place
from circuit_editor.named_tuple import NamedTuple
from circuit_editor.text import Sentence
from circuit_editor.ui.app.translate import say

DRAG_AFTER = 4.0  # pixels the pointer must travel before a press becomes a drag


class ShownEdit(NamedTuple):
    """An edit of the circuit one is in, and what it is told; alike where both are."""

    edit: Callable[..., Document]
    arguments: tuple[Any, ...]


class Gesture:
    """One gesture of the hand. `move`, `release`, `cancel` and `let_go` are called by the view.

    `release` returns True where the gesture goes on (a wire begun by a click waits for the next).
    While a gesture lasts the circuit may change; it is let go as soon as it `is_valid` no more.
    """

    carries = False  # True where something from the palette hangs on the pointer
    scrolls = False  # True where the canvas scrolls while the pointer is at its edge
    is_of_right_button = False  # True where that button's release ends it, not the left one's
    told: str  # what a release, a key or Esc would do now, marked for translation

    def help(self) -> str:
        """What a release, a key or Esc would do now, in the user's language."""
        return say(Sentence.of(self.told))

    def places_shown(self) -> Mapping[str, Place]:
        """Where things of the circuit are shown that it moves, until a release puts them there."""
        return {}

    def edit_shown(self) -> ShownEdit | None:
        """What else it shows, as the edit that a release would make; None where nothing."""
        return None

    def move(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """The pointer is now at `point` of the scene."""

    def press(self, point: QPointF) -> None:
        """The left button was pressed while the gesture waits on the pointer."""

    def release(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> bool:
        """The button was released at `point`."""
        return False

    def cancel(self) -> None:
        """Leave everything as it was."""
        self.let_go()

    def is_valid(self) -> bool:
        """True where all that it holds is still there."""
        return True

    def let_go(self) -> None:
        """Take away what it shows, and change nothing."""


def snap_to_grid(coordinate: float) -> float:
    """The nearest place on the grid."""
    return round(coordinate / SNAP) * SNAP
