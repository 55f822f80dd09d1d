"""The find bar over the canvas: what is typed is looked for in the whole circuit, and gone to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from circuit_editor.model import Path, blocks
from circuit_editor.ui.app.guarded_events import guard_events
from circuit_editor.ui.app.translate import fill
from circuit_editor.ui.outline.matches import Matches
from circuit_editor.ui.outline.row_words import (
    Remarks,
    names_around,
    select_paths,
    shown_id,
    words_of_row,
)
from circuit_editor.ui.palette.search_field import SearchField
from circuit_editor.ui.shell.notices import FloatingPanel
from circuit_editor.ui.widgets.focus import lender
from circuit_editor.ui.widgets.icon_buttons import icon_button
from circuit_editor.ui.widgets.labels import QUIET, SMALL, Paragraph, Text, fill_layout

if TYPE_CHECKING:
    from circuit_editor.ui.canvas.view import CanvasView

WIDTH, EDGE = 380, 12  # pixels
COUNT = 74  # pixels: "1234 of 12345"
SHIFT = Qt.KeyboardModifier.ShiftModifier
WALKS = {Qt.Key.Key_Up: -1, Qt.Key.Key_PageUp: -1}  # all others go on


@guard_events
class FindField(SearchField):
    """The line of the search; F3 goes on, and with Shift back, as Enter does."""

    stepped = Signal(int)

    def event(self, event: QEvent) -> bool:
        is_f3 = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_F3
        if is_f3 and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F3:
            self.stepped.emit(-1 if event.modifiers() & SHIFT else 1)
        else:
            super().keyPressEvent(event)


class FindBar(FloatingPanel):
    """A line at the upper right of the canvas, with how many answers there are, and which this is.

    Each is selected and brought into sight, inside the block it stands in. Esc ends it, what was
    found stays selected.
    """

    def __init__(self, view: CanvasView) -> None:
        super().__init__(view)
        self._view, self._session = view, view.session
        self._matches = Matches(view.session, view.catalog)
        self._found: list[str] = []
        self._at = 0
        self._is_stale = False
        self._lender: QWidget = view
        self.field = FindField(self, empties_first=False)
        self.field.setPlaceholderText(self.tr("Name, kind, number, problem"))
        self.field.setAccessibleName(self.tr("Find in the circuit"))
        self.setFocusProxy(self.field)
        self._count = Text(QUIET, "", self)
        self._count.setMinimumWidth(COUNT)
        self._count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._told = Paragraph(SMALL, "", self)
        self._buttons = [
            icon_button("chevron-up", self.tr("Previous (Shift+Enter)"), self, self._go_back),
            icon_button("chevron-down", self.tr("Next (Enter)"), self, self._go_on),
        ]
        close = icon_button("close", self.tr("End the search (Esc)"), self, self._leave)
        row = fill_layout(
            QHBoxLayout(),
            self.field,
            self._count,
            *self._buttons,
            close,
            spacing=2,
            wide=[self.field],
        )
        fill_layout(QVBoxLayout(self), row, self._told, margins=(10, 8, 8, 8), spacing=5)
        for signal, slot in (
            (self.field.textChanged, self._search),
            (self.field.entered, self._enter),
            (self.field.stepped, self._step),
            (self.field.walked, lambda key: self._step(WALKS.get(Qt.Key(key), 1))),
            (self.field.left, self._leave),
            (self.field.focus_left, self._focus_left),
            (self._session.document_changed, self._be_stale),
            (self._session.run_changed, self._be_stale),
        ):
            signal.connect(slot)
        view.covers.append(self)
        self.hide()

    def open(self) -> None:
        """Show it with what was typed last, to be typed over."""
        self._lender = lender(self._view) if not self.isVisible() else self._lender
        self._view.cancel_gesture()
        self.show()
        self.raise_()
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._found = self._matches.find(self.field.text())
        self._tell()

    def keep_place(self) -> None:
        width = min(WIDTH, self._view.width() - 2 * EDGE)
        self.resize(width, self.heightForWidth(width))
        self.move(QPoint(self._view.width() - width - EDGE, EDGE))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.accept()
        if event.key() == Qt.Key.Key_Escape:  # on one of the buttons
            self._leave()

    # --- what is found --------------------------------------------------------------------

    def _search(self, query: str) -> None:
        self._found = self._matches.find(query)
        self._is_stale = False
        self._at = self._matches.best(query, self._found)
        self._show()

    def _be_stale(self) -> None:
        self._is_stale = True

    def _enter(self, modifiers: Qt.KeyboardModifier) -> None:
        self._step(-1 if modifiers & SHIFT else 1)

    def _go_on(self) -> None:
        self._step(1)

    def _go_back(self) -> None:
        self._step(-1)

    def _step(self, by: int) -> None:
        """Go to the next answer; from one that is none any more, to what stands in its place."""
        here = self._found[self._at] if self._found else ""
        if self._is_stale:
            self._found, self._is_stale = self._matches.find(self.field.text()), False
        if here in self._found:
            self._at = self._found.index(here) + by
        self._at = self._at % len(self._found) if self._found else 0
        self._show()

    def _show(self) -> None:
        """Select the answer, and see it."""
        if self._found:
            path = self._found[self._at]
            select_paths(self._session, [path], path)
            self._bring_into_sight(path)
        self._tell()

    def _bring_into_sight(self, path: str) -> None:
        """Show a node in the middle, legible; where it is already so, nothing moves."""
        view, id_ = self._view, shown_id(self._session, path)
        if id_ is None:
            return
        scene = view.circuit_scene
        rect = scene.content([id_])
        pixels = view.mapFromScene(rect).boundingRect()
        is_covered = any(each.intersects(pixels) for each in view.cover_rects())
        if view.zoom < scene.legible_zoom or is_covered or not view.is_in_sight(rect):
            view.show_in(view.seen_rect, max(view.zoom, scene.legible_zoom), rect.center())
            view.is_fitted = False

    def _tell(self) -> None:
        """Say how many there are, which one this is, and what it tells."""
        found, has_query = self._found, bool(self.field.text().strip())
        for button in self._buttons:
            button.setEnabled(bool(found))
        if found:
            count = fill(self.tr("{nth} of {count}"), nth=self._at + 1, count=len(found))
        else:
            count = self.tr("none") if has_query else ""
        self._count.setText(count)
        self._told.show_or_hide(self._words(found[self._at]) if found else self._nothing)
        from circuit_editor.ui.app.announcements import announce

        announce(self._count, f"{count}: {self._told.text()}" if found else self._told.text())
        self.keep_place()

    @property
    def _nothing(self) -> str:
        return (
            self.tr("Nothing in the circuit is called so, or shows that.")
            if (self.field.text().strip())
            else ""
        )

    def _words(self, path: str) -> str:
        """What an answer tells, in one line."""
        session = self._session
        circuit = blocks.circuit_at(session.document, Path(path).around.parts)
        told = words_of_row(session, circuit, path, Remarks(session)).told
        return " › ".join([*names_around(session, path), told])

    # --- its end --------------------------------------------------------------------------

    def _leave(self) -> None:
        self.hide()
        (self._lender if self._lender.isVisible() else self._view).setFocus()

    def _focus_left(self) -> None:
        focus = QApplication.focusWidget()
        if focus is None or not self.isAncestorOf(focus):
            self.hide()
