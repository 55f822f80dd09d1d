"""The tape's order: right, the same every time, and found without recursion."""

from __future__ import annotations

import itertools
import os
import random
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from draw import EXAMPLES, draw, first_example, staged_example
from hypothesis import given
from hypothesis import strategies as st
from immutables import Map

from circuit_editor.engine import (
    LoopError,
    compile,
    execute,
    problems_of,
    run_document,
    same_structure,
    values_of,
)
from circuit_editor.engine.gradient_check import check
from circuit_editor.engine.marks import marks_of
from circuit_editor.model import EMPTY, OUT, Circuit, Document, Node, Pin, Value, node
from circuit_editor.model.edits import (
    connect,
    disconnect,
    move,
    rename,
    set_attr,
    set_loss,
    set_range,
    set_value,
)

HERE = Path(__file__).parent


def out(id_):
    return Pin(id_, OUT)


def order(document):
    return [step.path for step in compile(document).steps]


def built(nodes, wires, values, loss):
    """A document made at once, for circuits too large to be drawn edit by edit."""
    circuit = Circuit(nodes=Map(nodes), wires=Map(wires), values=Map(values))
    return Document(circuit, loss=loss)


# Order ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("example", EXAMPLES.values(), ids=EXAMPLES)
def test_every_step_stands_behind_all_that_feed_it(example):
    tape = compile(example())
    for slot, step in enumerate(tape.steps):
        assert all(source < slot for source in step.sources)
        assert tape.slots[step.path] == slot


def test_equal_depths_follow_their_ids_with_numbers_as_numbers():
    document = draw(
        {"x10": 1, "x9": 2, "x1": 3},
        {"b10": ("exp", "x10"), "b9": ("exp", "x9"), "a": ("add", "b10", "b9")},
        loss="a",
    )
    assert order(document) == ["x1", "x9", "x10", "b9", "b10", "a", "output1"]


@given(st.randoms(use_true_random=False))
def test_the_order_does_not_depend_on_when_a_node_was_drawn(random):
    document = staged_example()
    root = document.root
    nodes, wires = list(root.nodes.items()), list(root.wires.items())
    random.shuffle(nodes)
    random.shuffle(wires)
    again = built(nodes, wires, root.values, document.loss)
    assert order(again) == order(document)


FORK = """
import sys
sys.path.insert(0, {here!r})
from draw import draw
from circuit_editor.engine import run_document, problems_of
from circuit_editor.model import OUT, Pin
gates = {{f"m{{i}}": ("mul_constant", "x", {{"c": 1 / (i + 3)}}) for i in range(40)}}
gates["s1"] = ("add", "m0", "m1")
for i in range(2, 40):
    gates[f"s{{i}}"] = ("add", f"s{{i - 1}}", f"m{{i}}")
gates["open"] = ("mul", "", "")
document = draw({{"x": 0.1}}, gates, loss="s39")
run = run_document(document)
print([step.path for step in run.tape.steps])
print(float(run.loss).hex(), float(run.gradient(Pin("x", OUT))).hex())
print([str(each.sentence) for each in problems_of(document, run)])
"""


def test_order_and_sums_do_not_depend_on_the_hash_seed():
    def said(seed):
        return subprocess.run(
            [sys.executable, "-c", FORK.format(here=str(HERE.parent))],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
            cwd=HERE.parent.parent,
        ).stdout

    first, second = said("1"), said("2")
    assert len(first.splitlines()) == 3
    assert first == second


# Loops ---------------------------------------------------------------------------------------


def test_a_loop_is_refused_and_named_in_the_direction_of_its_wires():
    nodes = {id_: node("exp") for id_ in "abc"} | {"x": node("input")}
    wires = {Pin(to, "x"): out(of) for of, to in ("ab", "bc", "ca")}
    with pytest.raises(LoopError) as refused:
        compile(built(nodes, wires, {}, None))
    named = str(refused.value).partition(": ")[2].partition(".")[0].split(" → ")
    assert named[0] == named[-1]
    assert set(itertools.pairwise(named)) == {("a", "b"), ("b", "c"), ("c", "a")}


# Large circuits ------------------------------------------------------------------------------


def chain(length):
    """x, then `length` gates that pass the gradient on, then the flag."""
    names = ["x", *(f"g{n}" for n in range(1, length + 1)), "f"]
    gate = Node("add_constant", Map({"c": 1.0}))
    nodes = {"x": node("input"), **dict.fromkeys(names[1:-1], gate), "f": node("output")}
    wires = {Pin(to, "x"): out(of) for of, to in itertools.pairwise(names)}
    return built(nodes, wires, {"x": Value(0.5)}, "f")


def comb(width):
    """`width` inputs doubled side by side, and added up tooth by tooth."""
    nodes, wires = {"f": node("output"), "s0": node("add")}, {}
    for n in range(width):
        nodes |= {f"x{n}": node("input"), f"d{n}": node("square"), f"s{n}": node("add")}
        wires[Pin(f"d{n}", "x")] = out(f"x{n}")
        wires[Pin(f"s{n}", "a")] = out(f"s{n - 1}" if n else "d0")
        wires[Pin(f"s{n}", "b")] = out(f"d{n}")
    wires[Pin("f", "x")] = out(f"s{width - 1}")
    values = {f"x{n}": Value(1.0) for n in range(width)}
    return built(nodes, wires, values, "f")


def test_a_chain_of_10_000_gates_runs_without_recursion():
    document = chain(10_000)
    tape = compile(document)
    assert len(tape.steps) == 10_002
    run = execute(tape, values_of(document))
    assert run.loss == 10_000.5
    assert run.gradient(out("x")) == 1
    assert marks_of(run) == []
    assert problems_of(document, run) == []
    (found,) = check(tape, values_of(document), run)
    assert found.agrees is True
    assert sys.getrecursionlimit() < 10_000


def test_a_comb_of_3_000_teeth_runs():
    document = comb(3_000)
    run = run_document(document)
    assert run.loss == 3_001
    assert run.gradient(out("x0")) == 4  # it is added to itself at the first tooth
    assert run.gradient(out("x2999")) == 2
    assert problems_of(document, run) == []


def test_a_ladder_of_forks_takes_each_step_once():
    """2^200 paths lead from x to the loss; the backward pass still has one step per gate."""
    gates = {"g0": ("add", "x", "x")}
    for n in range(1, 200):
        gates[f"g{n}"] = ("add", f"g{n - 1}", f"g{n - 1}")
    run = run_document(draw({"x": 1}, gates, loss="g199"))
    assert run.gradient(out("x")) == 2.0**200


@given(st.integers(2, 40), st.integers(0, 2**32 - 1))
def test_a_random_circuit_agrees_with_its_gradient_check(count, seed):
    rng = random.Random(seed)
    names, gates = ["x", "y", "c"], {}
    for n in range(count):
        kind = rng.choice(("add", "sub", "mul", "tanh", "sigmoid", "sin", "softplus", "max"))
        arity = 2 if kind in ("add", "sub", "mul", "max") else 1
        gates[f"g{n}"] = (kind, *(rng.choice(names[-6:]) for _ in range(arity)))
        names.append(f"g{n}")
    values = {name: round(rng.uniform(-1, 1), 3) for name in names[:3]}
    document = draw(values, gates, loss=names[-1], kinds={"c": "constant"})
    run = run_document(document)
    for found in check(run.tape, values_of(document), run):
        assert found.agrees is not False
    assert np.isfinite(run.loss)


# When a tape can be kept ---------------------------------------------------------------------


def test_a_tape_is_kept_where_only_values_places_names_and_ranges_change():
    before = first_example()
    for after in (
        set_value(before, "x", 7),
        move(before, {"q": (3.0, 4.0)}),
        rename(before, "q", "the sum"),
        set_range(before, "x", -1, 1),
        before,
    ):
        assert same_structure(before, after)
        kept = execute(compile(before), values_of(after))
        assert kept.loss == run_document(after).loss


def test_a_tape_is_not_kept_where_gates_wires_or_the_loss_change():
    before = draw({"x": 2, "y": 3}, {"f": ("add_constant", "x")}, loss="f")
    for after in (
        set_attr(before, "f", "c", 5),
        connect(before, out("y"), Pin("f", "x")),
        disconnect(before, [Pin("f", "x")]),
        set_loss(before, None),
        EMPTY,
    ):
        assert not same_structure(before, after)


def test_a_document_gives_its_values_by_path():
    document = first_example()
    assert {path: float(each) for path, each in values_of(document).items()} == {
        "x": -2,
        "y": 5,
        "z": -4,
    }
