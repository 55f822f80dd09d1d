"""The gradient check in a real window: what it tells, by keys, and holding nothing up."""

from __future__ import annotations

import time

import numpy as np
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from windows import CTRL, LEFT, NEURON, Desk

import circuit_editor as ce
from circuit_editor import resources
from circuit_editor.engine.run import Run
from circuit_editor.model import EMPTY, OUT, Pin, edits
from circuit_editor.model.edits import add, connect
from circuit_editor.ui.app.theme import Appearance
from circuit_editor.ui.classroom import gradient_checking as module
from circuit_editor.ui.classroom.gradient_checking import SLICE

Key = Qt.Key
LAYERS = resources.folder() / "examples" / "three-levels.circuit"


@pytest.fixture
def desk(qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr(module, "SLICE", 60_000)  # ms: however busy the machine is, one will do
    desk = Desk(qtbot, tmp_path)
    desk.open(NEURON)
    return desk


def checked(desk: Desk) -> list[tuple[str, ...]]:
    """Ask for the check by its key; what stands in the table then, row by row."""
    desk.view.setFocus()
    desk.key(Key.Key_K, CTRL)
    return rows(desk)


def panel(desk: Desk):
    return desk.window.classroom.check.panel


def rows(desk: Desk) -> list[tuple[str, ...]]:
    model = panel(desk).table.model()
    return [
        tuple(model.index(row, column).data() for column in range(model.columnCount()))
        for row in range(model.rowCount())
    ]


def sentence(desk: Desk) -> str:
    return panel(desk).sentence.text()


def planted(monkeypatch, path: str, by: float) -> None:
    """Let every run have a wrong gradient at one source."""
    right = Run.loss.fget

    def loss(run):
        slot = run.tape.slots.get(path)
        if slot is not None and not getattr(run.gradients, "is_wrong", False):
            gradients = WrongGradients(run.gradients)
            gradients[slot] = np.asarray(gradients[slot]) + by
            object.__setattr__(run, "gradients", gradients)
        return right(run)

    monkeypatch.setattr(Run, "loss", property(loss))


class WrongGradients(list):
    is_wrong = True


def test_every_input_stands_beside_its_finite_difference(desk):
    told = checked(desk)
    assert sorted(row[0] for row in told) == ["w0", "w1", "w2", "x0", "x1"]
    for name, gradient, difference, error, verdict in told:
        true = desk.gradient(desk.session.circuit.find(name))
        for text in (gradient, difference):
            assert float(text.replace("−", "-")) == pytest.approx(true, abs=1e-6)
        assert "e−" in error or error == "0.00"
        assert verdict == "✓ agrees"
    worst = max(desk.window.classroom.check.checking.rows, key=module.badness)
    assert sentence(desk).startswith("All 5 gradients agree. The largest error is ")
    assert sentence(desk).endswith(
        f"that of {desk.window.classroom.check.checking.name(worst.path)}."
    )


def test_inputs_inside_blocks_are_called_by_their_paths_and_shown_there(desk):
    desk.open(LAYERS)
    told = checked(desk)
    inside = next(row for row in range(len(told)) if "/" in told[row][0])
    table = panel(desk).table
    table.selectRow(inside)
    desk.key(Key.Key_Return)
    *way, id_ = panel(desk).results.rows[inside].path.split("/")
    assert desk.session.where == tuple(way) and desk.session.selection == {id_}
    table.scrollToTop()
    first = table.visualRect(table.model().index(0, 0)).center()
    QTest.mouseClick(table.viewport(), LEFT, pos=first)
    QTest.mouseDClick(table.viewport(), LEFT, pos=first)
    assert desk.session.path_of(*desk.session.selection) == panel(desk).results.rows[0].path


def test_a_wrong_gradient_is_named_first(desk, monkeypatch):
    w1 = desk.session.circuit.find("w1")
    planted(monkeypatch, w1, 0.25)
    desk.session.set_value(w1, -3.5)
    told = checked(desk)
    assert told[0][0] == "w1" and told[0][4] == "✗ does not agree"
    assert [row[4] for row in told[1:]] == ["✓ agrees"] * 4
    assert sentence(desk).startswith("1 of 5 do not agree. The worst is w1: its gradient is ")
    assert told[0][1] in sentence(desk) and told[0][2] in sentence(desk)


def test_where_nothing_can_be_said_it_says_why(desk):
    desk.open(ce.circuit("f = relu(x) + relu(y) + z", x=0, y=0, z=1).document)
    told = checked(desk)
    assert told[0][4].startswith("? cannot be said: ") and "kink" in told[0][4]
    assert "2 of 3 nothing can be said" in sentence(desk) and "kink" in sentence(desk)


def test_without_a_loss_there_is_nothing_to_check(desk):
    document = desk.session.document
    desk.open(edits.set_loss(document, None))
    assert checked(desk) == [] and "a loss that is a number" in sentence(desk)
    desk.open(ce.circuit("f = 2 * 3").document)
    assert rows(desk) == [] and "no input or parameter holds a value" in sentence(desk)


def test_it_follows_every_edit(desk):
    before = checked(desk)
    x0 = desk.session.circuit.find("x0")
    for value in (0.5, 1.5):
        desk.session.set_value(x0, value, live=True)
        w0 = next(row for row in rows(desk) if row[0] == "w0")
        true = desk.gradient(desk.session.circuit.find("w0"))
        assert float(w0[1].replace("−", "-")) == pytest.approx(true, abs=1e-6)
    desk.session.edit("Rename", edits.rename, x0, "time")
    assert "time" in [row[0] for row in rows(desk)]
    desk.undo_all()
    assert rows(desk) == before


def test_ctrl_c_copies_the_rows_and_not_the_circuit(desk):
    desk.select("mul1")
    told = checked(desk)
    table, clipboard = panel(desk).table, QApplication.clipboard()
    assert table.hasFocus()
    desk.key(Key.Key_C, CTRL)
    lines = clipboard.text().splitlines()
    assert lines[0] == sentence(desk)
    assert [tuple(line.split("\t")) for line in lines[2:]] == told
    table.selectRow(1)
    desk.key(Key.Key_C, CTRL)
    lines = clipboard.text().splitlines()
    assert [tuple(line.split("\t")) for line in lines[1:]] == [told[1]]
    desk.press(panel(desk), "Copy")
    assert clipboard.text().splitlines() == lines


def test_esc_puts_it_away_and_the_key_brings_it_again(desk):
    checked(desk)
    assert panel(desk).isVisible()
    desk.key(Key.Key_Escape)
    assert not panel(desk).isVisible() and desk.view.hasFocus()
    assert len(checked(desk)) == 5 and panel(desk).isVisible()
    desk.press(panel(desk), "Close")
    assert not panel(desk).isVisible()


@pytest.mark.parametrize("key", [(Key.Key_F9,), (Key.Key_P, CTRL)])
def test_hidden_numbers_are_not_given_away(desk, key):
    desk.key(*key)
    desk.view.setFocus()
    desk.key(Key.Key_K, CTRL)
    assert not desk.window.classroom.check.checking.is_on
    assert "hidden now" in desk.said[-1]


@pytest.mark.parametrize("key", [(Key.Key_F9,), (Key.Key_P, CTRL)])
def test_it_goes_when_numbers_are_hidden_afterwards(desk, key):
    checked(desk)
    desk.key(*key)
    assert not panel(desk).isVisible() and rows(desk) == [] and "hidden now" in desk.said[-1]
    told = " ".join(desk.texts(panel(desk)))
    assert "0.39" not in told and "0.20" not in told


def test_after_a_show_with_steps_it_is_there_again(desk):
    told = checked(desk)
    desk.key(Key.Key_F5)
    desk.view.setFocus()
    desk.key(Key.Key_PageDown)
    assert desk.session.hides_numbers and rows(desk) == []
    desk.key(Key.Key_Escape)
    assert panel(desk).isVisible() and rows(desk) == told


def test_strangers_names_are_plain_text(desk):
    document = ce.circuit("f = x * y").document
    block = edits.rename(document, document.root.find("y"), "größe")
    desk.open(block)
    assert {row[0] for row in checked(desk)} == {"x", "größe"}
    assert panel(desk).sentence.textFormat() == Qt.TextFormat.PlainText


def chain(gates: int, inputs: int):
    """A long chain: sin of sin of …, with an input multiplied in now and then."""
    document = add(EMPTY, "x", "input", (0, 0), label="x", value=0.5)
    last = Pin("x", OUT)
    for at in range(gates):
        if at % (gates // inputs) == 0:
            name = f"w{at}"
            document = add(document, name, "input", (0, 0), label=name, value=1.0)
            document = add(document, f"m{at}", "mul", (0, 0))
            document = connect(document, Pin(name, OUT), Pin(f"m{at}", "b"))
            document = connect(document, last, Pin(f"m{at}", "a"))
            last = Pin(f"m{at}", OUT)
        document = add(document, f"g{at}", "sin", (float(at % 100) * 90, float(at // 100) * 90))
        document = connect(document, last, Pin(f"g{at}", "x"))
        last = Pin(f"g{at}", OUT)
    return edits.flag(document, last, (0, 0))


def test_a_large_circuit_is_checked_without_holding_the_window_up(desk, qtbot, monkeypatch):
    monkeypatch.setattr(module, "SLICE", SLICE)
    desk.open(chain(4_000, 300))
    checking = desk.window.classroom.check.checking
    started = time.process_time()
    desk.view.setFocus()
    desk.key(Key.Key_K, CTRL)
    assert checking.is_running and time.process_time() - started < 1.0
    assert "so far" in sentence(desk)
    beats = [time.process_time()]
    pulse = QTimer()
    pulse.timeout.connect(lambda: beats.append(time.process_time()))
    pulse.start(5)
    qtbot.waitUntil(lambda: not checking.is_running, timeout=60_000)
    pulse.stop()
    assert len(rows(desk)) > 300 and sentence(desk).startswith(f"All {len(rows(desk))} ")
    gaps = np.diff(beats)
    assert len(beats) > 5 and np.median(gaps) < 0.1  # the window lived on meanwhile


def test_what_would_take_minutes_is_left_to_the_command_line(desk, monkeypatch):
    monkeypatch.setattr(module, "MOST_WORK", 5)
    assert checked(desk) == []
    assert "circuit-editor check" in sentence(desk)
    assert not desk.window.classroom.check.checking.is_running


def test_an_edit_begins_it_anew_and_closing_ends_it(desk, qtbot, monkeypatch):
    monkeypatch.setattr(module, "SLICE", SLICE)
    desk.open(chain(1_500, 100))
    desk.view.setFocus()
    desk.key(Key.Key_K, CTRL)
    checking = desk.window.classroom.check.checking
    assert checking.is_running
    desk.session.set_value("x", 0.25)
    qtbot.waitUntil(lambda: not checking.is_running, timeout=60_000)
    x = next(row for row in rows(desk) if row[0] == "x")
    assert float(x[1].replace("−", "-")) == pytest.approx(desk.gradient("x"), abs=1e-6)
    desk.session.set_value("x", 0.75)
    assert checking.is_running
    panel(desk).table.setFocus()
    desk.key(Key.Key_Escape)
    assert not checking.is_running


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_it_is_readable_in_both_themes(desk, theme):
    desk.window.appearance.choose(theme)
    checked(desk)
    QApplication.processEvents()
    assert isinstance(desk.window.appearance, Appearance)
    colours = desk.window.appearance.theme
    picture = panel(desk).grab().toImage()
    seen = {
        picture.pixelColor(x, y).name()
        for x in range(0, picture.width(), 1)
        for y in range(40, min(picture.height(), 160))
    }
    assert {colours.panel, colours.ink, colours.gradient} <= seen
    desk.window.appearance.choose("light")
