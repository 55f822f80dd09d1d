"""Every shipped lesson from the list to its summary in a real window, by keys alone.

The suite does the first, one with a block and the last; all of them in every language and on stage
are done by

    python3 packaging/dev.py test -m soak tests/ui/test_all_lessons_by_keys.py
"""

from __future__ import annotations

from collections import deque

import pytest
from examples import shipped_lesson
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from windows import CTRL, CTRL_SHIFT, Desk

from circuit_editor.engine.name_resolver import SHAPE, split_cell
from circuit_editor.lessons import shipped_lessons
from circuit_editor.text import Quantity
from circuit_editor.ui.app import language
from circuit_editor.ui.canvas.gestures import keyboard_navigation

Key = Qt.Key
COUNT = len(shipped_lessons())
FEW, ALL = (1, 5, COUNT), (*range(1, COUNT + 1),)
ARROWS = {
    Key.Key_Right: (1, 0),
    Key.Key_Left: (-1, 0),
    Key.Key_Down: (0, 1),
    Key.Key_Up: (0, -1),
}
LONGEST_WALK = 60

# What is to be done with the circuit, by lesson and step: a value to type for an input, or a word.
DONE = {
    1: {3: ["b=-0.4"], 6: ["b=0.4"], 7: ["down 10"], 8: ["rate 1", "down 3"],
        9: ["rate 0.2", "down 8"]},
    2: {5: ["x=-1.9"]},
    3: {5: ["x=1"]},
    4: {6: ["w2=0"]},
    5: {1: ["group"], 3: ["open"], 4: ["open"], 5: ["w2=-4"]},
    6: {5: ["w=3"], 6: ["w=2"]},
    7: {3: ["x=3.1"], 4: ["x=8"]},
    8: {4: ["x=0"], 6: ["k=20"], 8: ["w=4"], 9: ["c=1"]},
    9: {8: ["x[1]=5"]},
    10: {8: ["down 5"]},
    11: {8: ["z[1,1]=5"]},
}  # fmt: skip


class Pupil:
    """Somebody who knows all answers and has no mouse."""

    def __init__(self, desk: Desk, qtbot) -> None:
        self.desk, self._qtbot = desk, qtbot
        self.lessons = desk.window.classroom.lessons
        self.panel = desk.window.classroom.lesson_panel

    def wait(self, until) -> None:
        self._qtbot.waitUntil(until)

    def key(self, key: Key, modifiers=Qt.KeyboardModifier.NoModifier) -> None:
        self.desk.key(key, modifiers)
        QApplication.processEvents()

    def is_on_panel(self) -> bool:
        return self.panel.isAncestorOf(QApplication.focusWidget())

    # --- one step -------------------------------------------------------------------------

    def do_step(self, number: int) -> None:
        """Do what the step at which one stands asks, from where the focus is."""
        lessons, predicting = self.lessons, self.desk.window.classroom.predicting
        QApplication.processEvents()
        self.shows_nothing_to_come()
        if lessons.step.shows is not None:
            self.walk()
        if lessons.may_choose:
            self.choose()
        for _ in range(20):
            if not lessons.is_open or predicting.current is None:
                break
            self.answer()
        for what in DONE[number].get(lessons.at + 1, ()) if lessons.is_open else ():
            self.wait(self.desk.view.hasFocus)
            self.do(what)
        QApplication.processEvents()
        assert lessons.is_done, (number, lessons.at + 1, self.desk.texts(self.panel))
        self.wait(self.is_on_panel)

    def shows_nothing_to_come(self) -> None:
        """What the step tells once it is done cannot be read before."""
        told = self.lessons.step.told.in_(language.current_language().code)
        assert not told or told.split("\n")[0] not in "\n".join(self.desk.texts(self.panel))

    def walk(self) -> None:
        classroom = self.desk.window.classroom
        on_stage = classroom.presenting.is_on
        self.wait(self.desk.view.hasFocus if on_stage else classroom.timeline.track.hasFocus)
        for _ in range(LONGEST_WALK):
            if self.lessons.is_done:
                return
            shown = self.numbers()
            self.key(Key.Key_Right)
            assert "?" not in self.numbers() or "?" in shown

    def numbers(self) -> list[str]:
        scene = self.desk.view.circuit_scene
        return [number for target in scene.wires for number in scene.numbers_at(target)]

    def choose(self) -> None:
        """A wrong answer first, which is answered, and then the right one."""
        self.wait(self.is_on_panel)
        choices = self.lessons.step.choices
        wrong = next(each for each in choices if not each.is_right)
        if self.lessons.at % 2:
            self.key(Key(Key.Key_1 + choices.index(wrong)))
            assert any("✗" in text for text in self.desk.texts(self.panel))
            self.wait(self.is_on_panel)
        right = next(each for each in choices if each.is_right)
        self.key(Key(Key.Key_1 + choices.index(right)))
        assert not self.lessons.may_choose

    def answer(self) -> None:
        run, question = self.desk.session.run, self.desk.window.classroom.predicting.current
        field = self.desk.view.guessing.field
        self.wait(field.hasFocus)
        pin, part = question.pin, question.part
        array = run.value(pin) if question.what is Quantity.VALUE else run.gradient(pin)
        if part == SHAPE:
            self.desk.type("x".join(map(str, array.shape)))
        else:
            number = float(array if part is None else array[part])
            is_small = 0 < abs(number) < 0.005
            self.desk.type(f"{number:.1e}" if is_small else f"{number:.2f}")
        self.key(Key.Key_Return)

    # --- on the canvas --------------------------------------------------------------------

    def do(self, what: str) -> None:
        name, _, number = what.partition("=")
        array, cell = split_cell(name)
        if cell is not None:
            self.set_cell(self.desk.session.circuit.find(array), cell, number)
            return
        if number:
            self.go_to(self.desk.session.circuit.find(name))
            self.desk.type(number)
            self.key(Key.Key_Return)
            return
        match what.split():
            case ["down", count]:
                for _ in range(int(count)):
                    self.key(Key.Key_Return, CTRL)
            case ["rate", rate]:
                self.type_rate(rate)
            case ["group"]:
                self.go_to(self.desk.session.circuit.find("n"))
                for _ in range(3):
                    self.key(Key.Key_Right, CTRL_SHIFT)
                self.key(Key.Key_G, CTRL)
                self.desk.type("sigmoid")
                self.key(Key.Key_Return)
            case ["open"]:
                nodes = self.desk.session.circuit.nodes.items()
                (block,) = (id_ for id_, node in nodes if node.interface is not None)
                if self.desk.session.selection != {block}:
                    self.go_to(block)
                self.key(Key.Key_E, CTRL)

    def set_cell(self, id_: str, cell: tuple[int, ...], number: str) -> None:
        """Choose a cell of an array in its tile beside the canvas, and type a number."""
        self.go_to(id_)
        if self.desk.window.classroom.presenting.is_on:  # where there is no inspector
            self.desk.session.set_cell(id_, cell, float(number))
            return
        self.tab_to(lambda widget: widget.accessibleName() == "Values")
        self.key(Key.Key_Home)
        row, column = (0, *cell)[-2:]
        for key in [Key.Key_Down] * row + [Key.Key_Right] * column:
            self.key(key)
        assert self.desk.session.chosen_cell(id_, self.desk.session.number_of(id_).shape) == cell
        self.tab_to(lambda widget: isinstance(widget, QLineEdit))
        QApplication.focusWidget().selectAll()
        self.desk.type(number)
        self.key(Key.Key_Return)

    def tab_to(self, is_there) -> None:
        for _ in range(60):
            if is_there(QApplication.focusWidget()):
                return
            self.key(Key.Key_Tab)
        raise AssertionError("no key leads there")

    def go_to(self, id_: str) -> None:
        """Walk to a node with Ctrl and the arrows, from wherever one is, on the shortest way."""
        view, session = self.desk.view, self.desk.session
        if len(session.selection) != 1:
            self.key(Key.Key_Right, CTRL)
        (here,) = session.selection
        for key in self.way(here, id_):
            self.key(key, CTRL)
        assert session.selection == {id_} and view.hasFocus()

    def way(self, here: str, there: str) -> list[Key]:
        circuit = self.desk.session.shown
        ways, left = {here: []}, deque([here])
        while left:
            at = left.popleft()
            for key, direction in ARROWS.items():
                on = keyboard_navigation.neighbour(circuit, {at}, direction)
                if on is not None and on not in ways:
                    ways[on] = [*ways[at], key]
                    left.append(on)
        return ways[there]

    def type_rate(self, rate: str) -> None:
        if self.desk.window.classroom.presenting.is_on:  # where there is no inspector
            self.desk.session.descent.rate = float(rate)
            return
        self.key(Key.Key_Escape)
        for _ in range(40):
            field = QApplication.focusWidget()
            if field.accessibleName() == "Rate":
                break
            self.key(Key.Key_Tab)
        field.selectAll()
        self.desk.type(rate)
        self.key(Key.Key_Return)
        assert self.desk.session.descent.rate == float(rate)
        for _ in range(40):
            if self.desk.view.hasFocus():
                break
            self.key(Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)


@pytest.mark.parametrize(
    ("spoken", "numbers"),
    [
        pytest.param(language.ENGLISH, FEW, id="few"),
        *(
            pytest.param(each, ALL, id=each.code, marks=pytest.mark.soak)
            for each in language.LANGUAGES
        ),
    ],
)
def test_lessons_from_the_first_to_the_last_summary_by_keys(
    qtbot, tmp_path, monkeypatch, spoken, numbers
):
    monkeypatch.setattr(language, "current_language", lambda: spoken)
    desk = Desk(qtbot, tmp_path)
    pupil = Pupil(desk, qtbot)
    desk.key(Key.Key_F4)
    pupil.wait(pupil.is_on_panel)
    pupil.key(Key.Key_Return)
    do_all(desk, pupil, spoken, numbers)
    assert pupil.lessons.lesson is None
    QApplication.processEvents()
    assert "\n".join(desk.texts(pupil.panel)).count("✓") == len(numbers)


@pytest.mark.soak
def test_all_lessons_by_keys_on_stage(qtbot, tmp_path):
    desk = Desk(qtbot, tmp_path)
    pupil = Pupil(desk, qtbot)
    desk.key(Key.Key_F4)
    pupil.wait(pupil.is_on_panel)
    pupil.key(Key.Key_Return)
    desk.view.setFocus()
    pupil.key(Key.Key_F5)
    assert desk.window.classroom.presenting.is_on
    do_all(desk, pupil, language.ENGLISH, ALL)
    QApplication.processEvents()  # the list takes the focus
    desk.view.setFocus()
    pupil.key(Key.Key_F5)
    assert not desk.window.classroom.presenting.is_on


def do_all(desk: Desk, pupil: Pupil, spoken: language.Language, numbers: tuple[int, ...]) -> None:
    """Do all steps of these lessons, and read their summaries; the next one follows by itself."""
    on_stage = desk.window.classroom.presenting.is_on
    for number in numbers:
        if pupil.lessons.lesson.id != (wanted := shipped_lesson(shipped_lessons()[number - 1])).id:
            pupil.lessons.resume(wanted, 0)
        lesson = pupil.lessons.lesson
        for at in range(len(lesson.steps)):
            assert pupil.lessons.at == at
            pupil.do_step(number)
            pupil.key(Key.Key_Return)
        assert pupil.lessons.is_over
        assert lesson.summary.in_(spoken.code).split("\n")[0][:20] in "\n".join(
            desk.texts(pupil.panel)
        )
        assert len(pupil.lessons.done_of(lesson)) == len(lesson.steps)
        assert desk.window.classroom.presenting.is_on == on_stage
        assert not pupil.lessons.score.left and not pupil.lessons.score.revealed
        pupil.wait(pupil.is_on_panel)
        pupil.key(Key.Key_Return)
