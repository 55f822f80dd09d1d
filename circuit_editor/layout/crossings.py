"""Crossing reduction: the order of cells within their columns, so that few wires cross.

Column by column, to the right and back, each cell goes to the mean of its neighbours; then
neighbouring cells change places as long as that helps. The first column stays as it is: inputs
stand in the order in which the formula uses them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort

from circuit_editor.layout.layers import Layers

SWEEPS = 12
EXCHANGES = 12
PIN = 1 / 100  # a pin's height in rows: enough to tell an upper pin from a lower one


def order_columns(layers: Layers) -> None:
    """Reorder the columns in place, all but the first."""
    best, fewest = list(layers.columns), crossings(layers)
    for sweep in range(SWEEPS):
        _go_to_mean(layers, rightward=sweep % 2 == 0)
        count = crossings(layers)
        if count < fewest:
            best, fewest = list(layers.columns), count
        if fewest == 0:
            break
    for number, cells in enumerate(best):
        layers.arrange(number, cells)
    for _ in range(EXCHANGES):
        if not _exchange(layers):
            break


def crossings(layers: Layers) -> int:
    """How many pairs of wires cross between neighbouring columns."""
    count = 0
    for column in layers.columns:
        ends = [
            (layers.row[left], (layers.row[cell], input_))
            for cell in column
            for input_, (left, _) in enumerate(layers.left[cell])
        ]
        above: list[tuple[int, int]] = []
        for _, end in sorted(ends):
            count += len(above) - bisect_right(above, end)
            insort(above, end)
    return count


def _go_to_mean(layers: Layers, *, rightward: bool) -> None:
    numbers = range(1, len(layers.columns))
    for number in numbers if rightward else reversed(numbers):
        mean = {}
        for cell in layers.columns[number]:
            left, right = _rows(layers, cell)
            rows = (left or right) if rightward else (right or left)
            mean[cell] = sum(rows) / len(rows) if rows else layers.row[cell]
        layers.arrange(number, sorted(mean, key=lambda cell: (mean[cell], layers.row[cell])))


def _exchange(layers: Layers) -> bool:
    """Let neighbours change places where fewer wires cross then, or as many but shorter ones."""
    changed = False
    for number in range(1, len(layers.columns)):
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
