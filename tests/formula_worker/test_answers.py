"""Questions about blocks and their answers: formulas, numbers, sentences where there are none."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from functools import cache

import numpy as np
import pytest
from block_documents import BLOCKS_OF_NUMBERS, layer_of_two, sigmoid_block, split, two_neurons

import circuit_editor as ce
from circuit_editor.engine import compile, execute, values_of
from circuit_editor.files import dump
from circuit_editor.formula_worker import answers
from circuit_editor.formula_worker.answers import UNEXPECTED, FormulaServer
from circuit_editor.formula_worker.line_breaking import WIDEST
from circuit_editor.model import OUT, Document, Pin, blocks, edits
from circuit_editor.model.blocks import as_document, within
from circuit_editor.model.edits.grouping import group
from circuit_editor.text import Sentence

# ziamath's font loader says so on import; the worker has no ears for warnings
pytestmark = pytest.mark.filterwarnings("ignore:path is deprecated:DeprecationWarning")

LIBRARY = {each.id: each for each in BLOCKS_OF_NUMBERS}


def text_of(document: Document) -> str:
    return dump(document).decode("utf-8", "surrogatepass")


def files_of(document: Document, definition: str) -> list[str]:
    """What the window asks about a definition: a file for each of its outputs."""
    outputs = document.blocks[definition].outputs
    return [text_of(as_document(document, definition, outlet)) for outlet in outputs]


def only_definition(document: Document) -> str:
    (id_,) = document.blocks
    return id_


def asked(answering_: FormulaServer, key: str, files: list[str]) -> list:
    """The forms of an answer; it goes through a pipe, so it must be plain data."""
    answer = answering_.answer({"key": key, "files": files})
    assert answer["key"] == key
    assert json.loads(json.dumps(answer, allow_nan=False)) == answer
    return answer["forms"]


def told(form: dict) -> str:
    """The sentence in place of a form, put together as the window does."""
    template, args = form["problem"]
    return str(Sentence(template, tuple(args.items())))


def evaluated(answering_: FormulaServer, key: str, *values: dict) -> list[dict[str, str]]:
    answer = answering_.answer({"key": key, "values": list(values)})
    json.dumps(answer, allow_nan=False)
    return answer["numbers"]


@cache
def library_answers() -> tuple[FormulaServer, dict]:
    """One worker that has been asked about every block of the library."""
    worker = FormulaServer()
    forms = {
        id_: asked(worker, id_, files_of(each.document, each.definition))
        for id_, each in LIBRARY.items()
    }
    return worker, forms


FORMULAS = {
    "sigmoid-gate-by-gate": ["(x) = 1/(1 + exp(-x))"],
    "softplus-from-gates": ["(x) = log(1 + exp(x))"],
    "neuron-2-inputs": ["(b, w1, w2, x1, x2) = 1/(1 + exp(-b - w1*x1 - w2*x2))"],
    "squared-error": ["(prediction, target) = (prediction - target)^2"],
    "swish": ["(x) = x/(1 + exp(-x))"],
    "gated-unit": ["(gate, x) = x/(1 + exp(-gate))"],
}


@pytest.mark.parametrize("id_", LIBRARY)
def test_a_block_of_the_library_has_a_formula_and_its_derivatives_typeset(id_):
    (form,) = library_answers()[1][id_]
    block = LIBRARY[id_]
    whole, *slopes = form["lines"]
    assert whole["by"] == "" and whole["text"].startswith(form["name"])
    if id_ in FORMULAS:
        assert whole["text"].partition(" = ")[2] == FORMULAS[id_][0].partition(" = ")[2]
    by = {line["by"] for line in slopes}
    assert {port.id for port in block.interface.inputs} <= by
    inside = block.document.blocks[block.definition].circuit
    held = {each for each, node in inside.nodes.items() if node.kind == "parameter"}
    assert by == held | {port.id for port in block.interface.inputs}
    for line in form["lines"]:
        assert line["svg"].startswith("<svg") and line["width"] > 10 and line["height"] > 5
        assert line["latex"].count("{") == line["latex"].count("}")


@pytest.mark.parametrize("id_", LIBRARY)
def test_its_formulas_come_to_what_the_gates_give(id_):
    worker, _ = library_answers()
    block = LIBRARY[id_]
    document = as_document(block.document, block.definition)
    tape = compile(document)
    paths = sorted(values_of(document))
    rng = random.Random(id_)
    for _ in range(20):
        point = {path: rng.uniform(-3, 3) for path in paths}
        (numbers,) = evaluated(worker, id_, point)
        run = execute(tape, {path: np.float64(number) for path, number in point.items()})
        assert float(numbers[""]) == pytest.approx(float(run.loss), rel=1e-9)
        for path in paths:
            slope = float(run.gradient(Pin(path, OUT)))
            assert float(numbers[path]) == pytest.approx(slope, rel=1e-9, abs=1e-12)


def test_the_lectures_block_by_its_name():
    document = sigmoid_block()
    worker = FormulaServer()
    (form,) = asked(worker, "s", files_of(document, only_definition(document)))
    assert form["name"] == "sigmoid"
    assert [line["text"] for line in form["lines"]] == [
        "sigmoid(x) = 1/(1 + exp(-x))",
        "∂sigmoid/∂x = sigmoid*(1 - sigmoid)",
    ]
    (inlet,) = document.blocks[only_definition(document)].inputs
    assert [line["by"] for line in form["lines"]] == ["", inlet]


def test_each_output_has_its_own_form():
    document = split()
    worker = FormulaServer()
    definition = only_definition(document)
    forms = asked(worker, "s", files_of(document, definition))
    assert [form["name"] for form in forms] == ["p", "q"]
    x, y = document.blocks[definition].inputs
    names = {id_: document.blocks[definition].circuit.label(id_) for id_ in (x, y)}
    assert names == {x: "x", y: "y"} or names == {x: "y", y: "x"}
    first, second = evaluated(worker, "s", *2 * [{x: 3.0, y: -4.0}])
    assert float(first[""]) == -12.0
    by_name = {names[path]: float(number) for path, number in first.items() if path}
    assert by_name == {"x": -4.0, "y": 3.0}
    assert 3.0 in {float(second[""])} and len(second) == 2


def test_a_chunk_with_an_open_end_has_a_sentence():
    """The wire of one gate is missing: what needs it has no formula."""
    document = sigmoid_block()
    definition = only_definition(document)
    document = within(document, definition, edits.disconnect, [Pin("exp1", "x")])
    worker = FormulaServer()
    (form,) = asked(worker, "s", files_of(document, definition))
    assert told(form) == 'The exp gate exp(?) still waits for a wire at its input "x".'
    assert evaluated(worker, "s", {}) == [{}]
    document = within(document, definition, edits.remove, ["reciprocal1"])
    (form,) = asked(worker, "t", files_of(document, definition))
    assert told(form) == "Nothing is wired to the output sigmoid yet."


def test_a_missing_number_leaves_all_numbers_out():
    worker, _ = library_answers()
    block = LIBRARY["squared-error"]
    first, second = (port.id for port in block.interface.inputs)
    assert evaluated(worker, "squared-error", {first: 1.0}) == [{}]
    assert evaluated(worker, "squared-error", {first: 1.0, second: 3.0, "other": 7.0}) == [
        {"": "4.0", first: "-4.0", second: "4.0"}
    ]


@pytest.mark.parametrize(
    ("x", "whole", "slope"),
    [
        ("800.0", "1.0", "0.0"),
        ("-800.0", "0.0", "0.0"),
        ("inf", "1.0", "0.0"),
        ("nan", "nan", "nan"),
    ],
)
def test_numbers_travel_as_text_and_the_formula_stays_finite(x, whole, slope):
    worker, _ = library_answers()
    (inlet,) = (port.id for port in LIBRARY["sigmoid-gate-by-gate"].interface.inputs)
    assert evaluated(worker, "sigmoid-gate-by-gate", {inlet: float(x)}) == [
        {"": whole, inlet: slope}
    ]


def test_what_is_not_finite_is_said_as_text():
    document = chunk_of("log", "x")
    worker = FormulaServer()
    (form,) = asked(worker, "log", files_of(document, only_definition(document)))
    (_, slope) = form["lines"]
    assert evaluated(worker, "log", {slope["by"]: 0.0}) == [{"": "-inf", slope["by"]: "inf"}]
    assert evaluated(worker, "log", {slope["by"]: -1.0}) == [{"": "nan", slope["by"]: "-1.0"}]


def chunk_of(kind: str, name: str, block: str = "chunk") -> Document:
    """A block of one gate; its port bears this name."""
    document = edits.add(Document(), "x", "input", (0.0, 0.0), label=name, value=2.0)
    document = edits.add(document, "g", kind, (100.0, 0.0))
    document = edits.connect(document, Pin("x", OUT), Pin("g", "x"))
    document, _ = group(document, ["g"], block)
    return document


NAMES = ("größe", "名前", "x_1", "lambda", "I", "pi", "E", "S", "sin", "x" * 60)


@pytest.mark.parametrize("name", NAMES)
def test_a_port_may_bear_any_name(name):
    document = chunk_of("square", name)
    worker = FormulaServer()
    (form,) = asked(worker, name, files_of(document, only_definition(document)))
    whole, slope = form["lines"]
    assert whole["text"] == f"chunk({name}) = {name}^2"
    assert slope["text"] == f"∂chunk/∂{name} = 2*{name}"
    assert whole["svg"] is not None
    wide = "".join(each for each, *_ in whole["letters"])  # which the font of mathematics has not
    assert wide == ("名前名前" if name == "名前" else "")
    assert evaluated(worker, name, {slope["by"]: 3.0}) == [{"": "9.0", slope["by"]: "6.0"}]


@pytest.mark.parametrize(
    "block", ['say "hi"', "it's", "$x^2$ \\frac", "块", "<b>σ</b>", "a\nb", "\ud800"]
)
def test_a_block_may_bear_any_name(block):
    document = chunk_of("square", "x", block)
    worker = FormulaServer()
    (form,) = asked(worker, block, files_of(document, only_definition(document)))
    if block.isidentifier():
        assert form["name"] == block
    else:  # a formula is made of words: the port lends its own
        assert form["name"] == "out"
    assert form["lines"][0]["text"] == f"{form['name']}(x) = x^2"


def test_the_name_of_the_block_may_be_that_of_its_port():
    document = chunk_of("square", "x", "x")
    worker = FormulaServer()
    (form,) = asked(worker, "x", files_of(document, only_definition(document)))
    (number,) = evaluated(worker, "x", {form["lines"][1]["by"]: 3.0})
    assert sorted(number.values()) == ["6.0", "9.0"]


def test_with_an_array_the_formula_is_told_in_matrices():
    single = as_document(two_neurons(), "neuron")
    (weight,) = [id_ for id_, each in single.root.nodes.items() if each.kind == "parameter"]
    single = edits.set_value(single, weight, [1.0, 2.0])
    (form,) = asked(FormulaServer(), "array", [text_of(single)])
    (line,) = form["lines"]
    assert (line["text"], line["by"], form["in_matrices"]) == ("neuron = tanh(w * x)", "", True)
    assert line["pieces"] and line["latex"]


def test_what_is_too_long_to_be_read_has_a_sentence():
    document = chunk_of("square", "x")
    for at in range(9):
        document = edits.add(document, f"a{at}", "add", (0.0, 0.0))
        document = edits.add(document, f"m{at}", "mul", (0.0, 0.0))
        source = Pin(f"m{at - 1}" if at else "x", OUT)
        for port, gate in (("a", f"a{at}"), ("a", f"m{at}")):
            document = edits.connect(document, source, Pin(gate, port))
        document = edits.connect(document, Pin("x", OUT), Pin(f"a{at}", "b"))
        document = edits.connect(document, Pin(f"a{at}", OUT), Pin(f"m{at}", "b"))
    gates = [id_ for id_ in document.root.nodes if id_[0] in "am"]
    document, id_ = group(document, gates, "long")
    definition = document.root.nodes[id_].interface.block
    (form,) = asked(FormulaServer(), "long", files_of(document, definition))
    assert "too long to be worked out and read" in told(form)


def test_without_the_typesetter_formulas_are_text():
    """A damaged installation: nothing that is drawn may take the answer along."""
    program = (
        "import sys; sys.modules['ziamath'] = None; "
        "from circuit_editor.formula_worker.typesetting import typeset; "
        "assert typeset('x') is None and typeset('größe') is None"
    )
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60)


@pytest.mark.parametrize("text", ["", "{", "[]", '{"format": "circuit-editor"}', "\x00", "\ud800"])
def test_what_is_no_circuit_has_a_sentence_and_the_worker_goes_on(text):
    worker = FormulaServer()
    forms = asked(worker, "bad", [text, *files_of(sigmoid_block(), "sigmoid")])
    assert forms[0]["problem"][0] == UNEXPECTED
    assert "could not be worked out" in told(forms[0])
    assert forms[1]["name"] == "sigmoid"
    assert evaluated(worker, "bad", {}, {}) == [{}, {}]


def test_what_was_never_asked_has_no_numbers():
    assert evaluated(FormulaServer(), "nobody", {"x": 1.0}) == []


def test_only_the_latest_are_remembered(monkeypatch):
    monkeypatch.setattr(answers, "MOST_KEPT", 2)
    worker = FormulaServer()
    files = files_of(sigmoid_block(), "sigmoid")
    (inlet,) = sigmoid_block().blocks["sigmoid"].inputs
    for key in ("a", "b", "a", "c"):
        asked(worker, key, files)
    numbers = {key: evaluated(worker, key, {inlet: 0.0}) for key in "abc"}
    assert numbers["b"] == []
    assert numbers["a"] == numbers["c"] == [{"": "0.5", inlet: "0.25"}]


def test_blocks_in_blocks_are_one_formula_and_names_within_have_dots():
    document = layer_of_two()
    (layer,) = set(document.blocks) - {"neuron"}
    (form,) = asked(FormulaServer(), "layer", files_of(document, layer))
    assert form["lines"][0]["text"].startswith("layer(")
    assert "tanh(" in form["lines"][0]["text"] and form["lines"][0]["text"].count("tanh") == 2
    assert len(form["lines"]) == 4  # the whole, by x, and by the weight of each neuron
    assert any("/" in line["by"] for line in form["lines"])
    assert blocks.uses(document)["neuron"] == 2
    for line in form["lines"]:
        assert "/" not in line["text"].replace("∂layer/∂", "").replace("1/", "")
        assert "neuron1.w" in line["text"]


# Long formulas, and what they name ------------------------------------------------------------


def long_sum():
    """A block of one input whose formula is a sum of many squares with long names."""
    names = [f"a_rather_long_name{number}" for number in range(6)]
    document = ce.circuit("f = x + " + " + ".join(f"{name}^2" for name in names), x=1).document
    chunk = [id_ for id_, each in document.root.nodes.items() if each.kind != "output"]
    document, _ = group(document, [id_ for id_ in chunk if document.root.label(id_) != "x"], "sum")
    return document


def test_a_formula_too_long_for_a_line_is_broken_into_lines_that_are_not():
    document = long_sum()
    (form,) = asked(FormulaServer(), "sum", files_of(document, only_definition(document)))
    whole = form["lines"][0]
    assert whole["width"] > WIDEST
    assert len(whole["pieces"]) > 2
    for piece in whole["pieces"]:
        assert piece["svg"].startswith("<svg") and 10 < piece["width"] <= WIDEST
    assert form["lines"][1]["pieces"] == []  # short enough


def test_what_cannot_be_broken_has_no_pieces():
    document = chunk_of("square", "x" * 60)
    (form,) = asked(FormulaServer(), "long", files_of(document, only_definition(document)))
    assert form["lines"][0]["pieces"] == []


def test_inputs_are_named_in_the_order_of_the_ports():
    document = ce.circuit("f = a*b", a=1, b=2).document
    document, instance = group(document, ["mul1"], "product")
    interface = document.root.nodes[instance].interface
    order = [port.id for port in interface.inputs]
    for ids in (order, order[::-1]):
        answer = FormulaServer().answer(
            {"key": "k", "files": files_of(document, interface.block), "order": ids}
        )
        (form,) = answer["forms"]
        names = [interface.port(id_).name for id_ in ids]
        assert form["lines"][0]["text"].startswith(f"product({names[0]}, {names[1]}) = ")
        assert [line["by"] for line in form["lines"]] == ["", *ids]
