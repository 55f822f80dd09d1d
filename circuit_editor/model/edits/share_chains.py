"""Sharing chains: gates that compute the same function become uses of one block.

Chains of the same spelling keep every number to the last bit; of several spellings the commonest
is the block's, and the others' numbers may differ in the last place.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Mapping, Sequence

from circuit_editor.dataclass import replace
from circuit_editor.gates import OUT
from circuit_editor.gates.kinds import BLOCK
from circuit_editor.model import blocks, records
from circuit_editor.model.block_names import label_of_copy, taken_by_blocks
from circuit_editor.model.chains import GateChain, find_chains, is_whole_block
from circuit_editor.model.document import Document, Node, Pin, with_items, without
from circuit_editor.model.edits.copy_paste import Way, rekey
from circuit_editor.model.edits.grouping import centre_of, group
from circuit_editor.model.fresh_names import fresh_id, numbered_labels
from circuit_editor.model.rules import why_not_place
from circuit_editor.model.sort_keys import has_copies
from circuit_editor.model.wiring import natural


def share_chains(
    document: Document, chains: Sequence[GateChain], name: str, inside: str | None = None
) -> tuple[Document, list[str]]:
    """Make chains of one function uses of one block called `name`; and the uses' ids, in order.

    A block that the document has already, made of nothing but such a chain, is used again. A use
    bears the label of its chain's last gate, and stands in its chain's middle. The chains have
    been found in the document's root, or in the definition `inside`, as it is now.
    """
    shared = _definition_of(document, chains, inside)
    uses: dict[str, str] = {}
    if shared is None:
        first = _commonest(chains)
        document, uses[first.end], shared = _with_definition(document, first, name, inside)
    for chain in chains:
        if chain.end not in uses:
            now = _read_from_uses(document, chain, uses, inside)
            document, uses[chain.end] = _with_use(document, now, shared, inside)
    return blocks.without_stale_paths(document), [uses[chain.end] for chain in chains]


def _read_from_uses(
    document: Document, chain: GateChain, uses: Mapping[str, str], inside: str | None
) -> GateChain:
    """The chain with its inputs as they are now: what was another chain's end is its use's."""
    nodes = blocks.circuit_of(document, inside).nodes
    outputs = {end: Pin(use, nodes[use].gate.outputs[0]) for end, use in uses.items()}
    return replace(chain, inputs=tuple(outputs.get(pin.node, pin) for pin in chain.inputs))


def _commonest(chains: Sequence[GateChain]) -> GateChain:
    """The first chain of the spelling that most have."""
    counts = Counter(chain.spelling for chain in chains)
    return max(chains, key=lambda chain: counts[chain.spelling])


def _definition_of(
    document: Document, chains: Sequence[GateChain], inside: str | None
) -> tuple[str, GateChain] | None:
    """A definition that is such a chain and no more, spelled as the most are, and the chain."""
    wanted = _commonest(chains)
    for id_ in sorted(document.blocks, key=natural):
        block = document.blocks[id_]
        outlets = [block.circuit.wires.get(Pin(outlet, "x")) for outlet in block.outputs]
        for chain in find_chains(block.circuit):
            if (
                (chain.function, chain.spelling) == (wanted.function, wanted.spelling)
                and is_whole_block(block.circuit, chain)
                and outlets == [Pin(chain.end, OUT)]
                and {pin.node for pin in chain.inputs} == {*block.inputs}
                and why_not_place(document, id_, inside) is None
            ):
                return id_, chain
    return None


def _with_definition(
    document: Document, chain: GateChain, name: str, inside: str | None
) -> tuple[Document, str, tuple[str, GateChain]]:
    """The document with a chain as a block, the block's first use, and the definition."""
    outer = blocks.circuit_of(document, inside)
    label = outer.label(chain.end)
    document, use = group(document, chain.nodes, name, inside)
    circuit = blocks.circuit_of(document, inside)
    interface = circuit.nodes[use].interface
    assert interface is not None
    block = document.blocks[interface.block]
    fed = {circuit.wires[Pin(use, inlet)]: inlet for inlet in block.inputs}
    inputs = tuple(fed[pin] for pin in chain.inputs)
    names = [*zip(inputs, chain.function.inputs, strict=True), (block.outputs[0], "out")]
    inner = block.circuit
    taken = {port for _, port in names}
    for id_ in chain.nodes:
        if inner.nodes[id_].gate.is_source:  # a constant has its name there, too
            label = inner.label(id_)
            called = itertools.chain([label], numbered_labels(label))
            names.append((id_, next(each for each in called if each not in taken)))
            taken.add(names[-1][1])
    labels = with_items(without(inner.labels, chain.nodes), names)
    block = replace(block, circuit=replace(inner, labels=labels), inputs=inputs)
    document = blocks.put(document, interface.block, block)
    inner_chain = replace(chain, inputs=tuple(Pin(inlet, OUT) for inlet in inputs))
    return _labelled(document, use, label, inside), use, (interface.block, inner_chain)


def _with_use(
    document: Document, chain: GateChain, shared: tuple[str, GateChain], inside: str | None
) -> tuple[Document, str]:
    """The document with one more use of a definition in place of a chain; and its id."""
    definition, model = shared
    use = fresh_id(document, BLOCK)
    if chain.spelling == model.spelling:
        twins = dict(zip(chain.nodes, model.nodes, strict=True))

        def moved(way: Way) -> Way:
            return (use, twins[way[0]], *way[1:]) if way[0] in twins else way

        document = rekey(document, inside, moved)
    block = document.blocks[definition]
    outer = blocks.circuit_of(document, inside)
    label = outer.label(chain.end)
    gone = {*chain.nodes}
    cut = [target for target in outer.wires if target.node in gone]
    inlets = [pin.node for pin in model.inputs]
    wires = [(Pin(use, inlet), pin) for inlet, pin in zip(inlets, chain.inputs, strict=True)]
    wires += [
        (target, Pin(use, block.outputs[0]))
        for target, source in outer.wires.items()
        if source.node == chain.end
    ]
    extra = [f"nodes.{id_}" for id_ in gone] + [f"wires.{target}" for target in cut]
    sorts_as = () if has_copies(document) else None
    beside = records.hold_instead(outer, records.subtract(outer, gone), gone, use)
    beside["places"] = beside["places"].set(use, centre_of(outer, chain.nodes))
    made = Node(BLOCK, interface=block.interface(definition), sorts_as=sorts_as)
    circuit = replace(
        outer,
        nodes=without(outer.nodes, gone).set(use, made),
        wires=with_items(without(outer.wires, cut), wires),
        extra=without(outer.extra, extra),
        **beside,
    )
    document = blocks.with_circuit(document, inside, circuit)
    return _labelled(document, use, label, inside), use


def _labelled(document: Document, use: str, label: str, inside: str | None) -> Document:
    """The document with the name of a chain's last gate at the block in its place."""
    circuit = blocks.circuit_of(document, inside)
    interface = circuit.nodes[use].interface
    assert interface is not None
    others = replace(circuit, nodes=without(circuit.nodes, [use]))
    label = label_of_copy(taken_by_blocks(others), label, interface.name)
    if not label:
        return document
    circuit = replace(circuit, labels=circuit.labels.set(use, label))
    return blocks.with_circuit(document, inside, circuit)
