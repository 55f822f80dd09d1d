"""Edits of many wires at once: insert a node on a wire, bypass, detach, cut, rewire an output.

Each keeps operands in order: a reader gets its number at the very input where it got it before.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from circuit_editor.model.document import Circuit, Document, Pin
from circuit_editor.model.edits.basic import connect, disconnect, remove
from circuit_editor.model.edits.bends import parted_at, set_bends, with_bends_of
from circuit_editor.model.wiring import natural


def insert_on_wire(document: Document, id_: str, target: Pin) -> Document:
    """Lead the wire that arrives at an input through a node: by its first free input.

    The caller has asked `rules.why_not_through`.
    """
    root, gate = document.root, document.root.nodes[id_].gate
    source = root.wires[target]
    free = [port for port in gate.inputs if Pin(id_, port) not in root.wires]
    before, behind = parted_at(root, target, root.places[id_])
    through = Pin(id_, next(iter((*free, *gate.inputs))))
    document = set_bends(connect(document, source, through), through, before)
    return set_bends(connect(document, Pin(id_, gate.main_port), target), target, behind)


def bypass(document: Document, ids: Iterable[str]) -> Document:
    """Delete nodes, and wire what read them to what drove their first wired input."""
    gone = set(ids)
    return _with_joined(remove(document, gone), document.root, gone)


def detach(document: Document, ids: Iterable[str]) -> Document:
    """Take nodes out of their wires, and join those around them as `bypass` does.

    The wires among them stay.
    """
    taken = set(ids)
    apart = disconnect(document, wires_across(document.root, taken))
    return _with_joined(apart, document.root, taken)


def cut_wires(document: Document, ids: Iterable[str]) -> Document:
    """Delete every wire that arrives at these nodes or leaves them."""
    return disconnect(document, wires_of(document.root, set(ids)))


def rewire_output(document: Document, old: Pin, new: Pin) -> Document:
    """Let all that read one output read another; the wires keep their bends.

    The caller has asked `rules.why_not_rewire`.
    """
    before, readers = document.root, readers_of(document.root, old)
    for target in readers:
        document = connect(document, new, target)
    return with_bends_of(document, before, {target: [target] for target in readers})


def rewire_input(document: Document, old: Pin, new: Pin) -> Document:
    """Let a wire arrive at another input, its bends going along.

    The caller has asked `rules.why_not_connect`.
    """
    before = document.root
    document = connect(disconnect(document, [old]), before.wires[old], new)
    return with_bends_of(document, before, {new: [old]})


def readers_of(circuit: Circuit, source: Pin) -> list[Pin]:
    """The inputs that read an output, in order."""
    return sorted(target for target, each in circuit.wires.items() if each == source)


def left_unread(before: Circuit, after: Circuit, ids: Collection[str]) -> list[Pin]:
    """The outputs that lost their last reader, in id order, but for those of some nodes."""
    read = {*after.wires.values()}
    lost = {pin for pin in before.wires.values() if pin not in read and pin.node not in ids}
    return sorted(lost, key=lambda pin: (natural(pin.node), pin.port))


def wires_of(circuit: Circuit, ids: Collection[str]) -> list[Pin]:
    """The wires that arrive at nodes or leave them, by the inputs they arrive at."""
    return [
        target
        for target, source in circuit.wires.items()
        if target.node in ids or source.node in ids
    ]


def wires_across(circuit: Circuit, ids: Collection[str]) -> list[Pin]:
    """The wires between some nodes and all others, by the inputs they arrive at."""
    return [
        target
        for target, source in circuit.wires.items()
        if (target.node in ids) is not (source.node in ids)
    ]


def _with_joined(document: Document, before: Circuit, ids: Collection[str]) -> Document:
    """The document with the wires around nodes joined, and the bends of their parts."""
    ways = _ways_around(before, ids)
    for target, (first, *_) in ways.items():
        document = connect(document, before.wires[first], target)
    return with_bends_of(document, before, ways)


def _ways_around(circuit: Circuit, ids: Collection[str]) -> dict[Pin, list[Pin]]:
    """The wires that become one without `ids`, in their order, by the input of the last."""
    found: dict[Pin, list[Pin]] = {}
    for target, source in circuit.wires.items():
        if source.node in ids and target.node not in ids:
            way = _way_beyond(circuit, source.node, ids)
            if way:
                found[target] = [*way, target]
    return found


def _way_beyond(circuit: Circuit, id_: str, ids: Collection[str]) -> list[Pin]:
    """The wires to the first wired input of a node, followed back through `ids`; in order."""
    passed: dict[str, Pin] = {}  # a file may hold a loop
    while id_ not in passed:
        pins = (Pin(id_, port) for port in circuit.nodes[id_].gate.inputs)
        pin = next((each for each in pins if each in circuit.wires), None)
        if pin is None:
            return []
        passed[id_], id_ = pin, circuit.wires[pin].node
        if id_ not in ids:
            return [*passed.values()][::-1]
    return []
