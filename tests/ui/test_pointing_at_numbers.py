"""The number under the pointer is looked up in a grid, which forgets what stands elsewhere."""

from __future__ import annotations

import itertools

import pytest
from canvases import first_example
from hand import move_to
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from windows import CTRL, Desk

from circuit_editor.expression import document_from
from circuit_editor.model import edits
from circuit_editor.ui.canvas.items.number_table import NumberTable

NO_BUTTON = Qt.MouseButton.NoButton


@pytest.fixture
def desk(qtbot, tmp_path):
    return Desk(qtbot, tmp_path)


def test_moving_along_looks_at_few_numbers_for_many_moves(desk, monkeypatch):
    names = [f"x{at}" for at in range(30)]
    text = f"f = {' + '.join(f'exp(y) * {name}' for name in names)}"
    desk.open(
        document_from(f"h = exp(y); {text.replace('exp(y)', 'h')}", dict.fromkeys(names, 1.0))
    )
    desk.view.set_zoom(1.0)
    desk.view.centerOn(desk.view.circuit_scene.nodes["exp1"].middle)
    looked = []
    on_row = NumberTable.on_row
    monkeypatch.setattr(
        NumberTable, "on_row", lambda table, row: looked.append(row) or on_row(table, row)
    )
    middle = desk.view.viewport().rect().center()
    for across in range(90):
        move_to(desk.view, middle + QPoint(60 + across, 10), buttons=NO_BUTTON)
    assert 0 < len(looked) <= 4 * len(desk.session.circuit.wires)


def test_what_is_pointed_at_is_what_is_written_there_whatever_happens(desk):
    desk.open(first_example())
    scene, seen = desk.view.circuit_scene, set()

    def check() -> None:
        written = [*scene.numbers.within(scene.content())]
        seen.add(frozenset(each.place for each in written))
        for each in written:
            assert scene.numbers.at(each.rect(1.0).center()) == each.key
        for x, y in itertools.product(range(-200, 900, 70), range(-300, 500, 70)):
            point = QPointF(x, y)
            around = QRectF(point.x() - 1, point.y() - 1, 2, 2)
            slow = (each for each in scene.numbers.within(around) if each.rect(1.0).contains(point))
            expected = next(slow, None)
            assert scene.numbers.at(point) == (expected and expected.key)

    check()
    desk.session.edit("", edits.move, {"add1": (60.0, -120.0)})
    check()
    desk.key(Qt.Key.Key_Z, CTRL)
    check()
    desk.session.select({"x"})
    desk.key(Qt.Key.Key_Delete)
    check()
    desk.window.actions_by_id["undo"].trigger()
    desk.window.actions_by_id["tidy"].trigger()
    check()
    assert len(seen) >= 3
