"""Places of numbers, and the rule where each belongs: on its wire, at its gate, or on its branch.

A number always belongs to a connection. Where a wire is its source's only one and runs flat, both
numbers stand on it; else the value stands over the gate that the wire leaves and the gradient
under it. Of a fork every branch bears its own gradient near its reader, and what stands at the
gate is their sum. A card shows both numbers itself.
"""

from __future__ import annotations

from collections.abc import Collection

from circuit_editor.gates import Gate
from circuit_editor.layout.routing.routes import SAMPLES, WEIGHTS, Route, blend, samples
from circuit_editor.layout.sizes import LABEL_HEIGHT, node_size
from circuit_editor.layout.space.boxes import Box
from circuit_editor.layout.space.solid_shapes import BEHIND
from circuit_editor.model import Circuit, Node, Pin, Place
from circuit_editor.model.graph import group_by_key
from circuit_editor.named_tuple import NamedTuple

USUAL_WIDTH = 50.0  # of a number such as −0.036: what is kept clear for any
WIDTHS = (33.0, 43.0, USUAL_WIDTH)  # 0.53, −0.53, and those: the room each has is known
STEEPEST, SHORTEST = 24.0, 44.0  # the rise and the length of a wire that has room for its numbers
CLEAR = 2.5  # between a number and its wire
WIDEST_GAP = 26.0  # between the two numbers of a steep wire
REACH = 20.0  # from a number's middle: where its wire must not come too near
MOST_ASIDE = 16.0
AWAY = 8.0  # from a reader to the number of its branch

UP, LEVEL, DOWN = -1, 0, 1
LEFT, CENTRED, RIGHT = -1, 0, 1


class NumberPlace(NamedTuple):
    """The point of a number that stays where it is when it is written larger.

    It is on its lower edge, halfway up, or on its upper edge; on its right edge, in its middle, or
    on its left edge: the number grows upwards or downwards from there, to the left or to the right.
    """

    x: float
    y: float
    side: int = LEVEL
    lean: int = CENTRED

    def box(self, growth: float = 1.0, width: float = USUAL_WIDTH) -> Box:
        """Its room when it is written so much larger."""
        width, height = growth * width, growth * LABEL_HEIGHT
        left, top = self.x - width * (1 - self.lean) / 2, self.y - height * (1 - self.side) / 2
        return left, top, left + width, top + height


class NumberPlaces(NamedTuple):
    """The places of a value and a gradient; None for what stands elsewhere."""

    value: NumberPlace | None = None
    gradient: NumberPlace | None = None


NOWHERE = NumberPlaces()


class Shows(NamedTuple):
    """The pins that bear the numbers of an output."""

    at_gate: bool  # both, over and under the gate it leaves
    on_wire: bool  # both, on its only wire
    on_branches: bool  # gradients only, near their readers


def shown_by(node: Node | None, wires: Collection[Pin], is_flat: bool) -> Shows:
    """What the wires of an output bear; `is_flat` where it has but one that has room for both.

    `node` is None for a port of a block that is open in place: it has no body to stand over.
    """
    forks = len(wires) > 1
    if node is not None and (node.gate.is_source or node.shape):
        return Shows(at_gate=False, on_wire=False, on_branches=forks)
    on_wire = len(wires) == 1 and (is_flat or node is None)
    at_gate = not on_wire and (bool(wires) or (node is not None and shows_result(node.gate)))
    return Shows(at_gate=at_gate, on_wire=on_wire, on_branches=forks)


def has_room(route: Route) -> bool:
    """True for a wire that is flat and long enough to bear its numbers."""
    (x1, y1), (x2, y2) = route[0][0], route[-1][-1]
    return len(route) == 1 and x2 - x1 >= SHORTEST and abs(y2 - y1) < STEEPEST


def at_gate(node: Node, label: str, place: Place, offset: Place) -> NumberPlaces:
    """Over and under a gate; of a block's outputs each beside its own pin, at this offset."""
    x, y = place
    _, height = node_size(node, label)
    if node.interface is not None and len(node.interface.outputs) > 1:
        beside = x + offset[0] + USUAL_WIDTH / 2 + CLEAR
        return NumberPlaces(
            NumberPlace(beside, y + offset[1] - CLEAR, UP),
            NumberPlace(beside, y + offset[1] + CLEAR, DOWN),
        )
    behind = BEHIND if node.interface is not None else 0.0
    return NumberPlaces(
        NumberPlace(x, y - height / 2, UP), NumberPlace(x, y + height / 2 + behind, DOWN)
    )


def on_branch(route: Route, away: float = AWAY) -> NumberPlace:
    """The place of a branch's gradient: on the wire itself, right before its reader."""
    curve = route[-1]
    (start, _), (end, y) = curve[0], curve[-1]
    wanted = end - away - USUAL_WIDTH / 2
    if end - start < USUAL_WIDTH + away:
        wanted = (start + end) / 2
    before = curve[-1]
    for weights in WEIGHTS[-2:0:-1]:
        x, y = blend(curve, weights)
        if x <= wanted:
            share = (wanted - x) / (before[0] - x) if before[0] > x else 0.0
            return NumberPlace(wanted, y + share * (before[1] - y), LEVEL)
        before = x, y
    return NumberPlace(*blend(curve, WEIGHTS[len(WEIGHTS) // 2]), LEVEL)


def on_wire(route: Route) -> NumberPlaces:
    """The numbers' place in the middle of a wire, whatever else stands there."""
    beside, (x, y) = _middle(route)
    near = [py for px, py in beside if abs(px - x) <= REACH]
    falls = near[-1] - near[0] or route[-1][-1][1] - route[0][0][1]
    aside = min(MOST_ASIDE, 0.5 * (max(near) - min(near))) * (1 if falls > 0 else -1)
    over = [py for px, py in beside if abs(px - x - aside) <= REACH] or [y]
    under = [py for px, py in beside if abs(px - x + aside) <= REACH] or [y]
    top = max(min(over), y - WIDEST_GAP / 2)
    bottom = min(max(under), y + WIDEST_GAP / 2)
    return NumberPlaces(
        NumberPlace(x + aside, min(top, y) - CLEAR, UP),
        NumberPlace(x - aside, max(bottom, y) + CLEAR, DOWN),
    )


def _middle(route: Route) -> tuple[list[Place], Place]:
    """The samples among which numbers in the middle of a wire may stand, and the one there."""
    curve = route[0]
    if len(route) > 1 or not curve[0][0] <= curve[1][0] <= curve[2][0] <= curve[3][0]:
        points = samples(route)
        return points, points[round(0.5 * (len(points) - 1))]
    # a wire that always leads right comes by but once
    middle = len(SAMPLES) // 2
    there = blend(curve, WEIGHTS[middle])
    far = REACH + MOST_ASIDE + 1.0
    before, after = [there], []
    for weights in WEIGHTS[middle - 1 :: -1]:
        before.append(blend(curve, weights))
        if there[0] - before[-1][0] > far:
            break
    for weights in WEIGHTS[middle + 1 :]:
        after.append(blend(curve, weights))
        if after[-1][0] - there[0] > far:
            break
    return before[::-1] + after, there


def wires_of_outputs(circuit: Circuit) -> dict[Pin, list[Pin]]:
    """The wires that leave each output, by the inputs they lead to."""
    return group_by_key((source, target) for target, source in sorted(circuit.wires.items()))


def ends_of(circuit: Circuit) -> list[Pin]:
    """The outputs of gates that drive nothing: their results are read there all the same."""
    driving = {*circuit.wires.values()}
    gates = ((id_, node.gate) for id_, node in sorted(circuit.nodes.items()))
    return [
        Pin(id_, port)
        for id_, gate in gates
        if shows_result(gate) and not circuit.nodes[id_].shape
        for port in gate.outputs
        if Pin(id_, port) not in driving
    ]


def shows_result(gate: Gate) -> bool:
    """True for a gate that shows what comes out of it, even where nothing reads it."""
    return not (gate.is_source or gate.is_flag or gate.is_port)
