"""On stage all text is as large as what is told there, the circuit fitted, no number covered."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QWidget
from windows import CTRL, NEURON, Desk

from circuit_editor.ui.app import theme as look
from circuit_editor.ui.canvas import free_area
from circuit_editor.ui.shell.help.key_page import KeyPage
from circuit_editor.ui.shell.message_box import make_box

Key = Qt.Key
READ_FROM_AFAR = 0.72 * 30  # pixels at 1280 x 720; a long text may be a little smaller


@pytest.fixture
def desk(qtbot, tmp_path):
    desk = Desk(qtbot, tmp_path)
    desk.open(NEURON)
    return desk


def begin(desk: Desk, name: str, at: int = 0) -> None:
    lessons = desk.window.classroom.lessons
    if not desk.window.classroom.shows_lessons:
        desk.window.classroom.toggle_lessons()
    lessons.resume(next(each for each in lessons.all() if each.id == name), at)


def sizes(panel: QWidget) -> dict[str, int]:
    """How large every text is written that can be read in a panel, but for small headings."""
    QApplication.processEvents()
    return {
        label.text(): QFontInfo(label.font()).pixelSize()
        for label in panel.findChildren(QLabel)
        if label.isVisible() and label.text() and label.property("role") != "heading"
    }


def whole_is_seen(desk: Desk) -> bool:
    content = desk.view.mapFromScene(desk.view.circuit_scene.content()).boundingRect()
    return desk.view.viewport().rect().contains(content)


def test_a_lesson_is_read_from_the_back_row_and_at_the_desk_as_before(desk, qtbot):
    begin(desk, "first-example", 1)
    panel = desk.window.classroom.lesson_panel
    before = sizes(panel)
    desk.key(Key.Key_F5)
    qtbot.waitUntil(lambda: min(sizes(panel).values()) >= READ_FROM_AFAR)
    desk.window.classroom.lessons.next()  # another step's text
    qtbot.waitUntil(lambda: min(sizes(panel).values()) >= READ_FROM_AFAR)
    desk.window.classroom.lessons.back()
    desk.key(Key.Key_F5)
    qtbot.waitUntil(lambda: sizes(panel) == before)


def test_a_verdict_is_as_large_as_the_sentence_of_a_step(desk, qtbot):
    desk.key(Key.Key_F5)
    desk.key(Key.Key_P, CTRL)
    desk.type("3")
    desk.key(Key.Key_Return)
    panel = desk.window.classroom.predict_panel
    told = desk.window.appearance.sentence
    assert told >= 30
    assert QFontInfo(panel.question.font()).pixelSize() == told
    assert panel.verdict.text() and QFontInfo(panel.verdict.font()).pixelSize() == told
    assert panel.height() < 0.5 * desk.window.height()
    desk.key(Key.Key_F5)
    qtbot.waitUntil(lambda: QFontInfo(panel.verdict.font()).pixelSize() == 15)


def test_the_circuit_is_fitted_anew_when_the_panel_of_a_prediction_comes(desk, qtbot):
    desk.key(Key.Key_F5)
    desk.key(Key.Key_P, CTRL)
    qtbot.waitUntil(lambda: whole_is_seen(desk))
    for guess in ("3", "4"):
        desk.type(guess)
        desk.key(Key.Key_Return)
        qtbot.waitUntil(lambda: whole_is_seen(desk))


def keys_cover(desk: Desk) -> QRect:
    return desk.window.classroom.presenting.overlay.key_cap


def hidden(desk: Desk, place: QRect) -> float:
    """How much of the gates and numbers lies under a rectangle."""
    return free_area.hidden_by(
        free_area.as_array([place]), free_area.obstacles_in_view(desk.view).things
    )[0]


def test_the_keys_that_are_shown_cover_no_number(desk, qtbot):
    desk.key(Key.Key_F5)
    for key in (Key.Key_PageDown, Key.Key_PageUp, Key.Key_End):
        desk.key(key)
        assert not hidden(desk, keys_cover(desk))
    desk.key(Key.Key_P, CTRL)
    desk.type("3")
    desk.key(Key.Key_Return)
    qtbot.waitUntil(lambda: not hidden(desk, keys_cover(desk)))
    assert desk.view.viewport().rect().contains(keys_cover(desk))


def test_the_keys_give_way_to_a_circuit_that_fills_their_corner(desk):
    """What stands in one corner, the keys show in another."""
    desk.key(Key.Key_F5)
    desk.key(Key.Key_Shift)
    view = desk.view
    card = desk.session.circuit.find("w2")
    view.set_zoom(2.0)
    content = view.circuit_scene.content({card})
    at = view.mapFromScene(content).boundingRect()
    view.pan(at.bottomLeft() - view.viewport().rect().bottomLeft())
    desk.key(Key.Key_F9)
    assert not hidden(desk, keys_cover(desk))
    corner = view.mapFromScene(view.circuit_scene.content({card})).boundingRect()
    assert corner.intersects(QRect(24, view.viewport().height() - 76, 60, 52))


def test_no_text_of_a_lesson_is_cut_at_the_edge_of_its_panel(desk, qtbot):
    begin(desk, "sigmoid-step-by-step", 1)
    desk.key(Key.Key_F5)
    desk.window.resize(1280, 720)
    desk.window.classroom.lessons.reveal()
    panel = desk.window.classroom.lesson_panel
    qtbot.waitUntil(lambda: min(sizes(panel).values()) >= READ_FROM_AFAR)
    QApplication.processEvents()
    (told,) = [each for each in panel.findChildren(QLabel) if "1.37²" in each.text()]
    assert told.isVisible()
    runs = [told.fontMetrics().horizontalAdvance(each) for each in QLabel.text(told).split(" ")]
    assert max(runs) <= told.width(), (runs, told.width())


def test_a_dialog_is_as_large_as_the_screen_has_room_for(desk):
    """A question is read from the back row, a page of keys as large as it can be seen whole."""
    desk.key(Key.Key_F5)
    room = desk.window.screen().availableGeometry()
    told = "Two windows change this file. Which is to be kept?"
    box = make_box(desk.window, QMessageBox.StandardButton.Yes, "A question", told, "More of it.")
    page = KeyPage(desk.window)
    for dialog in (box, page):
        dialog.show()
        assert room.contains(dialog.geometry())
    assert min(sizes(box).values()) >= 0.75 * READ_FROM_AFAR
    assert QFontInfo(page.field.font()).pixelSize() > look.BODY_POINTS
    desk.window.classroom.presenting.stop()
    assert max(sizes(box).values()) <= look.TITLE_POINTS
    box.close()
    page.close()
