"""The tool bar: what it offers, says, and does, and that it fits whatever the window's width."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QColor, QFontDatabase, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from windows import LEFT, NEURON, Desk

from circuit_editor import files
from circuit_editor.ui.app import language
from circuit_editor.ui.app.language import ENGLISH, LANGUAGES
from circuit_editor.ui.app.theme import DARK, LIGHT
from circuit_editor.ui.shell.commands import GROUP, TOOL_BAR, commands_in
from circuit_editor.ui.shell.toolbar import CommandButton, FileName

TRANSPORT = ("beginning", "step-back", "play", "step-on", "end")
STRANGE = "<img src=x> " + "very " * 30 + "long & strange.circuit"


@pytest.fixture
def desk(qtbot, tmp_path):
    return Desk(qtbot, tmp_path)


def bar(desk: Desk):
    return desk.window._toolbar


def buttons(desk: Desk) -> dict[str, CommandButton]:
    """The buttons of commands, by id, from left to right."""
    found = bar(desk).findChildren(CommandButton)
    found.sort(key=lambda each: each.mapTo(desk.window, QPoint()).x())
    return {each.action.objectName(): each for each in found}


def pointed_at(button) -> str:
    """What stands in the window while the pointer rests on it."""
    middle = button.rect().center()
    event = QHelpEvent(QHelpEvent.Type.ToolTip, middle, button.mapToGlobal(middle))
    QApplication.sendEvent(button, event)
    return QToolTip.text()


def test_it_is_made_of_the_registry(desk):
    placed = commands_in(TOOL_BAR)
    assert [*buttons(desk)] == [placed[at].id for at in sorted(placed)]
    assert {at // GROUP for at in placed} == {1, 2, 3, 4}
    assert all(each.button is not None for each in placed.values())


@pytest.mark.qt_log_ignore("This plugin does not support raise", extend=True)
def test_tips_name_the_step_and_the_key(desk):
    desk.open(NEURON)
    assert not buttons(desk)["undo"].isEnabled()
    desk.click("mul1")
    desk.key(Qt.Key.Key_Delete)
    undo = buttons(desk)["undo"]
    assert undo.isEnabled()
    assert pointed_at(undo) == "Undo Delete (Ctrl+Z)"
    assert pointed_at(buttons(desk)["play"]) == "Play or pause (Shift+F9)"
    assert pointed_at(buttons(desk)["beginning"]) == "To the beginning"
    assert pointed_at(buttons(desk)["predict-backward"]) == "Predict the gradients (Ctrl+P)"
    assert pointed_at(buttons(desk)["fit"]) == "Fit all (Home)"
    QTest.mouseClick(undo, LEFT)
    assert "mul1" in desk.session.circuit.nodes
    assert pointed_at(buttons(desk)["redo"]) == "Redo Delete (Ctrl+Shift+Z)"


def test_the_transport_walks_the_timeline(desk):
    assert not any(buttons(desk)[each].isEnabled() for each in TRANSPORT)
    desk.open(NEURON)
    stepping = desk.window.classroom.stepping
    at = buttons(desk)
    positions = []
    for each in ("beginning", "step-on", "step-on", "step-back", "end"):
        QTest.mouseClick(at[each], LEFT)
        positions.append(stepping.position)
    assert positions == [-1, 0, 1, 0, stepping.count - 1]
    assert not stepping.is_playing
    still = at["play"].grab().toImage()
    QTest.mouseClick(at["play"], LEFT)
    assert stepping.is_playing and at["play"].grab().toImage() != still
    QTest.mouseClick(at["beginning"], LEFT)
    assert not stepping.is_playing and at["play"].grab().toImage() == still


def test_predicting_lessons_and_the_stage_begin_here(desk):
    desk.open(NEURON)
    at = buttons(desk)
    offered = [each.objectName() for each in at["predict-backward"].menu().actions()]
    assert offered[:3] == ["predict-backward", "predict-forward", "predict-both"]
    QTest.mouseClick(at["predict-backward"], LEFT, pos=QPoint(12, 12))
    assert desk.window.classroom.predicting.is_on
    desk.window.classroom.stop_predicting()
    QTest.mouseClick(at["lessons"], LEFT)
    assert desk.window.classroom.shows_lessons
    QTest.mouseClick(at["present"], LEFT)
    assert desk.window.classroom.presenting.is_on and not bar(desk).isVisible()
    desk.key(Qt.Key.Key_Escape)
    assert bar(desk).isVisible()


def test_the_zoom_is_told_and_can_be_chosen(desk):
    desk.open(NEURON)
    zoom = bar(desk).zoom
    desk.view.set_zoom(0.537)
    assert zoom.text() == "54 %" and zoom.accessibleName() == "Zoom: 54 %"
    size = zoom.size()
    offered = {each.objectName(): each for each in zoom.menu().actions()}
    assert [*offered][:4] == ["zoom-in", "zoom-out", "zoom-100", "fit"]
    offered["zoom-100"].trigger()
    assert zoom.text() == "100 %" and zoom.size() == size
    QTest.mouseClick(buttons(desk)["fit"], LEFT)
    assert desk.view.is_fitted and zoom.text() == f"{round(desk.view.zoom * 100)} %"


def test_the_file_is_named_as_it_is_and_its_state_told(desk, tmp_path):
    name, state = bar(desk).findChild(FileName), bar(desk)._state
    assert (name.text(), state.text()) == ("Untitled", "")
    path = tmp_path / STRANGE
    files.save(files.load(NEURON), path)
    desk.open(path)
    desk.window.resize(1300, 700)
    assert name.textFormat() == Qt.TextFormat.PlainText
    assert name.text().startswith("<img src=x>") and name.text().endswith("strange.circuit")
    assert "…" in name.text() and name.accessibleName() == path.name
    assert str(path.parent) in name.toolTip() and "<img" not in name.toolTip()
    assert state.text() == "saved"
    desk.click("mul1")
    desk.key(Qt.Key.Key_Delete)
    assert state.text() == "edited"


@pytest.fixture
def dressed(qtbot, tmp_path, qapp):
    """What makes a desk in the clothes of the program; they are put off afterwards."""
    before = qapp.styleSheet(), qapp.palette(), qapp.font()

    def make() -> Desk:
        made = Desk(qtbot, tmp_path)
        made.window.appearance.apply()
        return made

    yield make
    language.speak(ENGLISH)
    qapp.setStyleSheet(before[0])
    qapp.setPalette(before[1])
    qapp.setFont(before[2])


@pytest.mark.parametrize("spoken", LANGUAGES, ids=lambda each: each.code)
def test_nothing_is_cut_off_at_any_width_in_any_language(dressed, tmp_path, spoken):
    if spoken is not ENGLISH and "Noto Sans CJK TC" not in QFontDatabase.families():
        pytest.skip("needs the Noto fonts")
    language.speak(spoken)
    desk = dressed()
    files.save(files.load(NEURON), tmp_path / STRANGE)
    desk.open(tmp_path / STRANGE)
    for width, has_words in ((720, False), (1280, True), (1920, True)):
        desk.window.resize(width, 480)
        QCoreApplication.processEvents()
        assert desk.window.width() == width
        at = buttons(desk)
        assert (at["lessons"].width() > at["fit"].width()) == has_words
        right = 0
        for each in [*at.values(), bar(desk).zoom]:
            left = each.mapTo(desk.window, QPoint()).x()
            assert left >= right and each.width() >= each.sizeHint().width()
            right = left + each.width()
        assert right <= width
        name = desk.window._toolbar.findChild(FileName)
        assert name.width() >= min(48, name.sizeHint().width())


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda each: each.name)
def test_icons_have_the_themes_ink_and_are_faint_where_nothing_can_be_done(dressed, theme):
    desk = dressed()
    desk.open(NEURON)
    desk.window.appearance.choose(theme.name)
    for id_, each in buttons(desk).items():
        image = each.grab().toImage()
        paper = image.pixelColor(3, image.height() // 2)
        differs = max(
            abs(image.pixelColor(x, y).lightness() - paper.lightness())
            for x in range(6, min(28, image.width()))
            for y in range(6, image.height() - 6)
        )
        most = abs(QColor(theme.ink).lightness() - paper.lightness())
        assert (differs > 0.9 * most) == each.isEnabled(), id_
        assert differs > 0.2 * most, id_
        assert each.isEnabled() == (id_ not in ("undo", "redo"))
