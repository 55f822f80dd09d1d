"""The laws of blocks in a run: a block changes no bit, and is one step with the chain's numbers."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from block_strategies import chunks, documents_with_blocks, flat_documents
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

import circuit_editor as ce
from circuit_editor.engine import run_document
from circuit_editor.engine.jacobian import jacobian
from circuit_editor.model import OUT, Pin, blocks, wiring
from circuit_editor.model.edits import flag, set_value
from circuit_editor.model.edits.grouping import group

TOLERANCE = 1e-12
NUDGE = 1e-6


def numbers(run):
    """Values, gradients and shares of every gate, by the id it has in all documents."""
    found = {}
    for slot, step in enumerate(run.tape.steps):
        leaf = step.path.rpartition("/")[2]
        found[leaf] = [_bits(run.values[slot]), _bits(run.gradients[slot])]
        found[leaf] += [_bits(share) for share in run.wire_gradients[slot]]
    return found


def _bits(number):
    return None if number is None else (np.shape(number), np.asarray(number, float).tobytes())


def with_loss(draw_from, document):
    """The document with a flag on one of its open ends, where it has one and no loss."""
    ends = wiring.open_ends(document.root)
    if document.loss is not None or not ends:
        return document
    return flag(document, draw_from(ends), (999.0, 0.0))


@given(flat_documents(), st.data())
def test_grouping_changes_no_bit_of_the_run(document, data):
    document = with_loss(lambda ends: data.draw(st.sampled_from(ends)), document)
    chunk = data.draw(chunks(document))
    assume(chunk)
    grouped, _ = group(document, chunk, "block")
    assert numbers(run_document(grouped)) == numbers(run_document(document))


@given(documents_with_blocks(), st.data())
def test_grouping_deeper_changes_no_bit_either(document, data):
    document = with_loss(lambda ends: data.draw(st.sampled_from(ends)), document)
    inside = data.draw(st.sampled_from([None, *sorted(document.blocks)]))
    chunk = data.draw(chunks(document, inside))
    assume(chunk)
    grouped, _ = group(document, chunk, "outer", inside)
    before, after = run_document(document), run_document(grouped)
    assert _bits(before.loss) == _bits(after.loss)
    assert sorted(map(_leaf_numbers, _steps(before))) == sorted(map(_leaf_numbers, _steps(after)))


def _steps(run):
    return [(run, slot) for slot in range(len(run.tape.steps))]


def _leaf_numbers(at):
    run, slot = at
    step = run.tape.steps[slot]
    return (step.path.rpartition("/")[2], repr(run.values[slot]), repr(run.gradients[slot]))


@given(documents_with_blocks(), st.data())
def test_one_step_equals_the_chain(document, data):
    """What arrives at a block's outputs, times its inner Jacobian, is what leaves its inputs."""
    document = with_loss(lambda ends: data.draw(st.sampled_from(ends)), document)
    run = run_document(document)
    for id_, interface in blocks.instances_in(document.root):
        local = jacobian(run, id_, interface)
        for port in interface.inputs:
            arrived = run.gradient(Pin(id_, port.id))
            upstream = [
                (run.gradient(Pin(id_, out.id)), local[out.id][port.id])
                for out in interface.outputs
            ]
            parts = [(up, by) for up, by in upstream if up is not None]
            if arrived is None or any(by is None or not np.isfinite(up * by) for up, by in parts):
                continue
            product = sum(up * by for up, by in parts)
            scale = 1 + sum(abs(up * by) for up, by in parts)
            if np.isfinite(arrived):
                assert abs(arrived - product) <= TOLERANCE * scale


@settings(suppress_health_check=[HealthCheck.filter_too_much])
@given(documents_with_blocks(), st.data())
def test_one_step_agrees_with_finite_differences(document, data):
    """Of a smooth block alone: nudge an input, and see how its output moves."""
    assume(document.blocks)
    id_ = data.draw(st.sampled_from(sorted(document.blocks)))
    block = document.blocks[id_]
    assume(block.inputs and block.outputs)
    assume(all(each.interface or each.gate.kink is None for each in block.circuit.nodes.values()))
    outlet, inlet = (
        data.draw(st.sampled_from(block.outputs)),
        data.draw(st.sampled_from(block.inputs)),
    )
    lone = blocks.as_document(document, id_, outlet, {each: 0.7 for each in block.inputs})
    run = run_document(lone)
    assume(run.loss is not None and np.isfinite(run.loss) and abs(run.loss) < 1e3)
    gradient = run.gradient(Pin(inlet, OUT))
    low, middle, high = (
        run_document(set_value(lone, inlet, 0.7 + step)).loss for step in (-NUDGE, 0.0, NUDGE)
    )
    assume(np.isfinite(low) and np.isfinite(high))
    bend = abs(high - 2 * middle + low) / NUDGE
    assume(bend < 1e-5)  # near a pole no difference says anything
    difference = (high - low) / (2 * NUDGE)
    gradient = 0.0 if gradient is None else gradient
    assert abs(gradient - difference) <= 1e-8 * (1 + abs(difference)) + bend + 1e-7 * abs(middle)


def test_two_instances_with_other_values_have_other_numbers():
    import circuit_editor as ce
    from circuit_editor.model.edits.copy_paste import copy_of, paste

    document = ce.circuit("f = w*x + 1", w=2, x=3).document
    document, first = group(document, ["parameter1", "mul1", "add_constant1"], "line")
    document, (second,) = paste(document, copy_of(document, document.root, [first]), (0, 200))
    wire = document.root.wires[Pin(first, document.root.nodes[first].gate.inputs[0])]
    port = document.root.nodes[second].gate.inputs[0]
    wires = document.root.wires.set(Pin(second, port), wire)
    document = replace(document, root=replace(document.root, wires=wires))
    document = set_value(document, f"{second}/parameter1", 5.0)
    run = run_document(document)
    out = document.root.nodes[first].gate.outputs[0]
    assert run.value(Pin(first, out)) == 7.0
    assert run.value(Pin(second, out)) == 16.0


OVERFLOWING = "p = x * y; f = p * 1e300 * 1e300 - p * 1e300 * 1e300"


def test_infinities_that_meet_where_a_block_ends_are_no_warning():
    document = ce.circuit(OVERFLOWING, x=2, y=3).document
    document, block = group(document, [document.root.find("p")], "unit")
    outlet = document.root.nodes[block].interface.outputs[0].id
    assert np.isnan(run_document(document).gradient(Pin(block, outlet)))


def test_infinities_that_meet_at_an_input_inside_a_block_are_no_warning():
    document = ce.circuit(OVERFLOWING, x=2, y=3).document
    nodes = document.root.nodes
    inner = [id_ for id_, each in nodes.items() if not each.gate.is_flag]
    inner = [id_ for id_ in inner if id_ not in map(document.root.find, "xyp")]
    document, block = group(document, inner, "unit")
    interface = document.root.nodes[block].interface
    (row,) = jacobian(run_document(document), block, interface).values()
    assert np.isnan(row[interface.inputs[0].id])
