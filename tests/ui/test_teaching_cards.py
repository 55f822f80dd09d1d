"""The cards that explain a wire: paths, the nudge, and what the gradient means at a kink."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from windows import Desk

import circuit_editor as ce
from circuit_editor import resources
from circuit_editor.model import EMPTY, OUT, Pin, edits
from circuit_editor.ui.inspector.cards.gradient_card import GradientCard
from circuit_editor.ui.inspector.cards.nudge_card import NudgeCard
from circuit_editor.ui.inspector.cards.paths_card import PathsCard
from circuit_editor.ui.widgets.labels import Remark

FIRST = resources.folder() / "examples" / "first-example.circuit"


@pytest.fixture
def desk(qtbot, tmp_path):
    desk = Desk(qtbot, tmp_path)
    desk.open(FIRST)
    return desk


def card_of(desk, kind, name):
    desk.session.select([desk.session.circuit.find(name)])
    return desk.window.inspector.page.findChild(kind)


def rows(card):
    return [each for each in card.findChildren(Remark) if each.isVisibleTo(card)]


def test_a_path_of_one_factor_is_not_said_twice(desk, qtbot):
    card = card_of(desk, PathsCard, "z")
    qtbot.waitUntil(lambda: len(rows(card)) == 1)
    assert rows(card)[0].accessibleName() == "3.00"
    card = card_of(desk, PathsCard, "x")
    qtbot.waitUntil(lambda: len(rows(card)) == 1)
    assert rows(card)[0].accessibleName() == "−4.00 × 1.00 = −4.00"


def test_a_clicked_path_keeps_its_mark_when_the_numbers_change(desk, qtbot):
    card = card_of(desk, PathsCard, "x")
    qtbot.waitUntil(lambda: len(rows(card)) == 1)
    rows(card)[0].click()
    assert rows(card)[0].property("chosen")
    desk.session.set_value(desk.session.circuit.find("z"), -3.0)
    qtbot.waitUntil(lambda: rows(card)[0].accessibleName() == "−3.00 × 1.00 = −3.00")
    assert rows(card)[0].property("chosen")
    assert desk.view.circuit_scene.step_marks.active
    desk.session.point_out((), ())
    assert not rows(card)[0].property("chosen")


def wheel_over(widget):
    middle = QPointF(widget.rect().center())
    event = QWheelEvent(
        middle, widget.mapToGlobal(middle), QPoint(0, 0), QPoint(0, 120),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(widget, event)


def test_the_wheel_turns_the_nudge_only_for_who_took_hold_of_it(desk):
    slider = card_of(desk, NudgeCard, "x").slider
    before = slider.value()
    wheel_over(slider)
    assert slider.value() == before
    slider.setFocus()
    wheel_over(slider)
    assert slider.value() != before


def test_the_chosen_cell_of_an_array_is_nudged(desk):
    """All of it at once would be another number than the gradient that stands above."""
    desk.open(ce.circuit("f = sum(W * W)", W=[[1.0, 2.0], [3.0, 4.0]]).document)
    card = card_of(desk, NudgeCard, "W")
    assert "W[0, 0]" in card.heading.text() and "0.2000" in desk.texts(card)
    desk.session.choose_cell(desk.session.circuit.find("W"), (1, 0))
    assert "W[1, 0]" in card.heading.text() and "0.6000" in desk.texts(card)


def test_at_a_kink_no_change_is_foretold(desk):
    document = edits.add(EMPTY, "x", "input", (0, 0), label="x", value=0.0)
    document = edits.add(document, "relu", "relu", (200, 0), label="r")
    document = edits.connect(document, Pin("x", OUT), Pin("relu", "x"))
    desk.open(edits.flag(document, Pin("relu", OUT), (400, 0)))
    card = card_of(desk, GradientCard, "x")
    (said,) = [each for each in desk.texts(card) if "kink" in each]
    assert said.startswith("Here r is at its kink")
    assert not any("changes by about" in each for each in desk.texts(card))
    desk.session.set_value(desk.session.circuit.find("x"), 1.0)
    assert any("changes by about 0.0100" in each for each in desk.texts(card))
