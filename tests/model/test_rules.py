"""The voice that refuses: each rule, with the sentence a student reads."""

from __future__ import annotations

import itertools
import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from immutables import Map

from circuit_editor.model import EMPTY, OUT, Circuit, Pin, node, rules
from circuit_editor.model import problems as problem_rules
from circuit_editor.model.edits import add, connect, disconnect, remove, rename, set_attr, set_loss
from circuit_editor.model.problems import problems
from circuit_editor.model.rules import (
    LONGEST_LABEL,
    loop_sentence,
    why_not_connect,
    why_not_label,
    why_not_range,
)
from circuit_editor.model.wiring import find_loop, is_open_end, natural, open_ends, path_between

HERE = (0.0, 0.0)


def out(id_):
    return Pin(id_, OUT)


def small():
    """x into exp1, exp1 into exp2, a product beside them, and a flag."""
    document = add(EMPTY, "x", "input", HERE)
    for id_, kind in (("exp1", "exp"), ("exp2", "exp"), ("m", "mul"), ("f", "output")):
        document = add(document, id_, kind, HERE)
    document = connect(document, out("x"), Pin("exp1", "x"))
    return connect(document, out("exp1"), Pin("exp2", "x"))


# Wires ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "target", "sentence"),
    [
        (
            Pin("m", "a"),
            Pin("exp1", "x"),
            "Both ends are inputs. A wire leads from an output to an input.",
        ),
        (out("m"), out("x"), "Both ends are outputs. A wire leads from an output to an input."),
        (Pin("m", "a"), out("x"), 'm has no output "a".'),
        (out("f"), Pin("m", "a"), 'f has no output "out".'),
        (out("x"), Pin("m", "c"), 'm has no input "c".'),
        (out("x"), Pin("x", "x"), 'x has no input "x".'),
        (out("nobody"), Pin("m", "a"), 'There is no node "nobody".'),
        (out("x"), Pin("nobody", "a"), 'There is no node "nobody".'),
        (out("m"), Pin("m", "a"), "m cannot feed itself."),
        (
            out("exp2"),
            Pin("exp1", "x"),
            "This circuit would have a loop: exp1 → exp2 → exp1. "
            "Backpropagation needs a circuit without loops.",
        ),
    ],
)
def test_a_wire_is_refused_with_a_sentence(source, target, sentence):
    assert str(why_not_connect(small().root, source, target)) == sentence


@pytest.mark.parametrize(
    ("source", "target"),
    [
        (out("x"), Pin("m", "a")),
        (out("exp2"), Pin("f", "x")),
        (out("x"), Pin("exp2", "x")),  # the wire that stands there is replaced
        (out("x"), Pin("exp1", "x")),  # the same again
    ],
)
def test_a_wire_that_makes_sense_is_allowed(source, target):
    assert why_not_connect(small().root, source, target) is None


def test_a_refusal_calls_nodes_by_their_names():
    document = rename(small(), "exp1", "{first} 100%")
    refused = why_not_connect(document.root, out("exp2"), Pin("exp1", "x"))
    assert "{first} 100% → exp2 → {first} 100%" in str(refused)


# Loops ---------------------------------------------------------------------------------------


def wired(pairs, count=8):
    """Products n0, n1, ... wired by numbers: (source, target, which input of it)."""
    nodes = {f"n{n}": node("mul") for n in range(count)}
    wires = {Pin(f"n{to}", port): out(f"n{of}") for of, to, port in pairs}
    return Circuit(nodes=Map(nodes), wires=Map(wires))


WIRES = st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7), st.sampled_from("ab")))


def reaches(circuit):
    """Which node can be reached from which along the wires, by trying again until nothing new."""
    reached = {(source.node, target.node) for target, source in circuit.wires.items()}
    while True:
        more = {(a, d) for a, b in reached for c, d in reached if b == c} - reached
        if not more:
            return reached
        reached |= more


@given(WIRES)
def test_a_loop_is_found_exactly_where_there_is_one_and_follows_the_wires(pairs):
    circuit = wired(pairs)
    loop = find_loop(circuit)
    assert (loop is not None) is any(a == b for a, b in reaches(circuit))
    if loop is not None:
        assert loop[0] == loop[-1]
        assert len(set(loop)) == len(loop) - 1
        steps = {(source.node, target.node) for target, source in circuit.wires.items()}
        assert set(itertools.pairwise(loop)) <= steps


@given(WIRES, st.integers(0, 7), st.integers(0, 7))
def test_a_path_is_found_exactly_where_there_is_one_and_follows_the_wires(pairs, start, end):
    circuit = wired(pairs)
    ends = f"n{start}", f"n{end}"
    path = path_between(circuit, *ends)
    assert (path is not None) is (start == end or ends in reaches(circuit))
    if path is not None:
        assert (path[0], path[-1]) == ends
        steps = {(source.node, target.node) for target, source in circuit.wires.items()}
        assert set(itertools.pairwise(path)) <= steps


def test_a_long_loop_is_told_in_short():
    circuit = wired([(n, (n + 1) % 12, "a") for n in range(12)], count=12)
    loop = find_loop(circuit)
    assert len(loop) == 13
    told = str(loop_sentence(circuit, [f"n{n}" for n in (*range(12), 0)]))
    assert told.startswith(
        "This circuit would have a loop: n0 → n1 → n2 → n3 → … → n10 → n11 → n0. "
    )


def test_a_loop_of_10_000_gates_is_found_without_recursion():
    circuit = wired([(n, (n + 1) % 10_000, "a") for n in range(10_000)], count=10_000)
    assert len(find_loop(circuit)) == 10_001


# Names ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("label", ["x1", "_", "größe", "Σ", "学习率", "x" * LONGEST_LABEL])
def test_a_name_for_an_input(label):
    assert why_not_label(small().root, "x", label) is None


@pytest.mark.parametrize(
    ("label", "sentence"),
    [
        *(
            (
                label,
                f'"{label}" cannot be a name: use letters, digits and _, '
                "not starting with a digit.",
            )
            for label in ("", "2x", "a b", "x-y", "{0}", "50%")
        ),
        ("x" * (LONGEST_LABEL + 1), "A name may have at most 200 characters."),
        ("w", 'Another input is already called "w".'),
    ],
)
def test_what_cannot_name_an_input(label, sentence):
    document = add(small(), "parameter1", "parameter", HERE, label="w")
    assert str(why_not_label(document.root, "x", label)) == sentence


def test_a_gate_may_be_called_anything_short_or_nothing():
    root = small().root
    for label in ("", "x", "the sum of all", "2 {braces} %s"):
        assert why_not_label(root, "m", label) is None
    assert why_not_label(root, "m", "x" * (LONGEST_LABEL + 1)) is not None


def test_an_input_keeps_its_own_name():
    assert why_not_label(small().root, "x", "x") is None


# Ranges --------------------------------------------------------------------------------------

TINY, LARGE = 5e-324, 1.7976931348623157e308


@pytest.mark.parametrize(
    ("low", "high"), [(-5, 5), (0, TINY), (-TINY, 0), (1, 1 + 2**-52), (0, LARGE), (-LARGE, 0)]
)
def test_a_slider_may_run_upwards_over_any_finite_length(low, high):
    assert why_not_range(low, high) is None


@pytest.mark.parametrize("ends", [(5, -5), (1, 1), (0.0, -0.0), (math.nan, 1), (0, math.nan)])
def test_a_slider_needs_two_ends_in_order(ends):
    assert str(why_not_range(*ends)) == "The range must run from a smaller number to a larger one."


@pytest.mark.parametrize("ends", [(-LARGE, LARGE), (-1e308, 1e308), (0, math.inf), (-math.inf, 0)])
def test_the_length_of_a_slider_is_a_number(ends):
    assert str(why_not_range(*ends)) == "The ends of the range are too far apart."


# Open ends and problems ----------------------------------------------------------------------


def test_open_ends_are_gates_that_drive_nothing():
    assert open_ends(small().root) == [out("exp2"), out("m")]
    assert open_ends(EMPTY.root) == []
    circuit = small().root
    pins = [
        Pin(id_, port)
        for id_, each in circuit.nodes.items()
        for port in (*each.gate.inputs, *each.gate.outputs)
    ]
    assert [pin for pin in sorted(pins) if is_open_end(circuit, pin)] == open_ends(circuit)
    assert not is_open_end(circuit, out("nobody"))


def test_open_ends_stand_in_the_order_of_their_ids():
    document = EMPTY
    for id_ in ("exp10", "exp9", "add3"):
        document = add(document, id_, "exp", HERE)
    assert open_ends(document.root) == [out("add3"), out("exp9"), out("exp10")]


def test_problems_name_the_pin_and_what_to_do():
    found = [(each.at, str(each.sentence)) for each in problems(rename(small(), "m", "area"))]
    assert found == [
        ("f.x", "Nothing is wired to the loss f yet."),
        ("m.a", 'The mul gate area still waits for a wire at its input "a".'),
        ("m.b", 'The mul gate area still waits for a wire at its input "b".'),
    ]


def test_a_complete_circuit_has_no_problems():
    document = connect(remove(small(), ["m"]), out("exp2"), Pin("f", "x"))
    assert problems(document) == []
    assert [each.at for each in problems(replace(document, loss=None))] == ["loss"]


def test_a_flag_that_stands_there_already_is_offered_as_the_loss():
    """Wired or not: a second flag would only hide the first."""
    unwired = set_loss(small(), None)
    wired = connect(unwired, out("exp2"), Pin("f", "x"))
    for document in (unwired, wired):
        first = problems(document)[0]
        assert (first.at, str(first.sentence)) == (
            "loss",
            "No loss yet: select the flag f and make it the loss.",
        )


def test_a_flag_that_is_not_the_loss_may_stay_without_a_wire():
    document = connect(remove(small(), ["m"]), out("exp2"), Pin("f", "x"))
    assert problems(add(document, "stray", "output", HERE)) == []


def test_several_flags_are_counted():
    document = set_loss(add(small(), "g", "output", HERE), None)
    assert str(problems(document)[0].sentence) == (
        "No loss yet: choose which of the 2 flags is the loss: select it and make it the loss."
    )


# Order ---------------------------------------------------------------------------------------


def test_numbers_in_ids_count_as_numbers():
    ids = ["b", "add10", "add2", "add", "add02", "2", "10", "a1b", "add0", "x٣"]
    assert sorted(ids, key=natural) == [
        *("2", "10", "a1b", "add", "add0", "add2", "add02", "add10", "b", "x٣")
    ]


@given(st.text("a0123456789", max_size=6), st.text("a0123456789", max_size=6))
def test_only_equal_ids_sort_alike(a, b):
    assert (natural(a) == natural(b)) is (a == b)


@given(st.text("ab", max_size=2), st.integers(0, 10**6), st.integers(0, 10**6))
def test_ids_of_one_stem_sort_by_their_number(stem, a, b):
    assert (natural(f"{stem}{a}") < natural(f"{stem}{b}")) is (a < b)


def test_an_id_of_thousands_of_digits_has_its_place():
    """Python refuses to read a number of more than 4,300 digits; an id may still look like one."""
    assert natural("n" + "9" * 5000) > natural("n" + "8" * 5000) > natural("n7")


def test_what_is_too_large_already_may_be_changed_but_may_not_grow(monkeypatch):
    document = add(add(EMPTY, "x", "input", HERE), "plus", "add_constant", HERE)
    monkeypatch.setattr(rules, "MOST_GATES", 1)
    assert rules.why_not_grow(document, set_attr(document, "plus", "c", 2.0)) is None
    larger = add(document, "y", "input", HERE)
    assert "limit 1" in str(rules.why_not_grow(document, larger))
    monkeypatch.setattr(rules, "MOST_GATES", 3)
    assert rules.why_not_grow(document, larger) is None


def test_what_the_loss_needs_is_told_first_and_looked_for_only_where_something_leads_on(
    monkeypatch,
):
    walked, walk = [], problem_rules.upstream_of
    monkeypatch.setattr(
        problem_rules, "upstream_of", lambda *ends: walked.append(ends) or walk(*ends)
    )
    document = EMPTY
    for id_, kind in (("a", "input"), ("b", "input"), ("mul1", "mul"), ("f", "output")):
        document = add(document, id_, kind, (0.0, 0.0))
    for id_, port in (("a", "a"), ("b", "b")):
        document = connect(document, Pin(id_, OUT), Pin("mul1", port))
    document = set_loss(connect(document, Pin("mul1", OUT), Pin("f", "x")), "f")
    document = add(document, "exp9", "exp", (0.0, 300.0))
    document = add(document, "aside", "log", (0.0, 400.0))
    assert [each.at for each in problems(document)] == ["aside.x", "exp9.x"]
    assert not walked
    document = disconnect(document, [Pin("mul1", "b")])
    assert [each.at for each in problems(document)] == ["mul1.b", "aside.x", "exp9.x"]
    assert len(walked) == 1
