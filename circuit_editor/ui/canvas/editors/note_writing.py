"""Writing in notes: the field over a card, and what becomes of what is typed there."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtWidgets import QApplication

from circuit_editor.dataclass import replace
from circuit_editor.model import Document, Place
from circuit_editor.model.document import without
from circuit_editor.model.edits import move, notes_and_frames, remove
from circuit_editor.text import QT_TRANSLATE_NOOP
from circuit_editor.ui.canvas.editors.note_editor import NoteEditor

if TYPE_CHECKING:
    from circuit_editor.ui.canvas.canvas_host import CanvasHost


class NoteWriting:
    """Writes one note: what stands in the field when it closes becomes its text.

    A new one that stays empty never was; one that was emptied is deleted.
    """

    def __init__(
        self, view: CanvasHost, id_: str, ended: Callable[[bool], None], *, is_new: bool
    ) -> None:
        self.id, self._view, self._ended, self._is_new = id_, view, ended, is_new
        self._session, self._is_over = view.session, False
        scene = view.circuit_scene
        assert scene.annotations is not None
        card = view.mapFromScene(scene.annotations.rect(id_)).boundingRect()
        text = self._session.circuit.notes[id_].text
        self._field = NoteEditor(text, card, view.zoom, view.viewport())
        self._field.done.connect(self.end)
        self._field.refused.connect(self._refuse)
        self._field.show()
        self._field.setFocus()
        view.field_changed.emit(self._field.help)

    def end(self) -> None:
        """Take what stands in the field, and close it."""
        self._close(takes=self.id in self._session.circuit.notes)

    def give_up(self) -> None:
        """Close the field, and change nothing."""
        self._close(takes=False)

    def _close(self, *, takes: bool) -> None:
        if self._is_over:  # what is taken may take away what is written
            return
        self._is_over = True
        field, had_focus = self._field, QApplication.focusWidget() is self._field
        if takes:
            self._take(field.text)
        field.hide()
        field.deleteLater()
        self._session.seal()
        self._view.field_changed.emit("")
        self._view.show_bubble(None, QPointF())
        self._ended(had_focus)

    def _take(self, text: str) -> None:
        session, id_ = self._session, self.id
        before = session.circuit.notes[id_]
        if not text.strip():
            if self._is_new:
                session.abandon()
            else:
                session.edit(QT_TRANSLATE_NOOP("Sentence", "Delete note"), remove, [id_])
        elif text != before.text:
            from circuit_editor.layout.labels.note_lines import note_size

            label = QT_TRANSLATE_NOOP("Sentence", "Write note")
            if self._is_new:
                label = QT_TRANSLATE_NOOP("Sentence", "Add note")
            (x, y), old, new = before.place, note_size(before.text), note_size(text)
            place = x + (new[0] - old[0]) / 2, y + (new[1] - old[1]) / 2  # its corner stays
            frames = {}
            if self._is_new:
                place = self._clear(place, new)
                frames = {id_: self._frame_around(place, new)}

            def write(document: Document) -> Document:
                document = notes_and_frames.set_note(document, id_, text)
                document = notes_and_frames.put_into_frame(document, frames)
                return move(document, {id_: place})

            session.edit(label, write, merge=("note", id_) if self._is_new else None)

    def _frame_around(self, place: Place, size: tuple[float, float]) -> str | None:
        """The frame that holds a new note: one in which all of it stands."""
        annotations = self._view.circuit_scene.annotations
        assert annotations is not None
        card = QRectF(0.0, 0.0, *size)
        card.moveCenter(QPointF(*place))
        return annotations.frame_holding(card)

    def _clear(self, place: Place, size: tuple[float, float]) -> Place:
        """The place nearest to this one where a card of this size covers nothing."""
        from circuit_editor.ui.canvas.new_note import clear_place

        shown = self._session.shown
        others = replace(shown, notes=without(shown.notes, [self.id]))
        return clear_place(self._view, others, place, size)

    def _refuse(self, text: str) -> None:
        self._session.message.emit(text)
