"""Icons: as an SVG renderer draws them, and in the colours of the theme."""

from __future__ import annotations

import sys

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QWidget

from circuit_editor import resources
from circuit_editor.ui.app.theme import DARK, LIGHT, palette
from circuit_editor.ui.widgets.icon_buttons import IconButton
from circuit_editor.ui.widgets.icons import colour_on, draw_icon

FILES = sorted((resources.folder() / "icons").glob("*.svg"))


def drawn(name: str, size: int, colour: str = LIGHT.ink, ratio: float = 1.0) -> np.ndarray:
    """The channels of an icon on nothing: blue, green, red, alpha."""
    pixels = round(size * ratio)
    image = QImage(pixels, pixels, QImage.Format.Format_ARGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(0)
    with QPainter(image) as painter:
        draw_icon(painter, name, QRectF(0, 0, size, size), QColor(colour))
    return channels(image)


def channels(image: QImage) -> np.ndarray:
    shape = (image.height(), image.width(), 4)
    return np.frombuffer(image.constBits(), np.uint8).reshape(shape).astype(int)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_file_is_drawn_as_an_svg_renderer_draws_it(qapp, path):
    from PySide6.QtSvg import QSvgRenderer

    source = path.read_text("utf-8").replace("currentColor", LIGHT.ink)
    expected = QImage(72, 72, QImage.Format.Format_ARGB32)
    expected.fill(0)
    with QPainter(expected) as painter:
        QSvgRenderer(source.encode()).render(painter)
    found, wanted = drawn(path.stem, 24, ratio=3.0), channels(expected)
    assert wanted[..., 3].max() == 255
    assert np.abs(found - wanted)[..., 3].max() <= 64, "more than the edge of a line differs"
    assert abs(found[..., 3].sum() / wanted[..., 3].sum() - 1) < 0.01
    solid = (found[..., 3] == 255) & (wanted[..., 3] == 255)
    assert (found[solid] == wanted[solid]).all()


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0, 3.0])
def test_a_line_is_as_sharp_at_every_scale(qapp, ratio):
    """A grey edge beside each line, however large the screen's pixels are, and nothing more."""
    alpha = drawn("present", 20, ratio=ratio)[..., 3]
    column = alpha[:, alpha.shape[1] // 4]  # across the screen's upper and lower edge
    assert (column == 255).any() or ratio < 2
    assert ((column > 0) & (column < 255)).sum() <= 6


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda each: each.name)
def test_a_button_wears_the_themes_ink_and_is_fainter_where_it_is_disabled(qtbot, theme):
    panel = QWidget()
    qtbot.addWidget(panel)
    panel.setPalette(palette(theme))
    button = IconButton("redo", panel)
    assert colour_on(button) == QColor(theme.ink)
    button.setEnabled(False)
    ink, paper = QColor(theme.ink).lightness(), QColor(theme.panel).lightness()
    assert 0.15 < (colour_on(button).lightness() - paper) / (ink - paper) < 0.5


def test_a_word_beside_the_icon_has_its_room(qtbot):
    panel = QWidget()
    qtbot.addWidget(panel)
    button = IconButton("predict", panel)
    alone = button.sizeHint()
    button.show_word("Predict")
    assert button.sizeHint().height() == alone.height()
    assert button.sizeHint().width() > alone.width() + button.fontMetrics().horizontalAdvance("Pre")


def test_what_is_no_file_is_crossed_out_and_told(qtbot, monkeypatch):
    told = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, error, trace: told.append(error))
    assert (drawn("no such icon", 20)[..., 3] > 0).any()
    assert [type(each.__cause__) for each in told] == [FileNotFoundError]
