"""In-place editing of numbers and names: which field is open, over what, and what it commits."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF
from PySide6.QtWidgets import QApplication

from circuit_editor.model import edits
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence
from circuit_editor.ui.canvas.gestures.held_objects import HeldObjects

if TYPE_CHECKING:
    from circuit_editor.ui.canvas.canvas_host import CanvasHost
    from circuit_editor.ui.canvas.editors.name_editor import NameEditor
    from circuit_editor.ui.canvas.editors.value_editor import ValueEditor

NARROWEST, WIDEST = 96, 260  # of a field over a number
NAME_WIDTH = 150


class InPlace(QObject):
    """At most one field is open over the canvas: on a value, a constant, or a block's name."""

    def __init__(self, view: CanvasHost) -> None:
        super().__init__(view)
        self._view = view
        self._session = view.session
        self._editor: ValueEditor | None = None
        self._edited = ""
        self._naming: NameEditor | None = None
        self._named = ""
        self._session.leaving.connect(self.commit)
        self._holding = HeldObjects(self._session, self, self)

    def edit(self, id_: str, typed: str = "") -> bool:
        """Open a field over a node, holding what was typed; False where it has no number."""
        if not self.commit():
            return False
        number = self._number_at(id_)
        if number is None:
            if self._session.number_of(id_) is not None:
                self._session.message.emit(self.tr("This value is not a single number."))
            return False
        gate = self._session.shown.nodes[id_].gate
        if gate.is_source:
            self._open(id_, number, lambda new: self._view.set_value(id_, new), typed)
        else:
            name = next(iter(gate.attrs))
            label = Sentence.of(QT_TRANSLATE_NOOP("Sentence", "Set {name}"), name=name)

            def set_attr(new: float) -> None:
                self._session.edit(label, edits.set_attr, id_, name, new, merge=("attr", id_, name))

            self._open(id_, number, set_attr, typed)
        return True

    def name(self, id_: str, apply: Callable[[str], None]) -> None:
        """Open a field over a block in which it is named."""
        from circuit_editor.ui.canvas.editors.name_editor import NameEditor

        self.finish_naming()
        view, item = self._view, self._view.circuit_scene.nodes[id_]
        body = view.mapFromScene(item.on_canvas(item.body)).boundingRect()
        interface = item.node.interface
        editor = NameEditor(interface.name if interface is not None else "", view.viewport())
        width = max(NAME_WIDTH, body.width())
        height = editor.sizeHint().height()
        editor.setGeometry(body.center().x() - width // 2, body.top() - height - 8, width, height)
        editor.named.connect(apply)
        editor.closed.connect(self._naming_ended)
        editor.left.connect(view.setFocus)
        self._naming, self._named = editor, id_
        editor.show()
        editor.setFocus()

    def commit(self) -> bool:
        """Take over what is being typed; False (and the field stays) where it is no number."""
        self.finish_naming()
        if self._editor is None:
            return True
        if not self._editor.commit():
            return False
        self._close(0)
        return True

    def is_valid(self) -> bool:
        """True where the block that is named, or the number that is typed, is still there."""
        named = self._session.circuit.nodes.get(self._named)
        return (self._naming is None or (named is not None and named.gate.is_block)) and (
            self._editor is None or self._number_at(self._edited) is not None
        )

    def let_go(self) -> None:
        """Close the fields without taking over what stands there."""
        if self._naming is not None:
            self._naming.give_up()
        if self._editor is not None:
            self._editor.give_up()

    def finish_naming(self) -> None:
        """Take over the name that is being typed."""
        if self._naming is not None:
            had_focus = self._naming.hasFocus()
            self._naming.finish()
            if had_focus:
                self._view.setFocus()

    def _number_at(self, id_: str) -> float | None:
        """The single number that can be typed for a node; None where there is none."""
        node = self._session.shown.nodes.get(id_)
        if node is None:
            return None
        if node.gate.is_source:
            value = self._session.number_of(id_)
            return float(value) if value is not None and value.shape == () else None
        if node.gate.attrs and id_ in self._session.circuit.nodes:
            return node.attrs[next(iter(node.gate.attrs))]
        return None

    def _open(self, id_: str, number: float, apply: Callable[[float], None], typed: str) -> None:
        from circuit_editor.ui.canvas.editors.value_editor import ValueEditor

        view = self._view
        item = view.circuit_scene.nodes[id_]
        self._session.select({id_})
        self._session.seal()
        editor = ValueEditor(number, apply, self._session.abandon, view.viewport(), typed)
        body = view.mapFromScene(item.on_canvas(item.body)).boundingRect()
        width = max(NARROWEST, body.width() * 7 // 10, min(WIDEST, editor.whole_width()))
        height = max(30, editor.sizeHint().height())
        right = max(body.right(), body.left() + width)
        editor.setGeometry(right - width, body.center().y() - height // 2, width, height)
        editor.finished.connect(self._close)
        editor.refused.connect(lambda text: self._refuse(text, QPointF(body.bottomLeft())))
        self._editor, self._edited = editor, id_
        editor.show()
        editor.setFocus()

    def _refuse(self, text: str, at: QPointF) -> None:
        self._view.show_bubble(text, self._view.mapToScene(at.toPoint()))
        self._session.message.emit(text)

    def _close(self, direction: int) -> None:
        editor, self._editor = self._editor, None
        if editor is None:
            return
        had_focus = QApplication.focusWidget() is editor
        editor.hide()
        editor.deleteLater()
        self._session.seal()
        self._view.show_bubble(None, QPointF())
        if had_focus:
            self._view.setFocus()
        if direction:
            from circuit_editor.ui.canvas.gestures import keyboard_navigation

            self.edit(keyboard_navigation.next_input(self._session.shown, self._edited, direction))

    def _naming_ended(self) -> None:
        self._naming = None
