"""A run: sums at forks, nothing for what is missing, problems in order, one step at a time."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from draw import EXAMPLES, doubled_twice, draw, first_example
from hypothesis import given
from hypothesis import strategies as st

from circuit_editor.engine import (
    Tape,
    compile,
    execute,
    interpreter,
    problems_of,
    run_document,
)
from circuit_editor.engine.marks import marks_of
from circuit_editor.gates import GATES
from circuit_editor.model import EMPTY, OUT, Pin
from circuit_editor.model.edits import add, connect, set_loss
from circuit_editor.text import Pass

FORWARD, BACKWARD = Pass


def out(node):
    return Pin(node, OUT)


def sentences(document):
    found = problems_of(document, run_document(document))
    return [(each.at, str(each.sentence)) for each in found]


# What flows ----------------------------------------------------------------------------------


def test_a_fork_sums_and_each_wire_keeps_its_own_share():
    run = run_document(
        draw(
            {"x": 3},
            {"a": ("mul_constant", "x", {"c": 5}), "b": ("square", "x"), "f": ("add", "a", "b")},
            loss="f",
        )
    )
    assert run.gradient(Pin("a", "x")) == 5
    assert run.gradient(Pin("b", "x")) == 6
    assert run.gradient(out("x")) == 11


def test_two_wires_into_one_gate_are_two_shares():
    run = run_document(draw({"x": 3}, {"f": ("mul", "x", "x")}, loss="f"))
    assert (run.gradient(Pin("f", "a")), run.gradient(Pin("f", "b"))) == (3, 3)
    assert run.gradient(out("x")) == 6


def test_everything_arrives_before_anything_is_sent_on():
    run = run_document(doubled_twice())
    assert [run.gradient(out(node)) for node in "abc"] == [4, 2, 1]


def test_a_pin_tells_the_value_that_arrives_there():
    run = run_document(first_example())
    assert run.value(Pin("p", "a")) == run.value(out("q")) == 3
    assert run.value(Pin("output1", "x")) == run.loss == -12
    assert run.gradient(Pin("output1", "x")) == 1


@pytest.mark.parametrize("pin", [Pin("nobody", OUT), Pin("q", "c"), Pin("x", "x")])
def test_a_pin_that_is_not_there_has_no_numbers(pin):
    run = run_document(first_example())
    assert run.value(pin) is None
    assert run.gradient(pin) is None


def test_a_constant_gets_no_gradient_nor_does_what_leads_to_it():
    run = run_document(
        draw({"x": 2, "c": 3}, {"f": ("mul", "x", "c")}, loss="f", kinds={"c": "constant"})
    )
    assert run.gradient(out("x")) == 3
    assert run.gradient(out("c")) is None
    assert run.gradient(Pin("f", "b")) is None
    assert run.value(Pin("f", "b")) == 3


def test_what_does_not_lead_to_the_loss_is_not_reached_by_the_gradient():
    """A value, but no gradient: None says that nothing arrived, and is never a 0."""
    run = run_document(
        draw({"x": 2, "idle": 7}, {"f": ("square", "x"), "aside": ("exp", "x")}, loss="f")
    )
    assert run.value(out("aside")) == pytest.approx(np.exp(2))
    assert run.gradient(out("aside")) is None
    assert run.gradient(Pin("aside", "x")) is None
    assert run.gradient(out("idle")) is None
    assert run.gradient(out("x")) == 4


def test_a_gradient_of_0_is_a_number_like_others():
    run = run_document(draw({"x": 2, "y": 3}, {"f": ("max", "x", "y")}, loss="f"))
    assert run.gradient(out("x")) == 0


# What is missing -----------------------------------------------------------------------------


def test_behind_a_missing_wire_nothing_is_computed():
    run = run_document(
        draw({"x": 2}, {"half": ("add", "x", ""), "next": ("exp", "half")}, loss="next")
    )
    for node in ("half", "next"):
        assert run.value(out(node)) is None
        assert run.gradient(out(node)) is None
    assert run.value(Pin("half", "a")) == 2
    assert run.value(Pin("half", "b")) is None
    assert run.value(Pin("next", "x")) is None
    assert run.loss is None
    assert run.gradient(out("x")) is None
    assert run.locals(run.tape.slots["half"]) is None
    assert marks_of(run) == []


def test_without_a_loss_there_are_values_and_no_gradients():
    run = run_document(draw({"x": 2}, {"f": ("square", "x")}, loss=None))
    assert run.loss is None
    assert run.value(out("f")) == 4
    assert run.gradient(out("f")) is None


def test_a_source_without_a_value_is_not_computed():
    tape = compile(first_example())
    run = execute(tape, {"x": np.asarray(-2.0), "y": np.asarray(5.0)})
    assert run.value(out("q")) == 3
    assert run.value(out("z")) is run.value(out("p")) is run.loss is None


def test_an_empty_document_runs():
    run = run_document(EMPTY)
    assert len(run.tape.steps) == 0
    assert run.loss is None
    assert marks_of(run) == []


# Problems ------------------------------------------------------------------------------------


def test_an_empty_document_says_what_to_do():
    assert sentences(EMPTY) == [
        ("loss", "No loss yet: wire a gate, then put the loss flag on its output.")
    ]


def test_one_open_end_is_offered_the_loss():
    assert sentences(draw({"x": 2}, {"f": ("square", "x")}, loss=None)) == [
        ("loss", "No loss yet: the open end is f. Put the loss flag there.")
    ]


def test_several_open_ends_are_counted():
    gates = {"f": ("square", "x"), "g": ("exp", "x")}
    assert sentences(draw({"x": 2}, gates, loss=None)) == [
        (
            "loss",
            "No loss yet: 2 gates have open ends. "
            "Join them, or put the loss flag on the one that matters.",
        )
    ]


def test_a_flag_without_a_wire_says_so():
    assert sentences(add(EMPTY, "flag", "output", (0, 0))) == [
        ("flag.x", "Nothing is wired to the loss f yet.")
    ]


def test_a_complete_circuit_has_no_problem():
    assert [sentences(example()) for example in EXAMPLES.values()] == [[]] * len(EXAMPLES)


@pytest.mark.parametrize("with_flag", [True, False])
def test_problems_come_in_order(with_flag):
    """What feeds the loss first, then the rest, each by number; shapes, and that there is no loss.

    That is told last where shapes do not fit: a flag cures nothing there.
    """
    document = draw(
        {"x": [1, 2], "y": [1, 2, 3]},
        {
            "b10": ("add", "x", ""),
            "b9": ("mul", "b10", ""),
            "a": ("exp", ""),
            "clash": ("mul", "x", "y"),
        },
        loss="b9" if with_flag else None,
    )
    no_loss = (
        "loss",
        "No loss yet: 3 gates have open ends. "
        "Join them, or put the loss flag on the one that matters.",
    )
    a = ("a.x", 'The exp gate a still waits for a wire at its input "x".')
    b9 = ("b9.b", 'The mul gate b9 still waits for a wire at its input "b".')
    b10 = ("b10.b", 'The add gate b10 still waits for a wire at its input "b".')
    clash = ("clash", "The mul gate clash cannot combine the shapes (2,), (3,).")
    expected = [b9, b10, a, clash] if with_flag else [a, b9, b10, clash, no_loss]
    assert sentences(document) == expected


def test_shapes_that_do_not_fit_stop_only_what_is_behind():
    run = run_document(
        draw(
            {"x": [1, 2], "y": [1, 2, 3]},
            {"clash": ("add", "x", "y"), "behind": ("exp", "clash"), "beside": ("exp", "x")},
            loss="behind",
        )
    )
    assert run.value(out("clash")) is run.value(out("behind")) is run.loss is None
    assert run.value(out("beside")).shape == (2,)
    assert [each.at for each in run.shape_problems] == ["clash"]


def test_a_value_too_large_for_the_memory_is_refused_before_it_is_computed():
    values = {"x": np.zeros((30_000, 1)), "y": np.zeros(30_000)}
    document = draw(
        values, {"f": ("mul", "x", "y"), "g": ("exp", "f"), "h": ("exp", "y")}, loss="g"
    )
    assert sentences(document) == [
        ("f", "The mul gate f would make a value of 900,000,000 numbers (limit 1,000,000).")
    ]
    run = run_document(document)
    assert run.value(out("f")) is run.loss is None
    assert run.value(out("h")).shape == (30_000,)


def test_the_largest_value_is_computed():
    run = run_document(
        draw({"x": np.ones((1000, 1)), "y": np.ones(1000)}, {"f": ("mul", "x", "y")}, loss="f")
    )
    assert run.value(out("f")).size == 1_000_000


def test_the_values_of_a_run_have_a_limit_together(monkeypatch):
    monkeypatch.setattr(interpreter, "LARGEST_RUN", 10)
    gates = {"a": ("exp", "x"), "b": ("exp", "a"), "c": ("exp", "b"), "s": ("exp", "y")}
    assert sentences(draw({"x": [1, 2, 3], "y": 1}, gates, loss="s")) == [
        (
            "b",
            "With the exp gate b the values of the circuit would be 11 numbers together "
            "(limit 10).",
        )
    ]


def test_a_loss_of_one_number_in_a_list_is_told_how_it_becomes_a_loss():
    document = draw({"x": [5]}, {"f": ("square", "x")}, loss="f")
    assert sentences(document) == [
        (
            "output1",
            "The loss must be a single number, but here it is one in a list, of the shape (1,). "
            "Give the inputs single numbers: 5 rather than [5].",
        )
    ]


def test_a_loss_that_is_no_number_is_a_problem_and_sends_nothing_back():
    document = draw({"x": [[1, 2, 3], [4, 5, 6]]}, {"f": ("square", "x")}, loss="f")
    run = run_document(document)
    assert sentences(document) == [
        (
            "output1",
            "The loss must be a single number, but here it has the shape (2, 3). Add up its "
            "numbers with the gate sum or mean; or take one input for each number, such as a1 and "
            "a2, and add the results.",
        )
    ]
    assert run.loss.shape == (2, 3)
    assert run.gradient(out("x")) is run.gradient(out("f")) is None


def test_another_flag_is_not_the_loss():
    document = first_example()
    document = add(document, "other", "output", (0, 0))
    document = connect(document, out("q"), Pin("other", "x"))
    run = run_document(document)
    assert run.value(Pin("other", "x")) == 3
    assert run.gradient(Pin("other", "x")) is None
    run = run_document(set_loss(document, "other"))
    assert (run.loss, run.gradient(out("q")), run.gradient(out("p"))) == (3, 1, None)


# Arrays --------------------------------------------------------------------------------------

TOTAL = dataclasses.replace(
    GATES["neg"], kind="total", forward=lambda x: np.sum(x), local=lambda x, out: (1.0,)
)


def with_total(document):
    """The document's tape with a sum over all entries before the loss, which must be a number."""
    tape = compile(document)
    last = tape.steps[tape.loss]
    total = last._replace(path="total", gate=TOTAL)
    flag = last._replace(sources=(tape.loss,))
    slots = {**tape.slots, "total": tape.loss, last.path: tape.loss + 1}
    return Tape((*tape.steps[: tape.loss], total, flag), slots, tape.loss + 1)


SHAPES = [((2, 3), (3,)), ((), (3,)), ((2, 1), (1, 3)), ((3,), (3,)), ((1,), ()), ((2, 0), (1,))]


@pytest.mark.parametrize("shapes", [*SHAPES, *(pair[::-1] for pair in SHAPES)], ids=str)
@pytest.mark.parametrize("kind", ["add", "sub", "mul", "div", "power", "max", "min"])
def test_broadcasting_is_undone(kind, shapes):
    """The gradient of sum(a * gate(a, b)) has its value's shape, and is what differences say."""
    rng = np.random.default_rng(3)
    values = {name: rng.uniform(0.5, 2.0, shape) for name, shape in zip("ab", shapes, strict=True)}
    tape = with_total(draw(values, {"g": (kind, "a", "b"), "h": ("mul", "g", "a")}, loss="h"))
    run = execute(tape, values)
    for name, value in values.items():
        gradient = run.gradient(out(name))
        assert gradient.shape == value.shape
        for index in np.ndindex(value.shape):
            sides = []
            for step in (1e-6, -1e-6):
                nudged = value.copy()
                nudged[index] += step
                sides.append(float(execute(tape, {**values, name: nudged}).loss))
            difference = (sides[0] - sides[1]) / 2e-6
            assert abs(gradient[index] - difference) < 1e-8 * (1 + abs(difference))


def test_a_constant_slope_takes_the_shape_of_its_value():
    values = {"x": np.ones((2, 3))}
    tape = with_total(draw(values, {"f": ("add_constant", "x")}, loss="f"))
    run = execute(tape, values)
    assert run.loss == 12
    assert run.gradient(out("x")).tolist() == np.ones((2, 3)).tolist()


def test_every_share_has_the_shape_of_what_arrives():
    values = {"a": np.ones((2, 3)), "b": np.ones(3)}
    run = execute(with_total(draw(values, {"f": ("mul", "a", "b")}, loss="f")), values)
    assert run.gradient(Pin("f", "a")).shape == (2, 3)
    assert run.gradient(Pin("f", "b")).shape == (3,)
    assert run.gradient(Pin("f", "b")).tolist() == [2, 2, 2]


def test_a_run_changes_none_of_its_values():
    values = {"x": np.array([1.0, -2.0]), "y": np.array(3.0)}
    kept = {name: each.copy() for name, each in values.items()}
    tape = with_total(draw(values, {"p": ("mul", "x", "y"), "q": ("add", "p", "p")}, loss="q"))
    execute(tape, values)
    assert {name: each.tolist() for name, each in values.items()} == {
        name: each.tolist() for name, each in kept.items()
    }


@given(st.lists(st.floats(allow_nan=True, allow_infinity=True), min_size=5, max_size=5))
def test_two_runs_of_a_tape_are_equal_to_the_last_bit(numbers):
    document = EXAMPLES["sigmoid_neuron"]()
    tape = compile(document)
    values = {
        id_: np.asarray(x) for id_, x in zip(("w0", "x0", "w1", "x1", "w2"), numbers, strict=True)
    }
    first, second = execute(tape, values), execute(tape, values)
    for ours, theirs in ((first.values, second.values), (first.gradients, second.gradients)):
        assert [np.asarray(x).tobytes() for x in ours] == [np.asarray(x).tobytes() for x in theirs]
