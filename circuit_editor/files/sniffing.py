"""What a file is when it is no circuit: said by name, before anything tries to read it."""

from __future__ import annotations

import re
from typing import Any

from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence

BOM = b"\xef\xbb\xbf"
LFS_POINTER = b"version https://git-lfs.github.com/spec/"
CONFLICT = re.compile(rb"^(<{7}|>{7}) ", re.MULTILINE)
HEADER = re.compile(r'"format"\s*:\s*"circuit-editor"')

OTHER_BEGINNINGS = (
    (b"PK\x03\x04", "ZIP"),
    (b"\x1f\x8b", "gzip"),
    (b"%PDF", "PDF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"SQLite format 3", "SQLite"),
    (b"\x7fELF", "ELF"),
    (b"<?xml", "XML"),
    (b"<svg", "SVG"),
)


def not_a_circuit(data: bytes) -> Sentence | None:
    """What these bytes are instead of a circuit, or None where they may be one."""
    kind = other_kind(data)
    return no_text_of_ours(data) or (None if kind is None else another_programs(kind))


def other_kind(data: bytes) -> str | None:
    """What another kind of file these bytes are, or None where their beginning tells of none."""
    start = data[:1024].removeprefix(BOM).lstrip()
    return next((kind for beginning, kind in OTHER_BEGINNINGS if start.startswith(beginning)), None)


def no_text_of_ours(data: bytes) -> Sentence | None:
    """What these bytes are instead of any text of this program, or None where they may be one."""
    start = data[:1024].removeprefix(BOM).lstrip()
    if not data.removeprefix(BOM).strip():
        return Sentence.of(
            QT_TRANSLATE_NOOP(
                "Sentence", "The file is empty. Perhaps it was never saved; look for a copy of it."
            )
        )
    if not data.strip(b"\0"):
        return Sentence.of(
            QT_TRANSLATE_NOOP(
                "Sentence",
                "The file holds only zero bytes, as a crash or a bad disk leaves them. "
                "Its contents are lost; look for a copy of it.",
            )
        )
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Sentence.of(
            QT_TRANSLATE_NOOP("Sentence", "The file is text in UTF-16. Save it again as UTF-8.")
        )
    if start[:14].lower() == b"<!doctype html" or start[:5].lower() == b"<html":
        return Sentence.of(
            QT_TRANSLATE_NOOP(
                "Sentence",
                "This is a web page. Perhaps the page about the file was saved "
                "in its place: download the file itself.",
            )
        )
    if start.startswith(LFS_POINTER):
        return Sentence.of(
            QT_TRANSLATE_NOOP(
                "Sentence",
                "This is a Git LFS pointer, which stands for the file. "
                "Fetch the file itself with: git lfs pull",
            )
        )
    if CONFLICT.search(data):
        return Sentence.of(
            QT_TRANSLATE_NOOP(
                "Sentence",
                "The file holds both sides of a merge conflict (lines with <<<<<<< and >>>>>>>). "
                "Settle the conflict first, then open it.",
            )
        )
    return None


def is_meant_as_circuit(text: str) -> bool:
    """True where a text bears our header, whether the rest of it can be read or not."""
    return HEADER.search(text) is not None


def without_our_header(tree: Any) -> Sentence:
    """What valid JSON without our header is, as far as its fields tell."""
    fields = tree if isinstance(tree, dict) else {}
    if "nbformat" in fields:
        return another_programs("Jupyter")
    if fields.get("type") == "excalidraw":
        return another_programs("Excalidraw")
    if "last_node_id" in fields:
        return another_programs("ComfyUI")
    return Sentence.of(
        QT_TRANSLATE_NOOP(
            "Sentence",
            'This is no circuit file: it does not begin with "format": "circuit-editor".',
        )
    )


def not_utf8(data: bytes, error: UnicodeDecodeError) -> Sentence:
    """Say which line is no text."""
    return Sentence.of(
        QT_TRANSLATE_NOOP(
            "Sentence", "Line {line} is not text in UTF-8. Save the file again as UTF-8."
        ),
        line=data.count(b"\n", 0, error.start) + 1,
    )


def ends_in_the_middle(line: int) -> Sentence:
    """Say that the rest of a file is lost."""
    return Sentence.of(
        QT_TRANSLATE_NOOP(
            "Sentence",
            "The file ends in the middle, at line {line}. Its end is lost; look for a copy of it.",
        ),
        line=line,
    )


def another_programs(kind: str) -> Sentence:
    """Say that a file belongs to something else."""
    return Sentence.of(
        QT_TRANSLATE_NOOP("Sentence", "This is a file of another kind ({kind}), not a circuit."),
        kind=kind,
    )
