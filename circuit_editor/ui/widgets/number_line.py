"""Short forms of numbers for narrow fields: the leading digits are never out of sight."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionFrame

from circuit_editor.text import round_to_digits

MOST_DIGITS = 17  # of a float
FEWEST_DIGITS = 2
MARGIN = 3  # pixels that a line keeps free on both sides of its text, for the cursor


def select_from_the_front(line: QLineEdit) -> None:
    """Select all, the cursor at the front: what does not fit is cut at its end."""
    length = len(line.text())
    line.setSelection(length, -length)


def short_form(number: float, fits: Callable[[str], bool]) -> str:
    """The number with as many digits as fit: 1234567.891, 1234568, 1.23e6.

    It is never cut: 1.2345e20 without its end would read as 1.2345.
    """
    forms = (round_to_digits(number, digits) for digits in range(MOST_DIGITS, FEWEST_DIGITS, -1))
    return next(filter(fits, forms), round_to_digits(number, FEWEST_DIGITS))


def fits_in(line: QLineEdit, text: str) -> bool:
    """True where a line shows all of this text at once."""
    option = QStyleOptionFrame()
    line.initStyleOption(option)
    contents = QStyle.SubElement.SE_LineEditContents
    room = line.style().subElementRect(contents, option, line).width() - 2 * MARGIN
    return line.fontMetrics().horizontalAdvance(text) <= room
