"""Predicting in a real window, by keys alone; what is covered can be read nowhere."""

from __future__ import annotations

import pytest
from canvases import first_example
from marks import read_everything
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from windows import CTRL, CTRL_SHIFT, NEURON, Desk

from circuit_editor import resources
from circuit_editor.engine import State
from circuit_editor.expression import document_from
from circuit_editor.layout.routing.routes import samples
from circuit_editor.model import OUT, Pin
from circuit_editor.text import Quantity, show
from circuit_editor.ui.canvas.editors.guess_field_geometry import field_geometry
from circuit_editor.ui.classroom.predict_panel import PredictPanel
from circuit_editor.ui.classroom.predicting import Cover, Outcome
from circuit_editor.ui.inspector.cards.closed_form_card import ClosedFormCard
from circuit_editor.ui.widgets.formula_view import FormulaView

Key = Qt.Key
FIRST = resources.folder() / "examples" / "first-example.circuit"


@pytest.fixture
def desk(qtbot, tmp_path):
    desk = Desk(qtbot, tmp_path)
    desk.open(FIRST)
    return desk


def answer(desk: Desk, text: str) -> None:
    desk.type(text)
    desk.key(Key.Key_Return)


def test_the_gradients_are_predicted_by_keys_alone(desk):
    desk.key(Key.Key_P, CTRL)
    predicting = desk.window.classroom.predicting
    right = {"f": "1", "q": "-4", "z": "3", "x": "−4", "y": "-4.00"}
    for _ in range(20):
        if predicting.current is None:
            break
        name = predicting.name_of(predicting.current).rsplit(" ", 1)[-1].split(".")[0]
        answer(desk, right.get(name, right["f"]))
    assert predicting.left == []
    assert "revealed" in predicting.score and " 0 left" in predicting.score
    assert predicting.score.startswith(f"{len(predicting.questions)} of")
    assert desk.gradient(desk.session.circuit.find("x")) == -4


def test_the_first_question_is_the_loss_itself(desk):
    desk.open(NEURON)
    desk.key(Key.Key_P, CTRL)
    predicting = desk.window.classroom.predicting
    assert predicting.name_of(predicting.current) == "the gradient of the output f"
    answer(desk, "0.2")
    said = desk.window.classroom.predict_panel.verdict.text()
    assert "when it changes by itself?" in said and "1" not in said


def test_a_number_of_two_readings_is_asked_about_and_a_product_is_read(desk):
    desk.key(Key.Key_P, CTRL)
    predicting = desk.window.classroom.predicting
    q = next(each for each in predicting.questions if predicting.name_of(each).endswith(" q"))
    predicting.ask(q)
    answer(desk, "-4,000")
    said = desk.window.classroom.predict_panel.verdict.text()
    assert "Do you mean −4000 or −4?" in said
    assert predicting.current == q
    answer(desk, "1*-4")
    assert predicting.verdict(q).outcome is Outcome.RIGHT
    assert predicting.score.startswith("1 of")  # being asked is no wrong try


def test_a_wrong_answer_is_named_and_can_be_seen(desk):
    desk.key(Key.Key_P, CTRL)
    predicting = desk.window.classroom.predicting
    q = next(each for each in predicting.questions if predicting.name_of(each).endswith(" q"))
    predicting.ask(q)
    answer(desk, "3")  # its own value, or the other input's
    verdict = predicting.verdict(q)
    assert verdict.outcome is Outcome.WRONG and verdict.diagnoses
    assert desk.window.classroom.predict_panel.verdict.text().startswith("✗")
    assert desk.view.circuit_scene.step_marks.active
    answer(desk, "-4")
    assert predicting.verdict(q).accepted
    assert predicting.score.startswith("0 of")


@pytest.mark.parametrize("example", ["staged-example", "sigmoid-neuron", "sigmoid-as-one-block"])
def test_nothing_is_given_away_anywhere(desk, example):
    desk.open(NEURON.with_name(f"{example}.circuit"))
    session = desk.session
    secrets = set()
    for id_, node in session.circuit.nodes.items():
        if not node.gate.is_source and not node.gate.is_flag:
            secrets |= {abs(desk.gradient(id_, port)) for port in node.gate.outputs}
        elif node.gate.is_source:
            secrets.add(abs(desk.gradient(id_)))
    given = {abs(float(each.array)) for each in session.circuit.values.values()}
    given |= {
        abs(desk.value(id_, node.gate.main_port)) for id_, node in session.circuit.nodes.items()
    }
    texts = {show(each) for each in secrets - given - {1.0}}
    texts -= {show(each) for each in given}
    assert texts
    desk.window.classroom.predict("gradients")
    answer(desk, "1")  # the loss by itself: now the inside of what it comes from could be seen
    for selection in ([], *[[id_] for id_ in session.circuit.nodes]):
        session.select(selection)
        everything = "\n".join(read_everything(desk.window))
        for text in texts:
            assert text not in everything, (text, selection)


def test_a_local_derivative_that_is_a_number_is_covered_in_the_inspector_too(desk):
    desk.window.classroom.predict("gradients")
    desk.session.select(["add1"])
    assert {"local ∂q/∂x = ?", "local ∂q/∂y = ?"} <= set(desk.texts())
    desk.window.classroom.predicting.stop()
    assert {"local ∂q/∂x = 1", "local ∂q/∂y = 1"} <= set(desk.texts())


def test_a_closed_form_does_not_tell_what_a_block_is_asked_for(desk, qtbot):
    desk.open(NEURON.with_name("sigmoid-as-one-block.circuit"))
    (block,) = [id_ for id_, each in desk.session.circuit.nodes.items() if each.gate.is_block]
    desk.session.select([block])
    qtbot.waitUntil(lambda: "here 0.20" in desk.texts(), timeout=20_000)
    desk.window.classroom.predict("gradients")
    qtbot.waitUntil(lambda: "here 0.20" not in desk.texts())
    page = desk.window.inspector.page
    assert page.findChild(ClosedFormCard).findChildren(FormulaView)  # the formula may be read
    assert "here 0.73" in desk.texts()  # as on the wire
    desk.session.set_value(desk.session.circuit.find("w2"), -3.5)  # what comes later is hidden, too
    qtbot.waitUntil(lambda: "here 0.62" in desk.texts(), timeout=20_000)
    assert "here 0.24" not in desk.texts()
    desk.window.classroom.predicting.stop()
    qtbot.waitUntil(lambda: "here 0.24" in desk.texts(), timeout=20_000)


def test_a_closed_form_waits_for_the_pass(desk, qtbot):
    desk.open(NEURON.with_name("sigmoid-as-one-block.circuit"))
    (block,) = [id_ for id_, each in desk.session.circuit.nodes.items() if each.gate.is_block]
    desk.session.select([block])
    qtbot.waitUntil(lambda: {"here 0.73", "here 0.20"} <= set(desk.texts()), timeout=20_000)
    desk.window.classroom.stepping.start()
    qtbot.waitUntil(lambda: not {"here 0.73", "here 0.20"} & set(desk.texts()))


def test_what_is_inside_stays_shut_while_what_comes_out_at_its_input_is_asked(desk):
    desk.open(NEURON.with_name("sigmoid-as-one-block.circuit"))
    (block,) = [id_ for id_, each in desk.session.circuit.nodes.items() if each.gate.is_block]
    desk.window.classroom.predict("gradients")
    answer(desk, "1")
    inside = desk.session.glance(block)
    for target in inside.shown.wires:
        assert inside.gradient(target).text == "?"


def test_a_click_on_a_question_mark_asks_for_that_number(desk):
    desk.window.classroom.predict("both")
    scene = desk.view.circuit_scene
    target = Pin("mul1", "a")
    desk.hand.click(*middle_of(scene, target, Quantity.GRADIENT))
    current = desk.window.classroom.predicting.current
    assert current.what is Quantity.GRADIENT and current.pin.node in ("add1", "mul1")
    assert desk.view.guessing.field is not None and desk.view.guessing.field.hasFocus()
    desk.key(Key.Key_Escape)
    assert desk.view.guessing.field is None and desk.window.classroom.predicting.is_on


def test_tab_goes_on_and_show_all_ends_with_the_score(desk):
    desk.window.classroom.predict("values")
    predicting = desk.window.classroom.predicting
    first = predicting.current
    desk.view.guessing.field.focusNextPrevChild(True)
    assert predicting.current != first
    desk.press(desk.window.classroom.predict_panel, "Show all")
    assert predicting.left == [] and "2 revealed" in predicting.score
    desk.press(desk.window.classroom.predict_panel, "End")
    assert not predicting.is_on
    assert desk.session.value(Pin("add1", OUT)).text == "3.00"


def test_an_edit_meanwhile_asks_for_the_new_numbers(desk):
    desk.window.classroom.predict("values")
    predicting = desk.window.classroom.predicting
    desk.session.set_value(desk.session.circuit.find("x"), 1.0)
    q = predicting.questions[0]
    assert predicting.guess(q, "3").outcome is Outcome.WRONG
    assert predicting.guess(q, "6").outcome is Outcome.RIGHT
    desk.session.undo()
    assert q in predicting.left


def test_an_empty_circuit_asks_nothing(desk):
    desk.session.select(desk.session.circuit.nodes)
    desk.session.delete_selected()
    assert not desk.window.classroom.predicting.begin(Cover.BOTH)


def asked_at(desk: Desk, name: str, what: Quantity = Quantity.GRADIENT):
    predicting = desk.window.classroom.predicting
    pin = Pin(desk.session.circuit.find(name), OUT)
    predicting.ask(predicting.question_at(pin, what))
    return desk.view.guessing.field


def test_the_field_is_as_large_as_its_number(desk):
    desk.window.classroom.predict("both")
    field = asked_at(desk, "q")
    widths = []
    for zoom in (0.3, 0.6, 1.0, 3.0):
        desk.view.set_zoom(zoom)
        widths.append(field.width())
        assert 36 <= field.width() <= 66 and 18 <= field.height() <= 24
        assert 10 <= field.font().pixelSize() <= 14
    assert widths == sorted(widths) and widths[0] <= 40 and widths[-1] == 66


@pytest.mark.parametrize("zoom", [0.7, 1.0, 1.5, 3.0])
def test_the_field_on_a_card_hides_all_of_the_question_mark(desk, zoom):
    desk.window.classroom.predict("both")
    desk.view.set_zoom(zoom)
    field = asked_at(desk, "x")
    shape = desk.view.circuit_scene.nodes[desk.session.circuit.find("x")]
    body = desk.view.mapFromScene(shape.on_canvas(shape.body)).boundingRect()
    growth = desk.view.circuit_scene.writing(desk.view.zoom).inside
    end = body.right() - round(8 / growth * desk.view.zoom)  # of what the card says
    assert end <= field.geometry().right() <= body.right()


@pytest.mark.parametrize("what", list(Quantity)[:2])
def test_the_field_at_a_gate_covers_its_question_mark(desk, what):
    """A number that stands at a gate touches it, and is not to be seen beside its field."""
    desk.open(first_example())
    desk.view.set_zoom(1.0)
    scene, pin = desk.view.circuit_scene, Pin("add1", OUT)
    box = scene.numbers.place_of(pin, what).rect(scene.writing(1.0).growth)
    field = field_geometry(desk.view, pin, what).rect
    assert field.contains(desk.view.mapFromScene(box).boundingRect().adjusted(0, 3, 0, -3))


def test_a_question_that_is_left_takes_its_wrong_answer_along(desk):
    desk.key(Key.Key_P, CTRL)
    panel, predicting = desk.window.classroom.predict_panel, desk.window.classroom.predicting
    q = next(each for each in predicting.questions if predicting.name_of(each).endswith(" q"))
    predicting.ask(q)
    assert panel.question.text() == "Predict the gradient of q: type it in the field."
    answer(desk, "3")
    assert panel.verdict.text().startswith("✗")
    desk.key(Key.Key_F3)
    assert predicting.current != q and panel.verdict.text() == ""


def test_in_a_low_window_verdict_and_score_share_a_line(desk):
    panel = desk.window.classroom.predict_panel
    desk.window.resize(720, 450)
    desk.key(Key.Key_P, CTRL)
    QApplication.processEvents()
    assert panel.score.isVisible() and not panel.verdict.isVisible()
    assert panel.height() < 0.2 * desk.window.height()
    answer(desk, "7")
    QApplication.processEvents()
    assert panel.verdict.isVisible() and not panel.score.isVisible()
    assert panel.verdict.height() >= panel.verdict.heightForWidth(panel.verdict.width())


@pytest.mark.parametrize("zoom", [0.35, 0.5, 0.8, 1.2])
def test_the_field_hides_no_gate(desk, zoom):
    desk.open(NEURON)
    desk.view.set_zoom(zoom)
    desk.window.classroom.predict("both")
    predicting, scene = desk.window.classroom.predicting, desk.view.circuit_scene
    for question in predicting.questions:
        predicting.ask(question)
        field = desk.view.guessing.field
        seen = desk.view.mapToScene(field.geometry()).boundingRect()
        hidden = {
            id_ for id_ in scene.nodes_within(seen) if not scene.nodes[id_].node.gate.is_source
        }
        assert not hidden, (question, hidden)


def test_on_an_input_the_field_stands_where_its_question_mark_does(desk):
    desk.window.classroom.predict("gradients")
    field = asked_at(desk, "x")
    shape = desk.view.circuit_scene.nodes[desk.session.circuit.find("x")]
    card = desk.view.mapFromScene(shape.on_canvas(shape.body)).boundingRect()
    assert card.contains(field.geometry().center())
    assert field.geometry().center().x() > card.center().x()
    assert field.geometry().center().y() > card.center().y()
    assert card.right() - field.geometry().right() < 16 * desk.view.zoom


def test_on_the_loss_the_field_stands_on_its_wire(desk):
    desk.window.classroom.predict("gradients")
    field = desk.view.guessing.field  # f comes first
    scene = desk.view.circuit_scene
    place = middle_of(scene, Pin(desk.session.document.loss, "x"), Quantity.GRADIENT)
    middle = desk.view.mapFromScene(*place)
    assert field.geometry().contains(middle)


def test_a_selected_wire_is_predicted_from_the_menu(desk):
    """Where it comes from an input, its value is plain to see and only the gradient is asked."""
    scene, predicting = desk.view.circuit_scene, desk.window.classroom.predicting
    target = Pin("mul1", "a")
    desk.hand.click(*middle_of(scene, target, Quantity.VALUE))
    assert desk.session.selected_wire == target
    action = desk.window.actions_by_id["predict-selected"]
    assert action.isEnabled()
    action.trigger()
    assert [each.what for each in predicting.questions] == [Quantity.VALUE, Quantity.GRADIENT]
    assert scene.numbers_at(target) == ("?", "?")
    said = [predicting.name_of(each) for each in predicting.questions]
    assert said == ["the value on the wire q → ×", "the gradient on the wire q → ×"]
    field, route = desk.view.guessing.field.geometry(), samples(scene.wires.route(target))
    assert any(field.contains(desk.view.mapFromScene(x, y)) for x, y in route)  # not at its gate
    desk.session.select((), Pin("add1", "a"))
    action.trigger()
    assert [each.what for each in predicting.questions] == [Quantity.GRADIENT]
    assert predicting.name_of(predicting.current) == "the gradient on the wire x → +"
    desk.session.select(())
    assert not action.isEnabled()


def test_what_belongs_to_a_prediction_is_offered_as_long_as_there_is_one(desk):
    """Other questions are offered while no answer would be lost to them."""
    actions = desk.window.actions_by_id
    going_on, ending = actions["predict-next"], actions["predict-end"]
    selected = actions["predict-selected"]
    desk.click("add1")
    assert not going_on.isEnabled() and not ending.isEnabled() and selected.isEnabled()
    desk.key(Qt.Key.Key_P, CTRL)
    assert going_on.isEnabled() and ending.isEnabled() and selected.isEnabled()
    desk.type("1")
    desk.key(Qt.Key.Key_Return)
    assert going_on.isEnabled() and ending.isEnabled() and not selected.isEnabled()
    desk.window.classroom.predicting.reveal_all()
    assert not going_on.isEnabled() and ending.isEnabled() and selected.isEnabled()
    ending.trigger()
    assert not going_on.isEnabled() and not ending.isEnabled() and selected.isEnabled()


def test_wires_of_one_output_to_one_gate_are_told_apart(desk):
    desk.open(document_from("f = x * x", {"x": 3}))
    desk.window.classroom.predict("gradients")
    predicting = desk.window.classroom.predicting
    assert [predicting.name_of(each) for each in predicting.questions] == [
        "the gradient of the output f",
        "the gradient on the wire x → ×, 1st input",
        "the gradient on the wire x → ×, 2nd input",
        "the gradient of x",
    ]


def middle_of(scene, target: Pin, what: Quantity) -> tuple[float, float]:
    """The middle of a number of a wire, wherever it stands."""
    middle = scene.numbers.place_of(target, what).rect(1.0).center()
    return middle.x(), middle.y()


def test_the_canvas_has_the_keys_when_a_prediction_is_ended(desk):
    desk.open(NEURON)
    desk.key(Key.Key_P, CTRL)
    panel = desk.window.classroom.predict_panel
    end = desk.button(panel, "End")
    end.setFocus()
    desk.press(panel, "End")
    assert desk.view.hasFocus()
    desk.key(Key.Key_P, CTRL)
    desk.window.classroom.predicting.stop()  # from the field on the wire
    assert desk.view.hasFocus()


def test_asking_again_goes_on_and_keeps_what_was_answered(desk):
    predicting = desk.window.classroom.predicting
    desk.key(Key.Key_P, CTRL)
    answer(desk, "1")
    asked, score = predicting.current, predicting.score
    for key, modifiers in ((Key.Key_P, CTRL), (Key.Key_H, CTRL_SHIFT)):
        desk.view.setFocus()
        desk.key(key, modifiers)
        assert predicting.score == score and predicting.current == asked
        assert desk.view.guessing.field.hasFocus()
        assert "end the prediction first" in desk.said[-1]
    predicting.reveal_all()
    desk.key(Key.Key_H, CTRL_SHIFT)  # all is answered: another one begins
    assert predicting.questions[0].what is Quantity.VALUE
    assert "Gradients that would tell" in desk.said[-1]
    z = desk.session.circuit.find("z")  # its gradient is the value of q
    assert desk.session.gradient(Pin(z, OUT)).state is State.COVERED


def test_after_escape_a_digit_goes_on_with_what_is_asked(desk):
    desk.session.select({desk.session.circuit.find("x")})
    desk.key(Key.Key_P, CTRL)
    predicting = desk.window.classroom.predicting
    asked = predicting.current
    for key in (Key.Key_4, Key.Key_Minus, Key.Key_Return):
        desk.key(Key.Key_Escape)
        assert desk.view.hasFocus() and desk.view.guessing.field is None
        desk.key(key)
        assert predicting.current == asked and desk.view.guessing.field.hasFocus()
    assert desk.view.guessing.field.text() == ""  # Enter brought nothing along
    desk.key(Key.Key_Escape)
    desk.click(desk.session.circuit.find("y"))  # who selects a value means it
    desk.key(Key.Key_4)
    assert desk.view.guessing.field is None
    desk.key(Key.Key_Escape)


def lose_focus_to_canvas(desk: Desk) -> None:
    desk.view.setFocus()


def leave_the_stage(desk: Desk) -> None:
    for key in (Key.Key_F5, Key.Key_Escape, Key.Key_Escape):
        desk.key(key)
        QApplication.processEvents()
    assert not desk.window.classroom.presenting.is_on


def close_the_preferences(desk: Desk) -> None:
    desk.key(Key.Key_Comma, CTRL)
    QApplication.processEvents()
    assert not desk.view.guessing.field.hasFocus()
    desk.key(Key.Key_Escape)
    desk.window.activateWindow()
    QApplication.processEvents()


def close_the_search(desk: Desk) -> None:
    desk.key(Key.Key_F, CTRL)
    desk.key(Key.Key_Escape)
    QApplication.processEvents()


def choose_a_theme(desk: Desk) -> None:
    desk.window.themes.chosen.emit("light")


@pytest.mark.parametrize(
    "lose",
    [
        lose_focus_to_canvas,
        leave_the_stage,
        close_the_preferences,
        close_the_search,
        choose_a_theme,
    ],
)
def test_digits_belong_to_the_field_whatever_was_closed_meanwhile(desk, lose):
    desk.key(Key.Key_P, CTRL)
    before, asked = desk.session.document, desk.window.classroom.predicting.current
    lose(desk)
    field = desk.view.guessing.field
    assert field is not None and field.isVisible()
    if lose in (leave_the_stage, close_the_preferences):
        assert field.hasFocus()
    desk.type("0.5")
    assert desk.view.guessing.field.text() == "0.5" and desk.view.guessing.field.hasFocus()
    desk.view.setFocus()
    desk.type("1")  # goes on with what stands there
    assert desk.view.guessing.field.text() == "0.51"
    desk.key(Key.Key_Return)
    assert desk.window.classroom.predicting.verdict(asked) is not None
    assert desk.session.document is before


def test_a_digit_brings_the_field_that_it_goes_into_back_into_sight(desk):
    desk.key(Key.Key_P, CTRL)
    field, seen = desk.view.guessing.field, desk.view.viewport().rect()
    desk.view.setFocus()
    desk.view.set_zoom(3.0)
    desk.view.pan(QPoint(3000, 3000))
    assert not seen.intersects(field.geometry())
    desk.type("2")
    assert field.text() == "2" and seen.contains(field.geometry())


def test_what_was_selected_when_one_asked_may_be_so_no_more(desk):
    desk.session.select({desk.session.circuit.find("x")})
    desk.key(Key.Key_P, CTRL)
    desk.key(Key.Key_Escape)
    desk.session.select(())
    desk.type("2")
    assert desk.view.guessing.field.text() == "2"


def test_on_stage_a_verdict_of_two_lines_takes_no_number_from_the_circuit(desk):
    window, scene = desk.window, desk.view.circuit_scene
    window.resize(1280, 720)
    desk.open(resources.folder() / "examples" / "two-layer-network.circuit")
    desk.key(Key.Key_F5)
    window.resize(1280, 720)
    try:
        desk.key(Key.Key_Home)
        desk.key(Key.Key_P, CTRL)
        while window.classroom.predicting.current is None:
            desk.key(Key.Key_Right)
        before = desk.view.zoom
        hidden = scene.rooms.hidden(scene.writing(before).least)
        desk.type("0.5")
        desk.key(Key.Key_Return)
        panel = window.findChild(PredictPanel)
        line = panel.verdict.fontMetrics().lineSpacing()
        assert panel.verdict.height() > 1.5 * line and not panel.score.isVisible()
        assert desk.view.zoom == pytest.approx(before, rel=0.03)
        assert scene.rooms.hidden(scene.writing(desk.view.zoom).least) <= hidden + 0.05
    finally:
        window.classroom.presenting.stop()


def field_is_seen(desk: Desk) -> bool:
    """True where the field of what is asked is in the canvas, and nothing lies over it."""
    view, field = desk.view, desk.view.guessing.field
    others = [each for each in view.covers if each.isVisible()]
    return (
        field.isVisible()
        and view.viewport().rect().contains(field.geometry())
        and not any(map(field.geometry().intersects, view.cover_rects(of=others)))
    )


def test_from_afar_what_is_asked_comes_near_enough_to_be_read(desk, qtbot):
    desk.open(NEURON)
    view = desk.view
    view.set_zoom(0.2)
    view.pan(QPoint(-300, 250))
    desk.key(Key.Key_P, CTRL)
    assert view.is_fitted and view.zoom > view.circuit_scene.legible_zoom  # there is room for all
    qtbot.waitUntil(lambda: field_is_seen(desk))
    desk.window.resize(420, 420)
    desk.key(Key.Key_Escape)
    view.set_zoom(0.2)
    desk.type("2")
    assert view.zoom == pytest.approx(view.circuit_scene.legible_zoom)
    qtbot.waitUntil(lambda: field_is_seen(desk))
    view.set_zoom(0.2)
    assert view.zoom == pytest.approx(0.2)  # one may look from afar meanwhile
    desk.type("1")
    assert view.guessing.typed == "21" and field_is_seen(desk)


def test_the_field_stays_in_sight_where_a_panel_takes_room_below(desk, qtbot):
    desk.open(NEURON)
    view = desk.view
    view.set_zoom(1.0)
    desk.key(Key.Key_P, CTRL)
    bottom = view.viewport().height() - view.guessing.field.geometry().bottom()
    view.pan(QPoint(0, 20 - bottom))
    desk.window.resize(desk.window.width(), desk.window.height() - 120)
    qtbot.waitUntil(lambda: field_is_seen(desk))


def test_the_minimap_makes_way_for_the_field(desk, qtbot):
    desk.open(NEURON)
    view, minimap = desk.view, desk.window.minimap
    view.set_zoom(1.0)
    desk.key(Key.Key_P, CTRL)
    qtbot.waitUntil(minimap.isVisible)
    view.pan(view.guessing.field.geometry().center() - minimap.geometry().center())
    assert not field_is_seen(desk)
    qtbot.waitUntil(lambda: field_is_seen(desk))
