"""What is pasted, duplicated or put down stands where one is, covers nothing and is seen."""

from __future__ import annotations

import itertools
import json

import pytest
from canvases import first_example
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from windows import CTRL, CTRL_SHIFT, NEURON, SIGMOID, Desk, with_worker

from circuit_editor import files
from circuit_editor.layout.space import free_space
from circuit_editor.layout.space.boxes import overlap
from circuit_editor.model import EMPTY, OUT, Pin

Key = Qt.Key


@pytest.fixture
def desk(qtbot, tmp_path, monkeypatch):
    with_worker(monkeypatch)
    desk = Desk(qtbot, tmp_path)
    desk.open(first_example())
    return desk


def point_at(desk: Desk, pixel: QPoint) -> None:
    QTest.mouseMove(desk.view.viewport(), pixel)


def rect_of(desk: Desk, ids) -> QRect:
    """Where nodes are seen, in the viewport's pixels."""
    return desk.view.mapFromScene(desk.view.circuit_scene.content(ids)).boundingRect()


def is_seen(desk: Desk, ids) -> bool:
    """True where nodes stand in the canvas, and nothing lies over them."""
    rects = [rect_of(desk, {id_}) for id_ in ids]
    covers = desk.view.cover_rects()
    covered = any(each.intersects(rect) for each in covers for rect in rects)
    return all(map(desk.view.seen_rect.contains, rects)) and not covered


def covers_nothing(desk: Desk) -> bool:
    circuit = desk.session.circuit
    boxes = [free_space.box_of(circuit, id_) for id_ in circuit.nodes]
    return not any(overlap(one, other) for one, other in itertools.combinations(boxes, 2))


def copy(desk: Desk, *ids: str) -> None:
    desk.session.select(ids)
    desk.key(Key.Key_C, CTRL)


def test_what_is_pasted_stands_at_the_pointer_on_the_grid(desk):
    copy(desk, "x", "add1")
    desk.open(EMPTY)
    desk.view.set_zoom(1.0)
    at = QPoint(320, 200)
    point_at(desk, at)
    scrolled = desk.view.scrolled
    desk.key(Key.Key_V, CTRL)
    assert len(desk.session.selection) == 2
    assert (rect_of(desk, desk.session.selection).center() - at).manhattanLength() < 50
    assert desk.view.scrolled == scrolled
    for x, y in desk.session.circuit.places.values():
        assert x % 10 == y % 10 == 0


def test_one_part_after_the_other_at_one_pointer_never_lie_on_each_other(desk):
    copy(desk, "x", "add1")
    point_at(desk, desk.view.viewport().rect().center())
    for _ in range(4):
        desk.key(Key.Key_V, CTRL)
        assert covers_nothing(desk)
        assert is_seen(desk, desk.session.selection)
    assert len(desk.session.circuit.nodes) == 14


def test_at_the_edge_it_stands_whole_in_the_canvas(desk):
    copy(desk, "x", "add1")
    desk.view.set_zoom(0.8)
    corner = desk.view.viewport().rect().bottomRight() - QPoint(3, 3)
    point_at(desk, corner)
    desk.key(Key.Key_V, CTRL)
    assert is_seen(desk, desk.session.selection)
    assert (rect_of(desk, desk.session.selection).bottomRight() - corner).manhattanLength() < 120


def test_across_windows_it_is_seen_wherever_it_stood(desk, qtbot, tmp_path):
    desk.open(NEURON)
    copy(desk, *SIGMOID)
    (tmp_path / "other").mkdir()
    other = Desk(qtbot, tmp_path / "other")
    other.view.setFocus()
    other.key(Key.Key_V, CTRL)  # the pointer never came to this canvas
    assert len(other.session.selection) == 4
    assert is_seen(other, other.session.selection)


@pytest.mark.parametrize("zoom", [None, 1.4])
def test_a_duplicate_stands_beside_and_is_seen_whole(desk, zoom):
    if zoom is not None:
        desk.view.set_zoom(zoom)
    point_at(desk, QPoint(5, 5))  # says nothing here
    left = ["x", "y", "z", "add1"]
    desk.session.select(left)
    desk.key(Key.Key_D, CTRL)
    assert len(desk.session.selection) == 4 and covers_nothing(desk)
    assert is_seen(desk, desk.session.selection)


def test_nothing_ends_below_a_panel_over_the_canvas(desk):
    desk.window.resize(760, 480)
    desk.window.side_panels.arrange()
    desk.view.fit()
    desk.view.set_zoom(desk.view.zoom)
    desk.window.side_panels.bring("inspector")
    (panel,) = [each for each in desk.view.cover_rects() if each.height() > 200]
    copy(desk, "x")
    desk.session.select(())
    point_at(desk, QPoint(panel.left() - 6, panel.center().y()))
    desk.key(Key.Key_V, CTRL)
    assert is_seen(desk, desk.session.selection)


def test_what_is_dragged_below_a_panel_or_out_of_sight_is_followed(desk):
    view = desk.view
    view.set_zoom(1.0)
    for away in (QPoint(view.viewport().width() + 120, 90), QPoint(60, -70)):
        start = rect_of(desk, {"x"}).center() - QPoint(20, 0)
        button = Qt.MouseButton.LeftButton
        QTest.mousePress(view.viewport(), button, pos=start)
        for share in (0.3, 0.7, 1.0):
            QTest.mouseMove(view.viewport(), start + (away - start) * share)
        QTest.mouseRelease(view.viewport(), button, pos=away)
        assert is_seen(desk, {"x"})


def test_a_copy_is_pasted_with_the_wires_that_led_into_it(desk):
    before = desk.session.document
    copy(desk, "mul1")
    desk.key(Key.Key_V, CTRL_SHIFT)
    (new,) = desk.session.selection
    wires = desk.session.circuit.wires
    assert {port: wires[Pin(new, port)] for port in "ab"} == {
        "a": Pin("add1", OUT),
        "b": Pin("z", OUT),
    }
    assert covers_nothing(desk)
    desk.key(Key.Key_Z, CTRL)
    assert desk.session.document is before


def test_of_several_the_inner_wires_stay_among_the_copies(desk):
    copy(desk, "add1", "mul1")
    desk.key(Key.Key_V, CTRL_SHIFT)
    circuit = desk.session.circuit
    (add,) = (id_ for id_ in desk.session.selection if circuit.nodes[id_].kind == "add")
    (mul,) = (id_ for id_ in desk.session.selection if circuit.nodes[id_].kind == "mul")
    wires = circuit.wires
    assert wires[Pin(mul, "a")] == Pin(add, OUT) and wires[Pin(mul, "b")] == Pin("z", OUT)
    assert wires[Pin(add, "a")] == Pin("x", OUT) and wires[Pin(add, "b")] == Pin("y", OUT)


def test_plain_paste_leaves_those_wires_out(desk):
    copy(desk, "mul1")
    desk.key(Key.Key_V, CTRL)
    (new,) = desk.session.selection
    assert not any(pin.node == new for pin in desk.session.circuit.wires)


def test_what_is_gone_stays_unwired(desk):
    copy(desk, "mul1")
    desk.session.select({"z"})
    desk.key(Key.Key_Delete)
    desk.key(Key.Key_V, CTRL_SHIFT)
    (new,) = desk.session.selection
    wires = desk.session.circuit.wires
    assert wires[Pin(new, "a")] == Pin("add1", OUT) and Pin(new, "b") not in wires


def test_another_document_with_the_same_ids_is_not_meant(desk):
    copy(desk, "mul1")
    desk.open(first_example())
    desk.key(Key.Key_V, CTRL_SHIFT)
    (new,) = desk.session.selection
    assert not any(pin.node == new for pin in desk.session.circuit.wires)
    assert "without wires" in desk.said[-1]


@pytest.mark.parametrize(
    "note",
    [
        7,
        [],
        {"wires": 3},
        {"wires": [["mul1"], 4, ["mul1", "a", "x", 9], None]},
        {"wires": [["mul1", "nothing", "x", "out"], ["who", "a", "x", "out"]]},
        {"wires": [["mul1", "a", "mul1", "a"], ["mul1", "a", "gone", "out"]]},
    ],
)
def test_what_a_stranger_wrote_there_wires_nothing(desk, note):
    copy(desk, "mul1")
    clipboard = QGuiApplication.clipboard()
    told = json.loads(clipboard.text())
    if isinstance(note, dict):
        note = {**told["copied_from"], **note}
    clipboard.setText(json.dumps({**told, "copied_from": note}))
    desk.key(Key.Key_V, CTRL_SHIFT)
    (new,) = desk.session.selection
    assert desk.session.circuit.nodes[new].kind == "mul"
    assert not any(pin.node == new for pin in desk.session.circuit.wires)


def test_inside_a_block_the_wires_are_those_of_the_block(desk):
    desk.open(NEURON)
    block = desk.group("sigma", *SIGMOID)
    desk.session.enter(block)
    circuit = desk.session.circuit
    gate = next(id_ for id_, each in circuit.nodes.items() if each.kind == "exp")
    source = circuit.wires[Pin(gate, "x")]
    copy(desk, gate)
    desk.key(Key.Key_V, CTRL_SHIFT)
    (new,) = desk.session.selection
    assert desk.session.circuit.wires[Pin(new, "x")] == source


def test_what_a_copy_says_of_itself_is_nothing_once_it_is_a_file(desk, tmp_path):
    copy(desk, "mul1")
    text = QGuiApplication.clipboard().text()
    assert "copied_from" in json.loads(text)
    path = tmp_path / "copied.circuit"
    path.write_text(text)
    document = desk.open(path)
    assert "mul1" in document.root.nodes and not document.extra
    assert "copied_from" not in files.dump(files.load(path)).decode()
    assert desk.window.file_commands.save()
    assert "copied_from" not in path.read_text()
