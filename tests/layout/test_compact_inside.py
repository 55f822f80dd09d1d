"""Blocks opened in place are drawn closely; their own circuits stay as they were drawn."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

from block_documents import sigmoid_block
from block_strategies import documents_with_blocks
from hypothesis import given

from circuit_editor import files, resources
from circuit_editor.layout.picture import picture
from circuit_editor.layout.places.compact_inside import places_inside
from circuit_editor.layout.sizes import node_size
from circuit_editor.layout.space.boxes import overlap
from circuit_editor.layout.space.free_space import body_of
from circuit_editor.model.document import without

EXAMPLE = resources.folder() / "examples" / "sigmoid-block-opened.circuit"


def covered(circuit):
    """The pairs of gates of which one lies on the other."""
    gates = [id_ for id_, each in circuit.nodes.items() if not each.gate.is_port]
    pairs = combinations(gates, 2)
    return [pair for pair in pairs if overlap(*(body_of(circuit, id_) for id_ in pair))]


def test_the_frame_of_the_example_is_narrow_and_its_inside_stands_as_it_was_drawn():
    document = files.load(EXAMPLE)
    shown = picture(document, (), document.expanded)
    (frame,) = shown.frames.values()
    gates = [id_ for id_ in shown.circuit.nodes if "/" in id_]
    widths = sum(node_size(shown.circuit.nodes[id_], "")[0] for id_ in gates)
    assert frame.size[0] < 2.6 * widths  # tabs, and room for a number at both, included
    assert not covered(replace(shown.circuit, nodes=without(shown.circuit.nodes, shown.frames)))
    inside = document.blocks["sigmoid"].circuit
    assert picture(document, ("block1",), frozenset()).circuit is inside


def test_what_is_drawn_closely_already_stays_and_what_lies_on_each_other_does_not():
    document = sigmoid_block()
    (block,) = document.blocks.values()
    close = replace(block.circuit, places=places_inside(block.circuit))
    assert places_inside(close) is close.places
    piled = dict.fromkeys(close.places, (0.0, 0.0))
    laid = replace(close, places=close.places.update(piled))
    assert covered(laid)
    assert not covered(replace(laid, places=places_inside(laid)))
    assert places_inside(laid) is places_inside(laid)  # found once


@given(documents_with_blocks())
def test_nothing_lies_on_anything_in_a_frame(document):
    for block in document.blocks.values():
        circuit = block.circuit
        laid = replace(circuit, places=places_inside(circuit))
        assert set(laid.places) == set(circuit.places)
        assert not covered(laid)
