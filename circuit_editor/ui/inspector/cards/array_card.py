"""The card of an input that holds an array: its tiles, and one cell of it to set."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from circuit_editor.engine import Reading
from circuit_editor.gates import Array
from circuit_editor.layout.tiles import Index
from circuit_editor.model import OUT, Pin
from circuit_editor.text import name_cell, printable_lines, show
from circuit_editor.ui.app.translate import fill
from circuit_editor.ui.inspector.cards.cell_tile import CellTile
from circuit_editor.ui.inspector.cards.facet_bars import FacetBars
from circuit_editor.ui.inspector.cards.value_card import ValueCard
from circuit_editor.ui.session.session import Session
from circuit_editor.ui.session.tile_scale import size_shown
from circuit_editor.ui.widgets import wording
from circuit_editor.ui.widgets.cell_words import cell_place, shape_words
from circuit_editor.ui.widgets.fields import TypedField
from circuit_editor.ui.widgets.labels import (
    BODY,
    GRADIENT,
    NO_MARGINS,
    QUIET,
    SMALL,
    STRONG,
    Paragraph,
    Text,
    fill_layout,
    fill_row,
    make_button,
    shorten_name,
)
from circuit_editor.ui.widgets.tile_lines import NO_MARKS, TileMarks


class CellCard(ValueCard):
    """Shows and edits the number in the chosen cell of an array, as that of a single number."""

    @property
    def _index(self) -> Index:
        held = self._session.number_of(self._id)
        return self._session.chosen_cell(self._id, held.shape if held is not None else ())

    @property
    def _reading(self) -> Reading:
        return cell_of(self._session.value(Pin(self._id, OUT)), self._index)

    @property
    def _number(self) -> float:
        array = self._session.number_of(self._id)
        assert array is not None
        return float(array[self._index])

    def _put(self, number: float, *, live: bool) -> None:
        self._session.set_cell(self._id, self._index, number, live=live)


class ArrayCard(QWidget):
    """The array of an input, parameter or constant, its gradient, and the cell that is chosen."""

    def __init__(self, session: Session, id_: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._id = id_
        self._shape = Text(QUIET, "", self, wraps=True)
        self.facets = FacetBars(self)
        self.facets.picked.connect(self._pick)
        self.value = self._tile("value", self.tr("Values"))
        self.gradient = self._tile("gradient", self.tr("Gradients"))
        self._value_size, self._gradient_size = Text(SMALL, "", self), Text(SMALL, "", self)
        self._value_words = Text(SMALL, self.tr("values"), self)
        self._gradient_words = Text(SMALL, self.tr("gradients"), self)
        self._cell, self._place = Text(STRONG, "", self, wraps=True), Paragraph(SMALL, "", self)
        self.cell = CellCard(session, id_, self)
        self._slope, self._number = Text(BODY, "", self, wraps=True), Text(GRADIENT, "", self)
        self._share = Paragraph(SMALL, "", self)
        self.all = make_button(self.tr("All numbers…"), self._open, self)
        grid = QGridLayout()
        grid.setVerticalSpacing(5)
        grid.setColumnStretch(0, 1)
        fill_row(grid, 0, self._value_words, self._value_size)
        grid.addWidget(self.value, 1, 0, 1, 2)
        fill_row(grid, 2, self._gradient_words, self._gradient_size)
        grid.addWidget(self.gradient, 3, 0, 1, 2)
        slope = QGridLayout()
        slope.setColumnStretch(0, 1)
        fill_row(slope, 0, self._slope, self._number)
        top = fill_layout(QHBoxLayout(), self._shape, spacing=8, wide=[self._shape])
        top.addWidget(self.all, 0, Qt.AlignmentFlag.AlignRight)
        column = fill_layout(QVBoxLayout(self), margins=NO_MARGINS, spacing=8)
        for part in (
            top,
            self.facets,
            grid,
            self._cell,
            self._place,
            self.cell,
            slope,
            self._share,
        ):
            if isinstance(part, QWidget):
                column.addWidget(part)
            else:
                column.addLayout(part)
        session.cell_chosen.connect(self._cell_chosen)

    @property
    def fields(self) -> list[TypedField]:
        """What can be typed into here."""
        return self.cell.fields

    def refresh(self) -> None:
        """Show the numbers, and the cell, as they are now."""
        session, pin = self._session, Pin(self._id, OUT)
        held = session.number_of(self._id)
        if held is None or not held.shape:
            return  # it is a single number now, and this page is about to go
        shape, index = held.shape, session.chosen_cell(self._id, held.shape)
        value, gradient = session.value(pin), session.gradient(pin)
        self._shape.setText(shape_words(shape))
        self.facets.show_facet(shape, index)
        most = session.tile_scale.end
        marks, share = held_marks(session, pin)
        shown = gradient.array if share is None or gradient.array is None else share
        self.value.show_array(value.array, shape, index, most, marks)
        self.gradient.show_array(
            shown, shape, index, most, marks._replace(is_share=shown is not gradient.array)
        )
        words = self.tr("gradients")
        if shown is not gradient.array:
            words = fill(self.tr("share of example {at}"), at=(session.examples.held or 0) + 1)
        self._gradient_words.setText(words)
        for widget in (self.gradient, self._gradient_words, self._gradient_size):
            widget.setVisible(gradient.is_there)
        self._value_size.setText(_largest(value.array))
        self._gradient_size.setText(_largest(shown))
        name = name_cell(shorten_name(session.shown.name(self._id), 20), index)
        self._cell.setText(name)
        self._place.setText(cell_place(index))
        f = wording.loss_name(session)
        at_cell = cell_of(gradient, index)
        self._slope.setText(f"∂{f}/∂{name}")
        self._number.show_number(at_cell)
        for text in (self._slope, self._number):
            text.setVisible(bool(at_cell.text))
        told = ""
        if share is not None and at_cell.array is not None:
            told = wording.share_of_example(session, float(share[index]), float(at_cell.array))
        self._share.show_or_hide(told)
        self.cell.refresh()
        told = fill(
            self.tr("{cell}, {place}: {value}"),
            cell=name,
            place=cell_place(index),
            value=cell_of(value, index).text,
        )
        self.value.setAccessibleDescription(printable_lines(told))

    def let_go(self) -> None:
        """Hear of no other cell any more: another page is shown."""
        self._session.cell_chosen.disconnect(self._cell_chosen)

    def _tile(self, border: str, name: str) -> CellTile:
        tile = CellTile(border, self)
        tile.setAccessibleName(printable_lines(name))
        tile.picked.connect(self._pick)
        tile.opened.connect(self._open)
        tile.typed.connect(self._type)
        tile.stepped.connect(self._step)
        tile.rested.connect(self._session.seal)
        return tile

    def _pick(self, index: Index) -> None:
        if all([field.commit() for field in self.fields]):
            self._session.choose_cell(self._id, index)

    def _type(self, event: QKeyEvent) -> None:
        """Begin a number in the field of the chosen cell, where all digits stand."""
        line = self.cell.field.line
        line.setFocus(Qt.FocusReason.OtherFocusReason)
        line.selectAll()
        QApplication.sendEvent(line, event)

    def _step(self, by: float) -> None:
        self.cell.step(by)

    def _cell_chosen(self, path: str) -> None:
        if path == self._session.path_of(self._id):
            self.refresh()

    def _open(self) -> None:
        from circuit_editor.ui.inspector.array_grid import edit_array

        edit_array(self._session, self._id, self)


def held_marks(session: Session, pin: Pin) -> tuple[TileMarks, Array | None]:
    """The marks of an example that is held, in an array; and its share of that array's gradient."""
    examples = session.examples
    if examples.held is None:
        return NO_MARKS, None
    axis = examples.axis_at(pin)
    if axis is None:
        return NO_MARKS, examples.share_at(pin)
    return TileMarks(held=(axis, examples.held)), None


def cell_of(reading: Reading, index: Index) -> Reading:
    """The reading of one cell of an array that is read."""
    if reading.array is None:
        return reading
    return Reading(reading.state, np.asarray(reading.array[index]))


def _largest(array: Array | None) -> str:
    """The size that has the strongest colour, as ±0.90."""
    if array is None:
        return ""
    return f"±{show(size_shown(array))}" if np.isfinite(array).any() else ""
