"""The order in which the input pins of symmetric gates are drawn: that of the wires that arrive.

`x + y` and `y + x` are the same gate, so its wires need not cross to reach it. Only the drawing
changes: in the document each wire arrives at the input it was given.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

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
