"""The gradient check of a window with its panel: shown, put away, and gone where numbers hide."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDockWidget, QWidget

from circuit_editor.model.paths import Path
from circuit_editor.ui.canvas.view import AROUND_STEP
from circuit_editor.ui.classroom.check_panel import CheckPanel
from circuit_editor.ui.classroom.gradient_checking import GradientChecking

if TYPE_CHECKING:
    from circuit_editor.ui.classroom.stage.presenting import Presenting
    from circuit_editor.ui.shell.panels.dock_window import DockWindow


class CheckDock(QObject):
    """Holds every gradient against its finite difference, in a table below the canvas."""

    def __init__(
        self,
        window: DockWindow,
        presenting: Presenting,
        make_dock: Callable[[QWidget], QDockWidget],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._window, self._presenting = window, presenting
        self.checking = GradientChecking(window.session, self)
        self.panel = CheckPanel(self.checking, window.appearance, window)
        self.panel.closed.connect(self.close)
        self.panel.shown.connect(self._show_source)
        self._dock = make_dock(self.panel)
        window.session.run_changed.connect(self.give_way)

    def show(self) -> None:
        """Begin the check, with the keyboard in its table."""
        self.checking.start()
        self._dock.show()
        self.panel.table.setFocus()

    def close(self) -> None:
        """Put it away; the keyboard goes to the canvas."""
        self.checking.stop()
        self._dock.hide()
        self._window.view.setFocus()

    def give_way(self) -> None:
        """Put the check away as soon as numbers are hidden, and say why.

        Not while one presents: it cannot be seen then, and is there again afterwards.
        """
        session = self._window.session
        if session.hides_numbers and not self._presenting.is_on and self.checking.is_on:
            self.checking.stop()
            self._dock.hide()
            session.message.emit(self.checking.hidden)

    def _show_source(self, path: str) -> None:
        """Select an input, where it stands."""
        session, view = self._window.session, self._window.view
        way, id_ = Path(path).around.parts, Path(path).name
        if session.where != way:
            session.go(way)
        session.select({id_})
        view.bring_into_sight(view.circuit_scene.content({id_}), AROUND_STEP)
