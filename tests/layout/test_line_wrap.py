"""Very large circuits in lines: shaped like a window, each node near what it is wired to."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from circuit_editor.expression import document_from
from circuit_editor.layout.places.layers import columns_inputs_left, reading_order
from circuit_editor.layout.places.line_wrap import in_lines
from circuit_editor.layout.sizes import CAPTION_HEIGHT, node_size
from circuit_editor.layout.space.boxes import Boxes
from circuit_editor.model import Circuit


def network(layers: int, width: int) -> Circuit:
    """Layers of tanh neurons, every weight an input of its own."""
    before, lines = [f"x{at}" for at in range(width)], []
    for layer in range(layers):
        now = [f"h{layer}_{at}" for at in range(width)]
        for at, name in enumerate(now):
            terms = (f"w{layer}_{at}_{other}*{each}" for other, each in enumerate(before))
            lines.append(f"{name} = tanh({' + '.join(terms)} + b{layer}_{at})")
        before = now
    lines.append(f"E = {' + '.join(f'{each}^2' for each in before)}")
    return document_from("\n".join(lines)).root


def wrapped(circuit: Circuit) -> dict[str, tuple[float, float]]:
    return in_lines(circuit, reading_order(circuit), columns_inputs_left(circuit))


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(lambda: network(5, 8), id="network of 700 gates"),
        pytest.param(lambda: document_from("\n".join(["x = sin(x)"] * 1_000)).root, id="chain"),
        pytest.param(
            lambda: document_from(" + ".join(f"a{at}*b{at}" for at in range(300))).root,
            id="long sum",
        ),
    ],
)
def test_lines_are_shaped_like_a_window_and_nothing_overlaps(make: Callable[[], Circuit]) -> None:
    circuit = make()  # here, and not where tests are only collected
    places = wrapped(circuit)
    assert set(places) == set(circuit.nodes)
    across, down = zip(*places.values(), strict=True)
    assert 0.7 < (max(across) - min(across)) / (max(down) - min(down)) < 2.9
    boxes: Boxes[str] = Boxes()
    rooms = {}
    for id_, (x, y) in places.items():
        width, height = node_size(circuit.nodes[id_], circuit.label(id_))
        top = y - height / 2
        rooms[id_] = (x - width / 2, top, x + width / 2, top + height + CAPTION_HEIGHT)
        boxes.add(rooms[id_], id_)
    assert all(len(boxes.meeting(room)) == 1 for room in rooms.values())


def test_inputs_stand_beside_what_reads_them() -> None:
    circuit = network(5, 8)
    places = wrapped(circuit)
    weights = [
        abs(places[target.node][0] - places[source.node][0])
        for target, source in circuit.wires.items()
        if circuit.label(source.node).startswith("w")
    ]
    assert sorted(weights)[len(weights) * 9 // 10] < 500  # but for those at the end of a line
