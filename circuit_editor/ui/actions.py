"""The actions: what makes menu items and keys of the commands, and says which can be done now."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeySequence

from circuit_editor.ui.command import HELP, TEACH, VIEW, Command
from circuit_editor.ui.commands import COMMANDS
from circuit_editor.ui.plain_text import plain_caption, plain_tip
from circuit_editor.ui.session import Session

if TYPE_CHECKING:
    from circuit_editor.ui.window import Window


KEY = re.compile(r"\(&.\)")


def make_actions(window: Window) -> dict[str, QAction]:
    """One QAction per command, enabled as the session says, by command id."""
    made: dict[str, QAction] = {}
    for command in COMMANDS:
        action = QAction(window)  # with a text PySide looks for an icon, too
        text = QCoreApplication.translate("Action", command.text)
        action.setText(text)
        action.setIconText(without_key(text))
        action.setShortcuts([QKeySequence(keys) for keys in command.keys])
        action.setObjectName(command.id)
        action.triggered.connect(lambda checked=False, each=command: _perform(window, each))
        made[command.id] = action
        if command.on_canvas:
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        (window.view if command.on_canvas else window).addAction(action)
    return made


def _perform(window: Window, command: Command) -> None:
    """Do it; a gesture under way gives way first, and for an undo that is all.

    A block's name that is being typed is taken: what is done next may be about that block.
    """
    window.view.in_place.finish_naming()
    interrupted = command.menu not in (VIEW, TEACH, HELP) and window.view.cancel_gesture()
    if not (interrupted and command.id == "undo"):
        command.do(window)


def refresh(actions: dict[str, QAction], session: Session) -> None:
    """Enable what can be done now, and name what undo and redo would do."""
    for command in COMMANDS:
        actions[command.id].setEnabled(command.enabled(session))
    for id_, step in (("undo", session.undo_label), ("redo", session.redo_label)):
        text = QCoreApplication.translate(
            "Action", next(each.text for each in COMMANDS if each.id == id_)
        )
        actions[id_].setText(f"{text} {plain_caption(step)}" if step else text)
        actions[id_].setToolTip(plain_tip(f"{without_key(text)} {step or ''}".rstrip()))
        actions[id_].setIconText(without_key(text))


def without_key(text: str) -> str:
    """A menu's text for a button: without its key, which in Chinese stands behind in brackets."""
    return KEY.sub("", text).replace("&", "").removesuffix("…")
