"""The explanation of one node: the chain rule with its numbers, forks, character.

`curve` has what a tangent is drawn to. A node may be a gate, the flag, or a block as one gate.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from circuit_editor.model.paths import Path
from circuit_editor.teaching.explain.chain_rule import ChainRule, ChainRules, is_single
from circuit_editor.teaching.explain.curves import Curve, curve
from circuit_editor.teaching.explain.phrases import at, backward, gate_name
from circuit_editor.text import (
    QT_TRANSLATE_NOOP,
    Sentence,
    bracket_negative,
    show,
)

__all__ = ["Curve", "Explanation", "curve", "explain"]

LOCALLY = QT_TRANSLATE_NOOP("Sentence", "{gate} multiplies what arrives by {local} for {name}.")
LOCALLY_BOTH = QT_TRANSLATE_NOOP(
    "Sentence",
    "{gate} multiplies what arrives by {local} for {name}, and by {other_local} for {other}.",
)
STOP = QT_TRANSLATE_NOOP("Sentence", "{sentence}.")


@dataclass(frozen=True, slots=True)
class Explanation:
    """The explanation of one node beside its chain rule."""

    character: Sentence
    switch: Sentence | None  # which input of a max or min gets the gradient, and how narrowly
    kink: Sentence | None  # the convention, where the numbers stand at a kink


def explain(rules: ChainRules, path: str) -> Explanation:
    """What a node does, with its numbers as far as they may be seen."""
    rule = rules.at(path)
    return Explanation(_character(rules, rule), _switch(rule), kink_at(rule))


def kink_at(rule: ChainRule) -> Sentence | None:
    """The convention of a gate whose numbers stand at its kink; None where they do not.

    What has no value, because the shapes of its inputs do not fit, stands at none.
    """
    kink, inputs = rule.gate.kink, [row.value.array for row in rule.rows]
    if kink is None or any(each is None for each in inputs):
        return None
    value = rule.outputs[0].value
    if not (value.is_there or value.is_hidden):
        return None
    is_there = np.any(kink.at(*inputs, **rule.node.attrs, **rule.node.options))
    return Sentence.of(kink.convention) if is_there else None


def _character(rules: ChainRules, rule: ChainRule) -> Sentence:
    """What the node does, with its numbers: with the gradient, else with its local derivatives."""
    id_ = Path(rule.path).name
    circuit = rules.names.circuit_around(rule.path)
    if rule.rows and not rule.gate.is_flag:
        if any(each.upstream.is_there for each in rule.outputs):
            return Sentence.of(STOP, sentence=backward(rule, circuit.label(id_)))
        known = [row for row in rule.rows if is_single(row.local)]
        if len(known) == len(rule.rows) <= 2:
            gate, first, last = gate_name(rule.node, circuit.label(id_)), known[0], known[-1]
            if len(known) == 1:
                return Sentence.of(
                    LOCALLY,
                    gate=gate,
                    name=at(rule, first),
                    local=bracket_negative(first.local.text),
                )
            return Sentence.of(
                LOCALLY_BOTH,
                gate=gate,
                name=at(rule, first),
                local=bracket_negative(first.local.text),
                other=at(rule, last),
                other_local=bracket_negative(last.local.text),
            )
    return Sentence.of(rule.gate.character)


def _switch(rule: ChainRule) -> Sentence | None:
    """Who gets the gradient, and how far one must move before the two change places."""
    routing = rule.gate.routing
    if routing is None or not is_single(*(row.value for row in rule.rows)):
        return None
    a, b = (float(np.asarray(row.value.array)) for row in rule.rows)
    margin = abs(a - b)
    if not np.isfinite(margin):
        return None
    winner, loser = rule.rows[::-1] if routing.prefers(b, a) else rule.rows
    if margin == 0:
        template = QT_TRANSLATE_NOOP(
            "Sentence", "{winner} and {loser} are equal, {value}: each gets half."
        )
    else:
        template = routing.margin
    return Sentence.of(
        template,
        winner=at(rule, winner),
        loser=at(rule, loser),
        value=winner.value.text,
        other=loser.value.text,
        margin=show(margin),
    )
