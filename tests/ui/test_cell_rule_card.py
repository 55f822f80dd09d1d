"""The chain rule of an array on the inspector's pages: shapes first, then one cell's products."""

from __future__ import annotations

import numpy as np
import pytest
from panels import shown_texts
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from small_array_circuits import Cover, W, array_circuit, point_of

import circuit_editor as ce
from circuit_editor.expression import document_from
from circuit_editor.layout.tiles import cell_box
from circuit_editor.model import OUT, Pin, edits
from circuit_editor.text import Quantity, bracket_negative, show
from circuit_editor.ui.inspector.cards.cell_rule_card import CellRuleCard
from circuit_editor.ui.inspector.cards.cell_tile import CellTile
from circuit_editor.ui.inspector.jacobian_dialog import HORIZONTAL, JacobianDialog

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(inspector, session):
    session.open(array_circuit(), None)

    def texts(id_: str, cell: tuple[int, ...] | None = None) -> list[str]:
        session.select({id_})
        if cell is not None:
            session.choose_cell(id_, cell)
        return shown_texts(inspector.page)

    return texts


def test_a_weight_is_told_its_shapes_first_and_then_its_products_strongest_first(page, session):
    texts = page("W", (1, 2))
    assert "U (4×3) arrives. W gets xᵀ U: (2×4)(4×3) = 2×3." in texts
    at = texts.index("W[1, 2]: 4 products, strongest first")
    rows = texts[at + 1 : at + 9]
    x, u = (session.value(Pin("x", OUT)).array, session.gradient(Pin("matmul", OUT)).array)
    products = {n: x[n, 1] * u[n, 2] for n in range(4)}
    order = sorted(products, key=lambda n: -abs(products[n]))
    assert rows[::2] == [f"U[{n}, 2] × x[{n}, 1]" for n in order]
    assert rows[1::2] == [
        f"{show(u[n, 2])} × {bracket_negative(show(x[n, 1]))} = {show(products[n])}" for n in order
    ]
    assert texts[at + 9] == "sum = ∂loss/∂W[1, 2]"
    assert texts[at + 10] == show(sum(products.values()))


def test_what_was_stretched_gets_a_sum_of_what_arrives(page):
    texts = page("b", (2,))
    told = (
        "U (4×3) arrives. b (3) was stretched to 4×3: each of its cells gets the sum over 4 cells."
    )
    assert told in texts
    assert "b[2]: 4 products, strongest first" in texts


def test_on_a_gates_own_page_an_input_or_the_output_is_chosen_and_a_cell_of_it(
    page, inspector, session
):
    assert "U (4×3) arrives. x gets U Wᵀ: (4×3)(3×2) = 4×2." in page("matmul")
    card = inspector.page.findChild(CellRuleCard)
    QTest.mouseClick(card._choice.button(OUT), LEFT)
    tile = card.findChild(CellTile)
    QTest.mouseClick(tile, LEFT, pos=point_of(tile, (2, 1)))
    texts = shown_texts(inspector.page)
    assert "output[2, 1]: 2 products, strongest first" in texts
    value = session.value(Pin("matmul", OUT)).array[2, 1]
    assert texts[texts.index("value of output[2, 1]") + 1] == show(float(value))


def test_elementwise_gates_tell_cells_too_and_numbers_keep_their_own_card(page, session):
    texts = page("tanh")
    assert any("cell by cell, what arrives there" in each for each in texts)
    assert "U[0, 0] × (1 − output[0, 0]²)" in texts
    assert "∂loss/∂(x @ W + b)[0, 0]" in texts  # of one product there is no sum
    session.edit("", edits.set_value, "x", 1.0)
    session.edit("", edits.set_value, "W", 2.0)
    session.edit("", edits.set_value, "b", 2.0)
    assert not any("cell by cell" in each for each in page("tanh"))


def test_what_takes_no_gradient_is_said_to_take_none(session, inspector):
    session.open(ce.circuit("L = sum(softmax([2, 1, 0]) * w)", w=[1, 2, 3]).document, None)
    nodes = session.shown.nodes
    session.select({next(id_ for id_, node in nodes.items() if node.kind == "softmax")})
    texts = shown_texts(inspector.page)
    assert "c takes no gradient: no input and no parameter leads there." in texts
    assert not any("gets a gradient" in each for each in texts)


def test_nothing_is_told_of_covered_numbers(page, session):
    page("W", (1, 2))
    session.add_filter(Cover(Pin("matmul", OUT)))
    texts = page("W", (1, 2))
    assert not any("products" in each for each in texts)
    assert not any(each.startswith("x[") for each in texts)


@pytest.fixture
def jacobian(page, inspector):
    """Opens the table of W's gate by its button."""

    def opened() -> JacobianDialog:
        page("W")
        card = inspector.page.findChild(CellRuleCard)
        QTest.mouseClick(card.jacobian, LEFT)
        return inspector.window().findChild(JacobianDialog)

    return opened


def test_the_jacobian_is_a_table_between_what_arrives_and_what_is_sent(jacobian, session):
    dialog = jacobian()
    model = dialog.view.model()
    assert not dialog.isModal() and dialog.isVisible()
    assert (model.rowCount(), model.columnCount()) == (13, 7)
    names = [model.headerData(6, way) for way in (Qt.Orientation.Vertical, HORIZONTAL)]
    assert names == ["[2, 0]", "[1, 2]"] and model.headerData(0, HORIZONTAL) == "U"
    role = Qt.ItemDataRole.AccessibleTextRole
    assert model.headerData(6, HORIZONTAL, role) == "W[1, 2]"
    assert model.headerData(12, Qt.Orientation.Vertical) == "∂loss/∂W"
    assert model.index(5, 6).data() == "1.00"  # x[1, 1]
    assert model.index(5, 5).data() == "0"
    upstream = session.gradient(Pin("matmul", OUT)).array
    sent = session.gradient(Pin("W", OUT)).array
    assert model.index(5, 0).data() == show(float(upstream[1, 2]))
    assert model.index(12, 6).data() == show(float(sent[1, 2])) and not model.index(12, 0).data()


def test_the_jacobian_has_room_for_all_its_columns(jacobian):
    dialog = jacobian()
    bars = dialog.view.horizontalScrollBar(), dialog.view.verticalScrollBar()
    assert [each.maximum() for each in bars] == [0, 0]


def test_the_jacobian_follows_the_chosen_cell_and_the_numbers(jacobian, session):
    dialog = jacobian()
    session.choose_cell("W", (1, 2))
    assert dialog.view.currentIndex().column() == 6 == dialog._painter.chosen
    QTest.keyClick(dialog.view, Qt.Key.Key_Left)
    assert session.chosen_cell("W", (2, 3)) == (1, 1)
    session.edit("", edits.set_value, "x", np.full((4, 2), 0.25))
    assert dialog.view.model().index(5, 6).data() == "0.25"
    assert dialog.view.currentIndex().column() == 5
    session.edit("", edits.set_value, "x", np.full((3, 2), 0.5))
    assert dialog.view.model().rowCount() == 10
    session.add_filter(Cover(Pin("x", OUT)))
    assert not dialog.isVisible()


def test_a_jacobian_that_nobody_builds_is_said_to_be_too_large(page, session):
    session.edit("", edits.set_value, "x", np.ones((40, 2)))
    texts = page("W")
    assert any("would have 120 × 6 numbers. Nobody builds it" in each for each in texts)


def test_the_cells_that_have_part_in_it_are_lit_on_the_canvas_while_it_is_told(page, session):
    page("W", (1, 2))
    lit, chosen = session.cells_marked("x", Quantity.VALUE, (4, 2))
    assert set(lit) == {(n, 1) for n in range(4)} and chosen is None
    assert set(session.cells_marked("matmul", Quantity.GRADIENT, (4, 3))[0]) == {
        (n, 2) for n in range(4)
    }
    assert session.cells_marked("W", Quantity.VALUE, (2, 3)) == ((), (1, 2))
    session.select({"loss"})
    assert session.cells_marked("x", Quantity.VALUE, (4, 2)) == ((), None)


def test_what_a_local_derivative_is_made_of_is_lit_too(page, session):
    page("tanh")
    session.choose_cell("add", (2, 1))  # whose local derivative there is 1 − output²
    assert session.cells_marked("tanh", Quantity.GRADIENT, (4, 3))[0] == ((2, 1),)
    assert session.cells_marked("tanh", Quantity.VALUE, (4, 3))[0] == ((2, 1),)
    assert not session.cells_marked("add", Quantity.VALUE, (4, 3))[0]


def test_they_are_lit_for_one_gate_after_another_and_the_cell_that_is_told_of(page, session):
    page("matmul")
    for gate, source in (("add", "matmul"), ("matmul", "x")):
        page(gate)
        shape = session.shapes_at(source)[OUT]
        assert session.is_upstream(gate)
        assert session.cells_marked(source, Quantity.GRADIENT, shape)[1] == (0, 0)
        assert session.cells_marked(source, Quantity.VALUE, shape)[1] is None
    session.select({"loss"})
    assert not session.is_upstream("matmul")
    assert session.cells_marked("x", Quantity.GRADIENT, (4, 2)) == ((), None)


def test_a_click_on_a_cell_of_the_canvas_chooses_it(view, session, hand):
    session.open(array_circuit(), None)
    view.fit()
    item = view.circuit_scene.nodes["x"]
    corner = item.tiles[0].corner
    left, top, right, bottom = cell_box((4, 2), (2, 1))
    x, y = session.shown.places["x"]
    hand.click(x + corner.x() + (left + right) / 2, y + corner.y() + (top + bottom) / 2)
    assert session.selection == {"x"}
    assert session.chosen_cell("x", (4, 2)) == (2, 1)


def test_what_nobody_named_is_in_brackets_where_a_cell_of_it_is_told(page):
    texts = page("add")
    assert "(x @ W)[0, 0]: one product" in texts
    assert "∂loss/∂(x @ W)[0, 0]" in texts
    assert not any("W [" in each for each in texts)


def test_what_is_turned_twice_is_called_by_its_own_name(inspector, session):
    document = document_from("L = sum(tanh(W @ transpose(x)))", {"W": W, "x": [[1.0, 2.0, 3.0]]})
    session.open(document, None)
    (w,) = (id_ for id_ in session.shown.nodes if session.shown.label(id_) == "W")
    session.select({w})
    session.choose_cell(w, (1, 2))
    texts = shown_texts(inspector.page)
    assert "U (2×1) arrives. W gets U x: (2×1)(1×3) = 2×3." in texts
    assert "U[1, 0] × x[0, 2]" in texts
    session.select({next(i for i, node in session.shown.nodes.items() if node.kind == "matmul")})
    card = inspector.page.findChild(CellRuleCard)
    QTest.mouseClick(card._choice.button(OUT), LEFT)
    assert "W[0, 0] × xᵀ[0, 0]" in shown_texts(inspector.page)
