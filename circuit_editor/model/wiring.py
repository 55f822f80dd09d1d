"""Queries along the wires: consumers, suppliers, depths, paths, loops, open ends.

Nothing here recurses: chains of 10,000 gates are normal.
"""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Set
from typing import Any, cast

from circuit_editor.model.document import Circuit, Node, Pin
from circuit_editor.model.graph import (
    CycleError,
    group_by_key,
    post_order,
    reachable,
    topological_order,
)


def consumers_of(circuit: Circuit) -> dict[str, list[str]]:
    """The nodes that each node feeds, once per wire; nodes that feed none are left out."""
    found: dict[str, list[str]] = {}
    for target, source in circuit.wires.items():  # asked at every edit: pairs for a helper cost
        found.setdefault(source.node, []).append(target.node)
    return found


def suppliers_of(circuit: Circuit) -> dict[str, list[str]]:
    """The nodes that feed each node, in the order of its inputs."""
    return {
        id_: [source.node for source in circuit.sources(id_) if source is not None]
        for id_ in circuit.nodes
    }


def depths_of(circuit: Circuit) -> dict[str, int]:
    """Each node's distance in wires from the farthest source that feeds it.

    Nodes on a loop, and all they feed, have no depth and are left out.
    """
    consumers = consumers_of(circuit)
    depths = dict.fromkeys(topological_order(circuit.nodes, consumers), 0)
    for id_, depth in depths.items():
        for each in consumers.get(id_, ()):
            if depths.get(each, depth + 1) <= depth:
                depths[each] = depth + 1
    return depths


def upstream_of(circuit: Circuit, end: str) -> Set[str]:
    """The nodes that feed `end`, itself among them."""
    return _towards(circuit, end).keys()


def feeding(circuit: Circuit, ids: Iterable[str], opened: Container[str] = ()) -> list[Pin]:
    """The pins on the ways that lead to some nodes, from the nodes' own inputs back.

    `opened` are blocks whose insides are part of the circuit: what enters them leads on only along
    the wires inside.
    """

    def before(pin: Pin) -> list[Pin]:
        source = circuit.wires.get(pin)
        if source is not None or pin.node in opened:
            return [] if source is None else [source]
        gate = circuit.nodes[pin.node].gate
        return [Pin(pin.node, port) for port in gate.inputs] if pin.port in gate.outputs else []

    gates = {id_: circuit.nodes[id_].gate for id_ in ids}
    ends = [
        Pin(id_, port)
        for id_, gate in gates.items()
        for port in (gate.outputs if id_ in opened else gate.inputs)
    ]
    return reachable(ends, before)


def affected(circuit: Circuit, ids: Iterable[str], opened: Container[str] = ()) -> list[Pin]:
    """The pins on the ways that lead on from some nodes, from the nodes' own outputs."""
    readers = group_by_key((source, target) for target, source in circuit.wires.items())

    def behind(pin: Pin) -> list[Pin]:
        gate, read = circuit.nodes[pin.node].gate, readers.get(pin, [])
        if pin.node in opened or pin.port not in gate.inputs:
            return read
        return [Pin(pin.node, port) for port in gate.outputs]

    return reachable(
        [Pin(id_, port) for id_ in ids for port in circuit.nodes[id_].gate.outputs], behind
    )


def path_between(circuit: Circuit, start: str, end: str) -> list[str] | None:
    """Nodes from `start` to `end` along the wires, both included; None where there is no path."""
    towards_end = _towards(circuit, end, start)
    if start not in towards_end:
        return None
    path = [start]
    while (following := towards_end[path[-1]]) is not None:
        path.append(following)
    return path


def _towards(circuit: Circuit, end: str, start: str | None = None) -> dict[str, str | None]:
    """By node that feeds `end` the next one on a way there; found back from there to `start`."""
    # asked of whole circuits at every wire that is drawn, hence no Pins, no calls and no `graph`
    nodes, driver = circuit.nodes, cast(Any, circuit.wires.get)
    towards_end: dict[str, str | None] = {end: None}
    waiting = [end]
    while waiting and start not in towards_end:
        here = waiting.pop()
        for port in nodes[here].gate.inputs:
            source = driver((here, port))
            if source is not None and source[0] not in towards_end:
                towards_end[source[0]] = here
                waiting.append(source[0])
    return towards_end


def find_loop(circuit: Circuit) -> list[str] | None:
    """Some loop of the circuit as node ids, first and last the same; None where there is none."""

    def sources(id_: str) -> list[str]:
        return [source.node for source in circuit.sources(id_) if source is not None]

    if len(topological_order(circuit.nodes, consumers_of(circuit))) == len(circuit.nodes):
        return None  # as nearly always, and found out in a third of the time
    try:
        post_order(sorted(circuit.nodes), sources)  # a map's order would vary
    except CycleError as found:
        return found.cycle[::-1]
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
        if _may_be_flagged(node)
        for port in node.gate.outputs
        if (end := Pin(id_, port)) not in driving
    ]
    return sorted(ends, key=lambda end: (natural(end.node), end.port))


def is_open_end(circuit: Circuit, pin: Pin) -> bool:
    """True for one of the open ends, found without the others."""
    node = circuit.nodes.get(pin.node)
    if node is None or not _may_be_flagged(node) or pin.port not in node.gate.outputs:
        return False
    return all(source != pin for source in circuit.wires.values())


def _may_be_flagged(node: Node) -> bool:
    return not node.gate.is_source and not node.gate.is_port


def waits(circuit: Circuit, id_: str) -> bool:
    """True where a node has an input that needs a wire and has none."""
    node = circuit.nodes[id_]
    return any(
        Pin(id_, port) not in circuit.wires
        and not (node.interface is not None and node.interface.port(port).has_default)
        for port in node.gate.inputs
    )


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
    driven = group_by_key((source.node, target) for target, source in circuit.wires.items())
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
