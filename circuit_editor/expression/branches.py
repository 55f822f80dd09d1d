"""Branches that give one name a value, or return one, as a choice in one line.

    if x > 0:                               y = x if x > 0 else 0
        y = x
    else:
        y = 0

Also with elif, without an else where the name has a value already, and `if x > 0: return x` before
`return 0`. Any other branch stays, and is refused as one.
"""

from __future__ import annotations

from typing import NamedTuple

from circuit_editor.expression.loops import column, lines_inside
from circuit_editor.expression.shapes import lines_of, outer, target_equals
from circuit_editor.expression.tokens import Token, TokenKind, sign_at

DEEPEST = 20  # branches within one another


class Arm(NamedTuple):
    """One arm of a branch: its condition, none for the else, and the line inside it."""

    condition: list[Token]
    line: list[Token]


def with_choices_in_one_line(text: str, found: list[Token]) -> list[Token]:
    """The tokens of a text, such branches as choices; the very same where there is none."""
    if not any(each.text == "if" for each in found) or ":" not in text:
        return found
    return _without_branches(text, lines_of(found), set(), 0)


def _without_branches(
    text: str, lines: list[list[Token]], known: set[str], depth: int
) -> list[Token]:
    """The lines with their branches as choices; `known` are the names so far."""
    made: list[Token] = []
    at = 0
    while at < len(lines):
        chosen, end = (None, at + 1)
        if lines[at][0].text == "if" and depth < DEEPEST:
            chosen, end = _choice(text, lines, at, known, depth)
        line = lines[at] if chosen is None else chosen
        end = at + 1 if chosen is None else end
        known |= {each.text for each in line if each.kind is TokenKind.NAME}
        made += line
        at = end
    return made


def _choice(
    text: str, lines: list[list[Token]], at: int, known: set[str], depth: int
) -> tuple[list[Token] | None, int]:
    """A branch in one line, and the number of the line behind it; None where it is no choice."""
    arms: list[Arm] = []
    end, place = at, column(text, lines[at][0].position)
    while end < len(lines) and lines[end][0].text in (("elif", "else") if arms else ("if",)):
        head = lines[end]
        colon = next(iter(outer(head, ":")), -1)
        if (
            colon < 0
            or column(text, head[0].position) != place
            or (arms and not arms[-1].condition)
        ):
            break
        inside, end = lines_inside(text, lines, end, colon)
        inside = lines_of(_without_branches(text, inside, {*known}, depth + 1))
        if len(inside) != 1:
            return None, at
        arms.append(Arm(head[1:colon], inside[0]))
    target = _target(arms[0].line) if arms else []
    names = [each.text for each in target]
    if not target or any([each.text for each in _target(arm.line)] != names for arm in arms):
        return None, at
    if arms[-1].condition:
        if names != ["return"]:
            others = [[*target, *target[:1], arms[-1].line[-1]]] if names[0] in known else []
        else:
            others = lines[end : end + 1]
            if others and column(text, others[0][0].position) != place:
                return None, at
            end += 1
        if not others or [each.text for each in _target(others[0])] != names:
            return None, at
        arms.append(Arm([], others[0]))
    value: list[Token] = []
    for arm in reversed(arms):
        side = _grouped(arm.line[len(target) : -1])
        if arm.condition:
            first = arm.condition[0]
            words = (first._replace(kind=TokenKind.NAME, text=word) for word in ("if", "else"))
            if_, else_ = words
            side = [*side, if_, *_grouped(arm.condition), else_, *_grouped(value)]
        value = side
    return [*target, *value, arms[-1].line[-1]], end


def _target(line: list[Token]) -> list[Token]:
    """`y =` or `return`, where a line begins so; nothing for any other."""
    if line[0].text == "return":
        return line[:1]
    return line[:2] if target_equals(line) == 1 else []


def _grouped(part: list[Token]) -> list[Token]:
    return part if len(part) < 2 else [sign_at("(", part[0]), *part, sign_at(")", part[-1])]
