"""How far cubics are from a point, and which a stroke cuts."""

from __future__ import annotations

import numpy as np
import pytest

from circuit_editor.layout.routing.curve_distances import (
    are_cut,
    distances_to,
    distances_to_straight,
)
from circuit_editor.layout.routing.routes import curve_between

STRAIGHT = curve_between((0.0, 0.0), (300.0, 0.0))
BENT = curve_between((0.0, 0.0), (300.0, 200.0))
NOWHERE = ((5.0, 5.0),) * 4


@pytest.mark.parametrize(
    ("point", "away"),
    [((150.0, 7.0), 7.0), ((-3.0, -4.0), 5.0), ((306.0, 8.0), 10.0), ((40.0, 0.0), 0.0)],
)
def test_the_distance_to_a_straight_wire(point, away):
    assert distances_to(point, [STRAIGHT, BENT])[0] == pytest.approx(away)


def test_the_distance_to_a_bent_wire_is_that_to_its_nearest_point():
    fine = np.linspace(0.0, 1.0, 20_001)[:, None]
    a, b, c, d = (np.array(each) for each in BENT)
    points = a * (1 - fine) ** 3 + b * 3 * fine * (1 - fine) ** 2
    points = points + c * 3 * fine**2 * (1 - fine) + d * fine**3
    for point in ((150.0, 100.0), (80.0, 90.0), (220.0, 20.0)):
        exact = np.hypot(*(points - point).T).min()
        assert distances_to(point, [BENT])[0] == pytest.approx(exact, abs=0.5)


def test_a_wire_of_no_length_is_a_point():
    assert distances_to((8.0, 9.0), [NOWHERE])[0] == pytest.approx(5.0)


@pytest.mark.parametrize(
    ("start", "end", "cut"),
    [
        ((150.0, -10.0), (150.0, 10.0), [True, False]),
        ((150.0, -10.0), (150.0, -1.0), [False, False]),
        ((150.0, -10.0), (150.0, 300.0), [True, True]),
        ((-50.0, 50.0), (400.0, 60.0), [False, True]),
        ((301.0, -10.0), (301.0, 10.0), [False, False]),
    ],
)
def test_a_stroke_cuts_what_it_crosses(start, end, cut):
    assert are_cut(start, end, [STRAIGHT, BENT]).tolist() == cut


@pytest.mark.parametrize("end", [(300.0, 0.0), (300.0, 200.0), (-200.0, 90.0), (20.0, -70.0)])
def test_wires_that_run_straight_on_are_as_far_as_their_curves(end):
    for point in ((10.0, 10.0), (150.0, 50.0), (-90.0, 20.0)):
        found = distances_to_straight(point, np.array([(0.0, 0.0, *end)]))
        assert found == pytest.approx(distances_to(point, [curve_between((0.0, 0.0), end)]))
