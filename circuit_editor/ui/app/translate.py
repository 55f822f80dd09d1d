"""Translates sentences, names and readings from below into the user's language."""

from __future__ import annotations

import re
from collections.abc import Sequence
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

MOST_NOTES = 6
LISTED = ("first", "second")  # in a row, with an "and" between
CONTEXTS = ("Sentence", "Gate")  # a gate's convention is spoken as a mark, too
HAN = "\u3400-\u9fff"


def say(sentence: Sentence) -> str:
    """The sentence in the user's language, with the sentences inside it."""
    args = [(name, _in_words(name, value)) for name, value in sentence.args]
    told = {name: _said(value) for name, value in args}
    template = _translated(sentence.template)
    for name, value in args:
        if isinstance(value, Sentence) and name not in LISTED:
            template = _closed_up(template, name, told[name])
    try:
        return template.format(**told)
    except (KeyError, IndexError, ValueError):  # a translation that misspells a placeholder
        return sentence.template.format(**told)


def _in_words(name: str, value: Argument) -> Argument:
    """A gate's kind is told by its title; all else is what it is."""
    made = GATES.get(str(value)) if name == "kind" else None
    return value if made is None else Sentence.of(made.title)


def _closed_up(template: str, name: str, words: str) -> str:
    """The template without the spaces around a placeholder that words in Chinese do without.

    A name that somebody gave keeps them, so that one sees where it ends.
    """
    if re.match(f"[{HAN}]", words):
        template = re.sub(f"(?<=[{HAN}]) (?={{{name}}})", "", template)
    if re.search(f"[{HAN}]$", words):
        template = re.sub(f"(?<={{{name}}}) (?=[{HAN}])", "", template)
    return template


def say_notes(notes: Sequence[Sentence]) -> str:
    """What is to be noted about a text, in one line; of very much only the first."""
    told = [say(each) for each in notes[:MOST_NOTES]]
    return " ".join([*told, "…"] if len(notes) > MOST_NOTES else told)


def say_number(number: Any, decimals: int = 2) -> str:
    """A number or an array of the run, in the user's language; "" for None."""
    return "" if number is None else _said(show_array(np.asarray(number), decimals))


def say_reading(reading: Reading) -> Reading:
    """The reading, with what it says in words in the user's language."""
    if reading.array is None or reading.array.shape == ():
        return reading  # nearly always: of every number on the canvas
    return reading._replace(words=_said(reading.told_within(ON_A_WIRE)))


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
