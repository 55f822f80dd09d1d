"""Builds menus and shortcuts from the registered commands, and enables what applies."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence

from circuit_editor.text import QT_TRANSLATE_NOOP
from circuit_editor.ui.app.deferred_loading import call_later
from circuit_editor.ui.app.plain_text import plain_caption, plain_tip
from circuit_editor.ui.shell.commands import (
    AT_RARER,
    GROUP,
    MENUS,
    RARER,
    Button,
    Command,
    CommandContext,
    always,
    commands_in,
    stage_key,
    window_commands,
)
from circuit_editor.ui.shell.menus.mnemonics import keep_letters_apart

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMainWindow, QMenu, QMenuBar, QWidget

    from circuit_editor.ui.canvas.view import CanvasView

MORE = QT_TRANSLATE_NOOP("Action", "More")
KEY = re.compile(r"\(&.\)")


class Picking(QObject):
    """Knows whether what is done now was picked in a menu, which a shortcut is not.

    A menu closes just before it does what was picked in it. Then the canvas gets the keyboard,
    unless what is done takes it elsewhere.
    """

    def __init__(self, view: CanvasView) -> None:
        super().__init__(view)
        self._view = view
        self._has_closed = False

    def watch(self, menu: QMenu) -> None:
        """Give the canvas the keyboard whenever something is picked there."""
        menu.aboutToHide.connect(self._closes)

    def give_focus(self) -> None:
        """Give the canvas the keyboard if this is done for a menu."""
        if self._has_closed:
            self._has_closed = False
            self._view.setFocus()

    def _closes(self) -> None:
        self._has_closed = True
        call_later(self, self._forget)

    def _forget(self) -> None:
        self._has_closed = False


def make_actions(window: QMainWindow, view: CanvasView, picking: Picking) -> dict[str, QAction]:
    """One QAction per command, by its id; what it does is done by a method the window leads to."""
    made: dict[str, QAction] = {}
    commands = {each.id: each for each in window_commands()}
    group = QActionGroup(window)  # one connection for all, which takes long to make
    group.setExclusionPolicy(QActionGroup.ExclusionPolicy.None_)
    group.triggered.connect(
        lambda action: _perform(window, view, picking, commands[action.objectName()])
    )
    for command in commands.values():
        text, on_stage = QCoreApplication.translate("Action", command.text), stage_key(command)
        action = QAction(window)  # with a text PySide looks for an icon, too
        group.addAction(action)
        action.setText(f"{text}\t{on_stage}" if on_stage else text)
        action.setIconText(without_key(text))
        if command.button is not None:
            _dress(action, command, command.button)
        if command.keys:
            action.setShortcuts([*map(_keys, command.keys)])
        action.setShortcutVisibleInContextMenu(True)
        action.setObjectName(command.id)
        made[command.id] = action
        if command.on_canvas:
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        (view if command.on_canvas else window).addAction(action)
    return made


def show_keys(actions: Mapping[str, QAction]) -> None:
    """Let every action have the keys that its command has now, and say them."""
    for command in window_commands():
        action = actions[command.id]
        action.setShortcuts([*map(_keys, command.keys)])
        text, on_stage = action.text().partition("\t")[0], stage_key(command)
        action.setText(f"{text}\t{on_stage}" if on_stage else text)
        if command.button is not None:
            _dress(action, command, command.button)


def english_of(action: QAction) -> str:
    """The text of a command's action in English, for a letter where the language has none."""
    return next((each.text for each in window_commands() if each.id == action.objectName()), "")


def _dress(action: QAction, command: Command, button: Button) -> None:
    """Give it what its button in the tool bar says."""
    caption = QCoreApplication.translate("Action", button.caption or command.text)
    action.setIconText(without_key(caption))
    tip = QCoreApplication.translate("Action", button.tip or command.text)
    action.setToolTip(plain_tip(_with_key(without_key(tip), command)))


@cache
def _keys(written: str) -> QKeySequence:
    """The keys as the registry writes them, in whatever words the language has for Return."""
    return QKeySequence.fromString(written, QKeySequence.SequenceFormat.PortableText)


def _with_key(text: str, command: Command) -> str:
    """What a command does, and its key."""
    keys = _keys(command.keys[0] if command.keys else "")
    key = keys.toString(QKeySequence.SequenceFormat.NativeText)
    return f"{text} ({key})" if key else text


def _perform(window: QMainWindow, view: CanvasView, picking: Picking, command: Command) -> None:
    """Do it; a gesture under way gives way first, and for an undo that is all.

    A block's name that is being typed is taken: what is done next may be about that block. What was
    selected by a gesture that gave way is so no more, and the command may have nothing to do.
    """
    picking.give_focus()
    view.in_place.finish_naming()
    interrupted = command.ends_gesture and view.cancel_gesture()
    if command.when(view.session) and not (interrupted and command.id == "undo"):
        command.do(window)


def make_menus(
    bar: QMenuBar,
    actions: Mapping[str, QAction],
    submenus: Mapping[str, Mapping[int, QMenu]],
    picking: Picking,
) -> dict[str, QMenu]:
    """The menus, by their names, with their commands and the submenus at their places."""
    menus = {name: bar.addMenu(QCoreApplication.translate("Action", name)) for name in MENUS}
    for name, menu in menus.items():
        inner = {at: each.menuAction() for at, each in submenus.get(name, {}).items()}
        _fill(menu, inner | _placed(name, actions))
        keep_letters_apart(menu, english_of)
        picking.watch(menu)
    return menus


def make_context_menu(context: str, actions: Mapping[str, QAction], parent: QWidget) -> QMenu:
    """The menu of what can be done now in one of CONTEXTS; what cannot is left out."""
    from PySide6.QtWidgets import QMenu

    menu = QMenu(parent)
    placed = {at: each for at, each in _placed(context, actions).items() if each.isEnabled()}
    rare = {at: each for at, each in placed.items() if at >= RARER}
    if rare:
        more = QMenu(QCoreApplication.translate("Action", MORE), menu)
        _fill(more, rare)
        placed[AT_RARER] = more.menuAction()
    _fill(menu, {at: each for at, each in placed.items() if at < RARER})
    return menu


def _placed(menu: str, actions: Mapping[str, QAction]) -> dict[int, QAction]:
    return {at: actions[each.id] for at, each in commands_in(menu).items()}


def _fill(menu: QMenu, items: Mapping[int, QAction]) -> None:
    """Add what stands in a menu in the order of the places, and a line between two groups."""
    group = None
    for at, action in sorted(items.items()):
        if group not in (None, at // GROUP):
            menu.addSeparator()
        group = at // GROUP
        menu.addAction(action)


def refresh(actions: Mapping[str, QAction], context: CommandContext) -> None:
    """Enable what can be done now, and name what undo and redo would do."""
    applies: dict[Callable[[CommandContext], bool], bool] = {}  # many ask for the same
    for command in window_commands():
        action, when = actions[command.id], command.when
        if when is not always:
            if when not in applies:
                applies[when] = when(context)
            action.setEnabled(applies[when])
        if command.detail is not None:
            text = QCoreApplication.translate("Action", command.text)
            detail = command.detail(context)
            action.setText(f"{text} {plain_caption(detail)}" if detail else text)
            told = f"{without_key(text)} {detail or ''}".rstrip()
            action.setToolTip(plain_tip(_with_key(told, command)))
            action.setIconText(without_key(text))


def without_key(text: str) -> str:
    """A menu's text for a button: without its key, which in Chinese stands behind in brackets."""
    return KEY.sub("", text).replace("&", "").removesuffix("…")
