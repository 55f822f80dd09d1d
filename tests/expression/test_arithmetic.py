"""Expressions against Python's own arithmetic: random texts, the same number from both."""

import math
from typing import Any

import numpy as np
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from circuit_editor.engine import run_document
from circuit_editor.expression import document_from

NAMES = {"x": 1.7, "y": -0.6, "w": 2.3}
PYTHON = {name: np.float64(value) for name, value in NAMES.items()}
PYTHON |= {"exp": np.exp, "tanh": np.tanh, "max": np.maximum, "square": np.square}

leaves = st.sampled_from([*NAMES, "1.0", "2.0", "3.0", "0.25", "1.5"])
spaces = st.sampled_from(["", " "])


def longer(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Texts put together without parentheses too, so that what binds how tightly matters."""
    signs = st.sampled_from(["+", "-", "*", "/", "**"])
    joined = st.tuples(inner, spaces, signs, spaces, inner).map("".join)
    called = st.tuples(st.sampled_from(["exp", "tanh", "square"]), inner).map(
        "{0[0]}({0[1]})".format
    )
    paired = st.tuples(inner, inner).map("max({0[0]}, {0[1]})".format)
    return joined | joined | inner.map("({})".format) | inner.map("-{}".format) | called | paired


texts = st.recursive(leaves, longer, max_leaves=12)


def by_python(text: str) -> Any:
    """What Python makes of the text; None where it refuses numbers among themselves."""
    try:
        with np.errstate(all="ignore"):
            return eval(text, {"__builtins__": {}}, dict(PYTHON))
    except (ZeroDivisionError, OverflowError):
        return None


@settings(max_examples=400)
@given(texts)
def test_an_expression_has_the_value_that_python_gives_it(text: str) -> None:
    expected = by_python(text)
    assume(expected is not None and not isinstance(expected, complex))
    # the numbers among themselves must be finite; a name may lead anywhere
    assume(math.isfinite(expected) or any(name in text for name in NAMES))
    document = document_from(text)
    known = {document.root.label(id_) for id_ in document.root.values}
    values = {name: value for name, value in NAMES.items() if name in known}
    loss = run_document(document_from(text, values)).loss
    assert loss is not None
    np.testing.assert_allclose(loss, expected, rtol=1e-9, atol=1e-300)


@settings(max_examples=100)
@given(texts)
def test_the_signs_of_mathematics_mean_the_same(text: str) -> None:
    assume(by_python(text) is not None and not isinstance(by_python(text), complex))
    assume(math.isfinite(by_python(text)) or any(name in text for name in NAMES))
    pretty = text.replace("**", "^").translate(str.maketrans("*/-", "×÷−"))
    assert document_from(pretty) == document_from(text)
