"""A graphics view that zooms and pans by wheel, pinch and command. It knows nothing of circuits."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QNativeGestureEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QGraphicsView, QWidget

from circuit_editor.text import QT_TRANSLATE_NOOP
from circuit_editor.ui.shell.commands import TOOL_BAR, VIEW, Registrar

SMALLEST_ZOOM, LARGEST_ZOOM = 0.04, 5.0

ZOOM_STEP = 1.2
LARGEST_FIT = 1.6
SMALLEST_FIT = 1e-4  # the farthest places that a file may say, in the smallest window
FIT_MARGIN = 16.0  # pixels around what is shown
SETTLING = 3  # rounds: writing grows against the zoom, and what is written takes room
PAGE = 0.9  # of what is seen, that a page key turns
command = Registrar("view")


class ZoomingView(QGraphicsView):
    """Zooms by wheel, pinch and command; shows all of its scene until it is moved elsewhere."""

    zoom_changed = Signal(float)
    moved = Signal()  # the paper under the window, by panning or by zooming

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        # who opens a panel below finds what stands above where it was
        self.setResizeAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.is_fitted = True  # everything is shown, and stays so when the window changes
        self._covered = 0

    def content(self, zoom: float | None = None) -> QRectF:
        """All there is to show, in the scene, as it is drawn at a zoom (the present one)."""
        raise NotImplementedError

    def zoom_of_fit(self, room: QSize) -> float:
        """The zoom at which the whole fits a viewport of this size."""
        return self._fit_in(room)[0]

    @property
    def zoom(self) -> float:
        """Pixels per scene unit."""
        return self.transform().m11()

    def set_zoom(self, zoom: float, around: QPointF | None = None) -> None:
        """Zoom so that the viewport's point `around` (its middle) stays where it is."""
        if zoom < SMALLEST_ZOOM:
            zoom = max(zoom, min(SMALLEST_ZOOM, self.zoom, self.zoom_of_fit(self._room())))
        zoom = min(LARGEST_ZOOM, zoom)
        at = around if around is not None else QPointF(self.viewport().rect().center())
        before = self.mapToScene(at.toPoint())
        factor = zoom / self.zoom
        self.scale(factor, factor)
        self.pan(self.mapFromScene(before) - at.toPoint())
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
        menus={VIEW: 140, TOOL_BAR: 150},
    )
    def fit(self) -> None:
        """Show the whole circuit."""
        self._show(*self._fit_in(self._room()))
        self.is_fitted = True

    def keep_clear(self, below: int) -> None:
        """Leave so many pixels at the lower edge to what lies over the canvas there."""
        if below != self._covered:
            self._covered = below
            if self.is_fitted:
                self.fit()

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

    def show_rect(self, rect: QRectF) -> None:
        """Show a part of the scene as large as fits."""
        self._show(zoom_to_fit(rect, self._room()), rect)

    def _show(self, zoom: float, rect: QRectF) -> None:
        self.resetTransform()
        self.scale(zoom, zoom)
        self.centerOn(rect.center() + QPointF(0, self._covered / zoom / 2))
        self.zoom_changed.emit(zoom)

    def _room(self) -> QSize:
        """What of the viewport nothing lies over."""
        return self.viewport().size() - QSize(0, self._covered)

    def _fit_in(self, room: QSize) -> tuple[float, QRectF]:
        """The zoom at which the whole fits, and its rectangle as it is drawn there."""
        zoom = 1.0
        for _ in range(SETTLING):
            rect = self.content(zoom)
            zoom = zoom_to_fit(rect, room)
        return zoom, rect

    # --- events ---------------------------------------------------------------------------

    def wheelEvent(self, event: QWheelEvent) -> None:
        pixels = event.pixelDelta()
        ctrl = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if not pixels.isNull() and not ctrl:
            self.pan(-pixels)
        elif event.angleDelta().y():
            self.set_zoom(self.zoom * ZOOM_STEP ** (event.angleDelta().y() / 120), event.position())
        event.accept()

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
                self.set_zoom(self.zoom * (1 + event.value()), event.position())
                return True
        return super().viewportEvent(event)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self.moved.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        before, now = event.oldSize(), event.size()
        shrinks = now.width() <= before.width() and now.height() <= before.height()
        # a panel that grows by a line moves nothing, as long as all can be seen
        if self.is_fitted and not (shrinks and self.is_in_sight(self.content())):
            self.fit()


def zoom_to_fit(rect: QRectF, room: QSize) -> float:
    """The zoom at which a part of the scene fits a viewport of this size, with an even margin."""
    if rect.isEmpty():
        return 1.0
    wide, high = (max(1.0, side - 2 * FIT_MARGIN) for side in (room.width(), room.height()))
    return max(SMALLEST_FIT, min(wide / rect.width(), high / rect.height(), LARGEST_FIT))
