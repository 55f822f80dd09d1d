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
