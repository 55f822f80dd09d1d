"""Activation functions besides relu, σ and tanh: smooth relatives of relu, steps and bounds."""

from __future__ import annotations

import numpy as np

from circuit_editor.gates import special
from circuit_editor.gates.functions import squash
from circuit_editor.gates.gate import (
    CLOSED,
    HALTS,
    MORE_FUNCTIONS,
    SATURATES,
    SCALES,
    STOPS,
    Array,
    Kink,
    Notation,
    Spelling,
    gate,
)
from circuit_editor.text import QT_TRANSLATE_NOOP

LARGEST = 1.7976931348623157e308
TWO_OVER_ROOT_PI = 1.1283791670955126
ROOT_OF_HALF = 0.7071067811865476
PEAK = 0.3989422804014327  # of the normal distribution: 1/√(2π)


def _bounded(x: Array) -> Array:
    """Infinities as the largest numbers, to be multiplied by what is 0 out there."""
    return np.minimum(np.maximum(x, -LARGEST), LARGEST)


def _below(x: Array) -> Array:
    """The share of the normal distribution below a number, to the last digits on the left too."""
    return 0.5 * special.erfc(-ROOT_OF_HALF * x)


def _bell(x: Array) -> Array:
    """The height of the normal distribution."""
    return PEAK * np.exp(-0.5 * x * x)


def _flat(x: Array) -> Array:
    """The slope of a step: 0 everywhere; nan where there is no number."""
    return np.where(np.isnan(x), np.nan, 0.0)


def _between(x: Array, low: float, high: float) -> Array:
    """1 between the bounds, 0 at them and beyond; nan where there is no number."""
    return np.where(np.isnan(x), np.nan, np.where((low < x) & (x < high), 1.0, 0.0))


@gate(
    symbol="erf",
    group=MORE_FUNCTIONS,
    local=lambda x, out: (TWO_OVER_ROOT_PI * np.exp(-x * x),),
    derivatives=("2/√π*exp(-x^2)",),
    formula=lambda m, x: special.erf_of(m)(x),
    saturates=True,
    word=SATURATES,
    character=QT_TRANSLATE_NOOP(
        "Gate", "Scales by a bell curve, at most 1.13; saturates: far from 0 almost nothing passes."
    ),
    words=QT_TRANSLATE_NOOP(
        "Words", "error function, gaussian error function, normal distribution"
    ),
)
def erf(x: Array) -> Array:
    """The error function: squashes any number into (−1, 1)."""
    return special.erf(x)


@gate(
    symbol="gelu",
    group=MORE_FUNCTIONS,
    local=lambda x, out: (_below(x) + _bounded(x) * _bell(x),),
    derivatives=("(1+erf(x/√2))/2+x*exp(-x^2/2)/√(2*π)",),
    formula=lambda m, x: x * (1 + special.erf_of(m)(x / m.sqrt(2))) / 2,
    word=SCALES,
    character=QT_TRANSLATE_NOOP(
        "Gate",
        "Scales by the share of the normal distribution below its input, and its input times the "
        "bell curve: a smooth relu.",
    ),
    words=QT_TRANSLATE_NOOP(
        "Words", "gaussian error linear unit, transformer, activation function"
    ),
)
def gelu(x: Array) -> Array:
    """The number times the share of the normal distribution below it."""
    return np.maximum(x, -LARGEST) * _below(x)


@gate(
    symbol="silu",
    group=MORE_FUNCTIONS,
    local=lambda x, out: (squash(x) * (1.0 + _bounded(x) * squash(-x)),),
    derivatives=("out+sigmoid(x)*(1-out)",),
    formula=lambda m, x: x / (1 + m.exp(-x)),
    word=SCALES,
    character=QT_TRANSLATE_NOOP(
        "Gate",
        "Scales by its output, and the sigmoid of its input times 1 − output.",
    ),
    words=QT_TRANSLATE_NOOP("Words", "swish, sigmoid linear unit, x*sigmoid, activation function"),
)
def silu(x: Array) -> Array:
    """The number times its sigmoid, also called swish."""
    return np.maximum(x, -LARGEST) * squash(x)


@gate(
    symbol="elu",
    group=MORE_FUNCTIONS,
    local=lambda x, out, alpha: (np.where(x > 0, 1.0, alpha * np.exp(x)),),
    chooses=lambda x, alpha: (alpha == 0,),  # a relu then
    derivatives=("1 where x > 0, else alpha*exp(x)",),
    formula=lambda m, x, alpha: m.maximum(x, 0) + alpha * m.expm1(m.minimum(x, 0)),
    kink=Kink(
        lambda x, alpha: (x == 0) & (alpha != 1),
        QT_TRANSLATE_NOOP("Gate", "At 0 the derivative counts as alpha, as in PyTorch."),
    ),
    word=SCALES,
    character=QT_TRANSLATE_NOOP(
        "Gate",
        "Passes the gradient where its input is positive, and less and less of it the further "
        "below 0.",
    ),
    words=QT_TRANSLATE_NOOP("Words", "exponential linear unit, activation function"),
)
def elu(x: Array, *, alpha: float = 1.0) -> Array:
    """The number where it is positive, else a curve that falls to −alpha."""
    return np.where(x > 0, x, alpha * np.expm1(x))


@gate(
    symbol="sign",
    group=MORE_FUNCTIONS,
    local=lambda x, out: (_flat(x),),
    chooses=True,
    derivatives=("0",),
    formula=lambda m, x: m.sign(x),
    kink=Kink(
        lambda x: x == 0,
        QT_TRANSLATE_NOOP("Gate", "At 0 the sign jumps; the derivative counts as 0, as elsewhere."),
        jumps=True,
    ),
    word=HALTS,
    character=QT_TRANSLATE_NOOP(
        "Gate", "Stops the gradient: left and right of its step it is flat."
    ),
    words=QT_TRANSLATE_NOOP("Words", "signum, plus or minus one, direction"),
    spelling=Spelling(("sgn", "signum")),
)
def sign(x: Array) -> Array:
    """−1 for a negative number, 1 for a positive one, 0 for 0."""
    return np.sign(x)


@gate(
    symbol="⌊x⌋",
    group=MORE_FUNCTIONS,
    local=lambda x, out: (_flat(x),),
    chooses=True,
    derivatives=("0",),
    formula=lambda m, x: m.floor(x),
    kink=Kink(
        lambda x: np.isfinite(x) & (np.floor(x) == x),
        QT_TRANSLATE_NOOP(
            "Gate",
            "At a whole number the value jumps; the derivative counts as 0, as elsewhere.",
        ),
        jumps=True,
    ),
    word=HALTS,
    character=QT_TRANSLATE_NOOP("Gate", "Stops the gradient: a staircase is flat on every step."),
    words=QT_TRANSLATE_NOOP(
        "Words", "round down, rounding, whole part, integer part, step, staircase"
    ),
    notation=Notation("⌊{x}⌋", CLOSED, 0, bare=(0,)),
)
def floor(x: Array) -> Array:
    """The largest whole number that is not above the number."""
    return np.floor(x)


@gate(
    symbol="clip",
    group=MORE_FUNCTIONS,
    local=lambda x, out, low, high: (_between(x, low, high),),
    chooses=True,
    derivatives=("1 where low < x < high, else 0",),
    formula=lambda m, x, low, high: m.minimum(m.maximum(x, low), high),
    kink=Kink(
        lambda x, low, high: ((x == low) | (x == high)) & (low <= high),
        QT_TRANSLATE_NOOP("Gate", "At a bound the derivative counts as 0, as beyond it."),
    ),
    word=STOPS,
    character=QT_TRANSLATE_NOOP(
        "Gate", "Passes the gradient where its input lies between the bounds, stops it elsewhere."
    ),
    words=QT_TRANSLATE_NOOP("Words", "clamp, limit, bound, restrict, saturate, hard tanh"),
    spelling=Spelling(("clamp",)),
)
def clip(x: Array, *, low: float = 0.0, high: float = 1.0) -> Array:
    """The number kept between two bounds, as by clamp in PyTorch."""
    return np.minimum(np.maximum(x, low), high)
