"""Where pins and points of wires stand, worked out plainly."""

from circuit_editor.layout.routes import Bezier, blend, weights
from circuit_editor.layout.sizes import pin_offset
from circuit_editor.model import Circuit, Place


def pin_place(circuit: Circuit, id_: str, port: str) -> Place:
    """Where a pin stands in the scene."""
    x, y = circuit.places[id_]
    dx, dy = pin_offset(circuit.nodes[id_], circuit.label(id_), port)
    return x + dx, y + dy


def point_on(curve: Bezier, t: float) -> Place:
    """The point of a cubic at `t` from 0 (its start) to 1 (its end)."""
    return blend(curve, weights(t))
