"""The Jacobian of a gate as a table: how each number of its output moves with each of an input.

It stays open beside the window and follows the numbers and the cell that is chosen there. What
arrives at the output stands beside its rows, what the input is sent below its columns.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from circuit_editor.gates import Array
from circuit_editor.gates.gate import Shape
from circuit_editor.layout.tiles import Index
from circuit_editor.model import OUT, Pin
from circuit_editor.named_tuple import NamedTuple
from circuit_editor.teaching.explain.cell_terms import jacobian_of
from circuit_editor.teaching.explain.shape_rule import UPSTREAM
from circuit_editor.text import exact, name_cell, show, write_index
from circuit_editor.text.typed_shapes import write_shape
from circuit_editor.ui.app import theme as look
from circuit_editor.ui.app.guarded_painting import ModelIndex, guard_measure, guard_paint
from circuit_editor.ui.app.translate import fill
from circuit_editor.ui.session.session import Session
from circuit_editor.ui.widgets import wording
from circuit_editor.ui.widgets.focus import give_back_unless_typing
from circuit_editor.ui.widgets.labels import BODY, Paragraph, dialog_button, fill_layout
from circuit_editor.ui.widgets.tile import colours_of

CELL_HEIGHT, BESIDE = 24, 7  # pixels: of a row; on either side of a number
LEAST_WIDTH = 30
AROUND = QSize(60, 80)  # of a screen: what is left free around the dialog
WIDTH = 420  # of the words, where the table is narrower
MARGIN = 16
HORIZONTAL, VERTICAL = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class JacobianNumbers(NamedTuple):
    """A Jacobian with the names and shapes of its sides; `upstream` is None where none arrives."""

    table: Array
    rows: tuple[str, Shape]
    columns: tuple[str, Shape]
    upstream: Array | None
    sent: Array | None
    slope: str

    @property
    def is_framed(self) -> bool:
        """True where what arrives and what is sent stand around it."""
        return self.upstream is not None and self.sent is not None


class JacobianTable(QAbstractTableModel):
    """The numbers of a Jacobian; what arrives in the first column, what is sent in the last row."""

    def __init__(self, numbers: JacobianNumbers, parent: QWidget) -> None:
        super().__init__(parent)
        self.show_numbers(numbers)

    def show_numbers(self, numbers: JacobianNumbers) -> None:
        """Show other numbers."""
        self.beginResetModel()
        self.numbers = numbers
        self.cells = {
            VERTICAL: list(np.ndindex(*numbers.rows[1])),
            HORIZONTAL: list(np.ndindex(*numbers.columns[1])),
        }
        self.first = int(numbers.is_framed)  # column of the Jacobian itself
        self.endResetModel()

    def number(self, row: int, column: int) -> float | None:
        """The number in a place; None in the corner below what arrives."""
        numbers, at = self.numbers, column - self.first
        if row < len(numbers.table) and at >= 0:
            return float(numbers.table[row, at])
        if at >= 0:
            assert numbers.sent is not None
            return float(np.ravel(numbers.sent)[at])
        if row < len(numbers.table):
            assert numbers.upstream is not None
            return float(np.ravel(numbers.upstream)[row])
        return None

    def is_entry(self, row: int, column: int) -> bool:
        """True for an entry of the Jacobian itself."""
        return row < len(self.numbers.table) and column >= self.first

    def text(self, row: int, column: int) -> str:
        """The number in a place as it is written there."""
        number = self.number(row, column)
        return "" if number is None else show(number) if number else "0"

    def begins_block(self, section: int, orientation: Qt.Orientation) -> bool:
        """True where the cells of another row of the array begin."""
        cells = self.cells[orientation]
        at = section - (self.first if orientation == HORIZONTAL else 0)
        return 0 < at < len(cells) and cells[at][:-1] != cells[at - 1][:-1]

    def rowCount(self, parent: ModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.numbers.table) + self.first

    def columnCount(self, parent: ModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else int(self.numbers.table.shape[1]) + self.first

    @guard_measure(None)
    def data(self, index: ModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(index.row(), index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            number = self.number(index.row(), index.column())
            return None if number is None else exact(number)
        return RIGHT if role == Qt.ItemDataRole.TextAlignmentRole else None

    @guard_measure(None)
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        is_told = role == Qt.ItemDataRole.AccessibleTextRole
        if not is_told and role != Qt.ItemDataRole.DisplayRole:
            return None
        is_column = orientation == HORIZONTAL
        at, cells = section - self.first * is_column, self.cells[orientation]
        if at < 0:
            return UPSTREAM
        if at >= len(cells):
            return self.numbers.slope
        name, shape = self.numbers.columns if is_column else self.numbers.rows
        return name_cell(name, cells[at]) if is_told or not shape else write_index(cells[at])


class EntryPainter(QStyledItemDelegate):
    """Paints entries in the colours of tiles, zeros pale, and a frame around the chosen column."""

    def __init__(self, table: JacobianTable, parent: QWidget) -> None:
        super().__init__(parent)
        self._table = table
        self.chosen = -1  # column
        self._colours: list[Any] = []
        self._of: tuple[object, object] = (None, None)  # numbers and theme

    @guard_measure(QSize(LEAST_WIDTH, CELL_HEIGHT))
    def sizeHint(self, option: QStyleOptionViewItem, index: ModelIndex) -> QSize:
        return QSize(LEAST_WIDTH, CELL_HEIGHT)

    @guard_paint
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: ModelIndex) -> None:
        table, theme, rect = self._table, look.theme_of(option.palette), QRect(option.rect)
        row, column, number = index.row(), index.column(), table.number(index.row(), index.column())
        is_entry = table.is_entry(row, column)
        if is_entry:
            painter.fillRect(rect, self._colour(theme, row, column - table.first))
        ink = theme.gradient if not is_entry else theme.ink if number else theme.quiet
        painter.setFont(look.font(look.BODY_POINTS, bold=not is_entry))
        painter.setPen(look.colour(ink))
        painter.drawText(rect.adjusted(0, 0, -BESIDE, 0), RIGHT, table.text(row, column))
        painter.setPen(QPen(look.colour(theme.quiet), 1))
        if table.begins_block(column, HORIZONTAL) and is_entry:
            painter.drawLine(rect.topLeft(), rect.bottomLeft())
        if table.begins_block(row, VERTICAL) and is_entry:
            painter.drawLine(rect.topLeft(), rect.topRight())
        painter.setPen(QPen(look.colour(theme.accent), 2))
        if column == self.chosen:
            painter.drawLine(rect.topLeft(), rect.bottomLeft())
            painter.drawLine(rect.topRight(), rect.bottomRight())
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.drawRect(rect.adjusted(1, 1, -1, -1))

    def _colour(self, theme: look.Theme, row: int, column: int) -> Any:
        numbers = self._table.numbers
        if self._of[0] is not numbers or self._of[1] is not theme:
            self._of = numbers, theme
            self._colours = colours_of(numbers.table, theme)
        return self._colours[row * numbers.table.shape[1] + column]


class JacobianDialog(QDialog):
    """The table beside the window; it closes where there is none any more."""

    def __init__(self, session: Session, pin: Pin, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Jacobian"))
        self._session, self._pin = session, pin
        self._path = session.path_of(pin.node)
        numbers = self._read()
        assert numbers is not None  # else it is not offered
        self._words = Paragraph(BODY, "", self)
        self.view = QTableView(self)
        self._table = JacobianTable(numbers, self.view)
        self._painter = EntryPainter(self._table, self.view)
        self.view.setModel(self._table)
        self.view.setItemDelegate(self._painter)
        self.view.setShowGrid(False)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.view.setAccessibleName(self.tr("Jacobian"))
        for header in (self.view.horizontalHeader(), self.view.verticalHeader()):
            header.setMinimumSectionSize(LEAST_WIDTH if header.orientation() == HORIZONTAL else 1)
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.view.verticalHeader().setDefaultSectionSize(CELL_HEIGHT)
        close = dialog_button(self, self.tr("&Close"), self.close)
        column = QVBoxLayout(self)
        margins = (MARGIN, 14, MARGIN, 14)
        fill_layout(column, self._words, self.view, margins=margins, spacing=10)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        self._tell()
        self._fit()
        self._follow(session.path_of(self._owner))
        self.view.selectionModel().currentChanged.connect(self._choose)
        self.view.setFocus()
        session.run_changed.connect(self._refresh)
        session.cell_chosen.connect(self._follow)
        for signal in (session.place_changed, session.opened):
            signal.connect(self.close)
        self.finished.connect(lambda _: give_back_unless_typing(parent))

    @property
    def _owner(self) -> str:
        """The node whose cell is chosen: what is wired to the input."""
        source = self._session.shown.wires.get(self._pin)
        return self._pin.node if source is None else source.node

    def _read(self) -> JacobianNumbers | None:
        """The numbers as they are now; None where there are none, or where they are hidden."""
        session, pin = self._session, self._pin
        if pin.node not in session.shown.nodes:
            return None
        shapes = session.shapes_at(pin.node)
        table = session.explained(jacobian_of, Pin(self._path, pin.port))
        if table is None or not {OUT, pin.port} <= shapes.keys():
            return None
        name = wording.operands(session.shown, pin.node)[pin.port]
        return JacobianNumbers(
            table,
            (self.tr("output"), shapes[OUT]),
            (name, shapes[pin.port]),
            session.gradient(Pin(pin.node, OUT)).array,
            session.gradient(pin).array,
            wording.derivative(wording.loss_name(session), name),
        )

    def _refresh(self) -> None:
        numbers = self._read()
        if numbers is None:
            self.close()
            return
        at, current = self._table.numbers, self.view.currentIndex()
        is_another = (at.table.shape, at.is_framed) != (numbers.table.shape, numbers.is_framed)
        row, column = current.row(), current.column()
        self._table.show_numbers(numbers)
        self._tell()
        if is_another:
            self._follow(self._session.path_of(self._owner))
        else:
            self._go_to(row, column)
        if not self._session.is_held:
            self._widen()

    def _tell(self) -> None:
        numbers = self._table.numbers
        told = self.tr(
            "{rows} × {columns} numbers: a row for each number of {output}, a column for each of "
            "{input}: how the one moves with the other. U, read as one row, times this table is "
            "the gradient."
        )
        self._words.setText(
            fill(
                told,
                rows=numbers.table.shape[0],
                columns=numbers.table.shape[1],
                output=f"{numbers.rows[0]} ({write_shape(numbers.rows[1])})",
                input=f"{numbers.columns[0]} ({write_shape(numbers.columns[1])})",
            )
        )

    def _follow(self, path: str) -> None:
        """Frame the column of the cell that is chosen."""
        if path != self._session.path_of(self._owner):
            return
        shape = self._table.numbers.columns[1]
        cell: Index = self._session.chosen_cell(self._owner, shape)
        cells = self._table.cells[HORIZONTAL]
        self._painter.chosen = self._table.first + (cells.index(cell) if cell in cells else 0)
        self._go_to(max(0, self.view.currentIndex().row()), self._painter.chosen)
        self.view.viewport().update()

    def _go_to(self, row: int, column: int) -> None:
        if (row, column) != (self.view.currentIndex().row(), self.view.currentIndex().column()):
            self.view.setCurrentIndex(self._table.index(row, column))

    def _choose(self, current: ModelIndex) -> None:
        """Choose the cell whose column one has gone to."""
        at = current.column() - self._table.first
        if at >= 0 and current.column() != self._painter.chosen:
            self._session.choose_cell(self._owner, self._table.cells[HORIZONTAL][at])

    def _widen(self) -> None:
        """Make each column as wide as its numbers and its heading."""
        table, header = self._table, self.view.horizontalHeader()
        numbers = QFontMetrics(look.font(look.BODY_POINTS, bold=True)).horizontalAdvance
        heading = header.fontMetrics().horizontalAdvance
        for column in range(table.columnCount()):
            texts = {table.text(row, column) for row in range(table.rowCount())}
            words = str(table.headerData(column, HORIZONTAL))
            wide = max(heading(words) + 2 * BESIDE, *(numbers(each) for each in texts))
            header.resizeSection(column, max(LEAST_WIDTH, wide + 2 * BESIDE))

    def _fit(self) -> None:
        """Be as large as the table, as far as the screen has room for it."""
        self._widen()
        view = self.view
        frame = 2 * view.frameWidth()
        across = view.verticalHeader().sizeHint().width() + view.horizontalHeader().length() + frame
        down = view.horizontalHeader().sizeHint().height() + view.verticalHeader().length() + frame
        width = max(WIDTH, across + 2 * MARGIN)
        layout = self.layout()
        assert layout is not None
        rest = layout.heightForWidth(width) - view.sizeHint().height()
        wanted = QSize(width, down + rest)
        self.resize(wanted.boundedTo(self.screen().availableGeometry().size() - AROUND))


def show_jacobian(session: Session, pin: Pin, window: QWidget) -> None:
    """Show the table of an input of a gate that is shown, in place of another one."""
    for each in window.findChildren(JacobianDialog):
        each.close()
    if session.explained(jacobian_of, Pin(session.path_of(pin.node), pin.port)) is not None:
        JacobianDialog(session, pin, window).show()
