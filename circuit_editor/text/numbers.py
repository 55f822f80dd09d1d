"""Number formatting: as many digits as the reader chose, a true minus sign, never a false zero.

Without a choice these are two decimals. The choice is one for the whole program; what a file holds,
what is typed and what stands in a formula has all its digits, whatever is chosen.
"""

from __future__ import annotations

import math
import re

from circuit_editor.named_tuple import NamedTuple

MINUS = "\N{MINUS SIGN}"
TOO_LONG = 1e6
SURELY_READ, SURELY_SHORT = 0.1, 1e5  # what has two digits to two decimals, and is not too long
SURELY_WITHIN = 5  # powers of ten
FEWEST_DIGITS = 2
TOO_SMALL = 1e-4  # what has fewer digits before it than zeros is written in scientific form
MOST_DECIMALS, MOST_DIGITS = 6, 15
LARGEST_BELOW = 99  # the line of a fraction
LARGEST_ABOVE = 999
STORED = "([0-9]{1,2}) (decimals|digits)( fractions)?"


class NumberFormat(NamedTuple):
    """A number format: to so many decimals or, where that is not 0, significant digits.

    With `has_fractions` what is one exactly is written as a fraction of small whole numbers.
    """

    decimals: int = 2
    digits: int = 0
    has_fractions: bool = False

    def as_stored(self) -> str:
        """The format for a settings file."""
        kind = f"{self.digits} digits" if self.digits else f"{self.decimals} decimals"
        return kind + (" fractions" if self.has_fractions else "")

    @staticmethod
    def of_stored(text: str) -> NumberFormat | None:
        """The format in a settings file; None where that is none, or out of its limits."""
        read = re.fullmatch(STORED, text)
        if read is None:
            return None
        count, kind, fractions = read.groups()
        if kind == "digits":
            made = NumberFormat(digits=int(count), has_fractions=bool(fractions))
            return made if 1 <= made.digits <= MOST_DIGITS else None
        made = NumberFormat(int(count), has_fractions=bool(fractions))
        return made if made.decimals <= MOST_DECIMALS else None


STANDARD = NumberFormat()
_chosen = [STANDARD]


def use_format(chosen: NumberFormat) -> None:
    """Write numbers so from now on."""
    _chosen[:] = [STANDARD if chosen == STANDARD else chosen]


def chosen_format() -> NumberFormat:
    """The format in which numbers are written now."""
    return _chosen[0]


def show(number: float, decimals: int | None = None) -> str:
    """Format one number for a wire or a card, always from its full precision.

    In the format that is chosen; where a place needs so many `decimals`, a format of fewer gives
    way.
    """
    chosen = _chosen[0]
    if chosen is STANDARD:
        return to_decimals(number, STANDARD.decimals if decimals is None else decimals)
    return show_in(chosen, number, decimals)


def show_in(chosen: NumberFormat, number: float, decimals: int | None = None) -> str:
    """Format one number in a format, whichever is chosen."""
    if not math.isfinite(number):
        return to_decimals(number, 0)
    fraction = as_fraction(number) if chosen.has_fractions else ""
    if fraction:
        return fraction
    if chosen.digits:
        return _to_digits(number, chosen.digits)
    wanted = max(chosen.decimals, decimals or 0)
    if wanted == 0 and float(number).is_integer() and abs(number) < TOO_LONG:
        return f"{number + 0.0:.0f}".replace("-", MINUS)
    if number and not float(f"{number:.{wanted}f}"):  # 0.3 to no decimals is no tiny number
        wanted = max(wanted, STANDARD.decimals)
    return to_decimals(number, wanted)


def within(longest: int, text: str, number: float) -> str:
    """A number with as many of the digits that are written as there is room for letters.

    Only where a format was chosen: without one, numbers are as long as they are.
    """
    if len(text) <= longest or _chosen[0] is STANDARD:
        return text
    forms = (round_to_digits(number, digits) for digits in range(longest, FEWEST_DIGITS, -1))
    fitting = (each for each in forms if len(each) <= longest)
    return next(fitting, round_to_digits(number, FEWEST_DIGITS))


def to_decimals(number: float, decimals: int) -> str:
    """Format one number to so many decimals, always from its full precision.

    At least two significant digits are shown, so that what is written multiplies about as the
    numbers do: 0.05 is "0.050", 0.0996 is "0.10". What is not zero but would read as zero in
    `decimals` is written in scientific form (a vanishing gradient must not read 0.00), and so is
    what would be too long. There is no "-0.00".
    """
    if decimals >= 2 and SURELY_READ <= abs(number) < SURELY_SHORT:  # as most are: quickly
        return f"{number:.{decimals}f}".replace("-", MINUS)
    if math.isnan(number):
        return "nan"
    if math.isinf(number):
        return "∞" if number > 0 else MINUS + "∞"
    mantissa, exponent = f"{number + 0.0:.1e}".split("e")  # rounded first: 0.0996 begins at 0.1
    power = int(exponent)
    # what is not surely in between is rounded to see whether it reads as 0, or is too long
    if not -decimals <= power < SURELY_WITHIN and number:
        rounded = float(f"{number:.{decimals}f}")
        if abs(rounded) >= TOO_LONG or rounded == 0:
            return f"{mantissa}e{power}".replace("-", MINUS)
    return f"{number + 0.0:.{max(decimals, 1 - power)}f}".replace("-", MINUS)


def _to_digits(number: float, digits: int) -> str:
    """Format one number with so many significant digits, without needless zeros."""
    mantissa, _, exponent = f"{number + 0.0:.{digits - 1}e}".partition("e")
    rounded = float(f"{mantissa}e{exponent}")
    if rounded != 0 and not TOO_SMALL <= abs(rounded) < TOO_LONG:
        return f"{_without_zeros(mantissa)}e{int(exponent)}".replace("-", MINUS)
    text = _without_zeros(f"{rounded:.{max(0, digits - 1 - int(exponent))}f}")
    return text.replace("-", MINUS)


def _without_zeros(text: str) -> str:
    return text.rstrip("0").rstrip(".") if "." in text else text


def as_fraction(number: float) -> str:
    """A number as a whole one or as a fraction in lowest terms, where it is just that; else "".

    It is where no other float is nearer to the fraction, and the fraction is made of few digits.
    """
    if not abs(number) < TOO_LONG:
        return ""
    for below in range(1, LARGEST_BELOW + 1):
        above = round(number * below)
        if above / below == number and (below == 1 or abs(above) <= LARGEST_ABOVE):
            text = str(above) if below == 1 else f"{above}/{below}"
            return text.replace("-", MINUS)
    return ""


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
    above, line, below = text.replace(MINUS, "-").replace("∞", "inf").partition("/")
    try:
        return float(above) / float(below) if line else float(above)
    except (ValueError, ZeroDivisionError):
        return math.nan
