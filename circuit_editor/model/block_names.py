"""Names of block instances: their labels, and the names of what stands inside them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import chain, islice

from circuit_editor.dataclass import replace
from circuit_editor.gates.kinds import BLOCK
from circuit_editor.model import blocks
from circuit_editor.model.blocks import Where
from circuit_editor.model.document import Circuit, Document, map_circuits, with_items
from circuit_editor.model.fresh_names import free_block_name, numbered_names
from circuit_editor.model.paths import parts_of
from circuit_editor.model.scopes import circuits_along
from circuit_editor.model.wiring import natural

WITHIN = " › "  # between what people call a block, and what stands in it
WORD = r"[^\W\d]\w*"


def instance_names(circuit: Circuit) -> dict[str, str]:
    """What people call the blocks in a circuit: by their labels, or their kind with a number.

    Scripts have names that lead back to what they name: see `engine.path_names`.
    """
    kinds = {id_: interface.name for id_, interface in blocks.instances_in(circuit)}
    ids = sorted(kinds, key=natural)
    names = {id_: label for id_ in ids if (label := circuit.label(id_))}
    taken = set(names.values())
    free: dict[str, Iterator[str]] = {}  # goes on where the last of a kind got its number
    for id_ in ids:
        if id_ not in names:
            kind = kinds[id_]
            if kind not in free:
                free[kind] = chain([kind], numbered_names(kind))
            names[id_] = next(each for each in free[kind] if each not in taken)
            taken.add(names[id_])
    return names


def label_of_copy(taken: Collection[str], label: str, name: str) -> str:
    """The label of one more block called so, or without a label: its own name, and nobody else's.

    `taken` are the names of the other blocks, `name` is that of its definition. A block without a
    label needs none where nobody is called as its definition is.
    """
    return "" if not label and name not in taken else free_block_name(taken, label or name)


def taken_by_blocks(circuit: Circuit) -> set[str]:
    """The names by which the blocks in a circuit are known to people, and to scripts."""
    names = instance_names(circuit)
    return {*names, *names.values()}


def with_names(document: Document) -> Document:
    """The document with a label at every block that has none, so that a formula can name it.

    Of a name that is more than a word the first word stands for it.
    """

    def named(_: str | None, circuit: Circuit) -> Circuit:
        names = {id_: _word(name) for id_, name in instance_names(circuit).items()}
        given = {id_: circuit.label(id_) for id_ in names if circuit.label(id_)}
        for id_ in names:
            if id_ not in given:
                given[id_] = free_block_name([*given.values(), *circuit.nodes], names[id_])
        return replace(circuit, labels=with_items(circuit.labels, given.items()))

    return map_circuits(document, named)


def _word(name: str) -> str:
    return name if name.isidentifier() else (re.search(WORD, name) or [BLOCK])[0]


def names_along(document: Document, where: Where, path: str) -> str:
    """What people call what stands at a path inside a block: "neuron1 › w"."""
    ids, names = parts_of(path), []
    inside = islice(circuits_along(document, (*where, *ids)), len(where), None)
    for id_, (_, circuit) in zip(ids, inside, strict=False):
        is_block = circuit.nodes[id_].interface is not None
        names.append(instance_names(circuit)[id_] if is_block else circuit.name(id_))
    return WITHIN.join(names)
