"""The animation of nodes that a command has moved: they travel from where they stood.

The document is at its end at once; only the picture follows, and whatever the hand does next ends
it. Large circuits are shown at their new places right away, and so is all where nothing may move.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEasingCurve, QEvent, QObject, QVariantAnimation

from circuit_editor.model import Place
from circuit_editor.ui.app import motion
from circuit_editor.ui.canvas.canvas_host import CanvasHost

DURATION = 180  # ms
MOST = 200  # nodes that travel: more would not be shown 60 times a second
ENDS = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick, QEvent.Type.KeyPress)


class MoveAnimation(QVariantAnimation):
    """Lets nodes travel to where the document has them now."""

    def __init__(self, view: CanvasHost) -> None:
        super().__init__(view)
        self._session, self._scene = view.session, view.circuit_scene
        self._watched = (view, view.viewport())
        self._from: dict[str, Place] = {}
        self.setDuration(DURATION)
        self.setStartValue(0.0)
        self.setEndValue(1.0)
        self.setEasingCurve(QEasingCurve.Type.OutCubic)
        self.valueChanged.connect(self._show)
        self.finished.connect(self._settle)
        for signal in (self._session.document_changed, self._session.place_changed):
            signal.connect(self.finish)

    def begin(self, before: Mapping[str, Place]) -> None:
        """Let those that stood elsewhere `before` travel from there."""
        self.finish()
        now = self._session.shown.places
        found = {id_: before[id_] for id_, place in now.items() if before.get(id_, place) != place}
        if found and len(found) <= MOST and motion.may_move():
            self._from = found
            for each in self._watched:
                each.installEventFilter(self)
            self.start()

    def finish(self) -> None:
        """Show all where it is to stand."""
        if self._from:
            self.stop()
            self._settle()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in ENDS:
            self.finish()
        return False

    def _show(self, share: float) -> None:
        now = self._session.shown.places
        places = {}
        for id_, (x, y) in self._from.items():
            if id_ in now and id_ in self._scene.nodes:
                to_x, to_y = now[id_]
                places[id_] = (x + share * (to_x - x), y + share * (to_y - y))
        self._scene.preview(places)

    def _settle(self) -> None:
        for each in self._watched:
            each.removeEventFilter(self)
        self._show(1.0)
        self._from = {}
        self._scene.settle()
