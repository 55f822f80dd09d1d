"""Reads bytes to a checked document: all of it, or a list of what is wrong and where.

The records are checked by hand and not by a schema library: a library stops at the first error or
says it in its own English, and knows neither a node's id, nor "did you mean", nor what must hold
between records. On 10,000 gates all checks together cost about as much as `json` itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from immutables import Map

from circuit_editor.dataclass import replace
from circuit_editor.files.definitions import read_blocks
from circuit_editor.files.failure import MOST_PROBLEMS, FileError, Findings
from circuit_editor.files.fields import NO_SUCH_NODE, NOT_A_TEXT, list_in, unknown_fields
from circuit_editor.files.limits import NODES, WIRES
from circuit_editor.files.migrations import is_newer, too_new, up_to_date
from circuit_editor.files.parsing import PARSED, parse
from circuit_editor.files.progress import let_go, reached
from circuit_editor.files.record_forms import (
    FORMS,
    FORMS_OF_CIRCUIT,
    FORMS_OF_DOCUMENT,
    read_fields,
    with_records,
)
from circuit_editor.files.record_texts import ReadingContext
from circuit_editor.files.records import CHECKED, Records
from circuit_editor.files.suggestion import with_suggestion
from circuit_editor.model import OUTLET, Block, Circuit, Document, Problem
from circuit_editor.model.wiring import find_loop
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence

DOCUMENT_FIELDS = frozenset(("format", "version", "nodes", "wires", "loss", "blocks"))
DOCUMENT_FIELDS |= {each.key for each in FORMS}


def read(data: bytes, name: str = "") -> Document:
    """The document that the bytes of a circuit file hold.

    `name` is that of the file: it helps to say what the bytes are where they are no circuit.
    Fields this version does not know are kept: the document's in its `extra`, those of nodes and
    wires in the circuit's `extra`, by keys such as "nodes.mul1" and "wires.mul1.a". Of a file of a
    later version (`migrations.newer_version`) all is read that has the form of this one.
    Raises FileError with up to 20 problems, and nothing else, for whatever is not right.
    """
    tree = up_to_date(parse(data, name), name)
    try:
        document = document_of(tree, Findings())
    except FileError as error:
        if not is_newer(tree):
            raise
        problems = [Problem("", too_new(tree)), *error.problems]
        raise FileError(problems[:MOST_PROBLEMS]) from None
    let_go(tree["nodes"], tree["wires"])
    return document


def document_of(tree: dict[str, Any], findings: Findings) -> Document:
    """The document in parsed data of the present version; what is wrong goes to the findings.

    They raise as soon as what follows could not be relied on.
    """
    reached(PARSED)
    taken: set[str] = set()
    defined = read_blocks(tree, findings, taken)
    circuit = read_root(tree, defined, findings, taken)
    reached(CHECKED)
    findings.settle()  # from here on nodes and wires can be relied on
    return document_around(circuit, _ids(tree["nodes"]), defined, tree, findings)


def document_around(
    circuit: Circuit,
    order: Iterable[str],
    defined: Map[str, Block],
    tree: dict[str, Any],
    findings: Findings,
) -> Document:
    """The document of this circuit and these blocks, with the rules between records checked.

    `order` are the circuit's nodes as they stand in the file. All else is read from the tree.
    """
    _check_circuit(circuit, order, "", findings)
    for record in tree.get("blocks", []):
        at = f"blocks.{record['id']}."
        _check_circuit(defined[record["id"]].circuit, _ids(record["nodes"]), at, findings)
    document = Document(circuit, _loss(circuit, tree.get("loss"), findings), blocks=defined)
    for check in (form.check for form in FORMS_OF_CIRCUIT if form.check is not None):
        for at, each in _circuits(document):
            check(document, each, at, findings)
    fields = read_fields(FORMS_OF_DOCUMENT, tree, ReadingContext(findings, document=document))
    findings.settle()
    return replace(document, extra=Map(unknown_fields(tree, DOCUMENT_FIELDS)), **fields)


def read_root(
    tree: dict[str, Any], defined: Map[str, Block], findings: Findings, taken: set[str]
) -> Circuit:
    """The circuit around all blocks, the rules between its records not checked."""
    nodes = list_in(tree, "nodes", "", NODES, findings)
    wires = list_in(tree, "wires", "", WIRES, findings)
    interfaces = {id_: block.interface(id_) for id_, block in defined.items()}
    records = Records(findings, interfaces, taken)
    records.add_nodes(nodes)
    records.add_wires(wires)
    return with_records(records.circuit(), tree, ReadingContext(findings, taken=taken))


def _ids(nodes: list[Any]) -> Iterator[str]:
    return (each["id"] for each in nodes)


def _check_circuit(circuit: Circuit, order: Iterable[str], at: str, findings: Findings) -> None:
    _check_labels(circuit, order, at, findings)
    loop = find_loop(circuit)
    if loop is not None:
        from circuit_editor.model.rules import loop_sentence

        findings.report(f"{at}wires", loop_sentence(circuit, loop))


def _check_labels(circuit: Circuit, order: Iterable[str], at: str, findings: Findings) -> None:
    """Put the labels to the rule; in the file's order, so that the later of two is named."""
    taken: dict[bool, set[str | None]] = {True: set(), False: set()}
    for id_ in order:
        gate = circuit.nodes[id_].gate
        if not gate.is_source and not gate.is_port:
            continue
        label, rivals = circuit.label(id_), taken[gate.kind == OUTLET]
        if not label.isidentifier() or label in rivals:  # else nothing has to be said
            from circuit_editor.model.rules import why_no_name_among

            problem = why_no_name_among(rivals, label, gate.kind)
            findings.report(f"{at}nodes.{id_}.label", problem)
        rivals.add(label)


def _circuits(document: Document) -> Iterator[tuple[str, Circuit]]:
    yield "", document.root
    for id_ in sorted(document.blocks):
        yield f"blocks.{id_}.", document.blocks[id_].circuit


def _loss(circuit: Circuit, loss: Any, findings: Findings) -> str | None:
    if loss is None:
        return None
    if not isinstance(loss, str):
        findings.report("loss", NOT_A_TEXT)
        return None
    if loss not in circuit.nodes:
        findings.report("loss", with_suggestion(NO_SUCH_NODE(node=loss), loss, circuit.nodes))
    elif circuit.nodes[loss].gate.is_unknown:
        from circuit_editor.files.placeholders import unknown_gate

        findings.report(f"nodes.{loss}.kind", unknown_gate(circuit.nodes[loss].kind))
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
