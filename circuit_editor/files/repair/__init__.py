"""Repaired copies of damaged files: what is right in them, and a list of all that was changed.

Bytes become text (`torn_text`), text becomes data (`torn_json`), and the data is mended until the
reader takes it (`mending`). The file itself is never written.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from circuit_editor.files.copied_from import without_note
from circuit_editor.files.disk import bytes_of
from circuit_editor.files.failure import MISSING, FileError
from circuit_editor.files.foreign.sniffing import without_our_header
from circuit_editor.files.limits import DEPTH
from circuit_editor.files.locks import AnyPath
from circuit_editor.files.migrations import (
    FORMAT,
    VERSION,
    is_newer,
    too_new,
    up_to_date,
    why_not_version,
)
from circuit_editor.files.parsing import HALF_CHARACTER, Hooks, nesting
from circuit_editor.files.reading import read
from circuit_editor.files.repair.changes import NOW, Change, told
from circuit_editor.files.repair.mending import Mending, flags_in
from circuit_editor.files.repair.refused import replace_refused
from circuit_editor.files.repair.torn_json import TornJson
from circuit_editor.files.repair.torn_text import ConflictSide, text_of
from circuit_editor.files.writing import dump
from circuit_editor.gates import GATES
from circuit_editor.model import EMPTY, Document
from circuit_editor.named_tuple import NamedTuple
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence

__all__ = [
    "Change",
    "ConflictSide",
    "Repaired",
    "RepairedFile",
    "repaired",
    "repaired_copy",
    "told",
]

NOTHING_LEFT = Sentence.of(
    QT_TRANSLATE_NOOP("Sentence", "Nothing of the circuit is left that a repair could keep.")
)
WITHOUT_HEADER = Sentence.of(
    QT_TRANSLATE_NOOP(
        "Sentence", 'It does not begin with "format": "circuit-editor", as a circuit file does.'
    )
)


class Repaired(NamedTuple):
    """The document of a damaged file, and all that was changed for it, in order."""

    document: Document
    changes: tuple[Change, ...]


class RepairedFile(NamedTuple):
    """The damaged file of a repaired copy, and what was changed for that."""

    path: Path
    changes: tuple[Change, ...]


def repaired(data: bytes, name: str = "", side: ConflictSide = ConflictSide.OURS) -> Repaired:
    """The repaired copy of a circuit file; without changes where nothing was wrong with it.

    `name` is that of the file; of a merge conflict one `side` is kept. Raises FileError where the
    bytes are no circuit file at all, or too much, or where nothing of a circuit is left.
    """
    changes: list[Change] = []
    text = text_of(data, name, side, changes)
    tree = _tree(text, changes)
    if not isinstance(tree, dict) or not _is_ours(tree):
        raise FileError.of(without_our_header(tree, name))
    if changes and "loss" not in tree:  # it is always written: its line is lost
        _find_loss(tree, changes)
    mending = Mending(_with_header(tree, changes))
    document = mending.document()
    changes += mending.changes
    if changes and is_newer(tree):
        changes.insert(0, Change("version", too_new(tree), NOW(text=str(VERSION))))
    if changes and document == EMPTY:
        raise FileError.of(NOTHING_LEFT)
    read(dump(document))  # what could not be saved and opened again is no repaired copy
    return Repaired(without_note(document), tuple(changes))


def repaired_copy(path: AnyPath, side: ConflictSide = ConflictSide.OURS) -> Repaired:
    """The repaired copy of the circuit file at `path`, which is only read. Raises FileError."""
    return repaired(bytes_of(path), os.path.basename(os.fsdecode(path)), side)


def _tree(text: str, changes: list[Change]) -> Any:
    """The data of a text, torn or not; what must not be read is replaced."""
    is_deep = nesting(text.encode("utf-8", "surrogatepass")) > DEPTH.most
    hooks = Hooks()
    try:
        tree = None if is_deep else json.loads(text, **hooks.named())
    except (json.JSONDecodeError, RecursionError):
        tree = None
    if tree is None:
        torn = TornJson(text)
        tree, hooks = torn.tree(), torn.hooks
        changes += torn.changes
    if not hooks.is_sound or HALF_CHARACTER.search(text):
        tree = replace_refused(tree, changes)
    return tree


def _is_ours(tree: dict[str, Any]) -> bool:
    """True for the data of a circuit, also of one that has lost its header."""
    if "format" in tree and isinstance(tree["format"], str):
        return tree["format"] == FORMAT
    nodes = tree.get("nodes")
    return (
        isinstance(nodes, list)
        and isinstance(tree.get("wires"), list)
        and any(isinstance(each, dict) and _is_kind(each.get("kind")) for each in nodes)
    )


def _find_loss(tree: dict[str, Any], changes: list[Change]) -> None:
    """Take the only flag of a file that has lost its loss."""
    flags = flags_in(tree)
    if len(flags) == 1:
        tree["loss"] = flags[0]
        changes.append(Change("loss", MISSING, NOW(text=flags[0])))


def _is_kind(kind: Any) -> bool:
    return isinstance(kind, str) and kind in GATES


def _with_header(tree: dict[str, Any], changes: list[Change]) -> dict[str, Any]:
    """The data under a header of ours, brought up to date."""
    if tree.get("format") != FORMAT:
        changes.append(Change("format", WITHOUT_HEADER, NOW(text=FORMAT)))
        tree["format"] = FORMAT
    wrong = why_not_version(tree)
    if wrong is not None:
        changes.append(Change("version", wrong, NOW(text=str(VERSION))))
        tree["version"] = VERSION
    return up_to_date(tree)
