"""What can be typed for a number, and what agrees with which number."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from circuit_editor.teaching.guesses import Fit, as_shown, fit, is_cut_off, read_guess, shown_unit
from circuit_editor.text import Sentence, exact, show


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("0.39", 0.39, 0.01),
        (" −0.20 ", -0.2, 0.01),
        ("-,5", -0.5, 0.1),
        ("0,250", 0.25, 0.001),
        ("+3", 3, 1),
        ("3.", 3, 1),
        ("4.0e−3", 0.004, 1e-4),
        ("2E2", 200, 100),
        ("1.2×10^-3", 0.0012, 1e-4),
        ("1.2·10⁻³", 0.0012, 1e-4),
        ("2/3", 2 / 3, 0),
        ("−4 / −2", 2, 0),
        ("½", 0.5, 0),
        ("= 7", 7, 1),
        ("\uff11\uff0e\uff15", 1.5, 0.1),  # noqa: RUF100 (full width 1.5)
        ("∞", math.inf, 0),
        ("-inf", -math.inf, 0),
    ],
)
def test_what_can_be_typed(text, number, unit):
    guess = read_guess(text)
    assert guess.number == pytest.approx(number)
    assert guess.unit == pytest.approx(unit)


@pytest.mark.parametrize(
    "text",
    [
        *("", "  ", "abc", "1.2.3", "1,234.5", "1,2,3", "2/0", "1/2/3", "1 1/2", "1½", "--2"),
        *("2-3", "1e999", "50%", "0x10", "1" * 50, "__import__", "1_000"),
    ],
)
def test_what_cannot_be_read_is_refused_in_a_sentence(text):
    refused = read_guess(text)
    assert isinstance(refused, Sentence)
    assert str(refused).endswith((".", "once."))


@given(st.text(max_size=12) | st.text("0123456789.,-−/e× ", max_size=12))
def test_reading_never_raises(text):
    assert read_guess(text) is not None


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_what_the_program_shows_can_be_typed_and_is_right(number):
    assert fit(read_guess(exact(number)), number) is Fit.SAME
    if abs(number) < 1e300:
        assert fit(read_guess(show(number)), number) is not Fit.OTHER
        assert as_shown(number) == pytest.approx(number, abs=shown_unit(number))


@pytest.mark.parametrize(
    ("text", "number", "how"),
    [
        ("0.2", 0.19661, Fit.SAME),
        ("0.197", 0.19661, Fit.SAME),
        ("0.1966", 0.19661, Fit.SAME),
        ("0.198", 0.19661, Fit.SAME),  # within half a unit of what is shown
        ("0.21", 0.19661, Fit.OTHER),
        ("-0.2", 0.19661, Fit.OTHER),
        ("1/5", 0.19661, Fit.SAME),
        ("2/3", 0.6666666666, Fit.SAME),
        ("1", 0.73, Fit.COARSE),
        ("0", 0.39, Fit.OTHER),
        ("0", 0.004, Fit.COARSE),
        ("0.00", 0.004, Fit.COARSE),
        ("0.004", 0.004, Fit.SAME),
        ("0.055", 0.0546, Fit.SAME),  # as it is shown
        ("0.05", 0.0546, Fit.COARSE),
        ("0.05", 0.0512, Fit.SAME),
        ("0.054", 0.0546, Fit.OTHER),
        ("0.1", 0.0546, Fit.COARSE),
        ("0", 0.0, Fit.SAME),
        ("-0", 0.0, Fit.SAME),
        ("12", 12.3, Fit.SAME),
        ("nan", math.nan, Fit.SAME),
        ("∞", math.inf, Fit.SAME),
        ("∞", -math.inf, Fit.OTHER),
        ("∞", 3.0, Fit.OTHER),
        ("0.40", 0.39322, Fit.OTHER),
    ],
)
def test_how_a_guess_stands_to_a_number(text, number, how):
    assert fit(read_guess(text), number) is how


def test_digits_cut_off_are_not_a_wrong_number():
    assert is_cut_off(read_guess("0.19"), 0.19661)
    assert is_cut_off(read_guess("-2.05"), -2.0596)
    assert not is_cut_off(read_guess("0.18"), 0.19661)
    assert not is_cut_off(read_guess("0"), 0.19661)


@pytest.mark.parametrize(
    ("number", "unit"), [(0.1, 0.01), (0.0996, 0.01), (0.05, 1e-3), (0.0051, 1e-4), (0.0049, 1e-4)]
)
def test_the_last_digit_shown_of_a_small_number_is_worth_less(number, unit):
    assert shown_unit(number) == pytest.approx(unit)
