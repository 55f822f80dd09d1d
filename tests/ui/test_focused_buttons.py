"""A button that has the keyboard is pressed by Enter, and arrows stay beside it."""

from __future__ import annotations

import pytest
from canvases import first_example
from hand import CTRL
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QToolButton, QWidget
from windows import CTRL_ALT, SHIFT, Desk, with_worker

from circuit_editor import resources
from circuit_editor.ui.shell.panels.rails import Rail

Key = Qt.Key
BY_TAB = Qt.FocusReason.TabFocusReason


@pytest.fixture
def desk(qtbot, tmp_path, monkeypatch):
    with_worker(monkeypatch)
    desk = Desk(qtbot, tmp_path)
    desk.window.resize(1360, 840)
    desk.open(first_example())
    return desk


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def told() -> str:
    return focus().accessibleName()


def folded_rail(desk: Desk) -> Rail:
    """The palette folded to its rail, the keyboard on the first button there."""
    desk.key(Key.Key_B, CTRL)
    desk.key(Key.Key_F6, SHIFT)
    (rail,) = [each for each in desk.window.findChildren(Rail) if each.isVisible()]
    assert rail.isAncestorOf(focus())
    return rail


def go_to(desk: Desk, pane: QWidget) -> None:
    """Press F6 until the keyboard is there."""
    for _ in range(6):
        desk.key(Key.Key_F6)
        if pane.isAncestorOf(focus()):
            return
    raise AssertionError(pane)


def by_height(rail: Rail) -> list[QWidget]:
    buttons = [each for each in rail.findChildren(QToolButton) if each.isVisible()]
    return sorted(buttons, key=lambda each: each.mapTo(rail, QPoint(0, 0)).y())


def test_in_a_rail_up_and_down_walk_the_buttons_and_no_arrow_leaves_it(desk):
    rail = folded_rail(desk)
    buttons = by_height(rail)
    assert focus() is buttons[0]
    for key in (Key.Key_Left, Key.Key_Right, Key.Key_Up):
        desk.key(key)
        assert focus() is buttons[0]
    for expected in buttons[1:]:
        desk.key(Key.Key_Down)
        assert focus() is expected
    desk.key(Key.Key_Down)
    assert focus() is buttons[-1]
    desk.key(Key.Key_Up)
    assert focus() is buttons[-2]


def test_tab_walks_a_rail_from_above(desk):
    buttons = by_height(folded_rail(desk))
    for expected in buttons[1:]:
        desk.key(Key.Key_Tab)
        assert focus() is expected


def test_enter_presses_a_button_of_the_rail_and_esc_leaves_it(desk):
    folded_rail(desk)
    desk.key(Key.Key_Escape)
    assert desk.view.hasFocus()
    desk.key(Key.Key_F6, SHIFT)
    desk.key(Key.Key_Return)
    assert isinstance(focus(), QLineEdit)
    assert desk.window.palette_panel.isAncestorOf(focus())


def test_left_and_right_walk_the_tool_bar_enter_presses_and_esc_leaves_it(desk):
    bar = desk.window._toolbar
    desk.session.select({"x"})
    desk.key(Key.Key_Right)
    assert desk.session.undo_label is not None
    go_to(desk, bar)
    first = focus()
    for key in (Key.Key_Up, Key.Key_Left):
        desk.key(key)
        assert bar.isAncestorOf(focus())
    names = []
    for _ in range(20):
        names.append(told())
        desk.key(Key.Key_Right)
        assert bar.isAncestorOf(focus())
    assert focus() is desk.window._toolbar.zoom
    assert len(set(names)) > 8 and first.accessibleName() in names
    for _ in range(names.index("Undo"), len(set(names)) - 1):
        desk.key(Key.Key_Left)
    assert told() == "Undo"
    desk.key(Key.Key_Enter)
    assert desk.session.undo_label is None
    desk.key(Key.Key_Escape)
    assert desk.view.hasFocus()


def test_f6_comes_to_what_a_pane_holds_and_not_to_what_folds_it(desk):
    desk.session.select({"x"})
    folds = {"Fold the gates", "Fold the inspector"}
    for _ in range(2):
        go_to(desk, desk.window.inspector)
        assert told() not in folds
        go_to(desk, desk.window.palette_panel)
        assert focus() is desk.window.palette_panel.field
        for panel in (desk.window.inspector, desk.window.palette_panel):
            for each in panel.findChildren(QAbstractButton):
                if each.accessibleName() in folds:
                    each.setFocus(BY_TAB)  # the last that one came by
        desk.view.setFocus()


def test_with_nothing_selected_f6_still_comes_to_the_inspector(desk):
    desk.key(Key.Key_F6)
    assert desk.window.inspector.isAncestorOf(focus())


def test_arrows_stay_in_what_lies_over_the_canvas(desk):
    desk.key(Key.Key_B, CTRL)
    desk.key(Key.Key_B, CTRL)
    desk.window.resize(800, 600)
    desk.key(Key.Key_Escape)
    desk.window.side_panels.bring("palette")
    panel = desk.window.palette_panel
    fold = next(b for b in panel.findChildren(QAbstractButton) if "Fold" in b.accessibleName())
    fold.setFocus(BY_TAB)
    for key in (Key.Key_Down, Key.Key_Down, Key.Key_Up, Key.Key_Left, Key.Key_Right):
        desk.key(key)
        assert panel.isAncestorOf(focus())


def test_enter_presses_every_button_of_a_lesson(desk):
    desk.window.classroom.start_first_lesson()
    QApplication.processEvents()  # what is new is laid out
    panel = desk.window.classroom.lesson_panel
    button = desk.button(panel, "All lessons")
    button.setFocus(BY_TAB)
    desk.key(Key.Key_Return)
    assert desk.window.classroom.lessons.lesson is None


def test_enter_presses_a_button_of_the_inspector(desk):
    desk.key(Key.Key_B, CTRL_ALT)
    desk.key(Key.Key_B, CTRL_ALT)
    fold = desk.window.inspector.page.fold
    fold.setFocus(BY_TAB)
    desk.key(Key.Key_Return)
    assert not desk.window.inspector.isVisible()


def test_a_focused_button_has_one_frame(desk):
    desk.window.appearance.choose("dark")
    desk.window.classroom.start_first_lesson()
    QApplication.processEvents()
    button = desk.button(desk.window.classroom.lesson_panel, "All lessons")
    inside = button.rect().adjusted(4, 4, -4, -4)
    before = button.grab(inside).toImage()
    desk.view.setFocus()
    for _ in range(30):  # by Tab, with which Qt begins to draw frames of its own
        desk.key(Key.Key_Tab)
        if button.hasFocus():
            break
    assert button.hasFocus() and button.grab(inside).toImage() == before


def test_esc_closes_the_list_of_lessons(desk):
    desk.key(Key.Key_F4)
    QApplication.processEvents()
    panel = desk.window.classroom.lesson_panel
    assert panel.isVisible() and panel.isAncestorOf(focus())
    desk.key(Key.Key_Escape)
    assert not panel.isVisible() and desk.view.hasFocus()


def test_esc_stops_what_plays_and_only_then_leaves(desk):
    desk.key(Key.Key_F9)
    stepping = desk.window.classroom.stepping
    desk.key(Key.Key_Space)
    assert stepping.is_playing
    desk.key(Key.Key_Escape)
    assert not stepping.is_playing and stepping.is_on
    desk.key(Key.Key_Escape)
    assert not stepping.is_on and desk.view.hasFocus()


def test_no_two_buttons_of_a_rail_look_alike_inside_a_block(desk):
    desk.open(resources.folder() / "examples" / "sigmoid-as-one-block.circuit")
    nodes = desk.session.circuit.nodes
    desk.session.enter(next(id_ for id_, each in nodes.items() if each.gate.is_block))
    rail = folded_rail(desk)
    looks = [each._name for each in by_height(rail)]
    assert len(looks) == len({*looks}) > 6


@pytest.mark.parametrize("size", [(560, 324), (640, 360)])
def test_a_small_window_shows_its_status_line(desk, size):
    desk.key(Key.Key_F9)
    desk.window.resize(*size)
    QApplication.processEvents()
    assert desk.window.size().toTuple() == size
    bar = desk.window.statusBar()
    assert bar.isVisible() and bar.geometry().bottom() < size[1]


def test_a_lesson_folds_an_inspector_that_would_leave_the_canvas_a_slit(desk):
    desk.window.resize(720, 450)
    panels = desk.window.side_panels
    if not desk.window.inspector.isVisible():
        desk.key(Key.Key_B, CTRL_ALT)
    assert desk.window.inspector.isVisible()
    desk.window.classroom.start_first_lesson()
    QApplication.processEvents()
    assert not desk.window.inspector.isVisible() and desk.view.width() >= 280
    panels.toggle("inspector")  # by hand it comes again, and stays
    desk.window.resize(730, 450)
    QApplication.processEvents()
    assert desk.window.inspector.isVisible()
