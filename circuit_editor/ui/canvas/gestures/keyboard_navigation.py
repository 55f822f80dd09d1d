"""Keyboard navigation in the circuit: which node an arrow or Tab leads to, which wires it has."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from circuit_editor.model import Circuit, Pin, Place
from circuit_editor.model.graph import group_by_key

ASIDE = 2.5  # how much dearer a step aside is than a step ahead


def neighbour(
    circuit: Circuit, selection: Collection[str], direction: tuple[int, int]
) -> str | None:
    """The node to which an arrow key leads: along a wire where one leads that way, else nearby.

    With nothing selected it is the node farthest up and left.
    """
    places = all_places(circuit)
    if not places:
        return None
    if not selection:
        return min(circuit.nodes or places, key=lambda id_: sum(places[id_]))
    here = min(selection)
    dx, dy = direction
    if dx and here in circuit.nodes:
        wired = _wired(circuit, here, forward=dx > 0)
        if wired:
            return wired
    x, y = places[here]
    best, best_distance = None, float("inf")
    for id_, (other_x, other_y) in places.items():
        ahead = (other_x - x) * dx + (other_y - y) * dy
        aside = abs((other_x - x) * dy) + abs((other_y - y) * dx)
        if id_ != here and ahead > 0 and ahead + ASIDE * aside < best_distance:
            best, best_distance = id_, ahead + ASIDE * aside
    return best


def all_places(circuit: Circuit) -> Mapping[str, Place]:
    """Where all stands that keys come to: nodes, notes, and the titles of frames."""
    if not (circuit.notes or circuit.frames):
        return circuit.places
    from circuit_editor.layout.space.frame_boxes import frame_boxes

    titles = [
        (id_, ((left + right) / 2, top))
        for id_, (left, top, right, _) in frame_boxes(circuit).items()
    ]
    notes = [(id_, note.place) for id_, note in circuit.notes.items()]
    return circuit.places.update([*notes, *titles])


def wires_of(circuit: Circuit, ids: Collection[str]) -> list[Pin]:
    """The wires of these nodes, by the inputs they arrive at.

    Of each node, from the left, those that arrive, then those that leave, the uppermost first.
    """
    leaving = group_by_key((source.node, pin) for pin, source in circuit.wires.items())
    found: dict[Pin, None] = {}
    for id_ in sorted(ids, key=lambda each: (circuit.places[each], each)):
        pins = (Pin(id_, port) for port in circuit.nodes[id_].gate.inputs)
        found |= dict.fromkeys(pin for pin in pins if pin in circuit.wires)
        below = sorted(
            leaving.get(id_, ()), key=lambda pin: (circuit.places[pin.node][1], str(pin))
        )
        found |= dict.fromkeys(below)
    return [*found]


def next_input(circuit: Circuit, id_: str, direction: int) -> str:
    """The node with a value that Tab (1) or Shift+Tab (-1) goes to: from top to bottom, around."""
    sources = [each for each, node in circuit.nodes.items() if node.gate.is_source]
    if id_ not in sources:
        return id_
    return _next(circuit, sources, id_, direction)


def next_name(circuit: Circuit, id_: str, direction: int) -> str:
    """The node to whose name Tab (1) or Shift+Tab (-1) goes: from value to value, gate to gate."""
    node = circuit.nodes.get(id_)
    if node is None or node.gate.is_source:
        return next_input(circuit, id_, direction)
    gates = [each for each, other in circuit.nodes.items() if not other.gate.is_source]
    return _next(circuit, gates, id_, direction)


def _next(circuit: Circuit, ids: list[str], id_: str, direction: int) -> str:
    ids.sort(key=lambda each: (circuit.places[each][1], circuit.places[each][0]))
    return ids[(ids.index(id_) + direction) % len(ids)]


def _wired(circuit: Circuit, here: str, *, forward: bool) -> str | None:
    """The uppermost node that `here` feeds, or that feeds its first input."""
    if forward:
        fed = [target.node for target, source in circuit.wires.items() if source.node == here]
        return min(fed, key=lambda id_: circuit.places[id_][1], default=None)
    feeding = [source.node for source in circuit.sources(here) if source is not None]
    return feeding[0] if feeding else None
