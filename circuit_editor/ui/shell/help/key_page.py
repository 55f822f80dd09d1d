"""The key page: all keys and gestures, with a field to find one."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QFont, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractSlider,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from circuit_editor.text import printable
from circuit_editor.ui.shell.help.key_list import KeyGroup, KeyLine, as_text, key_groups
from circuit_editor.ui.widgets.labels import QUIET, Text, fill_layout, make_button

WIDTH, HEIGHT = 660, 620
DONE, KEYS = 0, 1  # columns
AROUND = QSize(4, 36)  # what a window's frame and title take of a screen
Scroll = QAbstractSlider.SliderAction
SCROLLS: dict[int, Scroll] = {
    Qt.Key.Key_Up: Scroll.SliderSingleStepSub,
    Qt.Key.Key_Down: Scroll.SliderSingleStepAdd,
    Qt.Key.Key_PageUp: Scroll.SliderPageStepSub,
    Qt.Key.Key_PageDown: Scroll.SliderPageStepAdd,
}


class KeyPage(QDialog):
    """A sheet beside the window that can stay open while one works; Esc closes it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys and gestures"))
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(self.tr("Find a key, or what it does"))
        self.field.setAccessibleName(self.tr("Find a key, or what it does"))
        self.field.setClearButtonEnabled(True)
        self.table = QTreeWidget(self)
        self.table.setObjectName("keyTable")
        self.table.setAccessibleName(self.tr("Keys and gestures"))
        self.table.setColumnCount(2)
        self.table.setHeaderHidden(True)
        self.table.setRootIsDecorated(False)
        self.table.setItemsExpandable(False)
        self.table.setIndentation(14)
        self.table.setWordWrap(True)
        self.table.setSelectionMode(QTreeWidget.SelectionMode.SingleSelection)
        self.table.header().setStretchLastSection(False)
        self.table.header().setSectionResizeMode(DONE, QHeaderView.ResizeMode.Stretch)
        self.table.header().setSectionResizeMode(KEYS, QHeaderView.ResizeMode.ResizeToContents)
        self._nothing = Text(QUIET, "", self)
        copies = make_button(self.tr("Copy as text"), self.copy_text, self)
        copies.setAutoDefault(False)
        below = fill_layout(QHBoxLayout(), self._nothing, copies, wide=[self._nothing])
        column = fill_layout(
            QVBoxLayout(self), self.field, self.table, margins=(16, 16, 16, 12), spacing=10
        )
        column.addLayout(below)
        self._rows: list[tuple[QTreeWidgetItem, KeyLine, str]] = []  # each with what it says
        self._tops: list[tuple[QTreeWidgetItem, int]] = []  # each with where its rows end
        self.fill()
        self.field.textChanged.connect(self._find)
        room = self.screen().availableGeometry().size() - AROUND
        self.resize(QSize(WIDTH, HEIGHT).boundedTo(room))
        self.setMaximumSize(room)
        self.field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up, Down and the page keys in the field move what is read below it."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            action = SCROLLS.get(event.key())
            if action is not None:
                self.table.verticalScrollBar().triggerAction(action)
                return True
        return super().eventFilter(watched, event)

    def fill(self) -> None:
        """Show the keys there are now, as far as they are what is looked for."""
        self._rows.clear()
        self._tops.clear()
        self.table.clear()
        self._groups = key_groups()
        for group in self._groups:
            self._add(group)
        self.table.expandAll()
        self._find(self.field.text())

    def open_page(self) -> None:
        """Show it, in front, with the cursor in its field."""
        self.show()
        self.raise_()
        self.activateWindow()
        self.field.setFocus()
        self.field.selectAll()

    def shown_lines(self) -> list[KeyLine]:
        """What is to be read now."""
        return [line for row, line, _ in self._rows if not row.isHidden()]

    def copy_text(self) -> None:
        """Put all of it on the clipboard, to be printed."""
        QGuiApplication.clipboard().setText(as_text(self._groups))

    def _add(self, group: KeyGroup) -> None:
        bold = QFont()
        bold.setBold(True)  # and as large as the table is written
        top = QTreeWidgetItem(self.table, [printable(group.name), ""])
        top.setFirstColumnSpanned(True)
        top.setFont(DONE, bold)
        top.setFlags(Qt.ItemFlag.ItemIsEnabled)
        for line in group.lines:
            row = QTreeWidgetItem(top, [printable(line.done), printable(line.keys)])
            row.setFont(KEYS, bold)
            self._rows.append(
                (row, line, f"{line.done} {line.keys} {line.words} {group.name}".casefold())
            )
        self._tops.append((top, len(self._rows)))

    def _find(self, typed: str) -> None:
        """Show the lines that hold every word that is typed, and the groups that have some."""
        words = typed.casefold().split()
        for row, _, told in self._rows:
            row.setHidden(not all(word in told for word in words))
        begin = 0
        for top, end in self._tops:
            top.setHidden(all(row.isHidden() for row, _, _ in self._rows[begin:end]))
            begin = end
        self._nothing.setText("" if self.shown_lines() else self.tr("Nothing is called that."))
