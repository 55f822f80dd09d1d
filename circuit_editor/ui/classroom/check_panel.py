"""The panel of the gradient check: a table of every input, its gradient and the difference."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from circuit_editor.engine.gradient_check import CheckedInput
from circuit_editor.text import show
from circuit_editor.ui.app import theme as look
from circuit_editor.ui.app.announcements import announce
from circuit_editor.ui.app.guarded_events import guard_events
from circuit_editor.ui.app.guarded_painting import ModelIndex, guard_measure
from circuit_editor.ui.app.theme import Appearance
from circuit_editor.ui.app.translate import say_number
from circuit_editor.ui.classroom.gradient_checking import DECIMALS, GradientChecking
from circuit_editor.ui.widgets.labels import (
    BODY,
    ENTER,
    PANEL_MARGINS,
    Paragraph,
    fill_layout,
    make_button,
)

SENTENCE_POINTS = 15
ROW = 24
NAME_WIDTH, NUMBER_WIDTH, ERROR_WIDTH = 200, 150, 100
LEAST_ROWS, MOST_ROWS = 4, 8  # for which there is room from the beginning
AROUND = 8  # pixels: the heading is a little higher than a row
NUMBERS = (1, 2, 3)  # the columns that stand at the right edge
ROLE = Qt.ItemDataRole


class CheckModel(QAbstractTableModel):
    """The table model of what was checked, a row each. Everything in it is plain text."""

    def __init__(self, checking: GradientChecking, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._checking = checking
        self._appearance = appearance
        self.rows: list[CheckedInput] = []
        self.headings = (
            self.tr("Input"),
            self.tr("Gradient"),
            self.tr("Finite difference"),
            self.tr("Error"),
            self.tr("Verdict"),
        )

    def follow(self) -> None:
        """Show what is known now; the same rows with other numbers keep what is selected."""
        rows = self._checking.rows
        same = [each.path for each in rows] == [each.path for each in self.rows]
        if same and rows:
            self.rows = rows
            self.dataChanged.emit(
                self.index(0, 0), self.index(len(rows) - 1, len(self.headings) - 1)
            )
        elif not same:
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()

    def texts(self, row: int) -> tuple[str, str, str, str, str]:
        """What stands in a row."""
        each = self.rows[row]
        return (
            self._checking.name(each.path),
            say_number(each.gradient, DECIMALS),
            say_number(each.difference, DECIMALS),
            show(each.error),
            self._checking.verdict(each),
        )

    def rowCount(self, parent: ModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: ModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.headings)

    @guard_measure(None)
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = ROLE.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == ROLE.DisplayRole:
            return self.headings[section]
        if orientation == Qt.Orientation.Horizontal and role == ROLE.TextAlignmentRole:
            return _alignment(section)
        return None

    @guard_measure(None)
    def data(self, index: ModelIndex, role: int = ROLE.DisplayRole) -> Any:
        column = index.column()
        if role == ROLE.DisplayRole:
            return self.texts(index.row())[column]
        if role == ROLE.TextAlignmentRole:
            return _alignment(column)
        if role == ROLE.ForegroundRole:
            theme, agrees = self._appearance.theme, self.rows[index.row()].agrees
            if column == 1:
                return look.colour(theme.gradient)
            if column == len(self.headings) - 1 and agrees is not True:
                return look.colour(theme.refused if agrees is False else theme.warned)
        return None


@guard_events
class CheckTable(QTableView):
    """The rows: Ctrl+C copies what is selected, Enter shows it in the circuit, Esc leaves."""

    copied = Signal()
    shown = Signal(int)  # a row is to be seen in the circuit
    left = Signal()

    def __init__(self, model: CheckModel, parent: QWidget) -> None:
        super().__init__(parent, showGrid=False, wordWrap=False)
        self.setModel(model)
        self.setAccessibleName(self.tr("Gradients, checked"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().setHighlightSections(False)
        for column, width in enumerate((NAME_WIDTH, NUMBER_WIDTH, NUMBER_WIDTH, ERROR_WIDTH)):
            self.setColumnWidth(column, width)
        self.setMinimumHeight((LEAST_ROWS + 1) * ROW + AROUND)
        model.modelReset.connect(self.updateGeometry)
        self.doubleClicked.connect(lambda index: self.shown.emit(index.row()))

    @guard_measure(QSize(400, 200))
    def sizeHint(self) -> QSize:
        rows = max(LEAST_ROWS, min(MOST_ROWS, self.model().rowCount()))
        return QSize(super().sizeHint().width(), (rows + 1) * ROW + AROUND)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            here = (QKeySequence.StandardKey.Copy, QKeySequence.StandardKey.SelectAll)
            is_jump = event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End)
            if is_jump or any(event.matches(key) for key in here):
                event.accept()  # while one reads the table these are about it
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copied.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in ENTER:
            if self.currentIndex().isValid():
                self.shown.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)


class CheckPanel(QWidget):
    """The panel of the check: its outcome in a sentence, the table, and three buttons."""

    closed = Signal()
    shown = Signal(str)  # the path of an input that is to be seen in the circuit

    def __init__(
        self, checking: GradientChecking, appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._checking = checking
        self.results = CheckModel(checking, appearance, self)
        self.table = CheckTable(self.results, self)
        self.sentence = Paragraph(BODY, "", self, look.font(SENTENCE_POINTS, bold=True))
        self._copy = make_button(self.tr("Copy"), self.copy, self)
        self.buttons = (self._copy, make_button(self.tr("Close"), self.closed, self))
        row = fill_layout(QHBoxLayout(), self.sentence, *self.buttons, wide=[self.sentence])
        for button in self.buttons:
            row.setAlignment(button, Qt.AlignmentFlag.AlignTop)
        parts = (row, self.table)
        fill_layout(QVBoxLayout(self), *parts, margins=PANEL_MARGINS, spacing=6, wide=[self.table])
        for signal, slot in (
            (self.table.copied, self.copy),
            (self.table.left, self.closed),
            (self.table.shown, lambda at: self.shown.emit(self.results.rows[at].path)),
            (checking.changed, self._show),
            (appearance.changed, self.table.viewport().update),
        ):
            signal.connect(slot)
        self._show()

    def copy(self) -> None:
        """Copy the selected rows, or all of them, to paste into a text or a table."""
        rows = sorted({index.row() for index in self.table.selectionModel().selectedRows()})
        chosen = rows or range(len(self.results.rows))
        lines = [self.results.headings, *(self.results.texts(row) for row in chosen)]
        told = "" if rows else f"{self._checking.sentence}\n"
        QGuiApplication.clipboard().setText(told + "\n".join("\t".join(each) for each in lines))

    def _show(self) -> None:
        checking = self._checking
        self.results.follow()
        self._copy.setEnabled(bool(self.results.rows))
        if checking.sentence != self.sentence.text():
            self.sentence.setText(checking.sentence)
            if not checking.is_running:
                announce(self.sentence, checking.sentence)


def _alignment(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column in NUMBERS else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
