"""The bodies of all nodes as one array: the same whether they were put together or added to."""

from __future__ import annotations

from random import Random

import numpy as np

from circuit_editor.model import edits
from circuit_editor.ui.app.theme import Appearance
from circuit_editor.ui.canvas.items.nodes import bodies_of
from circuit_editor.ui.canvas.scene import CircuitScene


def test_whatever_comes_goes_or_moves_they_are_those_of_the_nodes(session):
    scene, chance = CircuitScene(session, Appearance("light")), Random(3)
    kept = 0
    for number in range(60):
        ids, before = sorted(session.circuit.nodes), scene.nodes.bodies()
        what, id_ = chance.choice(["add", "add", "delete", "move", "name", "undo"]), "x"
        at = float(chance.randrange(900)), float(chance.randrange(600))
        if ids:
            id_ = chance.choice(ids)
        if what == "add":
            session.edit("", edits.add, f"n{number}", chance.choice(["input", "mul"]), at)
        elif what == "delete" and ids:
            session.edit("", edits.remove, [id_])
        elif what == "move" and ids:
            session.edit("", edits.move, {id_: at})
        elif what == "name" and ids:
            session.edit("", edits.rename, id_, f"name{number}")
        else:
            session.undo()
        bodies, shapes = scene.nodes.bodies(), [*scene.nodes.values()]
        assert np.array_equal(bodies, bodies_of(shapes))
        assert scene.nodes.bodies() is bodies
        kept += what == "add" and np.array_equal(bodies[: len(before)], before)
    assert kept > 5
