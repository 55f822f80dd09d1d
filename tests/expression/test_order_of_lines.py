"""Formulas mean the same in whatever order they stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import circuit_editor as ce

INPUTS = {"x": 2.0, "y": -3.0}


@st.composite
def shuffled(draw: st.DrawFn) -> tuple[list[str], list[str]]:
    """Lines that use earlier ones, the last one all of them; and the same in another order."""
    names = [*INPUTS]
    lines = []
    for at in range(draw(st.integers(1, 5))):
        first, second = draw(st.sampled_from(names)), draw(st.sampled_from(names))
        lines.append(f"q{at} = {first} {draw(st.sampled_from('+-*'))} {second}")
        names.append(f"q{at}")
    lines.append(f"f = {' + '.join(names)}")
    return lines, draw(st.permutations(lines))


@given(shuffled())
def test_lines_in_any_order_are_the_same_circuit(drawn):
    lines, others = drawn
    first, second = (ce.circuit("\n".join(each), **INPUTS).run() for each in (lines, others))
    assert second.loss == pytest.approx(first.loss, rel=1e-12)
    for name in INPUTS:
        assert second.gradient(name) == pytest.approx(first.gradient(name), rel=1e-12)
