"""The command that lists the steps of the history, and what jumps along them."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from circuit_editor.text import QT_TRANSLATE_NOOP
from circuit_editor.ui.app.translate import fill
from circuit_editor.ui.canvas.view import CanvasView
from circuit_editor.ui.canvas.view_states import ViewState
from circuit_editor.ui.shell.commands import EDIT, Registrar

if TYPE_CHECKING:
    from circuit_editor.ui.shell.editing.history_list import HistoryList

command = Registrar("history_commands")


class HistoryCommands(QObject):
    """Shows the list of steps over the canvas, and goes to the one that is chosen there."""

    def __init__(self, view: CanvasView, parent: QObject) -> None:
        super().__init__(parent)
        self._view, self._session = view, view.session
        self._sights: tuple[ViewState, ViewState] | None = None  # before it was opened, and then

    @cached_property
    def list(self) -> HistoryList:
        """The list; made when it is first asked for."""
        from circuit_editor.ui.shell.editing.history_list import HistoryList

        made = HistoryList(self._view)
        made.chosen.connect(self.go)
        made.closed.connect(self._put_away)
        return made

    @command(
        "history",
        QT_TRANSLATE_NOOP("Action", "Histor&y…"),
        keys="Ctrl+Alt+Z",
        menus={EDIT: 130},
    )
    def toggle(self) -> None:
        """List the steps that were made, with the keyboard there; or put the list away."""
        if self.list.isHidden():
            self.list.open()
            self._make_room()
        else:
            self._put_away()

    def go(self, done: int) -> None:
        """Take back all steps after so many, or bring them again, and say where one is."""
        session, view = self._session, self._view
        view.cancel_gesture()
        view.commit_value()
        view.find_after(lambda: session.go_to_step(done))
        told = self.tr("Step {done} of {count}: {step}")
        name = self.list.name_of(session.history.done)
        count = session.history.count
        session.message.emit(fill(told, done=session.history.done, count=count, step=name))

    def _put_away(self) -> None:
        """The keyboard goes to the canvas, unless it is elsewhere."""
        had_focus = self.list.holds_focus
        self.list.hide()
        sights, self._sights = self._sights, None
        if sights is not None and self._now() == sights[1]:
            self._view.view_states.look(sights[0])
        if had_focus:
            self._view.setFocus()

    def _make_room(self) -> None:
        """Let the list hide nothing where all is shown; who looked on keeps where he looked."""
        before = self._now()
        if before.is_all:
            self._view.fit()
            self._sights = before, self._now()

    def _now(self) -> ViewState:
        return ViewState(self._view.zoom, self._view.scrolled, self._view.is_fitted)
