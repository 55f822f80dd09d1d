"""What is written can be read: text has the contrast that WCAG asks for, in light and in dark."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QPalette
from windows import Desk

from circuit_editor import resources
from circuit_editor.ui.app import theme as look

FIRST = resources.folder() / "examples" / "first-example.circuit"
THEMES = [*look.THEMES.values(), *look.STAGE.values()]


def luminance(name: str) -> float:
    parts = QColor(name).getRgbF()[:3]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("role", ["ink", "quiet", "value", "gradient", "refused", "warned"])
def test_text_stands_out_from_panels_and_cards(theme, role):
    for paper in (theme.panel, theme.field):
        assert contrast(getattr(theme, role), paper) >= 4.5, paper


@pytest.mark.parametrize("choice", ["light", "dark"])
def test_a_wrong_verdict_is_written_in_the_dark_amber(qtbot, tmp_path, choice):
    desk = Desk(qtbot, tmp_path)
    desk.window.appearance.choose(choice)
    desk.open(FIRST)
    desk.window.classroom.predict("gradients")
    predicting = desk.window.classroom.predicting
    predicting.guess(predicting.current, "7")
    verdict = desk.window.classroom.predict_panel.verdict
    assert verdict.text().startswith("✗")
    shown = verdict.palette().color(QPalette.ColorRole.WindowText).name()
    assert contrast(shown, desk.window.appearance.theme.panel) >= 4.5
    desk.window.appearance.choose("light")
