"""Nothing tells a covered number: no text shown, painted or spoken, whatever is done meanwhile.

Each walk is made twice with different marks in the place of the covered numbers. What can be read
must be the same both times, and holds no four digits of a mark in a row. What is said to a guess
may depend on the number asked for alone; guesses that are another covered number are said, too.

The suite walks over a part; all lessons and 300 random circuits are walked by

    python3 packaging/dev.py test -m soak tests/ui/test_nothing_given_away.py
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import NamedTuple

import numpy as np
import pytest
from examples import shipped_lesson
from marks import Marks, read_everything
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from windows import CTRL, NOTHING, Desk, with_worker

from circuit_editor import circuit, resources
from circuit_editor.engine import Run
from circuit_editor.gates import GATES
from circuit_editor.lessons import shipped_lessons
from circuit_editor.model import EMPTY, OUT, Document, Pin
from circuit_editor.model.edits import add, connect, flag
from circuit_editor.model.edits.grouping import group, why_not_group
from circuit_editor.teaching.predict.prediction import Question
from circuit_editor.text import Quantity, show

Key = Qt.Key
LESSONS = shipped_lessons()
EXAMPLES = sorted((resources.folder() / "examples").glob("*.circuit"))
KINDS = ("add", "sub", "mul", "max", "min", "neg", "square", "sigmoid", "relu", "tanh", "exp")
CIRCUITS, ARRAY_CIRCUITS, SHAPE_CIRCUITS = 300, 60, 60
MOST_GUESSES, MOST_PAGES = 3, 5


class Reach(NamedTuple):
    """How much of a circuit a walk looks at, at most: of the last drawn, where gates are."""

    asked: int  # questions
    nodes: int  # of the inspector's pages
    wires: int
    cards: int  # nodes whose large card is turned through
    steps: int


SUITE, SOAK = Reach(2, 3, 1, 1, 12), Reach(3, 8, 3, 4, 30)
ZOOM = re.compile(r"(Zoom: )?\d+ %")  # what is told of a panel may be of one line or two


@pytest.fixture
def marks(monkeypatch):
    with_worker(monkeypatch)  # a closed form is worked out from what is given, not from the run
    monkeypatch.setattr("circuit_editor.ui.shell.window.MESSAGE_TIME", 0)  # till the next one
    return Marks(monkeypatch)


@pytest.fixture
def desk(marks, qtbot, tmp_path):
    desk = Desk(qtbot, tmp_path)
    desk.window.resize(1280, 900)
    return desk


def random_circuit(number: int) -> Document:
    """A small circuit whose gates fork now and then; always the same for a number."""
    chance, document = Random(f"covered {number}"), EMPTY
    nodes = [f"x{at}" for at in range(chance.randint(1, 3))]
    for at, id_ in enumerate(nodes):
        value = chance.choice([-2.0, -0.5, 0.25, 1.5, 3.0])
        document = add(document, id_, "input", (0.0, 120.0 * at), label=id_, value=value)
    for at in range(chance.randint(2, 6)):
        kind = chance.choice(KINDS)
        document = add(document, f"g{at}", kind, (160.0 * (at + 1), 60.0 * (at % 3)))
        for port in GATES[kind].inputs:
            document = connect(document, Pin(chance.choice(nodes[-3:]), OUT), Pin(f"g{at}", port))
        nodes.append(f"g{at}")
    gates = [id_ for id_ in nodes if id_.startswith("g")]
    document = flag(document, Pin(nodes[-1], OUT), (1400.0, 0.0))
    if number % 3 == 2:  # two gates in a row, closed
        pair = chance.choice([*pairwise(gates)])
        if why_not_group(document.root, pair) is None:
            document, _ = group(document, pair, "block")
    return document


def array_circuit(number: int) -> Document:
    """A small circuit of arrays that ends in one number; always the same for a number."""
    chance = Random(f"covered arrays {number}")
    rows, inner, columns = (chance.randint(1, 3) for _ in range(3))

    def drawn(*lengths: int) -> list[float] | list[list[float]]:
        if len(lengths) == 1:
            return [chance.choice([-2.0, -0.5, 0.25, 1.5, 3.0]) for _ in range(lengths[0])]
        return [drawn(lengths[1]) for _ in range(lengths[0])]

    made = chance.choice(["relu(z)", "tanh(z)", "softmax(z)", "z * z", "max(z, axis=1)"])
    program = f"z = x @ y + t\nh = {made}\nf = {chance.choice(['sum', 'mean'])}(h * h)"
    values = {"x": drawn(rows, inner), "y": drawn(inner, columns), "t": drawn(columns)}
    return circuit(program, **values).document


# --- what is done -----------------------------------------------------------------------------


def press(desk: Desk, key: Qt.Key, modifiers=NOTHING) -> None:
    """A key where the keyboard is; what it asks to be painted is painted."""
    QTest.keyClick(QApplication.focusWidget() or desk.view, key, modifiers)
    desk.view.viewport().repaint()


def guess(desk: Desk, marks: Marks, read: Callable[[], None]) -> None:
    """Say wrong numbers for what is asked, covered ones among them; the same on every walk."""
    predicting = desk.window.classroom.predicting
    question = predicting.current
    if question is None:
        return
    at, marks.turn = marks.turn, marks.turn + 1
    if at == len(marks.guesses):
        true = getattr(desk.session.run, question.what.value)(question.pin)
        if isinstance(question.part, tuple) or not true.shape:
            true = float(true[question.part] if isinstance(question.part, tuple) else true)
            others = [
                each for each in dict.fromkeys(marks.planted.values()) if abs(each - true) > 1
            ]
            marks.guesses.append(["5", "-1", *map(show, others[:MOST_GUESSES])])
        else:  # its shape is asked
            marks.guesses.append(["7", "9x8"])
    for text in marks.guesses[at]:
        predicting.guess(question, text)
        read()
    predicting.ask_next()


def look_at_everything(desk: Desk, read: Callable[[], None], reach: Reach) -> None:
    """Select one thing after the other, and try the keys that explain."""
    session = desk.session
    for id_ in list(session.shown.nodes)[-reach.nodes :]:
        session.select({id_})
        read()
        press(desk, Key.Key_K, CTRL)
        read()
    for wire in list(session.shown.wires)[-reach.wires :]:
        session.select((), wire)
        read()
    session.select(())
    press(desk, Key.Key_C, CTRL)
    read()
    desk.window.actions_by_id["copy-python"].trigger()
    desk.view.setFocus()
    press(desk, Key.Key_Return, CTRL)  # one step down
    read()


def look_at_the_card(desk: Desk, read: Callable[[], None], reach: Reach) -> None:
    """Turn all pages of the large card, on stage."""
    desk.view.setFocus()
    for id_ in list(desk.session.shown.nodes)[-reach.cards :]:
        desk.session.select({id_})
        for _ in range(MOST_PAGES):
            press(desk, Key.Key_F12)
            read()
        press(desk, Key.Key_Escape)


def walked(
    desk: Desk, marks: Marks, do: Callable[[Callable[[], None]], None]
) -> list[Counter | None]:
    """What could be read at every point of a walk; None where a mark was found or shown."""
    snapshots: list[Counter | None] = []

    def read() -> None:
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        found = [*read_everything(desk.window), QApplication.clipboard().text(), *marks.spoken]
        seen = list(dict.fromkeys([*found, *marks.drawn]))  # many a tip is said at many places
        for text in {each for several in marks.guesses for each in several if len(each) > 2}:
            seen = [each.replace(text, "") for each in seen]  # what somebody typed is said back
        told = marks.told_by(seen)
        assert not told, told[:5]
        texts = Counter(each for each in found if not ZOOM.fullmatch(each))
        snapshots.append(texts if len(marks.hidden) == len(marks.planted) else None)
        marks.drawn.clear()
        marks.spoken.clear()

    marks.drawn.clear()
    marks.spoken.clear()
    do(read)
    return snapshots


def twice(desk: Desk, marks: Marks, do: Callable[[Callable[[], None]], None]) -> None:
    """Walk with two sets of marks, and compare what could be read; the first walk warms up."""
    marks.guesses.clear()
    _, first, second = (walked(desk, with_seed(marks, seed), do) for seed in (1, 1, 2))
    assert len(first) == len(second)
    for at, (one, other) in enumerate(zip(first, second, strict=True)):
        assert None in (one, other) or one == other, (
            at,
            list((one - other).items())[:4],
            list((other - one).items())[:4],
        )


def with_seed(marks: Marks, seed: int) -> Marks:
    marks.seed, marks.turn = seed, 0
    return marks


# --- the walks --------------------------------------------------------------------------------


def walk_circuit(desk: Desk, marks: Marks, document: Document, cover: str, reach: Reach) -> None:
    classroom = desk.window.classroom

    def do(read: Callable[[], None]) -> None:
        desk.window.file_commands.show_document(document, None)
        desk.window.side_panels.toggle_outline()
        tree = desk.window.side_panels.outline.tree
        tree.expandAll()
        classroom.predict(cover)
        tree.viewport().repaint()
        read()
        for _ in range(min(reach.asked, len(classroom.predicting.left))):
            guess(desk, marks, read)
        look_at_everything(desk, read, reach)
        press(desk, Key.Key_F5)  # on stage
        read()
        desk.view.setFocus()
        for key in (Key.Key_Tab, Key.Key_Return, Key.Key_I, Key.Key_Question):
            press(desk, key)
            read()
        look_at_the_card(desk, read, reach)
        classroom.presenting.stop()
        classroom.end()
        desk.window.side_panels.toggle_outline()

    twice(desk, marks, do)


def walk_lesson(
    desk: Desk, marks: Marks, path: Path, reach: Reach, *, on_stage: bool, steps: slice
) -> None:
    lesson = shipped_lesson(path)
    classroom = desk.window.classroom
    lessons, stepping = classroom.lessons, classroom.stepping

    def do(read: Callable[[], None]) -> None:
        if on_stage:
            desk.window.file_commands.show_document(lesson.circuit_at(0), None)
            press(desk, Key.Key_F5)
        for at in range(len(lesson.steps))[steps]:
            lessons.resume(lesson, at)
            read()
            for _ in range(min(reach.asked, len(classroom.predicting.to_ask))):
                guess(desk, marks, read)
            look_at_everything(desk, read, reach)
            if on_stage:
                look_at_the_card(desk, read, reach)
            desk.view.setFocus()
            press(desk, Key.Key_F10)
            for _ in range(min(stepping.count, reach.steps)):
                press(desk, Key.Key_F10)
                read()
            while lessons.has_more_hints:
                lessons.show_hint()
                read()
        if on_stage:
            classroom.presenting.stop()
        classroom.end()

    twice(desk, marks, do)


def test_a_random_circuit_tells_nothing(desk, marks):
    walk_circuit(desk, marks, random_circuit(1), "both", SUITE)


def test_it_holds_for_cells_and_tiles(desk, marks):
    desk.window.file_commands.show_document(array_circuit(1), None)
    desk.window.classroom.predict("both")

    def do(read: Callable[[], None]) -> None:
        desk.view.viewport().repaint()
        read()
        for _ in range(2):
            guess(desk, marks, read)
        desk.session.select({desk.session.shown.find("y")})
        read()

    assert len(marks.hidden) > 20 and walked(desk, with_seed(marks, 1), do)


@pytest.mark.soak
@pytest.mark.parametrize("number", range(ARRAY_CIRCUITS))
def test_it_holds_for_the_cells_and_tiles_of_many_circuits(desk, marks, number):
    for cover in ("gradients", "values", "both"):
        walk_circuit(desk, marks, array_circuit(number), cover, SOAK)


def circuit_of_shapes(number: int) -> Document:
    """A small circuit of arrays, no two lengths alike; always the same for a number."""
    chance = Random(f"covered shapes {number}")
    rows, inner, columns = chance.sample([4, 5, 6, 7, 8, 9, 11, 13], 3)
    made = chance.choice(["z = x @ y", "z = transpose(transpose(y) @ transpose(x))"])
    line = chance.choice(["h = relu(z + t)", "h = softmax(z) * t", "h = transpose(z)", "h = z @ s"])
    end = chance.choice(["f = sum(h * h)", "f = mean(max(h, axis=1))"])
    shapes = {
        "x": (rows, inner),
        "y": (inner, columns),
        "t": (columns,),
        "s": (columns, chance.choice([2, 3])),
    }
    program = f"{made}\n{line}\n{end}"
    used = {name: each for name, each in shapes.items() if re.search(rf"\b{name}\b", program)}
    values = {name: np.ones(each).tolist() for name, each in used.items()}
    return circuit(program, **values).document


def walk_shapes(desk: Desk, marks: Marks, document: Document, reach: Reach, asked_for: int) -> int:
    """Answer so much of what is asked of shapes; how often one is asked for that is not known."""
    desk.window.file_commands.show_document(document, None)
    if not desk.window.side_panels.outline.isVisible():
        desk.window.side_panels.toggle_outline()
    desk.window.side_panels.outline.tree.expandAll()
    marks.drawn.clear()
    marks.spoken.clear()
    desk.window.classroom.predict("shapes")
    predicting, run = desk.window.classroom.predicting, desk.session.run
    count = 0
    for _ in range(asked_for):
        question = predicting.current
        if question is None:
            break
        asked = {each: shape_asked(run, each) for each in predicting.left}
        covered = {each.pin.node for each in asked if each.what is Quantity.VALUE}
        seen_there = {
            np.shape(run.values[slot])
            for path, slot in run.tape.slots.items()
            if path not in covered
        }
        patterns = {
            re.compile(rf"(?<!\d){rows} ?[×x,] ?{columns}(?!\d)")
            for rows, columns in (each for each in {*asked.values()} - seen_there if len(each) == 2)
        }

        def read(patterns: set[re.Pattern[str]] = patterns) -> None:
            desk.view.viewport().repaint()
            told = [*read_everything(desk.window), QApplication.clipboard().text(), *marks.spoken]
            seen = [*told, *marks.drawn]
            found = [text for text in seen if any(each.search(text) for each in patterns)]
            assert not found, found
            marks.drawn.clear()

        count += bool(patterns)
        read()
        look_at_everything(desk, read, reach)
        answer = "x".join(map(str, asked[question]))
        assert predicting.guess(question, answer).accepted
        marks.drawn.clear()
        marks.spoken.clear()
        predicting.ask_next()
    desk.window.classroom.end()
    return count


def shape_asked(run: Run, question: Question) -> tuple[int, ...]:
    return np.shape(getattr(run, question.what.value)(question.pin))


def test_a_shape_that_is_asked_for_is_told_nowhere(desk, marks):
    assert walk_shapes(desk, marks, circuit_of_shapes(0), SUITE, 1)


@pytest.mark.soak
@pytest.mark.parametrize("number", range(SHAPE_CIRCUITS))
def test_shapes_that_are_asked_for_are_told_nowhere(desk, marks, number):
    assert walk_shapes(desk, marks, circuit_of_shapes(number), SUITE, 20)


@pytest.mark.parametrize(("at", "on_stage", "step"), [(4, True, 1)], ids=["stage"])
def test_a_lessons_step_tells_nothing(desk, marks, at, on_stage, step):
    walk_lesson(desk, marks, LESSONS[at], SUITE, on_stage=on_stage, steps=slice(step, step + 1))


@pytest.mark.soak
@pytest.mark.parametrize("number", range(CIRCUITS))
def test_random_circuits_tell_nothing(desk, marks, number):
    for cover in ("gradients", "values", "both"):
        walk_circuit(desk, marks, random_circuit(number), cover, SOAK)


@pytest.mark.soak
@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
@pytest.mark.parametrize("on_stage", [False, True], ids=["window", "stage"])
def test_all_lessons_tell_nothing(desk, marks, path, on_stage):
    walk_lesson(desk, marks, path, SOAK, on_stage=on_stage, steps=slice(None))


def test_a_planted_leak_is_found(desk, marks, monkeypatch):
    """The test sees what it should: a sentence made of the naked run is caught."""
    from circuit_editor.engine import Readings
    from circuit_editor.ui.session.session import Session

    monkeypatch.setattr(Session, "readings", property(lambda session: Readings(session.run)))
    with pytest.raises(AssertionError):
        walk_lesson(desk, marks, LESSONS[3], SUITE, on_stage=False, steps=slice(1, 2))
