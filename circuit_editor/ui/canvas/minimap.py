"""The minimap: the whole circuit small at the canvas' edge, and the part of it that is seen.

Its pictures are kept: while one pans or zooms they are only copied, and the view's rectangle is
drawn with them; while one turns a value all of it is. They are made anew when the circuit, the
selection, the colours or what is marked are others.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import (
    QEvent,
    QObject,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    QSizeF,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QPolygonF,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from circuit_editor.gates import Array
from circuit_editor.ui.app import theme as look
from circuit_editor.ui.app.deferred_loading import make_single_shot
from circuit_editor.ui.app.guarded_painting import guard_paint
from circuit_editor.ui.app.settings import Settings
from circuit_editor.ui.canvas.canvas_legend import MOVES, CanvasLegend, picture_of
from circuit_editor.ui.canvas.items.nodes import bodies_of
from circuit_editor.ui.canvas.items.overplotting import FEW, last_in_cells
from circuit_editor.ui.canvas.overlay_places import KEEPS_CLEAR, best_place, things_hidden
from circuit_editor.ui.canvas.zoom_view import SMALLEST_ZOOM, ZOOM_STEP

if TYPE_CHECKING:
    from circuit_editor.ui.canvas.view import CanvasView

LARGEST = QSizeF(180.0, 116.0)  # of the picture, in pixels
SMALLEST = QSizeF(52.0, 36.0)
PADDING = 8  # around the picture
EDGE = 16  # from the canvas' edges
ROUND = 9.0
ALONG = 4  # from corner to corner: places along an edge that are tried
REST = 250  # ms after one panned or zoomed
SHARE = 3  # the canvas is at least so many times wider and taller
SAME = 0.125  # pixels
AT_ONCE = 5_000  # nodes: of more the picture follows once there is a pause
PAUSE = 250  # ms
FINEST = QSizeF(2.0, 1.6)  # of a node, in pixels
MARK = 3.5  # of a problem, from its middle
FLAG = 4.0  # of the loss, from its middle
RING = 4.5  # around the gate at work, from its middle
VEIL = 0.3  # how strongly the view's rectangle is filled
STEPS = {  # of the arrows, in parts of what is seen
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
STEP, FAR_STEP = 0.125, 1.0
NEARER, FARTHER = (Qt.Key.Key_Plus, Qt.Key.Key_Equal), (Qt.Key.Key_Minus,)
HIDDEN, AUTOMATIC, SHOWN = "hidden", "automatic", "shown"


class Minimap(QWidget):
    """Shows where one is in the circuit; dragged or clicked, it leads the view elsewhere."""

    misplaced = Signal()  # another place may be better, once the view has been led

    def __init__(self, view: CanvasView, settings: Settings) -> None:
        # what lies beside the viewport would keep Qt from copying what is panned
        super().__init__(view.viewport())
        self.setProperty(KEEPS_CLEAR, True)
        self._corner = QPoint()
        self._view, self._settings = view, settings
        self._scene, self._session = view.circuit_scene, view.session
        self._nodes = self._marks = self._whole = QPixmap()
        self._whole_of: tuple[object, ...] = ()  # what the picture of all was made of
        self._last_of: tuple[object, ...] = ()  # and what was painted last
        self._world = QRectF()  # all that is drawn, in the scene
        self._bodies: object = None  # what the picture of the nodes was made of, and for what
        self._of: object = None
        self._held: QPointF | None = None  # from the view's middle to where it was taken hold of
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(self.tr("Minimap"))
        self.setToolTip(self.tr("Drag or click to go there; the wheel zooms"))
        for signal, slot in (
            (view.moved, self._moved),
            (view.zoom_changed, self._moved),
            (view.led, self._place),
            (view.marked, self._remark),
            (self._session.document_changed, self.refresh),
            (self._session.place_changed, self.refresh),
            (self._session.opened, self._redraw),
            (self._session.selection_changed, self._remark),
            (view.circuit_scene.badges.changed, self._remark),
            (view.circuit_scene.appearance.changed, self.refresh),
            (settings.changed, self._follow),
        ):
            signal.connect(slot)
        self._is_misplaced = self._is_away = False  # away: it would hide something wherever it is
        self._rest = make_single_shot(self._look_below, self, REST)
        self.misplaced.connect(self._place_again, Qt.ConnectionType.QueuedConnection)
        view.covers.append(self)
        self._others: list[QRect] = []  # where something lay over the canvas when it was placed
        self._anew = make_single_shot(self._look_around, self)
        self._later = make_single_shot(self._redraw, self, PAUSE)
        view.installEventFilter(self)  # what will lie over the canvas is its child
        view.viewport().installEventFilter(self)  # which has its size later than the view
        self.refresh()
        self._place()

    def toggle(self) -> None:
        """Hide it, or show it even where all of the circuit is in sight."""
        if self.isVisibleTo(self._view):
            self._settings.minimap = HIDDEN
        else:
            hidden = self._settings.minimap == HIDDEN
            is_of_use = hidden and not self._is_whole_in_sight()
            self._settings.minimap = AUTOMATIC if is_of_use else SHOWN

    def _follow(self, key: str) -> None:
        if key == Settings.minimap.key:
            self._place()

    def refresh(self) -> None:
        """The circuit or its colours may be others."""
        bodies = self._scene.nodes.bodies()
        session, theme = self._session, self._scene.theme.name
        annotations = self._scene.annotations
        told = 0 if annotations is None else annotations.changes
        made_of = (theme, self.devicePixelRatioF(), session.document.loss, session.where, told)
        if made_of != self._of or bodies is not self._bodies:
            self._of, self._bodies = made_of, bodies
            self._world = self._scene.content(zoom=SMALLEST_ZOOM)
            if len(self._scene.nodes) <= AT_ONCE:
                self._nodes = QPixmap()
            else:
                self._later.start()
            self._is_misplaced = True  # a view that is led to what was opened places it, too
            self.misplaced.emit()
            self._remark()

    def _redraw(self) -> None:
        """Draw the nodes as they are now, with the next paint."""
        self._nodes = QPixmap()
        self.update()

    # --- where it stands ------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._view.viewport():
            if event.type() == QEvent.Type.Resize:
                self._place()
        elif event.type() in (MOVES if watched is not self._view else {QEvent.Type.ChildAdded}):
            if not self._view.is_panning:
                self._anew.start()  # once, when all have their places
        return False

    def _look_around(self) -> None:
        """Another place may be better: what lies over the canvas is another."""
        for each in self._view.covers:
            if each is not self and not isinstance(each, CanvasLegend):  # which keeps clear of this
                each.installEventFilter(self)
        if self._covered() != self._others:
            self._place()

    def _covered(self) -> list[QRect]:
        """Where the canvas is covered by what does not keep clear of this itself."""
        covers = self._view.covers
        fixed = [each for each in covers if each is not self and not isinstance(each, CanvasLegend)]
        return self._view.cover_rects(of=fixed)

    def _moved(self) -> None:
        """Another part of the circuit is seen."""
        if self.pos() != self._corner:  # the paper took it along
            self.move(self._corner)
        if self._is_wanted() != (self.isVisibleTo(self._view) or self._is_away):
            self._place()
        else:
            self.update()
        self._rest.start()

    def _look_below(self) -> None:
        """What stands below it is another since one panned or zoomed."""
        is_free = self.isVisible() and not things_hidden(self._view, self.geometry())
        if (self.isVisible() or self._is_away) and not is_free and not self._is_in_use():
            self._place()

    def _is_in_use(self) -> bool:
        return self._held is not None or self.hasFocus() or self.underMouse()

    def _is_wanted(self) -> bool:
        asked = self._settings.minimap
        if asked == HIDDEN or self._world.isEmpty() or self._scene.appearance.enlarged > 1:
            return False
        room, size = self._view.viewport().size() / SHARE, self._size()
        if room.width() < size.width() or room.height() < size.height():
            return False  # the canvas is too small for the smallest
        return asked == SHOWN or not self._is_whole_in_sight()

    def _is_whole_in_sight(self) -> bool:
        seen = self._view.viewport().rect().adjusted(-1, -1, 1, 1)
        return seen.contains(self._view.mapFromScene(self._world).boundingRect())

    def _size(self) -> QSize:
        """As large as the circuit's shape and the canvas let it be."""
        room = QSizeF(self._view.viewport().size() / SHARE) - QSizeF(2 * PADDING, 2 * PADDING)
        room = room.boundedTo(LARGEST)
        shape = self._world.size().scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        return (shape.expandedTo(SMALLEST) + QSizeF(2 * PADDING, 2 * PADDING)).toSize()

    def _place(self) -> None:
        """At the lower right, or at another place of the edges, where it hides nothing there.

        Unless somebody asked for it, it is away where there is none.
        """
        self._is_misplaced = self._is_away = False
        wanted = self._is_wanted()
        if wanted:
            if self._size() != self.size():
                self.resize(self._size())
                self._nodes = self._marks = QPixmap()
            self._others = self._covered()
            self._corner = best_place(self._view, self.size(), self._places())
            self.move(self._corner)
            if self._settings.minimap != SHOWN and not self._is_in_use():
                self._is_away = things_hidden(self._view, self.geometry())
                wanted = not self._is_away
        if not wanted and self.hasFocus():
            self._view.setFocus()
        self.setVisible(wanted)
        self.raise_()
        self.update()

    def _place_again(self) -> None:
        if self._is_misplaced:
            self._place()

    def _places(self) -> Iterator[QPoint]:
        """Where it may stand, the first the best: the corners, then along the edges."""
        yield from self._corners()
        room = self._edges()
        left, top, right, bottom = room.left(), room.top(), room.right(), room.bottom()
        taken = self._view.cover_rects(each for each in self._view.covers if each is not self)
        for x, y, to_x, to_y in (
            (right, bottom, right, top),
            (right, bottom, left, bottom),
            (right, top, left, top),
            (left, bottom, left, top),
        ):
            for at in range(1, ALONG):
                share = at / ALONG
                place = QPoint(round(x + share * (to_x - x)), round(y + share * (to_y - y)))
                if not any(each.intersects(self.rect().translated(place)) for each in taken):
                    yield place

    def _corners(self) -> list[QPoint]:
        """The corners, the best first; above what else lies over the canvas there."""
        room = self._edges()
        others = self._view.cover_rects(each for each in self._view.covers if each is not self)
        found = []
        for corner in (room.bottomRight(), room.topRight(), room.bottomLeft(), room.topLeft()):
            here = self.rect().translated(corner)
            for other in others:
                if other.intersects(here) and corner.y() == room.bottom():
                    here.moveBottom(other.top() - EDGE // 2)
                elif other.intersects(here):
                    here.moveTop(other.bottom() + EDGE // 2)
            found.append(here.topLeft())
        return found

    def _edges(self) -> QRect:
        """The rectangle on whose edges its upper left corner may be."""
        room = self._view.viewport().geometry().adjusted(EDGE, EDGE, -EDGE, -EDGE)
        return room.adjusted(0, 0, 1 - self.width(), 1 - self.height())

    # --- what it shows --------------------------------------------------------------------

    def _remark(self) -> None:
        """Other nodes are selected, at work or marked."""
        self._marks = QPixmap()
        self.update()

    @property
    def _scale(self) -> float:
        room = self._room()
        wide, high = max(1.0, self._world.width()), max(1.0, self._world.height())
        return min(room.width() / wide, room.height() / high)

    def _room(self) -> QRectF:
        """Where the picture stands."""
        return QRectF(self.rect()).adjusted(PADDING, PADDING, -PADDING, -PADDING)

    def on_map(self, point: QPointF) -> QPointF:
        """Where a point of the scene stands here."""
        return self._room().center() + (point - self._world.center()) * self._scale

    def in_scene(self, point: QPointF) -> QPointF:
        """Which point of the scene stands here."""
        return self._world.center() + (point - self._room().center()) / self._scale

    def seen(self) -> QRectF:
        """What is seen on the canvas, as it lies here."""
        part = self._view.mapToScene(self._view.viewport().rect()).boundingRect()
        rect = QRectF(self.on_map(part.topLeft()), self.on_map(part.bottomRight()))
        return rect.intersected(QRectF(self.rect()).adjusted(3, 3, -3, -3))

    @guard_paint
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._nodes.isNull():
            self._nodes = picture_of(self, self._draw_nodes)
        if self._marks.isNull():
            self._marks = picture_of(self, self._draw_marks)
        of = self._nodes.cacheKey(), self._marks.cacheKey(), self.seen(), self.hasFocus()
        is_kept, is_again = of == self._whole_of, of == self._last_of
        self._last_of = of
        if not is_kept and is_again:  # no more than a value turns meanwhile
            self._whole, self._whole_of = picture_of(self, self._draw), of
        with QPainter(self) as painter:
            if is_kept or is_again:
                painter.drawPixmap(0, 0, self._whole)
            else:
                self._draw(painter)

    def _draw(self, painter: QPainter) -> None:
        """All of it: the view's rectangle behind the nodes, its outline before them."""
        theme, seen = self._scene.theme, self.seen()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.colour(theme.accent if self.hasFocus() else theme.line), 1.0))
        painter.setBrush(look.colour(theme.panel))
        edge = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(edge, ROUND, ROUND)
        painter.setOpacity(VEIL)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour(theme.accent))
        painter.drawRoundedRect(seen, 3, 3)
        painter.setOpacity(1.0)
        painter.drawPixmap(0, 0, self._nodes)
        painter.drawPixmap(0, 0, self._marks)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(look.colour(theme.accent), 1.6))
        painter.drawRoundedRect(seen, 3, 3)

    def _draw_nodes(self, painter: QPainter) -> None:
        """Every node a box; blocks in the colour of blocks, frames as outlines."""
        theme, scene = self._scene.theme, self._scene
        painter.setPen(Qt.PenStyle.NoPen)
        self._draw_annotations(painter)
        bodies, shapes = scene.nodes.bodies(), scene.nodes.values()
        blocks = np.array([each.node.interface is not None for each in shapes], dtype=bool)
        frames = np.zeros_like(blocks)
        if scene.nodes.frames():
            frames = np.array([each.frame is not None for each in shapes], dtype=bool)
        painter.setBrush(look.colour(theme.wire))
        painter.drawRects(self._boxes(bodies[~blocks & ~frames]))
        if not blocks.any():
            return
        painter.setBrush(look.colour(theme.accent))
        painter.drawRects(self._boxes(bodies[blocks & ~frames]))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(look.colour(theme.accent), 1.0))
        painter.drawRects(self._boxes(bodies[frames]))

    def _draw_annotations(self, painter: QPainter) -> None:
        """Frames as tinted rooms, notes as small cards, below all nodes."""
        annotations, theme = self._scene.annotations, self._scene.theme
        if annotations is None:
            return
        from circuit_editor.ui.app.annotation_theme import annotation_colours

        for frame in annotations.frames.values():
            self._draw_room(painter, frame.rect, *annotation_colours(theme, frame.frame.colour))
        for note in annotations.notes.values():
            self._draw_room(painter, note.rect, *annotation_colours(theme, note.note.colour))
        painter.setPen(Qt.PenStyle.NoPen)

    def _draw_room(
        self, painter: QPainter, rect: QRectF, paper: str, line: str, style: Qt.PenStyle
    ) -> None:
        painter.setPen(QPen(look.colour(line), 0.8, style))
        painter.setBrush(look.colour(paper))
        painter.drawRect(QRectF(self.on_map(rect.topLeft()), self.on_map(rect.bottomRight())))

    def _boxes(self, bodies: Array) -> list[QRectF]:
        """Nodes as they lie here, none too small to be seen."""
        scale, origin = self._scale, self.on_map(QPointF(0.0, 0.0))
        left, top = origin.x(), origin.y()
        x, y = scale * (bodies[:, :2] + bodies[:, 2:]).T / 2
        wide, high = scale * (bodies[:, 2:] - bodies[:, :2]).T
        wide, high = np.maximum(FINEST.width(), wide), np.maximum(FINEST.height(), high)
        boxes = np.stack([left + x - wide / 2, top + y - high / 2, wide, high], axis=1)
        if len(boxes) > FEW:  # of those that are the same here one is enough
            boxes = boxes[last_in_cells(boxes, SAME, 1)]
        return [QRectF(*box) for box in boxes.tolist()]

    def _draw_marks(self, painter: QPainter) -> None:
        """The selection, the loss as a flag, problems as triangles, the gate at work in a ring."""
        theme, nodes = self._scene.theme, self._scene.nodes
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour(theme.accent))
        selected = [id_ for id_ in self._session.selection if id_ in nodes]
        boxes = self._boxes(bodies_of(nodes[id_] for id_ in selected))
        painter.drawRects([each.adjusted(-1, -1, 1, 1) for each in boxes])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        loss = self._session.document.loss
        if loss is not None and loss in nodes and not self._session.where:
            painter.setBrush(look.colour(theme.ink))
            painter.drawPolygon(_flag(self.on_map(nodes[loss].middle)))
        painter.setPen(QPen(look.colour(theme.panel), 0.8))
        painter.setBrush(look.colour(theme.amber))
        for id_ in self._scene.badged:
            if id_ in nodes:
                painter.drawPolygon(_triangle(self.on_map(nodes[id_].middle)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(look.colour(theme.amber), 2.0))
        for id_ in self._scene.at_work:
            if id_ in nodes:
                painter.drawEllipse(self.on_map(nodes[id_].middle), RING, RING)

    # --- what leads the view elsewhere ----------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._view.setFocus()
            self._view.commit_value()
            at, view = event.position(), self._view
            middle = self.on_map(view.mapToScene(view.viewport().rect().center()))
            self._held = at - middle if self.seen().contains(at) else QPointF()
            self._go(at)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is not None:
            self._go(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._held = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._view.set_zoom(self._view.zoom * ZOOM_STEP ** (event.angleDelta().y() / 120))
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, view = event.key(), self._view
        if key in STEPS:
            far = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            size, (x, y) = view.viewport().size(), STEPS[Qt.Key(key)]
            share = FAR_STEP if far else STEP
            view.pan(QPoint(round(x * share * size.width()), round(y * share * size.height())))
        elif key in NEARER:
            view.zoom_in()
        elif key in FARTHER:
            view.zoom_out()
        elif key in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            view.setFocus()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def _go(self, at: QPointF) -> None:
        """Let the view's middle stand where it was led."""
        assert self._held is not None
        self._view.look_around(self.in_scene(at - self._held))


def _triangle(at: QPointF) -> QPolygonF:
    return QPolygonF(
        [at + QPointF(0, -MARK), at + QPointF(MARK, MARK * 0.8), at + QPointF(-MARK, MARK * 0.8)]
    )


def _flag(at: QPointF) -> QPolygonF:
    return QPolygonF(
        [
            at + QPointF(-FLAG, -FLAG * 0.7),
            at + QPointF(FLAG * 0.3, -FLAG * 0.7),
            at + QPointF(FLAG, 0),
            at + QPointF(FLAG * 0.3, FLAG * 0.7),
            at + QPointF(-FLAG, FLAG * 0.7),
        ]
    )
