"""Arithmetic: two numbers in, one out; and the same with one of the two built in."""

from __future__ import annotations

import operator
from typing import Any

import numpy as np

from circuit_editor.gates.gate import (
    ARITHMETIC,
    AS_BASE,
    CONSTANT_INSIDE,
    DISTRIBUTES,
    FLIPS,
    NONZERO,
    NOT_NEGATIVE,
    PASSES,
    POSITIVE,
    ROUTES,
    SCALES,
    SUBTRACTS,
    SWITCHES,
    Array,
    Domain,
    Kink,
    Notation,
    Routing,
    Shape,
    Spelling,
    gate,
)
from circuit_editor.text import (
    MINUS,
    QT_TRANSLATE_NOOP,
)


def _wins(a: Array, b: Array) -> Array:
    """1 where a is larger, 0 where b is, a half at a tie, nan where they cannot be compared."""
    return np.where(a > b, 1.0, np.where(a < b, 0.0, np.where(a == b, 0.5, np.nan)))


def _raised(a: Array, b: Array | float) -> Array:
    """a^b; for a half the square root, as NumPy's own power has it on some machines, on all."""
    half = b == 0.5
    return np.where(half, np.sqrt(np.where(half, a, 1.0)), np.power(a, b))


def _power_by_base(a: Array, b: Array, out: Array) -> Array:
    """b a^(b-1); 0 for the power 0, which is constant even where a is 0; nan where none is real."""
    # b - 1 may be whole where b is not: 1e-20 - 1 is -1
    none = (np.floor(b) != b) & (a < 0) & np.isnan(out)
    return np.where(b == 0, 0.0, np.where(none, np.nan, b * _raised(a, b - 1.0)))


def _power_by_exponent(a: Array, b: Array, out: Array) -> Array:
    """a^b log(a); 0 where 0^b stays 0 as b moves, nan where a is negative."""
    return np.where((a == 0) & (b >= 0), 0.0, out * np.log(a))


def _power_holds(a: Array, b: Array | float) -> Array:
    whole = np.floor(b) == b
    holds: Array = np.where(a < 0, whole, (a != 0) | (b >= 0)).astype(bool)
    return holds


def _power_needs(a: Any, b: Any) -> tuple[Any, str] | None:
    """What an expression in the base needs; of an exponent that varies, that it may be anything."""
    if not getattr(b, "is_number", True):
        return a, AS_BASE
    if float(b).is_integer():
        return None if b >= 0 else (a, NONZERO)
    return a, NOT_NEGATIVE if b > 0 else POSITIVE


MINUS_X = Notation(f"{MINUS}{{x}}", 0, 2)
TIE = QT_TRANSLATE_NOOP(
    "Gate", "Where the two inputs are equal, each gets half of the gradient, as in PyTorch."
)


@gate(
    symbol="+",
    group=ARITHMETIC,
    local=lambda a, b, out: (1.0, 1.0),
    derivatives=("1", "1"),
    formula=lambda m, a, b: a + b,
    word=DISTRIBUTES,
    character=QT_TRANSLATE_NOOP("Gate", "Distributes: each input gets the whole gradient."),
    words=QT_TRANSLATE_NOOP("Words", "+, plus, sum, addition, total, add up, x+y, a+b"),
    operator="+",
    notation=Notation(
        "{a} + {b}",
        1,
        1,
        any_order=True,
        bare=(0,),
        result=QT_TRANSLATE_NOOP("Sentence", "the sum"),
    ),
    is_usual=True,
    ufunc=np.add,
)
def add(a: Array, b: Array) -> Array:
    """The sum of two numbers."""
    return a + b


@gate(
    symbol="−",
    group=ARITHMETIC,
    local=lambda a, b, out: (1.0, -1.0),
    derivatives=("1", "-1"),
    formula=lambda m, a, b: a - b,
    word=SUBTRACTS,
    character=QT_TRANSLATE_NOOP(
        "Gate",
        "Distributes: the first input gets the gradient as it is, the second with its sign turned.",
    ),
    words=QT_TRANSLATE_NOOP(
        "Words", "-, minus, subtract, subtraction, difference, less, take away, x-y, a-b"
    ),
    operator="-",
    notation=Notation(
        f"{{a}} {MINUS} {{b}}",
        1,
        1,
        bare=(0,),
        result=QT_TRANSLATE_NOOP("Sentence", "the difference"),
    ),
    spelling=Spelling(("subtract",)),
    ufunc=np.subtract,
)
def sub(a: Array, b: Array) -> Array:
    """The first number less the second."""
    return a - b


def _factor_met(place: int, own: Shape, index: Shape, a: Shape, b: Shape) -> Shape:
    """In a product of single numbers those in the same place meet; what is stretched, often."""
    other = b if place == 0 else a
    at_end = index[len(index) - len(other) :]
    return tuple(0 if length == 1 else at for at, length in zip(at_end, other, strict=True))


@gate(
    symbol="×",
    group=ARITHMETIC,
    meets=_factor_met,
    local=lambda a, b, out: (b, a),
    derivatives=("b", "a"),
    formula=lambda m, a, b: a * b,
    word=SWITCHES,
    character=QT_TRANSLATE_NOOP("Gate", "Switches: each input gets upstream × the other input."),
    words=QT_TRANSLATE_NOOP(
        "Words", "*, times, multiply, multiplication, product, multiplied by, dot, x*y, a*b"
    ),
    operator="*",
    notation=Notation(
        "{a} × {b}",
        2,
        2,
        any_order=True,
        bare=(0,),
        result=QT_TRANSLATE_NOOP("Sentence", "the product"),
    ),
    spelling=Spelling(("multiply",)),
    is_usual=True,
    ufunc=np.multiply,
)
def mul(a: Array, b: Array) -> Array:
    """The product of two numbers."""
    return a * b


@gate(
    symbol="÷",
    group=ARITHMETIC,
    local=lambda a, b, out: (1.0 / b, -out / b),
    derivatives=("1/b", "-a/b^2"),
    formula=lambda m, a, b: a / b,
    domain=Domain(
        lambda a, b: b != 0,
        QT_TRANSLATE_NOOP("Sentence", "div cannot divide by zero; the divisor is {got_b}."),
        needs=lambda a, b: (b, NONZERO),
    ),
    word=SCALES,
    character=QT_TRANSLATE_NOOP(
        "Gate",
        "Scales: the dividend gets upstream ÷ divisor; what the divisor gets grows as it nears 0.",
    ),
    words=QT_TRANSLATE_NOOP(
        "Words", "/, divide, division, over, quotient, divided by, ratio, fraction, x/y, a/b"
    ),
    operator="/",
    divisor=lambda a, b: b,
    notation=Notation(
        "{a} ÷ {b}",
        2,
        2,
        bare=(0,),
        result=QT_TRANSLATE_NOOP("Sentence", "the quotient"),
    ),
    spelling=Spelling(("divide", "true_divide")),
    ufunc=np.divide,
)
def div(a: Array, b: Array) -> Array:
    """The first number divided by the second."""
    return a / b


@gate(
    symbol="−x",
    group=ARITHMETIC,
    local=lambda x, out: (-1.0,),
    derivatives=("-1",),
    formula=lambda m, x: -x,
    word=FLIPS,
    character=QT_TRANSLATE_NOOP("Gate", "Flips the sign of the gradient."),
    words=QT_TRANSLATE_NOOP(
        "Words", "negative, negate, negation, opposite, change sign, minus x, unary minus"
    ),
    notation=MINUS_X,
    spelling=Spelling(("negative",)),
    ufunc=np.negative,
)
def neg(x: Array) -> Array:
    """The number with its sign turned."""
    return -x


@gate(
    symbol="aᵇ",
    group=ARITHMETIC,
    local=lambda a, b, out: (_power_by_base(a, b, out), _power_by_exponent(a, b, out)),
    chooses=lambda a, b: (b == 0, (a == 0) & (b >= 0)),
    derivatives=("b*a^(b-1)", "a^b*log(a)"),
    formula=lambda m, a, b: a**b,
    domain=Domain(
        _power_holds,
        QT_TRANSLATE_NOOP(
            "Sentence", "power has no real value for the base {got_a} and the exponent {got_b}."
        ),
        needs=lambda a, b: _power_needs(a, b),
    ),
    kink=Kink(
        lambda a, b: (a == 0) & (b == 0),
        QT_TRANSLATE_NOOP(
            "Gate",
            "0⁰ counts as 1 with both derivatives 0, as in PyTorch. A negative base has no "
            "derivative by the exponent.",
        ),
    ),
    word=SCALES,
    character=QT_TRANSLATE_NOOP(
        "Gate", "Scales: the base gets upstream × exponent × the next lower power."
    ),
    words=QT_TRANSLATE_NOOP("Words", "^, to the power of, exponent, exponentiation, x^y, a^b"),
    operator="^",
    exponent=lambda a, b: b,
    notation=Notation("{a}^{b}", 3, 4),
    spelling=Spelling(("pow", "float_power")),
)
def power(a: Array, b: Array) -> Array:
    """The first number raised to the second."""
    return _raised(a, b)


@gate(
    symbol="max",
    group=ARITHMETIC,
    local=lambda a, b, out: (_wins(a, b), _wins(b, a)),
    chooses=True,
    derivatives=("1 where a > b, else 0", "1 where b > a, else 0"),
    formula=lambda m, a, b: m.maximum(a, b),
    kink=Kink(lambda a, b: a == b, TIE),
    word=ROUTES,
    character=QT_TRANSLATE_NOOP("Gate", "Routes: the larger input gets all, the other nothing."),
    words=QT_TRANSLATE_NOOP("Words", "maximum, larger, largest, greater, highest"),
    routing=Routing(
        operator.gt,
        QT_TRANSLATE_NOOP("Sentence", "all of it, {number}, to {name} (the larger)"),
        QT_TRANSLATE_NOOP(
            "Sentence",
            "{winner} = {value} wins over {loser} = {other}; {loser} must grow by more than "
            "{margin}, or {winner} fall by as much, before they change places.",
        ),
    ),
    spelling=Spelling(("maximum", "fmax"), takes_several=True),
    ufunc=np.maximum,
)
def max_(a: Array, b: Array) -> Array:
    """The larger of two numbers."""
    return np.maximum(a, b)


@gate(
    symbol="min",
    group=ARITHMETIC,
    local=lambda a, b, out: (_wins(b, a), _wins(a, b)),
    chooses=True,
    derivatives=("1 where a < b, else 0", "1 where b < a, else 0"),
    formula=lambda m, a, b: m.minimum(a, b),
    kink=Kink(lambda a, b: a == b, TIE),
    word=ROUTES,
    character=QT_TRANSLATE_NOOP("Gate", "Routes: the smaller input gets all, the other nothing."),
    words=QT_TRANSLATE_NOOP("Words", "minimum, smaller, smallest, lower, lowest"),
    routing=Routing(
        operator.lt,
        QT_TRANSLATE_NOOP("Sentence", "all of it, {number}, to {name} (the smaller)"),
        QT_TRANSLATE_NOOP(
            "Sentence",
            "{winner} = {value} wins over {loser} = {other}; {loser} must fall by more than "
            "{margin}, or {winner} grow by as much, before they change places.",
        ),
    ),
    spelling=Spelling(("minimum", "fmin"), takes_several=True),
    ufunc=np.minimum,
)
def min_(a: Array, b: Array) -> Array:
    """The smaller of two numbers."""
    return np.minimum(a, b)


@gate(
    symbol="+{c}",
    group=CONSTANT_INSIDE,
    local=lambda x, out, c: (1.0,),
    derivatives=("1",),
    formula=lambda m, x, c: x + c,
    word=PASSES,
    character=QT_TRANSLATE_NOOP("Gate", "Passes the gradient on unchanged."),
    words=QT_TRANSLATE_NOOP(
        "Words", "+1, x+1, x+c, plus a constant, plus one, add a number, offset, shift"
    ),
    operator="+",
    notation=Notation("{x} + {c}", 1, 1, bare=(0,)),
    ufunc=np.add,
)
def add_constant(x: Array, *, c: float = 1.0) -> Array:
    """Adds a number that is built in."""
    return x + c


@gate(
    symbol="×{c}",
    group=CONSTANT_INSIDE,
    local=lambda x, out, c: (c,),
    derivatives=("c",),
    formula=lambda m, x, c: c * x,
    word=SCALES,
    character=QT_TRANSLATE_NOOP("Gate", "Scales: the gradient is multiplied by the constant."),
    words=QT_TRANSLATE_NOOP(
        "Words",
        "*2, *-1, 2x, 2*x, times a constant, double, multiply by a number, factor, scale",
    ),
    operator="*",
    notation=Notation("{c} × {x}", 2, 2, for_minus_one=MINUS_X),
    ufunc=np.multiply,
)
def mul_constant(x: Array, *, c: float = 2.0) -> Array:
    """Multiplies by a number that is built in."""
    return x * c


@gate(
    symbol="^{c}",
    group=CONSTANT_INSIDE,
    local=lambda x, out, c: (_power_by_base(x, c, out),),
    chooses=lambda x, c: (c == 0,),
    derivatives=("c*x^(c-1)",),
    formula=lambda m, x, c: x**c,
    domain=Domain(
        lambda x, c: _power_holds(x, c),
        QT_TRANSLATE_NOOP("Sentence", "The power has no real value here: its base is {got_x}."),
        needs=lambda x, c: _power_needs(x, c),
    ),
    word=SCALES,
    character=QT_TRANSLATE_NOOP("Gate", "Scales by the exponent × the next lower power."),
    words=QT_TRANSLATE_NOOP(
        "Words", "^3, x^3, cube, cubed, x^n, x^c, to a fixed power, n-th power"
    ),
    operator="^",
    exponent=lambda x, c: c,
    notation=Notation("{x}^{c}", 3, 4),
)
def power_constant(x: Array, *, c: float = 2.0) -> Array:
    """Raises to a power that is built in."""
    return _raised(x, c)
