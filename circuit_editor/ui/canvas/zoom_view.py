"""A graphics view that zooms and pans by wheel, pinch and command. It knows nothing of circuits."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QNativeGestureEvent, QResizeEvent, QTransform, QWheelEvent
from PySide6.QtWidgets import QFrame, QGraphicsView, QWidget

from circuit_editor.named_tuple import NamedTuple
from circuit_editor.text import QT_TRANSLATE_NOOP
from circuit_editor.ui.app.guarded_events import guard_events
from circuit_editor.ui.shell.commands import ON_CANVAS, TOOL_BAR, VIEW, Button, Registrar

SMALLEST_ZOOM, LARGEST_ZOOM = 0.04, 5.0

ZOOM_STEP = 1.2
LARGEST_FIT = 1.6
SMALLEST_FIT = 1e-4  # the farthest places that a file may say, in the smallest window
FIT_MARGIN = 16.0  # pixels around what is shown
OFF_MIDDLE = (0.0, 0.5, -0.5, 0.85, -0.85)  # of half a height: where a part's point may stand
SETTLING = 3  # rounds: writing grows against the zoom, and what is written takes room
PAGE = 0.9  # of what is seen, that a page key turns
command = Registrar("view")


class Placed(NamedTuple):
    """A point of the scene in the middle of a part of the viewport, at a zoom."""

    room: QRect
    zoom: float
    middle: QPointF


@guard_events
class ZoomingView(QGraphicsView):
    """Zooms by wheel, pinch and command; shows all of its scene until it is moved elsewhere."""

    zoom_step = ZOOM_STEP
    zoom_changed = Signal(float)
    led = Signal()  # elsewhere, by a command: not by the hand that pans and zooms
    moved = Signal()  # the paper under the window, by panning or by zooming

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        # who opens a panel below finds what stands above where it was
        self.setResizeAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.wheel_scrolls = False  # without a key
        self.is_fitted = True  # everything is shown, and stays so when the window changes
        self.covers: list[QWidget] = []  # they lie over it: fits avoid them where they hide a thing
        self._fitted_to = QRectF()  # what was shown when all was last fitted
        self.is_panning = False  # while the paper moves, and takes along what lies over it
        self._covered = 0
        self._held_at: tuple[object, QPointF] | None = None  # by zooming: where, and how one looks
        self._opened_at: tuple[float, tuple[int, int]] | None = None  # where a part was shown

    def show_opened(self) -> None:
        """Show what is there now, or the part of it that matters."""
        raise NotImplementedError

    def content(self, zoom: float | None = None) -> QRectF:
        """All there is to show, in the scene, as it is drawn at a zoom (the present one)."""
        raise NotImplementedError

    def core(self) -> QRectF:
        """The rectangle that is known at once, and that `content` holds at any zoom."""
        raise NotImplementedError

    def count_drawn(self, part: QRectF) -> int:
        """How many things one must see stand in a part of the scene."""
        raise NotImplementedError

    def zoom_of_fit(self, room: QSize) -> float:
        """The zoom at which the whole fits a viewport of this size."""
        return self._fit_in(room, self.content(1.0))[0]

    def zoom_of_core(self, room: QSize) -> float:
        """The zoom that the fit does not exceed, told without measuring what is written."""
        core = self.core()
        return self.largest_fit if core.isEmpty() else zoom_to_fit(core, room, self.largest_fit)

    @property
    def largest_fit(self) -> float:
        """The largest zoom at which all is shown, however small it is."""
        return LARGEST_FIT

    @property
    def zoom(self) -> float:
        """Pixels per scene unit."""
        return self.transform().m11()

    def set_zoom(self, zoom: float, around: QPointF | None = None) -> None:
        """Zoom so that the viewport's point `around` (its middle) stays where it is."""
        if zoom < SMALLEST_ZOOM:
            fitting = self.zoom_of_fit(self._room().size())
            zoom = max(zoom, min(SMALLEST_ZOOM, self.zoom, fitting))
        zoom = min(LARGEST_ZOOM, zoom)
        at = around.toPoint() if around is not None else self.viewport().rect().center()
        held, still = self._held_at, (at, self.zoom, self.scrolled)
        # what is zoomed in many small steps is held by one point: rounded to pixels it would drift
        self.is_fitted = False
        point = held[1] if held is not None and held[0] == still else self.mapToScene(at)
        factor = zoom / self.zoom
        self.scale(factor, factor)
        self.pan(self.mapFromScene(point) - at)
        self._held_at = (at, self.zoom, self.scrolled), point
        self.zoom_changed.emit(self.zoom)

    @command(
        "zoom-in", QT_TRANSLATE_NOOP("Action", "Zoom &in"), keys="Ctrl++ Ctrl+=", menus={VIEW: 110}
    )
    def zoom_in(self) -> None:
        """One step nearer."""
        self.set_zoom(self.zoom * ZOOM_STEP)

    @command("zoom-out", QT_TRANSLATE_NOOP("Action", "Zoom &out"), keys="Ctrl+-", menus={VIEW: 120})
    def zoom_out(self) -> None:
        """One step farther."""
        self.set_zoom(self.zoom / ZOOM_STEP)

    @command("zoom-100", QT_TRANSLATE_NOOP("Action", "100 %"), keys="Ctrl+0", menus={VIEW: 130})
    def zoom_to_full_size(self) -> None:
        """One scene unit is one pixel."""
        self.set_zoom(1.0)

    def pan(self, by: QPoint) -> None:
        """Move the window over the paper by so many pixels."""
        if by.isNull():
            return
        self.is_fitted = False
        horizontal, vertical = self.horizontalScrollBar(), self.verticalScrollBar()
        horizontal.setValue(horizontal.value() + by.x())
        vertical.setValue(vertical.value() + by.y())

    def turn_page(self, by: int, content: QRectF) -> None:
        """Move down (1) or up (-1) by nearly all that is seen, to the end of `content` at most."""
        rect = self.mapFromScene(content).boundingRect()
        room = self.viewport().rect().adjusted(0, 0, 0, -self._covered)
        margin, page = round(FIT_MARGIN), round(PAGE * room.height())
        hidden = rect.bottom() + margin - room.bottom() if by > 0 else margin - rect.top()
        if hidden > 0:
            self.pan(QPoint(0, by * min(page, hidden)))

    @command(
        "fit",
        QT_TRANSLATE_NOOP("Action", "&Fit all"),
        keys="Home Shift+1",
        on_canvas=True,
        menus={VIEW: 140, TOOL_BAR: 410, ON_CANVAS: 310},
        button=Button("fit"),
    )
    def fit(self) -> None:
        """Show the whole circuit."""
        self._show_whole(self._whole_in_room())

    def keep_clear(self, below: int) -> None:
        """Leave so many pixels at the lower edge to what lies over the canvas there."""
        if below != self._covered:
            self._covered = below
            if self.is_fitted:
                self.fit()
            else:
                self.led.emit()

    @property
    def seen_rect(self) -> QRect:
        """The part of the viewport that is kept clear of what lies over its lower edge."""
        return self.viewport().geometry().adjusted(0, 0, 0, -self._covered)

    def bring_into_sight(self, rect: QRectF, margin: int) -> None:
        """Pan as little as it takes to see a part of the scene; not at all where it is seen."""
        if not self.is_fitted and not self.is_in_sight(rect):
            self.ensureVisible(rect.adjusted(0, 0, 0, self._covered / self.zoom), margin, margin)

    def is_in_sight(self, rect: QRectF) -> bool:
        """True where a part of the scene is seen whole, and nothing lies over it."""
        seen = self.viewport().rect().adjusted(0, 0, 0, -self._covered)
        return seen.contains(self.mapFromScene(rect).boundingRect())

    @property
    def scrolled(self) -> tuple[int, int]:
        """What part of the paper is seen, to the pixel: its upper left corner."""
        return self.horizontalScrollBar().value(), self.verticalScrollBar().value()

    def look_at(self, zoom: float, scrolled: tuple[int, int], *, is_fitted: bool) -> None:
        """Look as before, to the pixel, however large the window is now."""
        self.resetTransform()
        self.scale(zoom, zoom)
        self.horizontalScrollBar().setValue(scrolled[0])
        self.verticalScrollBar().setValue(scrolled[1])
        self.is_fitted = is_fitted
        self.zoom_changed.emit(zoom)

    def show_at(self, zoom: float, corner: QPointF, at: QPointF) -> None:
        """Show the scene's point `corner` at the pixel `at`; all else follows from the zoom."""
        self.resetTransform()
        self.scale(zoom, zoom)
        self.centerOn(corner + (QPointF(self.viewport().rect().center()) - at) / zoom)
        self.is_fitted = False
        self.zoom_changed.emit(zoom)

    def look_around(self, middle: QPointF) -> None:
        """Show what stands around a point of the scene, as large as before."""
        self.is_fitted = False
        self.centerOn(middle)

    def show_rect(self, rect: QRectF) -> None:
        """Show a part of the scene as large as fits."""
        placed = self._placed(lambda room: (zoom_to_fit(rect, room, self.largest_fit), rect))
        self.show_in(*placed)

    def _whole_in_room(self) -> Placed:
        """Where and how large the whole is shown."""
        whole = self.content(1.0)
        return self._placed(lambda room: self._fit_in(room, whole))

    def _show_whole(self, placed: Placed) -> None:
        """Show all; what lies over it gives way where it can, else the picture does."""
        self._fitted_to = self.content(1.0)
        if placed.room != self._room():
            zoom, rect = self._fit_in(self._room().size(), self._fitted_to)
            self.show_in(self._room(), zoom, rect.center())  # who keeps clear looks for a place
            placed = self._whole_in_room()
        self.show_in(*placed)
        self.is_fitted = True

    def _placed(self, fit: Callable[[QSize], tuple[float, QRectF]]) -> Placed:
        """Where a rectangle is shown at the zoom that fits: all of it, if covers hide nothing."""
        room = self._room()
        zoom, rect = fit(room.size())
        covers = self.cover_rects()
        to_scene = QTransform.fromTranslate(*rect.center().toTuple()).scale(1 / zoom, 1 / zoom)
        hidden = (
            to_scene.mapRect(QRectF(each.translated(-room.center())))
            for each in covers
            if each.intersects(room)
        )
        if any(map(self.count_drawn, hidden)):
            from circuit_editor.ui.canvas.clear_room import clear_rooms

            room = max(clear_rooms(room, covers), key=lambda each: fit(each.size())[0])
            zoom, rect = fit(room.size())
        return Placed(room, zoom, rect.center())

    def cover_rects(self, of: Iterable[QWidget] | None = None) -> list[QRect]:
        """Where the canvas is covered now, by whoever covers it or by these alone."""
        return [
            each.rect().translated(self.mapFromGlobal(each.mapToGlobal(QPoint())))
            for each in (self.covers if of is None else of)
            if each.isVisible()
        ]

    def show_around(self, zoom: float, point: QPointF, *, at_right: bool = False) -> None:
        """Show a point, in the middle or at the right edge, and as much as one can see with it.

        Nothing beyond the ends of all there is is shown, as far as possible.
        """
        room, content = self._room(), self.content(zoom)
        wide = _half(room.width() / zoom, content.width(), FIT_MARGIN / zoom)
        high = _half(room.height() / zoom, content.height(), FIT_MARGIN / zoom)
        x = point.x() - wide if at_right else point.x()
        x = _within(x, content.left() + wide, content.right() - wide)
        middles = [
            QPointF(x, _within(y, content.top() + high, content.bottom() - high))
            for y in (point.y() + share * high for share in OFF_MIDDLE)
        ]
        size = QSizeF(2 * wide, 2 * high)
        self.is_fitted = False
        # the first, in the middle, where others show no more
        best = max(middles, key=lambda at: self.count_drawn(_around(at, size)))
        self.show_in(room, zoom, best)

    def show_part(self, zoom: float, point: QPointF, *, at_right: bool) -> None:
        """The same of what was just opened: it stays in sight until one looks elsewhere."""
        self.show_around(zoom, point, at_right=at_right)
        self._opened_at = self.zoom, self.scrolled

    def show_in(self, room: QRect, zoom: float, middle: QPointF) -> None:
        """Show a point of the scene in the middle of a part of the viewport."""
        self.setTransform(QTransform.fromScale(zoom, zoom))
        self.centerOn(middle + QPointF(self.viewport().rect().center() - room.center()) / zoom)
        self.zoom_changed.emit(zoom)
        self.led.emit()

    def _room(self) -> QRect:
        """The viewport above what is kept clear at its lower edge."""
        return self.viewport().rect().adjusted(0, 0, 0, -self._covered)

    def _fit_in(self, room: QSize, rect: QRectF) -> tuple[float, QRectF]:
        """The zoom at which the whole fits, and its rectangle as it is drawn there.

        `rect` is the whole as it is drawn at full size.
        """
        zoom = zoom_to_fit(rect, room, self.largest_fit)
        for _ in range(SETTLING - 1):
            rect = self.content(zoom)
            zoom = zoom_to_fit(rect, room, self.largest_fit)
        return zoom, rect

    # --- events ---------------------------------------------------------------------------

    def wheelEvent(self, event: QWheelEvent) -> None:
        from circuit_editor.ui.canvas.gestures import wheel

        wheel.turn(self, event)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QNativeGestureEvent):
            from circuit_editor.ui.canvas.gestures import wheel

            if wheel.pinch(self, event):
                return True
        return super().viewportEvent(event)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.is_panning = True
        super().scrollContentsBy(dx, dy)
        self.moved.emit()
        self.is_panning = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        before, now = event.oldSize(), event.size()
        shrinks = now.width() <= before.width() and now.height() <= before.height()
        if not self.is_fitted and self._opened_at == (self.zoom, self.scrolled):
            self.show_opened()  # nobody looked elsewhere since
        # a panel that grows by a line moves nothing, as long as all can be seen
        elif self.is_fitted:
            self._fit_again(shrinks=shrinks)

    def _fit_again(self, *, shrinks: bool) -> None:
        """Show all in a viewport of another size; what was built since becomes no larger."""
        is_built_on = self.content(1.0) != self._fitted_to
        if self.is_in_sight(self.content()) and (shrinks or is_built_on):
            return
        placed = self._whole_in_room()
        if not is_built_on:
            self._show_whole(placed)
            return
        self.show_in(*placed._replace(zoom=min(placed.zoom, self.zoom)))
        self.is_fitted = True


def zoom_to_fit(rect: QRectF, room: QSize, largest: float = LARGEST_FIT) -> float:
    """The zoom at which a part of the scene fits a viewport of this size, with an even margin."""
    if rect.isEmpty():
        return 1.0
    wide, high = (max(1.0, side - 2 * FIT_MARGIN) for side in (room.width(), room.height()))
    return max(SMALLEST_FIT, min(wide / rect.width(), high / rect.height(), largest))


def _around(middle: QPointF, size: QSizeF) -> QRectF:
    """The rectangle of this size around a point."""
    return QRectF(middle - QPointF(size.width(), size.height()) / 2, size)


def _half(room: float, whole: float, margin: float) -> float:
    """Half of a room less its margins, which are narrower where the whole has room so."""
    return max(room / 2 - margin, whole / 2) if whole <= room else room / 2 - margin


def _within(wanted: float, least: float, most: float) -> float:
    """What is nearest to what is wanted; the middle where the limits leave nothing between."""
    return (least + most) / 2 if least > most else min(max(wanted, least), most)
