"""Exercises and reports from public pages, entered as printed: the printed numbers come out."""

import json
import math
from decimal import Decimal
from pathlib import Path

import pytest

import circuit_editor as ce
from circuit_editor.expression import ExpressionError, document_from

RATE = 0.5  # of the one exercise that prints updated weights

ROWS = json.loads(Path(__file__).with_name("published.json").read_text(encoding="utf-8"))
NUMBERS = [row for row in ROWS if "expected" in row]
SENTENCES = [row for row in ROWS if "said" in row]


def is_as_printed(number: float, printed: float | str) -> bool:
    """Whether a number is what is printed; nan and inf are themselves.

    Pages cut digits off, and carry on with numbers that are rounded: the last digit may be two off.
    """
    if isinstance(printed, str):
        return str(float(number)) == printed
    exponent = Decimal(repr(printed)).normalize().as_tuple().exponent
    assert isinstance(exponent, int)
    unit = 0.0 if isinstance(printed, int) else 10.0**exponent
    return math.isclose(number, printed, rel_tol=1e-12, abs_tol=2 * unit)


@pytest.mark.parametrize("row", NUMBERS, ids=[row["id"] for row in NUMBERS])
def test_the_printed_numbers_come_out(row) -> None:
    result = ce.Circuit(document_from(row["text"], row["values"])).run()
    for name, printed in row["expected"].items():
        what, _, of = name.partition(":")
        if what == "upd":
            number = result.value(of) - RATE * result.gradient(of)
        else:
            number = {
                "loss": lambda of: result.loss,
                "val": result.value,
                "grad": result.gradient,
            }[what](of)
        assert number is not None
        assert is_as_printed(number, printed), (name, printed, number)
        if isinstance(printed, str):
            assert result.failures()


@pytest.mark.parametrize("row", SENTENCES, ids=[row["id"] for row in SENTENCES])
def test_what_is_no_circuit_is_refused_with_the_way_to_write_it(row) -> None:
    with pytest.raises(ExpressionError) as caught:
        document_from(row["text"], row["values"])
    assert row["said"] in str(caught.value)
    assert "Did you mean" not in str(caught.value)


def test_printed_digits_are_compared_as_printed() -> None:
    assert is_as_printed(0.7310585786, 0.73) and not is_as_printed(0.7551, 0.73)
    assert is_as_printed(41.0, 41) and not is_as_printed(41.1, 41)
    assert is_as_printed(math.nan, "nan") and not is_as_printed(1.0, "nan")
