import pytest

from circuit_editor.text import cut, name_cell, shorten
from circuit_editor.text.brackets import as_factor, as_word, bracket_negative, in_brackets


@pytest.mark.parametrize(
    ("binds", "needs", "written"), [(1, 2, "(x + y)"), (2, 2, "x + y"), (3, 2, "x + y")]
)
def test_what_binds_less_closely_than_its_place_needs_stands_in_brackets(binds, needs, written):
    assert in_brackets("x + y", binds, needs) == written


@pytest.mark.parametrize(
    ("number", "written"), [("−2.00", "(−2.00)"), ("2.00", "2.00"), ("1e−3", "1e−3"), ("?", "?")]
)
def test_a_negative_number_behind_a_sign_stands_in_brackets(number, written):
    assert bracket_negative(number) == written


@pytest.mark.parametrize(
    ("name", "word", "factor"),
    [
        ("w_0", "w_0", "w_0"),
        ("x + y", "(x + y)", "(x + y)"),
        ("exp(x)", "(exp(x))", "exp(x)"),
        ("exp(x) + exp(y)", "(exp(x) + exp(y))", "(exp(x) + exp(y))"),
        ("exp((x))", "(exp((x)))", "(exp((x)))"),
    ],
)
def test_a_name_of_more_than_a_word_stands_in_brackets(name, word, factor):
    assert (as_word(name), as_factor(name)) == (word, factor)


def test_what_is_cut_is_as_long_as_it_may_be_and_shows_that_it_goes_on():
    assert cut("abcdef", 6) == "abcdef"
    assert cut("abcdefg", 6) == "abcde…"


def test_a_name_is_shortened_to_one_line():
    assert shorten("two\nlines  here") == "two lines here"
    assert shorten("a" * 24) == "a" * 24
    assert shorten("a" * 25) == "a" * 23 + "…"
    assert shorten("one two three", 8) == "one two…"


@pytest.mark.parametrize(
    ("name", "index", "written"),
    [
        ("W", (1, 2), "W[1, 2]"),
        ("W", (), "W"),
        ("x @ W", (1, 0), "(x @ W)[1, 0]"),
        ("tanh(z)", (3,), "tanh(z)[3]"),
        ("Wholly_unbre…", (3,), "Wholly_unbre…[3]"),
        ("1st input", (0, 0), "(1st input)[0, 0]"),
    ],
)
def test_a_cell_of_a_formula_has_brackets_around_the_formula(name, index, written):
    assert name_cell(name, index) == written
