"""Deferred loading: what is prepared once the window is seen, so that the first click is quick.

The window loads what it shows. All else is loaded here, one thing at a time with the events of the
user between them; whoever is quicker than this loads what is needed by using it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module

from PySide6.QtCore import QObject, QTimer

PAUSE = 150  # ms: the window comes first
UNSEEN = 1000  # ms after which a window that is not painted, as one that is covered, is no slow one
HOUSE = "circuit_editor."
MODULES = (
    "model.edits.basic",
    "model.rules",
    "layout.space.free_space",
    "ui.canvas.gestures.hover",
    "ui.canvas.gestures.left_button",
    "ui.canvas.gestures.canvas_keys",
    "ui.canvas.gestures.canvas_search",
    "ui.canvas.layers.far_zoom",
    "ui.canvas.gestures.edge_scroll",
    "ui.canvas.new_in_sight",
    "ui.canvas.editors.in_place",
    "ui.canvas.editors.value_editor",
    "ui.canvas.editors.name_editor",
    "ui.inspector.pages.node_pages",
    "ui.inspector.pages.block_page",
    "ui.inspector.cards.descent_card",
    "files.writing",
    "files.self_check",
    "files.recovery",
    "files.journal",
    "ui.shell.editing.expression_bar",
    "ui.shell.menus.context_menus",
    "ui.shell.help.key_page",
    "ui.shell.menus.command_palette",
    "ui.outline.find_bar",
    "ui.outline.outline_panel",
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

    def begin(self, *, is_seen: bool) -> None:
        """The window is shown: begin a moment after its canvas was painted.

        A slow machine takes longer to paint than that moment, and would come to all this before.
        """
        if self._things:
            self._pause.start(PAUSE if is_seen else max(PAUSE, UNSEEN))

    def stop(self) -> None:
        """The window is closed: what was not done yet is not needed any more."""
        self._pause.stop()

    def _do_one(self) -> None:
        if self._things:
            self._things.pop(0)()
        elif self._modules:
            import_module(HOUSE + self._modules.pop(0))
        else:
            return
        self._pause.start(0)


def make_single_shot(do: Callable[[], object], parent: QObject, pause: int = 0) -> QTimer:
    """A timer that does this once, so many milliseconds after it was last started."""
    timer = QTimer(parent)  # PySide takes twice as long for what is said by keywords
    timer.setSingleShot(True)
    timer.setInterval(pause)
    timer.timeout.connect(do)
    return timer


def call_later(owner: QObject, do: Callable[[], object], pause: int = 0) -> None:
    """Do this once, in Qt's next turn or so many milliseconds later, if the owner is there then.

    QTimer.singleShot keeps what it was to call, and all that leads from there, where it is not.
    """
    timer = make_single_shot(do, owner, pause)
    timer.timeout.connect(timer.deleteLater)
    timer.start()
