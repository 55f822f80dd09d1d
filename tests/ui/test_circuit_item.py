"""What the canvas keeps never shows: after whatever one does it looks as if it were drawn anew."""

from __future__ import annotations

from functools import partial
from itertools import pairwise

import numpy as np
import pytest
from canvases import first_example
from hand import Hand
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QRegion
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import delete
from thinned import thinned

from circuit_editor import files, resources
from circuit_editor.layout.routing.routes import bends, curve_between
from circuit_editor.model import OUT, Pin, edits
from circuit_editor.ui.app import theme as look
from circuit_editor.ui.app.theme import Appearance
from circuit_editor.ui.canvas.layers.far_zoom import FarZoom
from circuit_editor.ui.canvas.view import CanvasView

EXAMPLES = resources.folder() / "examples"
AS_GOOD_AS_EQUAL = 12  # of 255: wires that cross were drawn in another order


def seen(view: CanvasView) -> np.ndarray:
    """The pixels of the canvas as they are on the screen now, without what lies over it."""
    image = QImage(view.viewport().size(), QImage.Format.Format_RGB32)
    flags = QWidget.RenderFlag.DrawWindowBackground
    view.viewport().render(image, QPoint(), QRegion(), flags)
    shape = (image.height(), image.bytesPerLine() // 4, 4)
    return np.frombuffer(image.constBits(), dtype=np.uint8).reshape(shape)[:, :, :3].astype(int)


def drawn_anew(view: CanvasView) -> np.ndarray:
    """What another canvas on the same session shows, that has kept nothing."""
    other = CanvasView(view.session, view.circuit_scene.appearance)
    other.circuit_scene.show_widths(on=view.circuit_scene.has_widths)
    other.resize(view.size())
    other.show()
    other.set_zoom(view.zoom)
    other.pan(QPoint())
    middle = view.mapToScene(QPoint(0, 0)) - other.mapToScene(QPoint(0, 0))
    other.pan((middle * view.zoom).toPoint())
    pixels = seen(other).copy()
    delete(other)  # now: collected in the middle of what its scene is told it would take that along
    return pixels


def assert_fresh(qtbot, view: CanvasView) -> None:
    """Three paintings after each other, and one by a canvas of its own, show the same."""
    QApplication.processEvents()
    view.circuit_scene.hover(None, None)  # the pointer is over one of the two at most
    first = seen(view)
    for other in (seen(view), seen(view), drawn_anew(view)):
        assert other.shape == first.shape
        assert np.abs(other - first).max() <= AS_GOOD_AS_EQUAL


def assert_stays_fresh(qtbot, view, steps):
    """After each step what is seen is what another canvas draws; and it is not what it was."""
    before = seen(view)
    for step in steps:
        step()
        assert_fresh(qtbot, view)
    assert np.abs(seen(view) - before).max() > AS_GOOD_AS_EQUAL


# what is stale is so in any colours
@pytest.fixture(params=["light", pytest.param("dark", marks=pytest.mark.soak)])
def theme(request):
    return request.param


@pytest.fixture
def view(qtbot, session, theme):
    view = CanvasView(session, Appearance(theme))
    qtbot.addWidget(view)
    view.resize(900, 560)
    with qtbot.waitExposed(view):
        view.show()
    return view


@pytest.mark.parametrize(
    ("theme", "example", "zoom"),
    thinned(
        ["light", "dark"],
        ["sigmoid-neuron", "sigmoid-block-opened", "three-levels"],
        [None, 1.0, 0.5, 0.25, 0.15, 0.1],
        together=1,
    ),
)
def test_paintings_of_the_same_are_the_same(qtbot, view, session, example, zoom):
    session.open(files.load(EXAMPLES / f"{example}.circuit"), None)
    view.fit()
    if zoom is not None:
        view.set_zoom(zoom)
    assert_fresh(qtbot, view)


def test_nothing_stale_is_shown_after_edits(qtbot, view, session):
    session.open(first_example(), None)
    view.set_zoom(1.0)
    hand = Hand(view)
    steps = [
        lambda: session.set_value("x", 1.25),
        lambda: session.set_value("x", 4.0),
        lambda: session.select({"add1"}),
        lambda: session.select((), wire=Pin("mul1", "a")),
        lambda: session.edit("Move", edits.move, {"add1": (180.0, 40.0)}),
        lambda: session.edit("Rename", edits.rename, "x", "speed"),
        lambda: session.edit("Unplug", edits.disconnect, [Pin("mul1", "b")]),
        lambda: session.edit("Plug", edits.connect, Pin("x", OUT), Pin("mul1", "b")),
        lambda: view.set_zoom(0.8),
        lambda: view.pan(QPoint(33, -17)),
        lambda: hand.click(*hand.node("z")),
        session.undo,
        session.undo,
        session.redo,
        lambda: session.edit("Delete", edits.remove, ["add1"]),
        lambda: view.circuit_scene.appearance.choose("dark"),
        lambda: view.circuit_scene.appearance.choose("light"),
        session.undo,
    ]
    assert_stays_fresh(qtbot, view, steps)


@pytest.mark.parametrize("example", ["sigmoid-as-one-block", "gate-patterns"])
def test_what_is_added_moved_and_removed_leaves_nothing_behind(qtbot, view, session, example):
    session.open(files.load(EXAMPLES / f"{example}.circuit"), None)
    view.set_zoom(1.0)
    x, y = view.mapToScene(view.viewport().rect().center()).toTuple()
    wire = min(session.circuit.wires)
    source = session.circuit.wires[wire]
    edited = [
        (edits.add, "new", "mul", (x, y)),
        (edits.add, "in", "input", (x - 200.0, y + 100.0)),
        (edits.connect, Pin("in", OUT), Pin("new", "a")),
        (edits.move, {"new": (x + 150.0, y - 90.0)}),
        (edits.disconnect, [wire]),
        (edits.connect, source, wire),
        (edits.remove, ["new"]),
    ]
    steps = [partial(session.edit, "", *each) for each in edited]
    assert_stays_fresh(qtbot, view, [*steps, session.undo, session.undo, session.redo])


def test_nodes_lie_over_one_another_as_when_they_are_opened(qtbot, view, session):
    session.open(first_example(), None)
    view.set_zoom(1.0)
    x, y = session.circuit.places["x"]
    steps = [
        lambda: session.edit("Add", edits.add, "a", "input", (x + 20.0, y + 10.0)),
        lambda: session.edit("Add", edits.add, "zz", "input", (x - 20.0, y - 10.0)),
        lambda: session.edit("Delete", edits.remove, ["x"]),
        session.undo,
        lambda: session.edit("Rename", edits.rename, "a", "first"),
    ]
    assert_stays_fresh(qtbot, view, steps)
    grips = [shape.id for shape in view.circuit_scene.nodes.near(QPointF(x, y), 1.0)]
    assert grips == ["zz", "x", "a"]  # from the front to the back


@pytest.mark.parametrize("zoom", [0.18, 0.1])
def test_nothing_stale_is_shown_from_afar(qtbot, view, session, zoom):
    session.open(first_example(), None)
    view.set_zoom(zoom)
    steps = [
        lambda: session.set_value("x", -40.0),
        lambda: session.set_value("x", 0.0),
        lambda: session.select({"add1"}),
        lambda: session.edit("Move", edits.move, {"add1": (180.0, 140.0)}),
        lambda: session.edit("Unplug", edits.disconnect, [Pin("mul1", "b")]),
        lambda: session.edit("Delete", edits.remove, ["z"]),
        lambda: view.circuit_scene.appearance.choose(
            "dark" if view.circuit_scene.theme.name == "light" else "light"
        ),
    ]
    assert_stays_fresh(qtbot, view, steps)


@pytest.mark.parametrize("zoom", [0.18, 0.1])
def test_from_afar_frames_that_show_the_same_are_drawn_once(view, session, monkeypatch, zoom):
    session.open(first_example(), None)
    view.set_zoom(zoom)
    drawn, draw = [], FarZoom.paint_largest
    monkeypatch.setattr(
        FarZoom, "paint_largest", lambda *given: drawn.append(given[-1]) or draw(*given)
    )
    for _ in range(5):
        seen(view)
    before = len(drawn)
    assert before in (1, 2)  # and once to keep it
    session.set_value("x", -40.0)
    seen(view)
    assert len(drawn) == before + 1


def test_a_move_that_is_given_up_leaves_no_trace(qtbot, view, session):
    session.open(first_example(), None)
    view.set_zoom(1.0)
    hand = Hand(view)
    x, y = hand.node("add1")
    hand.press(x, y)
    hand.move(x + 60, y + 60)
    seen(view)
    hand.key(Qt.Key.Key_Escape)
    hand.release(x + 60, y + 60)
    session.select(())
    assert_fresh(qtbot, view)


def test_while_a_value_is_turned_the_numbers_are_new_in_every_frame(qtbot, view, session):
    session.open(first_example(), None)
    view.set_zoom(1.0)
    frames = []
    for value in (1.0, 1.1, 1.2, 1.3, 1.4):
        session.set_value("x", value, live=True)
        frames.append(seen(view))
    for before, after in pairwise(frames):
        assert np.abs(after - before).max() > 60
    assert_fresh(qtbot, view)


def test_what_the_pointer_hovers_shows_its_pins_and_then_no_more(qtbot, view, session):
    session.open(first_example(), None)
    view.set_zoom(1.0)
    plain = seen(view)
    x, y = Hand(view).node("add1")
    QTest.mouseMove(view.viewport(), view.mapFromScene(QPointF(x + 4, y)))
    QTest.mouseMove(view.viewport(), view.mapFromScene(QPointF(x, y)))
    QApplication.processEvents()
    assert view.circuit_scene.hovered_node == "add1"
    assert np.abs(seen(view) - plain).max() > 60
    view.circuit_scene.hover(None, None)
    assert np.abs(seen(view) - plain).max() == 0


def test_many_wires_bend_as_one_does():
    corners = [-400.0, -100.0, -30.0, -0.2, 0.0, 0.3, 20.0, 50.0, 71.0, 73.0, 300.0, 900.0]
    ends = [(0.0, 0.0, x, y) for x in corners for y in corners]
    expected = [curve_between((x1, y1), (x2, y2))[1][0] - x1 for x1, y1, x2, y2 in ends]
    assert bends(np.array(ends)).tolist() == expected


def test_a_circuit_is_seen_whole_from_afar(qtbot, view, session):
    """At the smallest zoom nodes are boxes: as many dark spots as there are nodes."""
    document = session.document
    for at in range(40):
        place = (300.0 * (at % 8), 300.0 * (at // 8))
        document = edits.add(document, f"add{at + 7}", "add", place)
    session.open(document, None)
    view.fit()
    assert view.zoom > look.SMALLEST_SHAPE
    view.set_zoom(0.1)
    view.centerOn(view.circuit_scene.content().center())
    pixels, theme = seen(view), view.circuit_scene.theme
    paper = look.colour(theme.canvas)
    differs = np.abs(pixels - [paper.blue(), paper.green(), paper.red()]).max(axis=2) > 40
    for shape in view.circuit_scene.nodes.values():
        at = view.mapFromScene(shape.middle)
        assert differs[at.y(), at.x()]


def test_ctrl_e_shows_what_another_canvas_shows(qtbot, view, session):
    session.open(files.load(EXAMPLES / "sigmoid-as-one-block.circuit"), None)
    (block,) = (id_ for id_, each in session.circuit.nodes.items() if each.interface is not None)
    view.set_zoom(0.7)
    for open_ in (True, False, True):
        session.expand([block], open_=open_)
        assert_fresh(qtbot, view)
