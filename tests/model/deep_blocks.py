"""Random circuits, their gates grouped three deep; and what a circuit means, to the last bit."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import numpy as np
from block_strategies import NAMES, SMALL, YES_OR_NO, flat_documents
from hypothesis import assume
from hypothesis import strategies as st
from immutables import Map

from circuit_editor.engine import run_document
from circuit_editor.gates import GATES
from circuit_editor.model import OUT, BlockInterface, Document, Pin, blocks, edits, wiring
from circuit_editor.model.edits.grouping import group, groupable, why_not_group
from circuit_editor.model.edits.ungrouping import ungroup, why_not_ungroup
from circuit_editor.model.fresh_names import fresh_id
from circuit_editor.model.wiring import natural

DEEP = 3
SMOOTH = ("sin", "cos", "exp", "tanh", "sigmoid", "square", "mul_constant")
# Smooth gates that make positive numbers of positive ones, with positive derivatives: nothing
# cancels, so that what is lost is lost by rounding alone.
GROWING = ("add", "mul", "add", "mul", "exp", "sigmoid", "tanh", "square", "add_constant")
SMOOTH_KINDS, GROWING_KINDS = st.sampled_from(SMOOTH), st.sampled_from(GROWING)
POSITIVE = st.integers(1, 12).map(lambda tenths: tenths / 10)

Inside = str | None  # the definition that a circuit is of; None for the root


# What is drawn -------------------------------------------------------------------------------


@st.composite
def flats(draw: st.DrawFn) -> Document:
    """A circuit without blocks, with a loss where it has an end for one."""
    return with_loss(draw, draw(flat_documents(14)))


@st.composite
def forks(draw: st.DrawFn) -> Document:
    """A number that many gates take, and all that leads on is added up: sums of many shares.

    In another order such a sum has other last bits.
    """
    document = edits.add(Document(), "input1", "input", (0.0, 0.0), value=draw(POSITIVE))
    end = Pin("input1", OUT)
    for kind in draw(st.lists(SMOOTH_KINDS, min_size=4, max_size=8)):
        id_, total = fresh_id(document, kind), fresh_id(document, "add")
        others = st.sampled_from(sorted(document.root.nodes))
        source = Pin(draw(st.just("input1") | others), OUT)
        document = edits.add(document, id_, kind, (draw(SMALL) * 60, draw(SMALL) * 60))
        document = edits.add(document, total, "add", (draw(SMALL) * 60, draw(SMALL) * 60))
        document = edits.connect(document, source, Pin(id_, "x"))
        document = edits.connect(document, end, Pin(total, "a"))
        document = edits.connect(document, Pin(id_, OUT), Pin(total, "b"))
        end = Pin(total, OUT)
    return edits.flag(document, end, (999.0, 0.0))


@st.composite
def growing(draw: st.DrawFn) -> Document:
    """A circuit of growing gates, all wired, whose numbers are positive; with a loss."""
    document = Document()
    for kind in ("input", "parameter", *draw(st.lists(GROWING_KINDS, min_size=3))):
        id_ = fresh_id(document, kind)
        drivers = sorted(document.root.nodes, key=natural)
        value = draw(POSITIVE) if GATES[kind].is_source else None
        document = edits.add(document, id_, kind, (60.0 * len(drivers), 0.0), value=value)
        for port in GATES[kind].inputs:
            source = Pin(draw(st.sampled_from(drivers[-4:])), OUT)
            document = edits.connect(document, source, Pin(id_, port))
    return with_loss(draw, document)


def with_loss(draw: st.DrawFn, document: Document) -> Document:
    """The document with a flag on one of its open ends, where it has one and no loss."""
    ends = wiring.open_ends(document.root)
    if document.loss is not None or not ends:
        return document
    return edits.flag(document, draw(st.sampled_from(ends)), (999.0, 0.0))


@st.composite
def grouped(draw: st.DrawFn, flat: Document) -> list[tuple[Document, Inside, str]]:
    """Blocks in each other, three deep, made inwards and outwards in any order.

    Every document on the way, with the circuit in which it was grouped last, and the instance.
    """
    made: list[tuple[Document, Inside, str]] = []
    document, outermost, innermost = flat, "", None
    for _ in range(DEEP):
        inwards = bool(made) and draw(YES_OR_NO)
        inside = innermost if inwards else None
        circuit = blocks.circuit_of(document, inside)
        free = sorted(groupable(circuit, circuit.nodes), key=natural)
        assume(free)
        few = draw(st.sets(st.sampled_from(free), min_size=1))
        chunk = few if draw(YES_OR_NO) or few == set(free) else set(free) - few
        chunk |= {outermost} if made and not inwards else set()
        refusal = why_not_group(circuit, chunk)
        chunk |= set(refusal.missing) if refusal is not None else set()
        document, instance = group(document, chunk, draw(NAMES), inside)
        if inside is None:
            outermost = instance
        if inwards or not made:
            innermost = blocks.circuit_of(document, inside).nodes[instance].interface.block
        made.append((document, inside, instance))
    assert blocks.depth_of(document) == DEEP
    return made


def with_flat(circuits: st.SearchStrategy[Document]) -> st.SearchStrategy[Any]:
    """A circuit without blocks, and the steps by which it was grouped three deep."""
    return circuits.flatmap(lambda flat: st.tuples(st.just(flat), grouped(flat)))


# Where it stands -----------------------------------------------------------------------------


def instances(document: Document) -> list[tuple[Inside, str, BlockInterface]]:
    """Every instance that is drawn, with the circuit it stands in, in a fixed order."""
    return [
        (inside, id_, interface)
        for inside in (None, *sorted(document.blocks))
        for id_, interface in sorted(blocks.instances_in(blocks.circuit_of(document, inside)))
    ]


def paths_of_instances(document: Document) -> Iterator[tuple[str, BlockInterface]]:
    """Every instance in the whole circuit, by its path."""
    ways = [((), document.root)]
    for way, circuit in ways:  # grows while it is walked
        for id_, interface in sorted(blocks.instances_in(circuit)):
            yield "/".join((*way, id_)), interface
            ways.append(((*way, id_), document.blocks[interface.block].circuit))


def at(document: Document, inside: Inside, change: Callable[..., Document], *args: Any) -> Document:
    """Apply an edit in the root or in a definition."""
    if inside is None:
        return change(document, *args)
    return blocks.within(document, inside, change, *args)


def opened(draw: Any, document: Document) -> Document:
    """The document with its blocks ungrouped, in any order; but for those that may not be."""
    while found := [
        (inside, id_)
        for inside, id_, _ in instances(document)
        if why_not_ungroup(document, id_, inside) is None
    ]:
        inside, id_ = draw(st.sampled_from(found))
        document, _ = ungroup(document, id_, inside)
    return document


# What it means -------------------------------------------------------------------------------


def bits(number: Any) -> Any:
    """A number with its shape as it lies in memory: equal where every bit is."""
    return None if number is None else (np.shape(number), np.asarray(number, float).tobytes())


def meaning(document: Document) -> dict[str, list[Any]]:
    """Every bit of the run, by the id of the gate: the same however deep it stands."""
    run = run_document(document)
    found = {
        step.path.rpartition("/")[2]: [
            bits(run.values[slot]),
            bits(run.gradients[slot]),
            [bits(share) for share in run.wire_gradients[slot]],
        ]
        for slot, step in enumerate(run.tape.steps)
    }
    assert len(found) == len(run.tape.steps)
    return found


def values(document: Document) -> list[Any]:
    """The values of all gates, without their names: those of copies have other ones."""
    run = run_document(document)
    kinds = [step.gate.kind for step in run.tape.steps]
    return [bits(run.loss), sorted(zip(kinds, map(repr, map(bits, run.values)), strict=True))]


def gates(document: Document) -> Document:
    """A circuit without blocks, reduced to what it means.

    In another order than it was grouped in, gates come out elsewhere, and an input may meet a
    port of its name on the way and be numbered.
    """
    assert not document.blocks
    return replace(document, root=replace(document.root, places=Map(), labels=Map()))
