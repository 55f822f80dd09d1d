"""Each gate against what it claims: its local derivatives, its formula, its shapes."""

import numpy as np
import pytest
from points import cases, smooth_point

from circuit_editor.gates import GATES, unbroadcast

EVERY = pytest.mark.parametrize(
    ("gate", "attrs", "shapes"),
    [
        pytest.param(*case, id=f"{case[0].kind}-{'-'.join(map(str, case[1].values()))}-{case[2]}")
        for case in cases()
    ],
)


def relative_error(a, b):
    """|a - b| / (1 + |b|), the worst over all entries."""
    return float(np.max(np.abs(a - b) / (1 + np.abs(b))))


def upstream_for(shape):
    """A gradient that arrives, different at every entry, so that no mix-up goes unseen."""
    return np.linspace(0.5, 1.5, int(np.prod(shape))).reshape(shape)


def by_differences(gate, attrs, point, position):
    """The gradient of sum(upstream * out) by one input, from central differences."""
    upstream = upstream_for(gate.forward(*point, **attrs).shape)
    gradient = np.empty(point[position].shape)
    for index in np.ndindex(gradient.shape):
        step = 1e-6 * max(1.0, abs(float(point[position][index])))
        sides = []
        for signed in (step, -step):
            nudged = [each.copy() for each in point]
            nudged[position][index] += signed
            sides.append(gate.forward(*nudged, **attrs))
        gradient[index] = np.sum(upstream * (sides[0] - sides[1])) / (2 * step)
    return gradient


@EVERY
def test_local_derivatives_agree_with_central_differences(gate, attrs, shapes):
    point = smooth_point(gate, attrs, shapes)
    out = gate.forward(*point, **attrs)
    local = gate.local(*point, out, **attrs)
    assert len(local) == len(gate.inputs)
    for position, factor in enumerate(local):
        downstream = unbroadcast(upstream_for(out.shape) * factor, shapes[position])
        assert relative_error(downstream, by_differences(gate, attrs, point, position)) < 1e-8


@EVERY
def test_the_value_is_what_the_formula_says(gate, attrs, shapes):
    point = smooth_point(gate, attrs, shapes)
    value = gate.forward(*point, **attrs)
    assert value.shape == np.broadcast_shapes(*shapes)
    assert value.dtype == np.float64
    assert relative_error(value, gate.formula(np, *point, **attrs)) < 1e-15


def test_a_wrong_derivative_would_be_noticed():
    """The difference test is itself sharp enough: a tanh gradient off by 0.1 % is far outside."""
    tanh, point = GATES["tanh"], [np.asarray(0.5)]
    right = by_differences(tanh, {}, point, 0)
    (local,) = tanh.local(*point, tanh.forward(*point))
    downstream = upstream_for(()) * local
    assert relative_error(downstream, right) < 1e-8
    assert relative_error(downstream * 1.001, right) > 1e-4
