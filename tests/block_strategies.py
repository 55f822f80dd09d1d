"""Random documents with blocks: made from random circuits as a user makes them, by grouping.

Chunks become blocks, blocks within blocks, up to three deep; copies with values of their own stand
beside them; ports get defaults, and some hand their wire through.
"""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from circuit_editor.gates import ELEMENTWISE, GATES
from circuit_editor.model import INLET, OUT, OUTLET, Document, Pin, Value, blocks, node, records
from circuit_editor.model.edits import add, connect, set_stop, set_value
from circuit_editor.model.edits.copy_paste import copy_of, paste
from circuit_editor.model.edits.grouping import group, why_not_group
from circuit_editor.model.fresh_names import fresh_id
from circuit_editor.model.rules import why_not_connect
from circuit_editor.model.wiring import natural

# made once: Hypothesis looks at a strategy anew that is made while it draws
SMALL = st.integers(-30, 30).map(lambda tenths: tenths / 10)
KINDS = st.sampled_from(list(ELEMENTWISE))
STEPS, TENTHS, YES_OR_NO = st.integers(-9, 9), st.integers(0, 9), st.booleans()
NAMES, PASSES = st.sampled_from(["σ", "unit", "größe"]), st.sampled_from(["forward", "backward"])
NOTES = st.sampled_from(["", "why?"])


@st.composite
def flat_documents(draw: st.DrawFn, max_nodes: int = 10) -> Document:
    """A circuit without blocks, whose numbers are small and whose inputs are mostly wired."""
    document = Document()
    kinds = draw(st.lists(KINDS, min_size=2, max_size=max_nodes))
    kinds = ["input", *kinds]
    for at, kind in enumerate(kinds):
        id_ = fresh_id(document, kind)
        place = (
            float(draw(STEPS) * 20 + 60 * at),
            float(draw(STEPS) * 20),
        )
        value = draw(SMALL) if GATES[kind].is_source else None
        drivers = [
            each for each in sorted(document.root.nodes) if document.root.nodes[each].gate.outputs
        ]
        document = add(document, id_, kind, place, value=value)
        for port in GATES[kind].inputs:
            if draw(TENTHS):
                source = Pin(draw(st.sampled_from(drivers)), OUT)
                document = connect(document, source, Pin(id_, port))
    return with_stops(draw, document)


@st.composite
def chunks(draw: st.DrawFn, document: Document, inside: str | None = None) -> list[str]:
    """Some nodes of a circuit that can be a block; none where the drawn ones cannot."""
    circuit = blocks.circuit_of(document, inside)
    ids = sorted(circuit.nodes, key=natural)
    chosen = draw(st.lists(st.sampled_from(ids), min_size=1, unique=True)) if ids else []
    refusal = why_not_group(circuit, chosen)
    if refusal is not None and refusal.missing:
        chosen += refusal.missing
        refusal = why_not_group(circuit, chosen)
    return [] if refusal is not None else chosen


@st.composite
def documents_with_blocks(draw: st.DrawFn, max_nodes: int = 10) -> Document:
    """A document with blocks, some of them in each other or twice; perhaps none."""
    document = draw(flat_documents(max_nodes))
    for _ in range(draw(st.integers(1, 3))):
        inside = draw(st.sampled_from([None, None, *sorted(document.blocks)]))
        chunk = draw(chunks(document, inside))
        if chunk:
            document, _ = group(document, chunk, draw(NAMES), inside)
    instances = sorted(id_ for id_, _ in blocks.instances_in(document.root))
    if instances and draw(YES_OR_NO):
        document = _twice(draw, document, draw(st.sampled_from(instances)))
    if document.blocks and draw(YES_OR_NO):
        document = _with_default(draw, document)
    if document.blocks and draw(YES_OR_NO):
        document = _handing_through(draw, document)
    return with_stops(draw, document)


def with_stops(draw: st.DrawFn, document: Document) -> Document:
    """A teacher's stops at some steps, deep inside blocks, too."""
    for path in draw(st.lists(st.sampled_from(["", *paths_of_steps(document)]), max_size=4)):
        pass_ = draw(PASSES) if path else "forward"
        document = set_stop(document, (pass_, path), draw(NOTES))
    return document


def _twice(draw: st.DrawFn, document: Document, id_: str) -> Document:
    """A second instance with other values, its first port wired like the first one's."""
    part = copy_of(document, document.root, [id_])
    document, (new,) = paste(document, part, (0.0, 200.0))
    for path in sorted(paths_of_sources(document, new)):
        if draw(YES_OR_NO):
            document = set_value(document, path, draw(SMALL))
    for port in document.root.nodes[new].gate.inputs:
        source = document.root.wires.get(Pin(id_, port))
        if source is not None and why_not_connect(document.root, source, Pin(new, port)) is None:
            document = connect(document, source, Pin(new, port))
    return document


def _with_default(draw: st.DrawFn, document: Document) -> Document:
    """A port gets a default, and in one place its wire is taken away."""
    id_ = draw(st.sampled_from(sorted(document.blocks)))
    block = document.blocks[id_]
    if not block.inputs:
        return document
    inlet = draw(st.sampled_from(block.inputs))
    values = block.circuit.values.set(inlet, Value(draw(SMALL)))
    document = blocks.put(
        document, id_, replace(block, circuit=replace(block.circuit, values=values))
    )
    wired = [pin for pin in sorted(document.root.wires) if pin.port == inlet]
    if wired:
        wires = document.root.wires.delete(draw(st.sampled_from(wired)))
        document = replace(document, root=replace(document.root, wires=wires))
    return document


def _handing_through(draw: st.DrawFn, document: Document) -> Document:
    """A block gets an output that is one of its inputs."""
    id_ = draw(st.sampled_from(sorted(document.blocks)))
    block = document.blocks[id_]
    if not block.inputs:
        return document
    outlet, inlet = fresh_id(document, OUTLET), draw(st.sampled_from(block.inputs))
    circuit = replace(
        block.circuit,
        nodes=block.circuit.nodes.set(outlet, node(OUTLET)),
        labels=block.circuit.labels.set(outlet, f"through_{outlet}"),
        places=block.circuit.places.set(outlet, (900.0, 900.0)),
        wires=block.circuit.wires.set(Pin(outlet, "x"), Pin(inlet, OUT)),
    )
    return blocks.put(document, id_, replace(block, circuit=circuit))


def paths_of_steps(document: Document) -> list[str]:
    """The paths of everything that has a step of its own, in an order that is always the same."""
    found = []
    waiting = [((), document.root)]
    for way, circuit in waiting:  # grows while it is walked
        for id_, each in sorted(circuit.nodes.items()):
            if not each.gate.is_source and not each.gate.is_port:
                found.append("/".join((*way, id_)))
            if each.interface is not None:
                waiting.append(((*way, id_), document.blocks[each.interface.block].circuit))
    return found


def paths_of_sources(document: Document, id_: str) -> list[str]:
    """The paths of everything that holds a value inside an instance."""
    found = []
    waiting = [id_]
    for path in waiting:  # grows while it is walked
        circuit = blocks.circuit_at(document, path.split("/"))
        for each, inner in circuit.nodes.items():
            if inner.interface is not None:
                waiting.append(f"{path}/{each}")
            elif inner.gate.is_source:
                found.append(f"{path}/{each}")
    return found


def assert_whole(document: Document) -> None:
    """Nothing in the document points at what is not there; ids are unique; interfaces are true."""
    seen: set[str] = set()
    used: set[str] = set()
    for circuit in (document.root, *(block.circuit for block in document.blocks.values())):
        assert not seen & set(circuit.nodes)
        seen |= set(circuit.nodes)
        for target, source in circuit.wires.items():
            assert target.port in circuit.nodes[target.node].gate.inputs
            assert source.port in circuit.nodes[source.node].gate.outputs
        for path in circuit.values:
            assert records.holds_value(document, circuit, path), path
        assert set(circuit.bends) <= set(circuit.wires)
        assert set(circuit.labels) <= set(circuit.nodes)
        assert set(circuit.places) <= set(circuit.nodes)
        for _, interface in blocks.instances_in(circuit):
            used.add(interface.block)
            assert document.blocks[interface.block].interface(interface.block) == interface
    assert used == set(document.blocks)
    for block in document.blocks.values():
        inlets = {id_ for id_, each in block.circuit.nodes.items() if each.kind == INLET}
        outlets = {id_ for id_, each in block.circuit.nodes.items() if each.kind == OUTLET}
        assert sorted(block.inputs) == sorted(inlets) and sorted(block.outputs) == sorted(outlets)
    for path in document.ranges:
        assert records.holds_value(document, document.root, path)
    for stop in document.stops:
        assert records.has_step(document, stop.path), stop
    assert len({stop.step for stop in document.stops}) == len(document.stops)
