"""What strangers typed is data: no name breaks out of a program, hides anything, or is lost."""

from __future__ import annotations

import ast
import builtins
import keyword
from dataclasses import replace

import pytest
from hostile import HOSTILE, named
from hypothesis import given
from hypothesis import strategies as st
from programs import assert_same_bits, ran

import circuit_editor as ce
from circuit_editor.export import program
from circuit_editor.export.naming import RESERVED, safe
from circuit_editor.model import Document, blocks, edits
from circuit_editor.model.edits.grouping import group
from circuit_editor.text import printable_lines

WORDS = ["class", "None", "match", "print", "float", "np", "check", "agrees", "here", "exp"]
WORDS += ["__name__", "__debug__", "__x__", "_", "el", "ef", "ir", "d", "dx", "ddx", "sigmoid"]
QUOTES = ['"', "'", '"""', "\\", "\\N{x}", "#", "\n", "\r", "\f", "\x1c", "\u2028", "\0", "{x}"]
QUOTES += ['"); raise SystemExit(0)\n', "\nraise SystemExit(0)", "-*- coding: utf-16 -*-"]
SEEN = [
    "学习率",
    "größe",
    "Σ",
    "x₁",
    "x²",
    "ﬁ",
    "ｘ",
    "µ",
    "μ",
    "ᅠ",
    "\u3164",
    "\ud800",
    "🙂",
    "א",
    "é",
]
typed = st.sampled_from([*WORDS, *QUOTES, *SEEN, *HOSTILE.values()]) | st.text(max_size=12)


def labelled(labels: list[str]) -> Document:
    """The circuit of `named`, with these labels for all there is."""
    document = named("h")
    for id_, label in zip(sorted(document.root.nodes), labels, strict=False):
        document = replace(
            document, root=replace(document.root, labels=document.root.labels.set(id_, label))
        )
    for id_ in document.blocks:
        document = blocks.within(document, id_, lambda part: _all_called(part, labels[-1]))
        document = blocks.rename_block(document, id_, labels[-2])
    return document


def _all_called(part: Document, label: str) -> Document:
    labels = part.root.labels.update({id_: label for id_ in part.root.nodes})
    return replace(part, root=replace(part.root, labels=labels))


def shape_of(text: str) -> list[str]:
    """What a program does, whatever things are called in it."""
    tree = ast.parse(text.encode("utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and node.id not in RESERVED:
            node.id = "n"
        if isinstance(node, ast.FunctionDef):
            node.name = "n"
        if isinstance(node, ast.arg):
            node.arg = "n"
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            node.value = ""
    told = [ast.dump(each) for each in tree.body if not isinstance(each, ast.Import)]
    return [each for each in told if "reconfigure" not in each]


@given(st.lists(typed, min_size=7, max_size=7))
def test_no_name_breaks_out(labels):
    document = labelled(labels)
    text = assert_same_bits(document).text
    assert shape_of(text) == shape_of(program(labelled(list("abcdefg"))).text)
    assert text == printable_lines(text)  # nothing unseen, and nothing that ends a line


@pytest.mark.parametrize("name", HOSTILE.values(), ids=HOSTILE.keys())
def test_every_hostile_name(name):
    assert_same_bits(named(name, everywhere=True))


def test_what_a_name_was_stands_beside_it():
    document = ce.circuit("f = x * y").document
    document = edits.rename(document, document.root.find("x"), "x'\nimport os")
    lines = program(document).text.splitlines()
    assert "x_import_os = 1.0  # x'\N{REPLACEMENT CHARACTER}import os" in lines


@pytest.mark.parametrize("word", [*keyword.kwlist, *dir(builtins), "np", "math", "agrees", "here"])
def test_no_name_hides_a_word(word):
    """Nor does that of its gradient: `ef` would be `def`."""
    document = ce.circuit("f = x * y").document
    for name in {word, word.removeprefix("d")}:
        document = edits.rename(document, document.root.find("x") or "input1", name or "x")
        made = program(document)
        variable = made.names["input1"]
        assert variable != word and f"d{variable}" != word
        found = ran(made.text)
        assert found.code == 0 and found.names[variable] == 1.0


def test_names_and_their_gradients_are_all_different():
    document = ce.circuit("f = x + dx * ddx + x_2", x=1, dx=2, ddx=3, x_2=5).document
    made = assert_same_bits(document)
    labels = document.root.labels
    called = {labels.get(id_, id_): name for id_, name in made.names.items()}
    taken = [*called.values(), *(f"d{name}" for name in called.values())]
    assert len(set(taken)) == len(taken)
    assert called["x"] == "x"


def test_names_that_python_reads_as_one_are_two():
    document = ce.circuit("f = a - b", a=2, b=5).document
    document = edits.rename(document, document.root.find("a"), "\N{MICRO SIGN}")
    document = edits.rename(document, document.root.find("b"), "\N{GREEK SMALL LETTER MU}")
    assert_same_bits(document)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("w0", "w0"),
        ("neuron1/w", "neuron1_w"),
        ("学习率", "学习率"),
        ("a b", "a_b"),
        ("2x", "_2x"),
        ("x₁", "x1"),
        ("__class__", "class"),
        ('"', ""),
        ("f(x)", "f_x"),
        ("x" * 200, "x" * 40),
    ],
)
def test_what_a_name_becomes(typed, written):
    assert safe(typed) == written


def test_blocks_whose_functions_would_be_called_alike():
    document = ce.circuit("p = x * y; q = exp(p); f = q + x", x=0.5, y=2).document
    for kind, name in (("mul", "unit"), ("exp", "unit_backward"), ("add", "exp")):
        (gate,) = [id_ for id_, node in document.root.nodes.items() if node.kind == kind]
        document, _ = group(document, [gate], name)
    made = assert_same_bits(document)
    defined = [each.name for each in ast.parse(made.text).body if isinstance(each, ast.FunctionDef)]
    assert len(defined) == len(set(defined)) == 7


def test_a_block_called_as_what_functions_keep_for_later():
    document = ce.circuit("h = w * x; g = h * w; f = g * x", x=2, w=0.25).document
    inner, outer = document.root.find("h"), document.root.find("g")
    document, block = group(document, [inner], "cache")
    document, _ = group(document, [block, outer], "outer")
    assert_same_bits(document)
