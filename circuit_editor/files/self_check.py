"""Checks before a save, without reading the file, that `read` makes the same document of it.

Nearly all of a large file are the records of plain nodes and of wires. For these the rules of
`records` are put to the document itself, in a fifth of the time that reading takes. All else is
written, and read as ever. Where that proves nothing, the whole file has to be read: a rule may be
stricter here than there, never looser.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np
from immutables import Map

from circuit_editor.dataclass import replace
from circuit_editor.files.definitions import read_blocks
from circuit_editor.files.failure import FileError, Findings
from circuit_editor.files.fields import ID
from circuit_editor.files.limits import (
    COORDINATE,
    FILE_BYTES,
    LABEL,
    LISTS,
    NODES,
    WIRES,
    why_not_shape,
)
from circuit_editor.files.migrations import up_to_date
from circuit_editor.files.parsing import parse
from circuit_editor.files.reading import document_around, read, read_root
from circuit_editor.files.records import ROOT_KINDS, is_order
from circuit_editor.files.values import is_number
from circuit_editor.files.writing import dump
from circuit_editor.gates import Gate
from circuit_editor.model import Circuit, Document, Node, Pin, Place, Value
from circuit_editor.model.paths import Path

PLAIN_KINDS = frozenset(kind for kind, gate in ROOT_KINDS.items() if not gate.attrs)


def checked_bytes(document: Document) -> bytes:
    """The bytes of the document's file. Raises FileError where `read` would refuse them."""
    data = dump(document)
    if not is_surely_read(document, data):
        read(data)
    return data


def is_surely_read(document: Document, data: bytes) -> bool:
    """True where `read` makes this document of its file's bytes; False where it may not."""
    if len(data) > FILE_BYTES.most or data.count(b"{") + data.count(b"[") > LISTS.most:
        return False
    try:
        return _follows_the_rules(document.root) and _rest_reads_back(document)
    except (FileError, LookupError, TypeError, ValueError):  # what it is, reading will say
        return False


def _follows_the_rules(circuit: Circuit) -> bool:
    """True where ids, wires, and what stands at the nodes are as a file may have them."""
    nodes = dict(circuit.nodes.items())
    if len(nodes) > NODES.most or len(circuit.wires) > WIRES.most:
        return False
    if not all(map(ID.fullmatch, nodes)):
        return False
    gates = {id_: node.gate for id_, node in nodes.items()}
    return (
        _are_places(circuit.places, gates)
        and _are_labels(circuit.labels, gates)
        and _are_values(circuit.values, gates)
        and _are_wires(circuit.wires, gates)
    )


def _are_places(places: Mapping[str, Place], gates: Mapping[str, Gate]) -> bool:
    most = COORDINATE.most
    for id_, (x, y) in places.items():
        if not (id_ in gates and is_number(x) and is_number(y)):
            return False
        if not (-most <= x <= most and -most <= y <= most):
            return False
    return len(places) == len(gates)


def _are_labels(labels: Mapping[str, str], gates: Mapping[str, Gate]) -> bool:
    "".join(labels.values()).encode()  # raises ValueError for half of a character
    return all(id_ in gates and 1 <= len(label) <= LABEL.most for id_, label in labels.items())


def _are_values(values: Mapping[str, Value], gates: Mapping[str, Gate]) -> bool:
    """True where all sources have values, and no other node has one.

    Those by path, inside of blocks, are read.
    """
    own = {path: value for path, value in values.items() if not Path(path).is_nested}
    if not all(gates[id_].is_source and _is_value(value) for id_, value in own.items()):
        return False
    return len(own) == sum(gate.is_source for gate in gates.values())


def _is_value(value: Value) -> bool:
    array = value.array
    if not array.shape:
        return math.isfinite(array)
    return array.size > 0 and why_not_shape(array.shape) is None and bool(np.isfinite(array).all())


def _are_wires(wires: Mapping[Pin, Pin], gates: Mapping[str, Gate]) -> bool:
    for (target, port), (source, output) in wires.items():
        if port not in gates[target].inputs or output not in gates[source].outputs:
            return False
    return True


def _rest_reads_back(document: Document) -> bool:
    """True where the document is read again once its plain nodes and its wires are there.

    Raises FileError where it is refused.
    """
    root = document.root
    others = {id_: node for id_, node in root.nodes.items() if not _is_plain(node)}
    if any(node.placeholder is not None for node in others.values()):
        return False  # its ports are told by wires
    rest = _without_plain_nodes(root, others)
    tree = up_to_date(parse(dump(replace(document, root=rest))))
    findings, taken = Findings(), set[str]()
    plain = root.nodes.keys() - others.keys()
    counted = {**tree, "nodes": [*tree["nodes"], *[None] * len(plain)]}
    defined = read_blocks(counted, findings, taken)
    if not taken.isdisjoint(plain):
        return False
    taken |= plain
    if read_root(tree, defined, findings, taken) != rest:
        return False
    return document_around(root, root.nodes, defined, tree, findings) == document


def _without_plain_nodes(circuit: Circuit, others: Mapping[str, Node]) -> Circuit:
    """The circuit without its plain nodes, all that stands at them, and the wires."""
    nested = {path: each for path, each in circuit.values.items() if Path(path).is_nested}
    own = {id_: circuit.values[id_] for id_ in others if id_ in circuit.values}
    return replace(
        circuit,
        nodes=Map(others),
        wires=Map(),
        values=Map({**own, **nested}),
        labels=Map({id_: circuit.labels[id_] for id_ in others if id_ in circuit.labels}),
        places=Map({id_: circuit.places[id_] for id_ in others}),
    )


def _is_plain(node: Node) -> bool:
    """True for a node of which a file says no more than its kind, and what it sorts as."""
    return (
        node.kind in PLAIN_KINDS
        and node.interface is None
        and node.placeholder is None
        and not node.attrs
        and not node.options
        and (node.sorts_as is None or is_order(node.sorts_as))
    )
