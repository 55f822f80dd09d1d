"""Planted faults are found, and counted once; what is sound counts nothing."""

from __future__ import annotations

import json

import bench_readable
import legibility
import numpy as np
import painted
import pytest
import readable_layout
import readable_sheets
import shown
from legibility import Body, Wire, look_at
from painted import Text
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPainterPath, QPixmap
from PySide6.QtWidgets import QGraphicsScene, QGraphicsView
from readable_circuits import EXAMPLE, EXERCISE, LESSON, all_circuits
from readable_window import Room

from circuit_editor.expression import document_from
from circuit_editor.ui.app.theme import Appearance
from circuit_editor.ui.canvas.view import CanvasView
from circuit_editor.ui.session.session import Session

GREEN, RED, GREY = "#137e38", "#c62a1b", "#666b74"


def text(words, x, y, width=40.0, colour=GREEN, digit=10.0):
    return Text(words, QRectF(x, y, width, digit), digit, colour, True)


def body(id_, x, y, kind="gate", width=60.0, height=40.0, **written):
    outline = QPainterPath()
    outline.addRoundedRect(QRectF(x, y, width, height), 9, 9)
    return Body(id_, outline, kind, **{key: frozenset(words) for key, words in written.items()})


def wire(source, target, *points, value="", gradient="", total="", port="out"):
    line = np.array(points, dtype=float)
    return Wire(
        f"{source} → {target}", f"{source}.{port}", (source, target), line, value, gradient, total
    )


# a card, a gate and a flag in a row; the wires run at height 20
CARD = body("x", 0, 0, "card", words={"x"}, numbers={"2.00", "−0.53"})
GATE, FLAG = body("exp", 200, 0, words={"exp"}), body("f", 400, 0, "flag", words={"f"})
BODIES = [CARD, GATE, FLAG]
IN = wire("x", "exp", (60, 20), (200, 20), value="2.00", gradient="−0.53", total="−0.53")
OUT = wire("exp", "f", (260, 20), (400, 20), value="7.39", gradient="1.00", total="1.00")
WIRES = [IN, OUT]
SOUND = [
    text("x", 5, 15, 8, GREY),
    text("2.00", 20, 5, 35),
    text("−0.53", 18, 22, 38, RED),
    text("exp", 215, 15, 30, GREY),
    text("2.00", 110, 6),
    text("−0.53", 110, 24, 40, RED),
    text("7.39", 310, 6),
    text("1.00", 310, 24, 40, RED),
    text("scales", 205, 44, 50, GREY),
    text("f", 420, 15, 8, GREY),
]


def found(*more, wires=(), bodies=(), covers=()):
    return look_at([*SOUND, *more], [*BODIES, *bodies], [*WIRES, *wires], covers=covers)


def test_a_sound_picture_has_no_faults():
    sound = found()
    assert not sound.counts, sound.details
    assert found(text("7.39", 310, 60, digit=8.5)).smallest == "8.5 px: 7.39 on the canvas"
    assert sound.digit == 10.0 and len(sound.digits) == 6
    assert not sound.missing and not sound.strays and not sound.lost


@pytest.mark.parametrize(
    ("what", "planted"),
    [
        (legibility.ON_NUMBER, text("7.39", 120, 8)),
        (legibility.ON_BODY, text("7.39", 240, 2)),
        (legibility.ON_FLAG, text("7.39", 370, 5)),
        (legibility.ON_CAPTION, text("7.39", 230, 47)),
        (legibility.ON_OWN, text("7.39", 262, 15)),
        (legibility.ON_WIRE, text("7.39", 66, 15)),
        (legibility.CAPTION_ON_BODY, text("passes on", 250, 30, 30, GREY)),
        (legibility.CAPTION_ON_CAPTION, text("passes on", 220, 47, 30, GREY)),
        (legibility.CAPTION_ON_WIRE, text("passes on", 270, 15, 30, GREY)),
    ],
)
def test_a_planted_text_is_found(what, planted):
    assert found(planted).counts == {what: 1}


def test_a_number_may_stand_on_its_own_wire_where_that_goes_on_at_both_sides():
    assert not look_at([text("7.39", 310, 15)], BODIES, WIRES).counts
    at_the_flag = look_at([text("7.39", 357, 15)], BODIES, WIRES)
    assert at_the_flag.counts == {legibility.ON_OWN: 1}
    short = [wire("exp", "f", (260, 20), (330, 20), value="7.39")]
    assert look_at([text("7.39", 275, 15)], [], short).counts == {legibility.ON_OWN: 1}


def test_bodies_on_bodies_and_wires_under_nodes_are_found():
    assert found(bodies=[body("log", 230, -35)]).counts == {legibility.BODY_ON_BODY: 1}
    beneath = wire("x", "f", (60, 5), (400, 5), value="2.00", gradient="−0.53", total="−0.53")
    through = found(wires=[beneath])
    assert through.counts[legibility.UNDER] == 1
    corner = body("log", 250, -70, height=72.0)
    passed = wire("x", "f", (60, 0.5), (250, 0.5), (252, 1.5))
    assert [each.id for _, each in legibility.under_nodes([passed], [corner])] == []


def test_frames_hold_what_stands_in_them_and_count_by_their_edge():
    frame = body("block", -20, -20, "frame", width=520.0, height=100.0)
    assert not found(bodies=[frame]).counts
    assert found(text("7.39", 310, 74), bodies=[frame]).counts == {legibility.ON_BODY: 1}


def test_tiles_hold_their_cells_and_count_by_their_outline():
    tiles = body("matmul", 300, 60, "tiles", width=60.0, height=40.0)
    cells = [text("0.65", 302, 62, 26), text("−1.60", 330, 62, 28), text("4×3", 310, 82, 30, GREY)]
    sound = found(*cells, bodies=[tiles])
    assert not sound.counts and not sound.lost
    assert len(sound.digits) == 8
    assert found(text("7.39", 340, 75), bodies=[tiles]).counts == {legibility.ON_BODY: 1}


def test_what_a_panel_covers_is_found():
    assert found(covers=[QRectF(300, 0, 60, 18)]).counts == {legibility.HIDDEN: 1}


def test_what_the_edge_cuts_off_is_found():
    whole = look_at(SOUND, BODIES, WIRES, edge=QRectF(-1, -1, 500, 56))
    assert not whole.counts
    short = look_at(SOUND, BODIES, WIRES, edge=QRectF(-1, -1, 500, 50))
    assert short.details == [f"{legibility.CUT}: scales"]
    narrow = look_at(SOUND, BODIES, WIRES, edge=QRectF(-1, -1, 450, 56))
    assert narrow.details == [f"{legibility.CUT}: f"]


def test_numbers_that_are_nowhere_and_numbers_of_nobody_are_told():
    without = [each for each in SOUND if each.text != "7.39"]
    assert look_at(without, BODIES, WIRES).missing == ["value 7.39 of exp → f"]
    assert found(text("8.88", 320, 60)).lost == ["8.88"]
    stray = look_at([text("7.39", 110, 24)], BODIES, WIRES)
    assert stray.strays == ["7.39 of exp → f"]


def test_each_branch_of_a_fork_has_a_gradient_of_its_own():
    fork = [
        wire("x", "a", (60, 20), (120, 0), (200, 0), value="2.00", gradient="1.00", total="3.00"),
        wire("x", "b", (60, 20), (120, 60), (200, 60), value="2.00", gradient="2.00", total="3.00"),
    ]
    card = body("x", 0, 0, "card", numbers={"2.00", "3.00"})
    on_card = [text("2.00", 10, 5), text("3.00", 10, 22, 40, RED)]
    bare = look_at(on_card, [card], fork)
    assert bare.missing == ["gradient 1.00 of x → a", "gradient 2.00 of x → b"]
    parts = [text("1.00", 150, 4, 40, RED), text("2.00", 150, 64, 40, RED)]
    assert look_at([*on_card, *parts], [card], fork).missing == []


def test_crossings_and_lengths_are_those_of_the_lines():
    up = wire("a", "c", (0, 0), (100, 100))
    down = wire("b", "d", (0, 100), (100, 0))
    fork = wire("a", "e", (0, 100), (100, 0))
    assert legibility.crossings([up, down]) == 1
    assert legibility.crossings([up, fork]) == 0  # a fork's own branches
    assert legibility.crossings([up, wire("b", "d", (0, 10), (100, 110))]) == 0
    assert legibility.length([up]) == pytest.approx(100 * 2**0.5)


@pytest.fixture(autouse=True, scope="module")
def nobody_listens_afterwards():
    """The painter of all other tests is Qt's own."""
    yield
    painted.stop_listening()


def test_wires_that_look_like_one_are_found():
    level = wire("a", "c", (0, 0), (100, 0))
    beside, crossing = wire("b", "d", (40, 2), (140, 2)), wire("b", "d", (50, -50), (50, 50))
    assert legibility.along([level, beside]) == [("a → c", "b → d")]
    assert legibility.along([level, crossing]) == []
    assert legibility.along([level, wire("a", "d", (0, 2), (100, 2))]) == []  # a fork's trunk


class Picture(QGraphicsView):
    """Paints a text itself, and another by way of a pixmap it made before."""

    def __init__(self):
        self.page = QGraphicsScene(0, 0, 300, 200)
        super().__init__(self.page)
        self.resize(300, 200)
        painted.listen()
        self.kept = QPixmap(100, 50)
        with QPainter(self.kept) as painter:
            painter.drawText(5, 20, "kept")

    def drawForeground(self, painter, rect):
        painter.resetTransform()
        painter.setPen(GREEN)
        painter.scale(2.0, 2.0)
        painter.drawText(QRectF(0, 0, 100, 40), 0x84, "0.50")
        painter.resetTransform()
        painter.drawPixmap(30, 120, self.kept)


def test_texts_are_found_where_they_are_painted(qtbot):
    view = Picture()
    qtbot.addWidget(view)
    view.show()
    by_words = {each.text: each for each in painted.texts_on(view)}
    own, kept = by_words["0.50"], by_words["kept"]
    assert own.colour == GREEN
    assert own.ink.center().x() == pytest.approx(100, abs=4)
    assert own.ink.center().y() == pytest.approx(40, abs=4)
    assert own.digit == pytest.approx(2 * kept.digit, rel=0.01)
    assert QRectF(30, 120, 100, 30).contains(kept.ink)
    seen, ink = view.viewport().grab().toImage(), own.ink.toAlignedRect()
    rows = [
        y
        for y in range(ink.top() - 20, ink.bottom() + 20)
        for x in range(ink.left(), ink.right())
        if seen.pixelColor(x, y) != seen.pixelColor(0, 0)
    ]
    assert abs(min(rows) - ink.top()) <= 1 and abs(max(rows) - ink.bottom()) <= 1


def canvas_of(qtbot, text, values):
    """A session and a canvas that shows all of the circuit of a text."""
    session = Session()
    session.open(document_from(text, values), None)
    view = CanvasView(session, Appearance("light"))
    qtbot.addWidget(view)
    view.resize(1000, 600)
    view.show()
    view.fit()
    return session, view


def test_faults_are_found_on_the_real_canvas(qtbot):
    session, view = canvas_of(qtbot, "f = (x + y)*z", {"x": -2, "y": 5, "z": -4})
    sound = shown.faults_of(view)
    assert not sound.counts, sound.details
    assert not sound.missing and not sound.lost and len(sound.digits) >= 10
    x, z = session.circuit.find("x"), session.circuit.find("z")
    here = session.circuit.places[x]
    view.circuit_scene.preview({z: (here[0] + 10.0, here[1] + 10.0)})
    assert shown.faults_of(view).counts[legibility.BODY_ON_BODY] == 1


def test_numbers_in_tiles_are_found_on_the_real_canvas(qtbot):
    values = {"x": [2.0, -1.0, 0.5], "w": [1.0, 3.0, -2.0]}
    _, view = canvas_of(qtbot, "f = sum(w * x)", values)
    found = shown.faults_of(view)
    assert not found.counts and len(found.digits) >= 18, found.details


def test_all_exercises_examples_and_lessons_are_measured():
    listed = all_circuits()
    assert len({each.name for each in listed}) == len(listed)
    kinds = [each.kind for each in listed]
    assert (kinds.count(EXERCISE), kinds.count(EXAMPLE)) == (23, 15)
    assert {each.name.split(",")[0] for each in listed if each.kind == LESSON} == {
        f"lesson {number}" for number in range(1, 12)
    }
    before = json.loads(bench_readable.BEFORE.read_text(encoding="utf-8"))
    new = [each for each in listed if each.kind != LESSON and each.name not in before]
    for each in new:  # before there were arrays
        assert any(value.array.shape for value in each.make().root.values.values()), each.name


def test_the_table_and_the_layouts_are_made(qapp, tmp_path, capsys):
    before = json.loads(bench_readable.BEFORE.read_text(encoding="utf-8"))
    made = readable_layout.table("first-example", before)
    assert [row[0] for row in made.rows] == ["first-example"]
    (listed,) = (each for each in all_circuits() if each.name == "two-input-max")
    room = Room(1280, 720, "light", str(tmp_path), folded=False)
    measured = room.measure(listed, tmp_path)
    room.close()
    assert measured["window"]["numbers"] >= 5 and not measured["window"]["lost"]
    assert {path.name for path in tmp_path.glob("*.png")} == {
        "window two-input-max.png",
        "stage two-input-max.png",
    }
    found = {"1280x720": {listed.name: measured}}
    (sheet,) = readable_sheets.save(
        tmp_path, {listed.name: EXAMPLE}, tmp_path / "sheets", ["stage"]
    )
    assert sheet.exists()
    table = bench_readable.table(found, before)
    assert table.rows[0][0] == "two-input-max"
    assert {what.split(",")[0] for what, *_ in table.targets} >= {"crossings", "length"}
    bench_readable.then_and_now(found, before).show()
    assert "window 1280x720" in capsys.readouterr().out
