"""What can be typed for a number, and what agrees with which number."""

from __future__ import annotations

import math

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from circuit_editor.teaching.predict.guesses import Fit, as_shown, fit, is_cut_off, read_guess
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
        ("⅔²", 4 / 9, 0),
        ("3/½", 6, 0),
        ("2^½", 2**0.5, 0),
        ("-½+⅓", -1 / 6, 0),
        ("\u0663\u066b\u0665", 3.5, 0.1),  # noqa: RUF100 (3.5 in Arabic digits and signs)
        ("\u0661\u066c\u0660\u0660\u0660", 1000, 1),
        ("10^3", 1000, 0),
        ("10⁻³", 0.001, 0),
        ("1e3", 1000, 1000),
        ("1 000", 1000, 1),
        ("12\u202f345,5", 12345.5, 0.1),
        ("1'000", 1000, 1),
        ("1,000,000", 1e6, 1),
        ("1.000.000", 1e6, 1),
        ("3*-1", -3, 0),
        ("1/(1+e^5)", 1 / (1 + math.exp(5)), 0),
        ("−0.53 × 0,37", -0.1961, 0),
        ("0.2×(1−0.2)", 0.16, 0),
        ("2-3", -1, 0),
        ("2--3", 5, 0),
        ("1/2/4", 0.125, 0),
        ("-3²", -9, 0),
        ("2^-2", 0.25, 0),
        ("2 * pi", 2 * math.pi, 0),
        ("(0.39)", 0.39, 0.01),
        ("0。39", 0.39, 0.01),
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
        *(
            "",
            "  ",
            "abc",
            "1.2.3",
            "1,234.5",
            "1,2,3",
            "2/0",
            "1 1/2",
            "1½",
            "½½",
            "½2",
            "--2",
            "2(3)",
        ),
        *("1e999", "50%", "0x10", "1" * 50, "__import__", "1_000", "(" * 9 + "1" + ")" * 9),
        *("9^9^9", "1" + "+1" * 50, "(-2)^0.5", "0^-1", "1,000", "1.000,5", "0 250", "1 00"),
    ],
)
def test_what_cannot_be_read_is_refused_in_a_sentence(text):
    refused = read_guess(text)
    assert isinstance(refused, Sentence)
    assert str(refused).endswith((".", "once."))


@given(
    st.text(max_size=12)
    | st.text("0123456789.,-−/e× ", max_size=12)
    | st.text("0123456789.,-+*/^()e² ", max_size=40)
)
@example("(1e-9999)^-1")
@example("1/(1.000-1000)")
@example("1e9999^1e9999")
@example("((((9^9)^9)^9)^9)^9")
def test_reading_never_raises(text):
    assert read_guess(text) is not None


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_what_the_program_shows_can_be_typed_and_is_right(number):
    assert fit(read_guess(exact(number)), number) is Fit.SAME
    if abs(number) < 1e300:
        assert fit(read_guess(show(number)), number) is not Fit.OTHER
        assert as_shown(number) == pytest.approx(number, rel=0.06, abs=0.006)


@pytest.mark.parametrize(
    ("text", "number", "how"),
    [
        ("0.2", 0.19661, Fit.SAME),
        ("0.197", 0.19661, Fit.SAME),
        ("0.1966", 0.19661, Fit.SAME),
        ("0.198", 0.19661, Fit.OTHER),  # 0.20 is shown, but three digits were typed
        ("0.196611933241481", 0.19661193324148188, Fit.OTHER),
        ("0.196611933241482", 0.19661193324148188, Fit.SAME),
        ("0.1966119332414819", 0.19661193324148188, Fit.SAME),
        ("0.12", 0.125, Fit.SAME),  # a tie is rounded either way
        ("0.13", 0.125, Fit.SAME),
        ("0.29", 0.29, Fit.SAME),
        ("0.3", 0.1 + 0.2, Fit.SAME),
        ("0.3000000000000000000", 0.1 + 0.2, Fit.SAME),
        ("0.0011", 0.0059, Fit.OTHER),
        ("0.0108", 0.0059, Fit.OTHER),
        ("0.0198", 0.0149, Fit.OTHER),
        ("0.01", 0.0149, Fit.COARSE),
        ("0.015", 0.0149, Fit.SAME),
        ("20", 19.0, Fit.OTHER),
        ("2e1", 19.5, Fit.SAME),
        ("2e1", 18.9, Fit.COARSE),
        ("0.3", 0.3157, Fit.SAME),  # what the digits leave open is a twentieth at most
        ("0.3", 0.316, Fit.COARSE),
        ("0.3", 0.2858, Fit.SAME),
        ("0.3", 0.2856, Fit.COARSE),
        ("0.21", 0.19661, Fit.OTHER),
        ("-0.2", 0.19661, Fit.OTHER),
        ("1/5", 0.19661, Fit.OTHER),  # a fraction is exact
        ("1/3", 0.3312, Fit.OTHER),
        ("-0.53*0.37", -0.19661, Fit.OTHER),
        ("10^3", 1000.0, Fit.SAME),
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
    for text, number in [
        *(("0.19", 0.19661), ("-2.05", -2.0596), ("0.02", 0.0299), ("-0.53", -0.5379)),
        *(("1.9e-3", 0.00199), ("0.66", 2 / 3)),
    ]:
        assert is_cut_off(read_guess(text), number), text


@pytest.mark.parametrize(
    ("text", "number"),
    [
        *(("0.18", 0.19661), ("0", 0.19661), ("-0.19", 0.19661), ("0.20", 0.19661)),
        *(("0.9", 1.0), ("4.9", 5.0), ("4.99", 5.0), ("-4.99", -5.0)),
        *(("0.28", 0.29), ("0.7", 0.1 + 0.7), ("0.79", 0.1 + 0.7)),  # floats a bit below
        *(("1/3", 0.3399), ("0.33", 1 / 3)),
    ],
)
def test_what_is_not_cut_off(text, number):
    assert not is_cut_off(read_guess(text), number)


def test_one_hundredth_too_small_is_never_a_number_of_two_decimals_cut_off():
    for hundredths in range(2, 2_000):
        guess = read_guess(f"{(hundredths - 1) / 100:.2f}")
        assert not is_cut_off(guess, hundredths / 100), hundredths
        assert fit(guess, hundredths / 100) is Fit.OTHER


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("1,000", "Do you mean 1000 or 1? Type the one you mean."),
        ("-1,250", "Do you mean −1250 or −1.25? Type the one you mean."),
        ("7-1,250", "Do you mean 1250 or 1.25? Type the one you mean."),
        ("12,345", "Do you mean 12345 or 12.3450? Type the one you mean."),
        ("1.000,5", 'Which of the signs in "1.000,5" is the decimal sign? Use one, once.'),
        ("2×10-3", "Do you mean 17 or 0.002? Type the one you mean."),
    ],
)
def test_a_text_of_two_readings_is_asked_about(text, question):
    assert str(read_guess(text)) == question


@pytest.mark.parametrize("typed", ["1½", "2²x", "3**", "0x10"])
def test_what_is_refused_is_quoted_as_it_was_typed(typed):
    assert f'"{typed}"' in str(read_guess(f" {typed} "))
