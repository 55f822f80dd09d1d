"""The underlined letters: each once in a menu or a box, in every language."""

from __future__ import annotations

import re

import pytest
from canvases import first_example
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QMessageBox
from windows import SHIFT, Desk

from circuit_editor.text.unbroken import has_han
from circuit_editor.ui.app import language
from circuit_editor.ui.app.language import LANGUAGES
from circuit_editor.ui.shell.commands import MENUS
from circuit_editor.ui.shell.menus.mnemonics import letter_of, with_letters
from circuit_editor.ui.shell.message_box import make_box

Key = Qt.Key
ANSWER = QMessageBox.StandardButton


@pytest.fixture(params=[each.code for each in LANGUAGES])
def desk(qtbot, tmp_path, request):
    language.speak(language.language_for(request.param))
    desk = Desk(qtbot, tmp_path)
    desk.open(first_example())
    yield desk
    language.speak(language.ENGLISH)


def faults(menu: QMenu) -> list[str]:
    """What has the letter of another in a menu, none though one is free, or one in brackets."""
    seen: set[str] = set()
    found = []
    texts = [each.text() for each in menu.actions() if not each.isSeparator()]
    for text in texts:
        letter = letter_of(text)
        if (letter and letter in seen) or ("(&" in text and not has_han(text)):
            found.append(text)
        seen.add(letter)
    for text in texts:
        own = set(re.findall("[A-Z0-9]", text.partition("\t")[0].upper()))
        if not letter_of(text) and (has_han(text) or own - seen):
            found.append(text)
    return found


def opened(menu: QMenu) -> QMenu:
    menu.aboutToShow.emit()
    return menu


def test_every_menu_has_each_letter_once(desk):
    window = desk.window
    assert len({letter_of(each.text()) for each in window.menuBar().actions()}) == len(MENUS)
    for _ in range(2):  # what one menu gave the other still has its own
        menus = [opened(each.menu()) for each in window.menuBar().actions()]
        assert all(faults(menu) == [] for menu in map(opened, menus))
        inner = [each.menu() for menu in menus for each in menu.actions() if each.menu()]
        assert len(inner) == 4
        for menu in inner:
            assert faults(opened(menu)) == []
    for button in (window._toolbar.zoom, window._toolbar._worded[0]):
        assert faults(opened(button.menu())) == []


@pytest.mark.parametrize("selected", [(), ("x",), ("mul1",), ("x", "mul1"), ("wire",)])
def test_every_menu_of_the_canvas_does_and_keys_begin_at_its_first_entry(desk, selected):
    desk.session.select(set(selected) - {"wire"})
    if selected == ("wire",):
        desk.session.select((), next(iter(desk.session.circuit.wires)))
    desk.key(Key.Key_F10, SHIFT)
    menu = QApplication.activePopupWidget()
    try:
        assert isinstance(menu, QMenu) and faults(menu) == []
        assert menu.activeAction() is menu.actions()[0]
    finally:
        menu.close()
        desk.window.activateWindow()


def test_a_box_has_no_foreign_icon_and_what_it_asks_stands_out(desk):
    box = make_box(desk.window, ANSWER.Save | ANSWER.Discard, "title", "What is asked.", "more")
    assert box.iconPixmap().isNull()
    asked, more = (
        next(each for each in box.findChildren(QLabel) if each.text() == text)
        for text in ("What is asked.", "more")
    )
    assert asked.font().bold() and not more.font().bold()
    box.deleteLater()


def test_every_answer_of_a_box_has_its_letter(desk):
    for answers in (ANSWER.Save | ANSWER.Discard | ANSWER.Cancel, ANSWER.Yes | ANSWER.No):
        box = make_box(desk.window, answers, "title", "text", "more")
        letters = [letter_of(each.text()) for each in box.buttons()]
        assert all(letters) and len({*letters}) == len(letters)
        box.deleteLater()


def test_the_spotlight_shows_its_key(desk):
    text = desk.window.actions_by_id["spotlight"].text()
    assert text.endswith("\tF6")


@pytest.mark.parametrize(
    ("texts", "english", "expected"),
    [
        (["&Cut", "&Copy"], ["", ""], ["&Cut", "C&opy"]),
        (["Copy", "&Cut"], ["", ""], ["C&opy", "&Cut"]),
        (["復原(&U)", "剪下(&U)…"], ["&Undo", "C&ut…"], ["復原(&U)", "剪下(&C)…"]),
        (["亮", "暗"], ["Light", "Dark"], ["亮(&L)", "暗(&D)"]),
        (["a && b\tF6"], [""], ["&a && b\tF6"]),
        (["&At", "T", "A tin"], ["", "", ""], ["&At", "&T", "A t&in"]),
        (["&A", "No", "N"], ["", "", ""], ["&A", "N&o", "&N"]),
        (["&A", "A"], ["", "Bold"], ["&A", "A"]),
        (["中文", "中文"], ["", ""], ["中文(&A)", "中文(&B)"]),
    ],
)
def test_letters_stay_where_they_are_the_first(texts, english, expected):
    assert with_letters(texts, english) == expected
