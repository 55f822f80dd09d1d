"""Names that look alike: what is typed comes in one form, what a file holds stays as it is."""

import pytest
from block_documents import two_neurons

import circuit_editor as ce
from circuit_editor.model import blocks, edits

MICRO, MU = "\N{MICRO SIGN}", "\N{GREEK SMALL LETTER MU}"
WIDE = "\N{FULLWIDTH LATIN SMALL LETTER X}"


def with_labels(program: str, **labels: str) -> ce.Circuit:
    """A circuit with labels that a file may hold: in an expression they would come in one form."""
    document = ce.circuit(program).document
    for name, label in labels.items():
        document = edits.rename(document, document.root.find(name), label)
    return ce.Circuit(document)


def test_a_keyword_means_the_name_that_python_made_it_of():
    circuit = with_labels("f = a * x", a=MICRO)
    eval(f"circuit.set({MICRO}=2, x=3)")  # as somebody types it
    assert list(circuit.run().report()["inputs"]) == [MICRO, "x"]  # the label stays as it was
    assert circuit.run().loss == 6
    result = eval(f"circuit.set({MICRO}=5).run()")
    assert result.loss == 15
    assert result.value(MICRO) == result.value(MU) == 5
    assert result.gradient(f"{MU}.out") == 3
    assert circuit.set(**{MICRO: 7}).run().loss == 21


def test_a_name_that_is_typed_exactly_means_nothing_else():
    result = with_labels("f = a - b", a=MICRO, b=MU).set(**{MICRO: 2, MU: 5}).run()
    assert (result.value(MICRO), result.value(MU)) == (2, 5)


def test_an_expression_has_them_in_one_form():
    circuit = eval(f"ce.circuit('f = {MICRO} * {WIDE} + {MU} - x', {MICRO}=2, x=3)")
    assert dict(circuit.inputs) == {MU: 2, "x": 3}


@pytest.mark.parametrize("unseen", ["\u200b", "\N{SOFT HYPHEN}", "\ufeff"])
def test_what_nobody_sees_in_a_name_makes_no_other_name(unseen):
    circuit = ce.circuit("f = x * y", **{f"{unseen}x": 2, f"y{unseen}": 3})
    assert circuit.run().value(f"x{unseen}") == 2
    assert circuit.run().loss == 6


def test_a_name_that_two_are_alike_to_is_unknown():
    circuit = with_labels("f = a - b", a=f"{WIDE}{MICRO}", b=f"x{MICRO}")
    assert circuit.set(**{f"x{MICRO}": 3}).run().value(f"x{MICRO}") == 3
    with pytest.raises(ce.UnknownName):
        circuit.run().value(f"x{MU}")
    with pytest.raises(ce.UnknownName):
        circuit.set(**{f"x{MU}": 3})


def test_names_that_look_alike_inside_blocks_and_at_ports():
    document = two_neurons()
    ((id_, block),) = document.blocks.items()
    for port in (block.inputs[0], block.circuit.find("w")):
        name = MICRO if port != block.inputs[0] else f"{MICRO}_in"
        document = blocks.within(document, id_, edits.rename, port, name)
    result = ce.Circuit(document).run()
    assert result.value(f"neuron1/{MU}") == result.value(f"neuron1/{MICRO}") == 2
    assert result.value(f"neuron1.{MU}_in") == result.value(f"neuron1.{MICRO}_in") == 0.25
