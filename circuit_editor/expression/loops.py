"""Loops over a few whole numbers, written out round by round.

    for i in range(3): x = x * w            x = x * w; x = x * w; x = x * w

The lines inside stand behind the colon, or further in; each gives a name a value. A loop that
trains (it calls backward, or works out gradients) is refused: its rounds are no part of the
formula. So is one whose rounds do not build on one another, of which only the last would count.
"""

from __future__ import annotations

from collections.abc import Mapping

from circuit_editor.expression.errors import ExpressionError, refuse_if
from circuit_editor.expression.grammar import DEEPEST
from circuit_editor.expression.notes import Notes, excerpt
from circuit_editor.expression.shapes import (
    entry_equals,
    is_gradient,
    outer,
    split_at_commas,
    target_equals,
    whole_number,
    whole_numbers,
)
from circuit_editor.expression.tokens import Token, TokenKind
from circuit_editor.expression.words import (
    ATTRIBUTES_WITHOUT_RESULT,
    CALLS_WITHOUT_RESULT,
    GRADIENTS,
    WITHOUT_RESULT,
)
from circuit_editor.files.limits import Limit
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence

MOST_WRITTEN_OUT = Limit(
    20_000,
    QT_TRANSLATE_NOOP(
        "Sentence", "Written out this has {got} words and signs (limit {limit}). Repeat it less."
    ),
)
OF_TRAINING = CALLS_WITHOUT_RESULT | ATTRIBUTES_WITHOUT_RESULT | GRADIENTS
NO_LOOP = Sentence.of(
    QT_TRANSLATE_NOOP(
        "Sentence",
        "Of loops those are read whose rounds are counted and build on one another, as in "
        "{example}. Leave out a loop that trains; write other lines one by one.",
    ),
    example="for i in range(3): x = x*w",
)


def with_rounds(text: str, found: list[Token], notes: Notes) -> list[Token]:
    """The tokens of a text without its loops; the very same where it has none.

    Raises ExpressionError for a loop that is no formula, and for one of too many rounds.
    """
    if not any(each.text == "for" for each in found):
        return found
    return _Rounds(text, notes, whole_numbers(found)).without_loops(lines_of(found))


def lines_of(found: list[Token]) -> list[list[Token]]:
    """The statements of a text, each with the END behind it; empty ones are left out."""
    lines: list[list[Token]] = [[]]
    for token in found:
        lines[-1].append(token)
        if token.kind is TokenKind.END:
            lines.append([])
    return [each for each in lines if len(each) > 1]


def lines_inside(
    text: str, lines: list[list[Token]], at: int, colon: int
) -> tuple[list[list[Token]], int]:
    """The statements inside the one whose head ends with a colon, and the number behind them.

    They stand behind the colon and in the same row; else further in than the head.
    """
    head, *_ = lines[at]
    behind = lines[at][colon + 1 :]
    inside, end = ([behind] if len(behind) > 1 else []), at + 1
    row_ends = text.find("\n", head.position) % (len(text) + 1)
    while end < len(lines):
        place = lines[end][0].position
        is_in_row = head.position < place <= row_ends
        is_further_in = not is_in_row and column(text, place) > column(text, head.position)
        if not (is_in_row if len(behind) > 1 else is_further_in):
            break
        inside.append(lines[end])
        end += 1
    return inside, end


def column(text: str, place: int) -> int:
    """How many characters stand before a place in its row."""
    return place - text.rfind("\n", 0, place) - 1


class _Rounds:
    def __init__(self, text: str, notes: Notes, known: Mapping[str, int]) -> None:
        self.text = text
        self.notes = notes
        self.known = known
        self.size = self.depth = 0

    def without_loops(self, lines: list[list[Token]]) -> list[Token]:
        made: list[Token] = []
        at = 0
        while at < len(lines):
            line = lines[at]
            colons = outer(line, ":")
            if line[0].text == "for" and colons and line[2].text == "in":
                inside, end = lines_inside(self.text, lines, at, colons[0])
                self.depth += 1
                refuse_if(DEEPEST.exceeded_by(self.depth), self.text, line[0].position)
                made += self._written_out(line[: colons[0]], inside)
                self.depth -= 1
                at = end
            else:
                made += line
                at += 1
        return made

    def _written_out(self, head: list[Token], inside: list[list[Token]]) -> list[Token]:
        """All rounds of a loop, one after the other."""
        numbers = self._range(head)
        inside = lines_of(self.without_loops([each for each in inside if not _prints(each)]))
        if numbers is None or not _goes_on(inside):
            raise ExpressionError(NO_LOOP, self.text, head[0].position)
        self.size += len(numbers) * sum(map(len, inside))
        refuse_if(MOST_WRITTEN_OUT.exceeded_by(self.size), self.text, head[0].position)
        self.notes.add(
            QT_TRANSLATE_NOOP(
                "Sentence", '"{typed}" was written out: {count} rounds, one after the other.'
            ),
            typed=excerpt(self.text[head[0].position : head[-1].end]),
            count=len(numbers),
        )
        return [
            each._replace(kind=TokenKind.NUMBER, text=str(number), module="")
            if each.kind is TokenKind.NAME and each.text == head[1].text
            else each
            for number in numbers
            for line in inside
            for each in line
        ]

    def _range(self, head: list[Token]) -> range | None:
        """The numbers of `for i in range(1, 4)`; None for any other head of a loop."""
        if [each.text for each in head[3:5]] != ["range", "("] or head[-1].text != ")":
            return None
        found = [self._whole(each) for each in split_at_commas(head[5:-1])]
        bounds = [each for each in found if each is not None]
        is_counted = 0 < len(bounds) == len(found) < 4 and 0 not in bounds[2:]
        return range(*bounds) if is_counted else None

    def _whole(self, part: list[Token]) -> int | None:
        """The whole number that is written, with a sign or not, or that a name has."""
        is_negative = len(part) == 2 and part[0].text == "-"
        if len(part) != 1 + is_negative:
            return None
        number = self.known.get(part[-1].text, whole_number(part[-1]))
        return -number if is_negative and number is not None else number


def _prints(line: list[Token]) -> bool:
    return line[0].text == "pass" or (line[0].text in WITHOUT_RESULT and line[1].text == "(")


def _goes_on(inside: list[list[Token]]) -> bool:
    """Whether rounds of these lines are a formula that goes on from one to the next."""
    equals = [target_equals(line) or entry_equals(line) for line in inside]
    if not all(equals) or any(each.text in OF_TRAINING for line in inside for each in line):
        return False
    used = [
        {each.text for each in line[at + 1 :] if each.kind is TokenKind.NAME}
        for line, at in zip(inside, equals, strict=True)
    ]
    given = {line[0].text for line in inside}
    if any(is_gradient(name, given.union(*used) - {name}) for name in given):
        return False
    so_far: set[str] = set()
    for line, at, names in zip(inside, equals, used, strict=True):
        if at > 1 or names & given - so_far:  # s += x, or a name of the round before
            return True
        so_far.add(line[0].text)
    return False
