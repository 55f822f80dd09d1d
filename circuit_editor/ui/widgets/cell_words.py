"""Words for the cells and the shapes of arrays: where a cell is, what an array of a shape is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from circuit_editor.text.typed_shapes import write_shape
from circuit_editor.ui.app.translate import fill


def cell_place(index: Sequence[int]) -> str:
    """Where a cell stands in its array, for people: row 1, column 2, counted from 0."""
    if not index:
        return ""
    if len(index) == 1:
        said = QCoreApplication.translate("Cells", "entry {at}, counted from 0")
        return fill(said, at=index[0])
    row, column = index[-2:]
    if len(index) == 2:
        said = QCoreApplication.translate("Cells", "row {row}, column {column}, counted from 0")
        return fill(said, row=row, column=column)
    said = QCoreApplication.translate(
        "Cells", "in part {part}: row {row}, column {column}, counted from 0"
    )
    return fill(said, part=", ".join(map(str, index[:-2])), row=row, column=column)


def shape_words(shape: Sequence[int]) -> str:
    """What an array of this shape is: `2×3 matrix`."""
    kinds = (
        QCoreApplication.translate("Cells", "a single number"),
        QCoreApplication.translate("Cells", "vector of {shape}"),
        QCoreApplication.translate("Cells", "{shape} matrix"),
    )
    if len(shape) < len(kinds):
        return fill(kinds[len(shape)], shape=write_shape(shape))
    said = QCoreApplication.translate("Cells", "{shape} array of {rank} axes")
    return fill(said, shape=write_shape(shape), rank=len(shape))
