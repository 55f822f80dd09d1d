"""Shares of the window's width: thresholds just below and above, and what the user chose."""

from __future__ import annotations

import pytest

from circuit_editor.ui.app import theme as look
from circuit_editor.ui.shell.panels.panel_room import HAIRLINE, ROOMY, PanelWidths, share_width
from circuit_editor.ui.shell.panels.side_panels import INSPECTOR_WISH, LESSON_WISH, PALETTE_WISH

RAIL = look.RAIL_WIDTH
LEGIBLE = lambda width: True  # noqa: E731
ILLEGIBLE = lambda width: False  # noqa: E731


def canvas(window: int, widths: PanelWidths) -> int:
    return window - 2 * HAIRLINE - (widths.left or RAIL) - (widths.right or RAIL)


def shared(window: int, is_legible=LEGIBLE, left=PALETTE_WISH, right=INSPECTOR_WISH, **others):
    return share_width(window, RAIL, left, right, (is_legible,), **others)


def test_the_canvas_keeps_two_thirds_of_every_window():
    for window in range(720, 2600):
        widths = shared(window)
        assert canvas(window, widths) >= window * 2 / 3, window
        assert widths.right is None or widths.right >= look.INSPECTOR_LEAST
        assert widths.left is None or widths.left == look.PALETTE_WIDTH


def test_beside_a_lesson_it_keeps_three_fifths():
    for window in range(720, 2600):
        widths = shared(window, left=LESSON_WISH, canvas_share=0.6)
        assert canvas(window, widths) >= window * 0.6, window
        assert widths.left >= look.LESSON_LEAST


@pytest.mark.parametrize(("window", "is_open"), [(ROOMY - 1, False), (ROOMY, True)])
def test_the_palette_is_open_from_a_width_on(window, is_open):
    assert (shared(window).left is not None) is is_open


def test_the_palette_folds_first_and_both_where_that_does_not_suffice():
    assert shared(1500) == (200, 298)
    assert shared(1500, lambda width: width >= 1001) == (None, look.INSPECTOR_WIDTH)
    assert shared(1500, lambda width: width >= 1117) == (None, None)
    assert shared(1500, ILLEGIBLE) == (None, None)


def test_what_folding_does_not_grant_folds_nothing():
    large = lambda width: True  # noqa: E731
    for least, expected in ((0, 200), (1001, None), (5000, 200)):
        wanted = (lambda width, least=least: width >= least, large)
        assert share_width(1500, RAIL, PALETTE_WISH, INSPECTOR_WISH, wanted).left == expected


def test_what_was_chosen_by_hand_stands():
    opened, folded = PALETTE_WISH._replace(is_open=True), PALETTE_WISH._replace(is_open=False)
    assert shared(800, left=opened).left == 200
    assert shared(1500, ILLEGIBLE, left=opened) == (200, None)
    assert shared(2500, left=folded).left is None
    both = shared(800, ILLEGIBLE, left=opened, right=INSPECTOR_WISH._replace(is_open=True))
    assert both == (200, look.INSPECTOR_LEAST)


def test_a_dragged_width_may_take_half_of_the_window():
    wide = INSPECTOR_WISH._replace(width=500, is_dragged=True)
    assert shared(1280, right=wide).right == 500
    assert shared(1000, right=wide) == (None, 1000 - 500 - RAIL - 2 * HAIRLINE)
    narrow = PALETTE_WISH._replace(width=150, is_dragged=True)
    assert shared(1360, left=narrow).left == 150
