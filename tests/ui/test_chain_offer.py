"""The offer to make blocks of chains: when it comes, what it does, and when it does not come."""

from __future__ import annotations

import json
import pathlib
from itertools import combinations

import pytest
from hand import CTRL
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from windows import CTRL_ALT, NEURON, Desk, with_worker

import circuit_editor as ce
from circuit_editor import files
from circuit_editor.layout.space import free_space
from circuit_editor.layout.space.boxes import overlap
from circuit_editor.model import edits
from circuit_editor.ui.canvas.overlay_places import hidden_by
from circuit_editor.ui.shell.editing import chain_offer

Key = Qt.Key
PUBLISHED = pathlib.Path(__file__).parents[1] / "expression" / "published.json"
TWO = "h = 1/(1+exp(-(a*x))); g = 1/(1+exp(-(b*x))); f = (h - g)^2"
TANHS = "f = (exp(x)-exp(-x))/(exp(x)+exp(-x)) * ((exp(y)-exp(-y))/(exp(y)+exp(-y)))"


@pytest.fixture
def desk(qtbot, tmp_path, monkeypatch):
    with_worker(monkeypatch)
    monkeypatch.setattr("circuit_editor.ui.shell.window.OFFER_AFTER", 0)
    monkeypatch.setattr("circuit_editor.ui.shell.editing.chain_offer.LATER", 0)
    return Desk(qtbot, tmp_path)


def circuit(text):
    return ce.circuit(text, **dict.fromkeys("abx" if text == TWO else "xy", 0.5)).document


def searched(desk, qtbot):
    """The offer, once the circuit has been searched."""
    window = desk.window
    qtbot.waitUntil(lambda: "chain_offer" in vars(window) and window.chain_offer.has_looked)
    return window.chain_offer


def test_edits_one_after_the_other_are_searched_once(desk, qtbot, monkeypatch):
    searches, search = [], chain_offer.ChainSearch
    monkeypatch.setattr(
        chain_offer, "ChainSearch", lambda root: searches.append(root) or search(root)
    )
    desk.open(circuit(TWO))
    assert searched(desk, qtbot).isVisible()
    for number in range(3):
        desk.session.edit("", edits.add, f"new{number}", "input", (0.0, -200.0 - 80 * number))
    offer = desk.window.chain_offer
    assert not offer.has_looked and not offer.isVisible()
    assert searched(desk, qtbot).isVisible()
    assert len(searches) == 2 and searches[-1] is desk.session.document.root


def test_it_searches_on_once_the_canvas_rests(desk, qtbot):
    desk.open(circuit(TWO))
    offer = searched(desk, qtbot)
    offer.look()
    assert offer._pause.isActive() and not offer.has_looked
    desk.view.pan(QPoint(8, 0))
    assert offer._rest.isActive() and not offer._pause.isActive()
    assert searched(desk, qtbot).isVisible()


def test_two_sigmoids_are_offered_and_become_uses_of_one_block(desk, qtbot):
    before = desk.open(circuit(TWO))
    offer = searched(desk, qtbot)
    assert offer.isVisible() and not desk.window.notice.isVisible()
    assert "2 chains ×−1, exp, +1, 1/x: each is a sigmoid." in desk.texts(offer)
    numbers = desk.input_gradients()
    desk.press(offer, "Make blocks")
    session = desk.session
    (block,) = session.document.blocks.values()
    assert block.name == "sigmoid" and session.undo_label == "Make blocks"
    uses = [id_ for id_, each in session.circuit.nodes.items() if each.gate.is_block]
    assert session.selection == {*uses} and {session.circuit.label(id_) for id_ in uses} == {*"hg"}
    assert desk.input_gradients() == pytest.approx(numbers, rel=1e-15)
    for pair in combinations(session.circuit.nodes, 2):
        assert not overlap(*(free_space.box_of(session.circuit, id_) for id_ in pair))
    local = session.block_local(uses[0], block.outputs[0], block.inputs[0])
    value = desk.value(uses[0], block.outputs[0])
    assert float(local.array) == pytest.approx(value * (1 - value))  # differentiated in one step
    assert not searched(desk, qtbot).isVisible()
    desk.key(Key.Key_Z, CTRL)
    assert session.document is before


def test_the_offer_hides_no_gate_of_a_circuit_that_is_fitted(desk, qtbot, monkeypatch):
    rows = "; ".join(f"s{n} = 1/(1+exp(-(x{n}*y{n})))" for n in range(9))
    total = "+".join(f"s{n}" for n in range(9))
    given = {f"{name}{n}": 0.5 for n in range(9) for name in "xy"}
    edges = chain_offer.along_the_edges  # no corner is free
    monkeypatch.setattr(chain_offer, "along_the_edges", lambda *room: edges(*room)[:1])
    desk.open(ce.circuit(f"{rows}; f = {total}", **given).document)
    view, offer = desk.view, searched(desk, qtbot)
    fitted = view.zoom

    def hidden():
        under = offer.geometry()
        return [
            each.id
            for each in view.circuit_scene.nodes.values()
            if view.mapFromScene(each.on_canvas(each.body)).boundingRect().intersects(under)
        ]

    assert offer.isVisible() and view.is_fitted and not hidden()
    assert view.is_in_sight(view.content())
    desk.press(offer, "Not now")
    assert not offer.isVisible() and view.is_fitted and view.zoom > fitted
    view.set_zoom(2.0)
    where = view.scrolled
    desk.window.chain_offer._is_declined = False
    desk.window.chain_offer.refresh()
    assert offer.isVisible() and view.scrolled == where and view.zoom == 2.0


def test_the_offer_stands_in_a_free_corner_and_makes_nothing_smaller(desk, qtbot):
    published = json.loads(PUBLISHED.read_text(encoding="utf-8"))
    network = next(each for each in published if each["id"] == "R059")
    desk.window.resize(1280, 720)
    desk.open(ce.circuit(network["text"], **network["values"]).document)
    view, offer = desk.view, searched(desk, qtbot)
    assert offer.isVisible() and not hidden_by(view, offer.geometry())
    assert view.zoom == view.zoom_of_fit(view.seen_rect.size())


def test_nothing_is_searched_while_the_hand_holds_something(desk, qtbot, monkeypatch):
    monkeypatch.setattr("circuit_editor.ui.shell.editing.chain_offer.LATER", 0)
    desk.open(circuit(TWO))
    gate = next(iter(desk.session.circuit.nodes))
    desk.hand.press(*desk.session.circuit.places[gate])
    offer = desk.window.chain_offer
    offer.look()
    for _ in range(4):
        QApplication.processEvents()
    assert not offer.has_looked
    desk.hand.release(*desk.session.circuit.places[gate])
    assert searched(desk, qtbot).isVisible()


def test_not_now_is_not_asked_again_for_this_file(desk, qtbot, tmp_path):
    path = tmp_path / "two.circuit"
    files.save(circuit(TWO), path)
    desk.open(path)
    offer = searched(desk, qtbot)
    assert offer.isVisible()
    desk.press(offer, "Not now")
    assert offer.isHidden() and desk.view.hasFocus()
    desk.open(NEURON)
    searched(desk, qtbot)
    desk.open(path)
    assert searched(desk, qtbot).isHidden()
    desk.open(circuit(TANHS))
    assert searched(desk, qtbot).isVisible()
    assert "2 chains of 9 gates: each is a tanh." in desk.texts(offer)


def test_one_chain_is_no_nuisance_but_the_command_makes_a_block_of_it(desk, qtbot):
    desk.open(NEURON)
    assert searched(desk, qtbot).isHidden()
    numbers = desk.input_gradients()
    desk.key(Key.Key_G, CTRL_ALT)
    (block,) = desk.session.document.blocks.values()
    assert block.name == "sigmoid" and desk.input_gradients() == numbers
    assert desk.said[-1] == "A chain of gates is a block now: sigmoid."
    desk.key(Key.Key_G, CTRL_ALT)
    assert desk.said[-1].startswith("No gates here compute a known function")


def test_it_gives_way_to_questions_and_to_the_stage(desk, qtbot):
    desk.open(circuit(TWO))
    offer = searched(desk, qtbot)
    desk.window.classroom.predict("values")
    assert offer.isHidden()
    desk.window.classroom.stop_predicting()
    assert offer.isVisible()
    desk.window.classroom.toggle_presenting()
    assert offer.isHidden()
    desk.window.classroom.toggle_presenting()
    assert offer.isVisible()
    desk.select(next(id_ for id_, each in desk.session.circuit.nodes.items() if each.kind == "exp"))
    desk.key(Key.Key_Delete)
    assert searched(desk, qtbot).isHidden()  # one is left
    desk.key(Key.Key_Z, CTRL)
    assert desk.session.document.root.nodes and searched(desk, qtbot).isHidden()
