"""The table of boxes against a plain list of them."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF

from circuit_editor.ui.canvas.items.box_table import FIRST_ROOM, BoxTable

NUMBERS = st.integers(-50, 50).map(float)
BOXES = st.builds(lambda x, y, w, h: (x, y, x + abs(w), y + abs(h)), *(NUMBERS,) * 4)
STEPS = st.lists(st.one_of(st.lists(BOXES, max_size=4), st.integers(0, 100), BOXES), max_size=30)


@given(STEPS, BOXES)
def test_it_finds_what_a_walk_over_all_boxes_finds(steps, asked):
    table, boxes = BoxTable(), {}
    for step in steps:
        if isinstance(step, list):
            rows = table.add(np.array(step, dtype=float).reshape(-1, 4))
            assert not set(rows) & set(boxes)
            boxes |= dict(zip(rows, step, strict=True))
        elif isinstance(step, tuple) and boxes:
            row = min(boxes)
            table.put(row, step)
            boxes[row] = step
        elif isinstance(step, int) and boxes:
            row = sorted(boxes)[step % len(boxes)]
            table.remove(row)
            del boxes[row]
    left, top, right, bottom = asked
    rect = QRectF(left, top, right - left, bottom - top)
    touching = [
        row
        for row, box in sorted(boxes.items())
        if box[0] <= right and box[2] >= left and box[1] <= bottom and box[3] >= top
    ]
    assert table.meeting(rect) == touching
    if boxes:
        lefts, tops, rights, bottoms = zip(*boxes.values(), strict=True)
        whole = table.whole()
        assert (whole.left(), whole.top()) == (min(lefts), min(tops))
        assert (whole.right(), whole.bottom()) == (max(rights), max(bottoms))
    else:
        assert table.whole().isNull()


def test_it_grows_and_gives_rows_again():
    table = BoxTable()
    many = np.zeros((3 * FIRST_ROOM, 4))
    rows = table.add(many)
    assert rows == list(range(3 * FIRST_ROOM))
    for row in (5, 9):
        table.remove(row)
    assert set(table.add(many[:3])) == {5, 9, 3 * FIRST_ROOM}
