"""A peek into a block: it comes where the pointer rests, and shows that use's numbers."""

from __future__ import annotations

import pytest
from canvases import first_example
from PySide6.QtCore import Qt
from timers import go_off

from circuit_editor import files, resources
from circuit_editor.model.edits.grouping import group
from circuit_editor.ui.session.session import Session


@pytest.fixture
def block(session, view):
    """The first example with its two gates as one block, open on the canvas; the block's id."""
    document, id_ = group(first_example(), ["add1", "mul1"], "both", None)
    session.open(document, None)
    view.set_zoom(1.0)
    return id_


def rest_on(hand, id_):
    x, y = hand.node(id_)
    hand.move(x - 400, y)
    hand.move(x, y)


def test_the_inside_appears_where_the_pointer_rests_on_a_closed_block(hand, view, block, qtbot):
    rest_on(hand, block)
    assert not view.peek.isVisible()
    qtbot.waitUntil(view.peek.isVisible)
    assert not view.peek.picture.pixmap().isNull()
    assert view.rect().contains(view.peek.geometry())


def test_it_goes_when_the_pointer_leaves_or_the_hand_begins_something(hand, view, block):
    x, y = hand.node(block)
    rest_on(hand, block)
    go_off(view.peek)
    assert view.peek.isVisible()
    hand.move(x - 400, y)
    assert not view.peek.isVisible()
    rest_on(hand, block)
    go_off(view.peek)
    assert view.peek.isVisible()
    hand.press(x, y)
    assert not view.peek.isVisible()
    hand.release(x, y)
    rest_on(hand, block)
    go_off(view.peek)
    assert view.peek.isVisible()
    hand.key(Qt.Key.Key_Escape)
    assert not view.peek.isVisible()


def test_nothing_appears_over_gates_and_opened_blocks(hand, view, session, block):
    session.expand([block], open_=True)
    rest_on(hand, f"{block}/mul1")
    go_off(view.peek)
    assert not view.peek.isVisible()


def test_a_glance_has_the_numbers_of_the_use_and_the_session_stays_where_it_is(session, block):
    inside = session.glance(block)
    assert isinstance(inside, Session)
    assert inside.where == (block,)
    assert set(inside.shown.nodes) >= {"add1", "mul1"}
    pin = next(pin for pin in inside.shown.wires.values() if pin.node == "add1")
    assert inside.value(pin).text == "3.00"
    assert session.where == ()


@pytest.mark.parametrize("name", ["two-neurons-one-block", "three-levels", "sigmoid-as-one-block"])
@pytest.mark.parametrize("enlarged", [False, True])
def test_nothing_of_the_picture_is_cut_off(hand, view, session, name, enlarged):
    """Numbers are written larger the smaller the circuit is drawn: they have room then, too."""
    path = resources.folder() / "examples" / f"{name}.circuit"
    session.open(files.load(path), None)
    if enlarged:
        view.circuit_scene.appearance.present(on=True)
    blocks = [id_ for id_, each in session.shown.nodes.items() if each.gate.is_block]
    assert blocks
    view.fit()
    for id_ in blocks:
        hand.move(*hand.node(id_))
        go_off(view.peek)
        image = view.peek.picture.pixmap().toImage()
        wide, high = image.width(), image.height()
        edge = [(x, y) for x in range(wide) for y in (0, 1, high - 2, high - 1)]
        edge += [(x, y) for y in range(high) for x in (0, 1, wide - 2, wide - 1)]
        assert len({image.pixelColor(*at).name() for at in edge}) == 1
        view.peek.end()
