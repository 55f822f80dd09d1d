"""What a text left open: which parameters nobody gave a value, which inputs may be parameters."""

from __future__ import annotations

import pytest

from circuit_editor.engine import run_document
from circuit_editor.expression import draft
from circuit_editor.expression.missing_values import (
    draw_values,
    make_parameters,
    missing_values,
)
from circuit_editor.model import OUT, Pin, edits

LAYER = """h1 = sigmoid(w11*x1 + w12*x2 + b1)
h2 = sigmoid(w21*x1 + w22*x2 + b2)
y = v1*h1 + v2*h2 + c
L = (y - t)^2"""
WEIGHTS = ["w11", "w12", "b1", "w21", "w22", "b2"]


def left_open(text: str, **values: float):
    read = draft(text, values)
    document = read.document()
    return document, missing_values(document, read.not_given)


def names(document, ids) -> list[str]:
    return [document.root.label(id_) for id_ in ids]


def test_parameters_without_a_value_and_inputs_like_weights_are_found():
    document, missing = left_open(LAYER, x1=0.5)
    assert names(document, missing.parameters) == WEIGHTS
    assert names(document, missing.likely) == ["v1", "v2", "c"]


@pytest.mark.parametrize(
    ("text", "likely"),
    [
        ("p = sigmoid(w1*x1 + w2*x2); L = -t1*log(p)", []),  # a target
        ("h = tanh(w1*x1); f = h + x1", []),  # a residual connection
        ("h = tanh(w1*x1); f = (h - c)^2", []),
        ("h = tanh(w1*x1); f = a*h", ["a"]),
        ("h = tanh(w1*x1); f = rate*h", []),
        ("f = a*b + c", []),  # where there are no weights at all
    ],
)
def test_what_may_be_a_target_or_an_input_is_left_alone(text, likely):
    document, missing = left_open(text)
    assert names(document, missing.likely) == likely


def test_one_weight_has_no_twin_and_what_is_given_is_not_drawn():
    assert left_open("f = sigmoid(w*x + b)")[1].parameters == ()
    document, missing = left_open("w2 = 1; f = w1*x1 + w2*x2 + w3*x3", w1=1)
    assert missing.parameters == ()
    document, missing = left_open("w2 = 1; f = w1*x1 + w2*x2 + w3*x3")
    assert names(document, missing.parameters) == ["w1", "w3"]
    changed = edits.set_value(document, missing.parameters[0], 2.0)
    assert missing_values(changed, missing.parameters).parameters == ()


def test_drawn_parameters_are_no_twins_any_more_and_the_same_for_the_same_seed():
    document, missing = left_open(LAYER, x1=0.5, x2=-1.0)
    first, again, other = (draw_values(document, missing.parameters, seed) for seed in (1, 1, 2))
    assert first == again != other
    for each, are_alike in ((document, True), (first, False)):
        run = run_document(each)
        root = each.root
        w11, w21 = (run.gradient(Pin(root.find(name), OUT)) for name in ("w11", "w21"))
        assert bool(w11 == w21) is are_alike
    numbers = [float(first.root.values[id_].array) for id_ in missing.parameters]
    assert all(-1.0 <= each <= 1.0 and round(each, 2) == each for each in numbers)


def test_an_input_that_is_made_a_parameter_keeps_its_name_its_number_and_its_wires():
    document, missing = left_open(LAYER)
    made = make_parameters(document, missing.likely)
    assert {made.root.nodes[id_].kind for id_ in missing.likely} == {"parameter"}
    assert (made.root.wires, made.root.values) == (document.root.wires, document.root.values)
    assert made.root.labels == document.root.labels
    assert names(made, missing_values(made, missing.likely).parameters) == ["v1", "v2", "c"]
