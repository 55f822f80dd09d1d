"""Circuits of arrays with blocks: grouped is ungrouped to the bit, checked, and as it was saved."""

from __future__ import annotations

import json
import os

import numpy as np
import pytest
from array_documents import random_document
from dice import Dice
from test_roads import grouped, sources_of

from circuit_editor import engine, files
from circuit_editor.engine import kernel
from circuit_editor.engine.gradient_check import check
from circuit_editor.gates import ELEMENTWISE
from circuit_editor.gates.kinds import INPUT, OUTPUT, PARAMETER

WHOLE = int(os.environ.get("EXAMPLES", "1000"))
PART = WHOLE // 100
OF_VERSION_1 = {*ELEMENTWISE, INPUT, PARAMETER, OUTPUT}


def document_with_blocks(seed):
    """A random circuit of arrays, and the same with some of its nodes in blocks, in blocks."""
    dice = Dice(70_000 + seed)
    document = random_document(dice, int(dice.integers(3, 16)), kinks=False)
    inside = document
    for _ in range(int(dice.integers(1, 4))):
        inside = grouped(inside, dice)
    return document, inside


def assert_the_same(seed):
    """The law for one circuit; how many gradients were compared with differences."""
    document, inside = document_with_blocks(seed)
    flat, run = engine.run_document(document), engine.run_document(inside)
    np.testing.assert_equal(run.loss, flat.loss)
    np.testing.assert_equal(sources_of(run), sources_of(flat))

    data = files.dump(inside)
    again = files.read(data)
    assert again == inside and files.dump(again) == data
    assert json.loads(data)["version"] == (1 if kinds_of(document) <= OF_VERSION_1 else 2)
    opened = engine.run_document(again)
    np.testing.assert_equal(opened.loss, run.loss)
    np.testing.assert_equal(sources_of(opened), sources_of(run))

    if run.loss is None or not np.isfinite(run.loss):
        return 0
    checked = check(engine.compile(inside), engine.values_of(inside))
    assert [each for each in checked if each.agrees is False] == []
    return sum(each.agrees is True for each in checked)


def kinds_of(document):
    return {node.kind for node in document.root.nodes.values()}


@pytest.mark.parametrize("seed", range(PART))
def test_grouped_is_ungrouped_checked_and_as_it_was_saved(seed):
    with kernel.put_aside():
        assert_the_same(seed)


@pytest.mark.soak
def test_a_thousand_circuits_with_blocks():
    assert kernel.warm()
    assert sum(map(assert_the_same, range(WHOLE))) > WHOLE
