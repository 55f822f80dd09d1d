"""Motion: whether things may move by themselves, as the desktop or the user has it.

Whoever animates something asks `may_move` when it begins; where nothing may move, what is reached
at the end of an animation is shown at once.
"""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

SYSTEM, ON, OFF = "system", "on", "off"
_chosen = [SYSTEM]


def choose(choice: str) -> None:
    """Let things move, or not, or as the desktop asks."""
    _chosen[:] = [choice]


def may_move() -> bool:
    """False where the user or the desktop asks for no motion."""
    if _chosen[0] != SYSTEM:
        return _chosen[0] == ON
    from PySide6.QtWidgets import QStyle  # takes five milliseconds, and no start moves anything

    style = QApplication.style()
    return style is None or style.styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) > 0
