"""Fingerprints of files: enough to tell whether the bytes are others now."""

from __future__ import annotations

import os
import stat
import sys
import time
from contextlib import suppress
from importlib import import_module
from typing import Any

from circuit_editor.files import disk
from circuit_editor.files.limits import FILE_BYTES
from circuit_editor.files.locks import AnyPath
from circuit_editor.files.migrations import newer_in
from circuit_editor.model import Document
from circuit_editor.named_tuple import NamedTuple

HASHED = int(FILE_BYTES.most)  # bytes: no circuit file has more, and of others the size tells
UNKNOWN_SIZE = -2  # of bytes of which only the hash is known
SMALL = 1_000_000  # bytes that are hashed sooner than a faster hash is loaded
LOOKS, BETWEEN = 10, 0.01  # how often, and after how many s, a file is read that is being written


class KnownBytes(NamedTuple):
    """The size of a file, and the SHA-256 of what it holds.

    `newer` is its version where that is later than this program knows, and it is only read.
    """

    size: int
    digest: bytes
    newer: int | None = None

    def is_same(self, other: KnownBytes) -> bool:
        """True where these are the same bytes, as far as both are known."""
        sizes_differ = self.size != other.size and UNKNOWN_SIZE not in (self.size, other.size)
        return self.digest == other.digest and not sizes_differ

    @property
    def short(self) -> str:
        """Eight digits that tell it from others in the name of a file."""
        return self.digest.hex()[:8]


class OpenedFile(NamedTuple):
    """A document that was read, and what the bytes of its file are known to be."""

    document: Document
    known: KnownBytes


NOTHING = KnownBytes(-1, b"")  # of a file that is not there


def open_known(path: AnyPath) -> OpenedFile:
    """Open the circuit file at `path`, for one that is saved there again. Raises FileError."""
    data = disk.bytes_of(path)
    return OpenedFile(disk.document_in(data, path), known_of(data))


def known_by(digest: str) -> KnownBytes | None:
    """What is known where only the SHA-256 is, in hexadecimal; None where that is not known."""
    return KnownBytes(UNKNOWN_SIZE, bytes.fromhex(digest)) if digest else None


def known_of(data: bytes) -> KnownBytes:
    """What is known of these bytes."""
    hashed = data[:HASHED]
    return KnownBytes(len(data), _sha256(len(hashed))(hashed).digest(), newer_in(data))


def known_in(path: AnyPath) -> KnownBytes:
    """What is known of the bytes of the file at `path`; NOTHING where there is none.

    Raises OSError where it cannot be read. A pipe or a device is refused: it might never end.
    """
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):
            raise IsADirectoryError(os.fspath(path))
        with open(path, "rb") as file:
            data = file.read(HASHED)
            size = len(data) if len(data) < HASHED else os.fstat(file.fileno()).st_size
    except FileNotFoundError:
        return NOTHING
    return KnownBytes(size, _sha256(len(data))(data).digest(), newer_in(data))


def _sha256(size: int) -> Any:
    """The hash: Python's own for a small file, for OpenSSL's takes as long to load as a panel."""
    if size < SMALL and "hashlib" not in sys.modules:
        for name in ("_sha256", "_sha2"):  # as it is called, and will be
            with suppress(ImportError):
                return import_module(name).sha256
    import hashlib

    return hashlib.sha256


def settled_in(path: AnyPath) -> KnownBytes:
    """What is known of a file that somebody may be writing: when it has ceased to change."""
    known = known_in(path)
    for _ in range(LOOKS):
        time.sleep(BETWEEN)
        before, known = known, known_in(path)
        if before == known:
            break
    return known
