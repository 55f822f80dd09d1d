"""Error sentences of expressions: what is wrong with a value, how to write what was meant."""

from __future__ import annotations

from circuit_editor.expression.tokens import Token, TokenKind
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence, Template

CLOSED_BY = {"(": ")", "|": "|", "[": "]", "‖": "‖"}

# two operands side by side that are no product; 0x10 and 1__0 look like one number
NO_SIGN = Template(
    QT_TRANSLATE_NOOP("Sentence", 'A sign such as * is missing between "{before}" and "{after}".')
)
NOT_NUMBERS = Sentence.of(
    QT_TRANSLATE_NOOP("Sentence", "A list holds numbers alone. To join arrays write concat(a, b).")
)
NO_NUMBER = Template(
    QT_TRANSLATE_NOOP(
        "Sentence", '"{number}{name}" is no number. Write {number}*{name} if you mean a product.'
    )
)

# parentheses, bars and braces
NEVER_CLOSED = Template(
    QT_TRANSLATE_NOOP("Sentence", 'This "{sign}" is never closed. A "{other}" is missing.')
)
CLOSES_NOTHING = Template(
    QT_TRANSLATE_NOOP("Sentence", 'This "{sign}" closes nothing. A "{other}" is missing before it.')
)
NOTHING_INSIDE = Sentence.of(
    QT_TRANSLATE_NOOP("Sentence", "There is nothing between these parentheses.")
)
HOW_FAR = Template(  # sin x y
    QT_TRANSLATE_NOOP("Sentence", "How far does {name} reach? Put what it takes into parentheses.")
)

# signs
MISPLACED_EQUALS = Sentence.of(
    QT_TRANSLATE_NOOP(
        "Sentence",
        'Before "=" stands one name, as in q = x + y. '
        "Put each assignment on its own line, or a ; between them.",
    )
)
MISSING_BEFORE = Template(
    QT_TRANSLATE_NOOP("Sentence", 'A number or a name is missing before "{sign}".')
)
MISSING_AFTER = Template(
    QT_TRANSLATE_NOOP("Sentence", 'A number or a name is missing after "{sign}".')
)
MEANT_AS_POINT = Template(  # a comma between two numbers
    QT_TRANSLATE_NOOP(
        "Sentence",
        "In an expression a comma separates. Write {before}.{after} for a decimal "
        "number, {before}{after} for a whole one.",
    )
)
BETWEEN_FORMULAS = Sentence.of(
    QT_TRANSLATE_NOOP(
        "Sentence",
        "A comma may only stand between the arguments of a function. "
        "Between formulas write a ; instead.",
    )
)
BESIDE_NUMBER = Sentence.of(
    QT_TRANSLATE_NOOP(
        "Sentence",
        "A comma may only stand between the arguments of a function. "
        "For a decimal number use a point.",
    )
)

# what needs arrays: a list in a call that wraps one number, and w[0]
NO_LIST = Sentence.of(
    QT_TRANSLATE_NOOP(
        "Sentence",
        "A list holds numbers alone, as in x = [1, 2]. Give each of these a name.",
    )
)
NO_INDEX = Sentence.of(
    QT_TRANSLATE_NOOP(
        "Sentence",
        "An index in square brackets picks from a list. Give the name one, as in x = [1, 2], or "
        "each number a name of its own, such as w0.",
    )
)
NO_INDEX_BELOW = Sentence.of(  # |x|_1
    QT_TRANSLATE_NOOP(
        "Sentence",
        "Names have an index below, as in x_1. Of norms ‖x‖ is read, the square root of the sum "
        "of squares, and its square.",
    )
)

# names that mean something else here
IS_HEADER = Template(
    QT_TRANSLATE_NOOP(
        "Sentence",
        "{name} is the formula of the header and cannot be called. To use a formula "
        "several times, make it a block.",
    )
)
IS_GRADIENT = Template(
    QT_TRANSLATE_NOOP(
        "Sentence",
        "{name} is a gradient here. Gradients are computed for every circuit, "
        "and are no part of a formula.",
    )
)
NOT_FINITE = Template(  # inf and nan
    QT_TRANSLATE_NOOP(
        "Sentence",
        '"{name}" is no number of a circuit: its numbers are finite. '
        "To see what infinity does, divide by zero: 1/0.",
    )
)

# functions: sin^-1 x, and log(x, 2), for log takes one argument
INVERSE_OR_RECIPROCAL = Template(
    QT_TRANSLATE_NOOP(
        "Sentence",
        "Is this the inverse of {name} or one over it? Write the inverse by its own name, "
        "such as atan(x), and one over it as 1/{name}(x).",
    )
)
OTHER_BASE = Sentence.of(
    QT_TRANSLATE_NOOP(
        "Sentence", "For a logarithm to another base write a quotient: log(x)/log(2)."
    )
)
WRONG_COUNT = Template(
    QT_TRANSLATE_NOOP("Sentence", "{name} takes {expected} and got {count}: write {form}.")
)


def misplaced_comma(before: Token, after: Token) -> Sentence:
    """A comma outside the arguments of a function: often meant for a decimal point."""
    beside = {before.kind, after.kind}
    if beside == {TokenKind.NUMBER} and before.text.isdecimal():
        return MEANT_AS_POINT(before=before.text, after=after.text)
    return BESIDE_NUMBER if TokenKind.NUMBER in beside else BETWEEN_FORMULAS


def wrong_count(name: str, needed: list[str], optional: list[str], count: int) -> Sentence:
    """A function with too many arguments, or too few."""
    least, most = len(needed), len(needed) + len(optional)
    return WRONG_COUNT(
        name=name,
        form=f"{name}({', '.join([*needed, *optional])})",
        expected=f"{most}" if least == most else f"{least}–{most}",
        count=count,
    )
