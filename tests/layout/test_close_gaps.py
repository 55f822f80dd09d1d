"""Gaps that close: what is fed moves up, in order, and lies on nothing."""

from __future__ import annotations

from itertools import combinations

from examples import examples
from hypothesis import given
from hypothesis import strategies as st

import circuit_editor as ce
from circuit_editor.layout.places.chain_places import share_chains
from circuit_editor.layout.space.boxes import overlap
from circuit_editor.layout.space.close_gaps import close_gaps
from circuit_editor.layout.space.free_space import body_of
from circuit_editor.layout.space.push_aside import ACROSS
from circuit_editor.model import edits
from circuit_editor.model.chains import find_chains

NETWORK = (
    "h1 = 1/(1+exp(-(w1*x+w2*y))); h2 = 1/(1+exp(-(w3*x+w4*y)));"
    " o1 = 1/(1+exp(-(w5*h1+w6*h2))); o2 = 1/(1+exp(-(w7*h1+w8*h2))); f = (o1-o2)^2"
)


@st.composite
def narrowed(draw):
    """Boxes that do not overlap, wires to the right, and by how much some became narrower."""
    boxes, freed = {}, {}
    for at in range(draw(st.integers(2, 14))):
        x, y = draw(st.integers(0, 50)) * 20.0, draw(st.integers(0, 30)) * 20.0
        wide, high = draw(st.integers(1, 10)) * 20.0, draw(st.integers(1, 4)) * 20.0
        box = x, y, x + wide, y + high
        if any(overlap(box, other) for other in boxes.values()):
            continue
        boxes[f"n{at}"] = box
        if draw(st.booleans()):
            freed[f"n{at}"] = draw(st.integers(0, int(wide) - 1)) * 1.0
    names = st.sampled_from(sorted(boxes))
    wires = draw(st.lists(st.tuples(names, names), max_size=12))
    sources = draw(st.frozensets(names, max_size=4)) - {b for _, b in wires}
    return boxes, freed, wires, sources


def closed(drawn, step=0.0):
    """The boxes before and after, those that became narrower as they are."""
    boxes, freed, wires, sources = drawn
    now = {
        id_: (west, north, east - freed.get(id_, 0.0), south)
        for id_, (west, north, east, south) in boxes.items()
    }
    moves = close_gaps(now, freed, wires, sources, step)
    return boxes, {
        id_: (box[0] - moves.get(id_, 0.0), box[1], box[2] - moves.get(id_, 0.0), box[3])
        for id_, box in now.items()
    }


@given(narrowed(), st.sampled_from([0.0, 20.0]))
@examples(times=4)
def test_nothing_comes_to_lie_on_anything_and_all_move_left(drawn, step):
    before, now = closed(drawn, step)
    for one, other in combinations(now, 2):
        assert not overlap(now[one], now[other])
    assert all(now[id_][0] <= before[id_][0] for id_ in now)


@given(narrowed())
def test_wires_between_gates_get_no_shorter_and_what_nothing_freed_stays(drawn):
    before, now = closed(drawn)
    _, freed, wires, sources = drawn
    downstream = set(freed)
    for _ in before:
        downstream |= {b for a, b in wires if a in downstream}
    for a, b in wires:
        if a not in sources and before[a][2] <= before[b][0]:
            gap = before[b][0] - before[a][2]
            assert now[b][0] - now[a][2] >= gap - 1e-9
    for id_ in before.keys() - downstream - sources:
        assert now[id_][0] == before[id_][0]


def test_a_join_waits_for_all_that_feeds_it_and_cards_go_along():
    boxes = {
        "block": (0.0, 0.0, 60.0, 40.0),  # it was 200 wide
        "next": (216.0, 0.0, 256.0, 40.0),
        "card": (150.0, 100.0, 200.0, 140.0),
        "left": (-200.0, 100.0, -150.0, 140.0),
        "other": (0.0, 300.0, 260.0, 340.0),
        "join": (300.0, 150.0, 340.0, 190.0),
        "wall": (70.0, 10.0, 90.0, 30.0),
    }
    wires = [("block", "next"), ("card", "next"), ("left", "next"), ("next", "join")]
    wires += [("other", "join")]
    freed = {"block": 140.0}
    moves = close_gaps(boxes, freed, wires, ["card", "left"])
    assert moves == {"next": 216.0 - (90.0 + ACROSS), "card": 216.0 - (90.0 + ACROSS)}
    del boxes["wall"]
    assert close_gaps(boxes, freed, wires, ["card", "left"]) == {"next": 140.0, "card": 140.0}
    free = close_gaps(boxes, freed, wires[:-1], ["card", "left"])
    assert free == {"next": 140.0, "card": 140.0, "join": 140.0}


def assert_clear(circuit):
    for pair in combinations(circuit.nodes, 2):
        assert not overlap(*(body_of(circuit, id_) for id_ in pair)), pair


def width(circuit):
    boxes = [body_of(circuit, id_) for id_ in circuit.nodes]
    return max(box[2] for box in boxes) - min(box[0] for box in boxes)


def test_blocks_in_place_of_chains_stand_clear_and_close_up():
    document = ce.circuit(NETWORK).document
    x, y = document.root.places[document.loss]
    document = edits.move(document, {document.loss: (x + 30.0, y)})  # placed by hand: not tidied
    chains = [each for each in find_chains(document.root) if each.function.name == "sigmoid"]
    shared, uses = share_chains(document, chains, "sigmoid")
    circuit = shared.root
    assert_clear(circuit)
    for use, chain in zip(uses, chains, strict=True):
        assert body_of(circuit, use)[0] <= body_of(document.root, chain.nodes[-1])[0]
    assert width(circuit) < width(document.root)


def test_a_tidy_circuit_is_tidy_again():
    from circuit_editor.layout.places.tidy import tidy

    document = ce.circuit("f = 1/(1+exp(-a)) + 1/(1+exp(-b))").document
    assert tidy(document.root) == document.root.places
    shared, _ = share_chains(document, find_chains(document.root), "sigmoid")
    assert tidy(shared.root) == shared.root.places
