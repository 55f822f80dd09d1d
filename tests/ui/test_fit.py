"""Home shows the whole circuit, as large as what is drawn of it lets it be."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from small_array_circuits import array_circuit
from windows import NEURON, SHIFT, Desk, with_worker

from circuit_editor.expression import document_from
from circuit_editor.model import EMPTY, edits
from circuit_editor.ui.app import theme as look
from circuit_editor.ui.canvas.zoom_view import FIT_MARGIN, LARGEST_FIT, SMALLEST_ZOOM, zoom_to_fit
from circuit_editor.ui.shell.editing.curing import cure, misfit_at

Key = Qt.Key


@pytest.fixture
def desk(qtbot, tmp_path, monkeypatch):
    with_worker(monkeypatch)
    return Desk(qtbot, tmp_path)


def drawn(desk) -> QRect:
    """The pixels that are not paper, in the viewport."""
    desk.session.select(())
    picture = desk.view.viewport().grab().toImage()
    paper = look.colour(desk.window.appearance.theme.canvas).rgb()
    dots = look.colour(desk.window.appearance.theme.dots).lightness()
    found = QRect()
    for y in range(0, picture.height(), 2):
        for x in range(0, picture.width(), 2):
            colour = picture.pixelColor(x, y)
            if colour.rgb() != paper and colour.lightness() < dots - 12:
                found = found.united(QRect(x, y, 2, 2))
    return found


def test_home_fills_the_window_up_to_an_even_margin(desk):
    desk.open(NEURON)
    desk.view.set_zoom(2.0)
    desk.key(Key.Key_Home)
    room, picture = desk.view.viewport().rect(), drawn(desk)
    assert room.contains(picture)
    left, right = picture.left() - room.left(), room.right() - picture.right()
    assert left == pytest.approx(FIT_MARGIN, abs=6)
    assert right == pytest.approx(FIT_MARGIN, abs=6)
    assert desk.view.zoom_of_fit(desk.view.viewport().size()) == pytest.approx(desk.view.zoom)


def test_nothing_is_cut_off_where_all_has_room_but_for_the_margin(desk):
    """A legible part is shown where a fit would be illegible: with narrower margins it is all."""
    desk.window.resize(720, 450)
    desk.open(
        document_from(
            "h1 = tanh(w11*x1 + w12*x2 + b1); h2 = tanh(w21*x1 + w22*x2 + b2);"
            "y = v1*h1 + v2*h2 + c; L = (y - t)**2"
        )
    )
    view = desk.view
    assert view.zoom == pytest.approx(view.circuit_scene.legible_zoom)
    assert view.is_in_sight(view.content())


TURNED = [[-0.9, -0.5], [0.8, 0.7], [0.7, -0.4]]  # W, transposed


def transpose(desk) -> float:
    """Cure the product of the circuit that is shown; by how much that widens the drawing."""
    wide = desk.view.content(1.0).width()
    cure(desk.session, "matmul", misfit_at(desk.session, "matmul").cures[0])
    return desk.view.content(1.0).width() - wide


def test_all_stays_in_sight_where_an_edit_widens_the_drawing(desk):
    desk.open(array_circuit(w=TURNED))
    view = desk.view
    view.fit()
    before = view.zoom
    assert transpose(desk) > 0.0
    assert view.is_fitted and view.zoom < before and view.is_in_sight(view.content())
    desk.window.undo()
    view.set_zoom(before)
    assert transpose(desk) > 0.0
    assert view.zoom == before  # whoever looks at a part goes on doing so


@pytest.mark.parametrize("zoom", [0.05, 0.5, 0.8, 1.0, 2.5])
@pytest.mark.parametrize("follows_rule", [False, True])
def test_the_whole_is_what_is_drawn_of_each_node_wire_and_number(desk, zoom, follows_rule):
    """Most are not looked at: they must not reach farther than those that are."""
    desk.open(document_from("h = a*b + exp(a)\ng = sigmoid(h*h + b)\nf = g/h + max(g, c)"))
    scene = desk.view.circuit_scene
    if follows_rule:
        scene.lay_labels(None)  # as in large circuits
    written = scene.writing(zoom)
    whole = scene.content([*scene.nodes], zoom)
    for target in scene.wires:
        whole = whole.united(scene.wires.path(target).boundingRect())
        if written.has_numbers:
            for number in scene.numbers.on_row(scene.wires.rows()[target]):
                whole = whole.united(number.rect(written.growth))
    assert scene.content(zoom=zoom) == whole


def test_the_core_never_fits_at_less_than_the_whole(desk):
    desk.open(NEURON)
    for room in (QSize(300, 200), QSize(900, 700)):
        assert desk.view.zoom_of_core(room) >= desk.view.zoom_of_fit(room)
    desk.open(EMPTY)
    assert desk.view.zoom_of_core(QSize(300, 200)) == desk.view.largest_fit


def test_all_is_shown_even_farther_away_than_the_wheel_leads(desk):
    document = edits.add(EMPTY, "x", "input", (0.0, 0.0), label="x")
    document = edits.add(document, "y", "input", (90_000.0, 3_000.0), label="y")
    desk.open(document)
    desk.key(Key.Key_1, SHIFT)
    assert desk.view.zoom < SMALLEST_ZOOM / 2
    assert desk.view.is_in_sight(desk.view.content())
    fitted = desk.view.zoom
    for turn in (120, -120, -120):
        wheel = QWheelEvent(
            QPointF(200, 200),
            QPointF(200, 200),
            QPoint(),
            QPoint(0, turn),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(desk.view.viewport(), wheel)
    assert desk.view.zoom == pytest.approx(fitted)


def test_the_zoom_that_fits_is_that_of_the_tighter_side():
    margins = 2 * int(FIT_MARGIN)
    room = QSize(800 + margins, 600 + margins)
    assert zoom_to_fit(QRectF(0, 0, 1600, 300), room) == pytest.approx(0.5)
    assert zoom_to_fit(QRectF(0, 0, 400, 1200), room) == pytest.approx(0.5)
    assert zoom_to_fit(QRectF(0, 0, 4, 4), room) == LARGEST_FIT
    assert zoom_to_fit(QRectF(), room) == 1.0
    assert zoom_to_fit(QRectF(0, 0, 4e9, 4), QSize(1, 1)) > 0.0


def test_the_whole_is_looked_at_anew_while_a_node_is_dragged(desk):
    desk.open(NEURON)
    scene = desk.view.circuit_scene
    before = scene.content()
    scene.preview({"input1": (-900.0, 0.0)})
    assert scene.content().left() < before.left() - 400
    scene.preview({"input1": desk.session.circuit.places["input1"]})
    assert scene.content() == before
