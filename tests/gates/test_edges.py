"""The conventions at kinks and edges: value, gradients, and the marks of the run."""

import math

import numpy as np
import pytest
from lone import drawn, outcome

import circuit_editor as ce
from circuit_editor.engine import run_document
from circuit_editor.engine.marks import marks_of
from circuit_editor.gates import ELEMENTWISE, GATES
from circuit_editor.model import OUT, Pin
from circuit_editor.model.edits import add, connect
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
    ("log", [-1.0], NAN, [NAN], ["nan"]),
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
    ("tan", [INF], NAN, [NAN], ["nan"]),
    ("sinh", [-800.0], -INF, [INF], ["inf"]),
    ("cosh", [-800.0], INF, [-INF], ["inf"]),
    ("atan", [INF], math.pi / 2, [0.0], ["saturated"]),
    ("atan", [1e300], math.pi / 2, [0.0], ["saturated"]),
    ("log2", [0.0], -INF, [INF], ["inf"]),
    ("log2", [-0.0], -INF, [INF], ["inf"]),
    ("log2", [-1.0], NAN, [NAN], ["nan"]),
    ("log10", [0.0], -INF, [INF], ["inf"]),
    ("log10", [-1.0], NAN, [NAN], ["nan"]),
    ("log1p", [-1.0], -INF, [INF], ["inf"]),
    ("log1p", [-2.0], NAN, [NAN], ["nan"]),
    ("log1p", [1e-300], 1e-300, [1.0], []),
    ("expm1", [710.0], INF, [INF], ["inf"]),
    ("expm1", [-800.0], -1.0, [0.0], []),
    ("expm1", [1e-300], 1e-300, [1.0], []),
    ("erf", [800.0], 1.0, [0.0], ["saturated"]),
    ("erf", [-800.0], -1.0, [0.0], ["saturated"]),
    ("gelu", [800.0], 800.0, [1.0], []),
    ("gelu", [-800.0], 0.0, [0.0], []),
    ("gelu", [-INF], 0.0, [0.0], []),
    ("silu", [800.0], 800.0, [1.0], []),
    ("silu", [-800.0], 0.0, [0.0], []),
    ("silu", [-INF], 0.0, [0.0], []),
    ("elu", [0.0], 0.0, [1.0], []),
    ("elu", [-800.0], -1.0, [0.0], []),
    ("elu", [800.0], 800.0, [1.0], []),
    ("elu", [NAN], NAN, [NAN], ["nan"]),
    ("sign", [0.0], 0.0, [0.0], ["kink"]),
    ("sign", [-0.0], 0.0, [0.0], ["kink"]),
    ("sign", [5e-324], 1.0, [0.0], []),
    ("sign", [NAN], NAN, [NAN], ["nan"]),
    ("floor", [-0.5], -1.0, [0.0], []),
    ("floor", [2.0], 2.0, [0.0], ["kink"]),
    ("floor", [-3.0], -3.0, [0.0], ["kink"]),
    ("floor", [INF], INF, [0.0], ["inf"]),
    ("floor", [NAN], NAN, [NAN], ["nan"]),
    ("clip", [0.0], 0.0, [0.0], ["kink"]),
    ("clip", [1.0], 1.0, [0.0], ["kink"]),
    ("clip", [0.5], 0.5, [1.0], []),
    ("clip", [-7.0], 0.0, [0.0], []),
    ("clip", [7.0], 1.0, [0.0], []),
    ("clip", [NAN], NAN, [NAN], ["nan"]),
]

# What an infinite gradient becomes: the last column of the table of conventions, where PyTorch says
# the same. (Written from that table, not by PyTorch: its stored numbers have finite gradients.)
STOPPING = [
    # kind, inputs, constants inside, what each input is sent where ∞ arrives
    ("relu", [-1.0], {}, [0.0]),
    ("relu", [0.0], {}, [0.0]),
    ("relu", [1.0], {}, [INF]),
    ("relu", [NAN], {}, [NAN]),
    ("leaky_relu", [-1.0], {"slope": 0.0}, [0.0]),
    ("leaky_relu", [-1.0], {"slope": 0.01}, [INF]),
    ("max", [1.0, 2.0], {}, [0.0, INF]),
    ("max", [2.0, 1.0], {}, [INF, 0.0]),
    ("max", [2.0, 2.0], {}, [INF, INF]),
    ("min", [1.0, 2.0], {}, [INF, 0.0]),
    ("min", [2.0, 1.0], {}, [0.0, INF]),
    ("power_constant", [3.0], {"c": 0.0}, [0.0]),
    ("power_constant", [0.0], {"c": 0.0}, [0.0]),
    ("power_constant", [0.0], {"c": 2.0}, [NAN]),
    ("power", [3.0, 0.0], {}, [0.0, INF]),
    ("power", [0.0, 0.0], {}, [0.0, 0.0]),
    ("power", [0.0, 2.0], {}, [NAN, 0.0]),
    ("sign", [-1.0], {}, [0.0]),
    ("sign", [0.0], {}, [0.0]),
    ("floor", [1.5], {}, [0.0]),
    ("floor", [2.0], {}, [0.0]),
    ("floor", [NAN], {}, [NAN]),
    ("clip", [7.0], {}, [0.0]),
    ("clip", [1.0], {}, [0.0]),
    ("clip", [0.5], {}, [INF]),
    ("elu", [-1.0], {"alpha": 0.0}, [0.0]),
    ("elu", [-1.0], {"alpha": 1.0}, [INF]),
    # these multiply: 0 × ∞ is nan
    ("mul", [0.0, 1.0], {}, [INF, NAN]),
    ("elu", [-800.0], {}, [NAN]),
    ("erf", [800.0], {}, [NAN]),
    ("mul_constant", [1.0], {"c": 0.0}, [NAN]),
    ("square", [0.0], {}, [NAN]),
    ("abs", [0.0], {}, [NAN]),
    ("sigmoid", [-800.0], {}, [NAN]),
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


@pytest.mark.parametrize(("kind", "inputs", "attrs", "sent"), STOPPING)
def test_a_gate_that_routes_or_stops_chooses_and_others_multiply(kind, inputs, attrs, sent):
    document = drawn(kind, *inputs, **attrs)
    document = add(document, "w", "input", (0, 0), value=INF)
    document = add(document, "times", "mul", (0, 0))
    document = connect(document, Pin("gate", OUT), Pin("times", "a"))
    document = connect(document, Pin("w", OUT), Pin("times", "b"))
    document = connect(document, Pin("times", OUT), Pin(document.loss, "x"))
    run = run_document(document)
    got = [float(run.gradient(Pin("gate", port))) for port in GATES[kind].inputs]
    assert all(same(*pair) for pair in zip(got, sent, strict=True)), got


@pytest.mark.parametrize(
    ("program", "numbers", "gradients"),
    [
        ("f = 1/relu(x)", {"x": -1}, {"x": 0}),
        ("f = sqrt(relu(x))", {"x": -1}, {"x": 0}),
        ("f = sqrt(max(x, y))", {"x": -1, "y": 0}, {"x": 0, "y": INF}),
        ("f = 1/min(x, y)", {"x": 0, "y": 3}, {"x": -INF, "y": 0}),
        ("f = log(x^0 - 1)", {"x": 2}, {"x": 0}),
        ("f = log(relu(x)) + x*y", {"x": -1, "y": 3}, {"x": 3, "y": -1}),
        ("f = sqrt(x*y)", {"x": 0, "y": 0}, {"x": NAN, "y": NAN}),
        ("f = sqrt(x^2)", {"x": 0}, {"x": NAN}),
        ("f = sqrt(abs(x))", {"x": 0}, {"x": NAN}),
    ],
)
def test_what_stands_behind_a_stopping_gate_gets_nothing(program, numbers, gradients):
    found = ce.circuit(program, **numbers).run()
    for name, gradient in gradients.items():
        assert same(found.gradient(name), gradient), name


@pytest.mark.parametrize(
    "each", [each for each in ELEMENTWISE.values() if each.forward], ids=lambda each: each.kind
)
def test_outside_its_domain_a_gate_has_no_derivative(each):
    """Where finite numbers give nan, no local derivative is a finite number."""
    points = np.array([-1e300, -2.0, -1.0, -0.5, -1e-20, -0.0, 0.0, 1e-20, 0.5, 1.0, 3.0, 1e300])
    inputs = tuple(np.meshgrid(*[points] * len(each.inputs)))
    for constant in (*points, 1 + 1e-16) if each.attrs else (0.0,):
        attrs = dict.fromkeys(each.attrs, float(constant))
        with np.errstate(all="ignore"):
            out = each.forward(*inputs, **attrs)
            local = each.local(*inputs, out, **attrs)
        for factor in local:
            factor, broken = np.broadcast_arrays(factor, np.isnan(out))
            assert not np.isfinite(factor[broken]).any()


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


@pytest.mark.parametrize(
    ("kind", "x", "attrs", "value", "gradient", "marks"),
    [
        ("elu", 0.0, {"alpha": 0.5}, 0.0, 0.5, ["kink"]),
        ("elu", 0.0, {"alpha": 0.0}, 0.0, 0.0, ["kink"]),
        ("elu", 800.0, {"alpha": 0.0}, 800.0, 1.0, []),
        ("clip", 2.0, {"low": -1.0, "high": 3.0}, 2.0, 1.0, []),
        ("clip", 2.0, {"low": 3.0, "high": -1.0}, -1.0, 0.0, []),  # as PyTorch's clamp has it
        ("clip", -1.0, {"low": 3.0, "high": -1.0}, -1.0, 0.0, []),
    ],
)
def test_edges_that_depend_on_what_is_built_in(kind, x, attrs, value, gradient, marks):
    assert outcome(kind, x, **attrs) == (value, [gradient], marks)


def test_a_constant_exponent_gets_no_gradient_and_so_none_that_is_nan():
    assert outcome("power", -2.0, 3.0, sources={1: "constant"}) == (-8.0, [12.0, None], [])


@pytest.mark.parametrize("kind", [kind for kind, each in ELEMENTWISE.items() if each.forward])
def test_an_ordinary_point_has_no_marks(kind):
    document = (
        drawn(kind, *ORDINARY[len(GATES[kind].inputs)]) if kind != "output" else drawn("neg", 1)
    )
    assert marks_of(run_document(document)) == []


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
        ("tan", [INF], "tan needs a finite number; it got ∞."),
        ("log2", [-1.0], "log2 needs a positive number; it got −1."),
        ("log10", [0.0], "log10 needs a positive number; it got 0."),
        ("log1p", [-1.0], "log1p needs a number above −1; it got −1."),
        ("erf", [9.0], "erf is saturated here: almost nothing of the gradient passes."),
        ("sign", [0.0], "At 0 the sign jumps; the derivative counts as 0, as elsewhere."),
        ("clip", [1.0], "At a bound the derivative counts as 0, as beyond it."),
    ],
)
def test_a_mark_says_why(kind, inputs, sentence):
    marks = marks_of(run_document(drawn(kind, *inputs)))
    assert [str(mark.sentence) for mark in marks if mark.at == "gate"] == [sentence]


@pytest.mark.parametrize(
    ("kind", "inputs"),
    [("log", [NAN]), ("sqrt", [NAN]), ("sin", [NAN]), ("power", [-2.0, NAN]), ("div", [NAN, 0.0])],
)
def test_a_nan_is_blamed_on_the_gate_that_made_it_and_not_on_those_behind(kind, inputs):
    (mark,) = [each for each in marks_of(run_document(drawn(kind, *inputs))) if each.at == "gate"]
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
