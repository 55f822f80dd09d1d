"""Graph algorithms: topological order, post-order, cycles, reachability, shortest paths.

A graph is what follows each node, as a mapping or a function; which way that leads, along the wires
or against them, is up to the caller. Nothing recurses: chains of 10,000 nodes are normal. What
works on a compiled tape's arrays has its own, in `engine.compile.order` and
`engine.kernel.passes`: it must run as machine code, at every edit.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

N = TypeVar("N", bound=Hashable)
K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class CycleError(ValueError):
    """A graph that should have no cycle has one; `cycle` is a way along it, its ends the same."""

    def __init__(self, cycle: list[Any]) -> None:
        super().__init__(cycle)
        self.cycle = cycle

    def __str__(self) -> str:
        return " → ".join(map(str, self.cycle))


def group_by_key(pairs: Iterable[tuple[K, V]]) -> dict[K, list[V]]:
    """The values of each key, in the order of the pairs."""
    found: dict[K, list[V]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return found


def topological_order(
    nodes: Iterable[N],
    following: Mapping[N, Iterable[N]],
    priority: Callable[[N], Any] | None = None,
) -> list[N]:
    """The nodes, each before those that follow it (Kahn's algorithm).

    Of those that may come next the one of least `priority` does, of equal ones the least node;
    without it the one that has waited longest. Nodes on a cycle, and all that follow them, are left
    out.
    """
    waiting = dict.fromkeys(nodes, 0)
    for targets in following.values():
        for target in targets:
            waiting[target] += 1

    ready = [node for node, times in waiting.items() if not times]
    # two loops, as a heap is a third slower than a list, and a call for both slower still
    if priority is None:
        for node in ready:  # grows while it is walked
            for target in following.get(node, ()):
                waiting[target] -= 1
                if not waiting[target]:
                    ready.append(target)
        return ready
    heap = [(priority(node), node) for node in ready]
    heapq.heapify(heap)
    order: list[N] = []
    while heap:
        _, node = heapq.heappop(heap)
        order.append(node)
        for target in following.get(node, ()):
            waiting[target] -= 1
            if not waiting[target]:
                heapq.heappush(heap, (priority(target), target))
    return order


def post_order(starts: Iterable[N], following: Callable[[N], Iterable[N]]) -> list[N]:
    """All that can be reached, each behind whatever follows it, as a depth-first search ends.

    A topological order, too, but one that begins where one asks, follows the order in which a node
    names what follows it, and knows the cycle that it meets. Raises CycleError.
    """
    done: dict[N, bool] = {}  # False while a node is on the trail
    order: list[N] = []
    for start in starts:
        trail = [] if start in done else [(start, iter(following(start)))]
        done.setdefault(start, False)
        while trail:
            node, targets = trail[-1]
            target = next((each for each in targets if not done.get(each, False)), None)
            if target is None:
                done[node] = True
                order.append(node)
                trail.pop()
            elif target in done:
                way = [each for each, _ in trail]
                raise CycleError([*way[way.index(target) :], target])
            else:
                done[target] = False
                trail.append((target, iter(following(target))))
    return order


def closing_edges(starts: Iterable[N], edges: Mapping[N, Iterable[tuple[N, V]]]) -> list[V]:
    """The labels of the edges that close cycles (depth-first): without them there are none.

    Each edge is the node it leads to, and its label.
    """
    found: list[V] = []
    is_open: dict[N, bool] = {}
    for start in starts:
        trail = [] if start in is_open else [(start, iter(edges.get(start, ())))]
        is_open.setdefault(start, True)
        while trail:
            node, onwards = trail[-1]
            for target, label in onwards:
                if target not in is_open:
                    is_open[target] = True
                    trail.append((target, iter(edges.get(target, ()))))
                    break
                if is_open[target]:
                    found.append(label)
            else:
                is_open[node] = False
                trail.pop()
    return found


def reachable(starts: Iterable[N], following: Callable[[N], Sequence[N]]) -> list[N]:
    """What can be reached, the starts among them, in the pre-order of a depth-first search."""
    found: dict[N, None] = {}
    waiting = list(starts)[::-1]
    while waiting:
        node = waiting.pop()
        if node not in found:
            found[node] = None
            waiting += following(node)[::-1]
    return list(found)


def shortest_path(start: N, end: N, following: Callable[[N], Iterable[N]]) -> list[N] | None:
    """The nodes from one to another, both included, as few as can be; None where no way leads."""
    before: dict[N, N | None] = {start: None}
    waiting = [start]
    for node in waiting:  # grows while it is walked
        if node == end:
            path = [node]
            while (back := before[path[-1]]) is not None:
                path.append(back)
            return path[::-1]
        for target in following(node):
            if target not in before:
                before[target] = node
                waiting.append(target)
    return None
