"""After a dialog, and after what is picked in a menu or the tool bar, the canvas has the keyboard.

A field in which somebody is typing keeps it when a dialog goes; a click on a command takes it.
"""

from __future__ import annotations

import pytest
from canvases import first_example
from hand import LEFT
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QMenu,
    QMessageBox,
    QToolButton,
)
from windows import CTRL, CTRL_SHIFT, Desk, with_worker

from circuit_editor.model import edits
from circuit_editor.ui.widgets.labels import Remark

Key = Qt.Key
DIALOGS = {
    "unsaved": (Key.Key_N, CTRL),
    "open": (Key.Key_O, CTRL),
    "save as": (Key.Key_S, CTRL_SHIFT),
    "keys": (Key.Key_F1, Qt.KeyboardModifier.NoModifier),
    "palette": (Key.Key_P, CTRL_SHIFT),
}


@pytest.fixture
def desk(qtbot, tmp_path, monkeypatch):
    with_worker(monkeypatch)
    desk = Desk(qtbot, tmp_path)
    desk.open(first_example())
    for x in (40.0, 80.0, 120.0):
        desk.session.edit("", edits.move, {"x": (x, 0.0)})
    return desk


@pytest.fixture
def search(desk):
    return desk.window.palette_panel.field


class Dialogs:
    """Ends the dialogs that open, each by Esc, and counts them."""

    def __init__(self, desk: Desk) -> None:
        self.seen: list[QDialog] = []
        self._timer = QTimer(desk.window)
        self._timer.timeout.connect(self._look)
        self._timer.start(0)

    def _look(self) -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QDialog):
            self.seen.append(box)
            QTest.keyClick(box, Key.Key_Escape)


@pytest.mark.parametrize("dialog", [*DIALOGS, "about", "message"])
def test_after_a_dialog_the_canvas_has_the_keyboard(desk, search, dialog):
    dialogs = Dialogs(desk)
    search.setFocus()
    if dialog == "about":
        desk.window.actions_by_id["about"].trigger()
    elif dialog == "message":
        desk.window.file_commands.tell("Title", "Text")
    else:
        desk.key(*DIALOGS[dialog])
    if dialog in ("keys", "palette"):
        QApplication.processEvents()
        assert not search.hasFocus()
        QTest.keyClick(QApplication.focusWidget(), Key.Key_Escape)
    else:
        assert len(dialogs.seen) >= 1
    come_back(desk)
    assert desk.view.hasFocus(), QApplication.focusWidget()


@pytest.mark.parametrize("dialog", ["unsaved", "keys"])
def test_a_field_in_which_one_types_has_it_again(desk, search, dialog):
    dialogs = Dialogs(desk)
    search.setFocus()
    desk.type("ex")
    desk.key(*DIALOGS[dialog])
    if dialog == "keys":
        QApplication.processEvents()
        QTest.keyClick(QApplication.focusWidget(), Key.Key_Escape)
    assert len(dialogs.seen) == (dialog != "keys")
    come_back(desk)
    assert search.hasFocus() and search.text() == "ex"


def test_after_a_button_of_the_tool_bar_undo_is_the_circuits(desk, search):
    search.setFocus()
    desk.type("ex")
    before = desk.session.document
    click_button(desk, "Undo")
    assert desk.session.document is not before
    assert desk.view.hasFocus()
    once = desk.session.document
    desk.key(Key.Key_Z, CTRL)
    assert desk.session.document is not once


def test_every_button_of_the_tool_bar_takes_the_keyboard_from_a_search(desk, search):
    leads = {"Step by step", "Predict", "Lessons"}  # to where one works by keys
    zoom = desk.window._toolbar.zoom  # which opens a menu
    leads.add(zoom.accessibleName())
    buttons = [each for each in shown_buttons(desk) if each.accessibleName() not in leads]
    assert len(buttons) >= 8
    for button in buttons:
        if not (button.isVisible() and button.isEnabled()):
            continue
        search.setFocus()
        desk.type("ex")
        QTest.mouseClick(button, LEFT, pos=QPoint(6, 6))
        if desk.window.isFullScreen():
            desk.key(Key.Key_Escape)
        assert desk.view.hasFocus(), (button.accessibleName(), QApplication.focusWidget())
        search.clear()


def test_a_button_pressed_by_a_key_keeps_it_to_be_pressed_again(desk):
    (undo,) = (each for each in shown_buttons(desk) if each.accessibleName() == "Undo")
    undo.setFocus(Qt.FocusReason.TabFocusReason)
    before = desk.session.document
    desk.key(Key.Key_Space)
    assert desk.session.document is not before and undo.hasFocus()


@pytest.mark.parametrize("by", ["mouse", "keys"])
def test_after_a_menu_the_canvas_has_the_keyboard(desk, search, by):
    search.setFocus()
    desk.type("ex")
    before = desk.session.document
    bar = desk.window.menuBar()
    (edit,) = (each for each in bar.actions() if each.text() == "&Edit")
    undo = desk.window.actions_by_id["undo"]
    if by == "mouse":
        QTest.mouseClick(bar, LEFT, pos=bar.actionGeometry(edit).center())
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        QTest.mouseClick(menu, LEFT, pos=menu.actionGeometry(undo).center())
    else:
        QTest.keyClick(desk.window, Key.Key_E, Qt.KeyboardModifier.AltModifier)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        menu.setActiveAction(undo)
        QTest.keyClick(menu, Key.Key_Return)
    assert desk.session.document is not before
    assert desk.view.hasFocus(), QApplication.focusWidget()


def test_a_menu_that_was_only_looked_at_leaves_it_where_it_was(desk, search):
    search.setFocus()
    desk.type("ex")
    bar = desk.window.menuBar()
    QTest.mouseClick(bar, LEFT, pos=bar.actionGeometry(bar.actions()[1]).center())
    menu = QApplication.activePopupWidget()
    QTest.mouseClick(menu, LEFT, pos=QPoint(-40, 400))  # beside it
    assert QApplication.activePopupWidget() is None
    come_back(desk)
    assert search.hasFocus(), QApplication.focusWidget()
    desk.key(Key.Key_T, CTRL)  # a shortcut is no menu
    assert search.hasFocus() and search.text() == "ex"


def test_a_zoom_that_was_picked_gives_it_to_the_canvas(desk, search):
    search.setFocus()
    desk.type("ex")
    picks = Picks(desk.window.actions_by_id["fit"])
    desk.view.set_zoom(0.5)
    QTest.mouseClick(desk.window._toolbar.zoom, LEFT)
    assert picks.menus == 1 and desk.view.is_fitted
    come_back(desk)
    assert desk.view.hasFocus()


def come_back(desk: Desk) -> None:
    """The window is in front again, which here no desktop sees to."""
    QApplication.processEvents()
    desk.window.activateWindow()
    QApplication.processEvents()


class Picks:
    """Picks an action in the menu that opens next: a button waits for that."""

    def __init__(self, action: QAction) -> None:
        self.menus = 0
        self._action = action
        QTimer.singleShot(0, self._pick)

    def _pick(self) -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        self.menus += 1
        QTest.mouseClick(menu, LEFT, pos=menu.actionGeometry(self._action).center())


def shown_buttons(desk: Desk) -> list[QToolButton]:
    bar = desk.window._toolbar
    return [
        each
        for each in bar.findChildren(QToolButton)
        if each.isVisible() and each.isEnabled() and each.accessibleName()
    ]


def click_button(desk: Desk, name: str) -> None:
    (button,) = (each for each in shown_buttons(desk) if each.accessibleName() == name)
    QTest.mouseClick(button, LEFT)


def test_the_question_of_unsaved_work_has_a_key_for_every_answer(desk, monkeypatch):
    boxes: list[QMessageBox] = []
    monkeypatch.setattr(QGuiApplication, "applicationDisplayName", lambda: "Circuit Editor")

    def look(box: QMessageBox) -> int:
        box.show()
        boxes.append(box)
        return int(QMessageBox.StandardButton.Cancel)

    monkeypatch.setattr(QMessageBox, "exec", look)
    desk.window.file_commands.new()
    desk.window.actions_by_id["about"].trigger()
    question, _about = boxes
    kinds = QMessageBox.StandardButton
    keys = [question.button(kind).text() for kind in (kinds.Save, kinds.Discard, kinds.Cancel)]
    letters = [text[text.index("&") + 1] for text in keys]
    assert len(set(letters)) == 3 and keys[1] == "&Discard"
    for box in boxes:
        title = f"{box.windowTitle()} - Circuit Editor"  # as desktops show it
        title = box.fontMetrics().horizontalAdvance(title)
        assert box.width() >= 1.15 * title + 120  # bold, and the buttons of the frame
        for button in box.buttons():
            assert button.icon().isNull()
        assert box.iconPixmap().isNull()
        box.close()


@pytest.mark.parametrize("is_first_by_keys", [False, pytest.param(True, marks=pytest.mark.soak)])
def test_a_lesson_that_was_picked_leaves_it_where_its_step_is_answered(desk, is_first_by_keys):
    """F4 leads to the list, and a lesson to the canvas; or to its choices, or to a guess there."""
    desk.session.mark_saved(None)
    panel = desk.window.classroom.lesson_panel
    lessons = desk.window.classroom.lessons
    on_canvas = 0
    for number in range(len(lessons.all())):
        desk.window.classroom.show_lessons()
        QApplication.processEvents()
        links = [each for each in panel.findChildren(Remark) if each.isVisible()]
        if (number % 2 == 0) != is_first_by_keys:  # by turns with the mouse and by keys
            QTest.mouseClick(links[number], LEFT)
        else:
            links[number].setFocus(Qt.FocusReason.TabFocusReason)
            desk.key(Key.Key_Return)
        QApplication.processEvents()
        focus = QApplication.focusWidget()
        assert lessons.lesson is not None
        if lessons.may_choose:
            assert panel.isAncestorOf(focus)
        elif desk.window.classroom.stepping.is_on:
            assert focus is desk.window.classroom.timeline.track
        else:
            assert focus is desk.view or desk.view.isAncestorOf(focus), focus
            on_canvas += 1
    assert on_canvas >= 3
