"""The offer after an expression was built: parameters that are drawn, inputs that become some."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from timers import go_off
from windows import Desk, with_worker

from circuit_editor.ui.shell.editing import values_offer
from circuit_editor.ui.shell.editing.values_offer import ValuesOffer

LEFT = Qt.MouseButton.LeftButton
LAYER = "h = sigmoid(w1*x1 + w2*x2 + b1); y = v1*h + c; L = (y - t)^2"


@pytest.fixture
def desk(qtbot, tmp_path, monkeypatch):
    with_worker(monkeypatch)
    return Desk(qtbot, tmp_path)


@pytest.fixture
def built(desk, qtbot):
    """Builds an expression in the bar; what is offered then, or None."""

    def build(text: str) -> ValuesOffer | None:
        desk.window.show_expression_bar()
        bar = desk.window.expression_bar
        bar.field.setPlainText(text)
        QTest.keyClick(bar.field, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: bool(desk.session.document.root.nodes))
        offer = desk.view.findChild(ValuesOffer)
        return offer if offer is not None and offer.isVisible() else None

    return build


def numbers(desk, kind: str) -> dict[str, float]:
    root = desk.session.document.root
    return {
        root.label(id_): float(value)
        for id_, value in root.values.items()
        if root.nodes[id_].kind == kind
    }


def test_values_nobody_gave_are_told_and_drawn_as_one_step(desk, built):
    offer = built(LAYER)
    told = "Values that were not given are 1: weights that are alike stay alike."
    assert told in offer._text.text() and "Read as inputs: v1, c." in offer._text.text()
    assert offer.draw.text() == "Draw parameters (seed 1)"
    QTest.mouseClick(offer.draw, LEFT)
    drawn = numbers(desk, "parameter")
    assert len({*drawn.values()}) == 3 and 1.0 not in drawn.values()
    assert not offer.draw.isVisible() and offer.make.isVisible()
    desk.window.undo()
    assert {*numbers(desk, "parameter").values()} == {1.0}
    assert offer.draw.text() == "Draw parameters (seed 2)" and offer.draw.isVisible()


def test_inputs_like_weights_become_parameters_as_one_step(desk, built):
    offer = built(LAYER)
    QTest.mouseClick(offer.make, LEFT)
    assert numbers(desk, "parameter").keys() == {"w1", "w2", "b1", "v1", "c"}
    assert not offer.make.isVisible() and offer.draw.isVisible()
    desk.window.undo()
    assert numbers(desk, "input").keys() == {"x1", "x2", "t", "v1", "c"}


def test_it_goes_when_declined(desk, built):
    offer = built(LAYER)
    QTest.mouseClick(offer.leave, LEFT)
    assert not offer.isVisible() and desk.view.hasFocus()


def test_nothing_is_offered_where_nothing_was_left_open(built):
    assert built("f = (x + y) * z") is None


def test_what_is_offered_is_of_the_circuit_that_is_shown(desk, built):
    offer = built(LAYER)
    desk.open(desk.session.document)
    assert not offer.isVisible()


def test_it_stands_beside_the_offer_of_blocks(desk, built, qtbot, monkeypatch):
    monkeypatch.setattr("circuit_editor.ui.shell.window.OFFER_AFTER", 0)
    monkeypatch.setattr("circuit_editor.ui.shell.editing.chain_offer.LATER", 0)
    offer = built("h = 1/(1+exp(-(w1*x))); g = 1/(1+exp(-(w2*x))); L = (h - g)^2")
    desk.view.show_around(0.3, desk.view.core().center())  # no longer fitted: nothing moves it
    desk.window.chain_offer.look()
    qtbot.waitUntil(desk.window.chain_offer.isVisible)
    assert offer.isVisible()
    assert not offer.geometry().intersects(desk.window.chain_offer.geometry())


def test_a_hand_at_a_slider_does_not_wait_for_it(desk, built, monkeypatch):
    offer, session = built(LAYER), desk.session
    looked, look = [], values_offer.missing_values
    monkeypatch.setattr(values_offer, "missing_values", lambda *a: looked.append(a) or look(*a))
    session.hold()
    session.set_value(session.circuit.find("w1"), 0.5, live=True)
    assert not looked and offer.draw.isVisible()
    session.release()
    go_off(offer)
    assert looked and not offer.draw.isVisible()  # one weight that is left has no twin
