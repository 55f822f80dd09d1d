"""Columns of a very large circuit in lines, one below the other like a text's.

Everything is linear in the number of nodes. A chain of 10,000 gates in one line would be 1.6
million units long, farther out than a file may say, and a column of 400 inputs is a tower that no
window shows: so every node stands as near as it can to the first that reads it, columns are cut
where they are too tall, and lines end so that the whole is shaped like a window.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from itertools import accumulate, pairwise

from circuit_editor.layout.sizes import LAYER_GAP, NODE_GAP, SNAP, node_size, snap
from circuit_editor.model import Circuit, Place
from circuit_editor.model.graph import group_by_key
from circuit_editor.model.wiring import consumers_of

ASPECT = 1.4  # width to height of all lines together, as of a canvas between its panels
ROWS = (8, 12, 16, 24, 32, 48, 64, 100)  # at which columns are cut, tried in turn
LINES = (0.8, 1.0, 1.2, 1.4, 1.7)  # their widths, of that which would fill the shape exactly
SWEEPS = 3  # over the columns of a line, to level nodes with those they are wired to
LINE_GAP = 2 * NODE_GAP  # between lines: wires lead back through it

Piece = list[str]  # nodes of one column, from top to bottom
Sizes = Mapping[str, tuple[float, float]]


def in_lines(circuit: Circuit, ids: list[str], columns: Mapping[str, int]) -> dict[str, Place]:
    """Columns from left to right, and again from the left on the line below."""
    sizes = {id_: node_size(circuit.nodes[id_], circuit.label(id_)) for id_ in ids}
    consumers = consumers_of(circuit)
    places: dict[str, Place] = {}
    top = 0.0
    for line in _lines(_near_readers(circuit, ids, columns, consumers), sizes):
        heights = _heights(line, sizes, consumers)
        above = min(heights[id_] - sizes[id_][1] / 2 for piece in line for id_ in piece)
        below = max(heights[id_] + sizes[id_][1] / 2 for piece in line for id_ in piece)
        left = 0.0
        for piece in line:
            width = _widest(sizes, piece)
            x = math.ceil((left + width / 2) / SNAP) * SNAP
            places |= {id_: (x, snap(top + heights[id_] - above)) for id_ in piece}
            left = x + width / 2 + LAYER_GAP
        top += below - above + LINE_GAP
    return places


def _near_readers(
    circuit: Circuit, ids: list[str], columns: Mapping[str, int], consumers: Mapping[str, list[str]]
) -> list[Piece]:
    """The nodes of each column, every one right before the first that reads it.

    What nothing reads stays where it is.
    """
    near = dict(columns)
    for id_ in sorted(ids, key=columns.__getitem__, reverse=True):
        if id_ in consumers:
            near[id_] = min(near[each] for each in consumers[id_]) - 1
    by_column = group_by_key((near[id_], id_) for id_ in ids)
    return [by_column[column] for column in sorted(by_column)]


def _lines(columns: list[Piece], sizes: Sizes) -> list[list[Piece]]:
    """Columns cut and wrapped so that all of them fit a window at the largest zoom."""
    tallest = max(map(len, columns))
    best: tuple[float, list[list[Piece]]] = (math.inf, [])
    tried = [rows for rows in ROWS if rows < tallest] + [min(tallest, ROWS[-1])]
    for rows in tried:
        pieces = [
            column[at : at + rows] for column in columns for at in range(0, len(column), rows)
        ]
        widths = [_widest(sizes, piece) + LAYER_GAP for piece in pieces]
        tall = [sum(sizes[id_][1] + NODE_GAP for id_ in piece) for piece in pieces]
        area = sum(wide * high for wide, high in zip(widths, tall, strict=True))
        for share in LINES:
            ends = _wrapped(widths, max(*widths, share * math.sqrt(area * ASPECT)))
            wide = max(sum(widths[a:b]) for a, b in pairwise(ends))
            high = sum(max(tall[a:b]) + LINE_GAP for a, b in pairwise(ends))
            cost = max(wide / ASPECT, high)
            if cost < best[0]:
                best = cost, [pieces[a:b] for a, b in pairwise(ends)]
    return best[1]


def _wrapped(widths: list[float], most: float) -> list[int]:
    """Where lines of at most this width begin; behind them where the last one ends."""
    begins, left = [0], 0.0
    for at, width in enumerate(widths):
        if left + width > most and at > begins[-1]:
            begins.append(at)
            left = 0.0
        left += width
    return [*begins, len(widths)]


def _heights(
    line: list[Piece], sizes: Sizes, consumers: Mapping[str, list[str]]
) -> dict[str, float]:
    """How high each node of a line stands: level with those it is wired to, as far as is room."""
    offsets = [_offsets(piece, sizes) for piece in line]
    heights = {
        id_: offset - down[-1] / 2
        for piece, down in zip(line, offsets, strict=True)
        for id_, offset in zip(piece, down, strict=True)
    }
    wired: dict[str, list[str]] = {id_: [] for id_ in heights}
    for id_ in heights:
        for each in consumers.get(id_, ()):
            if each in heights:
                wired[id_].append(each)
                wired[each].append(id_)
    numbered = list(zip(line, offsets, strict=True))
    for sweep in range(SWEEPS):
        for piece, down in numbered if sweep % 2 == 0 else reversed(numbered):
            wishes = [
                sum(heights[each] for each in wired[id_]) / len(wired[id_])
                if wired[id_]
                else heights[id_]
                for id_ in piece
            ]
            heights |= zip(piece, _in_order(wishes, down), strict=True)
    return heights


def _in_order(wishes: list[float], offsets: list[float]) -> Iterable[float]:
    """The heights nearest to those wished for that keep the order and the distances."""
    blocks: list[tuple[float, int]] = []  # mean of the wishes less offsets, and of how many
    for wish, offset in zip(wishes, offsets, strict=True):
        mean, count = wish - offset, 1
        while blocks and blocks[-1][0] > mean:
            other, many = blocks.pop()
            mean = (mean * count + other * many) / (count + many)
            count += many
        blocks.append((mean, count))
    starts = (mean for mean, count in blocks for _ in range(count))
    return (start + offset for start, offset in zip(starts, offsets, strict=True))


def _offsets(piece: Piece, sizes: Sizes) -> list[float]:
    """How far below the first node of a piece each must stand at least."""
    halves = [sizes[id_][1] / 2 for id_ in piece]
    apart = (upper + NODE_GAP + lower for upper, lower in pairwise(halves))
    return list(accumulate(apart, initial=0.0))


def _widest(sizes: Sizes, piece: Piece) -> float:
    return max(sizes[id_][0] for id_ in piece)
