"""Tiles: every entry has its cell, and sizes depend on shapes alone."""

from __future__ import annotations

from itertools import product
from math import prod

import pytest
from hypothesis import given
from hypothesis import strategies as st

from circuit_editor.layout.tiles import (
    HIGHEST,
    MOST_CELLS,
    WIDEST,
    cell_at,
    cell_box,
    grid_of,
    tile_size,
)

shapes = st.lists(st.integers(1, 90), max_size=4).map(tuple).filter(lambda each: prod(each) < 5000)


@given(shapes, st.data())
def test_an_entry_is_found_where_its_cell_is(shape, data):
    index = tuple(data.draw(st.integers(0, length - 1)) for length in shape)
    grid, box = grid_of(shape), cell_box(shape, index)
    if box is None:
        assert grid.all_facets > grid.facets
        return
    left, top, right, bottom = box
    width, height = tile_size(shape)
    assert 0 <= left < right <= width + 1e-9 and 0 <= top < bottom <= height + 1e-9
    found = cell_at(shape, (left + right) / 2, (top + bottom) / 2)
    assert found is not None and cell_box(shape, found) == box
    if grid.merged == (1, 1):
        assert found == index


@given(shapes)
def test_a_tile_is_no_larger_than_its_room(shape):
    grid, (width, height) = grid_of(shape), tile_size(shape)
    assert max(grid.rows, grid.columns) <= MOST_CELLS
    if not grid.has_numbers:
        assert width <= WIDEST + 1e-9 and height <= HIGHEST + 1e-9


@pytest.mark.parametrize(
    ("shape", "written"),
    [
        ((), True),
        ((8,), True),
        ((9,), False),
        ((2, 8), True),
        ((3, 6), False),
        ((8, 2), True),
        ((9, 1), False),
        ((2, 2, 2), False),
        ((0,), False),
    ],
)
def test_up_to_sixteen_numbers_stand_in_their_cells(shape, written):
    assert grid_of(shape).has_numbers is written


def test_a_vector_is_a_row_and_facets_are_in_reading_order():
    assert grid_of((3,))[:2] == (1, 3)
    boxes = [cell_box((2, 3, 4, 5), index) for index in product(range(2), range(3), (0,), (0,))]
    assert all(boxes)
    assert boxes == sorted(boxes, key=lambda box: (box[1], box[0]))


def test_beside_all_cells_there_is_none():
    width, height = tile_size((3, 2))
    for x, y in ((-1, 5), (5, -1), (width + 1, 5), (5, height + 1)):
        assert cell_at((3, 2), x, y) is None
    assert cell_at((0, 3), 1, 1) is None
    assert cell_box((40, 3, 3), (39, 0, 0)) is None
