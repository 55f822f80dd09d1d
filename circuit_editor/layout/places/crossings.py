"""Crossing reduction: the order of cells within their columns, so that few wires cross.

Column by column, to the right and back, each cell goes to the mean of its neighbours; then
neighbouring cells change places as long as that helps. This is done from several orders to begin
with, the reading order and some that are shuffled by a fixed seed, and the best one is kept.
"""

from __future__ import annotations

import random
from bisect import bisect_left, bisect_right, insort

from circuit_editor.layout.places.layers import Layers

SWEEPS = 16
EXCHANGES = 12
SHUFFLED = 5  # orders to begin with
MOST_SHUFFLED = 1_200  # cells
PIN = 1 / 100  # a pin's height in rows: enough to tell an upper pin from a lower one


def order_columns(layers: Layers, *, first_is_fixed: bool) -> None:
    """Reorder the columns in place; the first stays in reading order where that `is_fixed`."""
    begin = 1 if first_is_fixed else 0
    shuffle = random.Random(0)
    read = list(layers.columns)
    starts = 1 if first_is_fixed or len(layers.row) > MOST_SHUFFLED else 1 + SHUFFLED
    best: list[list[int]] = read
    fewest: tuple[int, float] | None = None
    for start in range(starts):
        for number, cells in enumerate(read):
            some = list(cells)
            if start:
                shuffle.shuffle(some)
            layers.arrange(number, some)
        _improve(layers, begin)
        count = crossings(layers), _length(layers)
        if fewest is None or count < fewest:
            best, fewest = list(layers.columns), count
        if fewest[0] == 0:
            break
    for number, cells in enumerate(best):
        layers.arrange(number, cells)
    layers.order_pins()


def _improve(layers: Layers, begin: int) -> None:
    """Sweep from an order to begin with, then exchange neighbours."""
    best, fewest = list(layers.columns), crossings(layers)
    for sweep in range(SWEEPS):
        _go_to_mean(layers, begin, rightward=sweep % 2 == 0)
        count = crossings(layers)
        if count < fewest:
            best, fewest = list(layers.columns), count
        if fewest == 0:
            break
    for number, cells in enumerate(best):
        layers.arrange(number, cells)
    for _ in range(EXCHANGES):
        if not _exchange(layers, begin):
            break


def _length(layers: Layers) -> float:
    """How many rows all wires rise and fall together."""
    return sum(
        abs(layers.row[cell] - layers.row[other])
        for cell, others in enumerate(layers.right)
        for other, _ in others
    )


def crossings(layers: Layers) -> int:
    """How many pairs of wires cross between neighbouring columns."""
    count = 0
    for column in layers.columns:
        ends = [
            (layers.row[left], (layers.row[cell], 0 if cell in layers.pairs else input_))
            for cell in column
            for input_, (left, _) in enumerate(layers.left[cell])
        ]
        above: list[tuple[int, int]] = []
        for _, end in sorted(ends):
            count += len(above) - bisect_right(above, end)
            insort(above, end)
    return count


def _go_to_mean(layers: Layers, begin: int, *, rightward: bool) -> None:
    numbers = range(begin, len(layers.columns))
    for number in numbers if rightward else reversed(numbers):
        mean = {}
        for cell in layers.columns[number]:
            left, right = _rows(layers, cell)
            rows = (left or right) if rightward else (right or left)
            mean[cell] = sum(rows) / len(rows) if rows else layers.row[cell]
        layers.arrange(number, sorted(mean, key=lambda cell: (mean[cell], layers.row[cell])))


def _exchange(layers: Layers, begin: int) -> bool:
    """Let neighbours change places where fewer wires cross then, or as many but shorter ones."""
    changed = False
    for number in range(begin, len(layers.columns)):
        cells = list(layers.columns[number])
        sides = {cell: _rows(layers, cell) for cell in cells}
        for row in range(len(cells) - 1):
            upper, lower = cells[row], cells[row + 1]
            if _gain(sides[upper], sides[lower], row) > (0, 0):
                cells[row], cells[row + 1] = lower, upper
                changed = True
        layers.arrange(number, cells)
    return changed


def _rows(layers: Layers, cell: int) -> tuple[list[float], list[float]]:
    """The rows of a cell's neighbours to the left and to the right, by the height of the pin."""
    left = [layers.row[other] + pin * PIN for other, pin in layers.left[cell]]
    right = [layers.row[other] + pin * PIN for other, pin in layers.right[cell]]
    return left, right


def _gain(
    upper: tuple[list[float], list[float]], lower: tuple[list[float], list[float]], row: int
) -> tuple[int, float]:
    """What it brings to exchange two neighbours: so many crossings less, so many rows shorter."""
    fewer, shorter = 0, 0.0
    for over, under in zip(upper, lower, strict=True):
        fewer += _above(under, over) - _above(over, under)
        shorter += sum(abs(row - each) - abs(row + 1 - each) for each in over)
        shorter += sum(abs(row + 1 - each) - abs(row - each) for each in under)
    return fewer, shorter if fewer == 0 else 0.0


def _above(first: list[float], second: list[float]) -> int:
    """How many pairs have the first one's end above the second's."""
    ordered = sorted(first)
    return sum(bisect_left(ordered, each) for each in second)
