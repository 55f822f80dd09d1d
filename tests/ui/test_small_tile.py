"""Small tiles where arrays were told in words: on wires, and in the inspector."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from small_array_circuits import Cover, block_of_two_arrays, forked_arrays
from windows import Desk

from circuit_editor.files import library
from circuit_editor.model.blocks import instances_in
from circuit_editor.ui.app import theme as look
from circuit_editor.ui.app.theme import LIGHT, style_sheet
from circuit_editor.ui.canvas.items import wire_numbers
from circuit_editor.ui.widgets import tile
from circuit_editor.ui.widgets.small_tile import SmallTile


@pytest.fixture
def desk(qtbot, tmp_path):
    return Desk(qtbot, tmp_path)


@pytest.fixture
def drawn(desk, monkeypatch):
    """What is drawn on the canvas: the shapes of small tiles by their borders, and the texts."""
    tiles, texts = [], []

    def paint(painter, room, array, theme, border, most=None):
        tiles.append((array.shape, border, room))

    monkeypatch.setattr(tile, "paint_small_tile", paint)
    write = wire_numbers.write_numbers_at
    monkeypatch.setattr(
        wire_numbers,
        "write_numbers_at",
        lambda painter, points, some: (
            texts.extend(text for _, text in some),
            write(painter, points, some),
        ),
    )

    def look() -> tuple[list, list]:
        tiles.clear()
        texts.clear()
        desk.view.viewport().grab()
        return sorted(each[:2] for each in tiles), texts

    return look


def test_the_branches_of_a_fork_bear_small_tiles_of_what_each_sends_back(desk, drawn):
    desk.open(forked_arrays())
    desk.view.zoom_to_full_size()
    desk.view.fit()
    red = desk.view.circuit_scene.theme.gradient
    tiles, texts = drawn()
    assert tiles == [((4, 3), red)] * 2 and not any("×" in each for each in texts)
    (target, *_) = [
        each for each, source in desk.session.shown.wires.items() if source.node == "matmul1"
    ]
    desk.session.add_filter(Cover(target))
    tiles, texts = drawn()
    assert tiles == [((4, 3), red)] and "?" in texts


def test_a_block_of_several_outputs_bears_them_at_its_wires(desk, drawn):
    desk.open(block_of_two_arrays())
    theme = desk.view.circuit_scene.theme
    desk.view.fit()
    tiles, _ = drawn()
    assert tiles == sorted([((4, 3), theme.value), ((4, 3), theme.gradient)] * 2)


def test_the_inspector_shows_a_small_tile_before_the_words(desk):
    desk.window.inspector.setFixedWidth(look.INSPECTOR_WIDTH)
    desk.open(forked_arrays())
    QApplication.processEvents()
    inspector = desk.window.inspector
    tiles = [each for each in inspector.findChildren(SmallTile) if each.isVisible()]
    assert len(tiles) == 4  # value and gradient of W and x
    label = tiles[0].parentWidget()
    assert label.text() == "2 × 3 array"
    assert tiles[0].geometry().right() < label.contentsRect().left()
    desk.session.set_value("parameter1", 3.0)
    QApplication.processEvents()
    assert not [each for each in inspector.findChildren(SmallTile) if each.isVisible()][2:]


def test_the_words_stand_beside_the_tile_whatever_the_style_sheet_says(qapp, desk):
    """A label that was filled before it is shown is dressed then, and its margins are taken."""
    qapp.setStyleSheet(style_sheet(LIGHT))
    try:
        (block,) = (each for each in library.built_in() if each.id == "linear-layer")
        document = desk.open(block.document)
        desk.click(next(id_ for id_, _ in instances_in(document.root)))
        QApplication.processEvents()
        small = [each for each in desk.window.inspector.findChildren(SmallTile) if each.isVisible()]
        assert len(small) >= 3
        for each in small:
            label = each.parentWidget()
            words = label.fontMetrics().horizontalAdvance(label.text())
            assert label.contentsRect().left() >= each.width()
            assert label.width() >= each.width() + words
    finally:
        qapp.setStyleSheet("")
