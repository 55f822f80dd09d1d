"""Every gate of the registry is declared whole: nothing the palette or a file needs is missing."""

import re

import pytest

from circuit_editor.gates import ELEMENTWISE, GATES, GROUPS
from circuit_editor.gates.gate import DISTRIBUTES, FUNCTIONS, SUBTRACTS, gate, register

EVERY = pytest.mark.parametrize("each", ELEMENTWISE.values(), ids=ELEMENTWISE)


def test_the_registry_has_the_gates_of_the_course_in_their_order():
    course = [
        *("input", "parameter", "constant", "output"),
        *("add", "sub", "mul", "div", "neg", "power", "max", "min"),
        *("add_constant", "mul_constant", "power_constant"),
        *("reciprocal", "exp", "log", "sqrt", "square", "abs", "sin", "cos", "tanh"),
        *("sigmoid", "relu", "leaky_relu", "softplus"),
        *("tan", "sinh", "cosh", "atan", "log2", "log10", "log1p", "expm1"),
        *("erf", "gelu", "silu", "elu", "sign", "floor", "clip"),
    ]
    assert [kind for kind in ELEMENTWISE if kind in course] == course


@EVERY
def test_a_gate_says_what_it_is(each):
    assert GATES[each.kind] is each
    assert each.kind.isidentifier()
    assert each.symbol
    assert each.group in GROUPS
    assert each.summary.endswith(".")
    assert each.character.endswith(".")


@EVERY
def test_no_sentence_calls_an_input_by_its_pin(each):
    """An input of the circuit may bear the same name, and then the sentence would be false."""
    said = each.character + " " + (each.domain.sentence if each.domain is not None else "")
    assert not set(re.findall(r"\w+", said)) & {*each.inputs, "out"}


@EVERY
def test_a_gate_that_computes_is_declared_whole(each):
    computes = bool(each.inputs)
    assert computes is not each.is_source
    for part in (each.forward, each.local, each.formula):
        assert callable(part) is computes
    assert len(each.derivatives) == len(each.inputs)
    assert all(each.derivatives)
    assert "out" not in each.inputs  # the name of every gate's output
    assert len(set(each.inputs)) == len(each.inputs)
    assert all(type(default) is float for default in each.attrs.values())


@EVERY
def test_a_symbol_shows_the_constants_inside(each):
    assert "{" not in each.symbol_with(each.attrs)
    assert each.symbol_with({}) == each.symbol_with(each.attrs)


def test_a_symbol_shows_a_constant_as_people_write_it():
    assert GATES["add_constant"].symbol_with({"c": 1.0}) == "+1"
    assert GATES["add_constant"].symbol_with({"c": -1.0}) == "−1"
    assert GATES["mul_constant"].symbol_with({"c": -1.0}) == "×−1"
    assert GATES["power_constant"].symbol_with({"c": 0.5}) == "^0.5"


@EVERY
def test_a_kind_is_declared_only_once(each):
    with pytest.raises(ValueError, match=each.kind):
        register(each)
    assert GATES[each.kind] is each


def test_a_declared_function_of_a_taken_name_is_refused():
    def exp(x):
        """Another exp."""
        return x

    declare = gate(
        symbol="e",
        group=FUNCTIONS,
        local=lambda x, out: (1.0,),
        derivatives=("1",),
        formula=lambda m, x: x,
        character="None.",
    )
    with pytest.raises(ValueError, match="'exp' is declared twice"):
        declare(exp)


def test_only_the_constants_of_a_gate_are_filled_into_its_symbol():
    for each in ELEMENTWISE.values():
        letters = each.symbol_of({name: name for name in each.attrs})
        assert "{" not in letters and "}" not in letters
    assert GATES["mul_constant"].symbol_of({"c": "{x}"}) == "×{x}"


def test_a_gate_that_distributes_turns_no_sign_without_saying_so():
    slopes = {
        kind: tuple(float(each) for each in gate.local(*(2.0,) * (len(gate.inputs) + 1)))
        for kind, gate in ELEMENTWISE.items()
        if gate.word in (DISTRIBUTES, SUBTRACTS)
    }
    assert slopes == {"add": (1.0, 1.0), "sub": (1.0, -1.0)}
    assert GATES["add"].word == "distributes"
    assert GATES["sub"].word == "distributes, − turns"
