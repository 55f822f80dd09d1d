"""What a sentence calls a node or a wire, wherever in the circuit it stands."""

from __future__ import annotations

from circuit_editor.model import OUT, Document, Pin, blocks
from circuit_editor.model.naming import described
from circuit_editor.model.paths import Path, parts_of
from circuit_editor.text import QT_TRANSLATE_NOOP, Argument, Named, Sentence

WITHIN = " › "
OF_ONE = QT_TRANSLATE_NOOP("Sentence", "{gate} for {name}")  # of several gates with that sign


def called(document: Document, path: str) -> Named:
    """A node by its path: by names for scripts, for people by what they recognise it by."""
    *where, last = parts_of(path)
    names, people = [], []
    circuit = document.root
    for depth, id_ in enumerate(where):
        names.append(circuit.name(id_))
        people.append(described(circuit, id_))
        circuit = blocks.circuit_at(document, where[: depth + 1])
    if last not in circuit.nodes:
        return Named(path, path)
    names.append(circuit.name(last))
    people.append(described(circuit, last))
    return Named(Path.of(*names), WITHIN.join(people))


def called_pin(document: Document, pin: Pin) -> Named:
    """What a number stands at: an output as its node, an input as what is wired there.

    A block's port is named with its block where the block has several on that side.
    """
    *where, id_ = parts_of(pin.node)
    circuit = blocks.circuit_at(document, where)
    if id_ not in circuit.nodes:
        return called(document, pin.node)
    driver = circuit.wires.get(Pin(id_, pin.port))
    if driver is not None:
        return called_pin(document, Pin(Path.of(*where, driver.node), driver.port))
    node = called(document, pin.node)
    face = circuit.nodes[id_].face
    if face is None or pin.port == OUT or len(face.outputs) + len(face.inputs) < 3:
        return node
    port = face.port(pin.port).name
    return Named(f"{node.name}.{port}", f"{node.described}{WITHIN}{port}")


def acting(document: Document, path: str) -> Argument:
    """What a sentence calls a gate that does something: the sign that stands on it, not its result.

    Of several with one sign in a circuit also by what comes out of it: "× for q". A block is called
    by its name.
    """
    *where, id_ = parts_of(path)
    circuit = blocks.circuit_at(document, where)
    node = circuit.nodes.get(id_)
    if node is None:
        return called(document, path)
    if node.face is not None:
        return Named(called(document, path).name, circuit.label(id_) or node.face.name)
    signs = [each.gate.symbol_with(each.attrs) for each in circuit.nodes.values()]
    sign = node.gate.symbol_with(node.attrs)
    if signs.count(sign) == 1:
        around = called(document, Path.of(*where)) if where else None
        return f"{around.described}{WITHIN}{sign}" if around is not None else sign
    if not circuit.label(id_):  # its formula has the sign in it
        return called(document, path)
    return Sentence.of(OF_ONE, gate=sign, name=called(document, path))
