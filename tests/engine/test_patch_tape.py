"""A patched tape is the tape that a full compilation makes, in every field."""

from __future__ import annotations

import random
from contextlib import nullcontext
from dataclasses import replace

import numpy as np
import pytest
from block_documents import two_neurons
from block_strategies import documents_with_blocks
from draw import draw, first_example, staged_example
from hypothesis import given
from hypothesis import strategies as st
from scripts import edit_at_blocks_of, edit_of, scripts

from circuit_editor.engine import LoopError, compile, execute, kernel, values_of
from circuit_editor.engine.compile import patch_tape
from circuit_editor.engine.compile.patch_tape import patch
from circuit_editor.engine.live_run import LiveRun
from circuit_editor.gates import GATES
from circuit_editor.model import EMPTY, INLET, OUT, OUTLET, Pin, Value, blocks, edits, node
from circuit_editor.model.edits import grouping


def assert_equal(ours, theirs):
    assert ours.slots == theirs.slots
    assert ours.loss == theirs.loss
    assert ours.aliases == theirs.aliases
    assert ours.insides == theirs.insides
    assert list(ours.steps) == list(theirs.steps)
    a, b = ours.columns, theirs.columns
    assert (a.paths, a.nodes, a.kinds) == (b.paths, b.nodes, b.kinds)
    for name in ("codes", "sources", "constants", "depths", "ranks"):
        one, other = getattr(a, name), getattr(b, name)
        assert one.dtype == other.dtype, name
        assert one.shape == other.shape, name
        assert one.tobytes() == other.tobytes(), name


def assert_follows(document, script):
    """Edit by edit: the patched tape, and the run that is kept up, are those made anew."""
    tape, live = compile(document), LiveRun(document)
    stood = []
    for edit in script:
        after = edit(document)
        stood.append((tape.slots, dict(tape.slots)))
        tape = patch(tape, document, after)
        assert_equal(tape, compile(after))
        assert all((path in tape.slots) == (path in {*tape.slots}) for path in stood[-1][1])
        live.follow(after)
        document = after
        fresh = LiveRun(document)
        assert dict(live.numbers) == dict(fresh.numbers)
        assert written(live.run) == written(fresh.run)
        assert live.uses == fresh.uses
        assert live.problems == fresh.problems
    for slots, before in stood:
        assert slots == before  # what was noted since belongs to later tapes
        assert all(slots.get(path) == before.get(path) for path in tape.slots)


def written(run):
    numbers = [*run.values, *run.gradients, *(each for row in run.wire_gradients for each in row)]
    return [None if each is None else np.asarray(each).tobytes() for each in numbers]


@pytest.mark.parametrize("warm", [True, False])
@given(data=st.data())
def test_whatever_is_edited_the_patched_tape_is_the_compiled_one(warm, data):
    script = data.draw(scripts())
    if warm:
        assert kernel.warm()
        assert_follows(EMPTY, script)
    else:
        with kernel.put_aside():
            assert_follows(EMPTY, script)


@given(documents_with_blocks(), st.lists(st.integers(0, 2**32 - 1).map(edit_of), max_size=12))
def test_beside_blocks_too(document, script):
    assert_follows(document, script)


@given(
    documents_with_blocks(), st.lists(st.integers(0, 2**32 - 1).map(edit_at_blocks_of), max_size=12)
)
def test_inside_definitions_and_at_the_pins_of_blocks_too(document, script):
    assert_follows(document, script)


def test_the_gates_in_a_block_may_change_places():
    """Each of two gates in a block gets deeper when its own input comes from farther away."""
    document = draw(
        {"x": 1, "y": 2},
        {"far": ("exp", "x"), "p": ("sin", "x"), "q": ("cos", "y"), "f": ("add", "p", "q")},
        loss="f",
    )
    document, block = grouping.group(document, ["p", "q"], "pair")
    tape = compile(document)
    ends = sorted(target for target in document.root.wires if target.node == block)
    orders = set()
    for target, node_ in ((ends[0], "far"), (ends[0], "y"), (ends[1], "far"), (ends[1], "x")):
        after = edits.connect(document, Pin(node_, OUT), target)
        tape = patch(tape, document, after)
        assert_equal(tape, compile(after))
        orders.add(tuple(tape.columns.paths.index(f"{block}/{each}") for each in "pq"))
        document = after
    assert len({p < q for p, q in orders}) == 2


# That it is patched, and not compiled ---------------------------------------------------------


@pytest.fixture
def no_compiler(monkeypatch):
    def compile_anyway(document):
        raise AssertionError("compiled in full")

    monkeypatch.setattr(patch_tape, "compile", compile_anyway)


@pytest.mark.parametrize(
    "edit",
    [
        lambda document: edits.add(document, "new", "tanh", (0, 0)),
        lambda document: edits.add(document, "x5", "input", (0, 0)),
        lambda document: edits.remove(document, ["q"]),
        lambda document: edits.remove(document, ["x", "q", "output1"]),
        lambda document: edits.connect(document, Pin("y", OUT), Pin("p", "b")),
        lambda document: edits.disconnect(document, [Pin("p", "a")]),
        lambda document: edits.set_loss(document, None),
    ],
)
def test_edits_of_gates_are_patched(edit, no_compiler):
    before = first_example()
    after = edit(before)
    ours = patch(compile(before), before, after)
    assert_equal(ours, compile(after))


def test_a_constant_inside_is_patched(no_compiler):
    before = draw({"x": 2}, {"f": ("add_constant", "x")}, loss="f")
    after = edits.set_attr(before, "f", "c", 5)
    ours = patch(compile(before), before, after)
    assert_equal(ours, compile(after))
    assert execute(ours, values_of(after)).loss == 7


def inside(document, edit):
    """The document with an edit inside its first definition."""
    definition = min(document.blocks)
    entered = replace(document, root=document.blocks[definition].circuit, loss=None)
    return blocks.with_circuit(document, definition, edit(entered).root)


def id_of(circuit, kind):
    return min(id_ for id_, each in circuit.nodes.items() if each.kind == kind)


IN_DEFINITIONS = {
    "add a gate": lambda entered: edits.add(entered, "new", "tanh", (0, 0)),
    "delete a gate": lambda entered: edits.remove(entered, [id_of(entered.root, "tanh")]),
    "disconnect": lambda entered: edits.disconnect(entered, [max(entered.root.wires)]),
    "wire an outlet otherwise": lambda entered: edits.connect(
        entered,
        Pin(id_of(entered.root, "mul"), OUT),
        Pin(id_of(entered.root, OUTLET), "x"),
    ),
    "wire an inlet elsewhere, too": lambda entered: edits.connect(
        entered, Pin(id_of(entered.root, INLET), OUT), Pin(id_of(entered.root, "tanh"), "x")
    ),
}


@pytest.mark.parametrize("edit", IN_DEFINITIONS.values(), ids=IN_DEFINITIONS)
def test_edits_in_a_definition_are_patched_in_each_of_its_uses(edit, no_compiler):
    before = two_neurons()
    after = inside(before, edit)
    ours = patch(compile(before), before, after)
    assert_equal(ours, compile(after))
    assert ours.aliases != compile(before).aliases or ours.slots != compile(before).slots


def test_a_constant_in_a_definition_is_patched(no_compiler):
    before = draw({"x": 2}, {"g": ("add_constant", "x"), "f": ("exp", "g")}, loss="f")
    before, _ = grouping.group(before, ["g"], "shift")
    after = inside(before, lambda entered: edits.set_attr(entered, "g", "c", -2.0))
    assert execute(patch(compile(before), before, after), values_of(after)).loss == 1


def test_wires_at_the_pins_of_blocks_are_patched(no_compiler):
    before = two_neurons()
    tape = compile(before)
    wired = sorted(target for target in before.root.wires if target.node.startswith("block"))
    assert len(wired) == 2
    for target in wired:
        after = edits.disconnect(before, [target])
        assert_equal(patch(tape, before, after), compile(after))
        again = patch(patch(tape, before, after), after, before)
        assert_equal(again, tape)


def test_a_port_with_a_default_is_an_input_only_while_it_is_not_wired(no_compiler):
    wired = two_neurons()
    (definition,) = wired.blocks
    block = wired.blocks[definition]
    (inlet,) = block.inputs
    values = block.circuit.values.set(inlet, Value(0.5))
    wired = blocks.put(
        wired, definition, replace(block, circuit=replace(block.circuit, values=values))
    )
    target = next(pin for pin in wired.root.wires if pin.port == inlet)
    loose = edits.disconnect(wired, [target])
    assert_equal(patch(compile(wired), wired, loose), compile(loose))
    assert f"{target.node}/{inlet}" in compile(loose).slots
    assert_equal(patch(compile(loose), loose, wired), compile(wired))


def test_another_name_of_a_block_changes_no_step(no_compiler):
    before = two_neurons()
    after = blocks.rename_block(before, min(before.blocks), "unit")
    assert_equal(patch(compile(before), before, after), compile(after))


def test_other_ports_are_left_to_the_compiler():
    before = two_neurons()
    after, _ = grouping.group(before, [id_of(before.root, "input")], "source")
    assert_equal(patch(compile(before), before, after), compile(after))


def test_an_id_given_again_to_another_kind_is_not_mixed_up():
    before = draw({"x": 2, "y": 3}, {"f": ("sub", "x", "y")}, loss="f")
    root = before.root
    swapped = root.nodes.set("f", node("div"))
    after = type(before)(
        type(root)(swapped, root.wires, root.values, root.labels, root.places), before.loss
    )
    assert_equal(patch(compile(before), before, after), compile(after))


def test_a_loop_is_refused():
    before = staged_example()
    after = edits.connect(before, Pin("f", OUT), Pin("sx", "x"))
    with pytest.raises(LoopError):
        patch(compile(before), before, after)


@given(st.integers(0, 2**32 - 1))
def test_many_new_gates_at_once(seed):
    rng = random.Random(seed)
    names = [f"{rng.choice(['a', 'b', 'add', 'z10'])}{rng.randrange(99)}" for _ in range(20)]
    before = draw({f"x{n}": n for n in range(60)}, {}, loss="x7")
    after = before
    for name in dict.fromkeys(names):
        after = edits.add(after, name, "add", (0, 0))
        after = edits.connect(after, Pin("x3", OUT), Pin(name, "b"))
    assert_equal(patch(compile(before), before, after), compile(after))


# What a value edit touched --------------------------------------------------------------------


@pytest.mark.parametrize("warm", [True, False])
def test_with_a_hint_the_numbers_are_the_same(warm):
    assert kernel.warm()
    document = staged_example()
    live = LiveRun(document)
    for path, number in (("x", 1.5), ("y", [1.0, 2.0]), ("y", 2.0), ("x", -0.25), ("x", 9.0)):
        after = edits.set_value(document, path, number)
        if warm:
            assert live.follow(after, [path])
        else:
            with kernel.put_aside():
                assert live.follow(after, [path])
        document = after
        assert written(live.run) == written(LiveRun(document).run)
        assert dict(live.numbers) == values_of(document)


def test_numbers_are_asked_for_after_several_edits_and_runs_stay_as_they_were():
    """What an edit gave is taken when somebody asks; with a number of one use taken back, too."""
    assert kernel.warm()
    document = two_neurons()
    (definition,) = document.blocks
    weight = next(iter(document.blocks[definition].circuit.values))
    own, other = f"block1/{weight}", f"block2/{weight}"
    document = edits.set_value(document, own, 9.0)
    live = LiveRun(document)
    told = []
    for path, number in (("x", 2.0), (own, 3.0), ("x", 2.5), ("x", -1.0)):
        told.append((live.run, written(live.run)))
        document = edits.set_value(document, path, number)
        assert live.follow(document, {path})
    assert dict(live.numbers) == values_of(document)
    values = document.root.values.delete(own).set(other, Value(4.0))  # as many as before
    document = replace(document, root=replace(document.root, values=values))
    assert live.follow(document, [own, other])
    assert written(live.run) == written(LiveRun(document).run)
    assert dict(live.numbers) == values_of(document)
    assert all(written(run) == before for run, before in told)


def test_what_a_new_value_does_not_feed_is_not_computed_again(monkeypatch):
    """And where a gate could not compute, everything is asked again."""
    computed = []

    def counted(x):
        computed.append(x)
        return np.exp(x)

    monkeypatch.setitem(GATES, "exp", replace(GATES["exp"], forward=counted, ufunc=None))
    arrays = {"x": np.ones(3), "y": np.ones(3), "z": np.ones(2)}
    document = draw(
        arrays, {"a": ("exp", "x"), "b": ("exp", "y"), "f": ("add", "a", "b")}, loss="f"
    )
    live = LiveRun(document)
    after = document
    for number, path in enumerate("yxxy"):
        after = edits.set_value(after, path, [1.0, 2.0, number])
        computed.clear()
        assert live.follow(after, [path])
        assert [each.tolist() for each in computed] == [after.root.values[path].array.tolist()]
        assert written(live.run) == written(LiveRun(after).run)
    assert written(live.run) == written(LiveRun(after).run)
    for number in ([1.0, 2.0], 4.0, [5.0, 6.0, 7.0]):
        after = edits.set_value(after, "y", number)
        assert live.follow(after, ["y"])
        assert written(live.run) == written(LiveRun(after).run)
        assert live.problems == LiveRun(after).problems


def test_of_several_new_values_the_first_that_is_read_counts():
    document = draw(
        {"x": 1, "y": 2, "z": 3},
        {"a": ("exp", "x"), "b": ("mul", "a", "y"), "f": ("mul", "b", "z")},
        loss="f",
    )
    live = LiveRun(document)
    for path in "xyz":
        document = edits.set_value(document, path, 0.5)
    assert live.follow(document, ["z", "x", "y"])
    assert written(live.run) == written(LiveRun(document).run)


def test_a_hint_of_what_is_not_there_is_no_harm():
    document = first_example()
    live = LiveRun(document)
    after = edits.set_value(document, "x", 4)
    assert live.follow(after, ["x", "nobody"])
    assert live.run.loss == -36


@pytest.mark.parametrize("warm", [True, False])
def test_shapes_that_clash_are_told_after_an_edit_elsewhere_too(warm):
    """Whether a gate still cannot compute is asked at every run, whatever the edit did not feed."""
    values = {"x": [1.0, 2.0], "y": [1.0, 2.0, 3.0], "z": 4.0}
    document = draw(values, {"clash": ("add", "x", "y"), "f": ("exp", "z")}, loss="f")
    with nullcontext() if warm and kernel.warm() else kernel.put_aside():
        live = LiveRun(document)
        for number in (5.0, 6.0):
            document = edits.set_value(document, "z", number)
            assert live.follow(document, ["z"])
            assert [each.at for each in live.problems] == ["clash"]
            assert live.run.value(Pin("clash", OUT)) is None
            assert live.run.loss == np.exp(number)


def test_a_number_of_one_use_that_is_taken_back_is_the_definitions_again():
    """An undo takes a value away at the root and adds none: nothing else tells that it is gone."""
    document = two_neurons()
    (definition,) = document.blocks
    weight, number = next(iter(document.blocks[definition].circuit.values.items()))
    own = edits.set_value(document, f"block1/{weight}", 9.0)
    live = LiveRun(own)
    assert live.numbers[f"block1/{weight}"] == 9.0
    assert live.follow(document)
    assert live.numbers[f"block1/{weight}"] == number.array
    assert written(live.run) == written(LiveRun(document).run)
