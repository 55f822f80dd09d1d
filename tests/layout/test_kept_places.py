"""Detours and labels that were found before are found again, and are the same as anew."""

from __future__ import annotations

from unittest.mock import patch

import pytest
from laid_circuits import drawn, ends_of
from test_block_pictures import routes_of
from written import estimated_forms

from circuit_editor.dataclass import replace
from circuit_editor.layout.labels import kept_labels
from circuit_editor.layout.labels.kept_labels import MOST, KeptLabels
from circuit_editor.layout.labels.label_places import place_labels
from circuit_editor.layout.picture import Picture
from circuit_editor.layout.routing.frames import routers
from circuit_editor.layout.routing.routes import KeptDetours, Route, Router


def moved(shown: Picture, id_: str, down: float) -> Picture:
    """The same with a node elsewhere."""
    x, y = shown.circuit.places[id_]
    return Picture(replace(shown.circuit, places=shown.circuit.places.set(id_, (x, y + down))))


def laid_among(shown: Picture, kept: KeptDetours | None) -> list[Route]:
    return routers(shown, kept)[""].routes(ends_of(shown))


@pytest.mark.parametrize("name", ["in rows, moved a little", "on one heap", "off the grid"])
def test_wires_laid_while_a_gate_moves_run_as_wires_laid_anew(name: str) -> None:
    shown, kept, looked = drawn()[name], KeptDetours(), list[int]()
    around = Router._around

    def note(*args):
        looked[-1] += 1
        return around(*args)

    with patch.object(Router, "_around", note):
        for id_ in sorted(shown.circuit.nodes)[:3]:
            for drawing in (shown, moved(shown, id_, 35.0), shown):
                looked.append(0)
                after_others = laid_among(drawing, kept)
                looked.append(0)
                assert after_others == laid_among(drawing, None)
    assert looked[0] == looked[1] > 0
    assert not any(looked[4::6])  # back where all stood before: nothing is looked for
    assert sum(looked[2::6]) < sum(looked[3::6])


def test_labels_of_the_last_few_drawings_are_placed_once() -> None:
    circuit = drawn()["network"].circuit
    routes, forms = routes_of(Picture(circuit)), estimated_forms(circuit)
    walls = [[(0.0, 900.0 + at, 10.0, 910.0 + at)] for at in range(MOST + 1)]
    anew = place_labels(circuit, circuit.places, routes, forms, walls[0])
    kept, placed = KeptLabels(), []

    def note(*args):
        placed.append(args)
        return place_labels(*args)

    def labels(at: int):
        return kept.place(circuit, circuit.places, dict(routes), dict(forms), walls[at], set())

    with patch.object(kept_labels, "place_labels", note):
        first = labels(0)
        assert (first.on_wires, first.at_outputs) == (anew.on_wires, anew.at_outputs)
        for at in range(1, MOST):
            labels(at)
        assert len(placed) == MOST
        assert labels(0) is first  # and is the last one used, so that it is kept
        labels(MOST)
        assert labels(0) is first
        assert len(placed) == MOST + 1
        labels(1)
        assert len(placed) == MOST + 2
