"""From a document to bytes: the same document always gives the same ones.

One node or wire a line, in the natural order of their ids, so that moving one gate changes one
line. Nothing computed, no selection, no date: a file says what was drawn.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from circuit_editor.files.values import number_text, value_text
from circuit_editor.files.versions import FORMAT, VERSION
from circuit_editor.model import Block, Circuit, Document, Pin, Stop
from circuit_editor.model.paths import Path
from circuit_editor.model.wiring import natural

Order = Callable[[Iterable[str]], list[str]]

_text = json.JSONEncoder(ensure_ascii=False, sort_keys=True).encode


def dump(document: Document) -> bytes:
    """The bytes of the document's circuit file: UTF-8, LF, a new line at the end.

    Trusts the document: `save` is what refuses one that `read` would not take.
    """
    return encoded(pieces(document))


def pieces(document: Document, *, sort: bool = True) -> Iterator[str]:
    """The text of the file piece by piece, each as long as a node or a wire takes.

    Who writes while somebody drags takes some, and others later. Sorting has no pieces: without it
    the file says the same, in whatever order the document happens to have.
    """
    order = _in_order if sort else list
    yield f'{{\n  "format": {_text(FORMAT)},\n  "version": {VERSION}'
    yield from _circuit(document.root, "", order)
    yield f',\n  "loss": {_text(document.loss)}'
    yield ',\n  "ranges": '
    yield from _block("{}", _ranges(document.ranges))
    if document.blocks:
        yield ',\n  "blocks": [\n    '
        for index, id_ in enumerate(order(document.blocks)):
            yield ",\n    " if index else ""
            yield from _definition(id_, document.blocks[id_], order)
        yield "\n  ]"
    if document.expanded:
        yield f',\n  "expanded": {_text(_in_order(document.expanded))}'
    if document.stops:
        yield ',\n  "stops": '
        yield from _block("[]", map(_stop, document.stops))
    for name, text in _unknown(document.extra):
        yield f",\n  {_text(name)}: {text}"
    yield "\n}\n"


def encoded(pieces: Iterable[str]) -> bytes:
    """The bytes of a text in pieces."""
    # a lone surrogate, which UTF-8 cannot hold, becomes the escape that JSON has for it
    return "".join(pieces).encode("utf-8", "backslashreplace")


def _in_order(ids: Iterable[str]) -> list[str]:
    return sorted(ids, key=natural)


def _definition(id_: str, block: Block, order: Order) -> Iterator[str]:
    """A definition: what it is called in the first line, then its circuit as that of a file."""
    yield f'{{"id": {_text(id_)}, "name": {_text(block.name)}'
    yield f',\n      "inputs": {_text(list(block.inputs))}'
    yield f',\n      "outputs": {_text(list(block.outputs))}'
    yield from _circuit(block.circuit, "    ", order)
    for name, text in _unknown(block.extra):
        yield f",\n      {_text(name)}: {text}"
    yield "\n    }"


def _circuit(circuit: Circuit, indent: str, order: Order) -> Iterator[str]:
    ids = order(circuit.nodes)
    yield f',\n  {indent}"nodes": '
    yield from _block("[]", _nodes(circuit, ids), indent)
    yield f',\n  {indent}"wires": '
    yield from _block("[]", _wires(circuit, ids), indent)
    paths = order(path for path in circuit.values if Path(path).is_nested)
    if paths:
        lines = (f"{_text(p)}: {value_text(circuit.values[p].array.tolist())}" for p in paths)
        yield f',\n  {indent}"values": '
        yield from _block("{}", lines, indent)


def _nodes(circuit: Circuit, order: list[str]) -> Iterator[str]:
    for id_ in order:
        node = circuit.nodes[id_]
        members = [("id", _text(id_)), ("kind", _text(node.kind))]
        if node.face is not None:
            members.append(("block", _text(node.face.block)))
        if node.attrs:
            numbers = ((name, number_text(node.attrs[name])) for name in sorted(node.attrs))
            members.append(("attrs", _object(numbers)))
        if id_ in circuit.labels:
            members.append(("label", _text(circuit.labels[id_])))
        if id_ in circuit.values:
            members.append(("value", value_text(circuit.values[id_].array.tolist())))
        if id_ in circuit.places:
            members.append(("place", value_text(list(circuit.places[id_]))))
        if node.sorts_as is not None:
            members.append(("sorts_as", _text(list(node.sorts_as))))
        yield _object([*members, *_unknown(circuit.extra.get(f"nodes.{id_}", {}))])


def _wires(circuit: Circuit, order: list[str]) -> Iterator[str]:
    for id_ in order:
        for port in circuit.nodes[id_].gate.inputs:
            target = Pin(id_, port)
            source = circuit.wires.get(target)
            if source is not None:
                members = [("to", _text(str(target))), ("from", _text(str(source)))]
                yield _object([*members, *_unknown(circuit.extra.get(f"wires.{target}", {}))])


def _ranges(ranges: Mapping[str, tuple[float, float]]) -> Iterator[str]:
    for id_ in sorted(ranges, key=natural):
        yield f"{_text(id_)}: {value_text(list(ranges[id_]))}"


def _stop(stop: Stop) -> str:
    members = [("pass", _text(stop.pass_)), ("path", _text(stop.path))]
    if stop.note:
        members.append(("note", _text(stop.note)))
    return _object([*members, *_unknown(stop.extra)])


def _unknown(fields: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    return ((name, _text(fields[name])) for name in sorted(fields))


def _block(brackets: str, lines: Iterable[str], indent: str = "") -> Iterator[str]:
    before = f"{brackets[0]}\n{indent}    "
    for line in lines:
        yield before + line
        before = f",\n{indent}    "
    yield f"\n{indent}  {brackets[1]}" if before[0] == "," else brackets


def _object(members: Iterable[tuple[str, str]]) -> str:
    return "{" + ", ".join(f"{_text(name)}: {text}" for name, text in members) + "}"
