"""Paints arrays as tiles: a cell for each entry, coloured by its sign and size.

Nothing is blended away: where entries share a cell the largest stands for all of them, and nan,
which is crossed out, before any other. What is covered is a question mark in every cell.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache, partial
from math import isfinite, isnan
from typing import TYPE_CHECKING, cast

import numpy as np
from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPen, QRegion

from circuit_editor.gates import Array
from circuit_editor.layout.tiles import WRITTEN, TileGrid, grid_of
from circuit_editor.text.numbers import (
    MINUS,
    STANDARD,
    TOO_LONG,
    NumberFormat,
    as_read,
    chosen_format,
    round_to_digits,
    show,
)
from circuit_editor.ui.app import theme as look
from circuit_editor.ui.app.guarded_painting import keep_painter_state
from circuit_editor.ui.app.theme import Theme
from circuit_editor.ui.canvas.items.text_metrics import (
    drop,
    in_parts,
    number_width,
    write_numbers_at,
)
from circuit_editor.ui.session.tile_scale import size_shown
from circuit_editor.ui.widgets.tile_lines import (
    JOINT,
    NO_MARKS,
    TileLines,
    TileMarks,
    draw_lines,
    framing,
    is_on_pixels,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray

STEPS = 100  # of colours on either side of 0
# of its colour, the cell of the largest number: digits on it have a contrast of 4.5
STRONGEST, STRONGEST_IN_THE_DARK = 0.78, 0.52
LETTERS = 5  # in a cell: −0.75
BESIDE_NUMBER = 1.2  # in a cell, on either side
SMALLEST_IN_CELLS = 15.4  # the height of −0.75 where it fills a cell, in scene units
FILLED = 0.94  # of a cell's height, by the height of its font at most
LEAST_POINTS = 8.0  # pixels of the screen: smaller, no number is written
EM = 100.0  # points in which the widths of numbers are measured
COVERED_POINTS = 12.5  # of the question mark in a tile without numbers, at least
SMALLEST_COMPARED = 0.01  # the largest of a tile that is written to decimals
NEARLY_ZERO = "≈0"  # what is not 0 and would read as 0
NOTHING = f"{MINUS}0."  # of what a number consists that reads as 0
PLAIN, BELOW_TEN = 1e-4, 9.9  # between them two digits are written without an exponent
SMALL_BORDER = 1.5
LEAST_SMALL, WIDEST_SMALL = 0.7, 2.6  # of the height of a small tile: its width
LEAST_JOINTED = 5.0  # pixels: cells that are large enough to be told apart
SIGN, LEAST_SIGN = 0.7, 0.6  # of a cell without a number; how thick its bars are at least
SMOOTH, OPAQUE = QPainter.RenderHint.SmoothPixmapTransform, QImage.Format.Format_RGB32
MOST_RECTANGLES = 64  # cells of a facet that are filled one by one


def paint_tile(
    painter: QPainter,
    at: QPointF,
    array: Array | None,
    shape: tuple[int, ...],
    theme: Theme,
    border: str,
    *,
    zoom: float = 1.0,
    marks: TileMarks = NO_MARKS,
    most: float | None = None,
) -> None:
    """Paint an array of this shape with the upper left corner at a point, in scene units.

    Without an `array` its numbers are covered. `border` is a colour; `zoom` is how many pixels of
    the screen a unit takes: numbers are left out where they would be illegible. `most` is the size
    that has the strongest colour, by default that of the largest entry.
    """
    grid = grid_of(shape)
    cells = None if array is None else entries_drawn(array, grid)
    _fill(painter, at, grid, cells, theme, most, has_numbers=grid.has_numbers)
    if grid.has_numbers:
        _write(painter, at, grid, cells, theme, zoom)
    elif cells is None:
        _write_covered(painter, QRectF(at, QSizeF(*grid.size)), theme)
    has_joints = min(grid.cell) * zoom >= LEAST_JOINTED
    framed = 1.0 if marks is NO_MARKS else framing(theme, zoom)
    draw_lines(painter, at, TileLines(shape, theme, border, has_joints, marks, framed))


def paint_in_parts(
    painter: QPainter, room: QRectF, parts: QRegion | None, paint: Callable[[], None]
) -> None:
    """Paint what takes a room, or what of it is in some parts of the window, one by one.

    Where a clip is no rectangle Qt scales pictures otherwise.
    """
    if parts is None:
        paint()
        return
    at = painter.worldTransform()
    seen = parts.intersected(at.mapRect(room).toAlignedRect())
    try:
        for rect in cast("Iterable[QRect]", seen):
            painter.resetTransform()
            painter.setClipRect(rect)
            painter.setWorldTransform(at)
            paint()
    finally:
        painter.setClipping(False)


def paint_small_tile(
    painter: QPainter,
    room: QRectF,
    array: Array,
    theme: Theme,
    border: str,
    most: float | None = None,
) -> None:
    """Paint the colours of an array without its numbers, as large as a room."""
    grid = grid_of(array.shape)
    width, height = grid.size
    with keep_painter_state(painter):
        painter.translate(room.topLeft())
        painter.scale(room.width() / width, room.height() / height)
        cells = entries_drawn(array, grid)
        _fill(painter, QPointF(0.0, 0.0), grid, cells, theme, most, has_numbers=False)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(look.colour(border), SMALL_BORDER * theme.strength))
    half = SMALL_BORDER / 2
    painter.drawRoundedRect(room.adjusted(-half, -half, half, half), 1.5, 1.5)


def small_size(shape: tuple[int, ...], height: float) -> tuple[float, float]:
    """The size of a small tile that is so high: as wide as its cells are many, within limits."""
    grid = grid_of(shape)
    across = grid.columns * min(grid.across, grid.facets)
    down = grid.rows * (grid.facets / grid.across)
    return height * min(WIDEST_SMALL, max(LEAST_SMALL, across / down)), height


def entries_drawn(array: Array, grid: TileGrid) -> Array:
    """The numbers of the cells that are drawn: (facets, rows, columns).

    Of those that share a cell the one of the largest size, and nan before any.
    """
    if not array.size:
        return np.zeros((1, 1, 1))
    facets = array.reshape(-1, *((1, 1, *array.shape)[-2:]))[: grid.facets]
    down, across = grid.merged
    if (down, across) == (1, 1):
        return facets
    count, rows, columns = facets.shape
    padded: Array = np.zeros((count, grid.rows * down, grid.columns * across))
    padded[:, :rows, :columns] = facets
    shared = padded.reshape(count, grid.rows, down, grid.columns, across).swapaxes(2, 3)
    shared = shared.reshape(count, grid.rows, grid.columns, down * across)
    sizes = np.where(np.isnan(shared), np.inf, np.abs(shared))
    sizes[np.isinf(shared)] = np.finfo(float).max
    largest = sizes.argmax(axis=-1)[..., np.newaxis]
    found: Array = np.take_along_axis(shared, largest, axis=-1)[..., 0]
    return found


def _places(cells: Array, scale: float, *, is_safe: bool) -> NDArray[np.intp]:
    """Where the colour of each cell stands on the scale of colours; that of nan is the paper's.

    It `is_safe` where all are finite and none is larger than the scale.
    """
    if not scale:
        return np.full(cells.shape, STEPS, np.intp)
    if is_safe:
        share = cells / scale
    else:
        with np.errstate(all="ignore"):
            share = np.clip(cells / scale, -1.0, 1.0)
        share[np.isnan(share)] = 0.0
    share *= STEPS
    np.rint(share, out=share)
    share += STEPS
    return share.astype(np.intp)


@lru_cache(maxsize=16)
def _scale_colours(theme: Theme) -> NDArray[np.uint32]:
    """The colours from the most negative number to the most positive, as 0xffrrggbb."""
    share = np.linspace(-1.0, 1.0, 2 * STEPS + 1)[:, np.newaxis]
    strongest = STRONGEST_IN_THE_DARK if theme.name.startswith("dark") else STRONGEST
    paper, low, high = map(_channels, (theme.panel, theme.negative, theme.positive))
    mixed = paper + strongest * np.abs(share) * (np.where(share < 0, low, high) - paper)
    red, green, blue = np.rint(mixed).astype(np.uint32).T
    colours: NDArray[np.uint32] = np.uint32(0xFF000000) | red << 16 | green << 8 | blue
    return colours


@lru_cache(maxsize=16)
def _brushes(theme: Theme) -> tuple[QColor, ...]:
    """The same colours as a painter takes them."""
    return tuple(map(QColor, _scale_colours(theme).tolist()))


def colours_of(array: Array, theme: Theme) -> list[QColor]:
    """The colours of the numbers of an array as in its tile, one after another."""
    places = _places(array, size_shown(array), is_safe=False)
    brushes = _brushes(theme)
    return [brushes[place] for place in places.ravel().tolist()]


def _channels(name: str) -> Array:
    """Red, green and blue of a colour, from 0 to 255."""
    colour = look.colour(name)
    return np.array([colour.red(), colour.green(), colour.blue()], dtype=np.float64)


@lru_cache(maxsize=1024)
def _rooms(grid: TileGrid, left: float, top: float) -> tuple[QRectF, ...]:
    """The rectangles of the facets of a tile at a place; nobody changes them."""
    size = QSizeF(*grid.facet_size)
    corners = map(grid.corner, range(grid.facets))
    return tuple(QRectF(QPointF(left + x, top + y), size) for x, y in corners)


def _fill(
    painter: QPainter,
    at: QPointF,
    grid: TileGrid,
    cells: Array | None,
    theme: Theme,
    most: float | None,
    *,
    has_numbers: bool,
) -> None:
    """Fill the cells with their colours; nan is hatched where no number says what it is."""
    width, height = grid.cell
    rooms = _rooms(grid, at.x(), at.y())
    if cells is None:
        for room in rooms:
            painter.fillRect(room, look.colour(theme.field))
        return
    largest = max(float(cells.max()), -float(cells.min()))
    is_finite = isfinite(largest)  # nan comes through
    scale = most if most is not None else largest if is_finite else size_shown(cells)
    places = _places(cells, scale, is_safe=is_finite and most is None)
    is_smooth = painter.testRenderHint(SMOOTH)
    if is_smooth:
        painter.setRenderHint(SMOOTH, False)
    is_of_lines = places[0].size <= MOST_RECTANGLES and not is_on_pixels(painter)
    for room, some in zip(rooms, places, strict=True):
        if is_of_lines:  # rectangles stay sharp there
            brushes, left, top = _brushes(theme), room.left(), room.top()
            for row, line in enumerate(some.tolist()):
                y = top + row * height
                for column, place in enumerate(line):
                    painter.fillRect(
                        QRectF(left + column * width, y, width, height), brushes[place]
                    )
        else:
            (rows, columns), pixels = some.shape, _scale_colours(theme)[some].tobytes()
            painter.drawImage(room, QImage(pixels, columns, rows, 4 * columns, OPAQUE))
    if is_smooth:
        painter.setRenderHint(SMOOTH)
    if is_finite:
        return
    for facet, row, column in np.argwhere(~np.isfinite(cells)).tolist():
        left, top = rooms[facet].left() + column * width, rooms[facet].top() + row * height
        cell, number = QRectF(left, top, width, height), cells[facet, row, column]
        if isnan(number):
            painter.fillRect(cell, look.colour(look.SPOILT_PAPER))
        if not has_numbers:
            mark_endless(painter, cell, number, theme)


def mark_endless(painter: QPainter, cell: QRectF, number: float, theme: Theme) -> None:
    """Cross out the cell of nan; put a plus or a minus into that of inf."""
    if isnan(number):
        painter.fillRect(cell, QBrush(look.colour(look.SPOILT), Qt.BrushStyle.DiagCrossPattern))
        return
    half = SIGN * min(cell.width(), cell.height()) / 2
    thick = max(LEAST_SIGN, half / 2)
    sign = QRectF(0.0, 0.0, 2 * half, thick)
    for bar in (sign, sign.transposed()) if number > 0 else (sign,):
        bar.moveCenter(cell.center())
        painter.fillRect(bar, look.colour(theme.ink))


def paint_colours(painter: QPainter, room: QRectF, theme: Theme) -> None:
    """Draw the scale of colours from the most negative number to the most positive."""
    colours = _scale_colours(theme)
    pixels = colours.tobytes()
    image = QImage(pixels, len(colours), 1, 4 * len(colours), OPAQUE)
    painter.drawImage(room, image)


def paint_sample(painter: QPainter, cell: QRectF, number: float | None, theme: Theme) -> None:
    """Draw the cell of what is no finite number: nan, inf, or, without one, what is covered."""
    colours = _scale_colours(theme)
    if number is None:
        painter.fillRect(cell, look.colour(theme.field))
        _write_covered(painter, cell, theme)
    else:
        shade = look.colour(look.SPOILT_PAPER)
        if not isnan(number):
            shade = QColor(int(colours[-1 if number > 0 else 0]))
        painter.fillRect(cell, shade)
        mark_endless(painter, cell, number, theme)
    painter.setPen(QPen(look.colour(theme.line), JOINT))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(cell)


def _write(
    painter: QPainter, at: QPointF, grid: TileGrid, cells: Array | None, theme: Theme, zoom: float
) -> None:
    """Write the number of each entry into its cell, or a question mark; all in one size."""
    numbers = [None] * (grid.rows * grid.columns) if cells is None else cells[0].ravel().tolist()
    wanted = max(look.LABEL_POINTS, theme.wanted / zoom)  # as the numbers beside them
    texts, points = texts_in_cells(numbers, wanted)
    if points * zoom < LEAST_POINTS:
        return
    x, y, dropped = at.x(), at.y(), drop(points)
    ink: list[tuple[QPointF, str]] = []
    spoilt: list[tuple[QPointF, str]] = []
    for each, text, (middle, line) in zip(numbers, texts, _middles(grid), strict=True):
        corner = QPointF(x + (middle - points * _ems(text) / 2), y + (line + dropped))
        (ink if each is None or each == each else spoilt).append((corner, text))
    for name, some in ((theme.ink, ink), (look.SPOILT, spoilt)):
        if some:
            painter.setPen(look.colour(name))
            write_numbers_at(painter, points, some)


@lru_cache(maxsize=64)
def _middles(grid: TileGrid) -> tuple[tuple[float, float], ...]:
    """The middles of the cells of a tile with numbers, from its upper left corner, row by row."""
    width, height = grid.cell
    places = (divmod(number, grid.columns) for number in range(grid.rows * grid.columns))
    return tuple(((column + 0.5) * width, (row + 0.5) * height) for row, column in places)


def texts_in_cells(numbers: list[float | None], wanted: float) -> tuple[list[str], float]:
    """What is written in the cells of a tile, and how large, in scene units; None is covered.

    All to as many decimals as tell the largest, or as all are told by exactly, whatever is `wanted`
    at this zoom. A format that was chosen holds as far as its digits can be so large.
    """
    texts, points = _texts_in_cells(tuple(numbers), wanted, chosen_format())
    return list(texts), points


@lru_cache(maxsize=256)
def _texts_in_cells(
    numbers: tuple[float | None, ...], wanted: float, _format: NumberFormat
) -> tuple[list[str], float]:
    width, height = WRITTEN
    most = min(wanted, FILLED * height)
    texts: list[str] = []
    points = 0.0
    known = [each for each in numbers if each is not None and isfinite(each)]
    alike = _form_of_all(known)
    forms = (alike,) if _format == STANDARD else (number_in_cell, in_two_digits, alike)
    for form in forms:
        written = ["?" if each is None else form(each) for each in numbers]
        widest = max(map(_ems, set(written)))
        size = in_parts(min(most, (width - 2 * BESIDE_NUMBER) / widest))
        if size > points:
            texts, points = written, size
        if points >= in_parts(most):
            break
    return texts, points


@lru_cache(maxsize=4096)
def _ems(text: str) -> float:
    """How wide a number is, by the height of its font."""
    return number_width(text, EM) / EM


def number_in_cell(number: float) -> str:
    """A number as it is written in a cell, where there is room for few letters."""
    text = show(number)
    return text if len(text) <= LETTERS else min(text, in_two_digits(number), key=len)


def in_two_digits(number: float) -> str:
    """A number with two significant digits, or as a whole one where that is no longer.

    What is rounded does not look like a number that is just that: 0.9975 is "1.0".
    """
    if PLAIN <= abs(number) < BELOW_TEN:  # as most are: quickly
        text = f"{number:.2g}"
        return (text if float(text) == number else f"{number:#.2g}").replace("-", MINUS)
    text = round_to_digits(number, 2)
    if not 1e2 <= abs(number) < 1e4:
        return text if as_read(text) == number or not isfinite(number) else _as_rounded(number)
    whole = round_to_digits(number, 4).partition(".")[0]
    return whole if len(whole) <= len(text) else text


def _as_rounded(number: float) -> str:
    """A number with two significant digits, zeros among them, and with a decimal below 100."""
    text = f"{number:.1f}" if 10.0 <= abs(number) < 1e2 else f"{number:#.2g}"
    mantissa, _, exponent = text.partition("e")
    return (f"{mantissa}e{int(exponent)}" if exponent else mantissa).replace("-", MINUS)


def _form_of_all(numbers: list[float]) -> Callable[[float], str]:
    """How each number of a tile is written, so that they can be compared at a glance."""
    largest = max(map(abs, numbers), default=0.0)
    if 0.0 < largest < SMALLEST_COMPARED:
        return in_two_digits
    told = decimals_of(largest)
    are_exact = (
        fewer for fewer in range(told) if all(round(each, fewer) == each for each in numbers)
    )
    return partial(to_common_decimals, decimals=next(are_exact, told))


def decimals_of(largest: float) -> int:
    """How many decimals tell the largest number of a tile: two significant digits at least."""
    if largest >= 10.0 or not largest:
        return 0 if largest >= 100.0 else 1
    return 2 if largest >= 0.1 else 3


def to_common_decimals(number: float, decimals: int) -> str:
    """A number to so many decimals as all of its tile; what is not 0 does not read as 0.

    Below 100 one that is not whole has a decimal: it would look as if it were.
    """
    if not isfinite(number) or abs(number) >= TOO_LONG:
        return in_two_digits(number)
    if abs(number) < 1e2 and not float(number).is_integer():
        decimals = max(decimals, 1)
    text = f"{number:.{decimals}f}".replace("-", MINUS)
    if text.strip(NOTHING):
        return text
    return NEARLY_ZERO if number else "0"


def _write_covered(painter: QPainter, whole: QRectF, theme: Theme) -> None:
    painter.setPen(look.colour(theme.quiet))
    painter.setFont(
        look.font(max(COVERED_POINTS, min(whole.width(), whole.height()) / 2), bold=True)
    )
    painter.drawText(whole, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, "?")


@lru_cache(maxsize=256)
def facets_left(shape: tuple[int, ...]) -> str:
    """How many facets a tile does not show, as "+28"; "" where it shows all."""
    grid = grid_of(shape)
    left = grid.all_facets - grid.facets
    return f"+{left}" if left else ""
