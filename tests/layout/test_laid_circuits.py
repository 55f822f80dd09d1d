"""Wires and numbers go where plain loops once put them, however quickly their places are found."""

from __future__ import annotations

import json
from functools import cache

import pytest
from laid_circuits import DIGITS, STORED, drawn, laid, through, told

from circuit_editor.layout.picture import Picture

EXPECTED = json.loads(STORED.read_text())
DUST = 10.0**-DIGITS


@cache
def every() -> dict[str, Picture]:
    """All of them, drawn when the first is asked for: not where tests are only collected."""
    return drawn()


def near(numbers: object) -> object:
    """Equal to these but for what was rounded away when they were stored."""
    return pytest.approx(numbers, rel=0, abs=DUST)


def test_every_stored_circuit_is_laid_and_every_laid_one_is_stored() -> None:
    assert list(EXPECTED) == list(every())


@pytest.mark.parametrize("name", EXPECTED)
def test_wires_and_numbers_go_where_they_always_went(name: str) -> None:
    shown, expected = every()[name], EXPECTED[name]
    routes, _ = laid(shown)
    assert [str(target) for target in routes] == list(expected["wires"])
    for target, route in routes.items():
        there = through(shown, shown.circuit.wires[target], expected["wires"][str(target)])
        assert len(route) == len(there), target
        laid_so = [number for curve in route for point in curve for number in point]
        assert laid_so == near([n for curve in there for point in curve for n in point]), target
    now = told(shown)
    for what in ("on wires", "at outputs"):
        assert list(now[what]) == list(expected[what])
        for pin, places in now[what].items():
            for place, before in zip(places, expected[what][pin], strict=True):
                assert place == near(before), (what, pin)
