"""Journals of unsaved work as a damaged disk leaves them: some lines, or some bytes, are others.

Half of them end each step with the length and the checksum of what stands there, so that what is
wrong lies behind them; every one follows from its number alone.
"""

from __future__ import annotations

import json
import zlib
from contextlib import suppress
from functools import cache
from random import Random
from typing import Any

import mutations
from left_copies import journal_of
from scripts import edit_of

from circuit_editor.model import Document

JOURNALS = 24
ENDS = (b"=", b"~")  # begin the last line of a step


@cache
def journals() -> tuple[bytes, ...]:
    """Journals that are sound: of random documents, and what became of them by some edits."""
    return tuple(map(_journal, range(JOURNALS)))


def _journal(number: int) -> bytes:
    rng = Random(f"journal {number}")
    documents: list[Document] = [mutations.random_document(number)]
    for _ in range(rng.randint(0, 4)):
        documents.append(mutations.finite(edit_of(rng.getrandbits(32))(documents[-1])))
    return journal_of(*documents, about={"path": "/srv/x.circuit"})


def journal_file(number: int) -> bytes:
    """The mutated journal of this number."""
    rng = Random(f"mutated journal {number}")
    data = rng.choice(journals())
    if number % 4 == 3:
        return mutations.damaged(data, rng)
    steps: list[tuple[bytes, list[Any]]] = []
    lines: list[Any] = []
    for line in data.splitlines():
        if line.startswith(ENDS):
            steps.append((line[:1], lines))
            lines = []
        else:
            lines.append(json.loads(line))
    for _ in range(rng.choice([1, 1, 1, 2, 5])):
        mutation = rng.choice(mutations.ANYWHERE + 2 * mutations.OF_CIRCUITS)
        with suppress(IndexError):  # a step in which there is nothing of the kind
            mutation(rng.choice(steps)[1], rng)
    return _with_checksums(steps, rng)


def _with_checksums(steps: list[tuple[bytes, list[Any]]], rng: Random) -> bytes:
    found, checksum = b"", 0
    is_wrong = rng.randrange(8) == 0
    for kind, lines in steps:
        texts = (mutations.json_text(line) for line in lines)
        body = "".join(f"{text}\n" for text in texts).encode("utf-8", "surrogatepass")
        checksum = zlib.crc32(kind, zlib.crc32(body, checksum)) ^ is_wrong
        found += body + kind + f" {len(body)} {checksum:08x}\n".encode()
    return found
