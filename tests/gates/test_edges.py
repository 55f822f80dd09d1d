"""The conventions at kinks and edges: value, gradients, and the marks of the run."""

import math

import pytest
from lone import drawn, outcome

from circuit_editor.engine import run_document
from circuit_editor.gates import GATES
from circuit_editor.text import show

NAN, INF = math.nan, math.inf

EDGES = [
    # kind, inputs, value, gradients, marks
    ("relu", [0.0], 0.0, [0.0], ["kink"]),
    ("relu", [-0.0], 0.0, [0.0], ["kink"]),
    ("abs", [0.0], 0.0, [0.0], ["kink"]),
    ("relu", [NAN], NAN, [NAN], ["nan"]),
    ("leaky_relu", [0.0], 0.0, [0.01], ["kink"]),
    ("leaky_relu", [NAN], NAN, [NAN], ["nan"]),
    ("max", [1.0, NAN], NAN, [NAN, NAN], ["nan"]),
    ("min", [NAN, 1.0], NAN, [NAN, NAN], ["nan"]),
    ("max", [2.0, 2.0], 2.0, [0.5, 0.5], ["kink"]),
    ("min", [2.0, 2.0], 2.0, [0.5, 0.5], ["kink"]),
    ("sqrt", [0.0], 0.0, [INF], ["inf"]),
    ("sqrt", [-0.0], 0.0, [INF], ["inf"]),
    ("log", [0.0], -INF, [INF], ["inf"]),
    ("log", [-0.0], -INF, [INF], ["inf"]),
    ("log", [-1.0], NAN, [-1.0], ["nan"]),
    ("sqrt", [-1.0], NAN, [NAN], ["nan"]),
    ("reciprocal", [0.0], INF, [-INF], ["inf"]),
    ("reciprocal", [5e-324], INF, [-INF], ["inf"]),
    ("div", [1.0, 0.0], INF, [INF, -INF], ["inf"]),
    ("div", [0.0, 0.0], NAN, [INF, NAN], ["nan"]),
    ("exp", [710.0], INF, [INF], ["inf"]),
    ("exp", [-800.0], 0.0, [0.0], []),
    ("sigmoid", [800.0], 1.0, [0.0], ["saturated"]),
    ("sigmoid", [-800.0], 0.0, [0.0], ["saturated"]),
    ("tanh", [800.0], 1.0, [0.0], ["saturated"]),
    ("tanh", [-800.0], -1.0, [0.0], ["saturated"]),
    ("softplus", [800.0], 800.0, [1.0], []),
    ("softplus", [-800.0], 0.0, [0.0], []),
    ("power", [0.0, 0.0], 1.0, [0.0, 0.0], ["kink"]),
    ("power", [-2.0, 3.0], -8.0, [12.0, NAN], ["nan"]),
    ("power", [-2.0, 0.5], NAN, [NAN, NAN], ["nan"]),
    ("power", [0.0, -1.0], INF, [-INF, -INF], ["inf"]),
    ("power", [0.0, 2.0], 0.0, [0.0, 0.0], []),
    ("power", [0.0, 0.5], 0.0, [INF, 0.0], ["inf"]),
    ("mul", [1e200, 1e200], INF, [1e200, 1e200], ["inf"]),
    ("sin", [INF], NAN, [NAN], ["nan"]),
    ("cos", [-INF], NAN, [NAN], ["nan"]),
]

ORDINARY = {1: (0.7,), 2: (0.7, 2.3)}


def same(a, b):
    """Equal, with nan equal to nan and no regard to the sign of 0."""
    return a == b or (math.isnan(a) and math.isnan(b))


@pytest.mark.parametrize(
    ("kind", "inputs", "value", "gradients", "marks"),
    EDGES,
    ids=[f"{kind}({', '.join(map(str, inputs))})" for kind, inputs, *_ in EDGES],
)
def test_edge(kind, inputs, value, gradients, marks):
    got = outcome(kind, *inputs)
    assert same(got.value, value)
    assert all(same(*pair) for pair in zip(got.gradients, gradients, strict=True)), got.gradients
    assert got.marks == marks


@pytest.mark.parametrize(
    ("x", "c", "value", "gradient", "marks"),
    [
        (-2.0, 3.0, -8.0, 12.0, []),
        (0.0, 0.0, 1.0, 0.0, []),
        (0.0, 1.0, 0.0, 1.0, []),
        (0.0, -1.0, INF, -INF, ["inf"]),
        (-2.0, 0.5, NAN, NAN, ["nan"]),
    ],
)
def test_edges_of_a_power_that_is_built_in(x, c, value, gradient, marks):
    got = outcome("power_constant", x, c=c)
    assert same(got.value, value)
    assert same(got.gradients[0], gradient)
    assert got.marks == marks


def test_a_constant_exponent_gets_no_gradient_and_so_none_that_is_nan():
    assert outcome("power", -2.0, 3.0, sources={1: "constant"}) == (-8.0, [12.0, None], [])


@pytest.mark.parametrize("kind", [kind for kind, each in GATES.items() if each.forward])
def test_an_ordinary_point_has_no_marks(kind):
    document = (
        drawn(kind, *ORDINARY[len(GATES[kind].inputs)]) if kind != "output" else drawn("neg", 1)
    )
    assert run_document(document).marks == []


@pytest.mark.parametrize(
    ("kind", "inputs", "sentence"),
    [
        ("log", [0.0], "log needs a positive number; it got 0."),
        ("log", [-1.0], "log needs a positive number; it got −1."),
        ("sqrt", [-0.25], "sqrt needs a number that is not negative; it got −0.25."),
        ("reciprocal", [0.0], "reciprocal cannot divide by zero; it got 0."),
        ("div", [3.0, 0.0], "div cannot divide by zero; the divisor is 0."),
        ("power", [-2.0, 0.5], "power has no real value for the base −2 and the exponent 0.5."),
        ("exp", [710.0], "The result of exp is too large for a number (limit 1.8e308)."),
        ("sqrt", [0.0], "The gradient that sqrt sends back is ∞."),
        ("sin", [INF], "sin needs a finite number; it got ∞."),
        ("sigmoid", [800.0], "sigmoid is saturated here: almost nothing of the gradient passes."),
        ("relu", [0.0], "At 0 the derivative counts as 0, as in PyTorch."),
    ],
)
def test_a_mark_says_why(kind, inputs, sentence):
    marks = run_document(drawn(kind, *inputs)).marks
    assert [str(mark.sentence) for mark in marks if mark.at == "gate"] == [sentence]


@pytest.mark.parametrize(
    ("kind", "inputs"),
    [("log", [NAN]), ("sqrt", [NAN]), ("sin", [NAN]), ("power", [-2.0, NAN]), ("div", [NAN, 0.0])],
)
def test_a_nan_is_blamed_on_the_gate_that_made_it_and_not_on_those_behind(kind, inputs):
    (mark,) = [each for each in run_document(drawn(kind, *inputs)).marks if each.at == "gate"]
    assert str(mark.sentence) == f"{kind} received a number that is not finite."


@pytest.mark.parametrize(
    ("kind", "x", "gradient", "shown"),
    [
        ("sigmoid", 30.0, 9.357622968838423e-14, "9.4e−14"),
        ("sigmoid", 40.0, 4.248354255291589e-18, "4.2e−18"),
        ("tanh", 15.0, 3.743049187535369e-13, "3.7e−13"),
        ("tanh", 20.0, 1.6993417021166355e-17, "1.7e−17"),
    ],
)
def test_a_vanishing_gradient_vanishes_alike_on_both_sides_and_never_reads_zero(
    kind, x, gradient, shown
):
    for signed in (x, -x):
        got = outcome(kind, signed).gradients[0]
        assert got == pytest.approx(gradient, rel=1e-14, abs=0)
        assert show(got) == shown
