"""What a reader finds in a program: the course's lines, people's names, sentences for the rest."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest
from block_documents import two_neurons
from examples import of_single_numbers
from programs import assert_same_bits, ran

import circuit_editor as ce
from circuit_editor import files, resources
from circuit_editor.engine import problems_of, run_document
from circuit_editor.export import NoProgram, program
from circuit_editor.gates import GATES
from circuit_editor.model import EMPTY, OUT, Document, Pin, edits
from circuit_editor.model.edits.copy_paste import copy_of, paste
from circuit_editor.model.edits.grouping import group


def example(name: str) -> Document:
    return files.load(resources.folder() / "examples" / f"{name}.circuit")


def between(text: str, begin: str, end: str) -> list[str]:
    """The lines after the comment that begins so, up to the empty line before the next one."""
    lines = text.splitlines()
    first = next(place for place, line in enumerate(lines) if line.startswith(f"# {begin}"))
    last = next(place for place, line in enumerate(lines) if line.startswith(f"# {end}"))
    return lines[first + 1 : last - 1]


def test_the_first_example_reads_as_in_the_course():
    text = program(example("first-example")).text
    assert between(text, "given", "forward") == ["x = -2.0", "y = 5.0", "z = -4.0"]
    assert between(text, "forward", "backward") == ["q = x + y", "f = q * z"]
    assert between(text, "backward", "every number") == [
        "df = 1.0  # f is the loss",
        "# backprop f = q * z",
        "dq = z * df",
        "dz = q * df",
        "# backprop q = x + y",
        "dx = 1.0 * dq",
        "dy = 1.0 * dq",
    ]
    assert "import" not in text  # Python's own numbers do


def test_the_staged_example_reads_as_in_the_course():
    text = program(example("staged-example")).text
    assert between(text, "forward", "backward") == [
        "xpy = x + y",
        "sigy = sigmoid(y)",
        "sigx = sigmoid(x)",
        "num = x + sigy",
        "xpysqr = np.power(xpy, 2.0)",
        "den = sigx + xpysqr",
        "invden = 1 / den",
        "f = num * invden",
    ]
    backward = between(text, "backward", "every number")
    assert [line for line in backward if line.startswith("dx ")] == [
        "dx = 1.0 * dnum",
        "dx += sigmoid_slope(x) * dsigx",
        "dx += 1.0 * dxpy",
    ]
    assert "dden = (-invden * invden) * dinvden" in backward
    assert "dxpy = (2.0 * xpy) * dxpysqr" in backward


def test_a_stable_form_is_written_once_at_the_head_from_the_gate_itself():
    text = program(example("staged-example")).text
    assert text.count("def sigmoid(x):") == 1
    assert "    small = np.exp(-np.abs(x))\n    return np.where(x >= 0, 1.0, small)" in text
    names: dict = {}
    with np.errstate():  # which the program sets, too
        exec(text.split("# given values")[0], names)
        for number in (-800.0, -37.0, -0.0, 0.5, 800.0, float("nan")):
            expected = GATES["sigmoid"].forward(number)
            assert str(names["sigmoid"](number)) == str(expected)


def test_a_gate_without_a_name_is_called_after_what_it_drives_or_by_its_id():
    text = program(two_neurons()).text
    assert "    h = w * x\n    f = np.tanh(h)\n" in text
    assert "\nneuron1_f, neuron1_cache = neuron(x, neuron1_w)\n" in text
    assert "\nf, neuron2_cache = neuron(neuron1_f, neuron2_w)\n" in text
    assert "max1 = np.maximum(z, w)" in program(example("gate-patterns")).text


def test_the_loss_is_called_after_its_flag_where_its_gate_has_no_name():
    document = example("first-example")
    document = replace(
        document, root=replace(document.root, labels=document.root.labels.delete("mul1"))
    )
    assert "f = q * z" in program(document).text


def test_a_block_is_a_pair_of_functions_called_once_for_each_instance():
    text = program(example("three-levels")).text
    for name in ("sigmoid", "neuron", "layer"):
        assert text.count(f"def {name}(") == text.count(f"def {name}_backward(") == 1
    assert "def neuron(x, w, b):\n" in text
    assert "    h, sigmoid_cache = sigmoid(add1)\n    cache = (x, w, sigmoid_cache)\n" in text
    assert "    dadd1 = sigmoid_backward(dh, sigmoid_cache)\n" in text
    assert "    h1, neuron1_cache = neuron(x, neuron1_w, neuron1_b)\n" in text
    assert "    dx += dx_here\n" in text  # what the other neuron sends to the same input


def twice(text: str, **values: float) -> Document:
    """The circuit as a block that stands there twice, of the same inputs, and the sum of both."""
    document = ce.circuit(text, **values).document
    flag = document.loss
    gates = [id_ for id_, node in document.root.nodes.items() if not node.gate.is_source]
    document, first = group(document, [id_ for id_ in gates if id_ != flag], "unit")
    document, (second,) = paste(document, copy_of(document, document.root, [first]), (0.0, 300.0))
    interface = document.root.nodes[first].interface
    for port in interface.inputs:
        wire = document.root.wires[Pin(first, port.id)]
        document = edits.connect(document, wire, Pin(second, port.id))
    document = edits.add(document, "sum", "add", (500.0, 0.0))
    document = edits.connect(document, Pin(first, interface.outputs[0].id), Pin("sum", "a"))
    document = edits.connect(document, Pin(second, interface.outputs[0].id), Pin("sum", "b"))
    return edits.connect(document, Pin("sum", OUT), Pin(flag, "x"))


def test_where_a_function_would_change_a_sum_the_block_is_opened():
    """x is used thrice in each, at different depths: the engine adds up both blocks' together."""
    kept, opened = twice("f = x * w", x=0.1, w=0.3), twice("f = x * exp(x * w) * x", x=0.1, w=0.3)
    assert "def unit(" in assert_same_bits(kept).text
    made = assert_same_bits(opened)
    assert "def unit(" not in made.text and "# in the block block" in made.text
    assert sum(path.startswith("block1/") for path in made.names) > 1


def test_where_lines_together_would_change_a_sum_they_follow_the_tape():
    """As above; then the sums would differ, which this shows."""
    opened = twice("f = x * exp(x * w) * x", x=0.1, w=0.3)
    backward = program(opened).text.partition("# backward")[2]
    blocks = re.findall(r"^# in the block (\w+)", backward, re.M)
    assert len(blocks) > 2


def test_where_one_instance_gets_no_gradient_the_block_is_opened():
    document = twice("f = x * w", x=0.1, w=0.3)
    document = edits.disconnect(document, [Pin("sum", "b")])
    document = edits.connect(document, document.root.wires[Pin("sum", "a")], Pin("sum", "b"))
    assert "def unit(" not in assert_same_bits(document).text


def test_a_gradient_that_arrives_at_a_function_is_not_changed_by_it():
    """What relu sends is kept by whoever calls, though the block adds to it inside."""
    document = ce.circuit("h = x * w; g = h * h; f = relu(h) + g", x=0.5, w=0.3).document
    labels = document.root.labels
    ids = [id_ for id_, label in labels.items() if label in ("h", "g")]
    document, _ = group(document, ids, "unit")
    assert "def unit(" in assert_same_bits(document).text


def test_what_divides_has_numbers_that_do_not_raise():
    for text in ("f = 1 / erf(x)", "f = x / x", "f = 1 / (x * x)"):
        assert_same_bits(ce.circuit(text, x=0).document)


def test_without_a_loss_it_goes_forwards():
    document = replace(example("first-example"), loss=None)
    made = program(document)
    assert not made.goes_back
    assert "# no loss is named, so nothing is sent back" in made.text
    assert_same_bits(document)


def test_a_loss_that_nothing_moves_sends_nothing_back():
    document = ce.circuit("f = 2 * 3").document
    assert_same_bits(document)


def test_what_has_no_value_is_left_out_and_named():
    document = edits.add(example("first-example"), "lost", "mul", (0.0, 0.0), label="lost\nline")
    text = program(document).text
    assert "# left out, for it has no value: lost\N{REPLACEMENT CHARACTER}line\n" in text
    assert_same_bits(document)


@pytest.mark.parametrize("pin", [Pin("mul1", "a"), Pin("add1", "b"), Pin("output1", "x")])
def test_what_the_loss_lacks_is_said(pin):
    document = edits.disconnect(example("first-example"), [pin])
    with pytest.raises(NoProgram) as refusal:
        program(document)
    first = problems_of(document, run_document(document))[0]
    assert refusal.value.problem == first and str(refusal.value) == str(first.sentence)


def test_an_empty_circuit_has_no_program():
    with pytest.raises(NoProgram, match="No loss yet"):
        program(EMPTY)


def test_arrays_that_do_not_fit_are_refused_by_their_shapes():
    circuit = ce.circuit("f = x * y", x=[1, 2], y=3)
    assert "x = np.array([1.0, 2.0])" in circuit.export()
    with pytest.raises(ce.NoProgram, match=r"cannot combine the shapes \(2,\), \(3,\)"):
        circuit.set(y=[1, 2, 3]).export()
    assert (
        ce.circuit("f = x * y", x=2, y=3).export()
        == program(ce.circuit("f = x * y", x=2, y=3).document).text
    )


def test_another_target_is_refused():
    with pytest.raises(ValueError, match="There are programs for numpy"):
        ce.circuit("f = x").export("basic")


def test_ruff_has_nothing_to_say_of_a_program(tmp_path):
    """But for long lines, people's own names, and × in what is said."""
    for document in (*map(files.load, of_single_numbers()), two_neurons()):
        path = tmp_path / "program.py"
        path.write_text(program(document).text, "utf-8")
        for done in (
            (
                "check",
                "--isolated",
                "--select",
                "E,F,W,B,I,UP,SIM,RUF",
                "--ignore",
                "E501,E741,RUF002",
            ),
            ("format", "--check", "--isolated", "--line-length", "320"),
        ):
            ruff = [sys.executable, "-m", "ruff", *done, "--no-cache", path]
            said = subprocess.run(ruff, capture_output=True, text=True, check=False)
            assert said.returncode == 0, said.stdout


def test_infinities_that_meet_at_a_block_are_no_warning():
    document = ce.circuit("p = x * y; f = p*1e300*1e300 - p*1e300*1e300", x=2, y=3).document
    document, _ = group(document, [document.root.find("p")], "unit")
    assert "np.nan" in program(document).text  # inf - inf


def test_infinities_and_no_numbers_are_checked_as_such():
    document = ce.circuit("f = log(x) + y / x", x=0, y=0).document
    text = assert_same_bits(document).text
    assert "np.nan" in text and "-np.inf" in text
    assert ran(text.replace("-np.inf", "np.inf")).code == 1
    assert ran(text.replace("np.nan", "0.0")).code == 1
