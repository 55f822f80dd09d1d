"""A row of widgets that goes on in another line: who stands where, at which width."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget

from circuit_editor.ui.widgets.wrapping_row import WrappingRow

WIDE, GAP = 100, 6


@pytest.fixture
def panel(qtbot):
    """A panel with a row of three buttons, each at least so wide."""
    panel = QWidget()
    qtbot.addWidget(panel)
    buttons = [QPushButton(name, panel) for name in "abc"]
    for button in buttons:
        button.setMinimumWidth(WIDE)
    panel.row = WrappingRow(buttons, panel, spacing=GAP)
    panel.buttons = buttons
    column = QVBoxLayout(panel)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(panel.row)
    column.addStretch(1)
    panel.resize(400, 300)
    panel.show()
    return panel


def lines(panel) -> list[str]:
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    shown = [each for each in panel.buttons if each.isVisible()]
    assert all(panel.row.rect().contains(each.geometry()) for each in shown)
    assert all(each.width() >= WIDE for each in shown)
    heights = sorted({each.y() for each in shown})
    return ["".join(each.text() for each in shown if each.y() == y) for y in heights]


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        (3 * WIDE + 2 * GAP, ["abc"]),
        (3 * WIDE + 2 * GAP - 1, ["ab", "c"]),
        (2 * WIDE + GAP, ["ab", "c"]),
        (2 * WIDE + GAP - 1, ["a", "b", "c"]),
        (WIDE, ["a", "b", "c"]),
    ],
)
def test_as_many_stand_in_a_line_as_there_is_room_for(panel, width, expected):
    panel.resize(width, 300)
    assert lines(panel) == expected
    high = panel.buttons[0].height()
    assert panel.row.height() == len(expected) * (high + GAP) - GAP


def test_they_share_what_is_left_and_one_that_is_hidden_takes_no_room(panel):
    panel.resize(500, 300)
    assert lines(panel) == ["abc"]
    assert sum(each.width() for each in panel.buttons) + 2 * GAP == 500
    panel.resize(2 * WIDE + GAP, 300)
    panel.buttons[1].hide()
    assert lines(panel) == ["ac"]
    panel.buttons[1].show()
    assert lines(panel) == ["ab", "c"]
