"""Number formatting: two decimals, a true minus sign, never a false zero."""

from __future__ import annotations

import math

MINUS = "\N{MINUS SIGN}"
TOO_LONG = 1e6


def show(number: float, decimals: int = 2) -> str:
    """Format one number for a wire or a card, always from its full precision.

    At least two significant digits are shown, so that what is written multiplies about as the
    numbers do: 0.05 is "0.050", 0.0996 is "0.10". What is not zero but would read as zero in
    `decimals` is written in scientific form (a vanishing gradient must not read 0.00), and so is
    what would be too long. There is no "-0.00".
    """
    if math.isnan(number):
        return "nan"
    if math.isinf(number):
        return "∞" if number > 0 else MINUS + "∞"
    rounded = float(f"{number:.{decimals}f}")
    mantissa, exponent = f"{number + 0.0:.1e}".split("e")  # rounded first: 0.0996 begins at 0.1
    if abs(rounded) >= TOO_LONG or (number != 0 and rounded == 0):
        text = f"{mantissa}e{int(exponent)}"
    else:
        text = f"{number + 0.0:.{max(decimals, 1 - int(exponent))}f}"
    return text.replace("-", MINUS)


def exact(number: float) -> str:
    """Format one number with every digit it has: the shortest text that reads back the same."""
    if math.isnan(number) or math.isinf(number):
        return show(number)
    return repr(float(number)).removesuffix(".0").replace("-", MINUS)


def brief(number: float) -> str:
    """Format one number for a symbol or a sentence: four significant digits, no needless zeros."""
    return round_to_digits(number, 4)


def round_to_digits(number: float, digits: int) -> str:
    """Format one number with so many significant digits, without needless zeros: 1.2e6."""
    if math.isnan(number) or math.isinf(number):
        return show(number)
    mantissa, _, exponent = f"{number + 0.0:.{digits}g}".partition("e")
    return (f"{mantissa}e{int(exponent)}" if exponent else mantissa).replace("-", MINUS)


def as_read(text: str) -> float:
    """The number that a reader takes from what is written here; nan where that is none."""
    try:
        return float(text.replace(MINUS, "-").replace("∞", "inf"))
    except ValueError:
        return math.nan
