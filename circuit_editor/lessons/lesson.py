"""The data of a lesson: its steps, their texts by language, goals, choices and covers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from circuit_editor.lessons.goals import GUESSED, Goal
from circuit_editor.model import Document
from circuit_editor.text import Quantity, SentenceError

ENGLISH = "en"
CHARACTER = "character"  # of a gate: the word for what it does to a gradient
PARTED = re.compile(r"\n[ \t]*\n")


class LessonError(SentenceError, ValueError):
    """A lesson that cannot be read; `sentence` says where, what is wrong, and what to do."""


class LessonParagraph(NamedTuple):
    """A paragraph of a text on one line, or a formula that stands alone."""

    text: str
    is_formula: bool = False


@dataclass(frozen=True, slots=True)
class TextByLanguage:
    """A teacher's text in one language or in several, by their codes.

    Empty lines part its paragraphs. One between two `$` is a formula, written as in any sentence:
    `$ ∂f/∂x = −1/u² $`.
    """

    by_language: Mapping[str, str]

    def in_(self, language: str) -> str:
        """The text in a language, else in English, else in whatever there is."""
        texts = self.by_language
        return texts.get(language) or texts.get(ENGLISH) or next(iter(texts.values()), "")

    def paragraphs_in(self, language: str) -> list[LessonParagraph]:
        """The text in a language, paragraph by paragraph; the lines of each are joined."""
        found = (" ".join(each.split()) for each in PARTED.split(self.in_(language)))
        return [_paragraph(each) for each in found if each]

    def __bool__(self) -> bool:
        return any(self.by_language.values())


def _paragraph(text: str) -> LessonParagraph:
    inside = text[1:-1].strip()
    is_formula = text[0] == text[-1] == "$" and bool(inside) and "$" not in inside
    return LessonParagraph(inside, is_formula=True) if is_formula else LessonParagraph(text)


NOTHING = TextByLanguage({})


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the answers to choose from, and what is said to who chooses it.

    `at` is the name of what may be selected on the canvas in its place, a gate, an input or the
    wire that arrives at a pin; or "".
    """

    text: TextByLanguage
    said: TextByLanguage = NOTHING
    at: str = ""
    is_right: bool = False


@dataclass(frozen=True, slots=True)
class LessonStep:
    """One step: it asks, and once its goals are reached it tells.

    `covered` are the numbers to predict, each (value or gradient, the name of a pin); `shows` is
    where the timeline stands: None for all numbers at once, (a pass, NAME), or "start". `hides` are
    "value" or "gradient" where all such numbers come later in the lesson, and "character" where the
    words under gates do. `choices` are answers of which one is right; what is covered and not to be
    predicted is shown once that was chosen. `opens` are blocks shown gate by gate. `blocks` are
    those that were made in earlier steps and are needed here, each (its name, the names of its
    gates): whoever skipped those steps, or comes back another day, finds them made.
    """

    text: TextByLanguage
    told: TextByLanguage = NOTHING
    goals: tuple[Goal, ...] = ()
    hints: tuple[TextByLanguage, ...] = ()
    covered: tuple[tuple[Quantity, str], ...] = ()
    shows: tuple[str, str] | None = None
    circuit: Document | None = None
    opens: tuple[str, ...] | None = None
    hides: tuple[str, ...] = ()
    blocks: tuple[tuple[str, tuple[str, ...]], ...] = ()
    choices: tuple[Choice, ...] = ()

    @property
    def asked(self) -> tuple[tuple[Quantity, str], ...]:
        """The numbers to predict, in the order of the goals: what, and the name."""
        words = [goal.text.split(maxsplit=2) for goal in self.goals]
        return tuple((Quantity(word[1]), word[2]) for word in words if word[0] == GUESSED)


@dataclass(frozen=True, slots=True)
class Lesson:
    """A lesson: its id, its title, how many minutes it takes, its steps, and which comes next.

    `summary` is what one knows at its end.
    """

    id: str
    title: TextByLanguage
    steps: tuple[LessonStep, ...]
    circuit: Document = field(default_factory=Document)
    minutes: int = 0
    next: str = ""
    summary: TextByLanguage = NOTHING

    def circuit_at(self, at: int) -> Document:
        """The circuit that step `at` begins with, for who did none of those before."""
        if not self.steps[at].blocks:
            return self.drawn_for(at)
        from circuit_editor.layout.space import free_space  # the window opens without
        from circuit_editor.model.edits.grouping import groupable, why_not_group

        document = self.drawn_for(at)
        for name, gates in self.steps[at].blocks:
            root = document.root
            chunk = groupable(root, [id_ for id_ in root.nodes if root.label(id_) in gates])
            if chunk and why_not_group(root, chunk) is None:
                document, _ = free_space.group(document, chunk, name)
        return document

    def covered_after(self, at: int) -> list[tuple[Quantity, str]]:
        """What the steps after `at` cover that go on with the same circuit."""
        covered: dict[tuple[Quantity, str], None] = {}
        for later in self.steps[at + 1 :]:
            if later.circuit is not None:
                break
            covered |= dict.fromkeys(later.covered)
        return list(covered)

    def steps_down_by(self, at: int) -> bool:
        """True where step `at`, or one before it, asks for steps down."""
        goals = (goal for step in self.steps[: at + 1] for goal in step.goals)
        return any(goal.text.startswith("stepped ") for goal in goals)

    def drawn_for(self, at: int) -> Document:
        """The last circuit that was drawn for step `at` or one before, without its blocks."""
        own = [step.circuit for step in self.steps[: at + 1] if step.circuit is not None]
        return own[-1] if own else self.circuit
