"""How high a drawing is: as high as its fullest column needs, and little more."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from circuit_editor.expression import document_from
from circuit_editor.layout.places import y_coordinates
from circuit_editor.layout.places.crossings import order_columns
from circuit_editor.layout.places.layers import (
    Layers,
    columns_inputs_left,
    columns_inputs_near,
    layers_of,
    reading_order,
)

NAMES = st.sampled_from("wxyzb")
FORMULAS = st.recursive(
    NAMES,
    lambda inner: st.one_of(
        st.tuples(st.sampled_from(["exp", "sigmoid", "sin"]), inner).map("{0[0]}({0[1]})".format),
        st.tuples(inner, st.sampled_from("+-*/"), inner).map("({0[0]} {0[1]} {0[2]})".format),
        inner.map("({0})^2".format),
    ),
    max_leaves=8,
)
ROW = 110.0  # from one circle to the next, with their numbers and captions
DRIFTED = "sigmoid(w*x + b) + exp(x) + sigmoid(exp(y))"  # 1,700 apart, once


def in_order(formula: str, *, near: bool = False) -> Layers:
    """The circuit of a formula in ordered columns, as `heights_of` gets it."""
    root = document_from(f"f = {formula} + 1").root
    columns = columns_inputs_near(root) if near else columns_inputs_left(root)
    layers = layers_of(root, reading_order(root), columns)
    order_columns(layers, first_is_fixed=not near)
    return layers


def fullest(layers: Layers) -> float:
    """How high the fullest column is when its cells stand as close as they may; a row at least."""
    return max(
        ROW,
        *(
            sum(y_coordinates.distance(layers, upper, lower) for upper, lower in pairwise(column))
            for column in layers.columns
        ),
    )


@example(DRIFTED, False)
@example("y * y * (sin(y) + y) * (x * z)", False)
@example("(log(x) - w) + y * exp(sin(x / w))", False)
@given(FORMULAS, st.booleans())
def test_a_drawing_is_at_most_twice_as_high_as_its_fullest_column(formula: str, near: bool) -> None:
    layers = in_order(formula, near=near)
    found = y_coordinates.heights_of(layers)
    assert max(found) - min(found) <= 2 * fullest(layers)


@example(DRIFTED)
@given(FORMULAS)
def test_a_drawing_comes_to_rest(formula: str) -> None:
    layers = in_order(formula)
    found = y_coordinates.heights_of(layers)
    with pytest.MonkeyPatch.context() as patience:
        patience.setattr(y_coordinates, "MOST_SWEEPS", 10 * y_coordinates.MOST_SWEEPS)
        assert y_coordinates.heights_of(layers) == found


@given(FORMULAS)
def test_cells_keep_their_order_and_their_distance(formula: str) -> None:
    layers = in_order(formula)
    found = y_coordinates.heights_of(layers)
    for column in layers.columns:
        for upper, lower in pairwise(column):
            apart = y_coordinates.distance(layers, upper, lower)
            assert found[lower] - found[upper] >= apart - 1e-6
