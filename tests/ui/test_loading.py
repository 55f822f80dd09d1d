"""A file that takes long is read while the window lives; the circuit before it stays as it is."""

from __future__ import annotations

import gc
from threading import Event

import pytest
from canvases import first_example
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from windows import CTRL_SHIFT, Desk, with_worker

from circuit_editor import files
from circuit_editor.files import known_bytes
from circuit_editor.files.progress import reached
from circuit_editor.model import edits
from circuit_editor.ui.shell.files import loading, repaired_copy

Key = Qt.Key


@pytest.fixture
def desk(qtbot, tmp_path, monkeypatch):
    with_worker(monkeypatch)
    return Desk(qtbot, tmp_path)


@pytest.fixture
def gate(monkeypatch):
    """Every file takes long, and is held up half-way until the gate is opened."""
    gate = Event()
    load = known_bytes.open_known

    def waiting(path):
        reached(0.5)
        assert gate.wait(10)
        reached(0.75)
        return load(path)

    monkeypatch.setattr(known_bytes, "open_known", waiting)
    monkeypatch.setattr(loading, "LARGE", -1)
    monkeypatch.setattr(loading, "PATIENCE", 0)
    yield gate
    gate.set()


@pytest.fixture
def paths(tmp_path):
    """Files with circuits in them."""
    found = [tmp_path / f"{name}.circuit" for name in ("one", "two")]
    for at, path in enumerate(found):
        files.save(edits.set_value(first_example(), "x", float(at)), path)
    return found


def reading(desk):
    return desk.window.file_commands.loading


def begun(desk, qtbot, path):
    """The file is being read, and the card says so."""
    desk.window.window_commands.open_files([str(path)], apart=False)
    work = reading(desk)
    assert work.is_busy
    work._soon.timeout.emit()
    assert work.card.isVisible()
    return work


def test_the_window_lives_while_a_large_file_is_read(desk, gate, paths, qtbot):
    before = desk.open(first_example())
    work = begun(desk, qtbot, paths[1])
    qtbot.waitUntil(lambda: work._progress.share == 0.25)
    work._look()
    assert work.card._bar.value() == 250
    assert desk.session.document is before
    assert not gc.isenabled()  # what is found on a thread is deleted there, widgets too
    zoom = desk.view.zoom
    desk.window.actions_by_id["zoom-in"].trigger()  # it may be looked at
    assert desk.view.zoom > zoom
    gate.set()
    qtbot.waitUntil(lambda: not work.is_busy)
    assert desk.session.path == paths[1]
    assert float(desk.session.number_of("x")) == 1.0
    assert not desk.session.locked
    assert not work.card.isVisible()
    assert desk.view.hasFocus()
    assert not desk.session.is_unsaved
    qtbot.waitUntil(gc.isenabled)


def test_nothing_is_edited_in_what_will_be_replaced(desk, gate, paths, qtbot):
    before = desk.open(first_example())
    desk.session.set_value("x", 7.0)
    desk.session.mark_saved(paths[0])
    edited = desk.session.document
    begun(desk, qtbot, paths[1])
    desk.session.set_value("x", 9.0)
    assert any("two.circuit" in each and "Esc" in each for each in desk.said)
    desk.window.undo()
    assert desk.session.document is edited is not before
    x, y = desk.middle("x")
    desk.hand.drag((x, y), (x + 80, y + 80))
    assert desk.session.document is edited
    desk.key(Key.Key_Escape)
    desk.session.set_value("x", 9.0)
    assert float(desk.session.number_of("x")) == 9.0


@pytest.mark.parametrize("way", ["button", "canvas", "late"])
def test_esc_leaves_the_circuit_as_it_was(desk, gate, paths, qtbot, way):
    before = desk.open(first_example())
    work = begun(desk, qtbot, paths[1])
    if way == "canvas":
        desk.view.setFocus()
    if way == "late":  # what was read already is not shown
        gate.set()
        work._work._thread.join()
    else:
        assert desk.view.hasFocus() is (way == "canvas")
    desk.key(Key.Key_Escape)
    gate.set()
    QApplication.processEvents()
    assert not work.is_busy and not work.card.isVisible()
    assert desk.session.document is before
    assert desk.session.path is None
    assert desk.view.hasFocus()
    assert "two.circuit was not opened." in desk.said


def test_what_is_opened_meanwhile_takes_its_place(desk, gate, paths, qtbot):
    desk.open(first_example())
    work = begun(desk, qtbot, paths[0])
    first = work._progress
    desk.window.file_commands.open_path(paths[1])
    assert first.is_cancelled
    gate.set()
    qtbot.waitUntil(lambda: not work.is_busy)
    assert desk.session.path == paths[1]
    begun(desk, qtbot, paths[0])
    newest = desk.open(first_example())
    assert not work.is_busy and not work.card.isVisible()
    assert desk.session.document is newest and not desk.session.locked


def test_errors_are_told_as_of_small_files(desk, gate, tmp_path, qtbot, monkeypatch):
    told = []
    monkeypatch.setattr(repaired_copy, "offer_copy", lambda _, why, *more: told.append(str(why[0])))
    before = desk.open(first_example())
    for name, data in (("bad.circuit", b'{"format": "circuit-editor"'), ("none.circuit", None)):
        if data is not None:
            (tmp_path / name).write_bytes(data)
        work = begun(desk, qtbot, tmp_path / name) if data else reading(desk)
        if data is None:
            desk.window.file_commands.open_path(tmp_path / name)
        gate.set()
        qtbot.waitUntil(lambda work=work: not work.is_busy)
    assert "ends in the middle" in told[0] and "There is no file" in told[1]
    assert desk.session.document is before and not desk.session.locked


def test_a_window_for_a_file_goes_where_it_is_given_up(desk, gate, paths, qtbot):
    desk.open(first_example())
    windows = desk.window.window_commands.windows
    windows.open_file(paths[0], desk.window)
    other = windows.all[-1]
    assert other is not desk.window and not other.is_untouched
    windows.open_file(paths[0], desk.window)  # it is the same window
    assert len(windows.all) == 2
    other.file_commands.loading.cancel()
    assert windows.all == [desk.window]
    windows.open_file(paths[1], desk.window)
    windows.all[-1].close()  # while it is read
    gate.set()
    QApplication.processEvents()
    assert windows.all == [desk.window]


def test_a_new_circuit_is_shown_in_place_of_what_is_read(desk, gate, paths, qtbot):
    desk.open(first_example())
    work = begun(desk, qtbot, paths[0])
    desk.key(Key.Key_N, CTRL_SHIFT)  # another window does not end it
    assert work.is_busy
    desk.window.file_commands.new()
    gate.set()
    QApplication.processEvents()
    assert not desk.session.circuit.nodes
    assert desk.session.path is None


def test_a_large_circuit_is_worked_out_while_the_window_lives(desk, paths, qtbot, monkeypatch):
    """However small its file is: blocks in blocks expand to many gates."""
    monkeypatch.setattr(loading, "MANY", 2)
    desk.window.file_commands.open_path(paths[1])
    work = reading(desk)
    assert work.is_busy and desk.session.locked
    qtbot.waitUntil(lambda: not work.is_busy)
    assert desk.session.path == paths[1]
    assert float(desk.session.number_of("x")) == 1.0
