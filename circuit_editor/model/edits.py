"""Edits: the user's verbs, each a pure function from a document to a document.

An edit trusts its caller to have asked `rules`; what a rule refuses is never drawn. An edit that
changes nothing returns the very same document.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from immutables import Map

from circuit_editor.gates import GATES, OUT
from circuit_editor.model import blocks
from circuit_editor.model.document import (
    Circuit,
    Document,
    Pin,
    Place,
    Value,
    node,
    with_items,
    without,
)
from circuit_editor.model.rules import LONGEST_LABEL
from circuit_editor.model.wiring import natural

FIRST_NAMES = {
    "input": ("x", "y", "z"),
    "parameter": ("w", "b"),
    "constant": ("c", "k"),
    "output": ("f", "g"),
}


def fresh_id(document: Document, kind: str) -> str:
    """An id for a new node of this kind that no node of the document has, in a block or not."""
    circuits = [document.root, *(block.circuit for block in document.blocks.values())]
    size = sum(len(circuit.nodes) for circuit in circuits)
    # small circuits get small numbers, large ones a quick answer
    candidates = itertools.chain([1], itertools.count(1 if size < 200 else size + 1))
    return next(
        id_
        for number in candidates
        if not any((id_ := f"{kind}{number}") in circuit.nodes for circuit in circuits)
    )


def fresh_label(circuit: Circuit, kind: str) -> str:
    """A name for a new input or flag that none has yet (x, y, z, x1, ...); "" for gates."""
    names = FIRST_NAMES.get(kind, ())
    if not names:
        return ""
    return free_label(
        circuit, itertools.chain(names, (f"{names[0]}{n}" for n in itertools.count(1)))
    )


def free_label(circuit: Circuit, candidates: Iterable[str]) -> str:
    """The first of these names that no node of the circuit bears."""
    taken = set(circuit.labels.values())
    return next(name for name in candidates if name not in taken)


def add(
    document: Document,
    id_: str,
    kind: str,
    place: Place,
    *,
    label: str | None = None,
    value: Any = None,
    attrs: Mapping[str, float] | None = None,
) -> Document:
    """Place a new node. Inputs get a name and the value 1 unless told; a first flag is the loss."""
    root = document.root
    gate = GATES[kind]
    label = fresh_label(root, kind) if label is None else label
    values = root.values
    if gate.is_source:
        values = values.set(id_, Value(1.0 if value is None else value))
    root = replace(
        root,
        nodes=root.nodes.set(id_, node(kind, attrs)),
        labels=root.labels.set(id_, label) if label else root.labels,
        places=root.places.set(id_, place),
        values=values,
    )
    loss = id_ if gate.is_flag and document.loss is None else document.loss
    return replace(document, root=root, loss=loss)


def remove(document: Document, ids: Iterable[str]) -> Document:
    """Delete nodes with all their wires, and the loss if its flag is among them."""
    root = document.root
    gone = {id_ for id_ in ids if id_ in root.nodes}
    if not gone:
        return document
    cut = [
        target
        for target, source in root.wires.items()
        if target.node in gone or source.node in gone
    ]
    root = replace(
        root,
        nodes=without(root.nodes, gone),
        wires=without(root.wires, cut),
        values=without(root.values, [path for path in root.values if _top(path) in gone]),
        labels=without(root.labels, gone),
        places=without(root.places, gone),
        extra=_extra_without(root, gone, cut),
    )
    document = replace(
        document,
        root=root,
        loss=None if document.loss in gone else document.loss,
        ranges=without(document.ranges, [path for path in document.ranges if _top(path) in gone]),
    )
    return blocks.swept(document)


def _top(path: str) -> str:
    """The id of the outermost node on a path."""
    return path.partition("/")[0]


def connect(document: Document, source: Pin, target: Pin) -> Document:
    """Wire an output to an input; a wire that stood there is replaced."""
    root = document.root
    if root.wires.get(target) == source:
        return document
    return _root(
        document, wires=root.wires.set(target, source), extra=_extra_without(root, (), [target])
    )


def disconnect(document: Document, targets: Iterable[Pin]) -> Document:
    """Delete the wires that arrive at these inputs."""
    root, cut = document.root, list(targets)
    return _root(document, wires=without(root.wires, cut), extra=_extra_without(root, (), cut))


def move(document: Document, places: Mapping[str, Place]) -> Document:
    """Put nodes at new places, in scene units of the node's centre."""
    old = document.root.places
    moved = [(id_, place) for id_, place in places.items() if old.get(id_) != place]
    return _root(document, places=with_items(old, moved))


def set_value(document: Document, path: str, value: Any) -> Document:
    """Give an input, parameter or constant a new value: a number or nested lists.

    By a path into a block the value belongs to this instance alone.
    """
    new = Value(value)
    values = document.root.values
    return document if values.get(path) == new else _root(document, values=values.set(path, new))


def set_attr(document: Document, id_: str, name: str, number: float) -> Document:
    """Change the constant inside a gate (the c in `+c`)."""
    old = document.root.nodes[id_]
    if Value(old.attrs[name]) == Value(number):
        return document
    new = replace(old, attrs=old.attrs.set(name, float(number)))
    return _root(document, nodes=document.root.nodes.set(id_, new))


def rename(document: Document, id_: str, label: str) -> Document:
    """Give a node another label; an empty one takes it away."""
    labels = document.root.labels
    if labels.get(id_, "") == label:
        return document
    return _root(document, labels=labels.set(id_, label) if label else labels.delete(id_))


def set_loss(document: Document, id_: str | None) -> Document:
    """Make this flag the loss (None: no flag is)."""
    return document if document.loss == id_ else replace(document, loss=id_)


def set_range(document: Document, id_: str, low: float, high: float) -> Document:
    """Let the input's slider run from `low` to `high`."""
    if document.ranges.get(id_) == (low, high):
        return document
    return replace(document, ranges=document.ranges.set(id_, (float(low), float(high))))


def flag(document: Document, source: Pin, place: Place) -> Document:
    """Put a loss flag behind an open end, wire it, and make it the loss."""
    id_ = fresh_id(document, "output")
    document = add(document, id_, "output", place)
    return set_loss(connect(document, source, Pin(id_, "x")), id_)


def copy_of(circuit: Circuit, ids: Iterable[str]) -> Circuit:
    """The part of the circuit that these nodes make, with the wires between them."""
    kept = {id_ for id_ in ids if id_ in circuit.nodes}
    rest = set(circuit.nodes) - kept
    part = remove(Document(circuit), rest).root
    return replace(part, extra=type(part.extra)())


def paste(document: Document, part: Circuit, shift: Place) -> tuple[Document, list[str]]:
    """Add a copy of `part`, moved by `shift`, with fresh ids and labels; return the new ids too."""
    fresh: dict[str, str] = {}
    for old in sorted(part.nodes, key=natural):
        each = part.nodes[old]
        id_ = fresh_id(document, each.kind)
        fresh[old] = id_
        label = part.label(old)
        if each.kind in FIRST_NAMES and label:
            label = free_label(document.root, itertools.chain([label], _numbered(label)))
        x, y = part.places[old]
        value = part.values[old].array if old in part.values else None
        place = (x + shift[0], y + shift[1])
        document = add(document, id_, each.kind, place, label=label, value=value, attrs=each.attrs)
    wires = [
        (Pin(fresh[target.node], target.port), Pin(fresh[source.node], OUT))
        for target, source in part.wires.items()
    ]
    document = _root(document, wires=with_items(document.root.wires, wires))
    return document, list(fresh.values())


def _numbered(label: str) -> Iterator[str]:
    """x1, x2, ... for x or x7; none longer than a label may be."""
    stem = label.rstrip("0123456789") or label
    for number in itertools.count(1):
        digits = str(number)
        yield stem[: LONGEST_LABEL - len(digits)] + digits


def _extra_without(circuit: Circuit, nodes: Iterable[str], wires: Iterable[Pin]) -> Map[str, Any]:
    """The fields of a later version, less those of nodes and wires that are no more.

    Ids are given again: what belonged to a deleted `mul1` must not turn up at the next one.
    """
    if not circuit.extra:
        return circuit.extra
    return without(
        circuit.extra, [*(f"nodes.{id_}" for id_ in nodes), *(f"wires.{pin}" for pin in wires)]
    )


def _root(document: Document, **parts: Any) -> Document:
    """The document with these maps of its circuit replaced, the same one where none differs."""
    if all(getattr(document.root, name) is part for name, part in parts.items()):
        return document
    return replace(document, root=replace(document.root, **parts))
