"""What a notebook shows of circuits, results, checks and closed forms."""

from __future__ import annotations

import re
import sys
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest

import circuit_editor as ce
from circuit_editor.model import EMPTY, Pin, edits

HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "$x^2$ and $$y$$",
    r"\(x\) \[y\] \begin{align}z\end{align} \unicode{0}",
    "a\x1b[31mred\nb\u202e",
    "&lt;b&gt; {} %s",
]


class Reader(HTMLParser):
    """The elements of a page, and each of its texts: those between two tags."""

    def __init__(self, page):
        super().__init__()
        self.tags, self.attributes, self.texts = [], [], []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data):
        self.texts.append(data)


def named(label):
    """A circuit whose every name is this one."""
    document = edits.add(EMPTY, "input1", "input", (0, 0), label=label, value=0)
    document = edits.add(document, "relu1", "relu", (0, 0), label=label)
    document = edits.add(document, "output1", "output", (0, 0), label=label)
    document = edits.connect(document, Pin("input1", "out"), Pin("relu1", "x"))
    document = edits.connect(document, Pin("relu1", "out"), Pin("output1", "x"))
    return ce.Circuit(edits.set_loss(document, "output1"))


@pytest.fixture
def no_picture(monkeypatch):
    monkeypatch.setattr(sys, "executable", "")


@pytest.mark.parametrize("label", HOSTILE)
def test_a_label_is_a_text_and_nothing_else(label, no_picture):
    circuit = named(label)
    for each in (circuit, circuit.run(), circuit.check()):
        page = Reader(each._repr_html_())
        assert set(page.tags) <= {"div", "p", "table", "thead", "tbody", "tr", "th", "td", "span"}
        assert {name for name, _ in page.attributes} == {"class", "style"}
        shown = "".join(each if each.isprintable() else "\ufffd" for each in label)
        assert shown in "".join(page.texts)


@pytest.mark.parametrize("label", HOSTILE)
def test_mathjax_finds_no_formula_in_a_label(label, no_picture):
    """It passes by where it is told to, and reads no formula across the ends of elements."""
    page = Reader(named(label).run()._repr_html_())
    assert ("class", "tex2jax_ignore mathjax_ignore") in page.attributes
    for text in page.texts:
        assert not re.search(r"\$.|.\$|\\.", text)


def test_the_tables_of_a_notebook_say_what_those_of_a_terminal_say(no_picture):
    circuit = ce.circuit("q = x + y; f = q * relu(z)", x=-2, y=5, z=0)
    result = circuit.run()
    for each in (circuit, result, circuit.check()):
        shown = " ".join(Reader(each._repr_html_()).texts)
        assert shown.split() == repr(each).split()
    assert "At 0 the derivative counts as 0" in result._repr_html_()


def test_a_long_table_is_cut(no_picture):
    page = ce.circuit(" + ".join(f"x{n}" for n in range(100)))._repr_html_()
    assert page.count("<tr>") == 41
    assert "… and 60 more" in page


def test_a_page_brings_no_colours_of_its_own(no_picture):
    """It stands on a dark page as on a light one."""
    assert "color" not in ce.circuit("x * y").run()._repr_html_()


def test_a_picture_is_drawn_once_for_the_same_circuit():
    circuit = ce.circuit("f = (x + y) * z", x=-2, y=5, z=-4)
    svg = circuit._repr_svg_()
    assert ElementTree.fromstring(svg).tag == "{http://www.w3.org/2000/svg}svg"
    assert circuit._repr_svg_() is svg
    assert "data:image/svg+xml;base64," in circuit._repr_html_()


@pytest.mark.parametrize("executable", ["/bin/false", "/nonexistent/python", "", None])
def test_without_a_picture_the_rest_is_shown(executable, monkeypatch):
    """As where Qt cannot start: the process that draws ends with an error, or there is none."""
    monkeypatch.setattr(sys, "executable", executable)
    circuit = ce.circuit("x * y")
    assert circuit._repr_svg_() is None
    assert "<img" not in circuit._repr_html_()


def test_a_crowd_is_no_picture_for_a_page():
    circuit = ce.circuit("; ".join(["h = x", *["h = h + 1"] * 600]))
    assert circuit._repr_svg_() is None


def test_a_closed_form_is_shown_as_one_formula():
    form = ce.circuit("f = x * y").formula()
    assert form._repr_latex_() == (
        r"$$\begin{aligned} f &= x y \\ \frac{\partial f}{\partial x} &= y \\ "
        r"\frac{\partial f}{\partial y} &= x \end{aligned}$$"
    )


def test_a_closed_form_of_a_block_shows_all_its_outputs():
    block = ce.circuit("f = neuron2(a, b)").formula("neuron, 2 inputs")
    assert block._repr_latex_().count("&=") == len(block.latex().splitlines())


@pytest.mark.parametrize("label", [each for each in HOSTILE if "$" in each])
def test_a_label_does_not_end_the_formula(label):
    latex = named(label).formula()._repr_latex_()
    assert (latex[:2], latex[-2:]) == ("$$", "$$")
    assert "$" not in latex[2:-2].replace(r"\$", "")
