"""Marks: at the right node, of the right kind, in the tape's order, with a sentence."""

import numpy as np
import pytest
from draw import EXAMPLES, draw

from circuit_editor.engine import kernel, run_document
from circuit_editor.engine.live_run import LiveRun
from circuit_editor.engine.marks import SATURATED_BELOW, marks_of


def marks(values, gates, loss, **others):
    run = run_document(draw(values, gates, loss, **others))
    return [(mark.at, mark.kind, str(mark.sentence)) for mark in marks_of(run)]


@pytest.mark.parametrize("example", EXAMPLES.values(), ids=EXAMPLES)
def test_the_course_has_no_marks(example):
    assert marks_of(run_document(example())) == []


def test_a_nan_is_told_where_it_arises_and_where_it_arrives():
    assert marks({"x": -1}, {"l": ("log", "x"), "s": ("sqrt", "l")}, "s") == [
        ("x", "nan", "The gradient here is nan."),
        ("l", "nan", "log needs a positive number; it got −1."),
        ("s", "nan", "sqrt received a number that is not finite."),
        ("output1", "nan", "output received a number that is not finite."),
    ]


def test_an_overflow_is_told_where_it_happens():
    assert marks({"x": 710}, {"e": ("exp", "x")}, "e")[1] == (
        "e",
        "inf",
        "The result of exp is too large for a number (limit 1.8e308).",
    )


@pytest.mark.parametrize("number", [1e200, -2e307, 5e-324])
def test_an_array_of_huge_or_tiny_numbers_has_no_mark(number):
    held = np.full((2, 3), number)
    assert marks({"x": held}, {"m": ("mean", "x")}, "m") == []
    held[1, 2] = -np.inf
    assert marks({"x": held}, {"m": ("mean", "x")}, "m")[0] == ("x", "inf", "The value here is −∞.")


def test_an_input_that_holds_no_finite_number_says_so():
    found = marks({"x": np.inf}, {"r": ("relu", "x")}, "r")
    assert found[0] == ("x", "inf", "The value here is ∞.")


@pytest.mark.parametrize(("x", "number"), [(0.0, "∞"), (-0.0, "∞")])
def test_a_gradient_that_is_not_finite_has_its_sign_and_a_gate_that_made_it(x, number):
    gates = {"m": ("neg", "x"), "r": ("sqrt", "m")}
    run = run_document(draw({"x": x}, gates, "r"))
    assert [(mark.at, str(mark.sentence), mark.follows) for mark in marks_of(run)] == [
        ("x", f"The gradient here is −{number}.", True),
        ("m", f"The gradient here is {number}.", True),
        ("r", f"The gradient that sqrt sends back is {number}.", False),
    ]


def test_marks_tell_what_was_made_here_from_what_came_here():
    gates = {"l": ("log", "x"), "s": ("sqrt", "l"), "k": ("relu", "z"), "m": ("mul", "s", "k")}
    run = run_document(draw({"x": -1, "z": 0}, gates, "m"))
    assert {mark.at: mark.follows for mark in marks_of(run) if mark.kind in ("nan", "inf")} == {
        **dict.fromkeys(("x", "s", "k", "m", "output1"), True),  # nothing of it is sent to z
        "l": False,
    }
    assert ("k", "kink", False) in [(mark.at, mark.kind, mark.follows) for mark in marks_of(run)]


def test_a_mark_needs_no_loss():
    assert marks({"x": 0}, {"l": ("log", "x")}, None) == [
        ("l", "inf", "log needs a positive number; it got 0.")
    ]


def test_one_entry_of_an_array_is_enough():
    assert marks({"x": [1.0, -2.0]}, {"l": ("log", "x")}, None) == [
        ("l", "nan", "log needs a positive number; it got −2.")
    ]
    (kink,) = marks({"x": [1.0, 0.0]}, {"r": ("relu", "x")}, None)
    assert kink[:2] == ("r", "kink")
    (outer, tie) = marks({"x": [[1.0], [2.0]], "y": [2.0, 5.0]}, {"m": ("max", "x", "y")}, None)
    assert outer[:2] == ("m", "outer") and tie[:2] == ("m", "kink")


def test_a_gradient_that_nobody_asks_for_is_not_marked():
    """The derivative by the exponent is nan at a negative base, but a constant gets none."""
    gates = {"p": ("power", "x", "n")}
    assert marks({"x": -2, "n": 3}, gates, "p", kinds={"n": "constant"}) == []
    assert [each[:2] for each in marks({"x": -2, "n": 3}, gates, "p")] == [
        ("n", "nan"),
        ("p", "nan"),
    ]


@pytest.mark.parametrize(("kind", "passes", "stops"), [("sigmoid", 9.2, 9.22), ("tanh", 5.29, 5.3)])
def test_saturated_is_less_than_a_ten_thousandth(kind, passes, stops):
    """σ′(9.2) = 1.01e−4, σ′(9.22) = 9.9e−5; so for tanh at 5.29 and 5.3."""
    for x, found in ((passes, []), (-passes, []), (stops, ["saturated"]), (-stops, ["saturated"])):
        told = marks({"x": x}, {"s": (kind, "x")}, "s")
        assert [each for _, each, _ in told] == found


@pytest.mark.parametrize("kind", ["sigmoid", "tanh"])
def test_saturated_is_where_almost_nothing_passes(kind):
    def local(x):
        run = run_document(draw({"x": x}, {"s": (kind, "x")}, "s"))
        return float(run.locals(run.tape.slots["s"])[0]), [mark.kind for mark in marks_of(run)]

    for x in (0.0, 1.0, 5.0, 5.2, 5.5, 9.0, 9.3, 20.0, -20.0, np.inf):
        passes, found = local(x)
        expected = ["saturated"] if passes < SATURATED_BELOW else []
        assert [each for each in found if each == "saturated"] == expected


def test_readings_look_for_marks_only_where_there_may_be_some(monkeypatch):
    """What is known of all slots at once says the same as each of them."""
    values = {"x": -1, "y": 40, "z": 0.5, "big": 710}
    gates = {
        "l": ("log", "x"),
        "t": ("tanh", "y"),
        "r": ("relu", "z"),
        "e": ("exp", "big"),
        "s": ("mul", "t", "r"),
    }
    assert kernel.warm()
    live = LiveRun(draw(values, gates, "s"))
    run, readings = live.run, live.readings
    assert run.arrays is not None
    asked = []
    ask = lambda run, path: asked.append(path) or []  # noqa: E731
    monkeypatch.setattr("circuit_editor.engine.readings._marks_at", ask)
    for path in run.tape.slots:
        readings.marks_at(path)
    assert set(asked) >= {mark.at for mark in marks_of(run)}
    assert "z" not in asked and "s" not in asked
