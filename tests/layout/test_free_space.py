"""Room for what is new: nothing is covered, and what was opened stands where it stood."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, pairwise

import pytest
from block_strategies import assert_whole, chunks, documents_with_blocks, flat_documents
from hypothesis import given
from hypothesis import strategies as st

import circuit_editor as ce
from circuit_editor import files, resources
from circuit_editor.layout.sizes import node_size, reach_of
from circuit_editor.layout.space import free_space
from circuit_editor.layout.space.boxes import overlap
from circuit_editor.model import INLET, OUTLET, Node, Pin, blocks, edits
from circuit_editor.model.edits.copy_paste import copy_of, paste
from circuit_editor.model.edits.grouping import groupable
from circuit_editor.model.edits.ungrouping import why_not_ungroup

NEURON = "s = w0*x0 + w1*x1 + w2; f = 1/(1+exp(-s))"
SIGMA = ["mul_constant1", "exp1", "add_constant1", "reciprocal1"]
SUM = ["mul1", "mul2", "add1", "add2"]


def neuron():
    return ce.circuit(NEURON, w0=2, x0=-1, w1=-3, x1=-2, w2=-3).document


def covered(circuit):
    """The pairs of nodes of which one lies on the other."""
    return {
        frozenset(pair)
        for pair in combinations(sorted(circuit.nodes), 2)
        if overlap(*(free_space.box_of(circuit, id_) for id_ in pair))
    }


def lie_on_others(circuit, ids):
    """True where the body of one of the nodes lies on that of one that is none of them."""
    pairs = bodies_covered(circuit, circuit.nodes)
    return any({*pair} & {*ids} and {*pair} - {*ids} for pair in pairs)


def bodies_covered(circuit, ids):
    """The pairs of these nodes of which one body lies on the other."""
    pairs = combinations(sorted(ids), 2)
    return {pair for pair in pairs if overlap(*(free_space.body_of(circuit, id_) for id_ in pair))}


def test_an_empty_part_covers_nothing_wherever_it_is():
    taken = free_space.boxes(neuron().root)
    assert free_space.free_shift(taken, []) == (0.0, 0.0)
    assert free_space.free_shift([], []) == (0.0, 0.0)


@given(flat_documents(), st.data())
def test_ungrouping_is_the_exact_inverse_places_included(document, data):
    chunk = data.draw(chunks(document))
    if not chunk:
        return
    grouped, id_ = free_space.group(document, chunk, "a name that takes room")
    assert_whole(grouped)
    again, ids = free_space.open_up(grouped, id_)
    assert set(ids) == groupable(document.root, chunk)
    if lie_on_others(document.root, ids):  # then room was made
        again = replace(again, root=replace(again.root, places=document.root.places))
    assert again == document


@given(documents_with_blocks(), st.data())
def test_so_it_is_in_blocks_and_of_blocks(document, data):
    inside = data.draw(st.sampled_from([None, *sorted(document.blocks)]))
    chunk = data.draw(chunks(document, inside))
    if not chunk:
        return
    grouped, id_ = free_space.group(document, chunk, "outer", inside)
    again, ids = free_space.open_up(grouped, id_, inside)
    before = blocks.circuit_of(document, inside)
    if lie_on_others(before, ids):
        circuit = replace(blocks.circuit_of(again, inside), places=before.places)
        again = blocks.with_circuit(again, inside, circuit)
    assert again == document


@given(flat_documents(), st.data())
def test_a_new_block_covers_nothing(document, data):
    chunk = data.draw(chunks(document))
    if not chunk:
        return
    grouped, id_ = free_space.group(document, chunk, "block")
    assert not [pair for pair in covered(grouped.root) if id_ in pair]
    for other in set(document.root.places) - set(chunk):  # and nobody had to move
        if other in grouped.root.places:
            assert grouped.root.places[other] == document.root.places[other]


def test_a_new_block_stands_behind_what_feeds_it_where_there_is_room():
    document = ce.circuit("g = exp(a); h = exp(exp(b)); f = g + h", a=1, b=1).document
    wide = {id_: (3 * x, y) for id_, (x, y) in document.root.places.items()}
    document = edits.move(document, wide)
    (first,) = (id_ for id_ in document.root.nodes if document.root.label(id_) == "g")
    total = next(id_ for id_, each in document.root.nodes.items() if each.kind == "add")
    document, id_ = free_space.group(document, [first, total], "sum")
    circuit = document.root
    left, _, right, _ = free_space.box_of(circuit, id_)
    for source in circuit.sources(id_):
        assert free_space.box_of(circuit, source.node)[2] < left
    assert free_space.box_of(circuit, document.loss)[0] > right


def test_a_block_that_was_moved_opens_where_it_stands_now():
    document, id_ = free_space.group(neuron(), SIGMA, "σ")
    x, y = document.root.places[id_]
    document = edits.move(document, {id_: (x + 200.0, y + 100.0)})
    opened, ids = free_space.open_up(document, id_)
    before = neuron().root.places
    for gate in ids:
        assert opened.root.places[gate] == pytest.approx(
            (before[gate][0] + 200.0, before[gate][1] + 100.0)
        )


@given(documents_with_blocks(), st.data())
def test_what_is_ungrouped_lies_on_nothing_and_pushes_nothing_onto_anything(document, data):
    instances = sorted(id_ for id_, _ in blocks.instances_in(document.root))
    if not instances:
        return
    id_ = data.draw(st.sampled_from(instances))
    dx, dy = data.draw(st.tuples(st.integers(1, 30), st.integers(-9, 9)))
    x, y = document.root.places[id_]  # moved, so that it is not as grouping left it
    document = edits.move(document, {id_: (x + 20.0 * dx, y + 20.0 * dy)})
    if why_not_ungroup(document, id_) is not None:
        return
    opened, ids = free_space.open_up(document, id_)
    others = set(document.root.nodes) - {id_}
    assert bodies_covered(opened.root, others) <= bodies_covered(document.root, others)
    on_it = {other for other in others if bodies_covered(document.root, [id_, other])}
    for pair in bodies_covered(opened.root, [*others, *ids]):
        assert set(pair) <= others or set(pair) <= {*ids} or set(pair) & on_it


def test_the_example_of_the_course_ungroups_onto_nothing():
    document = files.load(resources.folder() / "examples" / "sigmoid-as-one-block.circuit")
    before = document.root.places
    opened, ids = free_space.open_up(document, "block1")
    assert not covered(opened.root)
    places = opened.root.places
    assert {places[id_][1] for id_ in ids} == {before["block1"][1]}
    apart = sorted(places[id_][0] for id_ in ids)
    assert all(b - a < 100.0 for a, b in pairwise(apart))  # closer than in the block: 160
    moved = {id_ for id_ in before if id_ in places and places[id_] != before[id_]}
    assert moved == {document.loss}  # and nothing else was in the way


def test_the_other_uses_of_a_block_stay_as_they_are_drawn():
    document = files.load(resources.folder() / "examples" / "sigmoid-as-one-block.circuit")
    document, _ = paste(document, copy_of(document, document.root, ["block1"]), (0.0, 300.0))
    opened, _ = free_space.open_up(document, "block1")
    assert opened.blocks == document.blocks


def test_ports_inside_leave_room_for_the_numbers_on_their_wires():
    document, sigma = free_space.group(neuron(), SIGMA, "sigmoid")
    document, id_ = free_space.group(document, [*SUM, sigma], "neuron")
    block = document.blocks[document.root.nodes[id_].interface.block]
    circuit = block.circuit
    for target, source in circuit.wires.items():
        if {circuit.nodes[target.node].kind, circuit.nodes[source.node].kind} & {INLET, OUTLET}:
            right = free_space.box_of(circuit, source.node)[2]
            assert free_space.box_of(circuit, target.node)[0] - right >= free_space.TO_GATES
    for side in (block.inputs, block.outputs):
        heights = [circuit.places[port][1] for port in side]
        assert all(b - a >= free_space.PORTS_APART - 1e-9 for a, b in pairwise(heights))
    assert not covered(circuit)


@pytest.mark.parametrize("kind", [INLET, OUTLET])
def test_a_new_port_stands_clear_of_everything(kind):
    document, _ = free_space.group(neuron(), SIGMA, "σ")
    (definition,) = document.blocks
    for number in range(3):
        circuit = document.blocks[definition].circuit
        place = free_space.place_for_port(circuit, kind)
        document = blocks.within(document, definition, edits.add, f"{kind}9{number}", kind, place)
    assert not covered(document.blocks[definition].circuit)


def test_where_all_is_full_what_is_new_goes_below():
    wall = (-5000.0, -5000.0, 5000.0, 5000.0)
    dx, dy = free_space.free_shift([wall], [(0.0, 0.0, 50.0, 50.0)])
    assert dx == 0.0 and dy >= 5000.0


@given(flat_documents(), st.sampled_from(["exp", "mul", "input"]), st.data())
def test_what_is_new_lies_on_no_number_and_no_wire(document, kind, data):
    circuit, new = document.root, Node(kind)
    wanted = tuple(20.0 * data.draw(st.integers(-10, 40)) for _ in range(2))
    x, y = free_space.free_place(circuit, new, "x0", wanted)
    (width, _), (above, below) = node_size(new, "x0"), reach_of(new, "x0")
    room = x - width / 2, y - above, x + width / 2, y + below
    assert not any(overlap(room, each) for each in free_space.taken(circuit))


def test_places_for_new_gates_and_inputs_read_from_left_to_right():
    circuit = ce.circuit("f = a * b").document.root
    product = next(id_ for id_, each in circuit.nodes.items() if each.kind == "mul")
    sources = [Pin(circuit.find(name), "out") for name in "ab"]
    x, _ = free_space.place_after(circuit, Node("add"), "", sources)
    assert x - node_size(Node("add"), "")[0] / 2 > free_space.body_of(circuit, sources[0].node)[2]
    upper, lower = (
        free_space.place_before(circuit, Node("input"), "c", Pin(product, port)) for port in "ab"
    )
    assert upper[0] < circuit.places[product][0] and lower[0] < circuit.places[product][0]
    below = free_space.place_below(circuit, Node("input"), "c", sources[0].node)
    assert below[1] > circuit.places[sources[0].node][1]


def test_what_covers_nothing_stays():
    document = neuron()
    node = Node("exp")
    width, _ = node_size(node, "")
    right = max(x for x, _ in document.root.places.values()) + 500.0 + width
    assert free_space.free_place(document.root, node, "", (right, 0.0)) == (right, 0.0)
