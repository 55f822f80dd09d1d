"""Formulas hold together where lines are wrapped, and are as they were when they are copied."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from circuit_editor.text.unbroken import JOINER, SPACE, allow_breaks, prevent_breaks


def seen(text):
    """The text with a visible sign for each that is none."""
    return prevent_breaks(text).replace(SPACE, "_").replace(JOINER, "~")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("so y = 3.00 − 1 here", "so y_=_3.00_−_1 here"),
        ("The derivative of 1/u is −1/u².", "The derivative of 1~/~u is −~1~/~u²."),
        ("f = 4 v at x = 1", "f_=_4_v at x_=_1"),
        ("it sends (−0.53) × 0.37 to w1", "it sends (~−~0.53~)_×_0.37 to w1"),
        ("f = 2 max(|x − y|, c)", "f_=_2_max~(~|~x_−_y~|~,_c~)"),
        ("σ(1 − σ), and σ(k x)", "σ~(~1_−_σ~), and σ~(~k_x~)"),
        ("∂f/∂(x + y)", "∂~f~/~∂~(~x_+_y~)"),
        ("u² 對 u 的導數是 2 u。", "u² 對 u 的導數是 2_u。"),
        ("下游梯度 = 上游梯度 × 局部梯度。", "下游梯度_=_上游梯度_×_局部梯度。"),
        ("all of it, 1.00, to x (the larger)", "all of it, 1.00, to x (the larger)"),
        ("x = −2.00, y = 5.00 and z", "x_=_−~2.00, y_=_5.00 and z"),
        ("The gate ×3 knows nothing", "The gate ×~3 knows nothing"),
        ("Nothing in it is a formula: so it stays.", "Nothing in it is a formula: so it stays."),
        ("rate 50 % of it", "rate 50_% of it"),
    ],
)
def test_what_is_held_together(text, shown):
    assert seen(text) == shown


def test_a_long_formula_goes_on_before_a_relation_and_then_before_a_sum():
    assert seen("q = x + y = −2.00 + 5.00 = 3.00") == "q =_x_+_y =_−~2.00_+_5.00 =_3.00"
    long = "f = first(x) + second(x) × third(x) + fourth(x)"
    parts = [each.replace("_", " ").replace("~", "") for each in seen(long).split(" ")]
    assert parts == ["f", "= first(x)", "+ second(x) × third(x)", "+ fourth(x)"]
    quotient = "((w x1 − t1)² + (w x2 − t2)²)/2"
    assert seen(quotient) == "(~(~w_x1_−_t1~)~² +_(~w_x2_−_t2~)~²~)~/~2"
    path = "/srv/circuits/of/this/class/and/long/path.circuit"
    assert prevent_breaks(path) == path


@given(st.text(alphabet="xyσ12.0 ()|[]=≈+−×÷/^²,∂的損e-%…\n", max_size=200))
def test_no_text_is_changed_but_where_it_breaks(text):
    shown = prevent_breaks(text)
    assert allow_breaks(shown) == text


HOSTILE = ["(", "(a", "(aaaa ", "|", "1 ", "x = ", "[a", "a.b", "1,", "= ", "(1+", "x²", "((1)(1)"]


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_hostile_text_takes_no_longer(piece):
    text, begun = piece * (20_000 // len(piece)), time.process_time()
    assert allow_breaks(prevent_breaks(text)) == text
    assert time.process_time() - begun < 2


@pytest.mark.parametrize("opening", ["f(", "f((", "(", "f(x, (", "f((1)(", "1/(("])
@pytest.mark.parametrize("piece", ["x", "1 ", "x, ", "é"])
def test_an_open_bracket_takes_no_longer(opening, piece):
    """A name such as this once hung the window: each way to part it into pieces was tried."""
    text, begun = f"{opening}{piece * 500} = 1", time.process_time()
    assert allow_breaks(prevent_breaks(text)) == text
    assert time.process_time() - begun < 2
