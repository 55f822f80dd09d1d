"""Attributes as they are typed into fields: what is written there is read again."""

import pytest

from circuit_editor.gates import GATES
from circuit_editor.gates.typed_attributes import (
    ABSENT,
    MEANINGS,
    typed_attribute,
    written_attribute,
)
from circuit_editor.text import Sentence

ALL = [
    (kind, name, option) for kind, each in GATES.items() for name, option in each.options.items()
]
TYPED = [each for each in ALL if each[2].schema.get("type") not in (None, "boolean")]
CASES = pytest.mark.parametrize(("kind", "name", "option"), TYPED)


@CASES
def test_a_default_that_is_shown_is_read_as_itself(kind, name, option):
    assert typed_attribute(option, written_attribute(option, option.default)) == option.default


def test_each_attribute_is_explained_and_says_what_it_is_where_it_is_not_given():
    assert {name for _, name, _ in ALL} <= MEANINGS.keys()
    assert {name for _, name, option in ALL if option.default is None} <= ABSENT.keys()


@pytest.mark.parametrize(
    ("kind", "name", "text", "value"),
    [
        ("sum", "axis", "0, −1", (0, -1)),
        ("sum", "axis", "", None),
        ("softmax", "axis", "1", (1,)),
        ("reshape", "shape", "4×−1", (4, -1)),
        ("reshape", "shape", "(4, 1)", (4, 1)),
        ("slice", "stop", "", None),
        ("slice", "start", "−2", -2),
        ("conv2d", "stride", "2", 2),
        ("layer_norm", "eps", "1e-6", 1e-6),
    ],
)
def test_what_is_typed_becomes_the_attribute(kind, name, text, value):
    assert typed_attribute(GATES[kind].options[name], text) == value


@pytest.mark.parametrize(
    ("kind", "name", "text", "told"),
    [
        ("sum", "axis", "rows", "rows"),
        ("sum", "axis", "0, 0", "each once"),
        ("softmax", "axis", "0, 1", "One axis"),
        ("softmax", "axis", "", "One axis"),
        ("reshape", "shape", "−1×−1", "one may be -1"),
        ("slice", "start", "0.5", "whole number"),
        ("slice", "step", "0", "from 1 on"),
        ("layer_norm", "eps", "0", "positive"),
    ],
)
def test_what_cannot_stand_is_refused_in_a_sentence(kind, name, text, told):
    refusal = typed_attribute(GATES[kind].options[name], text)
    assert isinstance(refusal, Sentence)
    assert told in str(refusal)
