"""Graph algorithms, held against what defines them on random graphs, and against `graphlib`."""

from graphlib import TopologicalSorter
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from circuit_editor.model.graph import (
    CycleError,
    post_order,
    reachable,
    shortest_path,
    topological_order,
)

PAIRS = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=25)


def following(pairs: list[tuple[int, int]]) -> dict[int, list[int]]:
    """The graph of these arrows; some of them more than once, as two wires into one gate are."""
    return {node: [b for a, b in pairs if a == node] for node in range(10)}


def without_cycles(pairs: list[tuple[int, int]]) -> dict[int, list[int]]:
    return following([(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]])


def matrix_of_ways(graph: dict[int, list[int]]) -> set[tuple[int, int]]:
    """Every pair of which the second can be reached from the first, by Warshall's algorithm."""
    ways = {(a, b) for a, targets in graph.items() for b in targets} | {(a, a) for a in graph}
    for middle in graph:
        ways |= {(a, b) for a in graph for b in graph if {(a, middle), (middle, b)} <= ways}
    return ways


@given(PAIRS)
def test_a_topological_order_has_each_node_before_those_that_follow_it(pairs):
    graph = without_cycles(pairs)
    order = topological_order(graph, graph)
    assert sorted(order) == list(graph)
    assert all(order.index(a) < order.index(b) for a, targets in graph.items() for b in targets)


@given(PAIRS)
def test_of_those_that_may_come_next_the_one_of_least_priority_does(pairs):
    graph = without_cycles(pairs)
    sorter = TopologicalSorter({node: [a for a in graph if node in graph[a]] for node in graph})
    sorter.prepare()
    wanted, ready = [], set(sorter.get_ready())
    while ready:
        wanted.append(max(ready))
        sorter.done(wanted[-1])
        ready = {*ready, *sorter.get_ready()} - {wanted[-1]}
    assert topological_order(graph, graph, lambda node: -node) == wanted


def test_of_equal_priorities_the_least_node_comes_first():
    graph = {"b": ["d", "c"], "a": [], "d": [], "c": []}
    assert topological_order("bdac", graph, lambda node: 0) == ["a", "b", "c", "d"]


def test_without_a_priority_the_one_that_waits_longest_comes_next():
    graph = {"d": ["a"], "b": ["c"], "a": [], "c": []}
    assert topological_order("dbac", graph) == ["d", "b", "a", "c"]


@given(PAIRS)
def test_nodes_on_a_cycle_and_behind_it_have_no_place_in_the_order(pairs):
    graph = following(pairs)
    ways = matrix_of_ways(graph)
    looping = {a for a in graph if any((b, a) in ways for b in graph[a])}
    cut_off = {b for a, b in ways if a in looping}
    assert set(topological_order(graph, graph)) == graph.keys() - cut_off


@given(PAIRS)
def test_a_post_order_ends_each_node_behind_those_that_follow_it_or_names_a_cycle(pairs):
    graph = following(pairs)
    ways = matrix_of_ways(graph)
    if any((b, a) in ways for a in graph for b in graph[a]):
        with pytest.raises(CycleError) as found:
            post_order(graph, graph.__getitem__)
        cycle = found.value.cycle
        assert cycle[0] == cycle[-1] and len(set(cycle)) == len(cycle) - 1
        assert all(b in graph[a] for a, b in pairwise(cycle))
        return
    order = post_order(graph, graph.__getitem__)
    assert sorted(order) == list(graph)
    assert all(order.index(b) < order.index(a) for a, targets in graph.items() for b in targets)


def test_a_post_order_takes_what_follows_in_the_order_in_which_it_is_named():
    graph = {"f": ["b", "a"], "a": ["c"], "b": ["c"], "c": []}
    assert post_order(["f"], graph.__getitem__) == ["c", "b", "a", "f"]


@given(PAIRS, st.sets(st.integers(0, 9), max_size=3))
def test_what_is_reachable_is_what_the_matrix_says(pairs, starts):
    graph = following(pairs)
    found = reachable(starts, graph.__getitem__)
    assert len(set(found)) == len(found)
    assert set(found) == {b for a, b in matrix_of_ways(graph) if a in starts}


def test_what_is_reachable_stands_in_pre_order():
    graph = {"f": ["b", "a"], "g": ["d"], "a": ["c"], "b": ["c"], "c": [], "d": []}
    assert reachable(["f", "g"], graph.__getitem__) == ["f", "b", "c", "a", "g", "d"]


@given(PAIRS, st.integers(0, 9), st.integers(0, 9))
def test_a_shortest_path_is_one_and_none_is_shorter(pairs, start, end):
    graph = following(pairs)
    path = shortest_path(start, end, graph.__getitem__)
    near, steps = {start}, 0
    while end not in near and steps < len(graph):
        near |= {b for a in near for b in graph[a]}
        steps += 1
    assert (path is None) == (end not in near)
    if path is not None:
        assert path[0] == start and path[-1] == end and len(path) == steps + 1
        assert all(b in graph[a] for a, b in pairwise(path))


def test_a_chain_of_ten_thousand_is_no_deeper_than_one():
    chain = {node: [node + 1] for node in range(9_999)} | {9_999: []}
    whole = list(range(10_000))
    assert topological_order(chain, chain) == whole == reachable([0], chain.__getitem__)
    assert post_order([0], chain.__getitem__) == whole[::-1]
    assert shortest_path(0, 9_999, chain.__getitem__) == whole
