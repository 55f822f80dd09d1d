"""Icons: as an SVG renderer draws them, and in the colours of the theme."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QImage, QPainter
from PySide6.QtWidgets import QApplication

from circuit_editor import resources
from circuit_editor.ui.app.theme import DARK, LIGHT, THEMES, palette
from circuit_editor.ui.widgets import icons
from circuit_editor.ui.widgets.icons import icon

FILES = sorted((resources.folder() / "icons").glob("*.svg"))
NORMAL, DISABLED, SELECTED = QIcon.Mode.Normal, QIcon.Mode.Disabled, QIcon.Mode.Selected


@pytest.fixture
def theme(qapp):
    """Light; and what a test made of it is undone."""
    before = QApplication.palette()
    QApplication.setPalette(palette(LIGHT))
    yield
    QApplication.setPalette(before)


def image_of(made: QIcon, size: int, ratio: float = 1.0, mode: QIcon.Mode = NORMAL) -> QImage:
    pixmap = made.pixmap(QSize(size, size), ratio, mode)
    assert pixmap.width() == round(size * ratio)
    return pixmap.toImage().convertToFormat(QImage.Format.Format_ARGB32)


def channels(image: QImage) -> np.ndarray:
    """Blue, green, red, alpha, as the renderer has them."""
    shape = (image.height(), image.width(), 4)
    return np.frombuffer(image.constBits(), np.uint8).reshape(shape).astype(int)


def ink(image: QImage) -> tuple[QColor, int]:
    """The colour of what is drawn most strongly, and how strong it is, of 255."""
    pixels = channels(image).reshape(-1, 4)
    blue, green, red, alpha = pixels[np.argmax(pixels[:, 3])]
    return QColor(int(red), int(green), int(blue)), int(alpha)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_file_is_drawn_as_an_svg_renderer_draws_it(theme, path):
    from PySide6.QtSvg import QSvgRenderer

    source = path.read_text("utf-8")
    assert source.count("<") == 2 + len(icons.ELEMENT.findall(source)), "an element is not read"
    expected = QImage(72, 72, QImage.Format.Format_ARGB32)
    expected.fill(0)
    renderer = QSvgRenderer(source.replace("currentColor", LIGHT.ink).encode())
    with QPainter(expected) as painter:
        renderer.render(painter)
    drawn = channels(image_of(icon(path.stem), 24, 3.0))[..., 3]
    wanted = channels(expected)[..., 3]
    assert wanted.max() == 255
    assert np.abs(drawn - wanted).max() <= 64, "more than the edge of a line differs"
    assert abs(drawn.sum() / wanted.sum() - 1) < 0.01


def test_another_theme_recolours_an_icon_that_is_there(theme):
    made = icon("undo")
    for each in THEMES.values():
        QApplication.setPalette(palette(each))
        assert ink(image_of(made, 48))[0] == QColor(each.ink)
    QApplication.setPalette(palette(DARK))
    assert ink(image_of(QIcon(made), 48, mode=SELECTED))[0] == QColor(DARK.on_accent)


def test_what_cannot_be_clicked_is_fainter(theme):
    colour, strength = ink(image_of(icon("redo"), 48, mode=DISABLED))
    assert strength == 255, "where lines cross they are no darker"
    assert QColor(LIGHT.quiet).lightness() + 30 < colour.lightness() < 220


def test_a_line_is_as_sharp_at_every_scale(theme):
    """A grey edge beside each line, however large the screen's pixels are, and nothing more."""
    for ratio in (1.0, 1.5, 2.0, 3.0):
        alpha = channels(image_of(icon("present"), 20, ratio))[..., 3]
        column = alpha[:, alpha.shape[1] // 4]  # across the screen's upper and lower edge
        assert (column == 255).any() or ratio < 2
        assert ((column > 0) & (column < 255)).sum() <= 6
