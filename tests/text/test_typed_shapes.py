"""Shapes and axes that people type."""

import pytest

from circuit_editor.text import Sentence
from circuit_editor.text.typed_shapes import typed_shape, typed_whole_numbers, write_shape


@pytest.mark.parametrize(
    "text",
    ["2x8", "2×8", "2 × 8", "(2, 8)", "2, 8", "[2,8]", "2 8", "2X8", "（2，8）", "２×８", "2*8"],
)
def test_a_shape_is_read_however_it_is_typed(text):
    assert typed_shape(text) == (2, 8)


def test_a_row_has_one_length_and_a_single_number_none():
    assert [typed_shape(each) for each in ("8", "(8,)", "[8]")] == [(8,)] * 3
    assert [typed_shape(each) for each in ("", "()", " [ ] ")] == [()] * 3


@pytest.mark.parametrize(
    "text", ["0x2", "-1x2", "2.5", "abc", "2x", "(2, 8]", "x", "2--8", "9" * 200]
)
def test_what_is_no_shape_is_refused_in_a_sentence_that_names_it(text):
    refusal = typed_shape(text)
    assert isinstance(refusal, Sentence)
    assert text[:5] in str(refusal) and "2x8" in str(refusal)


def test_axes_may_count_from_the_end():
    assert typed_whole_numbers("0, −1") == (0, -1)
    assert typed_whole_numbers("[-2]") == (-2,)
    assert typed_whole_numbers("first") is None


@pytest.mark.parametrize("shape", [(), (3,), (2, 8), (4, 1, 3)])
def test_what_is_written_is_read_again(shape):
    assert typed_shape(write_shape(shape)) == shape
