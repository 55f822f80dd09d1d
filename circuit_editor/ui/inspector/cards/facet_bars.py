"""A bar for each leading axis of an array, to go through its facets one by one."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QGridLayout, QSlider, QWidget

from circuit_editor.gates.gate import Shape
from circuit_editor.layout.tiles import Index
from circuit_editor.text import printable_lines
from circuit_editor.ui.app.translate import fill
from circuit_editor.ui.widgets.labels import SMALL, Text, clear

ROWS_AND_COLUMNS = 2  # the last axes, which a facet has
FEW_STEPS = 8  # of Page up and Page down, from one end to the other


class FacetSlider(QSlider):
    """A slider over the places of an axis; a wheel that passes by scrolls the panel."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class FacetBars(QWidget):
    """The bars of all axes before the last two; hidden where an array has no more than these."""

    picked = Signal(object)  # the index of a cell of another facet

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._index: Index = ()
        self._lengths: Shape = ()
        self._bars: list[tuple[QSlider, Text]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(1, 1)
        self.hide()

    def show_facet(self, shape: Shape, index: Index) -> None:
        """Show in which facet of an array of this shape the cell is."""
        self._index = index
        lengths = shape[:-ROWS_AND_COLUMNS]
        self.setVisible(bool(lengths))
        if lengths != self._lengths:
            self._lengths = lengths
            self._lay(lengths)
        for (bar, told), at, length in zip(self._bars, index, lengths, strict=False):
            with QSignalBlocker(bar):
                bar.setValue(at)
            told.setText(fill(self.tr("{at} of {last}"), at=at, last=length - 1))

    def _lay(self, lengths: Shape) -> None:
        clear(self._grid)
        self._bars = []
        for axis, length in enumerate(lengths):
            bar, told = FacetSlider(Qt.Orientation.Horizontal, self), Text(SMALL, "", self)
            bar.setRange(0, length - 1)
            bar.setPageStep(max(1, length // FEW_STEPS))
            name = fill(self.tr("axis {number}"), number=axis)
            bar.setAccessibleName(printable_lines(name))
            bar.valueChanged.connect(partial(self._pick, axis))
            for column, each in enumerate((Text(SMALL, name, self), bar, told)):
                self._grid.addWidget(each, axis, column)
            self._bars.append((bar, told))

    def _pick(self, axis: int, at: int) -> None:
        index = (*self._index[:axis], at, *self._index[axis + 1 :])
        self.picked.emit(index)
