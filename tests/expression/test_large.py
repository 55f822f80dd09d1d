"""Large texts: nothing is recursive, and nothing takes long."""

import time

import pytest

from circuit_editor.engine import run_document
from circuit_editor.expression import ExpressionError, document_from, draft
from circuit_editor.model import OUT, Pin

GATES, FEWER = 10_000, 2_500  # fewer are enough to see that nothing is recursive


def texts(count: int) -> dict[str, tuple[str, int, int]]:
    """Texts of about so many gates: how many of them, and the slope by the first input."""
    return {
        "a sum of one name": ("+".join(["x"] * count), count - 1, count),
        "a sum of many names": ("+".join(f"x{n}" for n in range(count)), count - 1, 1),
        "a chain of signs": ("-" * count + "x", count, 1),
        "a tower of powers": ("x^" * count + "x", count, 1),
        "a program": ("\n".join(["x = x + 1"] * count), count, 1),
        "a program of forks": ("\n".join(["x = (x + x)/2"] * (count // 2)), count, 1),
        "a line of products": ("2" + "(x)" * count, count, 2 * count),
    }


FEWER_OR_ALL = pytest.mark.parametrize(
    "count", [FEWER, pytest.param(GATES, marks=pytest.mark.soak)]
)
LARGE = [(name, FEWER) for name in texts(0)]
LARGEST = [pytest.param(name, GATES, marks=pytest.mark.soak) for name in texts(0)]


@pytest.mark.parametrize(("name", "count"), [*LARGE, *LARGEST])
def test_large_texts_are_read_laid_out_and_differentiated(name: str, count: int) -> None:
    text, gates, slope = texts(count)[name]
    before = time.process_time()
    document = document_from(text)
    run = run_document(document)
    assert time.process_time() - before < 15  # about one second; the machine may be busy
    kinds = [node.gate for node in document.root.nodes.values()]
    assert sum(bool(not gate.is_source and gate.outputs) for gate in kinds) == gates
    gradient = run.gradient(Pin("input1", OUT))
    assert gradient is not None and gradient == slope


@FEWER_OR_ALL
def test_thousands_of_times_another_number_for_one_name(count: int) -> None:
    root = document_from("\n".join(["x = 2"] * count) + "\nx + 1").root
    assert len(set(root.labels.values())) == count + 1  # f is the label of the gate and the flag
    assert root.wires[Pin("add_constant1", "x")] == Pin(f"input{count}", OUT)


@FEWER_OR_ALL
def test_a_text_of_up_to_a_million_characters_is_read(count: int) -> None:
    document = document_from("x" + "\n" * (100 * count - 2) + "y")
    assert {document.root.label(id_) for id_ in document.root.values} == {"x", "y"}


HOSTILE = {
    "words before no assignment": "let " * 5_000 + "x = 2",
    "words before a header": "let " * 5_000 + "f(x) = x",
    "numbers in parentheses": "f = x*y" + " (x = 2)" * 4_000,
    "a rule": "-" * 50_000 + " x",
    "arrows of nothing": "→ " * 5_000 + "x",
    "matrices begun": r"\begin{bmatrix} " * 5_000 + "x",
    "lists begun": "[1 " * 5_000 + "x",
    "tuples begun": "x = (1, " * 5_000 + "x",
    "points begun": "f(x) = x" + " at (" * 5_000,
    "sums begun": "x = [1, 2]; f = " + "Σ " * 3_000 + "x",
    "sums over an index": "x = [1, 2]; f = " + r"\sum_i " * 3_000 + "x_i",
    "indices above": "x}^[1]" * 5_000,
    "two indices": "w_{1}^{[2]}" * 2_000,
    "angles begun": "⟨x, " * 5_000,
    "objects begun": "nn.ReLU()(" * 5_000,
    "bounds begun": "clamp(" * 5_000 + "x",
    "gradients by hand": "f = x*y" + "; dx = y" * 5_000,
    "gradients used below": "f = x*y" + "".join(f"; q{n} = x; dq{n} = y" for n in range(2_000)),
    "formulas upside down": "; ".join(f"q{n} = 2*q{n + 1}" for n in range(4_000)),
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
