"""Wrong answers about arrays, each worked out by hand with NumPy from the wrong idea itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import numpy as np
from dice import Dice

from circuit_editor.text import Quantity

VALUE, GRADIENT = Quantity.VALUE, Quantity.GRADIENT
PRODUCT = "f = sum((A @ B) * C)"
LAYER = "f = sum((x @ W + b) * C)"


class WrongArray(NamedTuple):
    """A circuit, what is asked of it, and what somebody says who has a wrong idea, cell by cell."""

    program: str
    values: dict[str, Any]
    name: str
    what: Quantity
    wrong: Any


def lengths(dice: Dice, count: int, least: int = 2, most: int = 4) -> list[int]:
    return [int(each) for each in dice.integers(least, most + 1, count)]


def product(dice: Dice, rows: int, inner: int, columns: int) -> dict[str, Any]:
    shapes = {"A": (rows, inner), "B": (inner, columns), "C": (rows, columns)}
    return {name: dice.normal(shape) for name, shape in shapes.items()}


def transposed(dice: Dice) -> WrongArray:
    given = product(dice, *lengths(dice, 3))
    name = str(dice.choice(["A", "B"]))
    a, b, c = given.values()
    return WrongArray(PRODUCT, given, name, GRADIENT, b @ c.T if name == "A" else c.T @ a)


def own_matrix(dice: Dice) -> WrongArray:
    same, other = lengths(dice, 2)
    if dice.random() < 0.5:
        given = product(dice, other, same, same)
        return WrongArray(PRODUCT, given, "A", GRADIENT, given["C"] @ given["A"].T)
    given = product(dice, same, same, other)
    return WrongArray(PRODUCT, given, "B", GRADIENT, given["B"].T @ given["C"])


def not_transposed(dice: Dice) -> WrongArray:
    same, other = lengths(dice, 2)
    if dice.random() < 0.3:  # of a vector
        given = {"A": dice.normal((same, same)), "B": dice.normal(same), "C": dice.normal(same)}
        return WrongArray(PRODUCT, given, "B", GRADIENT, given["A"] @ given["C"])
    if dice.random() < 0.5:
        given = product(dice, other, same, same)
        return WrongArray(PRODUCT, given, "A", GRADIENT, given["C"] @ given["B"])
    given = product(dice, same, same, other)
    return WrongArray(PRODUCT, given, "B", GRADIENT, given["A"] @ given["C"])


def not_summed(dice: Dice) -> WrongArray:
    batch, ins, outs = lengths(dice, 3)
    given = {
        "x": dice.normal((batch, ins)),
        "W": dice.normal((ins, outs)),
        "b": dice.normal(outs),
        "C": dice.normal((batch, outs)),
    }
    return WrongArray(LAYER, given, "b", GRADIENT, given["C"][int(dice.integers(0, batch))])


def not_divided(dice: Dice) -> WrongArray:
    shape = lengths(dice, 2)
    x, c = dice.normal(tuple(shape)), dice.normal(tuple(shape))
    way = int(dice.integers(0, 4))
    if way == 0:
        return WrongArray("f = mean(x * c)", {"x": x, "c": c}, "x", GRADIENT, c)
    if way == 1:
        return WrongArray("f = mse(x, c)", {"x": x, "c": c}, "x", GRADIENT, 2 * (x - c))
    if way == 2:
        program = "m = mean(x, axis=0); f = sum(m)"
        return WrongArray(program, {"x": x}, "m", VALUE, x.sum(axis=0))
    w = dice.normal((shape[1], 2))  # a slip further on
    t = dice.normal((shape[0], 2))
    given = {"x": x, "w": w, "t": t}
    return WrongArray("f = mse(x @ w, t)", given, "w", GRADIENT, x.T @ (2 * (x @ w - t)))


def by_softmax(x: Any, axis: int) -> Any:
    powers = np.exp(x - x.max(axis=axis, keepdims=True))
    return powers / powers.sum(axis=axis, keepdims=True)


def along_the_wrong_axis(dice: Dice) -> WrongArray:
    rows, columns = lengths(dice, 2)
    x, c = dice.normal((rows, columns)), dice.normal((rows, columns))
    way = int(dice.integers(0, 4))
    if way == 0:
        p = by_softmax(x, 1)
        sent = p * (c - (c * p).sum(axis=1, keepdims=True))
        given = {"x": x, "c": c}
        return WrongArray("f = sum(softmax(x, axis=0) * c)", given, "x", GRADIENT, sent)
    if way == 1:
        program = "s = softmax(x); f = sum(s * c)"
        return WrongArray(program, {"x": x, "c": c}, "s", VALUE, by_softmax(x, 0))
    if way == 2:
        program = "s = sum(x, axis=1); f = sum(s * s)"
        return WrongArray(program, {"x": x}, "s", VALUE, x.sum(axis=0))
    given = {"x": x, "b": dice.normal(columns), "c": c}
    return WrongArray("f = sum((x + b) * c)", given, "b", GRADIENT, c.sum(axis=1))


def turned(dice: Dice) -> WrongArray:
    rows, classes = lengths(dice, 2)
    y = dice.normal((rows, classes))
    if dice.random() < 0.5:
        t = dice.integers(0, classes, rows).astype(float)
        hot = np.eye(classes)[t.astype(int)]
        sent = (hot - by_softmax(y, 1)) / rows
        return WrongArray("f = cross_entropy(y, t)", {"y": y, "t": t}, "y", GRADIENT, sent)
    t = dice.normal((rows, classes))
    if dice.random() < 0.5:
        sent = 2 * (t - y) / y.size
        return WrongArray("f = mse(y, t)", {"y": y, "t": t}, "y", GRADIENT, sent)
    x, w = dice.normal((rows, 3)), dice.normal((3, classes))  # a slip further on
    sent = x.T @ (2 * (t - x @ w) / t.size)
    return WrongArray("f = mse(x @ w, t)", {"x": x, "w": w, "t": t}, "w", GRADIENT, sent)


def entry_by_entry(dice: Dice) -> WrongArray:
    x = dice.normal(tuple(lengths(dice, int(dice.integers(1, 3)))))
    c, p = dice.normal(x.shape), by_softmax(x, -1)
    if dice.random() < 0.5:
        program, sent = "f = sum(softmax(x) * c)", c * p * (1 - p)
    else:
        program, sent = "f = sum(log_softmax(x) * c)", c * (1 - p)
    return WrongArray(program, {"x": x, "c": c}, "x", GRADIENT, sent)


def to_all(dice: Dice) -> WrongArray:
    x = dice.normal(tuple(lengths(dice, 2)))
    c = dice.normal(x.shape[0])
    part = 1 if dice.random() < 0.5 else x.shape[1]
    sent = np.broadcast_to(c[:, None] / part, x.shape)
    given = {"x": x, "c": c}
    program = f"f = sum({dice.choice(['max', 'min'])}(x, axis=1) * c)"
    return WrongArray(program, given, "x", GRADIENT, sent)


WRONG: dict[str, Callable[[Dice], WrongArray]] = {
    "gradient_transposed": transposed,
    "own_matrix_taken": own_matrix,
    "matrix_not_transposed": not_transposed,
    "batch_not_summed": not_summed,
    "mean_not_divided": not_divided,
    "wrong_axis": along_the_wrong_axis,
    "difference_turned": turned,
    "softmax_by_entry": entry_by_entry,
    "maximum_spread": to_all,
}


def cells_of(wrong: Any, true: Any) -> Iterator[tuple[int, ...]]:
    """The cells that both arrays have, where they differ by more than digits that are left away."""
    both = tuple(min(a, b) for a, b in zip(np.shape(wrong), np.shape(true), strict=True))
    for cell in np.ndindex(*both):
        apart = abs(float(wrong[cell]) - float(true[cell]))
        if apart > 0.01 + 0.01 * abs(float(true[cell])):
            yield cell
