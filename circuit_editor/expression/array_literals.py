"""Arrays written out, [[1, 2], [3, 4]], and calls that make some: each one token, and its value.

A list is an array where nothing but numbers and lists of numbers stand in it. What picks from an
array, x[0, 1], and what groups as parentheses do, [a + b], is none. So that texts of single numbers
mean what they always did, [2.0] is an array only among other arrays.
"""

from __future__ import annotations

import itertools
from collections import Counter
from typing import Any, NamedTuple

from circuit_editor.expression.errors import ExpressionError
from circuit_editor.expression.functions import WRAPPERS
from circuit_editor.expression.initial_arrays import MAKERS, RANDOM, made_array
from circuit_editor.expression.matrices import with_lists
from circuit_editor.expression.notes import Notes
from circuit_editor.expression.shapes import (
    CLOSING,
    OPENING,
    closing,
    ends_operand,
    entry_equals,
    outer,
    split_at_commas,
    whole_number,
    whole_numbers,
)
from circuit_editor.expression.tokens import Token, TokenKind, number, tokens
from circuit_editor.expression.words import SEEDING
from circuit_editor.files.limits import why_not_shape
from circuit_editor.files.values import value_from
from circuit_editor.gates import Array, kinds
from circuit_editor.model import Value
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence, Template, join_names
from circuit_editor.text.typed_numbers import typed_number

MOST_NESTED = 40  # brackets in brackets: more is refused as a value, whatever stands there
LONGEST_ENTRY = 12  # tokens of one entry, such as 1/sqrt(2)
MOST_TOLD = 6  # names in one sentence
SHAPING = frozenset([kinds.RESHAPE, "view"])
NO_DATA = object()
ENDS = TokenKind.END
WORDS = {"True": True, "False": False, "true": True, "false": False, "None": None}

NOT_MADE = Template(
    QT_TRANSLATE_NOOP(
        "Sentence",
        "{name} is not read with these arguments. Write its shape, as in {name}(2, 3).",
    )
)
OF_A_SEED = QT_TRANSLATE_NOOP(
    "Sentence", "{name} took the random numbers of seed {seed}. For others write seed={next}."
)
OF_SEEDS = QT_TRANSLATE_NOOP(
    "Sentence",
    "The arrays of random numbers took the seeds {first} to {last}. For others write seed={next}.",
)


class Literals(NamedTuple):
    """Tokens with each array as one, and what these are: values by where they begin."""

    tokens: list[Token]
    values: dict[int, Value | ExpressionError]


def with_arrays(text: str, found: list[Token], notes: Notes, *, singles: bool) -> Literals:
    """Make one token of each array that is written out; of lists of one number, too, on request."""
    reader = _LiteralReader(text, found, notes, singles=singles)
    return Literals(reader.read(), reader.values)


def array_from(text: str) -> Array | None:
    """The array that a text writes out, or makes by a call; None where it is nothing else."""
    try:
        listed = with_lists(text, tokens(text, Notes()), Notes())
        found = with_arrays(text, listed, Notes(), singles=True)
    except ExpressionError:
        return None
    value = found.values.get(found.tokens[0].position)
    return value.array if isinstance(value, Value) and len(found.tokens) == 2 else None


class _LiteralReader:
    def __init__(self, text: str, found: list[Token], notes: Notes, *, singles: bool) -> None:
        self.text, self.found, self.notes, self.singles = text, list(found), notes, singles
        self.values: dict[int, Value | ExpressionError] = {}
        self.made: list[Token] = []
        self.seed = _first_seed(found)
        self.seeded: list[str] = []  # the calls that name no seed, in order
        self.sizes = whole_numbers(found)
        self.sizes_used: set[str] = set()
        self.assigned = {
            each.text
            for each, after in itertools.pairwise(found)
            if each.kind is TokenKind.NAME and after.text == "="
        }

    def read(self) -> list[Token]:
        """All tokens."""
        at = 0
        while at < len(self.found):
            end = self._literal(at)
            if end > at:
                first, last = self.found[at], self.found[end - 1]
                typed = self.text[first.position : last.end]
                self._add(Token(TokenKind.ARRAY, typed, first.position, last.end))
                at = end
                continue
            self._add(self.found[at])
            at += 1
        self._without_sizes()
        self._tell_seeds()
        return self.made

    def _tell_seeds(self) -> None:
        """Tell of which seeds the arrays are that name none; each has one of its own."""
        last = self.seed + len(self.seeded) - 1
        if len(self.seeded) == 1:
            self.notes.add(OF_A_SEED, name=self.seeded[0], seed=last, next=last + 1)
        elif self.seeded:
            self.notes.add(OF_SEEDS, first=self.seed, last=last, next=last + 1)

    def _add(self, token: Token) -> None:
        self.made.append(token)
        if token.text == ")" and token.kind is TokenKind.SIGN:
            self._unwrap()

    def _literal(self, at: int) -> int:
        """Where the array ends that begins here; the place itself where none does."""
        token = self.found[at]
        if token.text in SHAPING:
            self._name_sizes(at)
        if token.kind is TokenKind.NAME:
            return self._made_by_call(at)
        if token.text != "[" or token.kind is not TokenKind.SIGN:
            return at
        before = self.made[-1] if self.made else None
        if before is not None and before.text == "^":
            return at
        if before is not None and before.touches(token) and _is_operand(before):
            return at  # an index
        if self._is_target(at):
            return at
        data, end, commas = self._nested(at)
        if data is None or not (commas or self.singles):
            return at
        if isinstance(data, ExpressionError):
            self.values[token.position] = data
            return end
        value = value_from(data)
        self.values[token.position] = (
            ExpressionError(value, self.text, token.position)
            if isinstance(value, Sentence)
            else value
        )
        return end

    def _is_target(self, at: int) -> bool:
        """Whether what begins here is the index of a line that sets an entry: x [0] = 2."""
        begins_line = len(self.made) == 1 or (len(self.made) > 1 and self.made[-2].kind is ENDS)
        return begins_line and entry_equals([self.made[-1], *self._line(at)]) > 0

    def _line(self, at: int) -> list[Token]:
        ends = next((n for n in range(at, len(self.found)) if self.found[n].kind is ENDS), at)
        return self.found[at : ends + 1]

    def _nested(self, start: int) -> tuple[Any, int, int]:
        """The nested lists that begin here, where they end, and how many commas they have.

        None where anything else than numbers stands in them.
        """
        found, at, commas = self.found, start, 0
        open_: list[list[Any]] = []
        is_entry = True  # an entry may begin here
        while at < len(found):
            token = found[at]
            if token.text == "[" and token.kind is TokenKind.SIGN:
                if not is_entry or len(open_) >= MOST_NESTED:
                    return None, start, 0
                open_.append([])
            elif token.text == "]" and token.kind is TokenKind.SIGN:
                closed = open_.pop()
                if not closed:
                    return None, start, 0
                if not open_:
                    return closed, at + 1, commas
                open_[-1].append(closed)
                is_entry = False
            elif token.text == ",":
                if is_entry:
                    return None, start, 0
                commas += 1
                is_entry = found[at + 1].text != "]"  # a comma may stand behind the last
            elif is_entry:
                entry, at = self._entry(at)
                if entry is None:
                    return None, start, 0
                if isinstance(entry, ExpressionError):
                    end = closing(found, start)
                    return (entry, end + 1, 1) if end > 0 else (None, start, 0)
                open_[-1].append(entry)
                is_entry = False
                continue
            else:
                return None, start, 0
            at += 1
        return None, start, 0

    def _entry(self, at: int) -> tuple[Any, int]:
        """One number, and where it ends; None where something else stands here."""
        found, end, depth = self.found, at, 0
        while end < len(found) and found[end].kind is not TokenKind.END:
            text = found[end].text
            if depth == 0 and text in (",", "]"):
                break
            if end - at == LONGEST_ENTRY:  # it is none, however long it is
                return None, at
            depth += (text in OPENING) - (text in CLOSING)
            end += 1
        words = found[at:end]
        try:
            if len(words) == 1 and words[0].kind is TokenKind.NUMBER:
                return number(self.text, words[0]), end
            if (
                len(words) == 2
                and words[1].kind is TokenKind.NUMBER
                and words[0].text in ("+", "-")
            ):
                sign = -1.0 if words[0].text == "-" else 1.0
                return sign * number(self.text, words[1]), end
        except ExpressionError as error:
            return error, end
        if not words:
            return None, at
        read = typed_number(self.text[words[0].position : words[-1].end])
        return (None, at) if isinstance(read, Sentence) else (read, end)

    # --- calls

    def _made_by_call(self, at: int) -> int:
        """Where a call such as zeros(2, 3) or normal(2, 8, seed=1) ends."""
        found, token = self.found, self.found[at]
        name = token.text
        if name not in MAKERS or name in self.assigned or found[at + 1].text != "(":
            return at
        end = closing(found, at + 1)
        if end < 0:
            return at
        inside = [self._size(each) for each in found[at + 2 : end]]
        given, options = call_data(self.text, inside, self.values)
        if NO_DATA in given or NO_DATA in options.values():
            return at
        if name in RANDOM and "seed" not in options:
            options["seed"] = self.seed + len(self.seeded)
            self.seeded.append(name)
        made = made_array(name, given, options)
        if made is None or why_not_shape(made.shape) is not None or not made.size:
            error = ExpressionError(NOT_MADE(name=name), self.text, token.position)
            self.values[token.position] = error
            return end + 1
        self.values[token.position] = Value(made)
        return end + 1

    def _name_sizes(self, at: int) -> None:
        """Put numbers for the names of sizes in x.view(-1, n), where the text gives n one."""
        end = closing(self.found, at + 1) if self.found[at + 1].text == "(" else -1
        for place in range(at + 2, end):
            if self.found[place - 1].text in ("(", "[", ",") or self.found[place - 1].text == "-":
                self.found[place] = self._size(self.found[place])

    def _size(self, token: Token) -> Token:
        """A name that the text gives a whole number as that number: zeros(N, D)."""
        size = self.sizes.get(token.text) if token.kind is TokenKind.NAME else None
        if size is None:
            return token
        self.sizes_used.add(token.text)
        return token._replace(kind=TokenKind.NUMBER, text=str(size))

    def _without_sizes(self) -> None:
        """Leave the lines out that give numbers which are sizes alone."""
        sizes = self.sizes_used
        named = Counter(each.text for each in self.made if each.text in sizes)
        lone = {each for each in sizes if named[each] == 1}
        if not lone:
            return
        self.notes.add(
            QT_TRANSLATE_NOOP("Sentence", "Read as sizes of arrays: {names}."),
            names=join_names(sorted(lone), MOST_TOLD),
        )
        kept: list[Token] = []
        start = 0
        for at, each in enumerate(self.made):
            if each.kind is TokenKind.END:
                line = self.made[start : at + 1]
                is_size = len(line) == 4 and line[0].text in lone and line[1].text == "="
                kept += [] if is_size else line
                start = at + 1
        self.made = kept

    def _unwrap(self) -> None:
        """Make one token of np.array([1, 2]) and of torch.tensor([1, 2], requires_grad=True)."""
        made = self.made
        start = len(made) - 2
        while start >= 0 and made[start].text != "(":
            if made[start].text == ")":
                return
            start -= 1
        if start < 1 or made[start + 1].kind is not TokenKind.ARRAY:
            return
        name, array = made[start - 1], made[start + 1]
        if name.kind is not TokenKind.NAME or name.text not in WRAPPERS:
            return
        inside = made[start + 2 : -1]
        if inside and not (inside[0].text == "," and inside[2:3] and inside[2].text == "="):
            return
        self.values[name.position] = self.values[array.position]
        typed = self.text[name.position : made[-1].end]
        made[start - 1 :] = [Token(TokenKind.ARRAY, typed, name.position, made[-1].end)]


def _first_seed(found: list[Token]) -> int:
    """The seed that a text sets, as np.random.seed(7) does; else 0."""
    for at, each in enumerate(found[:-3]):
        if each.text in SEEDING and found[at + 1].text == "(":
            return whole_number(found[at + 2]) or 0
    return 0


def _is_operand(token: Token) -> bool:
    return token.kind in (TokenKind.METHOD, TokenKind.ARRAY) or ends_operand(token)


def call_data(
    text: str, inside: list[Token], values: dict[int, Value | ExpressionError]
) -> tuple[list[Any], dict[str, Any]]:
    """The arguments of a call as data, in order and by name; NO_DATA where one is none."""
    given: list[Any] = []
    options: dict[str, Any] = {}
    for part in split_at_commas(inside):
        if len(part) > 2 and part[0].kind is TokenKind.NAME and part[1].text == "=":
            options[part[0].text] = data_of(text, part[2:], values)
        else:
            given.append(data_of(text, part, values))
    return given, options


def data_of(
    text: str, words: list[Token], values: dict[int, Value | ExpressionError], deep: int = 0
) -> Any:
    """A number, a word or a tuple of them; NO_DATA for anything else."""
    if not words:
        return NO_DATA
    first = words[0]
    if len(words) == 1:
        if first.kind is TokenKind.NAME:
            return WORDS.get(first.text, NO_DATA)
        if first.kind is TokenKind.STRING:
            return first.text.strip("\"'")
        if first.kind is TokenKind.ARRAY:
            value = values.get(first.position)
            return _whole(value.array.tolist()) if isinstance(value, Value) else NO_DATA
    if first.text in OPENING and closing(words, 0) == len(words) - 1 and deep < 4:
        inside = words[1:-1]
        parts = split_at_commas(inside)
        found = tuple(data_of(text, each, values, deep + 1) for each in parts)
        if NO_DATA in found:
            return NO_DATA
        is_grouped = first.text == "(" and len(found) == 1 and not outer(inside, ",")
        return found[0] if is_grouped else found
    signed = words[1:] if first.text in ("-", "+") else words
    if len(signed) == 1 and signed[0].kind is TokenKind.NUMBER:
        read = number(text, signed[0])
        read = -read if first.text == "-" else read
        plain = signed[0].text
        return int(read) if plain.replace("_", "").isdecimal() and plain.isascii() else read
    if len(words) > LONGEST_ENTRY or any(each.kind is TokenKind.NAME for each in words):
        return NO_DATA
    typed = typed_number(text[first.position : words[-1].end])
    return NO_DATA if isinstance(typed, Sentence) else typed


def _whole(data: Any) -> Any:
    if isinstance(data, list):
        return tuple(map(_whole, data))
    return int(data) if float(data).is_integer() else data
