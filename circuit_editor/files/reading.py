"""From bytes to a checked document: all of it, or a list of what is wrong and where.

The records are checked by hand and not by a schema library: a library stops at the first error or
says it in its own English, and knows neither a node's id, nor "did you mean", nor what must hold
between records. On 10,000 gates all checks together cost about as much as `json` itself.
"""

from __future__ import annotations

from typing import Any

from immutables import Map

from circuit_editor.files.failure import Findings
from circuit_editor.files.limits import NODES, WIRES, Limit
from circuit_editor.files.parsing import member, parse
from circuit_editor.files.records import MISSING, Records, no_such_node, not_a_text, unknown_fields
from circuit_editor.files.suggestion import with_suggestion
from circuit_editor.files.values import is_number
from circuit_editor.files.versions import up_to_date
from circuit_editor.model import Circuit, Document
from circuit_editor.model.rules import loop_sentence, why_not_label, why_not_range
from circuit_editor.model.wiring import find_loop
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence

DOCUMENT_FIELDS = frozenset(("format", "version", "nodes", "wires", "loss", "ranges"))


def read(data: bytes) -> Document:
    """The document that the bytes of a circuit file hold.

    Fields this version does not know are kept: the document's in its `extra`, those of nodes and
    wires in the circuit's `extra`, by keys such as "nodes.mul1" and "wires.mul1.a".
    Raises FileError with up to 20 problems, and nothing else, for whatever is not right.
    """
    tree = up_to_date(parse(data))
    findings = Findings()
    circuit = _circuit(tree, findings)
    findings.settle()  # from here on nodes and wires can be relied on
    _check_labels(circuit, [each["id"] for each in tree["nodes"]], findings)
    _check_loops(circuit, findings)
    loss = _loss(circuit, tree.get("loss"), findings)
    ranges = _ranges(circuit, tree.get("ranges", {}), findings)
    findings.settle()
    return Document(circuit, loss, ranges, Map(unknown_fields(tree, DOCUMENT_FIELDS)))


def _circuit(tree: dict[str, Any], findings: Findings) -> Circuit:
    nodes = _list(tree, "nodes", NODES, findings)
    wires = _list(tree, "wires", WIRES, findings)
    records = Records(findings)
    records.add_nodes(nodes)
    records.add_wires(wires)
    return records.circuit()


def _list(tree: dict[str, Any], name: str, limit: Limit, findings: Findings) -> list[Any]:
    records = tree.get(name)
    if isinstance(records, list):
        too_many = limit.exceeded_by(len(records))
        if too_many is None:
            return records
        findings.report(name, too_many)
    else:
        findings.report(name, MISSING if records is None else _not_a_list())
    findings.settle()  # nothing else can be said of such a file
    return []


def _check_labels(circuit: Circuit, ids: list[str], findings: Findings) -> None:
    """Put the labels to the rule; `ids` is the file's order, so that the later of two is named."""
    taken = set()
    for id_ in ids:
        if not circuit.nodes[id_].gate.is_source:
            continue
        label = circuit.label(id_)
        if label.isidentifier() and label not in taken:
            taken.add(label)
            continue
        # the rule looks at every label, so only what is in doubt is put to it
        sentence = why_not_label(circuit, id_, label)
        if sentence is not None:
            findings.report(f"nodes.{id_}.label", sentence)


def _check_loops(circuit: Circuit, findings: Findings) -> None:
    loop = find_loop(circuit)
    if loop is not None:
        findings.report("wires", loop_sentence(circuit, loop))


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


def _ranges(circuit: Circuit, ranges: Any, findings: Findings) -> Map[str, tuple[float, float]]:
    if not isinstance(ranges, dict):
        findings.report("ranges", _not_a_range())
        return Map()
    made = {}
    for id_, ends in ranges.items():
        at = member("ranges", id_)
        if id_ not in circuit.nodes:
            findings.report(at, with_suggestion(no_such_node(id_), id_, circuit.nodes))
        elif not circuit.nodes[id_].gate.is_source:
            findings.report(at, _no_slider(id_))
        elif not isinstance(ends, list) or len(ends) != 2 or not all(map(is_number, ends)):
            findings.report(at, _not_a_range())
        else:
            low, high = float(ends[0]), float(ends[1])
            sentence = why_not_range(low, high)
            if sentence is not None:
                findings.report(at, sentence)
            made[id_] = (low, high)
    return Map(made)


def _not_a_list() -> Sentence:
    return Sentence.of(QT_TRANSLATE_NOOP("Sentence", "This must be a list: [ ... ]."))


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
