"""The palette panel: a list with a search field, used by mouse or by keys."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QDrag,
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPixmap,
)
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QListView,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from circuit_editor.ui.app import theme as look
from circuit_editor.ui.app.guarded_events import guard_events
from circuit_editor.ui.app.guarded_painting import guard_measure
from circuit_editor.ui.app.plain_text import PlainLabel
from circuit_editor.ui.app.theme import Appearance
from circuit_editor.ui.canvas.viewport import plain_viewport
from circuit_editor.ui.palette.gate_list import (
    ENTRY,
    IS_OPEN,
    KIND,
    GateList,
    GatePainter,
    paint_chip,
)
from circuit_editor.ui.palette.palette_items import PaletteCatalog, PaletteItem
from circuit_editor.ui.palette.search_field import COMES_BACK, SearchField
from circuit_editor.ui.session.session import Session
from circuit_editor.ui.widgets.empty_field_keys import EmptyFieldKeys
from circuit_editor.ui.widgets.icon_buttons import icon_button
from circuit_editor.ui.widgets.labels import ENTER, fill_layout

ON_OPEN = {True: Qt.Key.Key_Left, False: Qt.Key.Key_Right}  # closes what is open, and opens
ABLE = Qt.ItemFlag.ItemIsSelectable


class Palette(QWidget):
    """The list of gates with a field that searches it.

    A click picks a gate for the next click on the canvas; a drag carries it there; Enter and a
    double click ask for it at once. On a heading that folds a click, Enter, Space and the arrows
    open and close.
    """

    picked = Signal(str)  # a kind, for the canvas's next click
    requested = Signal(str)  # a kind, to be placed at once
    search_left = Signal()  # Esc in the empty field: back to where the user came from
    fold_wanted = Signal()
    outline_wanted = Signal()

    def __init__(
        self,
        session: Session,
        catalog: PaletteCatalog,
        appearance: Appearance,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._catalog = catalog
        self.field = SearchField(self)
        self.field.setPlaceholderText(self.tr("Find a gate or block…"))
        self.field.setAccessibleName(self.tr("Find a gate or a block"))
        EmptyFieldKeys(self.field)
        self.gates = GateList(catalog, self)
        self._painter = GatePainter(appearance, self)
        self.list = GateRows(appearance, self)
        self.list.setModel(self.gates)
        self.list.setItemDelegate(self._painter)
        self.list.setAccessibleName(self.tr("Gates"))
        self._nothing = PlainLabel(self.tr("Nothing is called that."), self)
        self._nothing.setObjectName("hint")
        self._nothing.setContentsMargins(look.PANEL_MARGIN, 10, look.PANEL_MARGIN, 0)
        self._nothing.hide()
        outline = icon_button("outline", self.tr("Outline"), self, self.outline_wanted.emit)
        fold = icon_button("chevron-left", self.tr("Fold the gates"), self, self.fold_wanted.emit)
        fold.setObjectName("folds")
        top = fill_layout(
            QHBoxLayout(),
            self.field,
            outline,
            fold,
            margins=(look.PANEL_MARGIN, 0, 5, 0),
            spacing=2,
            wide=[self.field],
        )
        fill_layout(
            QVBoxLayout(self),
            top,
            self._nothing,
            self.list,
            margins=(0, look.PANEL_MARGIN, 0, 0),
            spacing=10,
            wide=[self.list],
        )
        for signal, slot in (
            (self.field.textChanged, self._search),
            (self.field.walked, self.list.walk),
            (self.field.entered, self._enter_current),
            (self.field.left, self.search_left),
            (self.field.focus_left, self._focus_left),
            (self.list.focus_left, self._focus_left),
            (session.opened, self.field.clear),
            (self.list.clicked, self._pick),
            (self.list.doubleClicked, self._request),
            (self.list.entered_row, self._enter),
            (self.list.folded, self._fold),
            (self.list.thrown_away, catalog.forget),
            (appearance.changed, self._repaint),
        ):
            signal.connect(slot)

    @guard_measure(QSize(200, 600))
    def sizeHint(self) -> QSize:
        return QSize(look.PALETTE_WIDTH, 600)

    def start_search(self) -> None:
        """Take the focus into the field."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.clear()

    def show_group(self, group: str) -> None:
        """Scroll to a group, all of the list being there."""
        self.field.clear()
        self.list.scrollTo(self.gates.heading_of(group), QListView.ScrollHint.PositionAtTop)

    def clear_pick(self) -> None:
        """The picked gate was put down or put away, and what was searched for it is over."""
        self.field.clear()
        self.list.clearSelection()
        if self._painter.picked is not None:
            self._painter.picked = None
            self._repaint()

    def _repaint(self) -> None:
        self.list.viewport().update()

    def _focus_left(self) -> None:
        """Forget the search, unless the focus only went from the field to what it found."""
        if QApplication.focusWidget() not in (self.field, self.list):
            self.field.clear()

    def _search(self, query: str) -> None:
        self.gates.search(query)
        self._nothing.setVisible(self.gates.rowCount() == 0)
        if query.strip():
            self.list.choose(self.gates.best())

    def _pick(self, index: QModelIndex) -> None:
        kind = index.data(KIND)
        if kind is None:  # a heading is clicked, too
            self._fold(index)
            return
        self._painter.picked = kind
        self.list.viewport().update()
        self.picked.emit(kind)

    def _fold(self, heading: QModelIndex) -> None:
        self.gates.fold(heading)
        self.list.show_below(heading)

    def _enter_current(self) -> None:
        index = self.list.currentIndex()
        if index.isValid():
            self._enter(index)
        elif not self.field.text():  # nothing is looked for
            self.search_left.emit()

    def _enter(self, index: QModelIndex) -> None:
        if index.data(IS_OPEN) is None:
            self._request(index)
        else:
            self._fold(index)

    def _request(self, index: QModelIndex) -> None:
        kind = index.data(KIND)
        if kind is not None:
            self.clear_pick()
            self.requested.emit(kind)


@guard_events
class GateRows(QListView):
    """The list view: the keyboard moves its choice, the mouse drags its rows to the canvas."""

    entered_row = Signal(QModelIndex)
    folded = Signal(QModelIndex)  # a heading: what is below it is to be opened, or closed
    thrown_away = Signal(str)  # one of the user's own blocks
    focus_left = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._anchor: tuple[str | None, int] | None = None
        self._pointer: QPoint | None = None
        self.setViewport(plain_viewport())
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click picks for the canvas
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setDragEnabled(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)

    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        if model is not None:
            model.modelAboutToBeReset.connect(self._remember)
            model.modelReset.connect(self._restore)

    def _remember(self) -> None:
        """Note which row stands where, so that it still does when rows above it come or go."""
        at = self.indexAt(self._pointer or QPoint(0, 0))
        while at.isValid() and at.data(KIND) is None:  # a heading may come more than once
            at = at.siblingAtRow(at.row() + 1)
        self._anchor = (at.data(KIND), self.visualRect(at).top()) if at.isValid() else None

    def viewportEvent(self, event: QEvent) -> bool:
        """Note where the pointer is in the list: where it is elsewhere not every system tells."""
        if isinstance(event, QMouseEvent | QEnterEvent):
            at = event.position().toPoint()
            self._pointer = at if self.viewport().rect().contains(at) else None
        elif event.type() == QEvent.Type.Leave:
            self._pointer = None
        return super().viewportEvent(event)

    def _restore(self) -> None:
        bar, gates = self.verticalScrollBar(), self.model()
        if self._anchor is None or not isinstance(gates, GateList):
            return
        if bar.value() == 0 and self._pointer is None:
            return  # what is new on top is seen, and nothing moves under the hand
        what, top = self._anchor
        at = gates.row_of(what)
        if at.isValid():
            self.doItemsLayout()
            bar.setValue(bar.value() + self.visualRect(at).top() - top)

    def choose(self, index: QModelIndex) -> None:
        """Make a row the one that Enter takes, and show it."""
        self.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect
        )
        if index.isValid():
            self.scrollTo(index)

    def show_below(self, heading: QModelIndex) -> None:
        """Show what was opened below a heading, as much of it as there is room for."""
        self.doItemsLayout()
        if heading.data(IS_OPEN):
            top, bar = self.visualRect(heading).top(), self.verticalScrollBar()
            last, room = self._last_below(heading), self.viewport().height()
            hidden = self.visualRect(last).bottom() - room + 1
            bar.setValue(bar.value() + max(0, min(top, hidden)))

    def _last_below(self, heading: QModelIndex) -> QModelIndex:
        at = heading.siblingAtRow(heading.row() + 1)
        while at.siblingAtRow(at.row() + 1).data(KIND) is not None:
            at = at.siblingAtRow(at.row() + 1)
        return at

    def walk(self, key: int) -> None:
        """Go one row or page up or down, the focus staying where it is."""
        at, last = self.currentIndex().row(), self.model().rowCount() - 1
        page = max(1, self.viewport().height() // look.PALETTE_ROW - 1)
        by = 1 if key in (Qt.Key.Key_Up, Qt.Key.Key_Down) else page
        by = -by if key in (Qt.Key.Key_Up, Qt.Key.Key_PageUp) else by
        at = min(last, max(0, at + by))
        onwards = 1 if by > 0 else -1
        while 0 <= at <= last and not self.model().index(at, 0).flags() & ABLE:
            at += onwards
        if 0 <= at <= last:
            self.choose(self.model().index(at, 0))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            if event.key() == Qt.Key.Key_Delete and _is_mine(self.currentIndex()):
                event.accept()  # this row is meant, and not what is selected on the canvas
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_open = self.currentIndex().data(IS_OPEN)
        if event.key() in ENTER:
            self.entered_row.emit(self.currentIndex())
        elif is_open is not None and event.key() in (Qt.Key.Key_Space, ON_OPEN[is_open]):
            self.folded.emit(self.currentIndex())
        elif event.key() == Qt.Key.Key_Delete and _is_mine(self.currentIndex()):
            self.thrown_away.emit(self.currentIndex().data(KIND))
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.indexAt(event.pos())
        if not _is_mine(index):
            return
        menu = QMenu(self)
        what = index.data(KIND)
        throw = menu.addAction(self.tr("Remove from my blocks"))
        throw.setShortcut(QKeySequence(Qt.Key.Key_Delete))
        throw.triggered.connect(lambda: self.thrown_away.emit(what))
        menu.exec(event.globalPos())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in COMES_BACK:
            self.focus_left.emit()

    def drag_of(self, index: QModelIndex) -> QDrag:
        """What is carried to the canvas: the kind, and a chip under the pointer."""
        drag = QDrag(self)
        drag.setMimeData(self.model().mimeData([index]))
        picture = self._chip_of(index.data(ENTRY))
        drag.setPixmap(picture)
        size = picture.deviceIndependentSize()
        drag.setHotSpot(QPoint(round(size.width() / 2), round(size.height() / 2)))
        return drag

    def startDrag(self, actions: Qt.DropAction) -> None:
        if self.currentIndex().data(KIND) is not None:
            self.drag_of(self.currentIndex()).exec(Qt.DropAction.CopyAction)

    def _chip_of(self, entry: PaletteItem) -> QPixmap:
        ratio = self.devicePixelRatioF()
        chip = QRectF(1, 1, look.CHIP_WIDTH, look.CHIP_HEIGHT)
        picture = QPixmap((chip.size().toSize() + QSize(2, 2)) * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        with QPainter(picture) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_chip(painter, chip, entry, self._appearance.theme, outlined=True)
        return picture


def _is_mine(index: QModelIndex) -> bool:
    entry = index.data(ENTRY)
    return entry is not None and entry.is_mine
