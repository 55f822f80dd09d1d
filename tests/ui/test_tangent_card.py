"""The curve of a gate: where one stands on it, the ends of its axis, and by what it is drawn."""

from __future__ import annotations

import pytest
from windows import NEURON, Desk, with_worker

from circuit_editor.ui.inspector.cards.tangent_card import Plot, TangentCard


@pytest.fixture
def desk(qtbot, tmp_path, monkeypatch):
    with_worker(monkeypatch)
    desk = Desk(qtbot, tmp_path)
    desk.open(NEURON)
    return desk


def card_of(desk, qtbot, id_):
    desk.session.select([id_])
    card = desk.window.inspector.page.findChild(TangentCard)
    qtbot.waitUntil(lambda: any(each.startswith("by ") for each in desk.texts(card)))
    return card


def test_a_curve_is_called_by_what_feeds_the_input(desk, qtbot):
    texts = desk.texts(card_of(desk, qtbot, "mul1"))
    assert [each for each in texts if each.startswith("by ")] == [
        "by w0: slope −1.00",
        "by x0: slope 2.00",
    ]


def test_where_one_stands_and_the_ends_of_the_axis_are_written(desk, qtbot):
    first, second = card_of(desk, qtbot, "mul1").findChildren(Plot)
    assert (first.point_text, second.point_text) == ("(2.00, −2.00)", "(−1.00, −2.00)")
    assert first.ends == ("−1.00", "5.00") and second.ends == ("−4.00", "2.00")
    assert "(2.00, −2.00)" in first.accessibleName()
    desk.session.set_value(desk.session.circuit.find("w0"), 40.0)
    qtbot.waitUntil(lambda: first.point_text == "(40.00, −40.00)")
