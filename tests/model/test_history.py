"""Undo gives the very same object back; a drag is one step; nothing is merged by accident."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scripts import scripts

from circuit_editor.model import EMPTY, Document, History, Value
from circuit_editor.model.edits import add, set_value
from circuit_editor.model.history import LONGEST

START = add(EMPTY, "x", "input", (0, 0))


def at(number: float) -> Document:
    """A document whose x has this value."""
    return set_value(START, "x", number)


def value(history: History) -> float:
    return float(history.document.root.values["x"])


@given(scripts(), st.lists(st.booleans(), max_size=30))
def test_undo_and_redo_return_the_very_same_objects(script, walk):
    history, stages = History(EMPTY), [EMPTY]
    for edit in script:
        if history.commit(edit(history.document), "Edit"):
            stages.append(history.document)
    here = len(stages) - 1
    for back in walk:
        if back:
            history.undo()
            here = max(here - 1, 0)
        else:
            history.redo()
            here = min(here + 1, len(stages) - 1)
        assert history.document is stages[here]
    for stage in reversed(stages[:here]):
        history.undo()
        assert history.document is stage
    for stage in stages[1:]:
        history.redo()
        assert history.document is stage
    assert history.redo_label is None


def test_a_step_back_and_forth_bears_the_name_of_its_edit():
    history = History(START)
    assert (history.undo_label, history.redo_label) == (None, None)
    history.commit(at(2), "Set x")
    history.commit(at(3), "Set x again")
    assert (history.undo_label, history.redo_label) == ("Set x again", None)
    history.undo()
    assert (history.undo_label, history.redo_label) == ("Set x", "Set x again")
    history.undo()
    assert (history.undo_label, history.redo_label) == (None, "Set x")


def test_undo_and_redo_give_back_where_the_user_was():
    history = History(START)
    history.commit(at(2), "Set", before="there", after="here")
    assert history.undo() == "there"
    assert history.redo() == "here"


def test_at_the_ends_nothing_happens():
    history = History(START)
    assert history.undo() is None
    assert history.redo() is None
    assert history.document is START


def test_a_commit_of_what_is_there_already_is_no_step():
    history = History(START)
    assert history.commit(START, "Nothing") is False
    assert history.undo_label is None
    assert history.commit(at(2), "Set") is True


def test_a_new_edit_forgets_what_was_undone():
    history = History(START)
    history.commit(at(2), "Two")
    history.undo()
    history.commit(at(3), "Three")
    assert history.redo_label is None
    assert history.redo() is None
    assert value(history) == 3


def test_an_edit_that_changes_nothing_keeps_what_was_undone():
    history = History(START)
    history.commit(at(2), "Two")
    history.undo()
    history.commit(history.document, "Nothing")
    assert history.redo_label == "Two"


# Merged steps --------------------------------------------------------------------------------


def test_a_drag_is_one_step_and_remembers_where_it_began():
    history = History(START)
    for number in (2, 3, 4):
        history.commit(at(number), "Drag", merge="x", before=number - 1, after=number)
    assert value(history) == 4
    assert history.undo() == 1
    assert history.document is START
    assert history.undo_label is None
    assert history.redo() == 4
    assert value(history) == 4


def test_sealing_ends_a_drag():
    history = History(START)
    history.commit(at(2), "Drag", merge="x")
    history.seal()
    history.commit(at(3), "Drag", merge="x")
    history.undo()
    assert value(history) == 2


def test_another_key_or_none_is_a_step_of_its_own():
    history = History(START)
    for number, key in ((2, "x"), (3, "y"), (4, None), (5, None)):
        history.commit(at(number), "Edit", merge=key)
    back = []
    while history.undo_label:
        history.undo()
        back.append(value(history))
    assert back == [4, 3, 2, 1]


@pytest.mark.parametrize("sealed_by", ["undo", "undo and redo"])
def test_a_drag_never_goes_on_after_undo(sealed_by):
    """The wheel seals nothing: after undo, turning it again must be a step of its own."""
    history = History(START)
    history.commit(at(2), "Wheel", merge="x")
    if sealed_by == "undo":
        history.commit(at(3), "Something else")
        history.undo()
    else:
        history.undo()
        history.redo()
    assert value(history) == 2
    history.commit(at(4), "Wheel", merge="x")
    history.undo()
    assert value(history) == 2


def test_abandoning_a_drag_takes_it_back_and_leaves_nothing_to_redo():
    history = History(START)
    history.commit(at(2), "Set")
    history.commit(at(3), "Drag", merge="x", before="there")
    history.commit(at(4), "Drag", merge="x", before="on the way")
    assert history.abandon() == "there"
    assert value(history) == 2
    assert (history.undo_label, history.redo_label) == ("Set", None)


def test_an_abandoned_drag_leaves_what_was_undone_as_if_it_had_never_begun():
    history = History(START)
    history.commit(at(2), "Two")
    history.undo()
    for number in (3, 4):
        history.commit(at(number), "Drag", merge="x")
    assert history.redo_label is None
    history.abandon()
    assert history.redo_label == "Two"
    history.redo()
    assert value(history) == 2


def test_only_a_drag_under_way_can_be_abandoned():
    history = History(START)
    assert history.abandon() is None
    history.commit(at(2), "Set")
    assert history.abandon() is None
    history.commit(at(3), "Drag", merge="x")
    history.seal()
    assert history.abandon() is None
    assert value(history) == 3


def test_abandoning_twice_does_not_reach_into_an_earlier_drag():
    history = History(START)
    history.commit(at(2), "Drag", merge="x")
    history.commit(at(3), "Drag", merge="y")
    history.abandon()
    history.abandon()
    assert value(history) == 2


# The limit -----------------------------------------------------------------------------------


def test_the_history_keeps_its_last_steps():
    history = History(START)
    for number in range(LONGEST + 5):
        history.commit(at(number + 2), "Set")
    steps = 0
    while history.undo_label is not None:
        history.undo()
        steps += 1
    assert steps == LONGEST == 10_000
    assert value(history) == 6


# Going along the steps ------------------------------------------------------------------------


def test_one_goes_to_any_step_and_finds_the_very_same_documents():
    history = History(START)
    made = [START]
    for number in range(2, 7):
        history.commit(at(number), f"Set {number}", before=number - 1, after=number)
        made.append(history.document)
    names = ["", *(f"Set {number}" for number in range(2, 7))]
    for to in (2, 5, 0, 4, 4, 1, 5):
        moved = to != history.done
        view = history.go(to)
        assert (history.done, history.count) == (to, 5)
        assert history.document is made[to]
        assert [history.label_of(step) for step in range(6)] == names
        # where the last step that was taken back was made, or the last that was brought again
        assert view == (None if not moved else to + 1)
    history.go(-3)
    assert history.document is START
    history.go(99)
    assert history.document is made[-1]


def test_an_edit_after_going_back_forgets_the_steps_that_followed():
    history = History(START)
    for number in (2, 3, 4):
        history.commit(at(number), f"Set {number}")
    history.go(1)
    history.commit(at(9), "Nine")
    assert (history.done, history.count) == (2, 2)
    assert [history.label_of(step) for step in (1, 2)] == ["Set 2", "Nine"]


def test_the_value_that_a_step_set_is_known_whichever_steps_are_done():
    history = History(at(1))
    for number in (2, 3, 5):
        history.commit(at(number), "Set x", merge="drag" if number < 4 else None)
    history.commit(add(history.document, "y", "input", (9, 0)), "Add")
    history.commit(set_value(set_value(history.document, "x", 7), "y", 7), "Set both")
    for done in range(history.count + 1):
        history.go(done)
        found = [history.value_set_by(step) for step in range(history.count + 1)]
        assert found == [None, ("x", Value(1), Value(3)), ("x", Value(3), Value(5)), None, None]
