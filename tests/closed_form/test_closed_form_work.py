"""Closed forms of random circuits: bounded work, whatever the clock and the hash seed are."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest
import sympy

import circuit_editor as ce
from circuit_editor.closed_form.block_form import block_form
from circuit_editor.closed_form.symbolic import NoClosedForm, closed_form
from circuit_editor.gates import ELEMENTWISE, GATES
from circuit_editor.model import OUT, Document, Pin, edits
from circuit_editor.model.edits.grouping import group

KINDS = {
    "all": [kind for kind, each in ELEMENTWISE.items() if each.inputs and each.outputs],
    "sigmoid": ["exp", "add", "mul", "div", "sigmoid", "tanh"],
    "exp": ["exp", "add_constant", "reciprocal", "mul", "add", "mul_constant", "log", "sigmoid"],
    "power": ["power", "sqrt", "mul", "add", "div", "square", "exp", "reciprocal"],
}
# A gate that stands in itself behind quotients: each of these once took from a minute to for ever.
LONG = [
    ("sigmoid", 1, 60, 1, 3),
    ("sigmoid", 0, 40, 2, 3),
    ("sigmoid", 0, 100, 2, 4),
    ("exp", 0, 30, 4, 3),
    ("exp", 0, 100, 8, 4),
    ("power", 0, 100, 1, 4),
    ("all", 1, 60, 2, 4),
]


def drawn(kinds: str, seed: int, gates: int, inputs: int, near: int) -> Document:
    """A random circuit whose gates mostly take what was made last."""
    dice, document = random.Random(seed), Document()
    ids = [f"in{number}" for number in range(inputs)]
    for number, id_ in enumerate(ids):
        label = f"x{number}"
        document = edits.add(document, id_, "input", (0.0, 0.0), label=label, value=0.5)
    for number in range(gates):
        kind = dice.choice(KINDS[kinds])
        document = edits.add(document, f"g{number}", kind, (0.0, 0.0))
        for port in GATES[kind].inputs:
            source = dice.choice(ids[-near:] if dice.random() < 0.8 else ids)
            document = edits.connect(document, Pin(source, OUT), Pin(f"g{number}", port))
        ids.append(f"g{number}")
    return edits.flag(document, Pin(ids[-1], OUT), (0.0, 0.0))


def told(document: Document) -> str:
    try:
        form = closed_form(document)
    except NoClosedForm as refusal:
        return str(refusal)
    return f"{form.text()}\n{form.latex()}"


@pytest.mark.parametrize(
    "seed", [*range(3), *(pytest.param(each, marks=pytest.mark.soak) for each in range(3, 12))]
)
@pytest.mark.parametrize("kinds", KINDS)
def test_nothing_is_asked_that_has_no_end(monkeypatch, kinds, seed):
    """SymPy's `simplify`, and taking apart into real and imaginary parts: no size bounds these."""

    def never(*args, **options):
        raise AssertionError

    for word in ("simplify", "is_constant"):
        monkeypatch.setattr(sympy.Expr, word, never)
    for kind in (sympy.sin, sympy.cos, sympy.tanh):
        monkeypatch.setattr(kind, "as_real_imag", never)
    assert told(drawn(kinds, seed, 15 + 5 * seed, 1 + seed % 4, 3))


@pytest.mark.parametrize("every", [3, pytest.param(1, marks=pytest.mark.soak)])
def test_what_took_minutes_takes_seconds_and_is_the_same_whatever_the_hash_seed(every):
    """Of another process and of this one, whose hash seed is as a rule drawn."""
    script = "import sys; sys.path[:0] = sys.argv[1:]; import test_closed_form_work as work\n"
    script += f"for each in work.LONG[::{every}]: print(work.told(work.drawn(*each)))"
    here = Path(__file__).parent
    other = subprocess.Popen(
        [sys.executable, "-c", script, str(here), str(here.parent)],
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONHASHSEED": "1", "PYTHONIOENCODING": "utf-8"},
    )
    try:
        first = "".join(f"{told(drawn(*each))}\n" for each in LONG[::every])
        assert first == other.communicate(timeout=60)[0]
    finally:
        other.kill()
    assert first.count("f = ") + first.count("closed form") >= len(LONG[::every])


def test_all_outputs_of_a_block_together_stay_bounded(monkeypatch):
    document = ce.circuit("p = x * y; q = x + y; f = p * q", x=1, y=2).document
    gates = [document.root.find(name) for name in ("p", "q")]
    document, _ = group(document, gates, "two")
    assert len(block_form(document, "two").outputs) == 2
    monkeypatch.setattr("circuit_editor.closed_form.block_form.MOST_TOGETHER", 5)
    with pytest.raises(NoClosedForm, match="too long to be worked out and read"):
        block_form(document, "two")
