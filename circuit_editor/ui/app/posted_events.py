"""Events that Qt posted and that are sent now: so that what is new is painted once, as it stays.

A layout in a layout in a panel takes three turns of Qt's to come to rest, and a widget that is
shown is painted with all others and then again by itself. Before the first paint neither is seen.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent

NESTED = 4  # layouts in one another


def _send(kind: QEvent.Type) -> None:
    QCoreApplication.sendPostedEvents(None, kind.value)


def lay_out(times: int = 1) -> None:
    """Lay out what asked for it; what is around that asks next."""
    for _ in range(times):
        _send(QEvent.Type.LayoutRequest)


def paint_shown_once() -> None:
    """Let what was shown be painted with all others, and not again."""
    _send(QEvent.Type.UpdateLater)


def paint_now() -> None:
    """Paint what waits to be painted."""
    _send(QEvent.Type.UpdateRequest)


def settle() -> None:
    """Lay out all that is new, to be painted once, as it stays."""
    lay_out(NESTED)
    paint_shown_once()
