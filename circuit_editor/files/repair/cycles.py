"""Finds what closes cycles in the data of a file, and the blocks that make it too large.

Nothing recurses, and each is found in one walk: a file may hold as many cycles as wires.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeAlias

from circuit_editor.files.limits import EXPANDED, NESTED
from circuit_editor.model import BLOCK
from circuit_editor.model.graph import closing_edges, post_order

Use: TypeAlias = tuple[list[Any], int]  # a list of nodes, and the index of a block's instance


def wires_closing_loops(wires: list[Any]) -> list[int]:
    """The indices of the wires that close loops."""
    edges: dict[str, list[tuple[str, int]]] = {}
    for index, wire in enumerate(wires):
        source, target = wire["from"].rpartition(".")[0], wire["to"].rpartition(".")[0]
        edges.setdefault(source, []).append((target, index))
    return closing_edges(edges, edges)


def uses_closing_cycles(blocks: list[Any]) -> list[Use]:
    """The instances by which blocks stand inside themselves."""
    edges = _uses(blocks)
    return closing_edges(edges, edges)


def uses_beyond_limits(root: list[Any], blocks: list[Any]) -> list[Use]:
    """The instances without which no block is too large or too deep, the largest first."""
    uses = _uses(blocks)
    lists = {each["id"]: each["nodes"] for each in blocks}
    gates, depths = dict[str, int](), dict[str, int]()
    found: list[Use] = []

    def fit(nodes: list[Any], used: list[tuple[str, Use]]) -> tuple[int, int]:
        """How many gates a list of nodes is, and how deep, without what is too much in it."""
        kept = [(block, use) for block, use in used if depths[block] < NESTED.most]
        found.extend(use for block, use in used if depths[block] >= NESTED.most)
        kept.sort(key=lambda each: gates[each[0]])
        size = len(nodes) + sum(gates[block] for block, _ in kept)
        while kept and size > EXPANDED.most:
            block, use = kept.pop()
            size -= gates[block]
            found.append(use)
        return size, 1 + max((depths[block] for block, _ in kept), default=0)

    for id_ in post_order(sorted(uses), lambda id_: sorted({block for block, _ in uses[id_]})):
        gates[id_], depths[id_] = fit(lists[id_], uses[id_])
    fit(root, _used(root, lists))
    return found


def _uses(blocks: list[Any]) -> dict[str, list[tuple[str, Use]]]:
    ids = {each["id"] for each in blocks}
    return {each["id"]: _used(each["nodes"], ids) for each in blocks}


def _used(nodes: list[Any], known: Iterable[str]) -> list[tuple[str, Use]]:
    known = set(known)
    return [
        (each["block"], (nodes, index))
        for index, each in enumerate(nodes)
        if isinstance(each, dict)
        and each.get("kind") == BLOCK
        and isinstance(each.get("block"), str)
        and each["block"] in known
    ]
