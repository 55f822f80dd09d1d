"""The order in which forks add up: copies stand where their originals stood, to the last bit.

Random programs use one block several times, so that the shares of many copies meet at one fork;
then blocks are made unique, taken apart, made, duplicated and reopened, many times in a row.
"""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace

import pytest
from block_strategies import assert_whole
from deep_blocks import bits, instances
from hypothesis import given
from hypothesis import strategies as st
from immutables import Map

import circuit_editor as ce
from circuit_editor import files
from circuit_editor.engine import compile, run_document
from circuit_editor.engine.compile.patch_tape import patch
from circuit_editor.expression import draft
from circuit_editor.model import OUT, Document, Pin, blocks, edits
from circuit_editor.model.edits.copy_paste import copy_of, paste
from circuit_editor.model.edits.grouping import group, groupable, why_not_group
from circuit_editor.model.edits.ungrouping import ungroup, why_not_ungroup
from circuit_editor.model.edits.unshare import make_unique
from circuit_editor.model.fresh_names import fresh_id
from circuit_editor.model.sort_keys import LONGEST

USES = {"neuron2": 2, "neuron3": 3, "swish": 1, "squared_error": 2, "log_sum_exp": 2}
SEVERAL_USES = "n = neuron2(k, y); m = neuron2(y, k); h = neuron2(k, k); f = n + m*h"


@st.composite
def several_uses(draw: st.DrawFn) -> Document:
    """Two blocks of the library used several times on the same few numbers, all summed up."""
    rng = draw(st.randoms(use_true_random=False))
    names, lines, kinds = ["k", "y", "w"], [], rng.sample(sorted(USES), 2)
    for name in ("a", "b", "c", "d")[: rng.randint(3, 4)]:
        block = rng.choice(kinds)
        given_ = ", ".join(rng.choice(names) for _ in range(USES[block]))
        lines.append(f"{name} = {block}({given_})")
        names.append(name)
    products = " + ".join(f"{rng.choice(names)}*{name}" for name in names[3:])
    document = draft("; ".join([*lines, f"f = {products} + k*k + k"])).drawn()
    anywhere = Map((id_, (90.0 * at, 0.0)) for at, id_ in enumerate(document.root.nodes))
    document = replace(document, root=replace(document.root, places=anywhere))
    return with_numbers(document, rng)


def with_numbers(document: Document, rng: random.Random) -> Document:
    for step in run_document(document).tape.steps:
        if step.gate.is_source and step.gate.takes_gradient:
            document = edits.set_value(document, step.path, rng.uniform(-1.5, 1.5))
    return document


def meant(document: Document, kept: frozenset[str] = frozenset()) -> Counter[tuple[bytes, bytes]]:
    """The value and the gradient of every gate to the last bit, whatever it is called now.

    With `kept`, of those that stand in these nodes of the root alone.
    """
    run = run_document(document)
    return Counter(
        (bits(run.values[slot]), bits(run.gradients[slot]))
        for slot, step in enumerate(run.tape.steps)
        if not kept or step.path.partition("/")[0] in kept
    )


def ways(document: Document) -> list[tuple[str, ...]]:
    """The ways to all instances, however deep."""
    found: list[tuple[str, ...]] = []
    waiting = [((), document.root)]
    for way, circuit in waiting:  # grows while it is walked
        for id_, interface in sorted(blocks.instances_in(circuit)):
            found.append((*way, id_))
            waiting.append(((*way, id_), document.blocks[interface.block].circuit))
    return found


def made_unique(document: Document, rng: random.Random) -> Document:
    found = ways(document)
    return make_unique(document, rng.choice(found))[0] if found else document


def taken_apart(document: Document, rng: random.Random) -> Document:
    if not instances(document):
        return document
    inside, id_, _ = rng.choice(instances(document))
    if why_not_ungroup(document, id_, inside) is not None:
        return document
    return ungroup(document, id_, inside)[0]


def grouped(document: Document, rng: random.Random) -> Document:
    inside = rng.choice([None, *sorted(document.blocks)])
    circuit = blocks.circuit_of(document, inside)
    free = sorted(groupable(circuit, circuit.nodes))
    chunk = rng.sample(free, min(len(free), rng.randint(1, 4)))
    refusal = why_not_group(circuit, chunk)
    chunk += refusal.missing if refusal is not None else ()
    if why_not_group(circuit, chunk) is not None:
        return document
    return group(document, chunk, "chunk", inside)[0]


def reopened(document: Document, rng: random.Random) -> Document:
    return files.read(files.dump(document))


STEPS = (made_unique, made_unique, taken_apart, taken_apart, grouped, reopened)


def duplicated(document: Document) -> tuple[Document, frozenset[str]]:
    """The whole circuit twice, the copy's flag the loss; and the nodes of the copy."""
    part = copy_of(document, document.root, document.root.nodes)
    document, new = paste(document, part, (0.0, 500.0))
    (flag,) = (id_ for id_ in new if document.root.nodes[id_].gate.is_flag)
    return replace(document, loss=flag), frozenset(new)


@given(several_uses(), st.lists(st.sampled_from(STEPS), min_size=1, max_size=8), st.randoms())
def test_apart_and_together_again_every_sum_keeps_its_last_bit(document, steps, rng):
    expected = meant(document)
    for step in steps:
        document = step(document, rng)
        assert meant(document) == expected, step.__name__
    assert_whole(document)


@given(several_uses(), st.lists(st.sampled_from(STEPS), max_size=4), st.randoms())
def test_a_copy_has_the_bits_of_its_original_and_so_has_a_copy_of_the_copy(document, steps, rng):
    for step in steps:
        document = step(document, rng)
    expected = meant(document)
    twice, copy = duplicated(document)
    assert_whole(twice)
    assert meant(twice, copy) == expected
    others = [id_ for id_ in twice.root.nodes if id_ not in copy]
    alone = replace(edits.remove(twice, others), loss=twice.loss)
    elsewhere, _ = paste(Document(), copy_of(alone, alone.root, copy), (0.0, 0.0))
    assert meant(elsewhere) == expected
    again = made_unique(taken_apart(alone, rng), rng)
    assert meant(again) == expected
    thrice, copy = duplicated(again)
    assert meant(thrice, copy) == expected


@given(several_uses(), st.lists(st.sampled_from(STEPS), min_size=2, max_size=5), st.randoms())
def test_beside_copies_a_patched_tape_is_the_compiled_one(document, steps, rng):
    for step in steps:
        document = step(document, rng)
    tape = compile(document)
    plain = sorted(id_ for id_, each in document.root.nodes.items() if each.gate.outputs == (OUT,))
    part = copy_of(document, document.root, rng.sample(plain, 1))
    for change in (
        lambda each: edits.add(each, fresh_id(each, "add"), "add", (0.0, 0.0)),
        lambda each: paste(each, part, (9.0, 9.0))[0],
        lambda each: edits.remove(each, [rng.choice(plain)]),
    ):
        after = change(document)
        tape = patch(tape, document, after)
        assert tape.slots == compile(after).slots
        assert list(tape.columns.ranks) == list(compile(after).columns.ranks)
        document = after


@pytest.mark.parametrize("use", range(3))
@pytest.mark.parametrize("apart", [make_unique, lambda document, way: ungroup(document, way[0])])
def test_one_of_three_uses_apart_changes_no_gradient(use, apart):
    document = ce.circuit(SEVERAL_USES).document
    way = sorted(ways(document))[use]
    alone = apart(document, way)[0]
    inputs = sorted(document.root.values)
    for number in range(1, 40):
        runs = []
        for each in (document, alone):
            for place, id_ in enumerate(inputs):
                each = edits.set_value(each, id_, number / 7 + place / 3)
            runs.append(run_document(each))
        for id_ in inputs:
            one, other = (run.gradient(Pin(id_, OUT)) for run in runs)
            assert bits(one) == bits(other)


def test_what_was_never_copied_apart_says_nothing_of_what_it_sorts_as():
    document = ce.circuit(SEVERAL_USES).document
    twice, _ = duplicated(document)
    again = ungroup(*group(document, sorted(groupable(document.root, document.root.nodes)), "g"))[0]
    assert b"sorts_as" not in files.dump(document) + files.dump(twice) + files.dump(again)
    assert files.dump(again) == files.dump(document)


def test_a_duplicate_of_a_duplicate_sorts_as_nothing_longer():
    document = make_unique(ce.circuit(SEVERAL_USES).document, ("block1",))[0]
    document = ungroup(document, "block1")[0]
    lengths = set()
    for _ in range(5):
        part = copy_of(document, document.root, document.root.nodes)
        document, _ = paste(Document(), part, (0.0, 0.0))
        lengths.add(max(len(each.sorts_as or ()) for each in document.root.nodes.values()))
    assert len(lengths) == 1


def test_what_a_node_sorts_as_never_becomes_longer_than_a_file_may_say():
    document = ce.circuit("f = sin(x) + cos(x)").document
    chunk = [id_ for id_, each in document.root.nodes.items() if each.gate.inputs == ("x",)]
    chunk = list(groupable(document.root, chunk))
    lengths = []
    for _ in range(LONGEST + 3):
        document, instance = group(document, chunk, "both")
        document, (twin,) = paste(document, copy_of(document, document.root, [instance]), (9, 9))
        document, _ = ungroup(document, instance)
        document, chunk = ungroup(document, twin)
        document = edits.remove(document, set(document.root.nodes) - set(chunk))
        lengths.append(max(len(document.root.nodes[id_].sorts_as or ()) for id_ in chunk))
    assert max(lengths) == LONGEST and lengths[-1] < LONGEST
    assert files.read(files.dump(document)) == document
