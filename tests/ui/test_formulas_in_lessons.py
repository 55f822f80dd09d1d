"""Formulas that stand alone in a lesson are typeset; until then, and where they cannot be, text."""

from __future__ import annotations

import pytest
from panels import shown_texts
from PySide6.QtCore import Qt
from windows import Desk

from circuit_editor.lessons import TextByLanguage
from circuit_editor.lessons.lesson import LessonParagraph
from circuit_editor.ui.classroom.lesson_text import MOST_FORMULAS, ROOM, LessonText
from circuit_editor.ui.classroom.lessons import in_current_language
from circuit_editor.ui.session.formula_client import ARGUMENTS, FormulaClient, FormulaProcess
from circuit_editor.ui.widgets.formula_view import FormulaView

TEXT = TextByLanguage({"en": "The chain rule:\n\n$ down = up × local $\n\nIt costs $5\nor $6."})
WAITS = "import sys; sys.stdin.read()"


@pytest.fixture
def hired(qtbot):
    made: list[FormulaClient] = []

    def hire(*program: str) -> FormulaClient:
        arguments = ("-c", *program) if program else ARGUMENTS
        made.append(FormulaClient(process=FormulaProcess(arguments=arguments)))
        return made[-1]

    yield hire
    for each in made:
        each.stop()


def shown(qtbot, text: TextByLanguage, formulas: FormulaClient) -> LessonText:
    panel = LessonText(text, formulas)
    qtbot.addWidget(panel)
    panel.resize(284, 400)
    with qtbot.waitExposed(panel):
        panel.show()
    return panel


def views(panel: LessonText) -> list[FormulaView]:
    return [each for each in panel.findChildren(FormulaView) if each.isVisibleTo(panel)]


def test_a_paragraph_between_dollars_is_a_formula_and_nothing_else_is():
    assert TEXT.paragraphs_in("en") == [
        LessonParagraph("The chain rule:"),
        LessonParagraph("down = up × local", is_formula=True),
        LessonParagraph("It costs $5 or $6."),
    ]
    for text in ("$", "$$", "$ $", "$5 or 6$ or $7$", "a $x$", "$x$."):
        assert TextByLanguage({"en": text}).paragraphs_in("en") == [LessonParagraph(text)]
    assert in_current_language(TEXT) == "The chain rule:\n\ndown = up × local\n\nIt costs $5 or $6."


def test_it_is_text_first_and_then_a_picture_that_says_the_same(qtbot, started_worker, hired):
    panel = shown(qtbot, TEXT, hired())
    assert shown_texts(panel) == ["The chain rule:", "down = up × local", "It costs $5 or $6."]
    qtbot.waitUntil(lambda: len(views(panel)) == 1, timeout=20_000)
    assert shown_texts(panel) == ["The chain rule:", "It costs $5 or $6."]
    (view,) = views(panel)
    assert view.accessibleName() == "down = up × local"


def test_the_same_formula_needs_no_worker_twice(qtbot, hired):
    formulas = hired()
    first = shown(qtbot, TEXT, formulas)
    qtbot.waitUntil(lambda: len(views(first)) == 1, timeout=20_000)
    assert len(views(shown(qtbot, TEXT, formulas))) == 1


def test_a_long_one_goes_on_in_further_lines_and_none_is_wider_than_the_panel(qtbot, hired):
    long = TextByLanguage({"en": "$ downstream gradient = upstream gradient × local derivative $"})
    panel = shown(qtbot, long, hired())
    qtbot.waitUntil(lambda: len(views(panel)) == 3, timeout=20_000)
    assert all(each.sizeHint().width() <= ROOM + 1 for each in views(panel))


def test_chinese_letters_are_drawn_too(qtbot, hired):
    panel = shown(qtbot, TextByLanguage({"en": "$ 損失 = 1 $"}), hired())
    qtbot.waitUntil(lambda: len(views(panel)) == 1, timeout=20_000)
    (view,) = views(panel)
    with_letters = view.grab().toImage()
    view._letters = ()
    assert view.grab().toImage() != with_letters


@pytest.mark.parametrize("text", [r"\input{/etc/passwd}", "<b>x</b> {0}", "x" * 300, "x /", "🙂"])
def test_what_cannot_be_typeset_stays_text(qtbot, hired, text):
    formulas = hired()
    panel = shown(qtbot, TextByLanguage({"en": f"$ {text} $"}), formulas)
    qtbot.waitUntil(lambda: formulas.pictures(text, ROOM) is not None, timeout=20_000)
    assert shown_texts(panel) == [text]
    assert views(panel) == []


def test_without_a_worker_formulas_stay_text(qtbot, hired):
    formulas = hired("raise SystemExit(3)")
    panel = shown(qtbot, TEXT, formulas)
    with qtbot.waitSignal(formulas.typeset, timeout=20_000):
        pass
    assert "down = up × local" in shown_texts(panel)


def test_of_very_many_formulas_only_some_are_typeset(qtbot, hired):
    many = TextByLanguage({"en": "\n\n".join(f"$ x{at} = 1 $" for at in range(2_000))})
    formulas = hired(WAITS)
    panel = shown(qtbot, many, formulas)
    assert len(formulas._texts) == MOST_FORMULAS
    assert len(shown_texts(panel)) == MOST_FORMULAS + 1


def test_a_block_that_is_asked_about_meanwhile_is_answered_behind_it(qtbot, hired):
    formulas = hired()
    formulas.draw(["v = 1/u"], ROOM)
    formulas.work_out("k", ["{"])
    with qtbot.waitSignal(formulas.answered, timeout=20_000):
        pass
    assert formulas.pictures("v = 1/u", ROOM)
    assert "problem" in formulas.forms("k")[0]


def test_on_stage_it_is_enlarged_although_it_comes_later(qtbot, tmp_path):
    desk = Desk(qtbot, tmp_path)
    lessons, classroom = desk.window.classroom.lessons, desk.window.classroom
    lesson = next(each for each in lessons.all() if each.id == "chain-rule")
    at = next(at for at, step in enumerate(lesson.steps) if "$" in step.told.in_("en"))
    classroom.toggle_lessons()
    lessons.resume(lesson, at)
    desk.key(Qt.Key.Key_F5)
    assert lessons.reveal()
    panel = classroom.lesson_panel
    qtbot.waitUntil(lambda: panel.findChildren(FormulaView) != [], timeout=20_000)
    view = panel.findChildren(FormulaView)[0]
    qtbot.waitUntil(lambda: view.sizeHint().width() > 1.2 * view._natural[0])
