"""What is written on stage: digits of a fortieth of the wall's height, cards alike, no covers."""

from __future__ import annotations

import pytest
from examples import shipped_lesson
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontInfo, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QLabel
from small_array_circuits import array_circuit
from stage_walls import INK, WALL, begin_show, on_stage, shipped
from windows import Desk

from circuit_editor.expression import document_from
from circuit_editor.layout.labels.label_rooms import NumberKey
from circuit_editor.layout.labels.number_places import CENTRED, LEVEL
from circuit_editor.lessons import shipped_lessons
from circuit_editor.model import Pin
from circuit_editor.text import Quantity
from circuit_editor.ui.app.theme import DIGITS_ON_STAGE
from circuit_editor.ui.canvas import free_area
from circuit_editor.ui.canvas.items import node_item, wire_numbers
from circuit_editor.ui.canvas.items.card_sizes import sizes_on_card
from circuit_editor.ui.widgets import tile

NEURON = {"w0": 2, "x0": -1, "w1": -3, "x1": -2, "w2": -3}


@pytest.fixture
def desk(qtbot, tmp_path):
    return Desk(qtbot, tmp_path)


def lesson(number: str, step: int):
    (path,) = [each for each in shipped_lessons() if each.stem.startswith(f"{number}-")]
    return shipped_lesson(path).circuit_at(step - 1)


def named_and_crowded():
    """Three results with names, over one another where their columns meet."""
    text = "a0 = sigmoid(z); b1 = sin(exp(u + z)) + v; c2 = tanh(x*w); L = a0*q + b1*p + c2*p"
    values = {"z": -1.5, "u": 0.4, "v": 2.0, "x": 1.2, "w": -0.7, "q": 1.5, "p": -2.0}
    return document_from(text, values)


@pytest.mark.parametrize(
    "document",
    [
        pytest.param(lambda: shipped("sigmoid-block-opened"), id="block"),
        pytest.param(lambda: shipped("sigmoid-neuron"), id="neuron"),
        pytest.param(lambda: shipped("staged-example"), id="staged"),
        pytest.param(lambda: document_from("f = tanh(a*x + b) * c + d*e"), id="formula"),
        pytest.param(
            lambda: document_from("Q = 3*a^3 - b^2", {"a": [2, 3], "b": [6, 4]}), id="lists"
        ),
        pytest.param(lambda: shipped("squared-length-of-a-vector"), id="tiles"),
        pytest.param(named_and_crowded, id="names"),
        pytest.param(lambda: lesson("7", 6), id="two wires to one gate"),
    ],
)
def test_digits_can_be_read_from_the_back_row(desk, document, monkeypatch):
    """As they are painted, on wires, at gates, on cards and in tiles."""
    painted = {}

    def write(painter, points, numbers):
        painted.update({text: points for _, text in numbers})

    for module in (node_item, wire_numbers, tile):
        monkeypatch.setattr(module, "write_numbers_at", write)
    on_stage(desk, document())
    painted.clear()
    desk.view.viewport().grab()
    assert len(painted) > 5
    digits = {text: INK * points * desk.view.zoom for text, points in painted.items()}
    assert min(digits.values()) >= DIGITS_ON_STAGE * WALL[1], digits


@pytest.mark.parametrize(
    "document",
    [
        pytest.param(lambda: shipped("two-layer-network-in-matrices"), id="network"),
        pytest.param(array_circuit, id="layer"),
    ],
)
def test_the_chain_rule_of_a_matrix_can_be_read_from_the_back_row(desk, document, monkeypatch):
    painted = {}

    def write(painter, points, numbers):
        size = INK * points * painter.worldTransform().m11()
        painted.update(dict.fromkeys((text for _, text in numbers), size))

    begin_show(desk, document(), monkeypatch)
    shown = desk.session.shown
    matmul = next(id_ for id_, node in shown.nodes.items() if node.kind == "matmul")
    desk.session.select({shown.wires[Pin(matmul, "b")].node})
    desk.key(Qt.Key.Key_F12)
    QApplication.processEvents()
    monkeypatch.setattr(tile, "write_numbers_at", write)
    card = desk.window.classroom.explaining.card
    card.grab()
    assert len(painted) > 5
    assert min(painted.values()) >= DIGITS_ON_STAGE * WALL[1], painted
    rows = [each for each in card.page.findChildren(QLabel) if each.text().endswith("=")]
    assert len(rows) == 5  # four products and their sum
    assert all(INK * QFontInfo(each.font()).pixelSize() >= 18 for each in rows)
    free = free_area.obstacles_in_view(desk.view, set())
    assert not free.cost(free_area.as_array([card.geometry()])).any()  # it hides nothing


def test_derivatives_on_a_block_are_as_large_as_there_is_room(desk):
    on_stage(desk, shipped("three-levels"))
    (block,) = [each for each in desk.view.circuit_scene.nodes.values() if each.node.interface]
    picture = QPixmap(10, 10)
    painter = QPainter(picture)
    block._paint_derivatives(painter, 1.0)
    points = painter.font().pixelSize()
    painter.end()
    assert INK * points * desk.view.zoom >= DIGITS_ON_STAGE * WALL[1]


def test_names_of_cards_are_alike_and_none_is_tiny_beside_a_long_number():
    growth, legible, fair = 1.4, 9.0, 12.0
    names = {
        sizes_on_card(86.0, name, numbers, growth, legible, fair)[0]
        for name in ("w0", "x1", "i2")
        for numbers in (("2.00", "0.20"), ("−1.00", "0.39"), ("0.05", "−0.59"))
    }
    assert len(names) == 1
    long = ("0.15", "4.4e−4"), ("0.050", "3.8e−3")
    names = {
        sizes_on_card(73.6, name, numbers, growth, 13.4, 17.5)[0]
        for name, numbers in zip(("w1", "i1"), long, strict=True)
    }
    assert len(names) == 1
    beside_short, _ = sizes_on_card(73.6, "b2", ("0.60", "0.10"), growth, 13.4, 17.5)
    assert beside_short >= max(names)
    name, numbers = sizes_on_card(74.0, "x", ("−1.40", "−104.40"), growth, legible, fair)
    assert 15 * name >= 0.8 * fair and all(numbers)
    _, (_, long_number) = sizes_on_card(84.0, "x2", ("−1.00", "−0.029"), 1.43, 9.1, 12.2)
    assert 1.34 <= long_number < 1.38  # in a hall the name makes room for it
    for name, width in (("i1", 80.0), ("target_o1", 130.0)):  # no number is lost to a name
        assert all(sizes_on_card(width, name, ("0.050", ""), growth, 13.2, 18.0)[1][:1])


def test_numbers_lie_over_the_wires_of_a_step(desk):
    text = "m = (a+b+c)/3; L = -((a-m)^2 + (b-m)^2 + (c-m)^2)/5"
    desk.open(document_from(text, {"a": 1, "b": 2, "c": 6}))
    view, scene = desk.view, desk.view.circuit_scene
    view.zoom_to_full_size()

    def ink(number) -> int:
        rect = view.mapFromScene(number.rect(1.0)).boundingRect()
        image = view.viewport().grab(rect).toImage()
        red = scene.theme.gradient
        pixels = (
            image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())
        )
        return sum(each.name() == red for each in pixels)

    targets = [
        target
        for target in desk.session.shown.wires
        if (place := scene.numbers.on_wire(target).gradient) is not None
        and (place.side, place.lean) == (LEVEL, CENTRED)
    ]
    assert targets
    for target in targets:
        key = NumberKey(target, Quantity.GRADIENT, leaves=False)
        (number,) = [each for each in scene.numbers.within(scene.content()) if each.key == key]
        view.centerOn(number.rect(1.0).center())
        before = ink(number)
        scene.step_marks.show((), ((target,),), backward=True)
        assert ink(number) == before > 10
        scene.step_marks.show((), (), backward=True)


def test_the_legend_of_widths_covers_no_caption_and_no_number(desk):
    words = "the_sum_of_all_that_came", "another_long_name_of_it", "what_comes_out_of_both"
    text = "{0} = x*w; {1} = {0} + {0}*w; {2} = {1}*x + {0}; L = {2}*{1}".format(*words)
    on_stage(desk, document_from(text, {"x": 2, "w": 1}))
    desk.window.settings.gradient_widths = True
    view, scene, legend = desk.view, desk.view.circuit_scene, desk.window.canvas_legend
    view.set_zoom(1.1)
    down = view.verticalScrollBar().value()
    seen = 0
    for by in range(-400, 400, 16):
        view.verticalScrollBar().setValue(down + by)
        view.led.emit()
        here = legend.geometry()
        growth = scene.writing(view.zoom).growth
        captions = [
            each.on_canvas(rect)
            for each in scene.nodes.values()
            if (rect := each.caption_rect(view.zoom)) is not None
        ]
        numbers = [each.rect(growth) for each in scene.numbers.within(scene.content())]
        covered = [
            rect
            for rect in (*captions, *numbers)
            if view.mapFromScene(rect).boundingRect().intersects(here)
        ]
        assert legend.isVisible() and not covered, by
        seen += len(captions)
    assert seen > 50


def test_a_notice_is_as_legible_on_stage_as_what_is_told(desk):
    desk.open(document_from("Q = 3*a^3 - b^2", {"a": [2.0, 3.0], "b": [6.0, 4.0]}))
    notice = desk.window.notice

    def size() -> int:
        return QFontInfo(notice._text.font()).pixelSize()

    at_a_desk = size()
    assert notice.isVisible()
    desk.window.appearance.present(on=True, height=WALL[1])
    assert size() >= DIGITS_ON_STAGE * WALL[1] > at_a_desk
    assert desk.view.rect().contains(notice.geometry())
    desk.window.appearance.present(on=False)
    assert size() == at_a_desk
