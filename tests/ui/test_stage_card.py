"""The large card on stage: for what is selected, at work or asked; it hides nothing it tells of."""

from __future__ import annotations

import random

import numpy as np
import pytest
from hand import NOTHING
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QToolButton
from small_array_circuits import Cover, array_circuit, forked_arrays
from thinned import thinned
from windows import CTRL, LEFT, NEURON, SHIFT, Desk

from circuit_editor import resources
from circuit_editor.model import EMPTY, OUT, Pin, Value, edits
from circuit_editor.text import Quantity, bracket_negative, show
from circuit_editor.ui.canvas import free_area
from circuit_editor.ui.inspector.cards.tile_equation import TileEquation
from circuit_editor.ui.widgets.formula_view import FormulaView

Key = Qt.Key
BLOCK = resources.folder() / "examples" / "sigmoid-as-one-block.circuit"


@pytest.fixture
def desk(qtbot, tmp_path):
    desk = Desk(qtbot, tmp_path)
    desk.open(NEURON)
    desk.stage = desk.window.classroom.presenting
    desk.explaining = desk.window.classroom.explaining
    desk.stepping = desk.window.classroom.stepping
    return desk


def settle() -> None:
    for _ in range(4):
        QApplication.processEvents()


def texts(desk: Desk) -> list[str]:
    """What can be read on the card, formulas too."""
    settle()
    card = desk.explaining.card
    labels = [each.text() for each in card.findChildren(QLabel) if each.isVisible()]
    drawn = [*card.findChildren(FormulaView), *card.findChildren(TileEquation)]
    return [each for each in (*labels, *(each.accessibleName() for each in drawn)) if each]


def tabs(desk: Desk) -> list[str]:
    card = desk.explaining.card
    found = [each for each in card.findChildren(QToolButton) if each.isVisibleTo(card)]
    return [each.text() for each in found if each.isCheckable()]


def is_shown(desk: Desk) -> bool:
    card = desk.explaining.card
    return card is not None and card.isVisible()


def to_step(desk: Desk, pass_: str, id_: str) -> None:
    desk.stepping.go_to(pass_, id_)
    settle()


def hides(desk: Desk) -> float:
    settle()
    place = free_area.as_array([desk.explaining.card.geometry()])
    return float(free_area.hidden_by(place, free_area.obstacles_in_view(desk.view).things)[0])


@pytest.mark.parametrize(
    "keys", [(Key.Key_F12, Qt.KeyboardModifier.NoModifier), (Key.Key_F5, SHIFT)]
)
def test_the_chain_rule_of_what_is_at_work_large_and_with_its_formula(desk, keys):
    desk.key(Key.Key_F5)
    to_step(desk, "backward", "exp1")
    assert not is_shown(desk)
    desk.key(*keys)
    told = texts(desk)
    for each in ("exp", "−0.53", "×", "0.37", "≈", "−0.20", "upstream", "local", "downstream"):
        assert each in told
    assert "d/dx eˣ = eˣ = e^(−1.00) ≈ 0.37" in told and "slope 0.37 at −1.00" in told
    digits = next(
        each for each in desk.explaining.card.findChildren(QLabel) if each.text() == "−0.20"
    )
    assert QFontInfo(digits.font()).pixelSize() >= 1.4 * desk.window.appearance.sentence
    assert digits.property("role") == "gradient"
    assert desk.view.hasFocus()


def test_it_follows_the_steps_and_covers_what_is_not_reached(desk):
    desk.key(Key.Key_F5)
    to_step(desk, "backward", "exp1")
    desk.key(Key.Key_F12)
    texts(desk)
    desk.key(Key.Key_PageDown)  # ×−1
    assert "−1.00" in texts(desk) and "0.20" in texts(desk)
    desk.key(Key.Key_PageUp)
    desk.key(Key.Key_PageUp)
    assert "+1" in " ".join(texts(desk))
    to_step(desk, "forward", "exp1")
    told = " ".join(texts(desk))
    assert "−0.53" not in told and "−0.20" not in told


def test_it_shows_what_is_clicked_and_every_kind_of_thing(desk):
    desk.key(Key.Key_F5)
    desk.click("exp1")
    desk.key(Key.Key_F12)
    assert tabs(desk) == ["Chain rule", "Nudge", "Paths"]
    desk.click(desk.session.circuit.find("w0"))
    assert tabs(desk) == ["Gradient", "Nudge", "Paths"] and "−0.20" in " ".join(texts(desk))
    desk.click("add1")
    assert tabs(desk) == ["Chain rule", "Tangent", "Nudge", "Paths"]
    target = next(each for each in desk.session.circuit.wires if each.node == "exp1")
    (x, y, *_), _ = desk.view.circuit_scene.numbers.on_wire(target)
    desk.hand.click(x, y - 6)  # on its number
    assert desk.session.selected_wire == target
    assert tabs(desk) == ["Gradient", "Nudge", "Paths"]
    assert any("on the way to" in each for each in texts(desk))


def test_further_presses_turn_its_pages_and_the_last_puts_it_away(desk):
    desk.key(Key.Key_F5)
    desk.click("add1")
    seen = []
    for _ in range(4):
        desk.key(Key.Key_F12)
        settle()
        seen.append(next(each for each in desk.explaining.card.findChildren(QToolButton)
                         if each.isChecked() and each.isVisible()).text())  # fmt: skip
    assert seen == ["Chain rule", "Tangent", "Nudge", "Paths"]
    desk.key(Key.Key_F12, SHIFT)
    assert "nudge h" in texts(desk)
    desk.key(Key.Key_F12)
    desk.key(Key.Key_F12)
    assert not is_shown(desk) and desk.stage.is_on


def test_the_mouse_turns_pages_and_closes(desk):
    desk.key(Key.Key_F5)
    desk.click("exp1")
    desk.key(Key.Key_F12)
    settle()
    card = desk.explaining.card
    QTest.mouseClick(desk.button(card, "Nudge"), LEFT)
    assert "actual change" in texts(desk)
    QTest.mouseClick(desk.button(card, "✕"), LEFT)
    assert not is_shown(desk)


def test_a_block_has_its_closed_form_and_its_proof(desk, qtbot):
    desk.open(BLOCK)
    (block,) = [
        id_ for id_, each in desk.session.circuit.nodes.items() if each.interface is not None
    ]
    desk.key(Key.Key_F5)
    desk.click(block)
    desk.key(Key.Key_F12)
    assert tabs(desk) == ["Chain rule", "Closed form", "Proof", "Nudge", "Paths"]
    assert "0.20" in texts(desk) and "1.00" in texts(desk)
    desk.key(Key.Key_F12)
    formulas = lambda: desk.explaining.card.findChildren(FormulaView)  # noqa: E731
    qtbot.waitUntil(lambda: len(formulas()) >= 2, timeout=20_000)
    settle()
    assert max(each.height() for each in formulas()) > 40  # as large as a hall needs it
    desk.key(Key.Key_F12)
    assert texts(desk).count("0.19661193324148188") == 2
    squeezed = [
        each.text()
        for each in desk.explaining.card.findChildren(QLabel)
        if each.isVisible() and each.height() < each.fontMetrics().height()
    ]
    assert not squeezed


def test_a_block_of_arrays_has_no_page_on_which_nothing_is_told(desk):
    desk.open(resources.folder() / "examples" / "network-as-nested-blocks.circuit")
    circuit = desk.session.circuit
    block = min(id_ for id_, each in circuit.nodes.items() if each.interface is not None)
    desk.key(Key.Key_F5)
    for id_, expected in (
        (block, ["Chain rule", "Closed form"]),
        (circuit.find("W1"), ["Gradient", "Nudge"]),
    ):
        desk.session.select({id_})
        desk.key(Key.Key_F12)
        assert tabs(desk) == expected
        for name in expected:
            told = texts(desk)
            assert "There is nothing to tell here." not in told, name
            assert any("∂" in each for each in told) or name in ("Closed form", "Nudge"), name
            is_step = id_ == block and name == "Chain rule"  # whose rows are drawn as tiles
            assert not is_step or "∂L/∂y → ∂L/∂h ∂L/∂W2 ∂L/∂b2" in told
            assert not is_step or not any(" × " in each for each in told)  # no shapes in words
            desk.key(Key.Key_F12)
        desk.explaining.close()


def test_esc_puts_the_card_away_and_then_leaves(desk):
    desk.key(Key.Key_F5)
    desk.click("exp1")
    desk.key(Key.Key_F12)
    desk.key(Key.Key_Escape)
    assert not is_shown(desk) and desk.stage.is_on
    desk.key(Key.Key_Escape)
    assert not desk.stage.is_on


def test_where_nothing_is_chosen_it_says_what_to_do(desk):
    desk.key(Key.Key_F5)
    desk.key(Key.Key_F12)
    assert "is explained then" in desk.stage.overlay.message and not is_shown(desk)


def test_at_the_desk_it_says_where_it_is_shown(desk):
    desk.key(Key.Key_F12)
    assert "F5" in desk.window.statusBar().currentMessage()


# It hides nothing ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("id_", "size"),
    thinned(
        ["exp1", "mul1", "reciprocal1", "mul2"],
        [(1280, 720), (1920, 1080), (1024, 768)],
        together=1,
    ),
)
def test_it_stands_where_nothing_is_drawn(desk, id_, size):
    desk.window.resize(*size)
    desk.key(Key.Key_F5)
    desk.stepping.start(at_end=True)
    to_step(desk, "backward", id_)
    for _ in range(3):
        desk.key(Key.Key_F12)
        settle()
        assert is_shown(desk) and hides(desk) == 0
        caption = desk.stage.overlay.caption.height
        seen = desk.view.viewport().rect().adjusted(0, 0, 0, -caption)
        assert seen.contains(desk.explaining.card.geometry())


@pytest.mark.parametrize("every", [5, pytest.param(1, marks=pytest.mark.soak)])
def test_over_a_large_circuit_it_never_lies_on_what_it_tells_of(desk, every):
    desk.open(resources.folder() / "examples" / "two-layer-network.circuit")
    desk.key(Key.Key_F5)
    desk.key(Key.Key_F12)
    zoom = desk.view.zoom
    for id_ in sorted(desk.session.circuit.nodes)[::every]:
        desk.session.select({id_})
        desk.explaining.close()
        desk.key(Key.Key_F12)
        settle()
        place = free_area.as_array([desk.explaining.card.geometry()])
        told = free_area.obstacles_in_view(desk.view, {id_}).kept
        assert len(told) and not free_area.hidden_by(place, told).any(), id_
        assert desk.view.zoom >= 0.55 * zoom  # and what is told of can still be read


def test_the_circuit_is_as_large_as_before_when_the_card_is_gone(desk):
    desk.key(Key.Key_F5)
    desk.click("mul1")
    zoom = desk.view.zoom
    for _ in range(4):
        desk.key(Key.Key_F12)
        settle()
    desk.key(Key.Key_Escape)
    settle()
    assert not is_shown(desk) and desk.view.is_fitted
    assert desk.view.zoom == pytest.approx(zoom, rel=0.01)


def test_many_places_are_tried_at_once_and_the_best_is_found():
    room, things = QRect(0, 0, 200, 100), free_area.as_array([QRect(0, 0, 100, 100)])
    nothing = free_area.as_array([])
    over = free_area.Obstacles(things, nothing, nothing)
    place, cost = free_area.best(room, QRect(0, 0, 90, 90).size(), over)
    assert cost == 0 and place.left() >= 100
    assert np.array_equal(
        free_area.hidden_by(free_area.as_array([QRect(50, 50, 20, 20)]), things), [400]
    )


# Predictions and the check ----------------------------------------------------------------


def test_a_clicker_shows_the_number_with_its_chain_rule_and_then_goes_on(desk):
    predicting = desk.window.classroom.predicting
    desk.key(Key.Key_F5)
    desk.key(Key.Key_P, CTRL)
    for _ in range(2):
        desk.key(Key.Key_PageDown)
    assert not is_shown(desk) or "?" not in texts(desk)
    asked = predicting.current
    assert asked.pin == Pin("add_constant1", OUT)
    desk.key(Key.Key_PageDown)
    told = texts(desk)
    assert is_shown(desk) and "1.00" in told and "−0.53" in told
    assert predicting.current is None
    assert any(
        each.startswith("Shown: ") for each in desk.texts(desk.window.classroom.predict_panel)
    )
    desk.key(Key.Key_PageDown)
    assert not is_shown(desk) and predicting.current is not None


def test_where_nothing_else_is_chosen_it_explains_what_is_asked(desk):
    desk.key(Key.Key_F5)
    desk.key(Key.Key_P, CTRL)
    desk.key(Key.Key_PageDown)
    desk.key(Key.Key_PageDown)
    desk.explaining.close()
    desk.key(Key.Key_F12)
    told = texts(desk)
    assert any(each.startswith("1/x") for each in told) and "?" in told and "−0.53" not in told


def test_what_is_covered_is_a_question_mark_on_the_card(desk):
    desk.key(Key.Key_F5)
    desk.key(Key.Key_P, CTRL)
    desk.key(Key.Key_Escape)  # out of the field
    desk.click("exp1")
    desk.key(Key.Key_F12)
    told = texts(desk)
    assert told.count("?") >= 2 and not any("0.20" in each or "0.53" in each for each in told)
    assert "d/dx eˣ = eˣ = ?" in told
    for _ in range(2):
        desk.key(Key.Key_F12)
        told = " ".join(texts(desk))
        assert "0.20" not in told and "0.53" not in told and "give them away" in told


def test_the_check_is_a_large_table(desk):
    desk.key(Key.Key_F5)
    desk.key(Key.Key_K, CTRL)
    settle()
    card = desk.explaining.card
    table = card.page.table
    assert table.isVisible() and table.model().rowCount() == 5
    assert QFontInfo(table.font()).pixelSize() >= 24
    assert table.horizontalHeader().length() <= table.viewport().width()
    desk.key(Key.Key_Escape)
    assert not is_shown(desk) and not desk.window.classroom.check.checking.is_on
    desk.key(Key.Key_K, CTRL)
    desk.key(Key.Key_K, CTRL)
    assert not is_shown(desk) and desk.stage.is_on


def test_the_check_is_refused_while_numbers_are_hidden_and_says_so_there(desk):
    desk.key(Key.Key_F5)
    desk.key(Key.Key_PageDown)
    desk.key(Key.Key_K, CTRL)
    assert not is_shown(desk) and "hidden" in desk.stage.overlay.message
    desk.key(Key.Key_End)  # at the end nothing is hidden
    desk.key(Key.Key_K, CTRL)
    assert is_shown(desk)


def test_the_nudge_is_turned_by_keys(desk):
    desk.key(Key.Key_F5)
    desk.click("exp1")
    desk.key(Key.Key_F12)
    desk.key(Key.Key_F12)
    before = texts(desk)
    for _ in range(12):
        desk.key(Key.Key_Tab)
        if desk.explaining.card.isAncestorOf(QApplication.focusWidget()):
            break
    else:
        raise AssertionError("Tab does not reach the slider")
    desk.key(Key.Key_Right)
    assert texts(desk) != before


def test_editing_away_what_is_explained_takes_the_card_with_it(desk):
    desk.key(Key.Key_F5)
    desk.click("exp1")
    desk.key(Key.Key_F12)
    desk.key(Key.Key_Delete)
    settle()
    assert "exp1" not in desk.session.circuit.nodes and not is_shown(desk)
    desk.window.undo()
    settle()
    desk.key(Key.Key_Escape)
    desk.key(Key.Key_Escape)
    assert not desk.stage.is_on


# Whatever is pressed -----------------------------------------------------------------------

PRESSED = [
    *[(Key.Key_F12, NOTHING)] * 4,
    *[(Key.Key_PageDown, NOTHING)] * 4,
    (Key.Key_F12, SHIFT),
    (Key.Key_PageUp, NOTHING),
    (Key.Key_Tab, NOTHING),
    (Key.Key_Right, NOTHING),
    (Key.Key_Delete, NOTHING),
    (Key.Key_Z, CTRL),
    (Key.Key_E, CTRL),
    (Key.Key_A, CTRL),
    (Key.Key_G, CTRL),
    (Key.Key_Return, NOTHING),
    (Key.Key_Escape, NOTHING),
    (Key.Key_F9, NOTHING),
    (Key.Key_P, CTRL),
    (Key.Key_K, CTRL),
    (Key.Key_End, NOTHING),
    (Key.Key_Home, NOTHING),
    (Key.Key_F5, NOTHING),
]


@pytest.mark.parametrize("seed", [0, 1, *(pytest.param(n, marks=pytest.mark.soak) for n in (2, 3))])
def test_nothing_that_is_pressed_leaves_a_card_of_what_is_gone(desk, seed):
    chance = random.Random(seed)
    desk.open(BLOCK if seed % 2 else NEURON)
    desk.key(Key.Key_F5)
    for _ in range(18):
        if chance.random() < 0.2 and desk.session.shown.nodes:
            desk.session.select({chance.choice(sorted(desk.session.shown.nodes))})
        desk.key(*chance.choice(PRESSED))
        settle()
        card = desk.explaining.card
        assert (card is not None) == desk.stage.is_on
        if is_shown(desk) and desk.explaining.subject is not None:
            assert desk.explaining.subject.pin.node in desk.session.shown.nodes
    for _ in range(2):
        if desk.stage.is_on:
            desk.key(Key.Key_Escape)
    assert not desk.stage.is_on


def test_the_check_goes_where_nothing_is_chosen_that_could_be_explained(desk):
    desk.key(Key.Key_F5)
    desk.key(Key.Key_K, CTRL)
    desk.key(Key.Key_F12)
    assert desk.said[-1].startswith("Click a gate")
    assert not is_shown(desk) and not desk.explaining.is_open
    desk.key(Key.Key_Return, CTRL)  # the numbers are new
    settle()
    assert not is_shown(desk)


def test_an_input_that_is_checked_may_be_undone(desk):
    desk.session.edit("Add", edits.add, "new", "input", (0, 0), value=3.0)
    (first, *_) = [id_ for id_, each in desk.session.shown.nodes.items() if each.kind == "mul"]
    desk.session.edit("Connect", edits.connect, Pin("new", OUT), Pin(first, "a"))
    desk.key(Key.Key_F5)
    desk.key(Key.Key_K, CTRL)
    settle()
    assert is_shown(desk)
    desk.key(Key.Key_Z, CTRL)
    desk.key(Key.Key_Z, CTRL)
    settle()
    assert is_shown(desk) and "new" not in desk.session.shown.nodes


def test_a_card_that_nobody_sees_takes_no_key_and_says_nothing(desk):
    desk.key(Key.Key_F5)
    desk.click("exp1")
    desk.key(Key.Key_F12)
    desk.key(Key.Key_Delete)
    settle()
    assert not is_shown(desk)
    desk.said.clear()
    desk.session.set_value("w0", 1.25)
    assert not any("Click a gate" in each for each in desk.said)
    desk.key(Key.Key_Escape)
    assert not desk.stage.is_on


def test_what_is_not_reached_leaves_no_dash_and_no_sign(desk):
    desk.key(Key.Key_F5)
    to_step(desk, "backward", "reciprocal1")
    desk.key(Key.Key_F12)
    desk.key(Key.Key_PageUp)
    desk.key(Key.Key_PageUp)
    for id_ in ("reciprocal1", "exp1", "mul1"):
        desk.click(id_)
        told = texts(desk)
        assert "–" not in told and not {"×", "=", "≈"} & {*told}, told


def test_a_right_answer_while_stepping_shows_the_local_derivative_too(desk):
    to_step(desk, "backward", "reciprocal1")
    desk.key(Key.Key_P, CTRL)
    desk.key(Key.Key_F5)
    predicting = desk.window.classroom.predicting
    assert predicting.current.pin == Pin("exp1", OUT)  # what +1 sends
    desk.key(Key.Key_Escape)  # out of the field
    desk.click("add_constant1")
    desk.key(Key.Key_F12)
    told = texts(desk)
    assert told.count("?") == 2 and "−0.53" in told and "=" in told, told
    predicting.guess(predicting.current, "-0.53")
    told = texts(desk)
    assert told.count("−0.53") == 2 and "1.00" in told and "?" not in told, told


def test_at_a_tie_it_tells_the_convention_and_no_formula_that_is_not_so(desk):
    document = edits.add(EMPTY, "m", "max", (200, 0))
    for at, port in enumerate(("a", "b")):
        document = edits.add(document, port, "input", (0, 100 * at), label="zw"[at])
        document = edits.set_value(document, port, Value(3.0))
        document = edits.connect(document, Pin(port, OUT), Pin("m", port))
    document = edits.add(document, "f", "output", (400, 0))
    desk.open(edits.connect(document, Pin("m", OUT), Pin("f", "x")))
    desk.key(Key.Key_F5)
    desk.click("m")
    desk.key(Key.Key_F12)
    told = texts(desk)
    assert told.count("0.50") == 4 and not any(" where " in each for each in told), told
    assert sum("each gets half" in each for each in told) == 1
    card = desk.explaining.card
    assert card.width() <= desk.view.viewport().width()
    desk.session.set_value("a", 4.0)
    told = texts(desk)
    assert sum(" where " in each for each in told) == 2
    assert not any("each gets half" in each for each in told)


def explain_cell(desk: Desk):
    """Ask on stage for W[1, 2] of a layer; the session."""
    desk.open(array_circuit())
    desk.key(Key.Key_F5)
    desk.session.select({"W"})
    desk.session.choose_cell("W", (1, 2))
    desk.key(Key.Key_F12)
    return desk.session


def test_arrays_are_explained_cell_by_cell(desk):
    session = explain_cell(desk)
    told = texts(desk)
    assert tabs(desk) == ["Chain rule", "Gradient", "Nudge"]
    assert "U (4×3) arrives. W gets xᵀ U: (2×4)(4×3) = 2×3." in told
    at = told.index("W[1, 2]: 4 products")
    x, u = (session.value(Pin("x", OUT)).array, session.gradient(Pin("matmul", OUT)).array)
    pairs = list(zip(x[:, 1], u[:, 2], strict=True))  # in the order of the cells that are lit
    numbers = [f"{show(a)} × {bracket_negative(show(b))} =" for a, b in pairs]
    assert told[at + 1 : at + 9 : 2] == numbers
    assert told[at + 2 : at + 10 : 2] == [show(a * b) for a, b in pairs]
    session.choose_cell("W", (0, 0))
    assert "W[0, 0]: 4 products" in texts(desk)
    for gate, first in (("matmul", "W gets xᵀ U"), ("tanh", "cell by cell"), ("sum", "arrives")):
        session.select({gate})
        paths = ["Paths"] if gate == "sum" else []  # whose output is a single number
        assert tabs(desk) == ["Chain rule", "Nudge", *paths]
        assert any(first in each for each in texts(desk)), gate
    session.select({"matmul"})
    session.choose_cell("matmul", (2, 1))  # a cell of what comes out: how it comes about
    told, (value, gradient) = texts(desk), (Quantity.VALUE, Quantity.GRADIENT)
    assert "output[2, 1]: 2 products, strongest first" in told
    assert session.cells_marked("x", value, (4, 2))[0] == ((2, 0), (2, 1))
    assert not session.cells_marked("matmul", gradient, (4, 3))[0]
    session.select({"sum"})
    session.add_filter(Cover(Pin("sum", OUT)))
    assert not any("product" in each for each in texts(desk))


def test_cells_with_a_part_in_the_chain_rule_stay_lit_once_the_card_is_put_away(desk):
    session = explain_cell(desk)
    settle()
    lit = session.cells_marked("x", Quantity.VALUE, (4, 2))[0]
    assert len(lit) == 4
    for _ in range(3):  # through its pages to the end
        desk.key(Key.Key_F12)
        settle()
        assert session.cells_marked("x", Quantity.VALUE, (4, 2))[0] == lit
    assert not is_shown(desk)
    session.select(())
    settle()
    assert not session.cells_marked("x", Quantity.VALUE, (4, 2))[0]


def test_a_nudge_names_its_cell_and_is_not_called_as_something_in_the_circuit(desk):
    explain_cell(desk)
    for _ in range(2):
        desk.key(Key.Key_F12)
    assert {"nudge W[1, 2] by h", "gradient × h"} <= {*texts(desk)}
    desk.session.edit("", edits.rename, "tanh", "h")
    assert {"nudge W[1, 2] by ε", "gradient × ε"} <= {*texts(desk)}


def test_an_array_and_its_gradient_are_drawn_and_at_a_fork_the_sum_of_what_wires_bring(desk):
    desk.open(forked_arrays())
    desk.key(Key.Key_F5)
    session = desk.session
    session.select({session.circuit.find("W")})
    desk.key(Key.Key_F12)
    desk.key(Key.Key_F12)
    assert "W ∂L/∂W" in texts(desk) and "2 × 3 array" not in " ".join(texts(desk))
    (wire, *_) = [target for target in session.shown.wires if target.node.startswith("tanh")]
    session.select((), wire)
    desk.key(Key.Key_F12)  # after the chain rule
    assert "σ(h) + tanh(h) = ∂L/∂h" in texts(desk)
    session.add_filter(Cover(wire))
    assert not any("+" in each for each in texts(desk))


def test_in_the_forward_pass_it_tells_how_a_cell_s_value_comes_about(desk):
    desk.open(array_circuit())
    desk.key(Key.Key_F5)
    stepping = desk.window.classroom.stepping
    stepping.start()
    stepping.go_to("forward", "matmul")
    desk.key(Key.Key_F12)
    assert tabs(desk) == ["Value", "Chain rule", "Nudge"]
    told = texts(desk)
    assert "output[0, 0]: 2 products, strongest first" in told
    assert "x[0, 0] × W[0, 0]" in told and "−1.00 × (−0.90) = 0.90" in told and "0.65" in told
    stepping.go_to("forward", "tanh")
    assert "output[0, 0] is made of:" in texts(desk)
    desk.session.add_filter(Cover(Pin("add", OUT)))
    assert not any("is made of" in each for each in texts(desk))


def test_legend_and_examples_make_way_for_the_card_and_for_the_circuit_that_it_moves(desk):
    desk.open(resources.folder() / "examples" / "two-layer-network-in-matrices.circuit")
    desk.window.resize(1280, 720)
    desk.key(Key.Key_F5)
    to_step(desk, "forward", "matmul1")
    desk.key(Key.Key_F12)
    settle()
    card, legend = desk.explaining.card.geometry(), desk.window.canvas_legend
    assert legend.isVisible() and not card.intersects(legend.geometry())
    bar, view = desk.window.example_bar, desk.view
    assert bar.isVisible() and not card.intersects(bar.geometry())
    for each in view.circuit_scene.nodes.values():
        body = view.mapFromScene(each.on_canvas(each.symbol_box)).boundingRect()
        assert not body.intersects(bar.geometry()), each.id
