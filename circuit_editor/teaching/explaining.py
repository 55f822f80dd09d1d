"""What there is to explain about one node: the chain rule with its numbers, forks, character.

`curve` has what a tangent is drawn to. A node may be a gate, the flag, or a block as one gate.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from circuit_editor.engine import Reading, Run
from circuit_editor.gates.gate import ROUTES
from circuit_editor.model import Document, Pin
from circuit_editor.model.wiring import natural
from circuit_editor.teaching.chain_rule import (
    ChainRule,
    ChainRules,
    Output,
    Row,
    added,
    bracketed,
    is_single,
    reading,
    relation,
)
from circuit_editor.teaching.curves import Curve, curve
from circuit_editor.teaching.phrases import at, backward, gate_name
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence, show
from circuit_editor.text.numbers import as_read

__all__ = ["Curve", "Explanation", "Forked", "Share", "Switch", "curve", "explain"]

LOCALLY = QT_TRANSLATE_NOOP("Sentence", "{gate} passes to {name} what arrives × {local}.")
LOCALLY_BOTH = QT_TRANSLATE_NOOP(
    "Sentence", "{gate} passes to {name} what arrives × {local}, and to {other} × {other_local}."
)
STOP = QT_TRANSLATE_NOOP("Sentence", "{sentence}.")


@dataclass(frozen=True, slots=True)
class Share:
    """What one of several wires brings back: where it leads, and its gradient."""

    target: Pin
    name: str
    gradient: Reading


@dataclass(frozen=True, slots=True)
class Forked:
    """An output that several wires leave: its gradient is the sum of what they bring back."""

    output: str
    shares: tuple[Share, ...]
    total: Reading

    @property
    def sum(self) -> str:
        """The shares as a sum, as they are written; "" where one is no single number."""
        sent = [each.gradient for each in self.shares if each.gradient.array is not None]
        return added([each.text for each in sent]) if is_single(self.total, *sent) else ""

    @property
    def relation(self) -> str:
        """ "=" where what is written adds up as it is written, else "≈"."""
        sent = [as_read(each.gradient.text) for each in self.shares if each.gradient.text]
        return relation(sum(sent), self.total.text)


@dataclass(frozen=True, slots=True)
class Switch:
    """Which input of a max or min gets the gradient, and how far it is from the other.

    `margin` is by how much one of them must move, towards the other, before they change places.
    """

    winner: str
    loser: str
    margin: float
    sentence: Sentence


@dataclass(frozen=True, slots=True)
class Explanation:
    """All there is to say about one node; `outputs` and `rows` are the chain rule's."""

    path: str
    name: str
    outputs: tuple[Output, ...]
    rows: tuple[Row, ...]
    forks: tuple[Forked, ...]
    character: Sentence
    switch: Switch | None
    kink: Sentence | None  # the convention, where the numbers stand at a kink


def explain(document: Document, run: Run, path: str) -> Explanation:
    """The rows upstream × local = downstream of a node, what it does in a sentence, its forks."""
    rules = ChainRules(document, run)
    rule = rules.at(path)
    kink = None
    inputs = [row.value.array for row in rule.rows]
    if rule.gate.kink is not None and all(each is not None for each in inputs):
        if np.any(rule.gate.kink.at(*inputs, **rule.node.attrs)):
            kink = Sentence.of(rule.gate.kink.convention)
    return Explanation(
        path,
        rules.full_name(path),
        rule.outputs,
        rule.rows,
        _forks(rules, rule),
        _character(rules, rule),
        _switch(rule),
        kink,
    )


def _forks(rules: ChainRules, rule: ChainRule) -> tuple[Forked, ...]:
    """The outputs that several wires leave, in the node's own circuit."""
    around, _, id_ = rule.path.rpartition("/")
    prefix = f"{around}/" if around else ""
    circuit = rules.circuit_around(rule.path)
    found = []
    for output in rule.outputs:
        source = Pin(id_, output.port)
        targets = [target for target, driver in circuit.wires.items() if driver == source]
        if len(targets) < 2:
            continue
        shares = []
        for target in sorted(targets, key=lambda pin: (natural(pin.node), pin.port)):
            pin = Pin(prefix + target.node, target.port)
            shares.append(Share(pin, rules.name(pin.node), reading(rules.run.gradient(pin))))
        found.append(Forked(output.port, tuple(shares), output.upstream))
    return tuple(found)


def _character(rules: ChainRules, rule: ChainRule) -> Sentence:
    """What the node does, with its numbers: with the gradient, else with its local derivatives."""
    id_ = rule.path.rpartition("/")[2]
    circuit = rules.circuit_around(rule.path)
    if rule.rows and not rule.gate.is_flag:
        if any(each.upstream.array is not None for each in rule.outputs):
            return Sentence.of(STOP, sentence=backward(rule, circuit.label(id_)))
        known = [row for row in rule.rows if is_single(row.local)]
        if len(known) == len(rule.rows) <= 2:
            gate, first, last = gate_name(rule.node, circuit.label(id_)), known[0], known[-1]
            if len(known) == 1:
                return Sentence.of(
                    LOCALLY, gate=gate, name=at(rule, first), local=bracketed(first.local.text)
                )
            return Sentence.of(
                LOCALLY_BOTH,
                gate=gate,
                name=at(rule, first),
                local=bracketed(first.local.text),
                other=at(rule, last),
                other_local=bracketed(last.local.text),
            )
    return Sentence.of(rule.gate.character)


def _switch(rule: ChainRule) -> Switch | None:
    if rule.gate.word != ROUTES or not is_single(*(row.value for row in rule.rows)):
        return None
    a, b = (float(np.asarray(row.value.array)) for row in rule.rows)
    margin = abs(a - b)
    if not np.isfinite(margin):
        return None
    first_wins = a >= b if rule.gate.kind == "max" else a <= b
    winner, loser = rule.rows if first_wins else rule.rows[::-1]
    if margin == 0:
        template = QT_TRANSLATE_NOOP(
            "Sentence", "{winner} and {loser} are equal, {value}: each gets half."
        )
    elif rule.gate.kind == "max":
        template = QT_TRANSLATE_NOOP(
            "Sentence",
            "{winner} = {value} wins over {loser} = {other}; {loser} must grow by more than "
            "{margin}, or {winner} fall by as much, before they change places.",
        )
    else:
        template = QT_TRANSLATE_NOOP(
            "Sentence",
            "{winner} = {value} wins over {loser} = {other}; {loser} must fall by more than "
            "{margin}, or {winner} grow by as much, before they change places.",
        )
    sentence = Sentence.of(
        template,
        winner=at(rule, winner),
        loser=at(rule, loser),
        value=winner.value.text,
        other=loser.value.text,
        margin=show(margin),
    )
    return Switch(winner.port, loser.port, margin, sentence)
