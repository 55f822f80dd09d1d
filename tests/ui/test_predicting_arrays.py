"""Predicting cells and shapes of arrays in a real window: where they are asked, and how."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, QSizeF, Qt
from PySide6.QtTest import QTest
from small_array_circuits import array_circuit
from windows import CTRL, Desk

from circuit_editor.layout import sizes
from circuit_editor.layout.tiles import cell_box
from circuit_editor.model import OUT, Pin
from circuit_editor.text import Quantity, show
from circuit_editor.ui.classroom.predicting import Outcome, Question

Key = Qt.Key
VALUE, GRADIENT = Quantity.VALUE, Quantity.GRADIENT


@pytest.fixture
def desk(qtbot, tmp_path):
    desk = Desk(qtbot, tmp_path)
    desk.window.file_commands.show_document(array_circuit(), None)
    return desk


def in_cell(desk: Desk, id_: str, what: Quantity, cell: tuple[int, ...]) -> QPoint:
    """The middle of a cell of an array's tile, in the viewport."""
    return desk.view.mapFromScene(cell_of(desk, id_, what, cell).center())


def cell_of(desk: Desk, id_: str, what: Quantity, cell: tuple[int, ...]) -> QRectF:
    """A cell of an array's tile, in the scene."""
    item = desk.view.circuit_scene.nodes[id_]
    places = dict(zip((VALUE, GRADIENT), sizes.tile_places(item.node, item.label), strict=True))
    left, top, right, bottom = cell_box(item.node.shape, cell)
    x, y = item.place
    corner = QPointF(x + places[what][0] + left, y + places[what][1] + top)
    return QRectF(corner, QSizeF(right - left, bottom - top))


def click(desk: Desk, at: QPoint) -> None:
    QTest.mouseClick(desk.view.viewport(), Qt.MouseButton.LeftButton, pos=at)


def predict(desk: Desk, cover: str):
    desk.window.classroom.predict(cover)
    return desk.window.classroom.predicting


def test_a_cell_is_asked_by_its_name_and_answered_by_keys(desk):
    desk.key(Key.Key_P, CTRL)
    predicting = desk.window.classroom.predicting
    of_w = next(each for each in predicting.questions if each.pin == Pin("W", OUT))
    row, column = of_w.part
    predicting.ask(of_w)
    assert predicting.name_of(of_w) == f"the gradient of W[{row}, {column}]"
    asked = desk.window.classroom.predict_panel.question.text()
    assert asked.endswith(f"type it in the field (row {row}, column {column}, counted from 0).")
    desk.type(show(float(desk.session.run.gradient(Pin("W", OUT))[row, column])))
    desk.key(Key.Key_Return)
    assert predicting.verdict(of_w).outcome is Outcome.RIGHT
    assert predicting.current != of_w


def test_the_field_stands_on_the_cell_and_another_cell_can_be_clicked_on(desk):
    predicting = predict(desk, "gradients")
    field_of = desk.view.guessing
    for cell in ((1, 2), (0, 1)):
        click(desk, in_cell(desk, "W", GRADIENT, cell))
        assert predicting.current == Question(Pin("W", OUT), GRADIENT, cell)
        assert field_of.field.geometry().contains(in_cell(desk, "W", GRADIENT, cell))
    predicting.guess(predicting.current, "77")
    click(desk, in_cell(desk, "W", GRADIENT, (1, 1)))  # it is answered already
    assert predicting.current.part == (0, 1)


@pytest.mark.parametrize("zoom", [0.8, 1.0, 1.6, 3.0])
def test_the_field_hides_neither_the_cells_around_it_nor_the_rim(desk, zoom):
    predict(desk, "gradients")
    for cell in ((0, 0), (1, 2)):
        desk.view.show_around(zoom, cell_of(desk, "W", GRADIENT, cell).center())
        click(desk, in_cell(desk, "W", GRADIENT, cell))
        field = desk.view.guessing.field
        box = desk.view.mapFromScene(cell_of(desk, "W", GRADIENT, cell)).boundingRect()
        assert box.adjusted(1, 1, -1, -1).contains(field.geometry())
        assert field.fontInfo().pixelSize() <= 0.85 * field.height()


def test_in_cells_that_show_no_number_the_field_can_be_read_all_the_same(desk):
    predict(desk, "gradients")
    desk.view.show_around(0.45, cell_of(desk, "W", GRADIENT, (0, 0)).center())
    click(desk, in_cell(desk, "W", GRADIENT, (0, 0)))
    assert desk.view.guessing.field.height() >= 18


def test_the_cell_that_somebody_chose_is_the_one_that_is_asked(desk):
    desk.session.select({"W"})
    desk.session.choose_cell("W", (1, 2))
    predicting = predict(desk, "")
    assert [each.part for each in predicting.questions] == [(1, 2)]


def gate_on_canvas(item):
    """Where a gate's circle or pill is drawn."""
    return item.on_canvas(item.symbol_box)


def test_shapes_are_predicted_and_their_tiles_come_with_them(desk):
    scene, before = desk.view.circuit_scene, desk.view.circuit_scene.nodes["add"].node.shape
    stand = {id_: gate_on_canvas(scene.nodes[id_]) for id_ in ("matmul", "add", "tanh", "sum")}
    predicting = predict(desk, "shapes")
    assert {id_: gate_on_canvas(scene.nodes[id_]) for id_ in stand} == stand
    names = [predicting.name_of(each) for each in predicting.questions]
    assert names[0] == "the shape of x @ W" and names[-1] == "the shape of the gradient of W"
    assert scene.nodes["add"].node.shape == scene.nodes["tanh"].node.shape == ()
    assert not desk.session.shapes_at("matmul").keys() & {OUT}
    panel = desk.window.classroom.predict_panel
    assert panel.question.text().endswith("type its lengths in the field, such as 2x3.")
    desk.type("3x4")
    desk.key(Key.Key_Return)
    assert "the wrong order" in panel.verdict.text()
    desk.type("4x3")
    desk.key(Key.Key_Return)
    assert scene.nodes["matmul"].node.shape == (4, 3)
    while predicting.current is not None:
        predicting.reveal()
    assert scene.nodes["add"].node.shape == before


def test_without_arrays_there_is_no_shape_to_predict(qtbot, tmp_path):
    desk = Desk(qtbot, tmp_path)
    said = []
    desk.session.message.connect(said.append)
    desk.window.classroom.predict("shapes")
    assert not desk.window.classroom.predicting.is_on
    assert said == ["There is no array here whose shape could be predicted."]


def test_along_the_timeline_the_next_gate_s_cell_is_asked_and_its_step_shows_the_tile(desk):
    classroom = desk.window.classroom
    desk.key(Key.Key_F9)
    predicting, stepping = classroom.predicting, classroom.stepping
    classroom.predict("values")
    while predicting.current is None:
        stepping.go(stepping.position + 1)
    assert predicting.name_of(predicting.current).startswith("the value of (x @ W)[")
    (asked,) = predicting.to_ask
    array = desk.session.run.value(asked.pin)
    assert desk.session.value(Pin("matmul", OUT)).is_covered
    desk.type(show(float(array[asked.part])))
    desk.key(Key.Key_Return)
    assert predicting.verdict(asked).accepted
    position = stepping.position
    stepping.go(position + 1)
    assert not desk.session.value(Pin("matmul", OUT)).is_hidden
    assert predicting.current.pin == Pin("add", OUT)
