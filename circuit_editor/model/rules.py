"""The one voice that refuses, and says why in a sentence a student understands."""

from __future__ import annotations

import math
from dataclasses import dataclass

from circuit_editor.gates import OUT
from circuit_editor.model.document import Circuit, Document, Pin
from circuit_editor.model.naming import named
from circuit_editor.model.wiring import natural, path_between
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence

LONGEST_LABEL = 200
LARGEST_VALUE = 1_000_000  # numbers in one array: a few megabytes, drawn and checked in seconds


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that prevents a value: where (a path, "path.pin", or "loss"), and what to do."""

    at: str
    sentence: Sentence


def why_not_connect(circuit: Circuit, source: Pin, target: Pin) -> Sentence | None:
    """Why no wire may lead from `source` to `target`, or None where it may.

    An input that is already driven is no reason: the new wire replaces the old one.
    """
    for pin in (source, target):
        if pin.node not in circuit.nodes:
            return Sentence.of(
                QT_TRANSLATE_NOOP("Sentence", 'There is no node "{node}".'), node=pin.node
            )
    source_gate, target_gate = circuit.nodes[source.node].gate, circuit.nodes[target.node].gate
    if source.port in source_gate.inputs and target.port in target_gate.inputs:
        return Sentence.of(
            QT_TRANSLATE_NOOP(
                "Sentence", "Both ends are inputs. A wire leads from an output to an input."
            )
        )
    if source.port in source_gate.outputs and target.port in target_gate.outputs:
        return Sentence.of(
            QT_TRANSLATE_NOOP(
                "Sentence", "Both ends are outputs. A wire leads from an output to an input."
            )
        )
    if source.port not in source_gate.outputs:
        return Sentence.of(
            QT_TRANSLATE_NOOP("Sentence", '{node} has no output "{port}".'),
            node=named(circuit, source.node),
            port=source.port,
        )
    if target.port not in target_gate.inputs:
        return Sentence.of(
            QT_TRANSLATE_NOOP("Sentence", '{node} has no input "{port}".'),
            node=named(circuit, target.node),
            port=target.port,
        )
    if source.node == target.node:
        return Sentence.of(
            QT_TRANSLATE_NOOP("Sentence", "{node} cannot feed itself."),
            node=named(circuit, source.node),
        )
    loop = path_between(circuit, target.node, source.node)
    if loop:
        return loop_sentence(circuit, [*loop, target.node])
    return None


def loop_sentence(circuit: Circuit, loop: list[str]) -> Sentence:
    """Say that the nodes of `loop` (first and last the same) run in a circle."""
    shown = [*loop[:4], "…", *loop[-3:]] if len(loop) > 8 else loop
    return Sentence.of(
        QT_TRANSLATE_NOOP(
            "Sentence",
            "This circuit would have a loop: {loop}. "
            "Backpropagation needs a circuit without loops.",
        ),
        loop=named(circuit, *shown),
    )


def why_not_label(circuit: Circuit, node: str, label: str) -> Sentence | None:
    """Why the node may not be called `label`, or None where it may.

    Inputs, parameters and constants bear names, unique in their circuit, that an expression can
    use; other nodes may bear any short text, or none.
    """
    if len(label) > LONGEST_LABEL:
        return Sentence.of(
            QT_TRANSLATE_NOOP("Sentence", "A name may have at most {limit} characters."),
            limit=LONGEST_LABEL,
        )
    if not circuit.nodes[node].gate.is_source:
        return None
    if not label.isidentifier():
        return Sentence.of(
            QT_TRANSLATE_NOOP(
                "Sentence",
                '"{label}" cannot be a name: use letters, digits and _, not starting with a digit.',
            ),
            label=label,
        )
    for other, taken in circuit.labels.items():
        if taken == label and other != node and circuit.nodes[other].gate.is_source:
            return Sentence.of(
                QT_TRANSLATE_NOOP("Sentence", 'Another input is already called "{label}".'),
                label=label,
            )
    return None


def why_not_range(low: float, high: float) -> Sentence | None:
    """Why a slider may not run from `low` to `high`, or None where it may.

    Its length must be a number above 0 too: a slider divides by it.
    """
    if not low < high:
        return Sentence.of(
            QT_TRANSLATE_NOOP(
                "Sentence", "The range must run from a smaller number to a larger one."
            )
        )
    if not math.isfinite(high - low):
        return Sentence.of(
            QT_TRANSLATE_NOOP("Sentence", "The ends of the range are too far apart.")
        )
    return None


def open_ends(circuit: Circuit) -> list[Pin]:
    """Output pins of gates that drive nothing, in id order: where a loss flag could stand."""
    driving = {source.node for source in circuit.wires.values()}
    ends = [
        id_
        for id_, node in circuit.nodes.items()
        if node.gate.outputs and not node.gate.is_source and id_ not in driving
    ]
    return [Pin(id_, OUT) for id_ in sorted(ends, key=natural)]


def problems(document: Document) -> list[Problem]:
    """What prevents values, by structure alone: no loss, inputs without a wire; the loss's first.

    A flag that is not the loss may wait for its wire: no value is missed there. Shapes that do
    not fit are found by the engine, which knows the values.
    """
    circuit = document.root
    found = []
    if document.loss is None:
        found.append(Problem("loss", no_loss(circuit)))
    for id_ in _upstream_first(circuit, document.loss):
        gate = circuit.nodes[id_].gate
        if gate.is_flag and id_ != document.loss:
            continue
        for port in gate.inputs:
            pin = Pin(id_, port)
            if pin not in circuit.wires:
                found.append(Problem(str(pin), _missing_wire(circuit, pin)))
    return found


def no_loss(circuit: Circuit) -> Sentence:
    """Say that no loss is named, and what to do about it."""
    flags = [id_ for id_, node in circuit.nodes.items() if node.gate.is_flag]
    if len(flags) == 1:
        return Sentence.of(
            QT_TRANSLATE_NOOP(
                "Sentence", "No loss yet: select the flag {node} and make it the loss."
            ),
            node=named(circuit, flags[0]),
        )
    if flags:
        return Sentence.of(
            QT_TRANSLATE_NOOP(
                "Sentence",
                "No loss yet: choose which of the {count} flags is the loss: "
                "select it and make it the loss.",
            ),
            count=len(flags),
        )
    ends = open_ends(circuit)
    if len(ends) == 1:
        return Sentence.of(
            QT_TRANSLATE_NOOP(
                "Sentence", "No loss yet: the open end is {node}. Put the loss flag there."
            ),
            node=named(circuit, ends[0].node),
        )
    if ends:
        return Sentence.of(
            QT_TRANSLATE_NOOP(
                "Sentence",
                "No loss yet: {count} gates have open ends. "
                "Join them, or put the loss flag on the one that matters.",
            ),
            count=len(ends),
        )
    return Sentence.of(
        QT_TRANSLATE_NOOP(
            "Sentence", "No loss yet: wire a gate, then put the loss flag on its output."
        )
    )


def _missing_wire(circuit: Circuit, pin: Pin) -> Sentence:
    gate = circuit.nodes[pin.node].gate
    if gate.is_flag:
        return Sentence.of(
            QT_TRANSLATE_NOOP("Sentence", "Nothing is wired to the loss {node} yet."),
            node=named(circuit, pin.node),
        )
    return Sentence.of(
        QT_TRANSLATE_NOOP("Sentence", 'The {kind} gate {node} needs a wire at its input "{port}".'),
        kind=gate.kind,
        node=named(circuit, pin.node),
        port=pin.port,
    )


def _upstream_first(circuit: Circuit, loss: str | None) -> list[str]:
    """All node ids: those that feed the loss first, then the others, each part in id order."""
    feeding: set[str] = set()
    waiting = [loss] if loss is not None else []
    while waiting:
        here = waiting.pop()
        if here not in feeding:
            feeding.add(here)
            waiting += [source.node for source in circuit.sources(here) if source is not None]
    return sorted(circuit.nodes, key=lambda id_: (id_ not in feeding, natural(id_)))
