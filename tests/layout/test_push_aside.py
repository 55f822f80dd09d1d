"""Pushing aside: no farther than needed, in chain, and nothing onto anything."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from examples import examples
from hypothesis import example, given
from hypothesis import strategies as st

from circuit_editor.layout.space.boxes import overlap
from circuit_editor.layout.space.push_aside import ACROSS, DOWN, DUST, WIRED, push_aside

BLOCK = "b"
SMALL = (0.0, 0.0, 100.0, 60.0)


def moved(box, by):
    dx, dy = by
    return box[0] + dx, box[1] + dy, box[2] + dx, box[3] + dy


def shrunk(box):
    """The box without its edges, which rounded sums may share."""
    return box[0] + DUST, box[1] + DUST, box[2] - DUST, box[3] - DUST


def pushed(boxes, after, wires=(), sources=(), step=0.0):
    """The boxes afterwards, the one that grew among them."""
    moves = push_aside(boxes, BLOCK, after, wires, sources, step)
    assert BLOCK not in moves
    found = {id_: moved(box, moves.get(id_, (0.0, 0.0))) for id_, box in boxes.items()}
    return found | {BLOCK: after}


@st.composite
def scattered(draw):
    """Boxes anywhere around a block, wires between some, and what the block becomes."""
    corner = st.tuples(st.integers(-40, 60), st.integers(-40, 40))
    size = st.tuples(st.integers(1, 12), st.integers(1, 8))
    boxes = {BLOCK: SMALL}
    for at in range(draw(st.integers(1, 14))):
        (x, y), (width, height) = draw(corner), draw(size)
        boxes[f"n{at}"] = (10.0 * x, 10.0 * y, 10.0 * (x + width), 10.0 * (y + height))
    names = st.sampled_from(sorted(boxes))
    wires = draw(st.lists(st.tuples(names, names), max_size=8))
    sources = draw(st.lists(names.filter(lambda id_: id_ != BLOCK), max_size=4))
    right, up, down = (draw(st.integers(0, 40)) * 10.0 for _ in range(3))
    return boxes, wires, sources, (0.0, -up, 100.0 + right, 60.0 + down)


@given(scattered(), st.sampled_from([0.0, 20.0]))
@examples(times=4)
@example(({BLOCK: SMALL, "n0": (110.0, -100.0, 200.0, -50.0)}, [], [], (0.0, -60.0, 90.0, 60.0)), 0)
def test_nothing_lies_on_anything_that_did_not_before(drawn, step):
    boxes, wires, sources, after = drawn
    now = pushed(boxes, after, wires, sources, step)
    for one, other in combinations(boxes, 2):
        if overlap(shrunk(now[one]), shrunk(now[other])):
            assert overlap(boxes[one], boxes[other]), (one, other)


@given(scattered())
def test_what_leads_to_the_right_goes_on_doing_so(drawn):
    boxes, wires, sources, after = drawn
    now = pushed(boxes, after, wires, sources)
    for source, target in wires:
        gap = boxes[target][0] - boxes[source][2]
        if gap >= 0:
            assert now[target][0] - now[source][2] >= min(gap, WIRED) - DUST


@given(scattered())
def test_what_is_not_in_the_way_stays(drawn):
    """Without growth nothing moves, and nothing ever moves left."""
    boxes, wires, sources, after = drawn
    assert not push_aside(boxes, BLOCK, SMALL, wires, sources)
    moves = push_aside(boxes, BLOCK, after, wires, sources)
    assert all(dx >= 0 for dx, _ in moves.values())
    for id_, box in boxes.items():
        if id_ != BLOCK and box[2] <= 0.0:
            assert moves.get(id_, (0.0, 0.0))[0] == 0.0


AFTER = (0.0, -40.0, 400.0, 100.0)


@pytest.mark.parametrize(
    "box, by",
    [
        ((110.0, 0.0, 150.0, 40.0), (300.0, 0.0)),  # nearer than ACROSS: as near as before
        ((300.0, 0.0, 340.0, 40.0), (100.0 + ACROSS, 0.0)),  # so far that less is needed
        ((400.0 + ACROSS, 0.0, 500.0, 40.0), (0.0, 0.0)),
        ((399.0 + ACROSS, 0.0, 500.0, 40.0), (1.0, 0.0)),
        ((300.0, 101.0 + DOWN, 340.0, 200.0), (0.0, 0.0)),  # below what it becomes
        ((0.0, 70.0, 40.0, 90.0), (0.0, 40.0)),
        ((0.0, 99.0 + DOWN, 40.0, 300.0), (0.0, 1.0)),
        ((0.0, -80.0, 40.0, -60.0), (0.0, -32.0)),
        ((-60.0, 0.0, -10.0, 20.0), (0.0, 0.0)),  # at its left
    ],
)
def test_no_farther_than_needed(box, by):
    moves = push_aside({BLOCK: SMALL, "n": box}, BLOCK, AFTER, [])
    assert moves.get("n", (0.0, 0.0)) == pytest.approx(by)


def test_what_is_pushed_pushes_on_and_takes_its_own_inputs_along():
    boxes = {
        BLOCK: SMALL,
        "next": (110.0, 0.0, 150.0, 40.0),
        "beyond": (160.0, 0.0, 200.0, 40.0),
        "reader": (300.0, -300.0, 340.0, -260.0),  # higher up, wired to what is pushed
        "card": (210.0, -400.0, 280.0, -360.0),  # feeds the reader alone
        "other": (210.0, 300.0, 280.0, 340.0),  # feeds what is left of everything, too
        "far": (700.0, 0.0, 740.0, 40.0),
    }
    wires = [("next", "reader"), ("card", "reader"), ("other", "reader"), ("other", BLOCK)]
    now = pushed(boxes, AFTER, wires, ["card", "other"])
    assert now["next"][0] == 410.0 and now["beyond"][0] == 460.0
    assert now["reader"][0] == 450.0 + 150.0
    assert now["card"][0] == boxes["card"][0] + 300.0
    assert now["other"] == boxes["other"] and now["far"] == boxes["far"]


def test_thousands_are_pushed_in_a_moment_and_forgotten_ones_are_in_nobodys_way():
    """A grid of 40 rows in which every second box is narrow: all of a row end up in order."""
    boxes = {BLOCK: SMALL}
    for column in range(1, 41):
        for row in range(-20, 20):
            x, y = 130.0 * column, 70.0 * row
            boxes[f"{column}.{row}"] = (x, y, x + (40.0 if column % 2 else 120.0), y + 60.0)
    now = pushed(boxes, (0.0, -300.0, 900.0, 400.0))
    rows = [[now[f"{column}.{row}"] for column in range(1, 41)] for row in range(-20, 20)]
    for row in rows:
        assert all(a[2] + 9.0 < b[0] for a, b in pairwise(row))
    assert now["40.19"] == boxes["40.19"] and now["40.0"][0] - boxes["40.0"][0] < 800.0
