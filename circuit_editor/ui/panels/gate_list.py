"""The palette's rows: which gates a search leaves, and how a row is painted."""

from __future__ import annotations

from html import escape
from typing import Any, TypeAlias

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from circuit_editor.gates import GATES, GROUPS, Gate
from circuit_editor.ui import theme as look
from circuit_editor.ui.speech import general_symbol, name_of, say_gate
from circuit_editor.ui.theme import Appearance, Theme

GATE_MIME = "application/x-circuit-editor-gate"
KIND = Qt.ItemDataRole.UserRole
NOWHERE = QModelIndex()
TEXT_ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
BOTTOM_LEFT = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft
AS_SHOWN = str.maketrans("*/-", "×÷−")  # what a keyboard has for the symbols of the drawing

Index: TypeAlias = QModelIndex | QPersistentModelIndex
Row: TypeAlias = Gate | str  # a gate, or the heading of a group


def matches(gate: Gate, query: str) -> bool:
    """True where every word of the query begins or names something the palette says of a gate."""
    symbol = general_symbol(gate).casefold()
    names = f"{gate.kind} {name_of(gate)}".casefold()
    said = f"{say_gate(gate.group)} {say_gate(gate.summary)} {names}".casefold()
    return all(
        word in names
        or word in symbol
        or word.translate(AS_SHOWN) in symbol
        or (len(word) > 1 and any(each.startswith(word) for each in said.split()))
        # scripts without spaces have no beginnings of words
        or (not word.isascii() and word in said)
        for word in query.casefold().split()
    )


def closeness(gate: Gate, query: str) -> int:
    """How well a gate answers a query; the smallest is what Enter should take."""
    query = query.casefold().strip()
    if query in (gate.kind, name_of(gate).casefold()):
        return 0
    if query in (general_symbol(gate), general_symbol(gate).translate(AS_SHOWN)):
        return 1
    if query.translate(AS_SHOWN) == general_symbol(gate):
        return 1
    return 2 if gate.kind.startswith(query) else 3 if query in gate.kind else 4


class GateList(QAbstractListModel):
    """The groups and their gates, in the registry's order; a search leaves some of them."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []
        self.search("")

    def search(self, query: str) -> None:
        """Leave the gates that match, and the headings of groups that still have one."""
        self.beginResetModel()
        self._rows = []
        for group in GROUPS:
            found = [
                gate for gate in GATES.values() if gate.group == group and matches(gate, query)
            ]
            if found:
                self._rows += [group, *found]
        self.endResetModel()

    def best(self, query: str) -> QModelIndex:
        """The gate that answers a query best; invalid where there is none."""
        found = [
            (closeness(row, query), at)
            for at, row in enumerate(self._rows)
            if isinstance(row, Gate)
        ]
        return self.index(min(found)[1]) if found else QModelIndex()

    def row_of(self, kind: str | None) -> QModelIndex:
        """Where a kind stands now; invalid where it does not."""
        for at, row in enumerate(self._rows):
            if isinstance(row, Gate) and row.kind == kind:
                return self.index(at)
        return QModelIndex()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self._rows[index.row()]
        if not isinstance(row, Gate):
            return say_gate(row) if role in TEXT_ROLES else None
        if role == KIND:
            return row.kind
        if role == Qt.ItemDataRole.DisplayRole:
            return name_of(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{name_of(row)}: {say_gate(row.summary)}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return _tip(row)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or not isinstance(self._rows[index.row()], Gate):
            return Qt.ItemFlag.NoItemFlags
        able = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return able | Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemNeverHasChildren

    def mimeTypes(self) -> list[str]:
        return [GATE_MIME]

    def mimeData(self, indexes: Any) -> QMimeData:
        data = QMimeData()
        for index in indexes:
            data.setData(GATE_MIME, self.data(index, KIND).encode())
        return data


class GatePainter(QStyledItemDelegate):
    """Paints a heading, or a chip with the symbol and the name beside it."""

    def __init__(self, appearance: Appearance, parent: Any = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self.picked: str | None = None

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        if index.data(KIND) is not None:
            return QSize(look.CHIP_WIDTH, look.PALETTE_ROW)
        first = index.row() == 0
        return QSize(look.CHIP_WIDTH, look.PALETTE_HEADING - (look.PALETTE_GAP if first else 0))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = self._appearance.theme
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        kind = index.data(KIND)
        if kind is None:
            painter.setFont(look.heading_font())
            painter.setPen(QColor(theme.quiet))
            at = QRectF(option.rect).adjusted(look.PANEL_MARGIN, 0, 0, -4)
            painter.drawText(at, BOTTOM_LEFT, index.data())
        else:
            self._paint_gate(painter, option, GATES[kind])
        painter.restore()

    def _paint_gate(self, painter: QPainter, option: QStyleOptionViewItem, gate: Gate) -> None:
        theme = self._appearance.theme
        row = QRectF(option.rect)
        picked = gate.kind == self.picked
        current = bool(option.state & QStyle.StateFlag.State_Selected)
        if picked or current or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.accent_soft if picked or current else theme.field))
            painter.drawRoundedRect(row.adjusted(8, 1, -8, -1), 7, 7)
        chip = QRectF(0, 0, look.CHIP_WIDTH, look.CHIP_HEIGHT)
        chip.moveCenter(row.center())
        chip.moveLeft(row.left() + look.PANEL_MARGIN)
        paint_chip(painter, chip, gate, theme, outlined=picked or current)
        painter.setFont(look.font(look.BODY_POINTS))
        painter.setPen(QColor(theme.ink))
        text = row.adjusted(look.PANEL_MARGIN + look.CHIP_WIDTH + 12, 0, -8, 0)
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter, name_of(gate))


def paint_chip(
    painter: QPainter, chip: QRectF, gate: Gate, theme: Theme, *, outlined: bool = False
) -> None:
    """A small rounded card with the gate's symbol."""
    painter.setPen(QPen(QColor(theme.accent if outlined else theme.line), 1.2))
    painter.setBrush(QColor(theme.field if theme.name == "dark" else theme.panel))
    painter.drawRoundedRect(chip, 7, 7)
    painter.setFont(look.font(look.BODY_POINTS))
    painter.setPen(QColor(theme.ink))
    painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, general_symbol(gate))


def _tip(gate: Gate) -> str:
    said = escape(say_gate(gate.summary)), escape(say_gate(gate.character))
    return f"<p><b>{escape(name_of(gate))}</b></p><p>{said[0]}</p><p>{said[1]}</p>"
