"""The scale of widths: what it tells apart, and where it ends."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from circuit_editor.layout.size_scale import STEPS, UNKNOWN, steps_of, top_of

SIZES = st.floats(0, 1e300)


@given(st.lists(SIZES, min_size=1, max_size=9))
def test_a_larger_number_never_has_a_lower_step(sizes):
    numbers = np.array(sorted(sizes))
    steps = steps_of(numbers, top_of(numbers))
    assert (np.diff(steps) >= 0).all()
    assert ((steps > 0) == (numbers > 0)).all()


@given(st.floats(1e-300, 1e300))
def test_the_largest_takes_most_of_the_scale(largest):
    numbers = np.array([0.3 * largest, -largest])
    top = top_of(numbers)
    assert largest <= top * (1 + 1e-8) <= 1.334 * largest
    assert steps_of(numbers, top)[1] <= -8


def test_half_and_a_hundredth_are_told_apart_from_all_and_from_nothing():
    nothing, hundredth, tenth, half, whole = steps_of(np.array([0, 0.01, 0.1, 0.5, 1.0]), 1.0)
    assert nothing == 0
    assert hundredth >= 2
    assert tenth >= hundredth + 2
    assert half >= tenth + 2
    assert whole == STEPS >= half + 2


def test_the_sign_is_the_steps_and_what_is_not_known_has_no_step():
    steps = steps_of(np.array([-0.5, 0.5, np.nan, -np.inf]), 1.0)
    assert steps[0] == -steps[1] < 0
    assert steps.tolist()[2:] == [UNKNOWN, -STEPS]


@pytest.mark.parametrize(
    ("numbers", "top"),
    [
        ([1.0], 1.0),
        ([0.2, -1.65], 2.0),
        ([2.47, 1.0], 3.0),
        ([0.031], 0.04),
        ([7.0], 8.0),
        ([0.0, 0.0], 1.0),
        ([np.nan, 0.5, np.inf], 0.5),
        ([np.inf], 1.0),
        ([1.7e308], 1.7e308),
        ([5e-324], 5e-324),
    ],
)
def test_it_ends_at_a_round_number(numbers, top):
    assert top_of(np.array(numbers)) == pytest.approx(top)


def test_where_nothing_is_known_it_has_no_end():
    assert np.isnan(top_of(np.array([np.nan])))
    assert np.isnan(top_of(np.array([])))
