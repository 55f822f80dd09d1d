"""Names of the output: that of its flag, or "output" where something else is called so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from circuit_editor.gates.kinds import OUTPUT
from circuit_editor.model.document import Circuit, Document, Pin
from circuit_editor.model.loss_names import marks_a_loss

LOSS = "loss"  # a symbol, as "out" is one for what comes out of a gate

_last: tuple[Document, bool] | None = None  # asked about last, as in each frame of a drag


def output_symbol(document: Document, *, qualified: bool = False) -> str:
    """What the output is called in a derivative: f, or `output` where a gate is called f, too.

    Where names inside blocks are written `qualified` by their blocks they are no others' names.
    """
    if document.loss is None:
        return "f"
    if has_own_name(document) or (qualified and _stands_once(document.root, document.loss)):
        return document.root.name(document.loss)
    symbol = LOSS if marks_a_loss(document) else OUTPUT
    taken = {each for _, circuit in _circuits(document) for each in circuit.labels.values()}
    while symbol in taken:
        symbol += "′"
    return symbol


def _stands_once(circuit: Circuit, flag: str) -> bool:
    """True where nothing beside the flag is called so in its own circuit but what it reads."""
    source = circuit.wires.get(Pin(flag, circuit.nodes[flag].gate.inputs[0]))
    read = {flag} if source is None else {flag, source.node}
    name = circuit.name(flag)
    return all(id_ in read for id_, label in circuit.labels.items() if label == name)


def has_own_name(document: Document) -> bool:
    """True where nothing but the number at the flag is called as the flag is.

    The gate that the flag reads may be called so, too: its number is the same.
    """
    global _last
    if _last is None or not _is_alike(_last[0], document):
        _last = document, _has_own_name(document)
    return _last[1]


def _has_own_name(document: Document) -> bool:
    if document.loss is None:
        return True
    name = document.root.name(document.loss)
    bearers = {
        (block, id_)
        for block, circuit in _circuits(document)
        for id_, label in circuit.labels.items()
        if label == name
    }
    return bearers <= {(None, document.loss), *_read_by(document, document.loss)}


def _read_by(document: Document, flag: str) -> Iterator[tuple[str | None, str]]:
    """What has the number at the flag: the gate before it; of a block used once that inside it."""
    counts: Counter[str] | None = None
    block: str | None = None
    circuit, id_ = document.root, flag
    while True:
        source = circuit.wires.get(Pin(id_, circuit.nodes[id_].gate.inputs[0]))
        if source is None:
            return
        yield block, source.node
        interface = circuit.nodes[source.node].interface
        if interface is None:
            return
        counts = _uses(document) if counts is None else counts
        block, id_ = interface.block, source.port
        if counts[block] > 1:
            return
        circuit = document.blocks[block].circuit
        yield block, id_


def _uses(document: Document) -> Counter[str]:
    return Counter(
        node.interface.block
        for _, circuit in _circuits(document)
        for node in circuit.nodes.values()
        if node.interface is not None
    )


def _circuits(document: Document) -> Iterator[tuple[str | None, Circuit]]:
    yield None, document.root
    for id_, block in document.blocks.items():
        yield id_, block.circuit


def _is_alike(one: Document, other: Document) -> bool:
    return (
        one.loss == other.loss
        and one.root.labels is other.root.labels
        and one.root.wires is other.root.wires
        and one.root.nodes is other.root.nodes
        and one.blocks is other.blocks
    )
