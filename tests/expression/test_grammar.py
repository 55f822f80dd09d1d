"""What a text means: a table of texts and the gates they become."""

import pytest
from trees import tree

from circuit_editor.expression import document_from
from circuit_editor.gates import GATES
from circuit_editor.model import Pin
from circuit_editor.model.rules import problems, why_not_label

MEANINGS = {
    # what binds how tightly
    "a + b*c": "add(a, mul(b, c))",
    "(a + b)*c": "mul(add(a, b), c)",
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
    # numbers among themselves
    "2*3": "6",
    "-2^2": "−4",
    "2^-1": "0.5",
    "2^3^2": "512",
    "2*3*a": "mul_constant[6](a)",
    "a*2*3": "mul_constant[3](mul_constant[2](a))",
    "sqrt(4)*a": "mul_constant[2](a)",
    "max(2, 3) + a": "add_constant[3](a)",
    "leaky_relu(-1, 0.5)*a": "mul_constant[−0.5](a)",
    "7": "7",
    "f = 7": "7",
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
    "2e": "mul_constant[2](e)",
    "2e3a": "mul_constant[2000](a)",
    "exp(a)exp(b)": "mul(exp(a), exp(b))",
    # signs of mathematics, of Python, and of East Asian keyboards
    "a**2": "power_constant[2](a)",
    "a × b · c ÷ d − e": "sub(div(mul(mul(a, b), c), d), e)",
    "ｆ＝（ａ＋１）＊ｂ": "mul(add_constant[1](ａ), ｂ)",
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
    "a + b; f * c": "mul(add(a, b), c)",
    "x = 3; y = 2x; f = y^x": "power(mul_constant[2](x), x)",
}


@pytest.mark.parametrize("text", MEANINGS)
def test_a_text_means_these_gates(text: str) -> None:
    document = document_from(text)
    assert tree(document) == MEANINGS[text]
    assert problems(document) == []


CALLABLE = [kind for kind, gate in GATES.items() if gate.inputs and gate.has_output]


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
