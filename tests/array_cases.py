"""Random shapes, attributes and numbers that each gate of arrays takes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from dice import Dice

from circuit_editor.gates import GATES, Gate
from circuit_editor.gates.attributes import Attribute

Case = tuple[tuple[Any, ...], dict[str, Attribute]]
OF_ARRAYS = {kind: gate for kind, gate in GATES.items() if gate.is_of_arrays}


def case_of(gate: Gate, dice: Dice) -> Case:
    """Inputs of random shapes that fit, and attributes, some of them at their default."""
    inputs, attrs = CASES[gate.kind](dice)
    kept = {name: each for name, each in attrs.items() if each != gate.options[name].default}
    return tuple(np.asarray(each)[()] for each in inputs), kept


def shape(dice: Dice, least: int = 0, most: int = 3, longest: int = 4) -> Any:
    return tuple(int(n) for n in dice.integers(1, longest + 1, int(dice.integers(least, most + 1))))


def numbers(dice: Dice, *lengths: int) -> Any:
    return dice.normal(lengths)


def some_axes(dice: Dice, rank: int) -> Any:
    if dice.random() < 0.3:
        return None
    chosen = dice.permutation(rank)[: dice.integers(0, rank + 1)]
    return tuple(int(each) - rank * int(dice.random() < 0.3) for each in chosen)


def one_axis(dice: Dice, rank: int) -> tuple[int]:
    return (int(dice.integers(-rank, rank)),)


def reduced(dice: Dice) -> Case:
    x = numbers(dice, *shape(dice))
    return (x,), {"axis": some_axes(dice, x.ndim), "keepdims": bool(dice.random() < 0.5)}


def multiplied(dice: Dice) -> Case:
    inner, rows, columns = (int(n) for n in dice.integers(1, 5, 3))
    batch = shape(dice, 0, 2, 3)
    first, second = list(batch), list(batch)
    for at in range(len(batch)):
        if dice.random() < 0.3:
            first[at] = 1
        elif dice.random() < 0.3:
            second[at] = 1
    kept = int(dice.integers(0, len(batch) + 1))
    a = (inner,) if dice.random() < 0.2 else (*first, rows, inner)
    b = (inner,) if dice.random() < 0.2 else (*second[kept:], inner, columns)
    return (numbers(dice, *a), numbers(dice, *b)), {}


def transposed(dice: Dice) -> Case:
    x = numbers(dice, *shape(dice))
    axes = tuple(int(each) for each in dice.permutation(x.ndim))
    return (x,), {"axes": None if dice.random() < 0.4 else axes}


def reshaped(dice: Dice) -> Case:
    x = numbers(dice, *shape(dice))
    wanted = [int(n) for n in dice.permutation(x.shape)] + [1] * int(dice.integers(0, 2))
    if wanted and dice.random() < 0.5:
        wanted[int(dice.integers(0, len(wanted)))] = -1
    return (x,), {"shape": tuple(wanted)}


def sliced(dice: Dice) -> Case:
    x = numbers(dice, *shape(dice, 1))
    axis = one_axis(dice, x.ndim)
    length = x.shape[axis[0]]
    start = int(dice.integers(0, length))
    stop = None if dice.random() < 0.4 else int(dice.integers(start + 1, length + 1))
    return (x,), {"axis": axis, "start": start, "stop": stop, "step": int(dice.integers(1, 3))}


def joined(dice: Dice) -> Case:
    first = shape(dice, 1)
    axis = one_axis(dice, len(first))
    second = list(first)
    second[axis[0]] = int(dice.integers(1, 5))
    return (numbers(dice, *first), numbers(dice, *second)), {"axis": axis}


def along_a_line(dice: Dice) -> Case:
    x = numbers(dice, *shape(dice, 1, longest=5))
    return (x,), {"axis": one_axis(dice, x.ndim)}


def normed(dice: Dice) -> Case:
    inputs, attrs = along_a_line(dice)
    return inputs, attrs | {"eps": float(dice.choice([1e-5, 0.1]))}


def square(dice: Dice) -> Case:
    side = int(dice.integers(1, 5))
    return (numbers(dice, *shape(dice, 0, 2), side, side),), {}


def reduction(dice: Dice) -> str:
    return str(dice.choice(["mean", "sum", "none"]))


def compared(dice: Dice) -> Case:
    both = shape(dice)
    return (numbers(dice, *both), numbers(dice, *both)), {"reduction": reduction(dice)}


def classified(dice: Dice) -> Case:
    z = numbers(dice, *shape(dice, 0, 1), int(dice.integers(1, 6)))
    if dice.random() < 0.4:
        t = dice.shares(*z.shape)
    else:
        t = dice.integers(0, z.shape[-1], z.shape[:-1]).astype(float)
        if t.size > 1 and dice.random() < 0.3:
            t[0] = -100.0
    return (z, t), {"reduction": reduction(dice)}


def convolved(dice: Dice) -> Case:
    channels, made = (int(n) for n in dice.integers(1, 4, 2))
    window = [int(n) for n in dice.integers(1, 4, 2)]
    padding = int(dice.integers(0, 3))
    image = [max(1, size - 2 * padding) + int(dice.integers(0, 4)) for size in window]
    examples = shape(dice, 0, 1)
    return (
        (numbers(dice, *examples, channels, *image), numbers(dice, made, channels, *window)),
        {"stride": int(dice.integers(1, 4)), "padding": padding},
    )


def pooled(dice: Dice) -> Case:
    size = int(dice.integers(1, 4))
    image = [size + int(dice.integers(0, 4)) for _ in range(2)]
    stride = None if dice.random() < 0.5 else int(dice.integers(1, 4))
    return (numbers(dice, *shape(dice, 0, 2), *image),), {"size": size, "stride": stride}


def flattened(dice: Dice) -> Case:
    x = numbers(dice, *shape(dice))
    return (x,), {"start": int(dice.integers(-x.ndim, x.ndim)) if x.ndim else 0}


def widened(dice: Dice) -> Case:
    x = numbers(dice, *shape(dice))
    return (x,), {"axis": one_axis(dice, x.ndim + 1)}


def squeezed(dice: Dice) -> Case:
    lengths = [int(n) if dice.random() < 0.5 else 1 for n in shape(dice)]
    ones = tuple(at for at, n in enumerate(lengths) if n == 1)
    return (numbers(dice, *lengths),), {"axis": None if dice.random() < 0.5 else ones}


def stretched(dice: Dice) -> Case:
    lengths = [int(n) if dice.random() < 0.5 else 1 for n in shape(dice)]
    wanted = [int(dice.integers(1, 4)) if n == 1 else dice.choice([n, -1]) for n in lengths]
    more = [int(n) for n in dice.integers(1, 4, int(dice.integers(0, 2)))]
    return (numbers(dice, *lengths),), {"shape": tuple(int(n) for n in more + wanted)}


def along_one_axis(dice: Dice) -> Case:
    x = numbers(dice, *shape(dice, 1))
    return (x,), {"axis": None if dice.random() < 0.3 else one_axis(dice, x.ndim)}


def within_delta(dice: Dice) -> Case:
    inputs, attrs = compared(dice)
    return inputs, attrs | {"delta": float(dice.choice([1.0, 0.4]))}


def of_probabilities(dice: Dice) -> Case:
    both = shape(dice)
    inputs = dice.uniform(0.05, 0.95, both), dice.uniform(0.0, 1.0, both)
    return inputs, {"reduction": reduction(dice)}


def looked_up(dice: Dice) -> Case:
    rows, width = (int(n) for n in dice.integers(1, 5, 2))
    ids = dice.integers(0, rows, shape(dice, 0, 2)).astype(float)
    return (numbers(dice, rows, width), ids), {}


def hot(dice: Dice) -> Case:
    classes = int(dice.integers(1, 5))
    return (dice.integers(0, classes, shape(dice, 0, 2)).astype(float),), {"classes": classes}


def dropped(dice: Dice) -> Case:
    return (numbers(dice, *shape(dice)),), {"p": float(dice.choice([0.5, 0.1, 0.0]))}


CASES: dict[str, Callable[[Dice], Case]] = {
    "sum": reduced,
    "mean": reduced,
    "matmul": multiplied,
    "transpose": transposed,
    "reshape": reshaped,
    "slice": sliced,
    "concat": joined,
    "softmax": along_a_line,
    "causal_mask": square,
    "mse": compared,
    "cross_entropy": classified,
    "layer_norm": normed,
    "conv2d": convolved,
    "max_pool": pooled,
    "flatten": flattened,
    "unsqueeze": widened,
    "squeeze": squeezed,
    "broadcast": stretched,
    "amax": reduced,
    "amin": reduced,
    "logsumexp": reduced,
    "argmax": along_one_axis,
    "log_softmax": along_a_line,
    "mae": compared,
    "huber": within_delta,
    "bce": of_probabilities,
    "bce_logits": compared,
    "embedding": looked_up,
    "one_hot": hot,
    "avg_pool": pooled,
    "dropout": dropped,
}
