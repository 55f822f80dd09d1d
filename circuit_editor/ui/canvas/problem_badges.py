"""The nodes that bear a badge from afar: those with a problem, or with a mark at their numbers.

They are looked for when nothing changes any more: while a value is turned its frames come first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from circuit_editor.engine.marks import marks_of
from circuit_editor.model import Path
from circuit_editor.ui.app.deferred_loading import call_later, make_single_shot

if TYPE_CHECKING:
    from circuit_editor.ui.canvas.shown_circuit import ShownCircuit

REST = 250  # ms after the last change


class ProblemBadges(QObject):
    """Knows which of the nodes that are shown have problems or marks."""

    changed = Signal()

    def __init__(self, scene: ShownCircuit, parent: QObject) -> None:
        super().__init__(parent)
        self._scene = scene
        self._rest = make_single_shot(self.look, self, REST)
        session = scene.session
        for signal in (session.run_changed, session.document_changed, session.place_changed):
            signal.connect(self._rest.start)
        call_later(self, self.look)

    def look(self) -> None:
        """Look for them now."""
        session, nodes = self._scene.session, self._scene.nodes
        where = Path.of(*session.where)
        marks = session.explained(marks_of) or ()
        paths = [each.at.split(".", maxsplit=1)[0] for each in session.problems]
        found: dict[str, None] = {}
        for path in (*paths, *(mark.at for mark in marks)):
            here = Path(path).relative_to(where)
            id_ = next((each for each in (here, *here.blocks) if each in nodes), None)
            if id_ is not None:
                found[id_] = None
        if tuple(found) != self._scene.badged:
            self._scene.badged = tuple(found)
            self.changed.emit()
