"""How finely sliders turn."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from circuit_editor.ui.widgets.slider_steps import last_digit, on_step, slider_step


@pytest.mark.parametrize(
    ("span", "pixels", "step"),
    [(10, 92, 0.1), (10, 200, 0.05), (10, 1000, 0.01), (1, 92, 0.01), (2000, 92, 20), (10, 0, 10)],
)
def test_a_pixel_turns_a_round_number(span, pixels, step):
    assert slider_step(span, pixels) == pytest.approx(step)


@given(st.floats(1e-6, 1e9), st.floats(1, 4000))
def test_no_step_is_larger_than_a_pixel_or_much_smaller(span, pixels):
    step = slider_step(span, pixels)
    assert span / pixels / 2.6 < step <= span / pixels * (1 + 1e-9)


def test_values_bear_no_dust():
    assert on_step(0.30000000000000004, 0.1) == 0.3
    assert on_step(-1.23456, 0.05) == -1.25
    assert on_step(1999.0, 20) == 2000


def test_the_lectures_numbers_are_within_reach_of_a_small_slider():
    step = slider_step(10, 92)
    for number in (2, -1, -3, -2):
        for nudge in (-0.04, 0.0, 0.04):
            assert on_step(number + nudge, step) == number


@pytest.mark.parametrize(
    ("value", "step"),
    [(2.0, 0.01), (-0.25, 0.01), (0.05, 0.001), (1.2e-5, 1e-6), (3.4e7, 1e6), (0.0, 0.01)],
)
def test_the_last_digit_is_that_of_what_a_card_shows(value, step):
    assert last_digit(value) == pytest.approx(step)
