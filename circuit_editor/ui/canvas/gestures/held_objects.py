"""Ends gestures, open fields and cards whose nodes have gone, or whose circuit is left.

An undo, a cut, a step of a lesson or going elsewhere may take away what it is about. Then it ends
by itself, so that nothing that is held ever has to ask whether its nodes are still there.
"""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QObject

from circuit_editor.ui.session.session import Session


class Holder(Protocol):
    """An object that may refer to nodes or wires of the circuit that is shown."""

    def is_valid(self) -> bool:
        """True where all that is held is still there, or nothing is held."""
        ...

    def let_go(self) -> None:
        """Hold it no longer, and change nothing: what it was about is gone."""
        ...


class HeldObjects(QObject):
    """Ends a holder whose objects are gone, and all of them where another circuit is shown.

    Make it after those who show the circuit: what is let go may look at what is shown now.
    """

    def __init__(self, session: Session, holder: Holder, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._holder = holder
        self._where = session.where
        session.document_changed.connect(self._look)
        session.place_changed.connect(self._look)
        session.opened.connect(holder.let_go)

    def _look(self) -> None:
        elsewhere = self._session.where != self._where
        self._where = self._session.where
        if elsewhere or not self._holder.is_valid():
            self._holder.let_go()
