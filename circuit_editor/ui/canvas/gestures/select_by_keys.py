"""Selecting by keys what stands apart: arrows lead a ring, Enter selects what is in it or not."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsPathItem

from circuit_editor.text import QT_TRANSLATE_NOOP
from circuit_editor.ui.accessible.node_texts import ring_text
from circuit_editor.ui.app.announcements import announce
from circuit_editor.ui.canvas.canvas_host import CanvasGesture, CanvasHost
from circuit_editor.ui.canvas.gestures.keyboard_navigation import neighbour

AROUND, CORNER = 9.0, 12.0  # of the ring, clear of the halo of what is selected


class SelectByKeys(CanvasGesture):
    """Leads a dashed ring over nodes, notes and frames; all it passes stays selected or not."""

    told = QT_TRANSLATE_NOOP(
        "Sentence", "Arrow keys lead the ring, Enter selects or deselects what is in it, Esc ends."
    )

    def __init__(self, view: CanvasHost) -> None:
        super().__init__(view)
        chosen = self.session.selected
        start = view.walked_to if view.walked_to in chosen else min(chosen, default="")
        self._at = start or neighbour(self.session.shown, (), (0, 0)) or ""
        self._ring = QGraphicsPathItem()
        self._ring.setZValue(10)
        pen = QPen(QColor(self.scene.theme.accent), 2, Qt.PenStyle.DashLine)
        pen.setCosmetic(True)
        self._ring.setPen(pen)
        self.scene.addItem(self._ring)
        self._show()

    def step(self, direction: tuple[int, int]) -> None:
        """Lead the ring on, as arrows walk."""
        self._at = neighbour(self.session.shown, {self._at}, direction) or self._at
        self._show()

    def toggle(self) -> None:
        """Select what is in the ring, or deselect it."""
        self.view.walked_to = self._at
        self.session.select(self.session.selected ^ {self._at})
        self._show()

    def release(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> bool:
        self.let_go()  # the hand is on the mouse
        return False

    def is_valid(self) -> bool:
        shown = self.session.shown
        return self._at in shown.nodes or self._at in shown.notes or self._at in shown.frames

    def let_go(self) -> None:
        self.scene.removeItem(self._ring)

    def _show(self) -> None:
        node, beside = self.scene.nodes.get(self._at), self.scene.annotations
        if node is not None:
            body = node.on_canvas(node.body)
        else:
            assert beside is not None  # all_places names nothing else
            body = beside.rect(self._at)
        rect = QRectF(body).adjusted(-AROUND, -AROUND, AROUND, AROUND)
        path = QPainterPath()
        path.addRoundedRect(rect, CORNER, CORNER)
        self._ring.setPath(path)
        self.view.ensureVisible(rect, 20, 20)
        is_chosen = self._at in self.session.selected
        announce(self.view, ring_text(self.session, self._at, is_chosen=is_chosen))
