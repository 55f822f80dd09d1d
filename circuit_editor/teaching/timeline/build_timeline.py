"""Builds a timeline: what is drawn, in which order it works, and how far each pass reaches."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import repeat

from circuit_editor.engine import Run
from circuit_editor.gates import BLOCKS, GATES, Gate, kinds
from circuit_editor.gates.gate import LOSS
from circuit_editor.model import Document, Pin
from circuit_editor.model.graph import group_by_key, topological_order
from circuit_editor.model.scopes import scopes_of
from circuit_editor.teaching.timeline.timeline import (
    BLOCK,
    EVERYTHING_GIVEN,
    FLAG,
    GATE,
    GIVEN,
    SEED,
    TeachingStep,
    Timeline,
    driver_of,
    numbers_there,
)
from circuit_editor.text import Pass

SOURCES = frozenset(each for each in GATES.values() if each.is_source)


def updated_timeline(
    before: Timeline, document: Document, run: Run, expanded: Collection[str] = frozenset()
) -> Timeline:
    """The timeline of a newer run: the very same one where nothing but numbers changed.

    Whoever keeps a position asks the new one where that is: `carried(before, position)`.
    """
    return before if before.serves(run, expanded) else timeline(document, run, expanded)


def timeline(document: Document, run: Run, expanded: Collection[str] = frozenset()) -> Timeline:
    """The steps of both passes. `expanded` are the paths of the blocks that are open.

    First what is given, then each gate and closed block behind all that feed it and before all
    it feeds, then the loss; then the loss's own gradient and the same way back, as far as it
    reaches. The list depends on nothing else, so it is the same every time.
    """
    nodes, wires, opened = _drawn(document, run, expanded)
    drivers = _drivers(nodes, wires, opened)
    takers = group_by_key((driver, target) for target, driver in drivers.items())
    order = _in_order(nodes, drivers, run)
    given = tuple(path for path in order if nodes[path] in SOURCES)
    onwards = [path for path in order if nodes[path] not in SOURCES and path != document.loss]
    onwards += [] if document.loss is None else [document.loss]
    there = numbers_there(run)
    back = _reached(nodes, onwards[::-1], run, there[1])
    forward = [EVERYTHING_GIVEN, *onwards] if given else onwards
    steps = (
        *map(TeachingStep._make, zip(repeat(Pass.FORWARD), forward, _kinds(nodes, forward, FLAG))),
        *map(TeachingStep._make, zip(repeat(Pass.BACKWARD), back, _kinds(nodes, back, SEED))),
    )
    return Timeline(
        run,
        steps,
        nodes,
        frozenset(opened),
        wires,
        given,
        dict(zip(forward, range(len(forward)), strict=True)),
        dict(zip(back, range(len(forward), len(steps)), strict=True)),
        drivers,
        takers,
        there,
    )


def _drawn(
    document: Document, run: Run, expanded: Collection[str]
) -> tuple[dict[str, Gate], dict[Pin, Pin], set[str]]:
    """The gates and closed blocks by path, the wires as they are drawn, and the open blocks."""
    slots = run.tape.slots
    nodes: dict[str, Gate] = {}
    wires: dict[Pin, Pin] = dict(document.root.wires)
    opened: set[str] = set()
    for scope in scopes_of(document, expanded):
        for id_, each in scope.circuit.nodes.items():
            path = scope.prefix + id_
            if id_ in scope.inner:
                opened.add(path)
            elif each.interface is not None:
                nodes[path] = each.gate
            elif each.kind in GATES:
                nodes[path] = GATES[each.kind]
            elif path in slots:  # a port that nothing is wired to, with a default: a source
                nodes[path] = GATES[kinds.INPUT]
        if scope.outer is not None:
            wires |= {
                scope.drawn(target): scope.drawn(source)
                for target, source in scope.circuit.wires.items()
            }
    return nodes, wires, opened


def _drivers(
    nodes: Mapping[str, Gate], wires: Mapping[Pin, Pin], opened: Collection[str]
) -> Mapping[Pin, Pin]:
    """The gate's or closed block's output that feeds each of their inputs."""
    if not opened:
        return wires
    return {
        target: driver
        for target in wires
        if target.node in nodes and (driver := driver_of(target, wires, opened, nodes)) is not None
    }


def _in_order(nodes: Mapping[str, Gate], drivers: Mapping[Pin, Pin], run: Run) -> list[str]:
    """All nodes as the tape has them; a closed block where its last gate stands, or sooner.

    Sooner where something needs it that the tape has before.
    """
    slots, insides = run.tape.slots, run.tape.insides
    if not any(path not in slots for path in nodes):
        return sorted(nodes, key=slots.__getitem__)
    keys = {
        path: slots[path] if path in slots else next(reversed(insides.get(path, ())), -1)
        for path in nodes
    }
    consumers = group_by_key(
        (driver.node, target.node)
        for target, driver in drivers.items()
        if driver.node in nodes and target.node in nodes  # none is a gate of an unknown kind
    )
    return topological_order(nodes, consumers, keys.__getitem__)


def _reached(nodes: Mapping[str, Gate], way_back: list[str], run: Run, there: bytes) -> list[str]:
    """How far the gradient comes on the way back, the loss first; nowhere where that has none."""
    loss, slots = run.tape.loss, run.tape.slots
    if loss is None or not there[loss]:
        return []
    blocks = [path for path in way_back if nodes[path].is_block]
    if not blocks:
        return [path for path in way_back if there[slots[path]]]
    reached = {
        path
        for path in blocks
        if any(run.gradient(Pin(path, port)) is not None for port in nodes[path].outputs)
    }
    return [path for path in way_back if path in reached or (path in slots and there[slots[path]])]


def _kinds(nodes: Mapping[str, Gate], paths: list[str], flag: str) -> Iterator[str]:
    """What kind of step each path is; a flag's depends on the pass."""
    named = {BLOCKS: BLOCK, LOSS: flag}
    for path in paths:
        yield named.get(nodes[path].group, GATE) if path else GIVEN
