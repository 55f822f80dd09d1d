"""The circuit as one picture that is copied while nothing about it changes, panned or not.

While one pans, most of what is exposed was painted before, and what a card uncovers that stays
where it is all the more. From afar no number is written: as long as none is in another step of its
size, a frame is the same as the last. From the second painting on it is kept, from afar from the
first one in a place on, and only what comes into sight is drawn; after an edit, what is another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import combinations
from typing import TYPE_CHECKING, TypeAlias, cast

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSizeF
from PySide6.QtGui import QPainter, QPixmap, QRegion, QTransform
from PySide6.QtWidgets import QWidget

from circuit_editor.ui.canvas.layers.background_layer import PaintedView, is_small_part

if TYPE_CHECKING:
    from circuit_editor.ui.canvas.layers.drawn_pieces import DrawnPieces

AROUND = 256  # pixels on all sides of what is seen, that are kept when they go out of sight
LITTLE = 10_000  # pixels that are drawn sooner than a part more
MOST_RECTS = 8  # of a region that are looked at

DrawPart: TypeAlias = Callable[[QPainter, QRectF, float, "QWidget | None"], None]
ListPieces: TypeAlias = Callable[[QTransform, QRectF], "DrawnPieces | None"]


class KeptPicture:
    """Copies what was painted before; the rest is drawn onto the window, or onto a picture."""

    def __init__(self) -> None:
        self._pixmap = QPixmap()
        self._room = QRect()  # that the picture takes, in pixels from the scene's origin
        self._drawn = QRegion()  # where it is drawn
        self._last_looks: PaintedView = ()
        self._last_place: PaintedView = ()
        self._pieces: DrawnPieces | None = None  # that are drawn in it, where they are known

    def paint(
        self,
        painter: QPainter,
        exposed: QRectF,
        window: QWidget,
        looks: PaintedView,
        draw: DrawPart,
        region: QRegion | None = None,
        *,
        at_once: bool = False,
        stays: bool = False,
        pieces: ListPieces | None = None,
    ) -> None:
        """Paint what is exposed; `looks` are others where it is to be drawn anew.

        `region` is the part of the window that is painted, where that is less. It is kept `at_once`
        where only its looks are others, or where what is shown `stays`: while one zooms a picture
        would be of use but once. Of its `pieces`, if they can be listed, those are drawn anew that
        are others.
        """
        at, ratio = painter.worldTransform(), window.devicePixelRatioF()
        origin, zoom = QPoint(round(at.dx()), round(at.dy())), at.m11()
        if not ratio.is_integer():  # panned by parts of pixels it is another picture
            origin = QPoint()
        left, top = at.dx() - origin.x(), at.dy() - origin.y()
        place = zoom, left, top, ratio
        seen = window.rect().translated(-origin)
        is_whole = ratio.is_integer() and region == QRegion(window.rect())
        if looks != self._last_looks or place != self._last_place:
            is_new = place != self._last_place and not stays
            is_new |= is_small_part(at.mapRect(exposed), window)
            self._last_looks, self._last_place = looks, place
            before, self._pieces = self._pieces, None
            if is_new or not at_once:
                self._drawn = QRegion()
                draw(painter, exposed, zoom, window)
                return
            if pieces is not None and is_whole:
                self._pieces = pieces(at, exposed)
            changed = None if self._pieces is None else self._pieces.changed_since(before)
            if changed is None:
                self._drawn = QRegion()
            else:
                self._drawn = (self._drawn & seen) - changed.translated(-origin)
        elif pieces is not None and is_whole and not self._shows(at):
            self._pieces = pieces(at, exposed)
        shown = at.mapRect(exposed).toAlignedRect().translated(-origin) & seen
        if self._drawn.isEmpty():
            self._move_to(seen, ratio)
        elif not self._room.contains(shown):
            self._move_to(seen.adjusted(-AROUND, -AROUND, AROUND, AROUND), ratio)
        wanted = QRegion(shown)
        if region is not None:
            wanted &= region.translated(-origin)
        missing = wanted - self._drawn
        if not missing.isEmpty():
            at_origin = at * QTransform.fromTranslate(-origin.x(), -origin.y())
            self._fill(missing, painter, at_origin, draw)
        source = shown.translated(-self._room.topLeft())
        painter.resetTransform()
        painter.drawPixmap(
            QRectF(shown.translated(origin)),
            self._pixmap,
            QRectF(QPointF(source.topLeft()) * ratio, QSizeF(source.size()) * ratio),
        )
        painter.setWorldTransform(at)

    def _shows(self, at: QTransform) -> bool:
        """True where the pieces are known that are seen in a view."""
        return self._pieces is not None and self._pieces.at == at

    def _move_to(self, room: QRect, ratio: float) -> None:
        """Let the picture take another room, with all that was drawn of it there."""
        was, self._room = self._room, room
        self._drawn &= QRegion(room)
        by, size = was.topLeft() - room.topLeft(), room.size() * ratio
        if self._pixmap.size() != size or self._pixmap.devicePixelRatio() != ratio:
            old, self._pixmap = self._pixmap, QPixmap(size)
            self._pixmap.setDevicePixelRatio(ratio)
            if not self._drawn.isEmpty():
                with QPainter(self._pixmap) as onto:
                    onto.drawPixmap(by, old)
        elif not self._drawn.isEmpty():
            by *= ratio
            self._pixmap.scroll(by.x(), by.y(), self._pixmap.rect())

    def _fill(self, missing: QRegion, painter: QPainter, at: QTransform, draw: DrawPart) -> None:
        """Draw parts of the picture as the painter would."""
        ratio = self._pixmap.devicePixelRatio()
        for part in rects_of(missing):
            if part == self._room or not ratio.is_integer():  # then it has no edges between pixels
                self._draw_onto(self._pixmap, self._room.topLeft(), part, painter, at, draw)
            else:  # on a picture of its size: wires are cut at its edges, and dashes begin there
                strip = QPixmap(part.size() * ratio)
                strip.setDevicePixelRatio(ratio)
                self._draw_onto(strip, part.topLeft(), part, painter, at, draw)
                with QPainter(self._pixmap) as onto:
                    onto.drawPixmap(part.topLeft() - self._room.topLeft(), strip)
            self._drawn += part

    @staticmethod
    def _draw_onto(
        pixmap: QPixmap,
        corner: QPoint,
        part: QRect,
        painter: QPainter,
        at: QTransform,
        draw: DrawPart,
    ) -> None:
        """Draw a part onto a picture whose upper left corner is there."""
        to_scene, _ = at.inverted()
        with QPainter(pixmap) as onto:
            onto.setRenderHints(painter.renderHints())
            onto.setClipRect(part.translated(-corner))
            onto.setWorldTransform(at * QTransform.fromTranslate(-corner.x(), -corner.y()))
            draw(onto, to_scene.mapRect(QRectF(part)), at.m11(), None)


def rects_of(region: QRegion) -> list[QRect]:
    """The rectangles in which a region is drawn: few, and not much larger than it is together.

    While one pans it is a strip along an edge, and perhaps what was beneath a card elsewhere.
    """
    parts = [region.boundingRect()]
    if region.rectCount() <= MOST_RECTS:
        parts = [*cast("Iterable[QRect]", region)]
    while len(parts) > 1:
        more = [(_area(a | b) - _area(a) - _area(b), a, b) for a, b in combinations(parts, 2)]
        least, one, other = min(more, key=lambda each: each[0])
        if least > LITTLE:
            break
        parts = [each for each in parts if each not in (one, other)] + [one | other]
    return parts


def _area(rect: QRect) -> int:
    return rect.width() * rect.height()
