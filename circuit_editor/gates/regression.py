"""Losses entry by entry beside the squared error: absolute error, Huber's, binary cross-entropy.

Conventions are PyTorch's in float64, but for shapes, which must be equal (see `losses`).
"""

from __future__ import annotations

from typing import Any

import numpy as np

from circuit_editor.gates import attributes
from circuit_editor.gates.gate import Array, Kink, Spelling
from circuit_editor.gates.losses import (
    MEAN,
    REDUCTION,
    loss_gate,
    part_of,
    reduced,
)
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence, brief

LOWEST_LOG = -100.0  # of a probability of 0, as in PyTorch
SMALLEST_SPREAD = 1e-12  # of p (1 - p) below a slope, as in PyTorch

NO_PROBABILITY = QT_TRANSLATE_NOOP(
    "Sentence",
    "{got} is no probability: these go from 0 to 1. Scores of any size go to bce_logits.",
)


def _opposite(to_output: Any) -> Any:
    """What goes to the targets of a loss of the difference: the opposite."""
    return lambda u, y, t, out, **options: -to_output(u, y, t, out, **options)


def _to_absolute(u: Any, y: Array, t: Array, out: Any, reduction: str = MEAN) -> Any:
    return part_of(u, reduction, y.size) * np.sign(y - t)


@loss_gate(
    symbol="mae",
    pull=(_to_absolute, _opposite(_to_absolute)),
    by_entry=("sign({y} − {t}){part}", "sign({t} − {y}){part}"),
    push=lambda dy, dt, y, t, out, reduction=MEAN: reduced(np.sign(y - t) * (dy - dt), reduction),
    options=REDUCTION,
    kink=Kink(
        lambda y, t, reduction=MEAN: np.equal(y, t),
        QT_TRANSLATE_NOOP(
            "Gate", "Where an output is its target, it has no slope; 0 is taken, as in PyTorch."
        ),
    ),
    character=QT_TRANSLATE_NOOP(
        "Gate", "Pulls each output towards its target, as hard from near as from afar."
    ),
    words=QT_TRANSLATE_NOOP("Words", "mean absolute error, L1, loss, regression"),
    spelling=Spelling(("l1_loss", "mean_absolute_error", "L1Loss")),
)
def mae(y: Array, t: Array, *, reduction: str = MEAN) -> Array:
    """The mean absolute error: how far outputs are from targets, on average."""
    return reduced(np.abs(y - t), reduction)


def _to_huber(
    u: Any, y: Array, t: Array, out: Any, reduction: str = MEAN, delta: float = 1.0
) -> Any:
    return part_of(u, reduction, y.size) * np.clip(y - t, -delta, delta)


@loss_gate(
    symbol="huber",
    pull=(_to_huber, _opposite(_to_huber)),
    push=lambda dy, dt, y, t, out, reduction=MEAN, delta=1.0: reduced(
        np.clip(y - t, -delta, delta) * (dy - dt), reduction
    ),
    options={**REDUCTION, "delta": attributes.small_number(1.0)},
    character=QT_TRANSLATE_NOOP(
        "Gate", "Pulls each output towards its target, the harder the further, up to delta."
    ),
    words=QT_TRANSLATE_NOOP("Words", "robust loss, smooth L1, regression, outliers"),
    spelling=Spelling(("huber_loss", "smooth_l1_loss", "HuberLoss", "SmoothL1Loss")),
)
def huber(y: Array, t: Array, *, reduction: str = MEAN, delta: float = 1.0) -> Array:
    """Half the squared error near the target, and straight from delta on."""
    error = np.abs(y - t)
    near = np.minimum(error, delta)
    return reduced(0.5 * near * near + delta * (error - near), reduction)


def _log(p: Any) -> Any:
    return np.maximum(np.log(p), LOWEST_LOG)


def _to_probability(u: Any, p: Array, t: Array, out: Any, reduction: str = MEAN) -> Any:
    slope = (p - t) / np.maximum((1.0 - p) * p, SMALLEST_SPREAD)
    inside = (p >= 0.0) & (p <= 1.0)
    return part_of(u, reduction, p.size) * np.where(inside, slope, np.nan)


def _to_probable(u: Any, p: Array, t: Array, out: Any, reduction: str = MEAN) -> Any:
    return part_of(u, reduction, p.size) * (_log(1.0 - p) - _log(p))


def _why_no_probability(p: Array, t: Array, *, reduction: str = MEAN) -> Sentence | None:
    wrong = np.asarray(p)[(np.less(p, 0.0) | np.greater(p, 1.0))]
    return Sentence.of(NO_PROBABILITY, got=brief(float(wrong.flat[0]))) if wrong.size else None


@loss_gate(
    symbol="BCE",
    pull=(_to_probability, _to_probable),
    push=lambda dp, dt, p, t, out, reduction=MEAN: reduced(
        _to_probability(1.0, p, t, out, "none") * dp + _to_probable(1.0, p, t, out, "none") * dt,
        reduction,
    ),
    options=REDUCTION,
    refusal=_why_no_probability,
    character=QT_TRANSLATE_NOOP(
        "Gate", "Pulls each probability towards its target, hardest where it is surely wrong."
    ),
    words=QT_TRANSLATE_NOOP("Words", "binary cross-entropy, log loss, yes or no, classification"),
    spelling=Spelling(("binary_cross_entropy", "log_loss", "BCELoss")),
)
def bce(p: Array, t: Array, *, reduction: str = MEAN) -> Array:
    """How surprised probabilities of yes are by what is, 1 or 0."""
    return reduced(-(t * _log(p) + (1.0 - t) * _log(1.0 - p)), reduction)


def _sigmoid(z: Any) -> Any:
    power = np.exp(-np.abs(z))
    return np.where(np.greater_equal(z, 0.0), 1.0, power) / (1.0 + power)


def _to_logit(u: Any, z: Array, t: Array, out: Any, reduction: str = MEAN) -> Any:
    return part_of(u, reduction, z.size) * (_sigmoid(z) - t)


@loss_gate(
    symbol="BCE σ",
    pull=(
        _to_logit,
        lambda u, z, t, out, reduction=MEAN: -part_of(u, reduction, z.size) * z,
    ),
    by_entry=("(sigmoid({z}) − {t}){part}", "−{z}{part}"),
    push=lambda dz, dt, z, t, out, reduction=MEAN: reduced(
        (_sigmoid(z) - t) * dz - z * dt, reduction
    ),
    options=REDUCTION,
    character=QT_TRANSLATE_NOOP(
        "Gate", "Sends back the probabilities less the targets: what is too much."
    ),
    words=QT_TRANSLATE_NOOP(
        "Words", "binary cross-entropy with logits, sigmoid cross-entropy, logistic loss"
    ),
    spelling=Spelling(
        (
            "binary_cross_entropy_with_logits",
            "bce_with_logits",
            "BCEWithLogitsLoss",
            "sigmoid_cross_entropy_with_logits",
        )
    ),
)
def bce_logits(z: Array, t: Array, *, reduction: str = MEAN) -> Array:
    """How surprised the sigmoid of scores is by what is, 1 or 0; exact for scores of any size."""
    terms = np.maximum(z, 0.0) - z * t + np.log1p(np.exp(-np.abs(z)))
    return reduced(terms, reduction)
