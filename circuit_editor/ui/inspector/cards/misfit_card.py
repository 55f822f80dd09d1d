"""The card of shapes that do not fit: both shapes, the misfit marked, and edits that cure it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from circuit_editor.gates.cures import Cure, CureKind, cures_of, misfits, reductions
from circuit_editor.gates.gate import Gate, Shape
from circuit_editor.layout.space.cured import apply_cure
from circuit_editor.text import MINUS, QT_TRANSLATE_NOOP, Sentence, printable_lines
from circuit_editor.text.typed_shapes import write_shape
from circuit_editor.ui.app import theme as look
from circuit_editor.ui.app.guarded_painting import guard_measure, guard_paint
from circuit_editor.ui.app.plain_text import plain_caption
from circuit_editor.ui.app.translate import fill
from circuit_editor.ui.session.session import Session
from circuit_editor.ui.widgets import wording
from circuit_editor.ui.widgets.labels import (
    BODY,
    NO_MARGINS,
    Card,
    Paragraph,
    clear,
    fill_layout,
    prepare_button,
    shorten_name,
)
from circuit_editor.ui.widgets.wrapping_button import WrappingButton

CELL, HIGH, GAP = 34.0, 24.0, 5.0
NAME = 84.0  # the width of the names
POINTS = 11.0
LONGEST = 12


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
        node = self._session.shown.nodes.get(self._id)
        if node is None:
            return
        found = self._session.shapes_at(self._id)
        shapes = [found[port] for port in self._gate.inputs if port in found]
        attrs = {**node.attrs, **node.options}
        shown = (shapes, attrs, self._names())
        if shown == self._shown:
            return
        self._shown = shown
        is_whole = bool(shapes) and len(shapes) == len(self._gate.inputs)
        if self._gate.is_flag:
            is_misfit = is_whole and shapes[0] != () and self._id == self._session.document.loss
            cures = reductions() if is_misfit else ()
        else:
            is_misfit = is_whole and misfits(self._gate, shapes, attrs)
            cures = cures_of(self._gate, shapes, attrs) if is_misfit else ()
        self.setVisible(is_misfit)
        if is_misfit:
            self._show(shapes, cures)

    def _show(self, shapes: list[Shape], cures: tuple[Cure, ...]) -> None:
        names = self._names()
        told = ""
        if self._gate.is_flag:
            self.heading.setText(self.tr("The loss is an array"))
            self._rows.show_rows((), frozenset())
        else:
            is_stretched = not self._gate.is_of_arrays and _can_stretch(shapes)
            self.heading.setText(
                self.tr("Both sides would stretch")
                if is_stretched
                else self.tr("These shapes do not fit")
            )
            rows = tuple(zip(names, shapes, strict=True))
            self._rows.show_rows(rows, misfit_cells(self._gate, shapes))
            if is_stretched:
                told = fill(
                    self.tr(
                        "({first}) and ({second}) become {whole}: each number of one meets every "
                        "number of the other."
                    ),
                    first=write_shape(shapes[0]),
                    second=write_shape(shapes[1]),
                    whole=write_shape(_stretched(shapes)),
                )
        self._told.show_or_hide(told)
        clear(self._column)
        self.chips = []
        is_inside = self._id not in self._session.circuit.nodes  # of a block that is open in place
        for cure in () if is_inside else cures:
            chip = WrappingButton(self)
            prepare_button(chip, plain_caption(self._caption(cure, names)), partial(self._do, cure))
            self._column.addWidget(chip)
            self.chips.append(chip)

    def _do(self, cure: Cure) -> None:
        session = self._session
        label = Sentence.of(
            QT_TRANSLATE_NOOP("Sentence", "Cure: {edit}"), edit=self._caption(cure, self._names())
        )
        session.seal()
        session.edit(label, apply_cure, self._id, cure)

    def _names(self) -> list[str]:
        found = wording.operands(self._session.shown, self._id)
        return [shorten_name(found[port], LONGEST) for port in self._gate.inputs]

    def _caption(self, cure: Cure, names: list[str]) -> str:
        """What a cure does, in a few words."""
        name = names[cure.place]
        if cure.kind is CureKind.TRANSPOSE:
            return fill(self.tr("transpose {name}"), name=name)
        if cure.kind is CureKind.SWAP:
            return fill(self.tr("swap {first} and {second}"), first=names[0], second=names[1])
        if cure.kind is CureKind.RESHAPE:
            return fill(self.tr("make {name} {shape}"), name=name, shape=write_shape(cure.shape))
        if cure.kind is CureKind.OPTION:
            assert cure.option is not None
            option, value = cure.option
            if value is None:
                return fill(self.tr("{option}: all"), option=option)
            written = ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)
            return f"{option} = {written.replace('-', MINUS)}"
        if cure.kind is CureKind.REPLACE:
            return self.tr("use the product × instead")
        kind = QCoreApplication.translate("Gate", cure.gate)
        return fill(self.tr("take the {kind} of all its numbers"), kind=kind)


def misfit_cells(gate: Gate, shapes: list[Shape]) -> frozenset[tuple[int, int]]:
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


def _can_stretch(shapes: list[Shape]) -> bool:
    return bool(_stretched(shapes))


def _stretched(shapes: list[Shape]) -> Shape:
    """The shape that two become when both are stretched; () where they cannot be."""
    rank = max(map(len, shapes))
    padded = [(1,) * (rank - len(each)) + each for each in shapes]
    pairs = [*zip(*padded, strict=True)]
    return () if any(a != b and 1 not in (a, b) for a, b in pairs) else tuple(map(max, pairs))
