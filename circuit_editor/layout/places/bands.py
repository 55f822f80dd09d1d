"""Bands of a large circuit: its layers, found by what their results have in common.

The results of a layer are gates that are named alike (h1_0, h1_1, ...), or, where gates have no
names, gates of one kind and depth of which each feeds several others. To a layer belongs what feeds
its results and no earlier ones.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from circuit_editor.layout.sizes import NODE_GAP
from circuit_editor.layout.space.boxes import Box
from circuit_editor.model import Circuit
from circuit_editor.model.changed_keys import changed_keys
from circuit_editor.model.graph import group_by_key, reachable
from circuit_editor.model.wiring import consumers_of, depths_of, natural, suppliers_of

LEAST_NAMED, LEAST_ALIKE = 2, 3  # gates that make a layer: with names, and without
MOST = 0.6  # of the gates at that depth, where they have no names
FORKS = 2  # wires that leave a result, where it has no name
DIGITS = "0123456789₀₁₂₃₄₅₆₇₈₉"
BETWEEN_ROWS = 3 * NODE_GAP  # more than this of empty height: the band goes on in another line


class Band(NamedTuple):
    """A layer: the ids of its results in order, and of all that belongs to it."""

    results: tuple[str, ...]
    members: tuple[str, ...]


def bands_of(circuit: Circuit) -> list[Band]:
    """The layers of a circuit in the order of the forward pass; none where nothing is alike."""
    suppliers, depths = suppliers_of(circuit), depths_of(circuit)
    groups = sorted(
        (max(depths.get(id_, 0) for id_ in group), sorted(group, key=_by_name(circuit)))
        for group in _groups(circuit, depths)
    )
    found, taken = [], set[str]()

    def open_suppliers(id_: str) -> list[str]:
        return [each for each in suppliers[id_] if each not in taken]

    for _, results in groups:
        if not taken.isdisjoint(results):
            continue  # they feed an earlier layer
        members = reachable(results, open_suppliers)
        if {*results}.isdisjoint(each for id_ in members for each in suppliers[id_]):
            taken.update(members)  # no result feeds another
            found.append(Band(tuple(results), tuple(sorted(members))))
    return found


def have_same_bands(before: Circuit, after: Circuit) -> bool:
    """True where surely no layer is another: nodes came or went that no wire leads to or leaves.

    What names of sources are does not matter.
    """
    if after.wires is not before.wires:
        return False
    changed = changed_keys(before.nodes, after.nodes)
    if any(id_ in before.nodes and id_ in after.nodes for id_ in changed):
        return False
    renamed = changed_keys(before.labels, after.labels)
    nodes = (after.nodes.get(id_) or before.nodes[id_] for id_ in renamed)
    return all(node.gate.is_source for node in nodes)


def boxes_of(members: Iterable[str], boxes: Mapping[str, Box], around: float) -> list[Box]:
    """The boxes that a band takes in a drawing: one for each line in which it stands."""
    rows = sorted((boxes[id_] for id_ in members if id_ in boxes), key=lambda box: box[1])
    found: list[Box] = []
    for left, top, right, bottom in rows:
        if found and top - found[-1][3] <= BETWEEN_ROWS:
            before = found[-1]
            found[-1] = (
                min(before[0], left),
                before[1],
                max(before[2], right),
                max(before[3], bottom),
            )
        else:
            found.append((left, top, right, bottom))
    return [
        (left - around, top - around, right + around, bottom + around)
        for left, top, right, bottom in found
    ]


def _groups(circuit: Circuit, depths: Mapping[str, int]) -> list[list[str]]:
    """Results that are alike."""
    consumers = consumers_of(circuit)
    gates = [
        (id_, node)
        for id_, node in circuit.nodes.items()
        if not (node.gate.is_source or node.gate.is_flag or node.gate.is_port)
    ]
    named = group_by_key(
        (stem, id_) for id_, _ in gates if (stem := circuit.label(id_).rstrip(DIGITS)) != ""
    )
    alike = group_by_key(
        ((depths.get(id_, 0), node.kind), id_)
        for id_, node in gates
        if not circuit.label(id_) and len(consumers.get(id_, ())) >= FORKS
    )
    wired = {*consumers, *(target.node for target in circuit.wires)}
    at_depth = Counter(depths.get(id_, 0) for id_, _ in gates if id_ in wired)
    return [group for group in named.values() if len(group) >= LEAST_NAMED] + [
        group
        for (depth, _), group in alike.items()
        if len(group) >= max(LEAST_ALIKE, MOST * at_depth[depth])
    ]


def _by_name(circuit: Circuit) -> Callable[[str], tuple[str, int, str, int]]:
    return lambda id_: natural(circuit.label(id_) or id_)
