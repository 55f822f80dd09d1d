"""Writes a document to bytes: the same document always gives the same ones.

One node or wire a line, in the natural order of their ids, so that moving one gate changes one
line. Nothing computed, no selection, no date: a file says what was drawn.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from circuit_editor.files.migrations import FORMAT, OLDEST_WRITTEN, needed_version
from circuit_editor.files.record_forms import FORMS_OF_CIRCUIT, FORMS_OF_DOCUMENT, MEMBERS
from circuit_editor.files.record_texts import (
    Form,
    Order,
    encode,
    in_order,
    object_text,
    quoted,
    unknown_texts,
)
from circuit_editor.files.values import number_text
from circuit_editor.gates.attributes import Attribute
from circuit_editor.model import Block, Circuit, Document, Pin
from circuit_editor.model.document import Placeholder


def dump(document: Document) -> bytes:
    """The bytes of the document's circuit file: UTF-8, LF, a new line at the end.

    Trusts the document: `save` is what refuses one that `read` would not take.
    """
    return encode_pieces(pieces(document))


def pieces(document: Document, *, sort: bool = True) -> Iterator[str]:
    """The text of the file piece by piece, each as long as a node or a wire takes.

    Who writes while somebody drags takes some, and others later. Sorting has no pieces: without it
    the file says the same, in whatever order the document happens to have.
    """
    order: Order = in_order if sort else list
    version = needed_version(document)
    packs = version > OLDEST_WRITTEN
    yield f'{{\n  "format": {encode(FORMAT)},\n  "version": {version}'
    yield from _circuit(document.root, "", order, packs=packs)
    yield f',\n  "loss": {encode(document.loss)}'
    always = [each for each in FORMS_OF_DOCUMENT if each.is_always_written]
    yield from _records(always, document, "", order)
    if document.blocks:
        yield ',\n  "blocks": [\n    '
        for index, id_ in enumerate(order(document.blocks)):
            yield ",\n    " if index else ""
            yield from _definition(id_, document.blocks[id_], order, packs=packs)
        yield "\n  ]"
    others = [each for each in FORMS_OF_DOCUMENT if not each.is_always_written]
    yield from _records(others, document, "", order)
    for name, text in unknown_texts(document.extra):
        yield f",\n  {encode(name)}: {text}"
    yield "\n}\n"


def encode_pieces(pieces: Iterable[str]) -> bytes:
    """The bytes of a text in pieces."""
    return encode_text("".join(pieces))


def encode_text(text: str) -> bytes:
    """The bytes of a text, or of a part of one."""
    # a lone surrogate, which UTF-8 cannot hold, becomes the escape that JSON has for it
    return text.encode("utf-8", "backslashreplace")


def _definition(id_: str, block: Block, order: Order, *, packs: bool) -> Iterator[str]:
    """A definition: what it is called in the first line, then its circuit as that of a file."""
    named, *ports = definition_members(block)
    yield f'{{"id": {encode(id_)}, "{named[0]}": {named[1]}'
    for name, text in ports:
        yield f',\n      "{name}": {text}'
    yield from _circuit(block.circuit, "    ", order, packs=packs)
    for name, text in unknown_texts(block.extra):
        yield f",\n      {encode(name)}: {text}"
    yield "\n    }"


def definition_members(block: Block) -> list[tuple[str, str]]:
    """What a definition says of itself beside its id, its circuit and unknown fields."""
    return [
        ("name", encode(block.name)),
        ("inputs", encode(list(block.inputs))),
        ("outputs", encode(list(block.outputs))),
    ]


def _circuit(circuit: Circuit, indent: str, order: Order, *, packs: bool) -> Iterator[str]:
    ids = order(circuit.nodes)
    yield f',\n  {indent}"nodes": '
    yield from _block("[]", _nodes(circuit, ids, packs=packs), indent)
    yield f',\n  {indent}"wires": '
    yield from _block("[]", _wires(circuit, ids), indent)
    yield from _records(FORMS_OF_CIRCUIT, circuit, indent, order)


def _records(
    forms: Iterable[Form], owner: Circuit | Document, indent: str, order: Order
) -> Iterator[str]:
    """What stands under keys of its own, those without an entry left out unless always written."""
    for form in forms:
        field = form.record.of(owner)
        if not field and not form.is_always_written:
            continue
        lines = iter(form.lines(field, order))
        first = next(lines, None)
        if first is None and not form.is_always_written:
            continue
        yield f',\n  {indent}"{form.key}": '
        entries = itertools.chain([first], lines) if first is not None else lines
        yield from _block(form.brackets, entries, indent)


def _nodes(circuit: Circuit, order: list[str], *, packs: bool) -> Iterator[str]:
    beside = members_beside(circuit, packs=packs)
    wired: Mapping[str, Placeholder] = {}
    if any(node.placeholder is not None for node in circuit.nodes.values()):
        from circuit_editor.files.placeholders import ports_by_wires

        wired = ports_by_wires(circuit, order)
    for id_ in order:
        yield object_text(node_members(circuit, id_, beside, wired))


def members_beside(
    circuit: Circuit, *, packs: bool = False
) -> list[tuple[str, Any, Callable[[Any], str]]]:
    """The members of nodes that stand in maps of their own: key, map, and how one is written.

    With `packs` long arrays are written as version 2 has them.
    """
    return [
        (key, each.record.of(circuit), each.packed if packs and each.packed else each.text)
        for key, each in MEMBERS.items()
    ]


def node_members(
    circuit: Circuit,
    id_: str,
    beside: Iterable[tuple[str, Any, Callable[[Any], str]]],
    wired: Mapping[str, Placeholder] | None = None,
) -> list[tuple[str, str]]:
    """The members of a node's record, with those of `beside` that it has.

    `wired` are the ports of gates of unknown kinds that wires will tell; None: they may be told
    in any order, or not at all.
    """
    node = circuit.nodes[id_]
    members = [("id", quoted(id_)), ("kind", quoted(node.kind))]
    if node.interface is not None:
        members.append(("block", encode(node.interface.block)))
    if node.attrs or node.options:
        attrs = [(name, number_text(node.attrs[name])) for name in sorted(node.attrs)]
        attrs += [(name, _option_text(node.options[name])) for name in sorted(node.options)]
        members.append(("attrs", object_text(attrs)))
    for key, field, text in beside:
        if id_ in field:
            members.append((key, text(field[id_])))
    if node.sorts_as is not None:
        members.append(("sorts_as", encode(list(node.sorts_as))))
    if circuit.extra:
        members += unknown_texts(circuit.extra.get(f"nodes.{id_}", {}))
    if node.placeholder is None:
        return members
    from circuit_editor.files.placeholders import placeholder_members

    told = None if wired is None else wired.get(id_, Placeholder())
    return placeholder_members(node.placeholder, members, told)


def _option_text(option: Attribute) -> str:
    return encode(list(option) if isinstance(option, tuple) else option)


def _wires(circuit: Circuit, order: list[str]) -> Iterator[str]:
    driver: Any = circuit.wires.get
    for id_ in order:
        for port in circuit.nodes[id_].gate.inputs:
            source = driver((id_, port))  # found as a Pin is, and made sooner
            if source is not None:
                yield wire_text(circuit, f"{id_}.{port}", source)


def wire_text(circuit: Circuit, to: str, source: Pin) -> str:
    """The record of a wire to a pin, which is given as it is written."""
    text = f'{{"to": {quoted(to)}, "from": {quoted(f"{source.node}.{source.port}")}'
    extra = circuit.extra.get(f"wires.{to}") if circuit.extra else None
    if extra is not None:
        text += "".join(f", {quoted(name)}: {each}" for name, each in unknown_texts(extra))
    return text + "}"


def _block(brackets: str, lines: Iterable[str], indent: str = "") -> Iterator[str]:
    if not brackets:
        yield from lines
        return
    before = f"{brackets[0]}\n{indent}    "
    for line in lines:
        yield before + line
        before = f",\n{indent}    "
    yield f"\n{indent}  {brackets[1]}" if before[0] == "," else brackets
