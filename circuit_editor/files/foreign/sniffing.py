"""Recognises a file that is no circuit and names it, before anything tries to read it.

A circuit is told by its first bytes; the many kinds that it is not are loaded where one is needed.
"""

from __future__ import annotations

import re
from typing import Any

from circuit_editor.files.first_bytes import BOM, LOOKED_AT, begins_as_json, is_binary
from circuit_editor.files.limits import FILE_BYTES
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence, Template

LFS_POINTER = b"version https://git-lfs.github.com/spec/"
CONFLICT = rb"^(<{7}|>{7}) "
HEADER = r'"format"\s*:\s*"circuit-editor"'
SCALAR = r"-?(?:\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|Infinity)|NaN|true|false|null"  # of JSON
ASCII_TEXT = frozenset(range(0x20, 0x7F)) | frozenset(b"\t\n\r")
LONGEST_SCALAR = 400  # characters
HEADER_BYTES = HEADER.encode()

TORN_CIRCUIT = Template(
    QT_TRANSLATE_NOOP(
        "Sentence",
        "The file ends in the middle, at line {line}. Its end is lost; a repaired copy "
        "keeps what stands before it.",
    )
)
ENDS_IN_THE_MIDDLE = Template(
    QT_TRANSLATE_NOOP(
        "Sentence",
        "The file ends in the middle, at line {line}. Its end is lost; look for a copy of it.",
    )
)


def not_a_circuit(data: bytes, name: str = "") -> Sentence | None:
    """What these bytes are instead of a circuit, or None where they may be one.

    `name` is that of the file: it counts where the bytes themselves do not tell.
    """
    special = no_text_of_ours(data)
    if special is not None:
        return special
    if begins_as_json(data):  # what else it is stands in its fields
        return None
    if re.search(HEADER_BYTES, data[:LOOKED_AT]) and not is_binary(data):  # its beginning is lost
        return None
    from circuit_editor.files.foreign.classification import kind_of

    kind = kind_of(data, name)
    if kind is not None:
        return kind.told
    if is_binary(data):
        return Sentence.of(
            QT_TRANSLATE_NOOP(
                "Sentence",
                "This is no text but a file of another program, and no circuit. "
                "Open a file that this program has saved; its name ends in .circuit.",
            )
        )
    return _not_a_circuit_but_text(data)


def _not_a_circuit_but_text(data: bytes) -> Sentence:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return not_utf8(data, error)
    if len(text) < LONGEST_SCALAR and re.fullmatch(SCALAR, text.strip()):
        return without_our_header(None)
    from circuit_editor.files.foreign.classification import guessed_kind

    kind = guessed_kind(text)
    if kind is not None:
        return kind.told
    return Sentence.of(
        QT_TRANSLATE_NOOP(
            "Sentence",
            "This is a text, not a circuit. To use a formula in it, copy the formula "
            "and paste it: Ctrl+I in the window, or circuit-editor new.",
        )
    )


def may_hold_formula(data: bytes, name: str = "") -> bool:
    """True for a text that may be a formula as a whole: no kind of file that is none is sure."""
    if is_binary(data) or no_text_of_ours(data) is not None or re.search(HEADER_BYTES, data):
        return False
    from circuit_editor.files.foreign.classification import kind_of
    from circuit_editor.files.foreign.kinds import Family

    kind = kind_of(data, name)
    return kind is None or kind.family is Family.WRITING


def other_kind(data: bytes) -> str | None:
    """What another kind of file these bytes are, or None where their beginning tells of none."""
    from circuit_editor.files.foreign.classification import kind_of
    from circuit_editor.files.foreign.kinds import Family

    kind = kind_of(data)
    return None if kind is None or kind.family is Family.LESSON else kind.name


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
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or _is_utf16_without_mark(data):
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
    if is_in_conflict(data):
        return Sentence.of(
            QT_TRANSLATE_NOOP(
                "Sentence",
                "The file holds both sides of a merge conflict (lines with <<<<<<< and >>>>>>>). "
                "Settle the conflict first, then open it.",
            )
        )
    return None


def is_in_conflict(data: bytes) -> bool:
    """True where a file holds both sides of a merge conflict."""
    if (
        b"<<<<<<< " not in data and b">>>>>>> " not in data
    ):  # a tenth of what looking at lines takes
        return False
    return re.search(CONFLICT, data, re.MULTILINE) is not None


def _is_utf16_without_mark(data: bytes) -> bool:
    """True for ASCII with a zero byte before, or behind, each of its characters."""
    start = data[: LOOKED_AT & ~1]
    for zeros, letters in ((start[::2], start[1::2]), (start[1::2], start[::2])):
        if len(letters) > 2 and not zeros.strip(b"\0") and letters.isascii():
            return all(each in ASCII_TEXT for each in set(letters))
    return False


def may_be_repaired(data: bytes) -> bool:
    """True for bytes that look like a circuit file, damaged or not, of a size that is read."""
    if FILE_BYTES.exceeded_by(len(data)) is not None:
        return False
    signs = data.replace(b"\0", b"")  # which a power cut leaves, or UTF-16
    is_headed = re.search(HEADER_BYTES, signs[:LOOKED_AT]) is not None
    return is_headed or (b'"nodes"' in signs and b'"wires"' in signs)


def is_meant_as_circuit(text: str) -> bool:
    """True where a text bears our header, whether the rest of it can be read or not."""
    return re.search(HEADER, text) is not None


def without_our_header(tree: Any, name: str = "") -> Sentence:
    """What valid JSON without our header is, as far as its fields tell, or the file's name."""
    from circuit_editor.files.foreign.classification import kind_of_json

    kind = kind_of_json(tree, name)
    if kind is not None:
        return kind.told
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
