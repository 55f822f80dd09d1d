"""From a document to bytes: the same document always gives the same ones.

One node or wire a line, in the natural order of their ids, so that moving one gate changes one
line. Nothing computed, no selection, no date: a file says what was drawn.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from circuit_editor.files.values import number_text, value_text
from circuit_editor.files.versions import FORMAT, VERSION
from circuit_editor.model import Block, Circuit, Document, Pin, Stop
from circuit_editor.model.wiring import natural

_text = json.JSONEncoder(ensure_ascii=False, sort_keys=True).encode


def dump(document: Document) -> bytes:
    """The bytes of the document's circuit file: UTF-8, LF, a new line at the end.

    Trusts the document: `save` is what refuses one that `read` would not take.
    """
    members = [
        ("format", _text(FORMAT)),
        ("version", str(VERSION)),
        *_circuit(document.root, ""),
        ("loss", _text(document.loss)),
        ("ranges", _block("{}", _ranges(document.ranges))),
    ]
    if document.blocks:
        order = sorted(document.blocks, key=natural)
        definitions = (_definition(id_, document.blocks[id_]) for id_ in order)
        members.append(("blocks", _block("[]", definitions)))
    if document.expanded:
        members.append(("expanded", _text(sorted(document.expanded, key=natural))))
    if document.stops:
        members.append(("stops", _block("[]", map(_stop, document.stops))))
    members += _unknown(document.extra)
    body = ",\n".join(f"  {_text(name)}: {text}" for name, text in members)
    # a lone surrogate, which UTF-8 cannot hold, becomes the escape that JSON has for it
    return f"{{\n{body}\n}}\n".encode("utf-8", "backslashreplace")


def _definition(id_: str, block: Block) -> str:
    """A definition: what it is called in the first line, then its circuit as that of a file."""
    members = [
        ("inputs", _text(list(block.inputs))),
        ("outputs", _text(list(block.outputs))),
        *_circuit(block.circuit, "    "),
        *_unknown(block.extra),
    ]
    body = ",\n".join(f"      {_text(name)}: {text}" for name, text in members)
    return f'{{"id": {_text(id_)}, "name": {_text(block.name)},\n{body}\n    }}'


def _circuit(circuit: Circuit, indent: str) -> Iterator[tuple[str, str]]:
    order = sorted(circuit.nodes, key=natural)
    yield "nodes", _block("[]", _nodes(circuit, order), indent)
    yield "wires", _block("[]", _wires(circuit, order), indent)
    paths = sorted((path for path in circuit.values if "/" in path), key=natural)
    if paths:
        lines = (f"{_text(p)}: {value_text(circuit.values[p].array.tolist())}" for p in paths)
        yield "values", _block("{}", lines, indent)


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


def _block(brackets: str, lines: Iterable[str], indent: str = "") -> str:
    body = ",\n".join(f"{indent}    {line}" for line in lines)
    return f"{brackets[0]}\n{body}\n{indent}  {brackets[1]}" if body else brackets


def _object(members: Iterable[tuple[str, str]]) -> str:
    return "{" + ", ".join(f"{_text(name)}: {text}" for name, text in members) + "}"
