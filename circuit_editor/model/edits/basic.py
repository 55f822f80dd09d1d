"""Edits: the user's verbs, each a pure function from a document to a document.

An edit trusts its caller to have asked `rules`; what a rule refuses is never drawn. An edit that
changes nothing returns the very same document.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from itertools import chain, compress
from typing import Any, TypeAlias

from immutables import Map

from circuit_editor.dataclass import replace
from circuit_editor.gates.attributes import Attribute
from circuit_editor.gates.kinds import BLOCK, OUTPUT
from circuit_editor.model import blocks, records
from circuit_editor.model.block_names import label_of_copy, taken_by_blocks
from circuit_editor.model.document import (
    BlockInterface,
    Circuit,
    Document,
    Node,
    Pin,
    Place,
    Stop,
    Value,
    node,
    with_items,
    without,
)
from circuit_editor.model.fresh_names import fresh_id, fresh_label
from circuit_editor.model.wiring import natural
from circuit_editor.text import Pass

# the inputs that a node of a circuit feeds; None where they are not known
ReaderLookup: TypeAlias = Callable[[Circuit, str], Collection[Pin] | None]


def add(
    document: Document,
    id_: str,
    kind: str,
    place: Place,
    *,
    label: str | None = None,
    value: Any = None,
    attrs: Mapping[str, Any] | None = None,
) -> Document:
    """Place a new node. Inputs get a name and the value 1 unless told; a first flag is the loss."""
    root = document.root
    made = node(kind, attrs)
    label = fresh_label(root, kind) if label is None else label
    values = root.values
    if made.gate.is_source:
        values = values.set(id_, Value(1.0 if value is None else value))
    root = replace(
        root,
        nodes=root.nodes.set(id_, made),
        labels=root.labels.set(id_, label) if label else root.labels,
        places=root.places.set(id_, place),
        values=values,
    )
    loss = id_ if made.gate.is_flag and document.loss is None else document.loss
    return replace(document, root=root, loss=loss)


def add_block(document: Document, id_: str, interface: BlockInterface, place: Place) -> Document:
    """Place one more instance of a definition the document has, with its default numbers.

    The caller has asked `rules.why_not_place`.
    """
    root = document.root
    label = label_of_copy(taken_by_blocks(root), "", interface.name)
    return _root(
        document,
        nodes=root.nodes.set(id_, Node(BLOCK, interface=interface)),
        labels=with_items(root.labels, [(id_, label)] if label else ()),
        places=root.places.set(id_, place),
    )


def remove(document: Document, ids: Iterable[str], readers: ReaderLookup | None = None) -> Document:
    """Delete nodes with their wires and records, notes and frames, and the loss with its flag.

    What a deleted frame held stays, unless it is deleted, too. All wires of the circuit are looked
    at for those that leave a node, unless the caller has `readers` that know them.
    """
    root, own = document.root, records.own_ids(document.root)
    gone = {id_ for id_ in ids if id_ in root.nodes or id_ in own}
    if not gone:
        return document
    cut = _wires_at(root, gone, readers)
    root = replace(
        root,
        nodes=without(root.nodes, gone),
        wires=without(root.wires, cut),
        extra=_extra_without(root, gone, cut),
        **records.subtract(root, gone, cut),
    )
    loss = None if document.loss in gone else document.loss
    document = replace(document, root=root, loss=loss, **records.subtract(document, gone))
    return blocks.without_unused_blocks(document)


def _wires_at(circuit: Circuit, gone: Collection[str], readers: ReaderLookup | None) -> list[Pin]:
    """The wires that arrive at some nodes, or leave them, by the inputs they lead to."""
    nodes, wires = circuit.nodes, circuit.wires
    gates = [(id_, nodes[id_].gate) for id_ in gone if id_ in nodes]
    found = [Pin(id_, port) for id_, gate in gates for port in gate.inputs]
    known = None if readers is None else [readers(circuit, id_) for id_, _ in gates]
    if known is None or None in known:
        outputs = {Pin(id_, port) for id_, gate in gates for port in gate.outputs}
        found += compress(wires, map(outputs.__contains__, wires.values()))  # all are looked at
    else:
        found += chain.from_iterable(filter(None, known))
    return [target for target in dict.fromkeys(found) if target in wires]


def connect(document: Document, source: Pin, target: Pin) -> Document:
    """Wire an output to an input; a wire that stood there is replaced, its bends with it."""
    root = document.root
    if root.wires.get(target) == source:
        return document
    return _root(
        document,
        wires=root.wires.set(target, source),
        extra=_extra_without(root, (), [target]),
        **records.without_wires(root, [target]),
    )


def disconnect(document: Document, targets: Iterable[Pin]) -> Document:
    """Delete the wires that arrive at these inputs."""
    root, cut = document.root, list(targets)
    return _root(
        document,
        wires=without(root.wires, cut),
        extra=_extra_without(root, (), cut),
        **records.without_wires(root, cut),
    )


def move(document: Document, places: Mapping[str, Place]) -> Document:
    """Put nodes, notes and frames at new places, in scene units of their centres.

    The bends of a wire go along where both its ends are moved by the same.
    """
    return _root(document, **records.place_records(document.root, places))


def set_value(document: Document, path: str, value: Any) -> Document:
    """Give an input, parameter or constant a new value: a number or nested lists.

    By a path into a block the value belongs to this instance alone.
    """
    return set_values(document, {path: value})


def set_values(document: Document, values: Mapping[str, Any]) -> Document:
    """Give several of them new values at once, by their paths."""
    before = document.root.values
    given = [(path, Value(value)) for path, value in values.items()]
    fresh = [(path, value) for path, value in given if before.get(path) != value]
    return document.with_values(with_items(before, fresh)) if fresh else document


def set_attr(document: Document, id_: str, name: str, number: float) -> Document:
    """Change the constant inside a gate (the c in `+c`)."""
    old = document.root.nodes[id_]
    if Value(old.attrs[name]) == Value(number):
        return document
    attrs = old.attrs.set(name, float(number))
    return _root(document, nodes=document.root.nodes.set(id_, replace(old, attrs=attrs)))


def set_option(document: Document, id_: str, name: str, value: Attribute) -> Document:
    """Change an attribute with a type, such as an axis; one at its default is not written."""
    old = document.root.nodes[id_]
    option = old.gate.options[name]
    if old.options.get(name, option.default) == value:
        return document
    options = without(old.options, [name])
    if value != option.default:
        options = options.set(name, value)
    return _root(document, nodes=document.root.nodes.set(id_, replace(old, options=options)))


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


def set_stop(document: Document, step: tuple[Pass, str], note: str = "") -> Document:
    """Put a teacher's stop at a step, named by its pass and path, or give it another note.

    Stops stand in the order of their steps' names, in whatever order they are put there.
    """
    new = Stop(*step, note)
    for at, old in enumerate(document.stops):
        if old.step == step:
            if old.note == note:
                return document
            new = old._replace(note=note)
            return replace(document, stops=(*document.stops[:at], new, *document.stops[at + 1 :]))
    behind = (at for at, each in enumerate(document.stops) if _sorts_as(each) > _sorts_as(new))
    at = next(behind, len(document.stops))
    return replace(document, stops=(*document.stops[:at], new, *document.stops[at:]))


def _sorts_as(stop: Stop) -> tuple[bool, tuple[str, int, str, int]]:
    return stop.pass_ != Pass.FORWARD, natural(stop.path)


def remove_stop(document: Document, step: tuple[Pass, str]) -> Document:
    """Take the teacher's stop at a step away."""
    kept = tuple(each for each in document.stops if each.step != step)
    return document if len(kept) == len(document.stops) else replace(document, stops=kept)


def flag(document: Document, source: Pin, place: Place) -> Document:
    """Put a loss flag behind an open end, wire it, and make it the loss."""
    id_ = fresh_id(document, OUTPUT)
    document = add(document, id_, OUTPUT, place)
    return set_loss(connect(document, source, Pin(id_, "x")), id_)


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
