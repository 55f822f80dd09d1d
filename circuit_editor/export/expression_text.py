"""A circuit as an expression that reads back to the same circuit: gate for gate, name for name.

A line for each value and for each gate with a name, the loss last; gates without a name stand
where they are used. What was written is read, and compared: a text that would make another circuit
is never given out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from circuit_editor.export.program import NoProgram
from circuit_editor.expression import ExpressionError, draft
from circuit_editor.files.values import number_text, value_text
from circuit_editor.gates.gate_texts import ALONE, WRITTEN_OUT, GateText, gate_text
from circuit_editor.model import Document, Node, Problem
from circuit_editor.model.graph import topological_order
from circuit_editor.model.wiring import consumers_of, natural
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence

CONSTANT_NAMES = {"e": "e", "π": "pi"}
LONGEST = 100_000  # letters of one line
DEFAULT_NAME = "f"

NO_TEXT = Sentence.of(
    QT_TRANSLATE_NOOP(
        "Sentence",
        "There is no expression that makes this circuit again: it has blocks, several flags, loose "
        "wires, or names that an expression reads in another way.",
    )
)


def expression_text(document: Document) -> str:
    """The expression of a circuit. Raises NoProgram where none makes the same circuit again."""
    text = _Writer(document).text() if _is_plain(document) else None
    if text is None or not _reads_back(text, document):
        raise NoProgram(Problem("", NO_TEXT))
    return text


def _is_plain(document: Document) -> bool:
    circuit = document.root
    flags = [id_ for id_, node in circuit.nodes.items() if node.gate.is_flag]
    pins = sum(len(node.gate.inputs) for node in circuit.nodes.values())
    return (
        not document.blocks
        and flags == [document.loss]
        and pins == len(circuit.wires)
        and all(node.placeholder is None for node in circuit.nodes.values())
    )


class _Writer:
    """Writes one circuit, what feeds a gate before it."""

    def __init__(self, document: Document) -> None:
        self._document, self._circuit = document, document.root
        nodes = sorted(self._circuit.nodes, key=natural)
        rank = {id_: at for at, id_ in enumerate(nodes)}
        self._order = topological_order(rank, consumers_of(self._circuit), rank.__getitem__)
        self._uses = Counter(pin.node for pin in self._circuit.wires.values())
        self._texts: dict[str, GateText] = {}

    def text(self) -> str | None:
        """All lines; None where one is too long."""
        lines: list[str] = []
        last = ""
        for id_ in self._order:
            node = self._circuit.nodes[id_]
            label = self._circuit.label(id_)
            if node.gate.is_flag:
                last = id_
                continue
            if node.gate.is_source:
                self._texts[id_] = self._source(id_, node, label)
                if self._texts[id_][0] == label and node.gate.takes_gradient:
                    lines.append(f"{label} = {self._value(id_)}")
                continue
            text, binds = self._gate(id_, node)
            if len(text) > LONGEST:
                return None
            if label and not self._is_result(id_):
                lines.append(f"{label} = {text}")
                text, binds = label, ALONE
            self._texts[id_] = GateText(text, binds)
        (driver,) = self._circuit.sources(last)
        assert driver is not None
        name = self._circuit.label(last) or DEFAULT_NAME
        return "\n".join([*lines, f"{name} = {self._texts[driver.node][0]}"])

    def _is_result(self, id_: str) -> bool:
        """Whether only the flag takes what a gate makes, under the gate's own name."""
        taken = [pin.node for pin, source in self._circuit.wires.items() if source.node == id_]
        return taken == [self._document.loss] and self._circuit.label(id_) == (
            self._circuit.label(taken[0]) or DEFAULT_NAME
        )

    def _source(self, id_: str, node: Node, label: str) -> GateText:
        if node.gate.takes_gradient:
            return GateText(label, ALONE)
        if label in CONSTANT_NAMES:
            return GateText(CONSTANT_NAMES[label], ALONE)
        return GateText(self._value(id_), WRITTEN_OUT)

    def _value(self, id_: str) -> str:
        nested = self._circuit.values[id_].array.tolist()
        return value_text(nested) if isinstance(nested, list) else number_text(nested)

    def _gate(self, id_: str, node: Node) -> GateText:
        inputs = [self._texts[pin.node] for pin in self._circuit.sources(id_) if pin is not None]
        attrs = [number_text(node.attrs[name]) for name in node.gate.attrs]
        return gate_text(node.gate, attrs, node.options, inputs)


def _reads_back(text: str, document: Document) -> bool:
    """Whether the text makes the same gates, wires, names and values."""
    try:
        made = draft(text).drawn()
    except ExpressionError:
        return False
    known = {*document.root.labels.values()}
    return _signs(made, known) == _signs(document, known)


def _signs(document: Document, known: set[str]) -> Counter[int]:
    """What each node is, with all that feeds it; names that are not known count for none."""
    circuit = document.root
    signs: dict[str, int] = {}
    rank = {id_: at for at, id_ in enumerate(circuit.nodes)}
    for id_ in topological_order(rank, consumers_of(circuit), rank.__getitem__):
        node, label = circuit.nodes[id_], circuit.label(id_)
        is_named = label in known and node.gate.takes_gradient
        feeding = tuple(None if pin is None else signs[pin.node] for pin in circuit.sources(id_))
        options = () if node.gate.is_source else _sorted(node.options)  # a formula says none
        own = node.kind, _sorted(node.attrs), options, circuit.values.get(id_)
        signs[id_] = hash((own, label if is_named else "", feeding))
    return Counter(signs.values())


def _sorted(fields: Mapping[str, Any]) -> tuple[Any, ...]:
    return tuple(sorted((name, str(value)) for name, value in fields.items()))
