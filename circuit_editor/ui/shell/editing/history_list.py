"""The list of the history's steps over the canvas: the present one marked, those undone quiet.

It follows the session while it is shown. Arrows choose, Enter or a click jumps there in one go.
"""

from __future__ import annotations

import weakref
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QObject,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHBoxLayout,
    QListView,
    QVBoxLayout,
)

from circuit_editor.text import printable_lines
from circuit_editor.ui.app import theme as look
from circuit_editor.ui.app.guarded_painting import ModelIndex, guard_measure
from circuit_editor.ui.app.translate import fill, in_words
from circuit_editor.ui.canvas.canvas_host import CanvasHost
from circuit_editor.ui.session.session import Session
from circuit_editor.ui.shell.editing.step_names import step_name
from circuit_editor.ui.shell.notices import MARGIN, ON_STAGE, FloatingPanel
from circuit_editor.ui.widgets.icon_buttons import icon_button
from circuit_editor.ui.widgets.labels import ENTER, PanelHeading, fill_layout

WIDTH = 232
PRESENT, DONE, UNDONE = "● ", "   ", "○ "
ROW_AIR = 8  # pixels above and below a name, together; as in the style sheet


class HistorySteps(QAbstractListModel):
    """The steps of a session, the oldest first; the first row is the beginning."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self.growth = 1.0  # of what is written, on stage
        self._rows = 0
        self._shown: tuple[object, ...] = ()

    @property
    def is_present(self) -> int:
        """The row of the present step."""
        return self._session.history.done

    def follow(self) -> bool:
        """Show the steps as they are now; False where they are the same."""
        state = self._state()
        if state == self._shown:
            return False
        self.beginResetModel()
        self._shown, self._rows = state, self._session.history.count + 1
        self.endResetModel()
        return True

    @guard_measure(0)
    def rowCount(self, parent: ModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else self._rows

    @guard_measure(None)
    def data(self, index: ModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, now = index.row(), self.is_present
        if row > self._session.history.count:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            sign = PRESENT if row == now else DONE if row < now else UNDONE
            return sign + self.name_of(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._told(row, now)
        if role == Qt.ItemDataRole.FontRole:
            points = look.BODY_POINTS * self.growth
            return look.font(points, bold=row == now, italic=row > now)
        if role == Qt.ItemDataRole.ForegroundRole and row > now:
            return look.colour(look.theme_of(QApplication.palette()).quiet)
        return None

    def name_of(self, row: int) -> str:
        """The name of a step, in the user's language."""
        if row == 0:
            return self.tr("The beginning")
        return step_name(self._session, row)

    def _told(self, row: int, now: int) -> str:
        """What a screen reader says of a step."""
        told = (
            self.tr("{step}, the present state")
            if row == now
            else self.tr("{step}, done")
            if row < now
            else self.tr("{step}, taken back")
        )
        return printable_lines(fill(told, step=self.name_of(row)))

    def _state(self) -> tuple[object, ...]:
        """What tells lists of steps apart: a slider that goes on turning makes no other.

        The history goes with its document, though the list is closed and follows no more.
        """
        history = self._session.history
        return history.done, history.count, in_words(history.undo_label), weakref.ref(history)


class StepView(QListView):
    """The rows; Enter jumps to the current one, Esc closes."""

    chosen = Signal(int)
    closed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in (*ENTER, Qt.Key.Key_Space):
            self.chosen.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)


class HistoryList(FloatingPanel):
    """The panel with the list, at the upper left of the canvas, below the buttons for undo."""

    chosen = Signal(int)  # how many steps are to be done then
    closed = Signal()

    def __init__(self, view: CanvasHost) -> None:
        super().__init__(view)
        self._session = view.session
        self.steps = HistorySteps(view.session, self)
        self.rows = StepView(self)
        self.rows.setModel(self.steps)
        self.rows.setObjectName("steps")
        self.rows.setUniformItemSizes(True)
        self.rows.setFrameShape(QListView.Shape.NoFrame)
        self.rows.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.rows.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows.setAccessibleName(self.tr("Steps that were made"))
        self.rows.setAccessibleDescription(self.tr("Enter goes to the chosen step, Esc closes"))
        self.rows.chosen.connect(self.chosen)
        self.rows.closed.connect(self.closed)
        self.rows.clicked.connect(lambda index: self.chosen.emit(index.row()))
        heading = PanelHeading(self.tr("History"), self)
        close = icon_button("close", self.tr("Close the history"), self, self.closed.emit)
        close.setObjectName("folds")
        top = fill_layout(QHBoxLayout(), heading, close, margins=(14, 4, 5, 0), wide=[heading])
        self._column = QVBoxLayout(self)
        fill_layout(self._column, top, self.rows, margins=(0, 0, 0, 8), spacing=2)
        view.covers.append(self)
        view.session.file_changed.connect(self.follow)
        view.session.run_changed.connect(self.rows.viewport().update)  # what may be seen, too
        self._appearance = view.circuit_scene.appearance
        self._appearance.changed.connect(self._dress)
        self._dress()
        self.hide()

    @property
    def holds_focus(self) -> bool:
        """True while the keyboard is here."""
        focus = QApplication.focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def name_of(self, step: int) -> str:
        """The name of a step as it stands here."""
        return self.steps.name_of(step)

    def open(self) -> None:
        """Show the steps, the keyboard on the present one."""
        self.show()
        self.raise_()
        self.steps.follow()
        self._show_present()
        self.rows.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def follow(self) -> None:
        """Other steps were made, or another is the present one."""
        if not self.isHidden() and self.steps.follow():
            self._show_present()

    def keep_place(self) -> None:
        """At the upper left, as high as the steps want and the canvas allows."""
        growth = self.steps.growth
        row = QFontMetrics(look.font(look.BODY_POINTS * growth)).height() + ROW_AIR
        room = self._over.rect().adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        top = self.sizeHint().height() - self.rows.sizeHint().height()
        wanted = top + row * self.steps.rowCount() + ROW_AIR
        width = min(round(WIDTH * growth), room.width())
        self.setGeometry(QRect(room.left(), room.top(), width, min(wanted, room.height())))
        self._bring_present()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.rows.viewport().update()

    def _dress(self) -> None:
        """Write it for a hall, or for a desk again."""
        self.steps.growth = max(1.0, ON_STAGE * self._appearance.enlarged)
        self.rows.doItemsLayout()
        self.keep_place()

    def _show_present(self) -> None:
        self.rows.setCurrentIndex(self.steps.index(self.steps.is_present))
        self.keep_place()

    def _bring_present(self) -> None:
        """Scroll to the present step, in the room that the rows have now."""
        self._column.activate()
        self.rows.scrollTo(self.steps.index(self.steps.is_present))
