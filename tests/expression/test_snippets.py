"""Formulas and programs of public pages, entered as printed before any was tried.

The printed numbers come out, but where the page went on with a rounded number; the rest is refused
in a sentence that says how to go on.
"""

import json
from pathlib import Path

import pytest
from test_published import is_as_printed

import circuit_editor as ce
from circuit_editor.expression import ExpressionError, draft

ROWS = {
    row["id"]: row
    for row in json.loads(Path(__file__).with_name("snippets.json").read_text(encoding="utf-8"))
}
REFUSED = {
    "gradient-of-a-function-object": "Line 3, column 5: Gradients are computed for every circuit, "
    "and are no part of a formula. Leave this line out.",
    "decimal-commas": "Column 12: In an expression a comma separates. "
    "Write 0.5 for a decimal number, 05 for a whole one.",
}
# -log(0.60) = 0.511 is printed; the page itself has 0.5987 for what it rounds to 0.60.
WENT_ON_ROUNDED = {"square-brackets-around-a-sum": {"loss": 0.513}}


@pytest.mark.parametrize("name", [each for each in ROWS if each not in REFUSED])
def test_a_text_gives_the_numbers_that_are_printed_with_it(name: str) -> None:
    row = ROWS[name]
    result = ce.Circuit(draft(row["text"], row["values"]).document()).run()
    for what, printed in {**row["expected"], **WENT_ON_ROUNDED.get(name, {})}.items():
        kind, _, of = what.partition(":")
        if kind == "loss":
            number = result.loss
        else:
            number = result.value(of) if kind == "val" else result.gradient(of)
        assert number is not None
        assert is_as_printed(float(number), printed), (what, printed, number)


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_refused_in_a_sentence_that_helps(name: str) -> None:
    row = ROWS[name]
    with pytest.raises(ExpressionError) as caught:
        draft(row["text"], row["values"])
    assert str(caught.value) == REFUSED[name]


def test_nine_of_ten_are_read() -> None:
    assert len(ROWS) == 40
    assert len(ROWS) - len(REFUSED) - len(WENT_ON_ROUNDED) >= 36
