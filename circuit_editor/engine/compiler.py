"""From a document to a tape: every node once, each behind all that feed it."""

from __future__ import annotations

from collections.abc import Mapping

from circuit_editor.engine.tape import UNPLUGGED, Step, Tape
from circuit_editor.gates import Array
from circuit_editor.model import Document
from circuit_editor.model.rules import loop_sentence
from circuit_editor.model.wiring import depths_of, find_loop, natural


class LoopError(ValueError):
    """The circuit has a loop; the message names it. No rule of the program lets one be drawn."""


def compile(document: Document) -> Tape:
    """Put the document's nodes into the order of the forward pass.

    Depends on the root's `nodes` and `wires` and on `loss` alone: while these are the same
    objects, the tape can be kept. Nodes of equal depth follow their ids, so that the order, the
    sums at forks and every list made from the tape are the same each time.
    Raises LoopError.
    """
    circuit = document.root
    depths = depths_of(circuit)
    if len(depths) < len(circuit.nodes):
        loop = find_loop(circuit)
        assert loop is not None
        raise LoopError(str(loop_sentence(circuit, loop)))
    order = sorted(depths, key=lambda id_: (depths[id_], natural(id_)))
    slots = {id_: slot for slot, id_ in enumerate(order)}
    steps = []
    for id_ in order:
        node = circuit.nodes[id_]
        sources = tuple(
            slots[source.node] if source is not None else UNPLUGGED
            for source in circuit.sources(id_)
        )
        steps.append(Step(id_, node.gate, node.attrs, sources))
    loss = slots.get(document.loss) if document.loss is not None else None
    return Tape(tuple(steps), slots, loss)


def same_structure(before: Document, after: Document) -> bool:
    """True where a tape compiled from `before` serves `after` as well."""
    return (
        before.root.nodes is after.root.nodes
        and before.root.wires is after.root.wires
        and before.loss == after.loss
    )


def values_of(document: Document) -> Mapping[str, Array]:
    """The value of every source by its path, as the tape wants them."""
    return {path: value.array for path, value in document.root.values.items()}
