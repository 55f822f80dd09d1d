"""Grouping: a set of nodes becomes a block.

It works on a document and not through `blocks.within`: the numbers that outer circuits keep for
what stands inside are named by paths, and their paths change.
"""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from immutables import Map

from circuit_editor.dataclass import replace
from circuit_editor.gates import OUT, PORTS
from circuit_editor.gates.kinds import BLOCK, INLET, OUTLET
from circuit_editor.model import blocks, records
from circuit_editor.model.document import (
    Block,
    Circuit,
    Document,
    Node,
    Pin,
    Place,
    node,
    with_items,
    without,
)
from circuit_editor.model.edits.bends import bends_at_inlets, with_bends
from circuit_editor.model.edits.copy_paste import rekey
from circuit_editor.model.fresh_names import (
    free_block_name,
    fresh_definition,
    fresh_id,
    fresh_ids,
    numbered_labels,
)
from circuit_editor.model.graph import group_by_key, reachable
from circuit_editor.model.rules import loop_sentence
from circuit_editor.model.sort_keys import has_copies
from circuit_editor.model.wiring import consumers_of, natural, path_between, suppliers_of
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence

ASIDE = 160.0  # from the outermost gate inside to the ports
APART = 60.0  # between two ports


@dataclass(frozen=True, slots=True)
class GroupRefusal:
    """Why a set of nodes can be no block, and the nodes that would have to be taken in as well."""

    sentence: Sentence
    loop: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


def groupable(circuit: Circuit, ids: Iterable[str]) -> frozenset[str]:
    """Those of the nodes that can go into a block: not flags, not the ports of this circuit."""
    return frozenset(
        id_
        for id_ in ids
        if id_ in circuit.nodes
        and not circuit.nodes[id_].gate.is_flag
        and not circuit.nodes[id_].gate.is_port
    )


def why_not_group(circuit: Circuit, ids: Iterable[str]) -> GroupRefusal | None:
    """Why these nodes can be no block, or None where they can.

    A path that leaves the chunk and comes back would make the block feed itself.
    """
    chunk = groupable(circuit, ids)
    if not chunk:
        return GroupRefusal(
            Sentence.of(
                QT_TRANSLATE_NOOP(
                    "Sentence", "Select the gates that are to be one block; a flag stays outside."
                )
            )
        )
    missing = _between(circuit, chunk)
    if not missing:
        return None
    loop = _loop(circuit, chunk, missing[0])
    return GroupRefusal(loop_sentence(circuit, list(loop)), loop, tuple(missing))


def group(
    document: Document, ids: Iterable[str], name: str, inside: str | None = None
) -> tuple[Document, str]:
    """Make a block of nodes of the root, or of the definition `inside`; and the instance's id.

    There is one port for each source outside that feeds the chunk, and one for each inside that
    feeds the rest, or nothing yet. Nodes keep their ids and places, and values their numbers; what
    has an id of its own goes in where that is among the ids, and a frame around a part of them.
    A name that is taken gets a number.
    The caller has asked `why_not_group`.
    """
    ids, outer = set(ids), blocks.circuit_of(document, inside)
    chunk = groupable(outer, ids)
    taken = records.taken_along(outer, chunk | (ids & records.own_ids(outer).keys()))
    instance, definition = fresh_id(document, BLOCK), fresh_definition(document, name)
    document = rekey(document, inside, lambda way: (instance, *way) if way[0] in chunk else way)
    outer = blocks.circuit_of(document, inside)
    entering, leaving = _boundary(outer, chunk)
    ports = fresh_ids(document, {INLET: len(entering), OUTLET: len(leaving)})
    inlets = dict(zip(entering, ports[INLET], strict=True))
    outlets = dict(zip(leaving, ports[OUTLET], strict=True))
    inner = _with_ports(_part(outer, chunk, taken, instance), outer, inlets, outlets)
    within, beyond = bends_at_inlets(inner, instance)
    inner = replace(inner, **within)
    name = free_block_name((each.name for each in document.blocks.values()), name)
    block = Block(name, inner, tuple(inlets.values()), tuple(outlets.values()))
    cut = [target for target in outer.wires if target.node in chunk]
    wires = [(Pin(instance, inlet), source) for source, inlet in inlets.items()]
    wires += [
        (target, Pin(instance, outlets[source]))
        for target, source in outer.wires.items()
        if source.node in chunk and target.node not in chunk
    ]
    # beside copies that sort as what is grouped, the block must not come between
    sorts_as = () if has_copies(document) else None
    beside = records.subtract(outer, {*taken, instance})
    beside = records.hold_instead(outer, beside, taken, instance)
    beside["places"] = beside["places"].set(instance, centre_of(inner, chunk))
    outer = replace(
        outer,
        nodes=without(outer.nodes, chunk).set(
            instance, Node(BLOCK, interface=block.interface(definition), sorts_as=sorts_as)
        ),
        wires=with_items(without(outer.wires, cut), wires),
        extra=without(outer.extra, inner.extra),
        **beside,
    )
    outer = with_bends(outer, beyond)
    document = replace(document, blocks=document.blocks.set(definition, block))
    return blocks.with_circuit(document, inside, outer), instance


# Before grouping -----------------------------------------------------------------------------


def _between(circuit: Circuit, chunk: frozenset[str]) -> list[str]:
    """The nodes outside on paths that leave the chunk and come back."""
    consumers, suppliers = consumers_of(circuit), suppliers_of(circuit)
    behind = {*reachable(chunk, lambda id_: consumers.get(id_, []))}
    return sorted((behind & {*reachable(chunk, suppliers.__getitem__)}) - chunk, key=natural)


def _loop(circuit: Circuit, chunk: frozenset[str], outside: str) -> tuple[str, ...]:
    """A path that leaves the chunk, passes a node outside, and comes back, the chunk left out."""
    there = next(path for id_ in sorted(chunk) if (path := path_between(circuit, id_, outside)))
    back = next(path for id_ in sorted(chunk) if (path := path_between(circuit, outside, id_)))
    whole = [*there, *back[1:]]
    first = max(at for at, id_ in enumerate(whole[: len(there)]) if id_ in chunk)
    last = next(at for at in range(len(there), len(whole)) if whole[at] in chunk)
    return tuple(whole[first : last + 1])


# The inside ----------------------------------------------------------------------------------


def _boundary(circuit: Circuit, chunk: frozenset[str]) -> tuple[list[Pin], list[Pin]]:
    """The sources outside that feed the chunk, and those inside that lead out; downwards each."""
    entering, leaving = set(), set()
    for target, source in circuit.wires.items():
        if target.node in chunk and source.node not in chunk:
            entering.add(source)
        elif source.node in chunk and target.node not in chunk:
            leaving.add(source)
    driving = set(circuit.wires.values())
    for id_ in chunk:
        gate = circuit.nodes[id_].gate
        if not gate.is_source:
            leaving |= {Pin(id_, port) for port in gate.outputs} - driving

    def downwards(pin: Pin) -> tuple[object, ...]:
        x, y = circuit.places.get(pin.node, (0.0, 0.0))
        return y, x, natural(pin.node), pin.port

    return sorted(entering, key=downwards), sorted(leaving, key=downwards)


def _part(outer: Circuit, chunk: frozenset[str], taken: Collection[str], instance: str) -> Circuit:
    """What goes inside, with the wires that end there; its values are already named by paths."""
    keys = {f"nodes.{id_}" for id_ in chunk}
    keys |= {f"wires.{target}" for target in outer.wires if target.node in chunk}
    return Circuit(
        nodes=Map({id_: outer.nodes[id_] for id_ in chunk}),
        wires=Map({to: source for to, source in outer.wires.items() if to.node in chunk}),
        extra=Map({key: outer.extra[key] for key in keys if key in outer.extra}),
        **records.part_of(outer, taken, instance),
    )


def _with_ports(
    inner: Circuit, outer: Circuit, inlets: Mapping[Pin, str], outlets: Mapping[Pin, str]
) -> Circuit:
    """The inside with its ports: named, wired, and placed beside what they serve."""
    nodes = {inlet: node(INLET) for inlet in inlets.values()}
    nodes |= {outlet: node(OUTLET) for outlet in outlets.values()}
    wires = {
        target: Pin(inlets[source], OUT)
        for target, source in inner.wires.items()
        if source in inlets
    }
    wires |= {Pin(outlet, "x"): source for source, outlet in outlets.items()}
    left = min((x for x, _ in inner.places.values()), default=0.0) - ASIDE
    right = max((x for x, _ in inner.places.values()), default=0.0) + ASIDE
    served = group_by_key(
        (each.node, inner.places.get(target.node)) for target, each in wires.items()
    )
    heights = {inlet: _height(served.get(inlet, [])) for inlet in inlets.values()}
    heights |= {outlet: _height([inner.places.get(each.node)]) for each, outlet in outlets.items()}
    places = _column(left, [(id_, heights[id_]) for id_ in inlets.values()])
    places |= _column(right, [(id_, heights[id_]) for id_ in outlets.values()])
    named_inside = replace(
        inner,
        nodes=inner.nodes.update(nodes),
        wires=with_items(inner.wires, wires.items()),
        places=with_items(inner.places, places.items()),
    )
    coming_in = _Names(named_inside, INLET)
    going_out = _Names(named_inside, OUTLET)
    labels = [
        (inlet, coming_in.name(outer.label(source.node), PORTS[INLET].first_names))
        for source, inlet in inlets.items()
    ]
    labels += [
        (outlet, going_out.name(inner.label(source.node), PORTS[OUTLET].first_names))
        for source, outlet in outlets.items()
    ]
    return replace(named_inside, labels=with_items(named_inside.labels, labels))


class _Names:
    """Names for the ports of one side: a gate may share one, a source or another port may not."""

    def __init__(self, circuit: Circuit, kind: str) -> None:
        self._taken = {
            circuit.labels[id_]
            for id_, each in circuit.nodes.items()
            if id_ in circuit.labels and (each.gate.is_source or each.kind == kind)
        }
        self._numbered: dict[str, Iterator[str]] = {}

    def name(self, label: str, spare: Sequence[str]) -> str:
        """A free name: this label where it can be one, else one of the spare ones, or a number."""
        wanted = [label, *spare] if label.isidentifier() else list(spare)
        if wanted[0] not in self._numbered:
            self._numbered[wanted[0]] = numbered_labels(wanted[0])
        chosen = next(
            each
            for each in itertools.chain(wanted, self._numbered[wanted[0]])
            if each not in self._taken
        )
        self._taken.add(chosen)
        return chosen


def _height(places: list[Place | None]) -> float:
    heights = [place[1] for place in places if place is not None]
    return sum(heights) / len(heights) if heights else 0.0


def _column(x: float, wanted: list[tuple[str, float]]) -> dict[str, Place]:
    """Places one below the other, in this order, each as near to its height as there is room."""
    placed: dict[str, Place] = {}
    lowest = float("-inf")
    for id_, height in wanted:
        lowest = max(height, lowest + APART)
        placed[id_] = (x, lowest)
    return placed


def centre_of(circuit: Circuit, ids: Iterable[str]) -> Place:
    """The middle of the box around some nodes' places."""
    places = [circuit.places[id_] for id_ in ids if id_ in circuit.places]
    if not places:
        return 0.0, 0.0
    across, down = [x for x, _ in places], [y for _, y in places]
    return (min(across) + max(across)) / 2, (min(down) + max(down)) / 2
