"""Fresh names: ids that no node of the document has, labels that are still free."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping

from circuit_editor.gates import GATES, PORTS
from circuit_editor.gates.kinds import BLOCK
from circuit_editor.model.document import Circuit, Document, Node
from circuit_editor.model.record_limits import LONGEST_LABEL
from circuit_editor.model.records import BY_OWN_ID
from circuit_editor.model.sort_keys import sort_ids

LONGEST_STEM = 40
NUMBERED = r"(?s)(.*?)( ?)([0-9]{0,6})"


def fresh_id(document: Document, kind: str) -> str:
    """An id for a new node of this kind that no node of the document has: `mul3`."""
    return fresh_ids(document, {kind: 1})[kind][0]


def fresh_ids(document: Document, counts: Mapping[str, int]) -> dict[str, list[str]]:
    """Ids for so many new nodes of each kind that nothing in the document has, in a block or not.

    By kind; two kinds never get the same id.
    """
    circuits = [document.root, *(block.circuit for block in document.blocks.values())]
    size = sum(len(circuit.nodes) for circuit in circuits)
    taken = [circuit.nodes for circuit in circuits]
    taken += [ids for each in BY_OWN_ID for circuit in circuits if (ids := each.of(circuit))]
    gone = sort_ids(document)  # what sorts as a node that is no more must not meet another one
    found = {}
    for kind, count in counts.items():
        # small circuits get small numbers, large ones a quick answer
        numbers = itertools.chain([1], itertools.count(2 if size < 200 else size + 1))
        found[kind] = ids = list[str]()
        while len(ids) < count:
            id_ = f"{kind}{next(numbers)}"
            if id_ not in gone and not any(id_ in there for there in taken):
                ids.append(id_)
                gone.add(id_)
    return found


def stem_of(node: Node) -> str:
    """What the id of a copy of this node begins with: its kind, as far as an id can hold it."""
    if node.placeholder is None:
        return node.kind
    return re.sub(r"[^A-Za-z0-9_]+", "-", node.kind).strip("-")[:LONGEST_STEM] or "gate"


def fresh_definition(document: Document, name: str) -> str:
    """An id for a new definition, from its name: `sigmoid-gate-by-gate`, `block2`."""
    stem = re.sub(r"[^A-Za-z0-9]+", "-", name).strip("-")[:LONGEST_STEM].lower() or BLOCK
    if stem not in document.blocks:
        return stem
    return next(
        id_ for number in itertools.count(2) if (id_ := f"{stem}{number}") not in document.blocks
    )


def free_block_name(taken: Iterable[str], name: str) -> str:
    """A name for a block that none of these is: `neuron`, else `neuron2`; `my neuron 2`."""
    names = set(taken)
    return next(each for each in itertools.chain([name], numbered_names(name)) if each not in names)


def numbered_names(name: str) -> Iterator[str]:
    """neuron2, neuron3, ... for neuron; neuron4, ... for neuron3; `a neuron 2`, ... for words."""
    stem, gap, digits = re.fullmatch(NUMBERED, name).groups()  # type: ignore[union-attr]
    if not digits:
        gap = "" if name.isidentifier() else " "
    for number in itertools.count(int(digits or 1) + 1):
        behind = f"{gap}{number}"
        yield stem[: LONGEST_LABEL - len(behind)] + behind


def fresh_label(circuit: Circuit, kind: str) -> str:
    """A name for a new input or flag that none has yet (x, y, z, x2, ...); "" for gates."""
    made = GATES.get(kind) or PORTS.get(kind)
    if made is None or not made.first_names:
        return ""
    names = made.first_names
    return free_label(
        circuit, itertools.chain(names, (f"{names[0]}{n}" for n in itertools.count(2)))
    )


def free_label(circuit: Circuit, candidates: Iterable[str]) -> str:
    """The first of these names that no node of the circuit bears."""
    taken = set(circuit.labels.values())
    return next(name for name in candidates if name not in taken)


def numbered_labels(label: str) -> Iterator[str]:
    """x1, x2, ... for x or x7; none longer than a label may be."""
    stem = label.rstrip("0123456789") or label
    for number in itertools.count(1):
        digits = str(number)
        yield stem[: LONGEST_LABEL - len(digits)] + digits
