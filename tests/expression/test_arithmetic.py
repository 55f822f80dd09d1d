"""Expressions against Python's own arithmetic: random texts, the same number from both."""

from typing import Any

import numpy as np
from examples import examples
from hypothesis import assume, given
from hypothesis import strategies as st

from circuit_editor.engine import run_document
from circuit_editor.expression import draft

NAMES = {"x": 1.7, "y": -0.6, "w": 2.3}
PYTHON = {name: np.float64(value) for name, value in NAMES.items()}
PYTHON |= {"exp": np.exp, "tanh": np.tanh, "square": np.square}

LEAVES = [*NAMES, *NAMES, "1.0", "2.0", "3.0", "0.25"]
SIGNS = [" + ", "-", "*", " / ", "**"]
SHAPES = ["{}", "{}", "{}", "-{}", "({})", "-({})", "exp({})", "tanh({})", "square({})"]


@st.composite
def texts(draw: st.DrawFn, depth: int = 1) -> str:
    """Long rows of signs with few parentheses, so that what binds how tightly matters."""
    text = ""
    for _ in range(draw(st.integers(2, 5))):
        shape = draw(st.sampled_from(SHAPES))
        inside = draw(texts(depth - 1)) if depth and "(" in shape else draw(st.sampled_from(LEAVES))
        text += (draw(st.sampled_from(SIGNS)) if text else "") + shape.format(inside)
    return text


def by_python(text: str) -> Any:
    """What Python makes of the text; None where it refuses numbers among themselves."""
    try:
        with np.errstate(all="ignore"):
            return eval(text, {"__builtins__": {}}, dict(PYTHON))
    except (ZeroDivisionError, OverflowError):
        return None


@examples(times=2)
@given(texts())
def test_an_expression_has_the_value_that_python_gives_it(text: str) -> None:
    expected = by_python(text)
    assume(expected is not None and not isinstance(expected, complex))
    document = draft(text).drawn()
    known = {document.root.label(id_) for id_ in document.root.values}
    values = {name: value for name, value in NAMES.items() if name in known}
    loss = run_document(draft(text, values).drawn()).loss
    assert loss is not None
    np.testing.assert_allclose(loss, expected, rtol=1e-9, atol=1e-300)


@given(texts())
def test_the_signs_of_mathematics_mean_the_same(text: str) -> None:
    assume(by_python(text) is not None and not isinstance(by_python(text), complex))
    pretty = text.replace("**", "^").translate(str.maketrans("*/-", "×÷−"))
    assert draft(pretty).drawn() == draft(text).drawn()
