"""Formulas and prose on the clipboard: only what somebody wrote as a formula is one."""

from __future__ import annotations

import re

import pytest

from circuit_editor.engine import run_document
from circuit_editor.expression import ExpressionError, document_from, draft
from circuit_editor.expression.pasting import read_pasted
from circuit_editor.model import Circuit

FORMULAS = (
    "f = (x + y) * z",
    "x = -2\ny = 5\nz = -4\nq = x + y\nf = q * z",
    "1/(1+exp(-(w0*x0+w1*x1+w2)))",
    r"\frac{1}{1+e^{-x}}",
    "$f(x) = x^2$",
    "ŷ = σ(w·x + b)",
    "loss = -(y*log(p) + (1-y)*log(1-p))",
    "損失 = (預測 - 目標)²",
    "(pred-target)^2",
    "learning_rate*grad",
    "sin x",
    "|x|",
    "y-t",
    "-x",
    "x = 2",
    "p = mass velocity",
    "import numpy as np\nx = 2.0  # one of the inputs\nf = np.exp(x)",
    "def f(x):\n    return x*x",
    ">>> f = x*y",
    "In [1]: q = x + y\n   ...: f = q*z\nOut[1]: 5",
    "```python\nf = x*y\n```",
    "# see https://example.com/backprop\r\npred = w*x\r\npred-y\r\n",
    "// see https://example.com/backprop\nf = w*x",
)
OTHER_TEXTS = (
    "the sum of x and y",
    "The difference a - b is small",
    "either x + y or z",
    "name = The quick brown fox",
    "state-of-the-art models",
    "well-known",
    "cross-entropy",
    "input/output",
    "and/or",
    "I like relu",
    "x (see below)",
    "TODO: fix * this thing",
    "from the start - to the end",
    "今天天气很好",
    "hello",
    "x",
    "x w",
    "2x",
    "3.14",
    "-5",
    "2026-11-29",
    "+886-2-1234",
    "https://example.com/?x=1&y=2",
    "someone@example.com",
    "/srv/pages/file.txt",
    "~/course/scores.csv",
    "mailto: a.b@example.com",
    "<img src=x>",
    '{"nodes": []}',
    "[1, 2]",
    "\ud800",
    "",
)


@pytest.mark.parametrize("text", FORMULAS)
def test_what_is_written_as_a_formula_is_one(text):
    found = read_pasted(text, Circuit(), flagged=False)
    assert found is not None
    assert found.part.loss is None
    assert set(found.part.root.places) == set(found.part.root.nodes)


@pytest.mark.parametrize("text", OTHER_TEXTS)
def test_what_is_not_written_as_a_formula_never_becomes_inputs(text):
    assert read_pasted(text, Circuit(), flagged=False) is None


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("f = x +", 'is missing after "+"'),
        ("(x + y", "never closed"),
        ("y = W @ x", "A product of matrices"),
        ("y = sgmoid(x)", 'Did you mean "sigmoid"?'),
        ("f = x*y\nfor i in z:\n    f += i", "Of loops"),
        ("a+" * 20_000 + "a", "40,001 characters (limit 20,000)"),
    ],
)
def test_a_formula_with_a_slip_is_told_what_is_wrong(text, sentence):
    with pytest.raises(ExpressionError, match=re.escape(sentence)):
        read_pasted(text, Circuit(), flagged=False)


@pytest.mark.parametrize("text", ["the sum of - " * 100_000, "a b c " * 100_000, "\n" * 500_000])
def test_long_texts_that_are_no_formula_are_put_away(text):
    assert read_pasted(text, Circuit(), flagged=False) is None


def labels(document):
    return sorted(set(document.root.labels.values()))


def test_names_that_are_taken_get_a_number_and_are_told():
    there = document_from("f = (x + y) * z").root
    found = read_pasted("x = 3; x2 = 5; q = x * x2; f = q + y", there, flagged=False)
    assert labels(found.part) == ["f2", "q", "x2", "x3", "y2"]
    assert [str(note) for note in found.notes] == [
        "Names that were taken got a number: f → f2, x → x3, y → y2."
    ]


def test_a_name_is_spoken_of_however_it_was_written():
    there = document_from("f = w1 * x_1").root
    notes = [str(note) for note in read_pasted(r"g = w₁ * x_{1}", there, flagged=False).notes]
    assert notes[-1] == "Names that were taken got a number: w1 → w2, x_1 → x_2."


def test_a_result_without_a_name_gets_none():
    found = read_pasted("a * b", document_from("f = x").root, flagged=False)
    assert labels(found.part) == ["a", "b"]
    assert found.notes == ()


def test_e_is_a_number_only_where_the_circuit_has_no_such_input():
    (told,) = read_pasted("g = 2*e + 1", Circuit(), flagged=True).notes
    assert "was read as" in str(told)
    there = document_from("f = e * x", {"e": 3}).root
    assert labels(read_pasted("g = 2*e + 1", there, flagged=False).part) == ["e2", "g"]


def test_the_result_bears_the_flag_where_that_is_wanted():
    found = read_pasted("x = 2; f = x * 3", Circuit(), flagged=True)
    assert run_document(found.part).loss == 6


def test_numbers_alone_become_inputs_of_their_names():
    part = read_pasted("x = 2; y = 3", Circuit(), flagged=False).part
    assert labels(part) == ["x", "y"]
    assert {float(each) for each in part.root.values.values()} == {2.0, 3.0}


@pytest.mark.parametrize(
    "text",
    [
        "In [1]: q = x + y\n   ...: f = q*z\nOut[1]: 5",
        "  In [ ]: q = x + y\n          f = q*z",
        "In [*]: q = x + y\n        f = q*z",
        ">>> q = x + y\n>>> f = q*z\n>>> f\n-12",
        "q = x + y\nf = q*z\nOut [7]: 5",
    ],
)
def test_consoles_are_read_alike_where_they_are_typed_and_pasted(text):
    read = draft(text)
    found = read_pasted(text, Circuit(), flagged=True)
    assert labels(found.part) == labels(read.drawn()) == ["f", "q", "x", "y", "z"]
    assert found.notes == read.notes


def test_a_slip_behind_a_prompt_is_told():
    with pytest.raises(ExpressionError, match="Column 13: A number or a name is missing"):
        read_pasted("In [1]: f = (", Circuit(), flagged=False)
