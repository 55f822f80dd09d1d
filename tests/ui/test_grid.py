"""The grid of the canvas: drawn or copied, it looks the same."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from circuit_editor.ui.app.theme import LIGHT
from circuit_editor.ui.canvas.layers.grid import FINEST, Grid


def painted(grid: Grid, zoom: float, ratio: float = 1.0, part: QRectF | None = None) -> QImage:
    picture = QImage(round(300 * ratio), round(200 * ratio), QImage.Format.Format_RGB32)
    picture.setDevicePixelRatio(ratio)
    picture.fill(0)
    with QPainter(picture) as painter:
        painter.translate(13.0, -7.0)
        painter.scale(zoom, zoom)
        whole = QRectF(-13.0 / zoom, 7.0 / zoom, 300.0 / zoom, 200.0 / zoom)
        grid.lay(painter, part or whole, LIGHT, plain=False)
        assert painter.worldTransform().m11() == zoom
    return picture


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("ratio", [1.0, 2.0])
@pytest.mark.parametrize("zoom", [FINEST, 0.7148, 1.0, 2.2])
def test_it_is_copied_as_it_was_drawn(zoom, ratio):
    grid = Grid()
    first = painted(grid, zoom, ratio)
    assert grid._dots.isNull()  # at each step of a zoom it would be made for one paint
    assert painted(grid, zoom, ratio) == first
    assert not grid._dots.isNull()
    painted(grid, zoom, ratio, QRectF(0.0, 0.0, 20.0, 20.0))  # a strip, as while one pans
    assert painted(grid, zoom, ratio) == first
    assert painted(grid, 1.7) != first
    assert painted(grid, zoom, ratio) == first


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("ratio", [1.0, 2.0])
@pytest.mark.parametrize("zoom", [FINEST, 0.7148, 2.2])
def test_dots_of_a_part_stand_where_they_do_in_the_whole(zoom, ratio):
    whole = painted(Grid(), zoom, ratio)
    for left, top, wide, high in ((101, 50, 57, 33), (17, 90, 211, 20)):  # pixels
        scene = QRectF((left - 13.0) / zoom, (top + 7.0) / zoom, wide / zoom, high / zoom)
        part = painted(Grid(), zoom, ratio, scene)
        room = [round(ratio * each) for each in (left, top, wide, high)]
        assert part.copy(*room) == whole.copy(*room)
