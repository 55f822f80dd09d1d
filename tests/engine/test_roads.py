"""All roads end at the same numbers: interpreter, plan cold and warm, after edits, and in blocks.

Random circuits mix single numbers, arrays and blocks. Cold, a plan gives the interpreter's numbers
to the bit; warm, what the C library and NumPy make of exp and its like may differ in the last
digits. Along one road a circuit is the same to the bit in a block and out of it.
"""

from __future__ import annotations

import os
from contextlib import nullcontext

import numpy as np
import pytest
from array_documents import random_document
from dice import Dice
from test_plan import assert_same

from circuit_editor import engine
from circuit_editor.engine import LoopError, kernel
from circuit_editor.engine.interpreter import interpret
from circuit_editor.engine.live_run import LiveRun
from circuit_editor.model import OUT, Pin, edits
from circuit_editor.model.edits import grouping, ungrouping

WHOLE = int(os.environ.get("ROADS", "2000"))
PART = WHOLE // 100


def sources_of(run):
    """The gradients of all sources, by their names without the blocks around them."""
    return {
        step.path.split("/")[-1]: run.gradients[slot]
        for slot, step in enumerate(run.tape.steps)
        if step.gate.is_source
    }


def reference(document):
    return interpret(engine.compile(document), engine.values_of(document))


def new_value(document, dice):
    held = document.root.values
    path = dice.choice([*held])
    shape = held[path].array.shape
    if shape and dice.random() < 0.2:
        shape = (*shape[:-1], 2)
    return edits.set_value(document, path, dice.normal(shape)[()])


def rewired(document, dice):
    root = document.root
    gates = [id_ for id_, each in root.nodes.items() if each.gate.outputs == (OUT,)]
    target = dice.choice([*root.wires])
    return edits.connect(document, Pin(dice.choice(gates), OUT), target)


def removed(document, dice):
    return edits.remove(document, [dice.choice([*document.root.nodes])])


def regrouped(document, dice):
    instances = [id_ for id_, each in document.root.nodes.items() if each.interface is not None]
    if instances and dice.random() < 0.6:
        chosen = dice.choice(instances)
        if ungrouping.why_not_ungroup(document, chosen) is None:
            return ungrouping.ungroup(document, chosen)[0]
    return grouped(document, dice)


def grouped(document, dice):
    """Some neighbouring nodes as a block; the document as it is where they can be none."""
    root = document.root
    wires = [*root.wires.items()]
    chosen = set()
    for _ in range(int(dice.integers(1, 5))):
        target, source = wires[int(dice.integers(0, len(wires)))]
        chosen |= {target.node, source.node}
    ids = grouping.groupable(root, chosen)
    if len(ids) < 2 or grouping.why_not_group(root, ids) is not None:
        return document
    return grouping.group(document, ids, f"b{len(document.blocks)}")[0]


EDITS = (new_value, new_value, rewired, removed, regrouped, regrouped)


def assert_all_roads(seed):
    dice = Dice(10_000 + seed)
    document = random_document(dice, int(dice.integers(3, 24)))
    flat = reference(document)
    inside = document
    for _ in range(int(dice.integers(1, 4))):
        inside = grouped(inside, dice)
    for warm in (False, True):
        with nullcontext() if warm else kernel.put_aside():
            runs = [engine.run_document(each) for each in (document, inside)]
            assert_same(runs[0], flat, to_the_bit=not warm)
            assert_same(runs[1], reference(inside), to_the_bit=not warm)
            np.testing.assert_equal(runs[1].loss, runs[0].loss)
            np.testing.assert_equal(sources_of(runs[1]), sources_of(runs[0]))
            follow(inside, dice, warm)


def follow(document, dice, warm):
    live = LiveRun(document)
    for _ in range(4):
        if not document.root.wires or not document.root.values:
            return
        try:
            after = dice.choice(EDITS)(document, dice)
            live.follow(after)
        except LoopError:  # which no rule of the program lets one draw
            live = LiveRun(document)
            continue
        document = after
        assert_same(live.run, reference(document), to_the_bit=not warm)


@pytest.mark.parametrize("seed", range(PART))
def test_all_roads_end_at_the_same_numbers(seed):
    assert kernel.warm()
    assert_all_roads(seed)


@pytest.mark.soak
def test_all_roads_of_very_many_circuits():
    assert kernel.warm()
    for seed in range(WHOLE):
        assert_all_roads(seed)
