"""The difference an edit makes to a tape: gates by path, and what drives each of their inputs.

What a definition has gained or lost is gained or lost in each of its instances. A wire at a pin of
a block, or at a port inside, is one that several flat inputs pass: which these are, the tape's
aliases tell, and from each of them the way back is followed anew. What changes the ports of blocks,
or which blocks there are, is left to the compiler.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field

from circuit_editor.dataclass import dataclass
from circuit_editor.engine.compile.flatten import FlatCircuit, PortAlias, followed
from circuit_editor.engine.tape import Alias, Tape
from circuit_editor.engine.tape_columns import UNPLUGGED
from circuit_editor.gates import OUT
from circuit_editor.model import Circuit, Document, Node, Pin, blocks
from circuit_editor.model.changed_keys import changed_keys
from circuit_editor.model.paths import SLASH
from circuit_editor.model.scopes import Scope, scopes_of
from circuit_editor.named_tuple import NamedTuple


@dataclass(slots=True)
class Difference:
    """The difference, by path; a changed node is the same gate with other constants inside.

    `drivers` has the path of what drives each input, None for nothing. `aliases` are the pins of
    blocks whose wires come from elsewhere, or lead elsewhere.
    """

    added: dict[str, Node] = field(default_factory=dict)
    changed: dict[str, Node] = field(default_factory=dict)
    removed: list[str] = field(default_factory=list)
    drivers: dict[Pin, str | None] = field(default_factory=dict)
    aliases: dict[Pin, PortAlias] = field(default_factory=dict)

    @property
    def is_of_constants(self) -> bool:
        """True where the same gates are wired as before."""
        return not (self.added or self.removed or self.drivers or self.aliases)


class _Local(NamedTuple):
    """The difference in one circuit: nodes by id, and the inputs that are wired otherwise."""

    before: Circuit
    after: Circuit
    nodes: list[str]
    targets: list[Pin]

    def node(self, id_: str) -> Node:
        """The node as it is, or was."""
        return self.after.nodes.get(id_) or self.before.nodes[id_]

    def ends(self) -> Iterator[Node]:
        """The nodes at both ends of the wires that are new or gone."""
        for target in self.targets:
            yield self.node(target.node)
            for circuit in (self.before, self.after):
                source = circuit.wires.get(target)
                if source is not None:
                    yield circuit.nodes[source.node]


def difference(tape: Tape, before: Document, after: Document) -> Difference | None:
    """What differs; None where the compiler has to tell."""
    if {*before.blocks} != {*after.blocks}:
        return None
    local = {
        block: _local(blocks.circuit_of(before, block), blocks.circuit_of(after, block))
        for block in (None, *changed_keys(before.blocks, after.blocks))
    }
    changes = {block: each for block, each in local.items() if each is not None}
    if len(changes) < len(local):
        return None
    root = changes[None]
    if any(each.nodes or each.targets for block, each in changes.items() if block is not None):
        return _Flattened(tape, after).difference(changes)
    if all(map(_is_plain, root.ends())):
        return _of_gates(root)
    return _Flattened(tape, after).difference({None: root})


def _local(before: Circuit, after: Circuit) -> _Local | None:
    """What differs in a circuit; None where ports or blocks do, or gates of unknown kinds."""
    found = _Local(before, after, [], changed_keys(before.wires, after.wires))
    for id_ in changed_keys(before.nodes, after.nodes):
        old, new = before.nodes.get(id_), after.nodes.get(id_)
        if old is not None and new is not None:
            if old.kind != new.kind or old.sorts_as != new.sorts_as:
                return None
            if _ports_of(old) is not None and _ports_of(old) == _ports_of(new):
                continue  # of another name
        if not all(_is_plain(each) for each in (old, new) if each is not None):
            return None
        found.nodes.append(id_)
    return None if any(each.placeholder is not None for each in found.ends()) else found


def _is_plain(node: Node) -> bool:
    return node.interface is None and node.placeholder is None and not node.gate.is_port


def _ports_of(node: Node) -> tuple[object, ...] | None:
    """What the flat circuit depends on in the interface of an instance; None for all else."""
    face = node.interface
    if face is None:
        return None
    inputs = [(port.id, port.has_default) for port in face.inputs]
    return face.block, inputs, [port.id for port in face.outputs]


def _of_gates(local: _Local) -> Difference:
    """What differs in the root, where it has to do with no block."""
    found = Difference()
    _put_nodes(found, local, "")
    for target in local.targets:
        source = local.after.wires.get(target)
        found.drivers[target] = None if source is None else source.node
    return found


def _put_nodes(found: Difference, local: _Local, prefix: str) -> None:
    for id_ in local.nodes:
        node = local.after.nodes.get(id_)
        if node is None:
            found.removed.append(prefix + id_)
        elif id_ in local.before.nodes:
            found.changed[prefix + id_] = node
        else:
            found.added[prefix + id_] = node


class _Flattened:
    """The difference of the flat circuit, put together from those of circuits.

    What is followed anew: flat inputs, by path and place among the gate's inputs; and the pins of
    ports that lie behind a wire that is new or gone.
    """

    def __init__(self, tape: Tape, after: Document) -> None:
        assert tape.columns is not None
        self._tape, self._paths = tape, tape.columns.paths
        self._scopes = list(scopes_of(after))
        self._by_path = {scope.path: scope for scope in self._scopes}
        self._flat = FlatCircuit()  # of which only the ports with a default are looked at
        self._found = Difference()
        self._inputs: dict[tuple[str, int], None] = {}
        self._ends: dict[Pin, dict[tuple[str, int], None]] = {}

    def difference(self, changes: Mapping[str | None, _Local]) -> Difference | None:
        """What differs; None where the inputs of a gate of unknown kind do."""
        crossed: set[Pin] = set()  # the pins of ports whose own wires differ
        for scope in self._scopes:
            local = changes.get(_definition_of(scope))
            if local is None:
                continue
            _put_nodes(self._found, local, scope.prefix)
            for target in local.targets:
                node, pin = local.node(target.node), scope.pin(target)
                if _is_plain(node):
                    self._inputs[pin.node, node.gate.inputs.index(target.port)] = None
                    source = local.before.wires.get(target)
                    self._touch(None if source is None else scope.pin(source))
                else:
                    crossed.add(pin)
                    self._cross(pin)
        ports = [
            pin
            for pin, alias in (self._tape.aliases.items() if crossed else ())
            if pin in crossed or not crossed.isdisjoint(alias.behind)
        ]
        for pin in ports:
            self._touch(pin)
        for ends in self._ends.values():
            for end in self._inputs.keys() & ends.keys():
                del ends[end]
        self._follow_inputs()
        self._tell_aliases()
        for pin in ports:
            if not self._follow_port(pin):
                return None
        slots, added = self._tape.slots, self._flat.nodes
        self._found.added |= {path: each for path, each in added.items() if path not in slots}
        return self._found

    def _cross(self, pin: Pin) -> None:
        """All that passes a port is followed anew; its default is no input where it is wired."""
        self._touch(pin)
        for slot, index in self._tape.aliases[pin].ends:
            self._inputs[self._paths[slot], index] = None
        scope, id_ = self._place(pin.node)
        inlet = f"{pin.node}{SLASH}{pin.port}"
        if inlet in self._tape.slots and Pin(id_, pin.port) in scope.circuit.wires:
            self._found.removed.append(inlet)

    def _touch(self, pin: Pin | None) -> None:
        """Look at the ends of a pin of a port, and of those that its wire has passed before."""
        alias = None if pin is None else self._tape.aliases.get(pin)
        if pin is None or alias is None:
            return
        for each in (pin, *alias.behind):
            if each not in self._ends:
                self._ends[each] = self._ends_of(self._tape.aliases[each])

    def _ends_of(self, alias: Alias) -> dict[tuple[str, int], None]:
        return {(self._paths[slot], index): None for slot, index in alias.ends}

    def _follow_inputs(self) -> None:
        """Find what drives each flat input now, and which ports its wire passes."""
        gone = {*self._found.removed}
        for path, index in self._inputs:
            if path in gone:
                continue
            scope, id_ = self._place(path)
            port = scope.circuit.nodes[id_].gate.inputs[index]
            source = scope.circuit.wires.get(Pin(id_, port))
            driver, passed = followed(self._flat, scope, source)
            self._found.drivers[Pin(path, port)] = driver
            for pin in passed:
                if pin not in self._ends:
                    self._ends[pin] = self._ends_of(self._tape.aliases[pin])
                self._ends[pin][path, index] = None

    def _tell_aliases(self) -> None:
        for pin, ends in self._ends.items():
            alias = self._tape.aliases[pin]
            driver = None if alias.slot == UNPLUGGED else self._paths[alias.slot]
            self._found.aliases[pin] = PortAlias(driver, alias.behind, [*ends])

    def _follow_port(self, pin: Pin) -> bool:
        """Find what drives the pin of a port now; False for a gate of unknown kind."""
        scope, id_ = self._place(pin.node)
        node = scope.circuit.nodes[id_]
        if node.placeholder is not None:
            return False
        if node.interface is None and node.gate.outputs:  # an inlet, from within
            start, begin = scope, Pin(id_, OUT)
        elif node.interface is None:  # an outlet, from within
            assert scope.outer is not None
            start, begin = scope.outer, Pin(scope.id, id_)
        elif pin.port in node.gate.outputs:
            start, begin = scope, Pin(id_, pin.port)
        else:
            start, begin = scope.inner[id_], Pin(pin.port, OUT)
        driver, passed = followed(self._flat, start, begin)
        alias = self._found.aliases[pin]
        alias.driver, alias.behind = driver, tuple(passed[passed.index(pin) + 1 :])
        return True

    def _place(self, path: str) -> tuple[Scope, str]:
        """The circuit in which a node stands, and its id there."""
        around, _, id_ = path.rpartition(SLASH)
        return self._by_path[around], id_


def _definition_of(scope: Scope) -> str | None:
    """The definition whose inside a scope is; None for the root."""
    if scope.outer is None:
        return None
    face = scope.outer.circuit.nodes[scope.id].interface
    assert face is not None
    return face.block
