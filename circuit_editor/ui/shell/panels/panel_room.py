"""Shares of the window's width: which panels are folded to their rails, how wide the others are.

Pure arithmetic in logical pixels; it knows no widgets. What the user chose by hand stands; all else
yields to the canvas: the left panel first, then the right one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
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
    wanted: Sequence[Callable[[int], bool]],
    canvas_share: float = CANVAS_SHARE,
) -> PanelWidths:
    """Return the widths at which the canvas keeps its share and shows the circuit legibly.

    Each of `wanted` is asked whether a canvas of a width shows the circuit as it should be; what
    no choice grants is given up, the first one first. Where none is left, the choice with the most
    room for the canvas is taken.
    """
    choices = [*_listed(window, rail, left, right, canvas_share)]
    for is_good in wanted:
        for widths, room in choices:
            taken = (widths.left or rail) + (widths.right or rail)
            if taken <= room and is_good(window - 2 * HAIRLINE - taken):
                return widths
    return choices[-1][0]


def _listed(
    window: int, rail: int, left: PanelWish, right: PanelWish, canvas_share: float
) -> Iterator[tuple[PanelWidths, int]]:
    """The widths that may be chosen, the best first, and the room that panels have in each."""
    for is_left, is_right in product(_choices(right), _choices(left)):
        is_left, is_right = is_right, is_left
        if not is_right and is_left and left.is_open is None and right.is_open is None:
            continue  # the right one does not fold before the left one
        if is_left and left.is_open is None and window < ROOMY:
            continue
        dragged = any(each.is_dragged for each, on in ((left, is_left), (right, is_right)) if on)
        kept = ceil(window * (min(BESIDE_DRAGGED, canvas_share) if dragged else canvas_share))
        room = window - kept - 2 * HAIRLINE
        yield _widths(room, rail, left if is_left else None, right if is_right else None), room


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
