"""Loops over a few whole numbers, written out round by round.

    for i in range(3): x = x * w            x = x * w; x = x * w; x = x * w

The lines inside stand behind the colon, or further in; each gives a name a value. A loop that calls
backward trains: one round of it is read, for the others are no part of the formula. One that works
out gradients itself is refused, and so is one whose rounds do not build on one another, of which
only the last would count.
"""

from __future__ import annotations

from collections.abc import Mapping

from circuit_editor.expression.errors import ExpressionError, refuse_if
from circuit_editor.expression.grammar import DEEPEST
from circuit_editor.expression.notes import Notes, excerpt
from circuit_editor.expression.rounds import (
    MOST_WRITTEN_OUT,
    Rounds,
    in_round,
    lengths_of_lists,
    with_sums_written_out,
)
from circuit_editor.expression.shapes import (
    entry_equals,
    is_gradient,
    lines_of,
    outer,
    target_equals,
    whole_numbers,
)
from circuit_editor.expression.tokens import Token, TokenKind
from circuit_editor.expression.unpacking import unpacked
from circuit_editor.expression.words import (
    ATTRIBUTES_WITHOUT_RESULT,
    CALLS_WITHOUT_RESULT,
    GRADIENTS,
    STARTS_BACKWARD,
    WITHOUT_RESULT,
)
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence

OF_TRAINING = CALLS_WITHOUT_RESULT | ATTRIBUTES_WITHOUT_RESULT | GRADIENTS
NO_LENGTHS: Mapping[str, int] = {}
ONE_ROUND = QT_TRANSLATE_NOOP(
    "Sentence", "The loop trains, and one round of it was read: a circuit is that of one step."
)
NO_LOOP = Sentence.of(
    QT_TRANSLATE_NOOP(
        "Sentence",
        "Of loops those are read whose rounds are counted and build on one another, as in "
        "{example}. Leave out a loop that trains; write other lines one by one.",
    ),
    example="for i in range(3): x = x*w",
)


def with_rounds(
    text: str, found: list[Token], notes: Notes, lengths: Mapping[str, int] = NO_LENGTHS
) -> list[Token]:
    """The tokens of a text without its loops; the very same where it has none.

    Raises ExpressionError for a loop that is no formula, and for one of too many rounds.
    """
    if not any(each.text == "for" for each in found):
        return found
    lengths = {**lengths, **lengths_of_lists(found)}
    rounds = Rounds(whole_numbers(found), lengths)
    found = with_sums_written_out(text, found, rounds, notes)
    return _Writer(text, notes, rounds).without_loops(lines_of(found))


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


class _Writer:
    def __init__(self, text: str, notes: Notes, rounds: Rounds) -> None:
        self.text = text
        self.notes = notes
        self.rounds = rounds
        self.size = self.depth = 0

    def without_loops(self, lines: list[list[Token]]) -> list[Token]:
        made: list[Token] = []
        at = 0
        while at < len(lines):
            line = lines[at]
            colons = outer(line, ":")
            if line[0].text == "for" and colons and "in" in [each.text for each in line]:
                inside, end = lines_inside(self.text, lines, at, colons[0])
                if _trains(inside) and all(map(_prints, lines[end:])):
                    self.notes.add(ONE_ROUND)
                    return [*made, *self.without_loops(_until_backward(inside))]
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
        several = self.rounds.of(head)
        inner = self.without_loops([each for each in inside if not _prints(each)])
        inside = lines_of(unpacked(self.text, inner, has_arrays=True))
        if several is None or not _goes_on(inside):
            raise ExpressionError(NO_LOOP, self.text, head[0].position)
        self.size += len(several) * sum(map(len, inside))
        refuse_if(MOST_WRITTEN_OUT.exceeded_by(self.size), self.text, head[0].position)
        self.notes.add(
            QT_TRANSLATE_NOOP(
                "Sentence", '"{typed}" was written out: {count} rounds, one after the other.'
            ),
            typed=excerpt(self.text[head[0].position : head[-1].end]),
            count=len(several),
        )
        return [token for names in several for line in inside for token in in_round(line, names)]


def _prints(line: list[Token]) -> bool:
    return line[0].text == "pass" or (line[0].text in WITHOUT_RESULT and line[1].text == "(")


def _trains(inside: list[list[Token]]) -> bool:
    """Whether these lines call backward, and step: their rounds are no part of the formula."""
    return any(
        each.kind is TokenKind.METHOD and each.text in STARTS_BACKWARD
        for line in inside
        for each in line
    )


def _until_backward(inside: list[list[Token]]) -> list[list[Token]]:
    """The lines of a round up to its backward pass: behind it come steps, and what is printed."""
    ends = next(at for at in range(len(inside)) if _trains(inside[at : at + 1]))
    return [each for each in inside[: ends + 1] if not _prints(each)]


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
