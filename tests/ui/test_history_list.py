"""The list of steps: what was done stands there by name, and one jumps along it in one go."""

from __future__ import annotations

import gc
import weakref

import numpy as np
import pytest
from canvases import first_example
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from small_array_circuits import Cover, array_circuit
from windows import CTRL, CTRL_ALT, Desk, with_worker

from circuit_editor.model import EMPTY, OUT, Pin
from circuit_editor.model.edits import remove, rename

Key = Qt.Key
Role = Qt.ItemDataRole


@pytest.fixture
def desk(qtbot, tmp_path, monkeypatch):
    with_worker(monkeypatch)
    desk = Desk(qtbot, tmp_path)
    desk.open(first_example())
    return desk


@pytest.fixture
def documents(desk):
    """Three steps by hand, and the documents that they led to, the first before all."""
    made = [desk.session.document]
    desk.session.set_value("x", 3.0)
    made.append(desk.session.document)
    desk.click("add1")
    desk.key(Key.Key_Delete)
    made.append(desk.session.document)
    desk.click("y")
    desk.key(Key.Key_Right)
    made.append(desk.session.document)
    return made


def open_list(desk: Desk):
    desk.key(Key.Key_Z, CTRL_ALT)
    shown = desk.window.history_commands.list
    assert shown.isVisible() and QApplication.focusWidget() is shown.rows
    return shown


def rows(shown, role=Role.DisplayRole) -> list:
    steps = shown.steps
    return [steps.data(steps.index(row), role) for row in range(steps.rowCount())]


def names(shown) -> list[str]:
    return [each[2:].strip() for each in rows(shown)]


def test_the_steps_are_listed_by_name_the_present_marked_and_the_undone_quiet(desk, documents):
    shown = open_list(desk)
    assert names(shown) == ["The beginning", "Set x: −2 → 3", "Delete", "Move"]
    assert rows(shown)[3].startswith("●") and shown.rows.currentIndex().row() == 3
    assert rows(shown, Role.AccessibleTextRole) == [
        "The beginning, done",
        "Set x: −2 → 3, done",
        "Delete, done",
        "Move, the present state",
    ]
    desk.key(Key.Key_Z, CTRL)
    assert rows(shown)[2].startswith("●") and rows(shown)[3].startswith("○")
    assert rows(shown, Role.AccessibleTextRole)[3] == "Move, taken back"
    plain, quiet = rows(shown, Role.ForegroundRole)[1:4:2]
    assert plain is None and quiet.name() == desk.window.appearance.theme.quiet
    assert [each is not None and each.italic() for each in rows(shown, Role.FontRole)][3]


def test_enter_jumps_to_the_chosen_step_and_esc_closes(desk, documents):
    shown = open_list(desk)
    desk.key(Key.Key_Home)
    assert desk.session.document is documents[3]  # arrows only choose
    desk.key(Key.Key_Return)
    assert desk.session.document is documents[0]
    assert desk.said[-1] == "Step 0 of 3: The beginning"
    desk.key(Key.Key_Down)
    desk.key(Key.Key_Down)
    desk.key(Key.Key_Space)
    assert desk.session.document is documents[2] and desk.session.selection == frozenset()
    assert QApplication.focusWidget() is shown.rows
    desk.key(Key.Key_Escape)
    assert not shown.isVisible() and desk.view.hasFocus()
    desk.key(Key.Key_Z, CTRL)
    assert desk.session.document is documents[1]


def test_a_click_jumps_both_ways_and_the_list_stays(desk, documents):
    shown = open_list(desk)
    for row in (1, 3, 0, 2):
        place = shown.rows.visualRect(shown.steps.index(row)).center()
        QTest.mouseClick(
            shown.rows.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place
        )
        assert desk.session.document is documents[row]
        assert shown.isVisible() and shown.rows.currentIndex().row() == row


def test_it_follows_what_is_done_and_a_slider_is_one_step(desk, documents):
    shown = open_list(desk)
    told = []
    shown.steps.modelReset.connect(lambda: told.append(len(names(shown))))
    desk.session.hold()
    for value in range(9):
        desk.session.set_value("z", value, live=True)
    desk.session.release()
    assert names(shown)[-1] == "Set z: −4 → 8" and told == [5]
    desk.open(EMPTY)
    assert names(shown) == ["The beginning"]


@pytest.mark.parametrize(
    ("number", "told"),
    [(0.1 + 0.2, "−2 → 0.3"), (-2.00001, "−2 → −2.00001"), (1e9 + 0.5, "−2 → 1e9")],
)
def test_numbers_are_short_as_long_as_they_tell_two_apart(desk, number, told):
    desk.session.set_value("x", number)
    assert names(open_list(desk))[-1] == f"Set x: {told}"


def test_of_an_array_the_cell_or_the_shape_is_told(desk):
    desk.open(array_circuit())
    session = desk.session
    session.set_cell("W", (0, 1), 2.5)
    session.set_value("W", np.add(session.circuit.values["W"].array, [[1, 0, 0], [0, 0, 0]]))
    session.set_value("x", [[1.0, 2.0], [3.0, 4.0]])
    session.set_value("x", [[1.0, 2.0]])
    assert names(open_list(desk))[1:] == [
        "Set W[0, 1]: 0.8 → 2.5",
        "Set W[0, 0]: −0.9 → 0.1",
        "Set x: 4×2 → 2×2",
        "Set x: 2×2 → 1×2",
    ]


def test_a_long_name_leaves_room_for_its_numbers(desk):
    desk.session.edit("Rename", rename, "x", "a_very_long_name_of_an_input")
    desk.session.set_value("x", 3.0)
    assert names(open_list(desk))[-1] == "Set a_very_long_n…: −2 → 3"


def test_no_step_tells_a_number_that_is_covered(desk, documents):
    shown, cover = open_list(desk), Cover(Pin("x", OUT))
    desk.session.add_filter(cover)
    assert names(shown)[1] == "Set x"
    desk.key(Key.Key_Home)
    desk.key(Key.Key_Down)
    desk.key(Key.Key_Return)
    assert desk.said[-1] == "Step 1 of 3: Set x"
    desk.session.remove_filter(cover)
    assert names(shown)[1] == "Set x: −2 → 3"
    desk.session.edit("Delete", remove, ["x"])
    assert names(shown)[1] == "Set x: −2 → 3"
    desk.session.add_filter(cover)
    assert names(shown)[1] == "Set x"  # nobody can say whether it may be seen


def test_it_hides_no_gate_of_a_circuit_that_is_shown_whole_and_stays_within(desk, documents):
    view = desk.view
    shown = open_list(desk)
    for size in ((1280, 720), (720, 450)):
        desk.window.resize(*size)
        QApplication.processEvents()
        view.fit()
        assert view.rect().contains(shown.geometry())
        bodies = [
            view.mapFromScene(each.on_canvas(each.body)).boundingRect()
            for each in view.circuit_scene.nodes.values()
        ]
        if size[0] > 1000:
            here = QRect(shown.geometry())
            assert not any(here.intersects(each) for each in bodies)


def test_the_same_key_and_the_cross_put_it_away(desk, documents):
    shown = open_list(desk)
    desk.key(Key.Key_Z, CTRL_ALT)
    assert not shown.isVisible() and desk.view.hasFocus()
    open_list(desk)
    (close,) = (each for each in shown.children() if each.objectName() == "folds")
    QTest.mouseClick(close, Qt.MouseButton.LeftButton)
    assert not shown.isVisible() and desk.view.hasFocus()


def test_a_list_that_is_put_away_gives_the_view_back_to_the_pixel(desk, documents):
    view = desk.view
    view.fit()
    view.look_at(view.zoom * 0.8, view.scrolled, is_fitted=True)  # as a smaller window left it
    before = view.zoom, view.scrolled, view.is_fitted
    open_list(desk)
    desk.key(Key.Key_Z, CTRL_ALT)
    assert (view.zoom, view.scrolled, view.is_fitted) == before
    open_list(desk)
    view.set_zoom(1.3)  # who looks elsewhere meanwhile stays there
    looked = view.zoom, view.scrolled
    desk.key(Key.Key_Escape)
    assert (view.zoom, view.scrolled) == looked


def test_the_list_is_as_high_as_its_rows_and_the_canvas_and_the_ends_are_reached(desk):
    desk.window.resize(1280, 720)
    for number in range(14):
        desk.session.set_value("xyz"[number % 3], float(number))
    shown = open_list(desk)
    bar, rows = shown.rows.verticalScrollBar(), shown.rows
    assert bar.maximum() == 0 and shown.height() < desk.view.height()
    for number in range(60):
        desk.session.set_value("xyz"[number % 3], -float(number))
    assert desk.view.rect().contains(shown.geometry()) and bar.maximum() > 0
    for row in (shown.steps.is_present, 0):
        desk.session.go_to_step(row)
        seen = rows.visualRect(shown.steps.index(row))
        assert rows.viewport().rect().contains(seen), row


def test_on_stage_the_class_reads_the_steps(desk, documents):
    shown = open_list(desk)
    small = rows(shown, Role.FontRole)[0].pixelSize()
    desk.window.classroom.toggle_presenting()
    QApplication.processEvents()
    assert rows(shown, Role.FontRole)[0].pixelSize() > 1.4 * small
    assert desk.view.rect().contains(shown.geometry())
    desk.window.classroom.presenting.stop()
    assert rows(shown, Role.FontRole)[0].pixelSize() == small


def test_a_list_that_is_closed_keeps_no_history_of_a_document_that_went(desk, documents):
    open_list(desk)
    desk.key(Key.Key_Escape)
    was = weakref.ref(desk.session.history)
    desk.open(first_example())
    gc.collect()
    assert was() is None
    assert names(open_list(desk)) == ["The beginning"]
