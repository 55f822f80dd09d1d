"""Alignment and distribution: what becomes equal, and that nothing ends on another thing."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from circuit_editor.layout.sizes import GRID, room_of
from circuit_editor.layout.space.arrange import GAPS, align, distribute, tidy_part
from circuit_editor.layout.space.boxes import overlap
from circuit_editor.layout.space.free_space import body_of
from circuit_editor.model import EMPTY, edits

ALIGNMENTS = [(axis, share) for axis in (0, 1) for share in (0.0, 0.5, 1.0)]
KINDS = ("input", "add", "sigmoid", "output", "max")


@st.composite
def scattered(draw):
    """A circuit of up to nine nodes that stand anywhere clear of one another; some of them."""
    cells = draw(
        st.lists(
            st.tuples(st.integers(0, 5), st.integers(0, 5)), min_size=3, max_size=9, unique=True
        )
    )
    document = EMPTY
    for at, (column, row) in enumerate(cells):
        dx, dy = draw(st.integers(0, 4)), draw(st.integers(0, 3))
        place = column * 260.0 + dx * GRID, row * 180.0 + dy * GRID
        document = edits.add(document, f"n{at}", draw(st.sampled_from(KINDS)), place)
    ids = list(document.root.nodes)
    return document, draw(st.lists(st.sampled_from(ids), min_size=2, unique=True))


def rooms(circuit, places):
    at = {**circuit.places, **places}
    return {id_: room_of(circuit.nodes[id_], circuit.label(id_), at[id_]) for id_ in at}


def edges(circuit, places, axis, share):
    """Where each body has what is aligned."""
    found = []
    for id_, place in places.items():
        x, y = circuit.places[id_]
        body = body_of(circuit, id_)
        shift = (place[0] - x, place[1] - y)[axis]
        low, high = body[axis], body[axis + 2]
        found.append(low + share * (high - low) + shift)
    return found


@pytest.mark.parametrize(("axis", "share"), ALIGNMENTS)
@given(scattered())
def test_an_edge_becomes_common_and_nothing_overlaps(axis, share, drawn):
    circuit, ids = drawn[0].root, drawn[1]
    places = align(circuit, ids, axis, share)
    assert places.keys() == set(ids)
    where = edges(circuit, places, axis, share)
    assert where == pytest.approx([where[0]] * len(ids))
    for one, other in combinations(rooms(circuit, places).values(), 2):
        assert not overlap(one, other)


@pytest.mark.parametrize(("axis", "share"), ALIGNMENTS)
@given(scattered())
def test_aligned_again_nothing_moves(axis, share, drawn):
    document, ids = drawn
    once = edits.move(document, align(document.root, ids, axis, share)).root
    again = align(once, ids, axis, share)
    assert {id_: pytest.approx(once.places[id_]) for id_ in ids} == again


@pytest.mark.parametrize("axis", (0, 1), ids=("across", "down"))
@given(scattered())
def test_gaps_become_equal_and_the_order_stays(axis, drawn):
    circuit, ids = drawn[0].root, drawn[1]
    places = distribute(circuit, ids, axis)
    order = sorted(ids, key=lambda id_: (circuit.places[id_][axis], id_))
    assert sorted(ids, key=lambda id_: (places[id_][axis], id_)) == order or len(order) < 2
    ends = []
    for id_ in order:
        body, shift = body_of(circuit, id_), places[id_][axis] - circuit.places[id_][axis]
        ends.append((body[axis] + shift, body[axis + 2] + shift))
    gaps = [after[0] - before[1] for before, after in pairwise(ends)]
    assert gaps == pytest.approx([gaps[0]] * len(gaps))
    assert gaps[0] >= GAPS[axis] - 1e-9


def test_the_outermost_stay_where_there_is_room():
    document = EMPTY
    for id_, x in (("a", 0.0), ("b", 100.0), ("c", 900.0)):
        document = edits.add(document, id_, "add", (x, 0.0))
    places = distribute(document.root, ["c", "a", "b"], 0)
    assert places == {"a": (0.0, 0.0), "b": (450.0, 0.0), "c": (900.0, 0.0)}


@given(scattered())
def test_a_part_is_tidied_where_it_stood_and_all_else_stays(drawn):
    circuit, ids = drawn[0].root, drawn[1]
    places = tidy_part(circuit, ids)
    assert places.keys() == set(ids)
    for one, other in combinations(rooms(circuit, places).items(), 2):
        if {one[0], other[0]} & set(ids):
            assert not overlap(one[1], other[1])
