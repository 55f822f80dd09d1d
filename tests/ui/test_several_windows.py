"""Several windows of one process: each has a circuit of its own, and all follow one another."""

from __future__ import annotations

import gc
import weakref
from itertools import chain
from pathlib import Path

import pytest
from block_documents import two_neurons
from block_strategies import paths_of_sources
from canvases import first_example
from hand import CTRL, NOTHING
from panels import type_text
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRect, QSize, Qt, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from windows import CTRL_SHIFT, NEURON, Desk, windows_left

from circuit_editor import files
from circuit_editor.engine import values_of
from circuit_editor.model import EMPTY, edits
from circuit_editor.model.blocks import uses
from circuit_editor.text.numbers import STANDARD, NumberFormat
from circuit_editor.ui.app.gc_pause import leave_out_all
from circuit_editor.ui.shell.commands import MENUS, WINDOW
from circuit_editor.ui.shell.files import repaired_copy
from circuit_editor.ui.shell.files.file_commands import FileCommands

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def desk(qtbot, tmp_path):
    return Desk(qtbot, tmp_path)


@pytest.fixture
def saved(tmp_path) -> list[Path]:
    """Two files with circuits in them."""
    paths = [tmp_path / "one.circuit", tmp_path / "two.circuit"]
    for x, path in enumerate(paths):
        files.save(edits.set_value(first_example(), "x", float(x)), path)
    return paths


def windows(desk: Desk) -> list:
    return desk.window.window_commands.windows.all


def front(desk: Desk):
    """The window in front, as the program and the desktop know it."""
    QApplication.processEvents()
    window = desk.window.window_commands.windows.front
    assert QApplication.activeWindow() is window
    return window


def opened(desk: Desk) -> Desk:
    """A desk at the window that was opened last."""
    return Desk.at(windows(desk)[-1])


def answers(monkeypatch, *texts: str) -> list[str]:
    """Answer the questions about unsaved work so; what was asked, and where."""
    asked: list[str] = []
    left = [*texts]

    def answer(box) -> int:
        asked.append(f"{box.parentWidget().file_name}: {box.text()} {box.informativeText()}")
        return getattr(box.StandardButton, left.pop(0))

    monkeypatch.setattr("circuit_editor.ui.shell.files.file_commands._run", answer)
    return asked


def window_menu(desk: Desk) -> QMenu:
    menu = desk.window.menuBar().actions()[MENUS.index(WINDOW)].menu()
    menu.aboutToShow.emit()
    return menu


def drop(desk: Desk, paths: list[Path], modifiers=NOTHING) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(each)) for each in paths])
    middle, copy = desk.window.rect().center(), Qt.DropAction.CopyAction
    QApplication.sendEvent(desk.window, QDragEnterEvent(middle, copy, data, LEFT, modifiers))
    QApplication.sendEvent(desk.window, QDropEvent(QPointF(middle), copy, data, LEFT, modifiers))


def test_a_new_window_has_a_circuit_a_history_and_panels_of_its_own(desk):
    desk.open(first_example())
    desk.window.resize(600, 500)
    before = desk.session.document
    desk.key(Qt.Key.Key_N, CTRL_SHIFT)
    other = opened(desk)
    assert len(windows(desk)) == 2 and other.window is not desk.window
    assert front(desk) is other.window and other.view.hasFocus()
    assert other.window.geometry().topLeft() != desk.window.geometry().topLeft()
    assert other.window.size() == desk.window.size()
    other.open(NEURON)
    other.session.select_all()
    other.key(Qt.Key.Key_Delete)
    assert not other.session.circuit.nodes and other.session.undo_label is not None
    assert desk.session.document is before and desk.session.undo_label is None
    desk.window.classroom.presenting.start()
    try:  # a stage is of one window alone
        assert desk.window.appearance.enlarged > 1 == other.window.appearance.enlarged
    finally:
        desk.window.classroom.presenting.stop()


@pytest.mark.parametrize("at", ["all of it", "right", "bottom", "over the edge"])
def test_a_window_that_is_opened_stands_within_the_screen_with_its_frame(desk, at):
    room = desk.window.screen().availableGeometry()
    rect = (
        room.adjusted(2, 2, -2, -2) if at == "all of it" else QRect(QPoint(4, 4), QSize(640, 480))
    )
    if at in ("right", "over the edge"):
        rect.moveRight(room.right() - 2 + (60 if at == "over the edge" else 0))
    elif at == "bottom":
        rect.moveBottom(room.bottom() - 2)
    desk.window.setGeometry(rect)
    QApplication.processEvents()
    desk.key(Qt.Key.Key_N, CTRL_SHIFT)
    other = opened(desk).window
    QApplication.processEvents()
    assert room.contains(other.frameGeometry()), (room, other.frameGeometry())
    assert other.geometry().topLeft() != desk.window.geometry().topLeft()


def test_a_file_is_open_once_whatever_it_is_called(desk, saved, tmp_path, monkeypatch):
    one, two = saved
    link = tmp_path / "link.circuit"
    link.symlink_to(one)
    desk.open(one)
    desk.window.window_commands.windows.open_file(two, desk.window)
    other = opened(desk)
    assert other.session.path == two
    other.window.file_commands.open_asking(link)
    assert front(desk) is desk.window
    assert other.session.path == two and len(windows(desk)) == 2
    desk.session.set_value("x", 8)
    asked = answers(monkeypatch, "Discard")
    desk.window.file_commands.open_asking(one)  # of its own window it is the file again
    assert len(asked) == 1 and float(desk.session.document.root.values["x"]) == 0
    drop(other, [one, two], CTRL)
    assert len(windows(desk)) == 2 and front(desk) is other.window


def test_a_save_never_replaces_what_another_window_shows(desk, saved, monkeypatch):
    one, two = saved
    desk.open(one)
    desk.window.window_commands.windows.open_file(two, desk.window)
    other, before = opened(desk), one.read_bytes()
    told: list[str] = []
    monkeypatch.setattr(FileCommands, "tell", lambda self, title, text: told.append(text))
    monkeypatch.setattr(FileCommands, "_ask_where", lambda self, *args: one)
    assert not other.window.file_commands.save_as()
    assert told == ["one.circuit is open in another window. Save under another name."]
    assert one.read_bytes() == before


def test_what_is_opened_apart_uses_an_empty_window_and_leaves_none_where_it_fails(
    desk, saved, monkeypatch, tmp_path
):
    one, two = saved
    asked = iter([str(one), str(two), str(tmp_path / "none.circuit"), ""])
    monkeypatch.setattr(FileCommands, "ask_for_file", lambda self: next(asked))
    monkeypatch.setattr(repaired_copy, "offer_copy", lambda *args: None)
    apart = desk.window.actions_by_id["open-in-window"]
    apart.trigger()
    assert len(windows(desk)) == 1 and desk.session.path == one
    apart.trigger()
    assert len(windows(desk)) == 2 and opened(desk).session.path == two
    apart.trigger()
    apart.trigger()
    assert [each.session.path for each in windows(desk)] == [one, two]


@pytest.mark.parametrize("by", ["asking", "apart", "dialog"])
def test_an_empty_window_makes_way_for_the_one_that_shows_the_file_already(
    desk, saved, monkeypatch, by
):
    one = str(saved[0])
    desk.window.file_commands.open_asking(one)
    desk.key(Qt.Key.Key_N, CTRL_SHIFT)
    empty = opened(desk)
    assert front(desk) is empty.window
    if by == "dialog":
        monkeypatch.setattr(FileCommands, "ask_for_file", lambda _: one)
        empty.key(Qt.Key.Key_O, CTRL)
    else:
        empty.window.window_commands.open_files([one], apart=by == "apart")
    QApplication.processEvents()
    assert windows(desk) == [desk.window] and front(desk) is desk.window
    assert not empty.window.isVisible()


def test_a_window_with_work_stays_and_so_does_an_empty_one_that_gets_another_file(desk, saved):
    desk.window.file_commands.open_asking(saved[0])
    desk.key(Qt.Key.Key_N, CTRL_SHIFT)
    other = opened(desk)
    other.window.window_commands.open_files([*map(str, saved)], apart=False)
    QApplication.processEvents()
    assert windows(desk) == [desk.window, other.window] and other.window.isVisible()
    assert other.session.path == saved[1]
    other.open(first_example())
    other.window.file_commands.open_asking(saved[0])
    QApplication.processEvents()
    assert windows(desk) == [desk.window, other.window] and front(desk) is desk.window


def test_files_are_dropped_and_picked_into_windows_of_their_own_with_ctrl(desk, saved):
    one, two = saved
    drop(desk, [one, two])
    assert [each.session.path for each in windows(desk)] == [one, two]
    opened(desk).window.close()
    drop(desk, [two], CTRL)
    assert [each.session.path for each in windows(desk)] == [one, two]
    opened(desk).window.close()
    commands = desk.window.window_commands
    QTest.keyPress(desk.view, Qt.Key.Key_Control, CTRL)
    commands.open_picked(str(two))
    QTest.keyRelease(desk.view, Qt.Key.Key_Control)
    assert [each.session.path for each in windows(desk)] == [one, two]


def test_the_window_menu_lists_them_and_keys_lead_from_one_to_the_next(desk, saved):
    desk.open(saved[0])
    desk.key(Qt.Key.Key_N, CTRL_SHIFT)
    other = opened(desk)
    desk.session.set_value("x", 3)
    listed = window_menu(other).actions()[-2:]
    assert [each.text().replace("&", "") for each in listed] == [
        "1 one.circuit (unsaved)",
        "2 Untitled",
    ]
    assert [each.isChecked() for each in listed] == [False, True]
    listed[0].trigger()
    assert front(desk) is desk.window
    for key, modifiers in (
        (Qt.Key.Key_F6, CTRL),
        (Qt.Key.Key_QuoteLeft, CTRL),
        (Qt.Key.Key_F6, CTRL_SHIFT),
    ):
        before = front(desk)
        QTest.keyClick(before.view, key, modifiers)
        assert {before, front(desk)} == {*windows(desk)}
    other.window.close()
    assert [each.text() for each in window_menu(desk).actions() if each.isChecked()][1:] == [
        "&1 one.circuit (unsaved)"
    ]


def test_a_window_is_found_among_all_commands_while_others_open_and_close(desk, saved):
    desk.open(saved[0])
    desk.key(Qt.Key.Key_N, CTRL_SHIFT)
    other = opened(desk)

    def look_for(name: str, at: Desk):
        assert front(desk) is at.window
        at.key(Qt.Key.Key_P, CTRL_SHIFT)
        palette = at.window.help_commands.palette
        type_text(palette.field, name)
        assert palette.rows.topLevelItem(0).text(0).endswith(name)
        return palette

    def windows_change() -> None:  # what a menu lists is gone then
        desk.window.window_commands.windows.changed.emit()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    palette = look_for("one.circuit", other)
    windows_change()
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert front(desk) is desk.window and not palette.isVisible()
    palette = look_for("Untitled", desk)
    other.window.close()
    windows_change()
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.isVisible() and palette.rows.isHidden()  # it is not offered any more


def test_a_list_of_windows_that_is_filled_anew_holds_none_of_the_last_one(desk):
    window_menu(desk)
    gc.collect()
    listed = count_actions()
    for _ in range(5):
        window_menu(desk)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert count_actions() == listed


def count_actions() -> int:
    return sum(type(each) is QAction for each in gc.get_objects())


def test_closing_one_closes_only_it_and_quit_asks_for_each(desk, saved, monkeypatch):
    desk.open(saved[0])
    desk.window.window_commands.windows.open_file(saved[1], desk.window)
    desk.key(Qt.Key.Key_N, CTRL_SHIFT)
    last = opened(desk)
    asked = answers(monkeypatch, "Save", "Cancel", "Discard", "Save")
    assert front(desk) is last.window
    last.key(Qt.Key.Key_W, CTRL)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert len(windows(desk)) == 2 and not asked
    other = opened(desk)
    for each, x in ((desk, 10), (other, 11)):
        each.session.set_value("x", x)
    desk.window.activateWindow()
    assert front(desk) is desk.window
    desk.key(Qt.Key.Key_Q, CTRL)  # saved, then cancelled: both stay
    assert [each.isVisible() for each in windows(desk)] == [True, True]
    assert float(files.load(saved[0]).root.values["x"]) == 10
    assert other.session.is_unsaved
    assert front(desk) is other.window
    desk.session.set_value("x", 12)
    desk.window.activateWindow()
    assert front(desk) is desk.window
    desk.key(Qt.Key.Key_Q, CTRL)
    assert [each.partition(":")[0] for each in asked] == 2 * ["one.circuit", "two.circuit"]
    assert [f"{at} of 2." in each for each, at in zip(asked, (1, 2, 1, 2), strict=True)] == 4 * [
        True
    ]
    assert [float(files.load(each).root.values["x"]) for each in saved] == [10, 11]
    assert windows_left(QApplication.instance()) == []


def test_theme_and_settings_are_followed_by_all(desk):
    desk.key(Qt.Key.Key_N, CTRL_SHIFT)
    other = opened(desk)
    other.window.actions_by_id["gradient-widths"].trigger()
    assert desk.window.actions_by_id["gradient-widths"].isChecked()
    desk.window.themes.chosen.emit("dark")
    for each in (desk, other):
        assert each.window.appearance.theme.name == "dark"
        assert [action.isChecked() for action in each.window.themes.actions()] == [0, 0, 1]
    assert other.session.document is EMPTY


def test_what_is_set_in_one_window_holds_in_all(desk):
    desk.open(NEURON)
    desk.key(Qt.Key.Key_N, CTRL_SHIFT)
    other = opened(desk)
    other.open(NEURON)
    settings = desk.window.settings
    try:
        settings.theme, settings.is_red_green_safe = "dark", True
        settings.wheel_scrolls, settings.number_format = True, NumberFormat(digits=4)
        settings.shortcuts = {"tidy": ("Ctrl+Alt+T",)}
        for each in (desk, other):
            assert each.window.appearance.theme.name == "dark safe" and each.view.wheel_scrolls
            assert "−0.1966" in each.texts()
            tidy = each.window.actions_by_id["tidy"]
            assert [key.toString() for key in tidy.shortcuts()] == ["Ctrl+Alt+T"]
    finally:
        settings.shortcuts, settings.number_format = {}, STANDARD
        settings.theme, settings.is_red_green_safe = "light", False


def test_blocks_and_their_own_numbers_are_pasted_into_another_window(desk):
    """Both uses of one definition, each with the number that was set inside it."""
    desk.open(two_neurons())
    blocks = [id_ for id_, each in desk.session.circuit.nodes.items() if each.gate.is_block]
    (weight,) = paths_of_sources(desk.session.document, blocks[0])
    desk.session.set_value(weight, 9.0)
    desk.session.select(blocks)
    desk.key(Qt.Key.Key_C, CTRL)
    before = desk.session.document
    desk.key(Qt.Key.Key_N, CTRL_SHIFT)
    other = opened(desk)
    assert front(desk) is other.window
    other.key(Qt.Key.Key_V, CTRL)
    pasted = other.session.document
    assert uses(pasted) == uses(before) == {"neuron": 2}
    assert numbers_in(pasted, other.session.selection) == numbers_in(before, blocks)
    assert 9.0 in numbers_in(pasted, other.session.selection)
    assert files.read(files.dump(pasted)) == pasted
    other.key(Qt.Key.Key_Z, CTRL)
    assert other.session.document is EMPTY and desk.session.document is before


def numbers_in(document, blocks) -> list[float]:
    """The numbers that these uses of blocks hold inside."""
    values = values_of(document)
    return sorted(float(values[path]) for id_ in blocks for path in paths_of_sources(document, id_))


def test_a_block_that_is_kept_is_offered_in_every_window(desk, monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    desk.key(Qt.Key.Key_N, CTRL_SHIFT)
    other = opened(desk)
    for each in (desk, other):
        each.view.catalog.load()
    desk.open(two_neurons())
    desk.view.catalog.save("neuron")
    for each in (desk, other):
        (mine,) = (item for item in each.view.catalog.entries if item.what.startswith("mine:"))
    other.view.catalog.forget(mine.what)
    assert not any(item.what.startswith("mine:") for item in desk.view.catalog.entries)


def test_a_window_that_is_closed_is_freed(desk):
    desk.open(first_example())
    gone = []
    for _ in range(2):
        desk.window.activateWindow()
        QApplication.processEvents()
        desk.key(Qt.Key.Key_N, CTRL_SHIFT)
        other = opened(desk)
        other.open(NEURON)
        for part in ("classroom", "minimap", "canvas_legend", "chain_offer", "expression_bar"):
            assert getattr(other.window, part) is not None
        QApplication.processEvents()
        other.session.message.disconnect(other.said.append)
        gone.append([weakref.ref(each) for each in (other.window, other.view, other.session)])
        leave_out_all()  # as if what it shows were large
        other.window.close()
        del other
        desk.window.window_commands.windows.delete_closed()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()
    gc.collect()
    assert [each() for each in chain(*gone)] == 6 * [None]
    assert windows_left(QApplication.instance()) == [desk.window]
