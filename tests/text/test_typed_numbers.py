"""Numbers as they are typed into fields."""

from __future__ import annotations

import math
import random
import time

import pytest

from circuit_editor.text import Sentence, exact, round_to_digits
from circuit_editor.text.typed_numbers import typed_number


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("0.1", 0.1),
        (" 7 ", 7.0),
        ("+3", 3.0),
        ("1/3", 1 / 3),
        ("2pi/2", None),
        ("2*pi", 2 * math.pi),
        ("π/2", math.pi / 2),
        ("3*-1", -3.0),
        ("1/(1+e^5)", 1 / (1 + math.exp(5))),
        ("1/(1 + exp(5))", 1 / (1 + math.exp(5))),
        ("σ(−5)", math.exp(-5) / (1 + math.exp(-5))),
        ("1 - tanh(0.5)^2", 1 - math.tanh(0.5) ** 2),
        ("2*e", 2 * math.e),
        ("ln(e)", 1.0),
        ("sqrt(2)/2", math.sqrt(2) / 2),
        ("1/√2", 1 / math.sqrt(2)),
        ("√(1 + 3)^2", 4.0),
        ("√-1", None),
        ("√", None),
        ("exp(1000)", None),
        ("log(0)", None),
        ("exp 5", None),
        ("expo(5)", None),
        ("2e", None),
        ("-0.53*0.37", -0.1961),
        ("½", 0.5),
        ("¾", 0.75),
        ("2⁻¹", 0.5),
        ("3e-1", 0.3),
        ("3E-1", 0.3),
        ("1,5", 1.5),
        ("0,001", 0.001),
        ("1.000", 1.0),
        ("1 000", 1000.0),
        ("1,000,000", 1e6),
        ("1e-400", 0.0),
        (f"0.{'3' * 60}", 1 / 3),
        ("9" * 60, 1e60),
        ("1,000", None),
        ("1.000,5", None),
        ("1,000.5", None),
        ("1e400", None),
        ("9" * 400, None),
        ("inf", None),
        ("nan", None),
        ("1_000", None),
        ("x", None),
        ("2..5", None),
        ("", None),
    ],
)
def test_a_number_or_a_sentence(typed, number):
    read = typed_number(typed)
    assert (
        isinstance(read, Sentence)
        if number is None
        else read == pytest.approx(number, rel=1e-15, abs=0)
    )


def test_what_is_shown_can_be_typed_and_is_the_same_number():
    choose = random.Random(7)
    for _ in range(500):
        number = choose.choice((-1, 1)) * 10 ** choose.uniform(-300, 300)
        assert typed_number(exact(number)) == number
        assert typed_number(round_to_digits(number, 17)) == number
    for number in (0.0, -0.0, 5e-324, 1.7976931348623157e308):
        assert math.copysign(1, typed_number(exact(number))) == math.copysign(1, number)
        assert typed_number(exact(number)) == number


def test_many_spaces_are_read_as_soon_as_few():
    before = time.process_time()
    assert not isinstance(typed_number("1 +  " + " " * 30_000 + "-  2"), Sentence)
    assert isinstance(typed_number("1" + " " * 300_000 + "2"), Sentence)
    assert time.process_time() - before < 2  # a twentieth of it; the machine may be busy
