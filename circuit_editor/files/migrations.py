"""The header of a circuit file, and how files of older versions are brought up to date."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from typing import Any

from circuit_editor.files.failure import MISSING, FileError
from circuit_editor.files.foreign.sniffing import without_our_header
from circuit_editor.files.locks import AnyPath
from circuit_editor.gates import GATES
from circuit_editor.model import Document
from circuit_editor.model.records import OF_CIRCUIT
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence, Template

FORMAT = "circuit-editor"
OF_ARRAYS = frozenset(kind for kind, each in GATES.items() if each.is_of_arrays)

# One pure function per change of the format, oldest first: the first brings version 1 to 2. Each
# gets data that parsed but was not checked yet, and must let pass what it does not understand.
MIGRATIONS: tuple[Callable[[dict[str, Any]], dict[str, Any]], ...] = (
    # version 2 has gates of arrays, attributes that are no numbers, and arrays as base64 beside
    # all that version 1 has
    lambda tree: tree,
)

VERSION = 1 + len(MIGRATIONS)
OLDEST_WRITTEN = 1  # a document is written in the oldest version that has all it needs

NO_VERSION = Sentence.of(
    QT_TRANSLATE_NOOP("Sentence", "The version must be a whole number from 1 on.")
)
TOO_NEW = Template(
    QT_TRANSLATE_NOOP(
        "Sentence",
        "Made with format {version}; this program knows up to {known}. "
        "Open it with a newer version of the program.",
    ),
    quoted=("version",),
)
READ_ONLY = Template(
    QT_TRANSLATE_NOOP(
        "Sentence",
        "Made with format {version}; this program knows up to {known}. "
        "Opened read-only so that nothing is lost.",
    )
)
HEADER = 4096  # bytes in which that of a file is looked for
FORMAT_IN_HEADER = rb'"format"\s*:\s*"circuit-editor"'
VERSION_IN_HEADER = rb'"version"\s*:\s*([0-9]{1,9})\b'
NEWEST = 9_999  # versions beyond are no versions: who wrote such a number meant something else


def up_to_date(tree: dict[str, Any], name: str = "") -> dict[str, Any]:
    """Check the header and bring the data to the present version. Raises FileError.

    Data of a newer version stays as it is: what can be understood of it is read.
    """
    if tree.get("format") != FORMAT:
        raise FileError.of(without_our_header(tree, name))
    wrong = why_not_version(tree)
    if wrong is not None:
        raise FileError.of(wrong, "" if wrong.template == TOO_NEW.text else "version")
    version = tree["version"]
    for migrate in MIGRATIONS[version - 1 :]:
        tree = migrate(tree)
    return tree


def needed_version(document: Document) -> int:
    """The oldest version of the format that has all a document needs."""
    circuits = [document.root, *(block.circuit for block in document.blocks.values())]
    nodes = [node for circuit in circuits for node in circuit.nodes.values()]
    if any(node.options for node in nodes) or not OF_ARRAYS.isdisjoint(each.kind for each in nodes):
        return VERSION
    newer = [each for each in OF_CIRCUIT if each.version > OLDEST_WRITTEN]
    has_newer = any(each.of(circuit) for circuit in circuits for each in newer)
    return VERSION if has_newer else OLDEST_WRITTEN


def why_not_version(tree: dict[str, Any]) -> Sentence | None:
    """Why the version in a header is none that is read here, or None where it is one."""
    if "version" not in tree:
        return MISSING
    version = tree["version"]
    if type(version) is not int or version < 1:
        return NO_VERSION
    return too_new(tree) if version > NEWEST else None


def is_newer(tree: dict[str, Any]) -> bool:
    """True for data of a later version than this program knows."""
    version = tree["version"]
    return type(version) is int and version > VERSION


def too_new(tree: dict[str, Any]) -> Sentence:
    """Say that data of a later version needs a later program."""
    return TOO_NEW(version=str(tree["version"]), known=VERSION)


def read_only(version: int) -> Sentence:
    """Say that a file of a later version is not written over."""
    return READ_ONLY(version=version, known=VERSION)


def newer_version(path: AnyPath) -> int | None:
    """The version of the circuit file at `path` where it is later than this program knows."""
    try:
        if not os.path.isfile(path):  # a pipe would wait
            return None
        with open(path, "rb") as file:
            return newer_in(file.read(HEADER))
    except (OSError, ValueError):
        return None


def newer_in(data: bytes) -> int | None:
    """The version in the header of a file's bytes where it is later than this program knows."""
    version = version_in(data)
    return version if version is not None and version > VERSION else None


def version_in(data: bytes) -> int | None:
    """The version that the header of a circuit file bears; None where there is none."""
    header = data[:HEADER]
    found = re.search(VERSION_IN_HEADER, header)
    return int(found[1]) if found and re.search(FORMAT_IN_HEADER, header) else None
