"""Random documents: small circuits over all gates, with odd names and odder numbers.

Whatever `documents()` draws, the window could have drawn: no loops, labels as the rules want
them, finite values. Inputs may lack their wire, and there may be no loss.
"""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from immutables import Map

from circuit_editor.gates import ELEMENTWISE
from circuit_editor.model import Circuit, Document, Node, Pin, Stop, Value
from circuit_editor.model.document import (
    NO_FIELDS,
    Bends,
    Note,
    Placeholder,
    StoredView,
    TitledFrame,
)
from circuit_editor.model.record_limits import COLOURS
from circuit_editor.model.rules import why_not_range

ODD_NUMBERS = [0.0, -0.0, 1.0, -2.0, 0.1, 5e-324, -1e-300, 1e16, 1.7976931348623157e308]
UNKNOWN_KINDS = ["warp", "sigmod", "größe", "a b", "k" * 64]
NAMES = ["x", "w0", "_", "größe", "x1", "Σ", "学习率"]

ids = st.text("aZ09_-", min_size=1, max_size=5) | st.sampled_from(["add2", "add10", "m" * 64])
numbers = st.sampled_from(ODD_NUMBERS) | st.floats(allow_nan=False, allow_infinity=False)
sorts_as = st.lists(ids | st.integers(1, 10), max_size=3).map(tuple)
values = numbers | hnp.arrays(
    float, hnp.array_shapes(min_dims=1, max_dims=3, max_side=3), elements=numbers
)
coordinates = st.integers(-100, 100).map(float) | st.floats(-1e6, 1e6)
sides = st.floats(0, 2e6)
colours = st.sampled_from(["", *COLOURS])
identifiers = st.sampled_from(NAMES) | st.text(min_size=1, max_size=4).filter(str.isidentifier)
json_data = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**20), 10**20) | numbers | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)
unknown_fields = st.dictionaries(st.text(max_size=5).map("x-{}".format), json_data, max_size=2)
kept_fields = unknown_fields.map(lambda fields: fields or NO_FIELDS)


@st.composite
def documents(draw: st.DrawFn, max_nodes: int = 8) -> Document:
    """A document of up to `max_nodes` nodes, every part of it filled now and then."""
    names = draw(st.lists(ids, unique=True, max_size=max_nodes))
    nodes = {id_: draw(some_node()) for id_ in names}
    sources = [id_ for id_ in names if nodes[id_].gate.is_source]
    flags = [id_ for id_ in names if nodes[id_].gate.is_flag]
    wires = _wires(draw, nodes)
    circuit = Circuit(
        nodes=Map(nodes),
        wires=Map(wires),
        values=Map({id_: Value(draw(values)) for id_ in sources}),
        labels=Map(_labels(draw, nodes)),
        places=Map({id_: draw(st.tuples(coordinates, coordinates)) for id_ in names}),
        bends=_bends(draw, [*wires]),
        notes=(notes := _notes(draw, set(names))),
        frames=_frames(draw, [*names, *notes]),
        extra=Map(
            _extra(draw, [f"nodes.{id_}" for id_ in nodes] + [f"wires.{to}" for to in wires])
        ),
    )
    return Document(
        circuit,
        loss=draw(st.sampled_from([None, *flags])),
        ranges=Map({id_: draw(ranges()) for id_ in sources if draw(st.booleans())}),
        stops=_stops(draw, [id_ for id_ in names if id_ not in sources]),
        views=_views(draw),
        extra=Map(draw(unknown_fields)),
    )


@st.composite
def some_node(draw: st.DrawFn) -> Node:
    """A node of any kind, also unknown; its constants anything finite; now and then a copy."""
    gate = draw(st.sampled_from([*ELEMENTWISE.values(), None]))
    if gate is None:
        ports = draw(st.lists(ids, unique=True, max_size=4))
        count = draw(st.integers(0, len(ports)))
        held = Placeholder(tuple(ports[:count]), tuple(ports[count:]))
        kind = draw(st.sampled_from(UNKNOWN_KINDS))
        return Node(kind, sorts_as=draw(st.none() | sorts_as), placeholder=held)
    attrs = Map({name: draw(numbers) for name in gate.attrs})
    return Node(gate.kind, attrs, sorts_as=draw(st.none() | sorts_as))


@st.composite
def ranges(draw: st.DrawFn) -> tuple[float, float]:
    """The ends of a slider, as the rule wants them."""
    ends = st.tuples(numbers, numbers).filter(lambda pair: why_not_range(*pair) is None)
    return draw(ends)


def _wires(draw: st.DrawFn, nodes: dict[str, Node]) -> dict[Pin, Pin]:
    """Wires from earlier nodes to later ones, so that there is no loop; some inputs stay open."""
    wires = {}
    earlier: list[Pin] = []
    for id_, node in nodes.items():
        for port in node.gate.inputs if earlier else ():
            source = draw(st.sampled_from([None, *earlier]))
            if source is not None:
                wires[Pin(id_, port)] = source
        earlier += [Pin(id_, port) for port in node.gate.outputs]
    return wires


def _labels(draw: st.DrawFn, nodes: dict[str, Node]) -> dict[str, str]:
    labels: dict[str, str] = {}
    taken: set[str] = set()
    for id_, node in nodes.items():
        if node.gate.is_source:
            labels[id_] = draw(identifiers.filter(lambda name: name not in taken))
            taken.add(labels[id_])
        elif draw(st.booleans()):
            labels[id_] = draw(st.text(min_size=1, max_size=200))
    return labels


def _stops(draw: st.DrawFn, ids: list[str]) -> tuple[Stop, ...]:
    """A teacher's stops, no two at one step; some with a note, of any letters and lines."""
    steps = [("forward", ""), *((pass_, id_) for id_ in ids for pass_ in ("forward", "backward"))]
    return tuple(
        Stop(*step, draw(st.text(max_size=30)), draw(kept_fields))
        for step in draw(st.lists(st.sampled_from(steps), unique=True, max_size=4))
    )


def _views(draw: st.DrawFn) -> tuple[StoredView, ...]:
    """Views of the circuit itself, under any title."""
    places, sizes = st.tuples(coordinates, coordinates), st.tuples(sides, sides)
    titles, more = st.text(max_size=20), kept_fields
    view = st.builds(StoredView, titles, st.just(""), places, sizes, more)
    return tuple(draw(st.lists(view, max_size=2)))


def _bends(draw: st.DrawFn, targets: list[Pin]) -> Map[Pin, Bends]:
    """Points anywhere for some of the wires."""
    chosen = draw(st.lists(st.sampled_from(targets), unique=True, max_size=3)) if targets else []
    points = st.lists(st.tuples(coordinates, coordinates), min_size=1, max_size=3).map(tuple)
    bends = st.builds(Bends, points, kept_fields)
    return Map({target: draw(bends) for target in chosen})


def _notes(draw: st.DrawFn, taken: set[str]) -> Map[str, Note]:
    """Notes of any letters and lines, under ids that no node has."""
    free = ids.filter(lambda id_: id_ not in taken)
    places = st.tuples(coordinates, coordinates)
    note = st.builds(Note, st.text(max_size=30), places, kept_fields, colours)
    return Map(draw(st.dictionaries(free, note, max_size=3)))


def _frames(draw: st.DrawFn, taken: list[str]) -> Map[str, TitledFrame]:
    """Frames around some things, some in each other, under ids that nothing else has."""
    made: dict[str, TitledFrame] = {}
    free = [*taken]
    for id_ in draw(st.lists(ids.filter(lambda id_: id_ not in taken), unique=True, max_size=3)):
        held = draw(st.lists(st.sampled_from(free), unique=True)) if free else []
        free = [each for each in free if each not in held] + [id_]
        places, sizes = st.tuples(coordinates, coordinates), st.tuples(sides, sides)
        made[id_] = TitledFrame(
            draw(st.text(max_size=20)),
            frozenset(held),
            draw(places),
            draw(sizes),
            draw(kept_fields),
            draw(colours),
        )
    return Map(made)


def _extra(draw: st.DrawFn, keys: list[str]) -> dict[str, Any]:
    drawn = {key: draw(unknown_fields) for key in keys if draw(st.integers(0, 5)) == 0}
    return {key: fields for key, fields in drawn.items() if fields}
