"""Copies of unsaved work as a program leaves them behind that ends without a word."""

from __future__ import annotations

from pathlib import Path

from circuit_editor.files import recovery
from circuit_editor.files.journal import Journal, read_journal
from circuit_editor.model import Document


def journal_of(*documents: Document, about: dict[str, str] | None = None) -> bytes:
    """The bytes of a journal in which these documents follow each other."""
    journal = Journal()
    for document in documents:
        for _ in journal.follow(document, about or {}):
            pass
    return b"".join(journal.chunks)


def leave(folder: Path, document: Document, origin: Path | None = None, example: str = "") -> Path:
    """A copy of the document that belongs to nobody any more."""
    copy = recovery.RecoveryCopy.in_folder(folder)
    about = recovery.about(origin, example)
    writing = copy.write_from([journal_of(document, about=about)], 0)
    copy.let_go()
    copy.wait(30)
    assert writing.failure is None, writing.failure
    return copy.path


def copies(folder: Path) -> list[Path]:
    """The journals there."""
    return sorted(folder.glob(f"*{recovery.EXTENSION}"))


def kept_in(path: Path) -> Document:
    """The document that a journal holds."""
    return read_journal(path.read_bytes()).document
