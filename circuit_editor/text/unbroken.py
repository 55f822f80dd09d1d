"""Non-breaking formulas in wrapped text: no line ends within `y = 3.00 − 1` or `1/x`.

`prevent_breaks` makes the spaces of a text's formulas ones that do not break, and puts joiners
where a line could end without a space. They are for showing only: `allow_breaks` takes them out.
"""

from __future__ import annotations

import re
from functools import cache

SPACE, JOINER = "\N{NO-BREAK SPACE}", "\N{WORD JOINER}"
BREAK = "\N{ZERO WIDTH SPACE}"  # within a word that is wider than its line
LONGEST = 26  # signs of a formula that is kept on one line, even in the narrowest panel

RAISED = "⁰¹²³⁴-⁹⁺⁻⁽⁾ⁿˣᵃᵇᶜ₀-₉ₐ-ₜ′"
LETTER = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0370-\u03ffℒ"
HAN = "\u3400-\u9fff"
RELATION = "=≈≠≤≥<>"
SIGN = f"{RELATION}+−×÷·*/^"
SHORT = rf"[{LETTER}](?:[\d{RAISED}]*)(?![\w{LETTER}])"  # a name of one letter: x, w0, u²

NUMBER = r"\d+(?:,\d{3})*(?:\.\d+)?(?:e[−+-]?\d+)?"
# what is said in brackets is none of a formula: (the larger)
GROUP = (
    rf"\((?![^()]*[A-Za-z]{{2}}\ [A-Za-z]{{2}})(?![^()]*[{HAN}]{{5}})"
    r"(?>(?:[^()\n]{1,60}+|\((?>(?:[^()\n]{1,60}+|\([^()\n]{1,60}\)){1,6})\)){1,6})\)"
)
NAME = rf"[{LETTER}_][\d_{LETTER}{RAISED}]*(?:\.[{LETTER}_]\w*)*"
ATOM = (
    rf"(?>[−+±√∂Δ∇×÷^]{{0,2}}(?:(?<![\w.])-(?=\d))?"
    rf"(?:{NUMBER}(?:(?:{NAME})?{GROUP}|{SHORT})?|{NAME}(?:{GROUP})?|{GROUP}"
    rf"|\|[^|\n]{{1,40}}\||\[[^\[\]\n]{{1,40}}\]|[…?]|[{HAN}])[{RAISED}]*%?)"
)
BESIDE = rf"(?>{ATOM}(?:\ (?<=[\d{RAISED})|]\ )(?:{SHORT}|{NAME}{GROUP})|\ %)*)"
FORMULA = rf"{BESIDE}(?>(?:(?:\ [{SIGN}]=?\ |[{SIGN}]=?){BESIDE})*)"

SIGNS = frozenset(f"{SIGN}(|")
UNIT = re.compile(r"\d [\w%]")  # a name behind a number; LETTER takes long to compile
BETWEEN = r"(?<=[^\w\s.])(?=\S)|(?<=\S)(?=[^\w\s.])"
# where a long formula may go on in a new line, the best places first
PLACES = [rf"\ (?=[+*]?[{RELATION}]\ )", r"\ (?=[+−]\ )", r"\ (?=[×÷·*]\ )"]


def has_han(text: str) -> bool:
    """True for a text with Chinese in it; a pattern of that range takes milliseconds to compile."""
    first, last = HAN.split("-")
    return any(first <= each <= last for each in text)


def prevent_breaks(text: str, longest: int = LONGEST) -> str:
    """The text as it is shown where lines are wrapped: its formulas hold together.

    `longest` is how many signs of a formula are kept on one line.

    A formula that is too long for a line goes on before a relation, `=` or `≈`, in a new one; only
    where that does not help before a sum's or a product's sign.
    """
    if SIGNS.isdisjoint(text) and not UNIT.search(text):
        return text
    return formula().sub(lambda found: _joined(found, longest), text)


@cache
def formula() -> re.Pattern[str]:
    """FORMULA compiled, when it is first asked for: that takes some ten milliseconds."""
    return re.compile(FORMULA)


def allow_breaks(text: str) -> str:
    """A text that `prevent_breaks` was applied to, as one types it."""
    return text.replace(JOINER, "").replace(BREAK, "").replace(SPACE, " ")


def _joined(found: re.Match[str], longest: int) -> str:
    formula = found[0]
    return formula if formula.isalnum() else _kept(formula, PLACES, longest)


def _kept(formula: str, places: list[str], longest: int) -> str:
    if len(formula) <= longest:
        return _held(formula)
    if not places:
        return _opened(formula, longest)
    parts = split_at_signs(formula, places[0])
    return " ".join(_kept(part, places[1:], longest) for part in parts)


def _opened(formula: str, longest: int) -> str:
    """One operand that is too long for a line: what stands in its brackets may go on in another."""
    begin, depth = formula.find("("), 0
    for at in range(max(begin, 0), len(formula)):
        depth += (formula[at] == "(") - (formula[at] == ")")
        if depth == 0 and at > begin >= 0:
            inside = prevent_breaks(formula[begin + 1 : at], longest)
            return f"{formula[: begin + 1]}{JOINER}{inside}{JOINER}{_held(formula[at:])}"
    return formula


def _held(formula: str) -> str:
    return JOINER.join(re.split(BETWEEN, formula.replace(" ", SPACE)))


def split_at_signs(formula: str, place: str) -> list[str]:
    """The formula parted at its outermost signs; brackets stay whole."""
    parts, begin, depth = [], 0, 0
    breaks = {each.start() for each in re.finditer(place, formula)}
    for at, sign in enumerate(formula):
        depth += (sign in "([") - (sign in ")]")
        if at in breaks and depth == 0:
            parts.append(formula[begin:at])
            begin = at + 1
    return [*parts, formula[begin:]]
