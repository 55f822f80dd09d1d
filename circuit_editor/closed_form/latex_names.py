"""Names as LaTeX that compiles, whatever they are: in pdfLaTeX, and where mathematics is shown.

A name is data: no letter of it is a command, an index or the end of the formula. What is written
here stands in mathematics. It uses `\\text` of amsmath for letters that LaTeX's own fonts lack,
and for the signs no more than the typesetters for web pages and windows know, too.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from circuit_editor.model.paths import Path
from circuit_editor.text import printable
from circuit_editor.text.quoting import UNSEEN

WORDS = {  # of which LaTeX has the letter
    *("alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa"),
    *("lambda", "mu", "nu", "xi", "pi", "rho", "sigma", "tau", "upsilon", "phi", "chi", "psi"),
    *("omega", "Gamma", "Delta", "Theta", "Lambda", "Xi", "Pi", "Sigma", "Upsilon", "Phi"),
    *("Psi", "Omega"),
}
LETTERS = {
    "ε": "varepsilon",
    "φ": "varphi",
    "ς": "varsigma",
    "ϵ": "epsilon",
    "ϕ": "phi",
    "ϑ": "vartheta",
    "ϖ": "varpi",
    "ϱ": "varrho",
    "\N{MICRO SIGN}": "mu",
}
# commands of LaTeX that write a function's name upright
FUNCTION_COMMANDS = frozenset(
    "exp log ln lg sin cos tan sinh cosh tanh arctan max min".split()  # noqa: SIM905 (one line)
)
# capitals that look like Latin ones, and omicron: LaTeX has no commands for them
LOOKS_LIKE = dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΧο", "ABEZHIKMNOPTXo", strict=True))
SIGNS = {each: rf"\{each}" for each in "_{}$%&#"} | {
    "\\": r"\backslash ",
    "^": r"\hat{\ }",
    "~": r"{\sim}",
    " ": r"\ ",
    "'": r"\text{'}",  # and no exponent, which a power would clash with
    UNSEEN: "?",
    "−": "{-}",
    "×": r"{\times}",
    "÷": r"{\div}",
    "→": r"{\to}",
    "≈": r"{\approx}",
    "≤": r"{\leq}",
    "≥": r"{\geq}",
    "∂": r"\partial ",
    "√": r"\surd ",
    "∞": r"\infty ",
    "…": r"\ldots ",
}
SIGNS |= {each: f"{{{each}}}" for each in "+-*=<>:;,"}  # in a name they do not relate two things

# behind a command, which ends where no letter follows
NEEDLESS_SPACE = re.compile(r"(\\[A-Za-z]+) (?![A-Za-z])")

# Which letters and signs pdfLaTeX has without a package: those of Latin-1 and Latin Extended-A
# without these, and a few more.
LAST_LATIN = "\u017e"
LACKING = "«»ÐÞðþĄąĐđĘęĦħĮįĸĿŀŉŊŋŦŧŲų"
KNOWN = "–—‘’“”€ȘșȚț"


def latex_names(names: Iterable[str]) -> dict[str, str]:
    """The names that stand in the same formulas, each as LaTeX, so that they can be told apart.

    What would be set as another is, `x_1` beside `x1` or `pi` beside `π`, stands letter by letter.
    """
    written = {name: latex_name(name) for name in names}
    count = Counter(written.values())
    return {
        name: latex if count[latex] == 1 else ".".join(map(_upright, Path(name).parts))
        for name, latex in written.items()
    }


def latex_name(name: str) -> str:
    """A name as LaTeX: `w0` and `w_0` get an index, `lambda` its letter, a word stands upright.

    On the way into blocks, `neuron1/w`, there are dots.
    """
    return ".".join(map(latex_label, Path(name).parts))


@lru_cache(maxsize=1024)  # the same few, in every formula of a circuit
def latex_label(label: str) -> str:
    """The same for what somebody called a single thing: a slash in it is a sign like others."""
    base, index = _indexed(label) if label.isidentifier() else (label, "")
    written = _word(base)
    return f"{written}_{{{_escaped(index)}}}" if index else written


def with_latex_note(latex: str) -> str:
    """Formulas after a comment in one line that says what they need to compile, if anything."""
    needs = [r"\usepackage{amsmath}"] if r"\text{" in latex else []
    lacking = sorted({each for each in latex if not each.isascii() and not _is_known(each)})
    if lacking:
        needs.append(f"XeLaTeX or LuaLaTeX with a font that has {' '.join(lacking)}")
    return f"% needs {' and '.join(needs)}\n{latex}" if needs else latex


def _indexed(name: str) -> tuple[str, str]:
    """A name and its index; "" for what has none, such as _x, x_ and x."""
    base, bar, index = name.partition("_")
    if not bar:
        base = name.rstrip("0123456789")
        index = name[len(base) :]
    return (base, index) if base and index else (name, "")


def _word(base: str) -> str:
    if base in WORDS:
        return f"\\{base}"
    if base.isalnum() and not base.isascii() and not any(map(_greek, base)):
        return rf"\text{{{base}}}"
    return _upright(base)


def _upright(word: str) -> str:
    """A word letter by letter."""
    written = _escaped(word)
    return written if len(word) <= 1 else rf"\mathrm{{{written}}}"


def _escaped(text: str) -> str:
    """A text in mathematics, sign by sign; letters that LaTeX lacks together in a `\\text`."""
    written, foreign = "", ""
    for each in printable(text):
        known = SIGNS.get(each) or _greek(each) or (each if each.isascii() else "")
        if known and foreign:
            written, foreign = rf"{written}\text{{{foreign}}}", ""
        written, foreign = written + known, foreign + ("" if known else each)
    written = rf"{written}\text{{{foreign}}}" if foreign else written
    return NEEDLESS_SPACE.sub(r"\1", written)


def _greek(letter: str) -> str:
    """A Greek letter as LaTeX, with a space behind its command; "" for all else."""
    if letter in LETTERS:
        return f"\\{LETTERS[letter]} "
    if letter in LOOKS_LIKE:
        return LOOKS_LIKE[letter]
    words = unicodedata.name(letter, "").split()
    if words[:1] != ["GREEK"] or words[2:3] != ["LETTER"] or len(words) != 4:
        return ""
    name = {"LAMDA": "lambda"}.get(words[3], words[3].lower())
    name = name.capitalize() if words[1] == "CAPITAL" else name
    return f"\\{name} " if name in WORDS else ""


def _is_known(character: str) -> bool:
    return (character <= LAST_LATIN and character not in LACKING) or character in KNOWN
