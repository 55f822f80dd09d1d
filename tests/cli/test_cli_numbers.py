"""Numbers on the command line, as people write them."""

from __future__ import annotations

import pytest
from command import cli


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("1,5", 1.5),
        ("1/2", 0.5),
        ("½", 0.5),
        ("2*pi", 6.283185307179586),
        ("-0.53*0.37", -0.1961),
        ("−3", -3.0),
        ("–3", -3.0),
        ("2³", 8.0),
        ("1_000", 1000.0),
        ("1.000", 1.0),
        ("3e-1", 0.3),
        ("１．５", 1.5),
        ("0.1000000000000000055511151231257827021181583404541015625", 0.1),
    ],
)
def test_a_number_is_set_as_it_is_written(first, typed, number):
    outcome = cli("run", first, "--json", "--set", f"x={typed}")
    assert outcome.json["inputs"]["x"]["value"] == number


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("1,500", ("1500", "1.5")),
        ("1.000,5", ("decimal sign",)),
        ("1e400", ("too large",)),
        ("1/0", ("below its line",)),
        ("three", ("neither a number nor nested lists",)),
        ("[1, 2", ("neither a number nor nested lists",)),
    ],
)
def test_what_may_be_two_numbers_or_none_is_refused_with_what_to_do(first, typed, said):
    outcome = cli("run", first, "--set", f"x={typed}")
    assert outcome.code == 2
    assert all(each in outcome.err for each in said), outcome.err
