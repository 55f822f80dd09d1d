"""What is held when something takes away what it is about: it is let go, and nothing is changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import pytest
from canvases import first_example, small_circuit
from hand import LEFT, Hand
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from circuit_editor.layout.space import free_space
from circuit_editor.model import EMPTY, OUT, Document, Pin, blocks, edits
from circuit_editor.teaching.predict.prediction import Cover
from circuit_editor.ui.canvas.editors.guess_field import Guessing
from circuit_editor.ui.canvas.view import CanvasView
from circuit_editor.ui.classroom.predicting import Predicting
from circuit_editor.ui.session.session import Session
from circuit_editor.ui.shell.editing.clipboard import Clipboard

Key = Qt.Key


class Scenery(NamedTuple):
    """What a test plays with."""

    view: CanvasView
    session: Session
    hand: Hand


@pytest.fixture
def scenery(view, session, hand):
    """The lecture's first example with a block beside it, in the middle of the canvas."""
    document = edits.add(first_example(), "exp1", "exp", (220, 260))
    document = edits.connect(document, Pin("y", OUT), Pin("exp1", "x"))
    document, block = free_space.group(document, ["exp1"], "b")
    assert block == BLOCK
    session.open(document, None)
    view.fit()
    return Scenery(view, session, hand)


BLOCK = "block1"

# --- what takes a node away --------------------------------------------------------------------


def without(document: Document, id_: str) -> Document:
    return edits.remove(document, [id_])


def undo(play: Scenery, id_: str, hold: Callable[[], None]) -> None:
    whole = play.session.document
    play.session.open(without(whole, id_), None)
    play.session.replace("Add", whole)
    hold()
    while id_ in play.session.circuit.nodes:  # a slider that is dragged has made a step of its own
        play.session.undo()


def redo(play: Scenery, id_: str, hold: Callable[[], None]) -> None:
    play.session.edit("Delete", edits.remove, [id_])
    play.session.undo()
    hold()
    play.session.redo()


def cut(play: Scenery, id_: str, hold: Callable[[], None]) -> None:
    hold()
    play.session.select({id_})
    Clipboard(play.session).cut()


def another_document(play: Scenery, id_: str, hold: Callable[[], None]) -> None:
    """As the next step of a lesson brings it, or an expression that is built."""
    hold()
    play.session.open(without(small_circuit(), id_), None)


def another_with_the_same_ids(play: Scenery, id_: str, hold: Callable[[], None]) -> None:
    hold()
    play.session.open(small_circuit(), None)


def an_empty_one(play: Scenery, id_: str, hold: Callable[[], None]) -> None:
    hold()
    play.session.replace("From expression", EMPTY)


def enter(play: Scenery, id_: str, hold: Callable[[], None]) -> None:
    hold()
    play.session.enter(BLOCK)


REMOVALS = (undo, redo, cut, another_document, another_with_the_same_ids, an_empty_one, enter)

# --- what holds it -----------------------------------------------------------------------------


def draws_a_wire(play: Scenery) -> None:
    play.hand.press(*play.hand.pin("mul1", OUT))
    play.hand.move(*play.hand.node("x"))


def takes_a_wire_elsewhere(play: Scenery) -> None:
    play.hand.press(*play.hand.pin("mul1", "a"))
    play.hand.move(*play.hand.node("x"))


def carries_a_wire(play: Scenery) -> None:
    play.hand.click(*play.hand.pin("mul1", OUT))


def draws_a_wire_by_keys(play: Scenery) -> None:
    play.session.select({"mul1"})
    play.view.start_wire()


def moves(play: Scenery) -> None:
    x, y = play.hand.node("mul1")
    play.hand.press(x, y)
    play.hand.move(x + 30, y + 30)


def types_a_name(play: Scenery) -> None:
    play.view.in_place.name(BLOCK, lambda name: play.session.message.emit(name))
    QTest.keyClicks(QApplication.focusWidget(), "never")


def moves_several(play: Scenery) -> None:
    play.session.select({"mul1", "x"})
    x, y = play.hand.node("x")
    play.hand.press(x - 20, y)
    play.hand.move(x, y + 30)


def slides(play: Scenery) -> None:
    shape = play.view.circuit_scene.nodes["x"]
    grip = shape.on_canvas(shape.slider_rect()).center()
    play.hand.press(grip.x(), grip.y())
    play.hand.move(grip.x() + 9, grip.y())


def types_a_value(play: Scenery) -> None:
    play.session.select({"x"})
    play.view.setFocus()
    QTest.keyClicks(play.view, "7")


HOLDS = (
    (draws_a_wire, "mul1"),
    (takes_a_wire_elsewhere, "mul1"),
    (takes_a_wire_elsewhere, "add1"),  # the wire's other end
    (carries_a_wire, "mul1"),
    (draws_a_wire_by_keys, "mul1"),
    (moves, "mul1"),
    (moves_several, "mul1"),
    (slides, "x"),
    (types_a_value, "x"),
    (types_a_name, BLOCK),
)


NEVER_MEET = (
    (types_a_name, enter),  # whoever goes elsewhere has finished the name
    (slides, redo),  # a new number leaves nothing to do again
)
MEET = [  # each with every other one of the removals; with the soak each with all
    pytest.param(
        *(hold, id_, removal),
        id=f"{hold.__name__}-{id_}-{removal.__name__}",
        marks=pytest.mark.soak if (at + turn) % 2 else (),
    )
    for at, (hold, id_) in enumerate(HOLDS)
    for turn, removal in enumerate(REMOVALS)
    if (hold, removal) not in NEVER_MEET
]


@pytest.mark.parametrize(("hold", "id_", "removal"), MEET)
def test_what_is_held_is_let_go_with_its_node(scenery, hold, id_, removal):
    view, session, _ = scenery
    said: list[str] = []

    def hold_it() -> None:
        hold(scenery)
        assert view.gesture is not None or field_of(view) is not None
        session.message.connect(said.append)

    removal(scenery, id_, hold_it)
    assert view.gesture is None
    assert field_of(view) is None
    assert not view.circuit_scene.is_wiring
    after, selection = session.document, session.selection
    goes_on(scenery)
    assert session.document is after
    assert session.selection == selection
    assert "never" not in said


def field_of(view: CanvasView):
    """The field that has the keyboard, if one over the canvas has."""
    focus = QApplication.focusWidget()
    return focus if focus is not None and focus.parent() is view.viewport() else None


def goes_on(play: Scenery) -> None:
    """The hand has noticed nothing: it moves on, and lets the button up over nothing."""
    view = play.view
    middle = view.viewport().rect().center()
    corner = view.viewport().rect().bottomLeft()
    for pixel in (middle, corner):
        QTest.mouseMove(view.viewport(), pixel)
    view.grab()
    QTest.mouseRelease(view.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, corner)
    view.grab()


# --- what holds nothing, and goes on -----------------------------------------------------------


def test_a_rubber_band_outlives_what_was_selected_before(scenery):
    view, session, hand = scenery
    session.select({"mul1"})
    corner = view.mapToScene(3, 3)
    hand.press(corner.x(), corner.y(), Qt.KeyboardModifier.ShiftModifier)
    hand.move(corner.x() + 5, corner.y() + 5)
    session.edit("Delete", edits.remove, ["mul1"])
    hand.move(corner.x() + 9, corner.y() + 9)
    assert session.selection == frozenset()
    hand.key(Key.Key_Escape)
    assert session.selection == frozenset()


def test_panning_and_placing_go_on_while_the_circuit_changes(scenery):
    view, session, hand = scenery
    view.pick("exp")
    session.edit("Delete", edits.remove, ["mul1"])
    hand.click(*hand.node("x"))
    assert len([each for each in session.circuit.nodes.values() if each.kind == "exp"]) == 1
    middle = Qt.MouseButton.MiddleButton
    before = view.scrolled
    hand.press(*hand.node("x"), button=middle)
    session.undo()
    QTest.mouseMove(view.viewport(), view.viewport().rect().center())
    assert view.scrolled != before
    hand.release(*hand.node("x"), button=middle)


def test_a_block_that_is_carried_is_let_go_with_its_last_use(scenery):
    view, session, hand = scenery
    view.pick(f"block:{session.circuit.nodes[BLOCK].interface.block}")
    assert view.gesture is not None
    session.edit("Delete", edits.remove, [BLOCK])
    assert view.gesture is None
    after = session.document
    hand.click(*hand.node("x"))
    assert session.document is after


def test_a_block_that_is_opened_while_it_is_moved_is_let_go(scenery):
    view, session, hand = scenery
    x, y = hand.node(BLOCK)
    hand.press(x, y)
    hand.move(x + 30, y + 30)
    session.expand([BLOCK], open_=True)
    assert view.gesture is None
    after = session.document
    goes_on(scenery)
    assert session.document is after


def test_a_slider_is_let_go_where_its_value_becomes_an_array(scenery):
    view, session, _ = scenery
    session.set_value("x", [1.0, 2.0])
    session.undo()
    slides(scenery)
    session.set_value("x", [1.0, 2.0])
    assert view.gesture is None
    goes_on(scenery)
    assert session.number_of("x").shape == (2,)


def test_a_port_that_goes_takes_the_wire_along_that_is_drawn_from_it(scenery):
    view, session, hand = scenery
    interface = session.circuit.nodes[BLOCK].interface
    hand.press(*hand.pin(BLOCK, interface.outputs[0].id))
    hand.move(*hand.node("x"))
    after = blocks.edit_at(session.document, (BLOCK,), edits.remove, [interface.outputs[0].id])
    session.replace("Delete", after)
    assert BLOCK in session.circuit.nodes
    assert view.gesture is None
    goes_on(scenery)


def test_a_wire_that_would_close_a_loop_by_now_is_not_made_by_keys(scenery):
    view, session, hand = scenery
    inlet = Pin(BLOCK, session.circuit.nodes[BLOCK].interface.inputs[0].id)
    document = edits.disconnect(session.document, [Pin("mul1", "a"), inlet])
    session.open(document, None)
    session.replace("Connect", edits.connect(document, Pin("mul1", OUT), inlet))
    session.undo()
    session.select({BLOCK})
    view.start_wire()
    while view.circuit_scene.hovered_pin != Pin("mul1", "a"):
        hand.key(Key.Key_Down)
    session.redo()  # what feeds the block now
    before = session.document
    hand.key(Key.Key_Return)
    assert session.document is before


@pytest.mark.parametrize("removal", REMOVALS, ids=lambda each: each.__name__)
def test_a_guess_is_not_taken_for_a_number_that_went(scenery, removal):
    view, session, _ = scenery
    predicting = Predicting(session, view)
    view.guessing = Guessing(view, predicting)

    def ask() -> None:
        session.select({"mul1"})
        predicting.begin(Cover.GRADIENTS)
        assert view.guessing.field is not None
        QTest.keyClicks(view.guessing.field, "1")

    removal(scenery, "mul1", ask)
    after = session.document
    field = view.guessing.field
    if field is not None:
        QTest.keyClick(field, Key.Key_Return)
    goes_on(scenery)
    assert session.document is after


def test_what_is_not_shown_takes_no_room_and_is_not_selected(scenery):
    view, session, _ = scenery
    scene = view.circuit_scene
    assert scene.content({"gone"}).isEmpty()
    assert scene.content({"gone", "x"}) == scene.content({"x"})
    session.select({"gone", "x"}, wire=Pin("gone", "a"))
    assert (session.selection, session.selected_wire) == ({"x"}, None)
