"""The tree of the outline: rows with numbers, selected as the canvas selects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPoint,
    QPointF,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from circuit_editor.ui.app import theme as look
from circuit_editor.ui.app.guarded_painting import (
    ModelIndex,
    guard_measure,
    guard_paint,
    keep_painter_state,
)
from circuit_editor.ui.app.theme import Appearance
from circuit_editor.ui.canvas.viewport import plain_viewport
from circuit_editor.ui.outline.outline_model import (
    GRADIENT,
    NAME,
    QUANTITIES,
    VALUE,
    OutlineModel,
)
from circuit_editor.ui.outline.row_words import RowWords, select_paths
from circuit_editor.ui.palette.gate_list import triangle
from circuit_editor.ui.widgets.focus import LENDS
from circuit_editor.ui.widgets.labels import ENTER, WARNING

if TYPE_CHECKING:
    from circuit_editor.ui.canvas.view import CanvasView

NARROW = 290  # pixels
GAP = 7  # pixels between the words of a row
SIDE = 8  # pixels at the outer side of a cell
TRIANGLE = 4  # pixels from the middle of what opens a block to its corners
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
STARTS_A_NUMBER = "0123456789.-+\N{MINUS SIGN}"
Flag = QItemSelectionModel.SelectionFlag
ROWS = Flag.Rows


class OutlineTree(QTreeView):
    """Selects on the canvas what is selected here, and here what is selected there.

    Enter goes inside a block, or opens the field of a value; digits begin one.
    """

    menu_wanted = Signal(QPoint)  # at a point of the screen

    def __init__(
        self, model: OutlineModel, view: CanvasView, appearance: Appearance, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._rows, self._view, self._session = model, view, view.session
        self._appearance = appearance
        self._is_following = False
        self.setViewport(plain_viewport())
        self.setObjectName("outline")
        self.setAccessibleName(self.tr("Outline"))
        self.setProperty(LENDS, True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformRowHeights(True)
        self.setIndentation(look.TREE_INDENT)
        self.setExpandsOnDoubleClick(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setModel(model)
        self.setItemDelegate(RowPainter(model, appearance, self))
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionsMovable(False)
        header.setSectionsClickable(False)
        header.setMinimumSectionSize(look.TREE_NUMBER // 2)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        for column in QUANTITIES:
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
        for signal, slot in (
            (model.told, self.viewport().update),
            (model.rowsInserted, self._follow_there),
            (model.patched, self._follow_there),
            (self.selectionModel().selectionChanged, self._select),
            (self._session.selection_changed, self.follow),
            (self._session.place_changed, self.follow),
            (appearance.changed, self.viewport().update),
            (self.doubleClicked, self._open),
        ):
            signal.connect(slot)

    @property
    def chosen(self) -> list[str]:
        """The paths of the selected rows."""
        rows = map(self._rows.row_of, self.selectionModel().selectedRows())
        return [row.path for row in rows if row is not None]

    def follow(self) -> None:
        """Select what the canvas has selected; a single node is shown, whatever it stands in."""
        if not self._rows.is_followed or self._is_following or self._rows.is_patching:
            return
        wanted: set[str] = {self._session.path_of(id_) for id_ in self._session.selected}
        if wanted == set(self.chosen):
            return
        self._is_following = True
        shown = self._rows.find(next(iter(wanted))) if len(wanted) == 1 else QModelIndex()
        self._take(wanted)
        if shown.isValid():
            self.selectionModel().setCurrentIndex(shown, Flag.NoUpdate)
            self.scrollTo(shown)
        self._is_following = False

    def _follow_there(self) -> None:
        """Select those of the new rows that are selected on the canvas."""
        if self._rows.is_patching or not self._rows.is_followed:
            return
        if (self._session.selected or self.chosen) and not self._is_following:
            self._is_following = True
            self._take({self._session.path_of(id_) for id_ in self._session.selected})
            self._is_following = False

    def _take(self, paths: set[str]) -> None:
        """Select the rows of these paths that there are, and no others.

        Where these are the last rows there are, Qt asks for more meanwhile.
        """
        before = -1
        while before != self._rows.made:
            before = self._rows.made
            self.selectionModel().select(self._cells(paths), Flag.ClearAndSelect)

    def _cells(self, paths: set[str]) -> QItemSelection:
        """The rows of these paths, as far as they were made."""
        found = QItemSelection()
        by_parent: dict[QModelIndex, list[int]] = {}
        for index in filter(QModelIndex.isValid, map(self._rows.known, paths)):
            by_parent.setdefault(index.parent(), []).append(index.row())
        for parent, rows in by_parent.items():
            for first, last in _runs(sorted(rows)):
                first_cell = self._rows.index(first, NAME, parent)
                found.select(first_cell, self._rows.index(last, GRADIENT, parent))
        return found

    def _select(self) -> None:
        """Select on the canvas what was selected here, and see it there.

        Rows that go are no more selected, which nobody asked for.
        """
        if self._is_following or self._rows.is_patching:
            return
        paths = self.chosen
        row = self._rows.row_of(self.currentIndex())
        if not paths:
            self._session.select(())
            return
        self._is_following = True
        current = row.path if row is not None and row.path in paths else paths[-1]
        select_paths(self._session, paths, current)
        self._is_following = False
        self.follow()
        self._view.find_selection()

    def _open(self) -> bool:
        """Go inside the current block, type the value of an input, or write in a note."""
        if len(self._session.selected) != 1:
            return False
        (id_,) = self._session.selected
        if self._view.enter_selected():
            self.expand(self.currentIndex())
            return True
        return self._view.in_place.edit(id_) or self._view.in_place.write(id_)

    def _type(self, text: str) -> bool:
        """Begin a number over the value of the current input; False where it is none."""
        if text[:1] not in STARTS_A_NUMBER or len(self._session.selection) != 1:
            return False
        (id_,) = self._session.selection
        return self._view.in_place.edit(id_, text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and not event.modifiers():
            self._open()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        elif not (event.text() and self._type(event.text())):
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        rect = self.visualRect(self.currentIndex())
        at = event.globalPos() if by_mouse else self.viewport().mapToGlobal(rect.bottomLeft())
        self.menu_wanted.emit(at)

    def resizeEvent(self, event: QResizeEvent) -> None:
        is_narrow = self.width() < NARROW
        for column in QUANTITIES:
            number = look.TREE_NUMBER_LEAST if is_narrow else look.TREE_NUMBER
            self.header().resizeSection(column, number)
        super().resizeEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.indexAt(event.position().toPoint()).isValid():
            super().mouseDoubleClickEvent(event)

    @guard_paint
    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: ModelIndex) -> None:
        theme = self._appearance.theme
        if self.selectionModel().isSelected(index):
            painter.fillRect(option.rect, look.colour(theme.accent_soft))
        super().drawRow(painter, option, index)
        if self.hasFocus() and index.row() == self.currentIndex().row():
            if index.parent() == self.currentIndex().parent():
                painter.setPen(look.colour(theme.accent))
                painter.drawRect(option.rect.adjusted(0, 0, -1, -1))

    @guard_paint
    def drawBranches(self, painter: QPainter, rect: QRect, index: ModelIndex) -> None:
        """Paint the triangle before a block: it points down where that is open."""
        row = self._rows.row_of(index)
        if row is not None and row.is_block:
            middle = QPointF(rect.right() - self.indentation() / 2, rect.center().y() + 0.5)
            with keep_painter_state(painter):
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(look.colour(self._appearance.theme.quiet))
                open_ = self.isExpanded(index)
                painter.drawPolygon(triangle(middle, TRIANGLE, is_open=open_))


class RowPainter(QStyledItemDelegate):
    """Paints one cell of a row: a name with its kind behind it, or a number."""

    def __init__(self, model: OutlineModel, appearance: Appearance, parent: QObject) -> None:
        super().__init__(parent)
        self._rows, self._appearance = model, appearance

    @guard_measure(QSize(look.TREE_NUMBER, look.TREE_ROW))
    def sizeHint(self, option: QStyleOptionViewItem, index: ModelIndex) -> QSize:
        return QSize(look.TREE_NUMBER, look.TREE_ROW)

    @guard_paint
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: ModelIndex) -> None:
        row = self._rows.row_of(index)
        if row is None:
            return
        words, rect = self._rows.words(row), QRect(option.rect)
        what, theme = QUANTITIES.get(index.column()), self._appearance.theme
        if what is None:
            self._paint_name(painter, rect.adjusted(2, 0, 0, 0), words)
            return
        rect.setRight(rect.right() - SIDE)
        text = words.number(what).in_a_table
        if text:
            painter.setFont(look.font(look.BODY_POINTS, bold=True))
            painter.setPen(look.colour(theme.value if index.column() == VALUE else theme.gradient))
            _write(painter, rect, text, RIGHT)

    def _paint_name(self, painter: QPainter, rect: QRect, words: RowWords) -> None:
        theme = self._appearance.theme
        if words.remarks:
            painter.setFont(look.font(look.BODY_POINTS))
            painter.setPen(look.colour(theme.warned))
            rect.setLeft(rect.left() + _write(painter, rect, WARNING, LEFT) + GAP)
        painter.setFont(look.font(look.BODY_POINTS, bold=words.node.is_loss))
        painter.setPen(look.colour(theme.ink))
        rect.setLeft(rect.left() + _write(painter, rect, words.node.name, LEFT) + GAP)
        painter.setFont(look.font(look.SMALL_POINTS))
        painter.setPen(look.colour(theme.quiet))
        fits = painter.fontMetrics().horizontalAdvance
        for text in (words.node.shown_kind, words.node.sign):
            if fits(text) <= rect.width():
                painter.drawText(rect, LEFT, text)
                break


def _write(painter: QPainter, rect: QRect, text: str, side: Qt.AlignmentFlag) -> int:
    """Write as much of a text as there is room for; how wide that is."""
    metrics = painter.fontMetrics()
    told = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, side, told)
    return metrics.horizontalAdvance(told)


def _runs(rows: list[int]) -> list[tuple[int, int]]:
    """The first and the last of what stands in a row without a gap."""
    found: list[tuple[int, int]] = []
    for at in rows:
        first = found.pop()[0] if found and found[-1][1] == at - 1 else at
        found.append((first, at))
    return found
