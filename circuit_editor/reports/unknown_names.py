"""The sentences about a name that a circuit does not have."""

from __future__ import annotations

import reprlib
from collections.abc import Iterable
from typing import Any

from circuit_editor.files.suggestion import with_suggestion
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence, quote

SHOWN_NAMES = 8  # in a sentence


class UnknownName(ValueError, KeyError):
    """A name that the circuit does not have; the message offers the nearest one it has.

    A KeyError as well, because `c["x"]` and `r.gradients["x"]` look names up.
    """

    __str__ = Exception.__str__  # a KeyError's is the message in quotes


def text_or_refuse(name: Any) -> str:
    """The name, where it is a text. Raises TypeError with a sentence."""
    if not isinstance(name, str):
        raise TypeError(str(_no_text(name)))
    return name


def no_such_input(name: str, known: Iterable[str]) -> Sentence:
    """There is no input of this name."""
    template = QT_TRANSLATE_NOOP("Sentence", 'There is no input "{name}".')
    return with_suggestion(Sentence.of(template, name=quote(name)), name, known)


def no_such_pin(name: str, known: Iterable[str]) -> Sentence:
    """There is nothing of this name that has a value."""
    template = QT_TRANSLATE_NOOP("Sentence", 'There is no input, gate or pin "{name}".')
    return with_suggestion(Sentence.of(template, name=quote(name)), name, known)


def no_such_block(name: str, names: list[str], known: Iterable[str]) -> Sentence:
    """There is no block of this name; `names` are those of the definitions."""
    if not names:
        template = QT_TRANSLATE_NOOP(
            "Sentence", 'There is no block "{name}": this circuit has no blocks.'
        )
        return Sentence.of(template, name=quote(name))
    template = QT_TRANSLATE_NOOP(
        "Sentence", 'There is no block "{name}"; the blocks here are {known}.'
    )
    sentence = Sentence.of(template, name=quote(name), known=_listed(names))
    return with_suggestion(sentence, name, known)


def many_blocks(name: str, instances: list[str]) -> Sentence:
    """Several definitions bear this name."""
    template = QT_TRANSLATE_NOOP(
        "Sentence", 'Several blocks are called "{name}": say which one is meant, {paths}.'
    )
    return Sentence.of(template, name=quote(name), paths=_listed(instances))


def not_one_output(name: str, ports: Iterable[str]) -> Sentence:
    """The name is that of a block, which has no value by itself."""
    template = QT_TRANSLATE_NOOP(
        "Sentence", 'The block "{name}" has not one output: name one of its pins, {pins}.'
    )
    return Sentence.of(
        template, name=quote(name), pins=_listed([f"{name}.{each}" for each in ports])
    )


def _no_text(name: Any) -> Sentence:
    template = QT_TRANSLATE_NOOP(
        "Sentence", 'A name must be a text such as "x" or "neuron1/w"; it was {got}.'
    )
    return Sentence.of(template, got=quote(reprlib.repr(name)))


def _listed(names: list[str]) -> str:
    shown = [f'"{quote(each)}"' for each in names[:SHOWN_NAMES]]
    return ", ".join([*shown, "…"] if len(names) > SHOWN_NAMES else shown)
