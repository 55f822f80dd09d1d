"""Errors in an expression, with the place where they are."""

from __future__ import annotations

from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence, ToldError

BYTE_ORDER_MARK = "\ufeff"  # some editors write one, unseen, at the start of a file


class ExpressionError(ToldError, ValueError):
    """The text is no expression; `sentence` says what, where, and what to do.

    `problem` is the sentence without the place. `position` is the 0-based offset into the text,
    `line` and `column` count from 1; all three are None where the text is not to blame (a value
    for a name that it does not have).
    """

    position: int | None = None
    line: int | None = None
    column: int | None = None

    def __init__(self, problem: Sentence, text: str = "", position: int | None = None) -> None:
        self.problem = problem
        self.sentence = problem
        if position is not None:
            before = text[:position]
            self.position = position
            self.line = before.count("\n") + 1
            self.column = len(before.rpartition("\n")[2].removeprefix(BYTE_ORDER_MARK)) + 1
            self.sentence = _at(problem, self.line, self.column, several="\n" in text.strip())
        super().__init__(str(self.sentence))


def refuse_if(problem: Sentence | None, text: str = "", position: int | None = None) -> None:
    """Raise ExpressionError where there is a problem."""
    if problem is not None:
        raise ExpressionError(problem, text, position)


def _at(problem: Sentence, line: int, column: int, *, several: bool) -> Sentence:
    if not several:
        return Sentence.of(
            QT_TRANSLATE_NOOP("Sentence", "Column {column}: {problem}"),
            column=column,
            problem=problem,
        )
    return Sentence.of(
        QT_TRANSLATE_NOOP("Sentence", "Line {line}, column {column}: {problem}"),
        line=line,
        column=column,
        problem=problem,
    )
