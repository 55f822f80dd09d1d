"""Files and commands from public pages and courses: named by kind, read, or told what to do."""

import pytest
from command import cli, sentence

FULL_ADDER = """<?xml version="1.0" encoding="utf-8"?>
<circuit>
  <version>1</version>
  <attributes/>
  <visualElements>
    <visualElement><elementName>XOr</elementName></visualElement>
  </visualElements>
</circuit>
"""
NOTEBOOK = '{"cells": [], "metadata": {"kernelspec": {"name": "python3"}}, "nbformat": 4}'
DRAWN = '{"type": "excalidraw", "version": 2, "source": "https://excalidraw.com", "elements": []}'
DIAGRAM = (
    '<mxfile host="Electron" version="21.6.8">\n  <diagram name="Page-1" id="p"/>\n</mxfile>\n'
)
TORCHVIZ = 'digraph {\n\tgraph [rankdir=LR]\n\t140 [label="{ x | data 2.0 }" shape=record]\n}\n'
SIGMOID = bytes.fromhex(
    "0803 1214 6261636b656e642d74657374 2d7369676d6f6964"
    "3a10 0a0e 0a0178 120179 22065369676d6f69"
    "4204 0a001009"
)
STARTER = '{"kind": "backprop-builder-state", "version": 1, "state": {"graph": {"nodes": []}}}'
README = (
    "\n# micrograd\n\n![awww](puppy.jpg)\n\nA tiny engine.\n\n```python\na = Value(-4.0)\n```\n"
)


@pytest.mark.parametrize(
    ("name", "held", "kind"),
    [
        pytest.param("FullAdder.dig", FULL_ADDER, "Digital XML", id="R141"),
        pytest.param("demo.ipynb", NOTEBOOK, "Jupyter", id="R143"),
        pytest.param("architecture.excalidraw", DRAWN, "Excalidraw", id="R144"),
        pytest.param("circuit-logic-examples.drawio", DIAGRAM, "draw.io XML", id="R146"),
        pytest.param("gout", TORCHVIZ, "Graphviz DOT", id="R147"),
        pytest.param("model.onnx", SIGMOID, "ONNX", id="R149"),
        pytest.param("sigmoid model", SIGMOID, "ONNX", id="R149 unnamed"),
        pytest.param("starter-neuron.json", STARTER, "BackpropBuilder", id="R150"),
        pytest.param("README.md", README, "Markdown", id="R152"),
    ],
)
def test_a_published_file_is_named_with_the_way_to_its_formula(tmp_path, name, held, kind):
    path = tmp_path / name
    path.write_bytes(held if isinstance(held, bytes) else held.encode())
    outcome = cli("run", path)
    assert outcome.code == 2 and outcome.out == ""
    told = sentence(outcome)
    assert kind in told and "Ctrl+I in the window, or circuit-editor new." in told
    assert len(told.splitlines()) == 1


@pytest.mark.parametrize("held", [pytest.param("f = (x + y) * z", id="R153")])
def test_a_text_with_a_formula_is_read(tmp_path, held):
    path = tmp_path / "expr.txt"
    path.write_text(held, encoding="utf-8")
    outcome = cli("run", path, "--set", "x=-2", "--set", "y=5", "--set", "z=-4")
    assert outcome.code == 0 and outcome.out.startswith("f = −12.00")
    assert "read as a formula" in outcome.err


@pytest.mark.parametrize("held", [pytest.param("Q = 3*a**3 - b**2", id="R138")])
def test_a_list_gets_its_values_and_the_way_to_a_gradient(new, held):
    outcome = cli("run", new(held, a="[2, 3]", b="[6, 4]"))
    assert outcome.code == 1 and "[−12.00, 65.00]" in outcome.out
    assert "take one input for each number" in sentence(outcome)
    apart = cli("run", new("3*a1**3 - b1**2 + 3*a2**3 - b2**2", a1=2, b1=6, a2=3, b2=4), "--json")
    gradients = {name: each["gradient"] for name, each in apart.json["inputs"].items()}
    assert gradients == {"a1": 36, "b1": -12, "a2": 81, "b2": -8}


@pytest.mark.parametrize("held", [pytest.param("f = x + y", id="R170")])
def test_a_rounded_sum_claims_no_equality(new, held):
    told = cli("step", new(held, x=0.125, y=0.125)).out
    assert "0.12 + 0.12 ≈ 0.25" in told and "0.12 + 0.12 = 0.25" not in told
