"""Where circuits stand: every instance once, and along a path as far as it leads."""

from block_documents import layer_of_two, split
from block_strategies import documents_with_blocks
from hypothesis import given

from circuit_editor.model import Pin, blocks
from circuit_editor.model.paths import Path
from circuit_editor.model.scopes import circuit_within, circuits_along, scopes_of


@given(documents_with_blocks())
def test_every_instance_is_opened_once_and_behind_the_one_it_stands_in(document):
    scopes = list(scopes_of(document))
    assert len({scope.prefix for scope in scopes}) == len(scopes)
    assert sum(len(scope.circuit.nodes) for scope in scopes) == blocks.gate_count(document)
    for at, scope in enumerate(scopes):
        assert scope.circuit is blocks.circuit_at(document, Path(scope.path).parts)
        assert scope.outer is None or scope.outer in scopes[:at]


def test_only_what_is_opened_is_gone_through():
    document = layer_of_two()
    ((layer, interface),) = blocks.instances_in(document.root)
    inner = sorted(id_ for id_, _ in blocks.instances_in(document.blocks[interface.block].circuit))
    assert [scope.path for scope in scopes_of(document, set())] == [""]
    within = scopes_of(document, {layer, f"{layer}/{inner[1]}", f"gone/{inner[0]}"})
    root, outer, innermost = within
    assert [outer.path, innermost.path] == [layer, f"{layer}/{inner[1]}"]
    assert root.inner == {layer: outer} and outer.inner == {inner[1]: innermost}
    assert not innermost.inner


def test_a_port_is_drawn_as_the_pin_of_its_opened_block():
    root, inside = scopes_of(split())
    ((block, interface),) = blocks.instances_in(root.circuit)
    (product,) = [id_ for id_, each in inside.circuit.nodes.items() if each.kind == "mul"]
    assert inside.drawn(Pin(interface.inputs[0].id, "out")) == Pin(block, interface.inputs[0].id)
    assert inside.drawn(Pin(product, "a")) == inside.pin(Pin(product, "a"))
    assert inside.pin(Pin(product, "a")) == Pin(f"{block}/{product}", "a")


def test_a_way_is_followed_as_far_as_it_leads():
    document = layer_of_two()
    ((layer, interface),) = blocks.instances_in(document.root)
    inside = document.blocks[interface.block].circuit
    (first, inner), *_ = blocks.instances_in(inside)
    innermost = (inner.block, document.blocks[inner.block].circuit)
    whole = [(None, document.root), (interface.block, inside), innermost]
    assert list(circuits_along(document, [layer, first])) == whole
    assert list(circuits_along(document, [layer, first, "tanh1", "x"])) == whole
    assert list(circuits_along(document, [layer, "gone", first])) == whole[:2]
    assert list(circuits_along(document, [first], inside)) == [(None, inside), innermost]


def test_a_way_ends_where_it_leads_or_nowhere():
    document = layer_of_two()
    ((layer, interface),) = blocks.instances_in(document.root)
    inside = document.blocks[interface.block].circuit
    (first, inner), *_ = blocks.instances_in(inside)
    innermost = document.blocks[inner.block].circuit
    assert circuit_within(document, [layer, first], document.root) is innermost
    assert circuit_within(document, [first], inside) is innermost
    assert circuit_within(document, [], inside) is inside
    for way in ([layer, "gone"], [layer, first, "tanh1"]):
        assert circuit_within(document, way, document.root) is None
