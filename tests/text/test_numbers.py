"""How numbers look: two decimals, two digits, a true minus, and never a false zero."""

import math
import re
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from circuit_editor.text import as_read, brief, exact, numbers, show
from circuit_editor.text.numbers import NumberFormat, as_fraction, show_in

FLOATS = st.floats(allow_nan=True, allow_infinity=True)
FINITE = st.floats(allow_nan=False, allow_infinity=False)
DECIMALS = st.integers(0, 12)


def read(text: str) -> float:
    """The number a text shows."""
    return float(text.replace("−", "-").replace("∞", "inf"))


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0.0, "0.00"),
        (-0.0, "0.00"),
        (1.0, "1.00"),
        (-12.0, "−12.00"),
        (0.39322386648296376, "0.39"),
        (-0.58983579972444566, "−0.59"),
        (0.1, "0.10"),
        (0.0996, "0.10"),
        (0.09951, "0.10"),
        (0.09949, "0.099"),
        (-0.0999, "−0.10"),
        (0.095, "0.095"),
        (0.05, "0.050"),
        (-0.036, "−0.036"),
        (0.01, "0.010"),
        (0.009951, "0.010"),
        (0.009949, "0.0099"),
        (-0.0051, "−0.0051"),
        (-0.0102, "−0.010"),
        (0.005, "0.0050"),
        (-0.005, "−0.0050"),
        (math.nextafter(0.005, 0), "5.0e−3"),
        (0.004996, "5.0e−3"),
        (0.00499, "5.0e−3"),
        (0.000996, "1.0e−3"),
        (-0.004, "−4.0e−3"),
        (4.248354255291589e-18, "4.2e−18"),
        (5e-324, "4.9e−324"),
        (99_999.996, "100000.00"),
        (-100_000.0, "−100000.00"),
        (999_999.99, "999999.99"),
        (999_999.996, "1.0e6"),
        (1e6, "1.0e6"),
        (-1234567.0, "−1.2e6"),
        (1.7976931348623157e308, "1.8e308"),
        (math.inf, "∞"),
        (-math.inf, "−∞"),
        (math.nan, "nan"),
    ],
)
def test_show(number, text):
    assert show(number) == text


@pytest.mark.parametrize(
    ("number", "decimals", "text"),
    [
        (0.5, 0, "5.0e−1"),
        (0.51, 0, "0.51"),
        (9.6, 0, "9.6"),
        (9.96, 0, "10"),
        (-0.4, 0, "−4.0e−1"),
        (5e-7, 6, "5.0e−7"),
        (1 / 3, 4, "0.3333"),
        (0.00031, 4, "0.00031"),
        (0.0206, 4, "0.0206"),
        (0.00004, 4, "4.0e−5"),
    ],
)
def test_show_with_other_decimals(number, decimals, text):
    assert show(number, decimals) == text


@given(FLOATS, DECIMALS)
def test_what_is_shown_is_ascii_minus_free_and_no_negative_zero(number, decimals):
    for text in (show(number, decimals), brief(number), exact(number)):
        assert "-" not in text
        assert not re.fullmatch(r"−0\.0+", text)


@given(FINITE, DECIMALS)
@example(5e-7, 6)
@example(0.5, 0)
@example(-0.5, 0)
def test_only_zero_reads_as_zero(number, decimals):
    assert (read(show(number, decimals)) == 0) is (number == 0)
    assert (read(brief(number)) == 0) is (number == 0)


@given(FINITE, DECIMALS)
def test_what_is_shown_is_the_number_rounded(number, decimals):
    text = show(number, decimals).replace("−", "-")
    off = abs(Decimal(text) - Decimal(number))
    if "e" in text:
        assert off <= abs(Decimal(number)) / 20  # one digit behind the point
    else:
        _, digits, exponent = Decimal(text).as_tuple()
        assert isinstance(exponent, int) and -exponent >= decimals
        assert off <= Decimal("0.5") * Decimal(10) ** exponent
        assert number == 0 or len(digits) >= 2


@given(st.floats(0.0045, 0.11) | st.floats(-0.11, 0.11), st.floats(-100, 100))
@example(-0.0051, 2.0)
def test_a_product_of_what_is_shown_is_near_the_product(a, b):
    """Each shown number is true to a twentieth, and so its reader's sums are near the true ones."""
    assert read(show(a)) * read(show(b)) == pytest.approx(a * b, rel=0.11, abs=5e-324)


@given(st.floats(-1e308, 1e308))
def test_brief_is_the_number_to_four_digits(number):
    assert read(brief(number)) == pytest.approx(number, rel=5.1e-4, abs=5e-324)
    assert len(brief(number)) <= 11


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (1.0, "1"),
        (-1.0, "−1"),
        (0.5, "0.5"),
        (100.0, "100"),
        (-0.0, "0"),
        (1e6, "1e6"),
        (0.001, "0.001"),
        (0.125, "0.125"),
        (1 / 3, "0.3333"),
        (-1e-7, "−1e−7"),
        (math.inf, "∞"),
    ],
)
def test_brief(number, text):
    assert brief(number) == text


@given(FLOATS)
def test_exact_reads_back_to_the_last_bit(number):
    again = read(exact(number))
    assert again == number or (math.isnan(again) and math.isnan(number))
    assert math.copysign(1, again) == math.copysign(1, number) or math.isnan(number)


@pytest.mark.parametrize(
    ("number", "text"),
    [(0.1 + 0.2, "0.30000000000000004"), (-12.0, "−12"), (1e-7, "1e−07"), (math.nan, "nan")],
)
def test_exact(number, text):
    assert exact(number) == text


@pytest.fixture
def chosen():
    yield numbers.use_format
    numbers.use_format(numbers.STANDARD)


@pytest.mark.parametrize(
    ("format_", "texts"),
    [
        (NumberFormat(0), ["−12", "0.75", "0.33", "1235", "4.2e−5", "0"]),
        (NumberFormat(6), ["−12.000000", "0.750000", "0.333333", "1234.567800", "0.000042", None]),
        (NumberFormat(digits=1), ["−10", "0.8", "0.3", "1000", "4e−5", "0"]),
        (NumberFormat(digits=4), ["−12", "0.75", "0.3333", "1235", "4.248e−5", "0"]),
        (NumberFormat(digits=15), ["−12", "0.75", "0.333333333333333", "1234.5678", None, "0"]),
        (NumberFormat(has_fractions=True), ["−12", "3/4", "1/3", "1234.57", "4.2e−5", "0"]),
    ],
    ids=lambda each: each.as_stored() if isinstance(each, NumberFormat) else "",
)
def test_numbers_are_written_as_the_reader_chose(chosen, format_, texts):
    chosen(format_)
    for number, text in zip((-12, 0.75, 1 / 3, 1234.5678, 4.248354e-05, 0), texts, strict=True):
        assert text is None or show(number) == text
    assert exact(1 / 3) == "0.3333333333333333"
    assert show(math.nan) == "nan" and show(-math.inf) == "−∞"


@given(FINITE, st.integers(1, 15))
@example(999999.5, 3)
@example(-0.0, 1)
@example(9.99e-5, 2)
def test_so_many_digits_are_the_number_rounded_there(number, digits):
    text = show_in(NumberFormat(digits=digits), number)
    assert read(text) == float(f"{number:.{digits - 1}e}") and text != "−0"


@given(FINITE | st.fractions(max_denominator=99).map(float))
@example(0.1 + 0.2)
@example(-7 / 99)
def test_a_fraction_is_written_only_where_it_is_the_number_itself(number):
    text = as_fraction(number)
    if text:
        assert as_read(text) == number
        assert "/" not in text or math.gcd(*map(int, text.replace("−", "").split("/"))) == 1
    else:
        assert abs(number) >= 1e6 or not number.is_integer()


@given(st.text(max_size=20))
@example("7 decimals")
@example("0 digits")
@example("16 digits fractions")
@example("٣ decimals")
def test_a_format_that_cannot_be_is_none(text):
    made = NumberFormat.of_stored(text)
    assert made is None or NumberFormat.of_stored(made.as_stored()) == made


@given(FINITE.filter(lambda number: abs(number) < 1e300), st.integers(6, 15))
def test_a_number_within_so_many_letters_is_the_number_rounded(number, digits):
    numbers.use_format(NumberFormat(digits=digits))
    try:
        text = numbers.within(8, show(number), number)
    finally:
        numbers.use_format(numbers.STANDARD)
    assert len(text) <= 8 or text == numbers.round_to_digits(number, 2)
    assert read(text) == pytest.approx(number, rel=0.06)
    assert numbers.within(8, "123456.79", 123456.79) == "123456.79", "nobody chose a format"
