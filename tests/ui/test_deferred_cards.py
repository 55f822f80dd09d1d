"""Cards that take a while: blank meanwhile, and silent where what they were about is gone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from timers import go_off
from windows import NEURON, Desk

from circuit_editor.ui.inspector.cards import deferred_card

Key = Qt.Key


@pytest.fixture
def desk(qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr(deferred_card, "QUICK", -1.0)  # everything takes a while
    monkeypatch.setattr(deferred_card, "PAUSE", 30)
    desk = Desk(qtbot, tmp_path)
    desk.open(NEURON)
    return desk


def test_they_are_blank_while_the_hand_moves_and_told_when_it_rests(desk, qtbot, monkeypatch):
    monkeypatch.setattr(
        deferred_card, "PAUSE", 400
    )  # longer than it takes to look, on a busy machine
    w0 = desk.session.circuit.find("w0")
    desk.session.select({w0})
    desk.session.set_value(w0, 1.0, live=True)
    assert desk.texts().count("…") >= 2
    qtbot.waitUntil(lambda: "…" not in desk.texts())
    assert any("One path leads to the output f" in text for text in desk.texts())


def test_what_is_deleted_meanwhile_is_not_told_of(desk):
    desk.session.select({"mul1"})
    desk.session.set_value(desk.session.circuit.find("w0"), 1.0)
    page = desk.window.inspector.page
    desk.session.delete_selected()
    go_off(page)
    assert "mul1" not in desk.session.circuit.nodes
    desk.session.undo()
    desk.session.select((), wire=next(iter(desk.session.circuit.wires)))
    desk.session.set_value(desk.session.circuit.find("w0"), 2.0)
    page = desk.window.inspector.page
    desk.session.delete_selected()
    go_off(page)


def test_while_a_hand_goes_on_they_are_put_off(desk):
    w0 = desk.session.circuit.find("w0")
    desk.session.select({w0})
    page = desk.window.inspector.page
    desk.session.hold()
    desk.session.set_value(w0, 1.0, live=True)
    go_off(desk.window.inspector)  # the page follows, and they begin to wait
    put_off = []
    for card in page.findChildren(deferred_card.DeferredCard):
        card._pause = Pause(put_off)
    desk.session.set_value(w0, 1.5, live=True)
    assert put_off
    desk.session.release()


class Pause:
    """A pause that is told of every new beginning."""

    def __init__(self, told: list[bool]) -> None:
        self._told = told

    def isActive(self) -> bool:
        return True

    def start(self) -> None:
        self._told.append(True)

    def stop(self) -> None:
        pass
