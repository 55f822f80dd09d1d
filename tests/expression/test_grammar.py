"""What a text means: a table of texts and the gates they become."""

import math

import numpy as np
import pytest
from trees import tree

from circuit_editor.engine import run_document
from circuit_editor.engine.marks import marks_of
from circuit_editor.expression import document_from
from circuit_editor.gates import ELEMENTWISE, GATES
from circuit_editor.model import Pin
from circuit_editor.model.problems import problems
from circuit_editor.model.rules import why_not_label
from circuit_editor.text import exact

MEANINGS = {
    # what binds how tightly
    "a + b*c": "add(a, mul(b, c))",
    "(a + b)*c": "mul(add(a, b), c)",
    "a*times*b": "mul(mul(a, times), b)",
    "times = 2; a times b": "mul(mul(a, times), b)",
    "0.5 lambda a^2": "mul(mul_constant[0.5](lambda), power_constant[2](a))",
    "a - b - c": "sub(sub(a, b), c)",
    "a - (b - c)": "sub(a, sub(b, c))",
    "a/b/c": "div(div(a, b), c)",
    "a/b*c": "mul(div(a, b), c)",
    "a^b^c": "power(a, power(b, c))",
    "(a^b)^c": "power(power(a, b), c)",
    "a*b^c": "mul(a, power(b, c))",
    "-a^b": "mul_constant[−1](power(a, b))",
    "-a*b": "mul(mul_constant[−1](a), b)",
    "a*-b": "mul(a, mul_constant[−1](b))",
    "a^-b": "power(a, mul_constant[−1](b))",
    "a^-b^c": "power(a, mul_constant[−1](power(b, c)))",
    "a^-b*c": "mul(power(a, mul_constant[−1](b)), c)",
    "a - -b": "sub(a, mul_constant[−1](b))",
    "--a": "mul_constant[−1](mul_constant[−1](a))",
    "+a": "a",
    "a + +b": "add(a, b)",
    # a number beside a sign makes one gate
    "-a": "mul_constant[−1](a)",
    "1/a": "reciprocal(a)",
    "1.0/(a)": "reciprocal(a)",
    "a + 2": "add_constant[2](a)",
    "2 + a": "add_constant[2](a)",
    "a - 2": "add_constant[−2](a)",
    "a + -2": "add_constant[−2](a)",
    "2*a": "mul_constant[2](a)",
    "a*2": "mul_constant[2](a)",
    "-1*a": "mul_constant[−1](a)",
    "a/4": "mul_constant[0.25](a)",
    "a/-2": "mul_constant[−0.5](a)",
    "a^2": "power_constant[2](a)",
    "a^-1": "power_constant[−1](a)",
    "a^.5": "power_constant[0.5](a)",
    "a^(1/2)": "power_constant[0.5](a)",
    # what no gate with a number inside says exactly gets a node for the number
    "5 - a": "sub(5, a)",
    "3/a": "div(3, a)",
    "-1/a": "div(−1, a)",
    "a/3": "div(a, 3)",
    "a/0": "div(a, 0)",
    "a/5e-324": "div(a, 5e−324)",  # 1/5e-324 is infinite
    "2^a": "power(2, a)",
    "max(a, 0)": "max(a, 0)",
    # signs between numbers are computed at once, where that gives a finite number
    "2*3": "6",
    "-2^2": "−4",
    "2^-1": "0.5",
    "2^3^2": "512",
    "2*3*a": "mul_constant[6](a)",
    "a*2*3": "mul_constant[3](mul_constant[2](a))",
    "1 - 2 + 3*4/8": "0.5",
    "7": "7",
    "f = 7": "7",
    "1/0": "div(1, 0)",
    "-1/0": "div(−1, 0)",
    "0^-1": "power(0, −1)",
    "(-8)^(1/3)": f"power(−8, {exact(1 / 3)})",
    "1e200*1e200*a": "mul(mul(1e+200, 1e+200), a)",
    "a*1e200^2": "mul(a, power(1e+200, 2))",
    "1/(1/0)": "reciprocal(div(1, 0))",
    "1e308 + 1e308 - 1e308": "add_constant[−1e+308](add(1e+308, 1e+308))",
    # a function of numbers is drawn
    "log(-1)": "log(−1)",
    "exp(0)": "exp(0)",
    "exp(2*500)": "exp(1000)",
    "max(1, 2)": "max(1, 2)",
    "neg(3)": "neg(3)",
    "add(1, 2)": "add(1, 2)",
    "div(1, 0)": "div(1, 0)",
    "sqrt(4)*a": "mul(sqrt(4), a)",
    "a + log(-1)": "add(a, log(−1))",
    "exp(0) + 1": "add_constant[1](exp(0))",
    "-exp(0)": "mul_constant[−1](exp(0))",
    "leaky_relu(-1, 1/2)": "leaky_relu[0.5](−1)",
    "add_constant(2, 3)": "add_constant[3](2)",
    "mul(exp(1), exp(1))": "mul(exp(1), exp(1))",
    # numbers
    "a + 1.": "add_constant[1](a)",
    "a + .5": "add_constant[0.5](a)",
    "a + 1e-3": "add_constant[0.001](a)",
    "a + 2E+2": "add_constant[200](a)",
    "a + 1_000": "add_constant[1000](a)",
    "a + 1e-400": "add_constant[0](a)",
    # a product without its sign
    "2a": "mul_constant[2](a)",
    "2 a": "mul_constant[2](a)",
    "2(a + b)": "mul_constant[2](add(a, b))",
    "(a)(b)": "mul(a, b)",
    "(a + b) c": "mul(add(a, b), c)",
    "2a^2": "mul_constant[2](power_constant[2](a))",
    "-2a": "mul_constant[−2](a)",
    "1/2a": "mul_constant[0.5](a)",
    "a/2b": "mul(mul_constant[0.5](a), b)",
    "a^2b": "mul(power_constant[2](a), b)",
    "2exp(a)": "mul_constant[2](exp(a))",
    "2e3a": "mul_constant[2000](a)",
    "10x": "mul_constant[10](x)",
    "0 x10": "mul_constant[0](x10)",
    "1 _a": "mul_constant[1](_a)",
    "0(x)": "mul_constant[0](x)",
    "2x_1": "mul_constant[2](x_1)",
    "exp(a)exp(b)": "mul(exp(a), exp(b))",
    # signs of mathematics, of Python, and of East Asian keyboards
    "a**2": "power_constant[2](a)",
    "a × b · c ÷ d − g": "sub(div(mul(mul(a, b), c), d), g)",
    "ｆ＝（ａ＋１）＊ｂ": "mul(add_constant[1](a), b)",
    "1/(1+math.exp(-a))": "reciprocal(add_constant[1](exp(mul_constant[−1](a))))",
    "np.tanh(a) + numpy.sqrt(b)": "add(tanh(a), sqrt(b))",
    # gates by name
    "add(a, 2)": "add(a, 2)",
    "neg(a)": "neg(a)",
    "reciprocal(2*a)": "reciprocal(mul_constant[2](a))",
    "max(a, min(b, c))": "max(a, min(b, c))",
    "leaky_relu(a)": "leaky_relu[0.01](a)",
    "leaky_relu(a, 0.1)": "leaky_relu[0.1](a)",
    "add_constant(a, 3)": "add_constant[3](a)",
    "exp ( a )": "exp(a)",
    # names
    "größe * 学习率": "mul(größe, 学习率)",
    "_a1 + a_1": "add(_a1, a_1)",
    "input + output": "add(input, output)",
    "x + x": "add(x, x)",
    # programs
    "f = a": "a",
    "q = x + y; f = q * z": "mul(add(x, y), z)",
    "q = x + y\n\n  # a comment; with = signs (\n f = q * z # and one more\n": "mul(add(x, y), z)",
    ";;q = x + y;\r\n;f = q * z;": "mul(add(x, y), z)",
    "x = x + 1; x = x * x": "mul(add_constant[1](x), add_constant[1](x))",
    "q = x; f = q + x": "add(x, x)",
    # a line may end inside parentheses
    "f = (\n  x +  # one (\n  y\n)\nf * z": "mul(add(x, y), z)",
    "q = max(x,\r\n  y\r\n)\r\nf = q": "max(x, y)",
    "(exp\n(x))": "exp(x)",
    "f = (x)\n(y)": "y",
    # the mark at the start of some files
    "\ufeffq = x + y\r\nf = q*z\r\n": "mul(add(x, y), z)",
    "a + b; f * c": "mul(add(a, b), c)",
    "x = 3; y = 2x; f = y^x": "power(mul_constant[2](x), x)",
}


@pytest.mark.parametrize("text", MEANINGS)
def test_a_text_means_these_gates(text: str) -> None:
    document = document_from(text)
    assert tree(document) == MEANINGS[text]
    assert problems(document) == []


@pytest.mark.parametrize(
    ("text", "value", "at"),
    [
        ("f = log(-1)", math.nan, "log1"),
        ("f = 1/0", math.inf, "div1"),
        ("f = exp(1000)", math.inf, "exp1"),
        ("f = 1e200^2", math.inf, "power1"),
        ("f = 0/0", math.nan, "div1"),
    ],
)
def test_numbers_without_a_finite_result_are_marked_where_it_is_made(
    text: str, value: float, at: str
) -> None:
    run = run_document(document_from(text))
    np.testing.assert_equal(run.loss, value)
    assert (marks_of(run)[0].at, marks_of(run)[0].kind) == (
        at,
        "nan" if math.isnan(value) else "inf",
    )


def test_the_numbers_a_function_takes_are_constants() -> None:
    root = document_from("f = max(1, 2)").root
    assert {id_: float(value) for id_, value in root.values.items()} == {
        "constant1": 1,
        "constant2": 2,
    }
    assert dict(root.labels) == {"constant1": "c", "constant2": "c1", "max1": "f", "output1": "f"}


CALLABLE = [kind for kind, gate in ELEMENTWISE.items() if gate.inputs and gate.outputs]


@pytest.mark.parametrize("kind", CALLABLE)
def test_every_gate_is_called_by_its_name(kind: str) -> None:
    gate = GATES[kind]
    names = [f"x{number}" for number in range(len(gate.inputs))]
    document = document_from(f"{kind}({', '.join(names)})")
    made = document.root.nodes[f"{kind}1"]
    assert (made.kind, dict(made.attrs)) == (kind, dict(gate.attrs))
    drivers = [document.root.wires[Pin(f"{kind}1", port)].node for port in gate.inputs]
    assert [document.root.label(id_) for id_ in drivers] == names


def test_shared_names_share_one_input() -> None:
    root = document_from("x*y + x*w + y").root
    assert sorted(root.values) == ["input1", "input2", "parameter1"]
    assert [root.label(f"mul{n}") for n in (1, 2)] == ["", ""]


def test_weights_and_biases_are_parameters() -> None:
    names = ["w", "w0", "W1", "W_out", "b", "b2", "B", "w12", "width", "beta", "x", "wx", "v1"]
    root = document_from("+".join(names)).root
    kinds = {root.label(id_): root.nodes[id_].kind for id_ in root.values}
    parameters = [name for name in names if kinds[name] == "parameter"]
    assert parameters == ["w", "w0", "W1", "W_out", "b", "b2", "B", "w12"]
    assert {kinds[name] for name in names if name not in parameters} == {"input"}


@pytest.mark.parametrize(
    ("text", "parameters"),
    [
        ("(a + b)*(c + d)", []),
        ("min(a, b)", []),
        ("m = min(a, b); d = m - c; f = d*e", []),
        ("a = 2; b = 1; f = a*b", []),
        ("b1 + b2*x", []),
        ("w*x + b", ["b", "w"]),
        ("p = w*x\ny = p + b\nf = (y - t)^2", ["b", "w"]),
        ("b = -1; x = 2; w0 = 3; f = w0*x + b", ["b", "w0"]),
        ("def f(b, x, w): return w*x + b", ["b", "w"]),
        ("W1*x + B", ["B", "W1"]),
        ("width*x + b", []),
    ],
)
def test_a_b_is_a_bias_only_beside_weights(text: str, parameters: list[str]) -> None:
    root = document_from(text).root
    found = [root.label(id_) for id_ in root.values if root.nodes[id_].kind == "parameter"]
    assert sorted(found) == parameters


def test_nodes_are_numbered_by_kind_as_they_appear() -> None:
    root = document_from("w0*x0 + w1*x1 + 5/x0").root
    labels = {id_: root.label(id_) for id_ in root.values}
    assert labels == {
        "parameter1": "w0",
        "input1": "x0",
        "parameter2": "w1",
        "input2": "x1",
        "constant1": "c",
    }
    assert {"mul1", "mul2", "add1", "add2", "div1", "output1"} <= set(root.nodes)


def test_assigned_gates_and_the_flag_bear_their_names() -> None:
    document = document_from("q = x + y; r = q; q = q*z; loss = q + r")
    root = document.root
    assert [root.label(id_) for id_ in ("add1", "mul1", "add2")] == ["q", "q", "loss"]
    assert (document.loss, root.label("output1")) == ("output1", "loss")
    assert document_from("x + y").root.label("output1") == "f"


def test_a_number_alone_makes_an_input_of_its_name() -> None:
    root = document_from("x = -2; w = 2*3; f = x*w").root
    assert {root.label(id_): float(value) for id_, value in root.values.items()} == {
        "x": -2,
        "w": 6,
    }
    assert root.nodes["parameter1"].kind == "parameter"


def test_names_of_inputs_stay_unique_identifiers() -> None:
    text = "y = x*2; x = 5; z = x; x = 6; c = 1/y; f = x + z + 3/y + 4/y + c + c1 + x1"
    document = document_from(text)
    root = document.root
    names = [root.label(id_) for id_ in root.values]
    assert len(set(names)) == len(names)
    assert all(why_not_label(root, id_, root.label(id_)) is None for id_ in root.values)
    values = {root.label(id_): float(root.values[id_]) for id_ in root.values}
    # the first x is free, x2 and x3 are the numbers, since x1 is another name of the text
    assert values == {"x": 1, "x2": 5, "x3": 6, "c2": 3, "c3": 4, "c1": 1, "x1": 1}


def test_what_is_written_is_drawn_even_if_the_loss_does_not_need_it() -> None:
    root = document_from("x = 3; q = x*y; f = z").root
    assert set(root.nodes) == {"input1", "input2", "input3", "mul1", "output1"}


def test_every_node_has_a_place() -> None:
    root = document_from("f = x*x + 3/y").root
    assert set(root.places) == set(root.nodes)


def test_the_same_text_gives_the_same_document() -> None:
    text = "f = (x + sigmoid(y)) / (sigmoid(x) + (x + y)^2)"
    assert document_from(text) == document_from(text)
