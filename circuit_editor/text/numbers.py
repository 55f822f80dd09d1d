"""Numbers as a reader wants them: two decimals, a true minus sign, and never a false zero."""

from __future__ import annotations

import math

MINUS = "\N{MINUS SIGN}"
TOO_LONG = 1e6


def show(number: float, decimals: int = 2) -> str:
    """Format one number for a wire or a card, always from its full precision.

    What is not zero but would read as zero is written in scientific form (a vanishing gradient
    must not read 0.00), and so is what would be too long. There is no "-0.00".
    """
    if math.isnan(number):
        return "nan"
    if math.isinf(number):
        return "∞" if number > 0 else MINUS + "∞"
    text = f"{number + 0.0:.{decimals}f}"
    if abs(number) >= TOO_LONG or (number != 0 and float(text) == 0):
        mantissa, exponent = f"{number:.1e}".split("e")
        text = f"{mantissa}e{int(exponent)}"
    return text.replace("-", MINUS)


def exact(number: float) -> str:
    """Format one number with every digit it has: the shortest text that reads back the same."""
    if math.isnan(number) or math.isinf(number):
        return show(number)
    text = repr(float(number))
    return text.removesuffix(".0").replace("-", MINUS)


def brief(number: float) -> str:
    """Format one number for a symbol or a sentence: four significant digits, no needless zeros."""
    if math.isnan(number) or math.isinf(number):
        return show(number)
    mantissa, _, exponent = f"{number + 0.0:.4g}".partition("e")
    return (f"{mantissa}e{int(exponent)}" if exponent else mantissa).replace("-", MINUS)
