"""The composed circuit that the canvas shows: its nodes, with some blocks opened in place.

An opened block is a frame around its gates, which stand close, and its neighbours make room. All
this is a view: the places in the document stay as they are.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import lru_cache
from math import inf
from typing import Any

from immutables import Map

from circuit_editor.dataclass import dataclass, replace
from circuit_editor.gates import Gate
from circuit_editor.gates.gate import Shape
from circuit_editor.layout.sizes import node_size, snap
from circuit_editor.layout.space.boxes import Box, around
from circuit_editor.model import (
    INLET,
    Block,
    Circuit,
    Document,
    Node,
    Path,
    Pin,
    Place,
)
from circuit_editor.model.blocks import Where, circuit_at, edit_at, instances_in
from circuit_editor.model.document import Bends, Note, TitledFrame, without
from circuit_editor.model.records import held_within
from circuit_editor.named_tuple import NamedTuple
from circuit_editor.text import cut

BESIDE = 64.0  # in a frame, from a port's tab to the gates: room for a number on the wire
FAN = 14.0  # more of it for every further port: wires that fan out cross more room
ABOVE = 54.0  # the title, and the values over the highest gates
BELOW = 42.0  # the gradients under the lowest, and their captions
HIGHEST_PORT = 68.0  # from the upper edge: its wire's value stands clear of the title
LOWEST_PORT = 36.0  # from the lower edge
PORTS_APART = 48.0  # the numbers of one wire, and those of the next
LONGEST_NAME = 14  # of a port, on a frame
MOST_GUESSES = 12  # at the places behind those that are shown
FAN_BEHIND = 40.0  # behind a frame that several outputs leave, whose wires bend to their readers
AROUND_NOTHING = (-60.0, -30.0, 60.0, 30.0)  # what a block without gates is opened to
NO_SHAPES: Mapping[Pin, Shape] = Map()


class Frame(NamedTuple):
    """A block opened in place: its width and height, its ports' places from its centre.

    A port is a tab just inside the edge: the wire from outside ends at the edge, the wire inside
    begins where the tab ends. `tabs` are their widths, and `names` what stands on them.
    """

    size: tuple[float, float]
    ports: Mapping[str, Place]
    tabs: Mapping[str, float]
    names: Mapping[str, str]

    def inside(self, port: str) -> Place:
        """Where the wire inside begins, or ends, from the frame's centre."""
        x, y = self.ports[port]
        return (x + self.tabs[port] if x < 0 else x - self.tabs[port]), y

    def tab(self, port: str) -> Place:
        """The middle of a port's tab, from the frame's centre."""
        (x, y), (inside, _) = self.ports[port], self.inside(port)
        return (x + inside) / 2, y


class Picture(NamedTuple):
    """A circuit as it is shown, and the frames of its opened blocks.

    The circuit's ids are paths: an opened block "b" stays in it, and its gates come in as "b/m".
    Ports inside are left out; the wires in a frame begin and end at the block's own pins. Notes and
    titled frames inside are told of apart, by their paths: they are changed where one enters the
    block. Where nothing is open the circuit is the very one of the document.
    """

    circuit: Circuit
    frames: Mapping[str, Frame] = Map()
    inner_notes: Mapping[str, Note] = Map()
    inner_frames: Mapping[str, tuple[TitledFrame, Box]] = Map()


def picture(
    document: Document,
    where: Where,
    expanded: frozenset[str],
    shapes: Mapping[Pin, Shape] = NO_SHAPES,
    hidden: Mapping[Pin, Shape] = NO_SHAPES,
) -> Picture:
    """The picture of the circuit that a way through instances leads into.

    `expanded` are paths, from the root, of the blocks that are open; `shapes` are those of arrays,
    by pins of the whole document, and `hidden` are those that may not be seen: nothing tells of
    them, but gates stand where they do beside their tiles.
    """
    prefix = Path.of(*where).prefix
    circuit = with_shapes(circuit_at(document, where), shapes, prefix)
    if hidden:
        circuit = _at_left_edges(circuit, hidden, prefix)
    if not expanded or not any(prefix + id_ in expanded for id_, _ in instances_in(circuit)):
        return Picture(circuit)
    composed = _compose(document, circuit, prefix, expanded, shapes)
    return Picture(
        Circuit(
            nodes=Map(composed.nodes),
            wires=Map(composed.wires),
            values=circuit.values,
            labels=Map(composed.labels),
            places=without(Map(composed.places), composed.notes),
            bends=_bends_beside(circuit, composed),
            **_annotations_beside(circuit, composed),
        ),
        composed.frames,
        composed.inner_notes or Picture._field_defaults["inner_notes"],
        composed.inner_frames or Picture._field_defaults["inner_frames"],
    )


def with_shapes(circuit: Circuit, shapes: Mapping[Pin, Shape], prefix: str = "") -> Circuit:
    """The circuit as it is drawn: its nodes know the shapes of the arrays that leave them.

    Flags and blocks of several outputs show no tiles. Without arrays it is the very same circuit.
    """
    if not shapes:
        return circuit
    shaped = [
        (id_, _with_shape(node, shape))
        for id_, node in circuit.nodes.items()
        if _shows_tiles(node.gate)
        and (shape := shapes.get(Pin(prefix + id_, node.gate.outputs[0]))) is not None
    ]
    return replace(circuit, nodes=circuit.nodes.update(shaped)) if shaped else circuit


def _at_left_edges(circuit: Circuit, hidden: Mapping[Pin, Shape], prefix: str) -> Circuit:
    """The circuit with gates and blocks where they stand when there are tiles at them."""
    places = {}
    for id_, node in circuit.nodes.items():
        if not _shows_tiles(node.gate) or node.gate.is_source:
            continue
        shape = hidden.get(Pin(prefix + id_, node.gate.outputs[0]))
        if shape is not None:
            label, (x, y) = circuit.label(id_), circuit.places[id_]
            wide = node_size(_with_shape(node, shape), label)[0]
            places[id_] = x + (node_size(node, label)[0] - wide) / 2, y
    return replace(circuit, places=circuit.places.update(places))


def shapes_inside(shapes: Mapping[Pin, Shape], where: Where) -> Mapping[Pin, Shape]:
    """Those of the shapes that stand inside a block, by their paths in there."""
    prefix = Path.of(*where).prefix
    if not prefix or not shapes:
        return shapes
    inside = ((pin, shape) for pin, shape in shapes.items() if pin.node.startswith(prefix))
    return {Pin(pin.node[len(prefix) :], pin.port): shape for pin, shape in inside}


def root_as_drawn(document: Document) -> Circuit:
    """The outermost circuit with the shapes of its arrays, which a run of it tells."""
    if not any(value.array.shape for value in document.root.values.values()):
        return document.root
    from circuit_editor.engine import run_document  # where there are arrays

    return with_shapes(document.root, run_document(document).array_shapes())


def _shows_tiles(gate: Gate) -> bool:
    return len(gate.outputs) == 1 and not (gate.is_port or gate.is_flag or gate.is_unknown)


@lru_cache(maxsize=4096)
def _with_shape(node: Node, shape: Shape) -> Node:
    """The node with a shape: the same object every time, so that it is drawn but once."""
    return replace(node, shape=shape)


def places_behind(
    document: Document,
    where: Where,
    expanded: frozenset[str],
    places: Mapping[str, Place],
    shown: Mapping[str, Place],
    shapes: Mapping[Pin, Shape] = NO_SHAPES,
) -> Mapping[str, Place]:
    """Where nodes have to stand in the document to be shown at these places, or near to them.

    `places` are a first guess. Beside a frame nodes are pushed aside, some less than others.
    """
    from circuit_editor.model.edits import move  # for whoever moves something there

    best, least = places, inf
    stride = 1
    before: Mapping[str, Place] = {}
    for _ in range(MOST_GUESSES):
        moved = edit_at(document, where, move, places)
        found = picture(moved, where, expanded, shapes).circuit.places
        wrong = {
            id_: (snap(x - found[id_][0]), snap(y - found[id_][1])) for id_, (x, y) in shown.items()
        }
        total = sum(abs(dx) + abs(dy) for dx, dy in wrong.values())
        if total < least:
            best, least = places, total
        if not total:
            break
        stride = 2 * stride if wrong == before else 1  # it stands still until its slack is used
        before = wrong
        places = {
            id_: (x + stride * wrong[id_][0], y + stride * wrong[id_][1])
            for id_, (x, y) in places.items()
        }
    return best


def shift_of_wire(circuit: Circuit, shown: Picture, target: Pin) -> Place:
    """By how much the bends of a wire are shown elsewhere than they are: as its ends on average."""
    return _shift_of_wire(circuit, shown.circuit.places, shown.frames, target)


def _shift_of_wire(
    circuit: Circuit, places: Mapping[str, Place], opened: Collection[str], target: Pin
) -> Place:
    ends = [id_ for id_ in (circuit.wires[target].node, target.node) if id_ not in opened]
    x, y = (sum(places[id_][axis] - circuit.places[id_][axis] for id_ in ends) for axis in (0, 1))
    return x / 2, y / 2


def _bends_beside(circuit: Circuit, composed: _Composed) -> Map[Pin, Bends]:
    """The bends of a circuit's wires, pushed aside with what these join."""
    found = {}
    for target, bends in circuit.bends.items():
        dx, dy = _shift_of_wire(circuit, composed.places, composed.frames, target)
        found[target] = bends._replace(points=tuple((x + dx, y + dy) for x, y in bends.points))
    return Map(found)


def _annotations_beside(circuit: Circuit, composed: _Composed) -> dict[str, Any]:
    """The notes of a circuit where they were pushed to, its frames as far as all they hold."""
    notes = [
        (id_, note._replace(place=composed.places[id_])) for id_, note in circuit.notes.items()
    ]
    frames = []
    for id_, frame in circuit.frames.items():
        things = [each for each in held_within(circuit, [id_]) if each not in circuit.frames]
        moves = [_moved_by(circuit, composed, each) for each in things]
        dx, dy = (_common([move[axis] for move in moves]) for axis in (0, 1))
        frames.append((id_, frame._replace(place=(frame.place[0] + dx, frame.place[1] + dy))))
    return {"notes": Map(notes), "frames": Map(frames)}


def _moved_by(circuit: Circuit, composed: _Composed, id_: str) -> Place:
    """By how much a node or a note was pushed aside; what was opened stays where it was."""
    if id_ in composed.frames:
        return 0.0, 0.0
    note = circuit.notes.get(id_)
    (x, y), (now_x, now_y) = note.place if note else circuit.places[id_], composed.places[id_]
    return now_x - x, now_y - y


def _common(shifts: list[float]) -> float:
    """The shift that all these share."""
    least = min(shifts, default=0.0, key=abs)
    return least if all(each * least > 0 for each in shifts) else 0.0


@dataclass(slots=True)
class _Composed:
    """A circuit while blocks are opened in it, its ids as its own circuit calls them."""

    nodes: dict[str, Node]
    wires: dict[Pin, Pin]
    labels: dict[str, str]
    places: dict[str, Place]
    frames: dict[str, Frame]
    notes: Mapping[str, Note]
    inner_notes: dict[str, Note]  # in the blocks that are open, and so the frames there
    inner_frames: dict[str, tuple[TitledFrame, Box]]

    def size(self, id_: str) -> tuple[float, float]:
        """The room a node, a note or a frame takes."""
        frame = self.frames.get(id_)
        if id_ in self.notes:
            from circuit_editor.layout.labels.note_lines import note_size

            return note_size(self.notes[id_].text)
        return frame.size if frame else node_size(self.nodes[id_], self.labels.get(id_, ""))

    def box(self, id_: str) -> Box:
        """Where it takes that room."""
        (x, y), (width, height) = self.places[id_], self.size(id_)
        return x - width / 2, y - height / 2, x + width / 2, y + height / 2


def _compose(
    document: Document,
    circuit: Circuit,
    prefix: str,
    expanded: frozenset[str],
    shapes: Mapping[Pin, Shape],
) -> _Composed:
    from circuit_editor.layout.places.annotated_inside import placed_inside  # a block is open

    notes = circuit.notes
    places = dict(circuit.places) | {id_: note.place for id_, note in notes.items()}
    composed = _Composed(
        dict(circuit.nodes), dict(circuit.wires), dict(circuit.labels), places, {}, notes, {}, {}
    )
    opened = [
        (circuit.places[id_], id_, interface.block)
        for id_, interface in instances_in(circuit)
        if prefix + id_ in expanded
    ]
    insides: list[tuple[str, Block, _Composed, Place]] = []
    for _, id_, definition in sorted(opened):
        block = document.blocks[definition]
        within = Path(prefix + id_).prefix
        shaped = with_shapes(block.circuit, shapes, within)
        inner = placed_inside(shaped)
        inside = _compose(document, inner, within, expanded, shapes)
        annotated = _annotate(inner, inside) if inner.notes or inner.frames else []
        frame, centre = _frame_around(block, inside, annotated)
        _make_room(composed, circuit, id_, frame.size)
        composed.frames[id_] = frame
        insides.append((id_, block, inside, centre))
    for id_, block, inside, centre in insides:  # now that all stand where they will
        _put_inside(composed, id_, block, inside, centre)
    return composed


def _frame_around(block: Block, inside: _Composed, annotated: list[Box]) -> tuple[Frame, Place]:
    """The frame for a block's gates, and which place inside will be its centre.

    `annotated` are the boxes of its notes and titled frames.
    """
    gates = [
        id_
        for id_, each in inside.nodes.items()
        if id_ in block.circuit.nodes and not each.gate.is_port
    ]
    boxes = [*(inside.box(id_) for id_ in gates), *annotated]
    left, top, right, bottom = around(boxes) if boxes else AROUND_NOTHING
    rows = max(len(block.inputs), len(block.outputs))
    names = {
        id_: cut(inside.labels.get(id_, id_), LONGEST_NAME)
        for id_ in (*block.inputs, *block.outputs)
    }
    tabs = {id_: node_size(Node(INLET), name)[0] for id_, name in names.items()}
    beside = BESIDE + FAN * max(0, rows - 1) + max(tabs.values(), default=0.0)
    width, height = right - left + 2 * beside, bottom - top + ABOVE + BELOW
    height = max(height, HIGHEST_PORT + max(0, rows - 1) * PORTS_APART + LOWEST_PORT)
    centre = ((left + right) / 2, (top + bottom - ABOVE + BELOW) / 2)
    highest, lowest = HIGHEST_PORT - height / 2, height / 2 - LOWEST_PORT
    ports: dict[str, Place] = {}
    for order, x in ((block.inputs, -width / 2), (block.outputs, width / 2)):
        wanted = [inside.places.get(id_, (0.0, centre[1]))[1] - centre[1] for id_ in order]
        ports |= {
            id_: (x, y) for id_, y in zip(order, _spread(wanted, highest, lowest), strict=True)
        }
    return Frame((width, height), ports, tabs, names), centre


def _annotate(circuit: Circuit, composed: _Composed) -> list[Box]:
    """Add the notes and frames of a block's own circuit to those inside; their boxes."""
    from circuit_editor.layout.labels.note_lines import note_box
    from circuit_editor.layout.space.frame_boxes import frame_boxes

    beside = _annotations_beside(circuit, composed)
    gates = {id_: each for id_, each in circuit.nodes.items() if not each.gate.is_port}
    shown = replace(circuit, nodes=Map(gates), places=Map(composed.places), **beside)
    boxes = frame_boxes(shown, composed.frames)
    composed.inner_notes |= shown.notes
    composed.inner_frames |= {id_: (shown.frames[id_], box) for id_, box in boxes.items()}
    return [*map(note_box, shown.notes.values()), *boxes.values()]


def _spread(wanted: list[float], highest: float, lowest: float) -> list[float]:
    """Heights near those wanted, in this order, apart from each other and within the frame."""
    placed: list[float] = []
    for height in wanted:
        placed.append(max(height, placed[-1] + PORTS_APART if placed else highest))
    limit = lowest
    for at in range(len(placed) - 1, -1, -1):
        placed[at] = min(placed[at], limit)
        limit = placed[at] - PORTS_APART
    return placed


def _make_room(composed: _Composed, circuit: Circuit, id_: str, size: tuple[float, float]) -> None:
    """Push aside what would be in the way of a block that grows to `size`.

    Its left edge stays where it is, and the gates inside will stand at its height.
    """
    from circuit_editor.layout.space.push_aside import push_aside

    x, y = composed.places[id_]
    width, height = size[0], size[1]
    left = x - node_size(circuit.nodes[id_], circuit.label(id_))[0] / 2
    middle = y + (BELOW - ABOVE) / 2
    left_from = {source.port for source in circuit.wires.values() if source.node == id_}
    behind = FAN_BEHIND if len(left_from) > 1 else 0.0
    after = left, middle - height / 2, left + width + behind, middle + height / 2
    moves = push_aside(
        {each: composed.box(each) for each in (*circuit.nodes, *circuit.notes)},
        id_,
        after,
        [(source.node, target.node) for target, source in circuit.wires.items()],
        [each for each, node in circuit.nodes.items() if node.gate.is_source],
    )
    for each, (dx, dy) in moves.items():
        across, down = composed.places[each]
        composed.places[each] = across + dx, down + dy
    composed.places[id_] = left + width / 2, middle


def _put_inside(
    composed: _Composed, id_: str, block: Block, inside: _Composed, centre: Place
) -> None:
    """Put the gates of a block into its frame, its wires to the block's own pins."""
    ports, prefix = {*block.inputs, *block.outputs}, Path(id_).prefix

    def pin(each: Pin) -> Pin:
        return Pin(id_, each.node) if each.node in ports else Pin(prefix + each.node, each.port)

    x, y = composed.places[id_]
    for inner, each in inside.nodes.items():
        if inner not in ports:
            across, down = inside.places[inner]
            path = prefix + inner
            composed.nodes[path] = each
            composed.places[path] = (x + across - centre[0], y + down - centre[1])
            if inner in inside.labels:
                composed.labels[path] = inside.labels[inner]
    composed.wires |= {pin(target): pin(source) for target, source in inside.wires.items()}
    composed.frames |= {prefix + inner: frame for inner, frame in inside.frames.items()}
    dx, dy = x - centre[0], y - centre[1]
    for inner, note in inside.inner_notes.items():
        place = note.place[0] + dx, note.place[1] + dy
        composed.inner_notes[prefix + inner] = note._replace(place=place)
    for inner, (titled, (left, top, right, bottom)) in inside.inner_frames.items():
        box = left + dx, top + dy, right + dx, bottom + dy
        composed.inner_frames[prefix + inner] = titled, box
