"""What is written can be read: text has the contrast that WCAG asks for, in light and in dark."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QFontInfo, QFontMetricsF, QPalette, QRawFont
from PySide6.QtWidgets import QApplication
from windows import Desk

from circuit_editor import resources
from circuit_editor.ui.app import theme as look
from circuit_editor.ui.canvas.paint_context import UNMEASURED

FIRST = resources.folder() / "examples" / "first-example.circuit"
SIGNS = "−×÷±≈≠≤≥→←↑↓·…½²³∂Δσμπ∞√∑"  # stand beside numbers, on gates and in sentences
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


def test_a_theme_looks_the_same_whatever_it_follows(qtbot, qapp, tmp_path):
    """Qt dresses all widgets anew where one sheet follows another; here none comes between."""
    desk = Desk(qtbot, tmp_path)
    desk.open(FIRST)

    def seen():
        QApplication.processEvents()
        window = desk.window
        return [each.grab().toImage() for each in (window.inspector, window.menuBar())]

    for choice in ("light", "dark"):
        desk.window.appearance.choose(choice)
    dressed = seen()
    qapp.setStyleSheet(f"{qapp.styleSheet()} ")
    assert seen() == dressed


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


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("italic", [False, True])
def test_the_programs_own_font_has_digits_of_one_width_and_our_signs(qapp, bold, italic):
    font = look.font(14, bold=bold, italic=italic)
    assert QFontInfo(font).family() == look.OWN_FONT
    assert QFontInfo(font).bold() == bold and QFontInfo(font).italic() == italic
    metrics = QFontMetricsF(font)
    assert len({round(metrics.horizontalAdvance(each), 2) for each in "0123456789"}) == 1
    raw = QRawFont.fromFont(font)
    assert [each for each in SIGNS if not raw.supportsCharacter(ord(each))] == []


def test_letters_that_it_has_not_come_from_elsewhere(qapp):
    assert not QRawFont.fromFont(look.font(14)).supportsCharacter(ord("層"))
    width = QFontMetricsF(look.font(14)).horizontalAdvance("層")
    assert width > 7, "a box at least"


def test_the_application_writes_in_it_and_programs_in_a_fixed_font(qapp):
    before = qapp.font()
    try:
        look.use_fonts(())
        assert QFontInfo(qapp.font()).family() == look.OWN_FONT
        assert QFontInfo(look.fixed_font(13)).fixedPitch()
    finally:
        qapp.setFont(before)


def test_where_nobody_looked_what_room_numbers_have_none_is_written_much_larger():
    assert look.writing(1.0, look.LIGHT, UNMEASURED).has_numbers
    for zoom in (0.5, 0.25):  # as large as is known to fit they are illegible there
        written = look.writing(zoom, look.LIGHT, UNMEASURED)
        assert not written.has_numbers and written.growth == UNMEASURED.most
