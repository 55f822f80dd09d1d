"""Arrays on the canvas: tiles where the numbers of a wire stand, and room for them."""

from __future__ import annotations

import numpy as np
import pytest
from immutables import Map
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtTest import QTest
from windows import Desk

from circuit_editor.dataclass import replace
from circuit_editor.engine.readings import HIDDEN
from circuit_editor.engine.visibility import State
from circuit_editor.files import library
from circuit_editor.layout.picture import root_as_drawn, with_shapes
from circuit_editor.layout.places.tidy import tidy
from circuit_editor.layout.sizes import node_size, pin_offset, stem_of, symbol_size, tile_places
from circuit_editor.layout.space.boxes import overlap
from circuit_editor.layout.tiles import cell_box, tile_size
from circuit_editor.model import EMPTY, OUT, Pin, edits
from circuit_editor.model.blocks import instances_in
from circuit_editor.text import Quantity, exact, show
from circuit_editor.ui.canvas.items.array_item import (
    RANK_WIDTHS,
    ArrayItem,
    TiledItem,
    caption_in_room,
    rank_pens,
)
from circuit_editor.ui.canvas.tooltips import tip_at

X = ((-1.0, 0.5), (-0.5, 1.0), (0.5, -1.5), (1.5, 0.5))
BOTH = Quantity.VALUE, Quantity.GRADIENT
EVERYWHERE = QRectF(-1e5, -1e5, 2e5, 2e5)
W = ((-0.9, 0.8, 0.7), (-0.5, 0.7, -0.4))


def layer(x=X, w=W):
    """mean(tanh(x @ w)), tidily laid out."""
    document = EMPTY
    for id_, kind, value in (("x", "input", x), ("w", "parameter", w)):
        document = edits.add(document, id_, kind, (0.0, 0.0), label=id_)
        document = edits.set_value(document, id_, value)
    for id_, kind in (("m", "matmul"), ("h", "tanh"), ("s", "mean")):
        document = edits.add(document, id_, kind, (0.0, 0.0))
    for source, target, port in (
        ("x", "m", "a"),
        ("w", "m", "b"),
        ("m", "h", "x"),
        ("h", "s", "x"),
    ):
        document = edits.connect(document, Pin(source, OUT), Pin(target, port))
    document = edits.flag(document, Pin("s", OUT), (0.0, 0.0))
    return replace(document, root=replace(document.root, places=tidy(root_as_drawn(document))))


def tile_number(item, what, index):
    """The point of the scene where a cell is drawn."""
    corner = next(each.corner for each in item.tiles if each.what is what)
    left, top, right, bottom = cell_box(item.node.shape, index)
    return item.middle + corner + QPointF((left + right) / 2, (top + bottom) / 2)


@pytest.fixture
def desk(qtbot, tmp_path):
    desk = Desk(qtbot, tmp_path)
    desk.window.file_commands.show_document(layer(), None)
    return desk


def test_what_leaves_as_an_array_is_drawn_with_tiles(desk):
    nodes = desk.window.view.circuit_scene.nodes
    assert {id_ for id_ in nodes if isinstance(nodes[id_], ArrayItem)} == {"x", "w", "m", "h"}
    assert nodes["m"].node.shape == (4, 3) and nodes["x"].node.shape == (4, 2)
    for id_ in ("x", "m", "h"):
        for what in BOTH:
            item = nodes[id_]
            point = tile_number(item, what, (1, 1)) - item.middle
            assert item.body.contains(point) and item.cell_at(point) == (what, (1, 1))


def test_the_document_knows_nothing_of_what_is_drawn(desk):
    session, view = desk.session, desk.window.view
    session.select(["m", "h"])
    QTest.keyClick(view, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    session.select(["m", "h"])
    QTest.keyClick(view, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    document = session.document
    assert len(document.blocks) == 1 and len(document.root.nodes) == 7
    circuits = [document.root, *(block.circuit for block in document.blocks.values())]
    assert not any(node.shape for circuit in circuits for node in circuit.nodes.values())


def test_another_shape_is_another_tile_and_undo_brings_the_first_back(desk):
    session, nodes = desk.session, desk.window.view.circuit_scene.nodes
    first = nodes["m"].width
    wide = tuple(row * 3 for row in W)
    session.edit("w", edits.set_value, "w", wide)
    assert nodes["m"].node.shape == (4, 9) and nodes["m"].width != first
    session.edit("w", edits.set_value, "w", 2.0)
    assert not nodes["m"].node.shape and not nodes["w"].node.shape
    session.undo()
    session.undo()
    assert nodes["m"].node.shape == (4, 3) and nodes["m"].width == first


def test_other_numbers_move_nothing(desk):
    session, nodes = desk.session, desk.window.view.circuit_scene.nodes
    before = nodes["m"]
    session.edit("w", edits.set_value, "w", ((1.0,) * 3,) * 2)
    assert nodes["m"] is before


def test_tidy_places_keep_tiles_off_each_other():
    circuit = root_as_drawn(layer())
    boxes = []
    for id_, node in circuit.nodes.items():
        (x, y), (width, height) = circuit.places[id_], node_size(node, circuit.label(id_))
        boxes.append((x - width / 2, y - height / 2, x + width / 2, y + height / 2))
    assert not any(overlap(one, other) for at, one in enumerate(boxes) for other in boxes[:at])


def test_a_caption_gives_way_where_its_tile_has_no_room_for_it():
    parts, room = ["4×1", "", "±1.55"], 62.0
    assert caption_in_room(parts, 11.0, 100.0, (4, 1)) == ("4×1 ±1.55", 11.0)
    assert caption_in_room(parts, 16.0, room, (4, 1)) == ("4×1", 16.0)
    text, points = caption_in_room(["5×4", "", "±1.55"], 16.0, room, (5, 4))
    assert text == "5×4 ±1.55" and 11.0 <= points < 16.0
    text, points = caption_in_room(["±0.000021"], 16.0, 30.0, (4, 1))
    assert text == "±0.000021" and points == 11.0


@pytest.mark.parametrize("id_", ["x", "w", "m", "h"])
def test_tiles_stand_inside_their_node_and_pins_at_its_edges(id_):
    circuit = root_as_drawn(layer())
    node = circuit.nodes[id_]
    width, height = node_size(node, id_)
    across, down = tile_size(node.shape)
    value, gradient = tile_places(node, id_)
    for left, top in (value, gradient):
        assert -width / 2 <= left and left + across <= width / 2
        assert -height / 2 <= top and top + down <= height / 2
    assert value[1] + down < gradient[1]
    assert pin_offset(node, id_, OUT) == (width / 2, 0.0)
    if not node.gate.is_source:
        half = symbol_size(node)[1] / 2
        assert value[1] + down < -half and half < gradient[1]
        edge = symbol_size(node)[0] / 2 - width / 2
        assert all(pin_offset(node, id_, port)[0] < edge for port in node.gate.inputs)


def test_a_circuit_without_arrays_is_drawn_from_the_very_document():
    document = layer(2.0, 3.0)
    assert with_shapes(document.root, Map()) is document.root
    assert root_as_drawn(document) is document.root


def test_a_tip_tells_the_cell_under_the_pointer(desk):
    scene = desk.window.view.circuit_scene
    item = scene.nodes["w"]
    value, gradient = (tip_at(scene, None, item, tile_number(item, what, (1, 2))) for what in BOTH)
    number = desk.session.gradient(Pin("w", OUT)).array[1, 2]
    assert value == gradient == f"w[1, 2]\nvalue −0.4\ngradient {exact(float(number))}"
    title = item.middle - QPointF(0, item.height / 2 - 4)
    assert "[1" not in tip_at(scene, None, item, title).splitlines()[0]


def test_a_covered_cell_tells_nothing(desk, monkeypatch):
    scene = desk.window.view.circuit_scene
    item = scene.nodes["w"]
    monkeypatch.setattr(desk.session, "gradient", lambda pin: HIDDEN[State.COVERED])
    text = tip_at(scene, None, item, tile_number(item, Quantity.GRADIENT, (0, 0)))
    assert text.splitlines()[-1] == "gradient ?"


def bodies(desk):
    nodes = desk.window.view.circuit_scene.nodes
    return {id_: nodes[id_].on_canvas(nodes[id_].body) for id_ in nodes}


def test_what_grows_makes_room_in_the_same_step(desk):
    session = desk.session
    session.edit("small", edits.set_value, "x", 1.0)
    session.edit("small", edits.set_value, "w", 2.0)
    close = {"x": (0, 0), "w": (0, 60), "m": (100, 30), "h": (180, 30), "s": (260, 30)}
    flag = next(id_ for id_ in session.shown.nodes if id_ not in close)
    session.edit("close", edits.move, close | {flag: (340, 30)})
    before, steps = session.document, session.history.done
    session.edit("large", edits.set_value, "w", W)
    assert session.history.done == steps + 1
    rects = list(bodies(desk).values())
    assert not any(one.intersects(other) for at, one in enumerate(rects) for other in rects[:at])
    after, places = session.document, bodies(desk)
    session.undo()
    assert session.document is before
    session.redo()
    assert session.document is after and bodies(desk) == places


def test_what_has_room_keeps_its_left_edge_and_nothing_else_moves(desk):
    session = desk.session
    session.edit("apart", edits.move, {"s": (2000, 0)})
    places = session.document.root.places
    lefts = {id_: rect.left() for id_, rect in bodies(desk).items()}
    for value in (((1.0,) * 2,) * 2, 2.0, ((1.0,) * 9,) * 2, W):
        session.edit("w", edits.set_value, "w", value)
        for id_ in ("w", "m"):
            assert bodies(desk)[id_].left() == pytest.approx(lefts[id_], abs=11)
    moved = {id_ for id_, place in places.items() if session.document.root.places[id_] != place}
    assert moved <= {"w", "m", "h"}


def test_a_closed_block_has_tiles_of_its_only_output(desk):
    session, nodes = desk.session, desk.window.view.circuit_scene.nodes
    session.select(["m", "h"])
    QTest.keyClick(desk.window.view, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    (id_,) = session.selection
    item = nodes[id_]
    assert item.node.shape == (4, 3) and item.card.width() < item.width
    (output,) = item.node.interface.outputs
    array = session.value(Pin(id_, output.id)).array
    text = tip_at(desk.window.view.circuit_scene, None, item, tile_number(item, BOTH[0], (2, 1)))
    assert text.splitlines()[1] == f"value {exact(float(array[2, 1]))}"
    assert item.pin_offset(output.id) == (item.width / 2, stem_of(item.node))
    session.expanded = frozenset({id_})
    session.go(())
    opened = [each for each in nodes if isinstance(nodes[each], TiledItem)]
    assert {"x", "w", f"{id_}/m", f"{id_}/h"} == {*opened}
    frame, inside = nodes[id_].on_canvas(nodes[id_].whole), bodies(desk)
    assert all(frame.contains(inside[each]) for each in (f"{id_}/m", f"{id_}/h"))
    assert not inside[f"{id_}/m"].intersects(inside[f"{id_}/h"])


def texts_written(desk, monkeypatch):
    """The texts that the canvas writes now."""
    texts, write = set(), QPainter.drawText

    def watched(painter, *args):
        texts.add(args[-1])
        return write(painter, *args)

    with monkeypatch.context() as patched:
        patched.setattr(QPainter, "drawText", watched)
        desk.window.view.viewport().grab()
    return {each for each in texts if isinstance(each, str)}


@pytest.mark.parametrize(
    ("id_", "shapes"),
    [("linear-layer", {"2×2 → 2×3"}), ("cross-entropy-gate-by-gate", {"2×3"})],
)
def test_a_closed_block_tells_the_shapes_at_its_ports(desk, monkeypatch, id_, shapes):
    (block,) = (each for each in library.built_in() if each.id == id_)
    desk.window.file_commands.show_document(block.document, None)
    written = texts_written(desk, monkeypatch)
    assert shapes <= written
    assert not any("∂" in each for each in written)


def test_a_wire_is_as_wide_as_the_rank_of_what_it_carries(desk):
    """Also where it begins at a port: of a block that is open, and inside one."""
    (block,) = (each for each in library.built_in() if each.id == "cross-entropy-gate-by-gate")
    desk.window.file_commands.show_document(block.document, None)
    session, scene = desk.session, desk.window.view.circuit_scene
    ((id_, _),) = instances_in(block.document.root)

    def ranks():
        found = {}
        for pen, rows in rank_pens(scene, scene.wires.rows_in(EVERYWHERE), 1.0):
            for row in rows:
                found[scene.wires.target_in(row)] = RANK_WIDTHS.index(pen.widthF())
        return found

    wires = {
        target: len(session.shapes.get(source, ()))
        for target, source in session.circuit.wires.items()
    }
    assert ranks() == wires and set(wires.values()) == {0, 2}
    session.expand([id_], open_=True)
    opened = ranks()
    assert opened[Pin(f"{id_}/amax1", "x")] == opened[Pin(f"{id_}/mul1", "a")] == 2
    assert opened[Pin(f"{id_}/sum2", "x")] == 2 and opened[Pin(f"{id_}/mean1", "x")] == 1
    session.enter(id_)
    inside = ranks()
    assert inside[Pin("amax1", "x")] == inside[Pin("mul1", "a")] == 2
    assert inside[Pin("outlet1", "x")] == 0


def test_what_arrives_is_called_u_at_its_tile_while_it_is_told_about(desk, monkeypatch):
    def named():
        return {each for each in texts_written(desk, monkeypatch) if each.startswith("U ")}

    session = desk.session
    session.select({"w"})
    largest = float(np.abs(session.gradient(Pin("m", OUT)).array).max())
    assert named() == {f"U ±{show(largest)}"} and session.is_upstream("m")
    session.edit("many", edits.set_value, "x", np.ones((200, 2)).tolist())
    assert len(named()) == 1  # also where its cells are too many to stand out
    session.select({"s"})
    assert not named()


def test_where_a_tile_is_still_to_come_its_frame_stands(desk, monkeypatch):
    frames, draw = [], QPainter.drawRoundedRect

    def watched(painter, *args):
        if painter.pen().style() is Qt.PenStyle.DashLine:
            frames.append(args[0].size())
        return draw(painter, *args)

    def drawn():
        frames.clear()
        with monkeypatch.context() as patched:
            patched.setattr(QPainter, "drawRoundedRect", watched)
            desk.window.view.viewport().grab()
        return len(frames)

    assert not drawn()
    desk.view.setFocus()
    desk.key(Qt.Key.Key_F9)
    stepping = desk.window.classroom.stepping
    before = drawn()
    assert before >= 6 and QSizeF(*tile_size((4, 3))) in frames
    stepping.go(stepping.count - 1)
    assert drawn() == 0
    desk.window.classroom.end()
    flag = desk.session.document.loss
    desk.session.edit("no loss", edits.remove, [flag])
    assert drawn() == 2  # where gradients will be, in the cards
    desk.session.undo()
    assert drawn() == 0


def test_the_ring_of_a_step_stands_around_the_symbol_and_a_flag_keeps_its_tip(desk):
    desk.open(layer())
    nodes = desk.view.circuit_scene.nodes
    gate = nodes["m"]
    assert gate.outline(2.0).boundingRect() == gate.symbol_box.adjusted(-2, -2, 2, 2)
    assert nodes["x"].outline(2.0).boundingRect() == nodes["x"].body.adjusted(-2, -2, 2, 2)
    (flag,) = [nodes[id_] for id_ in nodes if nodes[id_].node.gate.is_flag]
    assert not flag.outline(2.0).contains(flag.body.topRight())
