"""A message as data: a template that translators see, and the things to put into it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias, Union

Argument: TypeAlias = Union[str, int, float, "Named", "Sentence"]


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: N802 (the name lupdate looks for)
    """Mark `text` for translation and return it unchanged. Works without Qt."""
    return text


@dataclass(frozen=True, slots=True)
class Named:
    """Something a sentence speaks of: by its `name` for scripts, `described` for people."""

    name: str
    described: str

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True)
class Sentence:
    """One message for people. `str(sentence)` is the English; the window translates it.

    The template is a constant marked with `QT_TRANSLATE_NOOP("Sentence", ...)`; the arguments are
    strangers' text or numbers and are never read as a template.
    """

    template: str
    args: tuple[tuple[str, Argument], ...] = ()

    @staticmethod
    def of(template: str, **args: Argument) -> Sentence:
        """Build a sentence from a marked template and its named arguments."""
        return Sentence(template, tuple(args.items()))

    def __str__(self) -> str:
        return self.template.format(**{name: str(value) for name, value in self.args})
