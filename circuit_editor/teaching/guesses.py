"""A number as a learner types it, and whether it agrees with the true one within the rounding.

`0.39`, `−0,39`, `2/3`, `4.0e−3` and what the program itself shows can all be typed. How many
digits were typed is part of the answer: 0.2 says less than 0.20, and is held to less.
"""

from __future__ import annotations

import math
import re
import unicodedata
from dataclasses import dataclass
from enum import Enum

from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence, show
from circuit_editor.text.numbers import MINUS

LONGEST = 40  # signs: more is no number that anybody worked out
FEW_DIGITS = 0.05  # what the digits typed leave open, as a part of the number, is at most this
TINY = 1e-9  # how far two ways of computing the same number may lie apart

PLAIN = re.compile(r"([+-]?)(\d+\.?\d*|\.\d+)(?:[eE]([+-]?\d{1,4}))?")
TIMES_TEN = re.compile(r"[×*·x]10\^?\(?([+-]?\d{1,4})\)?$")
AROUND_SIGNS = re.compile(r"\s*([-+/×*·^=≈])\s*")
MIXED = re.compile(r"(\d)([¼-¾⅐-⅞])")
RAISED = re.compile(r"10([⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+)$")
LOWERED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789-+")
DASHES = str.maketrans({MINUS: "-", "–": "-", "﹣": "-", "－": "-", "⁄": "/", "÷": "/", "∕": "/"})
SAID = {"inf": math.inf, "infinity": math.inf, "∞": math.inf, "nan": math.nan}


@dataclass(frozen=True, slots=True)
class Guess:
    """What was typed: the number, and the worth of its last digit (0 for an exact fraction)."""

    text: str
    number: float
    unit: float

    @property
    def shown(self) -> str:
        """The guess for a sentence: as typed, with the program's own minus sign."""
        return self.text.replace("-", MINUS)


class Fit(Enum):
    """How a guess stands to a number."""

    SAME = "same"
    COARSE = "coarse"  # true as far as it goes, but it leaves too much open
    OTHER = "other"


def read_guess(text: str) -> Guess | Sentence:
    """The number that was typed, or a sentence that says why it cannot be read."""
    tidy = _tidy(text)
    if not tidy:
        return Sentence.of(QT_TRANSLATE_NOOP("Sentence", "Type a number, such as 0.25 or 1/4."))
    if len(tidy) > LONGEST:
        return Sentence.of(
            QT_TRANSLATE_NOOP("Sentence", "That is too long for a number (limit {limit} signs)."),
            limit=LONGEST,
        )
    sign = -1.0 if tidy.startswith("-") else 1.0
    if tidy.lstrip("+-").lower() in SAID:
        return Guess(text.strip(), sign * SAID[tidy.lstrip("+-").lower()], 0.0)
    above, slash, below = tidy.partition("/")
    if slash:
        return _fraction(text, above, below)
    read = _plain(tidy)
    return read if isinstance(read, Sentence) else Guess(text.strip(), *read)


def fit(guess: Guess, number: float) -> Fit:
    """How a guess stands to a number: the same within the digits typed, or within those shown.

    A guess of two digits for a number of many is the same where rounding it gives the guess; a
    fraction where it lies within half a unit of the last decimal shown. 0 never stands for what
    is not 0, and one digit only where it leaves little open.
    """
    if math.isnan(number) or math.isinf(number):
        return Fit.SAME if show(guess.number) == show(number) else Fit.OTHER
    if not math.isfinite(guess.number):
        return Fit.OTHER
    apart, rounding = abs(guess.number - number), TINY * max(abs(number), 1e-300)
    if apart <= rounding:
        return Fit.SAME
    typed = apart <= guess.unit / 2 * (1 + TINY) + rounding
    if guess.number == 0:
        # "0" for 0.3 is an answer of its own, "0.00" for 0.003 too few digits
        return Fit.COARSE if typed and (guess.unit < 1 or abs(number) < 0.005) else Fit.OTHER
    if apart <= shown_unit(number) / 2 * (1 + TINY) + rounding and guess.number * number >= 0:
        return Fit.SAME
    if not typed:
        return Fit.OTHER
    return Fit.SAME if apart <= FEW_DIGITS * abs(number) else Fit.COARSE


def as_shown(number: float) -> float:
    """The number that stands on the screen for this one: rounded as `show` rounds."""
    return float(show(number).replace(MINUS, "-").replace("∞", "inf"))


def shown_unit(number: float) -> float:
    """The worth of the last digit that the screen shows of a number."""
    mantissa, _, exponent = show(number).replace(MINUS, "-").partition("e")
    decimals = len(mantissa.partition(".")[2])
    return 10.0 ** (int(exponent or 0) - decimals)


def is_cut_off(guess: Guess, number: float) -> bool:
    """True where the digits typed are those of the number, but cut off instead of rounded."""
    if not guess.unit or guess.number == 0 or not math.isfinite(number):
        return False
    off = abs(number) - abs(guess.number)
    return guess.number * number > 0 and 0 <= off < guess.unit <= FEW_DIGITS * 2 * abs(number)


def _tidy(text: str) -> str:
    """What was typed, in the keyboard's signs: full width digits and every dash and minus too."""
    raised = RAISED.sub(lambda found: "10^" + found[1].translate(LOWERED), text.strip())
    raised = MIXED.sub(r"\1 \2", raised)
    tidy = unicodedata.normalize("NFKC", raised.translate(DASHES)).translate(DASHES)
    tidy = AROUND_SIGNS.sub(r"\1", tidy).lstrip("=≈")  # "1 1/2" keeps its space, and is refused
    return TIMES_TEN.sub(r"e\1", tidy)


def _plain(tidy: str) -> tuple[float, float] | Sentence:
    """A number without a fraction bar and the worth of its last digit."""
    if "," in tidy and ("." in tidy or tidy.count(",") > 1):
        return Sentence.of(
            QT_TRANSLATE_NOOP(
                "Sentence", 'Which of the signs in "{text}" is the decimal sign? Use one, once.'
            ),
            text=tidy,
        )
    found = PLAIN.fullmatch(tidy.replace(",", "."))
    if found is None:
        return Sentence.of(
            QT_TRANSLATE_NOOP(
                "Sentence", '"{text}" is no number. Type one such as 0.25, −3, 1/4 or 2.5e−3.'
            ),
            text=tidy,
        )
    number = float(found[0])
    if math.isinf(number):
        return Sentence.of(
            QT_TRANSLATE_NOOP("Sentence", '"{text}" is too large for a number (limit 1.8e308).'),
            text=tidy,
        )
    decimals = len(found[2].partition(".")[2])
    return number, 10.0 ** max(-320, min(308, int(found[3] or 0) - decimals))


def _fraction(text: str, above: str, below: str) -> Guess | Sentence:
    parts = _plain(above), _plain(below)
    for part in parts:
        if isinstance(part, Sentence):
            return part
    (numerator, _), (denominator, _) = parts  # type: ignore[misc]
    if denominator == 0:
        return Sentence.of(
            QT_TRANSLATE_NOOP("Sentence", "A fraction cannot have 0 below its line.")
        )
    return Guess(text.strip(), numerator / denominator, 0.0)
