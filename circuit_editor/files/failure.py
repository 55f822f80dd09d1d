"""The error of a file that cannot be opened or written, and the findings of a check."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from circuit_editor.model import Problem
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence, ToldError

MOST_PROBLEMS = 20
LONGEST_PLACE = 200

MISSING = Sentence.of(QT_TRANSLATE_NOOP("Sentence", "This is missing."))


class FileError(ToldError):
    """A file that cannot be read or written, and why.

    `problems` has at least one and at most 20 entries. Each says where in the file (a path such
    as `nodes.m1.value` or `wires[3].to`, or "" for the file as a whole) and what to do.
    `str(error)` is their English, one per line.
    """

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(Problem(_short(each.at), each.sentence) for each in problems)
        super().__init__(str(self))

    @staticmethod
    def of(sentence: Sentence, at: str = "") -> FileError:
        """A file error with a single problem."""
        return FileError([Problem(at, sentence)])

    @staticmethod
    def refuse_if(problem: Sentence | None) -> None:
        """Raise FileError where there is a problem with the file as a whole."""
        if problem is not None:
            raise FileError.of(problem)

    def __str__(self) -> str:
        return "\n".join(str(with_place(each)) for each in self.problems)


class Findings:
    """Problems collected while a file is checked. The twentieth ends the check."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def report(self, at: str, sentence: Sentence | None) -> None:
        """Note a problem, if there is one. Raises FileError when there are enough to read."""
        if sentence is None:
            return
        self.problems.append(Problem(at, sentence))
        if len(self.problems) == MOST_PROBLEMS:
            self.settle()

    def within(self, at: str) -> Callable[[str, Sentence | None], None]:
        """Notes problems of the fields of what stands at a place, by their names."""
        return lambda name, sentence: self.report(f"{at}.{name}", sentence)

    def settle(self) -> None:
        """Raise FileError if anything was reported."""
        if self.problems:
            raise FileError(self.problems)


def with_place(problem: Problem) -> Sentence:
    """The sentence of a problem with its place before it."""
    if not problem.at:
        return problem.sentence
    return Sentence.of(
        QT_TRANSLATE_NOOP("Sentence", "{place}: {problem}"),
        place=problem.at,
        problem=problem.sentence,
    )


def _short(place: str) -> str:
    """A place fit for one line: both ends of a path that is too long."""
    half = LONGEST_PLACE // 2
    return place if len(place) <= LONGEST_PLACE else f"{place[:half]}…{place[1 - half :]}"
