"""The loss that a call names: q.backward() makes q the loss, Q.backward(g) the sum of Q*g."""

from __future__ import annotations

from circuit_editor.expression.notes import Notes, excerpt
from circuit_editor.expression.shapes import closing, split_at_commas
from circuit_editor.expression.statements import DEFAULT_NAME, Statement, Statements
from circuit_editor.expression.tokens import Token, TokenKind, sign_at
from circuit_editor.gates import kinds
from circuit_editor.text import QT_TRANSLATE_NOOP

GIVES_GRADIENT = frozenset(["gradient", "grad_tensors"])
OF_ONES = frozenset(["ones", "ones_like"])


def with_backward_call(text: str, found: Statements, notes: Notes) -> None:
    """Put a line behind the program that is the loss its call of backward starts from.

    Without a gradient the name itself, where another line stands last; with one the sum of their
    products, as PyTorch reads it.
    """
    call = found.backward
    if not call or all(each.name != call[0].text for each in found.all):
        return
    target, end = call[0], call[-1]
    gradient, typed = _gradient(call), text[target.position : end.position]
    if not gradient and found.all[-1].name == target.text:
        notes.backward(typed)
        return
    if not gradient:
        found.all.append(Statement(target.text, [target, end]))
        notes.add(
            QT_TRANSLATE_NOOP("Sentence", "{name} is the loss: {call} starts there."),
            name=target.text,
            call=excerpt(typed),
        )
        return
    if _is_of_single_numbers(found):
        value = [target, sign_at("*", target), *gradient, end]
    else:
        opens, comma, closes = (sign_at(sign, target) for sign in "(,)")
        times = target._replace(text=kinds.MUL)  # of entries, though no sign was typed
        product = [times, opens, target, comma, *gradient, closes]
        if _is_of_ones(gradient):
            product = [target]
        opened = Token(TokenKind.NAME, kinds.SUM, target.position, target.end)
        value = [opened, sign_at("(", target), *product, sign_at(")", target), end]
    found.all.append(Statement(DEFAULT_NAME, value))
    notes.read(typed, excerpt("".join(each.text for each in value[:-1])))


def _gradient(call: list[Token]) -> list[Token]:
    """What a call of backward is given: its first argument, or the one named gradient."""
    ends = closing(call, 2)
    for at, part in enumerate(split_at_commas(call[3:ends] if ends > 3 else [])):
        is_named = len(part) > 2 and part[1].text == "="
        if is_named and part[0].text in GIVES_GRADIENT:
            return part[2:]
        if part and not is_named and at == 0:
            return part
    return []


def _is_of_single_numbers(found: Statements) -> bool:
    return not any(each.kind is TokenKind.ARRAY for one in found.all for each in one.value)


def _is_of_ones(gradient: list[Token]) -> bool:
    """Whether it is ones_like(Q): the sum itself."""
    return gradient[0].kind is TokenKind.NAME and gradient[0].text in OF_ONES
