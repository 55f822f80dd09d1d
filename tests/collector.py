"""The collector of garbage after a test: off, it would keep what all others leave, to gigabytes."""

from __future__ import annotations

import gc
import sys


def turn_on() -> str | None:
    """Turn it on where a test left it off, and return a sentence that says so.

    A pause of the window ends by itself, once Qt's loop sees that a thread has ended.
    """
    pause = sys.modules.get("circuit_editor.ui.app.gc_pause")
    if gc.isenabled() or (pause is not None and pause._pauses):
        return None
    gc.enable()
    return "left the collector of garbage off: no test after it would be cleared away"


DUE = 5000, 10, 100  # seldom: what tests keep for each other is long lived


def hold() -> None:
    """Collect nothing: within a function of Qt that holds a lock it would wait for ever."""
    from circuit_editor.ui.app.gc_pause import NEVER

    gc.set_threshold(NEVER)


def collect_if_due() -> None:
    """Let Python collect now, by its own rules, and whenever it likes to from now on."""
    from circuit_editor.ui.app.gc_pause import collect_if_due  # Qt, for tests of the window alone

    collect_if_due(DUE)
    gc.set_threshold(*DUE)


def clear_away() -> None:
    """Collect all garbage, and look through nothing again that is left: tests keep it for others.

    Else each collection of everything goes through a million objects: as soon as a window with a
    large circuit is gone, the program itself looks through all that was left out before.
    """
    gc.collect()
    gc.freeze()
