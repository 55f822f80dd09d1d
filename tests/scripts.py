"""Scripts of edits: random, and yet only what the window would do, for it asks the rules first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random

from hypothesis import strategies as st

from circuit_editor.gates import ELEMENTWISE, GATES
from circuit_editor.model import OUT, Document, Pin, blocks, fresh_names
from circuit_editor.model import edits as e
from circuit_editor.model.edits import copy_paste, splice
from circuit_editor.model.rules import (
    why_not_connect,
    why_not_label,
    why_not_rewire,
    why_not_through,
)
from circuit_editor.model.wiring import natural, open_ends

NUMBERS = [0.0, -0.0, 1.0, -2.5, 1e300, float("nan"), float("inf")]
LABELS = ["x", "y", "w1", "größe", "not a name", "2x", "", "{brace}", "f"]


def nodes_of(document: Document) -> list[str]:
    return sorted(document.root.nodes, key=natural)


def sources_of(document: Document) -> list[str]:
    return [id_ for id_ in nodes_of(document) if document.root.nodes[id_].gate.is_source]


def some(rng: Random, ids: list[str]) -> list[str]:
    return rng.sample(ids, rng.randint(0, min(3, len(ids))))


def add(document: Document, rng: Random) -> Document:
    kind = rng.choice(list(ELEMENTWISE))
    return e.add(document, fresh_names.fresh_id(document, kind), kind, (rng.randint(-9, 9), 0.0))


def remove(document: Document, rng: Random) -> Document:
    return e.remove(document, [*some(rng, nodes_of(document)), "nobody"])


def connect(document: Document, rng: Random) -> Document:
    nodes = nodes_of(document)
    starts = [Pin(id_, OUT) for id_ in nodes if document.root.nodes[id_].gate.outputs]
    ends = [Pin(id_, port) for id_ in nodes for port in document.root.nodes[id_].gate.inputs]
    if not starts or not ends:
        return document
    source, target = rng.choice(starts), rng.choice(ends)
    if why_not_connect(document.root, source, target) is not None:
        return document
    return e.connect(document, source, target)


def disconnect(document: Document, rng: Random) -> Document:
    wires = sorted(document.root.wires)
    return e.disconnect(document, [*rng.sample(wires, min(1, len(wires))), Pin("nobody", "x")])


def move(document: Document, rng: Random) -> Document:
    chosen = some(rng, nodes_of(document))
    return e.move(document, {id_: (rng.randint(-9, 9), rng.randint(-9, 9)) for id_ in chosen})


def set_value(document: Document, rng: Random) -> Document:
    sources = sources_of(document)
    value = rng.choice([*NUMBERS, [1.0, 2.0]])
    return e.set_value(document, rng.choice(sources), value) if sources else document


def set_attr(document: Document, rng: Random) -> Document:
    settable = [id_ for id_ in nodes_of(document) if document.root.nodes[id_].attrs]
    if not settable:
        return document
    id_ = rng.choice(settable)
    name = rng.choice(sorted(document.root.nodes[id_].attrs))
    return e.set_attr(document, id_, name, rng.choice(NUMBERS))


def rename(document: Document, rng: Random) -> Document:
    nodes, label = nodes_of(document), rng.choice(LABELS)
    if not nodes or why_not_label(document.root, id_ := rng.choice(nodes), label) is not None:
        return document
    return e.rename(document, id_, label)


def set_loss(document: Document, rng: Random) -> Document:
    flags = [id_ for id_ in nodes_of(document) if document.root.nodes[id_].gate.is_flag]
    return e.set_loss(document, rng.choice([*flags, None]))


def set_range(document: Document, rng: Random) -> Document:
    sources = sources_of(document)
    return (
        e.set_range(document, rng.choice(sources), -1, rng.randint(1, 3)) if sources else document
    )


def flag(document: Document, rng: Random) -> Document:
    ends = open_ends(document.root)
    return e.flag(document, rng.choice(ends), (0.0, 0.0)) if ends else document


def paste(document: Document, rng: Random) -> Document:
    part = copy_paste.copy_of(document, document.root, some(rng, nodes_of(document)))
    return copy_paste.paste(document, part, (1.0, 1.0))[0]


def insert_on_wire(document: Document, rng: Random) -> Document:
    root = document.root
    wired = {pin.node for wire in root.wires.items() for pin in wire}
    free = [
        id_
        for id_ in nodes_of(document)
        if id_ not in wired and why_not_through(root.nodes[id_], id_) is None
    ]
    if not free or not root.wires:
        return document
    return splice.insert_on_wire(document, rng.choice(free), rng.choice(sorted(root.wires)))


def bypass(document: Document, rng: Random) -> Document:
    return splice.bypass(document, [*some(rng, nodes_of(document)), "nobody"])


def detach(document: Document, rng: Random) -> Document:
    return splice.detach(document, [*some(rng, nodes_of(document)), "nobody"])


def rewire_output(document: Document, rng: Random) -> Document:
    outputs = [Pin(id_, OUT) for id_ in nodes_of(document) if document.root.nodes[id_].gate.outputs]
    if not outputs:
        return document
    old, new = rng.choice(outputs), rng.choice(outputs)
    if why_not_rewire(document.root, old, new) is not None:
        return document
    return splice.rewire_output(document, old, new)


VERBS: list[Callable[[Document, Random], Document]] = [
    *(6 * [add] + 9 * [connect]),  # so that there is something to change
    *(remove, disconnect, move, set_value, set_attr, rename, set_loss, set_range, flag, paste),
    *(insert_on_wire, bypass, detach, rewire_output),
]

Edit = Callable[[Document], Document]


def edit_of(seed: int) -> Edit:
    """One edit: which verb, and on what, follows from the seed and the document alone."""

    def edit(document: Document) -> Document:
        rng = Random(seed)
        return rng.choice(VERBS)(document, rng)

    return edit


def edit_at_blocks_of(seed: int) -> Edit:
    """One edit that leaves ports as they are: inside a definition, or in the root, at any pin."""

    def edit(document: Document) -> Document:
        rng = Random(seed)
        inside = rng.choice([None, *sorted(document.blocks), *sorted(document.blocks)])
        entered = replace(document, root=blocks.circuit_of(document, inside), loss=None)
        verb = rng.choice(
            [add, *2 * [connect], disconnect, set_attr, remove_gates, *2 * [rewire_any]]
        )
        circuit = verb(entered, rng).root
        return blocks.with_circuit(document, inside, circuit)

    return edit


def remove_gates(document: Document, rng: Random) -> Document:
    nodes = document.root.nodes
    gates = [id_ for id_ in nodes_of(document) if nodes[id_].kind in GATES]
    return e.remove(document, some(rng, gates))


def rewire_any(document: Document, rng: Random) -> Document:
    """An input that is wired is wired to something else, mostly that of a block or a port."""
    nodes, targets = document.root.nodes, sorted(document.root.wires)
    targets = [pin for pin in targets if nodes[pin.node].kind not in GATES] or targets
    outputs = [Pin(id_, port) for id_ in nodes_of(document) for port in nodes[id_].gate.outputs]
    if not targets or not outputs:
        return document
    target, source = rng.choice(targets), rng.choice(outputs)
    if why_not_connect(document.root, source, target) is not None:
        return document
    return e.connect(document, source, target)


def scripts() -> st.SearchStrategy[list[Edit]]:
    """Lists of edits, to be applied one after the other; enough of them to draw something."""
    return st.lists(st.integers(0, 2**32 - 1).map(edit_of), min_size=40, max_size=80)


def played(document: Document, script: list[Edit]) -> Document:
    """The document after all the edits of a script."""
    for edit in script:
        document = edit(document)
    return document
