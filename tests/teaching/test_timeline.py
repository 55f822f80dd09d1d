"""The timeline: its order, what is reached where, what an edit does to a position."""

import time

from block_strategies import flat_documents
from hypothesis import assume, given
from hypothesis import strategies as st
from immutables import Map
from strategies import documents
from timelines import example, lined, with_loss

import circuit_editor as ce
from circuit_editor.engine import compile, execute, run_document, values_of
from circuit_editor.layout.picture import picture
from circuit_editor.model import OUT, Circuit, Document, Pin, Value, node
from circuit_editor.model.edits import remove, set_value
from circuit_editor.teaching import (
    BEFORE_ALL,
    Stop,
    Stops,
    timeline,
    updated_timeline,
)
from circuit_editor.text import Pass

FORWARD, BACKWARD = Pass


def all_pins(document, run, expanded):
    """Every pin there is: of gates, of blocks inside and outside, of what is drawn."""
    shown = picture(document, (), expanded).circuit
    pins = {Pin(id_, port) for id_, each in shown.nodes.items() for port in each.gate.inputs}
    pins |= {Pin(id_, port) for id_, each in shown.nodes.items() for port in each.gate.outputs}
    for step in run.tape.steps:
        pins |= {Pin(step.path, port) for port in (*step.gate.inputs, OUT)}
    return pins | set(run.tape.aliases)


def test_the_first_examples_steps():
    document = example("first-example")
    line = timeline(document, run_document(document))
    assert [tuple(each) for each in line.steps] == [
        (FORWARD, "", "given"),
        (FORWARD, "add1", "gate"),
        (FORWARD, "mul1", "gate"),
        (FORWARD, "output1", "flag"),
        (BACKWARD, "output1", "seed"),
        (BACKWARD, "mul1", "gate"),
        (BACKWARD, "add1", "gate"),
    ]
    assert line.active(0) == ("input1", "input2", "input3")
    assert line.active(BEFORE_ALL) == () == line.pulses(0)
    assert line.active(5) == ("mul1",)
    assert line.pulses(1) == ((Pin("add1", "a"),), (Pin("add1", "b"),))


def test_what_is_reached_appears_step_by_step():
    document = example("first-example")
    line = timeline(document, run_document(document))
    q, q_wire, z = Pin("add1", OUT), Pin("mul1", "a"), Pin("input3", OUT)
    assert [line.has_value(q, at) for at in range(-1, 3)] == [False, False, True, True]
    assert line.value_since(q_wire) == 1 and line.value_since(z) == 0
    assert line.gradient_since(Pin("output1", "x")) == line.gradient_since(Pin("mul1", OUT)) == 4
    assert line.gradient_since(q) == line.gradient_since(q_wire) == line.gradient_since(z) == 5
    assert line.gradient_since(Pin("input1", OUT)) == 6
    assert line.value_since(Pin("nothing", OUT)) is None


def test_a_forks_gradient_is_there_when_the_last_share_has_come():
    document = example("staged-example")
    line = timeline(document, run_document(document))
    x = document.root.find("x")
    since = line.gradient_since(Pin(x, OUT))
    (fork,) = [each for each in line.forks(since) if each.driver.node == x]
    assert len(fork.targets) == 3
    shares = [line.gradient_since(each) for each in fork.targets]
    assert shares == sorted(shares) and shares[-1] == since > shares[0]


def test_a_closed_block_is_one_step_in_each_pass_and_hides_what_is_inside():
    document = example("sigmoid-as-one-block")
    run = run_document(document)
    line = timeline(document, run)
    paths = [each.path for each in line.steps]
    assert paths.count("block1") == 2 and not any("/" in each for each in paths)
    inside = Pin("block1/exp1", OUT)
    assert line.value_since(inside) == line.position(FORWARD, "block1")
    assert line.gradient_since(inside) == line.position(BACKWARD, "block1")
    opened = timeline(document, run, {"block1"})
    assert opened.value_since(inside) == opened.position(FORWARD, "block1/exp1")
    assert opened.position(FORWARD, "block1") is None


def test_a_pulse_runs_through_the_ports_of_an_open_block_in_the_passs_direction():
    document = example("sigmoid-as-one-block")
    line = timeline(document, run_document(document), {"block1"})
    first = "block1/mul_constant1"
    way = (Pin("block1", "inlet1"), Pin(first, "x"))
    assert line.pulses(line.position(FORWARD, first)) == (way,)
    assert line.pulses(line.position(BACKWARD, first)) == (way[::-1],)
    shown = picture(document, (), frozenset({"block1"})).circuit
    assert dict(line.wires) == dict(shown.wires)


def test_an_edit_keeps_the_step_or_takes_the_nearest_one_before():
    document = example("first-example")
    before = timeline(document, run_document(document))
    after = remove(document, ["add1"])
    line = timeline(after, run_document(after))
    assert line.position(BACKWARD, "add1") is None
    assert line.carried(before, 2) == line.position(FORWARD, "mul1")
    assert line.carried(before, 1) == line.position(FORWARD, "")
    assert line.carried(before, 6) == line.position(FORWARD, "output1")  # no way back any more
    assert line.carried(before, BEFORE_ALL) == BEFORE_ALL
    empty = timeline(Document(), run_document(Document()))
    assert empty.steps == () and empty.carried(before, 6) == BEFORE_ALL


def test_new_values_keep_the_timeline_and_what_changes_it_does_not():
    document = example("two-neurons-one-block")
    tape = compile(document)
    line = timeline(document, execute(tape, values_of(document)), {"block1"})
    moved = set_value(document, "input1", 7.0)
    run = execute(tape, values_of(moved))
    assert updated_timeline(line, moved, run, {"block1", "gone"}) is line
    assert updated_timeline(line, moved, run, {"block1", "block2"}) is not line
    assert updated_timeline(line, moved, run) is not line
    array = set_value(document, "input1", [1.0, 2.0])  # no loss any more, so no way back
    assert updated_timeline(line, array, execute(tape, values_of(array)), {"block1"}) is not line


def test_a_teachers_stops():
    document = example("first-example")
    line = timeline(document, run_document(document))
    stops = Stops(
        line,
        [
            Stop(BACKWARD, "mul1", "Who gets what?"),
            Stop(FORWARD, "add1", "What is q?"),
            Stop(FORWARD, "gone", "Never seen."),
        ],
    )
    assert stops.next(BEFORE_ALL) == 1 and stops.next(1) == 5 and stops.next(5) is None
    assert stops.previous(6) == 5 and stops.previous(5) == 1 and stops.previous(1) is None
    assert stops.at(1).note == "What is q?" and stops.at(2) is None


@given(lined())
def test_every_gate_comes_once_in_a_valid_order(drawn):
    document, run, expanded = drawn
    line = timeline(document, run, expanded)
    assert len({each.id for each in line.steps}) == len(line.steps)
    sources = {path for path, gate in line.nodes.items() if gate.is_source}
    assert set(line.given) == sources
    forward = {each.path for each in line.steps if each.pass_ == FORWARD} - {""}
    assert forward == set(line.nodes) - sources
    shown = {id_ for id_, each in picture(document, (), expanded).circuit.nodes.items()}
    assert forward | sources >= shown - line.opened
    for path, gate in line.nodes.items():
        for port in gate.inputs:
            driver = line.driver(Pin(path, port))
            if driver is None:
                continue
            mine, its = line.position(FORWARD, path), line.position(FORWARD, driver.node)
            assert driver.node in sources or its < mine
            mine, its = line.position(BACKWARD, path), line.position(BACKWARD, driver.node)
            assert mine is None or its is None or mine < its
    reached = {each.path for each in line.steps if each.pass_ == BACKWARD}
    for path, gate in line.nodes.items():
        ports = gate.outputs or gate.inputs
        comes = any(run.gradient(Pin(path, port)) is not None for port in ports)
        assert (path in reached) == (comes and not gate.is_source)


@given(lined())
def test_at_the_end_all_the_runs_numbers_are_reached_and_before_nothing_is(drawn):
    document, run, expanded = drawn
    line = timeline(document, run, expanded)
    end = len(line.steps) - 1
    for pin in all_pins(document, run, expanded):
        assert line.has_value(pin, end) == (run.value(pin) is not None), pin
        assert line.has_gradient(pin, end) == (run.gradient(pin) is not None), pin
        assert not line.has_value(pin, BEFORE_ALL) and not line.has_gradient(pin, BEFORE_ALL)


@given(lined())
def test_no_number_is_reached_before_those_it_is_made_from(drawn):
    document, run, expanded = drawn
    line = timeline(document, run, expanded)
    for path, gate in line.nodes.items():
        inputs = [Pin(path, port) for port in gate.inputs]
        for output in (Pin(path, port) for port in gate.outputs):
            made, back = line.value_since(output), line.gradient_since(output)
            for pin in inputs:
                known, sent = line.value_since(pin), line.gradient_since(pin)
                assert gate.is_block or made is None or known < made
                assert gate.is_block or sent is None or (back is not None and back < sent)
    for target, source in line.wires.items():
        assert line.value_since(target) == line.value_since(source)
        share, whole = line.gradient_since(target), line.gradient_since(source)
        assert share is None or share <= whole


@given(lined())
def test_the_same_document_always_gives_the_same_list(drawn):
    document, run, expanded = drawn
    again = Document(
        Circuit(
            Map(reversed(list(document.root.nodes.items()))),
            Map(reversed(list(document.root.wires.items()))),
            document.root.values,
            document.root.labels,
            document.root.places,
        ),
        document.loss,
        blocks=document.blocks,
    )
    first = timeline(document, run, expanded)
    second = timeline(again, run_document(again), expanded)
    assert first.steps == second.steps
    for at in range(len(first.steps)):
        assert first.forks(at) == second.forks(at) and first.pulses(at) == second.pulses(at)


@given(documents())
def test_with_all_blocks_open_the_steps_follow_the_tape(document):
    run = run_document(document)
    line = timeline(document, run, run.tape.insides)
    told = [each.path for each in line.steps if each.pass_ == FORWARD and each.path]
    tape = [each.path for each in run.tape.steps if not each.gate.is_source]
    assert sorted(told) == sorted(tape)
    assert [each for each in told if each != document.loss] == [
        each for each in tape if each != document.loss
    ]


def test_through_arrays_the_steps_are_those_of_the_plan_that_made_the_numbers():
    document = ce.circuit(
        "p = w @ x; q = tanh(p) * s; f = mean(q) + s^2", w=[[1, 2], [3, 4]], x=[1, -1], s=0.5
    ).document
    run = run_document(document)
    (plan,) = run.tape.plans
    by_plan = [
        slot
        for part in plan.layout.forward
        for slot in ([part] if isinstance(part, int) else range(part.first, part.last + 1))
    ]
    line, steps = timeline(document, run), run.tape.steps
    forward = [each.path for each in line.steps if each.pass_ == FORWARD and each.path]
    assert forward == [steps[slot].path for slot in by_plan if not steps[slot].gate.is_source]
    backward = [each.path for each in line.steps if each.pass_ == BACKWARD]
    assert backward[: len(forward)] == forward[::-1]
    for position, step in enumerate(line.steps):
        if step.path and step.pass_ == FORWARD:
            assert line.has_value(Pin(step.path, OUT), position)
            assert not line.has_value(Pin(step.path, OUT), position - 1)


@given(flat_documents(), st.data())
def test_a_position_is_carried_to_the_same_step_wherever_it_is_still_there(document, data):
    document = with_loss(data.draw, document)
    before = timeline(document, run_document(document))
    assume(before.steps)
    gone = data.draw(st.sampled_from(sorted(document.root.nodes)))
    after = remove(document, [gone])
    line = timeline(after, run_document(after))
    for at, step in enumerate(before.steps):
        carried = line.carried(before, at)
        same = line.position(*step.id)
        assert carried == (same if same is not None else line.carried(before, at - 1))


def large(count):
    """So many gates in a row, each taking two of those before it."""
    kinds = ("add", "mul", "tanh", "sub", "sigmoid")
    nodes = {f"x{at}": node("input") for at in range(10)}
    names, wires = list(nodes), {}
    for at in range(count):
        id_ = f"g{at}"
        nodes[id_] = node(kinds[at % len(kinds)])
        for place, port in enumerate(nodes[id_].gate.inputs):
            wires[Pin(id_, port)] = Pin(names[-1 - place * (at % 9)], OUT)
        names.append(id_)
    nodes["f"], wires[Pin("f", "x")] = node("output"), Pin(names[-1], OUT)
    values = Map({f"x{at}": Value(0.1 * at) for at in range(10)})
    return Document(Circuit(Map(nodes), Map(wires), values), "f")


def test_10_000_gates_are_quick():
    document = large(10_000)
    run = run_document(document)
    times = []
    for _ in range(5):
        start = time.process_time()
        line = timeline(document, run)
        times.append(time.process_time() - start)
    assert len(line.steps) > 10_000
    assert min(times) < 0.1  # half of that on a quiet machine
    pins = [Pin(f"g{at}", OUT) for at in range(10_000)]
    start = time.process_time()
    for pin in pins:
        line.has_value(pin, 5_000)
        line.has_gradient(pin, 15_000)
    assert time.process_time() - start < 0.5
