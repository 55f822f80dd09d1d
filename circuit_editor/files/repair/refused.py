"""Replaces in parsed data what must not be read: numbers beyond range, doubled keys, half signs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from circuit_editor.files.parsing import RefusedValue, half_a_character, is_repeated, item, member
from circuit_editor.files.repair.changes import NOW, Change
from circuit_editor.files.values import number_text
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence, Template

HALVES = re.compile("[\ud800-\udfff]")
UNKNOWN = "\ufffd"

LAST_KEPT = Sentence.of(QT_TRANSLATE_NOOP("Sentence", "The last of them was kept."))
SIGN_REPLACED = Template(QT_TRANSLATE_NOOP("Sentence", "It was replaced by {sign}."))


def replace_refused(tree: Any, changes: list[Change], path: str = "") -> Any:
    """The data with what comes nearest to each such value; the changes are added.

    How deep it is nested is limited by now.
    """
    tree = _kept(tree, path, changes)
    for key, each, place in list(_members(tree, path)):
        kept = tree[key] = replace_refused(each, changes, place)
        if isinstance(key, str) and HALVES.search(key):
            changes.append(Change(place, half_a_character(""), SIGN_REPLACED(sign=UNKNOWN)))
            del tree[key]
            tree.setdefault(HALVES.sub(UNKNOWN, key), kept)
    return tree


def _members(here: Any, path: str) -> Iterator[tuple[Any, Any, str]]:
    if isinstance(here, dict):
        for key, each in here.items():
            yield key, each, member(path, key)
    elif isinstance(here, list):
        for index, each in enumerate(here):
            yield index, each, item(path, index, each)


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
