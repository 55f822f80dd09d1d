"""What is said at each step: the course's numbers in words, and every gate of the registry."""

import itertools
import re
import string

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import documents
from timelines import example, lined

from circuit_editor.engine import Readings, run_document
from circuit_editor.expression import document_from
from circuit_editor.gates import ELEMENTWISE, GATES
from circuit_editor.model import EMPTY, OUT, Document, Pin, node
from circuit_editor.model.edits import add, connect, flag, rename, set_value
from circuit_editor.model.edits.splice import insert_on_wire
from circuit_editor.teaching import timeline
from circuit_editor.teaching.explain.chain_rule import ChainRules, as_read, relation
from circuit_editor.teaching.explain.phrases import write_operation
from circuit_editor.teaching.timeline.step_sentences import Sentences
from circuit_editor.text import Pass, Sentence, show

FORWARD, BACKWARD = Pass

COMPUTING = [each for each in ELEMENTWISE.values() if each.inputs and not each.is_flag]


def told(document, expanded=()):
    """All sentences of a document, in English."""
    run = run_document(document)
    line = timeline(document, run, expanded)
    sentences = Sentences(document, Readings(run), line)
    return [str(sentences.at(at)) for at in range(len(line.steps))]


def lone(kind, *numbers, sources=("input", "input"), **attrs):
    """One gate, called `out`, its inputs `p` and `q`, with the loss behind it."""
    document = add(EMPTY, "gate", kind, (0, 0), attrs=attrs, label="out")
    for port, name, source, number in zip(
        GATES[kind].inputs, ("p", "q"), sources, numbers, strict=False
    ):
        document = add(document, name, source, (0, 0), label=name, value=number)
        document = connect(document, Pin(name, OUT), Pin("gate", port))
    return flag(document, Pin("gate", OUT), (0, 0))


def said(kind, *numbers, **options):
    """What is said of a gate alone in the forward and in the backward pass."""
    document = lone(kind, *numbers, **options)
    run = run_document(document)
    line = timeline(document, run)
    sentences = Sentences(document, Readings(run), line)
    return [str(sentences.at(line.position(pass_, "gate"))) for pass_ in (FORWARD, BACKWARD)]


def test_the_first_example():
    assert told(example("first-example")) == [
        "Given: x = −2.00, y = 5.00 and z = −4.00.",
        "q = x + y = −2.00 + 5.00 = 3.00",
        "f = q × z = 3.00 × (−4.00) = −12.00",
        "The output is f = −12.00.",
        "The output's own gradient: df/df = 1.",
        "mul switches: it sends 1.00 × (−4.00) = −4.00 to q and 1.00 × 3.00 = 3.00 to z.",
        "add distributes: it sends −4.00 to x and −4.00 to y.",
    ]


def test_what_is_no_loss_is_not_called_one():
    """A neuron's output is none; nobody wants (x + y) z small."""
    neuron = told(document_from("f = sigmoid(w * x)", {"w": 2, "x": 1}))
    assert not any("loss" in sentence for sentence in neuron)
    squared = told(document_from("f = (w * x - t)^2", {"w": 2, "x": 1, "t": 1}))
    assert [each for each in squared if "loss" in each] == [
        "The loss is f = 1.00.",
        "The loss's own gradient: df/df = 1.",
    ]


GIVEN_NEURON = "Given: x0 = −1.00, x1 = −2.00, w0 = 2.00, w1 = −3.00 and w2 = −3.00."
SUMS = [
    "w0 × x0 = 2.00 × (−1.00) = −2.00",
    "w1 × x1 = −3.00 × (−2.00) = 6.00",
    "w0 × x0 + w1 × x1 = −2.00 + 6.00 = 4.00",
    "4.00 + w2 = 4.00 + (−3.00) = 1.00",
]
BACK_FROM_SUMS = [
    "add distributes: it sends 0.20 to w0 × x0 + w1 × x1 and 0.20 to w2.",
    "add distributes: it sends 0.20 to w0 × x0 and 0.20 to w1 × x1.",
    "mul switches: it sends 0.20 × (−2.00) ≈ −0.39 to w1 and 0.20 × (−3.00) ≈ −0.59 to x1.",
    "mul switches: it sends 0.20 × (−1.00) = −0.20 to w0 and 0.20 × 2.00 ≈ 0.39 to x0.",
]


def test_the_sigmoid_neuron_gate_by_gate():
    assert told(example("sigmoid-neuron")) == [
        GIVEN_NEURON,
        *SUMS,
        "−(1.00) = −1.00",
        "exp(−1.00) ≈ 0.37",
        "0.37 + 1 = 1.37",
        "f = 1/1.37 ≈ 0.73",
        "The output is f = 0.73.",
        "The output's own gradient: df/df = 1.",
        "reciprocal scales: it sends 1.00 × (−0.53) = −0.53 to +1.",
        "+1 passes on what arrives: it sends −0.53 to exp.",
        "exp scales: it sends −0.53 × 0.37 ≈ −0.20 to ×−1.",
        "×−1 scales: it sends −0.20 × (−1.00) = 0.20 to the sum.",
        *BACK_FROM_SUMS,
    ]


def test_the_sigmoid_neuron_with_the_sigmoid_as_one_block():
    assert told(example("sigmoid-as-one-block")) == [
        GIVEN_NEURON,
        *SUMS,
        "sigmoid(1.00) ≈ 0.73",
        "The output is f = 0.73.",
        "The output's own gradient: df/df = 1.",
        "sigmoid, in one step: upstream 1.00 × local 0.20 = 0.20, to the sum.",
        *BACK_FROM_SUMS,
    ]


def test_inside_an_open_block_names_mean_what_they_mean_there():
    opened = told(example("shared-weight"), {"block1", "block2"})
    assert opened[1] == "In step1: w × h = 2.00 × 1.00 = 2.00"
    assert opened[-1] == (
        "In step1: mul switches: it sends 2.00 × 1.00 = 2.00 to w and 2.00 × 2.00 = 4.00 to h; "
        "at the fork w gets 3.00 + 2.00 = 5.00."
    )
    closed = told(example("shared-weight"))
    assert closed[-1] == (
        "step1, in one step: it sends 2.00 × 1.00 = 2.00 to w, 2.00 × 2.00 = 4.00 to h0 and "
        "2.00 × 1.00 = 2.00 to x1; at the fork w gets 3.00 + 2.00 = 5.00."
    )


def test_forks_are_itemised_where_their_sum_is_whole():
    assert told(example("staged-example"))[-1] == (
        "add distributes: it sends 1.58 to x and 1.58 to y; at the fork x gets "
        "0.51 + (−0.036) + 1.58 ≈ 2.06; at the fork y gets 0.0090 + 1.58 ≈ 1.59."
    )


@pytest.mark.parametrize(
    ("kind", "numbers", "forward", "backward"),
    [
        (
            "max",
            (2, -1),
            "out = max(p, q) = max(2.00, −1.00) = 2.00",
            "max routes: it sends all of it, 1.00, to p (the larger) and 0.00 to q.",
        ),
        (
            "min",
            (2, -1),
            "out = min(p, q) = min(2.00, −1.00) = −1.00",
            "min routes: it sends 0.00 to p and all of it, 1.00, to q (the smaller).",
        ),
        (
            "max",
            (1, 1),
            "out = max(p, q) = max(1.00, 1.00) = 1.00",
            "max routes: it sends 1.00 × 0.50 = 0.50 to p and 1.00 × 0.50 = 0.50 to q. Where the "
            "two inputs are equal, each gets half of the gradient, as in PyTorch.",
        ),
        (
            "sub",
            (3, -2),
            "out = p − q = 3.00 − (−2.00) = 5.00",
            "sub distributes, − turns: it sends 1.00 to p and 1.00 × (−1.00) = −1.00 to q.",
        ),
        (
            "neg",
            (-3,),
            "out = −p = −(−3.00) = 3.00",
            "neg flips the sign: it sends 1.00 × (−1.00) = −1.00 to p.",
        ),
        (
            "relu",
            (-3,),
            "out = relu(p) = relu(−3.00) = 0.00",
            "relu stops the gradient, for its input is −3.00: it sends 0.00 to p.",
        ),
        (
            "relu",
            (0,),
            "out = relu(p) = relu(0.00) = 0.00",
            "relu stops the gradient, for its input is 0.00: it sends 0.00 to p. "
            "At 0 the derivative counts as 0, as in PyTorch.",
        ),
        (
            "abs",
            (-3,),
            "out = |p| = |−3.00| = 3.00",
            "abs turns the sign, for its input is −3.00: it sends 1.00 × (−1.00) = −1.00 to p.",
        ),
        (
            "floor",
            (-1.5,),
            "out = ⌊p⌋ = ⌊−1.50⌋ = −2.00",
            "floor stops the gradient, for its steps are flat: it sends 0.00 to p.",
        ),
        (
            "sign",
            (0,),
            "out = sign(p) = sign(0.00) = 0.00",
            "sign stops the gradient, for its steps are flat: it sends 0.00 to p. "
            "At 0 the sign jumps; the derivative counts as 0, as elsewhere.",
        ),
        (
            "clip",
            (0.5,),
            "out = clip(p) = clip(0.50) = 0.50",
            "clip passes the whole gradient on, for its input is 0.50: it sends 1.00 to p.",
        ),
        (
            "log10",
            (100,),
            "out = log10(p) = log10(100.00) = 2.00",
            "log10 scales: it sends 1.00 × 4.3e−3 = 4.3e−3 to p.",
        ),
        (
            "erf",
            (9,),
            "out = erf(p) = erf(9.00) = 1.00",
            "erf saturates: it sends only 1.00 × 7.5e−36 = 7.5e−36 to p.",
        ),
        (
            "sigmoid",
            (40,),
            "out = σ(p) = σ(40.00) = 1.00",
            "sigmoid saturates: it sends only 1.00 × 4.2e−18 = 4.2e−18 to p.",
        ),
        (
            "log",
            (-1,),
            "out = log(p) = log(−1.00) = nan. log needs a positive number; it got −1.",
            "log scales: it sends 1.00 × nan = nan to p.",
        ),
        (
            "exp",
            (1000,),
            "out = exp(p) = exp(1000.00) = ∞. This is too large for a number (limit 1.8e308).",
            "exp scales: it sends 1.00 × ∞ = ∞ to p.",
        ),
    ],
)
def test_the_characters_of_gates(kind, numbers, forward, backward):
    assert said(kind, *numbers) == [forward, backward]


def test_a_constant_gets_nothing():
    assert said("mul", 2, 3, sources=("input", "constant"))[1] == (
        "mul switches: it sends 1.00 × 3.00 = 3.00 to p and nothing to the constant q."
    )
    assert said("exp", 1, sources=("constant",))[1] == (
        "exp sends nothing back: what feeds it takes no gradient."
    )


@pytest.mark.parametrize("gate", COMPUTING, ids=lambda gate: gate.kind)
def test_every_gate_says_its_numbers(gate):
    for numbers in itertools.product((-2.0, 0.0, 0.3, 3.0, 50.0), repeat=len(gate.inputs)):
        document = lone(gate.kind, *numbers)
        run = run_document(document)
        forward, backward = said(gate.kind, *numbers)
        value = run.value(Pin("gate", OUT))
        assert forward.startswith("out = ")
        assert re.search(rf"[=≈] {re.escape(show(float(value)))}($|\. )", forward)
        for name, port in zip(("p", "q"), gate.inputs, strict=False):
            share = show(float(run.gradient(Pin("gate", port))))
            # the number stands right before the name it goes to
            assert re.search(rf"{re.escape(share)},? to {name}\b", backward), backward
        assert "  " not in forward + backward and ".." not in backward


@given(lined())
def test_an_equals_sign_holds_for_what_is_written(drawn):
    document, run, expanded = drawn
    for sentence in told_of(document, run, expanded):
        for product in re.finditer(r"(\S+) × (\S+) ([=≈]) (\S+?),? to ", sentence):
            left, right, sign, result = product.groups()
            right = right.strip("()")
            factors = as_read(left) * as_read(right)
            if sign == "=" and not np.isnan(factors):
                assert np.isclose(factors, as_read(result), rtol=1e-12, atol=0), sentence


@given(lined())
def test_closed_and_open_blocks_agree_on_the_numbers(drawn):
    document, run, expanded = drawn
    closed, opened = timeline(document, run), timeline(document, run, run.tape.insides)
    rules = ChainRules(document, Readings(run))
    for line in (closed, opened, timeline(document, run, expanded)):
        for step in line.steps:
            if step.path:
                rule = rules.at(step.path)
                for row in rule.rows:
                    number = run.gradient(Pin(step.path, row.port))
                    assert (row.downstream.array is None) == (number is None)
                    if number is not None and row.sent and len(row.sent) == len(rule.outputs):
                        with np.errstate(all="ignore"):
                            product = sum(
                                np.float64(each.upstream.array) * np.float64(each.local.array)
                                for each in row.sent
                            )
                        close = np.isclose(product, number, rtol=1e-6, equal_nan=True)
                        assert close or not np.isfinite([product, number]).all()


def told_of(document, run, expanded):
    line = timeline(document, run, expanded)
    sentences = Sentences(document, Readings(run), line)
    return [str(sentences.at(at)) for at in range(len(line.steps))]


@given(documents())
def test_something_is_said_of_whatever_can_be_drawn(document):
    run = run_document(document)
    line = timeline(document, run)
    sentences = Sentences(document, Readings(run), line)
    for at in range(len(line.steps)):
        assert str(sentences.at(at))
        assert_marked(sentences.at(at))
        assert "None" not in str(sentences.at(at)) or "None" in "".join(
            document.root.labels.values()
        )


def assert_marked(sentence):
    """Every field of the template has its argument, here and in the sentences inside.

    There may be more: what is said of an exact 0 does not repeat the number it was given.
    """
    fields = {name for _, name, _, _ in string.Formatter().parse(sentence.template) if name}
    assert fields <= {name for name, _ in sentence.args}
    for _, value in sentence.args:
        if isinstance(value, Sentence):
            assert_marked(value)


def test_a_number_outside_the_domain_is_said_with_what_its_sentence_needs():
    document = lone("reciprocal", 0)
    run = run_document(document)
    line = timeline(document, run)
    sentence = Sentences(document, Readings(run), line).at(line.position(FORWARD, "gate"))
    assert_marked(sentence)
    assert str(sentence).startswith("out = 1/p = 1/0.00 = ")


def test_two_operands_without_a_name_are_told_apart():
    """Where a formula would be cut, an operand is its number, and what is sent goes to its gate."""
    document = EMPTY
    for at in range(4):
        document = add(document, f"x{at}", "input", (0, 0), label=f"x{at}", value=at - 2)
    for name, operands in (
        ("add1", ("x0", "x1")), ("add2", ("x2", "x3")),
        ("mul1", ("add1", "add2")), ("mul2", ("add2", "add1")), ("add3", ("mul1", "mul2")),
    ):  # fmt: skip
        document = add(document, name, name[:3], (0, 0))
        for port, source in zip("ab", operands, strict=True):
            document = connect(document, Pin(source, OUT), Pin(name, port))
    document = flag(document, Pin("add3", OUT), (0, 0))
    sentences = told(document)
    assert not [each for each in sentences if "…" in each]
    assert "−3.00 + (−3.00) = −6.00" in sentences
    assert (
        "add distributes: it sends 1.00 to the product (first input) and 1.00 to the product "
        "(second input)." in sentences
    )


def test_what_is_not_computed_says_why():
    document = add(EMPTY, "input1", "input", (0, 0), label="x", value=2)
    document = add(document, "add1", "add", (0, 0), label="s")
    document = add(document, "exp1", "exp", (0, 0), label="e")
    document = connect(document, Pin("input1", OUT), Pin("add1", "a"))
    document = connect(document, Pin("add1", OUT), Pin("exp1", "x"))
    document = flag(document, Pin("exp1", OUT), (0, 0))
    name = document.root.name(document.loss)
    assert told(document) == [
        "Given: x = 2.00.",
        "s is not computed: nothing is wired to its second input.",
        "e is not computed, because s is not.",
        f"{name} is not computed, because e is not.",
    ]
    assert told(Document()) == []


def test_arrays_are_told_by_their_numbers_and_large_ones_by_how_many_they_have():
    document = lone("add", [1.0, 2.0, 3.0], 1.0)
    assert told(document)[0] == "Given: p = [1.00, 2.00, 3.00] and q = 1.00."
    assert told(document)[1] == "out = p + q = [2.00, 3.00, 4.00]"
    assert "must be a single number, but f is [2.00, 3.00, 4.00]:" in told(document)[2]
    assert len(told(document)) == 3  # and no way back
    assert "p = [5.00]" in told(lone("add", [5.0], 1.0))[0]
    large = lone("add", [[1.0, 2.0, 3.0]] * 2, [1.0] * 3)
    assert told(large)[1] == "out = p + q = 2 × 3 array"
    clash = lone("add", [1.0, 2.0, 3.0], [1.0])
    clash = set_value(clash, clash.root.find("q"), [1.0, 2.0])
    assert "out is not computed: 3 numbers and 2 numbers do not fit" in told(clash)[1]


def test_names_are_what_people_see():
    document = example("first-example")
    document = rename(document, "input1", "a name that is far too long for any sentence")
    assert told(document)[0].startswith("Given: a name that is far too … = −2.00")
    many = EMPTY
    for at in range(20):
        many = add(many, f"input{at}", "input", (0, 0), label=f"x{at}", value=at)
    assert told(many) == [
        "Given: x0 = 0.00, x1 = 1.00, x2 = 2.00, x3 = 3.00, x4 = 4.00, x5 = 5.00, x6 = 6.00 "
        "and 13 more."
    ]


@given(st.floats(), st.floats())
def test_relation_compares_what_a_reader_sees(written, number):
    text = show(number)
    if relation(written, text) == "=":
        assert written == pytest.approx(as_read(text), rel=1e-11, nan_ok=True)
    assert relation(as_read(text), text) == "="


@pytest.mark.parametrize(
    ("program", "numbers", "sentence"),
    [
        (
            "r = relu(x); f = sqrt(r)",
            {"x": -1},
            "relu stops the gradient, for its input is −1.00: it sends 0.00 to x.",
        ),
        (
            "m = max(x, y); f = sqrt(m)",
            {"x": -1, "y": 0},
            "max routes: it sends 0.00 to x and all of it, ∞, to y (the larger).",
        ),
        ("p = x ^ 0; f = log(p - 1)", {"x": 2}, "^0 scales: it sends 0.00 to x."),
    ],
)
def test_a_gate_that_stops_an_infinite_gradient_is_said_to_send_nothing(program, numbers, sentence):
    assert told(document_from(program, numbers))[-1] == sentence


def test_two_outputs_of_one_block_are_told_apart():
    document = example("three-levels")
    said = told_of(document, run_document(document), ())
    assert "f = 0.73 + 0.88 = 1.61" in said[2] and "hidden + hidden" not in said[2]


@pytest.mark.parametrize(
    ("kind", "written"),
    [
        ("output", "⚑ −2.00"),
        ("add", "−2.00 + (−3.00)"),
        ("sub", "−2.00 − (−3.00)"),
        ("mul", "−2.00 × (−3.00)"),
        ("div", "−2.00 ÷ (−3.00)"),
        ("neg", "−(−2.00)"),
        ("power", "(−2.00)^(−3.00)"),
        ("max", "max(−2.00, −3.00)"),
        ("add_constant", "−2.00 + 1"),
        ("mul_constant", "2 × (−2.00)"),
        ("power_constant", "(−2.00)^2"),
        ("reciprocal", "1/(−2.00)"),
        ("square", "(−2.00)²"),
        ("sqrt", "√(−2.00)"),
        ("abs", "|−2.00|"),
        ("floor", "⌊−2.00⌋"),
        ("sigmoid", "σ(−2.00)"),
    ],
)
def test_a_negative_number_stands_in_brackets_where_it_needs_them(kind, written):
    made = node(kind)
    assert write_operation(made, ["−2.00", "−3.00"][: len(made.gate.inputs)]) == written


def test_the_output_and_a_gate_of_its_name_are_told_apart():
    """A gate put before the flag takes over its number, and not its name."""
    document = document_from("f = x * y", {"x": 3, "y": 4})
    document = add(document, "new", "neg", (0, 0))
    assert told(insert_on_wire(document, "new", Pin(document.loss, "x"))) == [
        "Given: x = 3.00 and y = 4.00.",
        "f = x × y = 3.00 × 4.00 = 12.00",
        "−f = −12.00",
        "The output is −12.00.",
        "The output's own gradient is 1.",
        "neg flips the sign: it sends 1.00 × (−1.00) = −1.00 to f.",
        "mul switches: it sends −1.00 × 4.00 = −4.00 to x and −1.00 × 3.00 = −3.00 to y.",
    ]
