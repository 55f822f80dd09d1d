r"""Typeset forms as the signs of the grammar: what print sets above, below and around a formula.

    W^{[1]}   W^[2]   W⁽¹⁾   x^{(2)}      an index above, of a layer or an example: W_1, W_2, x_2
    f = x^2 \Big|_{x=3}                   f = x^2 at x=3
    ⟨w, x⟩                                dot(w, x)

Each is told in the notes.
"""

from __future__ import annotations

from circuit_editor.expression.latex import IN_NAMES
from circuit_editor.expression.notes import Notes
from circuit_editor.expression.tokens import Token, TokenKind

LONGEST_VALUES = 60  # tokens of what stands below a bar
LONGEST_INDEX = 8  # tokens of what stands above a name
ANGLES = {"⟨": "⟩", "\\langle": "\\rangle", "\u3008": "\u3009"}
SIGN, NAME = TokenKind.SIGN, TokenKind.NAME


def with_plain_forms(text: str, found: list[Token], notes: Notes) -> list[Token]:
    """The tokens of a text, before its LaTeX is read, with each of these as the grammar has it.

    They are the very same where there is none.
    """
    signs = {each.text for each in found}
    if "^" in signs and not signs.isdisjoint("[("):
        found = _indices_below(text, found, notes)
    if "|" in signs and "_" in signs:
        found = _values_at(found)
    if not signs.isdisjoint(ANGLES):
        found = _dot_products(text, found, notes)
    return found


def _indices_below(text: str, found: list[Token], notes: Notes) -> list[Token]:
    made: list[Token] = []
    at = 0
    while at < len(found):
        token, before = found[at], made[-1] if made else None
        index, end = _index_above(found, at) if token.text == "^" else ([], at)
        if before is None or not index or (before.kind is not NAME and before.text != "}"):
            made.append(token)
            at += 1
            continue
        letters = "".join(IN_NAMES.get(each.text, each.text) for each in index)
        last = found[end - 1].end
        if before.kind is NAME:
            made[-1] = before._replace(text=f"{before.text}_{letters}", end=last)
        elif (subscript := _opening(made)) and made[subscript - 1].text.endswith("_"):
            comma = Token(SIGN, ",", token.position, token.end)  # w_{1}^{[2]} is w_{1,2}
            made[-1:] = [comma, index[0]._replace(text=letters), before._replace(end=last)]
        else:  # \hat{y}^{[2]}
            made.append(Token(NAME, f"_{letters}", before.end, last))
        begins = made[-1].position if before.kind is NAME else token.position
        notes.read(text[begins:last], f"…_{letters}" if before.kind is not NAME else made[-1].text)
        at = end
    return made


def _index_above(found: list[Token], power: int) -> tuple[list[Token], int]:
    """What stands in [1], {[1]} and {(1)} behind the sign of a power, and where that ends."""
    texts = [each.text for each in found[power + 1 : power + LONGEST_INDEX]]
    braced = texts[:1] == ["{"]
    opens = texts[braced : braced + 1]
    closes = {"[": "]", "(": ")"}.get(opens[0] if opens else "", "")
    if not closes or closes not in texts or (closes == ")" and not braced):
        return [], power
    end = texts.index(closes)
    index = found[power + 2 + braced : power + 1 + end]
    after = texts[end + 1 : end + 2]
    is_plain = all(
        each.kind is NAME or (each.kind is TokenKind.NUMBER and each.text.isdecimal())
        for each in index[::2]
    ) and all(each.text in IN_NAMES for each in index[1::2])
    is_number = len(index) == 1 and index[0].kind is TokenKind.NUMBER
    if len(index) % 2 == 0 or not is_plain or (closes == ")" and not is_number):
        return [], power
    if braced and after != ["}"]:
        return [], power
    return index, power + 2 + end + braced


def _opening(made: list[Token]) -> int:
    """Where the brace opens, a few tokens before, that closes with the last one; 0 if none does."""
    first = max(0, len(made) - LONGEST_INDEX)
    return next((at for at in range(len(made) - 1, first, -1) if made[at].text == "{"), 0)


def _values_at(found: list[Token]) -> list[Token]:
    """`x^2 |_{x=3}` as `x^2 at x=3`."""
    made: list[Token] = []
    at = 0
    while at < len(found):
        texts = [each.text for each in found[at : at + 3]]
        is_bar = texts == ["|", "_", "{"]
        within = found[at : at + LONGEST_VALUES] if is_bar else []
        end = next((at + n for n, each in enumerate(within) if each.text == "}"), -1)
        if end < at + 6 or found[at + 4].text != "=":
            made.append(found[at])
            at += 1
            continue
        made.append(Token(NAME, "at", found[at].position, found[at + 2].end))
        made += found[at + 3 : end]
        at = end + 1
    return made


def _dot_products(text: str, found: list[Token], notes: Notes) -> list[Token]:
    made = [*found]
    opened: list[tuple[int, int]] = []  # of each angle that is open: where, and its commas
    for at, each in enumerate(found):
        if each.text in ANGLES:
            opened.append((at, 0))
        elif each.text == "," and opened:
            opened[-1] = (opened[-1][0], opened[-1][1] + 1)
        elif opened and each.text == ANGLES[found[opened[-1][0]].text]:
            start, commas = opened.pop()
            if commas != 1:
                continue
            first = found[start]
            made[start] = Token(NAME, "dot(", first.position, first.end)
            made[at] = Token(SIGN, ")", each.position, each.end)
            notes.read(text[first.position : each.end], "dot(…)")
    parted: list[Token] = []
    for each in made:
        if each.text == "dot(":
            parted.append(each._replace(text="dot"))
            parted.append(Token(SIGN, "(", each.position, each.end))
        else:
            parted.append(each)
    return parted
