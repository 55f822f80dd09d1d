"""The curve of the last losses: it follows undo and redo, and begins anew after other edits."""

from __future__ import annotations

from itertools import pairwise

from circuit_editor.expression import document_from
from circuit_editor.model import edits
from circuit_editor.teaching import trail as trails
from circuit_editor.teaching.trail import Trail


def stepped(trail: Trail, document, losses):
    """Documents on the way down, the first one given."""
    way = [document]
    for before, after in pairwise(losses):
        following = edits.set_value(way[-1], "w", after)
        trail.add(way[-1], before, following, after)
        way.append(following)
    return way


def start():
    return document_from("f = w^2")


def test_the_curve_grows_with_every_step_and_shrinks_with_undo():
    trail = Trail()
    first, second, third = stepped(trail, start(), [4.0, 2.0, 1.0])
    assert trail.losses(third, 9) == [4.0, 2.0, 1.0] and trail.made == 2
    trail.follow(third, second, same_numbers=False)
    assert trail.losses(second, 9) == [4.0, 2.0] and trail.made == 1
    trail.follow(second, first, same_numbers=False)
    assert trail.losses(first, 9) == [4.0] and trail.made == 0
    trail.follow(first, second, same_numbers=False)
    assert trail.losses(second, 9) == [4.0, 2.0] and trail.made == 1


def test_another_edit_begins_a_curve_and_counts_on():
    trail = Trail()
    _, second = stepped(trail, start(), [4.0, 2.0])
    edited = edits.set_value(second, "w", 9.0)
    trail.follow(second, edited, same_numbers=False)
    assert trail.losses(edited, 9) == [] and trail.made == 1
    _, last = stepped(trail, edited, [81.0, 16.0])
    assert trail.losses(last, 9) == [81.0, 16.0] and trail.made == 2
    trail.follow(edited, second, same_numbers=False)
    assert trail.losses(second, 9) == [4.0, 2.0] and trail.made == 1


def test_a_node_that_is_moved_changes_no_curve():
    trail = Trail()
    _, second = stepped(trail, start(), [4.0, 2.0])
    moved = edits.move(second, {"w": (7.0, 7.0)})
    trail.follow(second, moved, same_numbers=True)
    assert trail.losses(moved, 9) == [4.0, 2.0]
    _, last = stepped(trail, moved, [2.0, 1.0])
    assert trail.losses(last, 9) == [4.0, 2.0, 1.0]
    assert trail.losses(last, 2) == [2.0, 1.0], "the last ones"


def test_a_long_way_is_forgotten_from_its_beginning(monkeypatch):
    monkeypatch.setattr(trails, "LONGEST", 3)
    trail = Trail()
    way = stepped(trail, start(), [5.0, 4.0, 3.0, 2.0, 1.0])
    assert trail.losses(way[-1], 9) == [4.0, 3.0, 2.0, 1.0]
    assert trail.losses(way[0], 9) == [] and trail.made == 4
