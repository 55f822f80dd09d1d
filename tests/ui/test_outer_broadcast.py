"""An outer broadcast is never silent: a mark at the gate, a sentence, and what cures it."""

from __future__ import annotations

import pytest
from small_array_circuits import Cover
from windows import Desk

from circuit_editor.engine import run_document
from circuit_editor.engine.marks import OUTER as STRETCHED
from circuit_editor.engine.marks import marks_of
from circuit_editor.expression import document_from
from circuit_editor.model import EMPTY, OUT, Pin

Y, T = [[0.2], [0.9], [-1.5]], [0.5, 0.5, -1.0]
TOLD = "(3×1) and (3) become 3×3: did you mean (3×1)?"


def squares(y=Y, t=T):
    """mean((y - t)²), where y is a column and t a row."""
    return document_from("L = mean((y - t)^2)", {"y": y, "t": t})


@pytest.fixture
def desk(qtbot, tmp_path):
    return Desk(qtbot, tmp_path)


@pytest.mark.parametrize(
    ("first", "second", "sentence"),
    [
        (Y, T, TOLD),
        (T, Y, "(3) and (3×1) become 3×3: did you mean (3)?"),
        (
            Y,
            [1.0, 2.0],
            "(3×1) and (2) become 3×2: each number of one meets every number of the other.",
        ),
        (Y, [[1.0]], None),
        (Y, 2.0, None),
        (Y, Y, None),
        ([Y], [[T]], "(1×3×1) and (1×1×3) become 1×3×3: did you mean (1×3×1)?"),
    ],
)
def test_both_shapes_and_what_was_meant_are_told(first, second, sentence):
    marks = [
        each for each in marks_of(run_document(squares(first, second))) if each.kind == STRETCHED
    ]
    told = [str(each.sentence) for each in marks]
    assert told == ([] if sentence is None else [sentence])


def test_the_gate_is_marked_and_one_click_cures_it(desk):
    desk.open(squares())
    scene, notice = desk.view.circuit_scene, desk.window.notice
    (gate,) = [id_ for id_, node in desk.session.shown.nodes.items() if node.kind == "sub"]
    assert scene.is_marked(gate) and notice.isVisible() and TOLD in notice._text.text()
    assert notice._offer.text() == "make t 3×1" and notice._keep.isVisible()
    notice._offer.click()
    assert not scene.is_marked(gate) and notice.isHidden()
    desk.session.undo()
    assert scene.is_marked(gate) and notice.isVisible()


def test_what_is_meant_is_told_no_more_until_shapes_change_and_its_mark_stays(desk):
    desk.open(squares())
    scene, notice, session = desk.view.circuit_scene, desk.window.notice, desk.session
    (gate,) = [id_ for id_, node in session.shown.nodes.items() if node.kind == "sub"]
    notice._keep.click()
    assert notice.isHidden() and scene.is_marked(gate)
    (t,) = [id_ for id_ in session.shown.nodes if session.shown.label(id_) == "t"]
    session.set_value(t, [1.0, 1.0, 1.0])
    assert notice.isHidden()
    session.set_value(t, [1.0, 1.0])
    assert notice.isVisible() and "become 3×2" in notice._text.text()
    session.undo()
    assert notice.isHidden()
    desk.open(EMPTY)
    desk.open(squares())
    assert notice.isVisible()


def test_while_numbers_are_covered_no_shape_is_told(desk):
    desk.open(squares())
    (y,) = [id_ for id_ in desk.session.shown.nodes if desk.session.shown.label(id_) == "y"]
    cover = Cover(Pin(y, OUT))
    desk.session.add_filter(cover)
    assert desk.window.notice.isHidden()
    desk.session.remove_filter(cover)
    assert desk.window.notice.isVisible()
