"""Plain-text formulas to LaTeX: `−1/u²`, `∂f/∂x = upstream × local`.

It is a stranger's text: what is not known here is refused, and nothing of it is read as LaTeX.
"""

from __future__ import annotations

import re
import unicodedata

from circuit_editor.closed_form.latex_names import latex_label
from circuit_editor.expression.functions import SPELLINGS
from circuit_editor.formula_worker.typesetting import Typeset, typeset
from circuit_editor.gates import GATES
from circuit_editor.text.names import is_raised
from circuit_editor.text.unbroken import PLACES, split_at_signs

LONGEST = 200  # signs
DEEPEST = 8  # brackets within brackets

SIGNS = {
    "+": "+", "−": "-", "-": "-", "±": r"\pm ", "×": r"\,\times\,", "·": r"\cdot ", "*": r"\cdot ",
    "÷": r"\,\div\,", "=": "=", "≈": r"\approx ", "≠": r"\neq ", "≤": r"\leq ", "≥": r"\geq ",
    "<": "<", ">": ">", "→": r"\to ", "←": r"\leftarrow ", ",": r",\ ", ";": r";\ ", ":": ":\\ ",
    ".": ".", "…": r"\ldots ", "∞": r"\infty ", "，": r",\ ", "!": "!",
}  # fmt: skip
PREFIXES = {"∂": r"\partial ", "∇": r"\nabla ", "Δ": r"\Delta "}
CLOSING = {"(": ")", "[": "]", "|": "|"}
LOWERED = range(0x2080, 0x209D)
TOKEN = re.compile(r"\d+(?:[.,]\d+)*(?:e[−+-]?\d+)?|[^\W\d_]\w*|\s+|.", re.DOTALL)


class NotAFormula(ValueError):
    """A text that is no formula as it is written here."""


def latex_of(text: str) -> str | None:
    """The formula as LaTeX; None where it is too long, or holds what is not known here."""
    if len(text) > LONGEST:
        return None
    try:
        return _Reader(_tokens(text)).row("") or None
    except NotAFormula:
        return None


def lines(text: str, widest: float) -> list[Typeset]:
    """The formula typeset in as few lines as can be, none wider than this; else none.

    A line begins with a relation; where that is not enough, with a sum's or a product's sign.
    """
    whole = _typeset(text)
    if whole is None or whole.width <= widest:
        return [] if whole is None else [whole]
    parts = [text.strip()]
    for place in PLACES:
        parts = [each for part in parts for each in split_at_signs(part, place)]
        found = _filled(parts, widest)
        if found:
            return found
    return []


def _filled(parts: list[str], widest: float) -> list[Typeset]:
    """The parts in lines, each as full as can be; none where one of them is too wide alone."""
    found: list[Typeset] = []
    held = ""
    for part in parts:
        longer = _typeset(f"{held} {part}", indent=bool(found)) if held else None
        if longer is not None and longer.width <= widest:
            held, found[-1] = f"{held} {part}", longer
            continue
        drawn = _typeset(part, indent=bool(found))
        if drawn is None or drawn.width > widest:
            return []
        held, found = part, [*found, drawn]
    return found


def _typeset(text: str, *, indent: bool = False) -> Typeset | None:
    latex = latex_of(text)
    return None if latex is None else typeset(rf"\quad {latex}" if indent else latex)


def _tokens(text: str) -> list[str]:
    """Numbers, words, raised and lowered signs together, spaces, and every other sign alone."""
    found: list[str] = []
    for token in TOKEN.findall(text.strip()):
        for part in _scripts_apart(token):
            alike = found and _script(part) and _script(found[-1]) == _script(part)
            if alike:
                found[-1] += part
            else:
                found.append(part)
    return found


def _scripts_apart(token: str) -> list[str]:
    """A word without the signs that are raised or lowered at its end: `u²` is `u`, `²`."""
    end = len(token)
    while end > 1 and _script(token[end - 1]):
        end -= 1
    return [token[:end], *token[end:]]


def _script(token: str) -> str:
    """ "^" for what is raised, "_" for what is lowered, "" for all else."""
    if not token:
        return ""
    if is_raised(token[0]):
        return "^"
    return "_" if ord(token[0]) in LOWERED else ""


class _Reader:
    """Reads tokens from left to right."""

    def __init__(self, tokens: list[str]) -> None:
        self._tokens = tokens
        self._at = 0
        self._depth = 0

    def row(self, closing: str) -> str:
        """Everything up to a closing bracket, or to the end."""
        parts: list[str] = []
        while (token := self._next()) != closing:
            if token == "":
                raise NotAFormula
            if token.isspace():
                parts += self._space(parts)
            elif token == "/":
                parts = [*self._over(parts)]
            elif token in "+−-" and (not parts or parts[-1] in SIGNS.values()):
                parts += [f"{{{SIGNS[token]}}}", self._operand(self._next())]  # of one number
            elif token in SIGNS:
                parts.append(SIGNS[token])
            else:
                parts.append(self._operand(token))
        return "".join(parts).strip()

    def _next(self) -> str:
        token = self._peek()
        self._at += 1
        return token

    def _peek(self) -> str:
        return self._tokens[self._at] if self._at < len(self._tokens) else ""

    def _space(self, parts: list[str]) -> list[str]:
        """A space between factors is a thin one; beside a sign the typesetter knows better."""
        after = self._peek()
        is_between = parts and parts[-1] not in SIGNS.values() and after not in ("", "/", *SIGNS)
        return [r"\,"] if is_between else []

    def _over(self, parts: list[str]) -> list[str]:
        """What stands before a slash over what follows it."""
        while parts and parts[-1] == r"\,":
            parts = parts[:-1]
        if not parts or parts[-1] in SIGNS.values():
            raise NotAFormula
        while self._peek().isspace():
            self._at += 1
        *before, above = parts
        below = self._operand(self._next())
        return [*before, rf"\frac{{{_bare(above)}}}{{{_bare(below)}}}"]

    def _operand(self, token: str) -> str:
        """A number, a name, a call or what stands in brackets, with what is raised behind it."""
        if token in PREFIXES:
            return PREFIXES[token] + self._operand(self._next())
        if token == "√":
            return rf"\sqrt{{{_bare(self._operand(self._next()))}}}"
        if token in CLOSING:
            written = self._in_brackets(token)
        elif token[:1].isdigit():
            written = token.replace("−", "{-}").replace("e", r"\mathrm{e}")
        elif token[:1].isalpha():
            written = self._name(token)
        elif token in "+−-" and token:  # a sign of its own: 1/−u
            return SIGNS[token] + self._operand(self._next())
        else:
            raise NotAFormula
        return written + self._scripts()

    def _name(self, token: str) -> str:
        written = self._words(token)
        scripts = self._scripts()
        called = self._next_is("(")
        return written + scripts + (self._in_brackets("(") if called else "")

    def _words(self, token: str) -> str:
        """A function's name, a name of one sign, or words in a row, which are text."""
        if token in GATES or token in SPELLINGS or len(token.rstrip("0123456789_")) < 2:
            return rf"\mathrm{{{token}}}" if token.isalpha() and len(token) > 1 else _label(token)
        words = [token]
        while self._peek() == " " and _is_word(self._tokens[self._at + 1 : self._at + 2]):
            words.append(self._tokens[self._at + 1])
            self._at += 2
        if len(words) == 1 and not token.isalpha():
            return _label(token)
        return rf"\text{{{' '.join(words)}}}"

    def _in_brackets(self, opening: str) -> str:
        self._depth += 1
        if self._depth > DEEPEST:
            raise NotAFormula
        inside = self.row(CLOSING[opening])
        self._depth -= 1
        return rf"\left{opening}{inside}\right{CLOSING[opening]}"

    def _scripts(self) -> str:
        written = ""
        while kind := _script(self._peek()):
            written += f"{kind}{{{_on_the_line(self._next())}}}"
        if self._next_is("^"):
            written += f"^{{{_bare(self._operand(self._next()))}}}"
        while self._next_is("′"):
            written += "'"
        return written

    def _next_is(self, token: str) -> bool:
        found = self._peek() == token
        self._at += found
        return found


def _is_word(tokens: list[str]) -> bool:
    return bool(tokens) and tokens[0].isalpha() and len(tokens[0]) > 1 and tokens[0] not in GATES


def _label(token: str) -> str:
    if not token.replace("_", "").isalnum():
        raise NotAFormula
    return latex_label(token)


def _on_the_line(script: str) -> str:
    return unicodedata.normalize("NFKC", script).replace("−", "-")


def _bare(written: str) -> str:
    """A numerator, a denominator, an exponent: without the brackets that only held it together."""
    opening, closing = r"\left(", r"\right)"
    if not (written.startswith(opening) and written.endswith(closing)):
        return written
    inside = written[len(opening) : -len(closing)]
    is_one = (
        inside.count(opening) == inside.count(closing)
        and closing not in inside.split(opening, 1)[0]
    )
    return inside if is_one else written
