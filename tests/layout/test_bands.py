"""Layers and bundles of large circuits: what is shown of them from afar."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from immutables import Map
from strategies import some_node

from circuit_editor.expression import document_from
from circuit_editor.layout.places.bands import bands_of, boxes_of, have_same_bands
from circuit_editor.layout.routing.bundles import LEAST, LEAST_SHORT, bundles_of
from circuit_editor.model import Circuit

NAMED = (
    "h0_0 = tanh(a*x + b*y); h0_1 = tanh(c*x + d*y);"
    "h1_0 = relu(e*h0_0 + f*h0_1); h1_1 = relu(g*h0_0 + h*h0_1); loss = (h1_0 - h1_1)^2"
)
# three neurons a layer, of which only the gates tell what they are
NAMELESS = (
    "u = tanh(a*x + b); v = tanh(c*x + d); w = tanh(e*x + f);"
    "p = tanh(u*g + v*h + w*i); q = tanh(u*j + v*k + w*l); r = tanh(u*m + v*n + w*o);"
    "loss = p*q*r + p*s + q*t + r*z"
)


def without_names(circuit: Circuit) -> Circuit:
    return replace(circuit, labels=Map())


@cache
def circuit_of(text: str) -> Circuit:
    return document_from(text).root


def test_gates_that_are_named_alike_are_the_results_of_a_layer():
    circuit = circuit_of(NAMED)
    bands = bands_of(circuit)
    assert [[circuit.label(id_) for id_ in band.results] for band in bands] == [
        ["h0_0", "h0_1"],
        ["h1_0", "h1_1"],
    ]
    owned = [
        {circuit.label(id_) for id_ in band.members if circuit.nodes[id_].gate.is_source}
        for band in bands
    ]
    assert owned == [set("abcdxy"), set("efgh")]  # each input where it is read first


def test_without_names_gates_of_one_kind_and_depth_that_feed_several_are():
    circuit = circuit_of(NAMELESS)
    bare = without_names(circuit)
    found = [{circuit.label(id_) for id_ in band.results} for band in bands_of(bare)]
    assert found == [set("uvw"), set("pqr")]


def test_where_nothing_is_alike_there_are_no_layers():
    assert bands_of(circuit_of("x = sin(x); x = cos(x); y = x*z")) == []


@given(some_node(), st.sampled_from([NAMED, NAMELESS]))
def test_a_node_without_wires_and_name_makes_no_other_layers(node, text):
    circuit = without_names(circuit_of(text)) if text == NAMELESS else circuit_of(text)
    more = replace(circuit, nodes=circuit.nodes.set("new", node))
    assert have_same_bands(circuit, more) and have_same_bands(more, circuit)
    assert bands_of(more) == bands_of(circuit) != []


def test_layers_are_looked_for_again_where_they_may_be_others():
    circuit = circuit_of(NAMED)
    gate, source = circuit.find("h1_0"), circuit.find("a")
    target = next(target for target in circuit.wires if target.node == gate)

    def renamed(id_: str) -> Circuit:
        return replace(circuit, labels=circuit.labels.set(id_, "other"))

    assert have_same_bands(circuit, renamed(source)) and not have_same_bands(circuit, renamed(gate))
    assert not have_same_bands(circuit, replace(circuit, wires=circuit.wires.delete(target)))
    other = replace(circuit, nodes=circuit.nodes.set(gate, circuit.nodes[source]))
    assert not have_same_bands(circuit, other)


def test_a_layer_that_goes_on_in_another_line_is_two_bands():
    boxes = {"a": (0.0, 0.0, 50.0, 40.0), "b": (90.0, 60.0, 140.0, 100.0), "c": (0, 900, 50, 940)}
    assert boxes_of("abc", boxes, 10.0) == [(-10, -10, 150, 110), (-10, 890, 60, 950)]


def test_wires_side_by_side_are_one_bundle_and_none_is_lost():
    rows = np.arange(LEAST_SHORT) * 2.0
    ones = np.ones_like(rows)
    far = np.stack([0 * ones, rows, 500 * ones, 300 + rows], axis=1)
    near = np.stack([900 * ones, rows, 950 * ones, rows], axis=1)
    few = np.array([[2_000.0, 5.0, 2_900.0, 5.0]] * (LEAST - 1))
    found = bundles_of(np.concatenate([far, near, few]), 100.0)
    assert sorted(found.counts.tolist()) == [LEAST_SHORT, LEAST_SHORT]
    assert found.singles.tolist() == few.tolist()
    at = found.starts[:, 0].argmin()
    assert found.starts[at].tolist() == [0.0, rows.mean(), 0.0, rows.max()]
    assert found.ends[at].tolist() == [500.0, 300 + rows.mean(), 300.0, 300 + rows.max()]
    short = bundles_of(near[1:], 100.0)  # one fewer, and their ends are near: each is drawn
    assert len(short.counts) == 0
    assert len(short.singles) == LEAST_SHORT - 1
    assert len(bundles_of(np.zeros((0, 4)), 100.0).singles) == 0
