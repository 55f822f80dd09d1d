"""Step sizes of sliders: no finer than a pixel or a digit shown, and always a round number."""

from __future__ import annotations

import math

from circuit_editor.text.numbers import MINUS, STANDARD, to_decimals


def slider_step(span: float, pixels: float) -> float:
    """What one pixel of a slider turns, rounded down to 1, 2 or 5 of a decimal place."""
    per_pixel = max(span / max(pixels, 1.0), 1e-300)
    place = 10.0 ** math.floor(math.log10(per_pixel))
    return max((digit * place for digit in (1, 2, 5) if digit * place <= per_pixel), default=place)


def last_digit(value: float) -> float:
    """What one more of the last digit is of a value as cards show it, unless told: 0.01 of 2.00."""
    digits, _, exponent = to_decimals(value, STANDARD.decimals).replace(MINUS, "-").partition("e")
    decimals = len(digits.partition(".")[2])
    return float(f"1e{int(exponent or 0) - decimals}")


def on_step(value: float, step: float) -> float:
    """The multiple of the step that is nearest, without the dust of binary fractions."""
    return float(f"{round(value / step) * step:.12g}")
