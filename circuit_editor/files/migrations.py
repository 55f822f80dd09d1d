"""The header of a circuit file, and how files of older versions are brought up to date."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from circuit_editor.files.failure import MISSING, FileError
from circuit_editor.files.foreign.sniffing import without_our_header
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence, Template

FORMAT = "circuit-editor"

# One pure function per change of the format, oldest first: the first brings version 1 to 2. Each
# gets data that parsed but was not checked yet, and must let pass what it does not understand.
MIGRATIONS: tuple[Callable[[dict[str, Any]], dict[str, Any]], ...] = ()

VERSION = 1 + len(MIGRATIONS)

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


def up_to_date(tree: dict[str, Any], name: str = "") -> dict[str, Any]:
    """Check the header and bring the data to the present version. Raises FileError."""
    if tree.get("format") != FORMAT:
        raise FileError.of(without_our_header(tree, name))
    wrong = why_not_version(tree)
    if wrong is not None:
        raise FileError.of(wrong, "" if wrong.template == TOO_NEW.text else "version")
    version = tree["version"]
    for migrate in MIGRATIONS[version - 1 :]:
        tree = migrate(tree)
    return tree


def why_not_version(tree: dict[str, Any]) -> Sentence | None:
    """Why the version in a header is none that is read here, or None where it is one."""
    if "version" not in tree:
        return MISSING
    version = tree["version"]
    if type(version) is not int or version < 1:
        return NO_VERSION
    return TOO_NEW(version=str(version), known=VERSION) if version > VERSION else None
