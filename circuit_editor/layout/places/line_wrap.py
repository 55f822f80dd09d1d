"""Columns of a very large circuit in lines, one below the other like a text's.

Everything is linear in the number of nodes. A chain of 10,000 gates in one line would be 1.6
million units long, farther out than a file may say, and a column of 400 inputs is a tower that no
window shows: so every node stands as near as it can to the first that reads it, columns are cut
where they are too tall, and lines end so that the whole is shaped like a window.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping
from itertools import accumulate, pairwise
from typing import NamedTuple

from circuit_editor.layout.sizes import SNAP, node_size, reach_of, snap
from circuit_editor.model import Circuit, Place
from circuit_editor.model.graph import group_by_key
from circuit_editor.model.wiring import consumers_of

ASPECT = 1.8  # width to height of all lines together, as of a canvas whose panels are folded
ROWS = (8, 12, 16, 24, 32, 48, 64, 100)  # at which columns are cut, tried in turn
# widths of lines that are tried, of that which would fill the shape exactly
LINES = (0.8, 0.9, 1.0, 1.1, 1.2, 1.35, 1.5, 1.75, 2.0)
LED_BACK = 2.0  # how much larger a drawing may be, for each wire per node that need not lead back
CUT = 0.35  # the same where all columns are cut in pieces side by side
LEAST_FULL = 0.72  # how full a line is at least, so that it may end where few wires are cut
SWEEPS = 3  # over the columns of a line, to level nodes with those they are wired to
COLUMN_GAP = 72.0  # between columns: room for a number on a branch
ROW_GAP = 12.0  # between what is written under a node and over the next
LINE_GAP = 60.0  # between lines: wires lead back through it

Piece = list[str]  # nodes of one column, from top to bottom


class NodeRoom(NamedTuple):
    """A node's width, and how far it reaches up and down with its numbers and its caption."""

    width: float
    up: float
    down: float


Sizes = Mapping[str, NodeRoom]


def _room_of(circuit: Circuit, id_: str) -> NodeRoom:
    node, label = circuit.nodes[id_], circuit.label(id_)
    return NodeRoom(node_size(node, label)[0], *reach_of(node, label))


def untold(share: float) -> None:
    """Tell nobody how much is done."""


def in_lines(
    circuit: Circuit,
    ids: list[str],
    columns: Mapping[str, int],
    report: Callable[[float], None] = untold,
) -> dict[str, Place]:
    """Columns from left to right, and again from the left on the line below.

    `report` is told which part of it is done.
    """
    report(0.2)
    sizes = {id_: _room_of(circuit, id_) for id_ in ids}
    consumers = consumers_of(circuit)
    places: dict[str, Place] = {}
    top = 0.0
    near = _near_readers(circuit, ids, columns, consumers)
    lines = _with_inputs(circuit, _lines(near, sizes, consumers), consumers)
    for number, line in enumerate(lines):
        report(0.5 + number / (2 * len(lines)))
        heights = _heights(line, sizes, consumers)
        above = min(heights[id_] - sizes[id_].up for piece in line for id_ in piece)
        below = max(heights[id_] + sizes[id_].down for piece in line for id_ in piece)
        left = 0.0
        for piece in line:
            width = _widest(sizes, piece)
            x = math.ceil((left + width / 2) / SNAP) * SNAP
            places |= {id_: (x, snap(top + heights[id_] - above)) for id_ in piece}
            left = x + width / 2 + COLUMN_GAP
        top += below - above + LINE_GAP
    return places


def _near_readers(
    circuit: Circuit, ids: list[str], columns: Mapping[str, int], consumers: Mapping[str, list[str]]
) -> list[Piece]:
    """The nodes of each column, every one right before the first that reads it.

    What nothing reads stays where it is; so does a gate that several read, such as the results of a
    layer: they stand in one column.
    """
    near = dict(columns)
    for id_ in sorted(ids, key=columns.__getitem__, reverse=True):
        readers = consumers.get(id_, ())
        if len(readers) == 1 or (readers and circuit.nodes[id_].gate.is_source):
            near[id_] = min(near[each] for each in readers) - 1
    by_column = group_by_key((near[id_], id_) for id_ in ids)
    return [by_column[column] for column in sorted(by_column)]


def _with_inputs(
    circuit: Circuit, lines: list[list[Piece]], consumers: Mapping[str, list[str]]
) -> list[list[Piece]]:
    """The same lines; inputs at the end of one that the next one reads stand before that."""
    for line, following in pairwise(lines):
        here = {id_ for piece in line for id_ in piece}
        gone = [
            id_
            for id_ in line[-1]
            if circuit.nodes[id_].gate.is_source
            and id_ in consumers
            and here.isdisjoint(consumers[id_])
        ]
        if gone and len(gone) < len(line[-1]):
            line[-1] = [id_ for id_ in line[-1] if id_ not in {*gone}]
            following.insert(0, gone)
    return lines


def _lines(
    columns: list[Piece], sizes: Sizes, consumers: Mapping[str, list[str]]
) -> list[list[Piece]]:
    """Columns cut and wrapped so that all of them fit a window at the largest zoom."""
    tallest, nodes = max(map(len, columns)), sum(map(len, columns))
    best: tuple[float, list[list[Piece]]] = (math.inf, [])
    tried = [rows for rows in ROWS if rows < tallest] + [min(tallest, ROWS[-1])]
    for rows in tried:
        pieces = [
            column[at : at + rows] for column in columns for at in range(0, len(column), rows)
        ]
        widths = [_widest(sizes, piece) + COLUMN_GAP for piece in pieces]
        tall = [sum(sizes[id_].up + sizes[id_].down + ROW_GAP for id_ in piece) for piece in pieces]
        area = sum(wide * high for wide, high in zip(widths, tall, strict=True))
        cut = sum(len(column) for column in columns if len(column) > rows) / nodes
        crossed = _crossed(pieces, consumers)
        for share in LINES:
            most = max(*widths, share * math.sqrt(area * ASPECT))
            ends = _wrapped(widths, crossed, most)
            wide = max(sum(widths[a:b]) for a, b in pairwise(ends))
            high = sum(max(tall[a:b]) + LINE_GAP for a, b in pairwise(ends))
            led_back = sum(crossed[at] for at in ends[1:-1])
            cost = max(wide / ASPECT, high) * (1 + LED_BACK * led_back / nodes + CUT * cut)
            if cost < best[0]:
                best = cost, [pieces[a:b] for a, b in pairwise(ends)]
    return best[1]


def _wrapped(widths: list[float], crossed: list[int], most: float) -> list[int]:
    """Where lines of at most this width begin; behind them where the last one ends.

    A line ends where the fewest wires have to lead back, among the last places where it can.
    """
    edges = [0.0, *accumulate(widths)]
    begins = [0]
    while edges[-1] - edges[begins[-1]] > most:
        begin = begins[-1]
        last = max(begin + 1, bisect_right(edges, edges[begin] + most) - 1)
        first = max(begin + 1, bisect_left(edges, edges[begin] + LEAST_FULL * most))
        begins.append(min(range(last, min(first, last) - 1, -1), key=crossed.__getitem__))
    return [*begins, len(widths)]


def _crossed(pieces: list[Piece], consumers: Mapping[str, list[str]]) -> list[int]:
    """How many outputs are read across the left edge of each piece, and of the one after all."""
    stands = {id_: at for at, piece in enumerate(pieces) for id_ in piece}
    changes = [0] * (len(pieces) + 2)
    for id_, readers in consumers.items():
        last = max(stands[each] for each in readers)
        if last > stands[id_]:
            changes[stands[id_] + 1] += 1
            changes[last + 1] -= 1
    return list(accumulate(changes))


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
    rooms = [sizes[id_] for id_ in piece]
    apart = (upper.down + ROW_GAP + lower.up for upper, lower in pairwise(rooms))
    return list(accumulate(apart, initial=0.0))


def _widest(sizes: Sizes, piece: Piece) -> float:
    return max(sizes[id_].width for id_ in piece)
