"""Stored views: what was seen is seen again, by two keys, in the inside of a block, too."""

from __future__ import annotations

import pytest
from hand import CTRL
from PySide6.QtCore import QRectF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from windows import CTRL_SHIFT, Desk

from circuit_editor import resources
from circuit_editor.files.reading import read
from circuit_editor.files.writing import dump

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def desk(qtbot, tmp_path):
    desk = Desk(qtbot, tmp_path)
    path = resources.folder() / "examples" / "two-neurons-one-block.circuit"
    desk.open(read(path.read_bytes()))
    return desk


def seen(desk) -> QRectF:
    return desk.view.mapToScene(desk.view.seen_rect).boundingRect()


def store(desk):
    desk.key(Key.Key_V, CTRL | ALT)


def recall(desk, digit):
    desk.key(Key.Key_Home, ALT)
    QTest.keyClick(QApplication.activePopupWidget(), digit)


def assert_sees(desk, rect):
    now = seen(desk)
    assert now.adjusted(-3, -3, 3, 3).contains(rect)
    assert rect.adjusted(-3, -3, 3, 3).contains(now)


def test_what_was_seen_is_seen_again_by_two_keys(desk):
    desk.view.set_zoom(2.0)
    there = seen(desk)
    store(desk)
    assert desk.said[-1].startswith("Stored as view 1: Around ")
    desk.view.fit()
    recall(desk, Key.Key_1)
    assert_sees(desk, there)


def test_the_field_that_is_open_is_closed_with_its_help_and_does_not_stay_behind(desk):
    store(desk)
    source = next(id_ for id_, each in desk.session.circuit.nodes.items() if each.gate.is_source)
    for key, modifiers in ((Key.Key_Home, ALT), (Key.Key_T, CTRL)):
        desk.view.in_place.edit(source)
        assert "Tab: next value" in desk.window.statusBar().currentMessage()
        QTest.keyClick(QApplication.focusWidget(), key, modifiers)
        menu = QApplication.activePopupWidget()
        if menu is not None:
            QTest.keyClick(menu, Key.Key_1)
        fields = desk.view.viewport().findChildren(QLineEdit)
        assert not any(each.isVisible() for each in fields)
        assert "Tab: next value" not in desk.window.statusBar().currentMessage()


def test_it_is_an_undo_step_and_saved(desk):
    before = desk.session.document
    store(desk)
    (view,) = desk.session.document.views
    assert view.title == "All of it"
    assert read(dump(desk.session.document)).views == (view,)
    desk.key(Key.Key_Z, CTRL)
    assert desk.session.document is before
    assert b"views" not in dump(before)


def test_the_same_is_stored_once(desk):
    store(desk)
    store(desk)
    assert desk.said[-1] == "This view is stored already, as 1: All of it."
    assert len(desk.session.document.views) == 1


def test_a_view_inside_a_block_leads_there(desk):
    block = next(id_ for id_, node in desk.session.circuit.nodes.items() if node.gate.is_block)
    desk.session.enter(block)
    inside = seen(desk)
    store(desk)
    desk.session.leave()
    recall(desk, Key.Key_1)
    assert desk.session.where == (block,)
    assert_sees(desk, inside)
    desk.session.leave()
    desk.session.select({block})
    desk.key(Key.Key_Delete)
    assert desk.session.document.views == ()


def test_a_view_is_forgotten_from_the_menu(desk):
    store(desk)
    desk.view.set_zoom(2.0)
    store(desk)
    _, second = desk.session.document.views
    menu = desk.view.view_states.stored.make_menu()
    forget = menu.actions()[-1].menu()
    forget.actions()[0].trigger()
    assert desk.session.document.views == (second,)
    assert desk.session.undo_label == "Forget a view"


def rename(desk, digit):
    desk.key(Key.Key_Home, ALT)
    QTest.keyClick(QApplication.activePopupWidget(), Key.Key_R)
    QTest.keyClick(QApplication.activePopupWidget(), digit)
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    return field


def test_a_view_gets_a_name_by_keys_alone(desk):
    store(desk)
    before = desk.session.document
    field = rename(desk, Key.Key_1)
    assert field.selectedText() == "All of it"
    assert field.accessibleName() == "Name of view 1"
    QTest.keyClicks(field, " The  <b>neurons")
    QTest.keyClick(field, Key.Key_Return)
    (view,) = desk.session.document.views
    assert view.title == "The <b>neurons"
    assert QApplication.focusWidget() is desk.view
    assert desk.session.undo_label == "Rename a view"
    assert read(dump(desk.session.document)).views == (view,)
    assert "The <b>neurons" in desk.view.view_states.stored.make_menu().actions()[0].text()
    desk.key(Key.Key_Z, CTRL)
    assert desk.session.document is before
    field = rename(desk, Key.Key_1)
    QTest.keyClick(field, Key.Key_Backspace)
    QTest.keyClick(field, Key.Key_Return)
    assert desk.said[-1] == "A stored view needs a name."
    QTest.keyClick(field, Key.Key_Escape)
    assert desk.session.document is before
    field = rename(desk, Key.Key_1)
    desk.window.undo()  # it goes while it is renamed
    QTest.keyClicks(field, "gone")
    QTest.keyClick(field, Key.Key_Return)
    assert desk.session.document.views == ()


def test_a_view_is_renamed_and_forgotten_from_the_list_by_keys(desk):
    store(desk)
    before = desk.session.document
    for key in (Key.Key_F2, Key.Key_Delete):
        desk.key(Key.Key_Home, ALT)
        menu = QApplication.activePopupWidget()
        QTest.keyClick(menu, key)  # nothing is lit yet
        assert menu is QApplication.activePopupWidget() and desk.session.document is before
        QTest.keyClick(menu, Key.Key_Down)
        QTest.keyClick(menu, key)
        assert QApplication.activePopupWidget() is None
        if key == Key.Key_F2:
            field = QApplication.focusWidget()
            QTest.keyClicks(field, "Whole")
            QTest.keyClick(field, Key.Key_Return)
            assert [view.title for view in desk.session.document.views] == ["Whole"]
            before = desk.session.document
    assert desk.session.document.views == ()


def test_a_hand_that_holds_something_is_empty_before_the_menu_opens(desk):
    desk.key(Key.Key_A, CTRL_SHIFT)
    assert desk.view.gesture is not None
    desk.key(Key.Key_Home, ALT)
    assert QApplication.activePopupWidget() is not None and desk.view.gesture is None
    QApplication.activePopupWidget().close()


def test_there_are_as_many_as_digits(desk):
    for step in range(10):
        desk.view.set_zoom(1.0 + step / 10)
        store(desk)
    assert len(desk.session.document.views) == 9
    assert desk.said[-1] == "There are 9 stored views already: forget one first."


def test_the_menu_opens_over_no_search(desk):
    desk.view.search.open()
    assert desk.view.search.is_open
    desk.window.actions_by_id["stored-views"].trigger()
    assert not desk.view.search.is_open
    QApplication.activePopupWidget().close()
