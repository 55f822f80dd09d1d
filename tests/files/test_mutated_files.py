"""A two-hundredth of the mutated files that `tests/fuzz.py` reads: none does any harm."""

import fuzz
import mutations
import pytest

CIRCUITS, LESSONS = 2_000, 200


@pytest.mark.parametrize(("kind", "count"), [("circuit", CIRCUITS), ("lesson", LESSONS)])
def test_a_mutated_file_is_read_whole_or_refused_with_a_sentence_that_names_a_place(kind, count):
    went, harm = fuzz.portion((kind, 0, count))
    assert harm == []
    assert went.total() == count
    # a check of refusals alone, or of sound files alone, would be none
    assert min(went["accepted"], went["refused"]) > count / 10


@pytest.mark.parametrize("make", [mutations.circuit_file, mutations.lesson_file])
def test_a_file_follows_from_its_number(make):
    assert [make(number) for number in range(8)] == [make(number) for number in range(8)]
    assert len({make(number) for number in range(8)}) == 8


@pytest.mark.parametrize(
    "message", ["", "x: a\nb", "x: \x1b[31m", "x: \u202e", "x: \ud800", "x: " + "long" * 300]
)
def test_the_check_finds_what_does_not_fit_a_line(message):
    with pytest.raises(AssertionError):
        fuzz.check_said(message, has_place=True)


def test_the_check_finds_a_message_without_a_place():
    fuzz.check_said("Line 3 is not text in UTF-8.", has_place=False)
    with pytest.raises(AssertionError):
        fuzz.check_said("This must be a number.", has_place=False)
