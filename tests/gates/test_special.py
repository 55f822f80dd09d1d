"""Gates held against 50 digits: to the last ones of a float, also where a textbook form cancels."""

import math

import mpmath
import numpy as np
import pytest

from circuit_editor.gates import ELEMENTWISE, GATES, special

POINTS = (-700.0, -37.0, -20.0, -6.0, -1.5, -0.7, -1e-3, -1e-9, -1e-17, 1e-300, 1e-9, 0.3, 1.5)
POINTS += (3.0, 6.0, 20.0, 700.0)
LAST = 8 * np.finfo(np.float64).eps
SMALLEST, LARGEST = 1e-290, 1e300


def _below(x):
    return mpmath.erfc(-x / mpmath.sqrt(2)) / 2


def _bell(x):
    return mpmath.exp(-x * x / 2) / mpmath.sqrt(2 * mpmath.pi)


def _squash(x):
    return 1 / (1 + mpmath.exp(-x))


# each as its definition says, and its derivative
DEFINED = {
    "tan": (mpmath.tan, lambda x: 1 + mpmath.tan(x) ** 2),
    "sinh": (mpmath.sinh, mpmath.cosh),
    "cosh": (mpmath.cosh, mpmath.sinh),
    "atan": (mpmath.atan, lambda x: 1 / (1 + x * x)),
    "log2": (lambda x: mpmath.log(x) / mpmath.log(2), lambda x: 1 / (x * mpmath.log(2))),
    "log10": (lambda x: mpmath.log(x) / mpmath.log(10), lambda x: 1 / (x * mpmath.log(10))),
    "log1p": (lambda x: mpmath.log(1 + x), lambda x: 1 / (1 + x)),
    "expm1": (lambda x: mpmath.exp(x) - 1, mpmath.exp),
    "erf": (mpmath.erf, lambda x: 2 / mpmath.sqrt(mpmath.pi) * mpmath.exp(-x * x)),
    "gelu": (lambda x: x * _below(x), lambda x: _below(x) + x * _bell(x)),
    "silu": (lambda x: x * _squash(x), lambda x: _squash(x) * (1 + x * _squash(-x))),
    "elu": (lambda x: x if x > 0 else mpmath.exp(x) - 1, lambda x: mpmath.exp(min(x, 0))),
}


@pytest.mark.parametrize("kind", DEFINED)
def test_a_gate_and_its_derivative_are_exact_to_the_last_digits(kind):
    gate = GATES[kind]
    tried = 0
    with mpmath.workdps(400):  # exp(-700) beside 1
        for x in POINTS:
            point = np.float64(x)
            if gate.domain is not None and not gate.domain.holds(point):
                continue
            out = gate.forward(point, **gate.attrs)
            found = (out, gate.local(point, out, **gate.attrs)[0])
            # beyond, the rounding of x·x in exp(−x·x) alone is more
            allowed = LAST * max(1.0, x * x / 8) if kind in ("erf", "gelu") else LAST
            for number, exact in zip(found, DEFINED[kind], strict=True):
                exact = exact(mpmath.mpf(x))
                if SMALLEST < abs(exact) < LARGEST:
                    assert abs(mpmath.mpf(float(number)) - exact) <= allowed * abs(exact), x
                    tried += 1
    assert tried >= 10


@pytest.mark.parametrize("function", [special.erf, special.erfc])
@pytest.mark.parametrize("shape", [(), (0,), (3,), (2, 3)])
def test_a_special_function_keeps_the_shape_and_gives_floats(function, shape):
    found = function(np.full(shape, 0.7))
    assert np.shape(found) == shape and found.dtype == np.float64
    assert (found == getattr(math, function.__name__)(0.7)).all()


def test_what_a_gate_says_of_its_slope_by_the_output_alone_is_its_slope():
    declared = [each for each in ELEMENTWISE.values() if each.by_output is not None]
    assert {each.kind for each in declared} == {"tanh", "sigmoid"}
    for each in declared:
        x = np.linspace(-3, 3, 13)
        out = each.forward(x)
        for said, true in zip(each.by_output(out), each.local(x, out), strict=True):
            assert said == pytest.approx(true, rel=1e-12)
