"""Guesses: a number as a learner types it, and how far it is from the true one.

Two definitions hold always. *Right* is the true number rounded at the digits typed, or, for a
fraction, a product or a power, which are exact, the true number itself. *Cut off* are the true
number's own digits, the rest left away. How many digits were typed is part of the answer: it is
compared exactly, and a few last places of a float are no difference.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from circuit_editor.text import (
    MINUS,
    Sentence,
    as_read,
    show,
)
from circuit_editor.text.numbers import STANDARD, to_decimals
from circuit_editor.text.typed_numbers import WrittenNumber, normalise_signs, read_number

FEW_DIGITS = Fraction(1, 20)  # what the digits typed leave open, as a part of the number, at most
TINY = Fraction(1, 10**9)  # how far an exact fraction may lie from the number computed
LAST_PLACES = 4  # of a float: two ways of computing the same number differ in them
FEW_DECIMALS = Fraction(1, 100)
SAID = {"inf": math.inf, "infinity": math.inf, "∞": math.inf, "nan": math.nan}


@dataclass(frozen=True, slots=True)
class Guess:
    """A typed guess: the number, and the worth of its last digit (0 for what is exact).

    `written` is the same to all digits; None for what is no finite number.
    """

    text: str
    number: float
    unit: float
    written: WrittenNumber | None = None

    @property
    def shown(self) -> str:
        """The guess for a sentence: as typed, with the program's own minus sign."""
        return self.text.replace("-", MINUS)

    @property
    def is_exact(self) -> bool:
        """True for a fraction, a product, a power: no digits were left away."""
        return self.unit == 0

    @property
    def exactly(self) -> Fraction:
        """The number typed, to all its digits."""
        return self.written.value if self.written is not None else Fraction(self.number)

    @property
    def last_place(self) -> Fraction:
        """The worth of the last digit, exactly; 0 for what is exact."""
        if self.written is None:
            return Fraction(self.unit)
        place = self.written.place
        return Fraction(0) if place is None else Fraction(10) ** place


class Fit(Enum):
    """The closeness of a guess to a number."""

    SAME = "same"
    COARSE = "coarse"  # true as far as it goes, but it leaves too much open
    OTHER = "other"


def read_guess(text: str) -> Guess | Sentence:
    """The number that was typed, or a sentence that says why it cannot be read."""
    tidy = normalise_signs(text)
    word = tidy.lstrip("+-").lower()
    if word in SAID:
        return Guess(text.strip(), -SAID[word] if tidy.startswith("-") else SAID[word], 0.0)
    read = read_number(text)
    if isinstance(read, Sentence):
        return read
    unit = 0.0 if read.place is None else 10.0 ** max(-320, min(308, read.place))
    return Guess(text.strip(), float(read.value), unit, read)


def fit(guess: Guess, number: float) -> Fit:
    """How a guess stands to a number: the same where rounding the number there gives the guess.

    What is typed as a fraction, a product or a power is exact, and the same where it is the number
    itself. 0 never stands for what is not 0, and few digits only where they leave little open.
    """
    if math.isnan(number) or math.isinf(number):
        return Fit.SAME if show(guess.number) == show(number) else Fit.OTHER
    if not math.isfinite(guess.number) or _is_far(guess, number):
        return Fit.OTHER
    apart, size = abs(guess.exactly - Fraction(number)), abs(Fraction(number))
    if apart <= _last_places(number):
        return Fit.SAME
    if guess.is_exact:
        return Fit.SAME if apart <= TINY * size else Fit.OTHER
    if apart > guess.last_place / 2 + _last_places(number):
        return Fit.OTHER
    if guess.exactly == 0:
        # "0" for 0.3 is an answer of its own, "0.00" for 0.003 too few digits
        return Fit.COARSE if guess.unit < 1 or size < FEW_DECIMALS / 2 else Fit.OTHER
    return Fit.SAME if apart <= FEW_DIGITS * size else Fit.COARSE


def is_cut_off(guess: Guess, number: float) -> bool:
    """True where the digits typed are those of the number, but cut off instead of rounded.

    0.02 is 0.0299 cut off. 0.9 is not 1 cut off, nor what is 1 but for the last place of a float.
    """
    if (
        guess.is_exact
        or not math.isfinite(number)
        or guess.exactly * Fraction(number) <= 0
        or fit(guess, number) is not Fit.OTHER
    ):
        return False
    left_away = abs(Fraction(number)) + _last_places(number) - abs(guess.exactly)
    return 0 <= left_away < guess.last_place


def has_two_digits(guess: Guess, number: float) -> bool:
    """True where two decimals were typed, or the first two digits of the number."""
    return guess.last_place <= max(FEW_DECIMALS, 2 * FEW_DIGITS * abs(Fraction(number)))


def as_shown(number: float) -> float:
    """The number that stands on the screen for this one, unless another format was chosen.

    What is right, rounded or wrong does not depend on how somebody likes numbers to be written.
    """
    return as_read(to_decimals(number, STANDARD.decimals))


def asked_unit(number: float) -> float:
    """The worth of the last digit that is asked for, however numbers are written on the screen."""
    written = to_decimals(number, STANDARD.decimals).replace(MINUS, "-")
    mantissa, _, exponent = written.partition("e")
    return 10.0 ** (int(exponent or 0) - len(mantissa.partition(".")[2]))


def _is_far(guess: Guess, number: float) -> bool:
    """True where floats tell already that two numbers are not the same: most are not."""
    return abs(guess.number - number) > guess.unit + 1e-6 * (abs(guess.number) + abs(number))


def _last_places(number: float) -> Fraction:
    return LAST_PLACES * Fraction(math.ulp(number))
