"""Tidying up a large circuit: the window stays alive, and all of it is one step."""

from __future__ import annotations

from threading import Event

import pytest
from canvases import first_example
from hand import CTRL
from PySide6.QtCore import Qt
from windows import Desk, with_worker

from circuit_editor.expression import document_from
from circuit_editor.layout.places.tidy import tidy
from circuit_editor.model import edits
from circuit_editor.ui.shell.editing import tidying

Key = Qt.Key
LARGE = document_from("\n".join(["x = sin(x)"] * 8))
UNTIDY = edits.move(LARGE, {"sin5": (9_000.0, 9_000.0)})


@pytest.fixture
def desk(qtbot, tmp_path, monkeypatch):
    with_worker(monkeypatch)
    return Desk(qtbot, tmp_path)


@pytest.fixture
def gate(monkeypatch):
    """Holds layouts up until it is opened; those that nobody waits for go on, too."""
    gate = Event()

    def waiting(circuit, *, two_lines, report):
        report(0.25)
        assert gate.wait(10)
        report(0.75)
        return tidy(circuit)

    monkeypatch.setattr(tidying, "tidy", lambda circuit, **more: waiting(circuit, **more))
    monkeypatch.setattr(tidying, "PATIENCE", 0)
    monkeypatch.setattr(tidying, "AT_ONCE", 4)
    yield gate
    gate.set()


def test_a_large_circuit_is_laid_out_while_the_window_lives(desk, gate, qtbot):
    desk.open(UNTIDY)
    desk.key(Key.Key_T, CTRL)
    work = desk.window.arranging.tidying
    assert work.is_busy
    assert desk.session.circuit.places["sin5"] == (9_000.0, 9_000.0)
    qtbot.waitUntil(lambda: work.card.isVisible() and work.card._bar.value() == 250)
    desk.session.set_value("input1", 0.5)  # what the window is asked meanwhile is done at once
    gate.set()
    qtbot.waitUntil(lambda: not work.is_busy)
    assert desk.session.circuit.places == tidy(LARGE.root)
    assert not work.card.isVisible()
    assert desk.view.hasFocus()
    desk.key(Key.Key_Z, CTRL)
    assert desk.session.circuit.places == UNTIDY.root.places
    assert float(desk.session.number_of("input1")) == 0.5


def test_esc_leaves_all_where_it_is(desk, gate, qtbot):
    desk.open(UNTIDY)
    desk.key(Key.Key_T, CTRL)
    work = desk.window.arranging.tidying
    qtbot.waitUntil(lambda: work.card.isVisible())
    desk.key(Key.Key_Escape)
    assert not work.is_busy
    assert not work.card.isVisible()
    assert desk.session.document is UNTIDY
    assert desk.session.undo_label is None


def test_a_circuit_that_was_changed_meanwhile_is_left_alone(desk, gate, qtbot):
    desk.open(UNTIDY)
    desk.key(Key.Key_T, CTRL)
    desk.session.edit("more", edits.add, "new", "add", (0.0, 0.0))
    gate.set()
    qtbot.waitUntil(lambda: not desk.window.arranging.tidying.is_busy)
    assert desk.session.circuit.places["sin5"] == (9_000.0, 9_000.0)
    assert any("once more" in each for each in desk.said)


@pytest.mark.parametrize("change", ["moved", "renamed"])
def test_what_was_moved_or_renamed_meanwhile_stays_so(desk, gate, qtbot, change):
    desk.open(UNTIDY)
    desk.key(Key.Key_T, CTRL)
    if change == "moved":
        x, y = desk.middle("sin2")
        desk.hand.drag((x, y), (x + 40, y + 300))
    else:
        desk.session.edit("name", edits.rename, "sin2", "a name that makes it wider")
    done = desk.session.document
    gate.set()
    qtbot.waitUntil(lambda: not desk.window.arranging.tidying.is_busy)
    assert desk.session.document is done is not UNTIDY
    assert any("once more" in each for each in desk.said)


def test_what_was_laid_out_does_not_move_under_the_hand(desk, gate, qtbot):
    desk.open(UNTIDY)
    desk.view.fit()
    desk.key(Key.Key_T, CTRL)
    work, (x, y) = desk.window.arranging.tidying, desk.middle("sin2")
    desk.hand.press(x, y)
    desk.hand.move(x + 400, y + 300)
    zoom = desk.view.zoom
    gate.set()
    qtbot.waitUntil(lambda: not work._work.is_busy)
    assert work.is_busy
    assert desk.session.document is UNTIDY
    assert desk.view.zoom == zoom
    desk.key(Key.Key_Escape)  # nothing was moved after all
    qtbot.waitUntil(lambda: not work.is_busy)
    assert desk.session.circuit.places == tidy(LARGE.root)
    assert desk.view.zoom > zoom


def test_a_long_expression_is_laid_out_while_the_window_lives(desk, gate, qtbot):
    desk.open(UNTIDY)
    desk.window.show_expression_bar()
    bar, work = desk.window.expression_bar, desk.window.arranging.tidying
    bar.field.setPlainText("\n".join(["y = exp(y)"] * 8))
    desk.key(Key.Key_Return)
    assert work.is_busy
    qtbot.waitUntil(lambda: work.card.isVisible())
    assert desk.session.document is UNTIDY
    gate.set()
    qtbot.waitUntil(lambda: not work.is_busy)
    assert desk.session.circuit.places == tidy(desk.session.circuit)
    assert len(desk.session.circuit.places) == len(desk.session.circuit.nodes) == 10
    assert not bar.isVisible()
    assert desk.session.is_unsaved
    desk.session.undo()
    assert desk.session.document is UNTIDY


def test_an_error_leaves_no_card_behind(desk, qtbot, monkeypatch):
    def fail(circuit, **more):
        started.wait(10)
        raise ZeroDivisionError

    started = Event()
    monkeypatch.setattr(tidying, "tidy", fail)
    monkeypatch.setattr(tidying, "PATIENCE", 0)
    monkeypatch.setattr(tidying, "AT_ONCE", 4)
    desk.open(UNTIDY)
    desk.key(Key.Key_T, CTRL)
    card = desk.window.arranging.tidying.card
    qtbot.waitUntil(card.isVisible)
    with qtbot.captureExceptions() as caught:
        started.set()
        qtbot.waitUntil(lambda: not card.isVisible())
    assert [kind for kind, *_ in caught] == [ZeroDivisionError]
    assert desk.session.document is UNTIDY
    assert desk.view.hasFocus()


def test_a_small_circuit_is_laid_out_at_once(desk):
    small = document_from("f = x + y")
    desk.open(edits.move(small, {"add1": (9_000.0, 9_000.0)}))
    desk.key(Key.Key_T, CTRL)
    assert not desk.window.arranging.tidying.is_busy
    assert desk.session.circuit.places == small.root.places


def test_what_stands_tidy_already_is_told_and_is_no_step(desk):
    desk.open(first_example())
    desk.key(Key.Key_T, CTRL)
    once = desk.session.document
    desk.key(Key.Key_T, CTRL)
    assert desk.session.document is once
    assert desk.said[-1] == "Nothing moves: it stands so already."
