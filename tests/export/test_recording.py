"""Recorded numbers: the text does what was done, and has no bracket that it could do without."""

from __future__ import annotations

import ast
import contextlib
import math
from dataclasses import replace

import numpy as np
import pytest
from examples import examples
from hypothesis import given
from hypothesis import strategies as st

from circuit_editor.export import gate_texts
from circuit_editor.export.dialect import NUMPY
from circuit_editor.export.gate_texts import texts_of
from circuit_editor.export.recording import name, record
from circuit_editor.gates import GATES

x, y = name("x"), name("y")
ORDINARY = st.floats(-1e3, 1e3) | st.sampled_from([0.0, -0.0, 1.0, -1.0, math.inf, math.nan])

DONE = [
    lambda a, b: a + b,
    lambda a, b: a - b,
    lambda a, b: a * b,
    lambda a, b: a / b,
    lambda a, b: a**b,
    lambda a, b: -a,
    lambda a, b: np.abs(a),
    lambda a, b: np.maximum(a, b),
    lambda a, b: np.where((a < b) & (a >= 0), a, b),
    lambda a, b: np.where(((a == b) | (a != 0)) & (b <= a), b, a),
    lambda a, b: np.where((b > a) & ((a < 0) | (b < 0) & (a == 0)), b, a),
]


@st.composite
def things_done(draw):
    """Operations on x, y and constants, as a function of two numbers."""
    steps = draw(
        st.lists(
            st.tuples(
                st.sampled_from(DONE), st.integers(0, 9), st.integers(0, 9), ORDINARY, st.booleans()
            ),
            min_size=1,
            max_size=6,
        )
    )

    def done(one, other):
        known = [one, other]
        for operation, first, second, constant, is_constant in steps:
            a = known[first % len(known)]
            known.append(operation(a, constant if is_constant else known[second % len(known)]))
        return known[-1]

    return done


@given(things_done(), ORDINARY, ORDINARY)
@examples(times=8)
def test_the_text_does_what_was_done(done, one, other):
    one, other = np.float64(one), np.float64(other)
    text = NUMPY.text(record(done(x, y)), {})
    with np.errstate(all="ignore"):
        expected = float(done(one, other))
        found = float(eval(text, {"np": np, "x": one, "y": other}))
    assert found.hex() == expected.hex() or (math.isnan(found) and math.isnan(expected)), text


@given(things_done())
@examples(times=8)
def test_no_bracket_could_be_left_out(done):
    text = NUMPY.text(record(done(x, y)), {})
    whole = ast.dump(ast.parse(text))
    for begin, end in pairs(text):
        bare = f"{text[:begin]} {text[begin + 1 : end]} {text[end + 1 :]}"
        with contextlib.suppress(SyntaxError):
            assert ast.dump(ast.parse(bare.strip())) != whole or "-(-" in text, text


def pairs(text):
    """The places of brackets that belong to no call."""
    waiting = []
    for place, sign in enumerate(text):
        if sign == "(":
            waiting.append(place)
        elif sign == ")":
            begin = waiting.pop()
            if not text[:begin] or not text[begin - 1].isalnum():
                yield begin, place


@pytest.mark.parametrize(
    ("made", "text"),
    [
        (x + (y + 1.0), "x + (y + 1.0)"),  # not the same number as (x + y) + 1
        (x + y + 1.0, "x + y + 1.0"),
        (x - (y - 1.0), "x - (y - 1.0)"),
        (x + -1.0, "x - 1.0"),
        (x - -0.0, "x - -0.0"),
        (-x * y, "-x * y"),
        (-(x * y), "-(x * y)"),
        (x * -y, "x * -y"),
        (np.negative(-x), "-(-x)"),
        (1 / x, "1 / x"),
        (x / (y * 2.0), "x / (y * 2.0)"),
        ((-x) ** 2, "(-x) ** 2"),
        (np.where(x < 0, np.nan, -np.inf), "np.where(x < 0, np.nan, -np.inf)"),
        (np.power(x, 1.0), "x"),
        (np.where(np.float64(2) == 2, x, y), "x"),
        ((x > 0) & np.bool_(True), "x > 0"),
    ],
)
def test_what_is_written(made, text):
    assert NUMPY.text(made, {}) == text


def test_nothing_branches_on_what_has_no_value():
    with pytest.raises(TypeError, match="no value"):
        bool(x > 0)
    with pytest.raises(TypeError):
        sorted([x, y])
    with pytest.raises(TypeError):
        np.sum(x)


def written(kind: str, **attrs: float) -> tuple[str, ...]:
    """What the program has for a gate: its line, and what it sends to each input."""
    gate = GATES[kind]
    texts = texts_of(gate, {**gate.attrs, **attrs})
    shares = (NUMPY.text(texts.wire_gradient(place), {}) for place in range(len(gate.inputs)))
    return NUMPY.text(texts.forward, {}), *shares


@pytest.mark.parametrize(
    ("kind", "attrs", "texts"),
    [
        ("add", {}, ("a + b", "1.0 * upstream", "1.0 * upstream")),
        ("mul", {}, ("a * b", "b * upstream", "a * upstream")),
        ("reciprocal", {}, ("1 / x", "-out * out * upstream")),
        ("mul_constant", {"c": -0.0}, ("-0.0 * x", "-0.0 * upstream")),
        ("mul_constant", {"c": 0.0}, ("0.0 * x", "0.0 * upstream")),  # equal, and not the same
        ("mul_constant", {"c": -1}, ("-1.0 * x", "-1.0 * upstream")),
        (
            "max",
            {},
            (
                "np.maximum(a, b)",
                "downstream(upstream, wins(a, b))",
                "downstream(upstream, wins(b, a))",
            ),
        ),
        ("relu", {}, ("np.maximum(x, 0)", "downstream(upstream, np.heaviside(x, 0.0))")),
        ("sigmoid", {}, ("sigmoid(x)", "sigmoid_slope(x) * upstream")),
        ("softplus", {}, ("np.logaddexp(0.0, x)", "sigmoid(x) * upstream")),
        ("tanh", {}, ("np.tanh(x)", "tanh_slope(x) * upstream")),
        ("power_constant", {"c": 2}, ("np.power(x, 2.0)", "2.0 * x * upstream")),
        ("power_constant", {"c": 0}, ("np.power(x, 0.0)", "0.0")),
        ("power_constant", {"c": 0.5}, ("np.sqrt(x)", "power_by_base(x, 0.5, out) * upstream")),
        (
            "clip",
            {},
            (
                "np.minimum(np.maximum(x, 0.0), 1.0)",
                "downstream(upstream, between(x, 0.0, 1.0))",
            ),
        ),
    ],
)
def test_what_gates_are_written_as(kind, attrs, texts):
    """As their formula has it, where that is what they compute: 1 / x, but no σ that overflows."""
    assert written(kind, **attrs) == texts


def test_a_gate_that_cannot_be_recorded_takes_nothing_from_the_others(monkeypatch):
    """Such as one that adds up an array: nobody can write it as a line of single numbers."""

    def total(x):
        return np.sum(x)

    made = replace(GATES["square"], kind="total", forward=total)
    monkeypatch.setitem(GATES, "total", made)
    gate_texts._name_after_gates.cache_clear()
    gate_texts._texts.cache_clear()
    assert written("sigmoid") == ("sigmoid(x)", "sigmoid_slope(x) * upstream")
