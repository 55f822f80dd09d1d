"""Error sentences of expressions: what is wrong with a value, how to write what was meant."""

from __future__ import annotations

from circuit_editor.expression import functions
from circuit_editor.expression.errors import ExpressionError
from circuit_editor.expression.tokens import MEANINGLESS, Token, TokenKind
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence

CLOSED_BY = {"(": ")", "|": "|", "[": "]"}


def no_sign(text: str, before: Token, token: Token) -> ExpressionError:
    """Two operands stand side by side that are no product."""
    return _error(
        text,
        token.position,
        QT_TRANSLATE_NOOP(
            "Sentence", 'A sign such as * is missing between "{before}" and "{after}".'
        ),
        before=before.shown,
        after=token.shown,
    )


def never_closed(text: str, position: int, sign: str) -> ExpressionError:
    """A parenthesis or bar that is open at the end."""
    return _error(
        text,
        position,
        QT_TRANSLATE_NOOP("Sentence", 'This "{sign}" is never closed. A "{other}" is missing.'),
        sign=sign,
        other=CLOSED_BY[sign],
    )


def closes_nothing(text: str, token: Token) -> ExpressionError:
    """A parenthesis that was never opened."""
    return _error(
        text,
        token.position,
        QT_TRANSLATE_NOOP(
            "Sentence", 'This "{sign}" closes nothing. A "{other}" is missing before it.'
        ),
        sign=")",
        other="(",
    )


def misplaced_equals(text: str, token: Token) -> ExpressionError:
    """An `=` that assigns to no name."""
    return _error(
        text,
        token.position,
        QT_TRANSLATE_NOOP(
            "Sentence",
            'Before "=" stands one name, as in q = x + y. '
            "Put each assignment on its own line, or a ; between them.",
        ),
    )


def misplaced_comma(text: str, before: Token, comma: Token, after: Token) -> ExpressionError:
    """A comma outside the arguments of a function: often meant for a decimal point."""
    if (
        before.kind is TokenKind.NUMBER
        and after.kind is TokenKind.NUMBER
        and before.text.isdecimal()
    ):
        return _error(
            text,
            comma.position,
            QT_TRANSLATE_NOOP(
                "Sentence",
                "In an expression a comma separates. Write {before}.{after} for a decimal "
                "number, {before}{after} for a whole one.",
            ),
            before=before.text,
            after=after.text,
        )
    if TokenKind.NUMBER not in (before.kind, after.kind):
        return _error(
            text,
            comma.position,
            QT_TRANSLATE_NOOP(
                "Sentence",
                "A comma may only stand between the arguments of a function. "
                "Between formulas write a ; instead.",
            ),
        )
    return _error(
        text,
        comma.position,
        QT_TRANSLATE_NOOP(
            "Sentence",
            "A comma may only stand between the arguments of a function. "
            "For a decimal number use a point.",
        ),
    )


def no_list(text: str, comma: Token) -> ExpressionError:
    """A list in a call that wraps one number."""
    return _error(
        text,
        comma.position,
        QT_TRANSLATE_NOOP(
            "Sentence",
            "A list of numbers needs arrays; here every name is a single number. "
            "Give each number a name.",
        ),
    )


def no_index(text: str, token: Token) -> ExpressionError:
    """`w[0]` picks from a list."""
    return _error(
        text,
        token.position,
        QT_TRANSLATE_NOOP(
            "Sentence",
            "An index in square brackets picks from a list, which needs arrays. "
            "Give each number a name of its own, such as w0.",
        ),
    )


def is_function(text: str, token: Token) -> ExpressionError:
    """The name of a function where no call stands."""
    return ExpressionError(functions.is_function(token.shown), text, token.position)


def is_header(text: str, token: Token) -> ExpressionError:
    """A call of the formula that the text itself defines."""
    return _error(
        text,
        token.position,
        QT_TRANSLATE_NOOP(
            "Sentence",
            "{name} is the formula of the header and cannot be called. To use a formula "
            "several times, make it a block.",
        ),
        name=token.shown,
    )


def is_gradient(text: str, token: Token) -> ExpressionError:
    """A name that a line gave to a gradient."""
    return _error(
        text,
        token.position,
        QT_TRANSLATE_NOOP(
            "Sentence",
            "{name} is a gradient here. Gradients are computed for every circuit, "
            "and are no part of a formula.",
        ),
        name=token.shown,
    )


def over_an_index(text: str, token: Token) -> ExpressionError:
    """Σ before an operand."""
    return _error(text, token.position, MEANINGLESS["∑"])


def inverse_or_reciprocal(text: str, function: Token) -> ExpressionError:
    """sin^-1 x, which is the inverse function to some and one over it to others."""
    return _error(
        text,
        function.position,
        QT_TRANSLATE_NOOP(
            "Sentence",
            "Is this the inverse of {name} or one over it? Write the inverse by its own name, "
            "such as atan(x), and one over it as 1/{name}(x).",
        ),
        name=function.shown,
    )


def how_far(text: str, position: int, kind: str) -> ExpressionError:
    """`sin x y` may mean two things."""
    return _error(
        text,
        position,
        QT_TRANSLATE_NOOP(
            "Sentence", "How far does {name} reach? Put what it takes into parentheses."
        ),
        name=kind,
    )


def not_finite(text: str, token: Token) -> ExpressionError:
    """`inf` and `nan`."""
    return _error(
        text,
        token.position,
        QT_TRANSLATE_NOOP(
            "Sentence",
            '"{name}" is no number of a circuit: its numbers are finite. '
            "To see what infinity does, divide by zero: 1/0.",
        ),
        name=token.shown,
    )


def no_number(text: str, before: Token, token: Token) -> ExpressionError:
    """0x10 and 1__0 look like one number."""
    return _error(
        text,
        before.position,
        QT_TRANSLATE_NOOP(
            "Sentence",
            '"{number}{name}" is no number. Write {number}*{name} if you mean a product.',
        ),
        number=before.shown,
        name=token.shown,
    )


def other_base(text: str, function: Token) -> ExpressionError:
    """`log(x, 2)`: log takes one argument."""
    return _error(
        text,
        function.position,
        QT_TRANSLATE_NOOP(
            "Sentence", "For a logarithm to another base write a quotient: log(x)/log(2)."
        ),
    )


def wrong_count(
    text: str, function: Token, needed: list[str], optional: list[str], count: int
) -> ExpressionError:
    """A function with too many arguments, or too few."""
    least, most = len(needed), len(needed) + len(optional)
    return _error(
        text,
        function.position,
        QT_TRANSLATE_NOOP("Sentence", "{name} takes {expected} and got {count}: write {form}."),
        name=function.text,
        form=f"{function.text}({', '.join([*needed, *optional])})",
        expected=f"{most}" if least == most else f"{least}–{most}",
        count=count,
    )


def nothing_inside(text: str, token: Token) -> ExpressionError:
    """`()`."""
    return _error(
        text,
        token.position,
        QT_TRANSLATE_NOOP("Sentence", "There is nothing between these parentheses."),
    )


def missing_before(text: str, token: Token) -> ExpressionError:
    """A sign at the beginning that wants something before it."""
    return _error(
        text,
        token.position,
        QT_TRANSLATE_NOOP("Sentence", 'A number or a name is missing before "{sign}".'),
        sign=token.text,
    )


def missing_after(text: str, token: Token) -> ExpressionError:
    """A sign with nothing behind it."""
    return _error(
        text,
        token.position,
        QT_TRANSLATE_NOOP("Sentence", 'A number or a name is missing after "{sign}".'),
        sign=token.text,
    )


def _error(text: str, position: int, template: str, **args: str | int) -> ExpressionError:
    return ExpressionError(Sentence.of(template, **args), text, position)
