"""Names that strangers may give, and circuits that bear one wherever a circuit has a name."""

from __future__ import annotations

from dataclasses import replace

import circuit_editor as ce
from circuit_editor.model import BLOCK, Document, Stop, Value, blocks
from circuit_editor.model.edits.grouping import group

HOSTILE = {
    "a template's place": "h_{x}",
    "a look into Python": "{0.__class__}",
    "half a template": "{",
    "other templates": "%s %1 %n $name",
    "a picture": "<img src='file:///nowhere.png'>",
    "markup": "<b>x</b>",
    "an entity": "&amp;",
    "a key": "&File",
    "a window's star": "[*]",
    "a title for the terminal": "\x1b]0;owned\x07",
    "a C1 control": "\x9b31m",
    "what XML cannot hold": "a\0b\ufffe",
    "another direction": "\u202egpj.exe",
    "two lines": "one\ntwo\u2028three",
    "mathematics": r"$x$ \(y\)",
    "a command of TeX": r"\input{x}",
    "the end of a script": "</script>]]>",
    "a path": "a/b.c",
    "very long": "W" * 200,
}


def named(name: str, *, everywhere: bool = False) -> Document:
    """A circuit with one block: gates, the flag, the block, its instance and a note are called so.

    Inputs and ports bear names that an expression can use, as in every file; `everywhere` gives
    them such a name, too, as no file may.
    """
    document = ce.circuit("h = exp(x * w); f = h + x", x=0.5, w=-2).document
    inside = [id_ for id_, each in document.root.nodes.items() if each.kind in ("mul", "exp")]
    weight = document.root.find("w")
    assert weight is not None
    document, instance = group(document, [*inside, weight], "block")
    interface = document.root.nodes[instance].interface
    assert interface is not None
    document = blocks.within(
        document, interface.block, lambda part: _called(part, name, everywhere)
    )
    document = _called(blocks.rename_block(document, interface.block, name), name, everywhere)
    return replace(document, stops=(Stop("forward", instance, name),))


def unwired(document: Document, kind: str) -> Document:
    """The same without the first wire into a node of this kind."""
    root = document.root
    pin = next(pin for pin in sorted(root.wires) if root.nodes[pin.node].kind == kind)
    return replace(document, root=replace(root, wires=root.wires.delete(pin)))


def broken(name: str) -> dict[str, Document]:
    """What cannot be computed to its end, with such names all over it."""
    document = named(name)
    return {
        "a block lacks a wire": unwired(document, BLOCK),
        "a gate lacks a wire": unwired(document, "add"),
        "the loss lacks its wire": unwired(document, "output"),
        "no loss": replace(document, loss=None),
        "overflow": _with_values(document, 1e308),
    }


def _called(part: Document, name: str, everywhere: bool) -> Document:
    root = part.root
    free = [
        id_
        for id_, each in root.nodes.items()
        if everywhere or not (each.gate.is_source or each.gate.is_port)
    ]
    return replace(part, root=replace(root, labels=root.labels.update(dict.fromkeys(free, name))))


def _with_values(document: Document, number: float) -> Document:
    root = document.root
    values = {id_: Value(number) for id_, each in root.nodes.items() if each.gate.is_source}
    return replace(document, root=replace(root, values=root.values.update(values)))
