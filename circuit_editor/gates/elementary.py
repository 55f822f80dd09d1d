"""More elementary functions: angles, hyperbolas, and other logarithms."""

from __future__ import annotations

import numpy as np

from circuit_editor.gates.functions import unsigned_zero
from circuit_editor.gates.gate import (
    MORE_FUNCTIONS,
    POSITIVE,
    SATURATES,
    SCALES,
    Array,
    Domain,
    Spelling,
    gate,
)
from circuit_editor.text import QT_TRANSLATE_NOOP

ONE_OVER_LOG_2 = 1.4426950408889634
ONE_OVER_LOG_10 = 0.4342944819032518


@gate(
    symbol="tan",
    group=MORE_FUNCTIONS,
    local=lambda x, out: (1.0 + out * out,),
    derivatives=("1+out^2",),
    formula=lambda m, x: m.tan(x),
    domain=Domain(
        np.isfinite, QT_TRANSLATE_NOOP("Sentence", "tan needs a finite number; it got {got}.")
    ),
    word=SCALES,
    character=QT_TRANSLATE_NOOP(
        "Gate", "Scales by 1 + its output squared: ever more towards its poles."
    ),
    words=QT_TRANSLATE_NOOP("Words", "tangent, sin/cos, trigonometric"),
    takes_angle=True,
    divisor=np.cos,
    spelling=Spelling(("tg",), printed_bare=("tan",)),
    ufunc=np.tan,
)
def tan(x: Array) -> Array:
    """The tangent of an angle in radians."""
    return np.tan(x)


@gate(
    symbol="sinh",
    group=MORE_FUNCTIONS,
    local=lambda x, out: (np.cosh(x),),
    derivatives=("cosh(x)",),
    formula=lambda m, x: m.sinh(x),
    word=SCALES,
    character=QT_TRANSLATE_NOOP("Gate", "Scales by the cosh of its input, which is at least 1."),
    words=QT_TRANSLATE_NOOP("Words", "hyperbolic sine"),
    spelling=Spelling(printed_bare=("sinh",)),
    ufunc=np.sinh,
)
def sinh(x: Array) -> Array:
    """The hyperbolic sine: half of exp(x) − exp(−x)."""
    return np.sinh(x)


@gate(
    symbol="cosh",
    group=MORE_FUNCTIONS,
    local=lambda x, out: (np.sinh(x),),
    derivatives=("sinh(x)",),
    formula=lambda m, x: m.cosh(x),
    word=SCALES,
    character=QT_TRANSLATE_NOOP("Gate", "Scales by the sinh of its input."),
    words=QT_TRANSLATE_NOOP("Words", "hyperbolic cosine"),
    spelling=Spelling(printed_bare=("cosh",)),
    ufunc=np.cosh,
)
def cosh(x: Array) -> Array:
    """The hyperbolic cosine: half of exp(x) + exp(−x)."""
    return np.cosh(x)


@gate(
    symbol="atan",
    group=MORE_FUNCTIONS,
    local=lambda x, out: (1.0 / (1.0 + x * x),),
    derivatives=("1/(1+x^2)",),
    formula=lambda m, x: m.arctan(x),
    saturates=True,
    word=SATURATES,
    character=QT_TRANSLATE_NOOP(
        "Gate", "Scales by 1 over 1 + its input squared; saturates slowly, far from 0."
    ),
    words=QT_TRANSLATE_NOOP("Words", "inverse tangent, tan^-1, arc tangent"),
    spelling=Spelling(("arctan",), printed_bare=("atan", "arctan")),
    ufunc=np.arctan,
)
def atan(x: Array) -> Array:
    """The angle in radians, between −π/2 and π/2, that has this tangent."""
    return np.arctan(x)


@gate(
    symbol="log₂",
    group=MORE_FUNCTIONS,
    local=lambda x, out: (np.where(x < 0, np.nan, ONE_OVER_LOG_2 / unsigned_zero(x)),),
    derivatives=("1/(x*log(2))",),
    formula=lambda m, x: m.log2(x),
    domain=Domain(
        lambda x: x > 0,
        QT_TRANSLATE_NOOP("Sentence", "log2 needs a positive number; it got {got}."),
        needs=lambda x: (x, POSITIVE),
    ),
    word=SCALES,
    character=QT_TRANSLATE_NOOP(
        "Gate", "Scales by 1 over its input, and by 1.44, which is 1 over the natural log of 2."
    ),
    words=QT_TRANSLATE_NOOP("Words", "binary logarithm, base 2, log base 2, bits"),
    spelling=Spelling(("ld", "lb", "log_2"), printed_bare=("log2", "log_2")),
    ufunc=np.log2,
)
def log2(x: Array) -> Array:
    """The logarithm to the base 2."""
    return np.log2(x)


@gate(
    symbol="log₁₀",
    group=MORE_FUNCTIONS,
    local=lambda x, out: (np.where(x < 0, np.nan, ONE_OVER_LOG_10 / unsigned_zero(x)),),
    derivatives=("1/(x*log(10))",),
    formula=lambda m, x: m.log10(x),
    domain=Domain(
        lambda x: x > 0,
        QT_TRANSLATE_NOOP("Sentence", "log10 needs a positive number; it got {got}."),
        needs=lambda x: (x, POSITIVE),
    ),
    word=SCALES,
    character=QT_TRANSLATE_NOOP(
        "Gate", "Scales by 1 over its input, and by 0.434, which is 1 over the natural log of 10."
    ),
    words=QT_TRANSLATE_NOOP(
        "Words", "common logarithm, base 10, log base 10, decadic logarithm, decibel"
    ),
    spelling=Spelling(("lg", "log_10"), printed_bare=("log10", "log_10", "lg")),
    ufunc=np.log10,
)
def log10(x: Array) -> Array:
    """The logarithm to the base 10."""
    return np.log10(x)


@gate(
    symbol="log1p",
    group=MORE_FUNCTIONS,
    local=lambda x, out: (np.where(x < -1, np.nan, 1.0 / (1.0 + x)),),
    derivatives=("1/(1+x)",),
    formula=lambda m, x: m.log1p(x),
    domain=Domain(
        lambda x: x > -1,
        QT_TRANSLATE_NOOP("Sentence", "log1p needs a number above −1; it got {got}."),
        needs=lambda x: (1 + x, POSITIVE),
    ),
    word=SCALES,
    character=QT_TRANSLATE_NOOP("Gate", "Scales by 1 over 1 + its input."),
    words=QT_TRANSLATE_NOOP("Words", "log(1+x), ln(1+x), log of 1 plus x"),
    ufunc=np.log1p,
)
def log1p(x: Array) -> Array:
    """The natural logarithm of 1 + x, exact for the smallest x too."""
    return np.log1p(x)


@gate(
    symbol="eˣ−1",
    group=MORE_FUNCTIONS,
    local=lambda x, out: (np.exp(x),),  # out + 1 would be 0 from x = -37 on
    derivatives=("exp(x)",),
    formula=lambda m, x: m.expm1(x),
    word=SCALES,
    character=QT_TRANSLATE_NOOP("Gate", "Scales by the exp of its input, its own output + 1."),
    words=QT_TRANSLATE_NOOP("Words", "e^x-1, exp(x)-1, exponential minus one"),
    ufunc=np.expm1,
)
def expm1(x: Array) -> Array:
    """exp(x) − 1, exact for the smallest x too."""
    return np.expm1(x)
