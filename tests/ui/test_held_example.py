"""One example of a batch is held: its rows stand out, and the gradient of a weight is its share."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from small_array_circuits import Cover, array_circuit
from windows import CTRL_SHIFT, Desk

from circuit_editor import circuit, files
from circuit_editor.model import OUT, Pin, edits
from circuit_editor.text import Quantity, show
from circuit_editor.ui.app import theme as look
from circuit_editor.ui.app.plain_text import plain_tip
from circuit_editor.ui.canvas.items import array_item
from circuit_editor.ui.canvas.overlay_places import hidden_by
from circuit_editor.ui.canvas.tooltips import tip_at
from circuit_editor.ui.inspector.cards.array_card import ArrayCard
from circuit_editor.ui.inspector.cards.attributes_card import AttributesPanel
from circuit_editor.ui.inspector.pages.circuit_page import InputsCard
from circuit_editor.ui.session.tile_scale import size_shown

Key = Qt.Key


def counted():
    """Four examples in the rows of x."""
    return edits.set_option(array_circuit(), "x", "examples", True)


@pytest.fixture
def desk(qtbot, tmp_path):
    desk = Desk(qtbot, tmp_path)
    desk.open(counted())
    assert desk.window.example_bar.isVisible()
    return desk


def hold(desk: Desk) -> None:
    desk.view.setFocus()
    desk.key(Key.Key_K, CTRL_SHIFT)


def told(desk: Desk) -> str:
    return desk.window.example_bar.accessibleName()


def test_all_is_shown_as_large_as_if_the_bar_were_not_in_the_way(desk):
    view, bar = desk.view, desk.window.example_bar
    body = view.circuit_scene.nodes["x"]
    desk.window.resize(1280, 720)
    bar.move(view.mapFromScene(body.on_canvas(body.body)).boundingRect().topLeft())
    view.fit()
    assert view.zoom == view.zoom_of_fit(view.seen_rect.size())
    assert not hidden_by(view, bar.geometry())


def test_keys_lead_from_one_example_to_the_next_and_back_to_all(desk):
    bar = desk.window.example_bar
    assert told(desk) == "All 4 examples"
    hold(desk)
    assert told(desk) == "Example 1 of 4 (row 0)" and bar.hasFocus()
    assert bar.width() >= bar.sizeHint().width() and bar._signs.isVisible()
    for key, at in ((Key.Key_Right, 2), (Key.Key_End, 4), (Key.Key_Right, 4), (Key.Key_Left, 3)):
        desk.key(key)
        assert told(desk) == f"Example {at} of 4 (row {at - 1})"
    desk.key(Key.Key_Escape)
    assert told(desk) == "All 4 examples" and desk.view.hasFocus()
    bar.next.click()
    assert told(desk) == "Example 1 of 4 (row 0)"
    assert "example 1 is row 0" in bar.toolTip()
    hold(desk)
    assert told(desk) == "All 4 examples"


def test_the_switch_of_an_input_offers_it_and_is_saved(desk, tmp_path):
    bar, session = desk.window.example_bar, desk.session
    session.select(["x"])
    panel = desk.window.inspector.page.findChild(AttributesPanel)
    panel.choices["examples"].button(False).click()
    assert bar.isHidden()
    hold(desk)
    assert session.examples.held is None and "first axis" in desk.said[-1]
    session.undo()
    assert bar.isVisible() and session.document.root.nodes["x"].options["examples"] is True
    path = tmp_path / "batch.circuit"
    files.save(session.document, path)
    assert files.load(path).root.nodes["x"].options["examples"] is True
    assert b'"version": 2' in path.read_bytes()


@pytest.fixture
def drawn(desk, monkeypatch):
    """What each tile of the canvas is painted with: its array and its marks, by its frame."""
    found = {}

    def paint(painter, at, array, shape, theme, border, **how):
        found[shape, border] = array, how["marks"]

    monkeypatch.setattr(array_item, "paint_tile", paint)

    def look() -> dict:
        found.clear()
        desk.view.viewport().grab()
        return found

    return look


def test_its_rows_stand_out_and_weights_show_its_share(desk, drawn):
    session, theme = desk.session, desk.view.circuit_scene.theme
    session.examples.hold(1)
    tiles = drawn()
    assert tiles[(4, 2), theme.value][1].held == tiles[(4, 3), theme.gradient][1].held == (0, 1)
    share, marks = tiles[(2, 3), theme.gradient]
    upstream = session.gradient(Pin("matmul", OUT)).array[1]
    x = session.value(Pin("x", OUT)).array[1]
    assert marks.is_share and np.allclose(share, np.outer(x, upstream), rtol=1e-14)
    weight, marks = tiles[(2, 3), theme.value]
    assert not marks.is_share and np.array_equal(weight, session.value(Pin("W", OUT)).array)
    session.examples.hold(None)
    share, marks = drawn()[(2, 3), theme.gradient]
    assert not marks.is_share and np.array_equal(share, session.gradient(Pin("W", OUT)).array)


def test_the_size_below_a_tile_is_that_of_the_share_it_shows(qtbot, tmp_path, monkeypatch):
    desk, sizes = Desk(qtbot, tmp_path), []
    document = circuit("X = [[1, 2], [30, 40]]; W = [[1, 2]]; f = sum((X @ W.T)^2)").document
    desk.open(edits.set_option(document, document.root.find("X"), "examples", True))
    written = array_item.caption_in_room
    monkeypatch.setattr(
        array_item, "caption_in_room", lambda *args: sizes.append(args[0][-1]) or written(*args)
    )
    pin = Pin(next(id_ for id_ in desk.session.circuit.nodes if "transpose" in id_), OUT)
    desk.view.viewport().grab()
    assert f"±{show(size_shown(desk.session.gradient(pin).array))}" in sizes
    hold(desk)
    sizes.clear()
    desk.view.viewport().grab()
    assert f"±{show(size_shown(desk.session.examples.share_at(pin)))}" in sizes
    assert f"±{show(size_shown(desk.session.gradient(pin).array))}" not in sizes


def test_steps_tell_the_share_as_soon_as_it_arrives(desk):
    hold(desk)
    session, stepping = desk.session, desk.window.classroom.stepping
    pins = [Pin("W", OUT), Pin("b", OUT)]
    whole = {pin: session.examples.share_at(pin) for pin in pins}
    stepping.start()
    stepping.go_to("backward", "add")
    assert np.array_equal(session.examples.share_at(pins[1]), whole[pins[1]])
    assert session.examples.share_at(pins[0]) is None  # nothing arrived there yet
    stepping.go_to("backward", "matmul")
    assert np.array_equal(session.examples.share_at(pins[0]), whole[pins[0]])


def test_what_is_covered_is_told_by_no_share(desk, drawn):
    session, theme = desk.session, desk.view.circuit_scene.theme
    session.examples.hold(1)
    for hidden in ("W", "matmul"):
        cover = Cover(Pin(hidden, OUT))
        session.add_filter(cover)
        array, marks = drawn()[(2, 3), theme.gradient]
        assert not marks.is_share
        assert array is None if hidden == "W" else session.examples.share_at(Pin("W", OUT)) is None
        session.remove_filter(cover)
    assert drawn()[(2, 3), theme.gradient][1].is_share


def test_a_tip_and_the_inspector_tell_the_share(desk):
    scene, session = desk.view.circuit_scene, desk.session
    session.examples.hold(1)
    item = scene.nodes["W"]
    corner = next(each.corner for each in item.tiles if each.what is Quantity.GRADIENT)
    text = tip_at(scene, None, item, item.middle + corner)
    share = session.examples.share_at(Pin("W", OUT))
    assert text.splitlines()[-1].startswith("share of example 2: ")
    session.select(["W"])
    card = desk.window.inspector.page.findChild(ArrayCard)
    assert card._gradient_words.text() == "share of example 2"
    assert card.gradient._array is share
    whole = session.gradient(Pin("W", OUT)).array
    brings = f"Example 2 brings {show(float(share[0, 0]))} of {show(float(whole[0, 0]))}."
    assert desk.texts(card)[-1] == brings
    assert "The step takes the gradient of all 4 examples." in desk.texts()


def test_the_list_of_inputs_tells_the_share_that_the_canvas_shows(desk):
    session, pin = desk.session, Pin("b", OUT)
    session.select([])
    card = desk.window.inspector.page.findChild(InputsCard)
    shown = {pin: gradient for pin, _, gradient in card._rows}[pin]
    told = "Gradients of weights and biases: the share of example 2."
    whole = session.gradient(pin)
    for held in (1, None):
        session.examples.hold(held)
        reading = session.examples.told_share(pin, whole) or whole
        assert (reading is whole) == (held is None)
        assert shown.toolTip() == plain_tip(reading.exact)
        assert (told in desk.texts()) == (held is not None)


def test_the_name_of_an_example_travels_and_another_document_shows_all(desk):
    scene, examples = desk.view.circuit_scene, desk.session.examples
    item = scene.nodes["tanh"]
    corner = next(each.corner for each in item.tiles if each.what is Quantity.VALUE)
    point = item.middle + corner + QPointF(60.0, 30.0)
    assert tip_at(scene, None, item, point).splitlines()[0].endswith("[1, 1], example 2 of 4")
    examples.hold(2)
    desk.open(counted())
    assert examples.held is None and told(desk) == "All 4 examples"


def test_where_fewer_are_left_the_last_is_held(desk):
    session = desk.session
    session.examples.hold(3)
    session.edit("fewer", edits.set_value, "x", [[1.0, 2.0], [3.0, 4.0]])
    assert told(desk) == "Example 2 of 2 (row 1)"
    session.edit("none", edits.set_value, "x", 2.0)
    assert desk.window.example_bar.isHidden() and session.examples.held is None


def test_the_loss_tells_the_share_of_the_example_that_is_held_and_shares_add_up(desk):
    session, bar = desk.session, desk.window.example_bar
    assert bar._brings.isHidden()
    terms = session.value(Pin("tanh", OUT)).array.sum(axis=1)
    assert terms.sum() == pytest.approx(float(session.loss_value.array), rel=1e-12)
    session.select(["loss"])
    for at in range(4):
        session.examples.hold(at)
        share, whole = show(float(terms[at])), show(float(terms.sum()))
        assert bar._brings.text() == f"brings {share} of loss = {whole}"
        assert f"Example {at + 1} brings {share} of {whole}." in desk.texts()
        assert session.examples.loss_share == pytest.approx(float(terms[at]), rel=1e-12)
    session.edit("b", edits.set_value, "b", [0.0, 0.0, 0.0])
    assert bar._brings.text().endswith(show(float(session.loss_value.array)))
    cover = Cover(Pin("tanh", OUT))
    session.add_filter(cover)
    assert bar._brings.isHidden() and not any("brings" in each for each in desk.texts())
    session.remove_filter(cover)
    session.examples.hold(None)
    assert bar._brings.isHidden() and not any("brings" in each for each in desk.texts())


def test_the_chain_rule_marks_the_products_of_the_example_that_is_held(desk):
    session = desk.session
    session.edit("many", edits.set_value, "x", np.random.default_rng(3).normal(size=(32, 2)))
    session.select(["W"])
    session.choose_cell("W", (1, 2))
    x, u = (session.value(Pin("x", OUT)).array, session.gradient(Pin("matmul", OUT)).array)
    products = x[:, 1] * u[:, 2]
    for at in (int(np.argmax(np.abs(products))), int(np.argmin(np.abs(products)))):
        session.examples.hold(at)
        texts = desk.texts()
        (row,) = (each for each in texts if each.startswith("▸ "))
        assert row == f"▸ U[{at}, 2] × x[{at}, 1]"
        assert texts[texts.index(row) + 1].endswith(f" = {show(float(products[at]))}")
        told = f"Example {at + 1} brings {show(float(products[at]))} of {show(products.sum())}."
        assert told in texts
        rest = texts.index("and 24 more, together")
        shown = [float(each) for each in products]
        kept = sorted(shown, key=abs)[-8:] if shown[at] in sorted(shown, key=abs)[-8:] else (
            [*sorted(shown, key=abs)[-7:], shown[at]]
        )  # fmt: skip
        assert texts[rest + 1] == show(sum(shown) - sum(kept))
    session.examples.hold(None)
    assert not any(each.startswith("▸ ") for each in desk.texts())
    session.select(["x"])
    session.examples.hold(0)  # a row of x is of one example alone
    assert not any("brings" in each for each in desk.texts())


def test_what_is_made_on_stage_is_written_for_the_hall(qtbot, tmp_path):
    desk = Desk(qtbot, tmp_path)
    desk.open(array_circuit())
    desk.key(Key.Key_F5)
    session = desk.session
    session.edit("count", edits.set_option, "x", "examples", True)
    bar = desk.window.example_bar
    assert bar.isVisible() and bar._told.font().pixelSize() > 1.5 * look.BODY_POINTS


def test_the_inspector_tells_the_share_of_the_numbers_as_they_are_now(desk):
    session, pin = desk.session, Pin("W", OUT)
    session.select(["W"])
    session.examples.hold(1)
    card = desk.window.inspector.page.findChild(ArrayCard)
    before = card.gradient._array
    session.edit("b", edits.set_value, "b", [1.0, -1.0, 2.0])
    assert not np.array_equal(card.gradient._array, before)
    assert np.array_equal(card.gradient._array, session.examples.share_at(pin))
    session.edit("few", edits.set_value, "x", np.ones((1, 2)))
    assert session.examples.held == 0 and told(desk) == "Example 1 of 1 (row 0)"
