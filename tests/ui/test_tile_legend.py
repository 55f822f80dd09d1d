"""One legend of all that tells sizes, and one scale of colours for all tiles."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from small_array_circuits import Cover, array_circuit
from windows import CTRL_SHIFT, Desk

from circuit_editor.expression import document_from
from circuit_editor.model import OUT, Pin, edits
from circuit_editor.ui.app.picture_options import PictureOptions
from circuit_editor.ui.render import render
from circuit_editor.ui.shell.files.export_dialog import ExportDialog

OFF = np.linspace(-1.0, 1.0, 32 * 9).reshape(32, 9)


@pytest.fixture
def desk(qtbot, tmp_path):
    desk = Desk(qtbot, tmp_path)
    desk.open(array_circuit())
    assert desk.window.canvas_legend.isVisible()
    return desk


def switch(desk: Desk) -> None:
    desk.view.setFocus()
    desk.key(Qt.Key.Key_C, CTRL_SHIFT)


def told(desk: Desk) -> str:
    return desk.window.canvas_legend.accessibleName()


def test_the_legend_says_what_colours_are_and_how_far_they_reach(desk):
    assert told(desk) == "Colours of tiles: −max orange, +max blue (per tile)"
    before = desk.window.canvas_legend.size()
    switch(desk)
    assert told(desk) == "Colours of tiles: −3.00 orange, 3.00 blue (all tiles)"
    assert desk.window.actions_by_id["same-scale"].isChecked()
    desk.window.settings.gradient_widths = True
    first, second = told(desk).splitlines()
    assert first.startswith("Colours") and second.startswith("Width of wires")
    assert desk.window.canvas_legend.height() > before.height()
    desk.window.settings.gradient_widths = False
    switch(desk)
    assert told(desk).endswith("(per tile)") and desk.window.canvas_legend.size() == before
    desk.open(document_from("y = 2 * x", {"x": 1}))
    assert desk.window.canvas_legend.isHidden()


def test_on_one_scale_every_tile_is_as_strong_as_its_numbers_are_large(desk):
    scale, session = desk.session.tile_scale, desk.session
    assert scale.end is None
    switch(desk)
    sizes = [
        np.abs(reading.array).max()
        for id_, node in session.shown.nodes.items()
        if node.shape
        for reading in (session.value(Pin(id_, OUT)), session.gradient(Pin(id_, OUT)))
    ]
    assert max(sizes) <= scale.end <= 1.3 * max(sizes)
    session.edit("large", edits.set_value, "b", [70.0, 0.0, 0.0])
    assert 70.0 <= scale.end <= 90.0
    session.undo()
    assert scale.end <= 3.0


def test_what_is_covered_has_no_part_in_the_scale(desk):
    switch(desk)
    ends = []
    for largest in (30.0, 900.0):
        desk.session.edit("b", edits.set_value, "b", [largest, 0.0, 0.0])
        covers = [Cover(Pin(id_, OUT)) for id_ in ("b", "add")]
        for cover in covers:
            desk.session.add_filter(cover)
        ends.append((desk.session.tile_scale.end, told(desk)))
        for cover in covers:
            desk.session.remove_filter(cover)
    assert ends[0] == ends[1] and ends[0][0] <= 3.0


def test_what_is_no_number_is_explained_where_there_is_any(desk):
    legend, wide = desk.window.canvas_legend, desk.window.canvas_legend.width()
    x = OFF.copy()
    x[3, 4], x[5, 6] = np.inf, np.nan
    desk.session.edit("x", edits.set_value, "x", OFF[:, :2])
    desk.view.led.emit()
    assert legend.width() == wide
    desk.session.add_filter(Cover(Pin("b", OUT)))
    desk.view.led.emit()
    assert legend.width() > wide


def test_a_picture_has_one_scale_for_all_tiles_and_a_legend_that_says_so(tmp_path):
    each, same = tmp_path / "each.svg", tmp_path / "same.svg"
    render(array_circuit(), each)
    render(array_circuit(), same, PictureOptions(same_scale=True))
    assert "all tiles" not in each.read_text() and "all tiles" in same.read_text()

    def strongest(picture) -> int:
        return picture.read_text().count('fill="#598cd1"')  # at the end of the scale

    assert strongest(each) > strongest(same)


def test_a_picture_is_exported_as_the_tiles_are_seen(desk):
    session, settings = desk.session, desk.window.settings
    dialog = ExportDialog(session, settings, desk.window)
    assert not dialog.options.same_scale
    dialog.rows["same_scale"].button(True).click()
    assert dialog.options.same_scale and not settings.same_scale
    switch(desk)
    assert ExportDialog(session, settings, desk.window).options.same_scale
    desk.open(document_from("y = 2 * x", {"x": 1}))
    assert "same_scale" not in ExportDialog(session, settings, desk.window).rows
