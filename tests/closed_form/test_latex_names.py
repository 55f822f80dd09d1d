"""Names as LaTeX: each compiles and is read as it was typed, and nothing in it is a command."""

from __future__ import annotations

import re
import shutil
import string
import subprocess

import pytest
from hostile import HOSTILE
from hypothesis import given
from hypothesis import strategies as st

import circuit_editor as ce
from circuit_editor.closed_form.latex_names import (
    latex_label,
    latex_name,
    latex_names,
    with_latex_note,
)
from circuit_editor.model import edits

COMMANDS = {
    *("mathrm", "text", "hat", "sim", "backslash", "times", "div", "to", "approx", "leq", "geq"),
    *("partial", "surd", "infty", "ldots"),
    *("alpha", "beta", "gamma", "delta", "epsilon", "varepsilon", "zeta", "eta", "theta"),
    *("vartheta", "iota", "kappa", "lambda", "mu", "nu", "xi", "pi", "varpi", "rho", "varrho"),
    *("sigma", "varsigma", "tau", "upsilon", "phi", "varphi", "chi", "psi", "omega"),
    *("Gamma", "Delta", "Theta", "Lambda", "Xi", "Pi", "Sigma", "Upsilon", "Phi", "Psi", "Omega"),
}
TOKEN = re.compile(r"\\([A-Za-z]+|.)|(.)", re.DOTALL)
GREEK = "αβγδεζηθικλμνξοπρςστυφχψωΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ"


@pytest.mark.parametrize(
    ("name", "latex"),
    [
        ("α", r"\alpha"),
        ("Ω", r"\Omega"),
        ("α_1", r"\alpha_{1}"),
        ("w_α", r"w_{\alpha}"),
        ("λ2", r"\lambda_{2}"),
        ("\N{MICRO SIGN}", r"\mu"),
        ("ο", "o"),  # omicron
        ("Α", "A"),  # capital alpha
        ("Δx", r"\mathrm{\Delta x}"),
        ("é", r"\text{é}"),
        ("naïve", r"\text{naïve}"),
        ("层", r"\text{层}"),
        ("層_1", r"\text{層}_{1}"),
        ("w_層", r"w_{\text{層}}"),
        ("x_", r"\mathrm{x\_}"),
        ("__", r"\mathrm{\_\_}"),
        ("λ/α", r"\lambda.\alpha"),
    ],
)
def test_letters_of_other_scripts(name, latex):
    assert latex_name(name) == latex


@pytest.mark.parametrize(
    ("label", "latex"),
    [
        ("a/b", r"\mathrm{a/b}"),
        ("x^2", r"\mathrm{x\hat{\ }2}"),
        ("x~y", r"\mathrm{x{\sim}y}"),
        ("100 % & #1", r"\mathrm{100\ \%\ \&\ \#1}"),
        ("$x$", r"\mathrm{\$x\$}"),
        (r"\input{x}", r"\mathrm{\backslash input\{x\}}"),
        ("a − b", r"\mathrm{a\ {-}\ b}"),
        ("\x1b[31m", r"\mathrm{?[31m}"),
        ("損失 f", r"\mathrm{\text{損失}\ f}"),
        ("f", "f"),
        ("", ""),
    ],
)
def test_a_label_is_no_path_and_holds_no_command(label, latex):
    assert latex_label(label) == latex


@given(st.text(max_size=12) | st.text(string.printable + GREEK, max_size=12))
def test_nothing_in_a_name_is_a_command_or_ends_the_formula(label):
    depth, indices = 0, 0
    for found in TOKEN.finditer(latex_label(label)):
        command, sign = found.groups()
        if command is not None:
            assert command in COMMANDS or command in "_{}$%&# "
            continue
        assert sign not in "$%&#^~\\\n\r"
        indices += sign == "_"
        depth += {"{": 1, "}": -1}.get(sign, 0)
        assert depth >= 0
    assert depth == 0 and indices <= 1


def test_greek_letters_need_no_font_and_stay_apart():
    written = [latex_label(each) for each in GREEK]
    assert all(map(str.isascii, written))
    assert len(set(written)) == len(GREEK)


def test_what_a_formula_needs_is_said_before_it():
    assert with_latex_note(r"x_{1} \alpha") == r"x_{1} \alpha"
    assert with_latex_note(r"\text{é}") == "% needs \\usepackage{amsmath}\n\\text{é}"
    needs, formula = ce.circuit("f = 层 * α + é").formula().latex().split("\n", 1)
    assert needs == (
        r"% needs \usepackage{amsmath} and XeLaTeX or LuaLaTeX with a font that has 层"
    )
    assert formula.startswith("f = ")
    assert r"\alpha" in formula and r"\text{层}" in formula and r"\text{é}" in formula


def test_a_loss_that_is_called_like_a_path_is_no_path():
    circuit = ce.circuit("f = x")
    document = circuit.document
    renamed = ce.Circuit(edits.rename(document, document.loss, "a/b^2"))
    assert renamed.formula().latex().startswith(r"\mathrm{a/b\hat{\ }2} = x")


@pytest.mark.skipif(shutil.which("pdflatex") is None, reason="pdfLaTeX is not here to ask")
def test_pdflatex_takes_every_name(tmp_path):
    latin = "".join(chr(each) for each in range(0xC0, 0x17F) if chr(each).isalpha())
    labels = [*HOSTILE.values(), *GREEK, *latin, *string.printable, string.punctuation * 2]
    labels += [f"{a}{b}" for a in string.punctuation for b in string.punctuation]
    written = [with_latex_note(latex_label(each)) for each in labels]
    lines = [each.rpartition("\n")[2] for each in written if "XeLaTeX" not in each]
    assert len(lines) > len(labels) - 40
    body = "\n".join(rf"$\frac{{\partial f}}{{\partial {each}}} = {each}^2$ " for each in lines)
    source = rf"\documentclass{{article}}\usepackage{{amsmath}}\begin{{document}}{body}"
    (tmp_path / "names.tex").write_text(source + r"\end{document}", "utf-8")
    done = subprocess.run(
        ["pdflatex", "-halt-on-error", "-interaction=nonstopmode", "names.tex"],
        cwd=tmp_path,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout.decode("utf-8", "replace")[-800:]


@pytest.mark.parametrize(
    ("program", "product", "slopes"),
    [
        (
            "f = x1 * x_1",
            r"\mathrm{x1} \, \mathrm{x\_1}",
            {r"\mathrm{x1}": r"\mathrm{x\_1}", r"\mathrm{x\_1}": r"\mathrm{x1}"},
        ),
        ("f = pi * π", r"\mathrm{pi} \, \pi", {r"\mathrm{pi}": r"\pi", r"\pi": r"\mathrm{pi}"}),
        ("f = x1 * x_2", "x_{1} x_{2}", {"x_{1}": "x_{2}", "x_{2}": "x_{1}"}),
    ],
)
def test_two_names_are_never_set_alike(program, product, slopes):
    names = set(re.findall(r"[^\W\d]\w*", program.partition("=")[2]))
    form = ce.circuit(program, **dict.fromkeys(names, 1)).formula()  # pi is an input here
    (name, loss), *sides = form.equations()
    assert (name, loss) == ("f", product)
    assert dict(sides) == {
        rf"\frac{{\partial f}}{{\partial {by}}}": slope for by, slope in slopes.items()
    }


def test_the_loss_is_told_from_an_input_that_is_set_like_it():
    assert ce.circuit("f_1 = f1 * x").formula().equations()[0] == (
        r"\mathrm{f\_1}",
        r"\mathrm{f1} \, x",
    )


@given(st.lists(st.text("abxπ_12", min_size=1, max_size=4).filter(str.isidentifier), unique=True))
def test_names_side_by_side_can_be_told_apart(names):
    assert len(set(latex_names(names).values())) == len(names)
