"""Replaces in parsed data what must not be read: numbers beyond range, doubled keys, half signs."""

from __future__ import annotations

import re
from typing import Any

from circuit_editor.files.parsing import (
    ALWAYS_FIT,
    RefusedValue,
    half_a_character,
    is_repeated,
    members,
    path_to,
)
from circuit_editor.files.repair.changes import NOW, Change, refuse_too_many
from circuit_editor.files.values import number_text
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence, Template

HALVES = re.compile("[\ud800-\udfff]")
UNKNOWN = "\ufffd"

LAST_KEPT = Sentence.of(QT_TRANSLATE_NOOP("Sentence", "The last of them was kept."))
SIGN_REPLACED = Template(QT_TRANSLATE_NOOP("Sentence", "It was replaced by {sign}."))


def replace_refused(tree: Any, changes: list[Change], path: str = "") -> Any:
    """The data with what comes nearest to each such value; the changes are added.

    How deep it is nested is limited by now. Raises FileError for too many changes.
    """
    tree = _kept(tree, path, changes)
    for key, each in [*members(tree)] if isinstance(tree, dict) else members(tree):
        if type(each) in ALWAYS_FIT and not isinstance(key, str):
            continue  # a file may hold millions of numbers: nobody asks for their paths
        place = path_to(path, key, each)
        kept = tree[key] = replace_refused(each, changes, place)
        if isinstance(key, str) and HALVES.search(key):
            changes.append(Change(place, half_a_character(""), SIGN_REPLACED(sign=UNKNOWN)))
            del tree[key]
            tree.setdefault(HALVES.sub(UNKNOWN, key), kept)
        refuse_too_many(changes)
    return tree


def _kept(value: Any, place: str, changes: list[Change]) -> Any:
    """What is kept of a value."""
    while isinstance(value, RefusedValue):
        done = LAST_KEPT if is_repeated(value) else NOW(text=number_text(value.instead))
        changes.append(Change(place, value.say(value.text), done))
        value = value.instead
    if isinstance(value, str) and HALVES.search(value):
        changes.append(Change(place, half_a_character(""), SIGN_REPLACED(sign=UNKNOWN)))
        return HALVES.sub(UNKNOWN, value)
    return value
