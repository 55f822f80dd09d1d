"""Cures of shapes that do not fit: where one edit helps one is offered, and each of them does."""

from __future__ import annotations

from itertools import product

import pytest

from circuit_editor.gates import GATES, output_shape
from circuit_editor.gates.cures import Cure, CureKind, cures_of, misfits, stretches_both
from circuit_editor.text import Sentence

TWELVE = [(), (3,), (4,), (1,), (3, 4), (4, 3), (3, 1), (1, 3), (3, 3), (2, 3), (2, 3, 4), (12,)]
KINDS = ("matmul", "add", "concat", "mse", "cross_entropy", "mul")
PAIRS = [(kind, *pair) for kind in KINDS for pair in product(TWELVE, repeat=2)]


def after(cure: Cure, a, b, attrs):
    """The shapes and attributes that a cure leads to, worked out apart from it."""
    shapes = [a, b]
    if cure.kind is CureKind.TRANSPOSE:
        shapes[cure.place] = shapes[cure.place][::-1]
    elif cure.kind is CureKind.SWAP:
        shapes.reverse()
    elif cure.kind is CureKind.RESHAPE:
        shapes[cure.place] = cure.shape
    elif cure.kind is CureKind.OPTION:
        attrs = {**attrs, cure.option[0]: cure.option[1]}
    return shapes, attrs


@pytest.mark.parametrize("kind", KINDS)
def test_each_cure_of_a_misfit_of_two_of_twelve_shapes_helps(kind):
    gate, told, cured = GATES[kind], 0, 0
    for a, b in product(TWELVE, repeat=2):
        refusal = output_shape(gate, [a, b], {})
        if isinstance(refusal, Sentence):
            told += 1
        if not misfits(gate, [a, b], {}):
            assert cures_of(gate, [a, b], {}) == ()
            continue
        for cure in cures_of(gate, [a, b], {}):
            cured += 1
            shapes, attrs = after(cure, a, b, {})
            new = GATES[cure.gate] if cure.kind is CureKind.REPLACE else gate
            assert not misfits(new, shapes, attrs), (a, b, cure)
            if cure.kind is CureKind.RESHAPE:
                before, size = (a, b)[cure.place], 1
                for length in before:
                    size *= length
                for length in cure.shape:
                    size //= length
                assert size == 1
    assert told > 20 and cured > 10


@pytest.mark.parametrize("kind", KINDS)
def test_where_transposing_swapping_or_the_others_shape_helps_a_cure_is_offered(kind):
    gate = GATES[kind]
    for a, b in product(TWELVE, repeat=2):
        if not misfits(gate, [a, b], {}):
            continue
        ways = [[b, a]]
        ways += [[a[::-1], b]] * (len(a) == 2) + [[a, b[::-1]]] * (len(b) == 2)
        helps = any(not misfits(gate, way, {}) for way in ways)
        assert not helps or cures_of(gate, [a, b], {}), (a, b)


@pytest.mark.parametrize(
    ("kind", "a", "b", "cure"),
    [
        ("matmul", (4, 3), (2, 3), Cure(CureKind.TRANSPOSE, 1)),
        ("matmul", (2, 3), (4, 2), Cure(CureKind.SWAP)),
        ("matmul", (4, 3), (4,), Cure(CureKind.TRANSPOSE, 0)),
        ("matmul", (), (4, 3), Cure(CureKind.REPLACE, gate="mul")),
        ("mse", (4, 1), (4,), Cure(CureKind.RESHAPE, 1, (4, 1))),
        ("mse", (4, 1), (4,), Cure(CureKind.RESHAPE, 0, (4,))),
        ("add", (4, 1), (4,), Cure(CureKind.RESHAPE, 1, (4, 1))),
        ("add", (4, 3), (4,), Cure(CureKind.RESHAPE, 1, (4, 1))),
        ("cross_entropy", (3, 4), (4,), Cure(CureKind.TRANSPOSE, 0)),
        ("cross_entropy", (4, 3), (4, 1), Cure(CureKind.RESHAPE, 1, (4,))),
        ("concat", (4, 3), (4, 1), Cure(CureKind.OPTION, option=("axis", (1,)))),
    ],
)
def test_a_misfit_has_the_cure_that_people_would_think_of(kind, a, b, cure):
    assert cure in cures_of(GATES[kind], [a, b], {})


def test_attributes_that_do_not_suit_are_cured_too():
    assert cures_of(GATES["sum"], [(4, 3)], {"axis": (5,)})[0].option == ("axis", None)
    (reshape, *_) = cures_of(GATES["reshape"], [(4, 3)], {"shape": (5,)})
    assert reshape.option == ("shape", (-1,))


def test_two_that_are_both_stretched_are_told_apart_from_one():
    assert stretches_both([(4, 1), (4,)]) and stretches_both([(3, 1), (1, 3)])
    assert not stretches_both([(4, 3), (3,)]) and not stretches_both([(4, 3), ()])
