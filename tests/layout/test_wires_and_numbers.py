"""The pictures of the shipped examples: no wire beneath a node, no number on another."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from pins import pin_place, point_on

from circuit_editor import files, resources
from circuit_editor.layout.boxes import overlap
from circuit_editor.layout.labels import NumberPlaces, place_labels, plain_spot
from circuit_editor.layout.routes import (
    MARGIN,
    Router,
    curve_between,
    node_boxes,
    samples,
)
from circuit_editor.model import EMPTY, OUT, Circuit, Pin, edits

EXAMPLES = resources.examples()


def routes_of(circuit: Circuit) -> dict:
    """Every wire's route, laid as the canvas lays it."""
    router = Router(node_boxes(circuit, circuit.places, MARGIN))
    return {
        target: router.route(
            source, pin_place(circuit, *source), target, pin_place(circuit, *target)
        )
        for target, source in sorted(circuit.wires.items())
    }


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_no_wire_runs_beneath_a_node_that_is_not_its_own(path):
    circuit = files.load(path).root
    nodes = node_boxes(circuit, circuit.places)
    for target, route in routes_of(circuit).items():
        own = {target.node, circuit.wires[target].node}
        beneath = {id_ for _, id_ in nodes.around(samples(route))} - own
        assert not beneath, f"the wire to {target} runs beneath {beneath}"


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_no_number_stands_on_another_or_on_a_node(path):
    circuit = files.load(path).root
    spots = place_labels(circuit, circuit.places, routes_of(circuit))
    assert set(spots) == set(circuit.wires)
    bodies = node_boxes(circuit, circuit.places)
    for (one, spot), (other, another) in combinations(spots.items(), 2):
        clash = [(a, b) for a in spot.boxes for b in another.boxes if deep(a, b)]
        assert not clash, f"the numbers of {one} and {other} overlap"
    for target, spot in spots.items():
        on = {id_ for box in spot.boxes for other, id_ in bodies.meeting(box) if deep(box, other)}
        assert not on, f"the numbers of {target} stand on {on}"


def deep(one, other) -> bool:
    """True where two boxes overlap by more than the slack that a usual number leaves in its box."""
    slack_x, slack_y = 10, 4
    shrunk = (one[0] + slack_x, one[1] + slack_y, one[2] - slack_x, one[3] - slack_y)
    return overlap(shrunk, other)


def test_a_wire_swings_around_a_node_in_its_way():
    document = EMPTY
    for id_, kind, x in (("a", "input", 0), ("b", "exp", 300), ("c", "exp", 600)):
        document = edits.add(document, id_, kind, (x, 0))
    document = edits.connect(document, Pin("a", OUT), Pin("c", "x"))
    circuit = document.root
    (route,) = routes_of(circuit).values()
    assert len(route) == 3
    assert route[0][0] == pin_place(circuit, "a", OUT)
    assert route[-1][-1] == pin_place(circuit, "c", "x")
    assert all(one[-1] == next_[0] for one, next_ in pairwise(route))
    level = route[1][0][1]
    assert abs(level) > 22 + MARGIN


def test_two_wires_of_different_sources_do_not_share_a_channel():
    document = EMPTY
    places = {"a": (0, -20), "b": (0, 40), "stone": (300, 0), "end": (640, 0)}
    kinds = {"a": "input", "b": "input", "stone": "exp", "end": "add"}
    for id_, place in places.items():
        document = edits.add(document, id_, kinds[id_], place)
    document = edits.connect(document, Pin("a", OUT), Pin("end", "a"))
    document = edits.connect(document, Pin("b", OUT), Pin("end", "b"))
    routes = list(routes_of(document.root).values())
    levels = [route[1][0][1] for route in routes if len(route) == 3]
    assert len(levels) < 2 or abs(levels[0] - levels[1]) >= 15


def test_the_value_stands_above_the_wire_and_the_gradient_below():
    for end in ((200.0, 0.0), (200.0, 150.0), (200.0, -150.0), (80.0, 400.0)):
        route = (curve_between((0.0, 0.0), end),)
        spot = plain_spot(route)
        assert isinstance(spot, NumberPlaces)
        middle = point_on(route[0], 0.5)
        assert spot.value[1] < middle[1] < spot.gradient[1]
        assert abs(spot.value[0] - middle[0]) <= 16
