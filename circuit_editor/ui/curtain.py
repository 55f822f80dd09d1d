"""Curtains: what must not be seen yet, because a step has not reached it or a guess is wanted.

Every number on the screen comes from the session, and the session asks the curtains first. So what
is hidden on a wire cannot be read in a tooltip, in the inspector or anywhere else.
"""

from __future__ import annotations

from typing import Protocol

from circuit_editor.engine.reading import Reading, State
from circuit_editor.model import Pin

VALUE, GRADIENT, LOCAL = "value", "gradient", "local"
HIDDEN = {state: Reading(state) for state in (State.NOT_REACHED, State.COVERED)}


class Curtain(Protocol):
    """Tells of a number, by its pin's path, whether it may be seen."""

    def state(self, what: str, pin: Pin) -> State:
        """VALUE where it may; else why not. `what` is "value", "gradient" or "local"."""
        ...

    def follow(self) -> None:
        """The document, its numbers or what is shown of it are others now."""
        ...
