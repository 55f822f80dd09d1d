"""Tiles as they are painted: signs, sizes, what is not a number, and what is covered."""

from __future__ import annotations

import numpy as np
import pytest
from colour_vision import EYES, difference
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage, QPainter

from circuit_editor.layout.tiles import WRITTEN, cell_box, grid_of, tile_size
from circuit_editor.text.numbers import as_read
from circuit_editor.ui.app import theme as look
from circuit_editor.ui.app.theme import DARK, LIGHT
from circuit_editor.ui.canvas.items.text_metrics import number_width
from circuit_editor.ui.session.tile_scale import size_shown
from circuit_editor.ui.widgets.tile import (
    NEARLY_ZERO,
    TileMarks,
    entries_drawn,
    facets_left,
    in_two_digits,
    number_in_cell,
    paint_tile,
    texts_in_cells,
)


def painted(array, shape, theme=LIGHT, scale=2):
    """An image of a tile, its corner at 10, 10, every unit so many pixels."""
    width, height = tile_size(shape)
    image = QImage(round((width + 20) * scale), round((height + 20) * scale), QImage.Format_RGB32)
    image.fill(look.colour(theme.canvas))
    with QPainter(image) as painter:
        painter.scale(scale, scale)
        paint_tile(painter, QPointF(10, 10), array, shape, theme, theme.value, zoom=scale)
    return image


def ground(image, shape, index, scale=2):
    """The colour of a cell, near its corner, where no number is written."""
    left, top, _, _ = cell_box(shape, index)
    return image.pixelColor(round((left + 12.5) * scale), round((top + 12) * scale))


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_signs_are_told_by_colour_and_sizes_by_how_strong_it_is(qapp, theme):
    array = np.array([[4.0, 2.0], [-4.0, 0.0]])
    image = painted(array, (2, 2), theme)
    large, small, negative, none = (
        ground(image, (2, 2), index) for index in ((0, 0), (0, 1), (1, 0), (1, 1))
    )
    assert none == look.colour(theme.panel)
    assert large.blue() > large.red() and negative.red() > negative.blue()
    assert large.hslSaturation() > small.hslSaturation() or large.saturation() > small.saturation()


def test_a_spike_and_nan_outlast_merging():
    array = np.zeros((300, 100))
    array[123, 45], array[200, 7], array[201, 7] = -9.0, np.nan, 1e300
    grid = grid_of(array.shape)
    cells = entries_drawn(array, grid)
    assert grid.merged != (1, 1) and np.nanmin(cells) == -9.0 and np.isnan(cells).sum() == 1
    assert size_shown(array) == 1e300


def test_infinity_is_shown_before_what_is_finite():
    array = np.ones((1, 200))
    array[0, 3], array[0, 2] = -np.inf, 1e308
    cells = entries_drawn(array, grid_of(array.shape))
    assert np.isneginf(cells).sum() == 1 and cells[0, 0, 0] == -np.inf


def test_infinity_bears_its_sign_and_nan_is_crossed_out_where_no_number_is_written(qapp):
    array = np.ones((3, 9))
    array[0, 0], array[1, 1], array[2, 2] = np.inf, -np.inf, np.nan
    image = painted(array, array.shape, scale=4)
    plain = painted(np.nan_to_num(array, posinf=1.0, neginf=-1.0), array.shape, scale=4)

    def cell(picture, row, column):
        left, top, right, bottom = (
            4 * (10 + each) for each in cell_box(array.shape, (row, column))
        )
        return picture.copy(*map(round, (left + 2, top + 2, right - left - 4, bottom - top - 4)))

    for at in range(3):
        assert cell(image, at, at) != cell(plain, at, at)
    upper, lower = cell(image, 0, 0), cell(image, 1, 1)
    middle = upper.width() // 2, upper.height() // 4  # of a plus the upright is there
    ink = look.colour(LIGHT.ink)
    assert upper.pixelColor(*middle) == ink != lower.pixelColor(*middle)


def test_on_one_scale_what_is_small_fades(qapp):
    array = np.full((3, 9), 0.01)
    strong, faint = (
        painted_on(array, most).pixelColor(25, 25).saturation() for most in (None, 1.0)
    )
    assert strong > 100 > 10 > faint


def painted_on(array, most):
    image = QImage(200, 120, QImage.Format.Format_RGB32)
    with QPainter(image) as painter:
        at = QPointF(10, 10)
        paint_tile(painter, at, array, array.shape, LIGHT, LIGHT.value, zoom=2.0, most=most)
    return image


def test_what_is_covered_tells_nothing_of_its_numbers(qapp):
    covered = painted(None, (3, 4))
    left, top, right, bottom = (round(2 * (10 + each)) for each in cell_box((3, 4), (0, 0)))
    first = covered.copy(left + 4, top + 4, right - left - 8, bottom - top - 8)
    for row in range(3):
        for column in range(4):
            box = cell_box((3, 4), (row, column))
            x, y = round(2 * (10 + box[0])), round(2 * (10 + box[1]))
            assert covered.copy(x + 4, y + 4, first.width(), first.height()) == first
    assert covered != painted(np.zeros((3, 4)), (3, 4))


@pytest.mark.parametrize(
    "shape", [(), (0,), (0, 3), (1,), (5,), (70,), (2, 3), (9, 9), (130, 2), (3, 2, 2), (40, 3, 5)]
)
@pytest.mark.parametrize("number", [0.0, np.nan, np.inf, -1e308, 5e-324])
def test_whatever_it_holds_it_can_be_painted(qapp, shape, number):
    assert not painted(np.full(shape, number), shape, scale=1).isNull()


def test_numbers_in_cells_are_short():
    numbers = (0.0, -0.75, 12.34, -12.34, 123.4, 1e6, -1e-9, 0.0613, np.inf, np.nan)
    assert max(len(number_in_cell(each)) for each in numbers) <= 6
    assert number_in_cell(-0.75) == "−0.75"


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0.30000000000000004, "0.30"),
        (0.3, "0.3"),
        (-0.5, "−0.5"),
        (2.0, "2"),
        (-1.999, "−2.0"),
        (9.89, "9.9"),
        (9.9, "9.9"),
        (9.95, "9.9"),
        (12.34, "12.3"),
        (0.00012345, "0.00012"),
        (1e-4, "0.0001"),
        (9.99e-5, "0.00010"),
        (9.9e-5, "9.9e−5"),
        (0.0, "0"),
    ],
)
def test_two_digits_tell_a_rounded_number_from_one_that_is_just_that(number, text):
    assert in_two_digits(number) == text


@pytest.mark.parametrize(
    ("numbers", "wanted", "texts"),
    [
        ([0.5, -0.75], 14.0, ["0.50", "−0.75"]),
        ([2.0, 27.0, -12.34], 16.0, ["2.0", "27.0", "−12.3"]),
        ([0.9975, -0.4999, 12.96], 17.0, ["1.0", "−0.5", "13.0"]),
        ([0.075, -1.8, 0.93], 14.0, ["0.07", "−1.80", "0.93"]),
        ([-1.0, 0.5, 1.0], 17.0, ["−1.0", "0.5", "1.0"]),
        ([3.0, -7.0, 0.0], 17.0, ["3", "−7", "0"]),
        ([123.4, 7.0], 14.0, ["123", "7"]),
        ([-0.053, 0.56, 0.0], 14.0, ["−0.05", "0.56", "0"]),
        ([-0.053, 0.56, -1e-7], 14.0, ["−0.05", "0.56", "≈0"]),
        ([-0.053, 0.56], 10.0, ["−0.05", "0.56"]),
        ([-0.053, 0.0121], 10.0, ["−0.053", "0.012"]),
        ([2.4e-4, -1.96e-5], 10.0, ["0.00024", "−2.0e−5"]),
        ([None, None], 17.0, ["?", "?"]),
        ([-np.inf, np.nan], 17.0, ["−∞", "nan"]),
    ],
)
def test_the_numbers_of_a_tile_have_as_many_decimals(qapp, numbers, wanted, texts):
    written, points = texts_in_cells(numbers, wanted)
    assert written == texts and 0.97 * wanted <= points <= wanted


@given(st.lists(st.none() | st.floats(), min_size=1, max_size=16), st.floats(5.0, 40.0))
def test_numbers_in_cells_are_no_wider_than_these(qapp, numbers, wanted):
    texts, points = texts_in_cells(numbers, wanted)
    assert len(texts) == len(numbers) and 0.0 < points <= wanted
    assert max(number_width(each, points) for each in texts) <= WRITTEN[0]
    for number, text in zip(numbers, texts, strict=True):
        if number is not None and np.isfinite(number) and number:
            assert as_read(text) != 0.0
            is_small = abs(number) < 100 and text != NEARLY_ZERO
            assert not is_small or "." in text or "e" in text or as_read(text) == number


def test_how_many_facets_are_left_is_said():
    assert facets_left((4, 3)) == "" and facets_left((44, 2, 2)) == "+28"


def test_a_painter_is_given_back_as_it_was(qapp):
    image = QImage(100, 100, QImage.Format.Format_RGB32)
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        paint_tile(painter, QPointF(0, 0), np.ones((20, 20)), (20, 20), LIGHT, LIGHT.value)
        assert painter.testRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        assert painter.brush().style() is Qt.BrushStyle.NoBrush


@pytest.mark.parametrize(
    "theme", [*look.THEMES.values(), *look.STAGE.values()], ids=lambda theme: theme.name
)
@pytest.mark.parametrize("number", [-1.0, 0.0, 1.0])
@pytest.mark.parametrize("what", ["lit", "chosen"])
def test_a_frame_around_a_cell_is_seen_on_any_colour(qapp, theme, number, what):
    """Its line, or the dark lines on both sides of it, differ from the cell for whoever looks."""
    array = np.full((3, 9), number)
    marks = TileMarks(lit=((1, 4),)) if what == "lit" else TileMarks(chosen=(1, 4))
    image = QImage(400, 200, QImage.Format.Format_RGB32)
    image.fill(look.colour(theme.canvas))
    with QPainter(image) as painter:
        painter.scale(4, 4)
        at = QPointF(0, 0)
        paint_tile(painter, at, array, array.shape, theme, theme.value, zoom=4, marks=marks, most=1)
    left, top, right, bottom = cell_box(array.shape, (1, 4))
    x, y = round(4 * (left + right) / 2), round(4 * (top + bottom) / 2)
    cell = image.pixelColor(x, y).name()
    edge = [image.pixelColor(at, y).name() for at in range(round(4 * left) - 10, x)]
    for eyes in EYES.values():
        assert max(difference(cell, each, eyes) for each in edge) > 25
    line = theme.amber if what == "lit" else theme.accent
    assert line in edge
