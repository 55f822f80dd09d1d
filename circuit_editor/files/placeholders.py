"""Nodes of kinds that this program does not know: how they are read, and written back unchanged.

A newer version has more gates than this one. What such a node holds beside its id, kind, label and
place means nothing here and is kept as it is; its ports are those that wires name. Constants of a
known gate that this version does not know are refused, in contrast: its numbers would be others.

Where a wire that named a port is gone, or ports stand in another order than wires tell, the node
has a field PORTS more, so that the port is there again when the file is read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from circuit_editor.files.failure import MOST_PROBLEMS, FileError, Findings, with_place
from circuit_editor.files.fields import ID, NOT_AN_OBJECT, TellProblem, texts_in
from circuit_editor.files.limits import LONGEST_KIND, Limit
from circuit_editor.files.record_forms import MEMBERS
from circuit_editor.files.record_texts import encode
from circuit_editor.files.suggestion import with_suggestion
from circuit_editor.gates import GATES
from circuit_editor.gates import PORTS as BLOCK_PORTS
from circuit_editor.model import Circuit, Document, Node, Pin, Problem
from circuit_editor.model.document import Placeholder
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence, Template
from circuit_editor.text.closest_word import SLIP

PORTS = "placeholder"
BESIDE = frozenset(("label", "place", "sorts_as"))  # what else of its record the program knows
FIELDS = frozenset(("id", "kind", PORTS)) | BESIDE
AT_THE_BEGINNING = ("id", "kind", "block", "attrs", *MEMBERS, "sorts_as")
KINDS = GATES | BLOCK_PORTS
MOST_PORTS = Limit(
    1_000, QT_TRANSLATE_NOOP("Sentence", "Wires name {got} ports of this gate (limit {limit}).")
)

UNKNOWN_GATE = Template(
    QT_TRANSLATE_NOOP("Sentence", 'This program has no gate "{kind}".'), quoted=("kind",)
)
KEPT = Template(
    QT_TRANSLATE_NOOP("Sentence", "{problem} The gate is kept as it is, and has no value.")
)
BAD_KIND = Sentence.of(
    QT_TRANSLATE_NOOP("Sentence", "The kind of a gate is a text of 1 to {limit} characters."),
    limit=LONGEST_KIND,
)
BAD_PORT = Template(
    QT_TRANSLATE_NOOP(
        "Sentence",
        'A port is called by 1 to 64 letters from A to Z, digits, _ and -, and not "{port}".',
    ),
    quoted=("port",),
)
BOTH_WAYS = Template(
    QT_TRANSLATE_NOOP(
        "Sentence", "One wire leads from {pin} and another one to it. A port has one direction."
    ),
    quoted=("pin",),
)


def unknown_gate(kind: str) -> Sentence:
    """Say that there is no such gate, and which one was meant if it is a slip."""
    return with_suggestion(UNKNOWN_GATE(kind=kind), kind, KINDS, SLIP)


def placeholders(document: Document) -> Iterator[Problem]:
    """Every node of a document that stands for a gate this program does not know, told by place."""
    for at, circuit in (
        ("", document.root),
        *((f"blocks.{id_}.", block.circuit) for id_, block in sorted(document.blocks.items())),
    ):
        for id_, node in sorted(circuit.nodes.items(), key=lambda each: each[0]):
            if node.placeholder is not None:
                yield Problem(f"{at}nodes.{id_}.kind", unknown_gate(node.kind))


def placeholder_notes(document: Document) -> tuple[str, ...]:
    """A sentence for each gate of an unknown kind, so many as a FileError tells."""
    return tuple(
        str(with_place(Problem(each.at, KEPT(problem=each.sentence))))
        for each in islice(placeholders(document), MOST_PROBLEMS)
    )


def refuse_placeholders(document: Document) -> Document:
    """The document, for those who judge it by its numbers. Raises FileError for unknown gates."""
    findings = Findings()
    for at, sentence in placeholders(document):
        findings.report(at, sentence)
    findings.settle()
    return document


class PlaceholderPorts:
    """The ports of one circuit's nodes of unknown kinds, while its wires are read."""

    def __init__(self) -> None:
        self._ports: dict[str, tuple[dict[str, None], dict[str, None]]] = {}
        self._fields: dict[str, tuple[str, ...]] = {}

    def why_not_kind(self, kind: str) -> Sentence | None:
        """Why nothing can be of this kind, or None where it is one that is not known."""
        return None if 1 <= len(kind) <= LONGEST_KIND else BAD_KIND

    def add(self, id_: str, record: dict[str, Any], report: TellProblem) -> frozenset[str]:
        """Note a node of an unknown kind, and the ports its record names; and its known fields."""
        given = record.get(PORTS, {})
        self._ports[id_] = ({}, {})
        self._fields[id_] = _order_of(record)
        if not isinstance(given, dict):
            report(PORTS, NOT_AN_OBJECT)
            return FIELDS
        for side in ("inputs", "outputs"):
            if side in given:
                for port in _texts(given, side, report):
                    report(f"{PORTS}.{side}", self.name(Pin(id_, port), side == "outputs"))
        return FIELDS

    def name(self, pin: Pin, is_output: bool) -> Sentence | None:
        """Note a port that a wire names; why it cannot be one, or None."""
        inputs, outputs = self._ports[pin.node]
        mine, others = (outputs, inputs) if is_output else (inputs, outputs)
        if pin.port in mine:
            return None
        if pin.port in others:
            return BOTH_WAYS(pin=str(pin))
        if ID.fullmatch(pin.port) is None:
            return BAD_PORT(port=pin.port)
        mine[pin.port] = None
        return MOST_PORTS.exceeded_by(len(inputs) + len(outputs))

    def nodes(self, nodes: Mapping[str, Node]) -> dict[str, Node]:
        """These nodes with the ports that were named."""
        shared: dict[Placeholder, Placeholder] = {}
        found = dict(nodes)
        for id_, (inputs, outputs) in self._ports.items():
            if id_ in nodes:
                old = nodes[id_]
                made = Placeholder((*inputs,), (*outputs,), self._fields[id_])
                made = shared.setdefault(made, made)
                found[id_] = Node(old.kind, sorts_as=old.sorts_as, placeholder=made)
        return found


def _texts(given: dict[str, Any], side: str, report: TellProblem) -> list[str]:
    findings = Findings()
    try:
        texts = texts_in(given, side, "", findings)
        findings.settle()
    except FileError as error:
        for problem in error.problems:
            report(f"{PORTS}.{problem.at}", problem.sentence)
        return []
    return texts or []


def _order_of(record: Mapping[str, Any]) -> tuple[str, ...]:
    """The order of a record's fields, where it is another than that of `record_text`.

    A label of no letters is none, and is not written.
    """
    fields = [each for each in record if each != PORTS and (each, record[each]) != ("label", "")]
    return () if fields == in_writing_order(fields) else tuple(fields)


def in_writing_order(fields: list[str]) -> list[str]:
    """The names of fields as this program writes them: those it knows first."""
    first = [each for each in AT_THE_BEGINNING if each in fields]
    return first + [each for each in fields if each not in AT_THE_BEGINNING]


# Writing ----------------------------------------------------------------------------------------


def placeholder_members(
    ports: Placeholder, members: Iterable[tuple[str, str]], wired: Placeholder | None
) -> list[tuple[str, str]]:
    """The members of a placeholder's record in the order it had, with the ports if they are needed.

    `wired` are the ports that wires will tell; None: not known.
    """
    texts = dict(members)
    names = in_writing_order(list(texts))
    if ports.fields:
        places = {name: place for place, name in enumerate(ports.fields)}
        names.sort(key=lambda name: places.get(name, len(places)))
    found = [(name, texts[name]) for name in names]
    if wired is None or (wired.inputs, wired.outputs) != (ports.inputs, ports.outputs):
        both = {"inputs": list(ports.inputs), "outputs": list(ports.outputs)}
        found.append((PORTS, encode(both)))
    return found


def ports_by_wires(circuit: Circuit, order: Iterable[str]) -> dict[str, Placeholder]:
    """The ports of placeholders that wires tell, as they will be read in this order of nodes."""
    nodes = circuit.nodes
    unknown = {id_ for id_, node in nodes.items() if node.placeholder is not None}
    named: dict[str, tuple[dict[str, None], dict[str, None]]] = {id_: ({}, {}) for id_ in unknown}
    for id_ in order:
        for port in nodes[id_].gate.inputs:
            source = circuit.wires.get(Pin(id_, port))
            if source is None:
                continue
            if id_ in unknown:
                named[id_][0][port] = None
            if source.node in unknown:
                named[source.node][1][source.port] = None
    return {id_: Placeholder((*inputs,), (*outputs,)) for id_, (inputs, outputs) in named.items()}
