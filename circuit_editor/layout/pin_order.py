"""The order in which the input pins of symmetric gates are drawn: that of the wires that arrive.

`x + y` and `y + x` are the same gate, so its wires need not cross to reach it. Only the drawing
changes: in the document each wire arrives at the input it was given.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

import numpy as np

from circuit_editor.gates import Array
from circuit_editor.layout.routes import Route, samples
from circuit_editor.model import Circuit, Pin

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
    found = []
    for id_, node in circuit.nodes.items():
        if node.gate.is_symmetric:
            first, second = (Pin(id_, port) for port in node.gate.inputs)
            if first in routes and second in routes and _cross(routes[first], routes[second]):
                found.append(id_)
    return frozenset(found)


def _cross(one: Route, other: Route) -> bool:
    """True where two routes cross an odd number of times: then their ends had better change."""
    a, b = np.array(samples(one)), np.array(samples(other))
    if not _may_meet(a, b):
        return False
    a0, a1, b0, b1 = a[:-1, None], a[1:, None], b[None, :-1], b[None, 1:]

    def side(p: Array, q: Array, r: Array) -> Array:
        turned: Array = (q[..., 0] - p[..., 0]) * (r[..., 1] - p[..., 1]) - (
            q[..., 1] - p[..., 1]
        ) * (r[..., 0] - p[..., 0])
        return turned

    crosses = (side(a0, a1, b0) * side(a0, a1, b1) < 0) & (side(b0, b1, a0) * side(b0, b1, a1) < 0)
    return bool(crosses.sum() % 2)


def _may_meet(a: Array, b: Array) -> bool:
    return bool((a.min(axis=0) <= b.max(axis=0)).all() and (b.min(axis=0) <= a.max(axis=0)).all())
