"""The keyboard belongs to the canvas, and whoever borrowed it gives it back."""

from __future__ import annotations

import pytest
from canvases import first_example
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from windows import CTRL, CTRL_SHIFT, NEURON, Desk, with_worker

from circuit_editor import files
from circuit_editor.model import EMPTY, OUT, Pin, edits
from circuit_editor.ui.app.settings import Settings
from circuit_editor.ui.app.theme import Appearance
from circuit_editor.ui.shell.window import Window

Key = Qt.Key


@pytest.fixture
def desk(qtbot, tmp_path, monkeypatch):
    with_worker(monkeypatch)
    return Desk(qtbot, tmp_path)


@pytest.fixture
def search(desk):
    return desk.window.palette_panel.field


def test_an_empty_window_has_the_keyboard_on_the_canvas(desk):
    assert desk.window.invitation.isVisible()
    assert desk.view.hasFocus()


def test_a_window_that_opens_a_file_has_it_there_too(qtbot, tmp_path):
    stored = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    window = Window(Settings(stored), Appearance("light"), opens_a_file=True)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    window.file_commands.open_path(NEURON)
    assert window.view.hasFocus()


def test_what_is_opened_or_new_takes_the_keyboard_from_the_search(desk, search):
    for begin in (
        lambda: desk.window.file_commands.open_path(NEURON),
        desk.window.file_commands.new,
        lambda: desk.window.build(first_example()),
        lambda: desk.window._open_example("first-example.circuit"),
    ):
        search.setFocus()
        desk.session.mark_saved(None)
        begin()
        assert desk.view.hasFocus()


def test_undo_after_the_button_of_a_notice_takes_its_step_back(desk, search):
    document = edits.add(EMPTY, "x", "input", (0, 0), label="x", value=2)
    document = edits.add(document, "r", "reciprocal", (200, 0))
    desk.open(edits.connect(document, Pin("x", OUT), Pin("r", "x")))
    before = desk.session.document
    for by_keys in (False, True):
        buttons = desk.window.notice.findChildren(type(desk.window.notice._offer))
        (button,) = (each for each in buttons if each.isVisible())
        if by_keys:
            button.setFocus(Qt.FocusReason.TabFocusReason)
            desk.key(Key.Key_Space)
        else:
            search.setFocus()
            desk.press(desk.window.notice, button.text())
        assert desk.session.document.loss is not None
        assert desk.view.hasFocus()
        desk.key(Key.Key_Z, CTRL)
        assert desk.session.document is before


def test_an_empty_search_passes_on_what_is_meant_for_the_circuit(desk, search):
    desk.open(first_example())
    before = desk.session.document
    desk.type("w")  # looks for a gate, and is given up
    search.clear()
    search.setFocus()
    desk.key(Key.Key_A, CTRL)
    assert len(desk.session.selection) == 6
    desk.key(Key.Key_Delete)
    assert not desk.session.circuit.nodes
    desk.key(Key.Key_Z, CTRL)
    assert desk.session.document is before and search.text() == ""
    desk.key(Key.Key_Y, CTRL)
    assert not desk.session.circuit.nodes
    desk.key(Key.Key_Z, CTRL)
    desk.key(Key.Key_Z, CTRL_SHIFT)
    assert not desk.session.circuit.nodes
    desk.key(Key.Key_Z, CTRL)
    desk.view.set_zoom(3.0)
    desk.key(Key.Key_Home)
    assert desk.view.is_fitted
    assert search.hasFocus()


def test_what_is_typed_in_the_search_keeps_these_keys(desk, search):
    desk.open(first_example())
    before = desk.session.document
    search.setFocus()
    desk.type("ex")
    desk.key(Key.Key_A, CTRL)
    assert search.selectedText() == "ex" and not desk.session.selection
    desk.key(Key.Key_Delete)
    assert search.text() == "" and desk.session.document is before


def test_a_circuit_is_pasted_through_the_empty_search_and_a_text_into_it(desk, search):
    desk.open(EMPTY)
    QGuiApplication.clipboard().setText(files.dump(first_example()).decode())
    search.setFocus()
    desk.key(Key.Key_V, CTRL)
    assert len(desk.session.circuit.nodes) == 6 and search.text() == ""
    search.setFocus()
    QGuiApplication.clipboard().setText("exp")
    desk.key(Key.Key_V, CTRL)
    assert search.text() == "exp"


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Escape])
def test_a_field_of_the_inspector_gives_the_keyboard_back(desk, key):
    desk.open(first_example())
    desk.session.select({"x"})
    for name, typed in (("Value", "3"), ("Name", "w31")):
        (line,) = (
            each for each in desk.window.inspector.page.fields if each.line.accessibleName() == name
        )
        line.line.setFocus()
        line.line.selectAll()
        desk.type(typed)
        desk.key(key)
        assert desk.view.hasFocus()
    is_taken = key == Key.Key_Return
    assert desk.value("x") == (3 if is_taken else -2)
    assert desk.session.circuit.label("x") == ("w31" if is_taken else "x")
    desk.key(Key.Key_Down, CTRL)  # on the canvas, one walks on
    assert desk.session.selection == {"y"}


def test_what_cannot_stand_keeps_the_keyboard_in_its_field(desk):
    desk.open(first_example())
    desk.session.select({"x"})
    line = desk.window.inspector.page.fields[0].line
    line.setFocus()
    line.selectAll()
    desk.type("1e")
    desk.key(Key.Key_Return)
    assert QApplication.focusWidget() is line


def test_undo_in_an_expression_bar_where_nothing_was_typed_is_the_circuits(desk):
    desk.open(first_example())
    before = desk.session.document
    desk.session.edit("", edits.move, {"x": (40.0, 0.0)})
    desk.window.show_expression_bar()
    assert QApplication.focusWidget() is desk.window.expression_bar.field
    desk.key(Key.Key_Z, CTRL)
    assert desk.session.document is before
    desk.type("f")
    desk.key(Key.Key_Z, CTRL)
    assert desk.window.expression_bar.field.toPlainText() == ""


def test_esc_brings_the_keyboard_back_from_wherever_tab_led(desk):
    desk.open(first_example())
    desk.session.select({"x"})
    seen = set()
    for turns in range(24):
        desk.view.setFocus()
        for _ in range(turns):
            desk.key(Key.Key_Tab)
        focus = QApplication.focusWidget()
        seen.add(focus)
        for _ in range(2):  # a search that is not empty is emptied first
            if not desk.view.hasFocus():
                desk.key(Key.Key_Escape)
        assert desk.view.hasFocus(), focus
    assert len(seen) > 15
