"""Chains of gates that compute a known function: found, and made uses of one block."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from block_strategies import assert_whole
from hypothesis import given, settings
from hypothesis import strategies as st

import circuit_editor as ce
from circuit_editor import files
from circuit_editor.engine import run_document
from circuit_editor.model import Document, Pin, blocks, edits
from circuit_editor.model.chains import FUNCTIONS, ChainSearch, find_chains, is_whole_block
from circuit_editor.model.edits.grouping import group
from circuit_editor.model.edits.share_chains import share_chains

NUMBERS = {"x": 0.7, "y": 0.3, "t": 0.9, "a": 1.5, "b": -0.4, "p": 0.6}
SPELLINGS = {
    "sigmoid": [
        "1/(1+exp(-x))",
        "1/(exp(-x)+1)",
        "(1+exp(-x))^-1",
        "1/(1+1/exp(x))",
        "exp(x)/(1+exp(x))",
        "1-1/(1+exp(x))",
        "1/(1+exp(0-x))",
    ],
    "tanh": [
        "(exp(x)-exp(-x))/(exp(-x)+exp(x))",
        "(exp(2*x)-1)/(exp(2*x)+1)",
        "2/(1+exp(-2*x))-1",
        "2*(1/(1+exp(-2*x)))-1",
        "1-2/(exp(2*x)+1)",
    ],
    "softplus": ["log(1+exp(x))", "log(exp(x)+1)"],
    "swish": ["x/(1+exp(-x))", "x*(1/(1+exp(-x)))", "1/(1+exp(-x))*x"],
    "relu": ["max(0, x)", "max(x, 0)"],
    "squared error": ["(a-b)^2", "d = a-b; f = d*d"],
    "half squared error": ["0.5*(a-b)^2", "(a-b)^2/2", "(a-b)^2*0.5"],
    "cross-entropy": [
        "-(t*log(y)+(1-t)*log(1-y))",
        "-t*log(y)-(1-t)*log(1-y)",
        "-(log(1-y)*(1-t)+log(y)*t)",
    ],
}
MEANT = {
    "sigmoid": lambda x: 1 / (1 + np.exp(-x)),
    "tanh": np.tanh,
    "softplus": lambda x: np.log1p(np.exp(x)),
    "swish": lambda x: x / (1 + np.exp(-x)),
    "relu": lambda x: max(0.0, x),
    "squared error": lambda a, b: (a - b) ** 2,
    "half squared error": lambda a, b: 0.5 * (a - b) ** 2,
    "cross-entropy": lambda y, t: -(t * np.log(y) + (1 - t) * np.log(1 - y)),
}


def built(text: str) -> Document:
    """A circuit, its inputs at numbers for which no function here is at a corner."""
    circuit = ce.circuit(text)
    return circuit.set(
        **{n: v for n, v in NUMBERS.items() if circuit.document.root.find(n)}
    ).document


def names(document: Document) -> list[str]:
    return [chain.function.name for chain in find_chains(document.root)]


def numbers(document: Document) -> dict[str, tuple[float, float]]:
    """Loss and gradients by the names of the inputs."""
    run, root = run_document(document), document.root
    found = {
        root.label(id_): (float(run.value(Pin(id_, "out"))), float(run.gradient(Pin(id_, "out"))))
        for id_, each in root.nodes.items()
        if each.gate.is_source and each.gate.takes_gradient
    }
    return found | {"loss": (float(run.value(Pin(document.loss, "x"))), 1.0)}


def test_every_function_is_tried_here():
    assert {each.name for each in FUNCTIONS} == SPELLINGS.keys() == MEANT.keys()


@pytest.mark.parametrize(
    "name, text", [(name, text) for name, texts in SPELLINGS.items() for text in texts]
)
def test_a_function_is_found_in_all_its_spellings_and_made_a_block(name, text):
    document = built(text)
    (chain,) = find_chains(document.root)
    assert chain.function.name == name
    run = run_document(document)
    given = [float(run.value(pin)) for pin in chain.inputs]
    assert float(run.value(Pin(chain.end, "out"))) == pytest.approx(MEANT[name](*given))
    inner = {id_ for id_, each in document.root.nodes.items() if not each.gate.is_flag}
    assert inner - {pin.node for pin in chain.inputs} == {*chain.nodes}  # all of it
    shared, _ = share_chains(document, [chain], name)
    assert_whole(shared)
    (block,) = shared.blocks.values()
    ports = [block.circuit.label(id_) for id_ in (*block.inputs, *block.outputs)]
    assert (block.name, ports) == (name, [*chain.function.inputs, "out"])
    assert numbers(shared) == numbers(document)  # to the last bit
    assert is_whole_block(block.circuit, *find_chains(block.circuit))
    assert files.read(files.dump(shared)) == shared  # a constant has its name there, too


@pytest.mark.parametrize(
    "text",
    [
        "e = exp(-x); f = 1/(1+e) + e",  # an inner gate feeds something else
        "1/(2+exp(-x))",
        "1/(1+exp(-2*x))",
        "2/(1+exp(-x))-1",
        "exp(a)/(1+exp(b))",
        "1/(1-exp(-x))",
        "(a-b)^3",
        "max(1, x)",
        "-(t*log(y)+(1-y)*log(1-t))",
        "t*log(y)+(1-t)*log(1-y)",
    ],
)
def test_what_is_nearly_one_is_none(text):
    assert not {"sigmoid", "tanh", "squared error", "relu", "cross-entropy"} & {*names(built(text))}


def test_what_is_open_or_stands_alone_is_no_chain():
    document = built("1/(1+exp(-x))")
    (chain,) = find_chains(document.root)
    for target in [Pin(id_, "x") for id_ in chain.nodes]:
        assert (
            not find_chains(edits.disconnect(document, [target]).root)
            or target.node == (chain.nodes[-1])
        )
    assert not find_chains(built("f = x + y").root)


def test_the_longest_chain_is_taken_and_none_twice():
    assert names(built("x*(1/(1+exp(-x))) + 0.5*(a-b)^2")) == ["swish", "half squared error"]
    doubled = built("s = 1/(1+exp(-x)); f = 1/(1+exp(-s))")
    first, second = find_chains(doubled.root)
    assert not {*first.nodes} & {*second.nodes}


def test_a_search_in_parts_finds_the_same():
    document = built("f = 1/(1+exp(-x)) + 1/(1+exp(-y)) + log(1+exp(t))")
    search = ChainSearch(document.root)
    parts = 0
    while search.go_on(3):
        parts += 1
    assert parts == -(-len(document.root.nodes) // 3)
    assert search.chains() == find_chains(document.root)


NETWORK = (
    "h1 = 1/(1+exp(-(w1*x+w2*y))); h2 = 1/(1+exp(-(w3*x+w4*y)));"
    " o1 = 1/(1+exp(-(w5*h1+w6*h2))); o2 = 1/(1+exp(-(w7*h1+w8*h2)));"
    " f = 0.5*(t-o1)^2 + 0.5*(p-o2)^2"
)


def network() -> Document:
    circuit = ce.circuit(NETWORK)
    return circuit.set(
        x=0.05, y=0.1, t=0.01, p=0.99, **{f"w{n}": 0.1 + 0.05 * n for n in range(1, 9)}
    ).document


def test_four_sigmoids_become_four_uses_of_one_block_with_the_names_of_their_ends():
    document = network()
    chains = [each for each in find_chains(document.root) if each.function.name == "sigmoid"]
    assert len(chains) == 4
    shared, uses = share_chains(document, chains, "sigmoid")
    assert_whole(shared)
    assert len(shared.blocks) == 1 and len({*uses}) == 4
    labels = [shared.root.label(use) for use in uses]
    assert labels == [document.root.label(chain.end) for chain in chains]
    assert {*labels} == {"h1", "h2", "o1", "o2"}
    before, after = numbers(document), numbers(shared)
    for name in before:
        np.testing.assert_array_max_ulp(*map(np.array, (before[name], after[name])), maxulp=1)
    errors = find_chains(shared.root)
    assert [each.function.name for each in errors] == 2 * ["half squared error"]
    both, _ = share_chains(shared, errors, "error")
    assert_whole(both)
    assert {each.name for each in both.blocks.values()} == {"sigmoid", "error"}
    for name in before:
        np.testing.assert_array_max_ulp(
            *map(np.array, (before[name], numbers(both)[name])), maxulp=1
        )


@pytest.mark.parametrize(
    "text, prediction, target",
    [
        ("o = tanh(x); f = 0.5*(t-o)^2", "o", "t"),
        ("o = tanh(x); f = 0.5*(o-t)^2", "o", "t"),
        ("o = tanh(x); f = (t-o)^2", "o", "t"),
        ("o = tanh(x); d = t-o; f = d*d", "o", "t"),
        ("f = (a-b)^2", "a", "b"),  # both are given
        ("o = tanh(x); u = exp(y); f = (o-u)^2", "o", "u"),  # none is
    ],
)
def test_of_a_difference_squared_the_one_that_is_given_is_the_target(text, prediction, target):
    document = built(text)
    (chain,) = find_chains(document.root)
    assert [document.root.label(pin.node) for pin in chain.inputs] == [prediction, target]
    shared, (use,) = share_chains(document, [chain], "error")
    assert_whole(shared)
    assert numbers(shared) == numbers(document)
    (definition,) = shared.blocks.values()
    assert {
        definition.circuit.label(inlet): shared.root.label(shared.root.wires[Pin(use, inlet)].node)
        for inlet in definition.inputs
    } == {"prediction": prediction, "target": target}


def test_errors_with_the_target_first_and_last_are_uses_of_one_block():
    document = built("o = tanh(x); u = exp(y); f = (t-o)^2 + (u-a)^2 + (b-o)^2")
    shared, uses = share_chains(document, find_chains(document.root), "error")
    assert_whole(shared)
    assert len(shared.blocks) == 1 and len(uses) == 3
    before, after = numbers(document), numbers(shared)
    assert all(after[name] == pytest.approx(before[name]) for name in before)


def test_chains_spelled_in_several_ways_become_uses_of_the_commonest():
    document = built("f = (1+exp(-x))^-1 + 1/(1+exp(-y)) + 1/(1+exp(-t))")
    chains = find_chains(document.root)
    assert len({chain.spelling for chain in chains}) == 2
    shared, _ = share_chains(document, chains, "sigmoid")
    assert_whole(shared)
    (block,) = shared.blocks.values()
    assert "reciprocal" in {each.kind for each in block.circuit.nodes.values()}
    before, after = numbers(document), numbers(shared)
    for name in before:
        np.testing.assert_array_max_ulp(*map(np.array, (before[name], after[name])), maxulp=1)


def test_a_block_that_is_there_already_is_used_again():
    document = built("f = 1/(1+exp(-x)) + 1/(1+exp(-y))")
    first, _ = find_chains(document.root)
    document, mine = group(document, first.nodes, "my own")
    (chain,) = find_chains(document.root)
    shared, (use,) = share_chains(document, [chain], "sigmoid")
    assert [each.name for each in shared.blocks.values()] == ["my own"]
    assert [shared.root.nodes[id_].interface for id_ in (mine, use)] == 2 * [
        shared.root.nodes[mine].interface
    ]
    assert numbers(shared) == numbers(document)


def test_inside_a_block_all_its_uses_follow():
    document = built("f = 1/(1+exp(-x)) + 1/(1+exp(-y)) + t")
    gates = [id_ for id_, each in document.root.nodes.items() if each.gate.inputs]
    document, _ = group(document, [id_ for id_ in gates if id_ != document.loss], "outer")
    (outer,) = document.blocks
    chains = find_chains(document.blocks[outer].circuit)
    shared, uses = share_chains(document, chains, "sigmoid", outer)
    assert_whole(shared)
    assert {*uses} == {id_ for id_, _ in blocks.instances_in(shared.blocks[outer].circuit)}
    assert numbers(shared) == numbers(document)


def test_stops_on_gates_of_a_chain_stay_with_their_gates():
    document = built("f = 1/(1+exp(-x)) + 1/(1+exp(-y))")
    chains = find_chains(document.root)
    for chain in chains:
        document = edits.set_stop(document, ("forward", chain.nodes[2]), f"at {chain.end}")
    shared, uses = share_chains(document, chains, "sigmoid")
    assert {stop.path.partition("/")[0] for stop in shared.stops} == {*uses}
    notes = {stop.path.partition("/")[0]: stop.note for stop in shared.stops}
    assert [notes[use] for use in uses] == [f"at {chain.end}" for chain in chains]


@pytest.mark.parametrize(
    "text",
    [
        "s = 1/(1+exp(-x)); f = 1/(1+exp(-s))",
        "s = 1/(1+exp(-x)); r = 1/(exp(-s)+1); u = 1/(1+exp(-r)); f = u*s",
        "s = (a-b)^2; r = (s-b)^2; f = (r-s)^2",
        "f = log(1+exp(log(1+exp(log(exp(x)+1)))))",
    ],
)
def test_chains_that_feed_one_another_stay_wired(text):
    document = built(text)
    before = numbers(document)
    chains = find_chains(document.root)
    for order in (chains, chains[::-1]):
        shared, uses = share_chains(document, order, "f")
        assert_whole(shared)
        assert len(uses) == len(chains) > 1
        for name, both in numbers(shared).items():
            assert both == pytest.approx(before[name], rel=1e-14)


@given(st.lists(st.sampled_from([*itertools.chain(*SPELLINGS.values())]), min_size=2, max_size=5))
@settings(max_examples=25)
def test_whatever_is_shared_the_rest_keeps_its_numbers(texts):
    terms, lines = [], []
    for at, text in enumerate(texts):
        body = text.replace("d = a-b; f = d*d", "(a-b)*(a-b)")
        lines.append(f"g{at} = {body}")
        terms.append(f"g{at}")
    document = built("; ".join([*lines, f"f = {' + '.join(terms)}"]))
    before = numbers(document)
    while chains := find_chains(document.root):
        mine = [each for each in chains if each.function is chains[0].function]
        document, uses = share_chains(document, mine, mine[0].function.name)
        assert len(uses) == len(mine)
        assert_whole(document)
    for name, both in numbers(document).items():
        assert both == pytest.approx(before[name], rel=1e-14)


def test_a_constant_of_a_chain_that_is_called_as_a_port_gets_a_number():
    document = built("max(0, x)")
    (chain,) = find_chains(document.root)
    (constant,) = [id_ for id_ in chain.nodes if document.root.nodes[id_].gate.is_source]
    document = edits.rename(edits.rename(document, chain.inputs[0].node, "y"), constant, "x")
    shared, _ = share_chains(document, [chain], "relu")
    (block,) = shared.blocks.values()
    assert {block.circuit.label(id_) for id_ in (*block.inputs, constant)} == {"x", "x1"}
    assert files.read(files.dump(shared)) == shared
