"""Cutting wires by a stroke across them."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsPathItem

from circuit_editor.model import Pin, edits
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence
from circuit_editor.ui.app.translate import say
from circuit_editor.ui.canvas.canvas_host import CanvasGesture, CanvasHost


class CutWires(CanvasGesture):
    """Cuts all wires that a stroke crosses, in one step."""

    is_of_right_button = True
    scrolls = True
    told = QT_TRANSLATE_NOOP("Sentence", "Release cuts the wires that light up. Esc gives up.")

    def __init__(self, view: CanvasHost, start: QPointF) -> None:
        super().__init__(view)
        self._last = start
        self._hit: frozenset[Pin] = frozenset()
        self._path = QPainterPath(start)
        self._stroke = QGraphicsPathItem(self._path)
        pen = QPen(QColor(self.scene.theme.refused), 2, Qt.PenStyle.DashLine)
        pen.setCosmetic(True)
        self._stroke.setPen(pen)
        self._stroke.setZValue(10)
        self.scene.addItem(self._stroke)
        view.viewport().setCursor(Qt.CursorShape.CrossCursor)

    def move(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        crossed = self.scene.wires.crossed_by(self._last, point)
        own = self.session.circuit.wires  # those of a block that is open in place are its own
        self._hit |= {target for target in crossed if target in own}
        self._last = point
        self._path.lineTo(point)
        self._stroke.setPath(self._path)
        self.scene.light_wires(self._hit, cut=True)
        self.view.show_bubble(say(self._told()) if self._hit else None, point)

    def release(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> bool:
        self.move(point, modifiers)
        self.let_go()
        if self._hit:
            label = QT_TRANSLATE_NOOP("Sentence", "Cut wires")
            self.session.edit(label, edits.disconnect, sorted(self._hit))
        return False

    def is_valid(self) -> bool:
        return all(target in self.session.circuit.wires for target in self._hit)

    def let_go(self) -> None:
        self.scene.removeItem(self._stroke)
        self.scene.light_wires(frozenset())
        self.view.show_bubble(None, QPointF())
        self.view.viewport().unsetCursor()

    def _told(self) -> Sentence:
        if len(self._hit) == 1:
            return Sentence.of(QT_TRANSLATE_NOOP("Sentence", "Release cuts one wire."))
        return Sentence.of(
            QT_TRANSLATE_NOOP("Sentence", "Release cuts {count} wires."), count=len(self._hit)
        )


class CutByNextDrag(CutWires):
    """The same by the left button: the stroke begins where it is pressed."""

    is_of_right_button = False
    told = QT_TRANSLATE_NOOP(
        "Sentence", "Drag across the wires to cut with the left button. Esc gives up."
    )

    def __init__(self, view: CanvasHost) -> None:
        self._is_pressed = False
        super().__init__(view, QPointF())

    def press(self, point: QPointF) -> None:
        self._is_pressed = True
        self._last, self._path = point, QPainterPath(point)

    def move(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        if self._is_pressed:
            super().move(point, modifiers)

    def release(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> bool:
        return not self._is_pressed or super().release(point, modifiers)
