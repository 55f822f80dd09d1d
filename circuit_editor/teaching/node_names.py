"""Names in sentences: of a node, an output or a block, wherever in the circuit it stands.

Names are those that people recognise things by: `model.naming` knows them for one circuit, and
`model.block_names` for the blocks around it. Scripts have names of their own, which lead to what
they name (`engine.path_names`), and so have exported programs, where a name must be one of
Python's.
"""

from __future__ import annotations

from collections.abc import Sequence

from circuit_editor.model import OUT, Circuit, Document, Node, Pin, blocks
from circuit_editor.model.block_names import WITHIN, names_along
from circuit_editor.model.naming import describe, describe_output, is_cut
from circuit_editor.model.paths import Path, parts_of
from circuit_editor.model.scopes import circuits_along
from circuit_editor.text import (
    QT_TRANSLATE_NOOP,
    Argument,
    Named,
    Sentence,
    name_cell,
    shorten,
    write_index,
)
from circuit_editor.text.quoting import LONGEST_NAME

OF_ONE = QT_TRANSLATE_NOOP("Sentence", "{gate} for {name}")  # of several gates with that sign


class NodeNames:
    """The names of one document, worked out when somebody asks, and then kept."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._circuits: dict[str, Circuit] = {"": document.root}
        self._places: dict[str, str] = {}

    def circuit_around(self, path: str) -> Circuit:
        """The circuit in which a node stands."""
        around = Path(path).around
        if around not in self._circuits:
            self._circuits[around] = blocks.circuit_at(self._document, around.parts)
        return self._circuits[around]

    def short(self, path: str) -> str:
        """What people call a node in its own circuit."""
        return shorten(describe(self.circuit_around(path), Path(path).name))

    def full(self, path: str) -> str:
        """What people call a node, with the blocks it stands in: "neuron1 › w"."""
        around = Path(path).around
        return f"{self.place(around)}{WITHIN}{self.short(path)}" if around else self.short(path)

    def place(self, around: str) -> str:
        """What people call the block whose inside is meant: "layer1 › neuron2"."""
        if around not in self._places:
            self._places[around] = shorten(
                names_along(self._document, (), around), 2 * LONGEST_NAME
            )
        return self._places[around]

    def output(self, pin: Pin) -> str:
        """What people call an output in its circuit, with the port where a block has several."""
        circuit, id_ = self.circuit_around(pin.node), Path(pin.node).name
        return describe_output(circuit, Pin(id_, pin.port), shorten)

    def unnamed(self, path: str) -> Node | None:
        """The node, where its name would have a gap: then it is called by what it does."""
        circuit, id_ = self.circuit_around(path), Path(path).name
        return circuit.nodes[id_] if is_cut(circuit, id_) else None


def node_name(document: Document, path: str) -> Named:
    """A node by its path: by labels for scripts, for people by what they recognise it by."""
    ids = parts_of(path)
    circuits = [circuit for _, circuit in circuits_along(document, ids)][: len(ids)]
    if len(circuits) < len(ids) or ids[-1] not in circuits[-1].nodes:
        return Named(path, path)
    names = [circuit.name(id_) for id_, circuit in zip(ids, circuits, strict=True)]
    around, known = Path(path).around, describe(circuits[-1], ids[-1])
    if around:
        known = f"{names_along(document, (), around)}{WITHIN}{known}"
    return Named(Path.of(*names), known)


def pin_name(document: Document, pin: Pin) -> Named:
    """What a number stands at: an output as its node, an input as what is wired there.

    A block's port is named with its block where the block has several on that side.
    """
    path = Path(pin.node)
    circuit, id_ = blocks.circuit_at(document, path.around.parts), path.name
    if id_ not in circuit.nodes:
        return node_name(document, path)
    driver = circuit.wires.get(Pin(id_, pin.port))
    if driver is not None:
        return pin_name(document, Pin(path.around / driver.node, driver.port))
    node = node_name(document, path)
    interface = circuit.nodes[id_].interface
    if interface is None or pin.port == OUT or len(interface.outputs) + len(interface.inputs) < 3:
        return node
    port = interface.port(pin.port).name
    return Named(f"{node.name}.{port}", f"{node.described}{WITHIN}{port}")


def cell_name(name: Named, cell: Sequence[int]) -> Named:
    """A cell of an array: `layer/W[1, 2]` for scripts, `layer › W[1, 2]` for people."""
    if not cell:
        return name
    around, within, own = name.described.rpartition(WITHIN)
    return Named(name.name + write_index(cell), around + within + name_cell(own, cell))


def acting(document: Document, path: str) -> Argument:
    """What a sentence calls a gate that does something: the sign that stands on it, not its result.

    Of several with one sign in a circuit also by what comes out of it: "× for q". A block is called
    by its name.
    """
    around, id_ = Path(path).around, Path(path).name
    circuit = blocks.circuit_at(document, around.parts)
    node = circuit.nodes.get(id_)
    if node is None:
        return node_name(document, path)
    if node.interface is not None:
        return Named(node_name(document, path).name, circuit.label(id_) or node.interface.name)
    signs = [each.gate.symbol_with(each.attrs) for each in circuit.nodes.values()]
    sign = node.gate.symbol_with(node.attrs)
    if signs.count(sign) == 1:
        return f"{names_along(document, (), around)}{WITHIN}{sign}" if around else sign
    if not circuit.label(id_):  # its formula has the sign in it
        return node_name(document, path)
    return Sentence.of(OF_ONE, gate=sign, name=node_name(document, path))
