"""Gates of one input that this program does not know stand in the room of those they may be.

One of two inputs is a card with their names, and so larger than the circle of a sum.
"""

from __future__ import annotations

import json
from itertools import combinations

import pytest
from examples import of_single_numbers

from circuit_editor import files
from circuit_editor.gates import GATES
from circuit_editor.layout.sizes import node_size
from circuit_editor.layout.space.boxes import overlap

NEWER_KINDS = {
    "sigmoid": "logistic_activation",
    "tanh": "tangent_of_hyperbola",
    "add_constant": "saturating_addition",
    "mul_constant": "block_floating_scale",
    "exp": "exponential_of_base",
}


@pytest.mark.parametrize("path", of_single_numbers(), ids=lambda path: path.stem)
def test_no_unknown_gate_stands_on_another(path):
    told = json.loads(path.read_bytes())
    for node in told["nodes"]:
        node["kind"] = NEWER_KINDS.get(node["kind"], node["kind"])
    assert not GATES.keys() & NEWER_KINDS.values()
    root = files.read(json.dumps(told).encode()).root
    boxes = {}
    for id_, node in root.nodes.items():
        (x, y), (width, height) = root.places[id_], node_size(node, root.label(id_))
        boxes[id_] = x - width / 2, y - height / 2, x + width / 2, y + height / 2
    assert [pair for pair in combinations(boxes, 2) if overlap(*map(boxes.get, pair))] == []
