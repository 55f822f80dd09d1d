"""The file that a session shows, and those of what stood there before, which undo brings back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from circuit_editor.model import Document
from circuit_editor.named_tuple import NamedTuple

if TYPE_CHECKING:
    from circuit_editor.files.known_bytes import KnownBytes
    from circuit_editor.files.repair import RepairedFile


class ShownFile(NamedTuple):
    """All that a session knows of the file it shows: fields as the session calls them.

    `saved` is the document that stands in it; None where none does.
    """

    path: Path | None = None
    known: KnownBytes | None = None
    found: KnownBytes | None = None
    is_lost: bool = False
    repaired: RepairedFile | None = None
    example: str = ""
    saved: Document | None = None


class FilesOfSteps:
    """The files of work that a session did not open, but began: each step there led out of one."""

    def __init__(self) -> None:
        self._earlier: list[ShownFile] = []
        self._later: list[ShownFile] = []

    def begin(self, left: ShownFile) -> ShownFile:
        """The file of what begins: none. That of what was left is kept."""
        self._earlier.append(left)
        self._later.clear()
        return ShownFile()

    def go(self, crossed: int, left: ShownFile) -> ShownFile:
        """The file after so many beginnings were done again, or, below zero, taken back."""
        come, gone = (self._earlier, self._later) if crossed < 0 else (self._later, self._earlier)
        for _ in range(abs(crossed)):
            gone.append(left)
            left = come.pop()
        return left
