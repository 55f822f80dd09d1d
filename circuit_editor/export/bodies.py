"""The parts of an exported program: its own lines, and a function for each block that can be one.

A function sums what comes back to its inputs before it returns, where the engine adds wire
by wire along the tape. A sum of three is another in another order, in its last bit. So a block is a
function only where every sum stays as it is, and where all its instances send and get gradients at
the same ports; else its instances are opened, and their gates stand among the lines around them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from circuit_editor.dataclass import replace
from circuit_editor.engine import Run, Tape
from circuit_editor.engine.path_names import port_names
from circuit_editor.engine.tape_columns import UNPLUGGED
from circuit_editor.model import (
    Block,
    Document,
    Path,
    Pin,
)
from circuit_editor.model.graph import group_by_key, post_order, topological_order
from circuit_editor.model.scopes import Scope, scopes_of
from circuit_editor.model.wiring import consumers_of, natural


class ValueKey(NamedTuple):
    """A value in a body: of a gate or a source by its path there, or at a port.

    With a port it is the result of a call, whose path it has, or with the path "" an argument.
    """

    path: str
    port: str = ""


class Unit(NamedTuple):
    """One gate or one source of a body, or the call of a function, by its path there."""

    path: str
    block: str = ""  # the definition that is called


@dataclass(frozen=True, slots=True, eq=False)
class Body:
    """The lines of a program, or of a function for a block; all paths begin there.

    `at` is the path of an instance that stands for all, with a slash behind it; "" is the program
    itself. `units` stand in the order of the forward pass, `backward` has them in the other's.
    `reads` are the values that a gate takes, by its path; `feeds` those that a call gets,
    by the ids of the ports; `results` what leaves the block by its outlets, `arguments` the sources
    inside it, which have other values in each instance.
    """

    at: str
    units: tuple[Unit, ...]
    backward: tuple[Unit, ...]
    reads: Mapping[str, tuple[ValueKey, ...]]
    feeds: Mapping[str, Mapping[str, ValueKey]]
    inputs: Mapping[str, str]
    results: Mapping[str, ValueKey]
    arguments: tuple[str, ...]


class Plan(NamedTuple):
    """The program's own body, and those of its functions by their blocks' ids, inner ones first."""

    body: Body
    functions: Mapping[str, Body]


def plan(document: Document, tape: Tape, run: Run) -> Plan:
    """As many blocks as functions as can be."""
    return _Planner(document, tape, run).plan()


class _Planner:
    """Finds the blocks that can be functions, and what stands in each."""

    def __init__(self, document: Document, tape: Tape, run: Run) -> None:
        self._document, self._tape, self._run = document, tape, run
        # in an order of their own: a circuit's nodes have none, and programs must not differ by it
        self._scopes = sorted(scopes_of(document), key=lambda scope: natural(scope.path))
        self._instances = group_by_key((_block_of(scope), scope) for scope in self._scopes[1:])

    def plan(self) -> Plan:
        """Take back what cannot be a function, until all that is left can."""
        chosen = {id_ for id_ in self._instances if self._is_alike(id_)}
        while chosen:
            bodies = {id_: self._body(self._instances[id_][0], chosen) for id_ in chosen}
            unfit = {id_ for id_, body in bodies.items() if not self._has_results(body)}
            if not unfit:
                root = self._body(self._scopes[0], chosen)
                sums = _Sums(self._tape, self._run, root, bodies)
                if not sums.changed:
                    return Plan(root, {id_: bodies[id_] for id_ in self._inner_first(bodies)})
                unfit = sums.blocks_between() or chosen
            chosen = chosen - unfit
        root = self._body(self._scopes[0], chosen)
        if _Sums(self._tape, self._run, root, {}).changed:
            taped = tuple(Unit(step.path) for step in reversed(self._tape.steps))
            root = replace(root, backward=taped)
        return Plan(root, {})

    def _inner_first(self, bodies: Mapping[str, Body]) -> list[str]:
        """The blocks that another one calls stand before it."""
        first = [id_ for scope in self._scopes[1:] if (id_ := _block_of(scope)) in bodies]
        return post_order(
            first, lambda id_: [each.block for each in reversed(bodies[id_].units) if each.block]
        )

    # --- which blocks can be functions ---

    def _is_alike(self, id_: str) -> bool:
        """True where all instances of a block have values and gradients at the same places."""
        block = self._document.blocks[id_]
        patterns = [self._pattern(scope, block) for scope in self._instances[id_]]
        return patterns[0] is not None and all(each == patterns[0] for each in patterns)

    def _pattern(self, scope: Scope, block: Block) -> list[object] | None:
        tape, run = self._tape, self._run
        path = scope.path
        if not block.outputs or any(
            tape.aliases[Pin(path, port)].slot == UNPLUGGED
            for port in (*block.inputs, *block.outputs)
        ):
            return None
        found: list[object] = [
            run.gradient(Pin(path, outlet)) is not None for outlet in block.outputs
        ]
        own = {f"{scope.prefix}{inlet}" for inlet in block.inputs}  # where a port has a default
        inside = sorted(tape.insides.get(path, ()), key=lambda slot: tape.steps[slot].path)
        for slot in inside:
            if tape.steps[slot].path in own:
                continue
            if run.values[slot] is None or tape.steps[slot].gate.is_flag:
                return None
            if run.values[slot].shape or tape.steps[slot].gate.is_of_arrays:
                return None  # the lines of arrays are written for their shapes
            sent = [wire_gradient is not None for wire_gradient in run.wire_gradients[slot]]
            found.append((run.gradients[slot] is not None, sent))
        return found

    def _has_results(self, body: Body) -> bool:
        """True where each outlet has a gate or a call of its own behind it."""
        keys = list(body.results.values())
        sources = {ValueKey(path) for path in body.arguments}
        return len({*keys}) == len(keys) and not any(
            each in sources or (not each.path and each.port) for each in keys
        )

    # --- what stands in a body ---

    def _sources(self, path: str, inputs: Mapping[str, str]) -> Iterator[str]:
        """What holds a value inside, but for its own ports, in the tape's order."""
        tape = self._tape
        for slot in tape.insides.get(path, ()) if path else range(len(tape.steps)):
            inner = tape.steps[slot].path[len(path) + 1 if path else 0 :]
            if tape.steps[slot].gate.is_source and inner not in inputs:
                yield inner

    def _body(self, scope: Scope, chosen: set[str]) -> Body:
        tape, at = self._tape, scope.prefix
        path = scope.path
        block = self._document.blocks[_block_of(scope)] if scope.outer is not None else None
        inputs = port_names(block.interface("").inputs) if block is not None else {}
        units = [  # a port of its own that has a default here is an argument all the same
            Unit(each.path.removeprefix(at), each.block)
            for each in _units_in_order(scope, tape, chosen)
            if each.path.removeprefix(at) not in inputs
        ]
        calls = {f"{at}{each.path}": each.path for each in units if each.block}
        entering = {
            end: ValueKey("", inlet)
            for inlet in inputs
            for end in tape.aliases[Pin(path, inlet)].ends
        }
        leaving = {
            end: ValueKey(unit.path, outlet)
            for unit in units
            if unit.block
            for outlet in self._document.blocks[unit.block].outputs
            for end in tape.aliases[Pin(f"{at}{unit.path}", outlet)].ends
        }

        def at_pin(pin: Pin) -> ValueKey:
            """What comes in at the port of a call, or leaves by an outlet."""
            alias = tape.aliases[pin]
            for passed in alias.behind:
                if passed.node in calls:
                    return ValueKey(calls[passed.node], passed.port)
                if passed.node == path and passed.port in inputs:
                    return ValueKey("", passed.port)
            return ValueKey(tape.steps[alias.slot].path.removeprefix(at))

        reads: dict[str, tuple[ValueKey, ...]] = {}
        for unit in units:
            if unit.block:
                continue
            slot = tape.slots[f"{at}{unit.path}"]
            found = []
            for place, source in enumerate(tape.steps[slot].sources):
                end = (slot, place)
                local = ValueKey(
                    "" if source == UNPLUGGED else tape.steps[source].path.removeprefix(at)
                )
                found.append(leaving.get(end) or entering.get(end) or local)
            reads[unit.path] = tuple(found)
        return Body(
            at,
            tuple(units),
            tuple(reversed(units)),
            reads,
            {
                unit.path: {
                    inlet: at_pin(Pin(f"{at}{unit.path}", inlet))
                    for inlet in self._document.blocks[unit.block].inputs
                }
                for unit in units
                if unit.block
            },
            inputs,
            {} if block is None else {out: at_pin(Pin(path, out)) for out in block.outputs},
            tuple(sorted(self._sources(path, inputs), key=_instance_of)),
        )


def _block_of(scope: Scope) -> str:
    """The definition of which a scope is an instance."""
    assert scope.outer is not None
    interface = scope.outer.circuit.nodes[scope.id].interface
    assert interface is not None
    return interface.block


def _instance_of(path: str) -> list[Any]:
    """Sorts what holds a value by the instance it stands in."""
    return [natural(id_) for id_ in Path(path).around.parts]


def _units_in_order(scope: Scope, tape: Tape, chosen: set[str]) -> Iterator[Unit]:
    """The units of a circuit by whole paths, each once all that feed it have been.

    Of those that can be next the first on the tape is; what stands in an opened block stands
    together.
    """
    circuit, prefix = scope.circuit, scope.prefix
    first: dict[str, int] = {}
    for id_ in circuit.nodes:
        path = prefix + id_
        inside = tape.insides.get(path, ())
        first[id_] = tape.slots.get(path, inside[0] if inside else len(tape.steps))
    order = topological_order(first, consumers_of(circuit), first.__getitem__)
    for id_ in order:
        inner = scope.inner.get(id_)
        if inner is not None and _block_of(inner) in chosen:
            yield Unit(prefix + id_, _block_of(inner))
        elif inner is not None:
            yield from _units_in_order(inner, tape, chosen)
        elif prefix + id_ in tape.slots:
            yield Unit(prefix + id_)


class _Sums:
    """The sums of gradients as functions make them, beside those of the engine.

    A sum is a number: the same for the same terms added in the same order, but that of two terms
    either may come first.
    """

    ONE = 0  # what the loss begins with

    def __init__(self, tape: Tape, run: Run, root: Body, functions: Mapping[str, Body]) -> None:
        self._tape, self._run, self._functions = tape, run, functions
        self._known: dict[tuple[int, int, int], int] = {}
        self._made: dict[int | Pin, int | None] = {}
        self._calls: dict[str, str] = {}  # the blocks that are called, by the instances' paths
        begun = {}
        if tape.loss is not None and run.gradients[tape.loss] is not None:
            (loss,) = root.reads[tape.steps[tape.loss].path]
            begun = {loss: self.ONE}
        self._go_back(root, "", begun)

        self.changed = list(self._compared())

    def _compared(self) -> Iterator[tuple[int, Iterable[tuple[int, int]]]]:
        """The slots of which a sum is another than the engine's, and the ends it comes from."""
        steps, wire_gradients = self._tape.steps, self._run.wire_gradients
        engine: list[int | None] = [None] * len(steps)
        ends: list[list[tuple[int, int]]] = [[] for _ in steps]
        for slot in range(len(steps) - 1, -1, -1):
            for place, source in enumerate(steps[slot].sources):
                if wire_gradients[slot][place] is not None:
                    engine[source] = self._sum(engine[source], self._wire_gradient(slot, place))
                    ends[source].append((slot, place))
        for of, made in self._made.items():
            if not isinstance(of, Pin):
                if made != engine[of]:
                    yield of, ends[of]
                continue
            alias, expected = self._tape.aliases[of], None
            for slot, place in alias.ends:
                if wire_gradients[slot][place] is not None:
                    expected = self._sum(expected, self._wire_gradient(slot, place))
            if made != expected:
                yield alias.slot, alias.ends

    def blocks_between(self) -> set[str]:
        """The blocks that are called, and that a wire with such a sum enters or leaves."""
        steps = self._tape.steps
        found: set[str] = set()
        for source, ends in self.changed:
            for call, block in self._calls.items():
                inside = Path(steps[source].path).is_within(call)
                if any(Path(steps[slot].path).is_within(call) != inside for slot, _ in ends):
                    found.add(block)
        return found

    def _go_back(self, body: Body, at: str, begun: Mapping[ValueKey, int]) -> dict[str, int]:
        """Follow the lines of a body back in one of its instances; what its inputs get."""
        sums: dict[ValueKey, int | None] = dict(begun)
        for unit in body.backward:
            if unit.block:
                self._calls[f"{at}{unit.path}"] = unit.block
                inner = self._functions[unit.block]
                results = {}
                for outlet, key in inner.results.items():
                    total = sums.get(ValueKey(unit.path, outlet))
                    self._made[Pin(f"{at}{unit.path}", outlet)] = total
                    if total is not None:
                        results[key] = total
                for inlet, total in self._go_back(
                    inner, Path(at + unit.path).prefix, results
                ).items():
                    key = body.feeds[unit.path][inlet]
                    sums[key] = self._sum(sums.get(key), total)
                continue
            slot = self._tape.slots[f"{at}{unit.path}"]
            if self._tape.steps[slot].gate.is_flag:
                continue
            self._made[slot] = sums.get(ValueKey(unit.path))
            for place, wire_gradient in enumerate(self._run.wire_gradients[slot]):
                if wire_gradient is not None:
                    key = body.reads[unit.path][place]
                    sums[key] = self._sum(sums.get(key), self._wire_gradient(slot, place))
        for path in body.arguments:
            if ValueKey(path) in sums:
                self._made[self._tape.slots[f"{at}{path}"]] = sums[ValueKey(path)]
        found = {inlet: sums.get(ValueKey("", inlet)) for inlet in body.inputs}
        return {inlet: total for inlet, total in found.items() if total is not None}

    def _wire_gradient(self, slot: int, place: int) -> int:
        """The number of what one wire sends back."""
        if slot == self._tape.loss:
            return self.ONE
        return self._known.setdefault((-1, slot, place), len(self._known) + 1)

    def _sum(self, before: int | None, more: int) -> int:
        """The number of a sum."""
        if before is None:
            return more
        key = 0, min(before, more), max(before, more)
        return self._known.setdefault(key, len(self._known) + 1)
