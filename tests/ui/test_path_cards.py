"""The cards that explain a number: the curve with its tangent, the nudge, the paths; by hand."""

from __future__ import annotations

import re

import pytest
from panels import at_share
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QColor, QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from windows import CTRL, LEFT, NEURON, Desk

import circuit_editor as ce
from circuit_editor import resources
from circuit_editor.model import OUT, Pin, edits
from circuit_editor.text import show
from circuit_editor.ui.inspector.cards.nudge_card import FINENESS, NudgeCard
from circuit_editor.ui.inspector.cards.paths_card import PathsCard
from circuit_editor.ui.inspector.cards.tangent_card import CharacterCard, Plot, TangentCard
from circuit_editor.ui.inspector.cards.value_card import ValueSlider
from circuit_editor.ui.widgets.labels import PanelHeading, Remark

Key = Qt.Key
SHARED = resources.folder() / "examples" / "shared-weight.circuit"


@pytest.fixture
def desk(qtbot, tmp_path):
    desk = Desk(qtbot, tmp_path)
    desk.window.resize(1400, 1300)  # whole pages are seen
    desk.open(NEURON)
    return desk


def card(desk: Desk, kind):
    """The card of a kind on the page that is shown."""
    return desk.window.inspector.page.findChild(kind)


def painted(label) -> str:
    """The text of a label in the letters that one sees."""
    is_upper = label.font().capitalization() == QFont.Capitalization.AllUppercase
    return label.text().upper() if is_upper else label.text()


def test_a_heading_has_its_words_in_capitals_and_names_as_they_are(desk):
    session = desk.session
    session.edit("", edits.rename, session.document.loss, "yHat")
    session.edit("", edits.add, "plus", "add_constant", (900.0, 0.0))
    w0 = session.circuit.find("w0")
    desk.select(w0)
    heading = card(desk, PathsCard).heading
    assert painted(heading) == "PATHS TO THE OUTPUT yHat"
    desk.select("plus")
    headings = map(painted, desk.window.inspector.page.findChildren(PanelHeading))
    assert "CONSTANT c" in headings


def number(text: str) -> float:
    return float(text.replace("−", "-").replace("\N{NO-BREAK SPACE}", ""))


def dragged(desk: Desk):
    """Drag the value slider on the inspector's page, yielding the value at every point.

    The cards follow a hand in the pauses between its moves.
    """
    inspector = desk.window.inspector
    slider = inspector.page.findChild(ValueSlider)
    QTest.mousePress(slider, LEFT, pos=at_share(slider, 0.5))
    for share in (0.6, 0.7, 0.8):
        QTest.mouseMove(slider, at_share(slider, share))
        while any(each.isActive() for each in inspector.findChildren(QTimer)):
            QApplication.processEvents()
        yield share
    QTest.mouseRelease(slider, LEFT, pos=at_share(slider, 0.8))


def covered(desk: Desk, how: str) -> None:
    """Hide numbers: by a step that has not reached them, or by a prediction."""
    desk.view.setFocus()
    if how == "steps":
        desk.key(Key.Key_F9)
        desk.key(Key.Key_Right)
    else:
        desk.key(Key.Key_P, CTRL)
    assert desk.session.hides_numbers


def tabbed_to(desk: Desk, widget) -> bool:
    """Press Tab until a widget has the keyboard; False where it never gets it."""
    desk.window.inspector.page.setFocus()
    for _ in range(60):
        if QApplication.focusWidget() is widget:
            return True
        QTest.keyClick(QApplication.focusWidget() or desk.window, Key.Key_Tab)
    return False


# The tangent ---------------------------------------------------------------------------------


def slopes(desk: Desk) -> list[float]:
    return [
        number(text.rsplit(" ", 1)[-1])
        for text in desk.texts(card(desk, TangentCard))
        if ": slope " in text
    ]


@pytest.mark.parametrize("id_", ["mul1", "add1", "exp1", "reciprocal1", "mul_constant1"])
def test_the_tangents_slope_is_the_local_derivative(desk, id_):
    desk.click(id_)
    ports = desk.session.shown.nodes[id_].gate.inputs
    local = [float(desk.session.local(Pin(id_, port)).array) for port in ports]
    assert slopes(desk) == [number(show(each)) for each in local]


def test_the_tangent_that_is_drawn_leans_as_its_slope_says(desk):
    circuit = ce.circuit("f = x^2", x=1)
    desk.open(circuit.document)
    nodes = desk.session.circuit.nodes
    square = next(id_ for id_, each in nodes.items() if each.gate.inputs and each.gate.outputs)
    leans = []
    for x in (-2.0, 2.0):
        desk.session.set_value(desk.session.circuit.find("x"), x)
        desk.click(square)
        QApplication.processEvents()
        (plot,) = (each for each in card(desk, TangentCard).findChildren(Plot) if each.isVisible())
        leans.append(lean(plot, desk.window.appearance.theme.gradient))
    assert leans[0] > 0.2 and leans[1] < -0.2  # pixels count downwards


def lean(plot: Plot, colour: str) -> float:
    """How steeply what is drawn in a colour goes down, to the right."""
    image, wanted = plot.grab().toImage(), QColor(colour)
    found = [
        (x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y) == wanted
    ]
    xs, ys = [x for x, _ in found], [y for _, y in found]
    mean_x, mean_y = sum(xs) / len(xs), sum(ys) / len(ys)
    spread = sum((x - mean_x) ** 2 for x in xs)
    return sum((x - mean_x) * (y - mean_y) for x, y in found) / spread


def test_the_slope_is_live_while_an_input_changes(desk):
    desk.click("mul1")
    w0 = desk.session.circuit.find("w0")
    seen = [slopes(desk)]
    for value in (1.0, 1.5, 2.5):
        desk.session.set_value(w0, value, live=True)
        assert slopes(desk)[1] == value  # the derivative by x0 is w0
        seen.append(slopes(desk))
    assert len({tuple(each) for each in seen}) == 4
    assert "2.50" in " ".join(desk.texts(card(desk, CharacterCard)))


@pytest.mark.parametrize("how", ["steps", "prediction"])
def test_no_curve_and_no_character_while_numbers_are_hidden(desk, how):
    desk.click("mul1")
    assert card(desk, TangentCard).isVisible() and card(desk, CharacterCard).isVisible()
    covered(desk, how)
    desk.click("mul1")
    assert not card(desk, TangentCard).isVisible() and not card(desk, CharacterCard).isVisible()
    assert not [each for each in card(desk, TangentCard).findChildren(Plot) if each.isVisible()]


# The nudge -----------------------------------------------------------------------------------


def nudged(desk: Desk) -> tuple[float, float, float]:
    h, predicted, actual = (number(each.text()) for each in card(desk, NudgeCard).numbers)
    return h, predicted, actual


def test_what_is_predicted_is_gradient_times_h_and_beside_it_what_happens(desk):
    w0 = desk.session.circuit.find("w0")
    desk.click(w0)
    slider = card(desk, NudgeCard).slider
    for h in (-0.5, 0.01, 0.1, 1.0):
        slider.setValue(round(h * FINENESS))
        shown_h, predicted, actual = nudged(desk)
        assert shown_h == pytest.approx(h)
        assert predicted == pytest.approx(h * desk.gradient(w0), abs=5e-5)
        circuit = ce.Circuit(desk.session.document)
        before = circuit.run().loss
        after = circuit.set(w0=desk.value(w0) + h).run().loss
        assert actual == pytest.approx(after - before, abs=5e-5)
        assert desk.texts(card(desk, NudgeCard))[-1]  # why they differ, or that they do not


def test_a_wire_alone_can_be_nudged(desk):
    desk.open(SHARED)
    circuit = desk.session.circuit
    forks = [pin for pin in circuit.wires.values() if list(circuit.wires.values()).count(pin) > 1]
    target = next(to for to, source in sorted(circuit.wires.items()) if source == forks[0])
    desk.session.select((), wire=target)
    h, predicted, _ = nudged(desk)
    share = float(desk.session.gradient(target).array)
    assert predicted == pytest.approx(h * share, abs=5e-5)
    assert share != desk.gradient(forks[0].node)  # the other wires are not nudged


def test_the_nudge_is_live_while_the_value_is_dragged(desk):
    w0 = desk.session.circuit.find("w0")
    desk.click(w0)
    seen = set()
    for _ in dragged(desk):
        h, predicted, _ = nudged(desk)
        assert predicted == pytest.approx(h * desk.gradient(w0), abs=5e-5)
        seen.add(predicted)
    assert len(seen) == 3
    desk.session.undo()
    assert desk.session.undo_label is None  # one step for the drag


def test_the_nudge_can_be_reached_and_moved_by_keys(desk):
    desk.click(desk.session.circuit.find("w0"))
    slider = card(desk, NudgeCard).slider
    assert tabbed_to(desk, slider)
    before, document = nudged(desk), desk.session.document
    for _ in range(5):
        desk.key(Key.Key_Right)
    after = nudged(desk)
    assert after[0] == pytest.approx(before[0] + 5 / FINENESS) and after[1:] != before[1:]
    assert desk.session.document is document and slider.accessibleName()


@pytest.mark.parametrize("how", ["steps", "prediction"])
def test_nothing_is_nudged_and_no_path_told_while_numbers_are_hidden(desk, how):
    x0 = desk.session.circuit.find("x0")
    desk.click(x0)
    told = [number(each.text()) for each in card(desk, NudgeCard).numbers[1:]]
    covered(desk, how)
    desk.click(x0)
    assert not card(desk, NudgeCard).isVisible() and not card(desk, PathsCard).isVisible()
    everything = " ".join(desk.texts())
    assert "0.39" not in everything and all(show(each, 4) not in everything for each in told)


def test_they_come_back_with_the_numbers(desk):
    x0 = desk.session.circuit.find("x0")
    desk.click(x0)
    desk.view.setFocus()
    desk.key(Key.Key_F9)
    assert not card(desk, PathsCard).isVisible()
    desk.key(Key.Key_F9)
    assert card(desk, NudgeCard).isVisible() and card(desk, PathsCard).isVisible()


# The paths -----------------------------------------------------------------------------------


def rows(desk: Desk) -> list[Remark]:
    QApplication.processEvents()
    return [each for each in card(desk, PathsCard).findChildren(Remark) if each.isVisible()]


def products(desk: Desk) -> list[float]:
    return [number(re.split("[=≈] ", each.accessibleName())[-1]) for each in rows(desk)]


def shared(desk: Desk) -> str:
    """The input of the example that reaches the loss on several ways."""
    desk.open(SHARED)
    circuit = desk.session.circuit
    sources = [pin.node for pin in circuit.wires.values()]
    inputs = [id_ for id_, each in circuit.nodes.items() if each.gate.is_source]
    return next(id_ for id_ in sorted(inputs) if sources.count(id_) > 1)


def test_the_products_of_all_paths_add_up_to_the_gradient(desk):
    w = shared(desk)
    desk.click(w)
    assert len(rows(desk)) > 1
    assert sum(products(desk)) == pytest.approx(desk.gradient(w), abs=0.005 * len(rows(desk)))
    assert any(
        f"add up to {show(desk.gradient(w))}" in text for text in desk.texts(card(desk, PathsCard))
    )


def test_the_products_are_live_while_the_value_is_dragged(desk):
    w = shared(desk)
    desk.click(w)
    seen = set()
    for _ in dragged(desk):
        assert sum(products(desk)) == pytest.approx(desk.gradient(w), abs=0.005 * len(rows(desk)))
        seen.add(tuple(products(desk)))
    assert len(seen) > 1


def test_a_click_on_a_path_marks_its_wires_and_gates(desk):
    w = shared(desk)
    desk.click(w)
    marks, circuit = desk.view.circuit_scene.step_marks, desk.session.circuit
    seen = []
    for row in rows(desk):
        QTest.mouseClick(row, LEFT, pos=QPoint(12, 8))
        assert marks.active and marks.wires <= set(circuit.wires)
        here = {to for to in marks.wires if circuit.wires[to].node == w}
        assert len(here) == 1  # one way out of the input
        assert Pin(desk.session.document.loss, "x") in marks.wires  # and it leads to the loss
        assert {circuit.wires[to].node for to in marks.wires} <= {*marks.active, w}
        seen.append(marks.wires)
    assert len(set(seen)) == len(rows(desk))
    desk.session.select(())
    assert marks.wires == frozenset()


def test_a_path_can_be_reached_and_marked_by_keys(desk):
    desk.click(shared(desk))
    row = rows(desk)[1]
    assert tabbed_to(desk, row)
    desk.key(Key.Key_Space)
    assert desk.view.circuit_scene.step_marks.wires


def test_a_gates_wire_has_its_paths_too(desk):
    target = Pin("add2", "a")
    desk.session.select((), wire=target)
    assert products(desk) == [number(show(float(desk.session.gradient(target).array)))]
    assert desk.session.value(Pin("add2", OUT)).text
