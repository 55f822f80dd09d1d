"""Presenting on a real window: all the screen, visible clicks and keys, and exactly back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from timers import go_off
from windows import LEFT, NEURON, Desk

from circuit_editor.ui.classroom.stage.teacher_view import Brief

Key = Qt.Key


@pytest.fixture
def desk(qtbot, tmp_path):
    desk = Desk(qtbot, tmp_path)
    desk.window.appearance.apply()
    QApplication.processEvents()
    desk.open(NEURON)
    desk.x0 = desk.session.circuit.find("x0")
    return desk


def sight(desk: Desk) -> tuple[float, float, float]:
    middle = desk.view.mapToScene(desk.view.viewport().rect().center())
    return round(desk.view.zoom, 6), round(middle.x()), round(middle.y())


def test_f5_gives_the_circuit_the_screen_and_esc_gives_all_back(desk, qtbot):
    desk.view.set_zoom(0.9)
    desk.view.pan(QPoint(40, -25))
    before = sight(desk)
    shown = [each for each in desk.window.panels() if each.isVisible()]
    name = desk.window.appearance.theme.name
    assert len(shown) >= 5
    desk.key(Key.Key_F5)
    assert desk.window.isFullScreen()
    assert not any(each.isVisible() for each in desk.window.panels())
    assert desk.window.appearance.theme.name == f"{name} stage"
    desk.key(Key.Key_Escape)
    QApplication.processEvents()
    assert not desk.window.isFullScreen()
    assert [each for each in desk.window.panels() if each.isVisible()] == shown
    assert desk.window.appearance.theme.name == name
    qtbot.waitUntil(lambda: sight(desk) == before)


def test_esc_ends_a_gesture_before_it_ends_the_show(desk):
    desk.key(Key.Key_F5)
    x, y = desk.hand.node(desk.x0)
    desk.hand.press(x - 30, y)
    desk.hand.move(x + 40, y + 30)
    desk.key(Key.Key_Escape)
    assert desk.window.classroom.presenting.is_on
    desk.hand.release(x + 40, y + 30)
    desk.key(Key.Key_Escape)
    assert not desk.window.classroom.presenting.is_on


def test_a_clicker_steps(desk):
    done = []
    desk.window.classroom.presenting.commanded.connect(done.append)
    desk.key(Key.Key_F5)
    for key in (Key.Key_PageDown, Key.Key_PageDown, Key.Key_PageUp, Key.Key_Right):
        desk.key(key)
    assert [each.id for each in done] == ["go-on", "go-on", "go-back", "go-on"]
    assert desk.session.undo_label is None  # an arrow moved nothing
    desk.key(Key.Key_F5)
    assert not desk.window.classroom.presenting.is_on


def test_values_can_be_typed_while_presenting(desk):
    desk.key(Key.Key_F5)
    desk.click(desk.x0)
    desk.type("2.5")
    desk.key(Key.Key_Return)
    assert desk.value(desk.x0) == 2.5
    assert desk.window.classroom.presenting.is_on


def test_the_pen_draws_and_leaves_the_circuit_alone(desk):
    desk.key(Key.Key_F5)
    desk.key(Key.Key_F7)
    overlay, before = desk.window.classroom.presenting.overlay, desk.session.document
    plain = overlay.grab().toImage()
    QTest.mousePress(overlay, LEFT, pos=QPoint(50, 50))
    QTest.mouseMove(overlay, QPoint(200, 90))
    QTest.mouseRelease(overlay, LEFT, pos=QPoint(200, 90))
    assert overlay.grab().toImage() != plain
    assert desk.session.document is before and not desk.session.selection
    desk.key(Key.Key_F8)
    assert overlay.grab().toImage() == plain
    desk.key(Key.Key_F7)
    desk.click(desk.x0)
    assert desk.session.selection == {desk.x0}


def test_the_spotlight_darkens_all_but_a_circle(desk):
    desk.key(Key.Key_F5)
    desk.key(Key.Key_F6)
    overlay = desk.window.classroom.presenting.overlay
    assert overlay.has_spotlight
    desk.key(Key.Key_F6)
    assert not overlay.has_spotlight


# The step on stage ---------------------------------------------------------------------------


def stepped(desk: Desk, count: int) -> None:
    for _ in range(count):
        desk.key(Key.Key_PageDown)


def test_the_step_and_its_note_stand_large_at_the_lower_edge(desk):
    stepping = desk.window.classroom.stepping
    stepping.go_to("forward", "add1")
    stepping.put_stop()
    stepping.set_note(stepping.stop_here, "who gets what?")
    desk.window.classroom.toggle_timeline()
    desk.key(Key.Key_F5)
    overlay = desk.window.classroom.presenting.overlay
    assert overlay.caption.shown == [] and overlay.caption.height == 0  # nobody steps yet
    stepped(desk, 2)
    assert overlay.caption.shown == [stepping.sentence]
    while stepping.active != ("add1",):
        stepped(desk, 1)
    assert overlay.caption.shown == [stepping.sentence, "who gets what?"]
    assert "4.00" in overlay.caption.shown[0]
    assert min(font.pixelSize() for _, font, _ in overlay.caption._parts) >= 26
    assert overlay.geometry() == desk.view.viewport().geometry()
    desk.key(Key.Key_F9)
    assert overlay.caption.shown == []


def test_the_caption_is_on_paper_and_covers_no_gate(desk):
    desk.key(Key.Key_F5)
    stepped(desk, 3)
    view, presenting = desk.view, desk.window.classroom.presenting
    overlay, theme = presenting.overlay, desk.window.appearance.theme
    picture = overlay.grab().toImage()
    top = overlay.height() - overlay.caption.height
    assert picture.pixelColor(overlay.width() - 4, overlay.height() - 4).name() == theme.canvas
    inks = {picture.pixelColor(x, top + 30).name() for x in range(28, 400)}
    assert theme.ink in inks
    content = view.mapFromScene(view.circuit_scene.content()).boundingRect()
    assert content.bottom() <= top
    view.pan(QPoint(30, 40))  # a child of the viewport would be moved along
    assert overlay.geometry() == view.viewport().geometry()


def test_the_steps_are_dots_that_are_read_without_colour(desk):
    """Full where they were taken, rings to come: seen by what is in their middle."""
    desk.key(Key.Key_F5)
    stepped(desk, 12)
    stepping, overlay = desk.window.classroom.stepping, desk.window.classroom.presenting.overlay
    theme, count = desk.window.appearance.theme, stepping.count
    picture = overlay.grab().toImage()
    row = range(overlay.height() - 40, overlay.height())
    columns = [round(36 + (overlay.width() - 72) * at / (count - 1)) for at in range(count)]

    def seen(x: int) -> set[str]:
        return {
            picture.pixelColor(near, y).name()
            for y in row
            for near in range(max(0, x - 8), min(overlay.width(), x + 8))
        }

    assert theme.value in seen(columns[0]) and theme.gradient in seen(columns[-1])
    assert theme.amber in seen(columns[stepping.position])
    assert theme.value not in seen(columns[-1]) and theme.gradient not in seen(columns[0])


def test_a_long_note_is_cut_and_leaves_room_for_the_circuit(desk):
    desk.key(Key.Key_F5)
    presenting = desk.window.classroom.presenting
    presenting.tell(Brief("<b>plain</b>", "word " * 4000))
    sentence, note = presenting.overlay.caption.shown
    assert sentence == "<b>plain</b>" and note.endswith("…") and len(note) > 100
    assert presenting.overlay.caption.height <= 0.45 * presenting.overlay.height()


def test_space_plays_and_home_and_end_jump_on_stage(desk, qtbot):
    stepping = desk.window.classroom.stepping
    desk.key(Key.Key_F5)
    desk.key(Key.Key_End)
    assert stepping.is_at_end
    zoom = desk.view.zoom
    desk.key(Key.Key_Home)  # elsewhere this fits the circuit
    assert stepping.is_on and stepping.position == -1 and desk.view.zoom == zoom
    stepping.set_speed(8.0)
    desk.key(Key.Key_Space)
    assert stepping.is_playing
    qtbot.waitUntil(lambda: stepping.position >= 1)
    desk.key(Key.Key_Space)
    here = stepping.position
    assert not stepping.is_playing
    go_off(stepping)
    assert stepping.position == here
    for key, by in ((Key.Key_Right, 1), (Key.Key_Down, 1), (Key.Key_Left, -1), (Key.Key_Up, -1)):
        here = stepping.position
        desk.key(key)
        assert stepping.position == here + by


@pytest.mark.parametrize("key", [Key.Key_B, Key.Key_Period])
def test_a_clickers_black_key_blanks_the_screen_and_back(desk, key):
    desk.key(Key.Key_F5)
    stepped(desk, 2)
    overlay, stepping = desk.window.classroom.presenting.overlay, desk.window.classroom.stepping
    desk.key(key)
    image = overlay.grab().toImage()
    points = [(0, 0), (600, 300), (40, image.height() - 30), (image.width() - 1, 5)]
    assert {image.pixelColor(*point).name() for point in points} == {"#000000"}
    desk.key(key)
    assert not overlay.is_blank and stepping.position == 1
    assert desk.session.undo_label is None


def test_in_the_dark_the_next_key_or_click_only_brings_the_light_back(desk):
    desk.key(Key.Key_F5)
    stepped(desk, 2)
    overlay, stepping = desk.window.classroom.presenting.overlay, desk.window.classroom.stepping
    desk.key(Key.Key_B)
    desk.key(Key.Key_PageDown)
    assert not overlay.is_blank and stepping.position == 1
    desk.key(Key.Key_B)
    QTest.mouseClick(overlay, LEFT, pos=QPoint(300, 200))
    assert not overlay.is_blank and not desk.session.selection
    desk.key(Key.Key_B)
    desk.key(Key.Key_Escape)
    assert not desk.window.classroom.presenting.is_on


def test_a_point_can_still_be_typed_into_a_number_on_stage(desk):
    desk.key(Key.Key_F5)
    desk.click(desk.x0)
    desk.type("0.5")
    desk.key(Key.Key_Return)
    assert desk.value(desk.x0) == 0.5
    assert not desk.window.classroom.presenting.overlay.is_blank


@pytest.mark.parametrize("fitted", [True, False])
def test_esc_after_steps_returns_to_exactly_where_one_was(desk, qtbot, fitted):
    desk.view.fit()
    if not fitted:
        desk.view.set_zoom(0.9)
        desk.view.pan(QPoint(40, -25))
    before = sight(desk)
    shown = [each for each in desk.window.panels() if each.isVisible()]
    desk.key(Key.Key_F5)
    stepped(desk, 5)
    desk.key(Key.Key_Escape)
    QApplication.processEvents()
    qtbot.waitUntil(lambda: sight(desk) == before)
    assert [each for each in desk.window.panels() if each.isVisible()] == shown
    assert not desk.window.classroom.stepping.is_on and not desk.session.hides_numbers
    assert desk.view.circuit_scene.step_marks.active == ()


def test_who_steps_at_the_desk_goes_on_there_after_the_show(desk):
    desk.key(Key.Key_F9)
    desk.key(Key.Key_Right)
    classroom = desk.window.classroom
    desk.key(Key.Key_F5)
    assert classroom.presenting.overlay.caption.shown == [classroom.stepping.sentence]
    stepped(desk, 2)
    desk.key(Key.Key_Escape)
    assert classroom.stepping.position == 2
    assert classroom.timeline.isVisible() and classroom.timeline.track.hasFocus()
