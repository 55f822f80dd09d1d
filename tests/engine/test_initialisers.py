"""Initialisers: the same seed gives the same array, with the spread that is promised."""

import numpy as np
import pytest

from circuit_editor.engine.initialisers import KINDS, initial_array
from circuit_editor.model.document import Initialiser
from circuit_editor.model.record_limits import INITIALISERS, RANDOM


def test_every_kind_of_the_records_can_be_made():
    assert KINDS.keys() == INITIALISERS.keys()
    assert set(KINDS) >= RANDOM


@pytest.mark.parametrize("shape", [(), (5,), (2, 8), (3, 2, 4), (8, 3, 3, 3)])
@pytest.mark.parametrize("kind", KINDS)
def test_an_array_has_the_shape_and_is_the_same_every_time(kind, shape):
    made = initial_array(Initialiser(kind, 7), shape)
    assert made.shape == shape and made.dtype == np.float64
    assert np.isfinite(made).all()
    assert np.array_equal(made, initial_array(Initialiser(kind, 7), shape))
    others = [initial_array(Initialiser(kind, seed), shape) for seed in (8, 9)]
    differs = [not np.array_equal(made, each) for each in others]
    assert differs == [kind in RANDOM] * 2


def test_what_is_not_random_is_what_its_name_says():
    def made(kind, shape, *arguments):
        return initial_array(Initialiser(kind, 0, arguments), shape).tolist()

    assert made("zeros", (2,)) == [0, 0]
    assert made("ones", (1, 2)) == [[1, 1]]
    assert made("eye", (2, 3)) == [[1, 0, 0], [0, 1, 0]]
    assert made("range", (2, 2)) == [[0, 1], [2, 3]]
    assert made("range", (3,), 1.0, -0.5) == [1, 0.5, 0]


@pytest.mark.parametrize(
    ("how", "mean", "std"),
    [
        (Initialiser("normal", 1), 0.0, 1.0),
        (Initialiser("normal", 1, (2.0, 0.1)), 2.0, 0.1),
        (Initialiser("uniform", 1, (-1.0, 3.0)), 1.0, 4 / np.sqrt(12)),
        (Initialiser("he", 1), 0.0, np.sqrt(2 / 200)),
        (Initialiser("xavier", 1), 0.0, np.sqrt(2 / (200 + 300))),
    ],
)
def test_random_numbers_have_the_spread_of_their_kind(how, mean, std):
    made = initial_array(how, (200, 300))
    assert made.mean() == pytest.approx(mean, abs=4 * std / np.sqrt(made.size))
    assert made.std() == pytest.approx(std, rel=0.01)


def test_the_stream_of_a_seed_never_changes():
    made = initial_array(Initialiser("normal", 1), (2, 2)).ravel().tolist()
    known = [float.fromhex(each) for each in NORMAL_OF_SEED_1]
    assert made == pytest.approx(known, rel=1e-14)


NORMAL_OF_SEED_1 = [
    *("-0x1.c4ddd292ef507p-3", "0x1.b799206cfb606p-4"),
    *("-0x1.0e8321c123f0ep+0", "-0x1.2f51a01fd8851p+0"),
]
