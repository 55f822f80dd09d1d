"""The grid of an array: all its numbers as a table to type into, to copy from and to paste into."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import partial
from typing import Any

import numpy as np
from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QLocale,
    QModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QMessageBox,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from circuit_editor.gates import Array
from circuit_editor.model import OUT, Pin, edits
from circuit_editor.model.edits.initialise import forget_initialiser
from circuit_editor.named_tuple import NamedTuple
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence, exact
from circuit_editor.text.typed_arrays import typed_cell, typed_table
from circuit_editor.text.typed_shapes import write_shape
from circuit_editor.ui.app import theme as look
from circuit_editor.ui.app.guarded_painting import ModelIndex, guard_measure
from circuit_editor.ui.app.translate import fill, say
from circuit_editor.ui.session.session import Session
from circuit_editor.ui.shell.message_box import ANSWERS, make_box
from circuit_editor.ui.widgets.focus import run_dialog
from circuit_editor.ui.widgets.labels import (
    QUIET,
    REFUSED,
    WARNING,
    Paragraph,
    Text,
    dialog_button,
    fill_layout,
    shorten_name,
)

CANCEL = QMessageBox.StandardButton.Cancel
MOST_CELLS = 100_000  # of what is pasted
MOST_STEPS = 100  # that can be undone while the grid is open
CELL_WIDTH, CELL_HEIGHT = 76, 26
WIDTH, HEIGHT = 640, 460
AROUND = 60
EMPTY_CELL = Sentence.of(QT_TRANSLATE_NOOP("Sentence", "The cell is empty."))


class GridState(NamedTuple):
    """The numbers of a grid, what was typed that is no number, and whether all was pasted."""

    numbers: Array
    typed: dict[tuple[int, int], str]
    is_given_anew: bool


class NumberGrid(QAbstractTableModel):
    """The numbers of an array in rows and columns, and what was typed that is no number.

    Of more than two axes the rows are those of all parts, one below the other.
    """

    told = Signal()  # something is wrong, or no more

    def __init__(self, array: Array, decimal: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._decimal = decimal
        self._shape = array.shape
        self.numbers: Array = array.reshape(-1, array.shape[-1] if array.shape else 1).copy()
        self.typed: dict[tuple[int, int], str] = {}
        self.is_given_anew = False  # a table was pasted over all that was there
        self._before: list[GridState] = []  # the steps that can be undone, the last at the end
        self._after: list[GridState] = []

    def undo(self) -> None:
        """Take the last step back, if there is one."""
        self._go(self._before, self._after)

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._go(self._after, self._before)

    @property
    def has_free_rows(self) -> bool:
        """True where rows can be added: the rows of more axes belong to parts."""
        return len(self._shape) < 3

    @property
    def array_shape(self) -> tuple[int, ...]:
        """The shape of the array as it is now: a row stays a row, and one number a number."""
        rows, columns = self.numbers.shape
        if len(self._shape) > 2:
            return (*self._shape[:-1], columns)
        if rows == 1 and len(self._shape) < 2:
            return () if not self._shape and columns == 1 else (columns,)
        return rows, columns

    @property
    def array(self) -> Array:
        """The numbers in their shape."""
        return self.numbers.reshape(self.array_shape)

    def why_not(self, cell: tuple[int, int]) -> Sentence:
        """Why what was typed into a cell is no number."""
        text = self.typed[cell]
        found = typed_cell(text, self._decimal) if text.strip() else EMPTY_CELL
        assert isinstance(found, Sentence)
        return found

    def rowCount(self, parent: ModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else int(self.numbers.shape[0])

    def columnCount(self, parent: ModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else int(self.numbers.shape[1])

    def flags(self, index: ModelIndex) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    @guard_measure(None)
    def data(self, index: ModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        cell = index.row(), index.column()
        if role == Qt.ItemDataRole.DisplayRole and cell in self.typed:
            return f"{WARNING} {self.text(cell)}"  # colour alone does not say it
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self.text(cell)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if cell in self.typed and role == Qt.ItemDataRole.ForegroundRole:
            return look.colour(look.theme_of(QGuiApplication.palette()).refused)
        if cell in self.typed and role == Qt.ItemDataRole.ToolTipRole:
            return say(self.why_not(cell))
        return None

    @guard_measure(None)
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Vertical and len(self._shape) > 2:
            return ", ".join(str(int(at)) for at in np.unravel_index(section, self._shape[:-1]))
        return str(section)

    def setData(self, index: ModelIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        cell = index.row(), index.column()
        if role != Qt.ItemDataRole.EditRole or value == self.text(cell):
            return False
        self._remember()
        self._put(cell, str(value))
        self.dataChanged.emit(index, index)
        self.told.emit()
        return True

    def clear(self, cells: Collection[tuple[int, int]]) -> None:
        """Let cells be 0, in one step."""
        if all(self.text(cell) == "0" for cell in cells):
            return
        self._remember()
        self.beginResetModel()
        for cell in cells:
            self._put(cell, "0")
        self.endResetModel()
        self.told.emit()

    def text(self, cell: tuple[int, int]) -> str:
        """What stands in a cell: its number with all digits, or what was typed."""
        return self.typed[cell] if cell in self.typed else exact(float(self.numbers[cell]))

    def paste(self, row: int, column: int, cells: Sequence[Sequence[str]]) -> None:
        """Put a table of texts with its first cell here; rows and columns are added for it.

        One as large as all there is takes its place, wherever one is.
        """
        self._remember()
        if (len(cells), max(map(len, cells), default=0)) == self.numbers.shape:
            row = column = 0
        self._paste(row, column, cells)

    def _paste(self, row: int, column: int, cells: Sequence[Sequence[str]]) -> None:
        width = max(map(len, cells), default=0)
        rows, columns = self.numbers.shape
        self.is_given_anew |= not row and not column and len(cells) >= rows and width >= columns
        self.beginResetModel()
        down = max(rows, row + len(cells)) if self.has_free_rows else rows
        grown = np.zeros((down, max(columns, column + width)))
        grown[:rows, :columns] = self.numbers
        self.numbers = grown
        for at, line in enumerate(cells[: down - row]):
            for across in range(width):
                cell = row + at, column + across
                self._put(cell, line[across] if across < len(line) else "")
        self.endResetModel()
        self.told.emit()

    def replace_all(self, cells: Sequence[Sequence[str]]) -> None:
        """Let a table of texts be all there is."""
        self._remember()
        self.beginResetModel()
        if self.has_free_rows:
            self.numbers = np.zeros((1, 1))
        self.typed = {}
        self.endResetModel()
        self._paste(0, 0, cells)

    def insert(self, axis: int, at: int) -> None:
        """Add a row (0) or a column (1) of zeros before a place."""
        self._remember()
        self.beginResetModel()
        self.numbers = np.insert(self.numbers, at, 0.0, axis)
        self._shift(axis, at, 1)
        self.endResetModel()
        self.told.emit()

    def remove(self, axis: int, places: Sequence[int]) -> None:
        """Take rows (0) or columns (1) away; one stays."""
        if self.numbers.shape[axis] > 1:
            self._remember()
        for at in sorted(places, reverse=True):
            if self.numbers.shape[axis] == 1:
                break
            self.beginResetModel()
            self.numbers = np.delete(self.numbers, at, axis)
            self.typed = {cell: text for cell, text in self.typed.items() if cell[axis] != at}
            self._shift(axis, at, -1)
            self.endResetModel()
        self.told.emit()

    @property
    def _state(self) -> GridState:
        return GridState(self.numbers.copy(), dict(self.typed), self.is_given_anew)

    def _remember(self) -> None:
        """Keep what is there before it is changed."""
        self._after.clear()
        self._before.append(self._state)
        del self._before[:-MOST_STEPS]

    def _go(self, back: list[GridState], forth: list[GridState]) -> None:
        if not back:
            return
        forth.append(self._state)
        self.beginResetModel()
        self.numbers, self.typed, self.is_given_anew = back.pop()
        self.endResetModel()
        self.told.emit()

    def _put(self, cell: tuple[int, int], text: str) -> None:
        number = typed_cell(text, self._decimal) if text.strip() else EMPTY_CELL
        if isinstance(number, Sentence):
            self.typed[cell] = text
        else:
            self.typed.pop(cell, None)
            self.numbers[cell] = number

    def _shift(self, axis: int, at: int, by: int) -> None:
        moved = {}
        for cell, text in self.typed.items():
            place = list(cell)
            place[axis] += by if cell[axis] >= at else 0
            moved[place[0], place[1]] = text
        self.typed = moved


class GridView(QTableView):
    """The table; copies and pastes as a spreadsheet does, and clears with Delete."""

    def __init__(self, grid: NumberGrid, decimal: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._grid, self._decimal = grid, decimal
        self.setModel(grid)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        for header, size in (
            (self.horizontalHeader(), CELL_WIDTH),
            (self.verticalHeader(), CELL_HEIGHT),
        ):
            header.setDefaultSectionSize(size)
        self.setCornerButtonEnabled(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.matches(QKeySequence.StandardKey.Undo):
            self._go(self._grid.undo)
        elif event.matches(QKeySequence.StandardKey.Redo):
            self._go(self._grid.redo)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self._is_edited:
            self.edit(self.currentIndex())
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and not self._is_edited:
            chosen = [(each.row(), each.column()) for each in self.selectedIndexes()]
            self._go(lambda: self._grid.clear(chosen))
        else:
            super().keyPressEvent(event)

    def _go(self, change: Callable[[], None]) -> None:
        """Change all, and stay where one is."""
        here = self.currentIndex()
        row, column = max(0, here.row()), max(0, here.column())
        change()
        self.setCurrentIndex(
            self._grid.index(
                min(row, self._grid.rowCount() - 1), min(column, self._grid.columnCount() - 1)
            )
        )

    def copy(self) -> None:
        """Copy what is selected, with tabs, in the language's decimal sign."""
        chosen = sorted({(each.row(), each.column()) for each in self.selectedIndexes()})
        if not chosen:
            return
        rows, columns = zip(*chosen, strict=True)
        lines = [
            "\t".join(
                self._grid.text((row, column)).replace("−", "-").replace(".", self._decimal)
                for column in range(min(columns), max(columns) + 1)
            )
            for row in range(min(rows), max(rows) + 1)
        ]
        QGuiApplication.clipboard().setText("\n".join(lines))

    def paste(self) -> None:
        """Paste a table where one is; over everything where everything is selected."""
        cells = typed_table(QGuiApplication.clipboard().text(), self._decimal)
        count = len(cells) * max(map(len, cells), default=0)
        if not count or count > MOST_CELLS:
            return
        grid, here = self._grid, self.currentIndex()
        chosen = self.selectedIndexes()
        row = min((each.row() for each in chosen), default=max(0, here.row()))
        column = min((each.column() for each in chosen), default=max(0, here.column()))
        if len(chosen) == grid.rowCount() * grid.columnCount():
            grid.replace_all(cells)
            row = column = 0
        else:
            grid.paste(row, column, cells)
        self.setCurrentIndex(grid.index(row, column))

    @property
    def _is_edited(self) -> bool:
        return self.state() == QAbstractItemView.State.EditingState


class GridDialog(QDialog):
    """The grid with its buttons; what is no number keeps it open, and is named in a sentence."""

    def __init__(
        self,
        name: str,
        array: Array,
        decimal: str,
        parent: QWidget,
        at: tuple[int, int] = (0, 0),
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(fill(self.tr("Numbers of {name}"), name=name))
        self._name, self._first = name, array
        self.grid = NumberGrid(array, decimal, self)
        self.view = GridView(self.grid, decimal, self)
        self.view.setAccessibleName(self.tr("Numbers"))
        self.shape_told = Text(QUIET, "", self)
        self.refusal = Paragraph(REFUSED, "", self)
        self.buttons = [
            dialog_button(self, self.tr("Add &row"), partial(self._add, 0)),
            dialog_button(self, self.tr("Add &column"), partial(self._add, 1)),
            dialog_button(self, self.tr("R&emove rows"), partial(self._remove, 0)),
            dialog_button(self, self.tr("Re&move columns"), partial(self._remove, 1)),
            dialog_button(self, self.tr("&Paste"), self.view.paste),
        ]
        for button in (self.buttons[0], self.buttons[2]):
            button.setEnabled(self.grid.has_free_rows)
        self.cancel = dialog_button(
            self, QCoreApplication.translate("Answer", ANSWERS[CANCEL]), self._give_up
        )
        self.keep = dialog_button(self, self.tr("&OK"), self.accept)
        self.keep.setProperty("role", "primary")
        self.keep.setDefault(True)
        top = fill_layout(QHBoxLayout(), *self.buttons, spacing=6)
        top.addStretch(1)
        below = fill_layout(QHBoxLayout(), self.shape_told, spacing=8)
        below.addWidget(self.refusal, 1)
        below.addWidget(self.cancel)
        below.addWidget(self.keep)
        whole = QVBoxLayout(self)
        fill_layout(whole, top, self.view, below, margins=(16, 14, 16, 14), spacing=10)
        wanted = CELL_WIDTH * (self.grid.columnCount() + 1) + AROUND
        room = self.screen().availableGeometry().width() - AROUND
        self.resize(min(max(WIDTH, wanted), room), HEIGHT)
        self.grid.told.connect(self._tell)
        self._tell()
        self.view.setCurrentIndex(self.grid.index(*at))
        self.view.setFocus()

    def accept(self) -> None:
        """Close where every cell is a number; else go to the first that is none."""
        self.view.setFocus()  # what is being typed is taken
        if self.grid.typed:
            cell = min(self.grid.typed)
            self.view.setCurrentIndex(self.grid.index(*cell))
            self._tell()
            return
        super().accept()

    def reject(self) -> None:
        """Close by Esc or with the window; where numbers were changed that is asked about first."""
        self.view.setFocus()  # what is being typed is changed, too
        if not self._is_changed:
            self._give_up()
            return
        box = make_box(
            *(self, CANCEL, self.tr("Keep the numbers?")),
            fill(self.tr("The numbers of {name} were changed."), name=self._name),
            self.tr("Kept, they can be undone as one step."),
        )
        keep = box.addButton(self.tr("&Keep"), QMessageBox.ButtonRole.AcceptRole)
        discard = box.addButton(self.tr("&Discard"), QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(keep)
        run_dialog(box)
        if box.clickedButton() is keep:
            self.accept()
        elif box.clickedButton() is discard:
            self._give_up()

    def _give_up(self) -> None:
        super().reject()

    @property
    def _is_changed(self) -> bool:
        return bool(self.grid.typed) or not np.array_equal(
            self.grid.array, self._first, equal_nan=True
        )

    def _add(self, axis: int) -> None:
        here = self.view.currentIndex()
        at = (here.row(), here.column())[axis] + 1
        self.grid.insert(axis, at)
        cell = (at, max(0, here.column())) if axis == 0 else (max(0, here.row()), at)
        self.view.setCurrentIndex(self.grid.index(*cell))

    def _remove(self, axis: int) -> None:
        here = self.view.currentIndex()
        chosen = self.view.selectedIndexes() or [here]
        places = sorted({(each.row(), each.column())[axis] for each in chosen})
        self.grid.remove(axis, places)
        last = self.grid.rowCount() - 1, self.grid.columnCount() - 1
        cell = min(max(0, here.row()), last[0]), min(max(0, here.column()), last[1])
        self.view.setCurrentIndex(self.grid.index(*cell))

    def _tell(self) -> None:
        """Say the shape, and the first cell that is no number."""
        self.shape_told.setText(write_shape(self.grid.array_shape))
        if not self.grid.typed:
            self.refusal.setText("")
            return
        row, column = min(self.grid.typed)
        told = self.tr("Row {row}, column {column}: {why}")
        why = say(self.grid.why_not((row, column)))
        self.refusal.setText(fill(told, row=row, column=column, why=why))


def refuse_hidden(session: Session, id_: str) -> bool:
    """True, and a sentence, where the numbers of a source may not be seen now."""
    is_hidden = session.value(Pin(id_, OUT)).is_hidden
    if is_hidden:
        told = QCoreApplication.translate("GridDialog", "These numbers cannot be seen now.")
        session.message.emit(told)
    return is_hidden


def edit_array(session: Session, id_: str, parent: QWidget) -> None:
    """Show the grid of a source at its chosen cell; its numbers are taken over as one undo step.

    Where all were pasted they are no initial ones any more.
    """
    array = session.number_of(id_)
    if array is None or refuse_hidden(session, id_):
        return
    name = shorten_name(session.shown.name(id_))
    decimal = QLocale().decimalPoint()
    *rows, column = session.chosen_cell(id_, array.shape) or (0,)
    row = int(np.ravel_multi_index(rows, array.shape[:-1])) if rows else 0
    dialog = GridDialog(name, array, decimal, parent.window(), (row, column))
    session.seal()
    if run_dialog(dialog) and id_ in session.shown.nodes:
        grid, path = dialog.grid, session.path_of(id_)
        if not grid.is_given_anew or np.array_equal(grid.array, array):
            session.set_value(id_, grid.array)
            return
        label = Sentence.of(
            QT_TRANSLATE_NOOP("Sentence", "Set {name}"), name=session.shown.name(id_)
        )
        after = forget_initialiser(edits.set_value(session.document, path, grid.array), path)
        session.replace(label, after, touched=[path])
