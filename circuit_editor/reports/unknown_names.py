"""The sentences about a name that a circuit does not have."""

from __future__ import annotations

import reprlib
from collections.abc import Iterable
from typing import Any

from circuit_editor.files.suggestion import with_suggestion
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence, Template, join_names, quote

SHOWN_NAMES = 8  # in a sentence

NO_TEXT = Template(
    QT_TRANSLATE_NOOP(
        "Sentence", 'A name must be a text such as "x" or "neuron1/w"; it was {got}.'
    ),
    quoted=("got",),
)
NO_INPUT = Template(QT_TRANSLATE_NOOP("Sentence", 'There is no input "{name}".'), quoted=("name",))
NO_PIN = Template(
    QT_TRANSLATE_NOOP("Sentence", 'There is no input, gate or pin "{name}".'), quoted=("name",)
)
NO_BLOCKS = Template(
    QT_TRANSLATE_NOOP("Sentence", 'There is no block "{name}": this circuit has no blocks.'),
    quoted=("name",),
)
NO_BLOCK = Template(
    QT_TRANSLATE_NOOP("Sentence", 'There is no block "{name}"; the blocks here are {known}.'),
    quoted=("name",),
)
MANY_BLOCKS = Template(
    QT_TRANSLATE_NOOP(
        "Sentence", 'Several blocks are called "{name}": say which one is meant, {paths}.'
    ),
    quoted=("name",),
)
NOT_ONE_OUTPUT = Template(
    QT_TRANSLATE_NOOP(
        "Sentence", 'The block "{name}" has not one output: name one of its pins, {pins}.'
    ),
    quoted=("name",),
)


class UnknownName(ValueError, KeyError):
    """A name that the circuit does not have; the message offers the nearest one it has.

    A KeyError as well, because `c["x"]` and `r.gradients["x"]` look names up.
    """

    __str__ = Exception.__str__  # a KeyError's is the message in quotes


def text_or_refuse(name: Any) -> str:
    """The name, where it is a text. Raises TypeError with a sentence."""
    if not isinstance(name, str):
        raise TypeError(str(NO_TEXT(got=reprlib.repr(name))))
    return name


def no_such_input(name: str, known: Iterable[str]) -> Sentence:
    """There is no input of this name."""
    return with_suggestion(NO_INPUT(name=name), name, known)


def no_such_pin(name: str, known: Iterable[str]) -> Sentence:
    """There is nothing of this name that has a value."""
    return with_suggestion(NO_PIN(name=name), name, known)


def no_such_block(name: str, names: list[str], known: Iterable[str]) -> Sentence:
    """There is no block of this name; `names` are those of the definitions."""
    if not names:
        return NO_BLOCKS(name=name)
    return with_suggestion(NO_BLOCK(name=name, known=_listed(names)), name, known)


def many_blocks(name: str, instances: list[str]) -> Sentence:
    """Several definitions bear this name."""
    return MANY_BLOCKS(name=name, paths=_listed(instances))


def not_one_output(name: str, ports: Iterable[str]) -> Sentence:
    """The name is that of a block, which has no value by itself."""
    return NOT_ONE_OUTPUT(name=name, pins=_listed([f"{name}.{each}" for each in ports]))


def _listed(names: list[str]) -> str:
    return join_names([f'"{quote(each)}"' for each in names], SHOWN_NAMES)
