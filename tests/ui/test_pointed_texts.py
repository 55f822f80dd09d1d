"""What is written on a wire that one points to: it cuts no other number, nor says one twice."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from test_numbers_at_gates import ink, pill
from windows import Desk

from circuit_editor.expression import document_from
from circuit_editor.layout.labels.label_rooms import NumberKey
from circuit_editor.text import Quantity
from circuit_editor.ui.app.theme import LABEL_POINTS
from circuit_editor.ui.canvas.items import pointed_texts
from circuit_editor.ui.canvas.items.number_table import BOTH
from circuit_editor.ui.canvas.items.wire_numbers import NumberSizes


@pytest.fixture
def desk(qtbot, tmp_path):
    return Desk(qtbot, tmp_path)


@pytest.mark.parametrize("zoom", [0.9, 1.6, 2.6])
def test_what_is_written_on_a_wire_cuts_no_other_number(desk, zoom):
    text = "m = (a+b+c)/3; L = -((a-m)^2 + (b-m)^2 + (c-m)^2)/5"
    desk.open(document_from(text, {"a": 1, "b": 2, "c": 6}))
    view, scene = desk.view, desk.view.circuit_scene
    view.set_zoom(zoom)
    sizes = NumberSizes(scene, view.zoom)

    def growth_of(key: NumberKey) -> float:
        text = scene.numbers_at(key.pin)[key.what is Quantity.GRADIENT]
        return sizes.fit(key, text)[0] / LABEL_POINTS

    everything = [*scene.numbers.within(scene.sceneRect())]
    places = free = 0
    for target in desk.session.circuit.wires:
        view.centerOn(scene.wires.path(target).pointAtPercent(0.5))
        found = pill(desk, target)
        if found is None:  # both stand on the wire
            assert None not in scene.numbers.on_wire(target)
            continue
        places += 1
        free += not found.hidden
        shown = {what for _, what in found.numbers}
        stands = {
            what
            for what, place in zip(BOTH, scene.numbers.on_wire(target), strict=True)
            if place is not None and growth_of(NumberKey(target, what, False))
        }
        assert not shown & stands
        cut = {
            each.key
            for each in everything
            if (growth := growth_of(each.key)) and each.rect(growth).intersects(found.rect)
        }
        assert cut <= found.hidden
    assert places > 5 and free > 0.8 * places


def uncovered(desk, key, by):
    """The parts of a number that are not covered, without their edges; and its colour."""
    scene = desk.view.circuit_scene
    is_gradient = key.what is Quantity.GRADIENT
    rect = scene.numbers.place_of(key.pin, key.what).rect(scene.writing(desk.view.zoom).growth)
    parts = [QRectF(rect) for _ in range(4)]
    parts[0].setRight(by.left() - 1)
    parts[1].setLeft(by.right() + 1)
    parts[2].setBottom(by.top() - 1)
    parts[3].setTop(by.bottom() + 1)
    parts = [each for each in parts if each.width() > 2 and each.height() > 2]
    return parts, scene.theme.gradient if is_gradient else scene.theme.value


def test_a_number_that_has_no_room_beside_what_is_pointed_to_is_hidden_whole(desk, monkeypatch):
    monkeypatch.setattr(pointed_texts, "A_NUMBER", 0.0)  # as where there is no other place
    desk.open(document_from("f = exp(x) * exp(y)", {"x": 2, "y": -1}))
    tried = 0
    for target in desk.session.circuit.wires:
        found = pill(desk, target)
        for key in found.hidden if found is not None else ():
            parts, colour = uncovered(desk, key, found.rect)
            before = sum(ink(desk, each, colour) for each in parts)
            if before > 60:
                desk.session.select((), target)
                now = sum(ink(desk, each, colour) for each in parts)
                assert now < before / 5  # grey edges of bodies look alike
                desk.session.select(())
                assert sum(ink(desk, each, colour) for each in parts) == before
                tried += 1
    assert tried
