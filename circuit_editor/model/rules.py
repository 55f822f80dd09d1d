"""Rules: why an edit is refused, in a sentence a student understands, or None where it is not."""

from __future__ import annotations

import math
from collections.abc import Iterable
from operator import attrgetter, is_

from circuit_editor.gates.kinds import INLET, OUTLET
from circuit_editor.model.blocks import depth_of, gate_count, in_common, instances_in
from circuit_editor.model.document import Block, Circuit, Document, Node, Pin
from circuit_editor.model.graph import shortest_path
from circuit_editor.model.naming import list_names, quote_distinct
from circuit_editor.model.record_limits import DEEPEST, LONGEST_LABEL, MOST_BLOCKS, MOST_GATES
from circuit_editor.model.records import OF
from circuit_editor.model.wiring import path_between
from circuit_editor.text import QT_TRANSLATE_NOOP, Argument, Sentence

LIMITED = {
    owner: [each for each in found if each.why_not is not None or each.stands is not None]
    for owner, found in OF.items()
}

_limited, _limited_in_root = (
    attrgetter(*(each.name for each in LIMITED[owner])) for owner in (Document, Circuit)
)


def why_not_connect(circuit: Circuit, source: Pin, target: Pin) -> Sentence | None:
    """Why no wire may lead from `source` to `target`, or None where it may.

    An input that is already driven is no reason: the new wire replaces the old one.
    """
    for pin in (source, target):
        if pin.node not in circuit.nodes:
            return Sentence.of(
                QT_TRANSLATE_NOOP("Sentence", 'There is no node "{node}".'), node=pin.node
            )
    source_gate, target_gate = circuit.nodes[source.node].gate, circuit.nodes[target.node].gate
    if source.port in source_gate.inputs and target.port in target_gate.inputs:
        return Sentence.of(
            QT_TRANSLATE_NOOP(
                "Sentence", "Both ends are inputs. A wire leads from an output to an input."
            )
        )
    if source.port in source_gate.outputs and target.port in target_gate.outputs:
        return Sentence.of(
            QT_TRANSLATE_NOOP(
                "Sentence", "Both ends are outputs. A wire leads from an output to an input."
            )
        )
    if source.port not in source_gate.outputs:
        return Sentence.of(
            QT_TRANSLATE_NOOP("Sentence", '{node} has no output "{port}".'),
            node=list_names(circuit, source.node),
            port=source.port,
        )
    if target.port not in target_gate.inputs:
        return Sentence.of(
            QT_TRANSLATE_NOOP("Sentence", '{node} has no input "{port}".'),
            node=list_names(circuit, target.node),
            port=target.port,
        )
    if source.node == target.node:
        return Sentence.of(
            QT_TRANSLATE_NOOP("Sentence", "{node} cannot feed itself."),
            node=list_names(circuit, source.node),
        )
    loop = path_between(circuit, target.node, source.node)
    return loop_sentence(circuit, [*loop, target.node]) if loop else None


def why_not_through(node: Node, name: Argument) -> Sentence | None:
    """Why no wire can lead through a node that is called so, or None where one can."""
    if node.gate.inputs and node.gate.outputs:
        return None
    lacking = (
        QT_TRANSLATE_NOOP("Sentence", "{node} has no input: it cannot stand on a wire.")
        if not node.gate.inputs
        else QT_TRANSLATE_NOOP("Sentence", "{node} has no output: it cannot stand on a wire.")
    )
    return Sentence.of(lacking, node=name)


def why_not_rewire(circuit: Circuit, old: Pin, new: Pin) -> Sentence | None:
    """Why all that reads one output may not read another, or None where it may."""
    for target in sorted(target for target, source in circuit.wires.items() if source == old):
        refusal = why_not_connect(circuit, new, target)
        if refusal is not None:
            return refusal
    return None


def loop_sentence(circuit: Circuit, loop: list[str]) -> Sentence:
    """Say that the nodes of `loop` (first and last the same) run in a circle."""
    shown = [*loop[:4], "…", *loop[-3:]] if len(loop) > 8 else loop
    return Sentence.of(
        QT_TRANSLATE_NOOP(
            "Sentence",
            "This circuit would have a loop: {loop}. "
            "Backpropagation needs a circuit without loops.",
        ),
        loop=list_names(circuit, *shown),
    )


def why_not_label(circuit: Circuit, node: str, label: str) -> Sentence | None:
    """Why the node may not be called `label`, or None where it may.

    Inputs, parameters, constants and the ports of a block bear names that an expression can use,
    unique among all that come in, or that go out; other nodes may bear any short text, or none.
    """
    if len(label) > LONGEST_LABEL:
        return Sentence.of(
            QT_TRANSLATE_NOOP("Sentence", "A name may have at most {limit} characters."),
            limit=LONGEST_LABEL,
        )
    rivals = _rivals(circuit, node)
    if rivals is None:
        return None
    taken = (circuit.labels.get(other) for other in rivals if other != node)
    return why_no_name_among(taken, label, circuit.nodes[node].kind)


def why_no_name_among(taken: Iterable[str | None], label: str, kind: str) -> Sentence | None:
    """Why a source or a port may not be called so where its rivals have these names."""
    if not label.isidentifier():
        return Sentence.of(
            QT_TRANSLATE_NOOP(
                "Sentence",
                '"{label}" cannot be a name: use letters, digits and _, not starting with a digit.',
            ),
            label=label,
        )
    if label not in taken:
        return None
    told = (
        QT_TRANSLATE_NOOP("Sentence", 'Another output is already called "{label}".')
        if kind == OUTLET
        else QT_TRANSLATE_NOOP("Sentence", 'Another input is already called "{label}".')
    )
    return Sentence.of(told, label=label)


def _rivals(circuit: Circuit, node: str) -> list[str] | None:
    """The nodes whose name a node may not bear too; None where it may bear any name."""
    mine, nodes = circuit.nodes[node], circuit.nodes.items()
    if mine.kind == OUTLET:
        return [id_ for id_, each in nodes if each.kind == OUTLET]
    if mine.gate.is_source or mine.kind == INLET:
        return [id_ for id_, each in nodes if each.gate.is_source or each.kind == INLET]
    return None


def why_not_block_name(document: Document, block: str, name: str) -> Sentence | None:
    """Why a block may not be called so, or None where it may."""
    name = name.strip()
    if any(each.name == name for id_, each in document.blocks.items() if id_ != block):
        return Sentence.of(
            QT_TRANSLATE_NOOP("Sentence", 'Another block of this circuit is called "{name}".'),
            name=name,
        )
    return _why_no_name(name)


def _why_no_name(name: str) -> Sentence | None:
    """Why nothing can be saved that is called so."""
    if not name.strip():
        return Sentence.of(QT_TRANSLATE_NOOP("Sentence", "A block needs a name."))
    if len(name) > LONGEST_LABEL:
        return Sentence.of(
            QT_TRANSLATE_NOOP("Sentence", "A name may have at most {limit} characters."),
            limit=LONGEST_LABEL,
        )
    return None


def why_not_range(low: float, high: float) -> Sentence | None:
    """Why a slider may not run from `low` to `high`, or None where it may.

    Its length must be a number above 0 too: a slider divides by it.
    """
    if not low < high:
        return Sentence.of(
            QT_TRANSLATE_NOOP(
                "Sentence", "The range must run from a smaller number to a larger one."
            )
        )
    if not math.isfinite(high - low):
        return Sentence.of(
            QT_TRANSLATE_NOOP("Sentence", "The ends of the range are too far apart.")
        )
    return None


def why_not_place(document: Document, block: str, inside: str | None) -> Sentence | None:
    """Why no instance of a block may stand inside the definition `inside`, or None where it may."""
    if inside is None:
        return None
    if block == inside:
        return itself_sentence(document, [inside, inside])

    def used_by(id_: str) -> list[str]:
        return sorted(
            {interface.block for _, interface in instances_in(document.blocks[id_].circuit)}
        )

    way = shortest_path(block, inside, used_by)
    return itself_sentence(document, [inside, *way]) if way else None


def why_not_paste(document: Document, part: Document, inside: str | None) -> Sentence | None:
    """Why a part may not be pasted into the definition `inside`, or None where it may."""
    shared = sorted(in_common(document, part))  # the others are copied, and new here
    return next(filter(None, (why_not_place(document, each, inside) for each in shared)), None)


def why_not_grow(before: Document, after: Document) -> Sentence | None:
    """Why no edit may make `after` of `before`, or None where it may: it could not be saved.

    Whatever makes a document smaller is done, however large it stays. Nothing is counted for an
    edit of values, wires or places, and of places only those that are new are looked at, so this
    can be asked at every step of a drag.
    """
    old, new = before.root, after.root
    if (
        old.nodes is new.nodes
        and before.blocks is after.blocks
        and all(map(is_, _limited_in_root(old), _limited_in_root(new)))
        and all(map(is_, _limited(before), _limited(after)))
    ):
        return None
    refusal = _why_not_records(before, after) or _why_not_block_names(before, after)
    if refusal is not None:
        return refusal
    if _same_nodes(before, after):
        return None
    gates = gate_count(after)
    if gates > MOST_GATES and gates > gate_count(before):
        too_many = (
            QT_TRANSLATE_NOOP(
                "Sentence",
                "Counted out, the blocks would make {count} gates (limit {limit}).",
            )
            if after.blocks
            else QT_TRANSLATE_NOOP(
                "Sentence", "The circuit would have {count} gates (limit {limit})."
            )
        )
        return Sentence.of(too_many, count=f"{gates:,}", limit=f"{MOST_GATES:,}")
    depth = depth_of(after)
    if depth > DEEPEST and depth > depth_of(before):
        return Sentence.of(
            QT_TRANSLATE_NOOP(
                "Sentence", "Blocks would stand more than {limit} deep inside each other."
            ),
            limit=DEEPEST,
        )
    if len(after.blocks) > max(MOST_BLOCKS, len(before.blocks)):
        return Sentence.of(
            QT_TRANSLATE_NOOP("Sentence", "A circuit may have at most {limit} different blocks."),
            limit=f"{MOST_BLOCKS:,}",
        )
    return None


def _why_not_records(before: Document, after: Document) -> Sentence | None:
    """Why a record may not be what it has become; what is the same is not looked at."""
    refusal = _why_not_fields(before, after) or _why_not_fields(before.root, after.root)
    if refusal is not None or before.blocks is after.blocks:
        return refusal
    nothing = Block("")
    for id_, block in after.blocks.items():
        old = before.blocks.get(id_, nothing)
        refusal = _why_not_fields(old.circuit, block.circuit) if old is not block else None
        if refusal is not None:
            return refusal
    return None


def _why_not_fields(before: Circuit | Document, after: Circuit | Document) -> Sentence | None:
    limited = LIMITED[type(after)]
    refusals = (each.why_not_become(each.of(before), each.of(after)) for each in limited)
    return next((refusal for refusal in refusals if refusal is not None), None)


def _why_not_block_names(before: Document, after: Document) -> Sentence | None:
    if before.blocks is after.blocks:
        return None
    names = (
        block.name
        for id_, block in after.blocks.items()
        if id_ not in before.blocks or before.blocks[id_].name != block.name
    )
    return next(filter(None, map(_why_no_name, names)), None)


def _same_nodes(before: Document, after: Document) -> bool:
    """True where no gate came or went, by identity alone."""
    return before.root.nodes is after.root.nodes and (
        before.blocks is after.blocks
        or all(
            id_ in before.blocks and before.blocks[id_].circuit.nodes is block.circuit.nodes
            for id_, block in after.blocks.items()
        )
    )


def itself_sentence(document: Document, way: list[str]) -> Sentence:
    """Say that a block would stand inside itself; `way` begins and ends with its definition."""
    names = quote_distinct(way, [document.blocks[id_].name for id_ in way])
    return Sentence.of(
        QT_TRANSLATE_NOOP("Sentence", 'The block "{block}" cannot stand inside itself: {way}.'),
        block=names[0],
        way=" → ".join(names),
    )
