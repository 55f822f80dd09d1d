"""Circuits whose wires and numbers were laid once by plain loops, and where they went.

    python tests/layout/laid_circuits.py

lays them anew and stores the places in `laid_circuits.json`: only for a change of the rules by
which wires and numbers find their places, never for a quicker way to the same places.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest
from examples import of_single_numbers
from test_block_pictures import end, pictures, routes_of, solid
from written import estimated_forms

from circuit_editor import files
from circuit_editor.expression import document_from
from circuit_editor.layout.labels.label_places import Labels, place_labels
from circuit_editor.layout.picture import Picture
from circuit_editor.layout.routing.routes import Bezier, Route, WireEnds, curve_between
from circuit_editor.model import OUT, Circuit, Node, Pin, Place, edits
from circuit_editor.model.document import EMPTY

STORED = Path(__file__).with_suffix(".json")
DIGITS = 9
# Those there were when the places were stored: other ones would make other circuits.
KINDS = (
    *("abs", "add", "add_constant", "constant", "cos", "div", "exp", "input", "leaky_relu", "log"),
    *("max", "min", "mul", "mul_constant", "neg", "output", "parameter", "power"),
    *("power_constant", "reciprocal", "relu", "sigmoid", "sin", "softplus", "sqrt", "square"),
    *("sub", "tanh"),
)

Told = dict[str, dict[str, list[list[float]]]]  # of each wire its joints, of each pin its numbers


def wired(places: list[Place], pick: random.Random, back: float = 0.0) -> Circuit:
    """A circuit of any gates at these places, wired from earlier to later ones (or, now and
    then, from later to earlier ones), some inputs left open."""
    document = EMPTY
    for at, place in enumerate(places):
        kind = "input" if at < 2 else KINDS[int(pick.random() * len(KINDS))]
        document = edits.add(document, f"n{at}", kind, place)
    nodes: dict[str, Node] = dict(document.root.nodes)
    backwards = pick.random() < back
    for at in range(1, len(places)):
        for port in nodes[f"n{at}"].gate.inputs:
            source = f"n{int(pick.random() * at)}"
            if nodes[source].gate.outputs and pick.random() < 0.85:
                document = edits.connect(document, Pin(source, OUT), Pin(f"n{at}", port))
    if not backwards:
        return document.root
    mirrored = {id_: (-x, y) for id_, (x, y) in document.root.places.items()}
    return edits.move(document, mirrored).root


def scattered(seed: int, count: int, size: float, step: float, back: float = 0.0) -> Circuit:
    """Gates anywhere in a square, on a grid of `step` (some stand on one another), or off it."""
    pick = random.Random(seed)
    places = [(size * pick.random(), size * pick.random()) for _ in range(count)]
    if step:
        places = [(x // step * step, y // step * step) for x, y in places]
    return wired(places, pick, back)


def in_rows(seed: int, columns: int, rows: int, jitter: float) -> Circuit:
    """Gates in columns as a reader draws them: many wires pass others, some on one channel."""
    pick = random.Random(seed)
    places = [
        (190.0 * column + 20 * (jitter * pick.random() // 20), 110.0 * row + jitter * pick.random())
        for column in range(columns)
        for row in range(rows)
    ]
    return wired(places, pick)


def network(width: int, depth: int) -> Circuit:
    """A dense network, tidied: a wire for every weight and for every product."""
    lines, names = [], [f"x{n}" for n in range(width)]
    for layer in "hkmpqrs"[:depth]:
        for n in range(width):
            terms = " + ".join(f"w_{layer}{n}{m}*{name}" for m, name in enumerate(names))
            lines.append(f"{layer}{n} = tanh({terms} + b_{layer}{n})")
        names = [f"{layer}{n}" for n in range(width)]
    return document_from("\n".join([*lines, " + ".join(names)])).root


def drawn() -> dict[str, Picture]:
    """Every circuit whose places are stored, by a name for it."""
    found: dict[str, Picture] = {}
    for path in of_single_numbers():
        document = files.load(path)
        shown = pictures(document) if document.blocks else [Picture(document.root)]
        found |= {f"{path.stem} {number}": each for number, each in enumerate(shown)}
    made: dict[str, Callable[[], Circuit]] = {
        "on one heap": lambda: scattered(1, 25, 300.0, 20.0),
        "off the grid": lambda: scattered(2, 25, 900.0, 0.0),
        "running back": lambda: scattered(3, 25, 900.0, 20.0, back=1.0),
        "wide": lambda: scattered(4, 60, 2400.0, 20.0),
        "far from the middle": lambda: scattered(5, 20, 90_000.0, 20.0),
        "in rows": lambda: in_rows(6, 10, 5, 0.0),
        "in rows, moved a little": lambda: in_rows(7, 12, 6, 40.0),
        "network": lambda: network(4, 2),
    }
    return found | {name: Picture(make()) for name, make in made.items()}


def ends_of(shown: Picture) -> list[WireEnds]:
    """The pins and the ends of all wires, in the order in which the canvas lays them."""
    return [
        (source, end(shown, source, leaving=True), target, end(shown, target, leaving=False))
        for target, source in sorted(shown.circuit.wires.items())
    ]


def laid(shown: Picture) -> tuple[dict[Pin, Route], Labels]:
    """Every wire's route and the places of its numbers, found as the canvas finds them."""
    routes = routes_of(shown)
    circuit = solid(shown)
    return routes, place_labels(circuit, shown.circuit.places, routes, estimated_forms(circuit))


def joint(curve: Bezier) -> Sequence[float]:
    """Where a curve ends; with its control points before that where it is led in its own way."""
    start, *controls, last = curve
    plain = curve_between(start, last)
    if all(a == pytest.approx(b) for a, b in zip(curve, plain, strict=True)):
        return last
    return [number for place in (*controls, last) for number in place]


def through(shown: Picture, source: Pin, joints: list[list[float]]) -> Route:
    """The route from a pin that goes through these joints."""
    here = end(shown, source, leaving=True)
    curves = []
    for each in joints:
        *controls, last = zip(each[::2], each[1::2], strict=True)
        curves.append((here, *controls, last) if controls else curve_between(here, last))
        here = last
    return tuple(curves)


def told(shown: Picture) -> Told:
    """The places of all wires and numbers, as they are stored."""
    routes, labels = laid(shown)
    joints = {target: [joint(curve) for curve in route] for target, route in routes.items()}
    found: dict[str, Mapping[Pin, Sequence[Sequence[float]]]] = {
        "wires": joints,
        "on wires": {pin: [each or () for each in both] for pin, both in labels.on_wires.items()},
        "at outputs": {
            pin: [each or () for each in both] for pin, both in labels.at_outputs.items()
        },
    }
    return {
        what: {
            str(pin): [[round(number, DIGITS) for number in place] for place in places]
            for pin, places in sorted(each.items())
        }
        for what, each in found.items()
    }


if __name__ == "__main__":
    lines = [f"{json.dumps(name)}: {json.dumps(told(shown))}" for name, shown in drawn().items()]
    STORED.write_text("{\n" + ",\n".join(lines) + "\n}\n")
