"""Where an arrow key leads when no wire leads there: nearby, and rather ahead than aside."""

from __future__ import annotations

import pytest

from circuit_editor.model import EMPTY, edits
from circuit_editor.ui.canvas.gestures.keyboard_navigation import neighbour

RIGHT, DOWN = (1, 0), (0, 1)


@pytest.mark.parametrize(
    ("near", "found"),
    [
        ((100.0, 35.0), "near"),  # 100 + 2.5 × 35 is less than 200
        ((100.0, -35.0), "near"),
        ((100.0, 45.0), "far"),
        ((100.0, -45.0), "far"),
    ],
)
def test_a_step_aside_is_two_and_a_half_times_as_dear_as_one_ahead(near, found):
    for direction in (RIGHT, DOWN):
        document = edits.add(EMPTY, "here", "input", (0.0, 0.0))
        for id_, (ahead, aside) in (("near", near), ("far", (200.0, 0.0))):
            place = (ahead, aside) if direction == RIGHT else (aside, ahead)
            document = edits.add(document, id_, "input", place)
        assert neighbour(document.root, ["here"], direction) == found
