"""Wires with bends: through every point, smooth, flat at both ends, wherever the points are."""

from __future__ import annotations

from itertools import pairwise
from math import hypot, isfinite

import pytest
from hypothesis import given
from hypothesis import strategies as st

from circuit_editor.layout.routing.bent_routes import bent_route, is_on_way, leg_at
from circuit_editor.layout.routing.routes import curve_between

coordinates = st.integers(-3, 3).map(lambda each: 50.0 * each) | st.floats(-1e6, 1e6)
places = st.tuples(coordinates, coordinates)
ways = st.lists(places, min_size=1, max_size=6)


@given(places, ways, places)
def test_a_wire_passes_through_its_points_and_is_flat_at_its_ends(start, points, end):
    route = bent_route(start, points, end)
    assert [curve[0] for curve in route] == [start, *points]
    assert [curve[-1] for curve in route] == [*points, end]
    assert all(isfinite(each) for curve in route for place in curve for each in place)
    first, last = route[0], route[-1]
    assert first[1][1] == start[1] and last[2][1] == end[1]
    assert first[1][0] >= start[0] and last[2][0] <= end[0]
    assert bent_route(start, points, end) == route


@given(places, ways, places)
def test_it_turns_at_no_point_at_once(start, points, end):
    for (_, _, before, point), (_, behind, _, _) in pairwise(bent_route(start, points, end)):
        one = point[0] - before[0], point[1] - before[1]
        other = behind[0] - point[0], behind[1] - point[1]
        lengths = hypot(*one) * hypot(*other)
        if min(hypot(*one), hypot(*other)) > 1e-3:
            assert one[0] * other[0] + one[1] * other[1] == pytest.approx(lengths, rel=1e-4)


def test_without_points_it_is_any_other_wire():
    assert bent_route((0, 0), (), (300, 80)) == (curve_between((0, 0), (300, 80)),)


def test_the_leg_under_a_place_is_found():
    route = bent_route((0, 0), [(100, 80), (200, -80)], (300, 0))
    assert [leg_at(route, place) for place in ((10, 2), (150, 0), (290, -2))] == [0, 1, 2]


def test_a_point_on_the_way_the_wire_has_without_it_is_told():
    assert is_on_way((0, 0), [(150, 3)], (300, 0), 0, reach=4)
    assert not is_on_way((0, 0), [(150, 30)], (300, 0), 0, reach=4)
    assert not is_on_way((0, 0), [(150, 3), (200, 90)], (300, 0), 0, reach=4)
