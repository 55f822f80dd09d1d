"""Translates sentences, names and readings from below into the user's language."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from string import Formatter
from typing import Any

import numpy as np
from PySide6.QtCore import QCoreApplication

from circuit_editor.engine import Reading
from circuit_editor.files import FileError
from circuit_editor.files.failure import with_place
from circuit_editor.gates import GATES, Gate
from circuit_editor.gates.gate import CONSTANT_INSIDE
from circuit_editor.text import (
    Argument,
    Named,
    Sentence,
    printable_lines,
    show_array,
)
from circuit_editor.text.arrays import ON_A_WIRE
from circuit_editor.text.sentence import in_a_sentence
from circuit_editor.text.unbroken import has_han
from circuit_editor.ui.app.language import current_language

MOST_NOTES = 6
CONTEXTS = ("Sentence", "Gate")  # a gate's convention is spoken as a mark, too
STOPS = "。，、；：！？「」『』（）《》"


def say(sentence: Sentence) -> str:
    """The sentence in the user's language, with the sentences inside it."""
    told = {name: _said(_in_words(name, value)) for name, value in sentence.args}
    template = _translated(sentence.template)
    try:
        return fill(template, **told)
    except (KeyError, IndexError, ValueError):  # a translation that misspells a placeholder
        return sentence.template.format(**told)


def _in_words(name: str, value: Argument) -> Argument:
    """A gate's kind is told by its title; all else is what it is."""
    made = GATES.get(str(value)) if name == "kind" else None
    return value if made is None else Sentence.of(made.title)


def fill(template: str, **words: object) -> str:
    """The template with words in its places, without the spaces that Chinese does without.

    Spaces within the words stay: they may be a name that somebody gave.
    """
    told = {name: str(each) for name, each in words.items()}
    if template.isascii() and all(each.isascii() for each in told.values()):
        return template.format(**told)
    pieces: list[tuple[str, bool]] = []  # what is written, and whether the template has it
    for literal, name, *_ in Formatter().parse(template):
        pieces += [(literal, True)] if literal else []
        pieces += [(told[name], False)] if name and told[name] else []
    whole = ""
    for at, (piece, is_own) in enumerate(pieces):
        if is_own:
            after = next((each.lstrip() for each, _ in pieces[at + 1 :] if each.strip()), "")
            bare = piece.strip()
            if _close_up(whole, bare or after):
                piece = piece.lstrip()
            if _close_up(bare or whole, after):
                piece = piece.rstrip()
        whole += piece
    return whole


def _close_up(before: str, behind: str) -> bool:
    """True where no space stands between two texts: between Chinese, and beside its stops."""
    if not before or not behind:
        return False
    last, first = before.rstrip()[-1:], behind[:1]
    is_han = [has_han(each) for each in (last, first)]
    return all(is_han) or any(each and each in STOPS for each in (last, first))


def say_notes(notes: Sequence[Sentence]) -> str:
    """What is to be noted about a text, in one line; of very much only the first."""
    told = [say(each) for each in notes[:MOST_NOTES]]
    if len(notes) > MOST_NOTES:
        told.append("…")
    return fill(
        " ".join(f"{{n{at}}}" for at in range(len(told))),
        **{f"n{at}": each for at, each in enumerate(told)},
    )


def say_number(number: Any, decimals: int | None = None) -> str:
    """A number or an array of the run, in the user's language; "" for None."""
    return "" if number is None else _said(show_array(np.asarray(number), decimals))


def say_reading(reading: Reading) -> Reading:
    """The reading, with what it says in words in the user's language."""
    if reading.array is None or reading.array.shape == ():
        return reading  # nearly always: of every number on the canvas
    told = reading.told_within(ON_A_WIRE)
    if isinstance(told, Sentence):  # a shape, the same at every move of a hand
        return reading._replace(words=_said_in(current_language().code, told))
    return reading._replace(words=_said(told))


def in_words(label: str | Sentence | None) -> str | None:
    """The name of an undo step: a sentence, or a marked text that has nothing to be put into it."""
    return say(label) if isinstance(label, Sentence) else label and _translated(label)


def say_why(error: Exception) -> str:
    """Why something failed. What the system or a library says of it stays in its own words."""
    if isinstance(error, FileError):
        return "\n".join(say(with_place(each)) for each in error.problems)
    said = error.args[0] if error.args else None
    return say(said) if isinstance(said, Sentence) else printable_lines(str(error))


def say_gate(text: str) -> str:
    """A gate's own text (its summary, its character, its group) in the user's language."""
    return QCoreApplication.translate("Gate", text) if text else ""


def name_of(gate: Gate) -> str:
    """What a gate's kind is called in the user's language."""
    return say_gate(gate.title)


def full_name_of(gate: Gate) -> str:
    """The same, with what one types, and what PyTorch calls it, where that is another word."""
    name = name_of(gate)
    is_typed = gate.group != CONSTANT_INSIDE and not gate.is_port
    is_typed = is_typed and not (gate.is_source or gate.is_flag)
    return f"{name} {gate.title}" if is_typed and name != gate.title else name


def general_symbol(gate: Gate) -> str:
    """The symbol of a kind, its constants as letters: `+c`."""
    return gate.symbol_of({name: name for name in gate.attrs})


@lru_cache(maxsize=256)
def _said_in(code: str, told: Sentence) -> str:
    """A sentence as it is said in the language with this code, which is the one that is spoken."""
    return say(told)


def _said(value: Argument) -> str:
    if isinstance(value, Sentence):
        return say(value)
    if isinstance(value, Named):
        return in_a_sentence(" ".join(value.described.split()))
    return in_a_sentence(str(value))


def _translated(template: str) -> str:
    for context in CONTEXTS:
        translated = QCoreApplication.translate(context, template)
        if translated != template:
            return translated
    return template
