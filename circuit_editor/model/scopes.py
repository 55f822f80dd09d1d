"""Scopes: every place of a circuit in a document: the root, and the inside of every instance.

`scopes_of` goes through all of them, or those that are shown opened; `circuits_along` follows one
path, and `circuit_within` tells its end alone. None recurses. Two others open blocks for
themselves: `model.problems` looks into each definition once, as what all instances have in common
need not be told of each, and `layout.picture` begins within, as a frame is as large as what it
holds.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import field

from circuit_editor.dataclass import dataclass
from circuit_editor.model.document import Circuit, Document, Pin
from circuit_editor.model.paths import SLASH
from circuit_editor.named_tuple import NamedTuple


@dataclass(slots=True, eq=False)
class Scope:
    """A circuit at one place of the whole: the root, or the inside of one instance.

    `path` is that of the instance, "" for the root, and `prefix` what the paths of all inside begin
    with; both are plain texts, as they are joined by thousands. `inner` are the insides of the
    instances in it, by their ids, as far as these are opened.
    """

    circuit: Circuit
    path: str = ""
    prefix: str = ""
    id: str = ""
    outer: Scope | None = None
    inner: dict[str, Scope] = field(default_factory=dict)

    def pin(self, pin: Pin) -> Pin:
        """The pin as the whole document calls it."""
        return Pin(self.prefix + pin.node, pin.port)

    def drawn(self, pin: Pin) -> Pin:
        """The pin as it is drawn where the instance is opened: a port is the block's own pin."""
        return (
            Pin(self.path, pin.node) if self.circuit.nodes[pin.node].gate.is_port else self.pin(pin)
        )


def scopes_of(document: Document, opened: Container[str] | None = None) -> Iterator[Scope]:
    """The root, and the inside of every instance: each after the one it stands in.

    With `opened` only the blocks at these paths are opened.
    """
    waiting = [Scope(document.root)]
    for scope in waiting:  # grows while it is walked
        for id_, each in scope.circuit.nodes.items():
            if each.interface is not None and (opened is None or scope.prefix + id_ in opened):
                inside = document.blocks[each.interface.block].circuit
                path = scope.prefix + id_
                inner = Scope(inside, path, path + SLASH, id_, scope)
                scope.inner[id_] = inner
                waiting.append(inner)
        yield scope


class EnteredCircuit(NamedTuple):
    """A circuit on the way along a path, and the definition it is the inside of; None: the root."""

    definition: str | None
    circuit: Circuit


def circuits_along(
    document: Document, ids: Iterable[str], start: Circuit | None = None
) -> Iterator[EnteredCircuit]:
    """The circuits that a way through instances leads into, as far as it does.

    The first is `start`, else the root: each id is one in the circuit of its own place in the row,
    and where the last one is an instance, too, there is one circuit more than ids.
    """
    here = EnteredCircuit(None, document.root if start is None else start)
    yield here
    for id_ in ids:
        node = here.circuit.nodes.get(id_)
        if node is None or node.interface is None:
            return
        here = EnteredCircuit(node.interface.block, document.blocks[node.interface.block].circuit)
        yield here


def circuit_within(document: Document, ids: Iterable[str], start: Circuit) -> Circuit | None:
    """The circuit at the end of a way through instances, or None where the way leads nowhere."""
    here = start
    for id_ in ids:
        node = here.nodes.get(id_)
        if node is None or node.interface is None:
            return None
        here = document.blocks[node.interface.block].circuit
    return here
