"""Laws of blocks, whatever was grouped: deep nesting, copies, defaults, ports straight through."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest
from block_strategies import SMALL, assert_whole, documents_with_blocks, paths_of_sources
from deep_blocks import (
    POSITIVE,
    Inside,
    at,
    bits,
    flats,
    forks,
    gates,
    growing,
    instances,
    meaning,
    opened,
    paths_of_instances,
    values,
    with_flat,
)
from hypothesis import assume, given
from hypothesis import strategies as st

import circuit_editor as ce
from circuit_editor import files
from circuit_editor.engine import run_document
from circuit_editor.engine.jacobian import jacobian
from circuit_editor.model import (
    OUT,
    OUTLET,
    BlockInterface,
    Document,
    History,
    Pin,
    blocks,
    edits,
    wiring,
)
from circuit_editor.model.edits.copy_paste import copy_of, insert, paste
from circuit_editor.model.edits.grouping import group, groupable
from circuit_editor.model.edits.ports import reorder, set_default
from circuit_editor.model.edits.ungrouping import ungroup, why_not_ungroup
from circuit_editor.model.edits.unshare import make_unique
from circuit_editor.model.fresh_names import fresh_id
from circuit_editor.model.rules import why_not_connect
from circuit_editor.model.wiring import natural

DEEP_ONES = with_flat(flats() | forks())


# Grouping and ungrouping ---------------------------------------------------------------------


@given(DEEP_ONES)
def test_blocks_three_deep_change_no_bit_of_the_run(drawn):
    flat, made = drawn
    before = meaning(flat)
    for document, _, _ in made:
        assert_whole(document)
        assert meaning(document) == before


@given(DEEP_ONES)
def test_ungrouping_in_the_reverse_order_gives_back_every_document(drawn):
    flat, made = drawn
    before = [flat, *(document for document, _, _ in made)]
    document = before.pop()
    for _, inside, instance in reversed(made):
        document, _ = ungroup(document, instance, inside)
        assert document == before.pop()


@given(DEEP_ONES)
def test_ports_stand_in_the_order_of_what_they_lead_to_from_top_to_bottom(drawn):
    flat, made = drawn
    before = flat
    for document, inside, instance in made:
        outer = blocks.circuit_of(before, inside)
        block = document.blocks[blocks.circuit_of(document, inside).nodes[instance].interface.block]
        wires = blocks.circuit_of(document, inside).wires
        drivers = [wires[Pin(instance, inlet)] for inlet in block.inputs]
        sources = [block.circuit.wires[Pin(outlet, "x")] for outlet in block.outputs]
        for ports, ends in ((block.inputs, drivers), (block.outputs, sources)):
            heights = [outer.places[end.node][1] for end in ends]
            assert heights == sorted(heights)
            inner = [block.circuit.places[port][1] for port in ports]
            assert inner == sorted(inner)
        before = document


@given(DEEP_ONES, st.tuples(SMALL, SMALL))
def test_gates_are_moved_as_far_as_their_block_was(drawn, shift):
    flat, made = drawn
    before = flat
    dx, dy = (60.0 * each for each in shift)
    for document, inside, instance in made:
        old = blocks.circuit_of(before, inside).places
        x, y = blocks.circuit_of(document, inside).places[instance]
        moved = at(document, inside, edits.move, {instance: (x + dx, y + dy)})
        freed, ids = ungroup(moved, instance, inside)
        new = blocks.circuit_of(freed, inside).places
        for id_ in ids:
            assert new[id_] == pytest.approx((old[id_][0] + dx, old[id_][1] + dy))
        before = document


@given(DEEP_ONES, st.data())
def test_ungrouping_in_any_order_gives_back_the_circuit(drawn, data):
    flat, made = drawn
    document = opened(data.draw, made[-1][0])
    assert gates(document) == gates(flat)
    assert meaning(document) == meaning(flat)


@given(documents_with_blocks(), st.data())
def test_ungrouping_copies_and_ports_of_all_kinds_changes_no_value(document, data):
    assert values(opened(data.draw, document)) == values(document)


@given(DEEP_ONES, st.data())
def test_ungrouping_where_wires_are_missed_and_defaults_count_changes_no_value(drawn, data):
    document = with_gaps(data.draw, drawn[1][-1][0])
    assert_whole(document)
    assert values(opened(data.draw, document)) == values(document)


def with_gaps(draw: Any, document: Document) -> Document:
    """Wires at the ports of blocks are missed, from either side, and many ports have a default."""
    for id_ in sorted(document.blocks):
        for inlet in document.blocks[id_].inputs:
            if draw(st.booleans()):
                document = set_default(document, id_, inlet, draw(SMALL))
    for inside in (None, *sorted(document.blocks)):
        circuit = blocks.circuit_of(document, inside)
        ends = [
            pin
            for pin in sorted(circuit.wires)
            if circuit.nodes[pin.node].gate.is_block or circuit.nodes[pin.node].kind == OUTLET
        ]
        cut = [pin for pin in ends if draw(st.integers(0, 3)) == 0]
        document = at(document, inside, edits.disconnect, cut)
    return document


@given(DEEP_ONES)
def test_blocks_three_deep_are_read_as_they_were_written(drawn):
    _, made = drawn
    document = made[-1][0]
    again = files.read(files.dump(document))
    assert again == document
    assert meaning(again) == meaning(document)


# Edits ---------------------------------------------------------------------------------------


def edits_in(document: Document, inside: Inside) -> Iterator[tuple[Callable[..., Document], Any]]:
    """What can be done to the gates in a circuit, and means the same where they stand alone."""
    circuit = blocks.circuit_of(document, inside)
    chunk = sorted(groupable(circuit, circuit.nodes), key=natural)
    for id_ in chunk:
        each = circuit.nodes[id_]
        for name in sorted(each.attrs):
            yield edits.set_attr, (id_, name, 0.75)
        if each.gate.is_source:
            yield edits.set_value, (id_, 0.75)
        if not each.gate.is_block:
            yield edits.remove, ([id_],)
            for port in each.gate.inputs:
                yield edits.disconnect, ([Pin(id_, port)],)
                for source in chunk:
                    target, start = Pin(id_, port), Pin(source, OUT)
                    if why_not_connect(circuit, start, target) is None:
                        yield edits.connect, (start, target)


@given(DEEP_ONES, st.data())
def test_an_edit_inside_means_what_it_means_in_the_flat_circuit(drawn, data):
    flat, made = drawn
    document = made[-1][0]
    inside = data.draw(st.sampled_from(sorted(document.blocks)))
    change, args = data.draw(st.sampled_from([*edits_in(document, inside), (edits.move, ({},))]))
    edited = at(document, inside, change, *args)
    assert_whole(edited)
    expected = change(flat, *args)
    assert meaning(edited) == meaning(expected)
    assert gates(opened(data.draw, edited)) == gates(expected)


@given(documents_with_blocks(), st.data())
def test_whatever_is_done_inside_nothing_dangles_and_undo_brings_back_the_very_same(document, data):
    history, seen = History(document), [document]
    for _ in range(data.draw(st.integers(1, 6))):
        document = history.document
        inside = data.draw(st.sampled_from([None, *sorted(document.blocks)]))
        here = sorted(id_ for id_, _ in blocks.instances_in(blocks.circuit_of(document, inside)))
        choices = list(edits_in(document, inside))
        choices += [(edits.remove, ([id_],)) for id_ in here]
        assume(choices or here)
        free = [id_ for id_ in here if why_not_ungroup(document, id_, inside) is None]
        if free and data.draw(st.booleans()):
            edited, _ = ungroup(document, data.draw(st.sampled_from(free)), inside)
        else:
            change, args = data.draw(st.sampled_from(choices))
            edited = at(document, inside, change, *args)
        assert_whole(edited)
        if history.commit(edited, "a step"):
            seen.append(edited)
    for document in reversed(seen[:-1]):
        history.undo()
        assert history.document is document
    for document in seen[1:]:
        history.redo()
        assert history.document is document


@given(DEEP_ONES, st.data())
def test_names_order_and_places_change_no_bit(drawn, data):
    _, made = drawn
    document = made[-1][0]
    inside, id_, interface = data.draw(st.sampled_from(instances(document)))
    before = meaning(document)
    block = document.blocks[interface.block]
    document = reorder(document, interface.block, block.inputs[::-1], block.outputs[::-1])
    document = blocks.rename_block(document, interface.block, "another")
    for port in (*block.inputs, *block.outputs):
        document = at(document, interface.block, edits.rename, port, f"{port}_renamed")
    document = at(document, inside, edits.move, {id_: (1.0, 2.0)})
    assert_whole(document)
    assert meaning(document) == before


# Ports ---------------------------------------------------------------------------------------


@given(DEEP_ONES)
def test_a_port_that_all_wires_pass_shows_what_its_gate_has(drawn):
    document = drawn[1][-1][0]
    run = run_document(document)
    sources = [source for step in run.tape.steps for source in step.sources]
    for path, interface in paths_of_instances(document):
        for port in (*interface.inputs, *interface.outputs):
            alias = run.tape.aliases[Pin(path, port.id)]
            assert bits(run.value(Pin(path, port.id))) == bits(run.values[alias.slot])
            if sources.count(alias.slot) == len(alias.ends):
                arrived = run.gradient(Pin(path, port.id))
                assert bits(arrived) == bits(run.gradients[alias.slot])


@given(DEEP_ONES, st.data())
def test_a_wire_led_straight_through_a_block_changes_no_bit(drawn, data):
    document = drawn[1][-1][0]
    before = meaning(document)
    for _ in range(2):
        ways = list(ways_through(document))
        assume(ways)
        inside, id_, block, target = data.draw(st.sampled_from(ways))
        document = led_through(document, inside, id_, block, target)
        assert_whole(document)
        assert meaning(document) == before


@given(DEEP_ONES, st.data())
def test_one_step_of_a_wire_straight_through_is_one_by_its_port_and_none_by_the_others(drawn, data):
    document = drawn[1][-1][0]
    ways = list(ways_through(document))
    assume(ways)
    inside, id_, block, target = data.draw(st.sampled_from(ways))
    before = {*document.blocks[block].inputs, *document.blocks[block].outputs}
    document = led_through(document, inside, id_, block, target)
    (inlet,), (outlet,) = (
        {*ports} - before
        for ports in (document.blocks[block].inputs, document.blocks[block].outputs)
    )
    run = run_document(document)
    for path, interface in paths_of_instances(document):
        if interface.block == block and run.value(Pin(path, outlet)) is not None:
            row = jacobian(run, path, interface)[outlet]
            assert row.pop(inlet) == 1.0
            assert set(row.values()) <= {0.0, None}


def test_many_wires_behind_one_port_are_added_up_in_the_order_they_had():
    flat = ce.circuit("f = sin(x) + cos(x) + exp(x) + tanh(x) + sigmoid(x) + x^2", x=1).document
    (x,) = flat.root.values
    document, instance = group(flat, set(flat.root.nodes) - {x}, "sum")
    (inlet,) = document.root.nodes[instance].gate.inputs
    for number in np.linspace(0.1, 3, 30):
        run = run_document(edits.set_value(document, x, number))
        expected = run_document(edits.set_value(flat, x, number)).gradient(Pin(x, OUT))
        assert bits(run.gradient(Pin(instance, inlet))) == bits(expected)


def ways_through(document: Document) -> Iterator[tuple[Inside, str, str, Pin]]:
    """The wires that could pass a block, and which: none that would then feed itself."""
    for inside, id_, interface in instances(document):
        circuit = blocks.circuit_of(document, inside)
        for target, source in sorted(circuit.wires.items()):
            if id_ in (target.node, source.node):
                continue
            loop = wiring.path_between(circuit, target.node, id_) or wiring.path_between(
                circuit, id_, source.node
            )
            if not loop:
                yield inside, id_, interface.block, target


def led_through(document: Document, inside: Inside, id_: str, block: str, target: Pin) -> Document:
    """The document with a wire cut, and led through new ports of a block."""
    source = blocks.circuit_of(document, inside).wires[target]
    inlet, outlet = fresh_id(document, "inlet"), fresh_id(document, "outlet")
    document = at(document, block, edits.add, inlet, "inlet", (-900.0, 0.0))
    document = at(document, block, edits.add, outlet, "outlet", (900.0, 0.0))
    document = at(document, block, edits.connect, Pin(inlet, OUT), Pin(outlet, "x"))
    document = at(document, inside, edits.connect, source, Pin(id_, inlet))
    return at(document, inside, edits.connect, Pin(id_, outlet), target)


@given(DEEP_ONES, SMALL, SMALL, st.data())
def test_an_unplugged_port_with_a_default_is_an_input_of_this_value(drawn, default, own, data):
    document = drawn[1][-1][0]
    ports = [
        (inside, id_, interface.block, Pin(id_, port.id))
        for inside, id_, interface in instances(document)
        for port in interface.inputs
    ]
    assume(ports)
    inside, id_, block, port = data.draw(st.sampled_from(ports))
    wired = fresh_id(document, "input")
    expected = at(document, inside, put_before, wired, port, default)
    unplugged = at(document, inside, edits.disconnect, [port])
    unplugged = set_default(unplugged, block, port.port, default)
    assert_whole(unplugged)
    assert same_but_for(meaning(unplugged), port.port, meaning(expected), wired)
    unplugged = at(unplugged, inside, edits.set_value, f"{id_}/{port.port}", own)
    expected = at(expected, inside, edits.set_value, wired, own)
    assert_whole(unplugged)
    assert same_but_for(meaning(unplugged), port.port, meaning(expected), wired)


def put_before(document: Document, id_: str, target: Pin, value: float) -> Document:
    document = edits.add(document, id_, "input", (0.0, 0.0), value=value)
    return edits.connect(document, Pin(id_, OUT), target)


def same_but_for(one: dict[str, Any], name: str, other: dict[str, Any], another: str) -> bool:
    """True where both are the same when `name` in the one is `another` in the other."""
    return one.pop(name) == other.pop(another) and one == other


# Instances -----------------------------------------------------------------------------------


@given(with_flat(growing()), st.data())
def test_two_instances_have_the_numbers_that_each_would_have_alone(drawn, data):
    document = drawn[1][-1][0]
    (first, interface), *_ = blocks.instances_in(document.root)
    assume(interface.outputs)
    chosen = data.draw(st.sampled_from(interface.outputs)).id
    paths = sorted(paths_of_sources(document, first))
    own = {path: data.draw(POSITIVE) for path in paths if data.draw(st.booleans())}
    document = with_flag_behind(document, Pin(first, chosen))
    alone = document
    for path, number in own.items():
        alone = edits.set_value(alone, path, number)
    both, second = twice(document, first, interface, chosen)
    for path, number in own.items():
        both = edits.set_value(both, path.replace(first, second, 1), number)
    assert_whole(both)
    assert blocks.uses(both)[interface.block] == 2
    expected = {first: run_document(document), second: run_document(alone)}
    run = run_document(both)
    for instance, single in expected.items():
        for pin in (*(Pin(path, OUT) for path in paths), Pin(first, chosen)):
            there = Pin(pin.node.replace(first, instance, 1), pin.port)
            assert bits(run.value(there)) == bits(single.value(pin))
            assert bits(run.gradient(there)) == bits(single.gradient(pin))
    for id_ in document.root.values:
        shares = [single.gradient(Pin(id_, OUT)) for single in expected.values()]
        total = sum(share for share in shares if share is not None)
        found = run.gradient(Pin(id_, OUT))
        assert (0 if found is None else found) == pytest.approx(total, rel=1e-12)


def with_flag_behind(document: Document, source: Pin) -> Document:
    """The document whose only flag stands behind this pin."""
    flags = [id_ for id_, each in document.root.nodes.items() if each.gate.is_flag]
    return edits.flag(edits.remove(document, flags), source, (999.0, 0.0))


def twice(
    document: Document, first: str, interface: BlockInterface, output: str
) -> tuple[Document, str]:
    """A second instance wired like the first, and a loss that is the sum of an output of both."""
    part = copy_of(document, document.root, [first])
    document, (second,) = paste(document, part, (0.0, 200.0))
    for port in interface.inputs:
        source = document.root.wires[Pin(first, port.id)]
        document = edits.connect(document, source, Pin(second, port.id))
    total = fresh_id(document, "add")
    document = edits.add(document, total, "add", (900.0, 0.0))
    document = edits.connect(document, Pin(first, output), Pin(total, "a"))
    document = edits.connect(document, Pin(second, output), Pin(total, "b"))
    return with_flag_behind(document, Pin(total, OUT)), second


@given(documents_with_blocks(), st.data())
def test_an_instance_made_unique_keeps_its_numbers(document, data):
    paths = [path for path, _ in paths_of_instances(document)]
    assume(paths)
    path = data.draw(st.sampled_from(paths))
    unique, way = make_unique(document, tuple(path.split("/")))
    assert_whole(unique)
    assert blocks.uses(unique)[blocks.definition_at(unique, way)] == 1
    assert values(unique) == values(document)


@given(documents_with_blocks(), st.data())
def test_a_block_put_into_another_circuit_means_there_what_it_meant_here(document, data):
    assume(document.blocks)
    id_ = data.draw(st.sampled_from(sorted(document.blocks)))
    assume(document.blocks[id_].outputs)
    other, instance = insert(data.draw(flats()), document, id_, (0.0, 0.0))
    assert_whole(other)
    copy = other.root.nodes[instance].interface.block
    assert values(blocks.as_document(other, copy)) == values(blocks.as_document(document, id_))


# One step ------------------------------------------------------------------------------------


@given(with_flat(growing()))
def test_one_step_is_the_chain_to_the_last_digits_where_nothing_cancels(drawn):
    document = drawn[1][-1][0]
    run = run_document(document)
    for path, interface in paths_of_instances(document):
        local = jacobian(run, path, interface)
        for port in interface.inputs:
            arrived = run.gradient(Pin(path, port.id))
            terms = [
                upstream * local[out.id][port.id]
                for out in interface.outputs
                if (upstream := run.gradient(Pin(path, out.id))) is not None
            ]
            assume(np.isfinite(terms).all() and (arrived is None or np.isfinite(arrived)))
            assert (0 if arrived is None else arrived) == pytest.approx(sum(terms), rel=1e-12)


@given(with_flat(growing()), st.data())
def test_one_step_is_the_slope_that_nudges_find(drawn, data):
    """By differences that are exact for polynomials of degree 4, nudged twice as far as well."""
    document = drawn[1][-1][0]
    path, interface = data.draw(st.sampled_from(sorted(paths_of_instances(document))))
    assume(interface.inputs and interface.outputs)
    inlet, outlet = (
        data.draw(st.sampled_from(each)).id for each in (interface.inputs, interface.outputs)
    )
    run = run_document(document)
    arriving = {port.id: run.value(Pin(path, port.id)) for port in interface.inputs}
    lone = blocks.as_document(document, interface.block, outlet, arriving)

    def slope(nudge: float) -> float:
        at_ = {
            step: run_document(edits.set_value(lone, inlet, arriving[inlet] + step * nudge)).loss
            for step in (-2, -1, 1, 2)
        }
        return float((at_[-2] - 8 * at_[-1] + 8 * at_[1] - at_[2]) / (12 * nudge))

    near, far = slope(2**-10), slope(2**-9)
    assume(np.isfinite(far) and near == pytest.approx(far, rel=1e-9, abs=1e-9))
    local = jacobian(run, path, interface)[outlet][inlet]
    assert local == pytest.approx(near, rel=1e-8, abs=1e-8)
