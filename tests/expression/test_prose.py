"""What is meant as a formula is told from prose, which the grammar could read as a product."""

import json
import time
from pathlib import Path

import pytest
from problems import why_not

from circuit_editor.expression import means_formula
from circuit_editor.expression.formula_files import formula_in

PUBLISHED = json.loads(Path(__file__).with_name("published.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "text",
    [
        "f = (x + y) * z",
        "x*y",
        "x² + 1",
        "sin x",
        "exp(x)",
        "σ(x)",
        "np.exp(x)",
        "(b + a).relu()",
        "f(x, y) = x y",
        "def f(x):\n    return x*y",
        "import numpy as np\nq = x + y\nf = q*z\nf",
        "y = x + 1\nprint(y)",
        "q = x + y; 2q",
        "w x + b",
        "-x",
        "a-b",
        "y-t",
        "x/2",
        "½(y-t)^2",
        "revenue - cost",
        "loss = target-output",
        "f = weight input + bias",
        r"\frac{a}{b}",
        "$f = x y$",
        "# the head of a script\nc = a + b",
        "c += 1",
        "√x",
        "|x|",
        "f = x*y, x = 2, y = 3",
        "let x = 2\nf = x*3",
        "總價 = 數量*單價",
        "2*3 + 4",
        "x1 x2 + b",
        "x if x > 0 else 0",
        "f = 1 if x > 0 else y",
        "for i in range(3): x = x*w",
        "if x > 0:\n    y = x\nelse:\n    y = 0",
        "def f(a): return a*a\nf(x) + f(y)",
        *(row["text"] for row in PUBLISHED if row["id"] != "R101"),  # a lone name
    ],
)
def test_a_formula_is_meant(text):
    assert means_formula(text)


@pytest.mark.parametrize(
    "text",
    [
        "Tell me if x > 0 or else I go",
        "if it rains, x > 0 else nothing",
        "for people in a hurry: read the end",
        "the sum of x and y",
        "a well-known fact",
        "state-of-the-art",
        "and/or",
        "x-ray",
        "e-mail",
        "Hello world",
        "TODO",
        "log book",
        "2024-01-15",
        "10/12/2024",
        "555-1234",
        "42",
        "x",
        "f x",
        "- milk\n- eggs",
        "1. First\n2. Second",
        "Forward – backward",
        "# Title\n\nSome text here",
        "This is my homework\nf = x*y",
        "Title\nf = x*y",
        "x = the number of apples",
        "the loss is x + y",
        "la somme de x et y + z",
        "深度學習-入門",
        "計算 梯度 反向 + 1",
        "graph TD\nA---B",
        "",
        " \n",
    ],
)
def test_prose_is_no_formula(text):
    assert not means_formula(text)


def test_prose_is_told_although_the_grammar_reads_it():
    assert why_not("my total amount") is None  # whoever types it has been asked for a formula
    assert not means_formula("my total amount")


@pytest.mark.parametrize("part", ["x + ", "word ", "a-b ", "f = x\n", "(", "a b c d e f + "])
def test_a_long_text_is_judged_in_a_time_that_grows_with_it(part):
    start = time.process_time()
    means_formula(part * 8_000)
    assert time.process_time() - start < 3


def test_a_text_too_large_for_a_formula_is_not_read_as_one(tmp_path):
    path = tmp_path / "large.txt"
    path.write_text("f = x*y\n" + " " * 300_000, encoding="utf-8")
    assert formula_in(path) is None
    path.write_text("f = x*y\n" + " " * 200_000, encoding="utf-8")
    assert formula_in(path) is not None
