"""Writes the numbers of wires: values, gradients, each on a little paper.

All papers of one colour are laid first, then all values written, then all gradients: a painter
that keeps its pen is quick. A text that is wider than its room is written smaller, or not at all
where it would be illegible.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Container, Iterable
from functools import partial
from math import inf
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from circuit_editor.gates import Array
from circuit_editor.layout.labels.label_rooms import BLANK, NumberKey
from circuit_editor.layout.labels.number_places import CENTRED, DOWN, LEVEL, UP, WIDTHS
from circuit_editor.layout.sizes import LABEL_HEIGHT
from circuit_editor.text import Quantity
from circuit_editor.ui.app import theme as look
from circuit_editor.ui.canvas.items.number_table import KeptNumber, NumberWriting, PlacedNumber
from circuit_editor.ui.canvas.items.text_metrics import (
    drop,
    in_parts,
    number_width,
    write_numbers_at,
)

if TYPE_CHECKING:
    from circuit_editor.ui.canvas.shown_circuit import ShownCircuit

USUAL = "−0.00"  # a small tile is written where such a number has room
TILE_HEIGHT = 16.0  # of a small tile, where numbers are as large as drawn
HALO = 4.0  # of paper around a number, so that no line runs through it
BENEATH = 3.0  # of a line of digits, nothing stands there: a thick wire may come so near
AROUND = 6.0  # scene units around its paper, that a number surely does not leave
AIR = 1.5  # on both sides of a number, at least
MOST_SHIFT = 10.0  # that a wide number stands aside of where it would
NOT_WRITTEN = 0.0, 0.0, 0.0
# what is kept free of paper over a number's digits and under them, by its side of the wire
ABOVE = {UP: BLANK, LEVEL: BLANK, DOWN: BENEATH}
BELOW = {UP: BENEATH, LEVEL: BLANK, DOWN: BLANK}


class NumberSizes:
    """Sizes in which numbers are written at a zoom: each as its own text has room."""

    def __init__(self, scene: ShownCircuit, zoom: float) -> None:
        self._scene, self._legible = scene, scene.theme.legible / zoom
        written = self._growth, _ = scene.writing(zoom)[:2]
        self._sizes = [scene.rooms.sizes(*written, at) for at in range(len(WIDTHS))]

    def fit(self, key: NumberKey, text: str, lean: int = CENTRED) -> tuple[float, float, float]:
        """How high its font is, 0 where it is not written; how wide it is then; how far aside.

        What does not grow to both sides gives way to neither.
        """
        if not text:
            return NOT_WRITTEN
        usual = number_width(text, look.LABEL_POINTS)
        at = bisect_left(WIDTHS, usual)
        is_wide = at == len(WIDTHS)
        sizes = self._sizes[at - is_wide]
        growth = sizes.get(key, self._growth) if sizes else self._growth
        if not growth:
            return NOT_WRITTEN
        points, aside = look.LABEL_POINTS * growth, 0.0
        if is_wide:
            rooms = self._scene.rooms
            surely = look.LABEL_POINTS * min(growth, rooms.most_at(key, usual))
            points = look.LABEL_POINTS * min(growth, rooms.most_usual)
            shift = MOST_SHIFT if lean == CENTRED else 0.0
            points, aside = self._fitting(key, text, points, shift)
            if points <= surely:
                points, aside = surely, 0.0
            if points < self._legible:
                return NOT_WRITTEN
        points = in_parts(points)
        return points, number_width(text, points), aside

    def _fitting(
        self, key: NumberKey, text: str, points: float, shift: float
    ) -> tuple[float, float]:
        """The size at which a wide number has room between what stands level with it.

        And how far right it stands then, of where it would: it gives way to what is nearer, by no
        more than `shift`.
        """
        rooms, half = self._scene.rooms, number_width(text, points) / 2 + AIR
        left, right = rooms.free.get(key, (inf, inf))
        for other, far in rooms.beside.get(key, ()):
            beside = self._scene.number_at(other.pin, other.what)
            if not beside:
                continue
            if number_width(beside, look.LABEL_POINTS) > WIDTHS[-1]:  # each its share of the way
                room = abs(far) * half / (half + number_width(beside, points) / 2 + AIR)
            else:  # as large as it is written, whatever becomes of this one
                room = abs(far) - self.fit(other, beside)[1] / 2
            left, right = (min(left, room), right) if far < 0 else (left, min(right, room))
        scale = min(1.0, (left + right) / (2 * half), (min(left, right) + shift) / half)
        aside = max(0.0, scale * half - left) - max(0.0, scale * half - right)
        return points * scale, aside


def write_numbers(
    painter: QPainter,
    scene: ShownCircuit,
    numbers: Iterable[PlacedNumber],
    zoom: float,
    only: Container[int] | None = None,
) -> None:
    """Write these numbers; how each is written is kept until it is another, or one zooms.

    Where one writes `only` some, by their ids, they lie over one another as if all were written.
    """
    theme, covered, fit = scene.theme, scene.covered_numbers, NumberSizes(scene, zoom).fit
    kept, changes = scene.kept_writing(zoom), scene.texts.changes
    papers: dict[str, list[QRectF]] = {}  # by their colours
    texts: dict[tuple[str, float], list[tuple[QPointF, str]]] = {}
    tiles: list[tuple[str, QRectF, Array]] = []
    scene.texts.look_up([each.key[:2] for each in numbers if id(each) not in kept])
    for number in numbers:
        if covered and number.key in covered:
            continue
        written, is_meant = kept.get(id(number)), only is None or id(number) in only
        if is_meant or written is None:
            text = scene.number_at(*number.key[:2])
            if written is None or written.text != text or written.changes not in (None, changes):
                written = kept[id(number)] = _write_anew(scene, number, text, fit)
        if written.writing is not None:
            ground, paper, style, line, tile = written.writing
            papers_here = papers.setdefault(ground, [])
            if tile is None:
                lines = texts.setdefault(style, [])
                if is_meant:
                    lines.append(line)
            elif is_meant:
                tiles.append((style[0], *tile))
            if is_meant:
                papers_here.append(paper)
    if tiles:
        from circuit_editor.ui.widgets.tile import paint_in_parts, paint_small_tile
    if not scene.has_paper:
        papers.pop(theme.canvas, None)
    painter.setPen(Qt.PenStyle.NoPen)
    for colour, rects in papers.items():
        painter.setBrush(look.colour(colour))
        painter.drawRects(rects)
    for (colour, points), lines in texts.items():
        if not lines:
            continue
        painter.setPen(look.colour(colour))
        write_numbers_at(painter, points, lines)
    for colour, room, array in tiles:
        most = scene.session.tile_scale.end
        paint = partial(paint_small_tile, painter, room, array, theme, colour, most)
        paint_in_parts(painter, room.adjusted(-HALO, -HALO, HALO, HALO), scene.parts, paint)


def rewritten(scene: ShownCircuit, numbers: Iterable[PlacedNumber], zoom: float) -> list[QRectF]:
    """Where these numbers were and are written that are others than when they were written last."""
    fit, kept, changes = NumberSizes(scene, zoom).fit, scene.kept_writing(zoom), scene.texts.changes
    found = []
    for number in numbers:
        text, before = scene.number_at(*number.key[:2]), kept.get(id(number))
        if before is None or before.text != text or before.changes not in (None, changes):
            after = kept[id(number)] = _write_anew(scene, number, text, fit)
            paper = QRectF()
            for each in (before, after):
                if each is not None and each.writing is not None:
                    paper = paper.united(each.writing.paper)
            if not paper.isNull():
                found.append(paper.adjusted(-AROUND, -AROUND, AROUND, AROUND))
    return found


def writings_of(
    scene: ShownCircuit, numbers: Iterable[PlacedNumber], zoom: float
) -> dict[PlacedNumber, NumberWriting]:
    """How those of these numbers are written now that are written at all."""
    rewritten(scene, numbers, zoom)
    kept = scene.kept_writing(zoom)
    written = ((each, kept[id(each)].writing) for each in numbers)
    return {each: writing for each, writing in written if writing is not None}


def _write_anew(
    scene: ShownCircuit,
    number: PlacedNumber,
    text: str,
    fit: Callable[[NumberKey, str, int], tuple[float, float, float]],
) -> KeptNumber:
    """How a number is written with another text than before."""
    writing = _written(scene, number, text, fit)
    is_wide = number_width(text, look.LABEL_POINTS) > WIDTHS[-1]
    depends = scene.texts.changes if is_wide or scene.session.shapes else None
    return KeptNumber(number, text, depends, writing)


def _written(
    scene: ShownCircuit,
    number: PlacedNumber,
    text: str,
    fit: Callable[[NumberKey, str, int], tuple[float, float, float]],
) -> NumberWriting | None:
    """How a number with this text is written; None where it is not."""
    (x, y, side, lean), key, theme = number.place, number.key, scene.theme
    array = _array_at(scene, key) if scene.session.shapes else None
    points, width, aside = fit(key, text if array is None else USUAL, lean)
    if not points:
        return None
    growth = points / look.LABEL_POINTS
    if array is not None:
        from circuit_editor.ui.widgets.tile import small_size

        width, tall = small_size(array.shape, TILE_HEIGHT * growth)
    height, left = growth * LABEL_HEIGHT, x + aside - width * (1 - lean) / 2
    top = y - height * (1 - side) / 2
    over, under = growth * ABOVE[side], growth * BELOW[side]
    paper = QRectF(left - HALO / 2, top + over, width + HALO, height - over - under)
    ground = theme.frame if number.is_in_frame else theme.canvas
    if scene.annotations is not None and not number.is_in_frame:
        ground = scene.annotations.ground_at(QPointF(x, y)) or ground
    at = QPointF(left, top + height / 2 + drop(points))
    tile = None
    if array is not None:
        tile = QRectF(left, top + (height - tall) / 2, width, tall), array
    colour = theme.gradient if key.what is Quantity.GRADIENT else theme.value
    return NumberWriting(ground, paper, (colour, points), (at, text), tile)


def _array_at(scene: ShownCircuit, key: NumberKey) -> Array | None:
    """The array that is drawn as a small tile there; None where a number is written."""
    session = scene.session
    is_value = key.what is Quantity.VALUE
    return (session.value(key.pin) if is_value else session.gradient(key.pin)).tile
