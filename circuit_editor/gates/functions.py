"""Functions of one number, written so that they stay exact where the textbook form overflows."""

from __future__ import annotations

from functools import partial

import numpy as np

from circuit_editor.gates.bound_step import Bound, Call
from circuit_editor.gates.gate import (
    CLOSED,
    FUNCTIONS,
    NONZERO,
    NOT_NEGATIVE,
    POSITIVE,
    SATURATES,
    SCALES,
    STOPS,
    TURNS,
    Array,
    Domain,
    Kink,
    Notation,
    Spelling,
    gate,
)
from circuit_editor.text import QT_TRANSLATE_NOOP


def squash(x: Array) -> Array:
    """1 / (1 + exp(-x)) by the side that cannot overflow."""
    small = np.exp(-np.abs(x))
    return np.where(x >= 0, 1.0, small) / (1.0 + small)


def sigmoid_slope(x: Array) -> Array:
    """The derivative of the sigmoid, σ(1 − σ), alike on both sides and true to the last digits.

    1 − σ cancels where σ nears 1: it would be 0 from x = 37 on, though at −37 it is not. What is
    multiplied are σ and 1 − σ, or the other way round.
    """
    small = np.exp(-np.abs(x))
    whole = 1.0 + small
    return (1.0 / whole) * (small / whole)


def tanh_slope(x: Array) -> Array:
    """1 − tanh² as 1/cosh², which does not cancel where tanh nears ±1."""
    inverse = 1.0 / np.cosh(x)
    return inverse * inverse


def _bound_tanh(out: Array, x: Array) -> Bound:
    def pull(upstream: Array) -> tuple[Array, list[Call]]:
        sent = np.empty_like(out)
        return sent, [
            partial(np.cosh, x, sent),
            partial(np.reciprocal, sent, sent),
            partial(np.square, sent, sent),
            partial(np.multiply, upstream, sent, sent),
        ]

    return Bound(out, [partial(np.tanh, x, out)], (pull,))


def _bound_relu(out: Array, x: Array) -> Bound:
    """What arrives is cut bit by bit: a number that is stopped may be infinite, and 0 × ∞ no 0."""

    def pull(upstream: Array) -> tuple[Array, list[Call]]:
        sent = np.empty_like(out)
        passes, bits = np.empty_like(out, bool), np.empty_like(out, np.int64)
        return sent, [
            partial(np.greater, x, 0.0, passes),
            partial(np.negative, passes.view(np.int8), bits),
            partial(np.bitwise_and, upstream.view(np.int64), bits, sent.view(np.int64)),
            partial(_keep_nan, out, sent),
        ]

    return Bound(out, [partial(np.maximum, x, 0.0, out=out)], (pull,))


def _keep_nan(out: Array, sent: Array) -> None:
    """Put nan wherever the output is nan; most often it is nowhere."""
    if np.isnan(np.maximum.reduce(out, None, initial=0.0)):
        sent[np.isnan(out)] = np.nan


def unsigned_zero(x: Array) -> Array:
    """x with -0 as 0: log and sqrt live right of 0, where their slope is +inf, never -inf."""
    return x + 0.0


@gate(
    symbol="1/x",
    group=FUNCTIONS,
    local=lambda x, out: (-out * out,),
    derivatives=("-1/x^2",),
    formula=lambda m, x: 1 / x,
    domain=Domain(
        lambda x: x != 0,
        QT_TRANSLATE_NOOP("Sentence", "reciprocal cannot divide by zero; it got {got}."),
        needs=lambda x: (x, NONZERO),
    ),
    word=SCALES,
    character=QT_TRANSLATE_NOOP(
        "Gate", "Scales by −1 over the square of its input: the sign turns."
    ),
    words=QT_TRANSLATE_NOOP(
        "Words", "1/, invert, multiplicative inverse, one over, x^-1, one divided by"
    ),
    exponent=lambda x: -1.0,
    divisor=lambda x: x,
    notation=Notation("1/{x}", 2, 3),
    spelling=Spelling(("inverse", "inv")),
)
def reciprocal(x: Array) -> Array:
    """One divided by the number."""
    return 1.0 / x


@gate(
    symbol="exp",
    group=FUNCTIONS,
    local=lambda x, out: (out,),
    derivatives=("out",),
    formula=lambda m, x: m.exp(x),
    word=SCALES,
    character=QT_TRANSLATE_NOOP("Gate", "Scales by its own output: exp is its own derivative."),
    words=QT_TRANSLATE_NOOP(
        "Words",
        "e^x, e^, exponential, exponential function, e to the x, natural exponential, antilog",
    ),
    spelling=Spelling(printed_bare=("exp",)),
    is_usual=True,
    ufunc=np.exp,
)
def exp(x: Array) -> Array:
    """e raised to the number."""
    return np.exp(x)


@gate(
    symbol="log",
    group=FUNCTIONS,
    local=lambda x, out: (np.where(x < 0, np.nan, 1.0 / unsigned_zero(x)),),
    derivatives=("1/x",),
    formula=lambda m, x: m.log(x),
    domain=Domain(
        lambda x: x > 0,
        QT_TRANSLATE_NOOP("Sentence", "log needs a positive number; it got {got}."),
        needs=lambda x: (x, POSITIVE),
    ),
    word=SCALES,
    character=QT_TRANSLATE_NOOP(
        "Gate", "Scales by 1 over its input: small inputs get large gradients."
    ),
    words=QT_TRANSLATE_NOOP(
        "Words",
        "logarithm, natural log, natural logarithm, cross entropy, nll",
    ),
    spelling=Spelling(("ln", "loge"), printed_bare=("log", "ln")),
    is_usual=True,
    ufunc=np.log,
)
def log(x: Array) -> Array:
    """The natural logarithm."""
    return np.log(x)


@gate(
    symbol="√",
    group=FUNCTIONS,
    local=lambda x, out: (0.5 / unsigned_zero(out),),
    derivatives=("1/(2*out)",),
    formula=lambda m, x: m.sqrt(x),
    domain=Domain(
        lambda x: x >= 0,
        QT_TRANSLATE_NOOP("Sentence", "sqrt needs a number that is not negative; it got {got}."),
        needs=lambda x: (x, NOT_NEGATIVE),
    ),
    word=SCALES,
    character=QT_TRANSLATE_NOOP(
        "Gate", "Scales by 1 over twice its output; at 0 the slope is infinite."
    ),
    words=QT_TRANSLATE_NOOP("Words", "√x, root, square root, radical, x^0.5, x^(1/2)"),
    exponent=lambda x: 0.5,
    notation=Notation("√{x}", 3, 4, latex=r"\sqrt{{{x}}}"),
    spelling=Spelling(printed_bare=("sqrt",)),
    ufunc=np.sqrt,
)
def sqrt(x: Array) -> Array:
    """The square root."""
    return np.sqrt(x)


@gate(
    symbol="x²",
    group=FUNCTIONS,
    local=lambda x, out: (2.0 * x,),
    derivatives=("2*x",),
    formula=lambda m, x: x**2,
    word=SCALES,
    character=QT_TRANSLATE_NOOP("Gate", "Scales by twice its input."),
    words=QT_TRANSLATE_NOOP(
        "Words", "x^2, ^2, x*x, squared, second power, to the square, quadratic"
    ),
    operator="^",
    exponent=lambda x: 2.0,
    notation=Notation("{x}²", 3, 4),
    spelling=Spelling(("sqr",)),
    ufunc=np.square,
)
def square(x: Array) -> Array:
    """The number times itself."""
    return x * x


@gate(
    symbol="|x|",
    group=FUNCTIONS,
    local=lambda x, out: (np.sign(x),),
    derivatives=("the sign of x",),
    formula=lambda m, x: m.abs(x),
    kink=Kink(
        lambda x: x == 0,
        QT_TRANSLATE_NOOP("Gate", "At 0 the derivative counts as 0, as in PyTorch."),
    ),
    word=TURNS,
    character=QT_TRANSLATE_NOOP("Gate", "Passes the gradient on, with the sign of its input."),
    words=QT_TRANSLATE_NOOP("Words", "||, |, absolute value, magnitude"),
    notation=Notation("|{x}|", CLOSED, 0, bare=(0,), latex=r"\left|{x}\right|"),
    spelling=Spelling(("absolute", "fabs", "modulus"), printed_bare=("abs",)),
    ufunc=np.absolute,
)
def abs_(x: Array) -> Array:
    """The number without its sign."""
    return np.abs(x)


@gate(
    symbol="sin",
    group=FUNCTIONS,
    local=lambda x, out: (np.cos(x),),
    derivatives=("cos(x)",),
    formula=lambda m, x: m.sin(x),
    domain=Domain(
        np.isfinite, QT_TRANSLATE_NOOP("Sentence", "sin needs a finite number; it got {got}.")
    ),
    word=SCALES,
    character=QT_TRANSLATE_NOOP("Gate", "Scales by the cosine of its input."),
    words=QT_TRANSLATE_NOOP("Words", "sine, trigonometric"),
    takes_angle=True,
    spelling=Spelling(printed_bare=("sin",)),
    ufunc=np.sin,
)
def sin(x: Array) -> Array:
    """The sine of an angle in radians."""
    return np.sin(x)


@gate(
    symbol="cos",
    group=FUNCTIONS,
    local=lambda x, out: (-np.sin(x),),
    derivatives=("-sin(x)",),
    formula=lambda m, x: m.cos(x),
    domain=Domain(
        np.isfinite, QT_TRANSLATE_NOOP("Sentence", "cos needs a finite number; it got {got}.")
    ),
    word=SCALES,
    character=QT_TRANSLATE_NOOP("Gate", "Scales by minus the sine of its input."),
    words=QT_TRANSLATE_NOOP("Words", "cosine, trigonometric"),
    takes_angle=True,
    spelling=Spelling(printed_bare=("cos",)),
    ufunc=np.cos,
)
def cos(x: Array) -> Array:
    """The cosine of an angle in radians."""
    return np.cos(x)


@gate(
    symbol="tanh",
    group=FUNCTIONS,
    local=lambda x, out: (tanh_slope(x),),
    by_output=lambda out: (1.0 - out * out,),
    derivatives=("1-out^2",),
    formula=lambda m, x: m.tanh(x),
    saturates=True,
    word=SATURATES,
    character=QT_TRANSLATE_NOOP(
        "Gate", "Scales by 1 − its output squared; saturates: far from 0 almost no gradient passes."
    ),
    words=QT_TRANSLATE_NOOP("Words", "hyperbolic tangent, activation function, squash"),
    spelling=Spelling(printed_bare=("tanh",)),
    is_usual=True,
    bind=_bound_tanh,
)
def tanh(x: Array) -> Array:
    """Squashes any number into (−1, 1)."""
    return np.tanh(x)


@gate(
    symbol="σ",
    group=FUNCTIONS,
    local=lambda x, out: (sigmoid_slope(x),),
    by_output=lambda out: (out * (1.0 - out),),
    derivatives=("out*(1-out)",),
    formula=lambda m, x: 1 / (1 + m.exp(-x)),
    saturates=True,
    word=SATURATES,
    character=QT_TRANSLATE_NOOP(
        "Gate", "Scales by σ(1 − σ), at most a quarter; saturates far from 0."
    ),
    words=QT_TRANSLATE_NOOP(
        "Words",
        "logistic function, 1/(1+e^-x), activation, squash",
    ),
    spelling=Spelling(("σ", "sigma", "logistic", "expit"), printed_bare=("sigmoid",)),
    is_usual=True,
)
def sigmoid(x: Array) -> Array:
    """Squashes any number into (0, 1)."""
    return squash(x)


@gate(
    symbol="relu",
    group=FUNCTIONS,
    local=lambda x, out: (np.heaviside(x, 0.0),),
    chooses=True,
    derivatives=("1 where x > 0, else 0",),
    formula=lambda m, x: m.maximum(x, 0),
    kink=Kink(
        lambda x: x == 0,
        QT_TRANSLATE_NOOP("Gate", "At 0 the derivative counts as 0, as in PyTorch."),
    ),
    word=STOPS,
    character=QT_TRANSLATE_NOOP(
        "Gate", "Passes the gradient where its input is positive, stops it elsewhere."
    ),
    words=QT_TRANSLATE_NOOP(
        "Words",
        "rectifier, rectified linear unit, ramp, hinge, positive part, activation function",
    ),
    rectifies=True,
    spelling=Spelling(printed_bare=("relu",)),
    is_usual=True,
    bind=_bound_relu,
)
def relu(x: Array) -> Array:
    """The number where it is positive, else 0."""
    return np.maximum(x, 0.0)


@gate(
    symbol="leaky",
    group=FUNCTIONS,
    local=lambda x, out, slope: (np.where(np.isnan(x), np.nan, np.where(x > 0, 1.0, slope)),),
    chooses=True,
    derivatives=("1 where x > 0, else slope",),
    formula=lambda m, x, slope: m.maximum(x, 0) + slope * m.minimum(x, 0),
    kink=Kink(
        lambda x, slope: x == 0,
        QT_TRANSLATE_NOOP("Gate", "At 0 the derivative counts as the small slope, as in PyTorch."),
    ),
    word=STOPS,
    character=QT_TRANSLATE_NOOP(
        "Gate", "Passes the gradient where its input is positive, lets a little through elsewhere."
    ),
    words=QT_TRANSLATE_NOOP("Words", "leaky rectifier, activation function"),
    rectifies=True,
    spelling=Spelling(("leakyrelu", "lrelu")),
)
def leaky_relu(x: Array, *, slope: float = 0.01) -> Array:
    """The number where it is positive, else a small part of it."""
    return np.where(x > 0, x, slope * x)


@gate(
    symbol="soft+",
    group=FUNCTIONS,
    local=lambda x, out: (squash(x),),
    derivatives=("sigmoid(x)",),
    formula=lambda m, x: m.log(1 + m.exp(x)),
    word=SCALES,
    character=QT_TRANSLATE_NOOP("Gate", "Scales by the sigmoid of its input: a smooth relu."),
    words=QT_TRANSLATE_NOOP("Words", "smooth relu, log(1+e^x), log1pexp, activation function"),
    spelling=Spelling(printed_bare=("softplus",)),
)
def softplus(x: Array) -> Array:
    """A smooth relu: log(1 + exp(x))."""
    return np.logaddexp(0.0, x)
