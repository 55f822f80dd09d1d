"""The curve of the last losses: it follows undo and redo, and begins anew after other edits."""

from __future__ import annotations

from itertools import pairwise

from circuit_editor.expression import document_from
from circuit_editor.model import edits
from circuit_editor.teaching.descent import loss_history
from circuit_editor.teaching.descent.loss_history import LossHistory


def stepped(history: LossHistory, document, losses):
    """Documents on the way down, the first one given."""
    way = [document]
    for before, after in pairwise(losses):
        following = edits.set_value(way[-1], "w", after)
        history.add(way[-1], before, following, after)
        way.append(following)
    return way


def start():
    return document_from("f = w^2")


def test_the_curve_grows_with_every_step_and_shrinks_with_undo():
    history = LossHistory()
    first, second, third = stepped(history, start(), [4.0, 2.0, 1.0])
    assert history.losses(third, 9) == [4.0, 2.0, 1.0] and history.made == 2
    history.follow(third, second, same_numbers=False)
    assert history.losses(second, 9) == [4.0, 2.0] and history.made == 1
    history.follow(second, first, same_numbers=False)
    assert history.losses(first, 9) == [4.0] and history.made == 0
    history.follow(first, second, same_numbers=False)
    assert history.losses(second, 9) == [4.0, 2.0] and history.made == 1


def test_another_edit_begins_a_curve_and_counts_on():
    history = LossHistory()
    _, second = stepped(history, start(), [4.0, 2.0])
    edited = edits.set_value(second, "w", 9.0)
    history.follow(second, edited, same_numbers=False)
    assert history.losses(edited, 9) == [] and history.made == 1
    _, last = stepped(history, edited, [81.0, 16.0])
    assert history.losses(last, 9) == [81.0, 16.0] and history.made == 2
    history.follow(edited, second, same_numbers=False)
    assert history.losses(second, 9) == [4.0, 2.0] and history.made == 1


def test_a_node_that_is_moved_changes_no_curve():
    history = LossHistory()
    _, second = stepped(history, start(), [4.0, 2.0])
    moved = edits.move(second, {"w": (7.0, 7.0)})
    history.follow(second, moved, same_numbers=True)
    assert history.losses(moved, 9) == [4.0, 2.0]
    _, last = stepped(history, moved, [2.0, 1.0])
    assert history.losses(last, 9) == [4.0, 2.0, 1.0]
    assert history.losses(last, 2) == [2.0, 1.0], "the last ones"


def test_a_long_way_is_forgotten_from_its_beginning(monkeypatch):
    monkeypatch.setattr(loss_history, "LONGEST", 3)
    history = LossHistory()
    way = stepped(history, start(), [5.0, 4.0, 3.0, 2.0, 1.0])
    assert history.losses(way[-1], 9) == [4.0, 3.0, 2.0, 1.0]
    assert history.losses(way[0], 9) == [] and history.made == 4
