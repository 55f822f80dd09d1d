"""The order in which the input pins of symmetric gates are drawn: that of the wires that arrive.

`x + y` and `y + x` are the same gate, so its wires need not cross to reach it. Only the drawing
changes: in the document each wire arrives at the input it was given.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeAlias

import numpy as np

from circuit_editor.gates import Array
from circuit_editor.layout.routing.routes import Route, sample
from circuit_editor.model import Circuit, Pin

_Pair: TypeAlias = tuple[str, Route, Route]  # a gate, and the ways to its two inputs

LOWER_BY = 1.0  # where both come from about the same height, the first input stays above


def exchanged_gates(
    circuit: Circuit, height_of: Callable[[Pin], float], ids: Iterable[str] | None = None
) -> frozenset[str]:
    """The gates whose two inputs are drawn in exchanged order, of all or of these `ids`.

    `height_of` says how high the wire from an output pin leaves; down is positive.
    """
    found = []
    for id_ in circuit.nodes if ids is None else ids:
        node = circuit.nodes[id_]
        if node.gate.is_symmetric:
            upper, lower = circuit.sources(id_)
            if (
                upper is not None
                and lower is not None
                and height_of(upper) > height_of(lower) + LOWER_BY
            ):
                found.append(id_)
    return frozenset(found)


def crossed_gates(circuit: Circuit, routes: Mapping[Pin, Route]) -> frozenset[str]:
    """The symmetric gates whose two wires cross on their way, as these are routed."""
    alike: dict[tuple[int, int], list[_Pair]] = {}  # of as many curves: those are tested at once
    for id_, node in circuit.nodes.items():
        gate = node.gate
        if gate.is_symmetric:
            first, second = (routes.get(Pin(id_, port)) for port in gate.inputs)
            if first is not None and second is not None and _may_meet(first, second):
                alike.setdefault((len(first), len(second)), []).append((id_, first, second))
    return frozenset(id_ for pairs in alike.values() for id_ in _crossed(pairs))


def _may_meet(one: Route, other: Route) -> bool:
    """True where neither of two routes to one gate runs wholly above the other."""
    a = [y for curve in one for _, y in curve]
    b = [y for curve in other for _, y in curve]
    return min(a) <= max(b) and min(b) <= max(a)


def _crossed(pairs: Sequence[_Pair]) -> list[str]:
    """Those whose routes cross an odd number of times: then their ends had better change."""
    a = _sampled([first for _, first, _ in pairs])
    b = _sampled([second for _, _, second in pairs])
    a0, a1, b0, b1 = a[:, :-1, None], a[:, 1:, None], b[:, None, :-1], b[:, None, 1:]

    def side(p: Array, q: Array, r: Array) -> Array:
        turned: Array = (q[..., 0] - p[..., 0]) * (r[..., 1] - p[..., 1]) - (
            q[..., 1] - p[..., 1]
        ) * (r[..., 0] - p[..., 0])
        return turned

    crosses = (side(a0, a1, b0) * side(a0, a1, b1) < 0) & (side(b0, b1, a0) * side(b0, b1, a1) < 0)
    odd = (crosses.sum(axis=(1, 2)) % 2).tolist()
    return [id_ for (id_, _, _), is_odd in zip(pairs, odd, strict=True) if is_odd]


def _sampled(routes: Sequence[Route]) -> Array:
    """Points along routes of as many curves: a route a row, as `samples` lists them."""
    controls = np.array(routes)  # route, curve, control point, coordinate
    flat = controls.reshape(-1, 4, 2)
    points = np.stack([sample(*flat[..., axis].T) for axis in (0, 1)], axis=-1)
    return points.reshape(len(routes), -1, 2)
