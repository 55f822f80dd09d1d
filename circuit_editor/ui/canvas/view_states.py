"""Zoom and scroll position of each circuit and block, kept so that one finds them so again."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF

from circuit_editor.model.blocks import Where
from circuit_editor.named_tuple import NamedTuple
from circuit_editor.text import QT_TRANSLATE_NOOP
from circuit_editor.ui.canvas.zoom_view import FIT_MARGIN, zoom_to_fit
from circuit_editor.ui.shell.commands import ON_CANVAS, VIEW, Registrar, not_empty

if TYPE_CHECKING:
    from circuit_editor.ui.canvas.canvas_host import CanvasHost
    from circuit_editor.ui.canvas.stored_views import StoredViews

SMALLEST_OPENED, LEAST_SHARE = 0.35, 0.6  # the zoom at which all is shown again, and its part


command = Registrar("view.view_states")


class ViewState(NamedTuple):
    """A zoom and the upper left corner; or all of the circuit, however large the window is."""

    zoom: float
    scrolled: tuple[int, int]
    is_all: bool


class ViewStates(QObject):
    """Sets zoom and position when another circuit is shown, or a block is opened in place.

    A block that is opened is brought into view, as large as before where there is room for it.
    When it is closed again one looks at the circuit as before it was opened.
    """

    def __init__(self, view: CanvasHost) -> None:
        super().__init__(view)
        self._view = view
        self._session = view.session
        self._where = self._session.where
        self._of_circuits: dict[Where, ViewState] = {}
        self._before_opening: dict[str, ViewState] = {}
        self._expanded = self._session.expanded
        self._session.place_changed.connect(self._place_changed)
        self._session.opened.connect(self._forget)

    @command(
        "store-view",
        QT_TRANSLATE_NOOP("Action", "St&ore this view"),
        keys="Ctrl+Alt+V",
        menus={VIEW: 180},
        when=not_empty,
    )
    def store(self) -> None:
        """Keep what is seen now, to return to it."""
        self.stored.store()

    @command(
        "stored-views",
        QT_TRANSLATE_NOOP("Action", "Stored &views…"),
        keys="Alt+Home",
        menus={VIEW: 190, ON_CANVAS: 330},
    )
    def show_stored(self) -> None:
        """Offer the stored views, to return to one, to rename or to forget it."""
        self.stored.show_menu()

    @cached_property
    def stored(self) -> StoredViews:
        """The views that are saved with the circuit."""
        from circuit_editor.ui.canvas.stored_views import StoredViews

        return StoredViews(self._view)

    def look_as(self, before: ViewStates) -> None:
        """Look where another view of the circuit looks, to the pixel."""
        self._of_circuits, self._before_opening = before._of_circuits, before._before_opening
        self._look(before._now())

    def look(self, sight: ViewState) -> None:
        """Look at the circuit that is shown as somebody did before."""
        self._look(sight)

    def _forget(self) -> None:
        self._of_circuits.clear()
        self._before_opening.clear()
        self._where, self._expanded = self._session.where, self._session.expanded

    def _now(self) -> ViewState:
        view = self._view
        return ViewState(view.zoom, view.scrolled, view.is_fitted)

    def _look(self, sight: ViewState) -> None:
        self._view.look_at(sight.zoom, sight.scrolled, is_fitted=sight.is_all)
        if sight.is_all and not self._view.is_in_sight(self._view.content()):
            self._view.fit()  # the window is another one

    def _place_changed(self) -> None:
        session, before = self._session, self._expanded
        self._expanded = session.expanded
        where = session.where
        if where == self._where:
            self._opened_or_closed(session.expanded - before, before - session.expanded)
            return
        self._of_circuits[self._where] = self._now()
        is_left = self._where[: len(where)] == where
        self._where = where
        if where in self._of_circuits and is_left:
            self._look(self._of_circuits[where]._replace(is_all=False))
        else:
            self._view.show_opened()

    def _opened_or_closed(self, opened: frozenset[str], closed: frozenset[str]) -> None:
        frames = [id_ for id_ in self._session.picture.frames if self._path(id_) in opened]
        if frames:
            sight = self._now()
            self._before_opening |= dict.fromkeys(map(self._path, frames), sight)
            self._show_opened(self._view.circuit_scene.content(frames), was_all=sight.is_all)
        known = [path for path in self._before_opening if path in closed]
        view_states = [self._before_opening.pop(path) for path in known]
        if view_states:
            self._look(view_states[0])  # the first that was opened of those that are closed

    def _path(self, id_: str) -> str:
        return self._session.path_of(id_)

    def _show_opened(self, rect: QRectF, *, was_all: bool) -> None:
        """Bring what was opened into view; all of the circuit where there is room for it.

        Who saw all of the circuit sees all of it again, its inputs and its loss, unless
        that would be much smaller than before.
        """
        view = self._view
        room = view.viewport().size()
        largest = view.zoom_of_fit(room)
        if largest >= view.zoom:
            self._bring(view.content())
        elif was_all and largest >= max(SMALLEST_OPENED, LEAST_SHARE * view.zoom):
            view.fit()
        elif zoom_to_fit(rect, room, view.largest_fit) >= view.zoom:
            self._bring(rect)
        else:
            view.show_rect(rect)
            view.is_fitted = False

    def _bring(self, rect: QRectF) -> None:
        self._view.is_fitted = False
        self._view.bring_into_sight(rect, int(FIT_MARGIN))
