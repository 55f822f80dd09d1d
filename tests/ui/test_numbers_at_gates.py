"""Numbers at gates, on wires and on branches in a real window: what is read where."""

from __future__ import annotations

import json
import pathlib
from collections.abc import Callable, Iterator
from functools import partial
from random import Random

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from scripts import edit_of
from windows import CTRL, Desk

from circuit_editor import files, resources
from circuit_editor.expression import document_from
from circuit_editor.layout.labels.label_growth import MOST_GROWTH
from circuit_editor.layout.labels.label_rooms import LabelRooms, Limits, NumberKey
from circuit_editor.layout.labels.number_places import CENTRED, RIGHT, WIDTHS
from circuit_editor.model import OUT, Path, Pin, edits
from circuit_editor.model.edits import notes_and_frames
from circuit_editor.text import Quantity
from circuit_editor.ui.app import theme as look
from circuit_editor.ui.canvas.items import wire_numbers
from circuit_editor.ui.canvas.items.number_table import NumberTable
from circuit_editor.ui.canvas.items.pointed_texts import lay_pointed
from circuit_editor.ui.canvas.items.text_metrics import number_width
from circuit_editor.ui.canvas.items.wire_numbers import NumberSizes

Key = Qt.Key
PUBLISHED = pathlib.Path(__file__).parents[1] / "expression" / "published.json"
FORK = document_from("h = x*y; f = exp(h) + h*z", {"x": 2, "y": -1, "z": 3})


@pytest.fixture
def desk(qtbot, tmp_path):
    desk = Desk(qtbot, tmp_path)
    desk.open(FORK)
    return desk


def case(id_: str):
    """The circuit of a published exercise."""
    cases = json.loads(PUBLISHED.read_text(encoding="utf-8"))
    found = next(each for each in cases if each["id"] == id_)
    return document_from(found["text"], found["values"])


def ink(desk, rect, colour: str) -> int:
    """How many pixels of a colour there are in a part of the scene."""
    QApplication.processEvents()
    area = desk.view.mapFromScene(rect).boundingRect()
    picture = desk.view.viewport().grab(area).toImage().convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(picture.constBits(), np.uint8)
    pixels = pixels.reshape(picture.height(), -1, 4)[:, : picture.width(), :3].astype(int)
    wanted = look.colour(colour)
    away = np.abs(pixels - [wanted.blue(), wanted.green(), wanted.red()]).max(axis=2)
    return int((away < 60).sum())


def single_wire(desk) -> Pin:
    """A wire whose numbers stand on its card."""
    wires = desk.session.circuit.wires
    z = desk.session.circuit.find("z")
    return next(target for target, source in wires.items() if source.node == z)


def pill(desk, target):
    """What is written on a wire that one points to."""
    view = desk.view
    seen = view.mapToScene(view.viewport().rect()).boundingRect()
    return lay_pointed(view.circuit_scene, target, view.zoom, seen)


def test_a_wire_shows_both_numbers_while_it_is_hovered_or_selected(desk):
    view, scene = desk.view, desk.view.circuit_scene
    theme, target = scene.theme, single_wire(desk)
    assert scene.numbers.on_wire(target) == (None, None)  # the card has them
    rect = pill(desk, target).rect
    middle = scene.wires.path(target).pointAtPercent(0.5)
    before = [ink(desk, rect, colour) for colour in (theme.value, theme.gradient)]
    QTest.mouseMove(view.viewport(), view.mapFromScene(middle + QPointF(2, 0)))
    QTest.mouseMove(view.viewport(), view.mapFromScene(middle))
    assert scene.hovered_wire == target
    hovered = [ink(desk, rect, colour) for colour in (theme.value, theme.gradient)]
    assert all(now > then + 20 for now, then in zip(hovered, before, strict=True))
    scene.hover(None, None)
    assert [ink(desk, rect, colour) for colour in (theme.value, theme.gradient)] == before
    desk.session.select((), target)
    selected = [ink(desk, rect, colour) for colour in (theme.value, theme.gradient)]
    assert all(now > then + 20 for now, then in zip(selected, before, strict=True))


@pytest.mark.parametrize("is_on_stage", [False, True])
def test_the_ring_around_the_gate_at_work_hides_none_of_its_numbers(desk, is_on_stage):
    desk.open(document_from("h = x*y; f = exp(h + z)", {"x": 2, "y": -1, "z": 3}))
    if is_on_stage:
        desk.key(Key.Key_F5)
    desk.key(Key.Key_End, Qt.KeyboardModifier.NoModifier)
    desk.window.classroom.stepping.go_to("backward", desk.session.circuit.find("h"))
    QApplication.processEvents()
    scene = desk.view.circuit_scene
    (active,) = scene.step_marks.active
    theme, pin = scene.theme, Pin(active, OUT)
    body = scene.nodes[active].on_canvas(scene.nodes[active].body)
    for what, colour in ((Quantity.VALUE, theme.value), (Quantity.GRADIENT, theme.gradient)):
        place = scene.numbers.place_of(pin, what)
        rect = place.rect(scene.writing(desk.view.zoom).growth)
        assert not rect.intersects(body)
        rect.adjust(0, 1.5, 0, -1.5)  # without the grey edge of the body
        scene.step_marks.show((active,), (), backward=True)
        ringed = ink(desk, rect, colour)
        scene.step_marks.show((), (), backward=True)
        assert ringed == ink(desk, rect, colour) > 20
    scene.step_marks.show((active,), (), backward=True)
    assert ink(desk, body.adjusted(-9, -9, 9, 9), theme.amber) > 100


def test_of_a_fork_the_sum_is_read_at_its_gate_and_each_part_at_its_reader(desk):
    scene, circuit = desk.view.circuit_scene, desk.session.circuit
    fork = Pin(circuit.find("h"), OUT)
    branches = scene.wires.leaving(fork)
    assert len(branches) == 2
    assert None not in scene.numbers.at_output(fork)
    assert all(scene.numbers.on_wire(each).gradient for each in branches)
    parts = [desk.session.gradient(each).text for each in branches]
    assert sorted(parts) == ["0.14", "3.00"] and scene.numbers_at(fork) == ("−2.00", "3.14")


def test_a_covered_number_stays_covered_at_its_gate_and_is_asked_for_there(desk):
    scene = desk.view.circuit_scene
    fork = Pin(desk.session.circuit.find("h"), OUT)
    rect = scene.numbers.place_of(fork, Quantity.VALUE).rect(1.0)
    assert ink(desk, rect, scene.theme.value) > 20
    desk.key(Key.Key_P, CTRL)
    desk.window.classroom.predict("both")
    assert scene.numbers_at(fork) == ("?", "?")
    assert all(scene.numbers_at(each)[1] == "?" for each in scene.wires.leaving(fork))
    desk.hand.click(rect.center().x(), rect.center().y())
    current = desk.window.classroom.predicting.current
    assert (current.pin, current.what) == (fork, Quantity.VALUE)
    field = desk.view.guessing.field
    asked = desk.view.mapToScene(field.geometry().center())
    assert rect.adjusted(0, -8, 0, 8).contains(asked)


def test_in_a_step_a_gate_bears_its_value_once_it_is_computed(desk):
    scene = desk.view.circuit_scene
    fork = Pin(desk.session.circuit.find("h"), OUT)
    stepping = desk.window.classroom.stepping
    stepping.start()
    seen = []
    for _ in range(40):
        seen.append(scene.numbers_at(fork))
        if seen[-1][1]:
            break
        stepping.step(1)
    assert seen[0] == ("", "")
    assert ("−2.00", "") in seen and seen[-1] == ("−2.00", "3.14")


def written_at(scene, zoom: float) -> set:
    """The numbers that are written at a zoom."""
    written = scene.writing(zoom)
    if not written.has_numbers:
        return set()
    sizes = scene.rooms.sizes(written.growth, written.least)
    everywhere = scene.numbers.within(scene.content())
    return {each.key for each in everywhere if sizes.get(each.key, 1.0)}


def test_numbers_give_way_one_by_one_values_last_and_none_comes_back_from_afar(desk):
    desk.window.resize(1280, 720)
    desk.open(case("R059"))
    for _ in range(2):
        desk.window.blocks.make_of_chains()
    desk.key(Key.Key_Home)
    scene, zoom = desk.view.circuit_scene, desk.view.zoom
    everything, seen = written_at(scene, 1.0), written_at(scene, zoom)
    values, seen_values = (
        {key for key in each if key.what is Quantity.VALUE} for each in (everything, seen)
    )
    assert 0.55 < zoom < 0.7 and len(seen) > 0.65 * len(everything)
    assert len(seen_values) > 0.85 * len(values)
    before = everything
    for percent in range(100, 20, -2):
        now = written_at(scene, percent / 100)
        assert now <= before, percent
        before = now
    assert not before, "from afar there are none"


def test_while_a_gate_is_dragged_no_number_lies_on_a_gate_or_on_another(desk):
    desk.window.resize(1280, 720)
    desk.open(case("R059"))
    scene, zoom = desk.view.circuit_scene, desk.view.zoom
    gate = desk.session.circuit.find("out_h1")
    x, y = desk.hand.node(gate)
    whole, growth = scene.content(), scene.writing(zoom).growth
    everything = len(scene.numbers.seen(whole, growth))
    hidden = []
    desk.hand.press(x, y)
    for step in range(1, 9):
        desk.hand.move(x - 12 * step, y + 10 * step)
        seen = scene.numbers.seen(whole, growth)
        hidden.append(everything - len(seen))
        body = scene.nodes[gate].on_canvas(scene.nodes[gate].body).adjusted(9, 2, -9, -2)
        assert not any(each.rect(1.0).intersects(body) for each in seen), step
        moved = [each for each in seen if each.key.pin.node == gate]
        for each in moved:
            rect = each.rect(growth).adjusted(1, 1, -1, -1)
            assert not any(rect.intersects(o.rect(growth)) for o in seen if o is not each), step
    desk.hand.release(x - 96, y + 80)
    assert max(hidden) > 0 and all(each < 0.2 * everything for each in hidden)


def test_a_name_stands_right_below_its_gate_until_a_gradient_can_come_there(desk):
    document, session = desk.session.document, desk.session
    gate, captions = session.circuit.find("h"), lambda: desk.view.circuit_scene.captions
    output = Pin(gate, OUT)
    assert desk.view.circuit_scene.numbers.at_output(output).gradient is not None
    moved = captions()[gate].moved
    assert moved > 0
    session.edit("", lambda before: edits.set_loss(before, None))
    assert captions()[gate].moved == 0
    assert desk.view.circuit_scene.numbers.at_output(output).gradient is None
    session.edit("", lambda before: edits.set_loss(before, document.loss))
    assert captions()[gate].moved == moved


def test_gates_of_a_block_that_is_open_in_place_bear_their_gradients(desk):
    (example,) = (each for each in resources.examples() if each.stem == "sigmoid-block-opened")
    desk.open(files.load(example))
    scene, shown = desk.view.circuit_scene, desk.session.shown
    inside = [Pin(id_, OUT) for id_ in shown.nodes if Path(id_).is_nested]
    assert len(inside) == 4
    for pin in inside:
        place = scene.numbers.place_of(pin, Quantity.GRADIENT)
        assert place is not None and scene.numbers_at(place.key.pin)[1], pin


@pytest.mark.parametrize("example", ["sigmoid-block-opened", "three-levels"])
def test_all_numbers_in_an_open_block_stand_on_its_ground(desk, example):
    desk.open(resources.folder() / "examples" / f"{example}.circuit")
    scene = desk.view.circuit_scene
    if not scene.nodes.frames():  # its input is a fork, whose numbers stand inside
        (layer,) = (id_ for id_, node in desk.session.circuit.nodes.items() if node.interface)
        desk.session.select({layer})
        desk.window.blocks.toggle()
    (frame,) = scene.nodes.frames()
    numbers = list(scene.numbers.within(scene.content()))
    whole = frame.on_canvas(frame.drawn(1.0))
    inside = [each for each in numbers if whole.contains(each.rect(1.0).center())]
    assert len(inside) >= 8 and all(each.is_in_frame for each in inside)
    assert not any(each.is_in_frame for each in numbers if each not in inside)


def test_the_numbers_of_two_wires_that_leave_an_open_block_are_no_pair(desk):
    desk.open(resources.folder() / "examples" / "three-levels.circuit")
    (layer,) = (id_ for id_, node in desk.session.circuit.nodes.items() if node.interface)
    desk.session.select({layer})
    desk.window.blocks.toggle()
    scene, wires = desk.view.circuit_scene, desk.session.shown.wires
    upper, lower = sorted(
        target
        for target, source in wires.items()
        if source.node == layer and not Path(target.node).is_nested
    )
    above, below = scene.numbers.on_wire(upper), scene.numbers.on_wire(lower)
    _, _, _, ends = above.gradient.box()
    _, begins, _, _ = below.value.box()
    own = above.gradient.y - above.value.y
    assert begins - ends > own > 0.0  # they are farther apart than what belongs together


def test_the_ring_of_a_card_stands_beside_its_numbers(desk):
    """Also where it waits for a wire: there it is always drawn."""
    desk.open(edits.add(FORK, "new", "input", (0.0, 400.0), label="new", value=-4.0))
    item = desk.view.circuit_scene.nodes["new"]
    for is_aimed in (False, True):
        ring = item.ring(OUT, is_aimed=is_aimed)
        assert ring.left() >= item.body.right() and item.bounds.contains(ring)


def test_how_numbers_are_written_is_worked_out_once_while_one_pans(desk, monkeypatch):
    """And anew when one zooms, when anything moves; those that changed when a value turns."""
    made = []
    written = wire_numbers.NumberWriting
    monkeypatch.setattr(
        wire_numbers, "NumberWriting", lambda *told: made.append(told) or written(*told)
    )
    view, session = desk.view, desk.session
    x, z = (session.circuit.find(each) for each in "xz")

    def anew(change) -> int:
        made.clear()
        change()
        view.viewport().repaint()
        return len(made)

    everything = anew(lambda: view.set_zoom(view.zoom * 0.9))
    assert everything > 8
    assert anew(lambda: view.pan(QPoint(9, 5))) == 0
    assert 2 <= anew(lambda: session.set_value(z, -2.0)) < everything
    assert anew(lambda: session.edit("", edits.move, {x: (-200.0, 40.0)})) == everything
    assert anew(lambda: view.set_zoom(view.zoom * 1.1)) == everything
    framed = notes_and_frames.add_frame, "g", "", [z], (-200.0, 0.0), (300.0, 300.0)
    assert anew(lambda: session.edit("", *framed)) == everything


WIDE, SIGNED = "−2.2e−3", "−0.22"
ONE, OTHER = (NumberKey(Pin(each, OUT), Quantity.GRADIENT, leaves=True) for each in "ab")


class Beside:
    """A scene in which a wide number stands between a wall and another number."""

    theme = look.LIGHT

    def __init__(self, left: float, away: float) -> None:
        self.rooms = LabelRooms()
        tight = np.array([1.0])
        self.rooms.hold(2, [Limits([ONE], [0], tight) for _ in WIDTHS])
        self.rooms.free = {ONE: (left, float("inf"))}
        self.rooms.beside = {ONE: [(OTHER, away)]}

    def writing(self, zoom: float):
        return look.Writing(1.0, 0.7, 1.0)

    def number_at(self, pin: Pin, what: Quantity) -> str:
        return SIGNED if pin == OTHER.pin else WIDE


def test_a_wide_number_gives_way_to_the_side_where_there_is_room(qapp):
    half, beside = (number_width(each, look.LABEL_POINTS) / 2 for each in (WIDE, SIGNED))
    half += wire_numbers.AIR

    def fit(left: float, right: float, lean: int = CENTRED):
        return NumberSizes(Beside(left, right + beside), 1.0).fit(ONE, WIDE, lean)

    roomy = fit(half + 1, half + 1)
    assert roomy[2] == 0.0
    points, width, aside = fit(half + 6, half - 4)
    assert (points, width) == roomy[:2] and aside == pytest.approx(-4.0)
    assert fit(half - 4, half + 6)[2] == pytest.approx(4.0)
    assert fit(half + 2, half - 4)[0] < points  # too little on both sides together
    assert fit(half + 40, half - 2 * wire_numbers.MOST_SHIFT)[0] < points  # not farther than that
    points, _, aside = fit(half + 6, half - 4, RIGHT)
    assert points < roomy[0] and aside == 0.0


def places_of(numbers: NumberTable) -> dict[NumberKey, object]:
    whole = QRectF(-1e5, -1e5, 2e5, 2e5)
    return {each.key: each.place for each in numbers.within(whole)}


def test_in_a_large_circuit_numbers_stand_after_an_edit_as_if_all_were_placed_anew(
    desk, monkeypatch
):
    monkeypatch.setattr("circuit_editor.ui.canvas.scene.MOST_ROUTED", 0)
    desk.open(document_from("h = x*y; g = h*z; f = exp(h) + g*g*x", {"x": 2, "y": -1, "z": 3}))
    scene, session = desk.view.circuit_scene, desk.session
    h, g, f = (session.circuit.find(each) for each in "hgf")
    wires = session.circuit.wires

    def every() -> Iterator[Callable[[], object]]:
        for by, id_ in enumerate(session.circuit.nodes, 1):
            x, y = session.circuit.places[id_]
            yield partial(session.edit, "", edits.move, {id_: (x + 30.0 * by, y - 170.0)})
        for target, source in sorted(wires.items()):
            yield partial(session.edit, "", edits.disconnect, [target])
            yield partial(session.edit, "", edits.connect, source, target)
        yield partial(session.edit, "", edits.add, "new", "tanh", (900.0, 40.0))
        yield partial(session.edit, "", edits.connect, Pin(g, OUT), Pin("new", "x"))
        yield partial(session.edit, "", edits.connect, Pin(h, OUT), Pin("new", "x"))
        for id_ in ("new", g, f):
            yield partial(session.edit, "", edits.remove, [id_])

    for edit in every():
        for change in (edit, session.undo, session.redo):
            change()
            assert places_of(scene.numbers) == places_of(NumberTable(scene.wires, scene.nodes))
    ends = [id_ for id_ in session.circuit.nodes if not scene.wires.leaving(Pin(id_, OUT))]
    for id_ in (*ends, h):
        scene.preview({id_: (333.0, 77.0)})
        assert places_of(scene.numbers) == places_of(NumberTable(scene.wires, scene.nodes))


def test_a_card_too_small_for_two_numbers_keeps_its_value(desk):
    desk.open(document_from("h = tanh(w11*x1 + w12*x2 + b1); L = (h - t)**2"))
    scene = desk.view.circuit_scene
    cards = [shape for shape in scene.nodes.values() if shape.node.gate.is_source]

    def written(zoom: float) -> set[tuple[bool, bool]]:
        return {tuple(map(bool, card._card_sizes(zoom).sizes)) for card in cards}

    assert written(0.9) == {(True, True)}
    assert written(0.56) == {(True, False)}
    assert written(0.3) == {(False, False)}  # where no numbers are written at all


@pytest.mark.parametrize("seed", range(2))
def test_a_number_is_found_wherever_it_is_written_however_far_from_its_gate(session, view, seed):
    """Else a part of the canvas that is painted anew would cut it off."""
    rng, scene = Random(seed), view.circuit_scene
    for _ in range(12):
        edit = edit_of(rng.getrandbits(32))
        session.edit("", lambda document, edit=edit: edit(document))
        for node in sorted(session.circuit.nodes)[::3]:
            session.edit("", edits.move, {node: (rng.uniform(-300, 300), rng.uniform(-200, 200))})
        scene.settle()
        for growth in (1.0, MOST_GROWTH):
            for number in [*scene.numbers.within(scene.content())]:
                for corner in corners(number.rect(growth)):
                    there = QRectF(corner, QSizeF(1.0, 1.0))
                    assert number in [*scene.numbers.within(there)], number


def corners(rect: QRectF) -> list[QPointF]:
    return [rect.topLeft(), rect.topRight(), rect.bottomLeft(), rect.bottomRight()]
