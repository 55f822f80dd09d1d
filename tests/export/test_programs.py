"""Exported programs are run: every number is that of the plain road, to the last bit."""

from __future__ import annotations

import itertools
import random
import re
import subprocess
import sys
from dataclasses import replace

import pytest
from block_documents import BLOCKS_OF_NUMBERS
from block_strategies import documents_with_blocks
from examples import examples, of_single_numbers
from hypothesis import given, settings
from hypothesis import strategies as st
from immutables import Map
from programs import assert_same_bits, plain_run, ran
from strategies import documents

import circuit_editor as ce
from circuit_editor import files
from circuit_editor.export import NoProgram, program
from circuit_editor.gates import ELEMENTWISE
from circuit_editor.model import OUT, Document, Pin, Value
from circuit_editor.model.edits import add, connect, disconnect

EXAMPLES = of_single_numbers()
EDGES = [0.0, -0.0, 1.0, -1.0, 0.5, 2.0, -3.0, 800.0, -800.0, 1e308, -1e308, 5e-324, -1e-300]
CONSTANTS = [0.0, 1.0, 2.0, 3.0, -1.0, -1.5, 0.5, 1e300]
COMPUTING = [each for each in ELEMENTWISE.values() if not each.is_source and not each.is_flag]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_program_of_an_example_has_its_numbers(path):
    assert_same_bits(files.load(path))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_a_program_whose_number_was_changed_exits_with_1(path):
    """Whichever of the given values it is."""
    text = program(files.load(path)).text
    given_values = re.findall(r"^\w+ = (?:np\.float64\()?(-?[\d.]+)\)?$", text, re.MULTILINE)
    assert given_values
    for place in range(len(given_values)):
        found = [*re.finditer(r"^(\w+ = (?:np\.float64\()?)(-?[\d.]+)", text, re.MULTILINE)][place]
        changed = f"{text[: found.start(2)]}{float(found[2]) + 0.001}{text[found.end(2) :]}"
        assert ran(changed).code == 1
        assert "differs" in ran(changed).printed


def test_a_small_number_that_was_changed_is_found():
    text = ce.circuit("f = x * 1e-14", x=3).export()
    changed = text.replace("1e-14 * x", "9e-14 * x").replace("x * 1e-14", "x * 9e-14")
    assert changed != text and ran(text).code == 0
    assert ran(changed).code == 1


def test_a_file_that_was_written_runs_and_says_what_it_found(tmp_path):
    path = tmp_path / "program.py"
    text = program(ce.circuit("学习率 = x / y; f = exp(学习率) * x", x=3, y=0).document).text
    for written, code in (
        (text, 0),
        (text.replace("x = np.float64(3.0)", "x = np.float64(4.0)"), 1),
    ):
        path.write_text(written, "utf-8")
        done = subprocess.run(
            [sys.executable, "-W", "error", path], capture_output=True, text=True, check=False
        )
        assert (done.returncode, done.stderr) == (code, "")
        assert ("differs" in done.stdout) == bool(code)


@pytest.mark.parametrize("block", BLOCKS_OF_NUMBERS, ids=lambda each: each.id)
def test_a_block_of_the_library_in_a_circuit(block):
    document = block.document
    (end,) = [id_ for id_, node in document.root.nodes.items() if node.interface is not None]
    outlet = document.root.nodes[end].interface.outputs[0].id
    document = add(document, "loss", "output", (900.0, 0.0))
    document = connect(document, Pin(end, outlet), Pin("loss", "x"))
    assert program(document).goes_back
    assert_same_bits(document)


@pytest.mark.parametrize("gate", COMPUTING, ids=lambda gate: gate.kind)
def test_every_gate_at_its_edges(gate):
    """With a gradient that is infinite, too: it meets chosen zeros and others."""
    constants = [dict.fromkeys(gate.attrs, each) for each in CONSTANTS] if gate.attrs else [{}]
    points = [*itertools.product(EDGES, repeat=len(gate.inputs))]
    rng = random.Random(gate.kind)
    if len(points) > settings.default.max_examples:
        points = rng.sample(points, settings.default.max_examples)
    for attrs in constants:
        for point in points:
            assert_same_bits(_alone(gate, attrs, point, rng.choice([1.0, -0.0, 1e308])))


def _alone(gate, attrs, point, factor):
    """The gate of these inputs; its output goes into a product, a product of that, and back."""
    document = Document()
    for place, number in enumerate(point):
        document = add(document, f"in{place}", "input", (0.0, 90.0 * place), value=number)
    document = add(document, "factor", "input", (0.0, 900.0), value=factor)
    document = add(document, "gate", gate.kind, (200.0, 0.0), attrs=attrs)
    for place, port in enumerate(gate.inputs):
        document = connect(document, Pin(f"in{place}", OUT), Pin("gate", port))
    for before, id_ in (("gate", "once"), ("once", "twice")):
        document = add(document, id_, "mul", (400.0, 0.0))
        document = connect(document, Pin(before, OUT), Pin(id_, "a"))
        document = connect(document, Pin("factor", OUT), Pin(id_, "b"))
    document = add(document, "sum", "add", (600.0, 0.0))
    document = connect(document, Pin("twice", OUT), Pin("sum", "a"))
    document = connect(document, Pin("in0", OUT), Pin("sum", "b"))
    document = add(document, "loss", "output", (900.0, 0.0))
    return connect(document, Pin("sum", OUT), Pin("loss", "x"))


def _of_single_numbers(document):
    """The document with the first number of each array in its place."""
    root = document.root
    values = {path: Value(value.array.flat[0]) for path, value in root.values.items()}
    return replace(document, root=replace(root, values=Map(values)))


def _holds(document):
    """Its program has its numbers; where there is none, the loss lacks something, or all does."""
    try:
        made = program(document)
    except NoProgram as refusal:
        run = plain_run(document)
        assert str(refusal)
        has_value = any(value is not None for value in run.values)
        assert not has_value or (document.loss is not None and run.loss is None)
        return
    assert assert_same_bits(document).text == made.text


@given(documents(max_nodes=12))
@examples(times=2)
def test_random_circuits(document):
    """Odd names, odder numbers, wires that are missing."""
    _holds(_of_single_numbers(document))


@given(documents_with_blocks(max_nodes=14))
@examples(times=2)
def test_random_circuits_with_blocks(document):
    _holds(document)


def _with_all_in_the_loss(document, weights):
    """The document, its open inputs fed and the sum of all open ends its loss, some weighted."""
    first = "the_input"
    document = add(document, first, "input", (0.0, 0.0), value=0.7)
    for id_, node in sorted(document.root.nodes.items()):
        for port in node.gate.inputs:
            if Pin(id_, port) not in document.root.wires:
                document = connect(document, Pin(first, OUT), Pin(id_, port))
    used = set(document.root.wires.values())
    ends = [
        Pin(id_, port)
        for id_, node in sorted(document.root.nodes.items())
        for port in node.gate.outputs
        if Pin(id_, port) not in used
    ]
    total = Pin(first, OUT)
    for place, (end, weight) in enumerate(zip(ends, itertools.cycle(weights), strict=False)):
        if weight:  # what nothing uses gets no gradient
            document = add(
                document, f"scaled{place}", "mul_constant", (0.0, 0.0), attrs={"c": weight}
            )
            document = connect(document, end, Pin(f"scaled{place}", "x"))
            document = add(document, f"total{place}", "add", (0.0, 0.0))
            document = connect(document, total, Pin(f"total{place}", "a"))
            document = connect(document, Pin(f"scaled{place}", OUT), Pin(f"total{place}", "b"))
            total = Pin(f"total{place}", OUT)
    flag = document.loss or "the_loss"
    if document.loss is None:
        document = add(document, flag, "output", (0.0, 0.0))
    else:
        document = disconnect(document, [Pin(flag, "x")])
    document = replace(document, loss=flag)
    return connect(document, total, Pin(flag, "x"))


WEIGHTS = st.lists(st.sampled_from([0.0, 1.0, 0.3, -0.7, 1.1]), min_size=1, max_size=4)


@given(documents_with_blocks(max_nodes=14), WEIGHTS)
@examples(times=2)
def test_random_circuits_with_blocks_that_all_lead_to_the_loss(document, weights):
    _holds(_with_all_in_the_loss(document, weights))


@pytest.mark.soak
@given(documents_with_blocks(max_nodes=30), WEIGHTS)
@settings(max_examples=20_000, derandomize=False)
def test_very_many_random_circuits_with_blocks_that_all_lead_to_the_loss(document, weights):
    _holds(_with_all_in_the_loss(document, weights))


@pytest.mark.soak
@given(documents(max_nodes=40))
@settings(max_examples=20_000, derandomize=False)
def test_very_many_random_circuits(document):
    _holds(_of_single_numbers(document))


@pytest.mark.soak
@given(documents_with_blocks(max_nodes=30))
@settings(max_examples=20_000, derandomize=False)
def test_very_many_random_circuits_with_blocks(document):
    _holds(document)
