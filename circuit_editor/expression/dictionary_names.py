"""Entries of dictionaries, as the names they are: params['W1'] is W1.

W1, b1 = params['W1'], params['b1']   left out: it names what has this name already
params = {'W1': 2.0, 'b1': 1.0}       W1 = 2.0 and b1 = 1.0; so does dict(W1=2.0, b1=1.0)
params['W'] + grads['W']              params_W + grads_W, where one text means two
"""

from __future__ import annotations

from circuit_editor.expression.errors import ExpressionError
from circuit_editor.expression.notes import Notes
from circuit_editor.expression.shapes import lines_of, outer, split_at_commas
from circuit_editor.expression.tokens import Token, TokenKind
from circuit_editor.expression.words import GRADIENTS
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence, join_names

MOST_TOLD = 6  # names in one sentence
QUOTES = "\"'"
READ_AS_NAMES = QT_TRANSLATE_NOOP(
    "Sentence", "The entries of {dictionaries} were read as the names {names}."
)
NO_NAME = Sentence.of(
    QT_TRANSLATE_NOOP(
        "Sentence",
        "An entry of a dictionary is read where its text can be a name, as in params['W1']. Write "
        "a name for each: W1, W2.",
    )
)


def with_dictionary_names(text: str, found: list[Token], notes: Notes) -> list[Token]:
    """The tokens of a text without dictionaries; the very same where no entry of one is used.

    Raises ExpressionError for an entry whose text is worked out, or can be no name.
    """
    if not any(each.kind is TokenKind.STRING for each in found):
        return found
    lines = [_Line(text, each) for each in lines_of(_with_dictionaries_in_one_line(found))]
    if not any(line.entries for line in lines):
        return found
    for line in [each for each in lines if each.is_of_gradients()]:
        notes.left_out(text[line.tokens[0].position : line.tokens[-1].position])
        lines.remove(line)
    holders: dict[str, set[str]] = {}  # the dictionaries, by the text of an entry
    for line in lines:
        for end in line.entries.values():
            holders.setdefault(line.key(end), set()).add(line.holder(end))
    plain = {name for line in lines for name in line.plain_names()}
    same = {key for line in lines for key in line.names_itself()}
    own = {
        key
        for key, several in holders.items()
        if len(several) == 1 and (key in same or key not in plain)
    }
    dictionaries = {each for several in holders.values() for each in several}
    names = {
        key if key in own else f"{each}_{key}"
        for key, several in holders.items()
        for each in several
    }
    if names:
        notes.add(
            READ_AS_NAMES,
            dictionaries=join_names(sorted(dictionaries), MOST_TOLD),
            names=join_names(sorted(names), MOST_TOLD),
        )
    return [token for line in lines for token in line.read(own, dictionaries)]


class _Line:
    """A statement, and where entries of dictionaries stand in it."""

    def __init__(self, text: str, line: list[Token]) -> None:
        self.text, self.tokens = text, line
        self.entries = {at: end for at in range(len(line)) if (end := self._entry(at))}

    def _entry(self, at: int) -> int:
        """Where params['W1'] ends that begins here; 0 where none does."""
        line, opens = self.tokens, at + 1
        if line[at].kind is not TokenKind.NAME or line[at].module:
            return 0
        while line[opens].kind is TokenKind.METHOD:  # self.params['W1']
            opens += 1
        inside = line[opens : opens + 3]
        if len(inside) < 3 or inside[0].text != "[" or inside[1].kind is not TokenKind.STRING:
            return 0
        if inside[2].text != "]":
            raise ExpressionError(NO_NAME, self.text, inside[1].position)
        return opens + 3

    def is_of_gradients(self) -> bool:
        """Whether a line keeps, or steps down, gradients: grads['W1'] = …, or makes room: {}."""
        signs = outer(self.tokens, "=")
        value = "".join(each.text for each in self.tokens[signs[0] + 1 : -1]) if signs else ""
        is_room = value == "{}" and self.tokens[0].text in GRADIENTS
        return is_room or not GRADIENTS.isdisjoint(map(self.holder, self.entries.values()))

    def holder(self, end: int) -> str:
        """The dictionary of the entry that ends here: params of self.params['W1']."""
        return self.tokens[end - 4].text

    def key(self, end: int) -> str:
        """The text of the entry that ends here."""
        return self._key(self.tokens[end - 2])

    def _key(self, token: Token) -> str:
        key = token.text.strip(QUOTES)
        if not key.isidentifier() or token.text[:1] not in QUOTES:
            raise ExpressionError(NO_NAME, self.text, token.position)
        return key

    def plain_names(self) -> set[str]:
        """The names that stand there otherwise."""
        if self.names_itself():
            return set()
        inside = {n for at, end in self.entries.items() for n in range(at, end)}
        return {
            each.text
            for at, each in enumerate(self.tokens)
            if at not in inside and each.kind is TokenKind.NAME
        }

    def names_itself(self) -> list[str]:
        """The names of W1, b1 = params['W1'], params['b1']; none of any other line."""
        signs = outer(self.tokens, "=")
        if not signs or not self.entries:
            return []
        keys = [self.key(end) for end in self.entries.values()]
        both = self.tokens[: signs[0]], self.tokens[signs[0] + 1 : -1]
        sides = [[each.text for each in side if each.text != ","] for side in both]
        return keys if keys in sides else []

    def read(self, own: set[str], dictionaries: set[str]) -> list[Token]:
        """The tokens of this line with names, or the lines that it is instead."""
        if self.names_itself() and own.issuperset(self.names_itself()):
            return []
        literal = self._literal(dictionaries)
        if literal is not None:
            return self._assignments(*literal, own)
        made: list[Token] = []
        at = 0
        while at < len(self.tokens):
            token, end = self.tokens[at], self.entries.get(at, 0)
            if end:
                key = self.key(end)
                name = key if key in own else f"{self.holder(end)}_{key}"
                token = token._replace(text=name, end=self.tokens[end - 1].end)
            made.append(token)
            at = end or at + 1
        return made

    def _literal(self, dictionaries: set[str]) -> tuple[str, list[Token]] | None:
        """The name and what is inside the braces of params = {'W1': 2.0}; None for any other."""
        line, signs = self.tokens, outer(self.tokens, "=")
        if not signs or line[signs[0] - 1].text not in dictionaries:
            return None
        value = line[signs[0] + 1 : -1]
        opens = 1 if value and value[0].text == "dict" else 0
        braces = "".join(each.text for each in value[opens : opens + 1] + value[-1:])
        if braces != ("()" if opens else "{}"):
            return None
        return line[signs[0] - 1].text, value[opens + 1 : -1]

    def _assignments(self, holder: str, inside: list[Token], own: set[str]) -> list[Token]:
        made: list[Token] = []
        for part in split_at_commas(inside):
            first = part[0] if part else self.tokens[0]
            if len(part) < 3 or part[1].text not in (":", "="):
                raise ExpressionError(NO_NAME, self.text, first.position)
            key = first.text if first.kind is TokenKind.NAME else self._key(first)
            name = key if key in own else f"{holder}_{key}"
            target = first._replace(kind=TokenKind.NAME, text=name)
            end = self.tokens[-1]._replace(position=part[-1].end)
            made += [target, part[1]._replace(text="="), *part[2:], end]
        return made


def _with_dictionaries_in_one_line(found: list[Token]) -> list[Token]:
    """The tokens without the line ends inside the braces of params = {'W1': 2.0}."""
    made: list[Token] = []
    depth = 0
    for at, token in enumerate(found):
        if token.text == "{" and (depth or (made and made[-1].text == "=")):
            depth += 1
        elif token.text == "}" and depth:
            depth -= 1
        if depth == 0 or token.kind is not TokenKind.END or token.text == "" or at == 0:
            made.append(token)
    return made
