"""Edits, one by one: what each makes, and what it leaves alone."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from immutables import Map

from circuit_editor.model import EMPTY, OUT, Pin, Value, node
from circuit_editor.model.edits import (
    add,
    connect,
    disconnect,
    flag,
    move,
    remove,
    rename,
    set_attr,
    set_loss,
    set_range,
    set_value,
)
from circuit_editor.model.edits.copy_paste import copy_of, paste
from circuit_editor.model.fresh_names import fresh_id, fresh_ids, fresh_label
from circuit_editor.model.rules import why_not_label

HERE = (0.0, 0.0)
REPOSITORY = Path(__file__).parents[2]


def out(id_):
    return Pin(id_, OUT)


def pair():
    """x and y into a product, its flag behind it."""
    document = add(EMPTY, "x", "input", HERE, value=2)
    document = add(document, "y", "input", HERE, value=3)
    document = add(document, "m", "mul", HERE)
    for source, port in (("x", "a"), ("y", "b")):
        document = connect(document, out(source), Pin("m", port))
    return flag(document, out("m"), HERE)


# Add -----------------------------------------------------------------------------------------


def test_a_new_input_has_a_name_a_place_and_the_value_1():
    document = add(EMPTY, "input1", "input", (3.0, 4.0))
    root = document.root
    assert root.nodes["input1"] == node("input")
    assert root.label("input1") == "x"
    assert root.places["input1"] == (3.0, 4.0)
    assert root.values["input1"] == Value(1)


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        ("input", ["x", "y", "z", "x2", "x3"]),
        ("parameter", ["w", "b", "w2", "w3"]),
        ("constant", ["c", "k", "c2"]),
        ("output", ["f", "g", "f2"]),
        ("mul", ["", ""]),
    ],
)
def test_new_nodes_are_named_as_in_the_lecture(kind, names):
    document = EMPTY
    for n, name in enumerate(names):
        assert fresh_label(document.root, kind) == name
        document = add(document, f"n{n}", kind, HERE)
        assert document.root.label(f"n{n}") == name


def test_a_new_gate_has_its_constants_complete():
    assert add(EMPTY, "p", "power_constant", HERE).root.nodes["p"].attrs == Map({"c": 2.0})
    given = add(EMPTY, "p", "power_constant", HERE, attrs={"c": 3, "unknown": 1})
    assert given.root.nodes["p"].attrs == Map({"c": 3.0})


def test_the_first_flag_is_the_loss_and_a_second_is_not():
    document = add(add(EMPTY, "f1", "output", HERE), "f2", "output", HERE)
    assert document.loss == "f1"
    assert set_loss(document, "f2").loss == "f2"
    assert set_loss(document, None).loss is None


def test_a_fresh_id_says_its_kind_and_is_free():
    document, ids = EMPTY, []
    for _ in range(250):
        ids.append(fresh_id(document, "mul"))
        document = add(document, ids[-1], "mul", HERE)
    assert ids[:3] == ["mul1", "mul2", "mul3"]
    assert len(set(ids)) == 250
    assert all(each.removeprefix("mul").isdecimal() for each in ids)
    assert fresh_id(document, "add") == "add1"
    document = remove(document, ["mul2"])
    assert fresh_id(document, "mul") not in document.root.nodes


def test_putting_a_flag_wires_it_and_makes_it_the_loss():
    document = flag(pair(), out("m"), (5.0, 0.0))
    assert document.loss == "output2"
    assert document.root.wires[Pin("output2", "x")] == out("m")
    assert document.root.wires[Pin("output1", "x")] == out("m")


# Wires ---------------------------------------------------------------------------------------


def test_a_wire_replaces_the_one_that_stood_there():
    document = connect(pair(), out("y"), Pin("m", "a"))
    assert document.root.wires[Pin("m", "a")] == out("y")
    assert len(document.root.wires) == 3


def test_wires_are_cut_at_their_input():
    document = disconnect(pair(), [Pin("m", "a"), Pin("output1", "x")])
    assert dict(document.root.wires) == {Pin("m", "b"): out("y")}


# Remove --------------------------------------------------------------------------------------


def test_what_is_removed_leaves_nothing_behind():
    document = set_range(pair(), "x", -1, 1)
    document = remove(document, ["x", "output1"])
    assert set(document.root.nodes) == {"y", "m"}
    assert dict(document.root.wires) == {Pin("m", "b"): out("y")}
    for part in (document.root.values, document.root.labels, document.root.places):
        assert not {"x", "output1"} & set(part)
    assert document.loss is None
    assert dict(document.ranges) == {}


def with_unknown_fields():
    document = pair()
    extra = Map(
        {
            "nodes.m": {"x-colour": "red"},
            "nodes.x": {"x-unit": "kg"},
            "wires.m.a": {"x-colour": "blue"},
            "wires.m.b": {"x-colour": "green"},
        }
    )
    return replace(document, root=replace(document.root, extra=extra))


def test_fields_of_a_later_version_go_with_what_they_belong_to():
    """Otherwise a new node that happens to get the same id would inherit a stranger's fields."""
    document = with_unknown_fields()
    assert set(remove(document, ["m"]).root.extra) == {"nodes.x"}
    assert set(remove(document, ["x"]).root.extra) == {"nodes.m", "wires.m.b"}
    cut = disconnect(document, [Pin("m", "a")])
    assert set(cut.root.extra) == {"nodes.m", "nodes.x", "wires.m.b"}
    rewired = connect(document, out("y"), Pin("m", "a"))
    assert set(rewired.root.extra) == {"nodes.m", "nodes.x", "wires.m.b"}


def test_fields_of_a_later_version_stay_where_nothing_is_taken_away():
    document = with_unknown_fields()
    kept = document.root.extra
    assert add(document, "n", "neg", HERE).root.extra is kept
    assert connect(document, out("x"), Pin("m", "a")).root.extra is kept
    assert set_value(document, "x", 8).root.extra is kept


# Edits that change nothing -------------------------------------------------------------------


def test_an_edit_that_changes_nothing_returns_the_same_document():
    document = set_range(add(pair(), "p", "power_constant", (1.0, 2.0)), "x", -1, 1)
    for same in (
        remove(document, []),
        remove(document, ["nobody"]),
        connect(document, out("x"), Pin("m", "a")),
        disconnect(document, []),
        disconnect(document, [Pin("p", "x")]),
        move(document, {}),
        move(document, {"p": (1.0, 2.0)}),
        set_value(document, "x", 2),
        set_attr(document, "p", "c", 2.0),
        rename(document, "x", "x"),
        rename(document, "m", ""),
        set_loss(document, "output1"),
        set_range(document, "x", -1.0, 1.0),
        paste(document, copy_of(document, document.root, []), HERE)[0],
    ):
        assert same is document


@pytest.mark.parametrize("number", [np.nan, -0.0, np.inf])
def test_numbers_are_the_same_where_every_bit_is(number):
    document = set_value(pair(), "x", number)
    assert set_value(document, "x", number) is document
    document = add(pair(), "p", "mul_constant", HERE, attrs={"c": 0.0})
    changed = set_attr(document, "p", "c", number)
    assert changed is not document
    assert str(changed.root.nodes["p"].attrs["c"]) == str(number)
    assert set_attr(changed, "p", "c", number) is changed


# Copies --------------------------------------------------------------------------------------


def test_a_copy_has_the_wires_between_its_nodes_only():
    part = copy_of(pair(), pair().root, ["x", "m", "nobody"]).root
    assert set(part.nodes) == {"x", "m"}
    assert dict(part.wires) == {Pin("m", "a"): out("x")}


def test_a_pasted_copy_has_ids_and_names_of_its_own():
    document = rename(pair(), "m", "product")
    after, new = paste(document, copy_of(document, document.root, document.root.nodes), (1.0, 2.0))
    assert new == ["mul1", "output2", "input1", "input2"]
    labels = {id_: after.root.label(id_) for id_ in new}
    assert labels == {"mul1": "product", "output2": "f1", "input1": "x1", "input2": "y1"}
    assert after.root.wires[Pin("mul1", "a")] == out("input1")
    assert after.root.wires[Pin("mul1", "b")] == out("input2")
    assert after.root.values["input2"] == Value(3)
    assert after.root.places["mul1"] == (1.0, 2.0)
    assert after.loss == document.loss


def test_a_pasted_flag_is_the_loss_where_there_is_none():
    part = copy_of(pair(), pair().root, ["output1"])
    assert paste(EMPTY, part, HERE)[0].loss == "output1"


def test_pasted_again_and_again_the_names_stay_short_and_unique():
    document = pair()
    part = copy_of(document, document.root, ["x"])
    for _ in range(3):
        document, (new,) = paste(document, part, HERE)
        part = copy_of(document, document.root, [new])
    assert sorted(document.root.labels.values()) == ["f", "x", "x1", "x2", "x3", "y"]


@pytest.mark.parametrize("label", ["a" * 200, "n" * 199 + "9", "ß" * 200])
def test_the_longest_name_can_be_pasted(label):
    document = rename(pair(), "x", label)
    assert why_not_label(document.root, "x", label) is None
    after, (new,) = paste(document, copy_of(document, document.root, ["x"]), HERE)
    assert after.root.label(new) != label
    assert why_not_label(after.root, new, after.root.label(new)) is None


PASTE = """
from dataclasses import replace
from immutables import Map
from circuit_editor.model import EMPTY, OUT, Pin
from circuit_editor.model.edits.copy_paste import copy_of, paste
from circuit_editor.model.edits import add
from circuit_editor.model.wiring import open_ends
from circuit_editor.model.wiring import find_loop
document = EMPTY
for n in range(20):
    document = add(document, f"node{n}", "exp" if n % 2 else "input", (0, 0), label=f"v{n}")
    document = add(document, f"twin{n}", "exp", (0, 0), label="twin")
after, new = paste(document, copy_of(document, document.root, document.root.nodes), (1, 1))
print([(id_, after.root.label(id_)) for id_ in new])
print(open_ends(after.root))
print(after.root.find("twin"), after.root.find("v3"), after.root.find("nobody"))
twins = [(f"twin{n}", f"twin{(n + 2) % 20}") for n in range(20)]
wires = Map({Pin(to, "x"): Pin(of, OUT) for of, to in twins})
print(find_loop(replace(document.root, wires=wires)))
"""


def test_what_edits_make_does_not_depend_on_the_hash_seed():
    """A map's order changes with the seed; ids, names and every list must not."""

    def said(seed):
        return subprocess.run(
            [sys.executable, "-c", PASTE],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
            cwd=REPOSITORY,
        ).stdout

    first, second = said("1"), said("2")
    assert len(first.splitlines()) == 4
    assert first == second


def test_kinds_that_differ_in_a_number_alone_get_no_common_id():
    counts = {"log": 30, "log2": 12, "log10": 3}  # log21 is the first that two of them could have
    found = fresh_ids(EMPTY, counts)
    assert {kind: len(ids) for kind, ids in found.items()} == counts
    ids = [id_ for each in found.values() for id_ in each]
    assert len(set(ids)) == len(ids)
    document = EMPTY
    for id_, kind in [(f"{id_}of", kind) for kind, ids in found.items() for id_ in ids]:
        document = add(document, id_, kind, HERE)
    pasted, _ = paste(EMPTY, document, HERE)
    assert len(pasted.root.nodes) == sum(counts.values())
