"""Widths of what is written on the canvas, remembered."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtGui import QFontMetricsF

from circuit_editor.ui.app import theme as look


@lru_cache(maxsize=4096)
def number_width(text: str, points: float) -> float:
    """How wide a number is, letter by letter: numbers are many, and letters few."""
    return sum(_letter_width(letter, points) for letter in text)


@lru_cache(maxsize=1024)
def _letter_width(letter: str, points: float) -> float:
    return QFontMetricsF(look.font(points, bold=True)).horizontalAdvance(letter)


@lru_cache(maxsize=64)
def drop(points: float) -> float:
    """From the middle of a line of digits down to where they stand."""
    metrics = QFontMetricsF(look.font(points, bold=True))
    return (metrics.ascent() - metrics.descent()) / 2


@lru_cache(maxsize=4096)
def word_width(text: str, points: float, italic: bool = False) -> float:
    """How wide a name or a caption is."""
    return QFontMetricsF(look.font(points, italic=italic)).horizontalAdvance(text)
