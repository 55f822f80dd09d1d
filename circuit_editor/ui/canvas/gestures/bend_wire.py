"""Bending wires: bends are added, dragged by their handles, moved by keys, and taken away."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt

from circuit_editor.layout.picture import shift_of_wire
from circuit_editor.layout.routing.bent_routes import is_on_way, leg_at, turns_of
from circuit_editor.layout.routing.routes import Route, blend, weights
from circuit_editor.model import Pin, Place
from circuit_editor.model.edits import bends
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence
from circuit_editor.ui.app.translate import say
from circuit_editor.ui.canvas.canvas_host import CanvasGesture, CanvasHost
from circuit_editor.ui.canvas.gestures.align_drag import AlignDrag, guides_of_bend
from circuit_editor.ui.canvas.gestures.gesture import ShownEdit, snap_to_grid

ON_THE_WAY = 6.0  # pixels: a bend dropped so near the way without it is taken away
INSIDE = Sentence.of(
    QT_TRANSLATE_NOOP("Sentence", "This wire lies inside a block: enter the block to bend it.")
)


class MoveBend(CanvasGesture):
    """Drags a bend by its handle; on the way that the wire has without it, it is taken away.

    A press that never travels selects it.
    """

    scrolls = True
    told = QT_TRANSLATE_NOOP(
        "Sentence", "Release bends the wire here; where it runs anyway the bend goes. Esc gives up."
    )

    def __init__(self, view: CanvasHost, target: Pin, at: int, start: QPointF) -> None:
        super().__init__(view)
        self._target, self._at, self._start = target, at, start
        self._points = bends.points_of(self.session.shown, target)
        self._place = self._points[at]
        self._travelled = self._is_gone = False
        self._aligned: AlignDrag | None = None  # from the first move on
        self.session.select_bend(target, at)

    def move(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        if not self._travelled and not self.view.is_drag(self._start, point):
            return
        self._travelled = True
        x, y = self._points[self._at]
        if self._aligned is None:
            others = [*self._points[: self._at], *self._points[self._at + 1 :]]
            ends = self._ends()
            guides = guides_of_bend(self.view, (x, y), [ends[0], *others, ends[1]])
            self._aligned = AlignDrag(self.view, (x, y), guides)
        dx, dy = self._aligned.shift(point - self._start, modifiers)
        self._place = x + dx, y + dy
        points = self._with(self._place)
        start, end = self._ends()
        self._is_gone = is_on_way(start, points, end, self._at, ON_THE_WAY / self.view.zoom)
        self.scene.preview_bends(self._target, self._with() if self._is_gone else points)

    def release(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> bool:
        if not self._travelled and not self.view.is_drag(self._start, point):
            return False
        self.move(point, modifiers)
        before = self.session.document
        self._stop()
        if self._is_gone:
            remove(self.view, self._target, self._at)
        else:
            put(self.view, self._target, self._at, self._place)
        if self.session.document is before:
            self.let_go()
        return False

    def edit_shown(self) -> ShownEdit | None:
        if not self._travelled:
            return None
        if self._is_gone:
            return ShownEdit(bends.remove_bend, (self._target, self._at))
        there = _in_document(self.view, self._target, self._place)
        return ShownEdit(bends.move_bend, (self._target, self._at, there))

    def is_valid(self) -> bool:
        return bends.points_of(self.session.shown, self._target) == self._points

    def let_go(self) -> None:
        self._stop()
        if self._travelled:
            self.scene.settle()

    def _stop(self) -> None:
        if self._aligned is not None:
            self._aligned.clear()
        self.scene.bends_drawn = None

    def _ends(self) -> tuple[Place, Place]:
        route = self.scene.wires.route(self._target)
        return route[0][0], route[-1][-1]

    def _with(self, *place: Place) -> tuple[Place, ...]:
        """The points of the wire, this one at another place, or left out."""
        return (*self._points[: self._at], *place, *self._points[self._at + 1 :])


def double_click(view: CanvasHost, point: QPointF) -> bool:
    """Take the bend at a point away, or add one to the wire there; False where neither is."""
    scene = view.circuit_scene
    if scene.pin_at(point) is not None:
        return False
    bend = scene.bend_at(point)
    if bend is not None:
        remove(view, *bend)
        return True
    target = scene.wires.at(point, scene.reach)
    if target is None:
        return False
    add(view, target, point)
    return True


def add(view: CanvasHost, target: Pin, point: QPointF | None = None) -> None:
    """Add a bend to a wire and select it: at a point, or in the middle of its longest part."""
    session, route = view.session, view.circuit_scene.wires.route(target)
    if target not in session.circuit.wires:
        session.message.emit(say(INSIDE))
        return
    place = _middle(route) if point is None else (point.x(), point.y())
    at, new = leg_at(route, place), (snap_to_grid(place[0]), snap_to_grid(place[1]))
    way = bends.points_of(session.shown, target) or turns_of(route)
    points = [_in_document(view, target, each) for each in (*way[:at], new, *way[at:])]
    label = QT_TRANSLATE_NOOP("Sentence", "Bend wire")
    if session.edit(label, bends.set_bends, target, points):
        session.select_bend(target, at)


def remove(view: CanvasHost, target: Pin, at: int) -> None:
    """Take a bend of a wire away."""
    view.session.select((), wire=target)
    label = QT_TRANSLATE_NOOP("Sentence", "Remove bend")
    view.session.edit(label, bends.remove_bend, target, at)


def put(view: CanvasHost, target: Pin, at: int, place: Place, merge: object = None) -> None:
    """Put a bend at another place of the picture."""
    label, there = QT_TRANSLATE_NOOP("Sentence", "Move bend"), _in_document(view, target, place)
    view.session.edit(label, bends.move_bend, target, at, there, merge=merge)
    view.session.select_bend(target, at)


def step_bend(view: CanvasHost, by: Place) -> None:
    """Move the bend that is selected."""
    assert view.session.bend is not None
    target, at = view.session.bend
    x, y = bends.points_of(view.session.shown, target)[at]
    put(view, target, at, (x + by[0], y + by[1]), merge=("bend", target, at))


def _middle(route: Route) -> Place:
    """The middle of the longest curve of a route; in the midst of a way around something."""
    longest = max(route, key=lambda curve: abs(curve[3][0] - curve[0][0]))
    return blend(longest, weights(0.5))


def _in_document(view: CanvasHost, target: Pin, place: Place) -> Place:
    """Where a place of the picture is in the document."""
    session = view.session
    dx, dy = shift_of_wire(session.circuit, session.picture, target)
    return place[0] - dx, place[1] - dy
