"""The pixmap cache of nodes that look the same: drawn once at a zoom, then only copied.

A gate's outline, symbol and caption take 60 microseconds to draw, and one to copy.
"""

from __future__ import annotations

from collections.abc import Hashable
from math import ceil, floor

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPixmap

from circuit_editor.named_tuple import NamedTuple
from circuit_editor.ui.canvas.items.node_item import NodeItem

MOST_PIXELS = 8_000_000  # that are kept: 32 MB


class CachedPixmap(NamedTuple):
    """The still part of a node, and where its upper left corner is from the node's middle."""

    picture: QPixmap
    across: int  # in pixels of the screen
    down: int


class PixmapCache:
    """The still parts of nodes as pictures, for one zoom and one theme at a time."""

    def __init__(self) -> None:
        self._made: dict[Hashable, CachedPixmap] = {}
        self._for: tuple[float, float, float, str] = (0.0, 0.0, 0.0, "")
        self._pixels = 0

    def forget(self) -> None:
        """Draw everything anew: the words may be those of another language."""
        self._made.clear()
        self._pixels = 0

    def begin(self, zoom: float, growth: float, ratio: float, theme: str) -> None:
        """From now on pictures are for this view. `ratio` is device pixels per pixel."""
        view = (zoom, growth, ratio, theme)
        if self._for != view or self._pixels > MOST_PIXELS:
            self.forget()
            self._for = view

    def get(self, shape: NodeItem) -> CachedPixmap:
        """The picture of a node."""
        zoom, _, ratio, _ = self._for
        key = shape.still_key(zoom)
        sprite = self._made.get(key)
        if sprite is None:
            if self._pixels > MOST_PIXELS:
                self.forget()
            sprite = self._made[key] = _draw(shape, zoom, ratio)
            self._pixels += sprite.picture.width() * sprite.picture.height()
        return sprite


def _draw(shape: NodeItem, zoom: float, ratio: float) -> CachedPixmap:
    """A picture in which the node's middle falls on a pixel's corner, so that copies are sharp."""
    bounds = shape.still_bounds(zoom)
    left, top = floor(bounds.left() * zoom), floor(bounds.top() * zoom)
    width, height = ceil(bounds.right() * zoom) - left, ceil(bounds.bottom() * zoom) - top
    picture = QPixmap(ceil(width * ratio), ceil(height * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    with QPainter(picture) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(-left, -top)
        painter.scale(zoom, zoom)
        shape.paint_still(painter, zoom)
    return CachedPixmap(picture, left, top)
