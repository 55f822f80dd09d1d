"""Probabilities and losses of arrays: softmax, a mask of what comes later, squared error, entropy.

Conventions are PyTorch's in float64, but for shapes: a loss takes two inputs of equal shapes and
stretches neither, for stretching silently compares every output with every target.
"""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np

from circuit_editor.gates import attributes, gate
from circuit_editor.gates.arrays import one_cell, why_not_axes
from circuit_editor.gates.bound import pull_anew, putting
from circuit_editor.gates.bound_step import Bound, Call
from circuit_editor.gates.gate import LAYERS, Array, Shape, Spelling, array_gate, in_order
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence, brief

IGNORED = -100.0  # the class of a row that does not count, as in PyTorch

MEAN, SUM, NONE = "mean", "sum", "none"
REDUCTION = {"reduction": attributes.choice(MEAN, SUM, NONE)}

NOT_SQUARE = QT_TRANSLATE_NOOP(
    "Sentence", "A causal mask takes square arrays, row by column; this is {shape}."
)
NOT_EQUAL = QT_TRANSLATE_NOOP(
    "Sentence",
    "The shapes {first} and {second} must be equal: stretched, every output would be compared "
    "with every target. Reshape one of them.",
)
NO_CLASSES = QT_TRANSLATE_NOOP(
    "Sentence",
    "Scores come in the shape (classes,) or (examples, classes), not {shape}.",
)
NOT_TARGETS = QT_TRANSLATE_NOOP(
    "Sentence",
    "For scores of the shape {scores} the targets are class numbers of the shape {classes}, or "
    "probabilities of the shape {scores}; here they are {got}.",
)
BAD_CLASS = QT_TRANSLATE_NOOP(
    "Sentence",
    "The class in row {row} is {got}; classes here are the whole numbers from 0 to {last}.",
)


def _same(shape: Shape, *, axis: tuple[int, ...] = (-1,), **others: Any) -> Shape | Sentence:
    return why_not_axes(shape, axis) or shape


def line_cells(
    index: tuple[int, ...], shape: Shape, *, axis: tuple[int, ...] = (-1,), **others: Any
) -> tuple[Any]:
    """All entries along the axis through one entry."""
    at = axis[0] % len(shape)
    mask = np.zeros(shape, bool)
    where: tuple[Any, ...] = (*index[:at], slice(None), *index[at + 1 :])
    mask[where] = True
    return (mask,)


def _shares(x: Array, axis: int) -> Array:
    """The exponentials, divided by their sum; nan where all are minus infinity."""
    x = in_order(x)
    powers = np.exp(x - np.max(x, axis=axis, keepdims=True))
    shares: Array = powers / np.sum(powers, axis=axis, keepdims=True)
    return shares


def _log_shares(x: Array, axis: int = -1) -> Array:
    """The logarithms of the softmax along an axis."""
    x = in_order(x)
    shifted = x - np.max(x, axis=axis, keepdims=True)
    logs: Array = shifted - np.log(np.sum(np.exp(shifted), axis=axis, keepdims=True))
    return logs


def _competing(u: Any, out: Array, axis: int) -> Array:
    sent: Array = out * (u - np.sum(in_order(u * out), axis=axis, keepdims=True))
    return sent


def _bound_softmax(out: Array, x: Array, axis: tuple[int, ...] = (-1,)) -> Bound:
    at = axis[0]
    one = np.empty(along(x.shape, at))

    def pull(upstream: Array) -> tuple[Array, list[Call]]:
        sent = np.empty_like(out)
        return sent, [
            partial(np.multiply, upstream, out, sent),
            partial(np.add.reduce, sent, at, None, one, True),
            partial(np.subtract, upstream, one, sent),
            partial(np.multiply, out, sent, sent),
        ]

    shares: list[Call] = [
        partial(np.maximum.reduce, x, at, None, one, True),
        partial(np.subtract, x, one, out),
        partial(np.exp, out, out),
        partial(np.add.reduce, out, at, None, one, True),
        partial(np.divide, out, one, out),
    ]
    return Bound(out, shares, (pull,))


def along(shape: Shape, axis: int) -> list[int]:
    """The shape with one number instead of those along an axis."""
    at = axis % len(shape)
    return [*shape[:at], 1, *shape[at + 1 :]]


@array_gate(
    symbol="softmax",
    shape=_same,
    pull=(lambda u, x, out, axis=(-1,): _competing(u, out, axis[0]),),
    push=lambda dx, x, out, axis=(-1,): _competing(dx, out, axis[0]),
    cells=line_cells,
    options={"axis": attributes.axis(-1)},
    bind=_bound_softmax,
    word=gate.COMPETES,
    character=QT_TRANSLATE_NOOP(
        "Gate", "Competes: what raises one share lowers the others by as much together."
    ),
    words=QT_TRANSLATE_NOOP("Words", "probabilities, attention weights, normalized exponential"),
)
def softmax(x: Array, *, axis: tuple[int, ...] = (-1,)) -> Array:
    """Positive shares that add up to 1 along an axis, by the exponentials."""
    return _shares(x, axis[0])


def _log_competing(u: Any, out: Array, axis: int) -> Array:
    sent: Array = u - np.exp(out) * np.sum(in_order(u), axis=axis, keepdims=True)
    return sent


@array_gate(
    symbol="log softmax",
    shape=_same,
    pull=(lambda u, x, out, axis=(-1,): _log_competing(u, out, axis[0]),),
    push=lambda dx, x, out, axis=(-1,): dx - np.sum(np.exp(out) * dx, axis=axis[0], keepdims=True),
    cells=line_cells,
    options={"axis": attributes.axis(-1)},
    word=gate.COMPETES,
    character=QT_TRANSLATE_NOOP(
        "Gate", "Competes: of the whole gradient along the axis each gets back its share less."
    ),
    words=QT_TRANSLATE_NOOP("Words", "log probabilities, log-likelihood, normalized scores"),
)
def log_softmax(x: Array, *, axis: tuple[int, ...] = (-1,)) -> Array:
    """The logarithms of the softmax along an axis; exact where one score leads by far."""
    return _log_shares(x, axis[0])


def _square(shape: Shape) -> Shape | Sentence:
    if len(shape) < 2 or shape[-1] != shape[-2]:
        return Sentence.of(NOT_SQUARE, shape=str(shape))
    return shape


def _earlier(shape: Shape) -> Any:
    return np.tri(shape[-1], dtype=bool)


def _earlier_cells(index: tuple[int, ...], shape: Shape) -> tuple[Any]:
    mask = np.zeros(shape, bool)
    mask[index] = index[-1] <= index[-2]
    return (mask,)


def _bound_mask(out: Array, x: Array) -> Bound:
    earlier = _earlier(x.shape)
    out.fill(-np.inf)  # and so it stays above the diagonal

    def pull(upstream: Array) -> tuple[Array, list[Call]]:
        sent = np.zeros_like(out)
        return sent, [partial(np.copyto, sent, upstream, where=earlier)]

    return Bound(out, [partial(np.copyto, out, x, where=earlier)], (pull,))


@array_gate(
    symbol="◺",
    shape=_square,
    pull=(lambda u, x, out: np.where(_earlier(x.shape), u, 0.0),),
    push=lambda dx, x, out: np.where(_earlier(x.shape), dx, 0.0),
    cells=_earlier_cells,
    bind=_bound_mask,
    word=gate.PUTS_BACK,
    character=QT_TRANSLATE_NOOP(
        "Gate", "Passes the gradient up to the diagonal; what comes later gets 0."
    ),
    words=QT_TRANSLATE_NOOP("Words", "attention mask, triangle, lower triangular, autoregressive"),
    spelling=Spelling(("tril_mask",)),
)
def causal_mask(x: Array) -> Array:
    """Scores with minus infinity for whatever comes later than the row's own place."""
    masked: Array = np.where(_earlier(x.shape), x, -np.inf)
    return masked


def compared_shape(y: Shape, t: Shape, *, reduction: str = MEAN, **others: Any) -> Shape | Sentence:
    """The shape of a loss of outputs and targets, which must be of equal shapes."""
    if y != t:
        return Sentence.of(NOT_EQUAL, first=str(y), second=str(t))
    return y if reduction == NONE else ()


def part_of(u: Any, reduction: str, count: int) -> Any:
    """What of upstream every term gets."""
    return u / count if reduction == MEAN else u


def reduced(terms: Any, reduction: str) -> Array:
    """The terms as they are, their sum or their mean."""
    if reduction == NONE:
        whole: Array = terms
        return whole
    total: Array = np.add.reduce(in_order(terms), axis=None)
    return total / terms.size if reduction == MEAN else total


def every_cell(
    index: tuple[int, ...], *shapes: Shape, reduction: str = MEAN, **others: Any
) -> tuple[Any, ...]:
    """All entries where they are reduced to one number, else the one in the same place."""
    if reduction != NONE:
        return tuple(np.ones(shape, bool) for shape in shapes)
    return tuple(one_cell(shape, index) for shape in shapes)


# declares a loss that compares outputs with targets entry by entry
loss_gate = partial(
    array_gate, group=LAYERS, shape=compared_shape, cells=every_cell, word=gate.PULLS
)


def _to_output(u: Any, y: Array, t: Array, out: Any, reduction: str = MEAN) -> Any:
    return part_of(2.0 * u, reduction, y.size) * (y - t)


def _bound_mse(out: Array, y: Array, t: Array, reduction: str = MEAN) -> Bound:
    error, terms = np.empty(y.shape), out if reduction == NONE else np.empty(y.shape)
    count, two = np.array(float(y.size)), np.array(2.0)  # no number to be looked at in each call
    forward: list[Call] = [
        partial(np.subtract, y, t, error),
        partial(np.multiply, error, error, terms),
    ]
    if reduction != NONE:
        forward.append(partial(np.add.reduce, terms, None, None, out))
    if reduction == MEAN:
        forward.append(partial(np.divide, out, count, out))

    def pull(upstream: Array) -> tuple[Array, list[Call]]:
        sent, part = np.empty(y.shape), np.empty_like(upstream)
        calls: list[Call] = [partial(np.multiply, upstream, two, part)]
        if reduction == MEAN:
            calls.append(partial(np.divide, part, count, part))
        return sent, [*calls, partial(np.multiply, part, error, sent)]

    def pull_target(upstream: Array) -> tuple[Array, list[Call]]:
        sent, calls = pull(upstream)
        return sent, [*calls, partial(np.negative, sent, sent)]

    return Bound(out, forward, (pull, pull_target), (error,))


@loss_gate(
    symbol="mse",
    pull=(
        _to_output,
        lambda u, y, t, out, reduction=MEAN: -_to_output(u, y, t, out, reduction),
    ),
    by_entry=("({y} − {t}) · 2{part}", "({t} − {y}) · 2{part}"),
    bind=_bound_mse,
    push=lambda dy, dt, y, t, out, reduction=MEAN: reduced(2.0 * (y - t) * (dy - dt), reduction),
    options=REDUCTION,
    character=QT_TRANSLATE_NOOP(
        "Gate", "Pulls each output towards its target, the harder the further away."
    ),
    words=QT_TRANSLATE_NOOP("Words", "mean squared error, loss, regression, L2"),
    spelling=Spelling(("mse_loss", "MSELoss")),
)
def mse(y: Array, t: Array, *, reduction: str = MEAN) -> Array:
    """The mean squared error: outputs less targets, squared, their mean."""
    error = y - t
    return reduced(error * error, reduction)


def _scored(z: Shape, t: Shape, *, reduction: str = MEAN) -> Shape | Sentence:
    if len(z) not in (1, 2) or 0 in z:
        return Sentence.of(NO_CLASSES, shape=str(z))
    if t not in (z, z[:-1]):
        return Sentence.of(NOT_TARGETS, scores=str(z), classes=str(z[:-1]), got=str(t))
    return z[:-1] if reduction == NONE else ()


def _weights(z: Array, t: Array) -> Array:
    """The targets as probabilities: 1 at a class number, 0 in an ignored row, nan at no class."""
    if t.shape == z.shape:
        return t
    classes = z.shape[-1]
    whole = t.astype(np.int64, copy=False) if np.all(np.isfinite(t)) else None
    if whole is not None and np.all((whole == t) & (whole >= 0) & (whole < classes)):
        weights = np.zeros(z.shape)
        np.put_along_axis(weights, np.asarray(whole)[..., None], 1.0, -1)
        return weights
    numbers = np.arange(classes, dtype=np.float64)
    hits = (numbers == t[..., None]).astype(np.float64)
    is_class = hits.any(axis=-1) | (t == IGNORED)
    found: Array = np.where(is_class[..., None], hits, np.nan)
    return found


def _rows(z: Array, t: Array) -> Any:
    """How many rows count in a mean."""
    if t.shape == z.shape:
        return z.size // z.shape[-1]
    return np.count_nonzero(t != IGNORED) if t.ndim else int(t != IGNORED)


def _each_row(u: Any, z: Array, t: Array, reduction: str) -> Any:
    """What of upstream every row gets, before its scores."""
    part = np.asarray(u / _rows(z, t) if reduction == MEAN else u)
    return part[..., None] if reduction == NONE else part


def _to_scores(u: Any, z: Array, t: Array, out: Any, reduction: str = MEAN) -> Any:
    t = np.asarray(t)
    shares, weights = np.exp(_log_shares(z)), _weights(z, t)
    # probabilities need not add up to 1; those of an ignored row are 0, of no class nan
    total = np.sum(weights, axis=-1, keepdims=True)
    return _each_row(u, z, t, reduction) * (shares * total - weights)


def _to_targets(u: Any, z: Array, t: Array, out: Any, reduction: str = MEAN) -> Any:
    t = np.asarray(t)
    if t.shape != z.shape:
        return np.zeros(t.shape)
    return -_each_row(u, z, t, reduction) * _log_shares(z)


def _entropy_push(dz: Any, dt: Any, z: Array, t: Array, out: Any, reduction: str = MEAN) -> Any:
    t = np.asarray(t)
    logs, weights = _log_shares(z), _weights(z, t)
    moved = np.sum((np.exp(logs) * weights.sum(-1, keepdims=True) - weights) * dz, axis=-1)
    if t.shape == z.shape:
        moved = moved - np.sum(logs * dt, axis=-1)
    return _mean_of_rows(moved, z, t, reduction)


def _mean_of_rows(terms: Any, z: Array, t: Array, reduction: str) -> Any:
    if reduction == NONE:
        return terms
    total = np.sum(terms)
    return total / _rows(z, t) if reduction == MEAN else total


def _entropy_cells(
    index: tuple[int, ...], z: Shape, t: Shape, *, reduction: str = MEAN
) -> tuple[Any, ...]:
    if reduction != NONE:
        return np.ones(z, bool), np.ones(t, bool)
    return one_cell(z, index), one_cell(t, index)


def _why_no_class(z: Array, t: Array, *, reduction: str = MEAN) -> Sentence | None:
    """Which row's class is no class."""
    t = np.asarray(t)
    if t.shape == z.shape:
        return None
    rows, last = np.atleast_1d(t), z.shape[-1] - 1
    is_class = (rows == np.floor(rows)) & (rows >= 0) & (rows <= last) | (rows == IGNORED)
    wrong = np.flatnonzero(~is_class & ~np.isnan(rows))
    if not len(wrong):
        return None
    row = int(wrong[0])
    return Sentence.of(BAD_CLASS, row=row, got=brief(float(rows[row])), last=last)


def _bound_entropy(out: Array, z: Array, t: Array, reduction: str = MEAN) -> Bound:
    """Quick where each row has a class, which is looked at in every run; else by the functions."""
    pulls = _to_scores, _to_targets
    scores, targets = (
        pull_anew(partial(pull, reduction=reduction), place, (z, t), out)
        for place, pull in enumerate(pulls)
    )
    anew = partial(_entropy, reduction=reduction)
    if t.ndim != 1 or z.ndim != 2:
        return Bound(out, [putting(out, anew, z, t)], (scores, targets))
    rows, classes = t[:, None], np.arange(z.shape[-1], dtype=np.float64)
    one, terms = np.empty((len(z), 1)), out if reduction == NONE else np.empty(len(z))
    shifted, logs, hits = np.empty(z.shape), np.empty(z.shape), np.empty(z.shape, bool)

    def score() -> None:
        np.equal(rows, classes, hits)
        if np.count_nonzero(hits) < len(z):
            out[...] = anew(z, t)
            return
        np.negative(logs[hits], terms)
        if reduction != NONE:
            np.add.reduce(terms, axis=None, out=out)
        if reduction == MEAN:
            np.divide(out, len(z), out)

    def pull(upstream: Array) -> tuple[Array, list[Call]]:
        sent, part = np.empty(z.shape), np.empty(rows.shape if reduction == NONE else ())

        def send() -> None:
            if np.count_nonzero(hits) < len(z):
                sent[...] = _to_scores(upstream, z, t, out, reduction)
                return
            np.exp(logs, sent)
            np.subtract(sent, hits, sent)
            part[...] = upstream[:, None] if reduction == NONE else upstream
            if reduction == MEAN:
                np.divide(part, len(z), part)
            np.multiply(part, sent, sent)

        return sent, [send]

    forward: list[Call] = [
        partial(np.maximum.reduce, z, -1, None, one, True),
        partial(np.subtract, z, one, shifted),
        partial(np.exp, shifted, logs),
        partial(np.add.reduce, logs, -1, None, one, True),
        partial(np.log, one, one),
        partial(np.subtract, shifted, one, logs),
        score,
    ]
    return Bound(out, forward, (pull, targets), (logs, hits))


def _entropy(z: Array, t: Array, reduction: str) -> Array:
    t = np.asarray(t)
    logs, weights = _log_shares(z), _weights(z, t)
    # 0 × −∞ is 0: a class without weight may be impossible
    terms = np.sum(np.where(weights == 0.0, 0.0, -weights * logs), axis=-1)
    reduced: Array = _mean_of_rows(terms, z, t, reduction)
    return reduced


@array_gate(
    symbol="CE",
    group=LAYERS,
    shape=_scored,
    pull=(_to_scores, _to_targets),
    bind=_bound_entropy,
    push=_entropy_push,
    cells=_entropy_cells,
    options=REDUCTION,
    refusal=_why_no_class,
    word=gate.PULLS,
    character=QT_TRANSLATE_NOOP(
        "Gate", "Sends back the shares less the targets: what is too much, and what is missing."
    ),
    words=QT_TRANSLATE_NOOP(
        "Words", "cross-entropy, negative log-likelihood, classification, logits, loss"
    ),
    spelling=Spelling(("crossentropy", "cross_entropy_loss", "CrossEntropyLoss")),
)
def cross_entropy(z: Array, t: Array, *, reduction: str = MEAN) -> Array:
    """How surprised the softmax of scores is by the targets: class numbers, or probabilities."""
    return _entropy(z, t, reduction)
