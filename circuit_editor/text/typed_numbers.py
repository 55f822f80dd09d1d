"""Parses numbers as people write them: decimals, fractions, small sums and products of them.

`−0,39`, `2/3`, `4.0e−3`, `1.2·10⁻³`, `1 000`, `0.73 × (1 − 0.73)`, `1/(1 + e^5)`, `√2` and
what the program itself shows can all be read. Decimals are exact: 0.1 is one tenth, and how many
digits were written is kept. Where a sign may stand for thousands or for decimals, nobody guesses:
it is asked.
"""

from __future__ import annotations

import math
import operator
import re
import unicodedata
from collections.abc import Callable
from fractions import Fraction

from circuit_editor.dataclass import dataclass
from circuit_editor.text.errors import SentenceError
from circuit_editor.text.numbers import MINUS, exact
from circuit_editor.text.sentence import QT_TRANSLATE_NOOP, Sentence, Template

LONGEST = 100  # signs: more is no sum that anybody worked out
LONGEST_NUMBER = 40
DEEPEST = 8  # brackets within brackets
NOTHING_OPEN = Fraction(0)
MOST_BITS = 20_000  # of a power that is kept exact

SIGNS = str.maketrans(
    {
        **dict.fromkeys(f"{MINUS}‐‑‒–—﹣－", "-"),
        **dict.fromkeys("×·⋅∙∗✕✖", "*"),
        **dict.fromkeys("÷∕⁄", "/"),
        **dict.fromkeys("。｡", "."),  # what an input method makes of the key
        **dict.fromkeys("’ʼ＇", "'"),
        **dict.fromkeys("٫", "."),  # Arabic signs, as its digits are read
        "٬": "'",
        "π": "pi",
    }
)
RAISED = re.compile("[⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
LOWERED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789-+")
FRACTION = re.compile("[¼-¾⅐-⅞↉]")  # each is one number: ⅔² is 4/9, and 3/½ is 6
AROUND_SIGNS = re.compile(r"(?<=[-+/*^=≈()])\s+|(?<!\s)\s+(?=[-+/*^=≈()])")
TIMES_TEN = re.compile(r"([+-]?[\d.,' ]+)[*x]10(\^?)\(?([+-]?\d{1,4})\)?")
DIGITS = re.compile(r"(?:\d|[.,](?=\d))(?:[.,]?\d|[ '](?=\d))*[.,]?(?:[eE][+-]?\d{1,4})?")
GROUPED = re.compile(r"[1-9]\d{0,2}(?:([ '.,])\d{3})(?:\1\d{3})*")
SIGNED = re.compile(r"(?:^|[-+*/^(])-$")  # a minus that belongs to the number behind it
OF_A_PROGRAM = re.compile(r"[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]{1,5})?")
FUNCTION = re.compile(r"([a-zσ]+)\(", re.IGNORECASE)
EULER = re.compile(r"e(?!\w)")
WITH_NAMES = re.compile(rf"{FUNCTION.pattern}|(?<!\w)e(?!\w)|√", re.IGNORECASE)
PLAIN = re.compile(r"(?:\d+\.?\d*|\.\d+)")

NO_NUMBER = Template(
    QT_TRANSLATE_NOOP(
        "Sentence", '"{text}" is no number. Type one such as 0.25, −3, 1/4 or 2.5e−3.'
    )
)
WHICH_SIGN = Template(
    QT_TRANSLATE_NOOP(
        "Sentence", 'Which of the signs in "{text}" is the decimal sign? Use one, once.'
    )
)
TOO_LARGE = Template(
    QT_TRANSLATE_NOOP("Sentence", '"{text}" is too large for a number (limit 1.8e308).')
)
TOO_LONG = Template(
    QT_TRANSLATE_NOOP("Sentence", "That is too long for a number (limit {limit} signs).")
)
DIVIDED_BY_0 = Sentence.of(
    QT_TRANSLATE_NOOP("Sentence", "A fraction cannot have 0 below its line.")
)


@dataclass(frozen=True, slots=True)
class WrittenNumber:
    """A number that was written.

    `place` is the power of ten that its last digit counts, None for a fraction, a sum, a product
    or a power, which is exact. `in_thousands` is what it is if a point in it parts thousands.
    `open` is how far off it may lie where its decimals, or those of its factors, were rounded.
    """

    value: Fraction
    place: int | None = None
    in_thousands: Fraction | None = None
    open: Fraction = NOTHING_OPEN

    def joined(
        self, other: WrittenNumber, join: Callable[[Fraction, Fraction], Fraction]
    ) -> WrittenNumber:
        """What comes out of two numbers, which is exact."""
        value = join(self.value, other.value)
        open_ = self._left_open(other, join, value)
        if self.in_thousands is None and other.in_thousands is None:
            return WrittenNumber(value, open=open_)
        try:
            in_thousands = join(self._whole, other._whole)
            float(in_thousands)
        except (ArithmeticError, UnreadableNumber):  # nobody means that
            return WrittenNumber(value, open=open_)
        return WrittenNumber(value, None, in_thousands, open_)

    def _left_open(
        self, other: WrittenNumber, join: Callable[[Fraction, Fraction], Fraction], value: Fraction
    ) -> Fraction:
        """How far what is joined may lie from its value, as rounded as its two numbers are."""
        if not self.open and not other.open:
            return NOTHING_OPEN
        mine, theirs = ({each.value - each.open, each.value + each.open} for each in (self, other))
        try:
            return max(abs(join(a, b) - value) for a in mine for b in theirs)
        except (ArithmeticError, UnreadableNumber):  # some of what it may be is none: all is open
            return max(abs(value), Fraction(1))

    @property
    def _whole(self) -> Fraction:
        return self.value if self.in_thousands is None else self.in_thousands


class UnreadableNumber(SentenceError):
    """Carries the sentence that says why a text is no number."""


def sigmoid(number: float) -> float:
    """1 / (1 + e^−x), which overflows nowhere."""
    small = math.exp(-abs(number))
    return (1.0 if number >= 0 else small) / (1.0 + small)


CALLED = (math.exp, math.log, math.sqrt, math.tanh, math.sin, math.cos, abs, sigmoid)
FUNCTIONS: dict[str, Callable[[float], float]] = {
    **{each.__name__: each for each in CALLED},
    "ln": math.log,
    "σ": sigmoid,
}


def has_names(text: str) -> bool:
    """True where functions or e are in what was typed: gates could compute it, too."""
    return WITH_NAMES.search(text) is not None


def read_number(text: str) -> WrittenNumber | Sentence:
    """The number that was written, or a sentence that says why it cannot be read."""
    tidy = normalise_signs(text)
    if not tidy:
        return Sentence.of(QT_TRANSLATE_NOOP("Sentence", "Type a number, such as 0.25 or 1/4."))
    try:
        if len(tidy) > LONGEST:
            raise UnreadableNumber(TOO_LONG(limit=LONGEST))
        return _Reader(_with_exponent(tidy), text.strip()).whole()
    except UnreadableNumber as unread:
        return unread.sentence


def typed_number(text: str) -> float | Sentence:
    """The number that was typed into a field, or a sentence that says why it is none."""
    read = read_number(text)
    if isinstance(read, Sentence):
        whole = normalise_signs(text)  # a program may print more digits than anybody reads
        long = float(whole) if OF_A_PROGRAM.fullmatch(whole) else math.inf
        return long if math.isfinite(long) else read
    if not read.value and read.place is not None and normalise_signs(text).startswith("-"):
        return -0.0
    return float(read.value)


def which_is_meant(one: Fraction, other: Fraction) -> Sentence:
    """The question which of two numbers somebody means, each written so that it can be typed."""
    return Sentence.of(
        QT_TRANSLATE_NOOP("Sentence", "Do you mean {one} or {other}? Type the one you mean."),
        one=_plainly(one),
        other=_plainly(other),
    )


def normalise_signs(text: str) -> str:
    """What was typed in the keyboard's signs: full width digits and every dash and minus too."""
    plain = text if text.isascii() else on_the_keyboard(text)
    return AROUND_SIGNS.sub("", plain.strip()).replace("**", "^").lstrip("=≈").strip()


def on_the_keyboard(text: str) -> str:
    """The text in signs of the keyboard: * for ×, - for every dash, x^2 for x², and none unseen."""
    seen = "".join(each for each in text if unicodedata.category(each) != "Cf")
    seen = FRACTION.sub(r"(\g<0>)", seen.translate(SIGNS))
    seen = RAISED.sub(lambda found: "^" + found[0].translate(LOWERED), seen)
    plain = unicodedata.normalize("NFKC", seen).translate(SIGNS)
    return "".join(str(unicodedata.decimal(each)) if each.isdecimal() else each for each in plain)


def _with_exponent(tidy: str) -> str:
    """`1.2*10^-3` as `1.2e-3`: a number with digits, no product."""
    found = TIMES_TEN.fullmatch(tidy)
    if found is None or (not found[2] and found[3].isdecimal()):  # 2*103 is a product
        return tidy
    if not found[2]:  # 2*10-3: a raised −3 that was pasted, or a difference?
        scientific = _Reader(f"{found[1]}e{found[3]}").whole().value
        raise UnreadableNumber(which_is_meant(_Reader(tidy).whole().value, scientific))
    return f"{found[1]}e{found[3]}"


def _plainly(number: Fraction) -> str:
    """A number with all its digits, and never as something that is asked about."""
    text = exact(float(number))
    return f"{text}0" if GROUPED.fullmatch(text.lstrip(MINUS)) else text


class _Reader:
    """A text on its way to be a number: + − × ÷ ^ and brackets over plain numbers.

    `typed` is the same as somebody has it before the eyes, who is told why it is none.
    """

    def __init__(self, text: str, typed: str = "") -> None:
        self.text, self.typed, self.at, self.depth = text, typed or text, 0, 0

    def whole(self) -> WrittenNumber:
        """The number that all of the text makes."""
        read = self._sum()
        if self.at < len(self.text):
            raise self._refused(NO_NUMBER)
        try:
            large = math.isinf(float(read.value))
        except OverflowError:
            large = True
        if large:
            raise self._refused(TOO_LARGE)
        return read

    def _takes(self, signs: str) -> str:
        """The next sign where it is one of those, else nothing."""
        sign = self.text[self.at : self.at + 1]
        if not sign or sign not in signs:
            return ""
        self.at += 1
        return sign

    def _sum(self) -> WrittenNumber:
        left = self._product()
        while sign := self._takes("+-"):
            left = left.joined(self._product(), operator.add if sign == "+" else operator.sub)
        return left

    def _product(self) -> WrittenNumber:
        left = self._signed()
        while sign := self._takes("*/"):
            right = self._signed()
            if sign == "/" and right.value == 0:
                raise UnreadableNumber(DIVIDED_BY_0)
            left = left.joined(right, operator.mul if sign == "*" else operator.truediv)
        return left

    def _signed(self) -> WrittenNumber:
        sign, read = self._takes("+-"), self._power()
        if sign != "-":
            return read
        other = None if read.in_thousands is None else -read.in_thousands
        return WrittenNumber(-read.value, read.place, other, read.open)

    def _power(self) -> WrittenNumber:
        base = self._atom()
        if not self._takes("^"):
            return base
        sign, exponent = self._takes("+-"), self._power().value
        return base.joined(WrittenNumber(-exponent if sign == "-" else exponent), self._raised)

    def _raised(self, base: Fraction, exponent: Fraction) -> Fraction:
        if base == 0 and exponent < 0:
            raise UnreadableNumber(DIVIDED_BY_0)
        bits = max(base.numerator.bit_length(), base.denominator.bit_length())
        try:
            if exponent.denominator == 1 and bits * abs(exponent) <= MOST_BITS:
                return Fraction(base ** int(exponent))
            power = float(base) ** float(exponent)
        except ArithmeticError:  # of numbers too large, or of one that is 0 as a float
            raise self._refused(TOO_LARGE) from None
        if isinstance(power, complex):
            raise self._refused(NO_NUMBER)
        return Fraction(power)

    def _atom(self) -> WrittenNumber:
        if self._takes("("):
            self.depth += 1
            if self.depth > DEEPEST:
                raise self._refused(NO_NUMBER)
            read = self._sum()
            if not self._takes(")"):
                raise self._refused(NO_NUMBER)
            self.depth -= 1
            return read
        if self._takes("√"):
            return self._applied(math.sqrt, self._atom())
        if self.text.startswith("pi", self.at):
            self.at += 2
            return WrittenNumber(Fraction(math.pi))
        called = FUNCTION.match(self.text, self.at)
        if called is not None and called[1].lower() in FUNCTIONS:
            self.at += len(called[1])
            return self._applied(FUNCTIONS[called[1].lower()], self._atom())
        if EULER.match(self.text, self.at):
            self.at += 1
            return WrittenNumber(Fraction(math.e))
        found = DIGITS.match(self.text, self.at)
        if found is None:
            raise self._refused(NO_NUMBER)
        self.at = found.end()
        return self._number(found[0])

    def _applied(self, function: Callable[[float], float], to: WrittenNumber) -> WrittenNumber:
        """What a function gives, as far off as its rounded number makes it."""
        try:
            value = Fraction(function(float(to.value)))
        except OverflowError:
            raise self._refused(TOO_LARGE) from None
        except ValueError:
            raise self._refused(NO_NUMBER) from None
        if not to.open:
            return WrittenNumber(value)
        try:
            ends = [function(float(each)) for each in (to.value - to.open, to.value + to.open)]
            return WrittenNumber(value, open=max(abs(Fraction(each) - value) for each in ends))
        except (ArithmeticError, ValueError):  # some of what it may be is none: all is open
            return WrittenNumber(value, open=max(abs(value), Fraction(1)))

    def _number(self, digits: str) -> WrittenNumber:
        """One number with its decimal sign, its thousands and its exponent."""
        if len(digits) > LONGEST_NUMBER:
            raise UnreadableNumber(TOO_LONG(limit=LONGEST_NUMBER))
        body, _, exponent = digits.lower().partition("e")
        grouped = GROUPED.match(body)
        if grouped is not None and grouped[1] in " '":  # 1 000 and 1 000,5
            body = re.sub("[ ']", "", grouped[0]) + body[grouped.end() :]
        signs = [each for each in body if each in ".,"]
        in_thousands = None
        if len(set(signs)) > 1:
            raise self._refused(WHICH_SIGN)
        if grouped is not None and grouped[1] in ".," and grouped.end() == len(body):
            whole = int(re.sub("[.,]", "", body))
            if len(signs) > 1:  # 1,000,000
                body = str(whole)
            elif not exponent:
                if grouped[1] == ",":
                    sign = -1 if SIGNED.search(self.text[: self.at - len(digits)]) else 1
                    decimal = sign * Fraction(body.replace(",", "."))
                    raise UnreadableNumber(which_is_meant(Fraction(sign * whole), decimal))
                in_thousands = Fraction(whole)
        elif signs.count(",") > 1:
            raise self._refused(WHICH_SIGN)
        body = body.replace(",", ".")
        if PLAIN.fullmatch(body) is None:
            raise self._refused(NO_NUMBER)
        place = int(exponent or 0) - len(body.partition(".")[2])
        value = int(body.replace(".", "")) * Fraction(10) ** place
        open_ = Fraction(10) ** place / 2 if place < 0 else NOTHING_OPEN
        return WrittenNumber(value, place, in_thousands, open_)

    def _refused(self, why: Template) -> UnreadableNumber:
        return UnreadableNumber(why(text=self.typed))
