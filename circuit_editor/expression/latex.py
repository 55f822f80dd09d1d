r"""LaTeX to the tokens of the grammar: `\frac{a}{b}`, `\sigma\left(x_{1}\right)`, `e^{-x}`.

Only the commonest commands are read; any other is named. What a text without LaTeX holds passes
through unchanged.
"""

from __future__ import annotations

import re
import unicodedata

from circuit_editor.closed_form.latex_names import FUNCTION_COMMANDS
from circuit_editor.expression.errors import ExpressionError
from circuit_editor.expression.functions import function_named, no_function
from circuit_editor.expression.refusals import CLOSES_NOTHING, NEVER_CLOSED
from circuit_editor.expression.shapes import LONGEST_WHOLE
from circuit_editor.expression.tokens import (
    BARS,
    BARS_IN_LATEX,
    LAYER,
    MEANINGLESS,
    TRANSPOSED,
    Token,
    TokenKind,
)
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence, Template

GREEK = dict(
    zip(
        [
            "alpha",
            "beta",
            "gamma",
            "delta",
            "epsilon",
            "varepsilon",
            "zeta",
            "eta",
            "theta",
            "vartheta",
            "iota",
            "kappa",
            "lambda",
            "mu",
            "nu",
            "xi",
            "pi",
            "rho",
            "varrho",
            "sigma",
            "tau",
            "upsilon",
            "phi",
            "varphi",
            "chi",
            "psi",
            "omega",
            "ell",
            "Gamma",
            "Delta",
            "Theta",
            "Lambda",
            "Xi",
            "Pi",
            "Sigma",
            "Upsilon",
            "Phi",
            "Psi",
            "Omega",
        ],
        "αβγδεεζηθθικλμνξπρρστυφφχψωlΓΔΘΛΞΠΣΥΦΨΩ",
        strict=True,
    )
)
SIGNS = {
    **dict.fromkeys(("cdot", "times", "ast", "odot", "circ", "*"), "*"),
    **{"div": "/", "lvert": "|", "rvert": "|", "vert": "|", "{": "(", "}": ")"},
    **{"lbrace": "(", "rbrace": ")", "approx": "≈", "coloneqq": "="},
    **{command[1:]: BARS for command in BARS_IN_LATEX},
}
# Sizes, spaces and what only sets type.
WITHOUT_MEANING = frozenset(
    [
        "left",
        "right",
        "big",
        "Big",
        "bigg",
        "Bigg",
        "bigl",
        "bigr",
        "Bigl",
        "Bigr",
        "biggl",
        "biggr",
        "displaystyle",
        "textstyle",
        "limits",
        "quad",
        "qquad",
        ",",
        ";",
        ":",
        "!",
        ">",
        "thinspace",
        "(",
        ")",
        "[",
        "]",
        "nonumber",
        "notag",
        "boxed",
        "underline",
        "small",
        "scriptstyle",
        "mathop",
        "mathrel",
        "ensuremath",
    ]
)
SETS_A_NAME = frozenset(
    [
        "text",
        "textrm",
        "textit",
        "textbf",
        "mathrm",
        "mathit",
        "mathbf",
        "mathsf",
        "mathcal",
        "mathbb",
        "operatorname",
        "boldsymbol",
        "bm",
        "bf",
    ]
)
ACCENTS = {
    "hat": "\u0302",
    "widehat": "\u0302",
    "bar": "\u0304",
    "overline": "\u0304",
    "tilde": "\u0303",
    "dot": "\u0307",
    "ddot": "\u0308",
}
ENDS_A_STATEMENT = frozenset(["\\", "Rightarrow", "Longrightarrow", "implies", "therefore"])
OVER_AN_INDEX = frozenset({"sum", "prod"})
FRACTIONS = frozenset({"frac", "dfrac", "tfrac", "cfrac"})
ENVIRONMENTS = frozenset({"begin", "end"})
# In w_0x_0 an index is the one sign behind the _; in x_in it was meant to be a word.
INDEXED_FACTOR = re.compile(r"[^\W\d_]_(?:\d|[^\W\d_](?=[^\W\d_]_))(?=[^\W\d_](?:_|\Z))")
IN_NAMES = {"+": "_plus_", "-": "_minus_"}  # of h_{t-1}
ROOT, NUMERATOR, DENOMINATOR, GROUP = "root", "numerator", "denominator", "group"

NOT_READ = Template(QT_TRANSLATE_NOOP("Sentence", "The LaTeX command {command} is not read here."))
ROOT_AS_POWER = Sentence.of(
    QT_TRANSLATE_NOOP("Sentence", "Write a root as a power, such as x^(1/3).")
)
WANTS_BRACES = Template(
    QT_TRANSLATE_NOOP(
        "Sentence", "Behind {command} stands one name or number in braces, as in {example}."
    )
)
BAD_INDEX = Sentence.of(
    QT_TRANSLATE_NOOP(
        "Sentence",
        "An index is made of letters and digits, as in {example}. Choose a name without this.",
    ),
    example="x_{12}",
)


def read_latex(text: str, found: list[Token]) -> list[Token]:
    """The tokens with every command, brace and subscript of LaTeX read. Raises ExpressionError."""
    marks = [
        each.text
        for each in found
        if each.kind is TokenKind.COMMAND or each.text in ("{", "}", "$")
    ]
    if not marks:
        return found
    return _Reader(text, found, dollars=marks.count("$") % 2 == 0).read()


class _Reader:
    def __init__(self, text: str, found: list[Token], *, dollars: bool) -> None:
        self.text = text
        self.found = [*found]  # some are split here
        self.without_meaning = frozenset("$&~") if dollars else frozenset("&~")
        self.at = 0
        self.out: list[Token] = []
        self.open: list[tuple[str, Token]] = []  # what each open brace belongs to

    def read(self) -> list[Token]:
        while self.at < len(self.found):
            token = self.found[self.at]
            self.at += 1
            if token.kind is TokenKind.COMMAND:
                self._command(token, token.text[1:])
            elif token.kind is TokenKind.NAME:
                self._name(token.text, token.position, token.end, token.module)
            elif token.text == "{" and token.kind is TokenKind.SIGN:
                self._opened(token, GROUP)
            elif token.text == "}" and token.kind is TokenKind.SIGN:
                self._closed(token)
            elif token.text in self.without_meaning and token.kind is TokenKind.SIGN:
                continue
            else:
                self.out.append(token)
        if self.open:
            raise self._error(NEVER_CLOSED(sign="{", other="}"), self.open[-1][1])
        return self.out

    # --- braces

    def _opened(self, token: Token, owner: str) -> None:
        if owner == GROUP and self.out and self.out[-1].text == "^" and self._is_index():
            raise self._error(LAYER, token)
        self.open.append((owner, token))
        self._sign("(", token)

    def _is_index(self) -> bool:
        inside = self.found[self.at : self.at + 4]
        around = [each.text for each in inside[:1] + inside[2:]]
        is_around = around in (["(", ")", "}"], ["[", "]", "}"])
        return is_around and inside[1].kind in (TokenKind.NUMBER, TokenKind.NAME)

    def _closed(self, token: Token) -> None:
        if not self.open:
            raise self._error(CLOSES_NOTHING(sign="}", other="{"), token)
        owner, _ = self.open.pop()
        self._sign(")", token)
        if owner == NUMERATOR:
            self._sign("/", token)
            self._argument(token, DENOMINATOR)
        elif owner in (DENOMINATOR, ROOT):
            self._sign(")", token)

    def _argument(self, command: Token, owner: str) -> None:
        r"""The argument of a command: in braces, or the one sign behind it as in `\frac12`."""
        following = self._peek()
        if following is not None and following.text == "{" and following.kind is TokenKind.SIGN:
            self.at += 1
            self._opened(following, owner)
            return
        if following is None or following.kind not in (TokenKind.NUMBER, TokenKind.NAME):
            raise self._wants_braces(command)
        first, rest = following.text[0], following.text[1:]
        is_number = following.kind is TokenKind.NUMBER
        if rest.startswith("_") or (is_number and rest and not following.text.isdecimal()):
            raise self._wants_braces(command)
        split = following.position + 1
        if rest:  # \frac12 is 1/2, \frac1n is 1/n
            self.found[self.at] = following._replace(text=rest, position=split)
        else:
            self.at += 1
        self.open.append((owner, following))
        self._sign("(", following)
        self.out.append(following._replace(text=first, end=split))
        self._closed(following)

    # --- commands

    def _command(self, token: Token, name: str) -> None:
        if name in GREEK or name in FUNCTION_COMMANDS:
            self._name(GREEK.get(name, name), token.position, token.end)
            if name in FUNCTION_COMMANDS and function_named(self.out[-1].text) is None:
                raise self._error(no_function(self.out[-1].text), token)
        elif name in SIGNS:
            self._sign(SIGNS[name], token)
        elif name in WITHOUT_MEANING:
            return
        elif name in ENDS_A_STATEMENT:
            self.out.append(Token(TokenKind.END, "\n", token.position, token.end))
        elif name in FRACTIONS:
            self._sign("(", token)
            self._argument(token, NUMERATOR)
        elif name == "sqrt":
            self._root(token)
        elif name in SETS_A_NAME and self._sets_a_number():
            return
        elif name in SETS_A_NAME:
            self._name(*self._letters(token))
        elif name in ACCENTS:
            letters, position, end = self._letters(token)
            accented = unicodedata.normalize("NFKC", letters[:1] + ACCENTS[name])
            self._name(accented + letters[1:], position, end)
        elif name in ENVIRONMENTS:
            self._letters(token, starred=True)
        elif name in OVER_AN_INDEX:
            raise self._error(MEANINGLESS["∑"], token)
        elif name in ("partial", "nabla"):
            raise self._error(MEANINGLESS["∂"], token)
        elif name in ("top", "intercal"):
            if "^" not in [each.text for each in self.out[-2:]]:
                raise self._error(TRANSPOSED, token)
            self._name("T", token.position, token.end)
        else:
            raise self._error(NOT_READ(command=token.shown), token)

    def _sets_a_number(self) -> bool:
        r"""`\mathbf{0.72}` is the number in its braces."""
        inside = self.found[self.at : self.at + 3]
        texts = [each.text for each in inside]
        if len(inside) < 3 or texts[::2] != ["{", "}"] or inside[1].kind is not TokenKind.NUMBER:
            return False
        self.out.append(inside[1])
        self.at += 3
        return True

    def _root(self, token: Token) -> None:
        following = self._peek()
        if following is not None and following.text == "[":
            raise self._error(ROOT_AS_POWER, token)
        if following is not None and following.text == "{":
            self._sign("(", token)
            self.out.append(Token(TokenKind.NAME, "sqrt", token.position, token.end))
            self.at += 1
            self._opened(following, ROOT)
        else:
            self._sign("√", token)

    def _name(self, name: str, position: int, end: int, module: str = "") -> None:
        """Lay down a name together with the subscript that stands right behind it."""
        while len(name) == end - position and (factor := INDEXED_FACTOR.match(name)):
            name = name[factor.end() :]
            start, position = position, position + factor.end()
            self.out.append(Token(TokenKind.NAME, factor.group(), start, position, module))
        following = self._peek()
        if following is not None and following.position == end and not module:
            if following.kind is TokenKind.NAME and following.text.startswith("_"):
                name, end = name + following.text, following.end
                self.at += 1
        if name.endswith("_"):
            index, end = self._subscript(position, end)
            name = name[:-1] + index
        self.out.append(Token(TokenKind.NAME, name, position, end, module))

    def _subscript(self, position: int, end: int) -> tuple[str, int]:
        """What stands in the braces of `x_{ij}`, as the end of a name: `_ij`."""
        following = self._peek()
        if following is None or following.position != end:
            return "_", end
        if following.kind is TokenKind.COMMAND:
            self.at += 1
            letters = GREEK.get(following.text[1:])
            if letters is not None:
                return "_" + letters, following.end
            if following.text[1:] not in SETS_A_NAME:
                raise self._error(BAD_INDEX, following)
            inner, _, end = self._letters(following)
            return "_" + inner, end
        if following.text != "{":
            return "_", end
        parts: list[str] = []
        self.at += 1
        while (token := self._peek()) is not None and token.text != "}":
            self.at += 1
            if (token.kind in (TokenKind.NAME, TokenKind.NUMBER) and token.text.isidentifier()) or (
                token.kind is TokenKind.NUMBER and token.text.isdecimal()
            ):
                parts.append(token.text)
            elif token.kind is TokenKind.COMMAND and token.text[1:] in GREEK:
                parts.append(GREEK[token.text[1:]])
            elif token.kind is TokenKind.COMMAND and token.text[1:] in SETS_A_NAME:
                parts.append(self._letters(token)[0])
            elif token.text == ",":
                parts.append("_")
            elif token.text in IN_NAMES and parts:  # h_{t-1}
                parts.append(token.text)
            else:
                raise self._error(BAD_INDEX, token)
        if token is None or not parts or parts[-1] in IN_NAMES:
            raise self._error(BAD_INDEX, following)
        self.at += 1
        return "_" + _index(parts), token.end

    def _letters(self, command: Token, *, starred: bool = False) -> tuple[str, int, int]:
        r"""The word in the braces of `\text{in}`, and where command and word begin and end."""
        following = self._peek()
        if following is not None and following.kind is TokenKind.NAME:  # \hat y
            self.at += 1
            return following.text, command.position, following.end
        if following is None or following.text != "{":
            raise self._wants_braces(command)
        self.at += 1
        parts: list[str] = []
        while (token := self._peek()) is not None and token.text != "}":
            self.at += 1
            letters = GREEK.get(token.text[1:]) if token.kind is TokenKind.COMMAND else token.text
            is_word = (
                token.kind is TokenKind.NAME or token.text.isdecimal() or letters != token.text
            )
            if letters is None or not (is_word or (starred and token.text == "*")):
                raise self._wants_braces(command)
            parts.append(letters)
        if token is None or len(parts) != 1 + starred * parts.count("*"):
            raise self._wants_braces(command)
        self.at += 1
        return "".join(parts), command.position, token.end

    # --- small things

    def _peek(self) -> Token | None:
        return self.found[self.at] if self.at < len(self.found) else None

    def _sign(self, sign: str, source: Token) -> None:
        self.out.append(Token(TokenKind.SIGN, sign, source.position, source.end))

    def _wants_braces(self, command: Token) -> ExpressionError:
        return self._error(
            WANTS_BRACES(command=command.shown, example=command.shown + "{x}"), command
        )

    def _error(self, problem: Sentence, token: Token) -> ExpressionError:
        return ExpressionError(problem, self.text, token.position)


def _index(parts: list[str]) -> str:
    """The index of a name: 12 of {1 2}, 3 of {2+1}, t_minus_1 of {t-1}."""
    signs, numbers = parts[1::2], parts[::2]
    if signs and all(each in IN_NAMES for each in signs) and all(map(str.isdecimal, numbers)):
        if max(map(len, numbers)) <= LONGEST_WHOLE:
            total = sum(
                int(f"{sign}{each}") for sign, each in zip(["+", *signs], numbers, strict=True)
            )
            return str(total) if total >= 0 else f"minus_{-total}"
    return "".join(IN_NAMES.get(each, each) for each in parts)
