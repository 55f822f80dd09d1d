"""Programs of circuits with arrays: they run, and have every number of the circuit."""

from __future__ import annotations

import os
import zlib

import numpy as np
import pytest
from array_cases import case_of
from array_documents import Builder
from block_documents import BLOCKS_OF_ARRAYS
from dice import Dice
from programs import ran

import circuit_editor as ce
from circuit_editor.export import program
from circuit_editor.gates import GATES
from circuit_editor.gates.array_programs import HELPERS, NEEDS, PROGRAMS
from circuit_editor.model import EMPTY, OUT, Document, Pin, edits

KINDS = [kind for kind, gate in GATES.items() if gate.is_of_arrays]
COUNT = int(os.environ.get("EXAMPLES", "24"))


def drawn(kind: str, inputs: tuple, attrs: dict, upstream: np.ndarray) -> Document:
    """One gate of arrays, the sum of its output times an upstream gradient its loss."""
    document = EMPTY
    for at, each in enumerate((*inputs, upstream)):
        document = edits.add(document, f"x{at}", "input", (0.0, 0.0), label=f"x{at}", value=each)
    document = edits.add(document, "gate", kind, (0.0, 0.0), attrs=attrs or None)
    for name, other in (("product", "mul"), ("total", "sum"), ("loss", "output")):
        document = edits.add(document, name, other, (0.0, 0.0))
    for at, port in enumerate(GATES[kind].inputs):
        document = edits.connect(document, Pin(f"x{at}", OUT), Pin("gate", port))
    document = edits.connect(document, Pin("gate", OUT), Pin("product", "a"))
    document = edits.connect(document, Pin(f"x{len(inputs)}", OUT), Pin("product", "b"))
    document = edits.connect(document, Pin("product", OUT), Pin("total", "x"))
    document = edits.connect(document, Pin("total", OUT), Pin("loss", "x"))
    return edits.set_loss(document, "loss")


def require_the_same(document: Document) -> None:
    text = program(document).text
    done = ran(text)
    assert done.code == 0, text + done.printed


def test_every_gate_of_arrays_has_its_lines():
    assert {*PROGRAMS} == {*KINDS}
    for kind, lines in PROGRAMS.items():
        assert len(lines.backward) == len(GATES[kind].inputs)
    named = {name for lines in PROGRAMS.values() for name in lines.helpers}
    assert named | {each for names in NEEDS.values() for each in names} == {*HELPERS}


@pytest.mark.parametrize("kind", KINDS)
def test_the_program_of_a_gate_has_its_numbers(kind):
    dice = Dice(zlib.crc32(kind.encode()))
    for _ in range(max(3, COUNT // 6)):
        inputs, attrs = case_of(GATES[kind], dice)
        with np.errstate(all="ignore"):
            out = GATES[kind].forward(*inputs, **attrs)
        require_the_same(drawn(kind, inputs, attrs, dice.normal(size=np.shape(out))))


@pytest.mark.parametrize("block", BLOCKS_OF_ARRAYS, ids=lambda each: each.id)
def test_the_program_of_a_block_of_arrays_has_its_numbers(block):
    require_the_same(block.document)


def test_programs_of_random_circuits_with_arrays():
    dice = Dice(7)
    for _ in range(COUNT // 4):
        made = Builder(dice)
        for _ in range(4):
            made.source(((), (3,), (2, 3), (3, 2))[int(dice.integers(0, 4))])
        for _ in range(8):
            made.gate(
                str(
                    dice.choice(
                        [
                            "add",
                            "mul",
                            "tanh",
                            "matmul",
                            "sum",
                            "mean",
                            "transpose",
                            "softmax",
                            "relu",
                            "gelu",
                            "max",
                            "concat",
                            "mse",
                        ]
                    )
                )
            )
        require_the_same(made.flagged())


def test_a_program_of_matrices_reads_as_one_writes_it_by_hand():
    text = ce.circuit(
        "y = X @ W + b; f = mse(y, t)",
        X=[[1, 2], [3, 4], [5, 6]],
        W=[[1, 0], [2, 1]],
        b=[1, 2],
        t=[[0, 0], [1, 1], [2, 2]],
    ).export()
    for line in (
        "matmul1 = X @ W",
        "f = np.mean((y - t) ** 2)",
        "dW = X.T @ dmatmul1",
        "dX = dmatmul1 @ W.T",
        "db = unbroadcast(1.0 * dy, (2,))",
    ):
        assert f"\n{line}" in text
    assert "+=" not in text.split("# backward pass")[1].split("# every number")[0]


def test_a_changed_array_is_found():
    text = ce.circuit("f = sum(w * w)", w=[[1, 2], [3, 4]]).export()
    changed = text.replace("w = np.array([[1.0, 2.0]", "w = np.array([[1.0, 2.1]")
    done = ran(changed)
    assert done.code == 1 and "differs" in done.printed


def test_the_program_of_single_numbers_is_as_it_was():
    text = ce.circuit("q = x + y; f = q * z", x=-2, y=5, z=-4).export()
    assert "def text(" not in text and "dx = 1.0 * dq" in text and "import numpy" not in text
