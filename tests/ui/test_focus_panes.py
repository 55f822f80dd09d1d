"""F6 goes from pane to pane, and whatever has the keyboard shows it, light and dark."""

from __future__ import annotations

import pytest
from canvases import first_example
from hand import LEFT
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QScrollBar, QWidget
from windows import SHIFT, Desk, with_worker

Key = Qt.Key
FIELDS = (QLineEdit, QPlainTextEdit)
BY_TAB = Qt.FocusReason.TabFocusReason
SEEN = 16  # pixels that are others, and by how much at least
OTHER = 40


@pytest.fixture
def desk(qtbot, tmp_path, monkeypatch):
    with_worker(monkeypatch)
    desk = Desk(qtbot, tmp_path)
    desk.window.resize(1360, 840)
    desk.open(first_example())
    desk.session.select({"x"})
    return desk


def pane_of(desk: Desk) -> str:
    """Where the keyboard is."""
    focus, window = QApplication.focusWidget(), desk.window
    places = {"canvas": window.middle, "palette": window.palette_panel}
    places |= {"inspector": window.inspector, "tools": window._toolbar}
    if "classroom" in vars(window):
        places |= {"timeline": window.classroom.timeline}
    return next((name for name, each in places.items() if each.isAncestorOf(focus)), str(focus))


def test_f6_goes_around_what_is_shown_and_shift_f6_back(desk):
    assert pane_of(desk) == "canvas"
    for expected in ("inspector", "tools", "palette", "canvas", "inspector"):
        desk.key(Key.Key_F6)
        assert pane_of(desk) == expected
    for expected in ("canvas", "palette", "tools", "inspector"):
        desk.key(Key.Key_F6, SHIFT)
        assert pane_of(desk) == expected
    desk.key(Key.Key_F9)  # there is a timeline now, with the keyboard
    assert pane_of(desk) == "timeline"
    for expected in ("tools", "palette", "canvas", "inspector", "timeline"):
        desk.key(Key.Key_F6)
        assert pane_of(desk) == expected


def test_a_pane_that_was_passed_and_is_laid_anew_takes_nothing_along(desk):
    """Asked for the order of Tab, PySide let the menu bar go with the page."""
    desk.key(Key.Key_F6)
    desk.key(Key.Key_F6, SHIFT)
    desk.window.actions_by_id["present"].trigger()
    QApplication.processEvents()
    desk.session.select(())
    desk.key(Key.Key_Right)  # what was laid anew is deleted now
    desk.window.actions_by_id["present"].trigger()
    assert desk.window.menuBar().isVisible() and desk.view.hasFocus()


def test_a_folded_panel_is_its_rail(desk):
    desk.window.actions_by_id["toggle-palette"].trigger()
    desk.view.setFocus()
    desk.key(Key.Key_F6, SHIFT)
    (rail,) = [each for each in desk.window.findChildren(QWidget, "rail") if each.isVisible()]
    assert rail.isAncestorOf(QApplication.focusWidget())


def test_tab_leaves_the_canvas_and_comes_back(desk):
    desk.key(Key.Key_Tab)
    assert not desk.view.hasFocus()
    desk.key(Key.Key_Backtab, SHIFT)
    assert desk.view.hasFocus()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_canvas_has_a_ring_while_keys_brought_the_keyboard_there(desk, theme):
    desk.window.appearance.choose(theme)
    view = desk.view
    assert not has_ring(desk)  # the program gave it the keyboard, at the start
    for there, back in ((Key.Key_F6, SHIFT), (Key.Key_Tab, SHIFT)):
        desk.key(there)
        assert not has_ring(desk)
        desk.key(Key.Key_Backtab if there == Key.Key_Tab else there, back)
        assert view.hasFocus() and has_ring(desk)
    desk.window.resize(900, 640)
    assert has_ring(desk)
    QTest.mouseClick(view.viewport(), LEFT, pos=QPoint(30, 30))
    assert view.hasFocus() and not has_ring(desk)


@pytest.mark.parametrize("by_keys", [True, False])
def test_the_stage_has_no_ring_and_leaves_the_one_there_was(desk, by_keys):
    if by_keys:
        desk.key(Key.Key_F6)
        desk.key(Key.Key_F6, SHIFT)
    assert has_ring(desk) == by_keys
    desk.window.actions_by_id["present"].trigger()
    QApplication.processEvents()
    assert desk.window.classroom.presenting.is_on and desk.view.hasFocus()
    assert not has_ring(desk)
    desk.key(Key.Key_Right)  # one works there by keys
    assert not has_ring(desk)
    desk.window.actions_by_id["present"].trigger()
    QApplication.processEvents()
    assert not desk.window.classroom.presenting.is_on and desk.view.hasFocus()
    assert has_ring(desk) == by_keys


def test_on_stage_tab_shows_where_the_keyboard_went_and_a_click_takes_the_ring_away(desk):
    desk.window.actions_by_id["present"].trigger()
    QApplication.processEvents()
    desk.window.setFocus(BY_TAB)  # the canvas is all there is
    desk.view.clearFocus()
    desk.view.setFocus(BY_TAB)
    assert has_ring(desk)
    QTest.mouseClick(desk.view.viewport(), LEFT, pos=QPoint(30, 30))
    assert not has_ring(desk)
    desk.window.actions_by_id["present"].trigger()
    QApplication.processEvents()
    assert desk.view.hasFocus() and not has_ring(desk)


def has_ring(desk: Desk) -> bool:
    """True where all of the canvas's edge is in the colour of what is chosen."""
    picture = desk.view.grab().toImage()
    accent = QColor(desk.window.appearance.theme.accent)
    wide, high = picture.width() - 2, picture.height() - 2
    edge = [(1, high // 2), (wide, high // 2), (wide // 2, 1), (wide // 2, high)]
    return all(picture.pixelColor(*at) == accent for at in edge)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("place", ["window", "timeline", "lessons"])
def test_whatever_has_the_keyboard_shows_it(desk, theme, place):
    desk.window.appearance.choose(theme)
    if place == "timeline":
        desk.key(Key.Key_F9)
    elif place == "lessons":
        desk.key(Key.Key_F4)
    QTest.mouseMove(desk.view.viewport(), QPoint(5, 5))  # what it points to has an edge already
    QApplication.processEvents()
    seen = [each for each in desk.window.findChildren(QWidget) if takes_focus(desk, each)]
    assert len(seen) > 12
    hidden = []
    for widget in seen:
        desk.view.setFocus()
        before = picture_of(desk, widget)
        widget.setFocus(BY_TAB)
        if QApplication.focusWidget() is widget and not differs(
            before, picture_of(desk, widget), edge_only=isinstance(widget, FIELDS)
        ):
            hidden.append((type(widget).__name__, widget.accessibleName()))
    assert hidden == []


def takes_focus(desk: Desk, widget: QWidget) -> bool:
    return (
        bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        and widget.isVisible()
        and widget.isEnabled()
        and widget.window() is desk.window
        and not isinstance(widget, QScrollBar)
        and widget is not desk.view  # which has its ring
        and not widget.visibleRegion().isEmpty()
    )


def picture_of(desk: Desk, widget: QWidget) -> QImage:
    corner = widget.mapTo(desk.window, QPoint(0, 0))
    return desk.window.grab(QRect(corner, widget.size())).toImage()


def differs(one: QImage, other: QImage, *, edge_only: bool) -> bool:
    """True where something can be seen; of a field its edge, for inside there is a cursor."""
    found = 0
    inner = QRect(0, 0, one.width(), one.height()).adjusted(4, 4, -4, -4)
    for y in range(one.height()):
        for x in range(one.width()):
            if edge_only and inner.contains(x, y):
                continue
            a, b = one.pixelColor(x, y), other.pixelColor(x, y)
            apart = abs(a.red() - b.red()) + abs(a.green() - b.green()) + abs(a.blue() - b.blue())
            found += apart >= OTHER
            if found >= SEEN:
                return True
    return False
