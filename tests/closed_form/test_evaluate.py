"""Formulas at given numbers: what the gates compute, in floats, and no code is made for it."""

import math

import numpy as np
import pytest
import sympy

from circuit_editor.closed_form import algebra
from circuit_editor.closed_form.evaluate import evaluate, functions
from circuit_editor.gates import ELEMENTWISE, GATES

GRID = [steps / 4 for steps in range(-14, 15)]  # with every kink, and neighbours of each
KINDS = [kind for kind, gate in ELEMENTWISE.items() if gate.inputs and gate.outputs]
TOLERANCE = 1e-12


def constants(gate):
    """The gate's own constants, then others."""
    yield dict(gate.attrs)
    if gate.attrs:
        yield from (dict.fromkeys(gate.attrs, number) for number in (-1.5, 0.5, 3.0))


def points(gate):
    """Numbers for its inputs, where it is defined."""
    if len(gate.inputs) == 1:
        return [(x,) for x in GRID]
    return [(a, b) for a in GRID for b in GRID]


def formula_of(gate, attrs):
    """Its formula of unknowns called a and b."""
    unknowns = [algebra.symbol(name) for name in "ab"[: len(gate.inputs)]]
    numbers = {name: algebra.constant(number) for name, number in attrs.items()}
    return gate.formula(algebra.vocabulary(), *unknowns, **numbers), unknowns


def holds(gate, point, attrs):
    return gate.domain is None or bool(gate.domain.holds(*map(np.float64, point), **attrs))


def is_smooth(gate, point, attrs):
    """False at a kink: there each side has a derivative of its own."""
    return gate.kink is None or not gate.kink.at(*map(np.float64, point), **attrs)


def near(found, expected):
    return found == pytest.approx(expected, rel=TOLERANCE, abs=TOLERANCE, nan_ok=True)


@pytest.mark.parametrize("kind", KINDS)
def test_the_formula_of_every_gate_comes_to_what_the_gate_gives(kind):
    gate = GATES[kind]
    for attrs in constants(gate):
        formula, _ = formula_of(gate, attrs)
        tried = 0
        for point in points(gate):
            if not holds(gate, point, attrs):
                continue
            with np.errstate(all="ignore"):
                expected = float(gate.forward(*map(np.float64, point), **attrs))
            found = evaluate(formula, dict(zip("ab", point, strict=False)))
            assert near(found, expected), (point, attrs)
            tried += 1
        assert tried >= 10


@pytest.mark.parametrize("kind", KINDS)
def test_the_derivatives_of_every_formula_come_to_the_gates_own(kind):
    gate = GATES[kind]
    for attrs in constants(gate):
        formula, unknowns = formula_of(gate, attrs)
        slopes = [formula.diff(unknown) for unknown in unknowns]
        tried = 0
        for point in points(gate):
            if not holds(gate, point, attrs) or not is_smooth(gate, point, attrs):
                continue
            numbers = [np.float64(each) for each in point]
            with np.errstate(all="ignore"):
                out = gate.forward(*numbers, **attrs)
                local = [float(each) for each in gate.local(*numbers, out=out, **attrs)]
            if not np.isfinite(local).all():
                continue  # sqrt at 0, or a negative base by its exponent
            for slope, expected in zip(slopes, local, strict=True):
                found = evaluate(slope, dict(zip("ab", point, strict=False)))
                if math.isfinite(found):  # b·a^(b−1) at a = 0 is said another way
                    assert near(found, expected), (point, attrs)
                    tried += 1
        assert tried >= 10


@pytest.mark.parametrize("kind", KINDS)
def test_no_gate_needs_a_word_that_is_not_there(kind):
    formula, unknowns = formula_of(GATES[kind], dict(GATES[kind].attrs))
    for each in (formula, *(formula.diff(unknown) for unknown in unknowns)):
        words = {type(part).__name__ for part in sympy.preorder_traversal(each) if part.args}
        assert words <= set(functions())


NAMES = ["x", "größe", "名前", "I", "pi", "lambda", "exp", "neuron1/w", 'a"b', "it's", "__import__"]


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_only_a_name(name):
    expression = 2 * algebra.symbol(name) + algebra.constant(0.5)
    assert evaluate(expression, {name: 3.0}) == 6.5
    with pytest.raises(KeyError):
        evaluate(expression, {"y": 3.0})


def test_what_is_not_finite_comes_as_it_is_and_warns_nobody():
    x, m = algebra.symbol("x"), algebra.vocabulary()
    assert evaluate(1 / x, {"x": 0.0}) == math.inf
    assert evaluate(-1 / x, {"x": 0.0}) == -math.inf
    assert evaluate(m.exp(x), {"x": 1e4}) == math.inf
    assert evaluate(m.log(x), {"x": 0.0}) == -math.inf
    assert math.isnan(evaluate(m.log(x), {"x": -1.0}))
    assert math.isnan(evaluate(m.sqrt(x), {"x": -1.0}))
    assert math.isnan(evaluate(m.maximum(x, 0), {"x": math.nan}))
    assert evaluate(1 / (1 + m.exp(-x)), {"x": -800.0}) == 0.0
    assert evaluate(1 / (1 + m.exp(-x)), {"x": 800.0}) == 1.0


def test_a_comparison_is_a_half_at_a_tie():
    a, b = algebra.symbol("a"), algebra.symbol("b")
    above = algebra.vocabulary().maximum(a, b).diff(a)
    assert [evaluate(above, {"a": a, "b": 2.0}) for a in (1.0, 2.0, 3.0)] == [0.0, 0.5, 1.0]


def test_roots_and_inverses_are_rounded_as_the_gates_round_them():
    x, m = algebra.symbol("x"), algebra.vocabulary()
    for number in (2.0, 3.0, 0.1, 1e-300, 7.123456789e200):
        assert evaluate(m.sqrt(x), {"x": number}) == np.sqrt(number)
        assert evaluate(1 / x, {"x": number}) == 1.0 / number


def test_numbers_without_unknowns_are_numbers():
    assert evaluate(sympy.Integer(7), {}) == 7.0
    assert evaluate(sympy.Rational(1, 3), {}) == 1 / 3
    assert evaluate(sympy.exp(1) + sympy.pi, {}) == math.e + math.pi
    assert isinstance(evaluate(sympy.Integer(1), {}), float)


def test_what_stands_there_twice_is_worked_out_once(monkeypatch):
    """Parts are shared, and a chain of doublings would take for ever otherwise."""
    x = algebra.symbol("x")
    calls = []
    monkeypatch.setitem(functions(), "sin", lambda value: calls.append(1) or np.sin(value))
    expression = x
    for _ in range(40):
        inner = sympy.sin(expression)
        expression = inner * (inner + 1)
    assert math.isfinite(evaluate(expression, {"x": 0.3}))
    assert len(calls) == 40
