"""Deferred loading: what is prepared once the window is seen, so that the first click is quick.

The window loads what it shows. All else is loaded here, one thing at a time with the events of the
user between them; whoever is quicker than this loads what is needed by using it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module

from PySide6.QtCore import QObject, QTimer

PAUSE = 150  # ms: the window comes first
ROOM = "circuit_editor.ui."
MODULES = (
    "canvas.gestures.hover",
    "canvas.gestures.left_button",
    "canvas.gestures.canvas_keys",
    "canvas.gestures.canvas_search",
    "canvas.layers.far_zoom",
    "canvas.editors.value_editor",
    "canvas.editors.name_editor",
    "inspector.pages.node_pages",
    "inspector.pages.block_page",
    "inspector.cards.descent_card",
    "shell.editing.expression_bar",
    "shell.menus.context_menus",
    "shell.help.key_page",
    "shell.menus.command_palette",
    "outline.find_bar",
    "outline.outline_panel",
)


class DeferredLoading(QObject):
    """Runs these tasks in order, and then imports what was not needed yet."""

    def __init__(self, things: Iterable[Callable[[], object]], parent: QObject) -> None:
        super().__init__(parent)
        self._things = list(things)
        self._modules = list(MODULES)
        self._pause = make_single_shot(self._do_one, self)

    def add(self, thing: Callable[[], object]) -> None:
        """One thing more, after the others."""
        self._things.append(thing)

    def begin(self) -> None:
        """The window is shown: begin in a moment. Called again it does nothing."""
        if self._things:
            self._pause.start(PAUSE)

    def stop(self) -> None:
        """The window is closed: what was not done yet is not needed any more."""
        self._pause.stop()

    def _do_one(self) -> None:
        if self._things:
            self._things.pop(0)()
        elif self._modules:
            import_module(ROOM + self._modules.pop(0))
        else:
            return
        self._pause.start(0)


def make_single_shot(do: Callable[[], object], parent: QObject, pause: int = 0) -> QTimer:
    """A timer that does this once, so many milliseconds after it was last started."""
    timer = QTimer(parent, singleShot=True, interval=pause)
    timer.timeout.connect(do)
    return timer
