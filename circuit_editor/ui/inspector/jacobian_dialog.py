"""The Jacobian of a gate as a table: how each number of its output moves with each of an input."""

from __future__ import annotations

from typing import Any

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QDialog, QTableView, QVBoxLayout, QWidget

from circuit_editor.gates import Array
from circuit_editor.gates.gate import Shape
from circuit_editor.text import exact, name_cell, show
from circuit_editor.text.typed_shapes import write_shape
from circuit_editor.ui.app.guarded_painting import ModelIndex, guard_measure
from circuit_editor.ui.app.translate import fill
from circuit_editor.ui.widgets.labels import BODY, Paragraph, dialog_button, fill_layout

CELL_WIDTH, CELL_HEIGHT = 76, 26
WIDTH, HEIGHT = 720, 480


class JacobianTable(QAbstractTableModel):
    """The numbers of a Jacobian, with the cells they are about as headings."""

    def __init__(
        self, table: Array, rows: tuple[str, Shape], columns: tuple[str, Shape], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._table = table
        self._names = {
            Qt.Orientation.Vertical: _cells(*rows),
            Qt.Orientation.Horizontal: _cells(*columns),
        }

    def rowCount(self, parent: ModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._table)

    def columnCount(self, parent: ModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else int(self._table.shape[1])

    @guard_measure(None)
    def data(self, index: ModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        number = float(self._table[index.row(), index.column()])
        if role == Qt.ItemDataRole.DisplayRole:
            return show(number) if number else "0"
        if role == Qt.ItemDataRole.ToolTipRole:
            return exact(number)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    @guard_measure(None)
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        return self._names[orientation][section] if role == Qt.ItemDataRole.DisplayRole else None


class JacobianDialog(QDialog):
    """Shows the table, and what its rows and columns are."""

    def __init__(
        self, table: Array, rows: tuple[str, Shape], columns: tuple[str, Shape], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Jacobian"))
        told = fill(
            self.tr(
                "{rows} × {columns} numbers: in each row how one number of {output} moves with "
                "each of {input}. U, read as one row, times this table is the gradient."
            ),
            rows=table.shape[0],
            columns=table.shape[1],
            output=f"{rows[0]} ({write_shape(rows[1])})",
            input=f"{columns[0]} ({write_shape(columns[1])})",
        )
        self.view = QTableView(self)
        self.view.setModel(JacobianTable(table, rows, columns, self.view))
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setAccessibleName(self.tr("Jacobian"))
        self.view.horizontalHeader().setDefaultSectionSize(CELL_WIDTH)
        self.view.verticalHeader().setDefaultSectionSize(CELL_HEIGHT)
        close = dialog_button(self, self.tr("&Close"), self.accept)
        close.setDefault(True)
        column = QVBoxLayout(self)
        paragraph = Paragraph(BODY, told, self)
        fill_layout(column, paragraph, self.view, margins=(16, 14, 16, 14), spacing=10)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        self.resize(WIDTH, HEIGHT)
        self.view.setCurrentIndex(self.view.model().index(0, 0))
        self.view.setFocus()


def _cells(name: str, shape: Shape) -> list[str]:
    return [name_cell(name, index) for index in np.ndindex(*shape)]
