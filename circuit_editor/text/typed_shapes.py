"""Shapes and axes as people type them: `2x8`, `(2, 8)`, `2×8`, `[2, 8]`, `8`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from circuit_editor.text.sentence import QT_TRANSLATE_NOOP, Sentence, Template
from circuit_editor.text.typed_numbers import on_the_keyboard

LONGEST = 100  # signs
BRACKETS = {"(": ")", "[": "]"}
BETWEEN = re.compile(r"\s*[x*,;，、]\s*|\s+", re.IGNORECASE)
WHOLE = re.compile(r"[+-]?\d{1,9}")

NOT_WHOLE_NUMBERS = Template(
    QT_TRANSLATE_NOOP("Sentence", '"{text}" is no list of whole numbers. Type one such as 0, 1.'),
    quoted=("text",),
)
NO_SHAPE = Template(
    QT_TRANSLATE_NOOP(
        "Sentence",
        '"{text}" is no shape. Type lengths such as 2x8 or (2, 8); 8 is a row of eight numbers.',
    ),
    quoted=("text",),
)


def typed_whole_numbers(text: str) -> tuple[int, ...] | None:
    """The whole numbers that were typed, in brackets or not; None where something is none."""
    plain = on_the_keyboard(text).strip()
    if len(plain) > LONGEST:
        return None
    if plain[:1] in BRACKETS and plain.endswith(BRACKETS[plain[:1]]) and len(plain) > 1:
        plain = plain[1:-1].strip()
    if not plain:
        return ()
    parts = BETWEEN.split(plain.rstrip(",; ").strip())
    if not all(WHOLE.fullmatch(each) for each in parts):
        return None
    return tuple(int(each) for each in parts)


def typed_shape(text: str) -> tuple[int, ...] | Sentence:
    """The shape that was typed; `()` and nothing at all are that of a single number."""
    found = typed_whole_numbers(text)
    if found is None or any(each < 1 for each in found):
        return NO_SHAPE(text=text.strip())
    return found


def write_shape(shape: Sequence[int]) -> str:
    """A shape as it can be read and typed: `2×8`, `8`; `()` for that of a single number."""
    return "×".join(map(str, shape)) if shape else "()"
