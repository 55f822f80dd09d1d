"""Flattens blocks to the gates inside them: names are paths, ports are aliases of wires.

Every instance is opened, so a wire of the flat circuit may pass several ports; what may be read
at those is kept as aliases. A gate of an unknown kind is no gate here: what it drives hangs loose.
Only the nesting of blocks is recursive, and that is 16 deep at most.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from circuit_editor.dataclass import dataclass
from circuit_editor.gates import OUT, Array
from circuit_editor.gates.kinds import INPUT
from circuit_editor.model import INLET, OUTLET, Document, Node, Pin, node
from circuit_editor.model.scopes import Scope, scopes_of


@dataclass(slots=True)
class PortAlias:
    """A pin of a port: the path of what drives it, and the flat inputs that its wire leads to.

    `behind` are the pins of ports that the wire has passed before, the nearest first.
    """

    driver: str | None
    behind: tuple[Pin, ...]
    ends: list[tuple[str, int]] = field(default_factory=list)


@dataclass(slots=True)
class FlatCircuit:
    """A document without blocks: the gates by path, and what drives each of their inputs.

    `aliases` has the pins of all blocks, seen from outside and from inside, and the inputs of gates
    of unknown kinds.
    """

    nodes: dict[str, Node] = field(default_factory=dict)
    drivers: dict[str, tuple[str | None, ...]] = field(default_factory=dict)
    aliases: dict[Pin, PortAlias] = field(default_factory=dict)


def flatten(document: Document) -> FlatCircuit:
    """Open every block of a document."""
    flat = FlatCircuit()
    scopes = list(scopes_of(document))
    for scope in scopes:
        for id_, each in scope.circuit.nodes.items():
            if _is_step(each):
                flat.nodes[scope.prefix + id_] = each
    for scope in scopes:
        if scope.outer is not None:
            _name_ports(flat, scope)
    for scope in scopes:
        for id_, each in scope.circuit.nodes.items():
            if _is_step(each):
                _drive(flat, scope, id_)
            elif each.placeholder is not None:
                _name_inputs(flat, scope, id_)
    return flat


def _is_step(each: Node) -> bool:
    """True for a node that the tape has a step for."""
    return each.interface is None and each.placeholder is None and not each.gate.is_port


def values_of(document: Document) -> Mapping[str, Array]:
    """The value of every source by its path, as the tape wants them; the outermost counts."""
    if not document.blocks:
        return {path: value.array for path, value in document.root.values.items()}
    found: dict[str, Array] = {}
    for scope in scopes_of(document):
        for path, value in scope.circuit.values.items():
            found.setdefault(scope.prefix + path, value.array)
    return found


def _name_ports(flat: FlatCircuit, scope: Scope) -> None:
    """Find what drives every port of an instance, also those that nothing reads."""
    assert scope.outer is not None
    for id_, each in scope.circuit.nodes.items():
        if each.kind == INLET:
            start, pin = scope, Pin(id_, OUT)
        elif each.kind == OUTLET:
            start, pin = scope.outer, Pin(scope.id, id_)
        else:
            continue
        driver, passed = followed(flat, start, pin)
        for index, alias in enumerate(passed):
            if alias not in flat.aliases:
                flat.aliases[alias] = PortAlias(driver, tuple(passed[index + 1 :]))


def _name_inputs(flat: FlatCircuit, scope: Scope, id_: str) -> None:
    """Find what arrives at a gate of an unknown kind; nothing leaves it, and nothing goes back."""
    inputs = scope.circuit.nodes[id_].gate.inputs
    for port, source in zip(inputs, scope.circuit.sources(id_), strict=True):
        driver, passed = followed(flat, scope, source)
        flat.aliases[scope.pin(Pin(id_, port))] = PortAlias(driver, tuple(passed))


def _drive(flat: FlatCircuit, scope: Scope, id_: str) -> None:
    """Note what drives each input of a gate, and that its wires pass the ports they pass."""
    path = scope.prefix + id_
    drivers: list[str | None] = []
    for index, source in enumerate(scope.circuit.sources(id_)):
        driver, passed = followed(flat, scope, source)
        drivers.append(driver)
        for alias in passed:
            flat.aliases[alias].ends.append((path, index))
    flat.drivers[path] = tuple(drivers)


def followed(flat: FlatCircuit, scope: Scope, pin: Pin | None) -> tuple[str | None, list[Pin]]:
    """The gate at the beginning of a wire, None where it hangs loose, and the ports it passes.

    A port that nothing is wired to, but that has a default, is an input of the flat circuit.
    """
    passed = []
    while pin is not None:
        each = scope.circuit.nodes[pin.node]
        if each.interface is not None:  # down, through an outlet
            passed.append(scope.pin(pin))
            scope, inside = scope.inner[pin.node], Pin(pin.port, "x")
            passed.append(scope.pin(inside))
            pin = scope.circuit.wires.get(inside)
        elif each.kind == INLET:  # up, to what is wired to the instance
            passed.append(scope.pin(pin))
            path, has_default = scope.prefix + pin.node, pin.node in scope.circuit.values
            assert scope.outer is not None
            scope, outside = scope.outer, Pin(scope.id, pin.node)
            passed.append(scope.pin(outside))
            pin = scope.circuit.wires.get(outside)
            if pin is None and has_default:
                flat.nodes.setdefault(path, node(INPUT))
                flat.drivers.setdefault(path, ())
                return path, passed
        elif each.placeholder is not None:
            return None, passed
        else:
            return scope.prefix + pin.node, passed
    return None, passed
