"""The registry of misconceptions, walked: rules, texts, and where each rule applies."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
import pytest

from circuit_editor.gates import ELEMENTWISE
from circuit_editor.teaching.predict.gate_input import GateInput, GateValues
from circuit_editor.teaching.predict.misconceptions import MISCONCEPTIONS, misconception
from circuit_editor.teaching.predict.misconceptions.misconception import register

ALL = list(MISCONCEPTIONS.values())
RULES = ("backward", "forward", "at_fork", "in_run", "of_arrays")
PLACEHOLDER = re.compile(r"\{(\w+)\}")
AT_THE_END = {"rounding_carried"}  # sought where no rule gives the number, with the guess itself
POINTS = ((-1.5, 2.5), (2.5, -1.5), (0.4, 0.7))
UPSTREAM = 1.25


@pytest.fixture(autouse=True)
def _like_the_runs():
    """The runs take no warning for a number that is none; neither is one taken here."""
    with np.errstate(all="ignore"):
        yield


def inputs_of_gates():
    """Every input of every gate, with numbers on both sides of 0 and in either order."""
    for gate in ELEMENTWISE.values():
        if gate.local is None or gate.is_flag:
            continue
        attrs = {name: -0.5 for name in gate.attrs}
        for point in POINTS:
            inputs = tuple(np.float64(x) for x in point[: len(gate.inputs)])
            out = gate.forward(*inputs, **attrs)
            for index in range(len(inputs)):
                yield GateInput(gate, attrs, inputs, out, UPSTREAM, index)


@pytest.mark.parametrize("each", ALL, ids=lambda each: each.key)
def test_each_has_a_rule_under_its_own_name(each):
    rules = [rule for rule in RULES if getattr(each, rule) is not None]
    assert bool(rules) is (each.key not in AT_THE_END)
    for rule in rules[:1]:
        function = getattr(each, rule)
        assert function.__name__ == each.key
        assert function.__doc__


@pytest.mark.parametrize("each", ALL, ids=lambda each: each.key)
def test_texts_are_a_clause_and_sentences_whose_placeholders_are_explained(each):
    assert each.done[0].islower() and not each.done.endswith(".")
    sentences = [each.instead, each.here, *filter(None, [each.here_value])]
    assert all(text.endswith(".") for text in sentences)
    used = {name for text in (each.done, *sentences) for name in PLACEHOLDER.findall(text)}
    explained = set(PLACEHOLDER.findall(misconception.__doc__))
    assert used <= explained | ({"true"} if each.key in AT_THE_END else set())


@pytest.mark.parametrize("each", [m for m in ALL if m.backward], ids=lambda each: each.key)
def test_a_backward_rule_applies_to_some_gate_and_gives_another_number(each):
    found = [(at, each.sent_back(at)) for at in inputs_of_gates()]
    sent = [(at.wire_gradient, wrong) for at, wrong in found if wrong is not None]
    assert sent and any(not np.isclose(true, wrong, equal_nan=True) for true, wrong in sent)
    if each.names_upstream:
        assert all(wrong in (UPSTREAM, 0.0) for _, wrong in sent)


@pytest.mark.parametrize("each", [m for m in ALL if m.forward], ids=lambda each: each.key)
def test_a_forward_rule_applies_to_some_gate_and_gives_another_number(each):
    found = [(at.out, each.computed(at)) for at in inputs_of_gates()]
    given = [(true, wrong) for true, wrong in found if wrong is not None]
    assert given and any(not np.isclose(true, wrong, equal_nan=True) for true, wrong in given)


@pytest.mark.parametrize("each", [m for m in ALL if m.at_blocks], ids=lambda each: each.key)
def test_a_rule_for_closed_blocks_applies_to_a_function_of_one_number(each):
    assert any(
        each.sent_back(at) is not None and len(at.inputs) == 1 and not at.attrs
        for at in inputs_of_gates()
    )


def test_a_forward_rule_gives_no_number_of_what_is_covered():
    for each in ALL:
        for at in inputs_of_gates():
            covered = replace(at, inputs=tuple(np.full(len(at.inputs), np.nan)), out=np.nan)
            wrong = each.computed(GateValues(covered.gate, covered.attrs, covered.inputs))
            assert wrong is None or np.isnan(wrong), (each.key, at.gate)


@pytest.mark.parametrize("changed", [{"key": "new"}, {"rank": 1}])
def test_a_key_or_a_rank_is_declared_only_once(changed):
    with pytest.raises(ValueError, match=r"declared twice|have rank"):
        register(replace(ALL[0], **changed))
    assert len(MISCONCEPTIONS) == len(ALL)
