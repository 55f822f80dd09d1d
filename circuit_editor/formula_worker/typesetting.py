"""Typesets formulas: LaTeX in, an SVG picture out.

The font of mathematics has no Chinese letters. They are drawn as squares of the same width, each in
a colour of its own, and taken out of the picture again: whoever shows it puts the letters there.
"""

from __future__ import annotations

import re
import unicodedata
import warnings
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

INK = "#010203"  # the colour that whoever shows a picture replaces by its own
POINTS = 17.0
LONGEST = 1_500  # of LaTeX: what is longer nobody reads in a panel

SQUARE = "⬜"
SQUARE_LEFT, SQUARE_WIDTH, SQUARE_BELOW = 0.041, 0.983, 0.185  # of its font's size
ADVANCE = 1.065
COLOURED = re.compile(r'<path d="([^"]*)" fill="#fe([0-9a-f]{4})" ?/>')
TEXT = re.compile(r"\\text\{([^{}]*)\}")
VIEW = re.compile(r'viewBox="(\S+) (\S+) ')
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


class Letter(NamedTuple):
    """A letter in a typeset picture: where it begins on its line, and its size."""

    letter: str
    x: float
    y: float
    size: float


@dataclass(frozen=True, slots=True)
class Typeset:
    """A formula as a picture: SVG in the colour INK, its width and height in pixels.

    `letters` are those the SVG lacks, in pixels from its upper left corner.
    """

    svg: str
    width: float
    height: float
    letters: tuple[Letter, ...] = ()

    def as_data(self) -> dict[str, Any]:
        """The picture as plain data: a PIECE of `answers`."""
        return {
            "svg": self.svg,
            "width": self.width,
            "height": self.height,
            "letters": list(map(list, self.letters)),
        }


def typeset(latex: str) -> Typeset | None:
    """Draw a formula; None where it is too long, or its font lacks one of the letters."""
    if len(latex) > LONGEST:
        return None
    try:
        with warnings.catch_warnings():
            # WORKAROUND https://github.com/cdelker/ziamath: it asks for its font in an old way
            warnings.simplefilter("ignore", DeprecationWarning)
            lacking = {each for each in latex if not _is_drawable(each)}
            if not all(map(_is_wide, lacking)):
                return None
            wide = sorted(lacking)
            drawn = _maths().Latex(_with_squares(latex, wide), size=POINTS, color=INK)
            width, height = drawn.getsize()
            svg, letters = _without_squares(drawn.svg(), wide)
            return Typeset(svg, float(width) + 2, float(height) + 2, letters)
    except Exception:  # whatever a typesetter cannot read is still there as text
        return None


def _with_squares(latex: str, wide: list[str]) -> str:
    """The formula with a square for each letter that the font lacks; in a `\\text` between two."""
    squares = {
        letter: rf"\textcolor{{#fe{at:04x}}}{{\text{{{SQUARE}}}}}" for at, letter in enumerate(wide)
    }
    if not squares:
        return latex

    def apart(found: re.Match[str]) -> str:
        parts = re.split(f"([{''.join(map(re.escape, wide))}])", found[1])
        row = (squares.get(each) or rf"\text{{{each}}}" for each in parts if each)
        return f"{{{''.join(row)}}}"

    latex = TEXT.sub(apart, latex)
    return "".join(squares.get(each, each) for each in latex)


def _without_squares(svg: str, wide: list[str]) -> tuple[str, tuple[Letter, ...]]:
    """The picture without the squares, and the letters that belong there."""
    if not wide:
        return svg, ()
    view = VIEW.search(svg)
    assert view is not None
    origin_x, origin_y = float(view[1]), float(view[2])
    letters = []
    for path, at in COLOURED.findall(svg):
        numbers = list(map(float, NUMBER.findall(path)))
        left, right, bottom = min(numbers[::2]), max(numbers[::2]), max(numbers[1::2])
        size = (right - left) / SQUARE_WIDTH
        x = left - (SQUARE_LEFT - (ADVANCE - 1) / 2) * size
        y = bottom - SQUARE_BELOW * size
        letters.append(Letter(wide[int(at, 16)], x - origin_x, y - origin_y, size))
    return COLOURED.sub("", svg), tuple(letters)


@cache
def _maths() -> Any:
    import ziamath

    maths: Any = ziamath
    maths.config.svg2 = False  # QtSvg draws next to nothing of what SVG 2 allows
    return maths


@cache
def _is_drawable(letter: str) -> bool:
    return letter.isascii() or bool(_maths().Latex("x").font.glyphindex(letter))


def _is_wide(letter: str) -> bool:
    """True for a letter of a Chinese, Japanese or Korean text: as wide as it is high."""
    return letter.isalnum() and unicodedata.east_asian_width(letter) in "WF"
