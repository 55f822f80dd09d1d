"""The gradient check on stage: a table that is read from the back row."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QWidget

from circuit_editor.ui.app import theme as look
from circuit_editor.ui.app.guarded_painting import guard_measure
from circuit_editor.ui.app.theme import Appearance
from circuit_editor.ui.classroom.check_panel import CheckPanel
from circuit_editor.ui.classroom.gradient_checking import GradientChecking

LETTERS = 0.8  # of a sentence's size
LINE = 1.5  # of the letters' size
MOST_ROWS = 8


class StageCheck(CheckPanel):
    """The table of the desk, large; what speaks against a gradient stands first."""

    def __init__(self, checking: GradientChecking, appearance: Appearance, parent: QWidget) -> None:
        self._appearance = appearance
        super().__init__(checking, appearance, parent)
        for button in self.buttons:
            button.hide()
        self.table.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.table.setFrameShape(QFrame.Shape.NoFrame)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def refresh(self) -> None:
        """Be as large as what there is to say."""
        letters = LETTERS * self._appearance.sentence
        table, line = self.table, round(LINE * letters)
        self.sentence.setFont(look.font(letters, bold=True))
        table.setFont(look.font(letters))
        size = round(0.75 * letters)
        table.horizontalHeader().setStyleSheet(f"QHeaderView::section {{ font-size: {size}px; }}")
        table.verticalHeader().setDefaultSectionSize(line)
        table.resizeColumnsToContents()
        rows = min(MOST_ROWS, max(1, self.results.rowCount()))
        table.setFixedHeight((rows + 1) * line + 10)
        wide = sum(table.columnWidth(each) for each in range(self.results.columnCount()))
        table.setMinimumWidth(wide + 20)

    def _show(self) -> None:
        super()._show()
        self.refresh()

    @guard_measure(QSize(600, 300))
    def sizeHint(self) -> QSize:
        return super().sizeHint().expandedTo(self.table.minimumSize())
