"""What is counted for many boxes at once is what a look at each of them finds."""

from __future__ import annotations

from dataclasses import replace
from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from immutables import Map
from laid_circuits import drawn, ends_of, laid
from pins import point_on
from test_block_pictures import solid

from circuit_editor.expression import document_from
from circuit_editor.gates import Array
from circuit_editor.layout.labels import label_places as number_labels
from circuit_editor.layout.labels.label_places import _spots, place_labels
from circuit_editor.layout.labels.number_places import on_wire
from circuit_editor.layout.picture import Picture
from circuit_editor.layout.routing.routes import (
    MARGIN,
    Route,
    Router,
    curve_between,
    node_boxes,
    samples,
)
from circuit_editor.layout.space import overlap_counts
from circuit_editor.layout.space.boxes import Box, Boxes, edges_of, overlap
from circuit_editor.layout.space.overlap_counts import (
    FEW_PAIRS,
    STEP,
    Points,
    met_by_each,
    near,
    pairs_with_points,
    pieces,
    points_along,
    thinned,
)
from circuit_editor.model import EMPTY, OUT, Pin, Place

# half of them on a coarse grid, so that edges meet
numbers = st.integers(-5, 5).map(lambda steps: 20.0 * steps) | st.floats(-300, 300)
places = st.tuples(numbers, numbers)
sizes = st.sampled_from([20.0, 40.0, 57.5]) | st.floats(1, 200)
boxes = st.tuples(numbers, numbers, sizes, sizes).map(
    lambda each: (each[0], each[1], each[0] + each[2], each[1] + each[3])
)
some_boxes = st.lists(boxes, min_size=1, max_size=12)
looks = st.sampled_from([FEW_PAIRS, 0])  # all with all, or a coarse look first
far_off = st.sampled_from([0.0, 1e4, 1e6])  # one thing far from all others must not matter


def labels(corners: list[Place]) -> list[Box]:
    """Boxes as large as numbers on wires are."""
    return [(x, y, x + 57.5, y + 19.55) for x, y in corners]


@given(st.lists(places, min_size=1, max_size=20).map(labels), some_boxes, far_off, looks)
def test_boxes_are_counted_as_one_by_one(
    some: list[Box], others: list[Box], far: float, few: int
) -> None:
    others = [*others, (far, far, far + 60.0, far + 40.0)]
    with patch.object(overlap_counts, "FEW_PAIRS", few):
        counts = met_by_each(edges_of(some), edges_of(others))
    assert counts.tolist() == [sum(overlap(one, other) for other in others) for one in some]
    pairs = zip(*(each.tolist() for each in near(edges_of(some), edges_of(others))), strict=True)
    assert list(pairs) == [
        (a, b)
        for a, one in enumerate(some)
        for b, other in enumerate(others)
        if overlap(one, other)
    ]


@given(some_boxes, st.lists(places, min_size=1, max_size=30), far_off, looks)
def test_points_in_boxes_are_found_as_one_by_one(
    some: list[Box], others: list[Place], far: float, few: int
) -> None:
    others = [*others, (far, -far)]
    x, y = (np.array([each[axis] for each in others]) for axis in (0, 1))
    points = Points(x, y, np.zeros(len(others), dtype=np.intp))
    with patch.object(overlap_counts, "FEW_PAIRS", few):
        found = pairs_with_points(edges_of(some), points, 1.0)
    assert sorted(zip(*(each.tolist() for each in found), strict=True)) == [
        (a, b)
        for a, box in enumerate(some)
        for b, (px, py) in enumerate(others)
        if overlap(box, (px - 1, py - 1, px + 1, py + 1))
    ]


@given(st.lists(st.lists(places, min_size=2, max_size=3), min_size=1, max_size=4))
def test_points_along_wires_leave_no_gap(joints: list[list[Place]]) -> None:
    routes = [tuple(map(curve_between, each, each[1:])) for each in joints]
    points = points_along(routes)
    for at, route in enumerate(routes):
        own = points.owner == at
        for place in samples(route):
            away = np.hypot(points.x[own] - place[0], points.y[own] - place[1])
            assert away.min() <= STEP / 2 + 1e-6


@given(st.tuples(places, places))
def test_no_corner_of_a_box_is_across_a_wire_and_clear_of_its_pieces(
    ends: tuple[Place, Place],
) -> None:
    curve = curve_between(*ends)
    points = points_along([(curve,)])
    rooms = pieces(points, np.arange(len(points.x)), 1.5)
    x, y = np.array([point_on(curve, at / 100) for at in range(101)]).T
    for left in (x - 0.1, x + 0.1 - 57.5):
        for top in (y - 0.1, y + 0.1 - 19.55):
            met, _ = near(np.stack([left, top, left + 57.5, top + 19.55]), rooms)
            assert set(met.tolist()) == set(range(101))


@given(st.lists(places, min_size=2, max_size=4))
def test_the_place_in_the_middle_is_the_same_for_one_wire_as_for_many(joints: list[Place]) -> None:
    route: Route = tuple(map(curve_between, joints, joints[1:]))
    xs, ys = np.array(samples(route)).T[:, np.newaxis]
    many: Array = _spots(xs, ys, [0.5])
    value, gradient = on_wire(route)
    assert value is not None and gradient is not None
    assert [value.x, value.y, gradient.x, gradient.y] == many[0, 0].tolist()


@pytest.mark.parametrize("name", ["in rows, moved a little", "on one heap", "network"])
def test_wires_laid_in_one_go_run_as_wires_laid_one_by_one(name: str) -> None:
    shown = drawn()[name]
    # those that lead back to a line below share its channel, and make room for each other there
    wires = [each for each in ends_of(shown) if each[3][0] > each[1][0]]
    one_by_one = Router(node_boxes(solid(shown), shown.circuit.places, MARGIN))
    in_one_go = Router(node_boxes(solid(shown), shown.circuit.places, MARGIN))
    laid_once = in_one_go.routes(wires)
    assert laid_once == [one_by_one.route(*wire) for wire in wires]
    in_one_go.begin()
    assert in_one_go.routes(wires) == laid_once


def test_nothing_is_in_the_way_where_nothing_is() -> None:
    router = Router(Boxes())
    assert router.routes([]) == []
    start, end = (0.0, 0.0), (300.0, 40.0)
    wire = Pin("a", OUT), start, Pin("b", "x"), end
    assert router.route(*wire) == (curve_between(start, end),)
    nothing = place_labels(EMPTY.root, {}, {})
    assert not (nothing.on_wires or nothing.at_outputs or nothing.captions)


def test_wires_that_lie_on_one_another_count_as_a_few():
    apart = [curve_between((0.0, 40.0 * at), (200.0, 40.0 * at)) for at in range(100)]
    points = points_along([(each,) for each in apart])
    assert thinned(points) is points
    heaped = points_along([(apart[0],)] * 100 + [(apart[1],)])
    kept = thinned(heaped)
    one = points_along([(apart[0],)])
    assert len(kept.x) == overlap_counts.KEPT * len(one.x) + len(one.x)
    assert {*zip(kept.x, kept.y, strict=True)} == {*zip(heaped.x, heaped.y, strict=True)}
    assert {*kept.owner.tolist()} == {*range(overlap_counts.KEPT), 100}


def test_nodes_heaped_on_one_place_cost_little_more_than_nodes_apart():
    looked = []

    def counted(boxes, points, reach):
        found = pairs_with_points(boxes, points, reach)
        looked.append(len(found[0]))
        return found

    names = [f"w{at}" for at in range(15)]
    circuit = document_from("f = " + " + ".join(f"{name}*x" for name in names)).root
    heap = Picture(replace(circuit, places=Map(dict.fromkeys(circuit.nodes, (0.0, 0.0)))))
    with patch.object(number_labels, "pairs_with_points", counted):
        laid(heap)
    assert 0 < sum(looked) < 60_000


def test_wires_bent_over_a_million_units_have_no_more_points_than_there_may_be(monkeypatch):
    far = [((-1e6, y), (-1e6, y), (1e6, y), (1e6, y)) for y in map(float, range(50))]
    near = ((0.0, 0.0), (20.0, 0.0), (40.0, 0.0), (60.0, 0.0))
    alone = points_along([[near]])
    monkeypatch.setattr(overlap_counts, "MOST_POINTS", 20_000)
    points = points_along([far, [near]])
    assert len(points.x) <= 20_000 + len(far) + 1
    assert {*points.owner.tolist()} == {0, 1}
    assert points.x[points.owner == 1].tolist() == alone.x.tolist()
