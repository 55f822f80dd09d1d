"""Random numbers by counting: the published vectors, and what a stream promises."""

import numpy as np
import pytest

from circuit_editor.engine.philox import philox4x32, random_words, uniform

# "kat_vectors" of Random123: counter, key, result
PUBLISHED = [
    ("00000000 00000000 00000000 00000000", "00000000 00000000",
     "6627e8d5 e169c58d bc57ac4c 9b00dbd8"),
    ("ffffffff ffffffff ffffffff ffffffff", "ffffffff ffffffff",
     "408f276d 41c83b0e a20bc7c6 6d5451fd"),
    ("243f6a88 85a308d3 13198a2e 03707344", "a4093822 299f31d0",
     "d16cfe09 94fdcceb 5001e420 24126ea1"),
]  # fmt: skip


def words(text):
    return np.array([int(each, 16) for each in text.split()], np.uint32)


@pytest.mark.parametrize(("counter", "key", "result"), PUBLISHED)
def test_the_published_vectors_are_met(counter, key, result):
    assert philox4x32(words(counter)[None], words(key))[0].tolist() == words(result).tolist()


def test_many_counters_at_once_are_the_same_as_one_after_another():
    counters = np.array([words(each) for each, *_ in PUBLISHED])
    key = words(PUBLISHED[2][1])
    alone = [philox4x32(each[None], key)[0].tolist() for each in counters]
    assert philox4x32(counters, key).tolist() == alone


def test_a_stream_is_the_same_however_much_of_it_is_asked_for():
    long = random_words(7, "reset", 3, 100)
    assert random_words(7, "reset", 3, 9).tolist() == long[:9].tolist()
    assert uniform(7, "reset", 3, 5).tolist() == uniform(7, "reset", 3, 50)[:5].tolist()


def test_seeds_purposes_and_steps_have_streams_of_their_own():
    streams = {
        tuple(random_words(*key, 4).tolist())
        for key in [
            (0, "reset", 0), (1, "reset", 0), (1 << 32, "reset", 0), (-1, "reset", 0),
            (0, "batches", 0), (0, "reset", 1), (0, "reset", 1 << 32),
        ]
    }  # fmt: skip
    assert len(streams) == 7


def test_numbers_are_spread_as_they_should_be():
    flat = uniform(1, "test", 0, 100_000)
    assert flat.min() >= 0 and flat.max() < 1
    counts = np.histogram(flat, 10, (0, 1))[0]
    assert abs(counts - 10_000).max() < 400  # four standard deviations


def test_some_numbers_are_pinned_so_that_no_version_draws_others():
    assert uniform(42, "reset", 0, 3).tolist() == PINNED


PINNED = [0.22637505108290934, 0.3942051954177437, 0.583025489719248]
