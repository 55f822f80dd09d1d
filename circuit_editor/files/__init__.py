"""Circuit files: strict and friendly to read, all or nothing to write.

Reading takes these steps, and each refuses with sentences that name the place: size, what other
kind of file it is (`kinds`, `classification`, `sniffing`), UTF-8, JSON without traps (`parsing`),
header and version (`migrations`), every record (`records`), the rules between them (`reading`).
Only then is there a document.

Nothing in a file can run code, read another file or use the network. A document goes to another
process as the text of its file, and is read there by the same steps (`pickling`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from circuit_editor.files.disk import bytes_of, load, reason, save, sweep, write_whole
from circuit_editor.files.failure import FileError
from circuit_editor.files.foreign.sniffing import is_meant_as_circuit, may_hold_formula
from circuit_editor.files.migrations import FORMAT, VERSION, newer_version, read_only
from circuit_editor.files.pickling import reduce_document
from circuit_editor.files.reading import read

if TYPE_CHECKING:
    from circuit_editor.files.writing import dump

EXTENSION = ".circuit"

__all__ = [
    "EXTENSION",
    "FORMAT",
    "VERSION",
    "FileError",
    "bytes_of",
    "dump",
    "is_meant_as_circuit",
    "load",
    "may_hold_formula",
    "newer_version",
    "read",
    "read_only",
    "reason",
    "reduce_document",
    "save",
    "sweep",
    "write_whole",
]


def __getattr__(name: str) -> Any:
    """Load what writes when it is first used."""
    if name != "dump":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from circuit_editor.files.writing import dump

    return dump
