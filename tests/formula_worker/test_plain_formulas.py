"""Formulas as people write them in a text: as LaTeX, typeset, in lines; nothing else is read."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from circuit_editor.formula_worker.answers import FormulaServer
from circuit_editor.formula_worker.plain_formulas import DEEPEST, LONGEST, latex_of, lines
from circuit_editor.formula_worker.typesetting import SQUARE, typeset
from circuit_editor.lessons import read_lesson, shipped_lessons

NARROWEST = 248.0  # pixels: see `ui.classroom.lesson_text`

WRITTEN = [
    ("v = 1/u", r"v=\frac{1}{u}"),
    ("f = −1/u²", r"f={-}\frac{1}{u^{2}}"),
    ("∂f/∂x = ∂f/∂u × ∂u/∂x", None),
    ("(x + y)/2", r"\frac{x+y}{2}"),
    ("(a)(b)/c", r"\left(a\right)\frac{b}{c}"),
    ("√(x + 1)", r"\sqrt{x+1}"),
    ("e^(−x) + e⁻ˣ", r"e^{{-}x}+e^{-x}"),
    ("f = 2 max(|x − y|, c)", None),
    ("w0 x0 + w_1 x₁", r"w_{0}\,x_{0}+w_{1}\,x_{1}"),
    ("σ′(x) = σ (1 − σ)", r"\sigma'\left(x\right)=\sigma\,\left(1-\sigma\right)"),
    (
        "downstream gradient = upstream gradient × local derivative",
        r"\text{downstream gradient}=\text{upstream gradient}\,\times\,\text{local derivative}",
    ),
    ("下游梯度 = 上游梯度 × 局部梯度", r"\text{下游梯度}=\text{上游梯度}\,\times\,\text{局部梯度}"),
    ("w ← w − 0.1 × ∂L/∂w", None),
]
REFUSED = [r"\input{x}", "$x$", "x/", "/x", "((", "x)", "|x", "", "a_{2}", "%", "x & y", "x" * 201]
REFUSED += ["(" * (DEEPEST + 1) + "x" + ")" * (DEEPEST + 1), "a\nb = {", "x ^", "🙂"]


@pytest.mark.parametrize(("text", "latex"), WRITTEN)
def test_what_people_write_is_typeset(text, latex):
    assert latex_of(text) is not None
    assert latex is None or latex_of(text) == latex
    (line,) = lines(text, 600)
    assert line.svg.startswith("<svg")


@pytest.mark.parametrize("text", REFUSED)
def test_nothing_else_is_read(text):
    assert latex_of(text) is None and lines(text, 600) == []


@given(st.text(alphabet=r"xyσ梯12./ ()|[]=×−^²₀√∂,\{}$%&_", max_size=60))
def test_no_command_comes_from_the_text(text):
    latex = latex_of(text)
    assert latex is None or "\\" not in text
    assert latex is None or not set("$%&") & set(latex)


def test_a_long_formula_has_lines_that_begin_with_a_relation_or_a_sign():
    text = "downstream gradient = upstream gradient × local derivative"
    assert len(lines(text, 450)) == 1
    two = lines(text, 320)
    assert len(two) == 2 and max(each.width for each in two) <= 320
    three = lines(text, 210)
    assert len(three) == 3 and max(each.width for each in three) <= 210
    assert lines(text, 90) == []


def test_the_letters_that_the_font_of_mathematics_lacks_have_their_place():
    """Each once, from left to right on the line, as large as the others; smaller in an index."""
    (drawn,) = lines("下游 = f × 局部", 600)
    assert "".join(each.letter for each in drawn.letters) == "下游局部"
    assert [each.x for each in drawn.letters] == sorted(each.x for each in drawn.letters)
    assert {round(each.size, 2) for each in drawn.letters} == {17.0}
    assert {round(each.y, 2) for each in drawn.letters} == {round(drawn.letters[0].y, 2)}
    assert 0 <= drawn.letters[0].x < 3 and drawn.letters[-1].x + 17 <= drawn.width
    assert "#fe" not in drawn.svg
    over = typeset(r"\frac{x_{\text{甲}}}{\text{乙乙}}")
    assert {each.letter: round(each.size, 1) for each in over.letters} == {"甲": 11.9, "乙": 17.0}
    assert over.letters[0].y < over.letters[1].y


def test_a_square_of_its_own_is_a_square():
    assert typeset(rf"x {SQUARE}").letters == ()
    assert typeset("x_{\\text{نص}}") is None  # neither in the font nor as wide as high


def test_the_worker_typesets_what_it_is_asked():
    answer = FormulaServer().answer({"key": "k", "written": ["v = 1/u", "$"], "widest": 300})
    assert answer["key"] == "k"
    (one, none) = answer["pictures"]
    assert none == [] and set(one[0]) == {"svg", "width", "height", "letters"}


@pytest.mark.parametrize("piece", ["(", "x/", "1", "√", "−", "∂", "²", "a ", "|"])
def test_a_hostile_formula_takes_no_longer(piece):
    begun = time.process_time()
    lines(piece * (LONGEST // len(piece)), 100)
    assert time.process_time() - begun < 3


def test_every_formula_of_the_lessons_is_typeset_and_fits_the_narrowest_card():
    texts = [
        text
        for lesson in map(read_lesson, shipped_lessons())
        for step in lesson.steps
        for text in (step.text, step.told, *step.hints)
    ]
    formulas = {
        paragraph.text
        for text in texts
        for code in text.by_language
        for paragraph in text.paragraphs_in(code)
        if paragraph.is_formula
    }
    assert len(formulas) > 5
    unfit = [each for each in formulas if not lines(each, NARROWEST)]
    assert not unfit
