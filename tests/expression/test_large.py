"""Large texts: nothing is recursive, and nothing takes long."""

import time

import pytest

from circuit_editor.engine import run_document
from circuit_editor.expression import document_from
from circuit_editor.model import OUT, Pin

GATES = 10_000

TEXTS = {
    "a sum of one name": ("+".join(["x"] * GATES), GATES - 1, GATES),
    "a sum of many names": ("+".join(f"x{n}" for n in range(GATES)), GATES - 1, 1),
    "a chain of signs": ("-" * GATES + "x", GATES, 1),
    "a tower of powers": ("x^" * GATES + "x", GATES, 1),
    "a program": ("\n".join(["x = x + 1"] * GATES), GATES, 1),
    "a program of forks": ("\n".join(["x = (x + x)/2"] * (GATES // 2)), GATES, 1),
    "a line of products": ("2" + "(x)" * GATES, GATES, 2 * GATES),
}


@pytest.mark.parametrize("name", TEXTS)
def test_ten_thousand_gates_are_read_laid_out_and_differentiated(name: str) -> None:
    text, gates, slope = TEXTS[name]
    before = time.process_time()
    document = document_from(text)
    run = run_document(document)
    assert time.process_time() - before < 15  # about one second; the machine may be busy
    kinds = [node.gate for node in document.root.nodes.values()]
    assert sum(bool(not gate.is_source and gate.outputs) for gate in kinds) == gates
    gradient = run.gradient(Pin("input1", OUT))
    assert gradient is not None and gradient == slope


def test_ten_thousand_times_another_number_for_one_name() -> None:
    root = document_from("\n".join(["x = 2"] * GATES) + "\nx + 1").root
    assert len(set(root.labels.values())) == GATES + 1  # f is the label of the gate and the flag
    assert root.wires[Pin("add_constant1", "x")] == Pin(f"input{GATES}", OUT)


def test_a_text_of_a_million_characters_is_read() -> None:
    document = document_from("x" + "\n" * 999_998 + "y")
    assert {document.root.label(id_) for id_ in document.root.values} == {"x", "y"}
