"""Large texts: nothing is recursive, and nothing takes long."""

import time

import pytest

from circuit_editor.engine import run_document
from circuit_editor.expression import ExpressionError, document_from, draft
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


HOSTILE = {
    "words before no assignment": "let " * 5_000 + "x = 2",
    "words before a header": "let " * 5_000 + "f(x) = x",
    "numbers in parentheses": "f = x*y" + " (x = 2)" * 4_000,
    "a rule": "-" * 150_000 + " x",
    "arrows of nothing": "→ " * 5_000 + "x",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_texts_that_repeat_one_thing_end_soon_and_in_no_crash(name: str) -> None:
    before = time.process_time()
    try:
        document_from(HOSTILE[name])
    except ExpressionError as error:
        assert str(error)
    assert time.process_time() - before < 5  # a tenth of it; the machine may be busy


def test_numbers_in_parentheses_are_given_one_after_the_other() -> None:
    drawn = document_from("f = x*y (x = 2) (y = 3)")
    assert run_document(drawn).loss == 6


def test_definitions_in_a_long_text_are_looked_at_alone() -> None:
    known = {"relu": "max(x, 0)", "square": "x*x", "neg": "-x", "abs": "max(x, -x)"}
    lines = [f"def {name}(x): return {value}" for name, value in known.items()]
    calls = " + ".join(f"{name}(x)" for name in known)
    before = time.process_time()
    draft("\n" * 100_000 + "\n".join([*lines, calls]))
    assert time.process_time() - before < 4  # a tenth of it; the machine may be busy


def test_a_slip_in_a_definition_is_told_where_it_stands() -> None:
    with pytest.raises(ExpressionError, match=r'^Line 2, column 19: .*after "\*"'):
        draft("x = 3\nrelu(x) = max(x, 0*)\nf = relu(x)")
