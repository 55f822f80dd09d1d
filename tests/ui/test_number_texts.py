"""The texts of numbers on the canvas: kept while numbers stay, and never those of others."""

from __future__ import annotations

from random import Random

import pytest

from circuit_editor.engine.visibility import State
from circuit_editor.expression import document_from
from circuit_editor.model import OUT, Pin, edits
from circuit_editor.text import Quantity, numbers
from circuit_editor.text.numbers import NumberFormat
from circuit_editor.ui.app.theme import Appearance
from circuit_editor.ui.canvas.items.number_texts import NumberTexts
from circuit_editor.ui.canvas.scene import CircuitScene
from circuit_editor.ui.session.session import Session

CIRCUIT = document_from("h = x*y; f = exp(h) + tanh(h*z) + log(x) + x", {"x": 2, "y": -1, "z": 3})
BLOCKS = document_from("f = sigmoid(a*b) + c\ng = max(f, 1/c)", {"a": 1, "b": 2, "c": 0.5})
ARRAYS = document_from("f = sum(w * [1, 2, 3])", {"w": 2})


class HidesAll:
    """Covers every number."""

    hides_anything = True
    hides_characters = False

    def state(self, what, pin):
        return State.COVERED

    def follow(self):
        pass


@pytest.fixture
def read(monkeypatch):
    """The pins that were asked for one by one, since it was cleared."""
    found = []

    def listen(ask):
        def listened(self, pin):
            found.append(pin)
            return ask(self, pin)

        return listened

    for name in ("value", "gradient"):
        monkeypatch.setattr(Session, name, listen(getattr(Session, name)))
    return found


def pins(scene) -> list[Pin]:
    shown = scene.session.shown
    outputs = [Pin(id_, port) for id_, node in shown.nodes.items() for port in node.gate.outputs]
    return [*outputs, *shown.wires]


def texts(scene) -> dict[Pin, tuple[str, str]]:
    return {pin: scene.numbers_at(pin) for pin in pins(scene)}


def said(scene) -> dict[Pin, tuple[str, str]]:
    session = scene.session
    return {
        pin: (session.value(pin).on_canvas, session.gradient(pin).on_canvas) for pin in pins(scene)
    }


def test_whatever_is_done_they_are_those_of_the_numbers_now(session):
    scene, chance = CircuitScene(session, Appearance("light")), Random(5)

    def value() -> None:
        ids = [id_ for id_ in session.circuit.nodes if session.number_of(id_) is not None]
        number = chance.choice((0.0, -0.0, 1.5, 710.0, float("inf"), float("nan"), -2.0))
        if ids:
            session.set_value(chance.choice(ids), number, live=bool(chance.randrange(2)))

    def wire() -> None:
        targets = sorted(session.circuit.wires)
        if targets:
            session.edit("", edits.disconnect, [chance.choice(targets)])

    def opened() -> None:
        session.open(chance.choice((CIRCUIT, BLOCKS, ARRAYS)), None)

    def formatted() -> None:
        numbers.use_format(chance.choice((NumberFormat(), NumberFormat(digits=4))))
        session.numbers_shown_changed()

    steps = (value, value, value, wire, session.undo, session.redo, opened, formatted)
    try:
        for _ in range(40):
            chance.choice(steps)()
            if chance.randrange(3):
                assert texts(scene) == said(scene)
    finally:
        numbers.use_format(NumberFormat())


def test_only_numbers_that_are_others_now_are_written_anew(session, read):
    session.open(document_from("f = a*b + c*d", {"a": 1, "b": 2, "c": 3, "d": 4}), None)
    scene = CircuitScene(session, Appearance("light"))
    before = texts(scene)
    assert len(read) == 2 * len(pins(scene))
    changes = scene.texts.changes
    read.clear()
    session.numbers_shown_changed()
    assert texts(scene) == before
    assert not read and scene.texts.changes == changes
    a, b = map(session.circuit.find, "ab")
    session.set_value(a, 5.0)
    assert scene.texts.changes > changes  # known before any of them is read
    after = texts(scene)
    changed = {pin.node for pin in after if after[pin] != before[pin]}
    assert {a, b, "mul1", "add1"} <= changed and "mul2" not in changed
    assert not read


def test_what_may_not_be_seen_is_not_kept(session):
    scene = CircuitScene(session, Appearance("light"))
    seen = texts(scene)
    hides = HidesAll()
    session.add_filter(hides)
    assert {text for both in texts(scene).values() for text in both} <= {"?", ""}
    session.remove_filter(hides)
    assert texts(scene) == seen


def test_of_very_many_only_those_that_are_asked_for_are_kept(session, monkeypatch, read):
    monkeypatch.setattr("circuit_editor.ui.canvas.items.number_texts.MOST_KEPT", 3)
    found, pin = NumberTexts(session), Pin("x", OUT)
    for id_ in session.circuit.nodes:
        found.text(Pin(id_, OUT), Quantity.VALUE)
    found.forget()
    read.clear()
    assert found.text(pin, Quantity.VALUE) == session.value(pin).on_canvas
    assert read
