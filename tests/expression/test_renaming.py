"""Names given by hand: which are refused."""

from __future__ import annotations

import pytest

from circuit_editor import files
from circuit_editor.expression import ExpressionError, document_from, draft
from circuit_editor.expression.functions import RESERVED
from circuit_editor.expression.renaming import why_not_called
from circuit_editor.model import edits

CIRCUIT = document_from("f = exp(x) + w1 * y").root


@pytest.mark.parametrize("name", ["exp", "ｅｘｐ", "max", "log", "e\u200bxp", " sigmoid"])
def test_what_comes_in_may_not_be_called_like_a_function(name):
    for each in ("x", "w1"):
        assert "is a function" in str(why_not_called(CIRCUIT, CIRCUIT.find(each), name))


def test_every_name_that_an_expression_refuses_is_refused_in_the_same_words():
    for name in sorted(RESERVED):
        with pytest.raises(ExpressionError) as refused:
            draft(f"{name} * 2")
        assert str(why_not_called(CIRCUIT, CIRCUIT.find("x"), name)) in str(refused.value)


@pytest.mark.parametrize("name", ["e", "pi", "mean", "scale", "sigma", "ln", "where", "loss"])
def test_a_name_that_an_expression_can_use_is_free(name):
    assert why_not_called(CIRCUIT, CIRCUIT.find("x"), name) is None


def test_a_gate_may_be_called_anything():
    (id_,) = (id_ for id_, each in CIRCUIT.nodes.items() if each.kind == "exp")
    assert why_not_called(CIRCUIT, id_, "exp") is None


def test_what_looks_like_the_name_of_another_input_is_taken():
    assert "already called" in str(why_not_called(CIRCUIT, CIRCUIT.find("x"), "ｙ"))


def test_a_file_whose_input_is_called_like_a_function_opens(tmp_path):
    document = document_from("f = x * 2")
    document = edits.rename(document, document.root.find("x"), "exp")
    files.save(document, tmp_path / "old.circuit")
    assert files.load(tmp_path / "old.circuit").root.labels == document.root.labels


def test_values_find_names_that_look_alike():
    document = draft("f = x * y", {"ｘ": 3, "y\u200b": 4}).drawn()
    assert {
        document.root.label(id_): float(each) for id_, each in document.root.values.items()
    } == {
        "x": 3,
        "y": 4,
    }
