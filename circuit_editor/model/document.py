"""A document: what was drawn, and nothing else. Frozen data; no mathematics, no Qt.

Every change makes a new document that shares all it did not touch, so that snapshots are cheap
and "what changed" is a question of identity (`is`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import field
from functools import lru_cache
from typing import Any, TypeAlias

import numpy as np
from immutables import Map

from circuit_editor.dataclass import dataclass, replace
from circuit_editor.gates import BLOCKS, GATES, PORTS, UNKNOWN, Array, Gate
from circuit_editor.gates.attributes import Attribute
from circuit_editor.gates.kinds import BLOCK
from circuit_editor.named_tuple import NamedTuple
from circuit_editor.text import QT_TRANSLATE_NOOP, Pass, quote
from circuit_editor.text.quoting import LONGEST_NAME

MOST_GATES_KNOWN = 1_000  # blocks as gates, for interfaces that are equal to such as were asked


class Pin(NamedTuple):
    """One end of a wire: a node's id (or path) and the name of an input, or `out`."""

    node: str
    port: str

    def __str__(self) -> str:
        return f"{self.node}.{self.port}"


NO_FIELDS: Map[str, Any] = Map()  # of a later version
Place: TypeAlias = tuple[float, float]
SortsAs: TypeAlias = tuple[str | int, ...]  # ids, leaf first, and numbers of copies


class Value:
    """A frozen float64 array of any shape; a scalar has shape (). Equal where every bit is."""

    __slots__ = ("array",)
    array: Array

    def __init__(self, number: Any) -> None:
        array = np.array(number, dtype=np.float64)
        array.setflags(write=False)
        object.__setattr__(self, "array", array)

    def __setattr__(self, name: str, value: Any) -> None:
        raise AttributeError("a Value never changes")

    def __reduce__(self) -> tuple[Any, ...]:
        return Value, (self.array,)

    def __copy__(self) -> Value:
        return self

    def __deepcopy__(self, memo: object) -> Value:
        return self

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Value):
            return NotImplemented
        return (
            self.array.shape == other.array.shape and self.array.tobytes() == other.array.tobytes()
        )

    def __hash__(self) -> int:
        return hash((self.array.shape, self.array.tobytes()))

    def __float__(self) -> float:
        return float(self.array)

    def __repr__(self) -> str:
        return f"Value({self.array.tolist()!r})"


class Port(NamedTuple):
    """A port of a block, as the outside sees it. Its id never changes; name and order may.

    With a default it may stay unplugged: it is then an input of its own.
    """

    id: str
    name: str
    has_default: bool = False


class _GateKnown:
    """A class whose objects may know the gate they stand for: what goes takes it along."""

    __slots__ = ("known_gate",)
    known_gate: Gate


@dataclass(frozen=True, slots=True)
class BlockInterface(_GateKnown):
    """The interface of a block: which definition it is of, its name, its ports in order.

    Every instance holds the interface of its definition, so that whoever asks a node for its pins
    needs no document. Only `blocks` writes it, together with the definition.
    """

    block: str
    name: str
    inputs: tuple[Port, ...] = ()
    outputs: tuple[Port, ...] = ()

    def port(self, id_: str) -> Port:
        """The port with this id. Raises KeyError."""
        for each in (*self.inputs, *self.outputs):
            if each.id == id_:
                return each
        raise KeyError(id_)


def _gate_of(interface: BlockInterface) -> Gate:
    """A block as a gate, the same for interfaces that are equal."""
    known: Gate | None = getattr(interface, "known_gate", None)  # to hash many ports is slow
    if known is None:
        known = _gate_of_equal(interface)
        object.__setattr__(interface, "known_gate", known)
    return known


@lru_cache(maxsize=MOST_GATES_KNOWN)
def _gate_of_equal(interface: BlockInterface) -> Gate:
    """A block as a gate: the same pins, the same questions, but no function of its own."""
    return Gate(
        kind=BLOCK,
        symbol=interface.name,
        group=BLOCKS,
        summary=QT_TRANSLATE_NOOP("Gate", "A chunk of the circuit that behaves as one gate."),
        character=QT_TRANSLATE_NOOP(
            "Gate", "Differentiated in one step: its local derivative is that of all its gates."
        ),
        inputs=tuple(port.id for port in interface.inputs),
        outputs=tuple(port.id for port in interface.outputs),
    )


class Placeholder(NamedTuple):
    """The ports of a gate whose kind is unknown, as wires have named them.

    `fields` are the names of its record's fields in their order, where that is another than this
    program writes. What else the record holds is in the circuit's `extra`.
    """

    inputs: tuple[str, ...] = ()
    outputs: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()


@lru_cache(maxsize=100_000)  # every gate of a circuit may be of a kind of its own
def _unknown_gate(kind: str, ports: Placeholder) -> Gate:
    """A gate of an unknown kind: it has the pins that its wires need, and computes nothing."""
    return Gate(
        kind=kind,
        symbol=quote(kind, LONGEST_NAME),
        group=UNKNOWN,
        word=QT_TRANSLATE_NOOP("Gate", "unknown gate"),
        summary=QT_TRANSLATE_NOOP("Gate", "A gate of another program, or of a newer version."),
        character=QT_TRANSLATE_NOOP(
            "Gate", "No value comes out of it here, and no gradient goes back."
        ),
        inputs=ports.inputs,
        outputs=ports.outputs,
        takes_gradient=False,
    )


@dataclass(frozen=True, slots=True)
class Node:
    """A node of a circuit: a gate, a block's port, or an instance of a block.

    `attrs` are the constants inside a gate, complete and by name; `interface` is what the instance
    of a block shows, and None for all else. `sorts_as` is the place in the order of sums that a
    copy has from its original (see `sort_keys`); None: that of its own id. A node of a kind that
    this program does not know has a `placeholder` in the place of all that. `options` are the
    attributes with a type, such as an axis, that are not at their default. `shape` is that of the
    array at its output, where the circuit is drawn (`layout.picture`): documents have none, ().
    """

    kind: str
    attrs: Map[str, float] = field(default_factory=Map)
    interface: BlockInterface | None = None
    sorts_as: SortsAs | None = None
    placeholder: Placeholder | None = None
    options: Map[str, Attribute] = Map()
    shape: tuple[int, ...] = ()

    @property
    def gate(self) -> Gate:
        """The gate this node is an instance of; a block is one, too, without a function."""
        if self.interface is not None:
            return _gate_of(self.interface)
        known = GATES.get(self.kind) or PORTS.get(self.kind)
        if known is not None:
            return known
        if self.placeholder is None:
            raise KeyError(self.kind)
        return _unknown_gate(self.kind, self.placeholder)


class Bends(NamedTuple):
    """The bends of a wire: the points it passes through on its way, in order.

    `extra` keeps fields this version does not know.
    """

    points: tuple[Place, ...]
    extra: Mapping[str, Any] = NO_FIELDS


class Note(NamedTuple):
    """A note beside the gates: plain text, at the place of its middle.

    `colour` is one of `record_limits.COLOURS`, or "" for that of the paper. `extra` keeps fields
    this version does not know.
    """

    text: str
    place: Place
    extra: Mapping[str, Any] = NO_FIELDS
    colour: str = ""


class TitledFrame(NamedTuple):
    """A frame around things of a circuit, with a title.

    `nodes` are the ids of what it holds: nodes, notes and other frames of the same circuit, each
    of them in one frame at most. It is shown as large as they need, and no smaller than its `size`
    around its `place`. `colour` is as that of a note.
    """

    title: str
    nodes: frozenset[str]
    place: Place
    size: tuple[float, float]
    extra: Mapping[str, Any] = NO_FIELDS
    colour: str = ""


class Initialiser(NamedTuple):
    """The initialiser of a value, so that it can be made again: a kind, and a seed.

    `kind` is one of `record_limits.INITIALISERS`, which says how many `arguments` it may have. The
    value itself is always stored; this is for who wants it back. `extra` keeps fields this version
    does not know.
    """

    kind: str
    seed: int = 0
    arguments: tuple[float, ...] = ()
    extra: Mapping[str, Any] = NO_FIELDS


@dataclass(frozen=True, slots=True)
class Circuit:
    """Nodes and wires, and what stands beside them, each in a map of its own.

    `wires` maps an input pin to the output pin that drives it: two drivers on one input cannot be
    written down. Places (and labels) live apart from nodes, so that a move keeps `nodes` and
    `wires` the same objects and nothing has to be compiled again.

    `values` are those of the circuit's own sources, by id, and those that its blocks' insides have
    here and not elsewhere, by path: "neuron1/w". Of several the outermost counts. An inlet's value
    is the default of its port. `initialisers` say by the same paths how values were made. `bends`
    are those of wires, by the input pin. `notes` and `frames` have ids of their own, which no node
    of the document has.
    """

    nodes: Map[str, Node] = field(default_factory=Map)
    wires: Map[Pin, Pin] = field(default_factory=Map)
    values: Map[str, Value] = field(default_factory=Map)
    labels: Map[str, str] = field(default_factory=Map)
    places: Map[str, Place] = field(default_factory=Map)
    bends: Map[Pin, Bends] = field(default_factory=Map)
    notes: Map[str, Note] = field(default_factory=Map)
    frames: Map[str, TitledFrame] = field(default_factory=Map)
    initialisers: Map[str, Initialiser] = field(default_factory=Map)
    extra: Map[str, Any] = field(default_factory=Map)

    def label(self, node: str) -> str:
        """The node's label, or "" where it has none."""
        return self.labels.get(node, "")

    def name(self, node: str) -> str:
        """What a sentence calls the node: its label, or its id."""
        return self.labels.get(node) or node

    def sources(self, node: str) -> list[Pin | None]:
        """The output pin that drives each of the node's inputs, in the gate's order."""
        driver: Any = self.wires.get  # a plain pair is found as a Pin is, and made sooner
        return [driver((node, port)) for port in self.nodes[node].gate.inputs]

    def is_output(self, pin: Pin) -> bool:
        """True for the pins from which wires lead away."""
        return pin.port in self.nodes[pin.node].gate.outputs

    def has_pin(self, pin: Pin) -> bool:
        """True where there is such a node with such a pin."""
        gate = self.nodes[pin.node].gate if pin.node in self.nodes else None
        return gate is not None and (pin.port in gate.inputs or pin.port in gate.outputs)

    def find(self, label: str) -> str | None:
        """The id of the node that bears this label, or None; an input rather than a gate."""
        return min(
            (node for node, each in self.labels.items() if each == label),
            key=lambda node: (not self.nodes[node].gate.is_source, node),
            default=None,
        )


@dataclass(frozen=True, slots=True)
class Block:
    """The definition of a block: a circuit with ports. All its instances share it.

    `inputs` and `outputs` are the ids of the circuit's inlets and outlets, in the order of the
    ports outside. A port's name is its node's label, its default its node's value. `extra` keeps
    fields this version does not know.
    """

    name: str
    circuit: Circuit = field(default_factory=Circuit)
    inputs: tuple[str, ...] = ()
    outputs: tuple[str, ...] = ()
    extra: Map[str, Any] = field(default_factory=Map)

    def interface(self, id_: str) -> BlockInterface:
        """What instances show of this definition, whose id is `id_`."""
        return BlockInterface(
            id_,
            self.name,
            tuple(self._port(each) for each in self.inputs),
            tuple(self._port(each) for each in self.outputs),
        )

    def _port(self, id_: str) -> Port:
        return Port(id_, self.circuit.name(id_), id_ in self.circuit.values)


class Stop(NamedTuple):
    """A teacher's stop on the timeline: the step, and the note that is shown there.

    `pass_` and the path of a gate or a block name the step; an empty path
    means the one at which everything is given. `extra` keeps fields this version does not know.
    """

    pass_: Pass
    path: str
    note: str = ""
    extra: Mapping[str, Any] = NO_FIELDS

    @property
    def step(self) -> tuple[Pass, str]:
        """What names the step it stands at."""
        return self.pass_, self.path


class StoredView(NamedTuple):
    """A view one can return to: a part of the circuit, or of the inside of a block.

    `path` is that of the block, "" for the circuit itself; `place` is the middle of what is seen
    and `size` how much at least, in scene units. `extra` keeps fields this version does not know.
    """

    title: str
    path: str
    place: Place
    size: tuple[float, float]
    extra: Mapping[str, Any] = NO_FIELDS


@dataclass(frozen=True, slots=True)
class Document:
    """Everything that is saved: the circuit, its blocks, the loss, ranges, stops and views.

    `loss` is the id of an `output` node of the root or None; `ranges` maps an input's path to the
    (low, high) of its slider; `blocks` holds every definition that something uses, by its id;
    `expanded` are the paths of blocks that opened as gates when the file was saved; `stops` are
    the teacher's, no two at the same step; `views` are those stored, in order; `extra` keeps
    fields this version does not know.
    """

    root: Circuit = field(default_factory=Circuit)
    loss: str | None = None
    ranges: Map[str, tuple[float, float]] = field(default_factory=Map)
    blocks: Map[str, Block] = field(default_factory=Map)
    expanded: frozenset[str] = frozenset()
    stops: tuple[Stop, ...] = ()
    views: tuple[StoredView, ...] = ()
    extra: Map[str, Any] = field(default_factory=Map)

    def with_values(self, values: Map[str, Value]) -> Document:
        """The document with these values in its root."""
        return replace(self, root=replace(self.root, values=values))

    def __copy__(self) -> Document:
        return self  # it never changes

    def __deepcopy__(self, memo: object) -> Document:
        return self


EMPTY = Document()


def node(kind: str, attrs: Mapping[str, Any] | None = None) -> Node:
    """A gate or a port, its missing constants filled in with the gate's own.

    Of attributes with a type those at their default are left out.
    """
    gate, given = Node(kind).gate, attrs or {}
    constants = {name: float(given.get(name, default)) for name, default in gate.attrs.items()}
    options = {
        name: given[name]
        for name, option in gate.options.items()
        if name in given and given[name] != option.default
    }
    return Node(kind, Map(constants), options=Map(options))


def map_circuits(document: Document, change: Callable[[str | None, Circuit], Circuit]) -> Document:
    """The document with each of its circuits changed: the root (None), and definitions by id."""
    changed = [
        (id_, replace(block, circuit=circuit))
        for id_, block in document.blocks.items()
        if (circuit := change(id_, block.circuit)) is not block.circuit
    ]
    return replace(
        document,
        root=change(None, document.root),
        blocks=with_items(document.blocks, changed),
    )


def with_items(mapping: Map[Any, Any], changes: Iterable[tuple[Any, Any]]) -> Map[Any, Any]:
    """The map with these items set; the same object where there is nothing to set."""
    pairs = list(changes)
    return mapping.update(pairs) if pairs else mapping


def without(mapping: Map[Any, Any], keys: Iterable[Any]) -> Map[Any, Any]:
    """The map without these keys; the same object where it has none of them."""
    present = [key for key in keys if key in mapping]
    if not present:
        return mapping
    draft = mapping.mutate()
    for key in present:
        del draft[key]
    return draft.finish()
