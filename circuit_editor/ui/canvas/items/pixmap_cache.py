"""The pixmap cache of nodes that look the same: drawn once at a zoom, then only copied.

A gate's outline, symbol and caption take 60 microseconds to draw, and one to copy.
"""

from __future__ import annotations

from collections.abc import Hashable
from math import ceil, floor
from typing import TypeAlias

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPixmap

from circuit_editor.named_tuple import NamedTuple
from circuit_editor.ui.app.theme import SMALLEST_READABLE, Theme
from circuit_editor.ui.canvas.items.node_item import NodeItem

MOST_PIXELS = 8_000_000  # that are kept: 32 MB
MOST_VIEWS = 8

View: TypeAlias = tuple[float, float, float]  # zoom, growth, device pixels per pixel


class CachedPixmap(NamedTuple):
    """The still part of a node, and where its upper left corner is from the node's middle."""

    picture: QPixmap
    across: int  # in pixels of the screen
    down: int


class PixmapCache:
    """The still parts of nodes as pictures, for one theme and the last few zooms."""

    def __init__(self) -> None:
        self._by_view: dict[View, dict[Hashable, CachedPixmap]] = {}
        self._view: View = (0.0, 0.0, 0.0)
        self._theme: Theme | None = None
        self._made: dict[Hashable, CachedPixmap] = {}  # for this view
        self._keys: dict[str, Hashable] = {}  # by the ids of nodes
        self._keys_of: tuple[object, ...] = ()
        self._pixels = 0

    def forget(self) -> None:
        """Draw everything anew."""
        self._by_view.clear()
        self._made = self._by_view[self._view] = {}
        self._pixels = 0

    def begin(self, view: View, theme: Theme, changes: int) -> None:
        """From now on pictures are for this view; while there are as many changes nodes look alike.

        From afar, without words, they do so at any zoom.
        """
        if theme is not self._theme:
            self._theme = theme
            self.forget()
        if view != self._view:
            self._view = view
            if self._pixels > MOST_PIXELS or len(self._by_view) >= MOST_VIEWS:
                self.forget()
            self._made = self._by_view.setdefault(view, {})
        keys_of = changes, view if view[0] >= SMALLEST_READABLE else None
        if keys_of != self._keys_of:
            self._keys_of, self._keys = keys_of, {}

    def get(self, shape: NodeItem) -> CachedPixmap:
        """The picture of a node."""
        key = self._keys.get(shape.id)
        if key is None:
            key = self._keys[shape.id] = shape.still_key(self._view[0])
        sprite = self._made.get(key)
        if sprite is None:
            if self._pixels > MOST_PIXELS:
                self.forget()
            sprite = self._made[key] = _draw(shape, self._view[0], self._view[2])
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
