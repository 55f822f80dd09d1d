"""The pictures of the examples with blocks: closed, opened level by level, and from inside."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, pairwise

import pytest
from pins import pin_place
from written import collisions, estimated_forms, numbers_of

from circuit_editor import files, resources
from circuit_editor.engine import run_document
from circuit_editor.layout.labels.label_places import place_labels
from circuit_editor.layout.picture import Picture, picture
from circuit_editor.layout.routing.frames import clear_of, end_of, floor_of, routers, walls
from circuit_editor.layout.routing.routes import Route, node_boxes, samples
from circuit_editor.layout.sizes import PORT_HEIGHT
from circuit_editor.layout.space.boxes import Box, overlap
from circuit_editor.model import Circuit, Document, Pin, Place
from circuit_editor.model.blocks import Where, circuit_at, instances_in
from circuit_editor.model.document import without

TITLE = 30.0  # the strip at a frame's upper edge
WITH_BLOCKS = [path for path in resources.examples() if files.load(path).blocks]


def ways(document: Document) -> list[Where]:
    """The ways into all instances, the outermost first."""
    found: list[Where] = [()]
    for way in found:  # grows while it is walked
        found += [(*way, id_) for id_, _ in sorted(instances_in(circuit_at(document, way)))]
    return found[1:]


def pictures(document: Document) -> Iterator[Picture]:
    """The circuit with all blocks open down to each depth, and the inside of every instance."""
    inside, shapes = ways(document), run_document(document).array_shapes()
    for depth in range(max(map(len, inside)) + 1):
        opened = frozenset("/".join(way) for way in inside if len(way) <= depth)
        yield picture(document, (), opened, shapes)
    for way in inside:
        yield picture(document, way, frozenset(), shapes)


def has_tiles(shown: Picture) -> bool:
    """Whether there are arrays in a picture."""
    return any(node.shape for node in shown.circuit.nodes.values())


PICTURES = [
    pytest.param(each, id=f"{path.stem}-{number}")
    for path in WITH_BLOCKS
    for number, each in enumerate(pictures(files.load(path)))
]


def end(shown: Picture, pin: Pin, *, leaving: bool) -> Place:
    """Where a wire ends; at an opened block on its frame, or at the tab of a port inside."""
    if pin.node not in shown.frames:
        return pin_place(shown.circuit, *pin)
    (x, y), (dx, dy) = shown.circuit.places[pin.node], end_of(shown, pin, leaving=leaving)
    return x + dx, y + dy


def room(shown: Picture, id_: str) -> Box:
    """The box of a frame."""
    (x, y), (width, height) = shown.circuit.places[id_], shown.frames[id_].size
    return x - width / 2, y - height / 2, x + width / 2, y + height / 2


def solid(shown: Picture) -> Circuit:
    """What wires may not run beneath: all but the frames."""
    return replace(shown.circuit, nodes=without(shown.circuit.nodes, shown.frames))


def routes_of(shown: Picture) -> dict[Pin, Route]:
    """Every wire's route, laid as the canvas lays it."""
    laying = routers(shown)
    return {
        target: laying[floor_of(shown, source, target)].route(
            source,
            end(shown, source, leaving=True),
            target,
            end(shown, target, leaving=False),
        )
        for target, source in sorted(shown.circuit.wires.items())
    }


def test_these_are_the_examples_with_blocks():
    assert len(WITH_BLOCKS) == 6


@pytest.mark.parametrize("shown", PICTURES)
def test_no_wire_runs_beneath_a_gate_that_is_not_its_own(shown):
    nodes = node_boxes(solid(shown), shown.circuit.places)
    for target, route in routes_of(shown).items():
        own = {target.node, shown.circuit.wires[target].node}
        assert {id_ for _, id_ in nodes.around(samples(route))} - own == set(), target


@pytest.mark.parametrize("shown", PICTURES)
def test_no_wire_crosses_the_frame_of_a_block_it_has_nothing_to_do_with(shown):
    for target, route in routes_of(shown).items():
        ends = (target.node, shown.circuit.wires[target].node)
        for id_ in shown.frames:
            if not any(f"{each}/".startswith(f"{id_}/") for each in ends):
                left, top, right, bottom = room(shown, id_)
                across = [
                    (x, y) for x, y in samples(route) if left < x < right and top < y < bottom
                ]
                assert across == [], f"the wire to {target} crosses the frame of {id_}"


@pytest.mark.parametrize("shown", PICTURES)
def test_no_frame_stands_on_a_gate_or_on_another_frame(shown):
    gates = node_boxes(solid(shown), shown.circuit.places)
    for id_ in shown.frames:
        beneath = {other for _, other in gates.meeting(room(shown, id_))}
        assert {other for other in beneath if not other.startswith(f"{id_}/")} == set(), id_
    for one, other in combinations(shown.frames, 2):
        nested = one.startswith(f"{other}/") or other.startswith(f"{one}/")
        assert nested or not overlap(room(shown, one), room(shown, other)), (one, other)


# words for arrays are wider than numbers: where they have no room the canvas leaves them out
OF_NUMBERS = [each for each in PICTURES if not has_tiles(each.values[0])]


@pytest.mark.parametrize("shown", OF_NUMBERS)
def test_nothing_is_written_on_anything_else(shown):
    clear, routes = clear_of(shown), routes_of(shown)
    forms = estimated_forms(clear)
    labels = place_labels(clear, clear.places, routes, forms, walls(shown))
    assert collisions(clear, labels, routes, forms) == []
    missing = set(shown.circuit.wires) - {pin for pin in labels.on_wires}
    sources = {shown.circuit.wires[target] for target in missing} - set(labels.at_outputs)
    assert all(clear.nodes[source.node].gate.is_source for source in sources)


@pytest.mark.parametrize("shown", PICTURES)
def test_no_number_stands_on_the_edge_of_a_frame_or_on_its_title(shown):
    clear = clear_of(shown)
    labels = place_labels(clear, clear.places, routes_of(shown), walls=walls(shown))
    for key, place in numbers_of(labels):
        for id_ in shown.frames:
            left, top, right, bottom = room(shown, id_)
            edges = {
                "title": (left, top, right, top + TITLE),
                "lower edge": (left, bottom - 1, right, bottom + 1),
                "left edge": (left - 1, top, left + 1, bottom),
                "right edge": (right - 1, top, right + 1, bottom),
            }
            on = {each for each, edge in edges.items() if overlap(place.box(), edge)}
            assert not on, f"the number {key} stands on the {on} of {id_}"


@pytest.mark.parametrize("shown", PICTURES)
def test_every_port_of_a_frame_bears_its_name_beside_its_own_pin(shown):
    for id_, frame in shown.frames.items():
        interface = shown.circuit.nodes[id_].interface
        for side in (interface.inputs, interface.outputs):
            heights = [frame.ports[port.id][1] for port in side]
            assert [frame.tab(port.id)[1] for port in side] == heights
            assert all(b - a > PORT_HEIGHT for a, b in pairwise(heights))
            assert [frame.names[port.id] for port in side] == [port.name for port in side]
