"""Gates of unknown kinds in the window: grey, told, handled like any gate, saved unchanged."""

from __future__ import annotations

import math

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from unknown_gates import CONVOLUTION, NEWER
from windows import CTRL, Desk, with_worker

from circuit_editor import files
from circuit_editor.ui.accessible import node_texts
from circuit_editor.ui.canvas.tooltips import tip_at
from circuit_editor.ui.outline.row_words import Remarks, words_of_row

UNKNOWN = 'This program does not know the gate "warp" (c): it is kept as it is, and has no value.'


@pytest.fixture
def desk(qtbot, tmp_path, monkeypatch):
    with_worker(monkeypatch)
    return Desk(qtbot, tmp_path)


def test_it_is_told_everywhere_that_a_gate_is_not_known(desk, tmp_path):
    path = tmp_path / "newer.circuit"
    path.write_text(NEWER, "utf-8")
    desk.open(path)
    assert desk.said == [
        "Gates that this program does not know: 1 (warp). They are saved as they are."
    ]
    session, scene = desk.session, desk.view.circuit_scene
    desk.click("conv1")
    page = desk.texts()
    assert page[0] == "warp · c" and UNKNOWN in page
    assert 'attrs: {"stride": 2, "all": [1, {"z": 1.5, "a": null}]}' in page
    assert 'padding: "same"' in page
    desk.click("mul1")
    assert UNKNOWN in desk.texts()
    item = scene.nodes["conv1"]
    assert UNKNOWN in tip_at(scene, None, item, item.middle).splitlines()
    assert node_texts.node_text(session, "conv1").endswith(UNKNOWN)
    row = words_of_row(session, session.circuit, "conv1", Remarks(session))
    assert row.remarks == (UNKNOWN,) and row.node.shown_kind == "warp"
    assert "input kernel" in node_texts.pin_text(session, item.pins()[0])


def test_it_is_grey_with_a_dashed_edge(desk):
    desk.open(files.read(NEWER.encode()))
    desk.session.select(())
    item = desk.view.circuit_scene.nodes["conv1"]
    body = item.on_canvas(item.body)
    theme = desk.view.circuit_scene.theme
    picture = desk.view.grab().toImage()
    ratio = picture.devicePixelRatio()

    def colour(x: float, y: float) -> QColor:
        point = desk.view.mapFromScene(x, y) * ratio
        return picture.pixelColor(point)

    assert colour(body.left() + 8, body.top() + 8) == QColor(theme.line)
    edge = [colour(x, body.top()) for x in range(int(body.left()) + 12, int(body.right()) - 12)]
    ink = [each.lightness() < 100 for each in edge]
    assert True in ink and False in ink  # dashes, and gaps between them


def test_it_is_edited_like_any_gate_and_saved_as_it_was(desk, tmp_path):
    path = tmp_path / "newer.circuit"
    path.write_text(NEWER, "utf-8")
    desk.open(path)
    desk.click("conv1")
    desk.key(Qt.Key.Key_C, CTRL)
    desk.key(Qt.Key.Key_V, CTRL)
    (copy,) = desk.session.selection
    line = CONVOLUTION.replace("conv1", copy).partition(', "place"')[0]
    assert line in files.dump(desk.session.document).decode()
    desk.undo_all()
    block = desk.group("both", "conv1", "mul1")
    assert "conv1" not in desk.session.circuit.nodes
    assert [each.at for each in desk.session.problems] == [f"{block}/conv1.kind"]
    desk.session.enter(block)
    desk.click("conv1")
    desk.key(Qt.Key.Key_Right)
    desk.key(Qt.Key.Key_S, CTRL)
    assert CONVOLUTION.partition(', "place"')[0] in path.read_text("utf-8")
    desk.undo_all()
    desk.key(Qt.Key.Key_S, CTRL)
    assert path.read_text("utf-8") == NEWER


def test_a_misspelt_gate_is_replaced_by_a_click(desk):
    text = NEWER.replace("warp", "tanhh").replace("conv1.features", "conv1.out")
    text = text.replace("conv1.image", "conv1.x")
    text = text.replace('    {"to": "conv1.kernel", "from": "x.out", "zz": 3, "aa": [1]},\n', "")
    before = desk.open(files.read(text.encode()))
    desk.click("conv1")
    desk.press(desk.window.inspector.page, "Make it a gate tanh")
    assert desk.session.circuit.nodes["conv1"].kind == "tanh"
    assert not desk.session.problems and desk.session.circuit.label("conv1") == "c"
    assert desk.value("mul1") == pytest.approx(-2.0 * math.tanh(-2.0))
    desk.undo_all()
    assert desk.session.document is before
