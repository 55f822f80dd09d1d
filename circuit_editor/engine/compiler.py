"""From a document to a tape: every gate once, each behind all that feed it."""

from __future__ import annotations

from circuit_editor.engine.flattening import Flat, flatten, values_of
from circuit_editor.engine.tape import UNPLUGGED, Alias, Step, Tape
from circuit_editor.model import Document, Pin
from circuit_editor.model.rules import loop_sentence
from circuit_editor.model.wiring import depths_of, find_loop, natural

__all__ = ["LoopError", "compile", "same_structure", "values_of"]


class LoopError(ValueError):
    """The circuit has a loop; the message names it. No rule of the program lets one be drawn."""


def compile(document: Document) -> Tape:
    """Put the document's gates, those inside its blocks too, into the order of the forward pass.

    Depends on nodes, wires and `loss` alone: while these are the same objects, the tape can be
    kept. Gates of equal depth follow their paths, read from the innermost name outwards: so the
    order, the sums at forks and every list made from the tape are the same each time, and the
    same when a chunk is made a block.
    Raises LoopError.
    """
    flat = flatten(document)
    depths = depths_of(
        {path: [each for each in drivers if each] for path, drivers in flat.drivers.items()}
    )
    if len(depths) < len(flat.nodes):
        raise LoopError(_loop(document))
    order = sorted(depths, key=lambda path: (depths[path], _from_within(path)))
    slots = {path: slot for slot, path in enumerate(order)}
    steps = []
    for path in order:
        each = flat.nodes[path]
        sources = tuple(
            slots[driver] if driver is not None else UNPLUGGED for driver in flat.drivers[path]
        )
        steps.append(Step(path, each.gate, each.attrs, sources))
    loss = slots.get(document.loss) if document.loss is not None else None
    return Tape(tuple(steps), slots, loss, _aliases(flat, slots), _insides(order))


def same_structure(before: Document, after: Document) -> bool:
    """True where a tape compiled from `before` serves `after` as well."""
    if before.loss != after.loss or before.root.nodes is not after.root.nodes:
        return False
    if before.root.wires is not after.root.wires:
        return False
    if before.blocks is after.blocks:
        return True
    return before.blocks.keys() == after.blocks.keys() and all(
        block.circuit.nodes is after.blocks[id_].circuit.nodes
        and block.circuit.wires is after.blocks[id_].circuit.wires
        for id_, block in before.blocks.items()
    )


def _from_within(path: str) -> tuple[tuple[str, int, str, int], ...]:
    """A sort key by the leaf first: it stays first when a block is drawn around it."""
    return tuple(natural(id_) for id_ in reversed(path.split("/")))


def _aliases(flat: Flat, slots: dict[str, int]) -> dict[Pin, Alias]:
    """The pins of blocks, the inputs their wires lead to in the order of the backward pass."""
    found = {}
    for pin, alias in flat.aliases.items():
        slot = UNPLUGGED if alias.driver is None else slots[alias.driver]
        ends = [(slots[path], index) for path, index in alias.ends]
        found[pin] = Alias(
            slot, tuple(sorted(ends, key=lambda end: (-end[0], end[1]))), alias.behind
        )
    return found


def _insides(order: list[str]) -> dict[str, tuple[int, ...]]:
    """The slots inside each block, by its path, in the tape's order."""
    found: dict[str, list[int]] = {}
    for slot, path in enumerate(order):
        end = path.rfind("/")
        while end > 0:
            found.setdefault(path[:end], []).append(slot)
            end = path.rfind("/", 0, end)
    return {path: tuple(slots) for path, slots in found.items()}


def _loop(document: Document) -> str:
    for circuit in (document.root, *(block.circuit for block in document.blocks.values())):
        loop = find_loop(circuit)
        if loop is not None:
            return str(loop_sentence(circuit, loop))
    raise AssertionError("a loop of gates is a loop of the blocks they stand in")
