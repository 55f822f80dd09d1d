"""Nudges: predicted beside actual, and the gate that makes the difference."""

from __future__ import annotations

import random

import pytest
from array_documents import random_document
from dice import Dice
from test_diagnosis import circuits

import circuit_editor as ce
from circuit_editor.engine import execute, run_document, values_of
from circuit_editor.model import OUT, Pin, edits
from circuit_editor.teaching.explain.perturbation import DECIMALS, Perturbation
from circuit_editor.text import show


def nudged(program, node, h, port=OUT, **values):
    document = ce.circuit(program, **values).document
    id_ = document.root.find(node) or next(
        id_ for id_, each in document.root.nodes.items() if each.kind == node
    )
    return Perturbation(document, run_document(document), Pin(id_, port)).by(h)


def test_a_straight_line_is_predicted_exactly():
    found = nudged("f = (x + y) * z", "x", 10, x=-2, y=5, z=-4)
    assert (found.predicted, found.actual, found.loss, found.at) == (-40, -40, -52, None)
    assert "exact" in str(found.sentence)


def test_one_cell_of_an_array_is_nudged():
    document = ce.circuit(
        "f = sum((W @ x) ** 2)", W=[[0.1, 0.5], [-0.3, 0.8]], x=[0.2, 0.4]
    ).document
    run, pin = run_document(document), Pin(document.root.find("W"), OUT)
    one = Perturbation(document, run, pin, (1, 1)).by(0.1)
    assert one.predicted == pytest.approx(0.1 * 0.208, rel=1e-12)
    assert one.actual == pytest.approx((0.26 + 0.04) ** 2 - 0.26**2, rel=1e-9)
    every = Perturbation(document, run, pin).by(0.1)
    assert every.predicted == pytest.approx(0.1 * (0.088 + 0.176 + 0.104 + 0.208), rel=1e-12)


def test_a_bend_is_named():
    found = nudged("q = x ^ 2; f = 3 * q", "x", 1, x=2)
    assert (found.predicted, found.actual, found.difference) == (12, 15, 3)
    assert "3.00 because q bends" in str(found.sentence)


def test_a_kink_is_named_where_it_is_crossed_and_only_there():
    small = nudged("m = max(x, y); f = 2 * m", "x", -2.9, x=2, y=-1)
    large = nudged("m = max(x, y); f = 2 * m", "x", -4, x=2, y=-1)
    assert "exact" in str(small.sentence)
    assert "the kink of m" in str(large.sentence)
    assert (large.predicted, large.actual) == (-8, -6)


def test_a_flat_place_says_that_it_is_flat():
    found = nudged("q = x ^ 2; f = 3 * q", "x", 1, x=0)
    assert (found.predicted, found.actual) == (0, 3)
    assert "The gradient is 0" in str(found.sentence)


def test_a_jump_and_a_number_that_is_none():
    assert "divides by zero" in str(nudged("q = 1 / x; f = 2 * q", "x", -2, x=1).sentence)
    assert "no finite number" in str(nudged("q = 1 / x; f = 2 * q", "x", -1, x=1).sentence)


def test_a_step_is_told_as_a_jump_that_no_slope_foretells():
    for program in ("q = floor(x); f = 3 * q + x", "q = floor(x) + 0; f = q + x"):
        within, over = (nudged(program, "x", h, x=1.5) for h in (0.4, 0.6))
        assert "exact" in str(within.sentence)
        assert "jumps on the way" in str(over.sentence)
        assert over.predicted == pytest.approx(0.6)
    flipped = nudged("f = sign(x)", "x", -1, x=0.5)
    assert (flipped.predicted, flipped.actual) == (0, -2)
    assert "because f jumps" in str(flipped.sentence)
    assert (
        str(nudged("f = sign(x)", "x", 1, x=0.5).sentence)
        == "This nudge does not move the output f."
    )


def test_clip_is_straight_between_its_bounds_and_has_kinks_at_them():
    assert "exact" in str(nudged("f = 3 * clip(x)", "x", 0.2, x=0.5).sentence)
    assert "crosses the kink" in str(nudged("f = 3 * clip(x)", "x", 0.7, x=0.5).sentence)


def test_a_curve_with_a_corner_is_no_straight_line():
    for program in ("f = elu(x)", "f = gelu(x)", "f = silu(x)"):
        assert "bends" in str(nudged(program, "x", -1, x=-0.5).sentence)


def test_the_poles_of_a_tangent_are_told():
    assert "divides by zero" in str(nudged("f = tan(x)", "x", 1, x=1).sentence)


def test_a_tiny_nudge_is_not_called_a_straight_line():
    assert "tangent" in str(nudged("f = x ^ 3", "x", 1e-10, x=2).sentence)


def test_what_hardly_leaves_the_tangent_is_told_from_what_stays_on_it():
    """f = x³ at 2 leaves it by the h/2 part of the change: 5e−7, and 5e−10."""
    assert "hardly leaves the tangent" in str(nudged("f = x ^ 3", "x", 1e-6, x=2).sentence)
    assert "stays on the tangent" in str(nudged("f = x ^ 3", "x", 1e-9, x=2).sentence)
    beside_a_steep_line = "f = 1e10 * x + x ^ 2"  # here the part is h/1e10
    assert "stays on" in str(nudged(beside_a_steep_line, "x", 5, x=0).sentence)
    assert "hardly leaves" in str(nudged(beside_a_steep_line, "x", 20, x=0).sentence)


def test_a_wire_carries_the_nudge_alone_an_output_every_wire():
    """f = x·x: one wire moves it by 3·h, both by 2·3·h + h²."""
    assert nudged("f = x * x", "mul", 1, port="a", x=3).actual == 3
    assert nudged("f = x * x", "x", 1, x=3).actual == 7


def test_where_nothing_can_be_nudged_a_sentence_says_so():
    document = ce.circuit("f = x * 2", x=1).document
    run = run_document(document)
    assert Perturbation(document, run, Pin("nobody", OUT)).by(1) is None
    assert Perturbation(document, run, Pin("nobody", OUT)).why_not is not None


def test_a_partial_run_gives_what_a_whole_run_gives():
    chance = random.Random(3)
    for document in circuits()[:150]:
        run = run_document(document)
        for step in run.tape.steps:
            if not step.gate.is_source:
                continue
            h = chance.choice([-2.0, 0.5, 1e-3])
            found = Perturbation(document, run, Pin(step.path, OUT)).by(h)
            if found is None:
                continue
            values = dict(values_of(document))
            values[step.path] = values[step.path] + h
            assert found.loss == pytest.approx(float(execute(run.tape, values).loss), nan_ok=True)
            assert "{" not in str(found.sentence)


def test_a_gate_that_does_not_bend_is_not_blamed_though_its_gradient_is_infinite():
    found = nudged("f = sqrt(relu(x)) + (x * x)", "x", 0.5, x=-1)
    assert (found.predicted, found.actual) == (-1, -0.75)
    assert "relu" not in str(found.sentence) and "differ by 0.25" in str(found.sentence)


@pytest.mark.parametrize(
    ("program", "values"),
    [
        ("f = x + c", {"x": 2, "c": 1e16}),
        ("f = x + c", {"x": 2, "c": -1e13}),
        ("f = x + c", {"x": 2, "c": 1e15}),
        ("f = (x + y) * z", {"x": 1e20, "y": 5, "z": -4}),
        ("f = (x + c) - c", {"x": 2, "c": 1e16}),  # the loss itself is small
        ("f = 0.001 * (x * 1000 + c)", {"x": 2, "c": 1e19}),
        ("f = x ^ 2 + c", {"x": 3, "c": 1e18}),  # nothing bent can be seen either
        ("f = max(x, 2.05) + c", {"x": 2.1, "c": 1e20}),
    ],
)
def test_a_change_that_rounding_swallows_is_no_exact_prediction(program, values):
    found = nudged(program, "x", -0.1, **values)
    assert show(found.predicted, DECIMALS) != show(found.actual, DECIMALS)
    assert "lost in rounding" in str(found.sentence)
    assert found.at is None


@pytest.mark.parametrize(
    ("program", "values", "said"),
    [
        ("f = x + c", {"x": 2, "c": 1e3}, "exact"),
        ("f = x + c", {"x": 2, "c": 1e9}, "exact"),
        ("f = x + c", {"x": 2, "c": -1e11}, "exact"),  # as far as its four decimals go
        ("f = (x + y) * z", {"x": 1e9, "y": 5, "z": -4}, "exact"),
        ("f = x ^ 2", {"x": 1e8}, "tangent"),
        ("f = x ^ 2 + c", {"x": 3, "c": 1e11}, "bends"),
        ("f = max(x, 2.05) + c", {"x": 2.1, "c": 1e9}, "kink"),
        ("f = max(x, 3) + c", {"x": 2, "c": 1e20}, "does not move"),
    ],
)
def test_large_numbers_alone_are_no_rounding(program, values, said):
    found = nudged(program, "x", -0.1, **values)
    assert said in str(found.sentence)


def test_where_rounding_begins_to_swallow_a_change():
    """The numbers that are shown are the same up to there, and nothing is lost."""
    for power in range(3, 18):
        found = nudged("f = x + c", "x", 0.1, x=2, c=10.0**power)
        is_seen = show(found.predicted, DECIMALS) != show(found.actual, DECIMALS)
        assert is_seen == (power >= 13)
        assert ("lost in rounding" in str(found.sentence)) == is_seen


@pytest.mark.parametrize("seed", range(20))
def test_a_nudge_of_a_cell_is_told_whatever_gates_of_arrays_are_on_its_way(seed):
    """The change is that of a run with the other number; a small one is nearly foretold."""
    dice = Dice(seed)
    document = random_document(dice)
    run = run_document(document)
    for id_, value in document.root.values.items():
        array, pin = value.array, Pin(id_, OUT)
        cell = tuple(int(dice.integers(0, length)) for length in array.shape)
        for h in (0.3, 1e-6):
            found = Perturbation(document, run, pin, cell or None).by(h)
            if found is None:
                assert run.gradient(pin) is None
                continue
            changed = array.copy()
            changed[cell] += h
            after = run_document(edits.set_value(document, id_, changed))
            assert found.actual == pytest.approx(float(after.loss - run.loss), rel=1e-9, abs=1e-12)
            assert found.at is None or found.at in document.root.nodes


@pytest.mark.parametrize(
    ("program", "said"),
    [
        ("f = mean(max(W, axis=1))", "exact"),
        ("f = sum(softmax(W) * W)", "bends"),
        ("f = sum(W @ transpose(W))", "bends"),
        ("f = mse(W, 2 * W)", "bends"),
        ("f = mae(W, 0 * W)", "tangent"),
    ],
)
def test_what_a_gate_of_arrays_adds_is_said_of_it(program, said):
    document = ce.circuit(program, W=[[1.0, 2.0], [-3.0, 4.0]]).document
    pin = Pin(document.root.find("W"), OUT)
    found = Perturbation(document, run_document(document), pin, (0, 1)).by(0.1)
    assert said in str(found.sentence)
    assert (found.at is not None) == (said == "bends")
