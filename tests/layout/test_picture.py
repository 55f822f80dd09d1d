"""The picture of a circuit with blocks opened in place: nothing is laid under anything else.

What holds, whatever is open: two nodes of one level that did not overlap closed do not overlap
open, a frame standing for its block; all that a frame holds lies inside it; what stands left of
every opened block stays where it is from left to right.
"""

from __future__ import annotations

import itertools

import pytest
from block_documents import layer_of_two, sigmoid_block, split, two_neurons
from block_strategies import documents_with_blocks
from examples import examples
from hypothesis import given
from hypothesis import strategies as st
from immutables import Map

from circuit_editor.engine import run_document
from circuit_editor.layout.picture import Picture, picture, places_behind
from circuit_editor.layout.sizes import node_size
from circuit_editor.layout.space.boxes import Box, overlap
from circuit_editor.layout.space.push_aside import WIRED
from circuit_editor.model import Document, Pin, edits
from circuit_editor.model.blocks import circuit_at, instances_in, within
from circuit_editor.model.edits.copy_paste import copy_of, paste
from circuit_editor.model.edits.grouping import group

DUST = 1e-6  # of a pixel: sums are rounded


def ways(document: Document) -> list[str]:
    """The paths of all blocks, those in blocks after them."""
    found: list[str] = []
    waiting = [""]
    for path in waiting:  # grows while it is walked
        inside = circuit_at(document, path.split("/") if path else [])
        for id_, _ in sorted(instances_in(inside)):
            found.append(f"{path}/{id_}" if path else id_)
            waiting.append(found[-1])
    return found


def box_of(shown: Picture, id_: str) -> Box:
    """What a node takes; of an opened block, its frame."""
    node, (x, y) = shown.circuit.nodes[id_], shown.circuit.places[id_]
    frame = shown.frames.get(id_)
    width, height = frame.size if frame else node_size(node, shown.circuit.label(id_))
    half = width / 2 - DUST, height / 2 - DUST
    return x - half[0], y - half[1], x + half[0], y + half[1]


def boxes_at(shown: Picture, level: str) -> dict[str, Box]:
    """The boxes of one level, by the ids there: "" is the circuit, a path what is in that frame."""
    prefix = f"{level}/" if level else ""
    return {
        id_.removeprefix(prefix): box_of(shown, id_)
        for id_ in shown.circuit.nodes
        if id_.startswith(prefix) and "/" not in id_.removeprefix(prefix)
    }


@st.composite
def opened(draw: st.DrawFn) -> tuple[Document, frozenset[str]]:
    """A document, and blocks of it that are open; some in blocks that are not."""
    document = draw(documents_with_blocks())
    paths = ways(document)
    return document, frozenset(draw(st.lists(st.sampled_from(paths), unique=True)) if paths else ())


@st.composite
def crowds(draw: st.DrawFn) -> tuple[Document, frozenset[str]]:
    """Many cards close to a block or two, everything where somebody may have dragged it."""
    document = Document()
    place = st.tuples(*2 * [st.integers(-15, 15).map(lambda steps: 20.0 * steps)])
    gates = []
    for at in range(draw(st.integers(1, 4))):
        gates.append(f"exp{at}")
        document = edits.add(document, gates[-1], "exp", draw(place))
    for at in range(draw(st.integers(2, 9))):
        document = edits.add(document, f"input{at}", "input", draw(place))
    for at, chunk in enumerate((gates[:2], gates[2:])):
        if chunk:
            document, _ = group(document, chunk, at * "a block with a long name ")
    return document, frozenset(id_ for id_, _ in instances_in(document.root))


@given(opened() | crowds())
@examples(times=2)
def test_nothing_overlaps_that_did_not_before(drawn):
    document, expanded = drawn
    shown = picture(document, (), expanded)
    for level in ("", *shown.frames):
        before = boxes_at(picture(document, tuple(level.split("/")) if level else (), Map()), "")
        now = boxes_at(shown, level)
        for one, other in itertools.combinations(now, 2):
            if overlap(now[one], now[other]):
                assert overlap(before[one], before[other]), (level, one, other)


@given(opened())
def test_a_frame_holds_what_is_inside_and_has_its_ports_on_its_edges(drawn):
    document, expanded = drawn
    shown = picture(document, (), expanded)
    for path, frame in shown.frames.items():
        assert path in expanded
        left, top, right, bottom = box_of(shown, path)
        for box in boxes_at(shown, path).values():
            assert left < box[0] and top < box[1] and box[2] < right and box[3] < bottom
        interface = shown.circuit.nodes[path].interface
        width, height = frame.size
        for ports, side in ((interface.inputs, -width / 2), (interface.outputs, width / 2)):
            places = [frame.ports[port.id] for port in ports]
            assert all(x == side and abs(y) < height / 2 for x, y in places)
            down = [y for _, y in places]
            assert all(b - a >= 30 - DUST for a, b in itertools.pairwise(down))  # in their order


@given(opened())
def test_what_is_shown_is_the_circuit_with_its_gates_and_wires(drawn):
    """Each node of an opened block is there by its path, each wire leads from pin to pin."""
    document, expanded = drawn
    shown = picture(document, (), expanded)
    open_ = set(shown.frames)
    expected = set(document.root.nodes)
    wires = len(document.root.wires)
    for path in open_:
        inside = circuit_at(document, path.split("/"))
        expected |= {f"{path}/{id_}" for id_, each in inside.nodes.items() if not each.gate.is_port}
        wires += len(inside.wires)
    assert set(shown.circuit.nodes) == expected == set(shown.circuit.places)
    assert len(shown.circuit.wires) == wires
    run = run_document(document)
    for target, source in shown.circuit.wires.items():
        gates = [shown.circuit.nodes[pin.node].gate for pin in (source, target)]
        assert source.port in (*gates[0].outputs, *gates[0].inputs)
        assert target.port in (*gates[1].inputs, *gates[1].outputs)
        assert repr(run.value(source)) == repr(run.value(target))
    assert all(path in expanded for path in open_)
    for path in expanded - open_:  # in a block that is not open
        assert any(f"{path}/".startswith(f"{outer}/") for outer in ways(document) if outer != path)


@given(opened())
def test_what_stands_left_of_all_opened_blocks_stays_there(drawn):
    document, expanded = drawn
    shown, closed = picture(document, (), expanded), picture(document, (), Map())
    frames = [id_ for id_ in shown.frames if "/" not in id_]
    if not frames:
        return
    leftmost = min(box_of(closed, id_)[0] for id_ in frames)
    for id_, box in boxes_at(closed, "").items():
        if box[2] <= leftmost:
            assert shown.circuit.places[id_][0] == document.root.places[id_][0]


@given(opened())
def test_closed_it_is_the_documents_own_circuit(drawn):
    document, expanded = drawn
    assert picture(document, (), frozenset()).circuit is document.root
    assert picture(document, (), frozenset({"nobody", "block9/x"})).circuit is document.root
    for path in ways(document):
        where = tuple(path.split("/"))
        inner = frozenset(each for each in expanded if each.startswith(f"{path}/"))
        shown = picture(document, where, inner)
        if not shown.frames:
            assert shown.circuit is circuit_at(document, where)
        assert not picture(document, where, frozenset(["nobody"])).frames


def test_one_block_grows_to_the_right_and_its_gates_stay_at_its_height():
    document = sigmoid_block()
    (id_,) = [each for each, _ in instances_in(document.root)]
    closed, shown = picture(document, (), frozenset()), picture(document, (), frozenset([id_]))
    assert box_of(shown, id_)[0] == box_of(closed, id_)[0]
    y = document.root.places[id_][1]
    assert {shown.circuit.places[each][1] for each in boxes_inside(shown, id_)} == {y}
    wider = shown.frames[id_].size[0] - node_size(document.root.nodes[id_], "")[0]
    flag = document.loss
    before, after = document.root.places[flag], shown.circuit.places[flag]
    assert after[1] == y and before[0] < after[0] <= before[0] + wider
    edge = box_of(shown, id_)[2], box_of(closed, id_)[2]
    gaps = [box_of(each, flag)[0] - at for each, at in zip((shown, closed), edge, strict=True)]
    assert gaps[0] == pytest.approx(min(gaps[1], WIRED))


def test_a_use_that_is_wired_to_nothing_opens_without_pushing_the_rest_away():
    document = sigmoid_block()
    (id_,) = [each for each, _ in instances_in(document.root)]
    document, (copy,) = paste(document, copy_of(document, document.root, [id_]), (0.0, 300.0))
    shown = picture(document, (), frozenset([copy]))
    before = document.root.places
    assert {each for each in before if shown.circuit.places[each] != before[each]} == {copy}


def test_what_is_moved_beside_a_frame_is_shown_where_it_was_put():
    """Pushed aside less than the frame grew, it does not stand still until the slack is used."""
    document = sigmoid_block()
    (id_,) = [each for each, _ in instances_in(document.root)]
    x, y = document.root.places[id_]
    document = edits.move(document, {document.loss: (x + 2000.0, y)})
    document = edits.add(document, "exp9", "exp", (x + 400.0, y + 40.0))
    expanded = frozenset([id_])
    pushed = picture(document, (), expanded).circuit.places["exp9"]
    assert pushed[0] > x + 400.0
    for dx, dy in ((20.0, 0.0), (60.0, 0.0), (500.0, -40.0)):
        wanted = {"exp9": (pushed[0] + dx, pushed[1] + dy)}
        guess = {"exp9": (x + 400.0 + dx, y + 40.0 + dy)}
        moved = edits.move(document, places_behind(document, (), expanded, guess, wanted))
        assert picture(moved, (), expanded).circuit.places["exp9"] == pytest.approx(
            wanted["exp9"], abs=5.0
        )


def boxes_inside(shown, path):
    return [id_ for id_ in shown.circuit.nodes if id_.startswith(f"{path}/")]


def test_what_is_pushed_up_pushes_on():
    """A card far left above the block is in the way of one above it: both make room."""
    document = Document()
    for id_, kind, place in (
        ("exp1", "exp", (0.0, 0.0)),
        ("exp2", "exp", (40.0, 0.0)),
        ("input1", "input", (-100.0, -100.0)),
        ("input2", "input", (-200.0, -160.0)),
    ):
        document = edits.add(document, id_, kind, place)
    document = edits.connect(document, Pin("exp1", "out"), Pin("exp2", "x"))
    document, id_ = group(document, ["exp1", "exp2"], "twice")
    closed, shown = picture(document, (), frozenset()), picture(document, (), frozenset([id_]))
    before, now = boxes_at(closed, ""), boxes_at(shown, "")
    assert overlap(before[id_], (*before["input1"][:2], before["input1"][2], 0.0))  # it is above
    assert not overlap(before["input1"], before["input2"])
    assert not overlap(now["input1"], now["input2"])
    assert not overlap(now["input1"], now[id_])


def test_blocks_in_blocks_and_blocks_side_by_side():
    for document in (layer_of_two(), two_neurons(), split()):
        everything = frozenset(ways(document))
        shown = picture(document, (), everything)
        assert shown.frames.keys() == everything
        run = run_document(document)
        assert all(
            run.value(Pin(id_, each.gate.main_port)) is not None
            for id_, each in shown.circuit.nodes.items()
        )


def test_a_block_without_gates_has_a_frame_too():
    document = sigmoid_block()
    (id_,) = [each for each, _ in instances_in(document.root)]
    (definition,) = document.blocks
    inside = document.blocks[definition].circuit
    emptied = within(document, definition, edits.remove, list(inside.nodes))
    shown = picture(emptied, (), frozenset([id_]))
    width, height = shown.frames[id_].size
    assert width > 100 and height > 50 and shown.frames[id_].ports == {}
