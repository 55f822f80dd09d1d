"""Calls that keep a number within bounds by name, as the functions that are here.

torch.clamp(x, min=0)   x.clip(0, None)   x.clamp_min(0)      maximum(x, 0)
x.clamp(max=1)                                                x.minimum(1)
np.clip(x, a_min=0, a_max=1)                                  clip(x, 0, 1)
"""

from __future__ import annotations

from circuit_editor.expression.shapes import closing, split_at_commas
from circuit_editor.expression.tokens import Token, TokenKind
from circuit_editor.gates import kinds

CALLS = frozenset([kinds.CLIP, "clamp", "clamp_", "clip_"])
OF_ONE_BOUND = {"clamp_min": "maximum", "clamp_max": "minimum"}
LOWER, UPPER = 0, 1
BOUNDS = {"a_min": LOWER, "a_max": UPPER}
MOST_TOKENS = 200  # of one call


def with_bounds_in_order(found: list[Token]) -> list[Token]:
    """The tokens of a text, its LaTeX read, with such calls; the very same where there is none."""
    if not any(each.text in CALLS or each.text in OF_ONE_BOUND for each in found):
        return found
    made: list[Token] = []
    at = 0
    while at < len(found):
        end = _end_of_call(found, at)
        call = _in_order(found[at : end + 1]) if end > 0 else []
        made += call or found[at : at + 1]
        at = end + 1 if call else at + 1
    return made


def _end_of_call(found: list[Token], at: int) -> int:
    name = found[at]
    if name.text not in CALLS and name.text not in OF_ONE_BOUND:
        return -1
    if name.kind not in (TokenKind.NAME, TokenKind.METHOD) or found[at + 1].text != "(":
        return -1
    end = closing(found[at : at + MOST_TOKENS], 1)
    return at + end if end > 0 else -1


def _in_order(call: list[Token]) -> list[Token]:
    """clamp(x, min=0) as maximum(x, 0); nothing where it has no bound, or is as it is read."""
    name, opens, *within, closes = call
    inside = with_bounds_in_order(within)  # one call may stand in another
    if name.text in OF_ONE_BOUND:
        return [name._replace(text=OF_ONE_BOUND[name.text]), opens, *inside, closes]
    parts = split_at_commas(inside)
    operand = parts.pop(0) if name.kind is TokenKind.NAME and parts else []
    bounds: list[list[Token]] = [[], []]
    for at, part in enumerate(parts):
        is_named = len(part) > 2 and part[1].text == "="
        if at > 1 or (is_named and _bound(part[0].text) is None):
            return []
        named = _bound(part[0].text) if is_named else None
        where, value = (at, part) if named is None else (named, part[2:])
        bounds[where] = [] if [each.text for each in value] == ["None"] else value
    low, high = bounds
    if not low and not high:
        return []
    function = kinds.CLIP if low and high else "maximum" if low else "minimum"
    arguments = [each for each in (operand, low, high) if each]
    listed: list[Token] = []
    for each in arguments:
        comma = Token(TokenKind.SIGN, ",", each[0].position, each[0].position)
        listed += [*([comma] if listed else []), *each]
    return [name._replace(text=function), opens, *listed, closes]


def _bound(name: str) -> int | None:
    """Which bound an argument names: min or a_min, max or a_max."""
    return BOUNDS.get(f"a_{name.removeprefix('a_')}")
