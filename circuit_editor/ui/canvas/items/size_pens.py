"""The pens and brushes by which wires and nodes tell the sizes of numbers.

Where a wire tells its gradient its width says how large that is, on a scale in steps. From afar,
where no number is written, its colour says the sign as well, and a negative one is dashed; a node
is filled by the sign and the size of its value, hatched where that is negative.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QPen

from circuit_editor.layout.size_scale import STEPS, UNKNOWN
from circuit_editor.ui.app import theme as look
from circuit_editor.ui.app.theme import Theme
from circuit_editor.ui.canvas.items.pens import FAINTEST, THIN, wire_pen

DARKEST = 0.55  # of the way from the colour of wires to that of ink
LEVELS = 3  # of fullness
DASH, SPACE = 6.0, 3.5  # pixels of a thin line that is dashed, at least


def width_of(step: int, zoom: float) -> float:
    """How wide a wire is drawn at a zoom for the step of its gradient, in scene units.

    Zooming out it keeps its pixels as far as numbers do; one that tells nothing is as wide as ever.
    """
    if step == UNKNOWN:
        return look.WIRE_WIDTH
    return look.WIRE_WIDTHS[abs(step)] * min(look.WIDTH_GROWTH, max(1.0, 1.0 / zoom))


def size_pen(theme: Theme, zoom: float, step: int) -> QPen:
    """The pen of a wire that tells the size of its gradient: wider and darker for larger ones."""
    pen = wire_pen(theme, zoom, width_of(step, zoom))
    if step != UNKNOWN and abs(step) > STEPS // 2:
        share = DARKEST * (abs(step) - STEPS // 2) / (STEPS - STEPS // 2)
        pen.setColor(_between(pen.color(), look.colour(theme.ink), share))
    return pen


def _between(one: QColor, other: QColor, share: float) -> QColor:
    """A colour so far from one on the way to another."""
    found = QColor.fromRgbF(
        one.redF() + share * (other.redF() - one.redF()),
        one.greenF() + share * (other.greenF() - one.greenF()),
        one.blueF() + share * (other.blueF() - one.blueF()),
    )
    found.setAlphaF(one.alphaF())
    return found


def far_pen(theme: Theme, zoom: float, step: int, *, is_thin: bool = False) -> QPen:
    """The pen of a wire that tells the size and the sign of its gradient from afar.

    Where there are too many wide ones they are all `is_thin`: a wide line takes ten times as long.
    """
    if step == UNKNOWN:
        return wire_pen(theme, zoom)
    size = abs(step)
    pixels = THIN if is_thin or size < look.FAR_WIDE else look.FAR_WIDTHS[size - look.FAR_WIDE]
    pixels *= theme.strength if pixels > THIN else 1.0
    colour = QColor(theme.wire if not step else theme.positive if step > 0 else theme.negative)
    if pixels == THIN:
        colour.setAlphaF(FAINTEST + (1 - FAINTEST) * size / len(look.WIRE_WIDTHS))
    pen = QPen(colour, pixels)
    pen.setCosmetic(True)
    if step < 0:
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setDashPattern([max(DASH / pixels, 1.8), max(SPACE / pixels, 1.0)])
    else:
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    return pen


def level_of(step: int) -> int:
    """How full a node is drawn for the step of its value: few levels, with its sign."""
    if step == UNKNOWN or not step:
        return 0
    level = min(LEVELS, 1 + (abs(step) - 1) * LEVELS // STEPS)
    return level if step > 0 else -level


def far_brush(theme: Theme, level: int) -> QBrush:
    """What a node is filled with from afar."""
    size = abs(level) / LEVELS
    if level < 0:
        colour = QColor(theme.negative)
        colour.setAlphaF(0.35 + 0.65 * size)
        return QBrush(colour, Qt.BrushStyle.BDiagPattern)
    colour = QColor(theme.positive)
    colour.setAlphaF(0.6 * size)
    return QBrush(colour)
