"""Shares of the window's width: which panels are folded to their rails, how wide the others are.

Pure arithmetic in logical pixels; it knows no widgets. What the user chose by hand stands; all else
yields to the canvas: the left panel first, then the right one.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from math import ceil

from circuit_editor.named_tuple import NamedTuple

CANVAS_SHARE, BESIDE_LESSON = 2 / 3, 0.6  # of the window's width, that the canvas keeps
BESIDE_DRAGGED = 0.5  # the same beside panels that have their width from the user
ROOMY = 1_300  # the width of a window from which on the palette is open by itself
HAIRLINE = 1  # between a panel and the canvas


class PanelWish(NamedTuple):
    """A wish for a panel: its width, the least it may shrink to, and what was chosen."""

    width: int
    least: int
    is_open: bool | None = None  # by hand; None: as there is room
    is_dragged: bool = False  # the width is the user's


class PanelWidths(NamedTuple):
    """The widths of the panels; None for one that is folded to its rail."""

    left: int | None
    right: int | None


def share_width(
    window: int,
    rail: int,
    left: PanelWish,
    right: PanelWish,
    is_legible: Callable[[int], bool],
    canvas_share: float = CANVAS_SHARE,
) -> PanelWidths:
    """Return the widths at which the canvas keeps its share and shows the circuit legibly.

    `is_legible` is asked whether a canvas of this width shows the whole circuit large enough to be
    read. Where no choice suffices, the one with the most room for the canvas is taken.
    """
    widths = PanelWidths(None, None)
    for is_left, is_right in product(_choices(right), _choices(left)):
        is_left, is_right = is_right, is_left
        if not is_right and is_left and left.is_open is None and right.is_open is None:
            continue  # the right one does not fold before the left one
        if is_left and left.is_open is None and window < ROOMY:
            continue
        dragged = any(each.is_dragged for each, on in ((left, is_left), (right, is_right)) if on)
        kept = ceil(window * (min(BESIDE_DRAGGED, canvas_share) if dragged else canvas_share))
        room = window - kept - 2 * HAIRLINE
        widths = _widths(room, rail, left if is_left else None, right if is_right else None)
        taken = (widths.left or rail) + (widths.right or rail)
        if taken <= room and is_legible(window - 2 * HAIRLINE - taken):
            break
    return widths


def _choices(wish: PanelWish) -> tuple[bool, ...]:
    return (True, False) if wish.is_open is None else (wish.is_open,)


def _widths(room: int, rail: int, left: PanelWish | None, right: PanelWish | None) -> PanelWidths:
    """The right panel shrinks to what the left one leaves; that one only where it is alone."""
    if left is None:
        return PanelWidths(None, _shrunk(right, room - rail))
    if right is None:
        return PanelWidths(_shrunk(left, room - rail), None)
    return PanelWidths(left.width, _shrunk(right, room - left.width))


def _shrunk(wish: PanelWish | None, room: int) -> int | None:
    return None if wish is None else max(wish.least, min(wish.width, room))
