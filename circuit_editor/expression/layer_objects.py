"""Objects of PyTorch that are called, as the functions they are.

    nn.Sigmoid()(x)                                     Sigmoid(x)
    nn.Softmax(dim=1)(z)                                Softmax(z, dim=1)
    criterion = nn.MSELoss(); loss = criterion(y, t)    loss = MSELoss(y, t)
    half = nn.GLU(dim=0); y = half(x)                   y = GLU(x, dim=0)

An object with weights of its own, as nn.Linear(3, 2), is none of them, and is refused as unknown.
"""

from __future__ import annotations

from itertools import pairwise

from circuit_editor.expression.array_functions import array_function
from circuit_editor.expression.functions import function_named
from circuit_editor.expression.notes import Notes, excerpt
from circuit_editor.expression.shapes import closing, split_at_commas
from circuit_editor.expression.tokens import Token, TokenKind

MOST_TOKENS = 40  # between the parentheses that make one
MOST_OPERANDS = 400  # tokens of a call of it that what it was made with is put behind


def with_functions(text: str, found: list[Token], notes: Notes) -> list[Token]:
    """The tokens of a text with calls of functions; the very same where nothing is such an object.

    The line that gives one a name is left out, and the name is that of the function from there on.
    """
    if not any(_class_of(each) for each in found):
        return found
    named: dict[str, tuple[Token, list[Token]]] = {}
    made: list[Token] = []
    at = 0
    while at < len(found):
        token = found[at]
        options, end = _made(found, at)
        if end < 0 and token.text in named and found[at + 1].text == "(" and not token.module:
            function, options = named[token.text]
            called = token._replace(text=function.text, module=function.module)
            at = _called(found, at + 1, called, options, made)
        elif end > 0 and found[end].text == "(" and found[end - 1].touches(found[end]):
            at = _called(found, end, token, options, made)
        elif end > 0 and found[end].kind is TokenKind.END and _is_assigned(made):
            name = made[-2]
            named[name.text] = token, options
            notes.read(excerpt(text[name.position : found[end].position]), _class_of(token))
            del made[-2:]
            at = end
        else:
            made.append(token)
            at += 1
    return made


def _class_of(token: Token) -> str:
    """The class of an object that computes a function which is here; "" where it is none."""
    if token.kind is not TokenKind.NAME or not token.module or not token.text[:1].isupper():
        return ""
    is_known = function_named(token.text) or array_function(token.text)
    return token.text if is_known else ""


def _made(found: list[Token], at: int) -> tuple[list[Token], int]:
    """What makes the object that begins here, and what follows it; (…, -1) where none does."""
    if not _class_of(found[at]) or found[at + 1].text != "(":
        return [], -1
    ends = closing(found[at : at + MOST_TOKENS], 1)
    if ends < 0:
        return [], -1
    inside = found[at + 2 : at + ends]
    end = at + ends + 1
    is_operand = found[end].text != "(" and inside and not _is_set(found, at, inside, end)
    return ([], -1) if is_operand else (inside, end)


def _is_set(found: list[Token], at: int, inside: list[Token], end: int) -> bool:
    """Whether what stands inside sets an object that gets a name, as in act = nn.ELU(0.5)."""
    if found[end].kind is not TokenKind.END or at < 2:
        return False
    name, parts = found[at - 2].text, split_at_commas(inside)
    if all(len(each) > 2 and each[1].text == "=" for each in parts):
        return True
    is_called = any(one.text == name and two.text == "(" for one, two in pairwise(found[end:]))
    return is_called and not any(
        each.kind is TokenKind.NAME for part in parts if len(part) < 3 for each in part
    )


def _called(
    found: list[Token], opens: int, function: Token, options: list[Token], made: list[Token]
) -> int:
    """Add a call with what the object was made with behind its operands; where it goes on."""
    ends = closing(found[opens : opens + MOST_OPERANDS], 0)
    made += [function, found[opens]]
    if ends < 0 or not options:
        return opens + 1
    comma = Token(TokenKind.SIGN, ",", options[0].position, options[0].position)
    made += [*found[opens + 1 : opens + ends], comma, *options]
    return opens + ends


def _is_assigned(made: list[Token]) -> bool:
    """Whether what comes next is all that a line gives a name."""
    begins = len(made) < 3 or made[-3].kind is TokenKind.END
    is_target = len(made) > 1 and made[-2].kind is TokenKind.NAME and made[-1].text == "="
    return begins and is_target
