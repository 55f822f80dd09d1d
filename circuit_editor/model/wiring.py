"""Following the wires: who feeds whom, how deep, by which path, and whether in a circle.

Nothing here recurses: chains of 10,000 gates are normal.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any, cast

from circuit_editor.model.document import Circuit, Pin


def consumers_of(circuit: Circuit) -> dict[str, list[str]]:
    """The nodes that each node feeds, once per wire; nodes that feed none are left out."""
    consumers: dict[str, list[str]] = {}
    for target, source in circuit.wires.items():
        consumers.setdefault(source.node, []).append(target.node)
    return consumers


def suppliers_of(circuit: Circuit) -> dict[str, list[str]]:
    """The nodes that feed each node, in the order of its inputs."""
    return {
        id_: [source.node for source in circuit.sources(id_) if source is not None]
        for id_ in circuit.nodes
    }


def depths_of(suppliers: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """Each node's distance in wires from the farthest source that feeds it.

    Nodes on a loop, and all they feed, have no depth and are left out.
    """
    consumers: dict[str, list[str]] = {}
    for id_, feeding in suppliers.items():
        for each in feeding:
            consumers.setdefault(each, []).append(id_)
    waiting_for = {id_: len(feeding) for id_, feeding in suppliers.items()}
    ready = [id_ for id_, count in waiting_for.items() if count == 0]
    depths = dict.fromkeys(ready, 0)
    for id_ in ready:  # grows while it is walked
        for consumer in consumers.get(id_, ()):
            depths[consumer] = max(depths.get(consumer, 0), depths[id_] + 1)
            waiting_for[consumer] -= 1
            if waiting_for[consumer] == 0:
                ready.append(consumer)
    return {id_: depths[id_] for id_ in ready}


def upstream_of(circuit: Circuit, end: str) -> set[str]:
    """The nodes that feed `end`, itself among them."""
    nodes, driver = circuit.nodes, cast(Any, circuit.wires.get)  # no Pins: see path_between
    found, waiting = {end}, [end]
    while waiting:
        here = waiting.pop()
        for port in nodes[here].gate.inputs:
            source = driver((here, port))
            if source is not None and source[0] not in found:
                found.add(source[0])
                waiting.append(source[0])
    return found


def path_between(circuit: Circuit, start: str, end: str) -> list[str] | None:
    """Nodes from `start` to `end` along the wires, both included; None where there is no path."""
    # asked of whole circuits at every wire that is drawn, hence no Pins and no calls
    nodes, driver = circuit.nodes, cast(Any, circuit.wires.get)
    towards_end: dict[str, str | None] = {end: None}
    waiting = [end]
    while waiting:
        here = waiting.pop()
        if here == start:
            path = [here]
            while (following := towards_end[path[-1]]) is not None:
                path.append(following)
            return path
        for port in nodes[here].gate.inputs:
            source = driver((here, port))
            if source is not None and source[0] not in towards_end:
                towards_end[source[0]] = here
                waiting.append(source[0])
    return None


def find_loop(circuit: Circuit) -> list[str] | None:
    """Some loop of the circuit as node ids, first and last the same; None where there is none."""
    state: dict[str, bool] = {}  # absent: not seen; False: on the trail; True: done
    for start in sorted(circuit.nodes):  # a map's order would name another loop each time
        if start in state:
            continue
        trail = [(start, iter(circuit.sources(start)))]
        state[start] = False
        while trail:
            here, sources = trail[-1]
            source = next((each for each in sources if each is not None), None)
            if source is None:
                state[here] = True
                trail.pop()
            elif state.get(source.node) is False:
                upstream = [each for each, _ in trail]
                return [source.node, *reversed(upstream[upstream.index(source.node) :])]
            elif source.node not in state:
                state[source.node] = False
                trail.append((source.node, iter(circuit.sources(source.node))))
    return None


def natural(id_: str) -> tuple[str, int, str, int]:
    """A sort key by which `add2` stands before `add10`. Total: equal only for equal ids."""
    stem = id_.rstrip("0123456789")
    digits = id_[len(stem) :]
    number = digits.lstrip("0")
    # numbers without leading zeros sort by length, then as text: int() refuses very long ones
    return stem, len(number), number, len(digits)


def open_ends(circuit: Circuit) -> list[Pin]:
    """Output pins of gates that drive nothing, in id order: where a loss flag could stand."""
    driving = set(circuit.wires.values())
    ends = [
        end
        for id_, node in circuit.nodes.items()
        if not node.gate.is_source and not node.gate.is_port
        for port in node.gate.outputs
        if (end := Pin(id_, port)) not in driving
    ]
    return sorted(ends, key=lambda end: (natural(end.node), end.port))


def end_for_flag(circuit: Circuit, selection: Collection[str]) -> Pin | None:
    """Where one flag could stand without a question: the selected open end, else the only one."""
    ends = open_ends(circuit)
    chosen = [end for end in ends if end.node in selection]
    if len(chosen) == 1:
        return chosen[0]
    return ends[0] if len(ends) == 1 else None


def single_way(circuit: Circuit, start: str, end: str) -> list[Pin]:
    """The inputs that a number enters on its way from one node to another, in order.

    Empty where it is no single chain: a node on it has other inputs, or drives something else.
    """
    driven: dict[str, list[Pin]] = {}
    for target, source in circuit.wires.items():
        driven.setdefault(source.node, []).append(target)
    way: list[Pin] = []
    here = start
    while len(driven.get(here, [])) == 1:
        (target,) = driven[here]
        if target.node == end:
            return way
        if len(circuit.nodes[target.node].gate.inputs) != 1:
            return []
        way.append(target)
        here = target.node
    return []
