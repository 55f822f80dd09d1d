"""A four hundredth of the mutated files that are read on request: none does any harm.

`MUTANTS=100000 pytest -m soak tests/files/test_mutated_files.py` reads, repairs, … so many on all
processors, and `tests/fuzz.py` goes on from any of them.
"""

import multiprocessing
import os
from collections import Counter
from random import Random

import fuzz
import mutations
import pytest

MUTANTS = int(os.environ.get("MUTANTS", "100000"))
COUNTS = [("circuit", 250), ("repair", 50), ("lesson", 50), ("journal", 50)]


@pytest.mark.parametrize(("kind", "count"), COUNTS)
def test_a_mutated_file_is_read_whole_or_refused_with_a_sentence_that_names_a_place(kind, count):
    went, harm = fuzz.portion((kind, 0, count))
    assert harm == []
    assert went.total() == count
    # a check of refusals alone, or of sound files alone, would be none
    assert went["accepted"] > count / 10 and went.total() > 1.05 * went["accepted"]


@pytest.mark.soak
@pytest.mark.parametrize("kind", ["circuit", "repair", "journal"])
def test_no_mutant_does_any_harm(kind):
    went, harm = Counter(), []
    with multiprocessing.get_context("spawn").Pool(initializer=fuzz.limit_memory) as pool:
        for more, found in pool.imap(fuzz.portion, fuzz.portions(kind, 0, MUTANTS)):
            went += more
            harm += found
    assert not harm, "\n".join(harm[:20])
    assert went.total() == MUTANTS


def test_what_is_made_larger_again_and_again_stays_small_enough_to_be_made():
    """Copies share nothing: what is added to one of them would stand in thousands."""
    for seed in range(6):
        tree = {"blocks": [{"id": "b", "nodes": [{"id": "n"}], "wires": [{"to": "n.a"}]}]}
        dice = Random(seed)
        for _ in range(2):
            mutations.larger(tree, dice)
        held = [id(here[key]) for here, key in mutations.spots(tree) if not isinstance(key, str)]
        assert len(set(held)) == len(held) < 2 * mutations.LARGE


def test_what_takes_too_long_is_stopped(monkeypatch):
    def hang(data):
        while True:
            pass

    monkeypatch.setattr(fuzz, "SLOW", 0.02)
    monkeypatch.setitem(fuzz.READERS, "hanging", (hang, mutations.circuit_file))
    went, harm = fuzz.portion(("hanging", 0, 1))
    assert went == {"harm": 1}
    assert "TooSlow" in harm[0]


def test_what_takes_too_much_memory_is_told(monkeypatch):
    monkeypatch.setattr(fuzz, "MOST_MEMORY", -1)
    _, harm = fuzz.portion(("circuit", 0, 1))
    assert harm and harm[0].endswith(" MB")


@pytest.mark.parametrize("make", [*dict.fromkeys(make for _, make in fuzz.READERS.values())])
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
