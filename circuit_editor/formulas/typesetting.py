"""Formulas drawn as mathematics: LaTeX in, an SVG picture out."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from functools import cache
from typing import Any

INK = "#010203"  # the colour that whoever shows a picture replaces by its own
POINTS = 17.0
LONGEST = 1_500  # of LaTeX: what is longer nobody reads in a panel


@dataclass(frozen=True, slots=True)
class Typeset:
    """A formula as a picture: SVG in the colour INK, its width and height in pixels."""

    svg: str
    width: float
    height: float


def typeset(latex: str) -> Typeset | None:
    """Draw a formula; None where it is too long, or its font lacks one of the letters."""
    if len(latex) > LONGEST:
        return None
    try:
        with warnings.catch_warnings():
            # WORKAROUND https://github.com/cdelker/ziamath: it asks for its font in an old way
            warnings.simplefilter("ignore", DeprecationWarning)
            if not all(map(_is_drawable, set(latex))):
                return None
            drawn = _maths().Latex(latex, size=POINTS, color=INK)
            width, height = drawn.getsize()
            return Typeset(drawn.svg(), float(width) + 2, float(height) + 2)
    except Exception:  # whatever a typesetter cannot read is still there as text
        return None


@cache
def _maths() -> Any:
    import ziamath

    maths: Any = ziamath
    maths.config.svg2 = False  # QtSvg draws next to nothing of what SVG 2 allows
    return maths


@cache
def _is_drawable(letter: str) -> bool:
    return letter.isascii() or bool(_maths().Latex("x").font.glyphindex(letter))
