"""A circuit that was worked out on another thread is shown as one that is opened here."""

from __future__ import annotations

from threading import Thread

import numpy as np
import pytest
from test_circuit_item import seen

from circuit_editor import files, resources
from circuit_editor.model import EMPTY, Pin
from circuit_editor.ui.canvas.items.contents import contents_of
from circuit_editor.ui.canvas.scene import CircuitScene
from circuit_editor.ui.session.prepared_circuit import prepare
from circuit_editor.ui.session.session import Session

EXAMPLES = sorted((resources.folder() / "examples").glob("*.circuit"))
SAMPLE = {path.name: path for path in EXAMPLES}


def open_prepared(view, document):
    """Open it as it is opened after it was worked out on a thread."""
    made = []

    def work():
        circuit = prepare(document)
        made.append((circuit, contents_of(circuit.picture, circuit.tape, view.circuit_scene)))

    thread = Thread(target=work)
    thread.start()
    thread.join()
    view.session.prepared, view.circuit_scene.prepared = made[0]
    view.session.open(document, None)
    assert view.session.prepared is view.circuit_scene.prepared is None


def shown(view):
    """All that can be told of what is shown, and its pixels."""
    scene, session = view.circuit_scene, view.session
    nodes = {id_: (each.place, each.exchanged, each.label) for id_, each in scene.nodes.items()}
    wires = {
        target: (scene.wires.source(target), scene.wires.route(target)) for target in scene.wires
    }
    pins = [
        Pin(id_, port) for id_, each in session.shown.nodes.items() for port in each.gate.outputs
    ]
    numbers = [(session.value(pin).text, session.gradient(pin).text) for pin in pins]
    view.fit()
    view.viewport().repaint()
    return nodes, wires, sorted(numbers), seen(view).copy()


@pytest.mark.parametrize("name", SAMPLE)
def test_it_looks_the_same(view, name, monkeypatch):
    document = files.load(SAMPLE[name])
    view.session.open(document, None)
    patched = shown(view)
    view.session.open(EMPTY, None)
    synced = []
    monkeypatch.setattr(CircuitScene, "_replace_nodes", lambda *_: synced.append(1))
    open_prepared(view, document)
    assert not synced
    monkeypatch.undo()
    again = shown(view)
    assert again[:3] == patched[:3]
    assert np.array_equal(again[3], patched[3])


def test_it_is_edited_undone_and_replaced_as_any_other(view):
    document = files.load(SAMPLE["sigmoid-neuron.circuit"])
    open_prepared(view, document)
    before = shown(view)
    session = view.session
    (source, *_) = [id_ for id_, each in session.shown.nodes.items() if each.gate.is_source]
    session.set_value(source, 0.75)
    changed = shown(view)
    assert changed[2] != before[2]
    session.move({source: (-400.0, 0.0)}, {source: (-400.0, 0.0)})
    session.undo()
    session.undo()
    assert shown(view)[:3] == before[:3]
    session.open(EMPTY, None)
    assert not view.circuit_scene.nodes and not len(view.circuit_scene.wires)


def test_what_is_not_opened_after_all_is_not_shown(view):
    session = view.session
    other = files.load(SAMPLE["sigmoid-neuron.circuit"])
    session.prepared = prepare(files.load(SAMPLE["first-example.circuit"]))
    session.open(other, None)
    assert session.document is other
    assert session.shown is other.root or session.expanded
    plain = Session()
    plain.open(other, None)
    assert session.run.tape.slots == plain.run.tape.slots
