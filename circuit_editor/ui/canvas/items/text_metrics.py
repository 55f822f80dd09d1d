"""Widths of what is written on the canvas, and numbers of any size.

Fonts come in whole pixels. A number that has room for a part of one more is written through an
enlarged painter, and is as much wider than in the whole size.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from math import floor

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFontMetricsF, QPainter

from circuit_editor.ui.app import theme as look

PARTS = 8  # of a pixel: few sizes, whose letters Qt need not draw again and again


def in_parts(points: float) -> float:
    """The largest size that numbers are written in and that is no larger than this."""
    return floor(points * PARTS + 1e-6) / PARTS


@lru_cache(maxsize=4096)
def number_width(text: str, points: float) -> float:
    """How wide a number is, letter by letter: numbers are many, and letters few."""
    whole = _whole(points)
    return points / whole * sum(_letter_width(letter, whole) for letter in text)


@lru_cache(maxsize=1024)
def _letter_width(letter: str, points: int) -> float:
    return QFontMetricsF(look.font(points, bold=True)).horizontalAdvance(letter)


@lru_cache(maxsize=256)
def drop(points: float) -> float:
    """From the middle of a line of digits down to where they stand."""
    whole = _whole(points)
    metrics = QFontMetricsF(look.font(whole, bold=True))
    return points / whole * (metrics.ascent() - metrics.descent()) / 2


def write_numbers_at(
    painter: QPainter, points: float, numbers: Iterable[tuple[QPointF, str]]
) -> None:
    """Write numbers of one size, each from where its line begins."""
    whole = _whole(points)
    painter.setFont(look.font(whole, bold=True))
    if points == whole:
        for at, text in numbers:
            painter.drawText(at, text)
        return
    scale, to_screen = points / whole, painter.worldTransform()
    try:
        painter.scale(scale, scale)
        for at, text in numbers:
            painter.drawText(at / scale, text)
    finally:
        painter.setWorldTransform(to_screen)


def _whole(points: float) -> int:
    return max(1, round(points))


@lru_cache(maxsize=4096)
def word_width(text: str, points: float, italic: bool = False) -> float:
    """How wide a name or a caption is."""
    return _metrics(points, italic).horizontalAdvance(text)


@lru_cache(maxsize=64)
def _metrics(points: float, italic: bool) -> QFontMetricsF:
    return QFontMetricsF(look.font(points, italic=italic))
