"""From bytes to a checked document: all of it, or a list of what is wrong and where.

The records are checked by hand and not by a schema library: a library stops at the first error or
says it in its own English, and knows neither a node's id, nor "did you mean", nor what must hold
between records. On 10,000 gates all checks together cost about as much as `json` itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from immutables import Map

from circuit_editor.files.definitions import list_in, no_way, read_blocks, read_values, texts_in
from circuit_editor.files.failure import Findings
from circuit_editor.files.limits import NODES, WIRES
from circuit_editor.files.parsing import member, parse
from circuit_editor.files.records import (
    Records,
    no_such_node,
    not_a_text,
    not_an_object,
    unknown_fields,
)
from circuit_editor.files.stops import read_stops
from circuit_editor.files.suggestion import with_suggestion
from circuit_editor.files.values import is_number
from circuit_editor.files.versions import up_to_date
from circuit_editor.model import OUTLET, Block, Circuit, Document
from circuit_editor.model.paths import Path, parts_of
from circuit_editor.model.records import holds_value, leads_somewhere
from circuit_editor.model.rules import loop_sentence, why_not_label, why_not_range
from circuit_editor.model.wiring import find_loop
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence

DOCUMENT_FIELDS = frozenset(
    (
        "format",
        "version",
        "nodes",
        "wires",
        "loss",
        "ranges",
        "blocks",
        "values",
        "expanded",
        "stops",
    )
)


def read(data: bytes, name: str = "") -> Document:
    """The document that the bytes of a circuit file hold.

    `name` is that of the file: it helps to say what the bytes are where they are no circuit.
    Fields this version does not know are kept: the document's in its `extra`, those of nodes and
    wires in the circuit's `extra`, by keys such as "nodes.mul1" and "wires.mul1.a".
    Raises FileError with up to 20 problems, and nothing else, for whatever is not right.
    """
    tree = up_to_date(parse(data, name), name)
    findings = Findings()
    taken: set[str] = set()
    defined = read_blocks(tree, findings, taken)
    circuit = _circuit(tree, defined, findings, taken)
    findings.settle()  # from here on nodes and wires can be relied on
    _check_circuit(circuit, tree["nodes"], "", findings)
    for record in tree.get("blocks", []):
        at = f"blocks.{record['id']}."
        _check_circuit(defined[record["id"]].circuit, record["nodes"], at, findings)
    loss = _loss(circuit, tree.get("loss"), findings)
    document = Document(circuit, loss, blocks=defined)
    _check_ways(document, findings)
    ranges = _ranges(document, tree.get("ranges", {}), findings)
    expanded = _expanded(document, tree.get("expanded", []), findings)
    stops = read_stops(document, tree.get("stops", []), findings)
    findings.settle()
    extra = Map(unknown_fields(tree, DOCUMENT_FIELDS))
    return replace(document, ranges=ranges, expanded=expanded, stops=stops, extra=extra)


def _circuit(
    tree: dict[str, Any], defined: Map[str, Block], findings: Findings, taken: set[str]
) -> Circuit:
    nodes = list_in(tree, "nodes", "", NODES, findings)
    wires = list_in(tree, "wires", "", WIRES, findings)
    faces = {id_: block.face(id_) for id_, block in defined.items()}
    records = Records(findings, faces, taken)
    records.add_nodes(nodes)
    records.add_wires(wires)
    circuit = records.circuit()
    values = read_values(tree.get("values", {}), "values", findings)
    return replace(circuit, values=circuit.values.update(values))


def _check_circuit(circuit: Circuit, nodes: list[Any], at: str, findings: Findings) -> None:
    _check_labels(circuit, [each["id"] for each in nodes], at, findings)
    loop = find_loop(circuit)
    if loop is not None:
        findings.report(f"{at}wires", loop_sentence(circuit, loop))


def _check_labels(circuit: Circuit, ids: list[str], at: str, findings: Findings) -> None:
    """Put the labels to the rule; `ids` is the file's order, so that the later of two is named."""
    taken = set()
    for id_ in ids:
        gate = circuit.nodes[id_].gate
        if not gate.is_source and not gate.is_port:
            continue
        label = circuit.label(id_)
        key = (label, gate.kind == OUTLET)
        if label.isidentifier() and key not in taken:
            taken.add(key)
            continue
        # the rule looks at every label, so only what is in doubt is put to it
        sentence = why_not_label(circuit, id_, label)
        if sentence is not None:
            findings.report(f"{at}nodes.{id_}.label", sentence)


def _check_ways(document: Document, findings: Findings) -> None:
    """Numbers by path must belong to something that holds one."""
    for at, circuit in _circuits(document):
        for path in sorted(path for path in circuit.values if Path(path).is_nested):
            if not holds_value(document, circuit, path):
                findings.report(member(f"{at}values", path), no_way(path))


def _circuits(document: Document) -> Iterator[tuple[str, Circuit]]:
    yield "", document.root
    for id_ in sorted(document.blocks):
        yield f"blocks.{id_}.", document.blocks[id_].circuit


def _expanded(document: Document, paths: Any, findings: Findings) -> frozenset[str]:
    paths = texts_in({"expanded": paths}, "expanded", "", findings)
    if paths is None:
        return frozenset()
    for index, path in enumerate(paths):
        if not leads_somewhere(document, parts_of(path)):
            findings.report(f"expanded[{index}]", no_way(path))
    return frozenset(paths)


def _loss(circuit: Circuit, loss: Any, findings: Findings) -> str | None:
    if loss is None:
        return None
    if not isinstance(loss, str):
        findings.report("loss", not_a_text())
        return None
    if loss not in circuit.nodes:
        findings.report("loss", with_suggestion(no_such_node(loss), loss, circuit.nodes))
    elif not circuit.nodes[loss].gate.is_flag:
        findings.report(
            "loss",
            Sentence.of(
                QT_TRANSLATE_NOOP(
                    "Sentence", "The loss must be a flag (a node of kind output); {node} is none."
                ),
                node=loss,
            ),
        )
    return loss


def _ranges(document: Document, ranges: Any, findings: Findings) -> Map[str, tuple[float, float]]:
    if not isinstance(ranges, dict):
        findings.report("ranges", not_an_object())
        return Map()
    made = {}
    nodes = document.root.nodes
    for path, ends in ranges.items():
        at = member("ranges", path)
        if not Path(path).is_nested and path not in nodes:
            findings.report(at, with_suggestion(no_such_node(path), path, nodes))
        elif path in nodes and not nodes[path].gate.is_source:
            findings.report(at, _no_slider(path))
        elif not holds_value(document, document.root, path):
            findings.report(at, no_way(path))
        elif not isinstance(ends, list) or len(ends) != 2 or not all(map(is_number, ends)):
            findings.report(at, _not_a_range())
        else:
            low, high = float(ends[0]), float(ends[1])
            sentence = why_not_range(low, high)
            if sentence is not None:
                findings.report(at, sentence)
            made[path] = (low, high)
    return Map(made)


def _not_a_range() -> Sentence:
    return Sentence.of(
        QT_TRANSLATE_NOOP(
            "Sentence", "A range is two numbers, the lower one first: [lowest, highest]."
        )
    )


def _no_slider(id_: str) -> Sentence:
    return Sentence.of(
        QT_TRANSLATE_NOOP("Sentence", "{node} has no value of its own, and so no range."), node=id_
    )
