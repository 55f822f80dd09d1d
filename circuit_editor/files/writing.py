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
from circuit_editor.model import Circuit, Document, Pin
from circuit_editor.model.wiring import natural

_text = json.JSONEncoder(ensure_ascii=False, sort_keys=True).encode


def dump(document: Document) -> bytes:
    """The bytes of the document's circuit file: UTF-8, LF, a new line at the end.

    Trusts the document: `save` is what refuses one that `read` would not take.
    """
    root = document.root
    order = sorted(root.nodes, key=natural)
    members = [
        ("format", _text(FORMAT)),
        ("version", str(VERSION)),
        ("nodes", _block("[]", _nodes(root, order))),
        ("wires", _block("[]", _wires(root, order))),
        ("loss", _text(document.loss)),
        ("ranges", _block("{}", _ranges(document.ranges))),
        *_unknown(document.extra),
    ]
    body = ",\n".join(f"  {_text(name)}: {text}" for name, text in members)
    # a lone surrogate, which UTF-8 cannot hold, becomes the escape that JSON has for it
    return f"{{\n{body}\n}}\n".encode("utf-8", "backslashreplace")


def _nodes(circuit: Circuit, order: list[str]) -> Iterator[str]:
    for id_ in order:
        node = circuit.nodes[id_]
        members = [("id", _text(id_)), ("kind", _text(node.kind))]
        if node.attrs:
            numbers = ((name, number_text(node.attrs[name])) for name in sorted(node.attrs))
            members.append(("attrs", _object(numbers)))
        if id_ in circuit.labels:
            members.append(("label", _text(circuit.labels[id_])))
        if id_ in circuit.values:
            members.append(("value", value_text(circuit.values[id_].array.tolist())))
        if id_ in circuit.places:
            members.append(("place", value_text(list(circuit.places[id_]))))
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


def _unknown(fields: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    return ((name, _text(fields[name])) for name in sorted(fields))


def _block(brackets: str, lines: Iterable[str]) -> str:
    body = ",\n".join(f"    {line}" for line in lines)
    return f"{brackets[0]}\n{body}\n  {brackets[1]}" if body else brackets


def _object(members: Iterable[tuple[str, str]]) -> str:
    return "{" + ", ".join(f"{_text(name)}: {text}" for name, text in members) + "}"
