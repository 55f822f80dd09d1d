"""A lesson's goal on a value is judged when the slider is let go, not where the drag passes."""

from __future__ import annotations

import pytest
from examples import shipped_lesson
from panels import at_share
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from windows import LEFT, Desk

from circuit_editor.lessons import shipped_lessons
from circuit_editor.ui.inspector.cards.value_card import ValueSlider


@pytest.fixture
def desk(qtbot, tmp_path):
    """The third step of lesson 1: bring f below 0.25 with b, which lies between -0.5 and 0.5."""
    desk = Desk(qtbot, tmp_path)
    desk.lessons = desk.window.classroom.lessons
    assert desk.lessons.start(shipped_lesson(shipped_lessons()[0]))
    desk.lessons.next()
    desk.lessons.next()
    assert "loss < 0.25" in [each.text for each in desk.lessons.step.goals]
    QApplication.processEvents()
    desk.lessons.choose(next(each for each in desk.lessons.step.choices if each.is_right))
    QApplication.processEvents()
    return desk


class OnTheCard:
    """The slider below a card on the canvas."""

    def __init__(self, desk: Desk) -> None:
        self.hand, self.b = desk.hand, desk.session.circuit.find("b")
        item = desk.view.circuit_scene.nodes[self.b]
        self.track = item.on_canvas(item.slider_rect())
        self.low, self.high = desk.session.range_of(self.b)

    def point(self, value: float) -> tuple[float, float]:
        share = (value - self.low) / (self.high - self.low)
        return self.track.left() + share * self.track.width(), self.track.center().y()

    def press(self, value: float) -> None:
        self.hand.press(*self.point(value))

    def move(self, value: float) -> None:
        self.hand.move(*self.point(value))

    def release(self, value: float) -> None:
        self.hand.release(*self.point(value))


class InThePanel(OnTheCard):
    """The slider of the inspector."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        desk.session.select({self.b})
        QApplication.processEvents()
        self.slider = desk.window.inspector.page.findChild(ValueSlider)

    def place(self, value: float):
        return at_share(self.slider, (value - self.low) / (self.high - self.low))

    def press(self, value: float) -> None:
        QTest.mousePress(self.slider, LEFT, pos=self.place(value))

    def move(self, value: float) -> None:
        QTest.mouseMove(self.slider, self.place(value))

    def release(self, value: float) -> None:
        QTest.mouseRelease(self.slider, LEFT, pos=self.place(value))


@pytest.mark.parametrize("slider", [OnTheCard, InThePanel])
def test_what_a_drag_passes_is_no_answer(desk, slider):
    slider = slider(desk)
    slider.press(-1.0)
    passed = []
    for value in (-0.4, 0.0, 0.4, 1.2):
        slider.move(value)
        QApplication.processEvents()
        passed.append((float(desk.session.run.loss) < 0.25, desk.lessons.is_done))
    slider.release(1.2)
    QApplication.processEvents()
    assert passed == [(True, False), (True, False), (True, False), (False, False)]
    assert not desk.lessons.is_done
    slider.press(1.0)
    slider.move(0.0)
    slider.release(0.0)
    QApplication.processEvents()
    assert desk.lessons.is_done


def test_a_drag_that_is_taken_back_leaves_goals_judged(desk):
    slider = OnTheCard(desk)
    slider.press(-1.0)
    slider.move(0.0)
    desk.hand.key(Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert not desk.lessons.is_done
    desk.session.set_value(slider.b, 0.0)
    QApplication.processEvents()
    assert desk.lessons.is_done
