"""Wires as wide as their gradients are large: seen on the canvas, told by a legend, never told."""

from __future__ import annotations

import pytest
from hand import CTRL, SHIFT
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFrame
from test_circuit_item import assert_fresh
from windows import Desk, with_worker

from circuit_editor.expression import document_from
from circuit_editor.model import EMPTY, OUT, Document, Pin, edits
from circuit_editor.ui.app.picture_options import PictureOptions
from circuit_editor.ui.app.settings import Settings
from circuit_editor.ui.canvas.canvas_legend import Legend
from circuit_editor.ui.render import render

Key = Qt.Key
STRONG = 85  # of 255: where a pixel is wholly of a wire
GATES = {"nothing": 0.0, "little": 0.02, "half": 0.5}


@pytest.fixture
def desk(qtbot, tmp_path, monkeypatch):
    with_worker(monkeypatch)
    return Desk(qtbot, tmp_path)


def chain(**gates: float) -> Document:
    """x, times each of these in a row: its wires lie flat, and the last one's gradient is 1."""
    document = edits.add(EMPTY, "x", "input", (0, 0), label="x", value=1)
    source = Pin("x", OUT)
    for at, (id_, by) in enumerate(gates.items(), 1):
        document = edits.add(document, id_, "mul_constant", (150 * at, 0), attrs={"c": by})
        document = edits.connect(document, source, Pin(id_, "x"))
        source = Pin(id_, OUT)
    document = edits.flag(document, source, (150 * (len(gates) + 1), 0))
    return document


def arriving(desk: Desk, id_: str) -> Pin:
    """The wire that arrives at a gate of the chain, or at the flag."""
    return next(each for each in desk.session.shown.wires if each.node == id_)


def thickness(desk: Desk, target: Pin) -> int:
    """How many pixels of a flat wire lie over one another, shortly before it arrives."""
    view = desk.view
    view.circuit_scene.hover(None, None)
    QApplication.processEvents()
    end = view.mapFromScene(view.circuit_scene.wires.path(target).pointAtPercent(1.0))
    picture = view.viewport().grab().toImage()
    paper = picture.pixelColor(2, 2).lightness()
    ratio = picture.devicePixelRatio()
    column = [
        picture.pixelColor(round((end.x() - 12) * ratio), round((end.y() + dy) * ratio))
        for dy in range(-9, 10)
    ]
    return sum(abs(each.lightness() - paper) > STRONG for each in column)


def widths(desk: Desk) -> list[int]:
    flag = next(id_ for id_, each in desk.session.shown.nodes.items() if each.gate.is_flag)
    return [thickness(desk, arriving(desk, id_)) for id_ in (*GATES, flag)]


def legend(desk: Desk) -> str:
    """What the legend says; "" where it is not seen."""
    found = desk.window.canvas_legend
    return found.accessibleName() if found.isVisible() else ""


def switch(desk: Desk) -> None:
    desk.view.setFocus()
    desk.key(Key.Key_W, CTRL | SHIFT)


def test_a_key_makes_wires_as_wide_as_gradients_are_large(qtbot, desk):
    desk.open(chain(**GATES))
    desk.view.zoom_to_full_size()
    plain = widths(desk)
    assert len(set(plain)) == 1
    switch(desk)
    nothing, little, half, whole = widths(desk)
    assert nothing <= plain[0]
    assert nothing < little < half < whole
    assert_fresh(qtbot, desk.view)
    assert desk.window.settings.gradient_widths
    assert Settings(desk.window.settings._stored).gradient_widths  # the next window begins so
    assert desk.window.actions_by_id["gradient-widths"].isChecked()
    switch(desk)
    assert widths(desk) == plain
    assert not desk.window.actions_by_id["gradient-widths"].isChecked()


def test_the_legend_says_what_the_widths_are(desk):
    desk.open(document_from("y = 30 * x", {"x": 2}))
    assert legend(desk) == ""
    switch(desk)
    assert legend(desk).endswith("|gradient| of 0, 15.00, 30.00")
    desk.open(chain(**GATES))
    assert legend(desk).endswith("|gradient| of 0, 0.50, 1.00")
    desk.open(EMPTY)
    assert legend(desk) == ""
    desk.open(chain(**GATES))
    switch(desk)
    assert legend(desk) == ""


def test_the_legend_hides_no_gate_and_stands_aside_for_what_lies_over_the_canvas(desk):
    desk.open(chain(**dict.fromkeys("abcdef", 0.5)))
    switch(desk)
    desk.window.settings.minimap = "shown"
    desk.view.set_zoom(desk.view.zoom * 1.5)
    desk.view.led.emit()
    desk.window.minimap.refresh()
    view, here = desk.view, desk.window.canvas_legend.geometry()
    assert desk.window.canvas_legend.isVisible()
    assert not here.intersects(desk.window.minimap.geometry())
    for each in view.circuit_scene.nodes.values():
        assert not view.mapFromScene(each.on_canvas(each.body)).boundingRect().intersects(here)


def test_a_legend_wider_than_its_room_has_a_row_more(desk):
    desk.open(chain(**GATES))
    switch(desk)
    desk.view.set_zoom(0.15)
    whole = Legend(desk.view.circuit_scene, 0.15)
    wide, high = whole.size()
    assert Legend(desk.view.circuit_scene, 0.15, room=wide).size() == (wide, high)
    narrow = Legend(desk.view.circuit_scene, 0.15, room=wide - 1)
    assert narrow.size()[0] < 0.7 * wide and narrow.size()[1] > 1.5 * high
    assert narrow.told != whole.told


def test_the_legend_keeps_off_the_caption_of_the_stage_and_goes_back_to_its_corner(desk, qtbot):
    desk.open(chain(**dict.fromkeys("abcdef", 0.5)))
    switch(desk)
    legend, view = desk.window.canvas_legend, desk.view
    QApplication.processEvents()
    corner = view.viewport().geometry().bottomRight() - legend.geometry().bottomRight()
    desk.key(Key.Key_F5)
    desk.key(Key.Key_Right)
    desk.key(Key.Key_End)
    QApplication.processEvents()
    caption = desk.window.classroom.presenting.overlay.caption.height
    assert legend.isVisible() and caption > 20
    assert legend.geometry().bottom() <= view.viewport().geometry().bottom() - caption
    desk.key(Key.Key_Escape)
    desk.window.resize(desk.window.width() - 150, desk.window.height() - 40)
    qtbot.waitUntil(
        lambda: view.viewport().geometry().bottomRight() - legend.geometry().bottomRight() == corner
    )


def test_the_legend_gives_way_to_what_comes_over_the_canvas(desk, qtbot):
    desk.open(chain(**dict.fromkeys("abcdef", 0.5)))
    switch(desk)
    legend = desk.window.canvas_legend
    QApplication.processEvents()
    before = legend.geometry()
    other = QFrame(desk.view, objectName="floating")
    other.setGeometry(before)
    other.show()
    qtbot.waitUntil(lambda: not legend.geometry().intersects(before))
    other.hide()
    qtbot.waitUntil(lambda: legend.geometry() == before)


def test_a_covered_gradient_is_told_by_no_width_and_not_by_the_legend(desk):
    seen = []
    for first in (0.001, 40.0):  # the gradient of x, and of the scale's end
        desk.open(chain(first=first, second=0.5))
        switch(desk) if not seen else None
        desk.view.zoom_to_full_size()
        told = thickness(desk, arriving(desk, "first"))
        desk.window.classroom.predict("gradients")
        QApplication.processEvents()
        hidden = [arriving(desk, "first"), arriving(desk, "second")]
        assert all(desk.session.gradient(each).is_covered for each in hidden)
        seen.append([legend(desk), *(thickness(desk, each) for each in hidden)])
        assert seen[-1][1] == seen[-1][2] == 2
        desk.window.classroom.end()
        assert thickness(desk, arriving(desk, "first")) == told
    assert seen[0] == seen[1]


def test_while_stepping_a_width_comes_with_its_gradient(desk):
    desk.open(chain(**GATES))
    switch(desk)
    desk.view.zoom_to_full_size()
    whole = thickness(desk, arriving(desk, "half"))
    stepping = desk.window.classroom.stepping
    desk.key(Key.Key_F10)
    assert legend(desk) == ""
    seen = []
    for _ in range(stepping.count):
        wire = arriving(desk, "half")
        if wire not in desk.view.circuit_scene.step_marks.wires:  # the mark lies over it
            is_told = desk.session.gradient(wire).array is not None
            assert thickness(desk, wire) == (whole if is_told else 2)
            seen.append(is_told)
        desk.key(Key.Key_F10)
    assert {*seen} == {False, True}


def test_a_slider_that_is_held_never_narrows_the_scale(desk):
    desk.open(document_from("y = x * w", {"x": 2, "w": 3}))
    switch(desk)
    desk.view.zoom_to_full_size()
    shown = desk.session.shown
    (x,) = (id_ for id_ in shown.nodes if shown.label(id_) == "x")
    desk.click(x)
    shape = desk.view.circuit_scene.nodes[x]
    track = shape.on_canvas(shape.slider_rect())

    def at(share: float) -> tuple[float, float]:
        return track.left() + share * track.width(), track.center().y()

    desk.hand.press(*at(0.6))
    desk.hand.move(*at(0.9))
    wide = legend(desk)
    desk.hand.move(*at(0.55))
    held = legend(desk)
    desk.hand.release(*at(0.55))
    assert wide == held != legend(desk)


def test_a_picture_has_the_widths_and_their_legend(tmp_path):
    plain, wide = tmp_path / "plain.svg", tmp_path / "wide.svg"
    render(chain(**GATES), plain)
    render(chain(**GATES), wide, PictureOptions(gradient_widths=True))
    drawn = wide.read_text()
    assert "|gradient|" not in plain.read_text()
    for text in ("|gradient|", ">0<", ">0.50<", ">1.00<"):
        assert text in drawn
    for width in ("1.2", "2.2", "4.5", "7"):
        assert f'stroke-width="{width}"' in drawn
