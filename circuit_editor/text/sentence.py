"""A message as data: a template that translators see, and the things to put into it."""

from __future__ import annotations

from typing import TypeAlias

from circuit_editor.named_tuple import NamedTuple
from circuit_editor.text.quoting import quote

Argument: TypeAlias = "str | int | float | Named | Sentence"

LONGEST_ARGUMENT = 500  # characters: more of one thing nobody reads in a sentence


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: N802 (the name lupdate looks for)
    """Mark `text` for translation and return it unchanged. Works without Qt."""
    return text


class Named(NamedTuple):
    """A thing in a sentence: by its `name` for scripts, `described` for people."""

    name: str
    described: str

    def __str__(self) -> str:
        return self.name


class Sentence(NamedTuple):
    """One message for people. `str(sentence)` is the English; the window translates it.

    The template is a constant marked with `QT_TRANSLATE_NOOP("Sentence", ...)`; the arguments are
    strangers' text or numbers: never read as a template, and quoted wherever they are said.
    """

    template: str
    args: tuple[tuple[str, Argument], ...] = ()

    @staticmethod
    def of(template: str, **args: Argument) -> Sentence:
        """Build a sentence from a marked template and its named arguments."""
        return Sentence(template, tuple(args.items()))

    def __str__(self) -> str:
        return self.template.format(**{name: _said(value) for name, value in self.args})


class Template(NamedTuple):
    """A marked text with places for what is known later: called with that, it gives the sentence.

    The arguments that `quoted` names are strangers' text, cut to what one line of a sentence holds.
    """

    text: str
    quoted: tuple[str, ...] = ()

    def __call__(self, **args: Argument) -> Sentence:
        """The sentence with these arguments."""
        return Sentence(
            self.text,
            tuple(
                (name, quote(str(value)) if name in self.quoted else value)
                for name, value in args.items()
            ),
        )


def in_a_sentence(text: str) -> str:
    """A stranger's text as it stands in a sentence, in whatever language that is said."""
    return quote(text, LONGEST_ARGUMENT)


def _said(value: Argument) -> str:
    return str(value) if isinstance(value, Sentence) else in_a_sentence(str(value))
