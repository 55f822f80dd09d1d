"""Sights: how one looked at each circuit, so that one finds it so again."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QPointF, QRectF

from circuit_editor.model.blocks import Where

if TYPE_CHECKING:
    from circuit_editor.ui.canvas.view import CanvasView

MARGIN = 28  # pixels, between what was opened and the window's edge


class Sight(NamedTuple):
    """A zoom and the scene's point in the middle; or all of the circuit, however large."""

    zoom: float
    middle: QPointF
    is_all: bool


class Sights(QObject):
    """Where one looks when another circuit is shown, or a block is opened in place.

    A block that is opened is brought into view, as large as before where there is room for it.
    When it is closed again one looks at the circuit as before it was opened.
    """

    def __init__(self, view: CanvasView) -> None:
        super().__init__(view)
        self._view = view
        self._session = view.session
        self._where = self._session.where
        self._of_circuits: dict[Where, Sight] = {}
        self._before_opening: dict[str, Sight] = {}
        self._expanded = self._session.expanded
        self._session.place_changed.connect(self._place_changed)
        self._session.opened.connect(self._forget)

    def look_as(self, other: CanvasView) -> None:
        """Look where another view of the circuit looks; to the pixel if it is as large."""
        before = other.sights
        self._of_circuits, self._before_opening = before._of_circuits, before._before_opening
        self._look(before._now())
        if self._view.viewport().size() == other.viewport().size():
            for mine, its in (
                (self._view.horizontalScrollBar(), other.horizontalScrollBar()),
                (self._view.verticalScrollBar(), other.verticalScrollBar()),
            ):
                mine.setValue(its.value())

    def _forget(self) -> None:
        self._of_circuits.clear()
        self._before_opening.clear()
        self._where, self._expanded = self._session.where, self._session.expanded

    def _now(self) -> Sight:
        view = self._view
        middle = view.mapToScene(view.viewport().rect().center())
        return Sight(view.zoom, middle, view.is_fitted)

    def _look(self, sight: Sight) -> None:
        if sight.is_all:
            self._view.fit()
        else:
            self._view.set_zoom(sight.zoom)
            self._view.centerOn(sight.middle)

    def _place_changed(self) -> None:
        session, before = self._session, self._expanded
        self._expanded = session.expanded
        where = session.where
        if where == self._where:
            self._opened_or_closed(session.expanded - before, before - session.expanded)
            return
        self._view.cancel_gesture()
        self._of_circuits[self._where] = self._now()
        is_left = self._where[: len(where)] == where
        self._where = where
        if where in self._of_circuits and is_left:
            zoom, middle, _ = self._of_circuits[where]
            self._look(Sight(zoom, middle, False))
        else:
            self._view.fit()

    def _opened_or_closed(self, opened: frozenset[str], closed: frozenset[str]) -> None:
        frames = [id_ for id_ in self._session.picture.frames if self._path(id_) in opened]
        if frames:
            sight = self._now()
            self._before_opening |= dict.fromkeys(map(self._path, frames), sight)
            self._show_opened(self._view.circuit_scene.content(frames))
        known = [path for path in self._before_opening if path in closed]
        sights = [self._before_opening.pop(path) for path in known]
        if sights:
            self._look(sights[0])  # the first that was opened of those that are closed

    def _path(self, id_: str) -> str:
        return self._session.path_of(id_)

    def _show_opened(self, rect: QRectF) -> None:
        """Bring what was opened into view; all of the circuit where there is room for it."""
        view = self._view
        room = view.viewport().size()
        everything = view.circuit_scene.content()
        for each in (everything, rect):
            fits = min(
                (room.width() - 2 * MARGIN) / max(1.0, each.width()),
                (room.height() - 2 * MARGIN) / max(1.0, each.height()),
            )
            if fits >= view.zoom:
                view.is_fitted = False
                view.ensureVisible(each, MARGIN, MARGIN)
                return
        view.show_rect(rect)
        view.is_fitted = False
