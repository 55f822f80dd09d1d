"""Conditions are circuits: what Python computes, and the slopes of what it computes, come out."""

from __future__ import annotations

import itertools
import math
from types import SimpleNamespace

import numpy as np
import pytest

import circuit_editor as ce
from circuit_editor.expression import draft

NUMBERS = (-1.7, -0.5, 0.0, 0.3, 1.0, 2.2)
CHOICES = {
    # what is typed, and the gates beside inputs and flag, without numbers that are nodes
    "f = x if x > 0 else 0": "relu",
    "f = where(x >= 0, x, 0)": "relu",
    "f = 0 if x <= 0 else x": "relu",
    "f = 0.0 if 0 > x else x": "relu",
    "f = np.where(x > 0, x, 0.1*x)": "leaky_relu",
    "f = x*0.1 if x < 0 else x": "leaky_relu",
    "f = x if x > 0 else -x": "abs",
    "f = torch.where(x < 0, -x, x)": "abs",
    "f = x if x > y else y": "max",
    "f = y if x >= y else x": "min",
    "f = x*y if x*y > 1 else 1": "max mul",
    "f = 1 if x > 0 else 0": "relu sign",
    "f = 1 if x >= 0 else 0": "relu sign mul_constant sub",
    "f = (x > y) * x": "mul relu sign sub",
    "f = x * (y <= x)": "mul relu sign sub sub",
    "f = (x != y) * 3": "abs mul_constant sign sub",
    "f = 2 * (x == 1)": "abs add_constant mul_constant sign sub",
    "m = x > 0\nf = m*x + (1 - m)*y": "add mul mul relu sign sub",
    "m = (x - y) > 0; f = where(m, x, y*y)": "add mul mul mul relu sign sub sub",
    "f = x*y if x > 1 else x + y": "",
    "f = 3*x if x <= y else 1": "",
    "f = (x if x > 0 else y) * (y if y > 0 else x)": "",
    "f = x if x > 1 else y if y > 1 else x*y": "",
    "f = where(x > 0, where(y > 0, x*y, 1), y)": "",
    "f = x if x <-1 else y*y": "",
    "f = float(x > 0) + int(y>x)": "",
    "f = (y > 0).float()*x": "",
    "f = 2 if x != y else x": "",
    "f = torch.where(x > 0, x, torch.zeros_like(x))": "relu",
    "f = torch.where(x > y, ones_like(x), torch.tensor(0.0))": "relu sign sub",
}
BRANCHES = {
    "if x > 0:\n    f = x\nelse:\n    f = 0": "relu",
    "if x > 0: f = x\nelse: f = -x": "abs",
    "f = x*y\nif f < 0:\n  f = 0\n": "mul relu",
    "if x > 1: f = x\nelif x > 0.5:\n  f = x*y\nelse: f = y": "",
    "if x > 0:\n  if y > 0: f = x*y\n  else: f = y\nelse:\n  f = x": "",
    "def g(a):\n  if a > 0:\n    return a\n  else:\n    return 0.1*a\nf = g(x) + g(y)": (
        "add leaky_relu leaky_relu"
    ),
    "def g(a, c):\n  if a > c: return a\n  return c\nf = g(x, y)*x": "max mul",
    "def g(a):\n  if a < 0:\n    a = a*a\n  return a + 1\nf = g(x)*g(y)": "",
    "f = x\nfor i in range(3):\n  f = f*y\n  if f > 2: f = 2": "min min min mul mul mul",
}
CHOICES |= BRANCHES
METHODS = {".float()": ""}  # which numbers of Python do not have


def in_python(text: str, **values: float) -> float:
    """What Python gives for the last line of a program."""
    where = lambda condition, yes, no: yes if condition else no  # noqa: E731
    ones = {"zeros_like": lambda x: 0.0, "ones_like": lambda x: 1.0, "tensor": float}
    module = SimpleNamespace(where=where, **ones)
    names = {"where": where, **ones, "np": module, "torch": module, **values}
    for typed, instead in METHODS.items():
        text = text.replace(typed, instead)
    exec(text, names)
    return float(names["f"])


def slope(text: str, name: str, **values: float) -> float:
    """The slope of the last line by one name, by Python alone."""
    h = 1e-5
    above, below = (in_python(text, **{**values, name: values[name] + step}) for step in (h, -h))
    return (above - below) / (2 * h)


def numbers_at(text: str):
    """All pairs of x and y, and whether none of them stands where a condition changes."""
    for x, y in itertools.product(NUMBERS, repeat=2):
        jumps = {0.0, 1.0, -1.0, y}
        yield x, y, x not in jumps and y not in {0.0, 1.0} and abs(x * y - 1) > 0.1


@pytest.mark.parametrize("text", CHOICES)
def test_a_choice_gives_what_python_gives_and_its_slopes(text):
    names = [each for each in "xy" if each in text.replace("expy", "")]
    program = ce.circuit(text, **dict.fromkeys(names, 1.0))
    for x, y, is_smooth in numbers_at(text):
        values = {name: number for name, number in {"x": x, "y": y}.items() if name in names}
        result = program.set(**values).run()
        assert result.loss == pytest.approx(in_python(text, **values), abs=0), values
        for name in names if is_smooth else []:
            expected = slope(text, name, **values)
            assert result.gradient(name) == pytest.approx(expected, abs=1e-6), (name, values)


@pytest.mark.parametrize("text", [text for text, gates in CHOICES.items() if gates])
def test_a_choice_is_made_of_few_gates_and_is_told(text):
    made = draft(text)
    kinds = sorted(
        each.kind
        for each in made.drawn().root.nodes.values()
        if each.kind not in ("input", "parameter", "constant", "output")
    )
    assert kinds == sorted(CHOICES[text].split())
    assert any("was read as" in str(each) for each in made.notes)


def test_of_arrays_each_number_is_chosen_by_itself():
    x, y = np.array([[1.0, -2.0], [0.0, 3.0]]), np.array([2.0, -1.0])
    text = "f = sum(where(x > y, x*y, y) + where(x > 0, x, 0) + (x > 0)*y)"
    result = ce.circuit(text, x=x.tolist(), y=y.tolist()).run()
    expected = np.where(x > y, x * y, y) + np.where(x > 0, x, 0) + (x > 0) * y
    assert result.loss == expected.sum()
    by_x = np.where(x > y, y, 0) + (x > 0)
    by_y = np.where(x > y, x, 1) + (x > 0)
    assert np.array_equal(result.gradient("x"), by_x + 0.0)
    assert np.array_equal(result.gradient("y"), by_y.sum(axis=0))


def test_both_sides_are_computed_and_one_that_is_none_is_seen():
    result = ce.circuit("f = log(x) if x > 0 else 2", x=-1.0).run()
    assert math.isnan(result.loss)  # as the gradient of torch.where is, and not 2 in silence


@pytest.mark.parametrize(
    "text", ["f = x*y at x = 2, y = 3", "f = x*y where x = 2, y = 3", "f = x if x = 2", "x == y*z"]
)
def test_what_only_gives_numbers_is_read_as_before(text):
    try:
        made = draft(text)
    except ce.ExpressionError:
        return
    kinds = {each.kind for each in made.drawn().root.nodes.values()}
    assert not kinds & {"sign", "relu", "max"}


@pytest.mark.parametrize(
    "body",
    [
        " return x if x > 0 else 0",
        "\n  if x > 0:\n    return x\n  else:\n    return 0",
        "\n  if x > 0:\n    return x\n\n  return 0",
    ],
)
def test_a_definition_with_a_condition_is_the_function_that_is_here(body):
    text = f"def relu(x):{body}\ny = relu(x) + relu(z)"
    made = draft(text, {"x": 2.0, "z": -3.0})
    assert sum(each.kind == "relu" for each in made.drawn().root.nodes.values()) == 2
