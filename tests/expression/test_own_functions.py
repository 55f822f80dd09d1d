"""Functions of the text's own and counted loops are written out: Python gives the same numbers."""

from __future__ import annotations

import contextlib
import math
import time
from types import SimpleNamespace

import pytest

import circuit_editor as ce
from circuit_editor.expression import ExpressionError, draft

VALUES = {"x": 0.7, "y": -1.3, "w": 1.9, "b": 0.4}
PROGRAMS = {
    # what is typed, and how many gates of each kind compute it
    "def f(a): return a*a\nL = f(x) + f(y)": "add mul mul",
    "def f(a):\n    return a*a\nL = f(x) + f(y)": "add mul mul",
    "sq = lambda a: a*a\nL = sq(x) + sq(y)": "add mul mul",
    "def f(a): return a*a\nL = f(x*y)": "mul mul",  # x*y is computed once
    "def f(a): return a*a\ndef g(b): return f(b) + b\nL = g(f(x))": "add mul mul",
    "def f(a, c=2): return a**c\nL = f(x) + f(y, c=3) + f(c=4, a=w)": (
        "add add power_constant power_constant power_constant"
    ),
    "def n(x, w):\n    z = x*w\n    return np.tanh(z)*z\nL = n(x, w) + n(y, b)": (
        "add mul mul mul mul tanh tanh"
    ),
    "def n(x, w):\n  x = x*w\n  x += 1\n  return x*x\nL = n(x, w) - x*w": (
        "add_constant mul mul mul sub"
    ),
    "def loss(w, b):\n    y = w*x + b\n    e = y - 1\n    return e**2\nL = loss(w, b)": (
        "add add_constant mul power_constant"
    ),
    "def f(a): return a if a > 0 else 0.5*a\nL = f(x) + f(y)": "add leaky_relu leaky_relu",
    "def f(a):\n  for k in range(2): a = a*a\n  return a\nL = f(x) + f(y)": ("add mul mul mul mul"),
    "y = x\nfor i in range(3):\n    y = y*w\nL = y + b": "add mul mul mul",
    "h = x\nfor _ in range(2):\n    h = np.tanh(w*h + b)\nL = h*y": "add add mul mul mul tanh tanh",
    "s = x\nfor k in range(1, 4):\n  s += x**k\n  print(s)\nL = s*y": (
        "add add add mul power_constant power_constant power_constant"
    ),
    "n = 2\nL = x\nfor i in range(n): L = L*L": "mul mul",
    "L = x\nfor i in range(4, 0, -2): L = L*i": "mul_constant mul_constant",
    "L = x\nfor i in range(2):\n  for j in range(2):\n    L = L*y + i": (
        "add_constant add_constant add_constant add_constant mul mul mul mul"
    ),
    "def f(a): return a*y\nL = x\nfor i in range(2): L = f(L) + L": "add add mul mul",
}


def in_python(text: str, **values: float) -> float:
    names = {"np": SimpleNamespace(tanh=math.tanh), **values, "print": lambda *told: None}
    exec(text, names)
    return float(names["L"])


def gates(text: str) -> str:
    nodes = draft(text).drawn().root.nodes.values()
    sources = ("input", "parameter", "constant", "output")
    return " ".join(sorted(each.kind for each in nodes if each.kind not in sources))


@pytest.mark.parametrize("text", PROGRAMS)
def test_what_is_written_out_gives_what_python_gives_and_its_slopes(text):
    assert gates(text) == PROGRAMS[text]
    program = ce.circuit(text)
    names = [each for each in VALUES if each in program.inputs]
    assert names
    values = {name: VALUES[name] for name in names}
    result, h = program.set(**values).run(), 1e-5
    assert result.loss == pytest.approx(in_python(text, **VALUES), rel=1e-14)
    for name in names:
        above, below = (
            in_python(text, **{**VALUES, name: VALUES[name] + step}) for step in (h, -h)
        )
        assert result.gradient(name) == pytest.approx((above - below) / (2 * h), abs=1e-8)


def test_what_is_computed_inside_keeps_its_name_with_a_number_behind():
    made = draft("def n(x, w):\n    z1 = x*w\n    return z1*z1\nL = n(x, w) + n(y, w)").drawn()
    assert {"z1", "z1_2", "L"} <= set(made.root.labels.values())


def test_it_is_told():
    notes = draft("def f(a): return a*a\nL = x\nfor i in range(2): L = f(L) + y").notes
    assert [str(each) for each in notes] == [
        '"for i in range(2)" was written out: 2 rounds, one after the other.',
        "The function f was written out wherever it is called.",
    ]


@pytest.mark.parametrize(
    ("text", "loss"),
    [
        ("f(x) = x^2\ny = f(3)", 9),
        ("def f(x, y): return x*y\nprint(f(2, 3))", 6),
        ("f = lambda x: x*x\nf(4)", 16),
        ("def f(x): return x*x", 1),
        ("f(x, y) = x*y at (2, 3)", 6),
    ],
)
def test_a_function_that_is_called_with_numbers_alone_is_the_formula(text, loss):
    assert ce.circuit(text).run().loss == loss
    assert not any("written out" in str(each) for each in draft(text).notes)


def test_of_arrays_entries_are_multiplied_and_picked_as_they_stand():
    text = "def f(a, c):\n    return sum(a*c + a[0])\nL = f(x, y) + f(y @ x, x)"
    x, y = [[1.0, 2.0], [3.0, 4.0]], [[0.0, 1.0], [2.0, -1.0]]
    assert ce.circuit(text, x=x, y=y).run().loss == 10 + 22


def test_calls_that_grow_without_end_are_refused_soon():
    lines = ["def f0(a): return a*a"]
    lines += [f"def f{n}(a): return f{n - 1}(a)*f{n - 1}(a)" for n in range(1, 40)]
    with pytest.raises(ExpressionError, match="Written out this has"):
        draft("\n".join([*lines, "L = f39(x)"]))


@pytest.mark.parametrize(
    "text",
    [
        "f = " + "(" * 900 + "x > 0" + ")" * 900,
        "f = " + "(" * 9000 + "x > 0",
        "f = " + "x if x > 0 else " * 900 + "y",
        "def f(a): return a*a\nL = " + "f(" * 900 + "x" + ")" * 900,
        "for i in range(2): " * 900 + "x = x*x",
        "for i in range(2): " + "x = x*x; " * 9000,
        "def f(a): return a*a\n" + "L = f(x); " * 9000,
    ],
    ids=["closed", "open", "chain", "calls", "loops", "row", "lines"],
)
def test_what_is_long_or_deep_is_refused_or_read_in_time(text):
    before = time.process_time()
    with contextlib.suppress(ExpressionError):
        draft(text)
    assert time.process_time() - before < 15  # about one second; the machine may be busy
