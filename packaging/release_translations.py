"""Build what the program loads, `*.qm`, from what translators write, `resources/translations/*.ts`.

    python3 packaging/release_translations.py

Does what Qt's `lrelease` does, byte for byte, but needs nothing beside Python: the set-up and the
build of a wheel make the files in a moment, and neither has to have Qt. Only what is older than its
source is made.
"""

from __future__ import annotations

import os
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

TRANSLATIONS = Path(__file__).resolve().parent.parent / "resources" / "translations"

# The format, from qttools/src/linguist/shared/qm.cpp: sections, each with its tag and length, of
# which one holds the messages, and one (hash, offset) of each, by which Qt finds it.
MAGIC = bytes.fromhex("3cb86418caef9c95cd211cbf60a1bddd")
LANGUAGE, HASHES, MESSAGES = 0xA7, 0x42, 0x69
END, TRANSLATION, SOURCE_TEXT, CONTEXT, COMMENT = 1, 3, 6, 7, 8
GONE = ("vanished", "obsolete")  # kept for translators, who may want to use them again


class Message(NamedTuple):
    """One text, in the order in which the messages stand in the file."""

    context: bytes
    source: bytes
    translation: str


def main() -> None:
    """Build all that is not built."""
    for source in sorted(TRANSLATIONS.glob("*.ts")):
        if is_stale(source):
            release(source)


def is_stale(source: Path) -> bool:
    """True where what the program loads is missing, or older than its source."""
    try:
        return source.with_suffix(".qm").stat().st_mtime_ns < source.stat().st_mtime_ns
    except FileNotFoundError:
        return True


def release(source: Path, target: Path | None = None) -> None:
    """Build one file, beside its source; whoever reads it meanwhile reads the old one."""
    target = target or source.with_suffix(".qm")
    language, messages = read(source)
    half = target.with_suffix(f".{os.getpid()}.half")
    half.write_bytes(written(language, messages))
    half.replace(target)


def read(source: Path) -> tuple[str, list[Message]]:
    """The language of a .ts file and what is translated in it."""
    root = ElementTree.parse(source).getroot()
    return root.get("language", ""), sorted(messages_of(root))


def messages_of(root: ElementTree.Element) -> Iterator[Message]:
    """All messages that are translated."""
    for context in root.iter("context"):
        for message in context.iter("message"):
            if message.get("numerus") or message.find("comment") is not None:
                raise ValueError(f"plurals and comments: {message.findtext('source')}")
            translation = message.find("translation")
            if translation is None or translation.get("type") in GONE or not translation.text:
                continue
            of, text = context.findtext("name", ""), message.findtext("source", "")
            yield Message(of.encode(), text.encode(), translation.text)


def written(language: str, messages: list[Message]) -> bytes:
    """The bytes of a .qm file."""
    found, bodies = [], b""
    for message in messages:
        found.append((hash_of(message.source), len(bodies)))
        bodies += (
            tagged(TRANSLATION, message.translation.encode("utf-16-be"))
            + tagged(COMMENT, b"")
            + tagged(SOURCE_TEXT, message.source)
            + tagged(CONTEXT, message.context)
            + bytes([END])
        )
    hashes = b"".join(struct.pack(">II", *each) for each in sorted(found))
    sections = ((LANGUAGE, language.encode()), (HASHES, hashes), (MESSAGES, bodies))
    return MAGIC + b"".join(tagged(tag, data) for tag, data in sections)


def tagged(tag: int, data: bytes) -> bytes:
    """A part of the file, after its tag and its length."""
    return struct.pack(">BI", tag, len(data)) + data


def hash_of(text: bytes) -> int:
    """The hash of ELF's symbol tables, by which Qt looks a text up; never 0."""
    found = 0
    for byte in text:
        found = (found << 4) + byte
        high = found & 0xF0000000
        found = (found ^ high >> 24) & ~high
    return found or 1


if __name__ == "__main__":
    main()
