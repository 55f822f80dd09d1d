"""A teacher's stops belong to their gates: they go where those go, and with them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from block_documents import two_neurons
from block_strategies import assert_whole, documents_with_blocks, paths_of_steps
from hypothesis import given
from hypothesis import strategies as st
from immutables import Map

import circuit_editor as ce
from circuit_editor.model import EMPTY, Stop, blocks, edits, records, rules
from circuit_editor.model.edits.copy_paste import copy_of, paste
from circuit_editor.model.edits.grouping import group
from circuit_editor.model.edits.ungrouping import ungroup
from circuit_editor.model.edits.unshare import keep_for_one, make_unique
from circuit_editor.text import Pass

FORWARD, BACKWARD = Pass
SIGMA = ["mul_constant1", "exp1", "add_constant1", "reciprocal1"]


def neuron():
    """The neuron with three stops: at what is given, at a gate in both passes."""
    document = ce.circuit("s = w0*x0 + w1*x1 + w2; f = 1/(1+exp(-s))").document
    document = edits.set_stop(document, (FORWARD, ""), "what is given?")
    document = edits.set_stop(document, (FORWARD, "exp1"), "what will come?")
    return edits.set_stop(document, (BACKWARD, "exp1"))


def paths(document):
    return [stop.path for stop in document.stops]


def tanh_in(document):
    (block,) = document.blocks.values()
    return next(id_ for id_, each in block.circuit.nodes.items() if each.kind == "tanh")


def test_a_stop_is_put_changed_and_taken_away():
    document = neuron()
    assert edits.set_stop(document, (BACKWARD, "exp1")) is document
    noted = edits.set_stop(document, (BACKWARD, "exp1"), "and now?")
    assert noted.stops == (*document.stops[:2], Stop(BACKWARD, "exp1", "and now?"))
    gone = edits.remove_stop(noted, (BACKWARD, "exp1"))
    assert gone.stops == document.stops[:2]
    assert edits.remove_stop(gone, (BACKWARD, "exp1")) is gone


def test_another_note_keeps_what_a_later_version_wrote():
    later = Stop(FORWARD, "exp1", "", extra=Map({"colour": [1, 2]}))
    document = ce.circuit("f = exp(x)").document
    document = replace(document, stops=(later,))
    noted = edits.set_stop(document, (FORWARD, "exp1"), "new")
    assert noted.stops[0].extra == later.extra
    assert rules.why_not_grow(document, noted) is None


def test_a_stop_goes_with_its_gate():
    document = edits.remove(neuron(), ["exp1"])
    assert paths(document) == [""]


def test_grouping_and_ungrouping_take_stops_along():
    document = neuron()
    grouped, id_ = group(document, SIGMA, "σ")
    assert paths(grouped) == ["", f"{id_}/exp1", f"{id_}/exp1"]
    grouped = edits.set_stop(grouped, (FORWARD, id_), "one step")
    opened, _ = ungroup(grouped, id_)
    assert opened.stops == document.stops  # that at the block is gone with the block


def test_a_stop_deep_inside_follows_blocks_in_blocks():
    document, inner = group(neuron(), SIGMA, "σ")
    document, outer = group(document, [inner, "add2"], "unit")
    assert paths(document)[1:] == [f"{outer}/{inner}/exp1"] * 2
    document, _ = ungroup(document, outer)
    assert paths(document)[1:] == [f"{inner}/exp1"] * 2


def test_what_is_deleted_inside_a_block_loses_its_stops_in_every_instance():
    document, first = group(neuron(), SIGMA, "σ")
    document, (second,) = paste(document, copy_of(document, document.root, [first]), (0, 200))
    document = edits.set_stop(document, (FORWARD, f"{second}/exp1"))
    document = edits.set_stop(document, (FORWARD, f"{second}/reciprocal1"))
    document = blocks.within(document, "block", edits.remove, ["exp1"])
    assert paths(document) == ["", f"{second}/reciprocal1"]


def test_an_edit_inside_a_block_keeps_the_stops_around_it():
    document, _ = group(neuron(), SIGMA, "σ")
    after = blocks.within(document, "block", edits.move, {"exp1": (7.0, 7.0)})
    assert after.stops == document.stops


def test_a_copy_has_no_stops_of_its_own():
    document = neuron()
    after, _ = paste(document, copy_of(document, document.root, ["exp1"]), (0, 200))
    assert after.stops == document.stops


def test_an_instance_that_is_made_unique_takes_its_stops_along():
    document = two_neurons()
    document = edits.set_stop(document, (FORWARD, f"block2/{tanh_in(document)}"), "why?")
    unique, way = make_unique(document, ("block2",))
    (stop,) = unique.stops
    assert stop.path.startswith(f"{way[0]}/") and stop.note == "why?"
    assert_whole(unique)


def test_stops_stand_in_the_order_of_their_steps():
    document = EMPTY
    steps = [(FORWARD, ""), (FORWARD, "add2"), (FORWARD, "add10"), (BACKWARD, "add2")]
    for step in reversed(steps):
        document = edits.set_stop(document, step)
    assert [stop.step for stop in document.stops] == steps


def test_what_is_kept_for_one_use_keeps_its_stops_and_the_others_have_theirs():
    before = two_neurons()
    gate = tanh_in(before)
    for block in ("block1", "block2"):
        before = edits.set_stop(before, (FORWARD, f"{block}/{gate}"), block)
        before = edits.set_stop(before, (BACKWARD, f"{block}/{gate}"), block)
    (definition,) = before.blocks
    edited = blocks.within(before, definition, edits.rename, gate, "sum")
    document, way = keep_for_one(before, edited, ("block2",))
    assert_whole(document)
    (mine, of_before) = (
        [stop for stop in each.stops if stop.note == "block1"] for each in (document, before)
    )
    assert len(mine) == 2 and mine == of_before
    mine = [stop for stop in document.stops if stop.note == "block2"]
    assert [stop.pass_ for stop in mine] == [FORWARD, BACKWARD]
    assert all(stop.path.startswith(f"{way[0]}/") for stop in mine)


@given(documents_with_blocks(), st.data())
def test_no_stop_outlives_its_gate_and_none_is_lost(document, data):
    """Whatever is deleted at the root, exactly the stops of what is left are left."""
    nodes = sorted(document.root.nodes)
    gone = data.draw(st.lists(st.sampled_from(nodes), unique=True)) if nodes else []
    after = edits.remove(document, gone)
    assert_whole(after)
    left = {"", *paths_of_steps(after)}
    assert after.stops == tuple(stop for stop in document.stops if stop.path in left)


def test_what_could_not_be_saved_is_refused():
    document = neuron()
    long = edits.set_stop(document, (FORWARD, "exp1"), "a" * 20_001)
    assert "20,000" in str(rules.why_not_grow(document, long))
    assert rules.why_not_grow(long, edits.set_stop(long, (BACKWARD, "exp1"), "b")) is None
    fits = edits.set_stop(document, (FORWARD, "exp1"), "a" * 20_000)
    assert rules.why_not_grow(document, fits) is None
    full = replace(document, stops=tuple(Stop(FORWARD, f"g{n}") for n in range(1000)))
    assert "1,000" in str(rules.why_not_grow(full, edits.set_stop(full, (FORWARD, "exp1"))))
    assert rules.why_not_grow(full, edits.remove_stop(full, (FORWARD, "g0"))) is None


@pytest.mark.parametrize("path", ["input1", "no_such", "exp1/x", "/exp1", "exp1/"])
def test_what_has_no_step_can_bear_no_stop(path):
    assert not records.has_step(neuron(), path)


def test_what_is_kept_for_one_use_keeps_the_length_of_its_sliders():
    before = two_neurons()
    gate = tanh_in(before)
    (definition,) = before.blocks
    weight = next(iter(before.blocks[definition].circuit.values))
    for block, reach in (("block1", 3.0), ("block2", 5.0)):
        before = edits.set_range(before, f"{block}/{weight}", -reach, reach)
    edited = blocks.within(before, definition, edits.rename, gate, "sum")
    document, way = keep_for_one(before, edited, ("block2",))
    assert document.ranges[f"block1/{weight}"] == (-3.0, 3.0)
    (own,) = (path for path in document.ranges if path.startswith(f"{way[0]}/"))
    assert document.ranges[own] == (-5.0, 5.0)
