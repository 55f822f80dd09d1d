"""A hand builds the two-layer network with as little as was promised, and it is the example's."""

from __future__ import annotations

import bench_building
import pytest
from builder import differences, example

from circuit_editor.model import Pin, edits


@pytest.mark.parametrize(
    "way", [bench_building.KEYS, pytest.param(bench_building.MOUSE, marks=pytest.mark.benchmark)]
)
def test_the_network_is_built_with_few_actions(qapp, tmp_path, way):
    built = bench_building.build(way, tmp_path)
    assert built.differences == []
    assert built.hand.count <= bench_building.MOST[way]


def test_another_graph_is_told_apart():
    document = example()
    assert differences(document, document) == []
    mul = {port: document.root.wires[Pin("mul1", port)] for port in ("a", "b")}
    swapped = edits.disconnect(document, [Pin("mul1", "a"), Pin("mul1", "b")])
    swapped = edits.connect(swapped, mul["b"], Pin("mul1", "a"))
    swapped = edits.connect(swapped, mul["a"], Pin("mul1", "b"))
    more = edits.add(document, "more", "add", (0.0, 0.0))
    for other in (
        swapped,
        more,
        edits.disconnect(document, [Pin("mul1", "a")]),
        edits.set_value(document, "input1", 2.0),
        edits.rename(document, "tanh1", "h3"),
        edits.set_attr(document, "power_constant1", "c", 3.0),
    ):
        assert differences(other, document)
