"""What a search over the canvas finds: kinds, names, numbers and formulas, the best first."""

from __future__ import annotations

import pytest
from block_documents import two_neurons
from canvases import first_example
from PySide6.QtGui import QFontMetricsF

from circuit_editor.model import EMPTY, OUT, Pin, Value, edits
from circuit_editor.ui.app import language
from circuit_editor.ui.app import theme as look
from circuit_editor.ui.palette.gate_list import CHIP_INSET, chip_font
from circuit_editor.ui.palette.palette_items import PaletteCatalog
from circuit_editor.ui.palette.search_answers import SearchAnswers
from circuit_editor.ui.session.session import Session


@pytest.fixture(scope="module")
def answers(qapp):
    """The answers there can be in a circuit, for a wire that waits at a pin; read once."""
    session = Session()
    catalog = PaletteCatalog(session)
    catalog.load()

    def in_circuit(document=EMPTY, pin=None) -> SearchAnswers:
        session.open(document, None)
        return SearchAnswers(session, catalog, pin)

    return in_circuit


def first(found: SearchAnswers, typed: str):
    return found.find(typed).answers[0]


@pytest.mark.parametrize(
    ("typed", "what"),
    [
        *(("lkr", "leaky_relu"), ("sgmd", "sigmoid"), ("sigmoid", "sigmoid"), ("tan", "tan")),
        *(("plus", "add"), ("times", "mul"), ("multiply", "mul"), ("minus", "sub"), ("ln", "log")),
        *(("sigma", "sigmoid"), ("inverse", "reciprocal"), ("logistic", "sigmoid")),
        *(("loss", "output"), ("損失", "output"), ("cost", "output"), ("flag", "output")),
        *(("mse", "mse"), ("加", "add"), ("平方", "square"), ("相乘", "mul")),
        *(("1/x", "reciprocal"), ("^2", "power_constant"), ("x^2", "square"), ("√", "sqrt")),
    ],
)
def test_what_people_type_finds_what_they_mean_first(answers, typed, what):
    assert first(answers(), typed).what == what


@pytest.mark.parametrize(
    ("typed", "kind", "label", "value"),
    [
        *(("y", "input", "y", None), ("w", "parameter", "w", None), ("x", "input", "x", None)),
        *(("w11", "parameter", "w11", None), ("x2", "input", "x2", None)),
        *(("w11 = 0.5", "parameter", "w11", 0.5), ("target=1/4", "input", "target", 0.25)),
        *(("x=", "input", "x", None), ("größe", "input", "größe", None)),
    ],
)
def test_a_name_that_no_gate_bears_is_a_new_input(answers, typed, kind, label, value):
    best = first(answers(), typed)
    assert (best.what, best.label, best.value) == (kind, label, value)
    made = best.finish(edits.add(EMPTY, "a", kind, (0, 0)), "a")
    assert made.root.label("a") == label
    assert float(made.root.values["a"].array) == (1.0 if value is None else value)


def test_a_name_and_a_list_are_an_array_called_so(answers):
    found = first(answers(), "W = [[1, 2], [3, 4.5]]")
    assert (found.what, found.label, found.entry.name) == (
        "parameter",
        "W",
        "parameter W = 2 × 2 array",
    )
    document = found.finish(edits.add(EMPTY, "w1", "parameter", (0.0, 0.0)), "w1")
    assert document.root.values["w1"] == Value([[1, 2], [3, 4.5]])
    assert not answers().find("W = [[1, 2], [3]]").answers


@pytest.mark.parametrize(
    ("typed", "kind", "label", "number"),
    [
        *(("h1 = tanh", "tanh", "h1", None), ("y=+", "add", "y", None)),
        *(("loss=^2", "power_constant", "loss", 2.0), ("loss = out", "output", "loss", None)),
        *(("h=ta", "tanh", "h", None), ("s = sig", "sigmoid", "s", None)),
    ],
)
def test_a_name_and_a_kind_are_a_gate_called_so(answers, typed, kind, label, number):
    best = first(answers(), typed)
    assert (best.what, best.label, best.number) == (kind, label, number)
    made = best.finish(edits.add(EMPTY, "a", kind, (0, 0)), "a").root
    assert made.label("a") == label
    assert number is None or dict(made.nodes["a"].attrs) == {"c": number}
    assert all(each.what == "power_constant" for each in answers().find("a = ^3").answers)


def test_a_name_and_a_function_with_its_argument_are_a_formula(answers):
    for typed in ("h1 = tanh(x)", "h1 = x*y", "h1 = 1/x"):
        assert first(answers(first_example()), typed).formula is not None, typed
    assert answers().find("2x = tanh").answers == []
    assert first(answers(), "w = exp(2)").formula is not None  # for gates, though it is a number
    assert first(answers(), "2*e").formula is not None  # e is an input that is called so


def test_a_name_that_is_taken_or_a_functions_is_no_new_input(answers):
    assert not first(answers(first_example()), "x").label
    assert not [each for each in answers().find("exp").answers if each.label]
    taken = answers(edits.rename(first_example(), "x", "w11")).find("w11")
    assert taken.answers == [] and taken.refusal == 'Another input is already called "w11".'


@pytest.mark.parametrize(
    ("typed", "number"), [("2", 2.0), ("-0.5", -0.5), ("1/3", 1 / 3), ("1e-3", 1e-3), ("½", 0.5)]
)
def test_a_number_is_a_constant_and_for_a_wire_a_gate_that_holds_it(answers, typed, number):
    best = first(answers(), typed)
    assert (best.what, best.value) == ("constant", number)
    best = first(answers(first_example(), Pin("mul1", OUT)), typed)
    assert (best.what, best.number) == ("add_constant", number)


@pytest.mark.parametrize(
    ("typed", "kind", "number", "symbol"),
    [
        *(("*2", "mul_constant", 2.0, "×2"), ("+1", "add_constant", 1.0, "+1")),
        *(("^3", "power_constant", 3.0, "^3"), ("/4", "mul_constant", 0.25, "×0.25")),
        ("×0.1", "mul_constant", 0.1, "×0.1"),
    ],
)
def test_a_sign_and_a_number_are_the_gate_that_holds_it(answers, typed, kind, number, symbol):
    found = answers()
    best = first(found, typed)
    assert (best.what, best.number, best.entry.symbol) == (kind, number, symbol)
    assert dict(found.node_of(best).attrs) == {"c": number}
    made = best.finish(edits.add(EMPTY, "a", kind, (0, 0)), "a")
    assert made.root.nodes["a"] == found.node_of(best)


def test_an_expression_reads_the_nodes_of_this_circuit_and_makes_the_rest(answers):
    best = first(answers(first_example()), "sigmoid(w*x + b)")
    assert dict(best.formula.known) == {"x": Pin("x", OUT)} and best.formula.free == ("w", "b")
    assert best.entry.summary == "Gates: 3. Reads x. New: w, b."
    assert first(answers(first_example()), "x*y").formula is not None
    assert first(answers(first_example()), "1/x").what == "reciprocal"  # a gate is called so


@pytest.mark.parametrize(
    ("typed", "known", "free"),
    [
        *(("exp(y)", "y", ""), ("tanh(h)", "", "h"), ("log(x)", "x", ""), ("log(w)", "", "w")),
        *(("add(x, y)", "xy", ""), ("mul( x , q )", "x", "q"), ("log(y", "y", ""), ("x^2", "", "")),
        *(("tanh()", "", ""), ("tanh(", "", ""), ("1/x", "", ""), ("add(a, b)", "", "")),
    ],
)
def test_a_call_with_an_argument_reads_it_and_one_without_is_the_gate(answers, typed, known, free):
    found = answers(first_example()).find(typed).answers
    formula = found[0].formula
    if known or free:
        assert ("".join(sorted(formula.known)), "".join(formula.free)) == (known, free)
        assert found[1].what == typed[: typed.index("(")]  # the gate alone comes next
    else:
        assert formula is None


def test_of_a_gates_own_placeholder_the_gate_is_meant_where_nothing_is_called_so(answers):
    assert first(answers(), "log(x)").what == "log"
    waits = answers(first_example(), Pin("mul1", OUT))  # and where a wire waits to be read
    assert first(waits, "log(x)").what == "log" and first(waits, "log(y)").formula is not None


def test_what_an_expression_computes_has_a_name_only_where_one_was_typed(answers):
    found = answers(first_example())
    for typed, name in (("exp(q)", ""), ("v = 2; v*x", ""), ("h = x*y", "h"), ("f = x*q", "f")):
        formula = first(found, typed).formula
        assert formula.part.root.label(formula.read.result.node) == name, typed


def test_as_many_rows_as_there_are_are_told(answers):
    found = answers().find("times")
    assert len(found.answers) > found.matching >= 1
    named = answers().find("1/3").answers[0]
    assert named.entry.name.endswith(" 1/3") and named.value == 1 / 3
    assert answers().find("/3").answers[0].entry.name.endswith(" 1/3")


def test_the_symbol_of_a_number_fits_into_its_chip(answers):
    room = look.CHIP_WIDTH - 2 * CHIP_INSET
    for typed in ("1/3", "-1.2345", "exp"):
        for each in answers().find(typed).answers[:4]:
            font = chip_font(each.entry.symbol, room)
            assert QFontMetricsF(font).horizontalAdvance(each.entry.symbol) <= room, each.entry
    assert font.pixelSize() == look.BODY_POINTS


def test_why_an_expression_cannot_be_read_yet_is_told(answers):
    found = answers().find("sigmoid(w*x +")
    assert found.answers == [] and found.refusal.startswith("Column")
    assert answers().find("blub blub").refusal == ""


def test_what_is_used_most_comes_first_of_what_fits_equally(answers):
    document = first_example()
    for at in range(3):
        document = edits.add(document, f"sigmoid{at}", "sigmoid", (0, 900 + 90 * at))
    assert first(answers(), "ta").what == "tanh"  # which hardly a lecture does without
    assert first(answers(), "sin").what == "sin" and first(answers(), "si").what == "sigmoid"
    assert first(answers(), "lo").what == "log"
    waits = answers(document, Pin("mul1", OUT)).find("").answers
    assert [each.what for each in waits[:5]] == ["sigmoid", "add", "mul", "exp", "log"]


def test_an_input_that_waits_is_offered_what_is_there_already_unless_it_makes_a_loop(answers):
    document = edits.rename(first_example(), "mul1", "yes")
    best = first(answers(document, Pin("add1", "a")), "y")
    assert best.there == Pin("y", OUT)
    assert all(
        each.there is None for each in answers(document, Pin("add1", "a")).find("ye").answers
    )


def test_the_blocks_of_the_circuit_are_found_and_inside_one_no_flag(answers):
    session = Session()
    session.open(two_neurons(), None)
    ((id_, block),) = session.document.blocks.items()
    catalog = PaletteCatalog(session)
    assert first(SearchAnswers(session, catalog), block.name).what == f"block:{id_}"
    instance = next(each for each, made in session.circuit.nodes.items() if made.interface)
    session.enter(instance)
    whats = {each.what for each in SearchAnswers(session, catalog).fitting}
    assert "output" not in whats and "inlet" in whats


def test_in_another_language_the_same_is_found(qapp):
    language.speak(language.TRADITIONAL)
    try:
        session = Session()
        found = SearchAnswers(session, PaletteCatalog(session))
        assert [first(found, each).what for each in ("relu", "加", "w11")] == [
            *("relu", "add", "parameter")
        ]
    finally:
        language.speak(language.ENGLISH)


def test_an_output_that_waits_is_offered_gates_that_wait_themselves(answers):
    document = edits.add(first_example(), "add2", "add", (0.0, 300.0))
    found = answers(document, Pin("x", OUT)).find("add").answers
    assert [(each.what, each.there) for each in found[:2]] == [
        ("add", None),
        ("", Pin("add2", "a")),  # all others have their wires
    ]
    document = edits.rename(document, "add2", "h1")
    assert first(answers(document, Pin("x", OUT)), "h1").there == Pin("add2", "a")
    below = edits.connect(document, Pin("add2", OUT), Pin("mul1", "a"))
    waits = answers(below, Pin("mul1", OUT)).find("add").answers
    assert all(each.there is None for each in waits)  # it would make a loop
    document = edits.connect(document, Pin("x", OUT), Pin("add2", "a"))
    document = edits.connect(document, Pin("x", OUT), Pin("add2", "b"))
    waits = answers(document, Pin("y", OUT)).find("add").answers
    assert all(each.there is None for each in waits)
