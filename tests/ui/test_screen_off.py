"""Building f = (x + y) z, and the second lesson, by keys and ears alone.

What to type is taken from what was heard. TRANSCRIPT=FILE writes down all that was.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from listener import Listener
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication
from windows import CTRL, CTRL_SHIFT, NOTHING, SHIFT, Desk

from circuit_editor.model import OUT, Pin

Key = Qt.Key
LONGEST_WAY = 12
# what a pupil works out for a question
ANSWERS = {
    "the value of q": "3",
    "the value of f": "-12",
    "the gradient of the output f": "1",
    "the gradient of q": "-4",
    "the gradient of z": "3",
    "the gradient of x": "-4",
    "the gradient of y": "-4",
    "the gradient of a": "-2",
    "the gradient of b": "-2",
    "the gradient of c": "3",
    "the gradient of d": "3",
    "the gradient of a + b": "-2",
    "the gradient of c + d": "3",
}


class Blind:
    """Somebody who presses keys and listens, and writes both down."""

    def __init__(self, desk: Desk, listener: Listener) -> None:
        self.desk, self._listener = desk, listener
        self.written: list[str] = []
        self.heard: list[str] = []

    def press(self, key: Key, modifiers=NOTHING) -> list[str]:
        """Press a key; what is heard then."""
        self.desk.key(key, modifiers)
        pressed = Qt.Key(key).value | Qt.KeyboardModifier(modifiers).value
        return self._listen(QKeySequence(pressed).toString())

    def type(self, text: str) -> list[str]:
        """Type letters; what is heard then."""
        self.desk.type(text)
        return self._listen(f"types “{text}”")

    def _listen(self, done: str) -> list[str]:
        self.heard = self._listener.take()
        self.written += [f"- **{done}**", *(f"  - {' '.join(each.split())}" for each in self.heard)]
        return self.heard

    def listens(self, heading: str) -> None:
        """Begin a part of the transcript."""
        self.written += ["", f"## {heading}", ""]
        self._listen("listens")

    def hears(self, *parts: str) -> None:
        """Some one thing that was just heard has all these parts."""
        assert any(all(part in each for part in parts) for each in self.heard), (parts, self.heard)

    @property
    def is_at(self) -> str:
        """What was last said to have the focus."""
        return next((each for each in reversed(self.heard) if each.startswith("→")), "")

    def walk(self, name: str, *keys: Key) -> None:
        """Walk on with Ctrl and an arrow, until one hears to be at this node."""
        for key in keys:
            for _ in range(LONGEST_WAY):
                self.press(key, CTRL)
                if self.is_at.startswith(f"→ {name}, "):
                    return
                if any("nothing there" in each for each in self.heard):
                    break
        raise AssertionError((name, self.heard))

    def save(self, title: str) -> None:
        """Write the transcript to the file that was asked for, behind what stands there."""
        if "TRANSCRIPT" in os.environ:
            with Path(os.environ["TRANSCRIPT"]).open("a", encoding="utf-8") as file:
                file.write("\n".join((f"# {title}", *self.written, "")) + "\n")


@pytest.fixture
def blind(qtbot, tmp_path, monkeypatch):
    listener = Listener(monkeypatch)
    desk = Desk(qtbot, tmp_path)
    desk.window.screen_reader.wake()
    yield Blind(desk, listener)
    listener.stop()


def test_a_circuit_is_built(blind):
    blind.listens("An empty window")
    blind.hears("Circuit", "empty: type to find what to add")

    blind.listens("Three inputs")
    for name in "xyz":
        blind.type("input")
        blind.hears("input: A number that comes from the data.")
        blind.press(Key.Key_Return)
        blind.hears(f"added: {name}, input")
        assert blind.is_at == f"→ {name}, input, value 1.00"

    blind.listens("x into a new add gate, and y")
    blind.walk("x", Key.Key_Up, Key.Key_Left)
    blind.type("add")
    blind.hears("add: The sum of two numbers.")
    blind.press(Key.Key_Return, SHIFT)
    blind.hears("added: x + ?, add gate", "wired: x to the 1st input of add gate")
    blind.hears("→ x + ?, add gate, no value yet", "fed by x", "not wired: 2nd input")
    blind.walk("y", Key.Key_Left, Key.Key_Down, Key.Key_Up)
    blind.press(Key.Key_L, CTRL)
    blind.hears("2nd input of x + ?")
    blind.hears("Arrow keys choose the pin and Enter connects")
    blind.press(Key.Key_Return)
    blind.hears("wired: y to the 2nd input of add gate")
    blind.hears("No loss yet")

    blind.listens("The sum into a new mul gate, and z")
    blind.walk("x + y", Key.Key_Right)
    blind.type("mul")
    blind.press(Key.Key_Return, SHIFT)
    blind.hears("wired: x + y to the 1st input of mul gate")
    blind.walk("z", Key.Key_Left, Key.Key_Down)
    blind.press(Key.Key_L, CTRL)
    while not any("2nd input of (x + y) × ?" in each for each in blind.heard):
        blind.press(Key.Key_Right)
    blind.press(Key.Key_Return)
    blind.hears("wired: z to the 2nd input of mul gate")

    blind.listens("The flag, by the list of all commands")
    blind.press(Key.Key_P, CTRL_SHIFT)
    blind.hears("All commands", "text field")
    blind.type("loss flag")
    blind.hears("Put the loss flag here")
    blind.press(Key.Key_Return)
    blind.hears("added: f, loss flag", "f is 2.00")

    blind.listens("The values")
    for name, typed, told in (("z", "-4", "f is −8.00"), ("y", "5", ""), ("x", "-2", "")):
        blind.walk(name, Key.Key_Left, Key.Key_Up, Key.Key_Down)
        blind.type(typed)
        blind.hears(f"→ Value of {name}; text field")
        blind.press(Key.Key_Return)
        blind.hears(f"{name}, value {typed.replace('-', '−')}.00", told)
    blind.hears("f is −12.00")

    blind.listens("A look around")
    blind.walk("x + y", Key.Key_Right)
    blind.hears("value 3.00, gradient −4.00; fed by x, y; feeds")
    blind.press(Key.Key_Z, CTRL)
    blind.hears("x, value 1.00; f is −24.00")
    blind.hears("Taken back: Set x")
    blind.press(Key.Key_Y, CTRL)
    blind.hears("f is −12.00")
    blind.save("Building f = (x + y) z with the screen off")

    session = blind.desk.session
    assert float(session.loss_value.array) == -12.0
    x, y, z = map(session.circuit.find, "xyz")
    assert [float(session.gradient(Pin(id_, OUT)).array) for id_ in (x, y, z)] == [-4, -4, 3]


def test_the_second_lesson(blind):
    lessons = blind.desk.window.classroom.lessons
    blind.listens("The list of lessons")
    blind.press(Key.Key_F4)
    while "The first example" not in blind.is_at:
        blind.press(Key.Key_Tab)
    blind.press(Key.Key_Return)
    wrong = {"the value of f": ("12", "12 has the right size but the wrong sign.")}
    for step in range(1, 7):
        blind.written += ["", f"## Step {step}", ""]
        blind.hears(f"Step {step} of 6.")
        if step == 5:
            decide_and_try(blind)
        while "Predict" in blind.is_at:
            asked = blind.is_at.removeprefix("→ Predict ").removesuffix("; text field")
            if asked in wrong:
                guess, told = wrong.pop(asked)
                blind.type(guess)
                blind.press(Key.Key_Return)
                blind.hears(told)
            blind.type(ANSWERS[asked])
            blind.press(Key.Key_Return)
            blind.hears("Right: ")
        blind.hears("Done. ")
        assert blind.is_at.startswith("→ Next"), blind.heard
        assert lessons.is_done
        blind.press(Key.Key_Return)
    blind.hears("The backward pass begins with 1 at the end")
    blind.save("Lesson 2 with the screen off")
    assert lessons.is_over and len(lessons.done_of(lessons.lesson)) == 6


def decide_and_try(blind: Blind) -> None:
    """Choose from what was read out, a wrong answer first, and set x to −1.9."""
    blind.hears("1: −11.60")
    blind.hears("2: −12.40")
    blind.press(Key.Key_1)
    blind.hears("Not right. The size is right, the sign is not")
    blind.press(Key.Key_2)
    blind.hears("Right. Yes: −12 + (−4) × 0.1.")
    blind.walk("x", Key.Key_Right, Key.Key_Left, Key.Key_Up)
    blind.hears("→ x, input, value −2.00, gradient −4.00; feeds q")
    blind.type("-1.9")
    blind.press(Key.Key_Return)
    blind.hears("x, value −1.90; f is −12.40")
    assert QApplication.focusWidget() is not None
