"""Every button, field and list of the window: after a click the keyboard is on the canvas.

What keeps it is named here, each with its reason.
"""

from __future__ import annotations

import pytest
from canvases import first_example
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QWidget,
)
from shiboken6 import isValid
from windows import Desk, with_worker

from circuit_editor import files, resources

KINDS = (QAbstractButton, QAbstractItemView, QAbstractSlider, QComboBox)
FIELDS = (QLineEdit, QPlainTextEdit)
KEEPS = {
    "ValueSlider": "arrow keys and the wheel turn on what the hand has set",
    "NudgeSlider": "arrow keys and the wheel turn on what the hand has set",
    "CheckTable": "a table is read and copied by keys",
    "Track": "the keys of the timeline act where it has the focus",
}
LEADS = {  # buttons that open something to be worked in by keys, by their texts or names
    "Type an expression": "opens the line in which one types",
    "All lessons": "opens a list to choose from by keys",
    "Lessons": "opens a list to choose from by keys",
    "Find a gate": "leads into the search",
    "Outline": "leads to the tree, which is walked by keys",
    "Step by step": "leads to the timeline",
    "Predict": "asks for a guess, which is typed",
}


@pytest.fixture
def desk(qtbot, tmp_path, monkeypatch):
    with_worker(monkeypatch)
    return Desk(qtbot, tmp_path)


def shown(desk: Desk, kinds: tuple[type[QWidget], ...]) -> list[QWidget]:
    """What of these kinds can be seen in the window now."""
    return [
        each
        for each in desk.window.findChildren(QWidget)
        if isinstance(each, kinds)
        and each.isVisible()
        and each.isEnabled()
        and not isinstance(each, QScrollBar)
        and type(each) is not QAbstractButton
        and not each.visibleRegion().isEmpty()
    ]


def test_no_button_takes_the_keyboard_by_a_click(desk):
    """The rule for all there are, shown or not: a click leaves the keys where one works."""
    desk.open(first_example())
    for make in (
        lambda: desk.window.classroom.timeline,
        lambda: desk.window.classroom.lesson_panel,
        lambda: desk.window.classroom.predict_panel,
        lambda: desk.window.classroom.check.panel,
        lambda: desk.window.expression_bar,
        lambda: desk.window.recovery.card,
        lambda: desk.window.chain_offer,
        lambda: desk.window.minimap,
        desk.window.actions_by_id["toggle-palette"].trigger,
        desk.window.actions_by_id["toggle-inspector"].trigger,
    ):
        make()
    for selection in ({"x"}, {"mul1"}, set()):
        desk.session.select(selection)
        takes = [
            (type(each).__name__, each.accessibleName() or getattr(each, "text", str)())
            for each in desk.window.findChildren(QWidget)
            if isinstance(each, KINDS)
            and not isinstance(each, QScrollBar)
            and each.focusPolicy() & Qt.FocusPolicy.ClickFocus
            and type(each).__name__ not in KEEPS
            and each.window() is desk.window
        ]
        assert takes == []


@pytest.mark.parametrize("selected", ["", "x", "mul1"])
def test_after_a_click_on_any_button_the_canvas_has_the_keyboard(desk, selected):
    desk.open(first_example())
    desk.session.select({selected} - {""})
    for button in shown(desk, (QAbstractButton,)):
        if not button.isVisible() or not button.isEnabled() or button.text() in LEADS:
            continue
        name = button.accessibleName() or button.text()
        if name in LEADS or getattr(button, "menu", lambda: None)() is not None:
            continue
        desk.view.setFocus()
        QTimer.singleShot(0, _put_away)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(4, 4))
        QApplication.processEvents()
        assert desk.view.hasFocus(), (name, QApplication.focusWidget())


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
@pytest.mark.parametrize("selected", ["", "x", "block"])
def test_enter_and_esc_in_any_field_bring_the_keyboard_to_the_canvas(desk, selected, key):
    desk.open(files.load(resources.folder() / "examples" / "sigmoid-as-one-block.circuit"))
    nodes = desk.session.circuit.nodes
    block = next(id_ for id_, each in nodes.items() if each.gate.is_block)
    source = next(id_ for id_, each in nodes.items() if each.gate.is_source)
    desk.session.select({"": set(), "x": {source}, "block": {block}}[selected])
    desk.window.show_expression_bar()
    desk.type("f = x")
    fields = shown(desk, FIELDS)
    assert len(fields) > 1
    seen = 0
    for field in fields:
        if isValid(field) and field.isVisible():
            field.setFocus()
            for _ in range(2 if field.objectName() == "search" else 1):
                desk.key(key)
            assert desk.view.hasFocus(), (field.accessibleName(), QApplication.focusWidget())
            desk.session.mark_saved(None)
            seen += 1
    assert seen


def _put_away() -> None:
    """Close what a click opened over the window."""
    for each in (QApplication.activePopupWidget(), QApplication.activeModalWidget()):
        if each is not None:
            each.close()
