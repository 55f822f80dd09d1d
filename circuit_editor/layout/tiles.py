"""Tiles: the cells of an array as they are drawn, each where its index says.

A vector is a row; of a matrix the rows are rows; of more axes the last two are the rows and columns
of facets, laid out in reading order. Sizes depend on the shape alone, so that nothing moves while
numbers do. An array too long for its tile is merged: several of its entries share a cell.
"""

from __future__ import annotations

from functools import lru_cache
from math import ceil, prod, sqrt

from circuit_editor.gates.gate import Shape
from circuit_editor.layout.space.boxes import Box
from circuit_editor.named_tuple import NamedTuple

Index = tuple[int, ...]

WRITTEN = 50.0, 18.0  # a cell with its number
MOST_WRITTEN = 16  # cells with numbers, and how many of them in a row or in a column
MOST_IN_LINE = 8
LARGEST_CELL, LEAST_ACROSS = 10.0, 18.0  # without a number; what a row or a column is across
WIDEST, HIGHEST = 144.0, 96.0  # a tile without numbers
MOST_CELLS = 64  # a side, in one facet; the entries of longer ones are merged
MOST_FACETS = 16
FACET_GAP = 4.0


class TileGrid(NamedTuple):
    """The grid of an array as it is drawn: the cells of a facet, their size, and the facets.

    `rows` and `columns` are cells that are drawn, `merged` how many entries share one along each;
    `facets` of `all_facets` are drawn, so many `across`.
    """

    rows: int
    columns: int
    merged: tuple[int, int]
    cell: tuple[float, float]
    facets: int
    all_facets: int
    across: int

    @property
    def facet_size(self) -> tuple[float, float]:
        """The width and height of one facet."""
        return self.columns * self.cell[0], self.rows * self.cell[1]

    @property
    def size(self) -> tuple[float, float]:
        """The width and height of the tile."""
        width, height = self.facet_size
        down = ceil(self.facets / self.across)
        across = min(self.across, self.facets)
        return (
            across * width + (across - 1) * FACET_GAP,
            down * height + (down - 1) * FACET_GAP,
        )

    @property
    def has_numbers(self) -> bool:
        """True where the number of each entry stands in its cell."""
        return self.cell == WRITTEN

    def corner(self, facet: int) -> tuple[float, float]:
        """The upper left corner of a facet."""
        (width, height), (down, across) = self.facet_size, divmod(facet, self.across)
        return across * (width + FACET_GAP), down * (height + FACET_GAP)


@lru_cache(maxsize=1024)
def grid_of(shape: Shape) -> TileGrid:
    """How an array of this shape is drawn; a single number is one cell."""
    *leading, rows, columns = (1, 1, *shape)[-max(2, len(shape)) :]
    count = prod(leading)
    if not rows * columns * count:
        return TileGrid(1, 1, (1, 1), (LEAST_ACROSS, LEAST_ACROSS), 1, 1, 1)
    if count == 1 and rows * columns <= MOST_WRITTEN and max(rows, columns) <= MOST_IN_LINE:
        return TileGrid(rows, columns, (1, 1), WRITTEN, 1, 1, 1)
    facets = min(count, MOST_FACETS)
    across = ceil(sqrt(facets))
    most = MOST_CELLS // across
    down_merged, across_merged = ceil(rows / most), ceil(columns / most)
    drawn = ceil(rows / down_merged), ceil(columns / across_merged)
    width = min(LARGEST_CELL, (WIDEST / across - FACET_GAP) / drawn[1])
    height = min(LARGEST_CELL, (HIGHEST / across - FACET_GAP) / drawn[0])
    if count == 1:
        width = max(width, LEAST_ACROSS / drawn[1])
        height = max(height, LEAST_ACROSS / drawn[0])
    merged = down_merged, across_merged
    return TileGrid(*drawn, merged, (width, height), facets, count, across)


@lru_cache(maxsize=1024)
def tile_size(shape: Shape) -> tuple[float, float]:
    """The width and height of the tile of an array of this shape."""
    return grid_of(shape).size


def cell_box(shape: Shape, index: Index) -> Box | None:
    """Where the cell of an entry is drawn, from the tile's upper left corner; None: it is not."""
    grid = grid_of(shape)
    *leading, row, column = (0, 0, *index)[-max(2, len(index)) :]
    facet = 0
    for at, length in zip(leading, shape, strict=False):
        facet = facet * length + at
    if facet >= grid.facets:
        return None
    (x, y), (width, height) = grid.corner(facet), grid.cell
    left, top = x + column // grid.merged[1] * width, y + row // grid.merged[0] * height
    return left, top, left + width, top + height


def cell_at(shape: Shape, x: float, y: float) -> Index | None:
    """The first entry that is drawn in the cell at a point of the tile; None beside all cells."""
    grid = grid_of(shape)
    width, height = grid.facet_size
    across, down = int(x // (width + FACET_GAP)), int(y // (height + FACET_GAP))
    facet = down * grid.across + across
    if x < 0 or y < 0 or across >= grid.across or facet >= grid.facets or not prod(shape):
        return None
    left, top = grid.corner(facet)
    column, row = int((x - left) / grid.cell[0]), int((y - top) / grid.cell[1])
    if column >= grid.columns or row >= grid.rows:
        return None
    found = [row * grid.merged[0], column * grid.merged[1]]
    for length in shape[-3::-1] if len(shape) > 2 else ():
        facet, at = divmod(facet, length)
        found.insert(0, at)
    return tuple(found[-len(shape) :]) if shape else ()


def is_within(shape: Shape, index: Index) -> bool:
    """True where an array of this shape has such an entry."""
    fits = len(index) == len(shape)
    return fits and all(at < length for at, length in zip(index, shape, strict=True))


def cell_beside(shape: Shape, index: Index | None, by: int) -> Index | None:
    """The entry so many further on, row by row; from None the first or last. None: beyond all."""
    flat = 0
    for at, length in zip(index or (), shape, strict=False):
        flat = flat * length + at
    flat = flat + by if index is not None else 0 if by > 0 else prod(shape) - 1
    if not 0 <= flat < prod(shape):
        return None
    found: list[int] = []
    for length in reversed(shape):
        flat, at = divmod(flat, length)
        found.insert(0, at)
    return tuple(found)


def shape_text(shape: Shape) -> str:
    """A shape as it is written beside a tile: 4×3."""
    return "×".join(map(str, shape))
