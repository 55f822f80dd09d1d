"""The lines of tiles: copied from a picture they look as they do when they are drawn."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage, QPainter, QPicture

from circuit_editor.ui.app import theme as look
from circuit_editor.ui.app.theme import DARK, LIGHT
from circuit_editor.ui.widgets import tile_lines
from circuit_editor.ui.widgets.tile import paint_tile
from circuit_editor.ui.widgets.tile_lines import NO_MARKS, KeptLines, TileMarks, is_on_pixels

ROUNDED, AT_CORNERS = 2, 32  # of 255: a colour that was blended twice; where arcs meet
CORNERS = 40  # channels of pixels there
MARKED = TileMarks(lit=((0, 0), (1, 1)), chosen=(1, 0))


@pytest.fixture(autouse=True)
def kept(monkeypatch) -> KeptLines:
    """Pictures of its own for each test."""
    kept = KeptLines()
    monkeypatch.setattr(tile_lines, "KEPT", kept)
    return kept


def painted(array, scale=1.3, at=(20.2, 15.7), theme=LIGHT, marks=NO_MARKS, ratio=1.0):
    """The channels of an image with a tile on it."""
    image = QImage(440, 300, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(look.colour(theme.canvas))
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(scale, scale)
        border = theme.value
        paint_tile(painter, QPointF(*at), array, array.shape, theme, border, zoom=2.0, marks=marks)
    return np.frombuffer(image.constBits(), np.uint8).astype(int)


SHAPES = [(2, 3), (8, 8), (40, 5), (3, 2, 2), ()]
LOOKS = {"plain": {}, "dark": {"theme": DARK}, "sharp": {"ratio": 2.0}, "small": {"scale": 0.7}}
OF_A_MATRIX = {
    "lit": {"marks": MARKED},
    "held": {"marks": TileMarks(held=(0, 1))},
    "share": {"marks": TileMarks(is_share=True)},
}


@pytest.mark.parametrize(
    ("shape", "looks"),
    [
        *(
            pytest.param(shape, LOOKS[name], id=f"{shape} {name}")
            for shape in SHAPES
            for name in LOOKS
        ),
        *(pytest.param((8, 8), looks, id=name) for name, looks in OF_A_MATRIX.items()),
    ],
)
def test_a_copy_looks_as_what_is_drawn(qapp, shape, looks):
    array = np.linspace(-1.0, 1.0, max(1, int(np.prod(shape)))).reshape(shape)
    drawn, pictured, copied = (painted(array, **looks) for _ in range(3))
    off = np.abs(drawn - pictured)
    assert off.max() <= AT_CORNERS and np.count_nonzero(off > ROUNDED) <= CORNERS
    assert (pictured == copied).all()


def test_other_numbers_are_seen_under_the_same_lines(qapp):
    array = np.ones((8, 8))
    first = [painted(array) for _ in range(3)][-1]
    assert (painted(-array) != first).any() and (painted(array) == first).all()


def test_where_it_is_copied_nothing_is_drawn(qapp, monkeypatch):
    array = np.ones((8, 8))
    for _ in range(2):
        painted(array)

    def fail(*_: object) -> None:
        raise AssertionError("drawn again")

    monkeypatch.setattr(tile_lines, "_draw", fail)
    painted(array)
    with pytest.raises(AssertionError):
        painted(array, at=(20.7, 15.7))


def test_pictures_take_no_more_room_than_they_may(qapp, monkeypatch, kept):
    monkeypatch.setattr(tile_lines, "MOST_PIXELS", 40_000)
    for at in range(12):
        for _ in range(2):
            painted(np.ones((8, 8)), at=(20 + at / 13, 15))
    assert sum(each is not None for each in kept._pictures.values()) <= 4


def test_in_a_drawing_of_lines_cells_stay_lines(qapp):
    picture = QPicture()
    with QPainter(picture) as painter:
        assert not is_on_pixels(painter)
        for _ in range(3):
            paint_tile(painter, QPointF(0, 0), np.ones((2, 2)), (2, 2), LIGHT, LIGHT.value)
    assert not tile_lines.KEPT._pictures
