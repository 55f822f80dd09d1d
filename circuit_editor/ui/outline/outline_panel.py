"""The outline panel: the tree of all nodes, and what is wrong with the one that is current."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from circuit_editor.ui.app import theme as look
from circuit_editor.ui.app.guarded_painting import guard_measure
from circuit_editor.ui.app.theme import Appearance
from circuit_editor.ui.outline.outline_model import OutlineModel
from circuit_editor.ui.outline.outline_tree import OutlineTree
from circuit_editor.ui.widgets.icon_buttons import icon_button
from circuit_editor.ui.widgets.labels import (
    QUIET,
    PanelHeading,
    Paragraph,
    Remark,
    fill_layout,
)

if TYPE_CHECKING:
    from circuit_editor.ui.canvas.view import CanvasView


class OutlinePanel(QWidget):
    """Follows the session while it is shown, and costs nothing while it is not."""

    fold_wanted = Signal()
    find_wanted = Signal()
    menu_wanted = Signal(QPoint)  # at a point of the screen

    def __init__(self, view: CanvasView, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = view.session
        self._rows = OutlineModel(view.session, self)
        self.tree = OutlineTree(self._rows, view, appearance, self)
        self._nothing = Paragraph(QUIET, self.tr("Nothing is on the canvas yet."), self)
        self._remark = Remark("", self, leads=False)
        self._remark.hide()
        self._said = ""
        heading = PanelHeading(self.tr("Outline"), self)
        find = icon_button("search", self.tr("Find in the circuit"), self, self.find_wanted.emit)
        fold = icon_button("close", self.tr("Close the outline"), self, self.fold_wanted.emit)
        fold.setObjectName("folds")
        top = fill_layout(
            QHBoxLayout(),
            heading,
            find,
            fold,
            margins=(look.PANEL_MARGIN, 0, 5, 0),
            spacing=2,
            wide=[heading],
        )
        below = fill_layout(
            QHBoxLayout(), self._remark, margins=(look.PANEL_MARGIN, 0, look.PANEL_MARGIN, 8)
        )
        nothing = fill_layout(
            QHBoxLayout(), self._nothing, margins=(look.PANEL_MARGIN, 0, look.PANEL_MARGIN, 0)
        )
        fill_layout(
            QVBoxLayout(self),
            top,
            nothing,
            self.tree,
            below,
            margins=(0, look.PANEL_MARGIN, 0, 0),
            spacing=6,
            wide=[self.tree],
        )
        self._tell()
        for signal, slot in (
            (self.tree.menu_wanted, self.menu_wanted),
            (self.tree.selectionModel().currentChanged, self._tell),
            (self._rows.told, self._tell),
            (self._session.selection_changed, self._tell),
            (self._session.opened, self._begin),
        ):
            signal.connect(slot)

    @guard_measure(QSize(280, 600))
    def sizeHint(self) -> QSize:
        return QSize(look.TREE_WIDTH, 600)

    def focus_tree(self) -> None:
        """Take the keyboard to the row that is current, or to the first."""
        if not self.tree.currentIndex().isValid():
            first = self._rows.index(0, 0)
            if first.isValid():
                self.tree.selectionModel().setCurrentIndex(
                    first, QItemSelectionModel.SelectionFlag.NoUpdate
                )
        self.tree.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._rows.is_followed = True
        self.tree.follow()
        self._tell()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._rows.is_followed = False

    def _begin(self) -> None:
        """Another document is open: nothing of it was opened or looked at."""
        if self._rows.is_followed:
            self.tree.collapseAll()
            self.tree.scrollToTop()

    def _tell(self) -> None:
        """Say what is wrong with the current row."""
        self._nothing.setVisible(self._rows.rowCount() == 0)
        row = self._rows.row_of(self.tree.currentIndex())
        is_chosen = row is not None and self.tree.selectionModel().isSelected(
            self.tree.currentIndex()
        )
        remarks = self._rows.words(row).remarks if row is not None and is_chosen else ()
        told = "\n".join(remarks)
        if told != self._said:
            self._said = told
            self._remark.show_or_hide(told)
