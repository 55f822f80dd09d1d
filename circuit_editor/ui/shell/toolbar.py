"""The tool bar: the file and its state, undo and redo, the transport, teaching, and the zoom."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMenu,
    QSizePolicy,
    QToolBar,
    QToolButton,
    QWidget,
)

from circuit_editor.text import cut, printable, printable_lines
from circuit_editor.ui.app.guarded_painting import guard_measure
from circuit_editor.ui.app.plain_text import LONGEST_TITLE, plain_tip
from circuit_editor.ui.shell.commands import GROUP, TEACH, TOOL_BAR, VIEW, Command, commands_in
from circuit_editor.ui.shell.menus.menu_bar import english_of
from circuit_editor.ui.shell.menus.mnemonics import keep_letters_apart
from circuit_editor.ui.widgets.icon_buttons import IconButton
from circuit_editor.ui.widgets.icons import SIZE
from circuit_editor.ui.widgets.labels import NO_MARGINS, QUIET, STRONG, Text, fill_layout

if TYPE_CHECKING:
    from circuit_editor.ui.classroom.stepping import Stepping
    from circuit_editor.ui.session.session import Session
    from circuit_editor.ui.shell.menus.menu_bar import Picking

UNDOING, TRANSPORT, TEACHING, SEEING = 1, 2, 3, 4  # the groups of the tool bar's commands
PREDICTIONS, ZOOMS = 3, 1  # the groups of their menus that are offered here, too
PLAY = 2  # where it stands in the transport
SMALLEST_NAME = 48  # pixels
LEAST_NAME = 150  # that a file's name has before words give way to it
EDGE, GAP = 14, 8  # pixels, beside the bar's parts and between them


class FileName(Text):
    """The name of the file, which loses its middle where it has no room."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(STRONG, "", parent)
        self._name = ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def show_name(self, name: str, tip: str) -> None:
        """Show a stranger's name, and say this to whoever points at it."""
        self._name = printable(cut(name, LONGEST_TITLE))
        self.setToolTip(plain_tip(tip))
        self._elide()
        self.updateGeometry()

    @guard_measure(QSize(SMALLEST_NAME, SIZE))
    def sizeHint(self) -> QSize:
        wide = self.fontMetrics().horizontalAdvance(self._name) + 1
        return QSize(wide, super().sizeHint().height())

    @guard_measure(QSize(SMALLEST_NAME, SIZE))
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint().boundedTo(QSize(SMALLEST_NAME, self.sizeHint().height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        middle = Qt.TextElideMode.ElideMiddle
        self.setText(self.fontMetrics().elidedText(self._name, middle, self.width()))
        self.setAccessibleName(printable_lines(self._name))


class CommandButton(IconButton):
    """Does what an action does, where and as long as the action can be done."""

    def __init__(self, command: Command, action: QAction, parent: QWidget) -> None:
        assert command.button is not None
        super().__init__(command.button.icon, parent)
        self.action = action
        self.setAccessibleName(printable_lines(action.iconText()))
        self.clicked.connect(self._do)
        action.changed.connect(self._follow)
        self._follow()

    def _do(self) -> None:
        if not self.hasFocus():  # it was clicked: a key may press it again
            self.window().setFocus()  # which leads to the canvas
        self.action.trigger()

    def _follow(self) -> None:
        self.setEnabled(self.action.isEnabled())
        self.setToolTip(self.action.toolTip())


class ToolBar(QToolBar):
    """The commands of TOOL_BAR as buttons; where the window is narrow, as icons alone."""

    def __init__(self, actions: Mapping[str, QAction], picking: Picking, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Tools"))
        self.setObjectName("tools")
        self.setMovable(False)
        self._actions, self._picking = actions, picking
        self._words_take = 0  # pixels, with words beside the icons; 0 until it is measured
        self._told: tuple[str, ...] = ()  # of the file
        self._row = QWidget(self)
        self.addWidget(self._row)  # while it is empty: all in it would be styled anew
        self._left, self._right = QWidget(self._row), QWidget(self._row)
        self._name = FileName(self._left)
        self._state = Text(QUIET, "", self._left)
        undoing = self._buttons(UNDOING, self._left)
        self._transport = QFrame(self._row)
        self._transport.setObjectName("transport")
        steps = self._buttons(TRANSPORT, self._transport)
        self._play = steps[PLAY]
        fill_layout(QHBoxLayout(self._transport), *steps, margins=(4, 2, 4, 2), spacing=2)
        self._worded = self._buttons(TEACHING, self._right)
        predict = self._worded[0]
        predict.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        self._offer(predict, TEACH, PREDICTIONS)
        self.zoom = QToolButton(self._right)
        self.zoom.setToolTip(plain_tip(self.tr("Zoom")))
        self.zoom.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._offer(self.zoom, VIEW, ZOOMS)
        # of one size for all zooms: nothing is laid out anew while one zooms
        self.zoom.setFixedSize(self.fontMetrics().horizontalAdvance("500 %") + 30, SIZE + 10)
        self._left.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        left = QHBoxLayout(self._left)
        fill_layout(left, self._name, self._state, *undoing, margins=NO_MARGINS, spacing=2)
        left.insertSpacing(1, 8)
        left.insertSpacing(3, 8)
        left.addStretch(1)
        right = QHBoxLayout(self._right)
        seeing = (*self._buttons(SEEING, self._right), self.zoom)
        fill_layout(right, *self._worded, *seeing, margins=NO_MARGINS, spacing=2)
        right.insertStretch(0, 1)
        parts = (self._left, self._transport, self._right)
        sides = (self._left, self._right)
        margins = (EDGE, 3, EDGE, 4)
        row = QHBoxLayout(self._row)
        fill_layout(row, *parts, margins=margins, spacing=GAP, wide=sides)
        self._layouts = right, row

    def show_file(self, name: str, session: Session) -> None:
        """Show what is open, and whether it is in its file."""
        path, state = str(session.path or ""), self._state_of(session)
        told = name, path, state
        if told != self._told:
            self._told = told
            self._name.show_name(name, path)
            self._state.setText(state)
            if self.isVisible():  # else it is laid out anyway
                self._choose_words()

    def _state_of(self, session: Session) -> str:
        """Whether what is shown is in the file; "" where there is nothing to save."""
        if session.is_lost and not session.is_edited:
            return self.tr("not in the file")
        if session.newer is not None:
            return self.tr("read-only, edited") if session.is_edited else self.tr("read-only")
        if session.is_edited:
            return self.tr("edited")
        if session.found is not None:
            return self.tr("file changed")
        return "" if session.path is None else self.tr("saved")

    def show_zoom(self, zoom: float) -> None:
        """Show how large the circuit is drawn."""
        percent = f"{round(zoom * 100)} %"
        self.zoom.setText(percent)
        self.zoom.setAccessibleName(printable_lines(self.tr("Zoom: {zoom}").format(zoom=percent)))

    def follow(self, stepping: Stepping) -> None:
        """Show on the button whether the steps follow each other now."""

        def show() -> None:
            self._play.show_icon("pause" if stepping.is_playing else "play")

        stepping.played.connect(show)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._words_take = 0
            self._choose_words()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._choose_words()

    def _choose_words(self) -> None:
        """Let words stand beside icons where all have room, and the file's name has some, too."""
        if not self._words_take:
            self._show_words(shown=True)
            self._words_take = self._right.sizeHint().width()
        room = self.width() - self._transport.sizeHint().width() - 2 * (EDGE + GAP)
        self._show_words(shown=room >= self._words_take + self._least_left())
        for layout in self._layouts:  # at once: nothing is seen squeezed
            layout.activate()

    def _show_words(self, *, shown: bool) -> None:
        for button in self._worded:
            button.show_word(button.action.iconText() if shown else "")

    def _least_left(self) -> int:
        wanted = self._left.sizeHint().width() - self._name.sizeHint().width()
        return wanted + min(LEAST_NAME, self._name.sizeHint().width())

    def _offer(self, button: QToolButton, menu: str, group: int) -> None:
        """Let a button open what a group of a menu offers."""
        offered = QMenu(button)
        for command in _in_group(menu, group):
            offered.addAction(self._actions[command.id])
        keep_letters_apart(offered, english_of)
        button.setMenu(offered)
        self._picking.watch(offered)

    def _buttons(self, group: int, parent: QWidget) -> list[CommandButton]:
        commands = _in_group(TOOL_BAR, group)
        return [CommandButton(each, self._actions[each.id], parent) for each in commands]


def _in_group(menu: str, group: int) -> list[Command]:
    placed = sorted(commands_in(menu).items())
    return [each for at, each in placed if at // GROUP == group]
