"""The card of shapes that do not fit: both shapes, the misfit marked, and edits that cure it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from circuit_editor.gates.gate import Gate, Shape
from circuit_editor.text import printable_lines
from circuit_editor.text.typed_shapes import write_shape
from circuit_editor.ui.app import theme as look
from circuit_editor.ui.app.guarded_painting import guard_measure, guard_paint
from circuit_editor.ui.app.plain_text import plain_caption
from circuit_editor.ui.app.translate import fill
from circuit_editor.ui.session.session import Session
from circuit_editor.ui.shell.editing.curing import Misfit, caption_of, cure, misfit_at, names_at
from circuit_editor.ui.widgets.labels import (
    BODY,
    NO_MARGINS,
    Card,
    Paragraph,
    clear,
    fill_layout,
    prepare_button,
)
from circuit_editor.ui.widgets.wrapping_button import WrappingButton

CELL, HIGH, GAP = 34.0, 24.0, 5.0
NAME = 84.0  # the width of the names
POINTS = 11.0


class ShapeRows(QWidget):
    """Two shapes below one another, aligned at the right, with the lengths that differ marked."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows: tuple[tuple[str, Shape], ...] = ()
        self._marked: frozenset[tuple[int, int]] = frozenset()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_rows(
        self, rows: tuple[tuple[str, Shape], ...], marked: frozenset[tuple[int, int]]
    ) -> None:
        """Show these names and shapes; marked are rows, and axes counted from the last."""
        self._rows, self._marked = rows, marked
        self.setFixedHeight(round(len(rows) * (HIGH + GAP) + 4))
        self.setVisible(bool(rows))
        told = ", ".join(f"{name} {write_shape(shape)}" for name, shape in rows)
        self.setAccessibleName(printable_lines(told))
        self.update()

    @guard_measure(QSize(200, 60))
    def sizeHint(self) -> QSize:
        return QSize(240, round(len(self._rows) * (HIGH + GAP) + 4))

    @guard_paint
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = look.theme_of(self.palette())
        columns = max((len(shape) for _, shape in self._rows), default=0)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for at, (name, shape) in enumerate(self._rows):
                top = 2 + at * (HIGH + GAP)
                painter.setFont(look.font(POINTS))
                painter.setPen(look.colour(theme.ink))
                flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
                painter.drawText(QRectF(0, top, NAME, HIGH), flags, name)
                for axis, length in enumerate(reversed(shape)):
                    is_marked = (at, axis) in self._marked
                    left = NAME + (columns - 1 - axis) * (CELL + GAP)
                    box = QRectF(left, top, CELL, HIGH)
                    colour = theme.refused if is_marked else theme.line
                    painter.setPen(QPen(look.colour(colour), 2.5 if is_marked else 1.0))
                    painter.setBrush(look.colour(theme.panel))
                    painter.drawRoundedRect(box, 5.0, 5.0)
                    painter.setPen(look.colour(theme.refused if is_marked else theme.ink))
                    painter.setFont(look.font(POINTS, bold=is_marked))
                    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(length))


class MisfitCard(Card):
    """Says which lengths do not fit at a gate, and offers what cures it; else it is not there."""

    def __init__(self, session: Session, id_: str, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._session = session
        self._id = id_
        self._gate = session.shown.nodes[id_].gate
        self._shown: object = None
        self._rows = self.add(ShapeRows(self))
        self._told = self.add(Paragraph(BODY, "", self))
        self.chips: list[WrappingButton] = []
        self._column = fill_layout(QVBoxLayout(), margins=NO_MARGINS, spacing=6)
        self.column.addLayout(self._column)

    def refresh(self) -> None:
        """Show what does not fit now, and what cures it."""
        if self._id not in self._session.shown.nodes:
            return
        found = misfit_at(self._session, self._id)
        names = names_at(self._session, self._id) if found is not None else ()
        if (found, names) == self._shown:
            return
        self._shown = found, names
        self.setVisible(found is not None)
        if found is not None:
            self._show(found, names)

    def _show(self, found: Misfit, names: tuple[str, ...]) -> None:
        told = ""
        if self._gate.is_flag:
            self.heading.setText(self.tr("The loss is an array"))
            self._rows.show_rows((), frozenset())
        else:
            whole = () if self._gate.is_of_arrays else _stretched(found.shapes)
            self.heading.setText(
                self.tr("Both sides would stretch") if whole else self.tr("These shapes do not fit")
            )
            rows = tuple(zip(names, found.shapes, strict=True))
            self._rows.show_rows(rows, misfit_cells(self._gate, found.shapes))
            if whole:
                told = fill(
                    self.tr(
                        "({first}) and ({second}) become {whole}: each number of one meets every "
                        "number of the other."
                    ),
                    first=write_shape(found.shapes[0]),
                    second=write_shape(found.shapes[1]),
                    whole=write_shape(whole),
                )
        self._told.show_or_hide(told)
        clear(self._column)
        self.chips = []
        for each in found.cures:
            chip = WrappingButton(self)
            caption = plain_caption(caption_of(self._session, self._id, each))
            prepare_button(chip, caption, partial(cure, self._session, self._id, each))
            self._column.addWidget(chip)
            self.chips.append(chip)


def misfit_cells(gate: Gate, shapes: Sequence[Shape]) -> frozenset[tuple[int, int]]:
    """Which lengths do not fit: the row, and the axis counted from the last."""
    if len(shapes) != 2:
        return frozenset()
    first, second = shapes
    if gate.sent:  # a product: columns of the first, rows of the second
        rows = 1 if len(second) > 1 else 0
        if first and second and first[-1] != second[-1 - rows]:
            return frozenset({(0, 0), (1, rows)})
        return frozenset()
    found = set()
    for axis in range(max(len(first), len(second))):
        lengths = [each[-1 - axis] if axis < len(each) else 1 for each in shapes]
        if lengths[0] != lengths[1]:
            found |= {(row, axis) for row, each in enumerate(shapes) if axis < len(each)}
    return frozenset(found)


def _stretched(shapes: Sequence[Shape]) -> Shape:
    """The shape that two become when both are stretched; () where they cannot be."""
    rank = max(map(len, shapes))
    padded = [(1,) * (rank - len(each)) + each for each in shapes]
    pairs = [*zip(*padded, strict=True)]
    return () if any(a != b and 1 not in (a, b) for a, b in pairs) else tuple(map(max, pairs))
