"""The palette's list model and its painter: what a search leaves of the catalogue."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeAlias

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPointF,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from circuit_editor.dataclass import dataclass
from circuit_editor.text import printable
from circuit_editor.ui.app import theme as look
from circuit_editor.ui.app.guarded_painting import (
    ModelIndex,
    guard_measure,
    guard_paint,
    keep_painter_state,
)
from circuit_editor.ui.app.theme import Appearance, Theme
from circuit_editor.ui.palette.palette_items import GATE_MIME, PaletteCatalog, PaletteItem

KIND = Qt.ItemDataRole.UserRole  # of an entry: what it is
ENTRY = Qt.ItemDataRole.UserRole + 1
IS_OPEN = Qt.ItemDataRole.UserRole + 2  # of a heading that folds; None for every other row
NOWHERE = QModelIndex()
TEXT_ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
BOTTOM_LEFT = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft
CHIP_INSET = 3.0
SIDE = 4.0  # half of the triangle before a heading that folds


@dataclass(frozen=True, slots=True)
class Heading:
    """The name over a group; where the group can be folded, whether it is open."""

    text: str
    is_open: bool | None = None


PaletteRow: TypeAlias = PaletteItem | Heading


class GateList(QAbstractListModel):
    """The groups and their items, in the catalogue's order; a search leaves some of them.

    A search looks into what is folded, too.
    """

    def __init__(self, catalog: PaletteCatalog, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._catalog = catalog
        self.is_unfolded = False
        self._query = ""
        self._rows: list[PaletteRow] = []
        self._best: str | None = None  # what answers the query best
        self.search("")
        catalog.changed.connect(lambda: self.search(self._query))

    def search(self, query: str) -> None:
        """Leave the entries that match, and the headings of groups that still have one."""
        self.beginResetModel()
        self._query = query
        self._rows = []
        group = None
        for entry in self._found(query):
            folds = entry.folds and not query.strip()
            if entry.group != group:
                group = entry.group
                self._rows.append(Heading(group, self.is_unfolded if folds else None))
            if self.is_unfolded or not folds:
                self._rows.append(entry)
        self.endResetModel()

    def unfold_as(self, other: GateList) -> None:
        """Have open what another list has open."""
        self.is_unfolded = other.is_unfolded
        self.search(self._query)

    def fold(self, heading: ModelIndex) -> None:
        """Open what is folded below a heading, or close it again; others stay as they are."""
        row = self._rows[heading.row()]
        if not isinstance(row, Heading) or row.is_open is None:
            return
        self.is_unfolded = not row.is_open
        inside: list[PaletteRow] = [
            each for each in self._catalog.entries if each.group == row.text
        ]
        first, last = heading.row() + 1, heading.row() + len(inside)
        self._rows[heading.row()] = Heading(row.text, self.is_unfolded)
        if self.is_unfolded:
            self.beginInsertRows(NOWHERE, first, last)
            self._rows[first:first] = inside
            self.endInsertRows()
        else:
            self.beginRemoveRows(NOWHERE, first, last)
            del self._rows[first : last + 1]
            self.endRemoveRows()
        at = self.index(heading.row())
        self.dataChanged.emit(at, at)

    def best(self) -> QModelIndex:
        """The entry that answers the query best; invalid where there is none."""
        return self.row_of(self._best)

    def _found(self, query: str) -> list[PaletteItem]:
        self._best = None
        if not query.strip():
            return self._catalog.entries
        # the start searches nothing
        from circuit_editor.ui.palette.gate_search import Closeness, find_matches

        answers = find_matches(self._catalog.entries, query)
        if any(close is not Closeness.APART for _, close in answers):
            answers = [each for each in answers if each[1] is not Closeness.APART]
        if answers:
            self._best = min(answers, key=lambda answer: answer[1])[0].what
        return [entry for entry, _ in answers]

    def row_of(self, what: str | None) -> QModelIndex:
        """Where an entry stands now; invalid where it does not."""
        for at, row in enumerate(self._rows):
            if isinstance(row, PaletteItem) and row.what == what:
                return self.index(at)
        return QModelIndex()

    def heading_of(self, group: str) -> QModelIndex:
        """Where the heading over a group stands now; invalid where it does not."""
        for at, row in enumerate(self._rows):
            if isinstance(row, Heading) and row.text == group:
                return self.index(at)
        return QModelIndex()

    def rowCount(self, parent: ModelIndex = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @guard_measure(None)
    def data(self, index: ModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self._rows[index.row()]
        if isinstance(row, Heading):
            return self._of_heading(row, role)
        if role == KIND:
            return row.what
        if role == ENTRY:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return printable(row.name)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return printable(f"{row.name}: {row.summary}")
        if role == Qt.ItemDataRole.ToolTipRole:
            return _tip(row)
        return None

    def _of_heading(self, heading: Heading, role: int) -> Any:
        if role == IS_OPEN:
            return heading.is_open
        if role == Qt.ItemDataRole.AccessibleTextRole and heading.is_open is not None:
            told = self.tr("{group}, open") if heading.is_open else self.tr("{group}, folded")
            return told.format(group=heading.text)
        return heading.text if role in TEXT_ROLES else None

    def flags(self, index: ModelIndex) -> Qt.ItemFlag:
        row = self._rows[index.row()] if index.isValid() else None
        able = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if not isinstance(row, PaletteItem):
            folds = row is not None and row.is_open is not None
            return able if folds else Qt.ItemFlag.NoItemFlags
        return able | Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemNeverHasChildren

    def mimeTypes(self) -> list[str]:
        return [GATE_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        for index in indexes:
            data.setData(GATE_MIME, self.data(index, KIND).encode())
        return data


class GatePainter(QStyledItemDelegate):
    """Paints a heading, or a chip with the symbol and the name beside it."""

    def __init__(self, appearance: Appearance, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self.picked: str | None = None

    @guard_measure(QSize(look.CHIP_WIDTH, look.PALETTE_ROW))
    def sizeHint(self, option: QStyleOptionViewItem, index: ModelIndex) -> QSize:
        if index.data(KIND) is not None:
            return QSize(look.CHIP_WIDTH, look.PALETTE_ROW)
        return QSize(
            look.CHIP_WIDTH, look.PALETTE_HEADING - (look.PALETTE_GAP if index.row() == 0 else 0)
        )

    @guard_paint
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: ModelIndex) -> None:
        with keep_painter_state(painter):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if index.data(KIND) is None:
                self._paint_heading(painter, option, index)
            else:
                self._paint_entry(painter, option, index.data(ENTRY))

    def _paint_heading(
        self, painter: QPainter, option: QStyleOptionViewItem, index: ModelIndex
    ) -> None:
        theme, is_open = self._appearance.theme, index.data(IS_OPEN)
        at = QRectF(option.rect).adjusted(look.PANEL_MARGIN, 0, 0, -4)
        ink = QColor(theme.quiet)
        if is_open is not None:
            selected, pointed_at = _states(option)
            ink = QColor(theme.accent if selected else theme.ink if pointed_at else theme.quiet)
            middle = QPointF(at.left() + SIDE, at.bottom() - look.HEADING_POINTS / 2)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink)
            painter.drawPolygon(triangle(middle, SIDE, is_open=is_open))
            at.setLeft(at.left() + 4 * SIDE)
        painter.setFont(look.heading_font())
        painter.setPen(ink)
        painter.drawText(at, BOTTOM_LEFT, index.data())

    def _paint_entry(
        self, painter: QPainter, option: QStyleOptionViewItem, entry: PaletteItem
    ) -> None:
        theme = self._appearance.theme
        row = QRectF(option.rect)
        picked = entry.what == self.picked
        current, pointed_at = _states(option)
        if picked or current or pointed_at:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.accent_soft if picked or current else theme.field))
            painter.drawRoundedRect(row.adjusted(8, 1, -8, -1), 7, 7)
        chip = QRectF(0, 0, look.CHIP_WIDTH, look.CHIP_HEIGHT)
        chip.moveCenter(row.center())
        chip.moveLeft(row.left() + look.PANEL_MARGIN)
        paint_chip(painter, chip, entry, theme, outlined=picked or current)
        painter.setFont(look.font(look.BODY_POINTS))
        painter.setPen(QColor(theme.ink))
        text = row.adjusted(look.PANEL_MARGIN + look.CHIP_WIDTH + 12, 0, -8, 0)
        name = painter.fontMetrics().elidedText(
            printable(entry.name), Qt.TextElideMode.ElideRight, int(text.width())
        )
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter, name)


def triangle(middle: QPointF, side: float, *, is_open: bool) -> QPolygonF:
    """What stands before a name that folds: it points down at what is open, else at the name."""
    corners = ((-1, -0.5), (1, -0.5), (0, 0.7)) if is_open else ((-0.5, -1), (-0.5, 1), (0.7, 0))
    return QPolygonF([middle + QPointF(side * x, side * y) for x, y in corners])


def _states(option: QStyleOptionViewItem) -> tuple[bool, bool]:
    """Whether a row is selected, and whether the pointer is over it.

    To tell, PySide makes all that belongs to styles: not before one of the rows can be so.
    """
    rows = option.widget
    assert isinstance(rows, QAbstractItemView)
    if not rows.underMouse() and not rows.selectionModel().hasSelection():
        return False, False
    from PySide6.QtWidgets import QStyle

    state, flag = option.state, QStyle.StateFlag
    return bool(state & flag.State_Selected), bool(state & flag.State_MouseOver)


def paint_chip(
    painter: QPainter, chip: QRectF, entry: PaletteItem, theme: Theme, *, outlined: bool = False
) -> None:
    """A small rounded card with the symbol; a block has another card behind it."""
    painter.setPen(QPen(QColor(theme.accent if outlined else theme.line), 1.2))
    painter.setBrush(QColor(theme.field if theme.name.startswith("dark") else theme.panel))
    if entry.is_block:
        painter.drawRoundedRect(chip.adjusted(3, 3, 0, 0), 7, 7)
        chip = chip.adjusted(0, 0, -3, -3)
    painter.drawRoundedRect(chip, 7, 7)
    painter.setFont(chip_font(entry.symbol, chip.width() - 2 * CHIP_INSET))
    painter.setPen(QColor(theme.ink))
    painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, entry.symbol)


def chip_font(symbol: str, room: float) -> QFont:
    """The font in which a symbol fits into a chip, at most as large as other text."""
    points = look.BODY_POINTS
    while points > look.LEAST_CHIP_POINTS:
        wide = QFontMetricsF(look.font(points)).horizontalAdvance(symbol)
        if wide <= room:
            break
        points -= 1
    return look.font(points)


def _tip(entry: PaletteItem) -> str:
    from html import escape

    told = (entry.name, entry.summary, entry.character)
    name, *said = (escape(printable(each)) for each in told if each)
    return f"<p><b>{name}</b></p>" + "".join(f"<p>{each}</p>" for each in said)
