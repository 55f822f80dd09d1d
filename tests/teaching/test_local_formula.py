"""A gate's local derivative as a formula: what is written comes to the number that is shown."""

from __future__ import annotations

import math

import pytest

from circuit_editor.engine import compile, execute, values_of
from circuit_editor.engine.readings import Readings
from circuit_editor.engine.visibility import State, Visibility
from circuit_editor.formula_worker.typesetting import typeset
from circuit_editor.gates import ELEMENTWISE
from circuit_editor.model import EMPTY, OUT, Document, Pin, Value, edits
from circuit_editor.teaching.explain.chain_rule import ChainRules
from circuit_editor.teaching.explain.formula_notation import read
from circuit_editor.teaching.explain.local_formula import LocalFormula, local_formula
from circuit_editor.text import Quantity

NUMBERS = (0.5, 0.25)  # shown whole, and in every gate's domain
COMPUTED = [gate for gate in ELEMENTWISE.values() if gate.inputs and not gate.is_flag]


def circuit(kind: str, values: tuple[float, ...], **attrs: float) -> Document:
    """A gate fed by inputs x and y, or as many as it has, its output the loss."""
    document = edits.add(EMPTY, "g", kind, (200, 0))
    for name, value in attrs.items():
        document = edits.set_attr(document, "g", name, value)
    gate = document.root.nodes["g"].gate
    for at, (port, value) in enumerate(zip(gate.inputs, values, strict=False)):
        document = edits.add(document, f"i{at}", "input", (0, 100 * at), label="xy"[at])
        document = edits.set_value(document, f"i{at}", Value(value))
        document = edits.connect(document, Pin(f"i{at}", OUT), Pin("g", port))
    document = edits.add(document, "f", "output", (400, 0), label="f")
    return edits.connect(document, Pin("g", OUT), Pin("f", "x"))


def told(
    document: Document, port: str, visibility: Visibility | None = None
) -> LocalFormula | None:
    run = execute(compile(document), values_of(document))
    return local_formula(ChainRules(document, Readings(run, visibility)), "g", port)


def text(kind: str, *values: float, port: str = "x", **attrs: float) -> str:
    found = told(circuit(kind, values, **attrs), port)
    assert found is not None
    return found.text


@pytest.mark.parametrize("gate", COMPUTED, ids=lambda gate: gate.kind)
def test_what_is_written_comes_to_the_local_derivative(gate):
    document = circuit(gate.kind, NUMBERS)
    run = execute(compile(document), values_of(document))
    for port in gate.inputs:
        found = told(document, port)
        if found is None:
            declared = gate.derivatives[gate.inputs.index(port)]
            assert " where " in declared or " " in declared, declared
            continue
        local = Readings(run).local(Pin("g", port)).array
        # an output is written with two decimals
        assert math.isclose(found.number, float(local), rel_tol=0.02, abs_tol=0.005), found.text


@pytest.mark.parametrize("gate", COMPUTED, ids=lambda gate: gate.kind)
def test_every_formula_can_be_typeset(gate):
    for port in gate.inputs:
        found = told(circuit(gate.kind, NUMBERS), port)
        assert found is None or typeset(found.latex) is not None, found.latex


def test_the_formulas_of_the_lecture():
    assert text("exp", -1.0) == "d/dx eˣ = eˣ = e^(−1.00) ≈ 0.37"
    assert text("reciprocal", 1.37) == "d/dx (1/x) = −1/x² = −1/1.37² ≈ −0.53"
    assert text("mul", 2.0, -1.0, port="a") == "∂/∂x (x·y) = y = −1.00"
    assert text("add", 2.0, -1.0, port="a") == "∂/∂x (x + y) = 1"
    assert text("mul_constant", 2.0, c=3.0) == "d/dx (3·x) = 3"
    assert text("power_constant", 2.0, c=3.0) == "d/dx x³ = 3·x² = 3·2.00² = 12.00"
    assert text("sigmoid", 1.0) == "d/dx σ(x) = out·(1 − out) = 0.73·(1 − 0.73) ≈ 0.20"


def test_it_is_typeset_as_it_is_written():
    found = told(circuit("exp", (-1.0,)), "x")
    assert found.latex == (r"\frac{d}{d x} e^{x} = e^{x} = e^{{-}1.00} \approx \mathbf{0.37}")


def test_an_input_without_a_name_has_a_letter_that_means_nothing_else():
    document = circuit("exp", (0.5,))
    document = edits.rename(document, "i0", "a long name of an input")
    document = edits.add(document, "n", "input", (0, 300), label="x")
    assert told(document, "x").text.startswith("d/du e^u")


class Covering:
    """Covers every gradient, and the local derivatives with them."""

    def state(self, what, pin):
        return State.VALUE if what is Quantity.VALUE else State.COVERED

    hides_anything = True

    def follow(self):
        pass


def test_what_is_covered_is_a_question_mark():
    visibility = Visibility([Covering()])
    found = told(circuit("exp", (-1.0,)), "x", visibility)
    assert found.text == "d/dx eˣ = eˣ = ?"
    assert told(circuit("mul_constant", (2.0,), c=3.0), "x", visibility).text == "d/dx (3·x) = ?"
    assert told(circuit("add", (2.0, -1.0)), "a", visibility).text == "∂/∂x (x + y) = ?"
    assert told(circuit("mul", (2.0, -1.0)), "a", visibility).text == "∂/∂x (x·y) = y = ?"


@pytest.mark.parametrize(
    ("declared", "as_written"),
    [
        ("2*x^(c-1)", "2·x^(c − 1)"),
        ("-1/x^2", "−1/x²"),
        ("a^b*log(a)", "aᵇ·log(a)"),
        ("1/(2*out)", "1/(2·out)"),
        ("2/√π*exp(-x^2)", "2/√π·e^(−x²)"),
    ],
)
def test_declarations_are_read_as_they_stand(declared, as_written):
    assert read(declared, {}).text == as_written


def test_words_are_no_formula():
    assert read("1 where x > 0, else 0", {}) is None


def test_no_number_that_is_not_so_stands_behind_a_formula():
    assert text("log", -1.0) == "d/dx log(x) = 1/x"
    assert text("reciprocal", 0.0) == "d/dx (1/x) = −1/x²"
    assert text("power", 0.0, 0.0, port="a") == "∂/∂x x^y = y·x^(y − 1)"
    assert text("power", -2.0, 3.0, port="b").endswith("·log(−2.00) = nan")


def test_a_power_is_no_number_of_the_gates_own():
    assert text("power_constant", 3.0, c=1.0) == "d/dx x = x⁰ = 3.00⁰ = 1.00"


def test_a_negative_number_behind_a_sign_stands_in_brackets():
    assert text("power_constant", -800.0, c=2.0) == "d/dx x² = 2·x = 2·(−800.00) = −1600.00"
    assert text("add_constant", 3.0, c=-1.0) == "d/dx (x + (−1)) = 1"
    assert text("mul_constant", 3.0, c=-1.0) == "d/dx (−1·x) = −1"
