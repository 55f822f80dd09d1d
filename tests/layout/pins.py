"""Where pins and points of wires stand, worked out plainly."""

from circuit_editor.layout.places.pin_order import exchanged_gates
from circuit_editor.layout.routing.routes import Bezier, blend, weights
from circuit_editor.layout.sizes import pin_offset
from circuit_editor.model import Circuit, Pin, Place


def pin_place(circuit: Circuit, id_: str, port: str) -> Place:
    """Where a pin stands in the scene; inputs of symmetric gates in the order of their wires."""

    def height_of(pin: Pin) -> float:
        node, label = circuit.nodes[pin.node], circuit.label(pin.node)
        return circuit.places[pin.node][1] + pin_offset(node, label, pin.port)[1]

    exchanged = bool(exchanged_gates(circuit, height_of, [id_]))
    x, y = circuit.places[id_]
    dx, dy = pin_offset(circuit.nodes[id_], circuit.label(id_), port, exchanged=exchanged)
    return x + dx, y + dy


def point_on(curve: Bezier, t: float) -> Place:
    """The point of a cubic at `t` from 0 (its start) to 1 (its end)."""
    return blend(curve, weights(t))
