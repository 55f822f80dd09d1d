"""Random expressions of arrays, as Python and NumPy read them: the same shapes and numbers."""

from __future__ import annotations

import os
import random

import numpy as np

import circuit_editor as ce
from circuit_editor.expression import ExpressionError

COUNT = int(os.environ.get("EXAMPLES", "600"))
NUMBERS = np.random.default_rng(1)
KNOWN = {
    "A": NUMBERS.uniform(0.2, 1.5, (2, 3)),
    "B": NUMBERS.uniform(0.2, 1.5, (3, 2)),
    "C": NUMBERS.uniform(0.2, 1.5, (2, 2)),
    "v": NUMBERS.uniform(0.2, 1.5, 3),
    "w": NUMBERS.uniform(0.2, 1.5, 2),
    "s": np.float64(0.7),
}
INDICES = ("0", "-1", ":,0", "0,1", "1:", "None", ":,None", "...,0")
METHODS = ("sum()", "mean(axis=0)", "max()", "T", "sum(axis=-1, keepdims=True)")


def softmax(x):
    powers = np.exp(x - x.max(axis=-1, keepdims=True))
    return powers / powers.sum(axis=-1, keepdims=True)


READ_BY_PYTHON = {
    **KNOWN,
    **{name: getattr(np, name) for name in ("sum", "mean", "tanh", "exp", "abs")},
    "softmax": softmax,
}


def expression(dice: random.Random, deep: int) -> str:
    if deep == 0 or dice.random() < 0.15:
        return dice.choice([*KNOWN, "2", "0.5", "3"])

    def part() -> str:
        return expression(dice, deep - 1)

    forms = (
        lambda: f"{part()} {dice.choice('+-*/')} {part()}",
        lambda: f"{part()} {dice.choice('+-*/')} {part()}",
        lambda: f"{part()} @ {part()}",
        lambda: f"({part()}) @ {part()}",
        lambda: f"-{part()}",
        lambda: f"({part()})**2",
        lambda: f"{dice.choice('ABCvw')}**2 @ {part()}",
        lambda: f"{dice.choice(['sum', 'mean'])}({part()}, axis={dice.choice([0, 1, -1])})",
        lambda: f"({part()})[{dice.choice(INDICES)}]",
        lambda: f"{dice.choice(['tanh', 'exp', 'abs', 'softmax'])}({part()})",
        lambda: f"({part()}).{dice.choice(METHODS)}",
    )
    return dice.choice(forms)()


def test_random_expressions_are_what_numpy_makes_of_them():
    dice, compared = random.Random(4), 0
    for _ in range(COUNT):
        text = expression(dice, 3)
        used = {name: each for name, each in KNOWN.items() if name in text}
        try:
            with np.errstate(all="ignore"):
                wanted = np.asarray(eval(text, dict(READ_BY_PYTHON)), dtype=np.float64)
        except (ValueError, IndexError, TypeError, AttributeError, SyntaxError):
            continue  # shapes that do not fit
        if not any(np.ndim(each) for each in used.values()):
            continue
        try:
            got = ce.circuit(f"y = {text}", **used).run().value("y")
        except (ExpressionError, ce.UnknownName):
            continue  # NumPy sums single numbers along axes, too; s is a letter of softmax
        assert np.shape(got) == wanted.shape, text
        np.testing.assert_allclose(got, wanted, rtol=1e-12, atol=1e-12, err_msg=text)
        compared += 1
    assert compared > 0.15 * COUNT
