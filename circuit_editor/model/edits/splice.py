"""Edits of many wires at once: insert a node on a wire, bypass, detach, cut, rewire an output.

Each keeps operands in order: a reader gets its number at the very input where it got it before.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from circuit_editor.model.document import Circuit, Document, Pin
from circuit_editor.model.edits.basic import connect, disconnect, remove
from circuit_editor.model.wiring import natural


def insert_on_wire(document: Document, id_: str, target: Pin) -> Document:
    """Lead the wire that arrives at an input through a node: by its first free input.

    The caller has asked `rules.why_not_through`.
    """
    root, gate = document.root, document.root.nodes[id_].gate
    source = root.wires[target]
    free = [port for port in gate.inputs if Pin(id_, port) not in root.wires]
    document = connect(document, source, Pin(id_, next(iter((*free, *gate.inputs)))))
    return connect(document, Pin(id_, gate.main_port), target)


def bypass(document: Document, ids: Iterable[str]) -> Document:
    """Delete nodes, and wire what read them to what drove their first wired input."""
    gone = set(ids)
    joined = joined_around(document.root, gone)
    document = remove(document, gone)
    for target, source in joined.items():
        document = connect(document, source, target)
    return document


def detach(document: Document, ids: Iterable[str]) -> Document:
    """Take nodes out of their wires, and join those around them as `bypass` does.

    The wires among them stay.
    """
    taken = set(ids)
    joined = joined_around(document.root, taken)
    document = disconnect(document, wires_across(document.root, taken))
    for target, source in joined.items():
        document = connect(document, source, target)
    return document


def cut_wires(document: Document, ids: Iterable[str]) -> Document:
    """Delete every wire that arrives at these nodes or leaves them."""
    return disconnect(document, wires_of(document.root, set(ids)))


def rewire_output(document: Document, old: Pin, new: Pin) -> Document:
    """Let all that read one output read another.

    The caller has asked `rules.why_not_rewire`.
    """
    for target in readers_of(document.root, old):
        document = connect(document, new, target)
    return document


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


def joined_around(circuit: Circuit, ids: Collection[str]) -> dict[Pin, Pin]:
    """By input outside of `ids` that reads one of them: the output it would read without them."""
    found: dict[Pin, Pin] = {}
    for target, source in circuit.wires.items():
        if source.node in ids and target.node not in ids:
            driver = _driver_beyond(circuit, source.node, ids)
            if driver is not None:
                found[target] = driver
    return found


def _driver_beyond(circuit: Circuit, id_: str, ids: Collection[str]) -> Pin | None:
    """What drives the first wired input of a node, followed back through `ids`."""
    passed: set[str] = set()  # a file may hold a loop
    while id_ not in passed:
        passed.add(id_)
        driver = next((each for each in circuit.sources(id_) if each is not None), None)
        if driver is None or driver.node not in ids:
            return driver
        id_ = driver.node
    return None
