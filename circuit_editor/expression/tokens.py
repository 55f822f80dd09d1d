"""Text to tokens: numbers, names and signs, each with the place where it stands.

What people type for a sign of the grammar, and what browsers, slides, PDF readers and input methods
make of it, is read as that sign. Names are compared in their NFKC form, so that x and full-width x
are one input. What was read in another way than typed is told in the notes.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Collection, Iterator
from enum import Enum
from typing import NamedTuple

from circuit_editor.expression.errors import ExpressionError, refuse_if
from circuit_editor.expression.functions import MODULES, WRAPPERS, takes_one
from circuit_editor.expression.notes import Notes
from circuit_editor.expression.wrapping import without_cell_signs, without_wrapping
from circuit_editor.files.limits import Limit
from circuit_editor.model.record_limits import LONGEST_LABEL
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence, Template, names, quote

LONGEST_TEXT = Limit(
    1_000_000,
    QT_TRANSLATE_NOOP("Sentence", "The expression has {got} characters (limit {limit})."),
)
LONGEST_NAME = Limit(
    LONGEST_LABEL, QT_TRANSLATE_NOOP("Sentence", "This name has {got} characters (limit {limit}).")
)

# What every invisible character is read as. U+2062, the product sign of MathML, is none of them: it
# separates.
INVISIBLE = "\u200b"

# Line breaks of slides and PDF; they end a statement where an assignment follows.
SOFT_BREAKS = "\v\x85\u2028\u2029"

# One character for one, so that positions stay true: signs of mathematics, every dash that is
# pasted for a minus, and the full-width forms of East Asian keyboards.
SAME_SIGN: dict[int, int | str] = {
    **{code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)},
    **{ord(sign): "*" for sign in "×·⋅∙∗•⁎⊙∘"},
    **{ord(sign): "-" for sign in "−–‐‑‒—﹣"},
    **{ord(sign): "/" for sign in "÷⁄∕"},
    **{ord(sign): "=" for sign in "≔←⟵≜≝≐"},
    **{ord(sign): "|" for sign in "∣｜"},
    **{ord(sign): "^" for sign in "ˆ"},
    **{ord(sign): "," for sign in "、،"},
    ord("。"): ";",
    **{  # Arabic, Persian, Indian and bold digits
        zero + digit: str(digit)
        for zero in (0x0660, 0x06F0, 0x0966, 0x09E6, *range(0x1D7CE, 0x1D800, 10))
        for digit in range(10)
    },
    **{ord(sign): "'" for sign in "′‘’"},
    **{ord(sign): " " for sign in "\r\u00a0\u1680\u202f\u205f\u2062\u2064\u3000"},
    **{code: " " for code in range(0x2000, 0x200B)},
    **dict.fromkeys(names.INVISIBLE, INVISIBLE),
    **{ord(sign): "\v" for sign in SOFT_BREAKS},
}
LINE_IN_DISGUISE = re.compile(r"\v(?=[ \t\u200b]*[^\W\d]\w*[ \t]*=(?!=))")

TOKEN = re.compile(
    r"""
      (?P<space> [ \t\f\v\u200b]+ | \\\n | \\[ ] | \\(?:left|right)[ ]?\.
               | (?<![^\n])\.\.\.(?=[ \n]) )
    | (?P<comment> (?<![^\n])!\w[^\n]*
                 | \#[^\n]* | //[^\n]* | %[^\n]* | \"\"\"[\s\S]*?\"\"\" | '''[\s\S]*?''' )
    | (?P<number> (?: [0-9]+ (?:_[0-9]{2,})* \.? [0-9]* | \.[0-9]+ ) (?: [eE][+-]?[0-9]+ )?
                | [¼-¾⅐-⅞↉] )
    | (?P<name> [^\W\d] )  # where one begins; _one_name knows where it ends
    | (?P<method> \.[ ]*[^\W\d]\w* )
    | (?P<command> \\(?: [A-Za-z]+ | [^A-Za-z\s] ) )
    | (?P<sign> \*\* | := | <- | [-+*/^(),=|{}\[\]:&$~√≈] )
    | (?P<end> [;\n] )
    | (?P<other> . )
    """,
    re.VERBOSE,
)
STRING_OF_A_KIND = re.compile(r"(?:[fbru]|fr|rf)(?:\"[^\"\n]*\"|'[^'\n]*')", re.IGNORECASE)
BROUGHT = re.compile(r"\bimport[ ]+[\w.]+[ ]+as[ ]+(\w+)")
STRING = re.compile(r"\"[^\"\n]*\" | '[^'\n]*'", re.VERBOSE)
AFTER_STRING_SIGN = frozenset("(,=[{")
# what stands behind a sign that is no comment: one letter, or a number and what goes on
ONE_OPERAND = re.compile(r"[^\W\d]_?\d*|[\d.]+[ \t]*(?:[-+*/^).;].*)?|\([^()]*\)")
PER_CENT = re.compile(r"(?:of\b|[-+*/^);,]|\Z)")
INDEX_ABOVE = re.compile(r"[(\[]\w+[)\]]")
EXPONENT = re.compile(r"[0-9]+")
OF_AN_OBJECT = frozenset(["self", "this"])
RAISED_T = "ᵀ"
BARS = "‖"
BARS_IN_LATEX = ("\\|", "\\Vert", "\\lVert", "\\rVert")


class TokenKind(Enum):
    """The kind of a token; `END` ends a statement."""

    NUMBER = "number"
    NAME = "name"
    METHOD = "method"  # .relu behind an operand
    COMMAND = "command"  # of LaTeX, with its backslash
    STRING = "string"
    SIGN = "sign"
    ARRAY = "array"  # [[1, 2], [3, 4]] as a whole
    END = "end"


SIGN = TokenKind.SIGN.value


class Token(NamedTuple):
    """One word of the text: its kind, its letters, and the offsets where it begins and ends.

    `text` is what the grammar reads, a name in its NFKC form; `module` is what stands before a
    name and says that the name is not one of the text's own, as np in np.exp.
    """

    kind: TokenKind
    text: str
    position: int
    end: int
    module: str = ""

    @property
    def shown(self) -> str:
        """The letters as a sentence quotes them."""
        return quote(self.text)

    def touches(self, following: Token) -> bool:
        """True where nothing, not even a space, stands between this token and the next."""
        return self.end == following.position


def tokens(text: str, notes: Notes) -> list[Token]:
    """The tokens of a text in order; an END stands behind the last.

    A line end between a `(` and its `)`, or behind a sign that wants an operand, is left out, so
    that a lecture's program can be pasted. Raises ExpressionError for names too long.
    """
    refuse_if(LONGEST_TEXT.exceeded_by(len(text)))
    text = without_cell_signs(text)
    plain = LINE_IN_DISGUISE.sub("\n", text.translate(SAME_SIGN))
    plain = without_wrapping(plain, notes)
    found = [*_read(text, plain, notes), Token(TokenKind.END, "", len(text), len(text))]
    dropped = _line_ends_inside(found, text)
    return [each for index, each in enumerate(found) if index not in dropped]


def _read(text: str, plain: str, notes: Notes) -> Iterator[Token]:
    position, last = 0, ""
    goes_on = False  # a line in the middle of a dictionary has ended
    modules = MODULES | set(BROUGHT.findall(plain)) if "import" in plain else MODULES
    while position < len(plain):
        match = TOKEN.match(plain, position)
        assert match is not None  # `other` takes any character
        group, begins, position = match.lastgroup, match.start(), match.end()
        if group == "space":
            if INVISIBLE in match.group():
                notes.invisible(text, begins)
            continue
        if group == "comment":
            if match.group()[0] in "/%" and last not in ("", "\n"):
                _no_quotient(text, plain, begins, position)
                notes.comment(text[begins:position])
            continue
        if group == "name":
            string = STRING_OF_A_KIND.match(plain, begins) if last in AFTER_STRING_SIGN else None
            if string is not None:
                position, last = string.end(), "string"
                yield Token(TokenKind.STRING, text[begins:position], begins, position)
                continue
            begins, position, made = _name(text, plain, match, notes, modules)
            yield from made
            last = "name"
            continue
        found = match.group()
        if group == "other" and (goes_on or last in AFTER_STRING_SIGN):
            string = STRING.match(plain, begins)
            if string is not None:
                position, last = string.end(), "string"
                yield Token(TokenKind.STRING, text[begins:position], begins, position)
                continue
        if group == "other":
            if not names.is_raised(text[begins]):
                yield Token(TokenKind.SIGN, text[begins], begins, position)
            else:
                position = _raised_end(text, begins)
                yield from _raised(text, begins, position)
            last = SIGN
        elif group == "method":
            yield Token(TokenKind.METHOD, found[1:].strip(), begins, position)
            last = "name"
        elif group == SIGN:
            last = "=" if found in (":=", "<-") else found.replace("**", "^")
            yield Token(TokenKind.SIGN, last, begins, position)
        else:
            goes_on = group == "end" and last in (",", "{")
            last = found if group == "end" else "word"
            yield Token(TokenKind(group), found, begins, position)


def _no_quotient(text: str, plain: str, begins: int, end: int) -> None:
    """Refuse the remainder in x % 2, the floor in a // b and 5%, which look like comments."""
    sign = 2 if plain[begins] == "/" else 1
    behind = plain[begins + sign : end].strip()
    if sign == 1 and plain[begins - 1].isdecimal() and PER_CENT.match(behind):
        raise ExpressionError(NO_PERCENTAGE, text, begins)
    if ONE_OPERAND.fullmatch(behind):
        raise ExpressionError(NO_REMAINDER(sign="%" if sign == 1 else "//"), text, begins)


def _name(
    text: str, plain: str, match: re.Match[str], notes: Notes, modules: Collection[str]
) -> tuple[int, int, list[Token]]:
    """A name with all that belongs to it: combining marks, the module before it, methods behind."""
    begins = match.start()
    if names.is_raised(text[begins]):
        end = _raised_end(text, begins)
        return begins, end, _raised(text, begins, end)
    chain: list[tuple[str, int, int]] = []
    start = begins
    while True:
        name, end = _one_name(text, plain, start, notes)
        chain.append((name, start, end))
        if plain[end : end + 1] != "." or not _begins_name(plain[end + 1 : end + 2]):
            break
        start = end + 1
    if len(chain) > 1 and chain[0][0] in OF_AN_OBJECT:  # self.W1
        chain = [(chain[1][0], begins, chain[1][2]), *chain[2:]]
    *leading, (last, start, end) = chain
    wraps = last in WRAPPERS and plain[end : end + 1] == "("
    if len(leading) == 1 and plain[end : end + 1] == "(" and plain[end + 1 : end + 2] != ")":
        wraps = wraps or takes_one(last)  # K.sigmoid(x): K is no input
    if leading and (wraps or all(each in modules for each, _, _ in leading)):
        module = ".".join(each for each, _, _ in leading)
        is_method = plain[end : end + 2] == "()" and not last[:1].isupper()  # as nn.ReLU() has
        if is_method and len(leading) == 1:  # F.relu() of an input called F
            return begins, end, _with_methods(chain)
        return begins, end, [Token(TokenKind.NAME, last, begins, end, module)]
    return begins, end, _with_methods(chain)


def _with_methods(chain: list[tuple[str, int, int]]) -> list[Token]:
    (name, start, end), *methods = chain
    return [
        Token(TokenKind.NAME, name, start, end),
        *(Token(TokenKind.METHOD, each, start - 1, end) for each, start, end in methods),
    ]


def _one_name(text: str, plain: str, start: int, notes: Notes) -> tuple[str, int]:
    """The name that begins here, in its NFKC form, and where it ends."""
    end = start
    while end < len(text):
        character = plain[end]
        if character.isascii():
            if not (character.isalnum() or character == "_"):
                break
        elif character == INVISIBLE:
            if not _begins_name(plain[end + 1 : end + 2]):
                break
        elif names.is_raised(text[end]) or not (
            character.isalnum() or unicodedata.category(character).startswith("M")
        ):
            break
        is_letter = text[end].isalpha() and not names.is_lowered(text[end])
        if is_letter and end > start and names.is_lowered(text[end - 1]):
            break  # w₁x₁ is a product
        end += 1
    typed = text[start:end]
    if typed.isascii():
        name = typed
    else:
        seen, name = typed.translate(names.WITHOUT), names.normal_name(typed)
        if len(seen) != len(typed):
            notes.invisible(text, start)
        if name != seen:
            notes.name(seen, name)
        if not name.isidentifier():  # letters in the wide sense, such as ㊀, that no name may have
            wrong = next(n for n in range(1, len(typed) + 1) if not typed[:n].isidentifier())
            raise unexpected_character(text, start + wrong - 1)
    refuse_if(LONGEST_NAME.exceeded_by(len(name)), text, start)
    return name, end


def _begins_name(character: str) -> bool:
    return character == "_" or (character.isalpha() and character != "")


def _raised_end(text: str, start: int) -> int:
    end = start
    while end < len(text) and names.is_raised(text[end]):
        end += 1
    return end


def _raised(text: str, start: int, end: int) -> list[Token]:
    """Superscripts as the power they are: x² is x^2, e⁻ˣ is e^(-x)."""
    written = unicodedata.normalize("NFKC", text[start:end]).translate(SAME_SIGN)
    if written == "T":
        return [Token(TokenKind.SIGN, RAISED_T, start, end)]

    def at(kind: TokenKind, what: str) -> Token:
        return Token(kind, what, start, end)

    power = at(TokenKind.SIGN, "^")
    if EXPONENT.fullmatch(written):
        return [power, at(TokenKind.NUMBER, written)]
    inside = [at(each.kind, each.text) for each in _read(written, written, Notes())]
    if INDEX_ABOVE.fullmatch(written):  # W⁽¹⁾
        return [power, at(TokenKind.SIGN, "{"), *inside, at(TokenKind.SIGN, "}")]
    return [power, at(TokenKind.SIGN, "("), *inside, at(TokenKind.SIGN, ")")]


def sign_at(sign: str, source: Token) -> Token:
    """A sign that nobody typed, at the place of the token that it comes from."""
    return Token(TokenKind.SIGN, sign, source.position, source.end)


def number(text: str, token: Token) -> float:
    """The number a token stands for. Raises ExpressionError where float64 has no room for it."""
    if not token.text.isascii():
        return unicodedata.numeric(token.text)
    value = float(token.text)
    if math.isfinite(value):
        return value
    raise ExpressionError(TOO_LARGE(number=token.shown), text, token.position)


def is_glued(before: Token, name: Token) -> bool:
    """Whether a name right behind a number looks like the rest of it: 0x10, 0b1, 1__0."""
    if (
        before.kind is not TokenKind.NUMBER
        or name.kind is not TokenKind.NAME
        or not before.touches(name)
    ):
        return False
    return name.text.startswith("_") or (before.text == "0" and len(name.text) > 1)


def _line_ends_inside(found: list[Token], text: str) -> set[int]:
    """The line ends that do not end a statement, by their index.

    Behind a `(` that is never closed lines end as always, so that what is told is the missing `)`.
    """
    inside: set[int] = set()
    open_: list[list[int]] = []  # the line ends behind each open parenthesis, the innermost last
    wants_more = False
    for index, token in enumerate(found):
        if token.kind is TokenKind.END:
            if token.text == "\n" and open_:
                open_[-1].append(index)
            elif token.text == "\n" and (
                (wants_more and _goes_on(found, index)) or _is_continued(found, index, text)
            ):
                inside.add(index)
                continue
            else:
                open_.clear()
        elif token.kind is TokenKind.SIGN and token.text in "([":
            open_.append([])
        elif token.kind is TokenKind.SIGN and token.text in ")]" and open_:
            inside.update(open_.pop())
        wants_more = token.kind is TokenKind.SIGN and token.text in CONTINUING
    return inside


CONTINUING = frozenset("+-*/^,=")


CONTINUES = {"=": "=", "≈": "≈", "*": "*×⋅∗", "/": "/÷⁄∕", "^": "^"}  # a bullet • does not


def _is_continued(found: list[Token], index: int, text: str) -> bool:
    """True where the next line begins with a sign that no line of its own begins with."""
    following = found[index + 1 : index + 4]
    if index == 0 or found[index - 1].kind is TokenKind.END or not following:
        return False
    sign = following[0]
    if sign.kind is not TokenKind.SIGN or text[sign.position] not in CONTINUES.get(sign.text, ""):
        return False
    # * z = w*x is an item of a list
    return not (sign.text == "*" and len(following) > 2 and following[2].text == "=")


def _goes_on(found: list[Token], index: int) -> bool:
    """True where the next line is no assignment of its own, but the rest of this one."""
    following = found[index + 1 : index + 3]
    if not following or following[0].kind is TokenKind.END:
        return False
    return not (
        len(following) == 2 and following[0].kind is TokenKind.NAME and following[1].text == "="
    )


def unexpected_character(text: str, position: int) -> ExpressionError:
    """A character that has no meaning in an expression, or one that has none yet."""
    character = BARS if text.startswith(BARS_IN_LATEX, position) else text[position]
    known = MEANINGLESS.get(character.translate(SAME_SIGN))
    return ExpressionError(known or NO_MEANING(character=character), text, position)


NO_REMAINDER = Template(
    QT_TRANSLATE_NOOP(
        "Sentence",
        'A circuit has no "{sign}": it leaves no remainder. Write / to divide, and # before a '
        "comment.",
    )
)
NO_PERCENTAGE = Sentence.of(
    QT_TRANSLATE_NOOP("Sentence", "Write a percentage as a decimal number: 0.05 for 5 %.")
)
TOO_LARGE = Template(
    QT_TRANSLATE_NOOP("Sentence", "{number} is too large for a number (limit 1.8e308).")
)
OVER_AN_INDEX = Sentence.of(
    QT_TRANSLATE_NOOP(
        "Sentence",
        "Sums and products over an index are read where both ends are numbers, as in {example}. "
        "Else write the terms one by one, such as w1*x1 + w2*x2.",
    ),
    example=r"\sum_{i=1}^{3} w_i x_i",
)
TRANSPOSED = Sentence.of(
    QT_TRANSLATE_NOOP(
        "Sentence",
        "A transpose needs a matrix; here every name is a single number. Give one a list, as in "
        "W = [[1, 2], [3, 4]], or write the products one by one, such as w1*x1 + w2*x2.",
    )
)
LAYER = Sentence.of(  # a^{(1)}
    QT_TRANSLATE_NOOP(
        "Sentence",
        "A number in parentheses above a name is an index, not a power. Write it below, as in W_1.",
    )
)
NO_MEANING = Template(
    QT_TRANSLATE_NOOP(
        "Sentence",
        'The character "{character}" has no meaning here. '
        "Use numbers, names, + - * / ^, commas and parentheses.",
    ),
    quoted=("character",),
)
MEANINGLESS = {
    sign: Sentence.of(told)
    for sign, told in {
        "'": QT_TRANSLATE_NOOP(
            "Sentence",
            "A prime or a quotation mark cannot be part of a name. "
            "Choose another name, such as w_new.",
        ),
        "∞": QT_TRANSLATE_NOOP(
            "Sentence",
            "Numbers in a circuit are finite. To see what infinity does, divide by zero: 1/0.",
        ),
        "@": QT_TRANSLATE_NOOP(
            "Sentence",
            "A product of matrices needs arrays; here every name is a single number. Write the "
            "products one by one, such as w1*x1 + w2*x2. Or give the names lists: x = [1, 2].",
        ),
        "‖": QT_TRANSLATE_NOOP(
            "Sentence",
            "‖ is the norm of a vector: give a name a list, as in x = [1, 2]. For one number "
            "write |x|.",
        ),
        "[": QT_TRANSLATE_NOOP(
            "Sentence",
            "A list of numbers is the value of a name that a formula computes with, as in "
            "x = [1, 2]; f = sum(x). Around a sum use round parentheses.",
        ),
        "∂": QT_TRANSLATE_NOOP(
            "Sentence",
            "Gradients are computed for every circuit, and are no part of a formula. "
            "Leave this line out.",
        ),
        "!": QT_TRANSLATE_NOOP(
            "Sentence", "There is no factorial here. Write its product, as in 3*2."
        ),
        "<": QT_TRANSLATE_NOOP(
            "Sentence",
            "A comparison is read in a condition, as in x if x > 0 else 0, and in parentheses of "
            "its own, as in (x > 0)*y. Leave out what only says where a formula holds.",
        ),
    }.items()
}
MEANINGLESS |= {
    "]": MEANINGLESS["["],
    ">": MEANINGLESS["<"],
    "≤": MEANINGLESS["<"],
    "≥": MEANINGLESS["<"],
    "∑": OVER_AN_INDEX,
    "∏": OVER_AN_INDEX,
    "∇": MEANINGLESS["∂"],
    "⊤": TRANSPOSED,
    "ᵀ": TRANSPOSED,
}
