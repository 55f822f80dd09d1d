"""The first start: the lessons come first, by mouse and by keys; and there is a Help menu."""

from __future__ import annotations

import pytest
from hand import NOTHING
from PySide6.QtCore import QMimeData, QPoint, QPointF, QSettings, Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QMessageBox
from windows import CTRL, NEURON, Desk

from circuit_editor import __version__
from circuit_editor.model import edits
from circuit_editor.ui.app.settings import Settings
from circuit_editor.ui.app.theme import Appearance
from circuit_editor.ui.palette.palette_items import GATE_MIME
from circuit_editor.ui.shell.window import Window

Key = Qt.Key


@pytest.fixture
def desk(qtbot, tmp_path):
    desk = Desk(qtbot, tmp_path)
    assert desk.view.hasFocus()
    return desk


def lesson_of(desk: Desk) -> str:
    lesson = desk.window.classroom.lessons.lesson
    return lesson.id if lesson is not None else ""


@pytest.mark.parametrize(
    "keys", [(Key.Key_Return,), (Key.Key_Enter,), (Key.Key_Tab, Key.Key_Space)]
)
def test_a_key_begins_the_first_lesson(desk, keys):
    for key in keys:
        desk.key(key)
    assert lesson_of(desk) == "forward-and-loss"
    assert desk.window.classroom.lesson_panel.isVisible()
    assert not desk.window.invitation.isVisible()


def test_so_does_a_click(desk):
    desk.press(desk.window.invitation, "Start lesson 1")
    assert lesson_of(desk) == "forward-and-loss" and desk.window.classroom.lessons.at == 0


def test_the_next_button_shows_all_lessons_with_the_keyboard_on_the_first(desk, qtbot):
    desk.key(Key.Key_Tab)
    desk.key(Key.Key_Tab)
    assert QApplication.focusWidget().text() == "All lessons"
    desk.key(Key.Key_Return)
    panel = desk.window.classroom.lesson_panel
    qtbot.waitUntil(lambda: panel.isAncestorOf(QApplication.focusWidget()))
    desk.key(Key.Key_Return)
    assert lesson_of(desk) == "forward-and-loss"


def test_all_of_it_can_be_reached_by_tab(desk):
    reached = []
    for _ in range(5):
        desk.key(Key.Key_Tab)
        reached.append(QApplication.focusWidget().text())
    assert reached == [
        *("Start lesson 1", "All lessons"),
        *("The first example", "The sigmoid neuron", "Type an expression"),
    ]


def test_a_letter_finds_a_gate_as_on_the_canvas(desk):
    desk.key(Key.Key_Tab)
    desk.type("m")
    field = desk.view.search.popup.field
    assert field.hasFocus() and field.text() == "m"


def test_who_looks_for_a_gate_is_not_asked_where_to_begin(desk):
    """Unless nothing came of it."""
    desk.type("t")
    assert desk.view.search.is_open and not desk.window.invitation.isVisible()
    desk.key(Key.Key_Escape)
    assert not desk.view.search.is_open and desk.window.invitation.isVisible()
    assert desk.view.hasFocus()


def test_once_something_stands_there_the_keyboard_is_on_the_canvas(desk):
    desk.open(NEURON)
    assert desk.view.hasFocus() and not desk.window.invitation.isVisible()
    desk.session.edit("clear", edits.remove, list(desk.session.circuit.nodes))
    assert desk.window.invitation.isVisible()
    assert desk.view.hasFocus()  # nobody takes it away from who is at work
    desk.key(Key.Key_Z, CTRL)
    assert desk.session.circuit.nodes


def test_there_is_a_help_menu_with_the_lessons_and_what_this_program_is(desk):
    *_, bar = desk.window.menuBar().actions()
    assert bar.text() == "&Help"
    lessons, *_, about = [each for each in bar.menu().actions() if not each.isSeparator()]
    lessons.trigger()
    assert desk.window.classroom.shows_lessons
    said = []

    def read() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        said.append(box.text())
        assert box.textFormat() == Qt.TextFormat.PlainText
        box.accept()

    QTimer.singleShot(0, read)
    about.trigger()
    assert said == [f"Circuit Editor {__version__}"]


def test_a_file_opened_before_the_window_is_active_has_the_keyboard_on_the_canvas(qtbot, tmp_path):
    stored = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    window = Window(Settings(stored), Appearance("light"))
    qtbot.addWidget(window)
    window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    window.show()
    window.invitation.first.setFocus()
    window.file_commands.open_path(NEURON)
    assert window.focusWidget() is window.view


def test_where_a_file_is_opened_first_an_empty_canvas_is_made_ready_afterwards(qtbot, tmp_path):
    stored = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    window = Window(Settings(stored), Appearance("light"), opens_a_file=True)
    qtbot.addWidget(window)
    window.show()
    page = window.inspector.page
    assert page.title.text() == ""  # it is filled with the circuit, before it is seen
    window.file_commands.open_path(NEURON)
    assert window.inspector.page is page and page.title.text() == "Circuit"
    assert window.focusWidget() is window.view
    assert "invitation" not in vars(window)
    qtbot.waitUntil(lambda: "invitation" in vars(window))
    assert window.invitation.isHidden()
    window.file_commands.new()
    assert window.invitation.isVisible()
    invitation = window.invitation.geometry()
    assert window.view.rect().contains(invitation)
    assert abs(invitation.center().x() - window.view.rect().center().x()) <= 1


def test_where_that_file_cannot_be_opened_the_inspector_tells_of_an_empty_circuit(
    qtbot, tmp_path, monkeypatch
):
    stored = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    window = Window(Settings(stored), Appearance("light"), opens_a_file=True)
    qtbot.addWidget(window)
    monkeypatch.setattr(window.file_commands, "tell", lambda *told: None)
    window.show()
    assert not window.file_commands.open_path(tmp_path / "none.circuit")
    qtbot.waitUntil(lambda: window.inspector.page.title.text() == "Circuit")


def drop(desk: Desk, kind: str, pixel: QPoint) -> None:
    """Drop a gate there, as Qt does: on the innermost widget around that takes drops."""
    data = QMimeData()
    data.setData(GATE_MIME, kind.encode())
    what = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, NOTHING)
    target = desk.view.childAt(pixel)
    while not target.acceptDrops():
        target = target.parentWidget()
    assert target in (desk.view, desk.view.viewport())
    QApplication.sendEvent(target, QDragEnterEvent(pixel, *what))
    QApplication.sendEvent(target, QDragMoveEvent(pixel, *what))
    assert not desk.window.invitation.isVisible()
    QApplication.sendEvent(target, QDropEvent(QPointF(pixel), *what))


def test_a_gate_can_be_dropped_where_the_invitation_stands(desk):
    drop(desk, "tanh", desk.window.invitation.geometry().center())
    (id_,) = desk.session.selection
    assert desk.session.circuit.nodes[id_].kind == "tanh"


def test_a_gate_can_be_dropped_where_a_notice_stands(desk):
    desk.session.edit("", lambda document: edits.add(document, "add1", "add", (0.0, 0.0)))
    assert desk.window.notice.isVisible()
    drop(desk, "tanh", desk.window.notice.geometry().center())
    assert {each.kind for each in desk.session.circuit.nodes.values()} == {"add", "tanh"}


def test_the_invitation_comes_back_where_a_gate_is_put_away(desk):
    desk.view.pick("tanh")
    assert not desk.window.invitation.isVisible()
    desk.key(Key.Key_Escape)
    assert desk.window.invitation.isVisible()
